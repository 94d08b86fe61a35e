/** The parts that mails show: cards, lines, buttons, reasons, warnings, as data. Their words stand in `words.json`. */
import type { CategoryId, FoundSign } from '../classify/classification.ts'
import type { CategoryAndTopic } from '../classify/taxonomy.ts'
import type { Language } from '../language/language.ts'
import type { Address } from '../mail/mail.ts'
import type { Finding, Oddity } from '../mail/reading.ts'
import type { SeenOrder } from '../order/order.ts'
import type { Instant } from '../time/instant.ts'
import type { Happening } from './events.ts'
import type { Score, Status } from './incident.ts'

/** One of several solutions offered; answering with it is the choice. */
export type Choice = { readonly text: string; readonly href: string }

/** One answer to "how did it go?"; its words stand under `scores`. */
export type ScoreChoice = { readonly score: Score; readonly href: string }

/** The customers under one parent. */
export type ChildrenFigures = {
  readonly total: number
  readonly written: number
  readonly answered: number
  readonly ended: number
  readonly undeliverable: number
}

/** A one-tap command button: a `mailto:` link. `label` is a key of `words.json` under `actions`. */
export type Button = { readonly label: string; readonly href: string }

/** One line of the conversation as shown to agents. */
export type ConversationEntry = {
  readonly who: string
  readonly side: MessageSide
  readonly at: Instant
  readonly text: string
  /** Whose words these are, lower case. */
  readonly address?: string
  /** The mail these words came with. */
  readonly rawMailId?: number
}

/** `third-party`: somebody an agent brought in with `#cc` or `#to`; never shown to the customer by itself. */
export type MessageSide = 'customer' | 'store' | 'note' | 'unconfirmed' | 'automatic' | 'third-party'

/** An incident in one line, as in lists, digests and the "earlier incidents" of a notification. */
export type IncidentLine = {
  readonly reference: string
  readonly subject: string
  readonly customer: string
  readonly category: CategoryId
  readonly topic: string
  readonly status: Status
  readonly assignee?: string
  readonly since: Instant
  readonly urgent: boolean
  /** The date the customer was told. */
  readonly promised?: Instant
  readonly snoozedUntil?: Instant
}

/** A line that is answered by its number: `#close 3 5`. */
export type NumberedLine = IncidentLine & { readonly n: number; readonly href: string }

/** Why managers hear of an incident; `words.json` says it under `escalations`. */
export type EscalationReason = 'first-answer' | 'promise-missed' | 'silence'

/** An incident that managers are to look at, why and since when, and what they can do. */
export type EscalatedLine = NumberedLine & {
  readonly reasons: readonly { readonly because: EscalationReason; readonly since: Instant }[]
  readonly buttons: readonly Button[]
}

/** What an incident lacks to be resolved; `words.json` says it under `lacks`. */
export type Lack =
  | 'delivery'
  | 'promise-missed'
  | 'held-answer'
  | 'first-answer'
  | 'answer'
  | 'promise'
  | 'customer'
  | 'assignee'
  | 'nothing'

/** An incident as one shift hands it to the next. */
export type HandoverLine = NumberedLine & {
  readonly lacks: readonly Lack[]
  /** It is the reader's own. */
  readonly yours?: true
}

/** A mail of an agent that is held: an answer that a guard stopped, or one that waits for "was this you?". */
export type HeldLine = {
  readonly what: 'answer' | 'unconfirmed'
  /** Whose mail it is: a name or an address. */
  readonly agent: string
  readonly subject: string
  /** Of the incident, where it belongs to one. */
  readonly reference?: string
  /** When it is discarded, or was. */
  readonly until: Instant
}

/** A card with the state of an incident. */
export type IncidentCard = {
  readonly reference: string
  readonly customer: Address
  readonly language: Language
  readonly category: CategoryId
  readonly topic: string
  readonly sure: boolean
  /** Where it is not sure: the other candidate. */
  readonly runnerUp?: CategoryAndTopic
  readonly evidence: readonly string[]
  readonly urgent: boolean
  /** What makes it urgent, or raises it, with the words; the gravest first. */
  readonly signs: readonly FoundSign[]
  readonly status: Status
  readonly assignee?: string
  readonly orderNumbers: readonly string[]
  /** What the shop said of them, and when. */
  readonly orders?: readonly SeenOrder[]
  readonly openedAt: Instant
  readonly promise?: { readonly dueAt: Instant; readonly text: string }
  /** When the first answer is due, while none was given. */
  readonly answerDueAt?: Instant
  readonly snoozedUntil?: Instant
  /** Since when the ball is with the customer. */
  readonly waitingSince?: Instant
  /** Others who get copies of the answers: names or addresses. */
  readonly copied: readonly string[]
  /** Who gets the answers instead of the customer. */
  readonly addressee?: string
  /** `12.50 EUR voucher`, one each. */
  readonly compensations: readonly string[]
  /** What the customer was offered, and what he chose. */
  readonly offer?: { readonly options: readonly string[]; readonly chosen?: string }
  /** References of incidents it is linked with, was merged from or split off. */
  readonly related: readonly string[]
  /** Reference of the matter the store found by itself, of which this customer is one. */
  readonly parent?: string
}

/** Something the agent could do, with one tap. `kind` is a key of `words.json` under `proposals`. */
export type ProposalLine = {
  readonly kind: 'same-customer' | 'same-order'
  readonly line: IncidentLine
  /** `#merge INC-4790`, ready to send. */
  readonly href: string
}

/** A ready answer in the customer's language, inserted with `#use name`. */
export type ReadyAnswerLine = { readonly name: string; readonly title: string; readonly href: string }

/** A text with the words that were searched for. */
export type Passage = readonly { readonly text: string; readonly hit: boolean }[]

/** One event for people. `what` is a key of `words.json` under `events`; `detail` is in our own terms or a person's words. */
export type HistoryLine = {
  readonly at: Instant
  /** Name or address; empty for what happened by itself. */
  readonly by: string
  readonly what: Happening['kind']
  readonly detail: string
}

/** What `#explain` gives reasons for; `words.json` says each under `reasons`. */
export type ReasonId =
  | 'threaded'
  | 'classified'
  | 'urgent'
  | 'raised'
  | 'language'
  | 'acknowledged'
  | 'not-acknowledged'
  | 'unconfirmed'
  | 'third-party'
  | 'held'
  | 'ignored'
  | 'automatic'
  | 'silent'
  | 'undeliverable'
  | 'away'

/** One reason, in our own terms or in words that were found. */
export type ReasonLine = {
  readonly what: ReasonId
  readonly because: string
  readonly at?: Instant
  /** What the words said, where nobody corrected it. */
  readonly guess?: CategoryAndTopic & {
    readonly sure: boolean
    /** 0 to 1. */
    readonly probability?: number
    readonly runnerUp?: CategoryAndTopic
  }
  readonly signs?: readonly FoundSign[]
  /** The language that `because` speaks for. */
  readonly language?: Language
}

/** What happens by itself: the rules of `follow-up/clock-rules.ts`; `words.json` says each under `timers`. */
export type TimerId =
  | 'first-answer'
  | 'escalation'
  | 'promise-missed'
  | 'promise-reminder'
  | 'no-silence'
  | 'waiting-reminder'
  | 'waiting-close'
  | 'snooze-over'
  | 'survey'

export type TimerLine = { readonly what: TimerId; readonly at: Instant }

/** How far a mail to many customers is. */
export type RoundFigures = {
  readonly total: number
  /** Incidents opened, or changed. */
  readonly done: number
  readonly sent: number
  readonly waitingToBeSent: number
  readonly failed: number
  /** Addresses that bounce, or are our own: nobody was written to. */
  readonly skipped: number
}

/** Key and data of each warning stand in `words.json` under `warnings`. */
export type WarningId =
  | 'stranger-at-agent-address'
  | 'unconfirmed-sender'
  | 'forged-tag'
  | 'reply-to-differs'
  | 'unreadable'
  | 'acknowledgement-limit'
  | 'dangerous-attachment'
  | 'large-attachment'
  | 'attachment-with-secrets'
  | 'late'
  | 'encrypted'
  | 'too-large-to-read'
  | 'damaged'
  | 'reading-failed'
  | 'third-party'
  | 'answers-go-elsewhere'
  | 'chose-offer'
  | 'order-of-another'
  | Oddity

/** A thing found in the text, for agents; `value` is normalised. */
export type FindingLine = {
  readonly kind: Exclude<Finding['kind'], 'order'>
  readonly value: string
  readonly courier?: string
}

/** A calendar part in readable form; `method` is a key under `invitations`, or another word of RFC 5546. */
export type InvitationLine = {
  readonly method: string
  readonly summary: string
  readonly startsAt?: Instant
  readonly endsAt?: Instant
  readonly allDay: boolean
  readonly location: string
  readonly organizer: string
  readonly description: string
}

/** A mail inside the mail. */
export type EmbeddedLine = {
  readonly from: string
  readonly subject: string
  readonly date?: Instant
  readonly text: string
}

/** What was cut from the text, folded at the end; `kind` is a key under `rest`. */
export type RestLine = { readonly kind: 'quoted' | 'signature' | 'hidden'; readonly text: string }

export type AttachmentLine = { readonly filename: string; readonly size: number; readonly withheld: boolean }
