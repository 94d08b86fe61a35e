/**
 * What the system can say, as data. A `MailToSend` names a mail, a recipient and the facts in it; the words live in
 * `templates/`, the catalogue with samples in `app/mail-catalog.ts`.
 */

import type { Mend, RefusalReason } from '../access/refusal.ts'
import type { CategoryId } from '../classify/classification.ts'
import type { QuestionId } from '../classify/questions.ts'
import type { Language } from '../language/language.ts'
import type { Address } from '../mail/mail.ts'
import type { ToldOrder } from '../order/told.ts'
import type { ChartName } from '../report/chart.ts'
import type { DigestFigures } from '../report/digest-figures.ts'
import type { ComparedLine } from '../report/ledger.ts'
import type { Instant } from '../time/instant.ts'
import type { CommandProblem, ReceiptChange } from './command-answers.ts'
import type { RoundKind, Score } from './incident.ts'
import type {
  AttachmentLine,
  Button,
  ChildrenFigures,
  Choice,
  ConversationEntry,
  EmbeddedLine,
  EscalatedLine,
  FindingLine,
  HandoverLine,
  HeldLine,
  HistoryLine,
  IncidentCard,
  IncidentLine,
  InvitationLine,
  NumberedLine,
  Passage,
  ProposalLine,
  ReadyAnswerLine,
  ReasonLine,
  RestLine,
  RoundFigures,
  ScoreChoice,
  TimerLine,
  WarningId,
} from './shown.ts'

export type { QuestionId }

/** What a customer answered to "how did it go?". */
type ScoreReport = {
  readonly card: IncidentCard
  readonly score: Score
  readonly low: boolean
  readonly writer: string
  /** From an address that is no participant's. */
  readonly unconfirmed: boolean
  /** What was written beside the score; empty when nothing was. */
  readonly text: string
  readonly reopened: boolean
  readonly conversation: readonly ConversationEntry[]
  readonly buttons: readonly Button[]
  readonly subject: string
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
    /** What is already known of them: his own alone. */
    readonly known?: readonly ToldOrder[]
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
  /** Thanks for the patience, and the question how it went. */
  survey: { readonly name: string; readonly scores: readonly ScoreChoice[]; readonly subject: string }
  /** Thanks for the answer, once for each question; for a low score an apology. */
  'survey-thanks': {
    readonly name: string
    readonly mood: 'good' | 'fair' | 'low'
    /** More was written than the score, and the incident is open again. */
    readonly reopened: boolean
    readonly subject: string
  }
  /** To managers: a low score, with what was said before it. `buttons` only for those who are agents. */
  'low-score': ScoreReport
  /** To agents: a low score of an incident of theirs, or words beside a score. */
  'survey-answer': ScoreReport
  /** No silence: we are still on it. */
  'still-working': {
    readonly name: string
    readonly openedAt: Instant
    /** The store wrote first (`#new`), and the customer has not written since. */
    readonly weWrote?: boolean
    readonly promise?: { readonly dueAt: Instant; readonly text: string }
    /** The date we gave, when it has passed and nobody has said a word about it. */
    readonly missed?: Instant
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
    /** How many get the words (`#new`). */
    readonly toCustomers?: number
    /** All customers of the matter get the words (`#tell`, `#resolve`). */
    readonly toAll?: boolean
    /** Until then `#discard` stops the mail (REPLY_DELAY). */
    readonly stoppableUntil?: Instant
    /** What was taken back had been told to the customer, and stays told. */
    readonly staysTold?: boolean
    /** A mail was stopped before it left: its text. */
    readonly stopped?: string
    /** An answer that a guard had stopped goes its way (`#send`). */
    readonly released?: boolean
    /** An answer that a guard had stopped is gone (`#discard`). */
    readonly dropped?: boolean
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
    /** The agent is away until then. */
    readonly awayUntil?: Instant
    /** Who covers meanwhile: a name. */
    readonly cover?: string
    /** The agent is here again. */
    readonly isBack?: boolean
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
  /** The end of an erasure: what became of the mails in the folders of the mailbox, and in others' mails. */
  'forgotten-at-server': {
    readonly askedAt: Instant
    /** Mails removed in all folders. */
    readonly count: number
    readonly folders: readonly { readonly folder: string; readonly count: number }[]
    /** So many of them are only marked as deleted. */
    readonly flagged: number
    /** So many of others name the person in their text and stayed: there is no copy of them. */
    readonly left: number
    /** Mails of others in which the person was blacked out. */
    readonly others: number
    /** Mail is brought to us: there are no folders. */
    readonly noServer?: true
    /** It could not be done, in the server's words: somebody has to. */
    readonly problem?: string
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
  /** To managers, at most one an hour: a first answer overdue at double the target, a promise missed, silence; the most pressing first. */
  escalation: {
    readonly lines: readonly EscalatedLine[]
    /** So many others are not shown. */
    readonly more?: number
    /** The manager is an agent, too. */
    readonly mayAct: boolean
    /** Minutes to the next of these mails, at least. */
    readonly every: number
  }
  /** To agents: it is the turn of a person to write, because automatic mails have said enough, or do not arrive. */
  nudge: {
    readonly card: IncidentCard
    /** The customer's latest message; of a matter without a customer of its own the last thing said in it. */
    readonly since: Instant
    /** It stands for many customers. */
    readonly matter?: true
    /** Automatic mail to the address is stopped. */
    readonly unreachable?: true
    readonly text: string
    readonly buttons: readonly Button[]
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
  /** The page for agents, as answer to #help and to everyone who becomes one: how it works, every command with its grammar and aliases. */
  help: {
    readonly newcomer: boolean
    readonly commands: readonly {
      /** A key of `words.json` under `commandGroups`. */
      readonly group: string
      readonly name: string
      readonly grammar: string
      readonly aliases: readonly string[]
      readonly meaning: string
    }[]
  }
  /** `charts`: under which content id each goes along; others are said in words. */
  digest: {
    readonly storeWeek: string
    readonly figures: DigestFigures
    readonly charts?: Readonly<Partial<Record<ChartName, string>>>
  }
  /** To agents at each change of shifts; lines are numbered from the first part to the last. */
  handover: {
    readonly at: Instant
    /** No incident is open, nothing is held or in quarantine, nothing was discarded. */
    readonly nothing: boolean
    readonly open: number
    /** Promised for today, or overdue. */
    readonly promises: readonly HandoverLine[]
    /** Customers who wait for an answer. */
    readonly waiting: readonly HandoverLine[]
    readonly others: readonly HandoverLine[]
    /** So many others are not shown. */
    readonly more?: number
    readonly held: readonly HeldLine[]
    /** Held, and discarded since the shift before because nobody released them. */
    readonly lapsed: readonly HeldLine[]
    readonly quarantined: readonly {
      readonly id: number
      readonly from: string
      readonly subject: string
      readonly cause: string
    }[]
    readonly quarantinedMore?: number
    readonly away: readonly { readonly agent: string; readonly until: Instant; readonly cover?: string }[]
    /** The latest comparison with the server. */
    readonly compared?: ComparedLine
    /** received = filed + automatic + ignored + held + quarantined + open. */
    readonly ledger: {
      readonly received: number
      readonly filed: number
      readonly automatic: number
      readonly ignored: number
      readonly held: number
      readonly quarantined: number
      readonly open: number
    }
  }
  /** To managers once a day at most: server and database did not agree. `taken`: of the missing ones, here now. */
  'ledger-difference': {
    readonly at: Instant
    readonly missing: number
    readonly taken: number
    /** Not accounted for, or without content. */
    readonly lost: number
  }
  /** To managers once a day at most: acknowledgements were held back because of a flood. */
  flood: {
    readonly sender: string
    readonly count: number
    readonly limit: string
    /** Not acknowledgements alone: no automatic mail of any kind. */
    readonly automatic?: true
    /** So many mails came in a day that further ones are kept unread; `count` were taken in. */
    readonly kept?: true
  }
  /** To agents and managers, once a storm: so many automatic mails to customers were due at once that they go slowly now. */
  'held-back': {
    readonly count: number
    /** So many go in an hour. */
    readonly bound: number
    readonly rules: readonly { readonly what: TimerLine['what']; readonly count: number }[]
    /** When the last of them goes, if nothing changes. */
    readonly until: Instant
    /** What many of them are about. */
    readonly lines: readonly NumberedLine[]
  }
  /** To managers, once: nobody is let into the mailbox any more, or its server does not answer. */
  'access-refused': {
    /** As people call it: Google, Microsoft; or the name of the mail server. */
    readonly provider: string
    readonly reason: RefusalReason
    readonly mend: Mend
    /** The provider's or server's own word for it. */
    readonly code: string
    readonly since: Instant
    readonly noReceiving: boolean
    readonly noSending: boolean
    /** What is typed to consent anew. */
    readonly command: string
  }
  /** To managers, 14, 7, 3 and 1 days before: a secret or a consent is about to end. */
  'access-expires': {
    readonly provider: string
    readonly what: 'secret' | 'consent'
    readonly at: Instant
    readonly days: number
    readonly command: string
  }
  /** To managers, once: the mailbox can be entered again. */
  'access-restored': { readonly provider: string; readonly since: Instant; readonly until: Instant }
  /** To managers, once an outage: what came in late. */
  'catch-up': {
    readonly count: number
    /** When the first of them arrived, and the last. */
    readonly from: Instant
    readonly to: Instant
    /** When they were taken in. */
    readonly takenFrom: Instant
    readonly takenTo: Instant
    readonly incidents: number
    /** New ones, whose customers got an apology for the delay. */
    readonly apologised: number
    /** Answered by now, but later than the target. */
    readonly answered: number
    /** The answer is overdue. */
    readonly overdue: number
    readonly urgent: number
    /** Those that wait, urgent ones first. */
    readonly lines: readonly NumberedLine[]
    readonly more?: number
  }
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
    readonly replyAs: 'customer' | 'survey' | 'agent' | 'confirm' | 'plain'
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
