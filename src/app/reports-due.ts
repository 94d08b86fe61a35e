import type { Instant } from '../domain/time/instant.ts'
import { digestDue } from './digest.ts'
import { handoverDue } from './handover.ts'
import type { MailboxId } from './ports.ts'
import type { ReportDeps } from './report-mails.ts'

/** Adds the digests and handovers that are due at `now` to the outbox. Returns how many. */
export async function reportsDue(deps: ReportDeps, mailbox: MailboxId, now: Instant): Promise<number> {
  return (await digestDue(deps, mailbox, now)) + (await handoverDue(deps, mailbox, now))
}
