/**
 * What a mailbox learned from its agents' corrections: weights that are added to the model's. Always computed anew from
 * all corrections, in their order, so that every worker comes to the same, and what is erased is unlearned.
 */
import { BUCKETS, type Features } from './features.ts'
import { columnsOf, type Model, scoresOf, softmax } from './model.ts'

/** `#category`: what the mail showed, and where it belongs. */
export type Correction = {
  readonly features: Features
  readonly category: string
  /** `category/topic`. */
  readonly topic: string
}

export type Learned = {
  /** By bucket; the columns are those of the model's categories and topics, then one for each own topic. */
  readonly rows: ReadonlyMap<number, Float32Array>
  /** How many columns a row has. */
  readonly width: number
  /** Topics of the store that the model does not have: `category/topic`. */
  readonly ownTopics: readonly string[]
}

const ROUNDS = 8
/** Of the way to a correction, whatever the length of its mail. */
const STEP = 1
/** A correction that is this probable already teaches nothing more: certainty would be paid for by other mails. */
const LEARNED_AT = 0.8
/** What no usual mail has learns so much at most. */
const UNUSUAL = 2e-5
/** A topic of the store without any word for it, against all that the model says: as a log odd. */
export const UNHEARD_OF = -3

/**
 * How much of each bucket mails have, squared: what all have says nothing about a matter, and to change its weight would
 * change how all of them are read.
 */
export function usualOf(mails: readonly Features[]): Float32Array {
  const usual = new Float32Array(BUCKETS)
  for (const { buckets, values } of mails)
    for (let i = 0; i < buckets.length; i++) {
      const bucket = buckets[i] ?? 0
      usual[bucket] = (usual[bucket] ?? 0) + (values[i] ?? 0) ** 2 / mails.length
    }
  return usual
}

/**
 * Learns all corrections, the oldest first, in a few rounds. Where two words would do, the one learns that `usual` mails do
 * not have: so the matter of a few mails is learned, and others are read as before.
 */
export function learn(model: Model, corrections: readonly Correction[], usual: Float32Array): Learned {
  const { topics: from, signs: shared } = columnsOf(model)
  const ownTopics = [...new Set(corrections.map(({ topic }) => topic))]
    .filter((id) => !model.topics.includes(id))
    .sort()
  const width = shared + ownTopics.length
  const lessons = corrections.map((correction) => lessonOf(model, correction, usual))
  const places = placesOf(corrections, width)
  const weights = new Float32Array(places.size * width)
  const scores = new Float32Array(width)
  const slope = new Float32Array(width)

  for (let round = 0; round < ROUNDS; round++) {
    let taught = 0
    for (const lesson of lessons) if (teach(lesson)) taught++
    if (taught === 0) break
  }
  return {
    rows: new Map([...places].map(([bucket, at]) => [bucket, weights.subarray(at, at + width)])),
    width,
    ownTopics,
  }

  /** One step towards a correction; false when it is known already. */
  function teach({ features: { buckets, values }, steps, before, category, topic }: Lesson): boolean {
    scores.fill(0)
    scores.set(before.subarray(0, shared))
    const rows = Uint32Array.from(buckets, (bucket) => places.get(bucket) ?? 0)
    for (let i = 0; i < rows.length; i++) {
      const at = rows[i] ?? 0
      const value = values[i] ?? 0
      for (let column = 0; column < width; column++)
        scores[column] = (scores[column] ?? 0) + value * (weights[at + column] ?? 0)
    }
    slope.fill(0)
    const own = ownTopics.indexOf(topic)
    const isKnown = [
      // Against an own topic, all of ours are one class.
      ...(ownTopics.length === 0 ? [] : [towards(slope, scores, shared, width, own, UNHEARD_OF)]),
      ...(own >= 0
        ? []
        : [
            towards(slope, scores, 0, from, model.categories.indexOf(category)),
            towards(slope, scores, from, shared, model.topics.indexOf(topic)),
          ]),
    ]
    if (isKnown.every(Boolean)) return false
    for (let i = 0; i < rows.length; i++) {
      const at = rows[i] ?? 0
      const step = steps[i] ?? 0
      for (let column = 0; column < width; column++)
        weights[at + column] = (weights[at + column] ?? 0) - step * (slope[column] ?? 0)
    }
    return true
  }
}

/** A correction with what does not change while it is learned: the model's scores, and how far each bucket steps. */
type Lesson = Correction & { readonly before: Float32Array; readonly steps: Float32Array }

function lessonOf(model: Model, correction: Correction, usual: Float32Array): Lesson {
  const { buckets, values } = correction.features
  const steps = values.map((value, i) => value / ((usual[buckets[i] ?? 0] ?? 0) + UNUSUAL))
  const length = steps.reduce((sum, step, i) => sum + step * (values[i] ?? 0), 0)
  const before = scoresOf(model, correction.features)
  return { ...correction, before, steps: length === 0 ? steps : steps.map((step) => (STEP * step) / length) }
}

/** Where the row of each bucket begins. */
function placesOf(corrections: readonly Correction[], width: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const { features } of corrections)
    for (const bucket of features.buckets) if (!places.has(bucket)) places.set(bucket, places.size * width)
  return places
}

/**
 * Adds the slope of the loss over the columns `from` to `to`, whose right one is `target` (counted from `from`). With
 * `rest` there is one more class, none of these (target -1), at score zero, and each of these begins at `rest`.
 */
function towards(
  slope: Float32Array,
  scores: Float32Array,
  from: number,
  to: number,
  target: number,
  rest?: number,
): boolean {
  const among = Array.from(scores.subarray(from, to), (score) => score + (rest ?? 0))
  const probabilities = softmax(rest === undefined ? among : [...among, 0])
  const right = target < 0 ? probabilities.length - 1 : target
  if ((probabilities[right] ?? 0) >= LEARNED_AT) return true
  for (let i = 0; i < to - from; i++) slope[from + i] = (probabilities[i] ?? 0) - (i === target ? 1 : 0)
  return false
}

/** What was learned says of a mail, by its columns. */
export function sumsOf({ rows, width }: Learned, { buckets, values }: Features): Float32Array {
  const sums = new Float32Array(width)
  for (let i = 0; i < buckets.length; i++) {
    const row = rows.get(buckets[i] ?? 0)
    if (row === undefined) continue
    const value = values[i] ?? 0
    for (let column = 0; column < row.length; column++) sums[column] = (sums[column] ?? 0) + value * (row[column] ?? 0)
  }
  return sums
}

/** The same, without what was learned about anything that these mails have. */
export function without({ rows, ...rest }: Learned, mails: readonly Features[]): Learned {
  const had = new Set(mails.flatMap(({ buckets }) => [...buckets]))
  return { ...rest, rows: new Map([...rows].filter(([bucket]) => !had.has(bucket))) }
}

/** The same, less strong: what one learned, at a part of its weight. */
export function weakened({ rows, width, ownTopics }: Learned, part: number): Learned {
  return {
    rows: new Map([...rows].map(([bucket, row]) => [bucket, row.map((weight) => weight * part)])),
    width,
    ownTopics,
  }
}

/** Four bytes for each bucket: its number, and its value in steps. For the database. */
export function encodeFeatures({ buckets, values }: Features): Uint8Array {
  const bytes = new Uint8Array(buckets.length * WIDTH)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < buckets.length; i++) {
    view.setUint16(i * WIDTH, buckets[i] ?? 0)
    view.setInt16(i * WIDTH + 2, Math.round((values[i] ?? 0) * STEPS))
  }
  return bytes
}

const WIDTH = 4
const STEPS = 8_000

/** Throws when the bytes are no features. */
export function decodeFeatures(bytes: Uint8Array): Features {
  if (bytes.length % WIDTH !== 0) throw new Error(`features of ${bytes.length} bytes, expected a multiple of ${WIDTH}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = bytes.length / WIDTH
  const buckets = new Uint16Array(count)
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) {
    buckets[i] = view.getUint16(i * WIDTH) % BUCKETS
    values[i] = view.getInt16(i * WIDTH + 2) / STEPS
  }
  return { buckets, values }
}
