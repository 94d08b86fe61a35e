/** From scores to probabilities: which category, which topic, how sure, which signs. */
import type { Features } from './features.ts'
import { type Learned, sumsOf, UNHEARD_OF } from './learned.ts'
import { columnsOf, type Model, SIGNS, type Sign, scoresOf, softmax } from './model.ts'

/** Points of the store's own phrases by `category/topic`. */
export type StorePoints = ReadonlyMap<string, number>

/** A topic with its probability; that of a category is the sum over its topics. */
export type Probable = { readonly id: string; readonly probability: number }

export type Judgement = {
  /** The likeliest first. */
  readonly categories: readonly Probable[]
  /** `category/topic`, the likeliest first. */
  readonly topics: readonly Probable[]
  readonly sure: boolean
  readonly signs: readonly Sign[]
  readonly urgent: boolean
  /** The scores all this came from, by column of the model. */
  readonly scores: Float32Array
}

/** The head of categories and the sum over the head of topics speak with one voice each. */
const BY_TOPICS = 0.5
/** What a point of the store's own phrases adds to `UNHEARD_OF`: one word of the store, 2.5 points, outweighs what the model says. */
const POINT = 2.5

/** What a mail with these features is about, and its mood; with what the mailbox learned and what the store's phrases say. */
export function judge(
  model: Model,
  features: Features,
  language: string,
  learned?: Learned,
  storePoints?: StorePoints,
): Judgement {
  const sums =
    learned === undefined ? undefined : { of: sumsOf(learned, features), ownTopics: learned.ownTopics, part: 1 }
  return judgeScores(model, scoresOf(model, features), language, sums, storePoints)
}

/** Of a model what is needed once the scores are there. */
type Judging = Pick<Model, 'categories' | 'topics' | 'calibration'>

/** What was learned says of one mail, by column; `part` of it counts. */
export type LearnedSums = {
  readonly of: Float32Array
  readonly ownTopics: readonly string[]
  readonly part: number
}

/** The same from the model's scores, which are changed: for whoever judges one mail several times. */
export function judgeScores(
  model: Judging,
  scores: Float32Array,
  language: string,
  sums?: LearnedSums,
  storePoints?: StorePoints,
): Judgement {
  const own = addLearned(scores, model, sums)
  const base = baseProbabilities(model, scores, language)
  const topics = withStoreTopics(base, own, storePoints)
  const categories = byCategory(topics)
  return {
    categories,
    topics,
    sure: (categories[0]?.probability ?? 0) >= model.calibration.sureAt,
    ...moodOf(model, scores),
    scores,
  }
}

/** What the mailbox learned is added to the scores; what it learned of topics of its own is answered. */
function addLearned(scores: Float32Array, model: Judging, sums: LearnedSums | undefined): ReadonlyMap<string, number> {
  if (sums === undefined) return new Map()
  const { of, ownTopics, part } = sums
  const shared = columnsOf(model).signs
  for (let column = 0; column < shared; column++) scores[column] = (scores[column] ?? 0) + part * (of[column] ?? 0)
  return new Map(ownTopics.map((id, i) => [id, part * (of[shared + i] ?? 0)]))
}

/** Probabilities of our own topics: within a category by the head of topics, of the category by both heads. */
function baseProbabilities(model: Judging, scores: Float32Array, language: string): readonly Probable[] {
  const { topics: from, signs: to } = columnsOf(model)
  const byTopic = softmax(scores.subarray(from, to))
  const sums = model.categories.map((category) =>
    model.topics.reduce((sum, id, i) => (isIn(id, category) ? sum + (byTopic[i] ?? 0) : sum), 0),
  )
  const temperature = model.calibration.temperature[language] ?? model.calibration.temperature['unknown'] ?? 1
  const byBoth = softmax(
    model.categories.map(
      (_, i) => ((1 - BY_TOPICS) * (scores[i] ?? 0) + BY_TOPICS * Math.log((sums[i] ?? 0) + 1e-6)) / temperature,
    ),
  )
  return model.topics.map((id, i) => {
    const category = model.categories.findIndex((name) => isIn(id, name))
    const share = (byTopic[i] ?? 0) / ((sums[category] ?? 0) + 1e-9)
    return { id, probability: share * (byBoth[category] ?? 0) }
  })
}

/** What the store's phrases say, and what was learned of topics of its own, takes its part from all that the model says. */
function withStoreTopics(
  base: readonly Probable[],
  learned: ReadonlyMap<string, number>,
  points: StorePoints = new Map(),
): readonly Probable[] {
  const ids = [...new Set([...learned.keys(), ...points.keys()])]
  const [ours = 1, ...theirs] = softmax([
    0,
    ...ids.map((id) => UNHEARD_OF + POINT * (points.get(id) ?? 0) + (learned.get(id) ?? 0)),
  ])
  const all = new Map(base.map(({ id, probability }) => [id, probability * ours]))
  for (const [i, id] of ids.entries()) all.set(id, (all.get(id) ?? 0) + (theirs[i] ?? 0))
  return [...all].map(([id, probability]) => ({ id, probability })).sort((a, b) => b.probability - a.probability)
}

function byCategory(topics: readonly Probable[]): readonly Probable[] {
  const sums = new Map<string, number>()
  for (const { id, probability } of topics) {
    const category = categoryOf(id)
    sums.set(category, (sums.get(category) ?? 0) + probability)
  }
  return [...sums].map(([id, probability]) => ({ id, probability })).sort((a, b) => b.probability - a.probability)
}

function moodOf(model: Judging, scores: Float32Array): Pick<Judgement, 'signs' | 'urgent'> {
  const { signs: from, urgent } = columnsOf(model)
  const { signAt, urgentAt } = model.calibration
  return {
    signs: SIGNS.filter((sign, i) => (scores[from + i] ?? 0) >= signAt[sign]),
    urgent: (scores[urgent] ?? 0) >= urgentAt,
  }
}

/** Of `category/topic` the category. */
export function categoryOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

function isIn(id: string, category: string): boolean {
  return id.startsWith(category) && id.charAt(category.length) === '/'
}
