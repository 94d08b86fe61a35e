/**
 * Removes a person's mails from all folders of an IMAP account: what we know by its place or its Message-ID, and what the server's
 * search finds for the address. A search is only a hint (it matches parts of words, and some servers guess), so the fields of every hit
 * are read before it goes. Only named UIDs are ever removed, and none that the person wrote after the erasure was asked for.
 */
import type { ImapFlow, ListResponse, SearchObject } from 'imapflow'
import type { ErasedAtServer, MailboxEraser, ToErase } from '../../app/ports.ts'
import { blackOut } from '../../domain/mail/black-out.ts'
import { names } from '../../domain/mail/named-in.ts'
import { connect, type Entry, failure, IMAP_TIMES, type ImapTimes } from './imap-client.ts'
import { mailboxOf } from './imap-list.ts'
import { uidGroups, uidSet } from './uid-set.ts'

export type ImapEraserOptions = Entry & {
  /** Folders that belong to other mailboxes: what lies there is not ours to remove, and may not be taken in yet. */
  readonly ofOthers: readonly string[]
  readonly times?: Partial<ImapTimes>
}

/** Who wrote it, and whom it is for. */
const WRITERS = ['from', 'sender', 'reply-to', 'return-path', 'resent-from']
const READERS = ['to', 'cc', 'bcc', 'delivered-to', 'x-original-to', 'resent-to', 'x-failed-recipients']
const LOOKED_INTO = 1024 * 1024
/** Message-IDs in one search, each one more level of it. */
const IDS_PER_SEARCH = 15

type Hit = { readonly uid: number; readonly arrivedAt: number; readonly fields: ReadonlyMap<string, string> }

export function createImapEraser(options: ImapEraserOptions): MailboxEraser {
  return {
    async erase(what, signal) {
      const { client, lost } = await connect(options, { ...IMAP_TIMES, ...options.times }, signal)
      const abandon = () => client.close()
      signal.addEventListener('abort', abandon, { once: true })
      try {
        return await eraseIn(client, options, what)
      } catch (error) {
        throw failure(lost() ?? error, 'could not search the folders')
      } finally {
        signal.removeEventListener('abort', abandon)
        if (client.usable) await client.logout().catch(() => undefined)
        client.close()
      }
    },
  }
}

async function eraseIn(
  client: ImapFlow,
  { folder: intake, ofOthers }: ImapEraserOptions,
  what: ToErase,
): Promise<ErasedAtServer> {
  const all = (await client.list()).filter(
    ({ path, flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent') && !ofOthers.includes(path),
  )
  // Gmail keeps each mail once and folders are labels of it: removing a label removes nothing, moving to the bin does.
  const bin = client.capabilities.has('X-GM-EXT-1') ? all.find(({ specialUse }) => specialUse === '\\Trash') : undefined
  const folders: { folder: string; count: number }[] = []
  let left = 0
  const refused: { folder: string; why: string }[] = []
  let flagged = 0
  for (const { path } of bin === undefined ? all : ofGmail(all, bin, ofOthers.length > 0)) {
    try {
      await client.mailboxOpen(path)
      const { uids, leftHere } = await belonging(client, path, path === intake, what)
      left += leftHere
      if (uids.length === 0) continue
      const removed = await remove(client, uids, path === bin?.path ? undefined : bin?.path)
      if (!removed) flagged += uids.length
      // In the bin they are counted when they leave that.
      if (bin === undefined || path === bin.path) folders.push({ folder: path, count: uids.length })
    } catch (error) {
      const told = failure(error, 'refused')
      if (!client.usable || told.lasting === 'temporary') throw told
      refused.push({ folder: path, why: told.message })
    }
  }
  return { folders, flagged, left, refused }
}

/** What Gmail shows as folders and holds mails of all of them. */
const VIEWS = new Set(['\\All', '\\Flagged', '\\Important'])

/** All mail, spam and the bin, which holds what came from the others by then. All mail holds that of other mailboxes, too. */
function ofGmail(all: readonly ListResponse[], bin: ListResponse, isShared: boolean): readonly ListResponse[] {
  if (isShared) return [...all.filter((one) => one !== bin && !VIEWS.has(one.specialUse ?? '')), bin]
  const wide = all.filter(({ specialUse }) => specialUse === '\\All' || specialUse === '\\Junk')
  return [...(wide.some(({ specialUse }) => specialUse === '\\All') ? wide : all.filter((one) => one !== bin)), bin]
}

/** The UIDs of the open folder that are to go, and how many mails of others are left though they name the person. */
async function belonging(
  client: ImapFlow,
  folder: string,
  isIntake: boolean,
  what: ToErase,
): Promise<{ readonly uids: readonly number[]; readonly leftHere: number }> {
  const { uidValidity, exists } = mailboxOf(client)
  if (exists === 0) return { uids: [], leftHere: 0 }
  const known = new Set(
    what.places.filter((at) => at.folder === folder && at.uidValidity === uidValidity).flatMap(({ uids }) => uids),
  )
  const { address, messageIds } = what
  const about = (header: string): SearchObject => ({ header: { [header]: address } })
  const searches: SearchObject[] = [{ from: address }, { to: address }, { cc: address }, { bcc: address }]
  searches.push(...['reply-to', 'sender', 'delivered-to'].map(about))
  for (let from = 0; from < messageIds.length; from += IDS_PER_SEARCH) {
    const ids = messageIds.slice(from, from + IDS_PER_SEARCH).map((id) => ({ header: { 'message-id': id } }))
    const [only] = ids
    searches.push(ids.length === 1 && only !== undefined ? only : { or: ids })
  }
  const found = new Set<number>(known)
  for (const search of searches) {
    for (const uid of (await client.search(search, { uid: true })) || []) found.add(uid)
  }
  const hits = await read(client, [...found])
  const inText = ((await client.search({ body: address }, { uid: true })) || []).filter((uid) => !found.has(uid))
  const naming = await namingInText(client, inText, what)
  const going: number[] = []
  const ofOthers: number[] = []
  for (const { uid, arrivedAt, fields } of hits) {
    if (known.has(uid) || what.messageIds.some((id) => fields.get('message-id')?.includes(`<${id}>`))) going.push(uid)
    else if (arrivedAt > what.askedAt) continue
    else if (WRITERS.some((field) => names(fields.get(field) ?? '', address))) going.push(uid)
    else if (READERS.some((field) => names(fields.get(field) ?? '', address))) ofOthers.push(uid)
  }
  // What others wrote is safe with us before it leaves the folder that mail is taken from.
  const asked = isIntake ? [...ofOthers, ...naming] : []
  const missing = new Set(asked.length > 0 ? await what.missing(folder, uidValidity, asked) : [])
  // What only names the person in its text is its writer's: it goes where we have it, with the person blacked out.
  const stored = isIntake ? naming.filter((uid) => !missing.has(uid)) : []
  const uids = [...going, ...ofOthers.filter((uid) => !missing.has(uid)), ...stored].sort((a, b) => a - b)
  return { uids, leftHere: naming.length - stored.length }
}

/** Those of these mails whose text names the address, as far as it stands in their first megabyte. */
async function namingInText(client: ImapFlow, uids: readonly number[], what: ToErase): Promise<readonly number[]> {
  const naming: number[] = []
  for (const uid of uids) {
    const query = { uid: true, internalDate: true, source: { start: 0, maxLength: LOOKED_INTO } }
    const [mail] = await client.fetchAll(`${uid}`, query, { uid: true })
    if (mail?.source === undefined || new Date(mail.internalDate ?? 0).getTime() > what.askedAt) continue
    if (blackOut(mail.source, [what.address]) !== undefined) naming.push(uid)
  }
  return naming
}

async function read(client: ImapFlow, uids: readonly number[]): Promise<readonly Hit[]> {
  const hits: Hit[] = []
  const query = { uid: true, internalDate: true, headers: [...WRITERS, ...READERS, 'message-id'] }
  for (const group of uidGroups(uids)) {
    for (const { uid, internalDate, headers } of await client.fetchAll(uidSet(group), query, { uid: true })) {
      const arrivedAt = new Date(internalDate ?? 0).getTime()
      hits.push({ uid, arrivedAt, fields: fieldsOf(headers?.toString('utf8') ?? '') })
    }
  }
  return hits
}

/** The fields of a header by name, unfolded; what stands there twice is joined. */
function fieldsOf(header: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  let name = ''
  for (const line of header.split(/\r?\n/)) {
    const isFolded = line.startsWith(' ') || line.startsWith('\t')
    if (!isFolded)
      name = line
        .slice(0, Math.max(0, line.indexOf(':')))
        .trim()
        .toLowerCase()
    const value = isFolded ? line.trim() : line.slice(line.indexOf(':') + 1).trim()
    if (name !== '') fields.set(name, `${fields.get(name) ?? ''} ${value}`)
  }
  return fields
}

/** Whether they are gone; else they are marked as deleted, because a plain EXPUNGE would remove what others marked, too. */
async function remove(client: ImapFlow, uids: readonly number[], bin: string | undefined): Promise<boolean> {
  const canExpunge = client.capabilities.has('UIDPLUS')
  for (const group of uidGroups(uids)) {
    const set = uidSet(group)
    const done =
      bin !== undefined
        ? await client.messageMove(set, bin, { uid: true })
        : canExpunge
          ? await client.messageDelete(set, { uid: true })
          : await client.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true })
    if (!done) throw Object.assign(new Error('the folder would not let us delete'), { responseStatus: 'NO' })
  }
  return canExpunge || bin !== undefined
}
