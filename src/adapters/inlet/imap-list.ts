/** What is in a folder: UIDs, sizes, and how to ask for the mails in pieces of bounded size. */
import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { BIG_MAIL, Failure } from '../../app/ports.ts'
import { uidGroups, uidSet } from './uid-set.ts'

export type Listed = {
  readonly uid: number
  readonly size: number
  readonly arrivedAt?: number
  readonly answered?: true
  readonly seen?: true
}

/** A range FETCH holds about this much in memory (bytes). */
const CHUNK_BYTES = 4 * 1024 * 1024

export function mailboxOf(client: ImapFlow): { uidValidity: bigint; exists: number } {
  if (client.mailbox === false || client.mailbox === undefined) throw new Failure('imap', 'connection lost')
  return client.mailbox
}

/** UIDs and sizes above a UID, ascending. The NOOP makes the server tell what came since its last answer. */
export async function list(client: ImapFlow, aboveUid: number): Promise<readonly Listed[]> {
  if (!(await client.noop().then((answer) => answer !== (false as unknown)))) throw new Failure('imap', 'NOOP failed')
  if (mailboxOf(client).exists === 0) return []
  const found: Listed[] = []
  // `n:*` always names the last mail, even below n.
  for await (const message of client.fetch(`${aboveUid + 1}:*`, LISTED, { uid: true })) {
    if (message.uid > aboveUid) found.push(toListed(message))
  }
  return found.sort((a, b) => a.uid - b.uid)
}

/** Mails of one answer. */
const WINDOW = 10_000

/**
 * All UIDs with their arrivals, by places in the folder, which holes in the UIDs do not stretch. A mail that is removed meanwhile moves all
 * that follow one place down; the next window begins so much earlier.
 */
export async function* windows(
  client: ImapFlow,
  ask: <T>(doing: string, work: () => Promise<T>) => Promise<T>,
): AsyncGenerator<readonly Listed[]> {
  let done = 0
  let last = 0
  const onExpunge = ({ seq }: { seq?: number }) => {
    if (seq !== undefined && seq <= done) done -= 1
  }
  client.on('expunge', onExpunge)
  try {
    await ask('could not list mails', () => client.noop())
    while (done < mailboxOf(client).exists) {
      const upTo = Math.min(done + WINDOW, mailboxOf(client).exists)
      const found: Listed[] = []
      await ask('could not list mails', async () => {
        for await (const message of client.fetch(`${done + 1}:${upTo}`, { uid: true, internalDate: true }))
          found.push(toListed(message))
      })
      done = upTo
      const next = found.filter(({ uid }) => uid > last).sort((a, b) => a.uid - b.uid)
      last = next.at(-1)?.uid ?? last
      if (next.length > 0) yield next
    }
  } finally {
    client.off('expunge', onExpunge)
  }
}

const LISTED = { uid: true, size: true, internalDate: true, flags: true } as const

function toListed({ uid, size = 0, internalDate, flags }: FetchMessageObject): Listed {
  const at = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime()
  return {
    uid,
    size,
    ...(Number.isNaN(at) ? {} : { arrivedAt: at }),
    ...(flags?.has('\\Answered') ? { answered: true } : {}),
    ...(flags?.has('\\Seen') ? { seen: true } : {}),
  }
}

export async function sizesOf(client: ImapFlow, uids: readonly number[]): Promise<readonly Listed[]> {
  const found: Listed[] = []
  for (const group of uidGroups(uids)) {
    for (const message of await client.fetchAll(uidSet(group), { uid: true, size: true }, { uid: true })) {
      found.push({ uid: message.uid, size: message.size ?? 0 })
    }
  }
  return found
}

/** Neighbours of at most `CHUNK_BYTES` together; a big mail stands alone. */
export function chunks(mails: readonly Listed[]): readonly (readonly Listed[])[] {
  const all: Listed[][] = []
  let bytes = 0
  for (const mail of [...mails].sort((a, b) => a.uid - b.uid)) {
    const last = all.at(-1)
    const joins = last !== undefined && mail.size <= BIG_MAIL && bytes + mail.size <= CHUNK_BYTES && last.length < 200
    if (joins) last.push(mail)
    else all.push([mail])
    bytes = (joins ? bytes : 0) + (mail.size > BIG_MAIL ? CHUNK_BYTES : mail.size)
  }
  return all
}
