import type { Instant } from '../time/instant.ts'
import { FINDING_PACKS } from './finding-packs.ts'

const MONTHS = new Map<string, number>()
for (const pack of FINDING_PACKS) {
  pack.months.forEach((names, month) => {
    for (const name of names) if (!MONTHS.has(name)) MONTHS.set(name, month)
  })
}

/** What a date as people write it says: the year is often left out. `month` counts from 0; `length` is in characters. */
export type WrittenDate = {
  readonly year?: number
  readonly month: number
  readonly day: number
  readonly length: number
}

/**
 * The date at the very beginning of a text in lower case with single blanks: `2026-11-09`, `9/11/26`, `9 de noviembre`,
 * `9. november 2026`, `november 9th`. Weekdays and articles may come first: "el lunes, 9 de noviembre".
 */
export function dateAtStart(text: string): WrittenDate | undefined {
  const rest = text.replace(/^(?:(?!\d)[\p{L}.,-]{1,16} ){0,3}(?=\d)/u, '')
  const skipped = text.length - rest.length
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(rest)
  if (iso !== null) return written(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), skipped + iso[0].length)
  const numeric = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})(?!\d))?/.exec(rest)
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])]
    const year = numeric[3] === undefined ? undefined : Number(numeric[3].length === 2 ? `20${numeric[3]}` : numeric[3])
    const length = skipped + numeric[0].length
    return second > 12 ? written(year, first - 1, second, length) : written(year, second - 1, first, length)
  }
  const dayFirst =
    /^(\d{1,2})(?:º|\.|st|nd|rd|th|er)? (?:de |of )?(\p{L}{3,12})\.?(?: (?:de |del |of )?(\d{4}))?/u.exec(rest)
  const month = MONTHS.get(dayFirst?.[2] ?? '')
  if (dayFirst !== null && month !== undefined)
    return written(yearOf(dayFirst[3]), month, Number(dayFirst[1]), skipped + dayFirst[0].length)
  const monthFirst = /^(?:\p{L}{3,10},? )?(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (\d{4}))?/u.exec(text)
  const named = MONTHS.get(monthFirst?.[1] ?? '')
  if (monthFirst !== null && named !== undefined)
    return written(yearOf(monthFirst[3]), named, Number(monthFirst[2]), monthFirst[0].length)
  return undefined
}

function yearOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function written(year: number | undefined, month: number, day: number, length: number): WrittenDate | undefined {
  if (month < 0 || month > 11 || day < 1 || day > 31) return undefined
  return { ...(year === undefined ? {} : { year }), month, day, length }
}

/**
 * The date at midnight UTC; without a year the first one that falls between `earliest` and `latest`. Undefined when it
 * falls outside, so that nobody believes in a date of another century.
 */
export function resolveDate(date: WrittenDate, earliest: Instant, latest: Instant): Instant | undefined {
  const from = new Date(earliest).getUTCFullYear()
  const years = date.year === undefined ? [from, from + 1] : [date.year]
  return years
    .map((year) => Date.UTC(year, date.month, date.day))
    .find((instant) => instant > earliest && instant < latest)
}
