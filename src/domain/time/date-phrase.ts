/**
 * The dates agents write: `2026-11-27`, `27.11.`, `27/11`, `27/11/2026`, `fri` `viernes` `sexta` `piątek`, `today` `mañana`, `3d`, `24h`, `2 weeks`;
 * `3 business days`; a time may follow (`15:30`, `15h`, `3pm`).
 *
 * Day comes before month, as everywhere our languages are spoken. A day and month without a year are the next such day. A weekday is the
 * next one, today included. The words of all languages are understood, whichever the reader's own: none means two things.
 */
import { COMMAND_PACKS, commandPackOf } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import { nearestBusinessDay } from './business-time.ts'
import type { Calendar } from './calendar.ts'
import type { Instant } from './instant.ts'
import { HOUR } from './instant.ts'
import type { LocalDate } from './local-date.ts'
import { addDays, dateOf, daysBetween, localDate, weekdayOf } from './local-date.ts'

type DateContext = { readonly calendar: Calendar; readonly now: Instant; readonly language: Language }

type DateReading =
  /** `minutes` after midnight only when a time was written; `rest` is the text after the date; `counted`: days from now, none was named. */
  | {
      readonly ok: true
      readonly date: LocalDate
      readonly minutes?: number
      readonly rest: string
      readonly counted?: true
    }
  | {
      readonly ok: false
      readonly problem: 'missing-argument' | 'unreadable-date' | 'date-in-the-past'
      readonly expected: string
    }

/** Nobody promises further ahead: it is a slip of the keyboard. */
const FURTHEST_DAYS = 366

type Found = { readonly date: LocalDate | undefined; readonly length: number }

/** Reads the date a text begins with. */
export function readDate(text: string, context: DateContext): DateReading {
  const expected = datesExpected(context)
  const trimmed = text.slice(0, 2_000).trim()
  if (trimmed === '') return { ok: false, problem: 'missing-argument', expected }
  const today = localDate(context.calendar, context.now)
  const folded = fold(trimmed)
  const start = lengthOfFillers(folded)
  const rest = folded.slice(start)
  const named = numericDate(rest, today)
  const counted = named === undefined ? count(rest, context) : undefined
  const found = named ?? counted ?? word(rest, today)
  if (found?.date === undefined) return { ok: false, problem: 'unreadable-date', expected }
  const ahead = daysBetween(today, found.date)
  if (ahead < 0) return { ok: false, problem: 'date-in-the-past', expected }
  if (ahead > FURTHEST_DAYS)
    return { ok: false, problem: 'unreadable-date', expected: `≤ ${addDays(today, FURTHEST_DAYS)}` }
  const end = start + found.length
  const time = clockTime(folded.slice(end))
  const length = end + (time?.length ?? 0)
  const after = trimmed.slice(length).replace(/^[\s:,;–—-]+/, '')
  return {
    ok: true,
    date: found.date,
    ...(time ? { minutes: time.minutes } : {}),
    rest: after,
    ...(counted === undefined ? {} : { counted: true }),
  }
}

/** What can be written, in the reader's words, with the dates of this day. */
function datesExpected(context: DateContext): string {
  const pack = commandPackOf(context.language)
  const day = addDays(localDate(context.calendar, context.now), 3)
  const numbers = `${day.slice(8)}.${day.slice(5, 7)}.`
  const weekday = pack.weekdays[weekdayOf(day)] ?? []
  return [day, numbers, weekday.at(-1) ?? '', pack.tomorrow[0] ?? '', '3d', '24h'].filter(Boolean).join(', ')
}

function lengthOfFillers(folded: string): number {
  let at = 0
  for (let i = 0; i < 3; i += 1) {
    const filler = /^(\p{L}{1,10})\s+/u.exec(folded.slice(at))
    if (!filler || !FILLERS.has(filler[1] ?? '')) break
    at += filler[0].length
  }
  return at
}

function numericDate(text: string, today: LocalDate): Found | undefined {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)\.?/.exec(text)
  if (iso) return { date: dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), length: iso[0].length }
  // Two figures after a blank are the time that follows, not a year.
  const european = /^(\d{1,2})([./-])\s?(\d{1,2})(?:[./-](\s?\d{4}|\d{2})(?![\d:h]))?(?!\d)\.?/.exec(text)
  if (!european) return undefined
  const day = Number(european[1])
  const month = Number(european[3])
  const length = european[0].length
  if (european[4] !== undefined) {
    const year = Number(european[4])
    return { date: dateOf(year < 100 ? 2000 + year : year, month, day), length }
  }
  // A dash alone may be a span of days (2-3): only dots and slashes make a date of two numbers.
  if (european[2] === '-') return { date: undefined, length }
  const year = Number(today.slice(0, 4))
  const candidates = [year, year + 1, year + 2, year + 3, year + 4].map((y) => dateOf(y, month, day))
  return { date: candidates.find((date) => date !== undefined && date >= today), length }
}

function count(text: string, context: DateContext): Found | undefined {
  const found = /^(\d{1,4})\s?(\p{L}{1,12})\.?(?![\p{L}\d])/u.exec(text)
  if (!found) return undefined
  const amount = Number(found[1])
  const length = found[0].length
  const { calendar, now } = context
  const next = /^\s(\p{L}{1,12})(?![\p{L}\d])/u.exec(text.slice(length))
  const words = [found[2] ?? '', next?.[1] ?? '']
  if (next && words.some((w) => WORKING.has(w)) && words.some((w) => UNITS.get(w) === 'day'))
    return { date: businessDaysAfter(calendar, localDate(calendar, now), amount), length: length + next[0].length }
  const unit = UNITS.get(words[0] ?? '')
  if (unit === undefined) return undefined
  if (unit === 'hour') return { date: localDate(calendar, now + amount * HOUR), length }
  return { date: addDays(localDate(calendar, now), unit === 'week' ? amount * 7 : amount), length }
}

/** Five business days after a Friday is the next Friday. */
function businessDaysAfter(calendar: Calendar, from: LocalDate, days: number): LocalDate | undefined {
  let date: LocalDate | undefined = from
  for (let i = 0; i < Math.min(days, FURTHEST_DAYS) && date !== undefined; i += 1)
    date = nearestBusinessDay(calendar, date, 1)
  return date
}

function word(text: string, today: LocalDate): Found | undefined {
  const found = /^\p{L}[\p{L}-]{0,20}\.?/u.exec(text)
  if (!found) return undefined
  const meaning = DAYS.get(found[0].replace(/\.$/, ''))
  if (meaning === undefined) return undefined
  const ahead = 'ahead' in meaning ? meaning.ahead : (meaning.weekday - weekdayOf(today) + 7) % 7
  const date = addDays(today, ahead)
  // `Friday, 4.12.`: the number says which Friday. When both do not agree, neither is believed.
  const blank = /^[\s,]{1,3}/.exec(text.slice(found[0].length))?.[0].length ?? 0
  const number = blank > 0 ? numericDate(text.slice(found[0].length + blank), today) : undefined
  if (number === undefined) return { date, length: found[0].length }
  const agrees =
    number.date !== undefined &&
    ('ahead' in meaning ? number.date === date : weekdayOf(number.date) === meaning.weekday)
  return { date: agrees ? number.date : undefined, length: found[0].length + blank + number.length }
}

function clockTime(text: string): { minutes: number; length: number } | undefined {
  const found = CLOCK_TIME.exec(text)
  if (!found) return undefined
  const { hour, minute, short, half } = found.groups ?? {}
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0)
  const minutes = Number(minute ?? short ?? 0)
  return hours < 24 && minutes < 60 ? { minutes: hours * 60 + minutes, length: found[0].length } : undefined
}

const CLOCK_TIME =
  /^(?:[\s,]{1,3}(?:(?:at|by|a las|as|o|o godz\.)\s)?|t)(?<hour>\d{1,2})(?:h(?<short>\d{2})?|:(?<minute>\d{2})h?|(?=\s?[ap]m\b))(?:\s?(?<half>am|pm)\b)?(?!\d)/

type Day = { readonly weekday: number } | { readonly ahead: number }

/** Every word for a day, folded. */
const DAYS: ReadonlyMap<string, Day> = new Map(
  COMMAND_PACKS.flatMap((pack): (readonly [string, Day])[] => [
    ...pack.weekdays.flatMap((words, weekday) => words.map((w) => [fold(w), { weekday }] as const)),
    ...pack.today.map((w) => [fold(w), { ahead: 0 }] as const),
    ...pack.tomorrow.map((w) => [fold(w), { ahead: 1 }] as const),
    ...pack.afterTomorrow.map((w) => [fold(w), { ahead: 2 }] as const),
  ]),
)

const UNITS: ReadonlyMap<string, 'hour' | 'day' | 'week'> = new Map(
  COMMAND_PACKS.flatMap((pack) =>
    (['hour', 'day', 'week'] as const).flatMap((unit) => pack.units[unit].map((w) => [fold(w), unit] as const)),
  ),
)

const WORKING: ReadonlySet<string> = new Set(COMMAND_PACKS.flatMap((pack) => pack.working.map(fold)))

const FILLERS: ReadonlySet<string> = new Set(COMMAND_PACKS.flatMap((pack) => pack.fillers.map(fold)))
