/** Rows for digests and handovers. */
import type { Incident } from '../../domain/incident/incident.ts'
import type { Needed } from '../../domain/report/decisions.ts'
import type { Happened } from '../../domain/report/digest.ts'
import type { Given } from '../../domain/report/digest-figures.ts'
import type { GuessCount } from '../../domain/report/precision.ts'
import type { CustomerText } from '../../domain/report/recurring-words.ts'
import type { OpenedRow } from '../../domain/report/week-tally.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'

/** Rows for digests and handovers. */
export type Reports = {
  opened(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly Incident[]>
  /** How the incidents opened then were classified, and how many of them agents put elsewhere. */
  guesses(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly GuessCount[]>
  /**
   * Of the live incidents of each category those that come first in a handover at `now`, `most` of each part, without `except`; and how many
   * more there are. `midnight` ends the day of `now`.
   */
  toHandOver(
    mailbox: MailboxId,
    about: {
      readonly now: Instant
      readonly midnight: Instant
      readonly most: number
      readonly except: readonly number[]
    },
  ): Promise<{ readonly incidents: readonly Incident[]; readonly more: number }>
  byNumber(mailbox: MailboxId, numbers: readonly number[]): Promise<readonly Incident[]>
  /** When the first mail of this mailbox arrived. */
  firstArrival(mailbox: MailboxId): Promise<Instant | undefined>
} & WeekReports

/** What a digest is made from: `from` is included, `to` is not. */
export type WeekReports = {
  openedRows(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly OpenedRow[]>
  /** One for each of the weeks, in their order. */
  happened(
    mailbox: MailboxId,
    weeks: readonly { readonly from: Instant; readonly to: Instant }[],
  ): Promise<readonly Happened[]>
  /** Promises that took the place of one that still stood. */
  promisesMoved(mailbox: MailboxId, from: Instant, to: Instant): Promise<number>
  /** Of what ended then and has not begun anew, the shortest first. */
  resolutionHours(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly number[]>
  /** What customers answered when they were asked how it went, one an incident. */
  scores(
    mailbox: MailboxId,
    from: Instant,
    to: Instant,
  ): Promise<readonly { readonly incident: number; readonly score: number }[]>
  compensated(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly Given[]>
  /** Live incidents up to each of these ages in days, and older ones last. */
  backlog(mailbox: MailboxId, at: Instant, days: readonly number[]): Promise<readonly number[]>
  /** Live incidents that need a manager: unanswered are those that wait since before `waitingSince`. At most so many numbers for each reason. */
  needed(mailbox: MailboxId, now: Instant, waitingSince: Instant, most: number): Promise<readonly Needed[]>
  /** The customers' first words of the incidents opened then; of many every so manyth. */
  firstTexts(mailbox: MailboxId, from: Instant, to: Instant, everyNth: number): Promise<readonly CustomerText[]>
  /** Mails that arrived before and have no outcome. */
  unaccounted(mailbox: MailboxId, before: Instant): Promise<number>
}
