/** Spans from now: `3d` `24h` `90m` `2 weeks` `1 mes` `za godzinę` `half an hour` `3 business days` `3 Werktage`. */
import { nearestBusinessDay } from './business-time.ts'
import type { Calendar } from './calendar.ts'
import { gapAt, NUMBERS, PERIODS, phraseAt, UNITS, type Unit, WORKING, WORKING_DAYS } from './date-words.ts'
import type { Instant } from './instant.ts'
import { HOUR, MINUTE } from './instant.ts'
import type { LocalDate } from './local-date.ts'
import { addDays, dateOf, localDate } from './local-date.ts'

type From = { readonly calendar: Calendar; readonly now: Instant }
/** The day a span ends; hours and minutes end at an instant. */
type Span = { readonly date: LocalDate | undefined; readonly at?: Instant; readonly length: number }

/** Longer spans are slips of the keyboard. */
const MOST = 9_999

/** The span a folded text begins with. */
export function spanAt(text: string, from: From): Span | undefined {
  const period = phraseAt(PERIODS, text)
  if (period?.meaning === 'half-an-hour') return after(from, 30, 'minute', period.length)
  const number = /^(\d{1,4})\s?(?=\p{L})/u.exec(text) ?? undefined
  const word = number ? undefined : phraseAt(NUMBERS, text)
  const amount = number ? Number(number[1]) : word?.meaning
  if (amount === undefined || amount > MOST) return undefined
  const start = number ? number[0].length : (word?.length ?? 0) + gapAt(text.slice(word?.length ?? 0))
  const days = phraseAt(WORKING_DAYS, text.slice(start))
  if (days) return { date: businessDaysAfter(from, amount), length: start + days.length }
  const workingFirst = followed(text, start)
  const unitAt = workingFirst ?? start
  const unit = phraseAt(UNITS, text.slice(unitAt))
  if (!unit) return undefined
  const end = unitAt + unit.length
  if (unit.meaning !== 'day') return workingFirst === undefined ? after(from, amount, unit.meaning, end) : undefined
  const gap = gapAt(text.slice(end))
  const behind = gap > 0 ? phraseAt(WORKING, text.slice(end + gap)) : undefined
  if (workingFirst === undefined && !behind) return after(from, amount, 'day', end)
  return { date: businessDaysAfter(from, amount), length: behind ? end + gap + behind.length : end }
}

function followed(text: string, start: number): number | undefined {
  const working = phraseAt(WORKING, text.slice(start))
  return working && start + working.length + gapAt(text.slice(start + working.length))
}

function after({ calendar, now }: From, amount: number, unit: Unit, length: number): Span {
  const today = localDate(calendar, now)
  switch (unit) {
    case 'minute':
    case 'hour': {
      const at = now + amount * (unit === 'hour' ? HOUR : MINUTE)
      return { date: localDate(calendar, at), at, length }
    }
    case 'day':
      return { date: addDays(today, amount), length }
    case 'week':
      return { date: addDays(today, amount * 7), length }
    case 'month':
      return { date: monthsAfter(today, amount), length }
  }
}

/** The same day of a later month, or the last one where the month is shorter. */
export function monthsAfter(from: LocalDate, months: number): LocalDate | undefined {
  const month = Number(from.slice(5, 7)) - 1 + months
  const year = Number(from.slice(0, 4)) + Math.floor(month / 12)
  for (let day = Number(from.slice(8)); day > 27; day -= 1) {
    const date = dateOf(year, (month % 12) + 1, day)
    if (date !== undefined) return date
  }
  return dateOf(year, (month % 12) + 1, Number(from.slice(8)))
}

/** Five business days after a Friday is the next Friday. */
function businessDaysAfter({ calendar, now }: From, days: number): LocalDate | undefined {
  let date: LocalDate | undefined = localDate(calendar, now)
  for (let n = 0; n < Math.min(days, 366) && date !== undefined; n += 1) date = nearestBusinessDay(calendar, date, 1)
  return date
}
