import type { Instant } from '../../domain/time/instant.ts'
import { MONTHS, ZONES } from './date-words.ts'

/**
 * A Date field as mails have it: RFC 5322 and its obsolete forms, two-digit years, zones by name, months in the languages
 * of a store, ISO 8601, the form of `ctime`. Read as words in any order, because every program has its own.
 */

const LONGEST = 300
const DAY = 86_400_000
/** The oldest date in the examples of RFC 5322. */
const FIRST_DATE = Date.UTC(1969, 0, 1)
/** From the day at which clocks that were never set begin (1970 or 1980) to RFC 822: no mail of then had this field. */
const UNSET = { from: Date.UTC(1969, 11, 31), to: Date.UTC(1982, 0, 1) }

type Found = {
  day?: number
  month?: number
  year?: number
  time?: number
  zone?: number
  afternoon?: boolean
  /** Day and month were read from numbers between slashes, the day first. */
  isSlashed?: boolean
}

/** The instant of a Date value, or undefined when it cannot be one. */
export function readDate(value: string | undefined): Instant | undefined {
  if (value === undefined) return undefined
  const text = value.slice(0, LONGEST).trim().toLowerCase()
  const iso = isoDate(text)
  if (iso !== undefined) return iso
  const found = readWords(text)
  const { day, month, year, time } = found
  if (day === undefined || month === undefined || year === undefined) return undefined
  if (month < 0 || month > 11 || day < 1 || day > daysIn(year, month)) return undefined
  const hours = found.afternoon === undefined ? (time ?? 0) : twelveHours(time ?? 0, found.afternoon)
  return Date.UTC(year, month, day) + hours - (found.zone ?? 0) * 60_000
}

/** A date is kept when it could be true: no mail is older than its format, and clocks are no more than a week wrong. */
export function isBelievable(date: Instant, arrivedAt: Instant): boolean {
  return date > FIRST_DATE && date < arrivedAt + 7 * DAY && (date < UNSET.from || date >= UNSET.to)
}

function isoDate(text: string): Instant | undefined {
  const [, year, month, day, hours, minutes, seconds, , zone] =
    /^(?:[a-z]{3},?\s)?(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t\s]{1,3}(\d{1,2}):(\d{2})(?::(\d{2})([.,]\d{1,9})?)?\s?(z|utc|gmt|[+-]\d{2}:?\d{2})?)?/.exec(
      text,
    ) ?? []
  // `2026-11-02, 1:52PM CET` is a date of ISO 8601 with a time of its own: read as words.
  if (hours === undefined && /\d:\d/.test(text)) return undefined
  if (year === undefined || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month) - 1)) return undefined
  if (Number(month) < 1 || Number(month) > 12 || Number(hours ?? 0) > 24 || Number(minutes ?? 0) > 59) return undefined
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const time = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 + Number(seconds ?? 0) * 1_000
  return at + time - (zone === undefined ? 0 : (offset(zone) ?? 0)) * 60_000
}

function readWords(text: string): Found {
  const found: Found = {}
  // RFC 5322, 4.3: blanks and comments may stand around the colons of a time.
  const bare = withoutComment(text).replace(/\s{1,20}:\s{0,20}|:\s{1,20}/g, ':')
  for (const word of bare.split(/[\s,;]+/)) {
    if (word === '') continue
    if (readTime(word, found) || readZone(word, found) || readMonth(word, found)) continue
    readNumber(word, found)
  }
  // Without a zone outside, `(CET)` is better than nothing.
  if (found.zone === undefined) {
    const named = /\((?:([a-z]{2,4})|(?:gmt|utc)([+-]\d{1,2}:?\d{2}))\)/.exec(text)
    const zone = named?.[2] === undefined ? ZONES.get(named?.[1] ?? '') : offset(named[2])
    if (zone !== undefined) found.zone = zone
  }
  // Who writes `11/02/2026 10:15 AM` in a field for programs writes the month first.
  if (found.isSlashed && found.afternoon !== undefined && (found.day ?? 0) <= 12) {
    const { day = 1, month = 0 } = found
    found.day = month + 1
    found.month = day - 1
  }
  return found
}

function withoutComment(text: string): string {
  let out = ''
  let depth = 0
  for (const char of text) {
    if (char === '(') depth++
    else if (char === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) out += char
  }
  return out
}

function readTime(word: string, found: Found): boolean {
  const [whole, hours, minutes, seconds] =
    /^(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(?:[.,]\d{1,9})?(?=$|[ap]m$|[+-]\d{2}|z$|h$)/.exec(word) ?? []
  if (whole === undefined) {
    const half = /^([ap])\.?m\.?$/.exec(word)?.[1]
    if (half !== undefined) found.afternoon = half === 'p'
    return half !== undefined
  }
  if (!word.includes(':') && (found.time !== undefined || found.day === undefined)) return false
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return false
  found.time ??= (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds ?? 0) * 1_000
  const rest = word.slice(whole.length)
  if (/^[ap]m$/.test(rest)) found.afternoon = rest === 'pm'
  else if (rest !== '') readZone(rest, found)
  return true
}

function readZone(word: string, found: Found): boolean {
  const [, name, shift] = /^"?([a-z]{0,5})([+-]\d{1,2}:?(?:\d{2})?)?"?(?:dst)?$/.exec(word) ?? []
  if (shift !== undefined && (name === '' || ZONES.has(name ?? ''))) {
    if (found.time === undefined && name === '') return false
    const minutes = offset(shift)
    // `GMT+0100`: the number says it; a second zone (`+0100 GMT`) is a remark.
    if (minutes !== undefined) found.zone ??= minutes
    return minutes !== undefined
  }
  // `EST5EDT` is the first of its names.
  const zone = ZONES.get(name === undefined ? (/^([a-z]{3})\d[a-z]{3}$/.exec(word)?.[1] ?? '') : name)
  if (zone === undefined || name === '') return false
  // Zone names come behind the time; `mar` and `met` before it are no zones.
  if (found.time === undefined) return false
  found.zone ??= zone
  return true
}

function offset(shift: string): number | undefined {
  if (!/^[+-]/.test(shift)) return 0
  const digits = shift.slice(1).replace(':', '')
  const hours = Number(digits.length <= 2 ? digits : digits.slice(0, -2))
  const minutes = digits.length <= 2 ? 0 : Number(digits.slice(-2))
  if (hours > 14 || minutes > 59) return undefined
  return (shift.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

function readMonth(word: string, found: Found): boolean {
  // `02-Nov-2026`, `2/nov/26`
  const [, day, name, year] = /^(\d{1,2})[-/.](\p{L}{3,12})\.?[-/.](\d{2,4})$/u.exec(word) ?? []
  if (name !== undefined) {
    const month = monthOf(name)
    if (month === undefined) return false
    Object.assign(found, { day: Number(day), month, year: fullYear(year ?? '') })
    return true
  }
  const month = monthOf(word.replace(/\.$/, ''))
  if (month === undefined) return false
  // `mar` is a weekday in Spanish, French and Italian, and `sex`, `dom` are none: a month follows its day or comes with none.
  if (month === 2 && found.month === undefined && found.day === undefined && word.startsWith('mar')) {
    found.month = month
    return true
  }
  if (found.month === undefined || found.month === 2) found.month = month
  return true
}

function monthOf(word: string): number | undefined {
  return MONTHS.get(word) ?? (/^\p{L}{4,9}$/u.test(word) ? MONTHS.get(word.slice(0, 3)) : undefined)
}

function readNumber(word: string, found: Found): void {
  const [, one, other, last] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})$/.exec(word) ?? []
  if (one !== undefined && found.day === undefined) {
    // Day first, as all but one country write; month first where only that is possible.
    const swapped = Number(other) > 12
    found.day = Number(swapped ? other : one)
    found.month = Number(swapped ? one : other) - 1
    found.year = fullYear(last ?? '')
    found.isSlashed = !swapped && word.includes('/')
    return
  }
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(word) ?? []
  if (year !== undefined && found.day === undefined) {
    Object.assign(found, { year: Number(year), month: Number(month) - 1, day: Number(day) })
    return
  }
  const digits = /^(\d{1,4})(?:st|nd|rd|th|º|\.)?$/.exec(word)?.[1]
  if (digits === undefined) return
  if (digits.length <= 2 && found.day === undefined && Number(digits) <= 31) found.day = Number(digits)
  else if (found.month === undefined && digits.length <= 2 && Number(digits) <= 12) found.month = Number(digits) - 1
  else if (found.year === undefined) found.year = fullYear(digits)
}

/** RFC 5322, 4.3: two digits are of this century below 50, three are counted from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 3) return year + 1900
  return digits.length > 2 ? year : year < 50 ? year + 2000 : year + 1900
}

function twelveHours(time: number, afternoon: boolean): number {
  const noon = time >= DAY / 2
  return afternoon
    ? noon
      ? time
      : time + DAY / 2
    : time >= DAY / 2 && time < DAY / 2 + 3_600_000
      ? time - DAY / 2
      : time
}

function daysIn(year: number, month: number): number {
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31
}
