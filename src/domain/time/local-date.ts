/** Days of the calendar as text, `2026-11-27`: they sort, compare and print as they stand, and have no zone. */
import type { Calendar } from './calendar.ts'
import type { Instant } from './instant.ts'
import { DAY, MINUTE } from './instant.ts'
import { instantAt, localParts } from './zoned.ts'

/** A day such as `2026-11-27`. */
export type LocalDate = string

/** The day of these numbers, or nothing when there is none (31 February). */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (year < 1971 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCDate() === day ? made.toISOString().slice(0, 10) : undefined
}

/** Midnight of the day as if it were in UTC: the number to reckon with. */
function reckoned(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(reckoned(date) + days * DAY).toISOString().slice(0, 10)
}

/** Whole days from `a` to `b`. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return Math.round((reckoned(b) - reckoned(a)) / DAY)
}

/** 0 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(reckoned(date)).getUTCDay()
}

/** The day on the store's wall calendar. */
export function localDate(calendar: Calendar, instant: Instant): LocalDate {
  const { year, month, day } = localParts(calendar.timeZone, instant)
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** `2026-11-27 10:00` on the store's clock. */
export function localTime(calendar: Calendar, instant: Instant): string {
  const { hour, minute } = localParts(calendar.timeZone, instant)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${localDate(calendar, instant)} ${two(hour)}:${two(minute)}`
}

/** The instant at which the store's clock shows this many minutes after midnight; 1440 is the next midnight. */
export function instantOn(calendar: Calendar, date: LocalDate, minutes: number): Instant {
  return instantAt(calendar.timeZone, reckoned(date) + minutes * MINUTE)
}

/** The day of every year, `12-24`, that a date is. */
export function dayOfYear(date: LocalDate): string {
  return date.slice(5)
}
