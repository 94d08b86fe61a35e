/** The daily comparison of what the server has with what is accounted for here. */
import type { LedgerFound } from '../../domain/report/ledger.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'

export type LedgerChecks = {
  /**
   * True for the one worker that compares on this day. The very first day is let pass: the mailbox is taken in meanwhile. `takeOverBefore`: a
   * worker that began before and has no result is dead.
   */
  claim(mailbox: MailboxId, day: string, now: Instant, takeOverBefore: Instant): Promise<boolean>
  note(mailbox: MailboxId, day: string, found: LedgerFound, difference: number, now: Instant): Promise<void>
  /** The latest result; undefined when there was none yet. */
  latest(mailbox: MailboxId): Promise<LedgerChecked | undefined>
}

export type LedgerChecked = { readonly at: Instant; readonly found: LedgerFound; readonly difference: number }
