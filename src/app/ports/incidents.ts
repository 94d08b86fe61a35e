/** Incidents, and all that one decision changes. */
import type { Absence, AcknowledgementGiven, Effect, Outcome } from '../../domain/incident/decision.ts'
import type { IncidentEvent } from '../../domain/incident/events.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import type { MailData, MailName } from '../../domain/incident/mails.ts'
import type { ChildrenFigures, MessageSide, RoundFigures } from '../../domain/incident/shown.ts'
import type { SeenPicture } from '../../domain/mail/logos.ts'
import type { Address, Attachment } from '../../domain/mail/mail.ts'
import type { Passage } from '../../domain/report/search-passage.ts'
import type { SearchQuestion } from '../../domain/report/search-words.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { MailboxId } from './basics.ts'
import type { HeldBack } from './follow-up.ts'
import type { Round, RoundCustomer, RoundProgress } from './rounds.ts'
import type { FinishedMail } from './sending.ts'

/** A stored message of an incident, as conversation and search show it. */
export type StoredMessage = {
  readonly incident: number
  readonly at: Instant
  readonly side: MessageSide
  readonly from: Address
  readonly subject: string
  readonly text: string
  readonly quoted: string
  readonly messageId?: string
  readonly rawMailId?: number
  readonly attachments: readonly Attachment[]
}

/** What a batch of readings wants to know, gathered before one question to the database. */
export type Wanted = {
  readonly numbers: readonly number[]
  /** Own and cited Message-IDs. */
  readonly messageIds: readonly string[]
  readonly senders: readonly string[]
  /** Of outbox mails, for bounces. */
  readonly sentMessageIds: readonly string[]
  /** Pictures inside texts, with the senders of the mails they are in. */
  readonly pictures: readonly { readonly sha256: string; readonly address: string }[]
}

/** A stored Message-ID: of a stored mail (`cited` false), or one that a stored mail cites. */
export type StoredRef = {
  readonly messageId: string
  readonly incident: number
  readonly cited: boolean
  readonly from: string
}

export type SentMail = {
  readonly messageId: string
  readonly incident?: number
  readonly to: string
  readonly template: MailName
  readonly author?: string
  readonly subject: string
  readonly text: string
  readonly onceKey: string
  /** When it was decided to send it. */
  readonly at: Instant
  /** The incidents of its numbered lines. */
  readonly lines?: readonly number[]
}

/** An agent's words to a customer that have not left (REPLY_DELAY); locked until the transaction ends. */
export type PendingAnswer = {
  readonly onceKey: string
  readonly template: MailName
  readonly author: string
  readonly at: Instant
  readonly text: string
}

/** The answer to `Wanted`, incidents locked until the transaction ends. */
export type Known = {
  readonly incidents: readonly Incident[]
  readonly refs: readonly StoredRef[]
  readonly sent: readonly SentMail[]
  /** Live or recently ended incidents of the senders (14 days), newest first; and all earlier ones in one line. */
  readonly acknowledgements: readonly AcknowledgementGiven[]
  /** Hard-bounced addresses that get no automatic mail until the instant. */
  readonly suppressed: ReadonlyMap<string, Instant>
  /** Earlier ones with the same hash, from or to the same domain. */
  readonly pictures: readonly SeenPicture[]
  readonly absences: readonly Absence[]
}

/** Everything one decision (or a batch of them) changes; recorded in one transaction, one statement a table. */
export type Record_ = {
  readonly incidents: readonly Incident[]
  readonly nextDueAt: ReadonlyMap<number, Instant | undefined>
  readonly events: readonly { readonly incident: number; readonly event: IncidentEvent }[]
  readonly messages: readonly StoredMessage[]
  readonly refs: readonly StoredRef[]
  readonly outbox: readonly FinishedMail[]
  readonly outcomes: readonly { readonly rawMailId: number; readonly outcome: Outcome }[]
  readonly acknowledgements: readonly AcknowledgementGiven[]
  readonly suppress: readonly { readonly address: string; readonly until: Instant; readonly because: string }[]
  /** Held mails that were confirmed: pending again, with proof. */
  readonly release: readonly { readonly rawMailId: number; readonly confirmedBy: string }[]
  /** Carried out in their order, after everything else. */
  readonly effects: readonly Effect[]
  /** One more mail each with a picture in its text. */
  readonly pictures: readonly { readonly sha256: string; readonly address: string }[]
}

/** A transaction in hand. Only `Incidents.transaction` gives one out. */
export type IncidentTransaction = {
  /**
   * One round of questions. Takes advisory locks on senders and Message-IDs (sorted) and row locks on the incidents
   * (by number), so that two workers never decide about the same customer or thread at once.
   */
  load(wanted: Wanted): Promise<Known>
  /**
   * Locks a customer before any incident is loaded, so that no two workers write to one at the same time. What the clock has to know of
   * the customer: when it wrote last since `since`, and the live incidents, which are not locked.
   */
  lockCustomer(
    address: string,
    since: Instant,
  ): Promise<{ readonly lastAutomaticAt?: Instant; readonly live: readonly Incident[] }>
  conversation(numbers: readonly number[], perIncident: number): Promise<readonly StoredMessage[]>
  /** Earlier incidents of these customers, newest first, and live ones with one of these order numbers. Not locked. */
  earlier(
    customers: readonly string[],
    orderNumbers: readonly string[],
    perCustomer: number,
  ): Promise<readonly Incident[]>
  /** Numbers of the live incidents of an agent. */
  assignedTo(agent: string, limit: number): Promise<readonly number[]>
  /** Words to the customer of this incident that have not left. A mail that is being sent is not among them. */
  pendingAnswers(incident: number): Promise<readonly PendingAnswer[]>
  history(incident: number): Promise<readonly IncidentEvent[]>
  /** How raw mails that were not filed as messages ended: automatic, ignored, held. */
  asides(incident: number): Promise<readonly { readonly at: Instant; readonly status: string; readonly why: string }[]>
  /** The incidents under a parent: those that were answered first, then by number. */
  children(parent: number, limit: number): Promise<ChildrenFigures & { readonly incidents: readonly Incident[] }>
  /** A round that has not ended, locked until the transaction ends; undefined when another worker has it. */
  lockRound(round: number): Promise<Round | undefined>
  /** Its next customers, nobody's turn yet. */
  roundPiece(round: number, count: number, now: Instant): Promise<readonly RoundCustomer[]>
  /** Of a round that was stopped: its mails that have not left are cancelled; those whose mail that was, to be taken back. */
  takeBack(round: number, count: number, now: Instant): Promise<readonly RoundCustomer[]>
  /** What became of customers, and how far the round is. */
  noteRound(round: number, progress: RoundProgress): Promise<void>
  roundFigures(round: number): Promise<RoundFigures>
  /** As `Incidents.list`, inside this transaction. */
  list(filter: IncidentFilter, limit: number): Promise<readonly Incident[]>
  /** Searches all messages of the mailbox, notes too. Bounded in time, whatever was asked; changes nothing. */
  find(question: SearchQuestion, limit: number): Promise<SearchResult>
  /** Automatic follow-ups to customers after `since` and until `now`; at most `most` are counted. */
  followUpsSince(since: Instant, now: Instant, most: number): Promise<number>
  /** Automatic mails of any kind to each of these addresses; those without any are left out. */
  automaticMailsTo(addresses: readonly string[], since: Instant): Promise<ReadonlyMap<string, number>>
  /** The turn of an incident whose mail is held back: the one it has, else the one that `turnAfter` makes of the last given out. */
  holdBack(hold: HeldBack, turnAfter: (last: Instant | undefined) => Instant): Promise<Instant>
  /** `count` fresh incident numbers. */
  numbers(count: number): Promise<readonly number[]>
  /** What `forget` would erase of a person now: for the certificate. */
  personFigures(address: string): Promise<PersonFigures>
  heldMail(rawMailId: number): Promise<{ readonly agent: string; readonly until: Instant } | undefined>
  /**
   * Cancels mails of the clock to the customer of an incident that were decided until `until` and never tried: as if they had not been
   * said, and the clock looks at the incident at once. Returns how many there were.
   */
  withdrawOld(number: number, until: Instant, now: Instant): Promise<number>
  /** The only writer of incidents. */
  record(record: Record_): Promise<void>
}

/** Incidents, messages with their files, and mails as they came. */
export type PersonFigures = Omit<MailData['forgotten'], 'at'>

/** An incident that answers a search, with the message of it that answers best. */
export type FoundIncident = {
  /** The one it lives on in when the message's own was merged. */
  readonly incident: Incident
  /** The stored message, as the database counts them. */
  readonly messageId: number
  readonly at: Instant
  readonly side: StoredMessage['side']
  readonly from: Address
  readonly subject: string
  /** Where the passage is from: the text, the name of a file, or who wrote. */
  readonly where: 'text' | 'file' | 'from'
  readonly passage: Passage
}

export type SearchResult = {
  /** Best first. */
  readonly incidents: readonly FoundIncident[]
  /** Nothing was found as it was written: these words (folded) were taken for those. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[]
  /** False when time ran out: what is here was found, older messages may not have been looked at. */
  readonly complete: boolean
}

export type IncidentFilter =
  | { readonly which: 'open' | 'waiting' | 'late' | 'unassigned' | 'resolved' | 'snoozed'; readonly now: Instant }
  | { readonly which: 'mine'; readonly agent: string }

export type Incidents = {
  transaction<T>(mailbox: MailboxId, work: (tx: IncidentTransaction) => Promise<T>): Promise<T>
  /** Incidents whose next due instant has come, oldest first, each with its customer's address. */
  due(
    mailbox: MailboxId,
    now: Instant,
    limit: number,
  ): Promise<readonly { readonly number: number; readonly customer: string }[]>
  list(mailbox: MailboxId, filter: IncidentFilter, limit: number): Promise<readonly Incident[]>
  history(mailbox: MailboxId, incident: number): Promise<readonly IncidentEvent[]>
  /** Agents who are away or were. */
  absences(mailbox: MailboxId): Promise<readonly Absence[]>
  /** Makes at most `most` messages searchable that are not yet, the newest first; how many it were. */
  index(mailbox: MailboxId, most: number): Promise<number>
}
