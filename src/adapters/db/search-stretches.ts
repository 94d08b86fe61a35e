/** The stretches of time in which a search asks the index: months, or years where each question takes long by itself. */
import type { MailboxId } from '../../app/ports.ts'
import { type Filters, SPAN } from './search-statements.ts'
import type { Step } from './search-step.ts'

/** `2026`; a month is `202611`. */
const YEAR = 4
/** Time before this is one year each: nobody wants to be asked month by month what was twenty years ago. */
const MOST_MONTHS = 120

/** The stretches of a mailbox in which something may be found, newest first; undefined when time ran out. */
export async function stretchesOf(
  step: Step,
  mailbox: MailboxId,
  [since, before]: Filters,
  years: boolean,
): Promise<readonly string[] | undefined> {
  const rows = await step<{ newest: number | null; oldest: number | null }>(SPAN, [mailbox])
  const span = rows?.[0]
  if (rows === undefined) return undefined
  if (!span || span.newest === null || span.oldest === null) return []
  const oldest = new Date(since === null ? span.oldest : Math.max(span.oldest, Date.parse(since)))
  const newest = new Date(before === null ? span.newest : Math.min(span.newest, Date.parse(before)))
  const [first, last] = [monthOf(oldest), monthOf(newest)]
  const months = years ? 0 : Math.min(MOST_MONTHS, last - first + 1)
  const named = Array.from({ length: Math.max(0, months) }, (_, n) => nameOf(last - n))
  // Months of a year that is begun are found with the year once more: no harm, a message is a candidate once.
  const rest = Math.floor((last - Math.max(0, months)) / 12)
  return [...named, ...Array.from({ length: Math.max(0, rest - Math.floor(first / 12) + 1) }, (_, n) => `${rest - n}`)]
}

const monthOf = (day: Date) => day.getUTCFullYear() * 12 + day.getUTCMonth()

function nameOf(month: number): string {
  return `${Math.floor(month / 12)}${`${(month % 12) + 1}`.padStart(2, '0')}`
}

/** The filters with one month or year more. */
export function within([since, before, ...rest]: Filters, named: string): Filters {
  const year = Number(named.slice(0, YEAR))
  const isYear = named.length === YEAR
  const month = isYear ? 0 : Number(named.slice(YEAR)) - 1
  const [from, to] = [Date.UTC(year, month), isYear ? Date.UTC(year + 1, 0) : Date.UTC(year, month + 1)].map((at) =>
    new Date(at).toISOString(),
  )
  const later = since !== null && from !== undefined && since > from ? since : from
  const earlier = before !== null && to !== undefined && before < to ? before : to
  return [later ?? since, earlier ?? before, ...rest]
}
