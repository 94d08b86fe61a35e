/**
 * What the use cases need from the outside, in the words of the domain. Adapters implement these; `wiring.ts` picks.
 * Every method that touches stored data names the mailbox first: it leads every table.
 */
import type { CustomerOfRound, RunningRound } from '../domain/decide/on-round.ts'
import type { Absence, AcknowledgementGiven, Effect, Escalation, Outcome } from '../domain/incident/decision.ts'
import type { IncidentEvent } from '../domain/incident/events.ts'
import type { Incident } from '../domain/incident/incident.ts'
import type { Lane, MailData, MailName } from '../domain/incident/mails.ts'
import type { ChildrenFigures, MessageSide, RoundFigures, TimerId } from '../domain/incident/shown.ts'
import type { Language } from '../domain/language/language.ts'
import type { SeenPicture } from '../domain/mail/logos.ts'
import type { Address, Attachment } from '../domain/mail/mail.ts'
import type { Reading } from '../domain/mail/reading.ts'
import type { Usual } from '../domain/policy/breaker.ts'
import type { LateMail } from '../domain/report/catch-up.ts'
import type { Chart } from '../domain/report/chart.ts'
import type { Needed } from '../domain/report/decisions.ts'
import type { Happened } from '../domain/report/digest.ts'
import type { DigestFigures, Given } from '../domain/report/digest-figures.ts'
import type { GuessCount } from '../domain/report/precision.ts'
import type { CustomerText } from '../domain/report/recurring-words.ts'
import type { Passage } from '../domain/report/search-passage.ts'
import type { SearchQuestion } from '../domain/report/search-words.ts'
import type { OpenedRow } from '../domain/report/week-tally.ts'
import type { Instant } from '../domain/time/instant.ts'

export type { Seal } from '../domain/mail/reference.ts'
export type { AcknowledgementGiven, Outcome }

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
  constructor(
    where: string,
    message: string,
    lasting: 'temporary' | 'permanent' = 'temporary',
    options?: { readonly cause?: unknown; readonly refusesContent?: boolean },
  ) {
    super(message, options)
    this.name = 'Failure'
    this.where = where
    this.lasting = lasting
    this.refusesContent = options?.refusesContent ?? false
  }
}

// ---------------------------------------------------------------- taking in

/** A mail as an inlet brings it. `uid` identifies it at the server when there is one. */
export type IncomingMail = {
  readonly arrivedAt: Instant
  readonly size: number
  /** The whole mail in one piece, or in pieces of at most 1 MiB when it is big (never all in memory at once). */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>
  readonly uid?: number
  /** Taken in as history: filed, and nothing is sent about it. */
  readonly silent?: boolean
}

/** Where in which folder an inlet stands. */
export type FolderCursor = {
  readonly folder: string
  readonly uidValidity: bigint
  readonly lastUid: number
  /** The highest UID that was there when this mailbox was opened for the first time; kept from then on. */
  readonly firstUid?: number
}

/** A mailbox at a server. One session at a time; calls are made one after the other. */
export type MailSource = {
  /** Logs in and opens the folder. Throws `Failure`. */
  open(signal: AbortSignal): Promise<MailSession>
}

export type MailSession = {
  readonly folder: string
  readonly uidValidity: bigint
  /**
   * UIDs above `lastUid`, ascending, with sizes. Does not rely on flags.
   */
  list(aboveUid: number): Promise<readonly { readonly uid: number; readonly size: number }[]>
  /**
   * Contents of these UIDs. Mails that vanished meanwhile are left out. Small ones come as bytes in one range FETCH,
   * big ones (over `BIG_MAIL`) as streams that must be consumed before the next is asked for.
   */
  fetch(uids: readonly number[]): AsyncIterable<IncomingMail & { readonly uid: number }>
  /** IMAP_AFTER on mails that are committed: keep, mark seen, move or delete. Throws `Failure` when refused. */
  finish(uids: readonly number[]): Promise<void>
  /** Resolves when the server announces new mail, after `timeoutMs`, or on abort. */
  waitForNews(timeoutMs: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** Mails above this size (bytes) are streamed and stored in pieces. */
export const BIG_MAIL = 1024 * 1024

/** Longer mails (bytes) are stored whole and read as far as this; providers take 25 to 50 MB. */
export const LONGEST_READ = 64 * 1024 * 1024

// ---------------------------------------------------------------- raw mails and the ledger

/** A raw mail claimed for processing. */
export type ClaimedMail = {
  readonly id: number
  readonly arrivedAt: Instant
  readonly size: number
  /** 1 on the first try. */
  readonly attempts: number
  /** Set when a held mail was confirmed by this listed address: counts as proof. */
  readonly confirmedBy?: string
  /** Set when the agent said `#send` to an answer that a guard had stopped: what was there until then does not stop it. */
  readonly approvedAt?: Instant
  /** Another mail with this Message-ID and other content was stored before it. */
  readonly repeatsMessageId?: true
  /** Came from `import`: nothing is sent. */
  readonly silent: boolean
  /** Bytes, the beginning only when the mail is longer than was asked for. A big one has a buffer of its own. */
  readonly content: Uint8Array
  readonly truncated: boolean
}

export type StoreResult = { readonly stored: number; readonly duplicates: number }

export type RawMails = {
  cursor(mailbox: MailboxId, folder: string): Promise<FolderCursor | undefined>
  /**
   * Stores mails byte for byte with their ledger entries and moves the cursor, all in one transaction. A mail that is
   * already there (same UID, or same Message-ID and content hash) gets its ledger entry and is not stored again.
   */
  store(
    mailbox: MailboxId,
    inlet: string,
    mails: readonly IncomingMail[],
    cursor: FolderCursor | undefined,
    now: Instant,
    silent?: boolean,
  ): Promise<StoreResult>
  /** UIDs stored and not yet marked, moved or deleted at the server. */
  unfinished(mailbox: MailboxId, folder: string, uidValidity: bigint): Promise<readonly number[]>
  noteFinished(mailbox: MailboxId, folder: string, uidValidity: bigint, uids: readonly number[]): Promise<void>
  /** The folder was looked through to its end at `now`. */
  noteLooked(mailbox: MailboxId, folder: string, now: Instant): Promise<void>
  /** When a folder of the mailbox was last looked through; undefined when none ever was. */
  lookedAt(mailbox: MailboxId): Promise<Instant | undefined>
  /**
   * Claims pending mails in order of arrival, attempts + 1, a lease until `now + leaseMs`. First tries come in batches of at
   * most `count` mails and `bytes` bytes, a bigger mail or one that failed before comes alone. Of one mail at most the
   * first `longest` bytes are brought along.
   */
  claim(
    mailbox: MailboxId,
    limits: { readonly count: number; readonly bytes: number; readonly longest: number; readonly leaseMs: number },
    now: Instant,
  ): Promise<readonly ClaimedMail[]>
  /** After a rollback, in a transaction of its own: note the cause, try again at `again`, or quarantine when absent. */
  noteFailure(mailbox: MailboxId, id: number, cause: string, again: Instant | undefined): Promise<void>
  /** Claimed mails that were not tried come again at once, as if never claimed. Not those that somebody claimed since. */
  giveBack(mailbox: MailboxId, claimed: readonly Pick<ClaimedMail, 'id' | 'attempts'>[]): Promise<void>
  /** The bytes of a mail. */
  read(mailbox: MailboxId, id: number): Promise<Uint8Array | undefined>
  /** The same piece by piece, each to be used before the next is asked for; none when there is no such mail. */
  pieces(mailbox: MailboxId, id: number): AsyncIterable<Uint8Array>
  quarantined(mailbox: MailboxId): Promise<readonly QuarantinedMail[]>
  /** Puts quarantined mails back; all when `ids` is absent. Returns how many. */
  retryQuarantined(mailbox: MailboxId, ids?: readonly number[]): Promise<number>
  /** Held mails whose time is over become `ignored: discarded`. Returns how many. */
  discardExpired(mailbox: MailboxId, now: Instant): Promise<number>
  /** Mails of agents that wait: for a "was this you?", or for `#send`. */
  held(mailbox: MailboxId): Promise<readonly HeldMail[]>
  /** Those that waited in vain and were discarded after `from`, until `to`. */
  lapsed(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly HeldMail[]>
  ledger(mailbox: MailboxId): Promise<LedgerSum>
  /** Which of these UIDs have no ledger entry. */
  missing(mailbox: MailboxId, folder: string, uidValidity: bigint, uids: readonly number[]): Promise<readonly number[]>
}

export type QuarantinedMail = {
  readonly id: number
  readonly from: string
  readonly subject: string
  readonly cause: string
  readonly arrivedAt: Instant
  readonly attempts: number
  readonly size: number
}

/** `incident`: an answer that a guard stopped. */
export type HeldMail = {
  readonly agent: string
  readonly subject: string
  readonly until: Instant
  readonly incident?: number
}

/** received = filed + automatic + ignored + held + quarantined + pending. */
export type LedgerSum = {
  readonly received: number
  readonly pending: number
  readonly filed: number
  readonly automatic: number
  readonly ignored: number
  readonly held: number
  readonly quarantined: number
}

/** A raw mail to be read. */
export type MailToRead = {
  readonly content: Uint8Array
  /** The content is only the beginning of a mail of `size` bytes. */
  readonly truncated: boolean
  readonly size: number
  readonly arrivedAt: Instant
}

/**
 * Reads raw mails, off the main thread, each within limits of time and memory. Never throws on a mail's shape: what could
 * not be read is named in `mail.unreadable`, and the rest stands. `mail.text` and `mail.html` come back as their beginning;
 * the words that count are those of `reply`.
 */
export type MailReader = {
  /** Starts what reading needs, so that the first mail does not wait for it. */
  ready(): Promise<void>
  /** In the order of the mails; an error is that mail's failure alone. Big contents are given away: they are empty afterwards. */
  read(mails: readonly MailToRead[]): Promise<readonly (Reading | Error)[]>
  close(): Promise<void>
}

/** Extracts attachments' bytes from a raw mail by `Attachment.index`. */
export type AttachmentReader = {
  read(content: Uint8Array, indexes: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>
}

/**
 * Verifies DKIM and DMARC alignment of a raw mail by DNS. Only asked when a listed address has no other proof. A signature that was good when
 * the mail arrived is good: a mail that waited in an outage is not refused for it.
 */
export type Authenticate = (
  content: AsyncIterable<Uint8Array>,
  from: string,
  arrivedAt: Instant,
) => Promise<'pass' | 'fail' | 'unknown'>

// ---------------------------------------------------------------- incidents

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

/** A file of our own that goes along with a mail: a picture in its text, or something to keep. */
export type OwnFile = {
  readonly filename: string
  readonly contentType: string
  /** By which the HTML shows it (`cid:…`), without angle brackets; absent: it is attached. */
  readonly cid?: string
  readonly content: Uint8Array
}

/** The same as a stored mail names it: by the hash of its content, in hexadecimal. */
export type StoredFile = Omit<OwnFile, 'content'> & { readonly sha256: string }

/** A finished mail as the outbox keeps and sends it. */
export type FinishedMail = {
  readonly onceKey: string
  readonly incident?: number
  readonly template: MailName
  readonly language: Language
  readonly lane: Lane
  /** Without angle brackets; fixed before the first attempt. */
  readonly messageId: string
  readonly envelopeFrom: string
  readonly from: Address
  readonly to: readonly Address[]
  readonly replyTo?: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  readonly inReplyTo?: string
  readonly references: readonly string[]
  readonly attachments: readonly {
    readonly rawMailId: number
    readonly index: number
    readonly filename: string
    readonly contentType: string
  }[]
  /** Of ours, beside those from raw mails. */
  readonly files?: readonly OwnFile[]
  readonly author?: string
  /** Incidents of the numbered lines in it. */
  readonly lines?: readonly number[]
  /** Nobody wrote it, and it goes to somebody outside the store: such mail is counted. */
  readonly automatic?: true
  readonly decidedAt: Instant
  readonly notBefore: Instant
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

/** One follow-up that has to wait because too many go out at once. */
export type HeldBack = {
  readonly incident: number
  readonly rule: TimerId
  /** What people look at to understand it: the incident, or the matter it belongs to. */
  readonly about: number
  readonly bound: number
  readonly now: Instant
}

/** Too much automatic mail at once, as far as it is known. */
export type MailStorm = {
  readonly openedAt: Instant
  /** When the last of them goes. */
  readonly lastTurnAt: Instant
  readonly bound: number
  /** How many wait, by the rule that would write. */
  readonly held: readonly { readonly what: TimerId; readonly count: number }[]
}

export type Breaker = {
  /** What is usual at this store, in the time from `from` to `to`. */
  usual(mailbox: MailboxId, from: Instant, to: Instant): Promise<Usual>
  /** Whether a storm has not been told of. */
  isUntold(mailbox: MailboxId): Promise<boolean>
  /** Adds the mails that `mailsOf` makes of a storm nobody was told of, once; how many. */
  tell(
    mailbox: MailboxId,
    now: Instant,
    mailsOf: (storm: MailStorm, examples: readonly Incident[]) => readonly FinishedMail[],
  ): Promise<number>
}

/** Mails that were taken in late (`IncidentTransaction.record` notes them). */
export type LateMails = {
  /**
   * Whether an outage is over and not told: none came for `quiet` milliseconds, none older than `late` waits to be decided, and the last
   * summary is `apart` ago.
   */
  areDue(
    mailbox: MailboxId,
    now: Instant,
    within: { readonly quiet: number; readonly late: number; readonly apart: number },
  ): Promise<boolean>
  /** Takes all that is untold and adds the mails that `mailsOf` makes of it, in one transaction; how many. */
  tell(
    mailbox: MailboxId,
    now: Instant,
    mailsOf: (mails: readonly LateMail[], incidents: readonly Incident[]) => readonly FinishedMail[],
  ): Promise<number>
}

/** What managers are to hear, collected for each of them (`IncidentTransaction.record` notes it). */
export type Escalations = {
  /** Managers who have something to hear and have had no mail of this kind within `every` milliseconds before `now`. */
  due(mailbox: MailboxId, now: Instant, every: number): Promise<readonly string[]>
  /**
   * Takes out all that this manager is to hear and adds the mail that `mailOf` makes of it, in one transaction; no mail, and
   * the turn stays theirs, when it makes none. False when nothing was said: another worker has it, or had it.
   */
  tell(
    mailbox: MailboxId,
    manager: string,
    now: Instant,
    every: number,
    mailOf: (collected: readonly Escalation[], incidents: ReadonlyMap<number, Incident>) => FinishedMail | undefined,
  ): Promise<boolean>
}

/** Rows for digests and handovers. */
export type Reports = {
  opened(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly Incident[]>
  /** How the incidents opened then were classified, and how many of them agents put elsewhere. */
  guesses(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly GuessCount[]>
  /**
   * Of the live incidents of each category those that come first in a handover at `now`, `most` of each part, without `except`; and how many
   * more there are. `midnight` ends the day of `now`.
   */
  toHandOver(
    mailbox: MailboxId,
    about: {
      readonly now: Instant
      readonly midnight: Instant
      readonly most: number
      readonly except: readonly number[]
    },
  ): Promise<{ readonly incidents: readonly Incident[]; readonly more: number }>
  byNumber(mailbox: MailboxId, numbers: readonly number[]): Promise<readonly Incident[]>
  /** When the first mail of this mailbox arrived. */
  firstArrival(mailbox: MailboxId): Promise<Instant | undefined>
} & WeekReports

/** What a digest is made from: `from` is included, `to` is not. */
export type WeekReports = {
  openedRows(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly OpenedRow[]>
  /** One for each of the weeks, in their order. */
  happened(
    mailbox: MailboxId,
    weeks: readonly { readonly from: Instant; readonly to: Instant }[],
  ): Promise<readonly Happened[]>
  /** Promises that took the place of one that still stood. */
  promisesMoved(mailbox: MailboxId, from: Instant, to: Instant): Promise<number>
  /** Of what ended then and has not begun anew, the shortest first. */
  resolutionHours(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly number[]>
  /** What customers answered when they were asked how it went, one an incident. */
  scores(
    mailbox: MailboxId,
    from: Instant,
    to: Instant,
  ): Promise<readonly { readonly incident: number; readonly score: number }[]>
  compensated(mailbox: MailboxId, from: Instant, to: Instant): Promise<readonly Given[]>
  /** Live incidents up to each of these ages in days, and older ones last. */
  backlog(mailbox: MailboxId, at: Instant, days: readonly number[]): Promise<readonly number[]>
  /** Live incidents that need a manager: unanswered are those that wait since before `waitingSince`. At most so many numbers for each reason. */
  needed(mailbox: MailboxId, now: Instant, waitingSince: Instant, most: number): Promise<readonly Needed[]>
  /** The customers' first words of the incidents opened then; of many every so manyth. */
  firstTexts(mailbox: MailboxId, from: Instant, to: Instant, everyNth: number): Promise<readonly CustomerText[]>
  /** Mails that arrived before and have no outcome. */
  unaccounted(mailbox: MailboxId, before: Instant): Promise<number>
}

// ---------------------------------------------------------------- learning

/** Words to learn from. */
export type LessonText = { readonly subject: string; readonly text: string }

/** What the classifier saw of a mail: numbers, no words. Only what is of one kind can be compared. */
export type SeenFeatures = { readonly bytes: Uint8Array; readonly kind: string }

/** A mail that an agent put where it belongs, as it is taken from one mailbox to another. */
export type Lesson = {
  readonly category: string
  readonly topic: string
  /** What it was taken for; nothing when nobody guessed. */
  readonly guess?: { readonly category: string; readonly topic: string; readonly sure: boolean }
  readonly language: string
  readonly at: Instant
  readonly features: SeenFeatures
}

/** The same as it is stored: of an incident of this mailbox, or imported. `features` are worked out when it is learned. */
export type CorrectedMail = Omit<Lesson, 'features'> & {
  readonly id: number
  readonly incident?: number
  readonly features?: SeenFeatures
}

/** What agents corrected. Written with the incidents (`IncidentTransaction.record`), and erased with their customers. */
export type Corrections = {
  /** Another text whenever one of the latest `most` changed. */
  mark(mailbox: MailboxId, most: number): Promise<string>
  /** The latest `most`, in the order in which they were made. */
  latest(mailbox: MailboxId, most: number): Promise<readonly CorrectedMail[]>
  /** The customer's first message of each of these incidents that has one. */
  texts(mailbox: MailboxId, incidents: readonly number[]): Promise<ReadonlyMap<number, LessonText>>
  keep(
    mailbox: MailboxId,
    kind: string,
    features: readonly { readonly id: number; readonly bytes: Uint8Array }[],
  ): Promise<void>
  /** Lessons of another mailbox; those that are here already are passed over. Returns how many were new. */
  add(mailbox: MailboxId, lessons: readonly Lesson[]): Promise<number>
  /** Forgets all; returns how many. The incidents stay where agents put them. */
  reset(mailbox: MailboxId): Promise<number>
}

/** What was learned. */
export type Taught = {
  /** Corrections that were learned; the others say nothing, or are of another kind. */
  readonly used: number
  /** How much of it counts, from 1 to 0: less where all of it would make the classifier worse on its own mails. */
  readonly part: number
  /** Of how many mails that are not learned from, how many were right without and are right with what was learned. */
  readonly guard: { readonly mails: number; readonly base: number; readonly now: number }
}

/** The classifier as it learns: where mails are read. */
export type Learner = {
  /** What it sees of texts; of one that cannot be read, nothing. */
  features(texts: readonly LessonText[]): Promise<{ readonly kind: string; readonly all: readonly Uint8Array[] }>
  /** Forgets what it learned, and learns these, in their order; all that are read from now on are read so. Throws when it cannot: then nothing is learned. */
  learn(lessons: readonly Pick<Lesson, 'category' | 'topic' | 'features'>[]): Promise<Taught>
}

// ---------------------------------------------------------------- sending

export type OutboxMail = Omit<FinishedMail, 'files'> & {
  readonly files?: readonly StoredFile[]
  readonly id: number
  readonly attempts: number
  readonly createdAt: Instant
  /** What was noted by the last `noteAgain`. */
  readonly lastResponse?: string
}

export type RefusedRecipient = {
  readonly recipient: string
  readonly response: string
  readonly lasting: 'temporary' | 'permanent'
}

/** What the SMTP server said. */
export type SendResult =
  | { readonly kind: 'sent'; readonly response: string; readonly refused: readonly RefusedRecipient[] }
  | {
      readonly kind: 'refused'
      readonly response: string
      readonly code?: number
      readonly lasting: 'temporary' | 'permanent'
    }
  /** Everything was handed over and no answer came: perhaps delivered. */
  | { readonly kind: 'uncertain'; readonly response: string }

export type Outbox = {
  /**
   * Claims what is due at `now` by lane, then age; attempts + 1; a lease that ends by real time. What a dead worker left `sending` comes
   * after it. Of follow-ups to customers only those decided after `followUpsFrom` or tried before, and none when that is infinite.
   */
  claim(
    mailbox: MailboxId,
    count: number,
    leaseMs: number,
    now: Instant,
    followUpsFrom?: Instant,
  ): Promise<readonly OutboxMail[]>
  /** Incidents with follow-ups to their customers that were decided until `until` and never tried. */
  oldFollowUps(mailbox: MailboxId, until: Instant, limit: number): Promise<readonly number[]>
  /** `refused`: recipients of a mail that went to the others; an undecided failure of those alone, never sent again. */
  noteSent(
    mailbox: MailboxId,
    sent: readonly { readonly id: number; readonly response: string; readonly refused?: readonly RefusedRecipient[] }[],
    now: Instant,
  ): Promise<void>
  /** Claimed mails that were not tried, because the server could not be reached: due again, attempts - 1. */
  giveBack(mailbox: MailboxId, ids: readonly number[]): Promise<void>
  /** Claimed mails that are still being spoken about: their claim begins anew. */
  renew(mailbox: MailboxId, ids: readonly number[], leaseMs: number): Promise<void>
  noteAgain(mailbox: MailboxId, id: number, response: string, at: Instant): Promise<void>
  noteGivenUp(mailbox: MailboxId, id: number, response: string, now: Instant): Promise<void>
  /** Mails given up, or refused for some recipients, whose failure was not yet decided about; claimed, to be passed to `decide`. */
  undecidedFailures(
    mailbox: MailboxId,
    limit: number,
  ): Promise<readonly (OutboxMail & { readonly response: string; readonly refused?: readonly RefusedRecipient[] })[]>
  noteFailureDecided(mailbox: MailboxId, id: number): Promise<void>
  /** A mail that belongs to no decision about an incident: digests, handovers, notices. Once per key. */
  add(mailbox: MailboxId, mails: readonly FinishedMail[], now: Instant): Promise<number>
  counts(
    mailbox: MailboxId,
  ): Promise<{ readonly pending: number; readonly failed: number; readonly oldestPendingAt?: Instant }>
  /** The bytes of files of ours that mails name, by their hashes. What is no longer stored is left out. */
  files(mailbox: MailboxId, hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>
  /** Files that no mail has used for a month and none that is to be sent names. Returns how many went. */
  dropOldFiles(mailbox: MailboxId): Promise<number>
  /** Which of these keys no mail has yet. */
  unknownKeys(mailbox: MailboxId, keys: readonly string[]): Promise<readonly string[]>
}

export type MailSender = {
  send(mail: OutboxMail, attachments: readonly OwnFile[]): Promise<SendResult>
  /** Logs in and says nothing else; for `doctor` and the start of a pass. Throws `Failure`. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** Turns a named mail with data into words. Rendering is pure after loading; a missing value throws, naming the template. */
export type Templates = {
  /** Of the store's own templates: those that are set aside, with the reason, and those that ours have moved on from. */
  readonly remarks: readonly string[]
  render<K extends MailName>(name: K, language: Language, data: MailData[K], context: RenderContext): Rendered
  /** The charts of a digest in words, those that have something to show. */
  charts(language: Language, figures: DigestFigures): readonly Chart[]
}

export type RenderContext = {
  readonly store: string
  readonly mailbox: string
  readonly timeZone: string
  readonly reference?: string
}

export type Rendered = {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Pictures that the HTML shows. */
  readonly files?: readonly OwnFile[]
}

/** Draws charts as PNG, in their order. Throws when it cannot: what they show stands in words and tables as well. */
export type Charts = { draw(charts: readonly Chart[]): Promise<readonly Uint8Array[]> }

// ---------------------------------------------------------------- between processes

export type Leases = {
  /** True when `holder` has the lease now (fresh, renewed, or taken from one that ended). */
  take(mailbox: MailboxId, name: string, holder: string, ms: number): Promise<boolean>
  give(mailbox: MailboxId, name: string, holder: string): Promise<void>
}

/** Wakes sleeping workers early: LISTEN/NOTIFY. Losing a ring costs only a poll interval. */
export type Bell = {
  ring(topic: 'raw-mail' | 'outbox'): Promise<void>
  wait(topic: 'raw-mail' | 'outbox', timeoutMs: number, signal: AbortSignal): Promise<void>
}

export type Mailboxes = {
  /** The identity of an address; created when new. */
  ensure(address: string): Promise<MailboxId>
}
