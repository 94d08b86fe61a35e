/** Dates in searches: they lie in the past, so a month or a year is a date, too. */
import { DAY, type Instant } from '../time/instant.ts'
import { instantAt } from '../time/zoned.ts'

/** `2026`, `2026-01`, `2026-01-15`, also with dots or slashes; the day first as people write it: `15.1.2026`. */
const DATE =
  /^(?:(?<year>\d{4})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?)?|(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4})|(?<m2>\d{1,2})[-/.](?<y2>\d{4}))$/
const AGO = /^(?<count>\d{1,4})(?<unit>[dwms])$/i
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, s: 7, m: 30 }

/** The beginning of the named year, month or day in this zone, or so many days (`30d`, `2w`, `6m`) ago. */
export function searchedDate(text: string, timeZone: string, now: Instant): Instant | undefined {
  const ago = AGO.exec(text)?.groups
  if (ago) return now - Number(ago['count']) * (DAYS[ago['unit']?.toLowerCase() ?? ''] ?? 1) * DAY
  const read = DATE.exec(text)?.groups
  if (!read) return undefined
  const year = Number(read['year'] ?? read['y'] ?? read['y2'])
  const month = Number(read['month'] ?? read['m'] ?? read['m2'] ?? 1)
  const day = Number(read['day'] ?? read['d'] ?? 1)
  const wall = Date.UTC(year, month - 1, day)
  const isThere = year >= 1990 && year <= 9998 && month >= 1 && month <= 12 && new Date(wall).getUTCDate() === day
  return isThere ? instantAt(timeZone, wall) : undefined
}
