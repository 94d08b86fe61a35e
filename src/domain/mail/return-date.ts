import { READING_PACKS } from '../language/reading-packs.ts'
import { DAY, type Instant } from '../time/instant.ts'

const UNTIL = [...new Set(READING_PACKS.flatMap((pack) => pack.automatic.until))].sort((a, b) => b.length - a.length)
const MONTHS = new Map<string, number>()
for (const pack of READING_PACKS) {
  pack.months.forEach((names, month) => {
    for (const name of names) if (!MONTHS.has(name)) MONTHS.set(name, month)
  })
}
/** How far ahead an absence may end to be believed. */
const LONGEST_ABSENCE = 400 * DAY

/** The date after "hasta el", "until", "do dnia" …, at midnight UTC; the year is taken from `arrivedAt` when none is given. */
export function returnDate(text: string, arrivedAt: Instant): Instant | undefined {
  const lower = text.slice(0, 3_000).toLowerCase().replace(/\s+/g, ' ')
  for (const word of UNTIL) {
    let at = lower.indexOf(`${word} `)
    for (let tries = 0; at >= 0 && tries < 20; tries++) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) {
        const date = dateAt(lower.slice(at + word.length + 1, at + word.length + 60), arrivedAt)
        if (date !== undefined) return date
      }
      at = lower.indexOf(`${word} `, at + 1)
    }
  }
  return undefined
}

function dateAt(text: string, arrivedAt: Instant): Instant | undefined {
  // Weekdays and articles may come first: "el lunes, 9 de noviembre".
  const rest = text.replace(/^(?:(?!\d)[\p{L}.,-]{1,16} ){0,3}(?=\d)/u, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(rest)
  if (iso !== null) return believable(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), arrivedAt)
  const numeric = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})(?!\d))?/.exec(rest)
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[2])]
    const year = numeric[3] === undefined ? undefined : Number(numeric[3].length === 2 ? `20${numeric[3]}` : numeric[3])
    return second > 12 ? believable(year, first - 1, second, arrivedAt) : believable(year, second - 1, first, arrivedAt)
  }
  const dayFirst =
    /^(\d{1,2})(?:º|\.|st|nd|rd|th|er)? (?:de |of )?(\p{L}{3,12})\.?(?: (?:de |del |of )?(\d{4}))?/u.exec(rest)
  const month = MONTHS.get(dayFirst?.[2] ?? '')
  if (dayFirst !== null && month !== undefined) {
    return believable(
      dayFirst[3] === undefined ? undefined : Number(dayFirst[3]),
      month,
      Number(dayFirst[1]),
      arrivedAt,
    )
  }
  const monthFirst = /^(?:\p{L}{3,10},? )?(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (\d{4}))?/u.exec(text)
  const named = MONTHS.get(monthFirst?.[1] ?? '')
  if (monthFirst !== null && named !== undefined) {
    return believable(
      monthFirst[3] === undefined ? undefined : Number(monthFirst[3]),
      named,
      Number(monthFirst[2]),
      arrivedAt,
    )
  }
  return undefined
}

function believable(year: number | undefined, month: number, day: number, arrivedAt: Instant): Instant | undefined {
  if (month < 0 || month > 11 || day < 1 || day > 31) return undefined
  const thisYear = new Date(arrivedAt).getUTCFullYear()
  const years = year === undefined ? [thisYear, thisYear + 1] : [year]
  return years
    .map((candidate) => Date.UTC(candidate, month, day))
    .find((date) => date > arrivedAt - DAY && date < arrivedAt + LONGEST_ABSENCE)
}
