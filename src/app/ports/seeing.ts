/** What whoever keeps the installation running wants to see of it. */
import type { Lane } from '../../domain/incident/mails.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { Part } from './meter.ts'

export type SchemaFigures = {
  /** Of PostgreSQL, such as `18.4`. */
  readonly version: string
  /** Migrations of this version that were not run yet, and those of a newer one that were. */
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

export type HeldLease = { readonly name: string; readonly holder: string; readonly until: Instant }

/** Mails of one lane in one state: waiting for a first try, for another one, or being spoken about. */
export type OutboxFigure = {
  readonly lane: Lane
  readonly state: 'waiting' | 'again' | 'sending'
  readonly mails: number
  readonly oldestAt: Instant
  /** Since when the longest due of them could have been sent; absent when none is due. */
  readonly dueSince?: Instant
}

export type LiveFigure = {
  readonly status: 'open' | 'waiting'
  readonly category: string
  readonly incidents: number
  readonly urgent: number
  /** The customer waits for an answer. */
  readonly unanswered: number
}

export type TroubleFigure = {
  readonly part: Part
  readonly cause: string
  readonly since: Instant
  readonly at: Instant
  readonly times: number
  /** Absent: it goes on. */
  readonly endedAt?: Instant
}

/** Of one mailbox, at one moment. Counts end at a bound, so that asking stays cheap however much there is. */
export type MailboxFigures = {
  readonly leases: readonly HeldLease[]
  readonly lookedAt?: Instant
  /** When the newest mail was stored. */
  readonly storedAt?: Instant
  /** `oldestAt`: stored and without an outcome since; of mails that are to be answered. */
  readonly pending: { readonly mails: number; readonly oldestAt?: Instant }
  readonly held: number
  readonly quarantined: number
  readonly outbox: readonly OutboxFigure[]
  /** Given up or refused, and nobody was told yet. */
  readonly untoldFailures: number
  readonly due: {
    readonly incidents: number
    readonly overdue: number
    readonly oldestAt?: Instant
    readonly nextAt?: Instant
  }
  readonly live: readonly LiveFigure[]
  /** Automatic mail is held back since. */
  readonly breaker: { readonly openedAt?: Instant; readonly waiting: number }
  readonly digestAt?: Instant
  readonly handoverAt?: Instant
  /** Mails that server and database did not agree about when they were compared last. */
  readonly ledgerDifference?: number
  /**
   * Where it logs in with tokens: whether some were ever given, until when the consent is good, where that is known, and whether the
   * provider refuses them.
   */
  readonly credential?: { readonly isStored?: boolean; readonly expiresAt?: Instant; readonly refused: boolean }
  readonly corrections: number
  readonly troubles: readonly TroubleFigure[]
}

/** Everything here goes by indexes and has a limit of time: it may be asked often, beside the work. Throws `Failure`. */
export type Seeing = {
  schema(): Promise<SchemaFigures>
  figures(mailbox: MailboxId, now: Instant): Promise<MailboxFigures>
  noteTrouble(mailbox: MailboxId, part: Part, cause: string, now: Instant): Promise<void>
  noteWell(mailbox: MailboxId, part: Part, now: Instant): Promise<void>
}
