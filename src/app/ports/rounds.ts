/** Words to many customers. */
import type { CustomerOfRound, RunningRound } from '../../domain/decide/on-round.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'

/** A round as it stands. */
export type Round = RunningRound & {
  readonly status: 'running' | 'done' | 'stopped'
  readonly total: number
  /** When its figures were looked at last. */
  readonly reportedAt?: Instant
}

export type RoundCustomer = CustomerOfRound & { readonly incident?: number }

export type RoundProgress = {
  readonly customers?: readonly {
    readonly n: number
    readonly incident?: number
    readonly status: 'done' | 'skipped' | 'stopped'
  }[]
  readonly status?: 'done'
  readonly reportedAt?: Instant
  /** All is sent or given up, and told. */
  readonly endedAt?: Instant
}

/** Words to many customers, worked off piece by piece. */
export type Rounds = {
  /**
   * The round whose turn it is: one with customers left while at most `waiting` mails of rounds wait to be sent, or one that
   * is over but for its end.
   */
  due(
    mailbox: MailboxId,
    waiting: number,
  ): Promise<{ readonly round: number; readonly parent: number; readonly status: Round['status'] } | undefined>
  /** Whether any has not ended. */
  running(mailbox: MailboxId): Promise<boolean>
}
