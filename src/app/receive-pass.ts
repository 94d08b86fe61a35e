/**
 * One pass over an open mailbox: finish what is left, list, and take the mails in batches, each of which is one
 * transaction. Only what is committed is marked, moved or deleted at the server.
 */

import type { FirstStart } from '../domain/store.ts'
import type { Instant } from '../domain/time/instant.ts'
import { harmlessCause } from './harmless-cause.ts'
import type {
  Bell,
  Clock,
  FolderCursor,
  IncomingMail,
  ListedMail,
  Log,
  MailboxId,
  MailSession,
  Meter,
  RawMails,
} from './ports.ts'
import { BIG_MAIL, Failure } from './ports.ts'

export type PassDeps = {
  readonly meter: Meter
  readonly rawMails: RawMails
  readonly bell: Bell
  readonly clock: Clock
  readonly log: Log
  /** What becomes of mails of the first start. Absent: all are answered. */
  readonly store?: StartRule
}

/** Mails of the first start that are older than `catchupAfterMs` are history, unless `firstStart` says otherwise. */
export type StartRule = { readonly catchupAfterMs: number; readonly firstStart?: FirstStart }

export type PassOptions = {
  /** Limits of a batch, which is one transaction. */
  readonly batch?: { readonly count: number; readonly bytes: number }
  /** Name of the inlet in the ledger. */
  readonly inlet?: string
}

/** `fetched`: brought from the server; `duplicates`: those of them that were known already. */
export type Received = { readonly fetched: number; readonly duplicates: number }

/** What one pass tells the next. */
export type Memory = {
  /** The server refused to change mails: it is said once and not tried again in this session. */
  refused: boolean
  /** The mail at which fetching failed last, and how often in a row. */
  trouble: { readonly uid: number; readonly times: number }
}

const INLET = 'imap'
const BATCH = { count: 50, bytes: 8 * 1024 * 1024 }
/** With the waits in between, a mail is tried for a quarter of an hour. */
const FETCH_TRIES = 10

export async function pass(
  deps: PassDeps,
  mailbox: MailboxId,
  session: MailSession,
  options: PassOptions,
  signal: AbortSignal,
  memory: Memory,
): Promise<Received> {
  const { folder, uidValidity } = session
  const left = await deps.rawMails.unfinished(mailbox, folder, uidValidity)
  await finish(deps, mailbox, session, left, memory)

  const cursor = await deps.rawMails.cursor(mailbox, folder)
  const known = cursor?.uidValidity === uidValidity
  if (cursor !== undefined && !known) deps.log.warn('uidvalidity-changed', { folder })
  const all = setAside(deps, folder, await session.list(known ? cursor.lastUid : 0), memory)
  const listed = known ? all : await withoutIgnored(deps, mailbox, session, cursor, all)
  const firstUid = firstUidOf(cursor, uidValidity, listed)
  // A mailbox that is empty at the first start has no history: whatever comes is to be answered.
  if (cursor === undefined && all.length === 0)
    await deps.rawMails.store(mailbox, INLET, [], { folder, uidValidity, lastUid: 0, firstUid }, deps.clock.now())

  const received = { fetched: 0, duplicates: 0 }
  for (const batch of batches(listed, options.batch ?? BATCH)) {
    if (signal.aborted) break
    deps.meter.turned()
    const taken = await takeBatch(deps, mailbox, session, batch, options.inlet ?? INLET, firstUid)
    // Marked by a colleague, or by ourselves before this database was restored.
    const read = batch
      .filter(({ uid, seen }) => seen && uid > firstUid && taken.uids.includes(uid))
      .map(({ uid }) => uid)
    if (read.length > 0 && taken.fetched > taken.duplicates)
      await deps.rawMails.noteReadBefore(mailbox, folder, uidValidity, read)
    received.fetched += taken.fetched
    received.duplicates += taken.duplicates
    await finish(deps, mailbox, session, taken.uids, memory)
    if (taken.fetched > taken.duplicates) await deps.bell.ring('raw-mail')
    if (taken.failure !== undefined) {
      if (!(taken.failure instanceof Failure) || taken.failure.where === 'database') throw taken.failure
      const uid = batch[taken.uids.length]?.uid ?? 0
      memory.trouble = { uid, times: memory.trouble.uid === uid ? memory.trouble.times + 1 : 1 }
      throw taken.failure
    }
  }
  if (!signal.aborted) await deps.rawMails.noteLooked(mailbox, folder, deps.clock.now())
  if (received.fetched > 0) deps.log.info('received', received)
  return received
}

/**
 * The highest UID that was there at the first start; `listed` when this is the first, all of what is there then. A first start that was
 * not over when the server numbered its mails anew begins anew: what it had not reached yet is history still.
 */
export function firstUidOf(
  cursor: FolderCursor | undefined,
  uidValidity: bigint,
  listed: readonly { readonly uid: number }[],
): number {
  if (cursor === undefined) return listed.at(-1)?.uid ?? 0
  if (cursor.uidValidity === uidValidity) return cursor.firstUid ?? 0
  return (cursor.firstUid ?? 0) > cursor.lastUid ? (listed.at(-1)?.uid ?? 0) : 0
}

/** A mail that was there at the first start and is older than an outage would explain is history: nobody is written to. */
export function withHistorySilent<T extends IncomingMail & { readonly uid: number }>(
  mail: T,
  firstUid: number,
  now: Instant,
  store: PassDeps['store'],
): T {
  if (store === undefined || mail.uid > firstUid) return mail
  const isHistory = store.firstStart === 'history' || mail.arrivedAt < now - store.catchupAfterMs
  return isHistory ? { ...mail, silent: true } : mail
}

/**
 * `FIRST_START=ignore`: what is there before the first start is left where it is, and so it stays when the server numbers its mails anew.
 * One mark says so for all of them: there is no entry for each.
 */
export async function withoutIgnored<T extends ListedMail>(
  { rawMails, clock, store }: Pick<PassDeps, 'rawMails' | 'clock' | 'store'>,
  mailbox: MailboxId,
  { folder, uidValidity }: Pick<MailSession, 'folder' | 'uidValidity'>,
  cursor: FolderCursor | undefined,
  listed: readonly T[],
): Promise<readonly T[]> {
  const isFirst = cursor === undefined
  const before = isFirst
    ? store?.firstStart === 'ignore'
      ? Number.POSITIVE_INFINITY
      : undefined
    : cursor.ignoredBefore
  if (before === undefined || listed.length === 0) return listed
  const isIgnored = (mail: ListedMail) => (mail.arrivedAt ?? 0) < before
  const upTo = listed.filter(isIgnored).reduce((most, { uid }) => Math.max(most, uid), 0)
  await rawMails.ignoreUpTo(
    mailbox,
    { folder, uidValidity, lastUid: isFirst ? upTo : 0, ignoredUid: upTo },
    clock.now(),
  )
  return listed.filter((mail) => !isIgnored(mail))
}

type Listed = ListedMail
type Taken = Received & { readonly uids: readonly number[]; readonly failure?: unknown }

/**
 * Fetches and stores a batch. When the connection breaks within it, the beginning that came whole is stored all the
 * same, so that a bad line makes progress; the cursor never passes a mail that was neither stored nor seen to be gone.
 */
async function takeBatch(
  deps: PassDeps,
  mailbox: MailboxId,
  session: MailSession,
  batch: readonly Listed[],
  inlet: string,
  firstUid: number,
): Promise<Taken> {
  const store = async (mails: readonly (IncomingMail & { uid: number })[], lastUid: number) => {
    const cursor: FolderCursor = { folder: session.folder, uidValidity: session.uidValidity, lastUid, firstUid }
    const now = deps.clock.now()
    const marked = mails.map((mail) => withHistorySilent(mail, firstUid, now, deps.store))
    return deps.rawMails.store(mailbox, inlet, marked, cursor, now)
  }
  const wanted = batch.map((mail) => mail.uid)
  const lastUid = wanted.at(-1) ?? 0
  const uids: number[] = []
  let duplicates = 0

  if (batch.length === 1 && (batch[0]?.size ?? 0) > BIG_MAIL) {
    try {
      // A stream has to be stored before the next mail is asked for.
      for await (const mail of session.fetch(wanted)) {
        duplicates += (await store([mail], mail.uid)).duplicates
        uids.push(mail.uid)
      }
      if (uids.length === 0) await store([], lastUid)
      return { fetched: uids.length, duplicates, uids }
    } catch (failure) {
      return { fetched: uids.length, duplicates, uids, failure }
    }
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

/**
 * A mail that could not be fetched again and again, though the server answered otherwise, must not hold up all that came
 * after it. It is passed over and said loudly; the ledger goes on naming it as missing.
 */
function setAside(deps: PassDeps, folder: string, listed: readonly Listed[], memory: Memory): readonly Listed[] {
  const { uid, times } = memory.trouble
  if (times < FETCH_TRIES || !listed.some((mail) => mail.uid === uid)) return listed
  if (times === FETCH_TRIES) deps.log.error('mail-not-fetched', { folder, uid, tries: times })
  memory.trouble = { uid, times: times + 1 }
  return listed.filter((mail) => mail.uid !== uid)
}

/** The mails that came, up to the first one that is missing. */
function beginning<T extends { readonly uid: number }>(wanted: readonly number[], mails: readonly T[]): readonly T[] {
  const byUid = new Map(mails.map((mail) => [mail.uid, mail]))
  const gap = wanted.findIndex((uid) => !byUid.has(uid))
  return wanted.slice(0, gap === -1 ? undefined : gap).flatMap((uid) => byUid.get(uid) ?? [])
}

async function finish(
  deps: PassDeps,
  mailbox: MailboxId,
  session: MailSession,
  uids: readonly number[],
  memory: Memory,
): Promise<void> {
  if (uids.length === 0 || memory.refused) return
  try {
    await session.finish(uids)
  } catch (error) {
    if (!(error instanceof Failure) || error.lasting !== 'permanent') throw error
    memory.refused = true
    deps.log.warn('finish-refused', { cause: harmlessCause(error), mails: uids.length })
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
