/** What every port speaks of: mailboxes, the clock, failures. */
import type { Refusal } from '../../domain/access/refusal.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** Numeric identity of a mailbox (a store's address) in this database. */
export type MailboxId = number

export type Clock = { now(): Instant }

/** Fresh identifiers: `unique()` is 16 lower-case Crockford base32 characters. */
export type NewId = { unique(): string }

/** One JSON line an event; never bodies, secrets or address books. */
export type Log = {
  info(event: string, data?: Readonly<Record<string, unknown>>): void
  warn(event: string, data?: Readonly<Record<string, unknown>>): void
  error(event: string, data?: Readonly<Record<string, unknown>>): void
}

/** A failure of something outside. Adapters throw nothing else on purpose; unknown counts as temporary. */
export class Failure extends Error {
  readonly lasting: 'temporary' | 'permanent'
  /** Which outside thing: `imap`, `smtp`, `database`, `lmtp`. */
  readonly where: string
  /** It is there and well, and refuses what it was given: the fault lies in that, other mails may pass. */
  readonly refusesContent: boolean
  /** Why it lets nobody in, for people to mend. */
  readonly refusal: Refusal | undefined
  constructor(
    where: string,
    message: string,
    lasting: 'temporary' | 'permanent' = 'temporary',
    options?: { readonly cause?: unknown; readonly refusesContent?: boolean; readonly refusal?: Refusal },
  ) {
    super(message, options)
    this.name = 'Failure'
    this.where = where
    this.lasting = lasting
    this.refusesContent = options?.refusesContent ?? false
    this.refusal = options?.refusal
  }
}
