/** A linear model over the features of a mail, with three heads that read the same features: category, topic, signs. */
import { BUCKETS, type Features } from './features.ts'

/** What may stand in a mail beside its matter. The first five make it urgent, the others raise it. */
export const SIGNS = ['anger', 'legal', 'consumer-body', 'chargeback', 'harm', 'unanswered', 'broken-promise'] as const
export type Sign = (typeof SIGNS)[number]

/** Any of these makes a mail urgent. */
export const URGENT_SIGNS: readonly Sign[] = ['harm', 'legal', 'consumer-body', 'chargeback', 'anger']

/** How scores become probabilities: fitted on mails that the weights had not seen. */
export type Calibration = {
  /** Scores of categories are divided by this; by language, since some are easier than others. */
  readonly temperature: Readonly<Record<string, number>>
  /** At this probability of its category a mail is sure. */
  readonly sureAt: number
  /** From this score on (a log odd) a sign stands in a mail. */
  readonly signAt: Readonly<Record<Sign, number>>
  /** From this score on a mail is urgent, whatever the sign. */
  readonly urgentAt: number
}

export type Model = {
  readonly categories: readonly string[]
  /** `category/topic`. */
  readonly topics: readonly string[]
  /** Row by bucket, one column for each category, topic, sign and, last, `urgent`; times the column's scale. */
  readonly weights: Int8Array
  readonly scales: Float32Array
  readonly biases: Float32Array
  readonly calibration: Calibration
  /** A digest of the mails it was trained on. */
  readonly corpus: string
}

/** Where the heads lie in a row. */
export type Columns = { readonly topics: number; readonly signs: number; readonly urgent: number; readonly all: number }

export function columnsOf({ categories, topics }: Pick<Model, 'categories' | 'topics'>): Columns {
  const signs = categories.length + topics.length
  return { topics: categories.length, signs, urgent: signs + SIGNS.length, all: signs + SIGNS.length + 1 }
}

/** The score of every column. */
export function scoresOf({ weights, scales, biases }: Model, { buckets, values }: Features): Float32Array {
  const columns = scales.length
  const sums = new Float32Array(columns)
  for (let i = 0; i < buckets.length; i++) {
    const row = (buckets[i] ?? 0) * columns
    const value = values[i] ?? 0
    for (let column = 0; column < columns; column++)
      sums[column] = (sums[column] ?? 0) + value * (weights[row + column] ?? 0)
  }
  for (let column = 0; column < columns; column++)
    sums[column] = (sums[column] ?? 0) * (scales[column] ?? 0) + (biases[column] ?? 0)
  return sums
}

/** One weight, as it counts. */
export function weightOf({ weights, scales }: Model, bucket: number, column: number): number {
  return (weights[bucket * scales.length + column] ?? 0) * (scales[column] ?? 0)
}

/** Whether a file's numbers fit together. */
export function isWhole(model: Model): boolean {
  const { all } = columnsOf(model)
  return model.weights.length === BUCKETS * all && model.scales.length === all && model.biases.length === all
}

/** Probabilities of some scores: `e^score`, in all one. */
export function softmax(scores: ArrayLike<number>): readonly number[] {
  let most = -Infinity
  for (let i = 0; i < scores.length; i++) most = Math.max(most, scores[i] ?? 0)
  const powers = Array.from(scores, (score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
