import type { Seal } from '../mail/reference.ts'
import type { AnsweredOrder } from '../order/order.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import type { AcknowledgementGiven } from './decision.ts'
import type { Incident } from './incident.ts'
import type { ConversationEntry } from './shown.ts'

/** What every decision may use: the present, the rules, and what is stored around the incident. */
export type Facts = {
  readonly now: Instant
  readonly store: Store
  readonly seal: Seal
  /** The latest messages of the incident, oldest first. */
  readonly conversation: readonly ConversationEntry[]
  /** Message-ID of the customer's latest mail: our words thread below it in the customer's client. */
  readonly latestCustomerMessageId?: string
  /** Other incidents of this customer, newest first. */
  readonly earlier: readonly Incident[]
  /** Live incidents of others about the same order. */
  readonly sameOrder?: readonly Incident[]
  /** The customer's address (the sender's, of a new mail) bounced for good: no automatic mail until then. */
  readonly suppressedUntil?: Instant
  /** When the clock last wrote to the customer's address, whichever the incident; long ago is as good as never. */
  readonly lastAutomaticAt?: Instant
  /** When the other live incidents of this customer are to write to the customer by themselves. */
  readonly othersDueAt?: readonly { readonly incident: number; readonly at: Instant }[]
  /** Too much automatic mail goes out at once: the customer of this incident is not written to by itself before this. */
  readonly heldBackUntil?: Instant
  /** Mail of customers and agents may lie in the mailbox unread: the machine was off, or the server cannot be reached. */
  readonly unread?: true
}

/** More, when a mail came in. */
export type MailFacts = Facts & {
  readonly rawMailId: number
  /** The number a new incident would get. */
  readonly freshNumber: number
  /** Acknowledgements of the last 24 hours that count for this sender: its own, its domain's, the unauthenticated ones. */
  readonly acknowledgements: readonly AcknowledgementGiven[]
  /** Taken in by an import, or history of a first start: nothing is sent. */
  readonly silent: boolean
  /** Of an import: what the archive knew beside the bytes. */
  readonly history?: 'import' | 'sent' | 'answered'
  /** What the shop says of the orders that a customer names in it. */
  readonly orders?: readonly AnsweredOrder[]
  /** Who has the parent of this incident, where nobody has the incident itself. */
  readonly holder?: string
  /** Internal notes and other text that must not reach the customer, for the leak guard. */
  readonly notes: readonly string[]
}
