import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import { dateAtStart, resolveDate } from '../../language/written-date.ts'
import { DAY, type Instant } from '../../time/instant.ts'

const UNTIL = [...new Set(AUTOMATIC_PACKS.flatMap((pack) => pack.until))].sort((a, b) => b.length - a.length)
/** How far ahead an absence may end to be believed. */
const LONGEST_ABSENCE = 400 * DAY

/** The date after "hasta el", "until", "do dnia" …, at midnight UTC; the year is taken from `arrivedAt` when none is given. */
export function returnDate(text: string, arrivedAt: Instant): Instant | undefined {
  const lower = text.slice(0, 3_000).toLowerCase().replace(/\s+/g, ' ')
  for (const word of UNTIL) {
    let at = lower.indexOf(`${word} `)
    for (let tries = 0; at >= 0 && tries < 20; tries++) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1] ?? '')) {
        const date = dateAtStart(lower.slice(at + word.length + 1, at + word.length + 60))
        const instant = date && resolveDate(date, arrivedAt - DAY, arrivedAt + LONGEST_ABSENCE)
        if (instant !== undefined) return instant
      }
      at = lower.indexOf(`${word} `, at + 1)
    }
  }
  return undefined
}
