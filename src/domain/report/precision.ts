/**
 * How well incidents were sorted: of those that were called sure, how many agents left where they were put. A correction may
 * come later, so the last week looks a little better than it will.
 */

/** Incidents of one category, as it was guessed, and language. */
export type GuessCount = {
  readonly category: string
  readonly language: string
  readonly guessed: number
  readonly sure: number
  /** Sure, and still in that category. */
  readonly kept: number
}

/** `count` of `total`; as a share where there are enough of them to say so. */
export type Share = { readonly count: number; readonly total: number; readonly share?: number }

export type Precision = {
  readonly kept: Share
  readonly unsure: Share
  readonly byCategory: readonly (Share & { readonly category: string })[]
  readonly byLanguage: readonly (Share & { readonly language: string })[]
  /** Before, where the difference is more than chance. */
  readonly keptBefore?: number
  readonly unsureBefore?: number
}

/** "3 of 4" is no percentage. */
const ENOUGH_TO_SHARE = 10
const ENOUGH_TO_COMPARE = 20
/** A difference that chance alone makes once in twenty times. */
const NOTABLE = 1.96

/** Nothing when nothing was guessed in the week. */
export function precisionOf(week: readonly GuessCount[], before: readonly GuessCount[]): Precision | undefined {
  const now = sumOf(week)
  if (now.guessed === 0) return undefined
  const then = sumOf(before)
  const kept = { count: now.kept, total: now.sure }
  const keptThen = { count: then.kept, total: then.sure }
  const unsure = { count: now.guessed - now.sure, total: now.guessed }
  const unsureThen = { count: then.guessed - then.sure, total: then.guessed }
  return {
    kept: shared(kept),
    unsure: shared(unsure),
    byCategory: grouped(week, 'category').map(([category, sum]) => ({ category, ...shared(sum) })),
    byLanguage: grouped(week, 'language').map(([language, sum]) => ({ language, ...shared(sum) })),
    ...(differs(kept, keptThen) ? { keptBefore: keptThen.count / keptThen.total } : {}),
    ...(differs(unsure, unsureThen) ? { unsureBefore: unsureThen.count / unsureThen.total } : {}),
  }
}

/** Two shares, tested as drawn from the same: whether they are further apart than chance makes them. */
export function differs(one: Share, other: Share): boolean {
  if (one.total < ENOUGH_TO_COMPARE || other.total < ENOUGH_TO_COMPARE) return false
  const together = (one.count + other.count) / (one.total + other.total)
  const spread = Math.sqrt(together * (1 - together) * (1 / one.total + 1 / other.total))
  return spread > 0 && Math.abs(one.count / one.total - other.count / other.total) / spread > NOTABLE
}

function shared({ count, total }: Share): Share {
  return total < ENOUGH_TO_SHARE ? { count, total } : { count, total, share: count / total }
}

/** What was sure, by one of its names, the most first. */
function grouped(counts: readonly GuessCount[], by: 'category' | 'language'): readonly (readonly [string, Share])[] {
  return [...Map.groupBy(counts, (count) => count[by])]
    .map(([name, group]) => {
      const { kept, sure } = sumOf(group)
      return [name, { count: kept, total: sure }] as const
    })
    .filter(([, { total }]) => total > 0)
    .sort(([a, one], [b, other]) => other.total - one.total || (a < b ? -1 : 1))
}

function sumOf(counts: readonly GuessCount[]): Pick<GuessCount, 'guessed' | 'sure' | 'kept'> {
  const sum = (of: 'guessed' | 'sure' | 'kept') => counts.reduce((total, count) => total + count[of], 0)
  return { guessed: sum('guessed'), sure: sum('sure'), kept: sum('kept') }
}
