/**
 * Nobody's corrections make the model worse on mails it was never shown: what was learned counts only as much as it can
 * without fewer of these being right, and not at all where even a little of it does harm.
 */
import type { Features } from './features.ts'
import { judgeScores, type LearnedSums } from './judge.ts'
import { type Learned, sumsOf, weakened } from './learned.ts'
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
  readonly mails: readonly { readonly mail: GuardMail; readonly scores: Float32Array }[]
  /** How many of them the model alone has right. */
  readonly base: Right
}

type Right = { readonly categories: number; readonly topics: number }

export type Guarded = {
  /** What may be used: what was learned, at `part` of its weight; nothing at 0. */
  readonly learned: Learned | undefined
  readonly part: number
  /** Of how many mails how many categories are right without it, and with it. */
  readonly mails: number
  readonly base: number
  readonly now: number
}

/** How much of what was learned is tried, the most first. */
const PARTS = [1, 0.7, 0.5, 0.35, 0.25, 0.125] as const

/** Looks at the mails once, for all that is learned later. */
export function prepareGuard(model: Model, mails: readonly GuardMail[]): Guard {
  const prepared = mails.map((mail) => ({ mail, scores: scoresOf(model, mail.features) }))
  return { model, mails: prepared, base: countRight(model, prepared) }
}

/** The largest part of what was learned that leaves no fewer of the mails right. */
export function guarded({ model, mails, base }: Guard, learned: Learned): Guarded {
  const sums = mails.map(({ mail }) => sumsOf(learned, mail.features))
  for (const part of PARTS) {
    const now = countRight(model, mails, (i) => ({
      of: sums[i] ?? new Float32Array(),
      ownTopics: learned.ownTopics,
      part,
    }))
    if (now.categories >= base.categories && now.topics >= base.topics) {
      const strength = part === 1 ? learned : weakened(learned, part)
      return { learned: strength, part, mails: mails.length, base: base.categories, now: now.categories }
    }
  }
  return { learned: undefined, part: 0, mails: mails.length, base: base.categories, now: base.categories }
}

function countRight(model: Model, mails: Guard['mails'], learned?: (mail: number) => LearnedSums): Right {
  let categories = 0
  let topics = 0
  for (const [i, { mail, scores }] of mails.entries()) {
    const judged = judgeScores(model, Float32Array.from(scores), mail.language, learned?.(i))
    if (judged.categories[0]?.id === mail.category) categories++
    if (judged.topics[0]?.id === mail.topic) topics++
  }
  return { categories, topics }
}
