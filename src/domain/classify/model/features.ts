/**
 * What the model sees of a mail: its words, pairs of neighbouring words, the letters inside words (so that an ending, a
 * typo or a compound that was never seen still says something), the words of the subject once more, and the telling
 * phrases that were found. Each is a bucket, a number from hashing; the words themselves are not kept, so that what is
 * stored of a correction holds no text.
 */
import { CONCEPT_IDS, type ConceptId } from '../../language/concepts.ts'
import type { Word } from '../../language/words.ts'
import type { Evidence } from '../rules/rule.ts'
import type { Signal } from '../signals.ts'
import type { ConceptHit } from './find-concepts.ts'

/** How many buckets there are; a power of two. Two features in one bucket share a weight. */
export const BUCKETS = 1 << 16

/** Buckets, each once, and how much of each the mail has. */
export type Features = {
  readonly buckets: Uint16Array
  readonly values: Float32Array
}

/** A mail cut into words, subject first, and what was found in it. */
export type Seen = {
  readonly words: readonly Word[]
  /** How many of the words stand in the subject. */
  readonly subjectWords: number
  readonly signals: readonly Signal[]
  readonly concepts: readonly ConceptHit[]
  /** Words in capitals, and exclamation marks side by side. */
  readonly shouted: { readonly words: number; readonly marks: number }
  /** What the rules concluded. */
  readonly rules: readonly Evidence[]
}

/** Told of each occurrence of a feature: its bucket, its share of the bucket's weight, and the words it covers. */
export type OnFeature = (bucket: number, weight: number, first: number, last: number) => void

const WORD = 0x811c9dc5
const PAIR = 0x1b873593
const LETTERS = 0x2545f491
const SUBJECT = 0x1e3779b1
const PHRASE = 0x05ebca6b
const RULE = 0x3c6ef372
const CONCEPT = 0x2b992ddf
const TOGETHER = 0x510e527f
const BEGINS = 0x3a09e617
const ENDS = 0x6a09e667
const ASKED = 0x7a09e617
const SHOUTED_WORDS = 0x13198a2e
const SHOUTED_MARKS = 0x03707344
const PRIME = 0x01000193

const SHORTEST = 3
const LONGEST = 5
/** A word longer than this is a code or a link. */
const LONGEST_WORD = 24
/** What a mail is about is said in so many words; of a longer one the end is looked at too. */
const FIRST_WORDS = 220
const LAST_WORDS = 60

/** Letters weigh less than words, because a word has many of them. */
const LETTERS_WEIGH = 0.3
const PAIR_WEIGHS = 0.8
const SUBJECT_WEIGHS = 0.5
/** A point of a phrase and of a rule, beside the text's length of one. */
const PHRASE_WEIGHS = 0.1
const RULE_WEIGHS = 0.1
const MOST_POINTS = 6
/** What is talked about, beside the text's length of one, and how much two in one sentence count beside one. */
const CONCEPTS_WEIGH = 2
const TOGETHER_WEIGHS = 0.5
/** Once more where it stands in the subject, in the first or the last sentence, or in one that asks for something. */
const PLACE_WEIGHS = 0.4

const SHOUT_WEIGHS = 0.7
/** So many shouted words or marks are as loud as it gets; who writes this part of all words in capitals always does. */
const MANY = 4
const ALWAYS = 0.7
/** Two concepts further apart than so many others are not told together. */
const NEAR = 12

/** Where one of these stands, the sentence says what is wanted; the others tell the story. */
const ASKING_IDS: readonly ConceptId[] = [
  'want',
  'how-to',
  'tell-me',
  'send-me',
  'is-it-possible',
  'solve-it',
  'send-new',
  'when',
  'why',
  'how-much',
  'which-one',
  'where',
]
const ASKING = new Set(ASKING_IDS.map((id) => CONCEPT_IDS.indexOf(id)))

/** Sums by bucket, all zero between two mails: to make 65,536 of them for each would cost more than all the rest. */
const scratch = new Float32Array(BUCKETS)

/** The features of a mail. The words together have length one: a long mail says no more than a short one. */
export function featuresOf(seen: Seen): Features {
  const touched: number[] = []
  const add: OnFeature = (bucket, value) => {
    const before = scratch[bucket] ?? 0
    if (before === 0) touched.push(bucket)
    scratch[bucket] = before + value
  }
  try {
    eachWordFeature(seen, add)
    const length = dampen(touched)
    for (const bucket of touched) scratch[bucket] = (scratch[bucket] ?? 0) / length
    const conceptLength = lengthOfConcepts(seen)
    eachConceptFeature(seen, (bucket, weight, first, last) =>
      add(bucket, (weight / conceptLength) * CONCEPTS_WEIGH, first, last),
    )
    eachPhraseFeature(seen, add)
    eachShout(seen, add)
    // What was taken back in between was touched twice.
    const buckets = Uint16Array.from(new Set(touched))
    return { buckets, values: Float32Array.from(buckets, (bucket) => scratch[bucket] ?? 0) }
  } finally {
    for (const bucket of touched) scratch[bucket] = 0
  }
}

/** Dampens the counts of the buckets that were touched; their length. */
function dampen(touched: readonly number[]): number {
  let squares = 0
  for (const bucket of touched) {
    const value = damped(scratch[bucket] ?? 0)
    scratch[bucket] = value
    squares += value * value
  }
  return Math.sqrt(squares) || 1
}

/** What an occurrence of weight one counts in `featuresOf`: of a word by its bucket, of any concept. */
export function valuesOf(seen: Seen): { readonly word: (bucket: number) => number; readonly concept: number } {
  const counts = new Map<number, number>()
  eachWordFeature(seen, (bucket, weight) => counts.set(bucket, (counts.get(bucket) ?? 0) + weight))
  let squares = 0
  for (const count of counts.values()) squares += damped(count) ** 2
  const length = Math.sqrt(squares) || 1
  return {
    word: (bucket) => {
      const count = counts.get(bucket) ?? 1
      return damped(count) / count / length
    },
    concept: CONCEPTS_WEIGH / lengthOfConcepts(seen),
  }
}

/** Said five times is not five times as much. */
function damped(count: number): number {
  return Math.sqrt(count)
}

/** Words, pairs, letters, and the subject's words. */
export function eachWordFeature({ words, subjectWords }: Seen, tell: OnFeature): void {
  let before = 0
  let sentence = -1
  for (let at = 0; at < words.length; at++) {
    if (at === FIRST_WORDS && words.length > FIRST_WORDS + LAST_WORDS) {
      at = words.length - LAST_WORDS
      // The word before the gap is nobody's neighbour, in however long a sentence.
      sentence = -1
    }
    const word = words[at]
    if (word === undefined) break
    const text = word.text
    const digits = firstDigit(text)
    const hash = digits < 0 ? hashOf(text, WORD) : numberShape(text)
    tell(bucketOf(hash), 1, at, at)
    if (at < subjectWords) tell(bucketOf(mix(hash, SUBJECT)), SUBJECT_WEIGHS, at, at)
    if (word.sentence === sentence) tell(bucketOf(mix(before, hash ^ PAIR)), PAIR_WEIGHS, at - 1, at)
    if (digits < 0 && text.length <= LONGEST_WORD) eachLetters(text, at, tell)
    before = hash
    sentence = word.sentence
  }
}

/** All runs of three to five letters of ` word `. */
function eachLetters(text: string, at: number, tell: OnFeature): void {
  const end = text.length + 1
  for (let from = -1; from < end - 1; from++) {
    let hash = LETTERS
    for (let to = from; to <= end - 1 && to - from < LONGEST; to++) {
      const unit = to < 0 || to === text.length ? 32 : text.charCodeAt(to)
      hash = Math.imul(hash ^ unit, PRIME)
      const length = to - from + 1
      if (length >= SHORTEST) tell(bucketOf(mix(hash, length)), LETTERS_WEIGH, at, at)
    }
  }
}

/** What is talked about, each once, in the subject once more; and what is talked about in one sentence. */
export function eachConceptFeature({ concepts, words, subjectWords }: Seen, tell: OnFeature): void {
  const told = new Set<number>()
  const once = (bucket: number, weight: number, first: number, last: number) => {
    if (told.has(bucket)) return
    told.add(bucket)
    tell(bucket, weight, first, last)
  }
  const begin = words[subjectWords]?.sentence
  const end = words.at(-1)?.sentence
  const asking = new Set(
    concepts.flatMap(({ concept, first }) => (ASKING.has(concept) ? [words[first]?.sentence] : [])),
  )
  for (const [at, { concept, first, last }] of concepts.entries()) {
    const sentence = words[first]?.sentence
    once(bucketOf(mix(concept, CONCEPT)), 1, first, last)
    if (first < subjectWords) once(bucketOf(mix(concept, CONCEPT ^ SUBJECT)), PLACE_WEIGHS, first, last)
    if (sentence === begin) once(bucketOf(mix(concept, BEGINS)), PLACE_WEIGHS, first, last)
    if (sentence === end) once(bucketOf(mix(concept, ENDS)), PLACE_WEIGHS, first, last)
    if (asking.has(sentence)) once(bucketOf(mix(concept, ASKED)), PLACE_WEIGHS, first, last)
    for (let i = at - 1; i >= 0 && i >= at - NEAR; i--) {
      const other = concepts[i]
      if (other === undefined || words[other.first]?.sentence !== sentence) break
      if (other.concept === concept) continue
      const low = Math.min(concept, other.concept)
      const high = Math.max(concept, other.concept)
      once(bucketOf(mix(low * 1024 + high, TOGETHER)), TOGETHER_WEIGHS, other.first, last)
    }
  }
}

function lengthOfConcepts(seen: Seen): number {
  let squares = 0
  eachConceptFeature(seen, (_, weight) => {
    squares += weight * weight
  })
  return Math.sqrt(squares) || 1
}

/** Telling phrases by tag, and what the rules made of them. */
export function eachPhraseFeature({ signals, rules }: Seen, tell: OnFeature): void {
  const told = new Map<string, number>()
  for (const { tag, points, first, last } of signals) {
    const before = told.get(tag) ?? 0
    const now = Math.min(MOST_POINTS, before + points)
    told.set(tag, now)
    if (now > before) tell(bucketOf(hashOf(tag, PHRASE)), (now - before) * PHRASE_WEIGHS, first, last)
  }
  const concluded = new Map<string, number>()
  for (const { category, topic, points, because } of rules) {
    const id = `${category}/${topic}`
    const before = concluded.get(id) ?? 0
    const now = Math.max(-MOST_POINTS, Math.min(MOST_POINTS, before + points))
    concluded.set(id, now)
    const places = because.length === 0 ? [NOWHERE] : because
    for (const place of places)
      tell(bucketOf(hashOf(id, RULE)), ((now - before) * RULE_WEIGHS) / places.length, place.first, place.last)
  }
}

/** Shouting makes mild words worse; alone it says nothing (some people always write in capitals). */
function eachShout({ shouted, words }: Seen, tell: OnFeature): void {
  const part = shouted.words / Math.max(1, words.length)
  if (part > 0 && part < ALWAYS) tell(bucketOf(SHOUTED_WORDS), Math.min(1, shouted.words / MANY) * SHOUT_WEIGHS, -1, -1)
  if (shouted.marks > 0) tell(bucketOf(SHOUTED_MARKS), Math.min(1, shouted.marks / MANY) * SHOUT_WEIGHS, -1, -1)
}

/** A conclusion from no word, but from what is not said. */
const NOWHERE = { first: -1, last: -1 }

function firstDigit(text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) return i
  }
  return -1
}

/** Of a number only how long it is, of a code that it is one. */
function numberShape(text: string): number {
  let digits = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) digits++
  }
  return Math.imul(WORD ^ (digits === text.length ? Math.min(digits, 6) : 9), PRIME)
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string, seed: number): number {
  let hash = seed
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME)
  return hash
}

function mix(a: number, b: number): number {
  return Math.imul(Math.imul(a ^ (b >>> 15), 0x2c1b3c6d) ^ b, 0x297a2d39)
}

/** The upper half of a last multiplication: FNV's lower bits alone repeat. */
function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) & (BUCKETS - 1)
}
