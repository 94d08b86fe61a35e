/** When the store works, out of its variables and its `policies.yaml`. */
import type { Calendar } from '../domain/time/calendar.ts'
import { dayOfYear, localDate, weekdayOf } from '../domain/time/local-date.ts'
import { type Holiday, publicHolidays } from './holidays.ts'
import type { StorePolicies } from './policies-file.ts'
import type { Values } from './variables.ts'

type TimeValues = Pick<Values, 'TIME_ZONE' | 'BUSINESS_HOURS' | 'HOLIDAYS'>

/** Last year for reports, the coming ones for promises and for a process that is not started again for years. */
const YEARS = { before: 1, ahead: 10 }

export function calendarOf(values: TimeValues, own: Pick<StorePolicies, 'days' | 'daytime'>, now: number): Calendar {
  const { TIME_ZONE: timeZone, BUSINESS_HOURS: week } = values
  const year = Number(localDate({ timeZone, week, holidays: new Set() }, now).slice(0, 4))
  const years = Array.from({ length: YEARS.before + 1 + YEARS.ahead }, (_, n) => year - YEARS.before + n)
  const holidays = values.HOLIDAYS === undefined ? [] : publicHolidays(values.HOLIDAYS, years)
  const days = new Map([...halfDays(holidays, week, own.days), ...own.days])
  return {
    timeZone,
    week,
    holidays: new Set(holidays.filter(({ from }) => from === undefined).map(({ date }) => date)),
    ...(days.size === 0 ? {} : { days }),
    ...(own.daytime === undefined ? {} : { daytime: own.daytime }),
  }
}

/** Half a holiday ends the hours of its weekday early, where the store says nothing of the day itself. */
function halfDays(holidays: readonly Holiday[], week: Calendar['week'], own: StorePolicies['days']) {
  return holidays.flatMap(({ date, from }) => {
    if (from === undefined || own.has(date) || own.has(dayOfYear(date))) return []
    const hours = (week[weekdayOf(date)] ?? [])
      .filter((span) => span.from < from)
      .map((span) => ({ from: span.from, to: Math.min(span.to, from) }))
    return [[date, hours] as const]
  })
}
