/**
 * Phrases found with compiled nets of `compromise/one`. The library normalises for English only, so phrases and text are
 * folded before they are handed over (`ł`, `ñ`, `ß` and typographic apostrophes become plain); folding keeps every index,
 * and a hit is cut out of the text as it was written.
 *
 * Measured on the tokeniser: contractions (`l'ordine`, `doesn't`) stay one word when they are written out in the phrase
 * as well; `nao-funciona` matches `nao funciona`; Spanish `¿` and `¡` before a word do not disturb it.
 */
import nlp from 'compromise/one'
import type { PhraseNet } from '../../app/ports.ts'
import { fold } from '../../domain/language/fold.ts'

/** Longer texts are cut here: what a mail is about is said before this. */
const MAX_TEXT = 20_000

type Found = { readonly text: string; readonly offset: { readonly start: number; readonly length: number } }

export function compilePhrases(entries: readonly { readonly phrase: string; readonly tag: string }[]): PhraseNet {
  const tags = new Map<string, string[]>()
  for (const { phrase, tag } of entries) {
    const key = keyOf(fold(phrase))
    tags.set(key, [...(tags.get(key) ?? []), tag])
  }
  const trie = nlp.buildTrie([...tags.keys()])

  return {
    find(text) {
      const written = text.slice(0, MAX_TEXT)
      const folded = fold(written)
      const hits = nlp(folded).lookup(trie).json({ offset: true, terms: false }) as readonly Found[]
      return hits.flatMap(({ offset }) => {
        const end = offset.start + offset.length
        const key = keyOf(folded.slice(offset.start, end))
        const phrase = trimMarks(written.slice(offset.start, end))
        return (tags.get(key) ?? []).map((tag) => ({ phrase, tag, at: offset.start }))
      })
    },
  }
}

function keyOf(folded: string): string {
  return trimMarks(folded)
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
}

function trimMarks(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}]{1,20}$/u, '')
}
