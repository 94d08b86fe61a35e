/**
 * Days by their names: `fri`, `el viernes`, `viernes 27`, `este viernes`, `lunes que viene`, `monday next week`, `pojutrze`, `tonight`, `eod`, `fin de mes`.
 *
 * A weekday is the next one. On that very weekday it may be today or in a week, and `next friday` may be this week's or the one after: two readings
 * for a promise. Whoever puts something off (`wake`) does not mean today.
 */

import type { Language } from '../language/language.ts'
import { monthsAfter } from './date-count.ts'
import { loneDay, monthFirst, nextDay, numberedDate, type Readings } from './date-numbers.ts'
import {
  AT_HOUR,
  DAYS,
  type DayPart,
  gapAt,
  PERIODS,
  type Purpose,
  phraseAt,
  SMALL_WORDS,
  TODAYS_PARTS,
  WHICH,
  WHICH_BEHIND,
} from './date-words.ts'
import type { LocalDate } from './local-date.ts'
import { addDays, weekdayOf } from './local-date.ts'

type From = { readonly today: LocalDate; readonly language: Language; readonly purpose: Purpose }
type Named = Readings & { readonly part?: DayPart }

/** The day whose name a folded text begins with. */
export function namedDay(text: string, from: From): Named | undefined {
  const { today } = from
  const part = phraseAt(TODAYS_PARTS, text)
  if (part) return { dates: [today], length: part.length, part: part.meaning }
  const period = periodAt(text, from)
  if (period) return period
  const which = phraseAt(WHICH, text)
  const start = which ? which.length + gapAt(text.slice(which.length)) : 0
  const day = phraseAt(DAYS, text.slice(start))
  if (!day) return undefined
  const end = start + day.length
  if ('weekday' in day.meaning) return weekdayAt(text, end, day.meaning.weekday, which?.meaning, from)
  if (which) return undefined
  // `tomorrow, 27.11.`: both must agree.
  const date = addDays(today, day.meaning.ahead)
  const number = behind(text, end, (rest) => numberedDate(rest, today, from.language))
  if (number) return { dates: number.dates.includes(date) ? [date] : [], length: number.length }
  return { dates: [date], length: end }
}

function weekdayAt(
  text: string,
  end: number,
  weekday: number,
  which: 'this' | 'next' | undefined,
  from: From,
): Readings {
  const { today, language, purpose } = from
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  const date = addDays(today, ahead)
  const later = addDays(date, 7)
  // `Friday, 4.12.`: the number says which Friday. When both do not agree, neither is believed.
  const number = behind(text, end, (rest) => numberedDate(rest, today, language))
  if (number) return { dates: number.dates.filter((each) => weekdayOf(each) === weekday), length: number.length }
  const lone = behind(text, end, (rest) => loneDay(rest))
  if (lone) {
    const numbered = nextDay(today, lone.day)
    const goesOn = /^\s?\p{L}/u.test(text.slice(lone.length))
    const agrees = numbered !== undefined && weekdayOf(numbered) === weekday && (!goesOn || numbered === date)
    // `mar 2` is a Tuesday in Spanish and a day of March.
    const inMonth = monthFirst(text, today)?.dates ?? []
    const dates = agrees ? [numbered, ...inMonth] : inMonth.length > 0 ? inMonth : both(date, numbered)
    return { dates: [...new Set(dates)], length: lone.length }
  }
  const week = behind(text, end, (rest) => inNextWeek(rest))
  if (week) return { dates: [inWeekAfter(today, weekday)], length: week.length }
  const next = which ?? behind(text, end, (rest) => phraseAt(WHICH_BEHIND, rest))
  const length = typeof next === 'object' ? next.length : end
  if (next === 'this') return { dates: [date], length }
  // Next Monday said on a Wednesday can only be one; next Friday cannot.
  if (next !== undefined) return { dates: ahead === 0 ? [later] : both(date, inWeekAfter(today, weekday)), length }
  if (ahead === 0) return { dates: purpose === 'wake' ? [later] : [date, later], length }
  return { dates: [date], length }
}

function both(a: LocalDate, b: LocalDate | undefined): readonly LocalDate[] {
  return b === undefined || a === b ? [a] : [a, b]
}

/** What stands behind a part of the text, small words between left out; its length counts from the beginning. */
function behind<T extends { readonly length: number }>(
  text: string,
  end: number,
  read: (rest: string) => T | undefined,
): T | undefined {
  const gap = gapAt(text.slice(end))
  if (gap === 0) return undefined
  let at = end + gap
  for (let n = 0; n < 3; n += 1) {
    const found = read(text.slice(at))
    if (found) return { ...found, length: at + found.length }
    const small = phraseAt(SMALL_WORDS, text.slice(at))
    if (small?.meaning !== 'filler') return undefined
    // `venerdì entro le 18`: an hour, of which the first word says nothing before a day.
    if ((phraseAt(AT_HOUR, text.slice(at))?.length ?? 0) > small.length) return undefined
    at += small.length + gapAt(text.slice(at + small.length))
  }
  return undefined
}

function inNextWeek(text: string): { readonly length: number } | undefined {
  const found = phraseAt(PERIODS, text)
  return found?.meaning === 'next-week' ? found : undefined
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7))
}

function inWeekAfter(today: LocalDate, weekday: number): LocalDate {
  return addDays(mondayOf(today), 7 + ((weekday + 6) % 7))
}

/** A week and a month are no day: their first and last ones for a promise, the first to be reminded. */
function periodAt(text: string, { today, purpose }: From): Readings | undefined {
  const found = phraseAt(PERIODS, text)
  if (!found) return undefined
  const { length } = found
  const firstOfNext = monthsAfter(`${today.slice(0, 8)}01`, 1) ?? today
  switch (found.meaning) {
    case 'end-of-day': {
      // `eod friday`
      const day = behind(text, length, (rest) => phraseAt(DAYS, rest))
      const named = day && behind(text, length, (rest) => namedDay(rest, { today, purpose, language: 'es' }))
      return named ?? { dates: [today], length }
    }
    case 'end-of-week': {
      const friday = addDays(mondayOf(today), 4)
      return { dates: [friday < today ? addDays(friday, 2) : friday], length }
    }
    case 'end-of-month':
      return { dates: [addDays(firstOfNext, -1)], length }
    case 'next-week': {
      const monday = addDays(mondayOf(today), 7)
      const day = behind(text, length, (rest) => phraseAt(DAYS, rest))
      if (day && 'weekday' in day.meaning)
        return { dates: [inWeekAfter(today, day.meaning.weekday)], length: day.length }
      return { dates: purpose === 'wake' ? [monday] : [monday, addDays(monday, 4)], length }
    }
    case 'next-month': {
      const last = addDays(monthsAfter(firstOfNext, 1) ?? firstOfNext, -1)
      return { dates: purpose === 'wake' ? [firstOfNext] : [firstOfNext, last], length }
    }
    case 'half-an-hour':
      return undefined
  }
}
