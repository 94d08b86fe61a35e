/** Compares what the server has with what the database accounts for, and takes in what is missing. */
import type { Clock, LedgerSum, MailboxId, MailSource, RawMails } from './ports.ts'
import { firstUidOf, withHistorySilent } from './receive-pass.ts'

export type LedgerDeps = {
  readonly rawMails: RawMails
  readonly source: MailSource | undefined
  readonly clock: Clock
  readonly store: { readonly catchupAfterMs: number }
}

export type LedgerCheck = {
  readonly sum: LedgerSum
  /** received = filed + automatic + ignored + held + quarantined + pending */
  readonly adds: boolean
  /** Absent when there is no mailbox at a server. */
  readonly server?: {
    readonly folder: string
    readonly there: number
    readonly missing: number
    readonly taken: number
  }
}

/** How many mails are asked for at once. */
const BATCH = 50

export async function checkLedger(deps: LedgerDeps, mailbox: MailboxId, signal: AbortSignal): Promise<LedgerCheck> {
  const { rawMails, source } = deps
  const server = source === undefined ? undefined : await compare(deps, source, mailbox, signal)
  const sum = await rawMails.ledger(mailbox)
  const accounted = sum.filed + sum.automatic + sum.ignored + sum.held + sum.quarantined + sum.pending
  return { sum, adds: accounted === sum.received, ...(server === undefined ? {} : { server }) }
}

async function compare(
  { rawMails, clock, store }: LedgerDeps,
  source: MailSource,
  mailbox: MailboxId,
  signal: AbortSignal,
) {
  const session = await source.open(signal)
  try {
    const { folder, uidValidity } = session
    const listed = await session.list(0)
    const uids = listed.map(({ uid }) => uid)
    const firstUid = firstUidOf(await rawMails.cursor(mailbox, folder), uidValidity, listed)
    const missing = await rawMails.missing(mailbox, folder, uidValidity, uids)
    let taken = 0
    for (let from = 0; from < missing.length && !signal.aborted; from += BATCH) {
      for await (const mail of session.fetch(missing.slice(from, from + BATCH))) {
        // Without a cursor: where receiving stands is not this one's to move. Marking at the server is left to receiving too.
        const cursor = { folder, uidValidity, lastUid: 0, firstUid }
        const now = clock.now()
        const marked = withHistorySilent(mail, firstUid, now, store)
        const { stored, duplicates } = await rawMails.store(mailbox, 'imap', [marked], cursor, now)
        taken += stored + duplicates
      }
    }
    return { folder, there: uids.length, missing: missing.length, taken }
  } finally {
    await session.close()
  }
}
