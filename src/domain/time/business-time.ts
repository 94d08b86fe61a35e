/**
 * Time as the store works it: only the hours of the weekdays count, holidays do not, and what the store says of a day goes before both.
 *
 * A calendar without any hours has no business time. Nothing here waits for it: clocks then run in plain time, and days have
 * neither a beginning nor an end of business.
 */
import type { Calendar, Hours } from './calendar.ts'
import type { Instant } from './instant.ts'
import type { LocalDate } from './local-date.ts'
import { addDays, dayOfYear, instantOn, localDate, weekdayOf } from './local-date.ts'

export { localDate } from './local-date.ts'

type Span = { readonly from: Instant; readonly to: Instant }

/** Minutes after midnight at which people can be written to where no hours say it. */
const MORNING = 8 * 60
/** Longest run of closed days anybody is waited for. */
const LONGEST_CLOSURE_DAYS = 400
const REMEMBERED_DAYS = 4_000
const known = new WeakMap<Calendar, Map<LocalDate, readonly Span[]>>()

/** The spans in which the store works on this day, in order. */
function spansOn(calendar: Calendar, date: LocalDate): readonly Span[] {
  let days = known.get(calendar)
  if (days === undefined || days.size > REMEMBERED_DAYS) {
    days = new Map()
    known.set(calendar, days)
  }
  const seen = days.get(date)
  if (seen !== undefined) return seen
  const spans = hoursOn(calendar, date)
    .map(({ from, to }) => ({ from: instantOn(calendar, date, from), to: instantOn(calendar, date, to) }))
    .filter((span) => span.to > span.from)
  days.set(date, spans)
  return spans
}

/** The hours of a day as they are written down: what the store says of the day itself, then its holidays, then its week. */
export function hoursOn(calendar: Calendar, date: LocalDate): Hours {
  const own = calendar.days?.get(date) ?? calendar.days?.get(dayOfYear(date))
  if (own !== undefined && own !== 'usual') return own
  if (own === undefined && calendar.holidays.has(date)) return []
  return calendar.week[weekdayOf(date)] ?? []
}

function isBusinessDay(calendar: Calendar, date: LocalDate): boolean {
  return spansOn(calendar, date).length > 0
}

/** When the first span of the day begins; nothing on a day without business. */
export function beginOfBusiness(calendar: Calendar, date: LocalDate): Instant | undefined {
  return spansOn(calendar, date)[0]?.from
}

/** When the last span of the day ends; nothing on a day without business. */
export function endOfBusiness(calendar: Calendar, date: LocalDate): Instant | undefined {
  return spansOn(calendar, date).at(-1)?.to
}

/** The instant at which `ms` of business time have gone by since `from`. The end of a day counts for that day. */
export function addBusinessTime(calendar: Calendar, from: Instant, ms: number): Instant {
  if (ms <= 0) return from
  let left = ms
  let reached = from
  let date = localDate(calendar, from)
  for (let closed = 0; closed < LONGEST_CLOSURE_DAYS; closed += 1) {
    for (const span of spansOn(calendar, date)) {
      if (span.to <= from) continue
      const start = Math.max(span.from, from)
      if (start + left <= span.to) return start + left
      left -= span.to - start
      reached = span.to
      closed = 0
    }
    date = addDays(date, 1)
  }
  return reached + left
}

/** Business time from `a` to `b`; negative when `b` is earlier. */
export function businessTimeBetween(calendar: Calendar, a: Instant, b: Instant): number {
  if (b < a) return -businessTimeBetween(calendar, b, a)
  if (calendar.week.every((hours) => hours.length === 0) && !calendar.days?.size) return 0
  let sum = 0
  const last = localDate(calendar, b)
  for (let date = localDate(calendar, a); date <= last; date = addDays(date, 1)) {
    for (const span of spansOn(calendar, date)) sum += Math.max(0, Math.min(span.to, b) - Math.max(span.from, a))
  }
  return sum
}

/** The nearest business day in one direction, the day itself left out. */
export function nearestBusinessDay(calendar: Calendar, date: LocalDate, direction: 1 | -1): LocalDate | undefined {
  for (let step = 1; step <= LONGEST_CLOSURE_DAYS; step += 1) {
    const candidate = addDays(date, step * direction)
    if (isBusinessDay(calendar, candidate)) return candidate
  }
  return undefined
}

/** The next beginning of a business day after the instant; 8:00 of the next day when the store never opens. */
export function nextBeginOfBusiness(calendar: Calendar, after: Instant): Instant {
  const today = localDate(calendar, after)
  const begin = beginOfBusiness(calendar, today)
  if (begin !== undefined && begin > after) return begin
  const next = nearestBusinessDay(calendar, today, 1)
  return (
    (next === undefined ? undefined : beginOfBusiness(calendar, next)) ??
    instantOn(calendar, addDays(today, 1), MORNING)
  )
}

/** A week from Monday 00:00 to the next Monday 00:00 of the store, with its ISO 8601 name such as `2026-W47`. */
export type Week = { readonly from: Instant; readonly to: Instant; readonly name: string }

/** The week an instant lies in. */
export function weekOf(calendar: Calendar, instant: Instant): Week {
  const date = localDate(calendar, instant)
  const monday = addDays(date, -((weekdayOf(date) + 6) % 7))
  return {
    from: instantOn(calendar, monday, 0),
    to: instantOn(calendar, addDays(monday, 7), 0),
    name: weekName(monday),
  }
}

/** The week belongs to the year of its Thursday. */
function weekName(monday: LocalDate): string {
  const thursday = addDays(monday, 3)
  const year = thursday.slice(0, 4)
  let number = 1
  for (let day = addDays(thursday, -7); day.startsWith(year); day = addDays(day, -7)) number += 1
  return `${year}-W${String(number).padStart(2, '0')}`
}
