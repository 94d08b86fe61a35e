/**
 * What the system can say, as data. A `MailToSend` names a mail, a recipient and the facts in it; the words live in
 * `templates/`, the catalogue with samples in `app/mail-catalog.ts`.
 */
import type { CategoryId } from '../classify/classification.ts'
import type { QuestionId } from '../classify/questions.ts'
import type { Language } from '../language/language.ts'
import type { Address } from '../mail/mail.ts'
import type { Finding, Oddity } from '../mail/reading.ts'
import type { Instant } from '../time/instant.ts'
import type { Happening } from './events.ts'
import type { RoundKind, Status } from './incident.ts'

export type { QuestionId }

/** One of several solutions offered; answering with it is the choice. */
export type Choice = { readonly text: string; readonly href: string }

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

/** A card with the state of an incident. */
export type IncidentCard = {
  readonly reference: string
  readonly customer: Address
  readonly language: Language
  readonly category: CategoryId
  readonly topic: string
  readonly sure: boolean
  readonly evidence: readonly string[]
  readonly urgent: boolean
  readonly status: Status
  readonly assignee?: string
  readonly orderNumbers: readonly string[]
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
export type ReasonLine = { readonly what: ReasonId; readonly because: string; readonly at?: Instant }

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

/** A change of one field in a receipt. `field` is a key of `words.json` under `fields`; values are already words or dates. */
export type ReceiptChange = {
  readonly field:
    | 'status'
    | 'assignee'
    | 'category'
    | 'urgent'
    | 'promise'
    | 'snoozed'
    | 'copied'
    | 'addressee'
    | 'customer'
    | 'offer'
    | 'compensation'
    | 'merged'
    | 'split'
    | 'linked'
  readonly before: string
  readonly after: string
}

/** Why a line was refused; wording in `words.json` under `problems`. */
export type CommandProblemId =
  | 'unknown-command'
  | 'missing-argument'
  | 'unexpected-argument'
  | 'unknown-agent'
  | 'unknown-category'
  | 'unreadable-date'
  | 'date-in-the-past'
  | 'contradiction'
  | 'no-incident'
  | 'nothing-to-undo'
  | 'undo-too-late'
  | 'undo-not-yours'
  | 'undo-superseded'
  | 'not-allowed'
  | 'nothing-to-send'
  | 'wrong-state'
  /** A command line in the middle of the text: it belongs before or after it. */
  | 'misplaced-command'
  /** Nobody works on the promised day; `expected` names the nearest days of business. */
  | 'no-business-day'
  /** The answer holds something the customer must not see: an internal note, a signed agent address, another incident's reference. */
  | 'leak'
  /** The customer's mail named no address that can be written to. */
  | 'no-address'
  /** A file that is not passed on: it could harm its reader. */
  | 'withheld-file'
  /** More than mail servers take; `expected` names found and most. */
  | 'too-large'
  /** Not an address that can be written to, or one of our own. */
  | 'unreadable-address'
  | 'unknown-incident'
  /** `#merge` of two customers; `expected` is the `#link` that would do. */
  | 'other-customer'
  | 'same-incident'
  /** `#send`, `#discard`: nothing of this agent waits. */
  | 'nothing-held'
  /** Several of this agent's mails wait; `expected` names them. */
  | 'several-held'
  /** `#discard`: it has left the house. */
  | 'already-sent'
  | 'undone-already'
  /** `#use`: there is no ready answer of that name; `expected` lists them. */
  | 'unknown-answer'
  /** `#use`: a value is missing; `expected` names it. */
  | 'missing-value'
  | 'unreadable-amount'
  | 'unreadable-offer'
  /** A line number, and the mail answered has no such line. */
  | 'unknown-line'
  /** The customer has written since the list was made; `expected` shows it. */
  | 'written-since'
  /** Words in an answer to a list: nobody knows to whom they should go. */
  | 'text-for-nobody'
  /** `#new` without a readable `customer:` line. */
  | 'no-customers'
  | 'unreadable-customer'
  | 'too-many-customers'
  /** `#tell`, `#stop` on an incident that is no parent. */
  | 'not-a-parent'
  | 'nothing-to-stop'
  /** `#split`: it is not clear which message begins the new incident. */
  | 'no-message'
  /** Read in two ways; `expected` names both. */
  | 'ambiguous-date'

export type CommandProblem = {
  readonly line: string
  readonly problem: CommandProblemId
  /** What was found and what is expected: a list of agents, the nearest command, the dates that can be read. */
  readonly expected?: string
}

export type DigestFigures = {
  readonly from: Instant
  readonly to: Instant
  readonly opened: number
  readonly openedBefore: number
  readonly resolved: number
  readonly reopened: number
  readonly openNow: number
  readonly byCategory: readonly { readonly category: CategoryId; readonly count: number; readonly before: number }[]
  readonly byTopic: readonly {
    readonly category: CategoryId
    readonly topic: string
    readonly count: number
    readonly before: number
  }[]
  readonly byLanguage: readonly { readonly language: Language; readonly count: number }[]
  /** Minutes of business time; absent when there was nothing to measure. */
  readonly firstAnswerMedian?: number
  readonly firstAnswerP90?: number
  /** 0 to 1. */
  readonly answeredInTarget?: number
  /** Hours of the calendar. */
  readonly resolutionMedianHours?: number
  readonly backlog: readonly { readonly upToDays: number; readonly count: number }[]
  readonly promisesKept: number
  readonly promisesMissed: number
  readonly deliveryFailures: number
  readonly ledger: {
    readonly received: number
    readonly filed: number
    readonly automatic: number
    readonly ignored: number
    readonly quarantined: number
    readonly held: number
    readonly open: number
  }
  readonly oldest: readonly NumberedLine[]
}

/** Data of every mail we send, by its name (= the template's file name). */
export type MailData = {
  /** To the customer, once, when an incident opens. `late`: taken in after an outage, an apology for the delay. */
  acknowledgement: {
    readonly name: string
    readonly category: CategoryId
    readonly topic: string
    readonly sure: boolean
    readonly orderNumbers: readonly string[]
    readonly questions: readonly QuestionId[]
    readonly answerBy: Instant
    readonly late: boolean
    /** The customer's own subject; only where the sender is authenticated or no TRUSTED_AUTHSERV_ID is set. */
    readonly subject?: string
  }
  /** An agent's words to the customer, with what the same mail also tells: a promise, or that it is resolved. */
  relay: {
    readonly name: string
    readonly agentName: string
    readonly text: string
    readonly promise?: { readonly dueAt: Instant; readonly text: string }
    /** A choice of solutions, each a `mailto:` button. */
    readonly offer?: readonly Choice[]
    readonly resolved: boolean
    /** This is a copy for somebody else: the name of the customer who got the original. */
    readonly copyOf?: string
    readonly subject: string
  }
  /** `#offer` without other words. */
  offer: {
    readonly name: string
    readonly agentName: string
    readonly options: readonly Choice[]
    readonly subject: string
  }
  /** The ball is with the customer: asked again after 3 and 7 days. `closesAt` is the day on which we will stop. */
  reminder: {
    readonly name: string
    readonly waitingSince: Instant
    /** Our last words to the customer; empty when there are none. */
    readonly text: string
    readonly closesAt: Instant
    readonly subject: string
  }
  /** Nothing was heard for 14 days: closed, with the way back. */
  'closing-notice': { readonly name: string; readonly waitingSince: Instant; readonly subject: string }
  /** A promise without other words. */
  promise: {
    readonly name: string
    readonly agentName: string
    readonly dueAt: Instant
    readonly text: string
    readonly subject: string
  }
  /** #resolve without other words: what was done, thanks for the patience, how to come back. */
  resolved: { readonly name: string; readonly agentName: string; readonly subject: string }
  /** No silence: we are still on it. */
  'still-working': {
    readonly name: string
    readonly openedAt: Instant
    readonly promise?: { readonly dueAt: Instant; readonly text: string }
    readonly subject: string
  }
  /** To agents: somebody wrote, or an answer of a colleague is to be known. */
  notification: {
    readonly card: IncidentCard
    readonly isNew: boolean
    readonly reopened: boolean
    readonly threadedBy: string
    readonly writer: string
    readonly text: string
    readonly findings: readonly FindingLine[]
    /** S/MIME or OpenPGP; the signature itself is not checked. */
    readonly signed: boolean
    readonly invitations: readonly InvitationLine[]
    readonly embedded: readonly EmbeddedLine[]
    readonly rest: readonly RestLine[]
    readonly conversation: readonly ConversationEntry[]
    readonly earlier: readonly IncidentLine[]
    readonly attachments: readonly AttachmentLine[]
    readonly warnings: readonly WarningId[]
    readonly proposals: readonly ProposalLine[]
    readonly answers: readonly ReadyAnswerLine[]
    readonly buttons: readonly Button[]
    /** When the category is not sure: the likely ones as one-tap corrections; `label` is `category/topic`. */
    readonly categories: readonly Button[]
    readonly subject: string
  }
  /** Answer to a mail with commands. */
  receipt: {
    readonly reference: string
    readonly commands: readonly string[]
    readonly changes: readonly ReceiptChange[]
    /** Who gets the words: names or addresses. */
    readonly sentTo: readonly string[]
    /** Until then `#discard` stops the mail (REPLY_DELAY). */
    readonly stoppableUntil?: Instant
    /** What was taken back had been told to the customer, and stays told. */
    readonly staysTold?: boolean
    /** A mail was stopped before it left: its text. */
    readonly stopped?: string
    /** The customer got a mail with this text. */
    readonly sentToCustomer?: string
    /** Words that stay inside the store. */
    readonly noted?: string
    readonly undoUntil?: Instant
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** Answer to commands on several lines of a list. */
  'lines-receipt': {
    readonly commands: readonly string[]
    readonly items: readonly {
      readonly n: number
      readonly reference: string
      readonly subject: string
      readonly changes: readonly ReceiptChange[]
      /** The customer was told. */
      readonly told: boolean
    }[]
    readonly undoUntil?: Instant
    readonly buttons: readonly Button[]
  }
  /** An answer that was stopped before it went to the customer, with what it is about. */
  'held-answer': {
    readonly card: IncidentCard
    readonly because: 'collision' | 'leak'
    /** What was said meanwhile. */
    readonly newer: readonly ConversationEntry[]
    /** The passages that should not leave. */
    readonly leaks: readonly string[]
    readonly text: string
    readonly discardAt: Instant
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** To the agent who got an incident from a colleague: what it is about, and what the colleague noted in the same mail. */
  assigned: {
    readonly card: IncidentCard
    readonly by: string
    readonly note: string
    readonly conversation: readonly ConversationEntry[]
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** Answer to #history. */
  history: {
    readonly card: IncidentCard
    readonly events: readonly HistoryLine[]
    /** So many older entries are not shown. */
    readonly leftOut?: number
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** Answer to #explain. */
  explain: {
    readonly card: IncidentCard
    readonly reasons: readonly ReasonLine[]
    readonly timers: readonly TimerLine[]
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** Answer to #find. */
  found: {
    readonly words: string
    /** The words that were searched for instead, when nothing was found as written. */
    readonly instead?: string
    /** What was written and cannot be read as a condition (`status:purple`); it did not count. */
    readonly misread?: readonly string[]
    /** Time ran out: older messages may not have been looked at. */
    readonly incomplete?: true
    readonly lines: readonly (NumberedLine & { readonly passage: Passage })[]
  }
  /** A snooze is over. */
  'snooze-over': { readonly card: IncidentCard; readonly buttons: readonly Button[]; readonly subject: string }
  /** To the agent who covers: somebody is away, and these incidents are yours until then. */
  absence: {
    readonly agentName: string
    readonly until: Instant
    readonly lines: readonly NumberedLine[]
  }
  /** To the agent who wrote to many customers at once. */
  'round-progress': {
    readonly reference: string
    /** What is being done: a key of `words.json` under `rounds`. */
    readonly round: RoundKind
    readonly state: 'running' | 'done' | 'stopped'
    readonly figures: RoundFigures
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** The certificate of an erasure: what was removed, without saying again whose it was. */
  forgotten: {
    readonly at: Instant
    readonly incidents: number
    readonly messages: number
    readonly files: number
    readonly mails: number
  }
  /** Nothing of a mail was applied. */
  'command-error': {
    readonly problems: readonly CommandProblem[]
    readonly text: string
    readonly commands: readonly string[]
    readonly subject: string
    readonly reference?: string
  }
  /** To the listed address of an agent whose mail came without proof. */
  'was-this-you': {
    readonly agentName: string
    readonly arrivedAt: Instant
    readonly mailSubject: string
    readonly text: string
    readonly discardAt: Instant
    readonly buttons: readonly Button[]
  }
  'first-answer-reminder': {
    readonly card: IncidentCard
    readonly waitingSince: Instant
    readonly text: string
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** To managers: first answer overdue at double the target, or a promise missed, or silence. `because` is a key under `escalations`. */
  escalation: {
    readonly card: IncidentCard
    readonly because: 'first-answer' | 'promise-missed' | 'silence'
    readonly since: Instant
    readonly subject: string
  }
  /** To the agent: a promise is due today (`missed` false) or was missed. */
  'promise-reminder': {
    readonly card: IncidentCard
    readonly dueAt: Instant
    readonly text: string
    readonly missed: boolean
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** To the agent who wrote it (else all): a mail could not be delivered, or was complained about, in the server's words. */
  'delivery-failed': {
    readonly card: IncidentCard
    readonly recipient: string
    readonly complaint: boolean
    readonly serverWords: string
    readonly text: string
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** To agents, once an hour: so much is written to one incident that its notifications are held back. */
  storm: {
    readonly card: IncidentCard
    readonly writer: string
    readonly count: number
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** Answer to #list. Lines are numbered. */
  list: {
    readonly which: string
    readonly lines: readonly NumberedLine[]
    /** So many others are not shown. */
    readonly more?: number
  }
  /** Answer to #status. */
  status: {
    readonly card: IncidentCard
    readonly conversation: readonly ConversationEntry[]
    /** Of a parent: its customers, those who answered first. */
    readonly children?: ChildrenFigures & { readonly lines: readonly NumberedLine[] }
    readonly buttons: readonly Button[]
    readonly subject: string
  }
  /** Answer to #help: every command with its grammar and aliases. */
  help: {
    readonly commands: readonly {
      /** A key of `words.json` under `commandGroups`. */
      readonly group: string
      readonly name: string
      readonly grammar: string
      readonly aliases: readonly string[]
      readonly meaning: string
    }[]
  }
  digest: { readonly storeWeek: string; readonly figures: DigestFigures }
  handover: {
    readonly at: Instant
    readonly lines: readonly (NumberedLine & { readonly lacks: string })[]
    /** So many others are not shown. */
    readonly more?: number
    readonly quarantined: readonly {
      readonly id: number
      readonly from: string
      readonly subject: string
      readonly cause: string
    }[]
    readonly held: number
  }
  /** To managers once a day at most: acknowledgements were held back because of a flood. */
  flood: { readonly sender: string; readonly count: number; readonly limit: string }
}

export type MailName = keyof MailData

/** Sending lanes, the most pressing first. `round`: what goes to many customers at once. */
export type Lane = 'reply' | 'acknowledgement' | 'notification' | 'follow-up' | 'round' | 'digest'

/** Who a mail is from, in the recipient's eyes. */
export type Voice =
  /** "Ana – Store": an agent's own words; no automatic headers. */
  | { readonly kind: 'agent'; readonly name: string }
  /** The store, automatically: RFC 3834 headers. `replied` answers a mail (auto-replied), else auto-generated. */
  | { readonly kind: 'store'; readonly auto: 'auto-replied' | 'auto-generated' }

/** A mail to be said, in data. It becomes a finished outbox row when the decision is recorded. */
export type MailToSend = {
  [K in MailName]: {
    readonly name: K
    readonly data: MailData[K]
    readonly to: Address
    readonly language: Language
    readonly lane: Lane
    readonly voice: Voice
    /** Said once, whoever decides it how often: unique per mailbox. */
    readonly onceKey: string
    /** How the recipient's answer comes back: the signed address in Reply-To, or none (digest: the plain address). */
    readonly replyAs: 'customer' | 'agent' | 'confirm' | 'plain'
    /** The Message-ID this one answers, and the chain before it; threads it in the recipient's client. */
    readonly inReplyTo?: string
    readonly references?: readonly string[]
    /** The incident it is about, where that is not the one decided about; 0: about none. */
    readonly about?: number
    /** The incidents of the numbered lines in it, in their order: an answer names them by number. */
    readonly lines?: readonly number[]
    /** Files of a raw mail that go along, by attachment index. */
    readonly attachments?: readonly {
      readonly rawMailId: number
      readonly index: number
      readonly filename: string
      readonly contentType: string
    }[]
    /** The agent whose words these are: hears of it when delivery fails. */
    readonly author?: string
    /** Held mail a confirm address is about. */
    readonly heldRawMailId?: number
    /** RFC 3834: answers to acknowledgements go nowhere. Set for those. */
    readonly nullReturnPath?: boolean
  }
}[MailName]
