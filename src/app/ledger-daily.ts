/** The comparison of every day: once for all workers, in a quiet hour of the store, and people hear of a difference. */
import type { MailToSend } from '../domain/incident/mails.ts'
import { differenceIn, ledgerMails } from '../domain/report/ledger.ts'
import { HOUR, type Instant } from '../domain/time/instant.ts'
import { instantOn, localDate } from '../domain/time/local-date.ts'
import { type ComposeDeps, compose } from './compose.ts'
import { checkLedger, type LedgerDeps } from './ledger.ts'
import { Failure, type LedgerChecks, type Log, type MailboxId, type Outbox, type Templates } from './ports.ts'

export type DailyLedgerDeps = Omit<ComposeDeps, 'templates'> &
  Omit<LedgerDeps, 'source'> & {
    readonly source?: LedgerDeps['source']
    readonly ledgerChecks: LedgerChecks
    readonly outbox: Pick<Outbox, 'add'>
    readonly log: Log
    templates(): Promise<Templates>
  }

/** Half past four of the store: customers sleep, and agents find in the morning what was found. */
const QUIET_MINUTE = 4 * 60 + 30

/** Compares when it is due. Returns how many people are told of a difference. */
export async function ledgerDue(
  deps: DailyLedgerDeps,
  mailbox: MailboxId,
  now: Instant,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const { store, ledgerChecks, log } = deps
  const day = localDate(store.calendar, now)
  if (now < instantOn(store.calendar, day, QUIET_MINUTE)) return 0
  if (!(await ledgerChecks.claim(mailbox, String(day), now, now - HOUR))) return 0
  try {
    const {
      sum: _,
      again: __,
      adds: ___,
      difference,
      ...found
    } = await checkLedger({ ...deps, source: deps.source }, mailbox, signal)
    if (signal.aborted) return 0
    if (difference > 0)
      log.error('ledger-difference', {
        difference,
        missing: found.server?.missing ?? 0,
        taken: found.server?.taken ?? 0,
      })
    // Told before it is noted: what was missing is taken in by now, and who comes after a death in between would find nothing to tell.
    const told = difference > 0 ? await tell(deps, mailbox, ledgerMails(found, String(day), now, store), now) : 0
    await ledgerChecks.note(mailbox, String(day), found, differenceIn(found), now)
    return told
  } catch (error) {
    // The server is away: it is compared an hour later, and nothing else waits for it.
    if (!(error instanceof Failure) || error.where === 'database') throw error
    log.warn('ledger-not-compared', { cause: error.message })
    return 0
  }
}

async function tell(
  deps: DailyLedgerDeps,
  mailbox: MailboxId,
  mails: readonly MailToSend[],
  now: Instant,
): Promise<number> {
  const ready = { ...deps, templates: await deps.templates() }
  return await deps.outbox.add(
    mailbox,
    mails.map((mail) => compose(mail, undefined, now, ready)),
    now,
  )
}
