/** The stretches of time in which a search asks the index. */
import type { MailboxId } from '../../app/ports.ts'
import { type Filters, SPAN } from './search-statements.ts'
import type { Step } from './search-step.ts'

/** Years (`2026`) or months (`202611`), newest first, as the index marks them. */
export type Stretch = readonly string[]

const YEAR = 4
/** So many months are named one by one, more by their years. */
const MOST_MONTHS = 14

/** The months of a mailbox in which something may be found, newest first, each a stretch; undefined when time ran out. */
export async function monthsOf(
  step: Step,
  mailbox: MailboxId,
  [since, before]: Filters,
): Promise<readonly Stretch[] | undefined> {
  const rows = await step<{ newest: number | null; oldest: number | null }>(SPAN, [mailbox])
  const span = rows?.[0]
  if (rows === undefined) return undefined
  if (!span || span.newest === null || span.oldest === null) return []
  const first = monthOf(since === null ? span.oldest : Math.max(span.oldest, Date.parse(since)))
  const last = monthOf(before === null ? span.newest : Math.min(span.newest, Date.parse(before)))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => [nameOf(last - n)])
}

/** All of them as one stretch. */
export function together(months: readonly Stretch[]): Stretch {
  const all = months.flat()
  return all.length <= MOST_MONTHS ? all : [...new Set(all.map((month) => month.slice(0, YEAR)))]
}

/** The filters with nothing after this month. */
export function upTo([since, before, ...rest]: Filters, month: Stretch | undefined): Filters {
  const end = endOf(month)
  return [since, before === null || (end !== null && end < before) ? (end ?? before) : before, ...rest]
}

/** The filters with one month more. */
export function within(filters: Filters, month: Stretch): Filters {
  const [since, ...rest] = upTo(filters, month)
  const begin = beginOf(month)
  return [since === null || (begin !== null && begin > since) ? (begin ?? since) : since, ...rest]
}

const monthOf = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()

function nameOf(month: number): string {
  return `${`${Math.floor(month / 12)}`.padStart(YEAR, '0')}${`${(month % 12) + 1}`.padStart(2, '0')}`
}

const beginOf = (stretch: Stretch | undefined) => isoAt(stretch, -1)
const endOf = (stretch: Stretch | undefined) => isoAt(stretch, 0)

function isoAt(stretch: Stretch | undefined, monthsOn: number): string | null {
  const [name] = stretch ?? []
  if (name === undefined) return null
  return new Date(Date.UTC(Number(name.slice(0, YEAR)), Number(name.slice(YEAR)) + monthsOn)).toISOString()
}
