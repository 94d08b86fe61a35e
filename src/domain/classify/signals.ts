/** Telling phrases in a mail, before any rule draws a conclusion from them. */
import { fold } from '../language/fold.ts'
import type { LanguageGuess } from '../language/language.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'
import { cutWords, joinWords, type Word, type Words } from '../language/words.ts'
import { findPatterns } from './find-patterns.ts'
import { type Meaning, meaningOf, type PhraseFinder, type PhraseHit } from './phrases.ts'

/** A telling phrase in the mail. `text` is as written; `first` and `last` are word numbers; `ofStore` when the store gave it. */
export type Signal = {
  readonly tag: string
  readonly points: number
  readonly text: string
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly inSubject: boolean
  readonly ofStore?: true
}

export type Signals = {
  readonly all: readonly Signal[]
  readonly byTag: ReadonlyMap<string, readonly Signal[]>
  /** Subject and new text, as written. */
  readonly text: string
  /** The same in words, and how many of them stand in the subject. */
  readonly words: readonly Word[]
  readonly subjectWords: number
  /** The language it was searched in; nothing when it could not be told. */
  readonly code: PackCode | undefined
  /** The new text asks something: a question mark, or a sign of asking. */
  readonly asks: boolean
}

export type ClassifierInput = {
  readonly subject: string
  readonly newText: Words
  readonly language: PackCode | 'unknown'
}

/** What is classified of a mail: read in the language it is written in, whether or not anybody answers in that. */
export function inputOf(subject: string, newText: Words, { code }: LanguageGuess): ClassifierInput {
  return { subject, newText, language: code ?? 'unknown' }
}

const MAX_SUBJECT = 200
/** A subject that answers somebody is the store's own, not what the customer wants to say. */
const ANSWER_SUBJECT = /^\s*(?:re|rv|res|odp|aw|antw|sv|fwd?|enc|pd|wg|tr)\s*:/i
const SHORT_TEXT = 25

const NEGATIONS = new Map(UNDERSTANDING_PACKS.map((pack) => [pack.code, new Set(pack.negations.split(' ').map(fold))]))

export function readSignals(input: ClassifierInput, phrases: PhraseFinder): Signals {
  const answers = ANSWER_SUBJECT.test(input.subject) && input.newText.written.length > SHORT_TEXT
  const subject = cutWords(answers ? '' : input.subject, MAX_SUBJECT)
  const text = joinWords(subject, input.newText)
  const code = input.language === 'unknown' ? undefined : input.language

  const hits = phrases(text.written, text.words)
  const found = (spoken: PackCode | undefined) => search(text, subject.written.length, hits, spoken)
  const own = found(code)
  const all = own.length > 0 || code === undefined ? own : found(undefined)
  const byTag = Map.groupBy(all, (signal) => signal.tag)
  return {
    all,
    byTag,
    text: text.written,
    words: text.words,
    subjectWords: subject.words.length,
    code,
    asks: input.newText.written.includes('?') || byTag.has('sign/ask'),
  }
}

type Found = Signal & { readonly code: PackCode | 'any' }

/** The signals of one language, or of all when none is named. */
function search(
  { written, words }: Words,
  subjectLength: number,
  hits: readonly PhraseHit[],
  spoken: PackCode | undefined,
): readonly Signal[] {
  const found: Found[] = []
  const add = ({ code, tag, points, ofStore }: Meaning, first: number, last: number) => {
    const from = words[first]
    const to = words[last]
    if (from === undefined || to === undefined) return
    const covered = written.slice(from.at, to.at + to.text.length)
    const text = first === last ? covered : covered.replace(/\s+/g, ' ')
    const place = { first, last, sentence: from.sentence, inSubject: from.at < subjectLength }
    found.push({ code, tag, points, text, ...place, ...(ofStore ? { ofStore } : {}) })
  }
  for (const { tag, first, last } of hits) {
    const meaning = meaningOf(tag)
    if (meaning === undefined) continue
    if (spoken === undefined || meaning.code === spoken || meaning.code === 'any') add(meaning, first, last)
  }
  for (const { entry, from, to } of findPatterns(words, spoken)) add(entry, from, to)
  const taken = takenByStore(found)
  const left = found.filter((signal) => !taken(signal))
  const covered = coverage(left)
  return left.filter(
    (signal) => !covered(signal) && !isTurned(signal, signal.code === 'any' ? spoken : signal.code, words),
  )
}

/**
 * Tells whether the store says what words of a signal of the packs mean: all that a phrase of its own touches ("when do you *return the
 * deposit*" is no refund), and what a single word of its own is. Danger and anger stay what they are.
 */
function takenByStore(found: readonly Found[]): (signal: Found) => boolean {
  const inPhrases = new Set<number>()
  const alone = new Set<number>()
  for (const { ofStore, first, last } of found) {
    if (!ofStore) continue
    if (first === last) alone.add(first)
    else for (let at = first; at <= last; at++) inPhrases.add(at)
  }
  if (inPhrases.size + alone.size === 0) return () => false
  return ({ ofStore, tag, first, last }) => {
    if (ofStore || tag === 'sign/skip' || tag.startsWith('urgent/')) return false
    for (let at = first; at <= last; at++) if (inPhrases.has(at)) return true
    return first === last && alone.has(first)
  }
}

/** Tells whether a signal stands inside a phrase that says nothing, or inside a longer one that says the same. */
function coverage(found: readonly Found[]): (signal: Found) => boolean {
  const byFirst = Map.groupBy(found, (signal) => signal.first)
  const longest = found.reduce((most, { first, last }) => Math.max(most, last - first), 0)
  return (signal) => {
    // Only what begins here or a phrase's length before can cover it.
    for (let first = signal.first; first >= signal.last - longest && first >= 0; first--) {
      if (byFirst.get(first)?.some((other) => covers(other, signal)) === true) return true
    }
    return false
  }
}

function covers(other: Found, signal: Found): boolean {
  if (other === signal || other.last < signal.last) return false
  const longer = other.last - other.first > signal.last - signal.first
  if (other.tag === 'sign/skip') return longer || (signal.tag !== 'sign/skip' && !signal.ofStore)
  return longer && other.tag === signal.tag && other.ofStore === signal.ofStore
}

/** "Nobody was hurt", "not damaged": harm, anger and damage are turned round by a negation up to three words before. */
function isTurned(signal: Signal, code: PackCode | undefined, words: readonly Word[]): boolean {
  if (!signal.tag.startsWith('urgent/') && signal.tag !== 'delivery/damaged') return false
  const negations = code && NEGATIONS.get(code)
  return words
    .slice(Math.max(0, signal.first - 3), signal.first)
    .some((word) => word.sentence === signal.sentence && negations?.has(word.text))
}

/** Whether a tag is a `category/topic`, and not what rules combine (`sign/…`) or what speaks of danger and anger (`urgent/…`). */
export function isTopicTag(tag: string): boolean {
  return !tag.startsWith('sign/') && !tag.startsWith('urgent/')
}

const NONE: readonly Signal[] = []

export function withTag(signals: Signals, tag: string): readonly Signal[] {
  return signals.byTag.get(tag) ?? NONE
}

/** The first pair of signals of two tags that stand in one sentence, or `reach` sentences apart. */
export function together(
  signals: Signals,
  one: string,
  other: string,
  reach = 0,
): readonly [Signal, Signal] | undefined {
  for (const a of withTag(signals, one)) {
    for (const b of withTag(signals, other)) {
      const apart = a.last < b.first || b.last < a.first
      if (apart && Math.abs(a.sentence - b.sentence) <= reach) return a.first < b.first ? [a, b] : [b, a]
    }
  }
  return undefined
}
