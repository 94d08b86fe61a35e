/** Phrases with choices, written as in `language/courtesy-pack.ts`, and where in a row of words they end. */
import { fold } from '../language/fold.ts'
import { wordsOf } from '../language/words.ts'

/** From a word to all that may begin with it. */
export type Phrases = ReadonlyMap<string, readonly Sequence[]>
/** Whether a word may fill an open place. */
export type MayFill = (word: string) => boolean

type Sequence = readonly Element[]
type Element = { readonly optional: boolean } & (
  | { readonly kind: 'words'; readonly words: ReadonlySet<string> }
  | { readonly kind: 'part'; readonly phrases: Phrases }
  | { readonly kind: 'open' }
)

/** Compiles phrases; parts may name parts that stand before them. */
export function compilePhrases(written: string, parts: Readonly<Record<string, string>>): Phrases {
  const known = new Map<string, Phrases>()
  for (const [name, phrases] of Object.entries(parts)) known.set(name, byFirstWord(sequencesOf(phrases, known)))
  return byFirstWord(sequencesOf(written, known))
}

function byFirstWord(sequences: readonly Sequence[]): Phrases {
  const byFirst = new Map<string, Sequence[]>()
  for (const sequence of sequences)
    for (const first of firstWords(sequence)) {
      const others = byFirst.get(first)
      if (others === undefined) byFirst.set(first, [sequence])
      else others.push(sequence)
    }
  return byFirst
}

/** The places after the phrases that begin at a word. */
export function endsOfPhrases(
  phrases: Phrases,
  words: readonly string[],
  from: number,
  mayFill: MayFill,
): readonly number[] {
  const sequences = phrases.get(words[from] ?? '')
  if (sequences === undefined) return NOWHERE
  const ends: number[] = []
  for (const sequence of sequences)
    for (const end of endsOf(sequence, words, from, mayFill)) if (end > from && !ends.includes(end)) ends.push(end)
  return ends
}

const NOWHERE: readonly number[] = []

/** All places at once, so that choices do not multiply. */
function endsOf(sequence: Sequence, words: readonly string[], from: number, mayFill: MayFill): readonly number[] {
  let places: readonly number[] = [from]
  for (const element of sequence) {
    const next: number[] = element.optional ? [...places] : []
    for (const place of places)
      for (const end of afterElement(element, words, place, mayFill)) if (!next.includes(end)) next.push(end)
    if (next.length === 0) return NOWHERE
    places = next
  }
  return places
}

function afterElement(element: Element, words: readonly string[], place: number, mayFill: MayFill): readonly number[] {
  const word = words[place]
  if (word === undefined) return NOWHERE
  if (element.kind === 'part') return endsOfPhrases(element.phrases, words, place, mayFill)
  return (element.kind === 'open' ? mayFill(word) : element.words.has(word)) ? [place + 1] : NOWHERE
}

function sequencesOf(written: string, parts: ReadonlyMap<string, Phrases>): readonly Sequence[] {
  return written.split('|').map((phrase) =>
    phrase
      .trim()
      .split(/\s+/)
      .map((token) => elementOf(token, parts)),
  )
}

function elementOf(token: string, parts: ReadonlyMap<string, Phrases>): Element {
  const optional = token.startsWith('[')
  const bare = optional ? token.slice(1, -1) : token
  if (bare === '_') return { kind: 'open', optional }
  if (!bare.startsWith('<')) return { kind: 'words', optional, words: new Set(bare.split('/').map(asWord)) }
  const phrases = parts.get(bare.slice(1, -1))
  if (phrases === undefined) throw new Error(`No part ${bare} before it`)
  return { kind: 'part', optional, phrases }
}

/** As a text is cut. */
function asWord(word: string): string {
  const cut = wordsOf(fold(word)).map(({ text }) => text)
  if (cut.length !== 1) throw new Error(`"${word}" is not one word`)
  return (cut[0] ?? '').replaceAll("'", '')
}

/** The words a phrase can begin with. No phrase begins with an open place. */
function firstWords(sequence: Sequence): ReadonlySet<string> {
  const first = new Set<string>()
  for (const element of sequence) {
    if (element.kind === 'open') throw new Error('A phrase begins with an open place')
    const words = element.kind === 'words' ? element.words : [...element.phrases.keys()]
    for (const word of words) first.add(word)
    if (!element.optional) break
  }
  return first
}
