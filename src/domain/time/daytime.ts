/** Daytime: between 8:00 and 21:00 of the store. Automatic mail to customers goes out then, and at no other time. */
import type { Calendar } from './calendar.ts'
import { type Instant, MINUTE } from './instant.ts'
import { addDays, instantOn, localDate } from './local-date.ts'

const OPENS = 8 * 60
const CLOSES = 21 * 60

export function isDaytime(calendar: Calendar, instant: Instant): boolean {
  const date = localDate(calendar, instant)
  return instant >= instantOn(calendar, date, OPENS) && instant < instantOn(calendar, date, CLOSES)
}

/** The beginning of daytime on the day that is named by its midnight in UTC. */
export function beginOfDaytime(calendar: Calendar, day: Instant): Instant {
  return instantOn(calendar, new Date(day).toISOString().slice(0, 10), OPENS)
}

/** Whoever runs a pass only now and then must still find time for it before the night. */
const LEEWAY = 30 * MINUTE

/** The instant itself in daytime, else the end of the daytime before it, with half an hour of leeway. */
export function lastDaytime(calendar: Calendar, instant: Instant): Instant {
  const date = localDate(calendar, instant)
  const today = instantOn(calendar, date, CLOSES) - LEEWAY
  if (instant >= today) return today
  return isDaytime(calendar, instant) ? instant : instantOn(calendar, addDays(date, -1), CLOSES) - LEEWAY
}
