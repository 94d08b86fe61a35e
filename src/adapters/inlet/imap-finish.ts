/**
 * What happens at the server to mails that are safely stored (`IMAP_AFTER`). Only the named UIDs are touched: without
 * UIDPLUS nothing is expunged, as a plain EXPUNGE would remove what others flagged.
 */
import type { ImapFlow } from 'imapflow'
import { Failure, type Log } from '../../app/ports.ts'
import { uidGroups, uidSet } from './uid-set.ts'

/** `IMAP_AFTER`: leave as it is, mark as seen, move away, delete. */
export type AfterTaking =
  | { readonly kind: 'keep' }
  | { readonly kind: 'seen' }
  | { readonly kind: 'move'; readonly folder: string }
  | { readonly kind: 'delete' }

export async function finishMails(
  client: ImapFlow,
  uids: readonly number[],
  after: AfterTaking,
  log: Log,
): Promise<void> {
  if (client.mailbox !== false && client.mailbox?.readOnly === true) throw refused('change anything: it is read-only')
  for (const group of uidGroups(uids)) {
    const set = uidSet(group)
    switch (after.kind) {
      case 'keep':
        break
      case 'seen':
        if (!(await client.messageFlagsAdd(set, ['\\Seen'], { uid: true, silent: true })))
          throw refused('mark mails as seen')
        break
      case 'move':
        await move(client, set, after.folder, log)
        break
      case 'delete':
        await remove(client, set, log)
        break
    }
  }
}

/** MOVE (RFC 6851), else COPY and delete. A folder that is not there is made once. */
async function move(client: ImapFlow, set: string, folder: string, log: Log): Promise<void> {
  const attempt = () =>
    has(client, 'MOVE')
      ? client.messageMove(set, folder, { uid: true })
      : client.messageCopy(set, folder, { uid: true })
  if (!(await attempt())) {
    await client.mailboxCreate(folder).catch(() => undefined)
    if (!(await attempt())) throw refused(`move mails to ${folder}`)
  }
  if (!has(client, 'MOVE')) await remove(client, set, log)
}

/** UID EXPUNGE (RFC 4315) when the server has it; else the mails stay, flagged \Deleted. */
async function remove(client: ImapFlow, set: string, log: Log): Promise<void> {
  if (has(client, 'UIDPLUS')) {
    if (!(await client.messageDelete(set, { uid: true }))) throw refused('delete mails')
    return
  }
  if (!(await client.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true }))) throw refused('delete mails')
  log.warn('mails-flagged-not-removed', { why: 'the server has no UIDPLUS; they are flagged as deleted only' })
}

/** Never more generous than imapflow, whose own way without MOVE or UIDPLUS is a plain EXPUNGE. */
function has(client: ImapFlow, capability: string): boolean {
  return client.capabilities.has(capability)
}

function refused(what: string): Failure {
  return new Failure('imap', `the folder would not let us ${what}`, 'permanent')
}
