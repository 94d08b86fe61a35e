/** When the store works: its week, and the days of the next twelve months that are not like their weekday. */
import type { ReadPolicies } from '../config/config.ts'
import { type Holiday, publicHolidays } from '../config/holidays.ts'
import { hoursOn } from '../domain/time/business-time.ts'
import type { Hours } from '../domain/time/calendar.ts'
import { DAYTIME } from '../domain/time/daytime.ts'
import type { Instant } from '../domain/time/instant.ts'
import { addDays, dayOfYear, localDate, weekdayOf } from '../domain/time/local-date.ts'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0]

export function daysAhead(
  { calendar, lines }: NonNullable<ReadPolicies['value']>,
  { file, place }: Pick<ReadPolicies, 'file' | 'place'>,
  now: Instant,
): string {
  const today = localDate(calendar, now)
  const year = Number(today.slice(0, 4))
  const names = Map.groupBy(place === undefined ? [] : publicHolidays(place, [year, year + 1]), ({ date }) => date)
  const rows: string[] = []
  for (let date = today; date < addDays(today, 366); date = addDays(date, 1)) {
    const own = lines.get(`days.${date}`) ?? lines.get(`days.${dayOfYear(date)}`)
    const holidays = names.get(date) ?? []
    if (own === undefined && holidays.length === 0) continue
    const why = [...holidays.map(nameOf), ...(own === undefined ? [] : [`${file}:${own}`])].join(', ')
    rows.push(`  ${weekdayName(date)} ${date}  ${inHours(hoursOn(calendar, date)).padEnd(24)}  ${why}`)
  }
  const { from, to } = calendar.daytime ?? DAYTIME
  const daytimeLine = lines.get('daytime')
  return [
    `Business time (${calendar.timeZone})`,
    ...MONDAY_FIRST.map((day) => `  ${WEEKDAYS[day]}  ${inHours(calendar.week[day] ?? [])}`),
    '',
    'Automatic mail to customers',
    `  ${inHours([{ from, to }])}${daytimeLine === undefined ? '' : `  ${file}:${daytimeLine}`}`,
    '',
    'Holidays, closing days and other hours of the next 12 months',
    ...(rows.length > 0 ? rows : ['  none']),
    ...(place === undefined ? ['  HOLIDAYS is not set: no public holiday is kept.'] : []),
  ].join('\n')
}

function nameOf({ name, from }: Holiday): string {
  return from === undefined ? name : `${name} (from ${clock(from)})`
}

export function weekdayName(date: string): string {
  return WEEKDAYS[weekdayOf(date)] ?? ''
}

function inHours(hours: Hours): string {
  return hours.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ') || 'closed'
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
