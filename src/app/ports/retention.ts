/** What has become old, and what is done about it. */
import type { Aged, RetentionRules, RetentionStep } from '../../domain/policy/retention.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'

/** Incidents by what was done, mails that belonged to none, and lists and digests of ours. */
export type RetentionCounts = { readonly [S in RetentionStep]: number } & {
  readonly mails: number
  readonly reports: number
}

/** When what is left over goes: what is older than these. Absent: it stays. */
export type LeftoverCutoffs = Readonly<Partial<Record<'automatic' | 'ignored' | 'quarantined' | 'reports', Instant>>>

/** One walk through a mailbox. */
export type RetentionWalk = {
  /** `2026-11-23`: one walk a day goes to its end. */
  readonly day: string
  readonly rules: RetentionRules
  /** Incidents that ended later are not looked at; undefined: none are. */
  readonly endedBefore: Instant | undefined
  readonly leftovers: LeftoverCutoffs
  stepOf(incident: Aged): RetentionStep | undefined
}

export type Retention = {
  /**
   * Does one piece of the walk, in one transaction, and only if no other worker does. `more`: the walk goes on. What is live, holds a
   * promise, or has words that wait is passed over.
   */
  piece(
    mailbox: MailboxId,
    walk: RetentionWalk,
    now: Instant,
  ): Promise<{ readonly more: boolean; readonly counts: RetentionCounts }>
  /** Counts what the whole walk would do now, and changes nothing. */
  survey(mailbox: MailboxId, walk: RetentionWalk): Promise<RetentionCounts>
}
