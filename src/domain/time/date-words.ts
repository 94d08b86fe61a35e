/** The words of all languages for dates, folded, and the longest of them a text begins with. */

import type { CommandPack } from '../language/command-pack.ts'
import { COMMAND_PACKS } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'

/** A `deadline` is told to a customer; at a `wake` something comes back: a bare weekday is then never today, a week its Monday. */
export type Purpose = 'deadline' | 'wake'

type Phrases<T> = ReadonlyMap<string, T>

/** A phrase found at the beginning of a text, with the full stop of an abbreviation. */
type Phrase<T> = { readonly meaning: T; readonly length: number }

const MOST_WORDS = 5

/** The longest of the phrases a folded text begins with. */
export function phraseAt<T>(phrases: Phrases<T>, text: string): Phrase<T> | undefined {
  let best: Phrase<T> | undefined
  let end = 0
  let said = ''
  for (let n = 0; n < MOST_WORDS; n += 1) {
    const next = /^(\s{0,5})(\p{L}{1,20}(?:[-']\p{L}{1,20}){0,2})(?![\p{L}\d])/u.exec(text.slice(end, end + 60))
    if (next === null || (n > 0 && next[1] === '')) break
    said = n === 0 ? (next[2] ?? '') : `${said} ${next[2]}`
    end += next[0].length
    const meaning = phrases.get(said)
    if (meaning !== undefined) best = { meaning, length: end }
  }
  if (best === undefined) return undefined
  return /^\.(?!\d)/.test(text.slice(best.length, best.length + 2)) ? { ...best, length: best.length + 1 } : best
}

/** Blanks and a comma between two parts of a date. */
export function gapAt(text: string): number {
  return /^[\s,]{1,4}/.exec(text)?.[0].length ?? 0
}

function table<T>(entries: (pack: CommandPack) => readonly (readonly [readonly string[], T])[]): Phrases<T> {
  return new Map(
    COMMAND_PACKS.flatMap((pack) =>
      entries(pack).flatMap(([words, meaning]) => words.map((word) => [fold(word), meaning] as const)),
    ),
  )
}

type Named = { readonly weekday: number } | { readonly ahead: number }

export const DAYS = table<Named>((pack) => [
  ...pack.weekdays.map((words, weekday) => [words, { weekday }] as const),
  [pack.today, { ahead: 0 }],
  [pack.tomorrow, { ahead: 1 }],
  [pack.afterTomorrow, { ahead: 2 }],
])

/** 1 is January. */
export const MONTHS = table((pack) => pack.months.map((words, month) => [words, month + 1] as const))

export type Unit = keyof CommandPack['units']

const UNIT_NAMES = ['minute', 'hour', 'day', 'week', 'month'] as const satisfies readonly Unit[]
export const UNITS = table<Unit>((pack) => UNIT_NAMES.map((unit) => [pack.units[unit], unit] as const))

export const NUMBERS = table((pack) => pack.numbers.map((words, at) => [words, at + 1] as const))

export type DayPart = keyof CommandPack['dayParts']

const PARTS = ['morning', 'noon', 'afternoon', 'evening'] as const satisfies readonly DayPart[]
export const DAY_PARTS = table<DayPart>((pack) => PARTS.map((part) => [pack.dayParts[part], part] as const))
export const TODAYS_PARTS = table<DayPart>((pack) => PARTS.map((part) => [pack.todaysParts[part], part] as const))

type Period = 'next-week' | 'next-month' | 'end-of-day' | 'end-of-week' | 'end-of-month' | 'half-an-hour'

export const PERIODS = table<Period>((pack) => [
  [pack.nextWeek, 'next-week'],
  [pack.nextMonth, 'next-month'],
  [pack.endOfDay, 'end-of-day'],
  [pack.endOfWeek, 'end-of-week'],
  [pack.endOfMonth, 'end-of-month'],
  [pack.halfAnHour, 'half-an-hour'],
])

type Which = 'this' | 'next'

export const WHICH = table<Which>((pack) => [
  [pack.thisOne, 'this'],
  [pack.nextOne, 'next'],
])

export const WHICH_BEHIND = table<Which>((pack) => [[pack.nextBehind, 'next']])

/** Words without a meaning of their own, by their place. */
type Place = 'filler' | 'before'

export const WORKING = table((pack) => [[pack.working, true]])
export const WORKING_DAYS = table((pack) => [[pack.workingDays ?? [], true]])
export const DAY_OF_MONTH = table((pack) => [[pack.dayOfMonth, true]])
export const AT_HOUR = table((pack) => [[pack.atHour, true]])
export const SMALL_WORDS = table<Place>((pack) => [
  [pack.fillers, 'filler'],
  [pack.before, 'before'],
])
