/**
 * An incident is one matter of one customer. Its states:
 *
 *   open      the ball is with the store
 *   waiting   the ball is with the customer (#wait); reminders run
 *   resolved  the store believes it is done and said so; a survey follows; a reply reopens
 *   closed    ended, silently or by policy; a reply within 30 days reopens, later it opens a linked one
 *   spam      ended as unwanted; nothing is ever sent
 *   merged    its messages live on in another incident; its references lead there
 *
 * The row in the database is the fold of the incident's events (`evolve`), and a test holds the two against each other.
 */
import type { Classification } from '../classify/classification.ts'
import type { Language } from '../language/language.ts'
import type { Address } from '../mail/mail.ts'
import type { SeenOrder } from '../order/order.ts'
import type { Instant } from '../time/instant.ts'

/** Who ended it: an agent's address, or the policy that did. */
export type EndedBy = { readonly agent: string } | { readonly policy: string }

export type Standing =
  | { readonly status: 'open' }
  | { readonly status: 'waiting'; readonly since: Instant }
  | { readonly status: 'resolved'; readonly at: Instant; readonly by: EndedBy }
  | { readonly status: 'closed'; readonly at: Instant; readonly by: EndedBy }
  | { readonly status: 'spam'; readonly at: Instant; readonly by: EndedBy }
  | { readonly status: 'merged'; readonly at: Instant; readonly into: number }

export type Status = Standing['status']

/** A date given to the customer. It ends kept, moved (replaced by another promise) or missed. */
export type Promise_ = {
  /** The end of business of the promised day. */
  readonly dueAt: Instant
  /** The beginning of business of the promised day: the agent is reminded then. */
  readonly remindAt: Instant
  readonly text: string
  readonly by: string
  readonly reminded: boolean
  readonly missed: boolean
}

/** What `#undo` takes back: the fields a command mail changed, as they were before and after. */
export type Undoable = {
  readonly by: string
  readonly at: Instant
  readonly before: UndoableFields
  readonly after: UndoableFields
  /** The same mail told the customer something, which stays told. */
  readonly told?: true
  /** The agent's mail with the commands. */
  readonly rawMailId?: number
  /** It was taken back already. */
  readonly undoneAt?: Instant
}

/** The part of an incident that commands change and `#undo` restores. */
export type UndoableFields = {
  readonly standing: Standing
  readonly assignee?: string
  readonly category: Classification['category']
  readonly topic: string
  readonly sure: boolean
  /** The words that led to the category. */
  readonly evidence: readonly string[]
  readonly urgent: boolean
  readonly promise?: Promise_
  readonly awaitingAnswerSince?: Instant
} & Pick<Classification, 'probability' | 'runnerUp' | 'runnerUpTopic'> &
  Pick<
    Incident,
    | 'customer'
    | 'participants'
    | 'thirdParties'
    | 'aside'
    | 'addressee'
    | 'snoozedUntil'
    | 'compensations'
    | 'linked'
    | 'absorbed'
    | 'splitOff'
    | 'offer'
    | 'undeliverableSince'
    | 'silentBecause'
  > &
  Partial<Pick<Incident, 'orderNumbers' | 'lastCustomerAt'>>

/** Money or goods given to make up for it. `amount` in the currency's own unit, as written: `12.50`. */
export type Compensation = {
  readonly at: Instant
  readonly by: string
  readonly amount: string
  /** ISO 4217. */
  readonly currency: string
  readonly text: string
}

/** A choice of solutions the customer was told. */
export type Offer = {
  readonly at: Instant
  readonly by: string
  readonly options: readonly string[]
  /** Index of the option the customer answered with. */
  readonly chosen?: number
}

/** How it went, said by the customer: 1 is bad, 5 very good. */
export type Score = 1 | 2 | 3 | 4 | 5

/** The question after the latest resolution, and what was answered. A new resolution is asked about anew. */
export type Survey = {
  /** When it was asked; when it was decided not to, where `skipped` says why. */
  readonly at: Instant
  readonly skipped?: SurveySkipped
  readonly score?: Score
  /** Somebody else holding the signed address gave it: the customer's own answer replaces it. */
  readonly unconfirmed?: true
}

/** `late`: too long after the resolution. `lately`: the customer was asked about another matter. `unreachable`: the address bounces. */
export type SurveySkipped = 'late' | 'lately' | 'unreachable'

/** What an answer ends or begins anew. */
export type AnswerClocks = Pick<
  Incident,
  | 'lastHeardAt'
  | 'awaitingAnswerSince'
  | 'firstAnsweredAt'
  | 'promise'
  | 'nudgedAt'
  | 'remindedWaiting'
  | 'silentBecause'
  | 'firstAnswerOwed'
> & {
  readonly automaticInARow?: number
  /** Since when the ball was with the customer. */
  readonly waitingSince?: Instant
}

/** The latest answer, and the incident's clocks before it: for one that is stopped before it leaves. */
export type Stoppable = AnswerClocks & { readonly rawMailId: number }

/** What mails of the clock to the customer change: as it would be without one that did not leave. */
export type ClocksUnsaid = Pick<
  Incident,
  'lastHeardAt' | 'automaticInARow' | 'remindedWaiting' | 'survey' | 'stoppable'
> & {
  /** It was closed with notice, and nobody got the notice: the ball is with the customer since then. */
  readonly waitingSince?: Instant
}

/** An agent's answer that a guard stopped; it waits for `#send` or `#discard`. */
export type HeldAnswer = {
  readonly rawMailId: number
  readonly by: string
  readonly at: Instant
  readonly because: 'collision' | 'leak'
}

/**
 * Why nobody is written to automatically, until a person has the word again:
 * `history` taken in from the time before this system, `limit` opened beyond a limit of acknowledgements,
 * `sender` the address reads no answers or cannot be reached, `parent` it has no customer of its own: found by the store itself,
 * its customers have an incident each.
 */
export type SilentBecause = 'history' | 'limit' | 'sender' | 'parent'

/** What is done to all customers of a parent: opened and told, told, or resolved. */
export type RoundKind = 'new' | 'tell' | 'resolve'

/** One incident. `standing` says which state it is in and what is true in that state. */
export type Incident = {
  readonly number: number
  readonly standing: Standing
  readonly openedAt: Instant
  readonly customer: Address
  /** Addresses that belong to the conversation, the customer's first, lower case. */
  readonly participants: readonly string[]
  readonly language: Language
  readonly subject: string
  readonly classification: Classification
  readonly orderNumbers: readonly string[]
  /** What the shop said of its orders, the latest answer to each; the latest come last. */
  readonly orders?: readonly SeenOrder[]
  readonly assignee?: string
  /** First public words of an agent. */
  readonly firstAnsweredAt?: Instant
  /** A first answer is owed once more: it was reopened, or an unanswered one was merged into it. */
  readonly firstAnswerOwed?: true
  /** The customer's latest human message. */
  readonly lastCustomerAt: Instant
  /** Since when the customer is owed an answer: the first unanswered message; absent when the last word is ours. */
  readonly awaitingAnswerSince?: Instant
  /** When the customer last heard anything from us, automatic mails included. */
  readonly lastHeardAt: Instant
  /** Automatic mails in a row since the last human word; the acknowledgement does not count. */
  readonly automaticInARow: number
  readonly promise?: Promise_
  readonly firstAnswerRemindedAt?: Instant
  readonly escalatedAt?: Instant
  /** Set when the limit of automatic mails was reached and people were nudged instead. */
  readonly nudgedAt?: Instant
  /** The day on which the customer is back, by the latest absence note: midnight UTC. Ends with the customer's next word. */
  readonly awayUntil?: Instant
  /** The customer's address bounced for good: no automatic mail goes there. */
  readonly undeliverableSince?: Instant
  /** The customer was not acknowledged and hears nothing automatic. Ends with an agent's answer, but for `sender`. */
  readonly silentBecause?: SilentBecause
  /** The subject is the word of somebody who proved nothing: automatic mail does not repeat it. */
  readonly subjectUnproved?: true
  /** The ended incident that this one goes on from. */
  readonly linkedTo?: number
  /** Those of `participants` who are no customers: suppliers, couriers. Lower case. */
  readonly thirdParties?: readonly string[]
  /** Those of `thirdParties` who were written to alone (`#to`) and never copied in: they get no copies of answers to the customer. */
  readonly aside?: readonly string[]
  /** Who gets the agents' answers instead of the customer (`#to`); one of `participants`. */
  readonly addressee?: string
  /** Out of lists until then, or until the customer writes. */
  readonly snoozedUntil?: Instant
  /** Reminders sent since the ball is with the customer. */
  readonly remindedWaiting?: number
  readonly compensations?: readonly Compensation[]
  readonly offer?: Offer
  readonly survey?: Survey
  /** Related incidents (`#link`); both name each other. */
  readonly linked?: readonly number[]
  /** Merged into this one: their messages are shown here, their references lead here. */
  readonly absorbed?: readonly number[]
  /** Begun with messages of this one (`#split`). */
  readonly splitOff?: readonly number[]
  /** As it stood before it was merged. */
  readonly beforeMerge?: Standing
  /** The incident found by the store itself of which this customer is one. */
  readonly parent?: number
  /** Of a parent: its customers are being written to. */
  readonly runningRound?: RoundKind
  /** Agents' answers that a guard stopped. */
  readonly heldAnswers?: readonly HeldAnswer[]
  readonly stoppable?: Stoppable
  readonly undoable?: Undoable
  readonly reopened: number
}

/** Still to be worked on by the store or answered by the customer. */
export function isLive(incident: Incident): boolean {
  return incident.standing.status === 'open' || incident.standing.status === 'waiting'
}

/** Whether the customer waits for the first answer: since it was opened, or since it was opened again. */
export function owesFirstAnswer({ awaitingAnswerSince, firstAnsweredAt, firstAnswerOwed }: Incident): boolean {
  return awaitingAnswerSince !== undefined && (firstAnsweredAt === undefined || firstAnswerOwed === true)
}

/** Whether an address was brought in by an agent and is no customer's. */
export function isThirdParty(incident: Incident, address: string): boolean {
  return incident.thirdParties?.includes(address) ?? false
}

/** Whether it stands for a matter the store found by itself, with an incident for each customer under it. */
export function isParent(incident: Incident): boolean {
  return incident.silentBecause === 'parent'
}

/** Stands where the address of an erased person was (`erased-4711@invalid`): a name of RFC 2606 that is nobody's. */
const ERASED = /^erased-\d{1,15}@invalid$/

/** Whether the customer was erased: what is left are figures. */
export function isErased({ customer }: Pick<Incident, 'customer'>): boolean {
  return ERASED.test(customer.address)
}

/** Whether an address belongs to the conversation. A mail without a usable From is nobody's. */
export function isParticipant(incident: Incident, address: string): boolean {
  return address !== '' && incident.participants.includes(address)
}
