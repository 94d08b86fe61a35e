import type { CommandName, ListedKind } from '../command/command.ts'
import type { Language } from './language.ts'

/** How agents say commands and dates in one language. Words are compared folded: accents and case do not count. */
export type CommandPack = {
  readonly language: Language
  /** Other names of commands, without `#`; the first is the one help shows first. */
  readonly aliases: Readonly<Partial<Record<CommandName, readonly string[]>>>
  /** Other words for what `#list` can show. */
  readonly lists: Readonly<Partial<Record<ListedKind, readonly string[]>>>
  /** `#assign nobody`. */
  readonly nobody: Words
  /** `#to customer`. */
  readonly customer: Words
  /** Index 0 is Sunday. One word means one day, in whatever language it is. */
  readonly weekdays: readonly [Words, Words, Words, Words, Words, Words, Words]
  /** Index 0 is January: whole, shortened, and as declined behind a number. */
  readonly months: readonly [Words, Words, Words, Words, Words, Words, Words, Words, Words, Words, Words, Words]
  /** How the first day of a month is written where it is no plain `1`. */
  readonly firstOfMonth?: string
  readonly today: Words
  readonly tomorrow: Words
  readonly afterTomorrow: Words
  /** Behind a day or an hour: `mañana por la tarde`, `at 3 in the afternoon`. */
  readonly dayParts: DayParts
  /** Of today: `this afternoon`, `tonight`. */
  readonly todaysParts: DayParts
  /** Units after a number: `3d`, `24h`, `2 weeks`. */
  readonly units: {
    readonly minute: Words
    readonly hour: Words
    readonly day: Words
    readonly week: Words
    readonly month: Words
  }
  readonly halfAnHour: Words
  /** Index 0 is one, with its articles: `in an hour`, `za dwa dni`. */
  readonly numbers: readonly Words[]
  /** Words that make days business days: `3 business days`, `3 días hábiles`. */
  readonly working: Words
  /** Business days in one word: `3 Werktage`. */
  readonly workingDays?: Words
  /** Before a weekday: the one of this week, or the next to come. */
  readonly thisOne: Words
  /** Before a weekday: `next Friday`, which may be this week's or the one after. */
  readonly nextOne: Words
  /** The same behind it: `viernes que viene`. */
  readonly nextBehind: Words
  readonly nextWeek: Words
  readonly nextMonth: Words
  readonly endOfDay: Words
  readonly endOfWeek: Words
  readonly endOfMonth: Words
  /** Before a number: a day of the month (`el día 27`, `the 27th`). */
  readonly dayOfMonth: Words
  /** Before an hour: `at 10`, `a las 10`. */
  readonly atHour: Words
  /** `before Friday`: with it or without? */
  readonly before: Words
  /** Small words before a date that say nothing: `in 3 days`, `on Friday`, `el viernes`. */
  readonly fillers: Words
}

type DayParts = { readonly morning: Words; readonly noon: Words; readonly afternoon: Words; readonly evening: Words }

type Words = readonly string[]
