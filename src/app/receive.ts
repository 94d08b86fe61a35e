/**
 * From a mailbox at a server into the database. A mail is stored and committed first; only then is it marked, moved or
 * deleted at the server. Dying in between costs nothing: what was stored and not finished is finished by the next pass.
 * Flags say nothing about what was taken in: the cursor (UIDVALIDITY and last UID) does.
 */
import { pause, waitBefore } from './back-off.ts'
import { type LeaseDeps, underLease } from './lease.ts'
import type { Bell, Clock, FolderCursor, IncomingMail, MailboxId, MailSession, MailSource, RawMails } from './ports.ts'
import { BIG_MAIL, Failure } from './ports.ts'

export type ReceiveDeps = LeaseDeps & {
  readonly source: MailSource
  readonly rawMails: RawMails
  readonly bell: Bell
  readonly clock: Clock
}

export type ReceiveOptions = {
  readonly signal?: AbortSignal
  /** Limits of a batch, which is one transaction. */
  readonly batch?: { readonly count: number; readonly bytes: number }
  /** Name of the inlet in the ledger. */
  readonly inlet?: string
}

/** `fetched`: brought from the server; `duplicates`: those of them that were known already. */
export type Received = { readonly fetched: number; readonly duplicates: number }

/** Milliseconds, and a source of numbers from 0 to 1. */
export type ReceiveTimes = {
  readonly poll: number
  readonly retry: { readonly first: number; readonly most: number }
  /** After a refusal, which is likely to be repeated: slow, so that no account is locked. */
  readonly refused: { readonly first: number; readonly most: number }
  readonly jitter: () => number
}

const BATCH = { count: 50, bytes: 8 * 1024 * 1024 }
const LEASE = 'inlet'
const NOTHING: Received = { fetched: 0, duplicates: 0 }

export const RECEIVE_TIMES: Omit<ReceiveTimes, 'jitter'> = {
  poll: 60_000,
  retry: { first: 1_000, most: 300_000 },
  refused: { first: 60_000, most: 900_000 },
}

/** One pass. Throws `Failure` when the server cannot be reached; what was stored until then stays. */
export async function receive(deps: ReceiveDeps, mailbox: MailboxId, options: ReceiveOptions = {}): Promise<Received> {
  const received = await underLease(deps, mailbox, LEASE, options.signal ?? never(), async (signal) => {
    const session = await deps.source.open(signal)
    try {
      return await pass(deps, mailbox, session, options, signal, { refused: false })
    } finally {
      await session.close()
    }
  })
  if (received === undefined) deps.log.info('receive-elsewhere')
  return received ?? NOTHING
}

/** Receives until `signal`: one connection that is kept and listened to, made anew when it breaks. */
export async function receiveForever(
  deps: ReceiveDeps,
  mailbox: MailboxId,
  signal: AbortSignal,
  times: Partial<ReceiveTimes> & Pick<ReceiveTimes, 'jitter'>,
): Promise<void> {
  const { poll, retry, refused, jitter } = { ...RECEIVE_TIMES, ...times }
  let failures = 0
  while (!signal.aborted) {
    try {
      const held = await underLease(deps, mailbox, LEASE, signal, async (held) => {
        const session = await deps.source.open(held)
        const finishing = { refused: false }
        try {
          while (!held.aborted) {
            await pass(deps, mailbox, session, {}, held, finishing)
            failures = 0
            await session.waitForNews(poll, held)
          }
        } finally {
          await session.close().catch(() => undefined)
        }
        return true
      })
      // Somebody else receives: stand by, to take over when that one is gone.
      if (held === undefined) await pause(Math.min(poll, 15_000), signal)
    } catch (error) {
      if (signal.aborted) break
      failures += 1
      const lasting = error instanceof Failure && error.lasting === 'permanent'
      const waitMs = waitBefore(failures, lasting ? refused : retry, jitter)
      deps.log.warn('receive-failed', { cause: words(error), failures, waitMs })
      await pause(waitMs, signal)
    }
  }
}

async function pass(
  deps: ReceiveDeps,
  mailbox: MailboxId,
  session: MailSession,
  options: ReceiveOptions,
  signal: AbortSignal,
  finishing: Finishing,
): Promise<Received> {
  const { folder, uidValidity } = session
  const left = await deps.rawMails.unfinished(mailbox, folder, uidValidity)
  await finish(deps, mailbox, session, left, finishing)

  const cursor = await deps.rawMails.cursor(mailbox, folder)
  const known = cursor?.uidValidity === uidValidity
  if (cursor !== undefined && !known) deps.log.warn('uidvalidity-changed', { folder })
  const listed = await session.list(known ? cursor.lastUid : 0)

  const received = { fetched: 0, duplicates: 0 }
  for (const batch of batches(listed, options.batch ?? BATCH)) {
    if (signal.aborted) break
    const taken = await takeBatch(deps, mailbox, session, batch, options.inlet ?? 'imap')
    received.fetched += taken.fetched
    received.duplicates += taken.duplicates
    await finish(deps, mailbox, session, taken.uids, finishing)
    if (taken.fetched > taken.duplicates) await deps.bell.ring('raw-mail')
    if (taken.failure !== undefined) throw taken.failure
  }
  if (received.fetched > 0) deps.log.info('received', received)
  return received
}

type Listed = { readonly uid: number; readonly size: number }
type Taken = Received & { readonly uids: readonly number[]; readonly failure?: unknown }

/**
 * Fetches and stores a batch. When the connection breaks within it, the beginning that came whole is stored all the
 * same, so that a bad line makes progress; the cursor never passes a mail that was neither stored nor seen to be gone.
 */
async function takeBatch(
  deps: ReceiveDeps,
  mailbox: MailboxId,
  session: MailSession,
  batch: readonly Listed[],
  inlet: string,
): Promise<Taken> {
  const store = async (mails: readonly (IncomingMail & { uid: number })[], lastUid: number) => {
    const cursor: FolderCursor = { folder: session.folder, uidValidity: session.uidValidity, lastUid }
    return deps.rawMails.store(mailbox, inlet, mails, cursor, deps.clock.now())
  }
  const wanted = batch.map((mail) => mail.uid)
  const lastUid = wanted.at(-1) ?? 0
  const uids: number[] = []
  let duplicates = 0

  if (batch.length === 1 && (batch[0]?.size ?? 0) > BIG_MAIL) {
    // A stream has to be stored before the next mail is asked for.
    for await (const mail of session.fetch(wanted)) {
      duplicates += (await store([mail], mail.uid)).duplicates
      uids.push(mail.uid)
    }
    if (uids.length === 0) await store([], lastUid)
    return { fetched: uids.length, duplicates, uids }
  }

  const mails: (IncomingMail & { uid: number })[] = []
  let failure: unknown
  try {
    for await (const mail of session.fetch(wanted)) mails.push(mail)
  } catch (error) {
    failure = error
  }
  const whole = failure === undefined ? mails : beginning(wanted, mails)
  const reached = failure === undefined ? lastUid : (whole.at(-1)?.uid ?? 0)
  if (reached > 0) duplicates = (await store(whole, reached)).duplicates
  return {
    fetched: whole.length,
    duplicates,
    uids: whole.map((mail) => mail.uid),
    ...(failure === undefined ? {} : { failure }),
  }
}

/** The mails that came, up to the first one that is missing. */
function beginning<T extends { readonly uid: number }>(wanted: readonly number[], mails: readonly T[]): readonly T[] {
  const byUid = new Map(mails.map((mail) => [mail.uid, mail]))
  const gap = wanted.findIndex((uid) => !byUid.has(uid))
  return wanted.slice(0, gap === -1 ? undefined : gap).flatMap((uid) => byUid.get(uid) ?? [])
}

/** Whether the server refused to change mails: then it is told once and not tried again in this session. */
type Finishing = { refused: boolean }

async function finish(
  deps: ReceiveDeps,
  mailbox: MailboxId,
  session: MailSession,
  uids: readonly number[],
  finishing: Finishing,
): Promise<void> {
  if (uids.length === 0 || finishing.refused) return
  try {
    await session.finish(uids)
  } catch (error) {
    if (!(error instanceof Failure) || error.lasting !== 'permanent') throw error
    finishing.refused = true
    deps.log.warn('finish-refused', { cause: words(error), mails: uids.length })
    return
  }
  await deps.rawMails.noteFinished(mailbox, session.folder, session.uidValidity, uids)
}

/** Neighbours within the limits; a big mail stands alone. */
export function batches(
  listed: readonly Listed[],
  limits: { count: number; bytes: number },
): readonly (readonly Listed[])[] {
  const all: Listed[][] = []
  let bytes = 0
  let open = false
  for (const mail of listed) {
    const big = mail.size > BIG_MAIL
    const last = all.at(-1)
    if (open && !big && last !== undefined && last.length < limits.count && bytes + mail.size <= limits.bytes) {
      last.push(mail)
      bytes += mail.size
    } else {
      all.push([mail])
      bytes = mail.size
      open = !big
    }
  }
  return all
}

function words(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function never(): AbortSignal {
  return new AbortController().signal
}
