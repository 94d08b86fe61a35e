/**
 * Statistics that hold for small numbers. Everything is a count among so many, compared with a count among so many before,
 * by Fisher's exact test: nothing is approximated, so one and two are as well served as thousands. Because counts are
 * judged as shares, a store that grows as a whole raises nothing.
 */

/** `count` of `total`. */
export type Part = { readonly count: number; readonly total: number }

const TABLE_SIZE = 1_024
const TABLE: Float64Array = new Float64Array(TABLE_SIZE)
for (let n = 2; n < TABLE_SIZE; n++) TABLE[n] = (TABLE[n - 1] ?? 0) + Math.log(n)

/** ln n!, by Stirling's series where the table ends: right to twelve digits there. */
function logFactorial(n: number): number {
  if (n < TABLE_SIZE) return TABLE[n] ?? 0
  return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3)
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/**
 * How likely chance alone puts at least `now.count` of all that were counted into `now`, if its share is what it was before.
 * 1 where there is nothing to compare.
 */
export function chanceOfSoMany(now: Part, before: Part): number {
  const all = now.total + before.total
  const marked = now.count + before.count
  if (now.count === 0 || now.total === 0 || before.total === 0) return 1
  const ways = logChoose(all, marked)
  const most = Math.min(marked, now.total)
  let sum = 0
  for (let k = now.count; k <= most; k++) {
    if (marked - k > before.total) continue
    const term = Math.exp(logChoose(now.total, k) + logChoose(before.total, marked - k) - ways)
    sum += term
    // Beyond the middle terms only fall: the rest is nothing.
    if (term < sum * 1e-12) break
  }
  return Math.min(1, sum)
}

/** How likely chance alone leaves at most so many: the other side. */
export function chanceOfSoFew(now: Part, before: Part): number {
  const others = ({ count, total }: Part): Part => ({ count: total - count, total })
  return chanceOfSoMany(others(now), others(before))
}

/** Something that was counted in a week and in each of the weeks before, among so many. */
export type Counted = {
  readonly count: number
  readonly before: readonly number[]
  /** All that were looked at: in the week, and in each of the weeks before. */
  readonly total: number
  readonly totalBefore: readonly number[]
}

/** With fewer more than usual nothing is a pattern, however rare it was. */
const LEAST = 5
/** What is more frequent by less is no news, however certain. */
const LEAST_RATIO = 2.5
/** One week is no custom. */
const LEAST_WEEKS = 2

/** What a week with the share of the weeks before would have had. */
export function expectedOf({ before, total, totalBefore }: Counted): number {
  const all = sumOf(totalBefore)
  return all === 0 ? 0 : (sumOf(before) * total) / all
}

/**
 * Those of a family that rose by more than chance, the most certain first. `chance`: how often, at most, a family in which nothing
 * changed gives an alarm at all. Many are tried at once, so each must be as unlikely as that chance divided by those that
 * can reach it (Tarone: the least divisor that is not smaller than their number): what is too rare to be ever significant takes
 * nothing from the others.
 */
export function risen<C extends Counted>(family: readonly C[], chance: number): readonly C[] {
  const reachable = family
    .map((one) => chanceOfSoMany(...partsOf({ ...one, count: one.count + sumOf(one.before), before: [0] })))
    .sort((a, b) => a - b)
  let tried = 1
  while (tried < reachable.length && (reachable[tried] ?? 1) <= chance / tried) tried++
  return family
    .map((one) => ({ one, chance: isNotable(one) ? chanceOfSoMany(...partsOf(one)) : 1 }))
    .filter((tested) => tested.chance <= chance / tried)
    .sort((a, b) => a.chance - b.chance)
    .map(({ one }) => one)
}

function partsOf({ count, total, before, totalBefore }: Counted): readonly [Part, Part] {
  return [
    { count, total: Math.max(total, count) },
    { count: sumOf(before), total: sumOf(totalBefore) },
  ]
}

/** Enough, much more than usual, and more than in any of the weeks before: what swings widely each week is no rise. */
function isNotable(one: Counted): boolean {
  const expected = expectedOf(one)
  if (one.before.length < LEAST_WEEKS || one.count < expected + LEAST || one.count < LEAST_RATIO * expected)
    return false
  return one.before.every((count, week) => count * one.total < one.count * (one.totalBefore[week] ?? 0) || count === 0)
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}
