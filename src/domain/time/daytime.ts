/**
 * Daytime: between 8:00 and 21:00 of the store, or the part of it that the store chose. Automatic mail to customers goes out then, and
 * at no other time.
 */
import type { Calendar, Daytime } from './calendar.ts'
import { HOUR, type Instant, MINUTE } from './instant.ts'
import { addDays, instantOn, localDate } from './local-date.ts'

/** The widest there is: at other times nobody is written to without having asked. */
export const DAYTIME: Daytime = { from: 8 * 60, to: 21 * 60 }

/** The shortest that leaves a pass every now and then its chance. */
export const SHORTEST_DAYTIME = (2 * HOUR) / MINUTE

export function isDaytime(calendar: Calendar, instant: Instant): boolean {
  const date = localDate(calendar, instant)
  const { from, to } = calendar.daytime ?? DAYTIME
  return instant >= instantOn(calendar, date, from) && instant < instantOn(calendar, date, to)
}

/** The beginning of daytime on the day that is named by its midnight in UTC. */
export function beginOfDaytime(calendar: Calendar, day: Instant): Instant {
  return instantOn(calendar, new Date(day).toISOString().slice(0, 10), (calendar.daytime ?? DAYTIME).from)
}

/** The instant itself in daytime, else the beginning of the next. */
export function inDaytime(calendar: Calendar, instant: Instant): Instant {
  if (isDaytime(calendar, instant)) return instant
  const { from } = calendar.daytime ?? DAYTIME
  const date = localDate(calendar, instant)
  const today = instantOn(calendar, date, from)
  return today > instant ? today : instantOn(calendar, addDays(date, 1), from)
}

/** Whoever runs a pass once an hour must still find time for it before the night. */
const LEEWAY = 65 * MINUTE

/** The instant itself in daytime, else the end of the daytime before it, with an hour of leeway. */
export function lastDaytime(calendar: Calendar, instant: Instant): Instant {
  const date = localDate(calendar, instant)
  const { to } = calendar.daytime ?? DAYTIME
  const today = instantOn(calendar, date, to) - LEEWAY
  if (instant >= today) return today
  return isDaytime(calendar, instant) ? instant : instantOn(calendar, addDays(date, -1), to) - LEEWAY
}
