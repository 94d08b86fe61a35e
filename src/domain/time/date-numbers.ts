/**
 * Dates that are numbers, or numbers and a month: `2026-11-27`, `27.11.`, `27/11/2026`, `27 de noviembre`, `Nov 27th`, `el 27`.
 *
 * Day comes before month. Between slashes or hyphens the month may come first where the second number cannot be one (`11/27/2026`); between slashes
 * an agent who writes English may have meant either (`4/12`): both are told. A day without year is the next one of that name.
 */
import type { Language } from '../language/language.ts'
import { DAY_OF_MONTH, gapAt, MONTHS, phraseAt, SMALL_WORDS, UNITS } from './date-words.ts'
import type { LocalDate } from './local-date.ts'
import { addDays, dateOf } from './local-date.ts'

/** What a text may begin with: no date is one that does not exist, two are an ambiguity. */
export type Readings = { readonly dates: readonly LocalDate[]; readonly length: number }

/** The date in numbers a folded text begins with. */
export function numberedDate(text: string, today: LocalDate, language: Language): Readings | undefined {
  return iso(text) ?? withMonth(text, today) ?? monthFirst(text, today) ?? european(text, today, language)
}

function iso(text: string): Readings | undefined {
  const found = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)\.?/.exec(text)
  return found ? some([dateOf(Number(found[1]), Number(found[2]), Number(found[3]))], found[0].length) : undefined
}

function european(text: string, today: LocalDate, language: Language): Readings | undefined {
  // Two figures after a blank are the time that follows, not a year.
  const found = /^(\d{1,2})([./-])\s?(\d{1,2})(?:[./-](\s?\d{4}|\d{2})(?![\d:h]))?(?![\d:])\.?/.exec(text)
  if (!found) return undefined
  const [all, one = '', sign = '', two = '', four] = found
  const length = all.length
  const first = Number(one)
  const second = Number(two)
  const year = four === undefined ? undefined : Number(four) < 100 ? 2000 + Number(four) : Number(four)
  // A hyphen alone may be a span of days (2-3), a slash a part of one (1/2 day): no date.
  if (year === undefined && (sign === '-' || isPartOf(first, second, text.slice(length)))) return { dates: [], length }
  // `15.30`: a time.
  if (sign === '.' && year === undefined && (second > 12 || second === 0) && two.length === 2) return undefined
  if (sign !== '.' && second > 12) return some([onDay(today, second, first, year)], length)
  const dayFirst = onDay(today, first, second, year)
  if (sign !== '/' || language !== 'en' || first > 12 || first === second) return some([dayFirst], length)
  const both = [dayFirst, onDay(today, second, first, year)]
  const ahead = both.filter((date) => date !== undefined && date >= today && date <= addDays(today, 366))
  return some(ahead.length > 0 ? ahead : [dayFirst], length)
}

function isPartOf(first: number, second: number, behind: string): boolean {
  const unit = first < second && second <= 4 ? phraseAt(UNITS, behind.slice(gapAt(behind))) : undefined
  return unit !== undefined && unit.length > 1
}

const ORDINAL = '(?:st|nd|rd|th|er|\\.?[ºª°]|-?go)?'

/** `27 de noviembre de 2026`, `27th of November`, `27-nov`, `27. listopada`. */
function withMonth(text: string, today: LocalDate): Readings | undefined {
  const day = DAY_THEN_MONTH.exec(text)
  if (!day) return undefined
  const small = smallWord(text.slice(day[0].length))
  const start = day[0].length + small
  const month = phraseAt(MONTHS, text.slice(start))
  if (!month) return undefined
  const end = start + month.length
  const year = yearAt(text.slice(end))
  return some([onDay(today, Number(day[1]), month.meaning, year?.year)], end + (year?.length ?? 0))
}

const DAY_THEN_MONTH = new RegExp(`^(\\d{1,2})${ORDINAL}[\\s.-]{0,3}(?=\\p{L})`, 'u')

/** `Nov 27, 2026`, `November 27th`. */
export function monthFirst(text: string, today: LocalDate): Readings | undefined {
  const month = phraseAt(MONTHS, text)
  if (!month) return undefined
  const day = DAY_BEHIND.exec(text.slice(month.length))
  if (!day) return undefined
  const end = month.length + day[0].length
  const year = yearAt(text.slice(end))
  return some([onDay(today, Number(day[1]), month.meaning, year?.year)], end + (year?.length ?? 0))
}

const DAY_BEHIND = new RegExp(`^[\\s-]{1,3}(\\d{1,2})${ORDINAL}(?![\\d:/]|\\.\\d|\\s?[ap]m\\b|h)`, 'u')

/** `el 27`, `the 27th`, `dia 27`: the next one. */
export function dayOfMonth(text: string, today: LocalDate): Readings | undefined {
  const marker = phraseAt(DAY_OF_MONTH, text)
  const start = marker ? marker.length + gapAt(text.slice(marker.length)) : 0
  const found = (marker ? LONE_DAY : ORDINAL_DAY).exec(text.slice(start))
  const date = found ? nextDay(today, Number(found[1])) : undefined
  return found && date !== undefined ? { dates: [date], length: start + found[0].length } : undefined
}

const NO_MORE = '(?![\\d/%€$]|[.,:]\\d|\\s?(?:h|hs|hrs|uhr|am|pm)(?!\\p{L}))'
const LONE_DAY = new RegExp(`^(\\d{1,2})${ORDINAL}${NO_MORE}`, 'u')
const ORDINAL_DAY = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|-?go)${NO_MORE}(?!\\p{L})`, 'u')

/** The number of a day behind a weekday, as in `viernes 27`. */
export function loneDay(text: string): { readonly day: number; readonly length: number } | undefined {
  const found = LONE_DAY.exec(text)
  const day = Number(found?.[1])
  return found && day >= 1 && day <= 31 ? { day, length: found[0].length } : undefined
}

/** The next date with this day of the month, today included. */
export function nextDay(today: LocalDate, day: number): LocalDate | undefined {
  for (let n = 0; n < 62; n += 1) {
    const date = addDays(today, n)
    if (Number(date.slice(8)) === day) return date
  }
  return undefined
}

function yearAt(text: string): { readonly year: number; readonly length: number } | undefined {
  const gap = /^[\s,.-]{1,3}/.exec(text)?.[0].length ?? 0
  if (gap === 0) return undefined
  const small = smallWord(text.slice(gap))
  const found = /^(20\d{2})(?![\d:])(?:\s?r\.|\sroku)?/.exec(text.slice(gap + small))
  return found ? { year: Number(found[1]), length: gap + small + found[0].length } : undefined
}

/** The length of `de`, `of`, `del` with the blank behind it. */
function smallWord(text: string): number {
  const small = phraseAt(SMALL_WORDS, text)
  return small ? small.length + gapAt(text.slice(small.length)) : 0
}

function onDay(today: LocalDate, day: number, month: number, year: number | undefined): LocalDate | undefined {
  if (year !== undefined) return dateOf(year, month, day)
  const now = Number(today.slice(0, 4))
  const years = [now, now + 1, now + 2, now + 3, now + 4].map((y) => dateOf(y, month, day))
  return years.find((date) => date !== undefined && date >= today)
}

function some(dates: readonly (LocalDate | undefined)[], length: number): Readings {
  return { dates: dates.filter((date) => date !== undefined), length }
}
