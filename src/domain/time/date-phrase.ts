/**
 * The dates agents write: `2026-11-27`, `27.11.`, `27 de noviembre`, `fri` `el viernes` `viernes 27` `w piątek`, `mañana por la tarde`, `3d`, `24h`,
 * `2 weeks`, `za godzinę`, `3 business days`, `fin de mes`; a time may follow (`15:30`, `15h`, `3pm`, `a las 3 de la tarde`) or stand alone or first.
 *
 * Where words have two meanings nothing is guessed, because a customer is told: the reading fails, and `expected` holds both dates. The words of all
 * languages are understood, whichever the reader's own. How numbers, names, spans and times are read stands in `date-*.ts` and `clock-time.ts`.
 */
import { commandPackOf } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import type { Calendar } from './calendar.ts'
import { type ClockTime, timeAt, timeBehind, timeOfPart } from './clock-time.ts'
import { spanAt } from './date-count.ts'
import { namedDay } from './date-named.ts'
import { dayOfMonth, numberedDate } from './date-numbers.ts'
import {
  AT_HOUR,
  type DayPart,
  gapAt,
  NUMBERS,
  PERIODS,
  type Purpose,
  phraseAt,
  SMALL_WORDS,
  UNITS,
} from './date-words.ts'
import type { Instant } from './instant.ts'
import { MINUTE } from './instant.ts'
import type { LocalDate } from './local-date.ts'
import { addDays, daysBetween, instantOn, localDate, weekdayOf } from './local-date.ts'

type DateContext = {
  readonly calendar: Calendar
  readonly now: Instant
  readonly language: Language
  readonly purpose?: Purpose
}

type DateReading =
  /**
   * `minutes` after midnight only when a time was written, of a part of the day its end; `at`: the instant, of hours and minutes from now, of a
   * written time, or at which the part of the day begins. `rest` is the text after the date; `counted`: a span from now, no day was named.
   */
  | {
      readonly ok: true
      readonly date: LocalDate
      readonly minutes?: number
      readonly at?: Instant
      readonly rest: string
      readonly counted?: true
    }
  | {
      readonly ok: false
      readonly problem: 'missing-argument' | 'unreadable-date' | 'date-in-the-past'
      /** Where two days or times could be meant: both, in order. */
      readonly expected: string
    }

/** Nobody promises further ahead: it is a slip of the keyboard. */
const FURTHEST_DAYS = 366

type Found = {
  readonly dates: readonly LocalDate[]
  readonly length: number
  readonly counted?: true
  readonly at?: Instant
  readonly part?: DayPart
}

/** Reads the date a text begins with. */
export function readDate(text: string, context: DateContext): DateReading {
  const trimmed = text.slice(0, 2_000).trim()
  const expected = datesExpected(context)
  if (trimmed === '') return { ok: false, problem: 'missing-argument', expected }
  // An article that leans on a number (`l'8 dicembre`) is a word of its own, as long as before.
  const folded = fold(trimmed)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(?<=\p{L})'(?=\d)/gu, ' ')
  const found = withTime(folded, context)
  if (found === undefined) return { ok: false, problem: 'unreadable-date', expected }
  const { dates, time, length, counted, at } = found
  const { calendar, now } = context
  const today = localDate(calendar, now)
  const [date, other] = dates
  if (date === undefined) return { ok: false, problem: 'unreadable-date', expected }
  const minutes = time?.minutes ?? []
  if (other !== undefined) return { ok: false, problem: 'unreadable-date', expected: dates.join(', ') }
  if (minutes.length > 1)
    return { ok: false, problem: 'unreadable-date', expected: minutes.map((m) => `${date} ${clock(m)}`).join(', ') }
  const ahead = daysBetween(today, date)
  if (ahead < 0) return { ok: false, problem: 'date-in-the-past', expected }
  if (ahead > FURTHEST_DAYS)
    return { ok: false, problem: 'unreadable-date', expected: `≤ ${addDays(today, FURTHEST_DAYS)}` }
  const [minute] = minutes
  const begins = time?.begins ?? minute
  const instant = at ?? (begins === undefined ? undefined : Math.max(now, instantOn(calendar, date, begins)))
  return {
    ok: true,
    date,
    ...(minute === undefined ? {} : { minutes: minute }),
    ...(instant === undefined ? {} : { at: instant }),
    rest: trimmed.slice(length).replace(/^(?:\.(?=\s|$))?[\s:,;–—-]*/, ''),
    ...(counted === undefined ? {} : { counted }),
  }
}

type Timed = Found & { readonly time?: ClockTime }

/** Day and time in either order; a time alone is today's. */
function withTime(text: string, context: DateContext): Timed | undefined {
  const zoned = ISO_WITH_ZONE.exec(text)
  if (zoned) return inZone(zoned[0], context)
  const { start, before } = fillersAt(text)
  const day = dayAt(text, start, context)
  if (day === undefined) return timeFirst(text, start, context)
  const end = start + day.length
  const part = day.part === undefined ? undefined : timeOfPart(day.part, 0)
  const written = day.at === undefined ? timeBehind(text.slice(end)) : undefined
  const time = written ?? part
  const dates = before ? day.dates.flatMap((date) => [addDays(date, -1), date]) : day.dates
  return { ...day, dates, ...(time ? { time } : {}), length: end + (written?.length ?? 0) }
}

function timeFirst(text: string, start: number, context: DateContext): Timed | undefined {
  // `at 10`, `a las 10`, `o 10` begin with words that say nothing before a day.
  const from = timeAt(text) ? 0 : start
  const time = timeAt(text.slice(from))
  if (!time) return undefined
  const { calendar, now, purpose } = context
  const end = from + time.length
  const gap = gapAt(text.slice(end))
  const between = gap > 0 ? end + gap + fillersAt(text.slice(end + gap)).start : end
  const day = gap > 0 ? dayAt(text, between, context) : undefined
  if (day && day.at === undefined && !day.counted) return { ...day, time, length: between + day.length }
  const today = localDate(calendar, now)
  const [minutes = 0] = time.minutes
  const isOver = time.minutes.length === 1 && instantOn(calendar, today, minutes) <= now
  const date = isOver ? addDays(today, purpose === 'wake' ? 1 : -1) : today
  return { dates: [date], time, length: end }
}

/** The day that begins at `start`, behind small words. */
function dayAt(text: string, start: number, context: DateContext): Found | undefined {
  const { calendar, now, language, purpose = 'deadline' } = context
  const today = localDate(calendar, now)
  const rest = text.slice(start)
  const numbered = numberedDate(rest, today, language)
  const weekday = numbered && namedDay(rest, { today, language, purpose })
  if (weekday && weekday.length >= numbered.length) return weekday
  if (numbered) return numbered
  const span = spanAt(rest, { calendar, now })
  if (span) {
    const { date, at, length } = span
    return { dates: date === undefined ? [] : [date], length, counted: true, ...(at === undefined ? {} : { at }) }
  }
  const named = namedDay(rest, { today, language, purpose })
  if (named) return named
  // `el 27`: what makes the number a day is one of the small words; in `entro le 18` they belong to an hour.
  const hour = phraseAt(AT_HOUR, text)?.length ?? 0
  for (const from of starts(text, start).filter((each) => each === 0 || each > hour)) {
    const lone = dayOfMonth(text.slice(from), today)
    if (lone) return { ...lone, length: lone.length + from - start }
  }
  return undefined
}

/** Where words begin up to `end`. */
function starts(text: string, end: number): readonly number[] {
  return [0, ...[...text.slice(0, end).matchAll(/\s(?=\S)/g)].map((blank) => blank.index + 1), end]
}

/** Small words before the date; a number (`a week`) is none of them. */
function fillersAt(text: string): { readonly start: number; readonly before: boolean } {
  let start = 0
  let before = false
  for (let n = 0; n < 4; n += 1) {
    const rest = text.slice(start)
    const small = phraseAt(SMALL_WORDS, rest)
    const gap = small ? gapAt(rest.slice(small.length)) : 0
    if (!small || gap === 0 || phraseAt(PERIODS, rest) || isOneUnit(rest)) break
    before ||= small.meaning === 'before'
    start += small.length + gap
  }
  return { start, before }
}

function isOneUnit(text: string): boolean {
  const number = phraseAt(NUMBERS, text)
  return number !== undefined && phraseAt(UNITS, text.slice(number.length).trimStart()) !== undefined
}

const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})(?![\p{L}\d])/u

function inZone(written: string, { calendar }: DateContext): Timed | undefined {
  const at = Date.parse(written.toUpperCase().replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (Number.isNaN(at)) return undefined
  const date = localDate(calendar, at)
  const minutes = Math.round((at - instantOn(calendar, date, 0)) / MINUTE)
  return { dates: [date], at, time: { minutes: [minutes], length: 0 }, length: written.length }
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** What can be written, in the reader's words, with the dates of this day. */
function datesExpected(context: DateContext): string {
  const pack = commandPackOf(context.language)
  const day = addDays(localDate(context.calendar, context.now), 3)
  const numbers = `${day.slice(8)}.${day.slice(5, 7)}.`
  const weekday = pack.weekdays[weekdayOf(day)] ?? []
  return [day, numbers, weekday[1] ?? weekday[0] ?? '', pack.tomorrow[0] ?? '', '3d', '24h'].filter(Boolean).join(', ')
}
