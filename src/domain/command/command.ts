/** What a command is. Each stands in a file of its own with its grammar on top; THE list is `index.ts`. */
import type { Classification } from '../classify/classification.ts'
import type { CommandProblemId, ReceiptChange } from '../incident/command-answers.ts'
import type { Decision, Effect } from '../incident/decision.ts'
import type { Happening } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailData, MailName, MailToSend } from '../incident/mails.ts'
import type { ConversationEntry } from '../incident/shown.ts'
import type { Language } from '../language/language.ts'
import type { Attachment } from '../mail/mail.ts'
import type { SearchQuestion } from '../report/search-words.ts'
import type { Person, Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'

export type CommandName =
  | 'take'
  | 'assign'
  | 'release'
  | 'note'
  | 'resolve'
  | 'close'
  | 'reopen'
  | 'wait'
  | 'snooze'
  | 'promise'
  | 'category'
  | 'urgent'
  | 'normal'
  | 'cc'
  | 'uncc'
  | 'to'
  | 'offer'
  | 'compensate'
  | 'use'
  | 'merge'
  | 'split'
  | 'link'
  | 'spam'
  | 'forget'
  | 'new'
  | 'tell'
  | 'stop'
  | 'send'
  | 'discard'
  | 'undo'
  | 'away'
  | 'back'
  | 'status'
  | 'history'
  | 'explain'
  | 'list'
  | 'find'
  | 'handover'
  | 'digest'
  | 'help'

/** Who commands, when, what else the mail says, and what is known. */
export type CommandContext = {
  readonly agent: Person
  readonly store: Store
  readonly now: Instant
  readonly language: Language
  /** The mail has words or files besides its command lines. */
  readonly hasText: boolean
  readonly mail: CommandMail
  readonly known: KnownToCommands
  /** The incident the mail answers, where the lines are about another: the one that survives a merge. */
  readonly current?: number
  /** How an incident is called: `INC-4790-0K2VD`. */
  tag(incident: number): string
  /** Set for managers: they may ask, never change. */
  readonly queriesOnly?: boolean
}

/** The mail the lines stand in. */
export type CommandMail = {
  readonly rawMailId: number
  readonly arrivedAt: Instant
  /** Its subject without references and prefixes. */
  readonly subject: string
  /** The words besides the command lines. */
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** Files that go along with the words. */
  readonly files: readonly { readonly index: number; readonly filename: string; readonly contentType: string }[]
  /** What its words are about. */
  readonly classification?: Classification
  /** The number an incident opened by it gets. */
  readonly freshNumber: number
  /** The mail of ours that it answers, when it does. */
  readonly answered?: AnsweredMail
}

/** A mail of ours, as the one who answers it knows it. */
export type AnsweredMail = {
  readonly template: MailName
  /** `notification:<raw mail>:<agent>`, `held-answer:<raw mail>`, … */
  readonly onceKey: string
  readonly at: Instant
  /** The incidents of its numbered lines. */
  readonly lines?: readonly number[]
}

/** What commands may look up. What is not loaded yet counts as unknown; the command is then tried again with it. */
export type KnownToCommands = {
  /** Exactly this incident, merged or not. */
  incident(number: number): Incident | undefined
  conversation(incident: number): readonly ConversationEntry[]
  /** The live incidents of an agent. */
  assignedTo(agent: string): readonly Incident[]
  pendingAnswers(incident: number): readonly PendingAnswer[]
  /** Text of an attached file. */
  fileText(index: number): string | undefined
  /** Incidents of the customer with this address, the newest first. */
  of(address: string): readonly Incident[]
  /** How much there is of a person, before it is erased. */
  personFigures(address: string): PersonFigures
}

/** What is stored about a person. */
export type PersonFigures = Pick<MailData['forgotten'], 'incidents' | 'messages' | 'files' | 'mails'>

/** An agent's words to the customer that have not left the house. */
export type PendingAnswer = {
  readonly onceKey: string
  readonly template: MailName
  readonly author: string
  readonly at: Instant
  readonly text: string
}

/** Which incidents `#list` shows. */
export type ListedKind = 'open' | 'mine' | 'waiting' | 'late' | 'unassigned' | 'resolved' | 'snoozed'

/** A question, answered by mail to the one who asked. */
export type Query =
  | { readonly kind: 'status' }
  | { readonly kind: 'history' }
  | { readonly kind: 'explain' }
  | { readonly kind: 'list'; readonly which: ListedKind }
  | { readonly kind: 'find'; readonly question: SearchQuestion; readonly words: string }
  | { readonly kind: 'handover' }
  | { readonly kind: 'digest' }
  | { readonly kind: 'help' }

/** Why a line cannot be done; `applyCommands` adds the line. */
export type Refusal = { readonly problem: CommandProblemId; readonly expected?: string }

/** What a line changes: the incident, others, and what lies beyond incidents. */
export type Change = {
  readonly happenings: readonly Happening[]
  /** Other incidents, as they were before; one without is opened. What happened earlier than now says when. */
  readonly elsewhere?: readonly {
    readonly incident?: Incident
    readonly happenings: readonly (Happening & { readonly at?: Instant })[]
  }[]
  readonly effects?: readonly Effect[]
  /** The words of an answer that was stopped before it left. */
  readonly stopped?: string
}

/** A line that was understood. */
export type Action =
  | {
      readonly kind: 'change'
      /** What is to happen to the incident as the lines before left it; nothing when it is so already. */
      apply(incident: Incident, context: CommandContext): readonly Happening[] | Change | Refusal
    }
  /** Concerns no single incident: `#away`, `#new`. */
  | { readonly kind: 'deed'; perform(context: CommandContext): Deed | Refusal }
  | { readonly kind: 'query'; readonly query: Query }

/** What a deed does: decisions about incidents, and effects. */
export type Deed = {
  readonly decisions: readonly Decision[]
  readonly effects: readonly Effect[]
  /** Mails that tell of it, besides the receipt. */
  readonly mails?: readonly MailToSend[]
  /** What the receipt says in `changes`. */
  readonly changes?: readonly ReceiptChange[]
  /** The incident it is about from now on: the parent that `#new` opened. */
  readonly opened?: Incident
  /** The agent is away until then: whose the incidents of `decisions` were, and whose they are. */
  readonly moved?: { readonly until: Instant; readonly before: string; readonly after: string }
  /** The agent who covers, and is told. */
  readonly tell?: Person
}

export type Command = {
  readonly name: CommandName
  /** As help shows it. */
  readonly grammar: string
  readonly kind: 'change' | 'deed' | 'query'
  /** Where help shows it: a key of `words.json` under `commandGroups`. */
  readonly group: CommandGroup
  /** The words of the mail belong to this command and go to no customer by themselves. */
  readonly takesText?: true
  /** Reads what stands behind the word. */
  parse(argument: string, context: CommandContext): Action | Refusal
}

export type CommandGroup = 'yours' | 'course' | 'customer' | 'incidents' | 'many' | 'held' | 'asking'

export function isRefusal<T extends object>(found: T | Refusal): found is Refusal {
  return 'problem' in found
}

/** A change without an argument. */
export function plainChange(
  grammar: string,
  apply: (incident: Incident, context: CommandContext) => readonly Happening[] | Change | Refusal,
): Command['parse'] {
  return (argument) => unexpected(argument, grammar) ?? { kind: 'change', apply }
}

/** Refuses words behind a command that takes none. */
export function unexpected(argument: string, grammar: string): Refusal | undefined {
  return argument === '' ? undefined : { problem: 'unexpected-argument', expected: grammar }
}
