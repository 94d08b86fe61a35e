/**
 * Finds the entries with open places (`reembols*`, `no me _ llegado`, `code ~ not work*`) in a folded text. One pass over
 * the words; each word is looked up by its beginnings, so the cost does not grow with the number of entries.
 */
import { fold } from '../language/fold.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'
import type { Word } from '../language/words.ts'
import { ENTRIES, type Entry, isPattern } from './phrases.ts'

/** A pattern found: the words `from` to `to` (both included). */
export type PatternHit = { readonly entry: Entry; readonly from: number; readonly to: number }

type Part = { readonly kind: 'word' | 'stem' | 'any' | 'gap'; readonly text: string }
/** `first` is the text of the first part. */
type Pattern = { readonly entry: Entry; readonly parts: readonly Part[]; readonly first: string }

const MAX_GAP = 4
/** A stem has at least so many letters. */
const STEM_KEY = 3

export type PatternIndex = {
  readonly byWord: ReadonlyMap<string, readonly Pattern[]>
  /** By the first letters of the stem, short stems first. */
  readonly byStem: ReadonlyMap<string, readonly Pattern[]>
}

const ALL = patternIndex(ENTRIES)
const BY_CODE = new Map(
  UNDERSTANDING_PACKS.map(({ code }) => [code, patternIndex(ENTRIES.filter((entry) => entry.code === code))]),
)
const NONE: readonly Pattern[] = []

/** The entries with open places among these, ready to be found. */
export function patternIndex(entries: readonly Entry[]): PatternIndex {
  const patterns = entries.filter(isPattern).map((entry): Pattern => {
    const parts = fold(entry.text).replace(/-/g, ' ').split(' ').map(parsePart)
    return { entry, parts, first: parts[0]?.text ?? '' }
  })
  const stems = patterns
    .filter(({ first, parts }) => parts[0]?.kind === 'stem' && first.length >= STEM_KEY)
    .sort((a, b) => a.first.length - b.first.length)
  return {
    byWord: Map.groupBy(
      patterns.filter(({ parts }) => parts[0]?.kind !== 'stem'),
      ({ first }) => first,
    ),
    byStem: Map.groupBy(stems, ({ first }) => first.slice(0, STEM_KEY)),
  }
}

function parsePart(text: string): Part {
  if (text === '_') return { kind: 'any', text }
  if (text === '~') return { kind: 'gap', text }
  if (text.endsWith('*')) return { kind: 'stem', text: text.slice(0, -1) }
  return { kind: 'word', text }
}

/** The patterns of the packs in one language, or of all when none is named. */
export function findPatterns(words: readonly Word[], code: PackCode | undefined): readonly PatternHit[] {
  return findIndexed(words, code === undefined ? ALL : (BY_CODE.get(code) ?? ALL))
}

export function findIndexed(words: readonly Word[], { byWord, byStem }: PatternIndex): readonly PatternHit[] {
  const hits: PatternHit[] = []
  for (let from = 0; from < words.length; from++) {
    const text = words[from]?.text ?? ''
    for (const pattern of byWord.get(text) ?? NONE) add(pattern, from)
    if (text.length < STEM_KEY) continue
    for (const pattern of byStem.get(text.slice(0, STEM_KEY)) ?? NONE) {
      if (text.startsWith(pattern.first)) add(pattern, from)
    }
  }
  return hits

  function add({ entry, parts }: Pattern, from: number): void {
    const to = lastWord(words, from, parts)
    if (to !== undefined) hits.push({ entry, from, to })
  }
}

/** The last word a pattern covers when it begins at `from`, or nothing. A gap takes as few words as it can. */
function lastWord(words: readonly Word[], from: number, parts: readonly Part[]): number | undefined {
  let at = from
  for (let p = 1; p < parts.length; p++) {
    const part = parts[p]
    const next = parts[p + 1]
    if (part?.kind === 'gap' && next !== undefined) {
      const found = firstWithin(words, at + 1, next, words[from]?.sentence)
      if (found === undefined) return undefined
      at = found
      p++
    } else {
      at++
      const word = words[at]
      if (part === undefined || word === undefined || word.sentence !== words[from]?.sentence) return undefined
      if (!fits(part, word.text)) return undefined
    }
  }
  return at
}

function firstWithin(
  words: readonly Word[],
  start: number,
  part: Part,
  sentence: number | undefined,
): number | undefined {
  for (let at = start; at <= start + MAX_GAP; at++) {
    const word = words[at]
    if (word === undefined || word.sentence !== sentence) return undefined
    if (fits(part, word.text)) return at
  }
  return undefined
}

function fits(part: Part, word: string): boolean {
  if (part.kind === 'any') return true
  return part.kind === 'stem' ? word.startsWith(part.text) : word === part.text
}
