import type { CategoryId, Classification } from '../classify/classification.ts'
import type { Language } from '../language/language.ts'
import type { Address } from '../mail/mail.ts'
import type { Instant } from '../time/instant.ts'
import type { EndedBy, Promise_, SilentBecause, UndoableFields } from './incident.ts'

/** What happened to an incident. Stored in order; `evolve` folds them into the row. */
export type IncidentEvent = { readonly at: Instant; readonly by: Actor } & Happening

/** Who caused an event. */
export type Actor =
  | { readonly kind: 'customer'; readonly address: string }
  | { readonly kind: 'agent'; readonly address: string }
  | { readonly kind: 'stranger'; readonly address: string }
  | { readonly kind: 'system'; readonly policy: string }

export type Happening =
  | {
      readonly kind: 'opened'
      readonly number: number
      readonly customer: Address
      readonly language: Language
      readonly subject: string
      readonly classification: Classification
      readonly orderNumbers: readonly string[]
      readonly linkedTo?: number
      /** Not acknowledged, and written to by nobody but people: why. */
      readonly silentBecause?: SilentBecause
      /** The sender proved nothing where proof is asked for: automatic mail does not repeat the subject. */
      readonly subjectUnproved?: true
    }
  | { readonly kind: 'acknowledged' }
  /** A participant wrote. `evidence` is the reason it was threaded here. */
  | {
      readonly kind: 'customer-wrote'
      readonly evidence: string
      readonly onlyThanks: boolean
      /** Taken in from the time before: starts no clock. */
      readonly silent?: true
      readonly orderNumbers: readonly string[]
    }
  /** Somebody who is no participant holds a reference: kept, shown to agents, sent nowhere. */
  | { readonly kind: 'unconfirmed-wrote'; readonly evidence: string }
  | { readonly kind: 'auto-reply-received'; readonly evidence: string; readonly returnsAt?: Instant }
  | { readonly kind: 'answered' }
  | { readonly kind: 'noted' }
  | { readonly kind: 'assigned'; readonly to: string }
  | { readonly kind: 'categorised'; readonly category: CategoryId; readonly topic: string }
  | { readonly kind: 'marked-urgent'; readonly urgent: boolean }
  | { readonly kind: 'resolved'; readonly endedBy: EndedBy }
  | { readonly kind: 'closed'; readonly endedBy: EndedBy }
  | { readonly kind: 'reopened'; readonly because: string }
  | { readonly kind: 'promised'; readonly promise: Promise_ }
  | { readonly kind: 'promise-reminded' }
  | { readonly kind: 'promise-kept' }
  | { readonly kind: 'promise-missed' }
  | { readonly kind: 'first-answer-reminded' }
  | { readonly kind: 'escalated'; readonly because: string }
  | { readonly kind: 'still-working-told' }
  | { readonly kind: 'nudged'; readonly because: string }
  | {
      readonly kind: 'delivery-failed'
      readonly recipient: string
      readonly severity: 'hard' | 'soft'
      readonly diagnostic: string
      readonly template: string
    }
  /** The command lines of one mail were applied; comes after the events they caused. */
  | {
      readonly kind: 'commanded'
      readonly commands: readonly string[]
      readonly before: UndoableFields
      readonly after: UndoableFields
    }
  | { readonly kind: 'undone'; readonly restored: UndoableFields }
