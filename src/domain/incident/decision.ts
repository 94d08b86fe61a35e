import type { Language } from '../language/language.ts'
import type { Address, Attachment } from '../mail/mail.ts'
import type { Instant } from '../time/instant.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident, RoundKind } from './incident.ts'
import type { MailToSend } from './mails.ts'
import type { EscalationReason, MessageSide } from './shown.ts'

/** How a raw mail ended, and why. Exactly one a mail. */
export type Outcome =
  | { readonly kind: 'filed'; readonly incident: number; readonly opened: boolean }
  | { readonly kind: 'automatic'; readonly why: string; readonly incident?: number; readonly bounced?: boolean }
  | { readonly kind: 'ignored'; readonly why: string }
  /** Waits for the agent: "was this you?", or (with its `incident`) an answer that a guard stopped. */
  | {
      readonly kind: 'held'
      readonly why: string
      readonly agent: string
      readonly until: Instant
      readonly incident?: number
    }

/** An automatic answer given to an address; counted against the limits, by arrival. */
export type AcknowledgementGiven = {
  readonly address: string
  readonly domain: string
  readonly at: Instant
  readonly authenticated: boolean
}

/** What the conversation of an incident gains. */
export type MessageToKeep = {
  readonly side: MessageSide
  /** Whose words these are, where that is not the sender: an agent forwarded them. */
  readonly from?: Address
  readonly text: string
  readonly quoted: string
  readonly attachments: readonly Attachment[]
}

/** A change beyond the incident itself; recorded in the same transaction. */
export type Effect =
  /** Messages of these raw mails belong to another incident from now on (`#split`). */
  | {
      readonly kind: 'move-messages'
      readonly from: readonly number[]
      readonly to: number
      readonly rawMailIds: readonly number[]
    }
  /** A held answer goes its way again: what was said until `approvedAt` does not stop it. */
  | {
      readonly kind: 'release-answer'
      readonly rawMailId: number
      readonly agent: string
      readonly approvedAt: Instant
    }
  | { readonly kind: 'discard-answer'; readonly rawMailId: number; readonly why: string }
  /** Mails that have not left; each is in the world's `pendingAnswers`, and so locked. */
  | { readonly kind: 'stop-mails'; readonly onceKeys: readonly string[] }
  /** Words taken out of the conversation, because they never left. */
  | { readonly kind: 'drop-message'; readonly incident: number; readonly rawMailId: number }
  | { readonly kind: 'start-round'; readonly round: RoundToStart }
  | { readonly kind: 'stop-rounds'; readonly parent: number; readonly by: string }
  | { readonly kind: 'away'; readonly absence: Absence }
  | { readonly kind: 'back'; readonly agent: string; readonly at: Instant }
  | { readonly kind: 'forget'; readonly address: string; readonly at: Instant; readonly by: string }
  /** A customer's mail that was taken in after an outage. */
  | {
      readonly kind: 'late-mail'
      readonly rawMailId: number
      readonly incident: number
      readonly arrivedAt: Instant
      readonly takenAt: Instant
      readonly apologised: boolean
    }
  /** Each of these managers hears of it, with all else that there is to hear then. */
  | { readonly kind: 'escalate'; readonly managers: readonly string[]; readonly escalation: Escalation }

export type Escalation = {
  readonly incident: number
  readonly because: EscalationReason
  /** When it began: the customer waits, the promise was due, nobody has written. */
  readonly since: Instant
  readonly at: Instant
}

/** Everything one agent says to many customers, worked off in pieces. */
export type RoundToStart = {
  readonly parent: number
  readonly kind: RoundKind
  readonly by: string
  readonly at: Instant
  readonly subject: string
  /** Empty: incidents are opened and nobody is written to (`new`), or ended silently but for the usual words (`resolve`). */
  readonly text: string
  /** The mail whose files go along. */
  readonly rawMailId: number
  readonly files: readonly { readonly index: number; readonly filename: string; readonly contentType: string }[]
  /** `new`: those affected. Others: the children there are. */
  readonly customers: readonly AffectedCustomer[]
}

export type AffectedCustomer = { readonly address: string; readonly name: string; readonly language: Language }

/** An agent is away; the incidents are another's until then. */
export type Absence = {
  readonly agent: string
  readonly from: Instant
  readonly until: Instant
  readonly cover?: string
}

/** Everything one input changes about one incident. Recorded whole, or not at all. */
export type Decision = {
  /** The incident as it is now; absent when the input concerns none. */
  readonly incident?: Incident
  readonly events: readonly IncidentEvent[]
  readonly mails: readonly MailToSend[]
  readonly message?: MessageToKeep
  /** Whose word the mail counts as when others cite it: old words of the store lead to the customer they went to. Tags of another desk do so too. */
  readonly refersAs?: string
  readonly outcome?: Outcome
  readonly acknowledged?: AcknowledgementGiven
  readonly suppress?: { readonly address: string; readonly until: Instant; readonly because: string }
  readonly release?: { readonly rawMailId: number; readonly confirmedBy: string }
  /** What it changes about other incidents. */
  readonly also?: readonly Decision[]
  readonly effects?: readonly Effect[]
}
