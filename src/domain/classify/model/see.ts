/** A mail as the model sees it. */
import { CONCEPT_PACKS } from '../../language/concept-packs.ts'
import type { PackCode } from '../../language/understanding-pack.ts'
import type { Evidence } from '../rules/rule.ts'
import type { Signals } from '../signals.ts'
import type { Seen } from './features.ts'
import { type ConceptFinder, compileConcepts } from './find-concepts.ts'

const finders = new Map<PackCode, ConceptFinder>()

/** Compiled when the first mail in that language comes: a store hears most languages never. */
function finderOf(code: PackCode): ConceptFinder {
  const known = finders.get(code)
  if (known !== undefined) return known
  const finder = compileConcepts(CONCEPT_PACKS[code])
  finders.set(code, finder)
  return finder
}

/** What the signals, the rules and the words of its language say. Where the language cannot be told, no words do. */
export function see({ words, subjectWords, all, code, text }: Signals, rules: readonly Evidence[]): Seen {
  return {
    words,
    subjectWords,
    signals: all,
    rules,
    concepts: code === undefined ? [] : finderOf(code)(words),
    shouted: { words: text.match(CAPITALS)?.length ?? 0, marks: text.match(MARKS)?.length ?? 0 },
  }
}

const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{4,30}(?![\p{L}\p{N}])/gu
const MARKS = /!{2}|!\?|\?!/g
