/** What digests and handovers have in common: what they are made from, and how they get into the outbox. */
import type { MailToSend } from '../domain/incident/mails.ts'
import type { Instant } from '../domain/time/instant.ts'
import { type ComposeDeps, compose } from './compose.ts'
import { withDigestFiles } from './digest-files.ts'
import type {
  Charts,
  Clock,
  Incidents,
  LedgerChecks,
  Log,
  MailboxId,
  Outbox,
  RawMails,
  Reports,
  Templates,
} from './ports.ts'

export type ReportDeps = Omit<ComposeDeps, 'templates'> & {
  readonly reports: Reports
  readonly handoverAt: readonly number[]
  readonly incidents: Pick<Incidents, 'absences'>
  readonly rawMails: RawMails
  readonly outbox: Outbox
  readonly charts: Charts
  readonly log: Log
  /** Loaded only when something is to be said. */
  templates(): Promise<Templates>
}

/** What reports are made from. */
export type RowDeps = Pick<ComposeDeps, 'store' | 'seal'> & {
  readonly reports: Reports
  /** Minutes after midnight at which the shifts change. */
  readonly handoverAt: readonly number[]
  readonly rawMails: Pick<RawMails, 'ledger' | 'quarantined' | 'held' | 'lapsed'>
  readonly ledgerChecks?: Pick<LedgerChecks, 'latest'>
}

/** Puts reports into the outbox; those that are there already stay as they are. Returns how many were new. */
export async function addReports(
  deps: ReportDeps,
  mailbox: MailboxId,
  mails: readonly MailToSend[],
  now: Instant,
): Promise<number> {
  const templates = await deps.templates()
  const finished = await withDigestFiles(mails, templates, deps)
  return await deps.outbox.add(
    mailbox,
    finished.map(({ mail, files }) => compose(mail, undefined, now, { ...deps, templates }, files)),
    now,
  )
}

/** Prints the first of these reports as text, or puts all of them into the outbox and says how many were new. */
export async function sendReports(
  deps: ReportDeps & { readonly mailbox: { readonly id: MailboxId }; readonly clock: Clock },
  mails: readonly MailToSend[],
  isToBeSent: boolean,
  print: (text: string) => void,
): Promise<void> {
  const now = deps.clock.now()
  if (isToBeSent) {
    const added = await addReports(deps, deps.mailbox.id, mails, now)
    print(
      `${added} of ${mails.length} put into the outbox; the others had theirs already. Next: npm run incidencias -- once`,
    )
    return
  }
  const templates = await deps.templates()
  const first = mails[0]
  if (first) {
    const { subject, text } = compose(first, undefined, now, { ...deps, templates })
    print(`${subject}\n\n${text}`)
  }
}
