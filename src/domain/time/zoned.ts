/**
 * Wall clocks: an instant as the clock of an IANA zone shows it, and back.
 *
 * Asking `Intl` costs microseconds, so the offset of a zone is kept per quarter of an hour: every change of a clock since
 * 1972 falls on such a boundary.
 */
import type { Instant } from './instant.ts'
import { MINUTE, SECOND } from './instant.ts'

/** What a wall clock and a calendar on the wall show. `weekday` 0 is Sunday. */
type LocalParts = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

const QUARTER = 15 * MINUTE
const REMEMBERED = 20_000

type Zone = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> }
const zones = new Map<string, Zone>()

function zoneNamed(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const zone = { format, offsets: new Map<number, number>() }
  zones.set(timeZone, zone)
  return zone
}

function measure(format: Intl.DateTimeFormat, instant: Instant): number {
  const seen: Record<string, number> = {}
  for (const part of format.formatToParts(instant)) seen[part.type] = Number(part.value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = seen
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / SECOND) * SECOND
}

/** How far the zone's clock is ahead of UTC at this instant, in milliseconds. */
function offsetAt(timeZone: string, instant: Instant): number {
  const zone = zoneNamed(timeZone)
  const quarter = Math.floor(instant / QUARTER)
  const known = zone.offsets.get(quarter)
  if (known !== undefined) return known
  const offset = measure(zone.format, quarter * QUARTER)
  if (zone.offsets.size >= REMEMBERED) zone.offsets.clear()
  zone.offsets.set(quarter, offset)
  return offset
}

/** The instant as the zone's wall clock shows it. */
export function localParts(timeZone: string, instant: Instant): LocalParts {
  const shown = new Date(instant + offsetAt(timeZone, instant))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    weekday: shown.getUTCDay(),
  }
}

/**
 * The instant at which the zone's clock shows this. `wall` is the shown time as if it were UTC (`Date.UTC(…)`). A time shown twice is
 * the first; a time the clock jumps over is the moment of the jump, so that spans never change order.
 */
export function instantAt(timeZone: string, wall: number): Instant {
  const before = offsetAt(timeZone, wall - 26 * 60 * MINUTE)
  const after = offsetAt(timeZone, wall + 26 * 60 * MINUTE)
  const first = wall - Math.max(before, after)
  const last = wall - Math.min(before, after)
  if (first === last || first + offsetAt(timeZone, first) === wall) return first
  if (last + offsetAt(timeZone, last) === wall) return last
  let jump = Math.ceil(first / QUARTER) * QUARTER
  while (jump < last && offsetAt(timeZone, jump) === before) jump += QUARTER
  return jump
}
