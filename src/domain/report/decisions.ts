/** What a digest lays before managers to decide, the gravest first. */
import type { Decision, DecisionReason } from './digest-figures.ts'
import type { Found } from './recurrence.ts'

/** Why an incident needs a manager. */
export type Need = Exclude<DecisionReason, 'ledger' | 'recurrence'>

/** So many incidents for one reason; the numbers are those to be shown, the longest waiting first. */
export type Needed = { readonly because: Need; readonly total: number; readonly numbers: readonly number[] }

/** A decision with the numbers of its incidents instead of their lines. */
export type Undecided = Omit<Decision, 'lines' | 'more' | 'recurrence'> & {
  readonly numbers: readonly number[]
  readonly recurrence?: Found
}

const ORDER: readonly Need[] = ['promise-missed', 'low-score', 'unanswered', 'limit-reached', 'unreachable']
/** More recurrences are a table, not a decision. */
const MOST_RECURRENCES = 3

/** An incident stands where it is gravest, and once; what recurs brings examples, which may stand elsewhere too. */
export function decisionsOf(
  needed: readonly Needed[],
  recurring: readonly Found[],
  difference: number,
): readonly Undecided[] {
  const shown = new Set<number>()
  const decisions: Undecided[] = difference === 0 ? [] : [{ because: 'ledger', total: difference, numbers: [] }]
  for (const because of ORDER) {
    const group = needed.find((one) => one.because === because)
    if (group === undefined || group.total === 0) continue
    const numbers = group.numbers.filter((number) => !shown.has(number))
    const total = group.total - (group.numbers.length - numbers.length)
    if (total === 0) continue
    for (const number of numbers) shown.add(number)
    decisions.push({ because, total, numbers })
  }
  for (const recurrence of recurring.slice(0, MOST_RECURRENCES))
    decisions.push({ because: 'recurrence', total: 1, numbers: recurrence.examples, recurrence })
  return decisions
}

/** How many matters that are: each incident is one, a recurrence is one, a difference in the ledger is one. */
export function decisionCount(decisions: readonly Undecided[]): number {
  return decisions.reduce((sum, { because, total }) => sum + (because === 'ledger' ? 1 : total), 0)
}
