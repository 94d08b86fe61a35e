/**
 * The circuit breaker: automatic mail to customers that comes in much greater numbers than the store knows is a mistake more often
 * than not (a clock set wrongly, a policy, thousands of incidents opened at once). It goes out slowly then, and people are told.
 */
import type { Calendar } from '../time/calendar.ts'
import { inDaytime } from '../time/daytime.ts'
import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { LIMITS } from './limits.ts'

/** What the store has known in the last weeks: medians over days. */
export type Usual = {
  /** Automatic follow-ups to customers in the busiest hour of a day. */
  readonly busiestHour: number
  /** New incidents of a day. */
  readonly openedADay: number
}

/**
 * So many automatic follow-ups to customers may go in an hour. What comes due in an hour is what some days have opened: agents
 * who work off a long weekend on its first morning have all of it asked about in one hour, two days later.
 */
export function boundOf({ busiestHour, openedADay }: Usual): number {
  const { least, timesUsual, daysOpened } = LIMITS.breaker
  return Math.ceil(Math.max(least, timesUsual * busiestHour, daysOpened * openedADay))
}

/** The turn after the one given out last: an hour from now at the earliest, evenly, in daytime. */
export function turnAfter(calendar: Calendar, last: Instant | undefined, bound: number, now: Instant): Instant {
  const next = Math.max((last ?? 0) + Math.ceil(HOUR / (bound * LIMITS.breaker.share)), now + HOUR)
  return inDaytime(calendar, next)
}

/** Over how many days the usual is looked at. */
export const LOOKED_BACK = LIMITS.breaker.days * DAY
