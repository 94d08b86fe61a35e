import type { BouncingPack } from '../../language/bouncing-pack.ts'
import { BOUNCING_PACKS } from '../../language/bouncing-packs.ts'
import { fold } from '../../language/fold.ts'

/** What `…` in a phrase may stand for, in characters. */
const LONGEST_GAP = 80

/** A phrase in its parts, between which a few other words may stand. */
type Phrase = readonly string[]

/** The phrases of one kind in all languages. */
export type Phrases = readonly Phrase[]

type Lists = Exclude<keyof BouncingPack, 'code'>

/** Gathers what all packs say under `name`. Done once, when the program starts. */
export function phrasesOf(name: Lists): Phrases {
  const all = new Set(BOUNCING_PACKS.flatMap((pack) => pack[name].map(fold)))
  return [...all].map((phrase) => phrase.split('…').map((part, index) => (index === 0 ? part.trimEnd() : part.trim())))
}

/** Text in the form in which phrases are compared: folded, blanks as one. */
export function comparable(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim()
}

/** Whether the comparable text says one of the phrases. */
export function says(text: string, phrases: Phrases): boolean {
  return phrases.some((phrase) => at(text, phrase) >= 0)
}

/** Whether the comparable text begins with one of the phrases. */
export function begins(text: string, phrases: Phrases): boolean {
  return phrases.some((phrase) => text.startsWith(phrase[0] ?? '') && at(text, phrase) === 0)
}

/** Where the first of the phrases begins, or -1. */
export function firstOf(text: string, phrases: Phrases): number {
  let first = -1
  for (const phrase of phrases) {
    const found = at(text, phrase)
    if (found >= 0 && (first < 0 || found < first)) first = found
  }
  return first
}

function at(text: string, phrase: Phrase): number {
  const [head = '', ...rest] = phrase
  const start = text.indexOf(head)
  if (start < 0 || rest.length === 0) return start
  // Only the first three places: a phrase with a gap is no reason to go through a long text many times.
  for (let from = start, tries = 0; from >= 0 && tries < 3; from = text.indexOf(head, from + 1), tries++) {
    let end = from + head.length
    for (const part of rest) {
      const next = text.slice(end, end + LONGEST_GAP + part.length).indexOf(part)
      end = next < 0 ? -1 : end + next + part.length
      if (end < 0) break
    }
    if (end >= 0) return from
  }
  return -1
}
