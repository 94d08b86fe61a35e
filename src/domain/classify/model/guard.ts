/**
 * Nobody's corrections make the model worse on mails it was never shown. Where one of these would be read wrongly for what was
 * learned, the weights of its words are left as they were; if that is not enough, all that was learned counts less; and it
 * does not count at all where even a little of it does harm.
 */
import type { Features } from './features.ts'
import { judgeScores } from './judge.ts'
import { type Learned, sumsOf, usualOf, weakened, without } from './learned.ts'
import { type Model, scoresOf } from './model.ts'

/** A mail that neither the model nor a correction was taught with, and where it belongs. */
export type GuardMail = {
  readonly features: Features
  readonly language: string
  readonly category: string
  /** `category/topic`. */
  readonly topic: string
}

/** Mails with what the model alone says of them. */
export type Guard = {
  readonly model: Model
  readonly mails: readonly (GuardMail & { readonly scores: Float32Array })[]
  /** Whether the model alone has them right. */
  readonly base: readonly Right[]
  /** What they all have: see `learn`. */
  readonly usual: Float32Array
}

type Right = { readonly category: boolean; readonly topic: boolean }

export type Guarded = {
  /** What may be used of what was learned; nothing at part 0. */
  readonly learned: Learned | undefined
  /** How much of its weight that is. */
  readonly part: number
  /** Of how many mails how many categories are right without it, and with it. */
  readonly mails: number
  readonly base: number
  readonly now: number
}

/** How often words are left out before all is made weaker. */
const ROUNDS = 5
const PARTS = [1, 0.7, 0.5, 0.35, 0.25, 0.125] as const

/** Looks at the mails once, for all that is learned later. */
export function prepareGuard(model: Model, mails: readonly GuardMail[]): Guard {
  const prepared = mails.map((mail) => ({ ...mail, scores: scoresOf(model, mail.features) }))
  const usual = usualOf(mails.map(({ features }) => features))
  return { model, mails: prepared, base: rightOf(model, prepared), usual }
}

/** As much of what was learned as leaves no fewer of the mails right, in category and in topic. */
export function guarded({ model, mails, base }: Guard, learned: Learned): Guarded {
  const baseRight = countOf(base)
  const result = (kept: Learned | undefined, part: number, now: number): Guarded => ({
    learned: kept,
    part,
    mails: mails.length,
    base: baseRight.categories,
    now,
  })
  let kept = learned
  for (let round = 0; round < ROUNDS; round++) {
    const now = rightOf(model, mails, kept)
    if (isNoLess(now)) return result(kept, partOf(kept, learned), countOf(now).categories)
    kept = without(
      kept,
      mails.filter((_, i) => isLost(now[i], base[i])).map(({ features }) => features),
    )
  }
  for (const part of PARTS) {
    const now = rightOf(model, mails, kept, part)
    if (isNoLess(now)) return result(weakened(kept, part), part * partOf(kept, learned), countOf(now).categories)
  }
  return result(undefined, 0, baseRight.categories)

  function isNoLess(now: readonly Right[]): boolean {
    const { categories, topics } = countOf(now)
    return categories >= baseRight.categories && topics >= baseRight.topics
  }
}

function isLost(now: Right | undefined, before: Right | undefined): boolean {
  return (before?.category === true && now?.category !== true) || (before?.topic === true && now?.topic !== true)
}

function rightOf(model: Model, mails: Guard['mails'], learned?: Learned, part = 1): readonly Right[] {
  return mails.map(({ features, language, category, topic, scores }) => {
    const sums = learned && { of: sumsOf(learned, features), ownTopics: learned.ownTopics, part }
    const judged = judgeScores(model, Float32Array.from(scores), language, sums)
    return { category: judged.categories[0]?.id === category, topic: judged.topics[0]?.id === topic }
  })
}

function countOf(right: readonly Right[]): { readonly categories: number; readonly topics: number } {
  return {
    categories: right.filter(({ category }) => category).length,
    topics: right.filter(({ topic }) => topic).length,
  }
}

function partOf(kept: Learned, all: Learned): number {
  const whole = weightOf(all)
  return whole === 0 ? 1 : weightOf(kept) / whole
}

function weightOf({ rows }: Learned): number {
  let sum = 0
  for (const row of rows.values()) for (const weight of row) sum += Math.abs(weight)
  return sum
}
