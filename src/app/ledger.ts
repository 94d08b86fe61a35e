/**
 * Compares both ways what the server has with what the database accounts for, and takes in what is missing. UIDs come some thousands at a
 * time and are compared in the database, so a mailbox of half a million mails needs no more memory than a small one.
 */
import { differenceIn, type FolderFound, type LedgerFound } from '../domain/report/ledger.ts'
import { MINUTE } from '../domain/time/instant.ts'
import type {
  Clock,
  Compared,
  FolderCursor,
  LedgerSum,
  ListedMail,
  MailboxId,
  MailSession,
  MailSource,
  RawMails,
} from './ports.ts'
import { type StartRule, withHistorySilent, withoutIgnored } from './receive-pass.ts'

export type LedgerDeps = {
  readonly rawMails: RawMails
  readonly source: MailSource | undefined
  readonly clock: Clock
  readonly store: StartRule
  /** What `IMAP_AFTER` does with a mail that was taken in. */
  readonly after?: 'keep' | 'seen' | 'move' | 'delete'
}

export type LedgerCheck = LedgerFound & {
  /** received = filed + automatic + ignored + held + quarantined + pending */
  readonly adds: boolean
  readonly sum: LedgerSum
  readonly difference: number
  /** Mails that were marked as read before they were taken in: their customers may have been acknowledged twice. */
  readonly again: { readonly count: number; readonly incidents: readonly number[] }
}

const MOST_LISTED = 50
/** How many mails are asked for at once. */
const BATCH = 50
/** The folder is looked through every minute; who came before that and was not taken in was overlooked. */
const TAKEN_WITHIN = 15 * MINUTE

export async function checkLedger(deps: LedgerDeps, mailbox: MailboxId, signal: AbortSignal): Promise<LedgerCheck> {
  const { rawMails, source } = deps
  const server = source === undefined ? undefined : await compare(deps, source, mailbox, signal)
  const sum = await rawMails.ledger(mailbox)
  const accounted = sum.filed + sum.automatic + sum.ignored + sum.held + sum.quarantined + sum.pending
  const found: LedgerFound = {
    received: sum.received,
    unaccounted: sum.received - accounted,
    withoutContent: await rawMails.withoutContent(mailbox),
    ...(server === undefined ? {} : { server }),
  }
  const again = await rawMails.acknowledgedAgain(mailbox, MOST_LISTED)
  return { ...found, sum, adds: found.unaccounted === 0, again, difference: differenceIn(found) }
}

async function compare(
  deps: LedgerDeps,
  source: MailSource,
  mailbox: MailboxId,
  signal: AbortSignal,
): Promise<FolderFound> {
  const session = await source.open(signal)
  try {
    const { folder, uidValidity } = session
    const cursor = await deps.rawMails.cursor(mailbox, folder)
    const renumbered = cursor !== undefined && cursor.uidValidity !== uidValidity
    const windows = await windowsOf(session, cursor === undefined)
    const firstUid = cursor === undefined ? windows.last : renumbered ? 0 : (cursor.firstUid ?? 0)
    const lookedAt = (await deps.rawMails.lookedAt(mailbox)) ?? 0
    // What lies above the cursor is receiving's to take, unless it had its chance.
    const isFresh = ({ uid, arrivedAt = lookedAt }: ListedMail) =>
      cursor === undefined || renumbered || (uid > cursor.lastUid && arrivedAt > lookedAt - TAKEN_WITHIN)

    const sum = { there: 0, missing: 0, fresh: 0, taken: 0, recognised: 0, ignored: 0 }
    const compared = { finishedThere: 0, unfinishedThere: 0, finishedGone: 0, unfinishedGone: 0 }
    let after = 0
    for await (const window of windows.all) {
      if (signal.aborted) break
      const upTo = window.isLast ? Number.MAX_SAFE_INTEGER : (window.mails.at(-1)?.uid ?? after)
      const uids = window.mails.map(({ uid }) => uid)
      const { missing, ...entries } = await deps.rawMails.compare(mailbox, { folder, uidValidity, after, upTo, uids })
      add(compared, entries)
      after = upTo
      sum.there += uids.length
      const wanted = new Set(missing)
      const here = window.mails.filter(({ uid }) => wanted.has(uid))
      const due = await notIgnored(deps, mailbox, session, cursor, here)
      sum.ignored += here.length - due.length
      sum.fresh += due.filter(isFresh).length
      sum.missing += due.filter((mail) => !isFresh(mail)).length
      const { taken, recognised } = await takeIn(deps, mailbox, session, due, firstUid, signal)
      sum.taken += taken
      sum.recognised += recognised
    }
    const isMoved = deps.after === 'move' || deps.after === 'delete'
    return {
      folder,
      ...sum,
      missing: sum.missing + sum.fresh,
      removed: compared.unfinishedGone + (isMoved ? 0 : compared.finishedGone),
      finished: isMoved ? compared.finishedGone : compared.finishedThere,
      unfinished: compared.unfinishedThere,
      renumbered,
    }
  } finally {
    await session.close()
  }
}

type Window = { readonly mails: readonly ListedMail[]; readonly isLast: boolean }

/** Windows with a mark on the last. Before the first start all is one: what lies there then is to be known whole. */
async function windowsOf(
  session: MailSession,
  isFirst: boolean,
): Promise<{ readonly all: AsyncIterable<Window> | Iterable<Window>; readonly last: number }> {
  if (session.windows !== undefined && !isFirst) return { all: marked(session.windows()), last: 0 }
  const mails = await session.list(0)
  return { all: [{ mails, isLast: true }], last: mails.at(-1)?.uid ?? 0 }
}

async function* marked(windows: AsyncIterable<readonly ListedMail[]>): AsyncGenerator<Window> {
  let waiting: readonly ListedMail[] = []
  for await (const mails of windows) {
    if (waiting.length > 0) yield { mails: waiting, isLast: false }
    waiting = mails
  }
  yield { mails: waiting, isLast: true }
}

/** Before the first start nothing is known; afterwards the mark of then counts, which receiving moves. */
async function notIgnored(
  deps: LedgerDeps,
  mailbox: MailboxId,
  session: MailSession,
  cursor: FolderCursor | undefined,
  mails: readonly ListedMail[],
): Promise<readonly ListedMail[]> {
  if (cursor === undefined) return await withoutIgnored(deps, mailbox, session, cursor, mails)
  const { ignoredBefore, ignoredUid = 0, uidValidity } = cursor
  if (ignoredBefore === undefined) return mails
  const isMarked = (uid: number) => uidValidity !== session.uidValidity || uid <= ignoredUid
  return mails.filter(({ uid, arrivedAt = 0 }) => !(isMarked(uid) && arrivedAt < ignoredBefore))
}

/** Without moving the cursor: where receiving stands is not this one's to say. Marking at the server is left to receiving too. */
async function takeIn(
  { rawMails, clock, store }: LedgerDeps,
  mailbox: MailboxId,
  session: MailSession,
  due: readonly ListedMail[],
  firstUid: number,
  signal: AbortSignal,
): Promise<{ readonly taken: number; readonly recognised: number }> {
  const { folder, uidValidity } = session
  let [taken, recognised] = [0, 0]
  for (let from = 0; from < due.length && !signal.aborted; from += BATCH) {
    const uids = due.slice(from, from + BATCH).map(({ uid }) => uid)
    for await (const mail of session.fetch(uids)) {
      const now = clock.now()
      const marked = withHistorySilent(mail, firstUid, now, store)
      const { stored, duplicates } = await rawMails.store(
        mailbox,
        'imap',
        [marked],
        { folder, uidValidity, lastUid: 0, firstUid },
        now,
      )
      taken += stored
      recognised += duplicates
    }
  }
  return { taken, recognised }
}

function add(sum: Record<keyof Omit<Compared, 'missing'>, number>, found: Omit<Compared, 'missing'>): void {
  for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += found[key]
}
