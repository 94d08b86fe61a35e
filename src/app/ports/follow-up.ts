/** What time brings about. */
import type { Escalation } from '../../domain/incident/decision.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import type { TimerId } from '../../domain/incident/shown.ts'
import type { Usual } from '../../domain/policy/breaker.ts'
import type { LateMail } from '../../domain/report/catch-up.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { FinishedMail } from './sending.ts'

/** One follow-up that has to wait because too many go out at once. */
export type HeldBack = {
  readonly incident: number
  readonly rule: TimerId
  /** What people look at to understand it: the incident, or the matter it belongs to. */
  readonly about: number
  readonly bound: number
  readonly now: Instant
}

/** Too much automatic mail at once, as far as it is known. */
export type MailStorm = {
  readonly openedAt: Instant
  /** When the last of them goes. */
  readonly lastTurnAt: Instant
  readonly bound: number
  /** How many wait, by the rule that would write. */
  readonly held: readonly { readonly what: TimerId; readonly count: number }[]
}

export type Breaker = {
  /** What is usual at this store, in the time from `from` to `to`. */
  usual(mailbox: MailboxId, from: Instant, to: Instant): Promise<Usual>
  /** Whether a storm has not been told of. */
  isUntold(mailbox: MailboxId): Promise<boolean>
  /** Adds the mails that `mailsOf` makes of a storm nobody was told of, once; how many. */
  tell(
    mailbox: MailboxId,
    now: Instant,
    mailsOf: (storm: MailStorm, examples: readonly Incident[]) => readonly FinishedMail[],
  ): Promise<number>
}

/** Mails that were taken in late (`IncidentTransaction.record` notes them). */
export type LateMails = {
  /**
   * Whether an outage is over and not told: none came for `quiet` milliseconds, none older than `late` waits to be decided, and the last
   * summary is `apart` ago.
   */
  areDue(
    mailbox: MailboxId,
    now: Instant,
    within: { readonly quiet: number; readonly late: number; readonly apart: number },
  ): Promise<boolean>
  /** Takes all that is untold and adds the mails that `mailsOf` makes of it, in one transaction; how many. */
  tell(
    mailbox: MailboxId,
    now: Instant,
    mailsOf: (mails: readonly LateMail[], incidents: readonly Incident[]) => readonly FinishedMail[],
  ): Promise<number>
}

/** What managers are to hear, collected for each of them (`IncidentTransaction.record` notes it). */
export type Escalations = {
  /** Managers who have something to hear and have had no mail of this kind within `every` milliseconds before `now`. */
  due(mailbox: MailboxId, now: Instant, every: number): Promise<readonly string[]>
  /**
   * Takes out all that this manager is to hear and adds the mail that `mailOf` makes of it, in one transaction; no mail, and
   * the turn stays theirs, when it makes none. False when nothing was said: another worker has it, or had it.
   */
  tell(
    mailbox: MailboxId,
    manager: string,
    now: Instant,
    every: number,
    mailOf: (collected: readonly Escalation[], incidents: ReadonlyMap<number, Incident>) => FinishedMail | undefined,
  ): Promise<boolean>
}

/** A sender of more than is taken in unseen in a day (UTC); `from` as the first mail that was held says it, '' when that is no more. */
export type SenderFlood = { readonly from: string; readonly day: string; readonly mails: number }

/** Senders whose mails are held because there are too many. */
export type Floods = {
  areUntold(mailbox: MailboxId): Promise<boolean>
  /** Takes all that nobody was told of and adds the mails that `mailsOf` makes of it, in one transaction; how many. */
  tell(
    mailbox: MailboxId,
    now: Instant,
    mailsOf: (floods: readonly SenderFlood[]) => readonly FinishedMail[],
  ): Promise<number>
}
