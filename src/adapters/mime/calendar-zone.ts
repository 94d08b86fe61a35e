/** A VTIMEZONE (RFC 5545 3.6.5): for zones that only the calendar itself knows. */
export type CalendarZone = { standard?: Observance; daylight?: Observance }
export type Observance = { offset?: number; begins?: YearDay; hour?: number }
/** The nth weekday of a month; the last one is -1. */
type YearDay = { readonly month: number; readonly nth: number; readonly weekday: number }

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** One line of STANDARD or DAYLIGHT. */
export function noteObservance(observance: Observance, name: string, value: string): void {
  if (name === 'TZOFFSETTO') {
    const offset = offsetOf(value)
    if (offset !== undefined) observance.offset = offset
  } else if (name === 'DTSTART') {
    observance.hour = Number(/T(\d{2})/.exec(value)?.[1] ?? 0)
  } else if (name === 'RRULE') {
    const month = Number(/BYMONTH=(\d{1,2})/.exec(value)?.[1] ?? 0)
    const day = /BYDAY=([+-]?\d)?(SU|MO|TU|WE|TH|FR|SA)/.exec(value)
    if (month >= 1 && month <= 12 && day !== null) {
      observance.begins = { month, nth: Number(day[1] ?? 1), weekday: WEEKDAYS.indexOf(day[2] ?? 'SU') }
    }
  }
}

/** How far the zone is ahead of UTC when its clock shows `wall` (the shown time as if it were UTC). */
export function offsetIn({ standard, daylight }: CalendarZone, wall: number): number | undefined {
  if (standard?.begins === undefined || daylight?.begins === undefined) return standard?.offset ?? daylight?.offset
  const year = new Date(wall).getUTCFullYear()
  const summer = instantOf(daylight, year)
  const winter = instantOf(standard, year)
  // South of the equator summer goes over the end of the year.
  const isSummer = summer < winter ? wall >= summer && wall < winter : wall >= summer || wall < winter
  return isSummer ? daylight.offset : standard.offset
}

function instantOf({ begins, hour = 0 }: Observance, year: number): number {
  const { month, nth, weekday } = begins ?? { month: 1, nth: 1, weekday: 0 }
  const edge = nth > 0 ? Date.UTC(year, month - 1, 1) : Date.UTC(year, month, 0)
  const on = new Date(edge).getUTCDay()
  const days = nth > 0 ? ((weekday - on + 7) % 7) + (nth - 1) * 7 : -((on - weekday + 7) % 7) + (nth + 1) * 7
  return edge + days * DAY + hour * HOUR
}

/** `+0530` in milliseconds. */
function offsetOf(value: string): number | undefined {
  const found = /^([+-])(\d{2})(\d{2})/.exec(value.trim())
  if (found === null) return undefined
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) * 60_000
}
