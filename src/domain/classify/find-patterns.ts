/**
 * Finds the entries with open places (`reembols*`, `no me _ llegado`, `code ~ not work*`) in a folded text. One pass over
 * the words; each word is looked up by its beginnings, so the cost does not grow with the number of entries.
 */
import { fold } from '../language/fold.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { ENTRIES, type Entry, isPattern } from './phrases.ts'

export type Word = { readonly text: string; readonly at: number; readonly sentence: number }

/** A pattern found: the words `from` to `to` (both included). */
export type PatternHit = { readonly entry: Entry; readonly from: number; readonly to: number }

type Part = { readonly kind: 'word' | 'stem' | 'any' | 'gap'; readonly text: string }
type Pattern = { readonly entry: Entry; readonly parts: readonly Part[] }

const MAX_GAP = 4
const MIN_STEM = 3
const MAX_STEM = 16

const byWord = new Map<string, Pattern[]>()
const byStem = new Map<string, Pattern[]>()
for (const entry of ENTRIES.filter(isPattern)) {
  const parts = fold(entry.text).replace(/-/g, ' ').split(' ').map(parsePart)
  const first = parts[0]
  if (first === undefined) continue
  const index = first.kind === 'stem' ? byStem : byWord
  index.set(first.text, [...(index.get(first.text) ?? []), { entry, parts }])
}

function parsePart(text: string): Part {
  if (text === '_') return { kind: 'any', text }
  if (text === '~') return { kind: 'gap', text }
  if (text.endsWith('*')) return { kind: 'stem', text: text.slice(0, -1) }
  return { kind: 'word', text }
}

/** Words of a folded text with their place and sentence. A hyphen parts words. Sentences end at `.!?` before a space, and at empty lines. */
export function wordsOf(folded: string): readonly Word[] {
  const words: Word[] = []
  let sentence = 0
  let end = 0
  for (const match of folded.matchAll(WORD)) {
    // One or two signs between words are the rule; only longer ones can end a sentence.
    if (
      words.length > 0 &&
      match.index - end > 1 &&
      SENTENCE_END.test(folded.slice(end, Math.min(match.index, end + 40)))
    ) {
      sentence++
    }
    words.push({ text: match[0], at: match.index, sentence })
    end = match.index + match[0].length
  }
  return words
}

const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu
const SENTENCE_END = /[.!?…;]["»”')]*\s|\n\s*\n/

export function findPatterns(words: readonly Word[], speaks: (code: PackCode) => boolean): readonly PatternHit[] {
  const hits: PatternHit[] = []
  words.forEach((word, from) => {
    const tryAll = (patterns: readonly Pattern[] | undefined) => {
      for (const { entry, parts } of patterns ?? []) {
        if (!speaks(entry.code)) continue
        const to = lastWord(words, from, parts)
        if (to !== undefined) hits.push({ entry, from, to })
      }
    }
    tryAll(byWord.get(word.text))
    const longest = Math.min(word.text.length, MAX_STEM)
    for (let length = MIN_STEM; length <= longest; length++) tryAll(byStem.get(word.text.slice(0, length)))
  })
  return hits
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
