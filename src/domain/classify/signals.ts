/** What was found in a mail, before any rule judges it. */
import { fold } from '../language/fold.ts'
import { recognise } from '../language/guess-language.ts'
import type { Language } from '../language/language.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'
import { findPatterns, type Word, wordsOf } from './find-patterns.ts'
import { ENTRIES, isPattern, type PhraseFinder } from './phrases.ts'

/** A telling phrase in the mail. `text` is as written; `first` and `last` are word numbers. */
export type Signal = {
  readonly tag: string
  readonly points: number
  readonly text: string
  readonly first: number
  readonly last: number
  readonly sentence: number
  readonly inSubject: boolean
}

export type Signals = {
  readonly all: readonly Signal[]
  /** Subject and new text, as written. */
  readonly text: string
  readonly words: readonly Word[]
  /** The new text asks something: a question mark, or a sign of asking. */
  readonly asks: boolean
}

export type ClassifierInput = {
  readonly subject: string
  readonly newText: string
  readonly language: Language | 'unknown'
}

/** What a mail is about is said before this many characters. */
const MAX_TEXT = 8_000
const MAX_SUBJECT = 200
/** A subject that answers somebody is the store's own, not what the customer wants to say. */
const ANSWER_SUBJECT = /^\s*(?:re|rv|res|odp|aw|antw|sv|fwd?|enc|pd|wg|tr)\s*:/i
const SHORT_TEXT = 25

const POINTS = new Map(
  ENTRIES.filter((entry) => !isPattern(entry)).map((entry) => [
    keyOf(`${entry.code}:${entry.tag}`, entry.text),
    entry.points,
  ]),
)
const NEGATIONS = new Map(UNDERSTANDING_PACKS.map((pack) => [pack.code, new Set(pack.negations.split(' ').map(fold))]))

export function readSignals(input: ClassifierInput, phrases: PhraseFinder): Signals {
  const newText = input.newText.slice(0, MAX_TEXT).normalize('NFC')
  const answers = ANSWER_SUBJECT.test(input.subject) && newText.length > SHORT_TEXT
  const subject = answers ? '' : input.subject.slice(0, MAX_SUBJECT).normalize('NFC')
  const text = `${subject}\n\n${newText}`
  const words = wordsOf(fold(text))
  const code = input.language === 'unknown' ? recognise(text) : input.language

  const found = (speaks: (code: PackCode) => boolean) => search(text, subject.length, words, phrases, speaks)
  const own = found((other) => code === undefined || other === code)
  const all = own.length > 0 || code === undefined ? own : found(() => true)
  const signals = { all, text, words }
  return { ...signals, asks: newText.includes('?') || all.some((signal) => signal.tag === 'sign/ask') }
}

function search(
  text: string,
  subjectLength: number,
  words: readonly Word[],
  phrases: PhraseFinder,
  speaks: (code: PackCode) => boolean,
): readonly Signal[] {
  const at = new Map(words.map((word, index) => [word.at, index]))
  const found: (Signal & { readonly code: PackCode })[] = []
  const add = (code: PackCode, tag: string, points: number, first: number, last: number) => {
    const from = words[first]
    const to = words[last]
    if (from === undefined || to === undefined) return
    const written = text.slice(from.at, to.at + to.text.length).replace(/\s+/g, ' ')
    found.push({
      code,
      tag,
      points,
      text: written,
      first,
      last,
      sentence: from.sentence,
      inSubject: from.at < subjectLength,
    })
  }
  for (const { phrase, tag, at: known } of phrases(text)) {
    const start = known ?? text.indexOf(phrase)
    const [code = '', bare = ''] = tag.split(':')
    const first = at.get(start)
    if (first === undefined || !isCode(code) || !speaks(code)) continue
    const end = start + phrase.length
    let last = first
    while ((words[last + 1]?.at ?? Infinity) < end) last++
    add(code, bare, POINTS.get(keyOf(tag, phrase)) ?? 1, first, last)
  }
  for (const { entry, from, to } of findPatterns(words, speaks)) add(entry.code, entry.tag, entry.points, from, to)
  return found.filter((signal) => !isCovered(signal, found) && !isTurned(signal, signal.code, words))
}

/** Inside a phrase that says nothing, or inside a longer one that says the same. */
function isCovered(signal: Signal, all: readonly Signal[]): boolean {
  return all.some((other) => {
    if (other === signal || other.first > signal.first || other.last < signal.last) return false
    const longer = other.last - other.first > signal.last - signal.first
    if (other.tag === 'sign/skip') return longer || signal.tag !== 'sign/skip'
    return longer && other.tag === signal.tag
  })
}

/** "Nobody was hurt", "not damaged": harm, anger and damage are turned round by a negation up to three words before. */
function isTurned(signal: Signal, code: PackCode, words: readonly Word[]): boolean {
  if (!signal.tag.startsWith('urgent/') && signal.tag !== 'delivery/damaged') return false
  const negations = NEGATIONS.get(code)
  return words
    .slice(Math.max(0, signal.first - 3), signal.first)
    .some((word) => word.sentence === signal.sentence && negations?.has(word.text) === true)
}

function isCode(code: string): code is PackCode {
  return NEGATIONS.has(code as PackCode)
}

function keyOf(tag: string, phrase: string): string {
  return `${tag}|${fold(phrase)
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`
}

/** Signals of a tag (or of all tags that begin with it, when it ends in `/`). */
export function withTag(signals: Signals, tag: string): readonly Signal[] {
  return signals.all.filter((signal) => (tag.endsWith('/') ? signal.tag.startsWith(tag) : signal.tag === tag))
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
