import { fold } from '../language/fold.ts'
import { wordsOf } from '../language/words.ts'
import { findIndexed, patternIndex } from './find-patterns.ts'
import { allPhrases, fixedPhrases, type PhraseFinder, storeEntries, tagOf } from './phrases.ts'
import type { Taxonomy } from './taxonomy.ts'

/** Makes a finder of fixed phrases; the phrase net. */
type Compile = (phrases: ReturnType<typeof fixedPhrases>) => { readonly find: PhraseFinder }

/**
 * The finder for one store: the fixed phrases of the packs and all phrases of the store. Made once at the start. (The packs'
 * phrases with open places are found by language, see `find-patterns.ts`.)
 */
export function phraseFinder(taxonomy: Taxonomy, compile: Compile): PhraseFinder {
  const ofStore = storeEntries(taxonomy)
  const { find } = compile([...allPhrases(), ...fixedPhrases(ofStore)])
  const patterns = patternIndex(ofStore)
  if (patterns.byWord.size + patterns.byStem.size === 0) return find
  return (text, words = wordsOf(fold(text))) => [
    ...find(text, words),
    ...findIndexed(words, patterns).map(({ entry, from, to }) => {
      const [first, last] = [words[from], words[to]]
      const phrase = text.slice(first?.at, last === undefined ? undefined : last.at + last.text.length)
      return { phrase, tag: tagOf(entry), first: from, last: to }
    }),
  ]
}
