import type { CommandName, ListedKind } from '../command/command.ts'
import type { Language } from './language.ts'

/** How agents say commands and dates in one language. Words are compared folded: accents and case do not count. */
export type CommandPack = {
  readonly language: Language
  /** Other names of commands, without `#`; the first is the one help shows first. */
  readonly aliases: Readonly<Partial<Record<CommandName, readonly string[]>>>
  /** Other words for what `#list` can show. */
  readonly lists: Readonly<Partial<Record<ListedKind, readonly string[]>>>
  /** Index 0 is Sunday. One word means one day, in whatever language it is. */
  readonly weekdays: readonly [Words, Words, Words, Words, Words, Words, Words]
  readonly today: Words
  readonly tomorrow: Words
  readonly afterTomorrow: Words
  /** Units after a number: `3d`, `24h`, `2 weeks`. */
  readonly units: { readonly hour: Words; readonly day: Words; readonly week: Words }
  /** Words that make days business days: `3 business days`, `3 días hábiles`. */
  readonly working: Words
  /** Small words before a date that say nothing: `in 3 days`, `on Friday`, `el viernes`. */
  readonly fillers: Words
}

type Words = readonly string[]
