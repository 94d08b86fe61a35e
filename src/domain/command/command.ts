/** What a command is. Each stands in a file of its own with its grammar on top; THE list is `index.ts`. */
import type { Happening } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import type { CommandProblemId } from '../incident/mails.ts'
import type { Language } from '../language/language.ts'
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

/** Who commands, when, and what else the mail says. */
export type CommandContext = {
  readonly agent: Person
  readonly store: Store
  readonly now: Instant
  /** The mail has words besides its command lines. */
  readonly hasText: boolean
  readonly language: Language
  /** Set for managers: they may ask, never change. */
  readonly queriesOnly?: boolean
}

/** Which incidents `#list` shows. */
export type ListedKind = 'open' | 'mine' | 'waiting' | 'late' | 'unassigned' | 'resolved'

/** A question, answered by mail to the one who asked. */
export type Query =
  | { readonly kind: 'status' }
  | { readonly kind: 'list'; readonly which: ListedKind }
  | { readonly kind: 'help' }

/** Why a line cannot be done; `applyCommands` adds the line. */
export type Refusal = { readonly problem: CommandProblemId; readonly expected?: string }

/** A line that was understood. */
export type Action =
  | {
      readonly kind: 'change'
      /** What is to happen to the incident as the lines before left it; nothing when it is so already. */
      apply(incident: Incident, context: CommandContext): readonly Happening[] | Refusal
    }
  | { readonly kind: 'query'; readonly query: Query }

export type Command = {
  readonly name: CommandName
  /** As help shows it. */
  readonly grammar: string
  readonly kind: 'change' | 'query'
  /** Reads what stands behind the word. */
  parse(argument: string, context: CommandContext): Action | Refusal
}

export function isRefusal(found: Action | readonly Happening[] | Refusal): found is Refusal {
  return 'problem' in found
}

/** A change without an argument. */
export function plainChange(
  grammar: string,
  apply: (incident: Incident, context: CommandContext) => readonly Happening[] | Refusal,
): Command['parse'] {
  return (argument) => unexpected(argument, grammar) ?? { kind: 'change', apply }
}

/** Refuses words behind a command that takes none. */
export function unexpected(argument: string, grammar: string): Refusal | undefined {
  return argument === '' ? undefined : { problem: 'unexpected-argument', expected: grammar }
}
