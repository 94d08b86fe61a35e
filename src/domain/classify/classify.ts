/**
 * Tells what a customer wants. Telling phrases are found, rules draw their conclusions from them, and a linear model weighs
 * both together with the words and letters of the mail (see `model/`). Pure: phrases and model come from outside.
 */
import { isBitter } from './bitter-praise.ts'
import type { Classification, FoundSign } from './classification.ts'
import { type Features, featuresOf, type Seen } from './model/features.ts'
import { categoryOf, type Judgement, judge, type Probable, type StorePoints } from './model/judge.ts'
import type { Learned } from './model/learned.ts'
import { columnsOf, type Model, SIGNS, type Sign, URGENT_SIGNS, weightOf } from './model/model.ts'
import { see } from './model/see.ts'
import { tellingWords, type Weight } from './model/why.ts'
import type { PhraseFinder } from './phrases.ts'
import { RULES } from './rules/index.ts'
import type { Evidence } from './rules/rule.ts'
import { type ClassifierInput, readSignals, type Signals } from './signals.ts'
import { findCategory, type Taxonomy } from './taxonomy.ts'

/** What a mail is understood with. */
export type Understanding = {
  readonly phrases: PhraseFinder
  readonly taxonomy: Taxonomy
  readonly model: Model
  /** What this mailbox learned from its agents' corrections. */
  readonly learned?: Learned | undefined
}

/** A mail as the model sees it, before it judges. */
export type Seeing = { readonly signals: Signals; readonly seen: Seen; readonly features: Features }

const MAX_EVIDENCE = 5
const MAX_SIGN_WORDS = 3
const FEW_WORDS = 4
/** A topic that has less than this of its category's probability is a guess: then it is `other`, and asked openly. */
const TOPIC_PART = 0.3

/** Finds and cuts all that the model is given of a mail: the same when it is trained, when a mail comes and when one is learned. */
export function seeing(input: ClassifierInput, { phrases }: Pick<Understanding, 'phrases'>): Seeing {
  const signals = readSignals(input, phrases)
  const rules: Evidence[] = []
  for (const rule of RULES) rules.push(...rule(signals, rules))
  const seen = see(signals, rules)
  return { signals, seen, features: featuresOf(seen) }
}

/** Category, topic and mood of a mail, with the words that decided; `support/other`, unsure, of one that says nothing. */
export function classify(input: ClassifierInput, understanding: Understanding): Classification {
  const { signals, seen, features } = seeing(input, understanding)
  if (saysNothing(seen)) return NOTHING_SAID
  const { model, taxonomy, learned } = understanding
  const judged = judge(model, features, signals.code ?? 'unknown', learned, storePoints(signals))
  const known = judged.categories.filter(({ id }) => findCategory(taxonomy, id) !== undefined)
  const [best, second] = known
  if (best === undefined) return NOTHING_SAID
  const topic = topicIn(judged, best.id)
  const beside = second === undefined ? undefined : topicIn(judged, second.id)
  const because = (weight: Weight, most: number) => tellingWords(seen, signals.text, weight, most)
  return {
    category: best.id,
    topic: topic.probability < TOPIC_PART * best.probability ? 'other' : topicOf(topic.id),
    probability: Math.round(best.probability * 1000) / 1000,
    // Another may have been likelier that the store has no more.
    sure: judged.sure && best === judged.categories[0] && !isBitter(topic.id, seen),
    evidence: distinct([
      ...ofStore(signals, topic.id),
      ...because(decides(understanding, topic.id, beside?.id), MAX_EVIDENCE),
    ]).slice(0, MAX_EVIDENCE),
    ...(beside === undefined ? {} : { runnerUp: categoryOf(beside.id), runnerUpTopic: topicOf(beside.id) }),
    ...mood(judged, model, because),
  }
}

/** "Hello there": some words, none of which tells anything. */
function saysNothing({ words, concepts, signals }: Seen): boolean {
  return words.length === 0 || (words.length <= FEW_WORDS && concepts.length + signals.length === 0)
}

/** Of such a mail nothing is known. */
const NOTHING_SAID: Classification = {
  category: 'support',
  topic: 'other',
  probability: 0,
  sure: false,
  evidence: [],
  signs: [],
  urgent: false,
}

/** The likeliest topic of a category. */
function topicIn({ topics }: Judgement, category: string): Probable {
  return topics.find(({ id }) => categoryOf(id) === category) ?? { id: `${category}/other`, probability: 0 }
}

function topicOf(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

/** Points of the store's phrases. Those for topics of the model are features too, but what the store says itself is more. */
function storePoints({ all }: Signals): StorePoints {
  const points = new Map<string, number>()
  for (const signal of all)
    if (signal.ofStore === true) points.set(signal.tag, (points.get(signal.tag) ?? 0) + signal.points)
  return points
}

/** The store's own phrases that speak for a topic. */
function ofStore({ all }: Signals, topic: string): readonly string[] {
  return all.filter((signal) => signal.ofStore === true && signal.tag === topic).map((signal) => signal.text)
}

/** How much a bucket speaks for one topic and its category, rather than for another. */
function decides({ model, learned }: Understanding, topic: string, beside: string | undefined): Weight {
  const pro = columnPair(model, topic)
  // A topic of the store's own has nothing in the model: only what was learned speaks for it.
  const contra = pro === undefined || beside === undefined ? undefined : columnPair(model, beside)
  const own = learned === undefined ? -1 : learned.ownTopics.indexOf(topic)
  const ownColumn = own < 0 ? -1 : columnsOf(model).signs + own
  return (bucket) => {
    const row = learned?.rows.get(bucket)
    const forIt = pro === undefined ? 0 : pairWeight(model, bucket, pro, row)
    const against = contra === undefined ? 0 : pairWeight(model, bucket, contra, row)
    return forIt - against + (row?.[ownColumn] ?? 0)
  }
}

/** The columns of a topic and of its category. */
type ColumnPair = { readonly category: number; readonly topic: number }

function columnPair(model: Model, id: string): ColumnPair | undefined {
  const topic = model.topics.indexOf(id)
  if (topic < 0) return undefined
  return { category: model.categories.indexOf(categoryOf(id)), topic: columnsOf(model).topics + topic }
}

function pairWeight(
  model: Model,
  bucket: number,
  { category, topic }: ColumnPair,
  learned: Float32Array | undefined,
): number {
  const ofModel = weightOf(model, bucket, category) + weightOf(model, bucket, topic)
  return learned === undefined ? ofModel : ofModel + (learned[category] ?? 0) + (learned[topic] ?? 0)
}

type Because = (weight: Weight, most: number) => readonly string[]

/** The signs with their words, and whether somebody should see the mail before the others. */
function mood(
  judged: Judgement,
  model: Model,
  because: Because,
): Pick<Classification, 'signs' | 'urgent' | 'urgentBecause'> {
  const { signs: signsFrom } = columnsOf(model)
  const scoreOf = (sign: Sign) => judged.scores[signsFrom + SIGNS.indexOf(sign)] ?? 0
  const likeliest = [...URGENT_SIGNS].sort((a, b) => scoreOf(b) - scoreOf(a))
  const urgentSigns = judged.urgent ? likeliest.filter((sign, i) => i === 0 || judged.signs.includes(sign)) : []
  const raising = judged.signs.filter((sign) => !URGENT_SIGNS.includes(sign))
  const signs = [...urgentSigns, ...raising].map(
    (sign): FoundSign => ({
      sign,
      words: because((bucket) => weightOf(model, bucket, signsFrom + SIGNS.indexOf(sign)), MAX_SIGN_WORDS),
    }),
  )
  const [first] = signs
  if (!judged.urgent || first === undefined) return { signs, urgent: false }
  return { signs, urgent: true, urgentBecause: `${first.sign}: ${first.words.join(', ')}` }
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()]
}
