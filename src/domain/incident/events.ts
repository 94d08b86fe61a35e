import type { CategoryId, Classification, FoundSign } from '../classify/classification.ts'
import type { Language } from '../language/language.ts'
import type { Address } from '../mail/mail.ts'
import type { SeenOrder } from '../order/order.ts'
import type { Instant } from '../time/instant.ts'
import type {
  AnswerClocks,
  ClocksUnsaid,
  Compensation,
  EndedBy,
  HeldAnswer,
  Offer,
  Promise_,
  RoundKind,
  Score,
  SilentBecause,
  SurveySkipped,
  UndoableFields,
} from './incident.ts'

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
      /** The words that told the language, or why it could not be told. */
      readonly languageBecause?: string
      readonly subject: string
      readonly classification: Classification
      readonly orderNumbers: readonly string[]
      /** What the shop said of them then. */
      readonly orders?: readonly SeenOrder[]
      readonly linkedTo?: number
      /** Opened by an agent (`#new`, `#split`): nobody waits for a first answer. */
      readonly byStore?: true
      readonly parent?: number
      /** Begun with messages of that incident. */
      readonly splitFrom?: number
      /** Not acknowledged, and written to by nobody but people: why. */
      readonly silentBecause?: SilentBecause
      /** The sender proved nothing where proof is asked for: automatic mail does not repeat the subject. */
      readonly subjectUnproved?: true
      /** Taken in from the time before, and so young that the customer may still wait. */
      readonly stillOpen?: true
    }
  | { readonly kind: 'acknowledged' }
  /** A participant wrote. `evidence` is the reason it was threaded here. */
  | {
      readonly kind: 'customer-wrote'
      readonly evidence: string
      readonly onlyThanks: boolean
      /** Taken in from the time before: starts no clock. */
      readonly silent?: true
      /** Of that time, and so young that the customer may still wait. */
      readonly stillOpen?: true
      readonly orderNumbers: readonly string[]
      /** What the shop said of them then. */
      readonly orders?: readonly SeenOrder[]
      /** Anger, a threat, a promise not kept: what this mail adds to what is known of the mood. */
      readonly signs?: readonly FoundSign[]
    }
  /** Somebody who is no participant holds a reference: kept, shown to agents, sent nowhere. */
  | { readonly kind: 'unconfirmed-wrote'; readonly evidence: string }
  | { readonly kind: 'auto-reply-received'; readonly evidence: string; readonly returnsAt?: Instant }
  /** Somebody an agent brought in wrote: no customer's word. */
  | { readonly kind: 'third-party-wrote'; readonly evidence: string }
  /** Words of the store to the customer; with the agent's mail they came by. */
  | {
      readonly kind: 'answered'
      readonly rawMailId?: number
      /** Taken in from the time before. */
      readonly silent?: true
    }
  /** Words of an agent to others than the customer. */
  | { readonly kind: 'wrote-to-others'; readonly to: readonly string[] }
  /** An answer was stopped before it left (REPLY_DELAY): the clocks as before it. */
  | ({ readonly kind: 'answer-stopped'; readonly rawMailId: number } & AnswerClocks)
  | { readonly kind: 'answer-held'; readonly held: HeldAnswer }
  | { readonly kind: 'held-answer-ended'; readonly rawMailId: number; readonly sent: boolean }
  | { readonly kind: 'noted' }
  | { readonly kind: 'assigned'; readonly to: string }
  /** Handed back: nobody's. */
  | { readonly kind: 'released'; readonly because?: 'absence' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'waiting-reminded' }
  | { readonly kind: 'snoozed'; readonly until: Instant }
  | { readonly kind: 'snooze-ended' }
  | { readonly kind: 'spammed'; readonly endedBy: EndedBy }
  | { readonly kind: 'copied'; readonly address: string; readonly name: string; readonly thirdParty: boolean }
  | { readonly kind: 'uncopied'; readonly address: string }
  /** Absent: answers go to the customer again. */
  | { readonly kind: 'addressed'; readonly address?: string; readonly name?: string; readonly thirdParty?: boolean }
  /** The customer could not be reached, and has this address now. */
  | { readonly kind: 'customer-named'; readonly customer: Address }
  | { readonly kind: 'offered'; readonly offer: Offer }
  | { readonly kind: 'offer-chosen'; readonly chosen: number }
  | { readonly kind: 'compensated'; readonly compensation: Compensation }
  /** The customer was asked how it went, after the latest resolution. */
  | { readonly kind: 'survey-asked' }
  /** Nobody was asked about this resolution, and why. */
  | { readonly kind: 'survey-skipped'; readonly because: SurveySkipped }
  /** How it went, from 1 (bad) to 5; a later one of the same resolution corrects the earlier. `words`: more was said than the score. */
  | {
      readonly kind: 'survey-answered'
      readonly score: Score
      readonly words?: true
      /** From an address that is no participant's: it held the signed address of the survey. */
      readonly unconfirmed?: true
    }
  | { readonly kind: 'linked'; readonly with: number }
  | { readonly kind: 'unlinked'; readonly with: number }
  /** Its messages live on in another. */
  | { readonly kind: 'merged'; readonly into: number }
  | { readonly kind: 'unmerged' }
  /** Another was merged into this one. */
  | {
      readonly kind: 'absorbed'
      readonly number: number
      readonly orderNumbers: readonly string[]
      /** What the shop said of them, where both are one customer's. */
      readonly orders?: readonly SeenOrder[]
      readonly participants: readonly string[]
      readonly thirdParties: readonly string[]
      readonly awaitingAnswerSince?: Instant
      /** It had no answer yet, and whom of that was told when. */
      readonly firstAnswerOwed?: true
      readonly firstAnswerRemindedAt?: Instant
      readonly escalatedAt?: Instant
      readonly lastCustomerAt: Instant
      readonly promise?: Promise_
      readonly assignee?: string
      readonly heldAnswers?: readonly HeldAnswer[]
      readonly urgent?: true
      readonly signs?: readonly FoundSign[]
    }
  /** `awaitingAnswerSince`: of what is left. */
  | { readonly kind: 'split-off'; readonly into: number; readonly awaitingAnswerSince?: Instant }
  /** All customers of a parent are written to. */
  | { readonly kind: 'round-started'; readonly round: RoundKind; readonly total?: number }
  | { readonly kind: 'round-ended'; readonly round: RoundKind; readonly stopped: boolean; readonly done: number }
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
  /** Mails that the clock had decided did not leave and will not: the clocks as if they had not been said. */
  | ({ readonly kind: 'follow-up-withdrawn'; readonly templates: readonly string[] } & ClocksUnsaid)
  | {
      readonly kind: 'delivery-failed'
      readonly recipient: string
      readonly severity: 'hard' | 'soft'
      readonly diagnostic: string
      readonly template: string
      /** The customer's answer was lost: the clocks as before it. */
      readonly lost?: AnswerClocks
    }
  /** The command lines of one mail were applied; comes after the events they caused. */
  | {
      readonly kind: 'commanded'
      readonly commands: readonly string[]
      readonly before: UndoableFields
      readonly after: UndoableFields
      readonly told?: true
      readonly rawMailId?: number
    }
  | { readonly kind: 'undone'; readonly restored: UndoableFields }
