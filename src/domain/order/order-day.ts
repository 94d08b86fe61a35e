/** Days in answers of shops: ISO dates and times, with zone or without, and seconds or milliseconds since 1970. */
import type { Instant } from '../time/instant.ts'
import { dateOf, type LocalDate } from '../time/local-date.ts'
import { instantAt, localParts } from '../time/zoned.ts'

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i
/** Seconds of the years 2001 to 2286; with three digits more they are milliseconds. */
const COUNTED = /^\d{10}(?:\d{3})?$/

/** The day on the calendar of `storeZone`, or nothing; a time that names no zone is one of `answerZone`. */
export function dayFrom(value: unknown, answerZone: string, storeZone: string): LocalDate | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  if (COUNTED.test(text)) return dayAt(Number(text) * (text.length === 10 ? 1000 : 1), storeZone)
  const [whole, year, month, day, hour, minute, second = '0', zone] = WRITTEN.exec(text.slice(0, 40)) ?? []
  if (whole === undefined) return undefined
  const date = dateOf(Number(year), Number(month), Number(day))
  // A day without a time has no zone: it is that day.
  if (date === undefined || hour === undefined) return date
  if (Number(hour) > 24 || Number(minute) > 59) return undefined
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return dayAt(zone === undefined ? instantAt(answerZone, wall) : wall - offsetOf(zone), storeZone)
}

function offsetOf(zone: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

function dayAt(at: Instant, zone: string): LocalDate | undefined {
  const { year, month, day } = localParts(zone, at)
  return dateOf(year, month, day)
}
