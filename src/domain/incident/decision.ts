import type { Address, Attachment } from '../mail/mail.ts'
import type { Instant } from '../time/instant.ts'
import type { IncidentEvent } from './events.ts'
import type { Incident } from './incident.ts'
import type { ConversationEntry, MailToSend } from './mails.ts'

/** How a raw mail ended, and why. Exactly one a mail. */
export type Outcome =
  | { readonly kind: 'filed'; readonly incident: number; readonly opened: boolean }
  | { readonly kind: 'automatic'; readonly why: string; readonly incident?: number; readonly bounced?: boolean }
  | { readonly kind: 'ignored'; readonly why: string }
  | { readonly kind: 'held'; readonly why: string; readonly agent: string; readonly until: Instant }

/** An automatic answer given to an address; counted against the limits, by arrival. */
export type AcknowledgementGiven = {
  readonly address: string
  readonly domain: string
  readonly at: Instant
  readonly authenticated: boolean
}

/** What the conversation of an incident gains. */
export type MessageToKeep = {
  readonly side: ConversationEntry['side']
  /** Whose words these are, where that is not the sender: an agent forwarded them. */
  readonly from?: Address
  readonly text: string
  readonly quoted: string
  readonly attachments: readonly Attachment[]
}

/** Everything one input changes about one incident. Recorded whole, or not at all. */
export type Decision = {
  /** The incident as it is now; absent when the input concerns none. */
  readonly incident?: Incident
  readonly events: readonly IncidentEvent[]
  readonly mails: readonly MailToSend[]
  readonly message?: MessageToKeep
  readonly outcome?: Outcome
  readonly acknowledged?: AcknowledgementGiven
  readonly suppress?: { readonly address: string; readonly until: Instant; readonly because: string }
  readonly release?: { readonly rawMailId: number; readonly confirmedBy: string }
}
