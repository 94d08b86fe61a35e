/**
 * The circuit breaker: automatic mail to customers that comes in much greater numbers than the store knows is a mistake more often
 * than not (a clock set wrongly, a policy, thousands of incidents opened at once). It goes out slowly then, and people are told.
 */
import type { Calendar } from '../time/calendar.ts'
import { beginOfDaytime, isDaytime } from '../time/daytime.ts'
import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { addDays, localDate } from '../time/local-date.ts'
import { LIMITS } from './limits.ts'

/** What the store has known in the last weeks: medians over days. */
export type Usual = {
  /** Automatic follow-ups to customers in the busiest hour of a day. */
  readonly busiestHour: number
  /** New incidents of a day. */
  readonly openedADay: number
}

/**
 * So many automatic follow-ups to customers may go in an hour. A store that grows is not held up: what comes due in an hour is
 * what some day has opened, and it is rarely more than a whole day's.
 */
export function boundOf({ busiestHour, openedADay }: Usual): number {
  const { least, timesUsual } = LIMITS.breaker
  return Math.ceil(Math.max(least, timesUsual * busiestHour, openedADay))
}

/** The turn after the one given out last: an hour from now at the earliest, evenly, in daytime. */
export function turnAfter(calendar: Calendar, last: Instant | undefined, bound: number, now: Instant): Instant {
  const next = Math.max((last ?? 0) + Math.ceil(HOUR / (bound * LIMITS.breaker.share)), now + HOUR)
  if (isDaytime(calendar, next)) return next
  const midnight = Date.parse(`${localDate(calendar, next)}T00:00:00Z`)
  const today = beginOfDaytime(calendar, midnight)
  return today > next
    ? today
    : beginOfDaytime(calendar, Date.parse(`${addDays(localDate(calendar, next), 1)}T00:00:00Z`))
}

/** Over how many days the usual is looked at. */
export const LOOKED_BACK = LIMITS.breaker.days * DAY
