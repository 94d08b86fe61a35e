/**
 * Trains the model: logistic regression of all heads at once, by AdaGrad, over a few rounds in an order drawn from a
 * fixed seed. The same mails give the same bytes: no clock, no chance, one thread.
 */
import { BUCKETS, type Features } from '../../src/domain/classify/model/features.ts'
import { type Calibration, columnsOf, type Model, SIGNS, softmax } from '../../src/domain/classify/model/model.ts'

/** A mail as the trainer needs it; numbers are places in the model's lists. */
export type Example = {
  readonly features: Features
  readonly language: string
  readonly category: number
  readonly topic: number
  readonly signs: readonly boolean[]
  readonly urgent: boolean
}

export type Heads = Pick<Model, 'categories' | 'topics'>

const ROUNDS = 14
const RATE = 0.35
const STEADY = 0.03
/** How fast the biases follow. Signs are rare: were it not said in their bias, every short mail would be near the threshold. */
const BIAS_RATE = { matter: 0.03, signs: 0.5 }
/** After each round the weights shrink a little, so that what is seldom seen stays small. */
const DECAY = 0.998
/** A slope this small moves nothing. */
const NEGLIGIBLE = 1e-4
const SEED = 20261122

/** Weights before they are made small; `quantised` makes a model of them. */
export type Weights = { readonly weights: Float32Array; readonly biases: Float32Array }

export function trainWeights(
  examples: readonly Example[],
  heads: Heads,
  tell: (round: number) => void = () => {},
): Weights {
  const { topics: topicsFrom, signs: signsFrom, urgent, all } = columnsOf(heads)
  const weights = new Float32Array(BUCKETS * all)
  const squares = new Float32Array(BUCKETS * all)
  const biases = new Float32Array(all)
  const biasSquares = new Float32Array(all)
  const scores = new Float32Array(all)
  const slope = new Float32Array(all)
  const order = examples.map((_, i) => i)
  const random = seeded(SEED)

  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random)
    for (const i of order) {
      const example = examples[i]
      if (example !== undefined) learn(example)
    }
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) * DECAY
    tell(round + 1)
  }
  return { weights, biases }

  function learn({ features: { buckets, values }, category, topic, signs, urgent: isUrgent }: Example): void {
    score(buckets, values)
    softmaxSlope(0, topicsFrom, category)
    softmaxSlope(topicsFrom, signsFrom, topic)
    for (let sign = 0; sign < SIGNS.length; sign++) sigmoidSlope(signsFrom + sign, signs[sign] === true)
    sigmoidSlope(urgent, isUrgent)
    const moved: number[] = []
    for (let column = 0; column < all; column++) if (Math.abs(slope[column] ?? 0) > NEGLIGIBLE) moved.push(column)
    for (let i = 0; i < buckets.length; i++) {
      const row = (buckets[i] ?? 0) * all
      const value = values[i] ?? 0
      for (const column of moved) {
        const at = row + column
        const step = (slope[column] ?? 0) * value
        const sum = (squares[at] ?? 0) + step * step
        squares[at] = sum
        weights[at] = (weights[at] ?? 0) - (RATE * step) / (STEADY + Math.sqrt(sum))
      }
    }
    for (const column of moved) {
      const step = slope[column] ?? 0
      const rate = column < signsFrom ? BIAS_RATE.matter : BIAS_RATE.signs
      const sum = (biasSquares[column] ?? 0) + step * step
      biasSquares[column] = sum
      biases[column] = (biases[column] ?? 0) - (rate * step) / (0.5 + Math.sqrt(sum))
    }
  }

  function score(buckets: Uint16Array, values: Float32Array): void {
    scores.set(biases)
    for (let i = 0; i < buckets.length; i++) {
      const row = (buckets[i] ?? 0) * all
      const value = values[i] ?? 0
      for (let column = 0; column < all; column++)
        scores[column] = (scores[column] ?? 0) + value * (weights[row + column] ?? 0)
    }
  }

  function softmaxSlope(from: number, to: number, target: number): void {
    const probabilities = softmax(scores.subarray(from, to))
    for (let i = 0; i < to - from; i++) slope[from + i] = (probabilities[i] ?? 0) - (i === target ? 1 : 0)
  }

  function sigmoidSlope(column: number, is: boolean): void {
    slope[column] = 1 / (1 + Math.exp(-(scores[column] ?? 0))) - (is ? 1 : 0)
  }
}

/** One byte for each weight: every column has its own scale. */
export function quantised({ weights, biases }: Weights, heads: Heads, calibration: Calibration, corpus: string): Model {
  const { all } = columnsOf(heads)
  const scales = new Float32Array(all)
  for (let i = 0; i < weights.length; i++) {
    const column = i % all
    scales[column] = Math.max(scales[column] ?? 0, Math.abs(weights[i] ?? 0) / 127)
  }
  const bytes = new Int8Array(weights.length)
  for (let i = 0; i < weights.length; i++) bytes[i] = Math.round((weights[i] ?? 0) / (scales[i % all] || 1))
  return { ...heads, weights: bytes, scales, biases, calibration, corpus }
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = list[i] ?? 0
    list[i] = list[j] ?? 0
    list[j] = kept
  }
}

/** Numbers from 0 to 1 in an order that only the seed decides (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
