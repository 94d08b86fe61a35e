import type { CategoryId } from '../classification.ts'
import type { Signal, Signals } from '../signals.ts'

/** What a rule concludes: points for a topic (or against it, when negative), and the words that say so. */
export type Evidence = {
  readonly category: CategoryId
  readonly topic: string
  readonly points: number
  readonly because: readonly Signal[]
}

/** A rule sees what was found and what the rules before it concluded. */
export type Rule = (signals: Signals, before: readonly Evidence[]) => readonly Evidence[]

export function evidence(category: CategoryId, topic: string, points: number, ...because: readonly Signal[]): Evidence {
  return { category, topic, points, because }
}

/** Points of the strongest category but one. */
export function strongestBeside(category: CategoryId, before: readonly Evidence[]): number {
  const totals = new Map<CategoryId, number>()
  for (const item of before) totals.set(item.category, (totals.get(item.category) ?? 0) + item.points)
  totals.delete(category)
  return Math.max(0, ...totals.values())
}
