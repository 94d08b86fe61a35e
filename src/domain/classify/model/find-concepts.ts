/** Finds what customers talk about in a text cut into words; see `language/concepts.ts` for the entries' marks. */
import { CONCEPT_IDS, type ConceptWords } from '../../language/concepts.ts'
import { fold } from '../../language/fold.ts'
import { type Word, wordsOf } from '../../language/words.ts'

/** A concept, by its number, and the words it stands in (both included). */
export type ConceptHit = { readonly concept: number; readonly first: number; readonly last: number }

export type ConceptFinder = (words: readonly Word[]) => readonly ConceptHit[]

type Part =
  | { readonly kind: 'word' | 'stem'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'gap' }
type Entry = { readonly concept: number; readonly first: string; readonly rest: readonly Part[] }

const SHORTEST_STEM = 3
const LONGEST_STEM = 16
const MAX_GAP = 4
const MOST_KNOWN = 20_000
/** `l'ordine`, `dell'acqua`: what is joined before a word. */
const LONGEST_ELISION = 6
const NUMBER = /^[\d\s%.,]*$/
const NONE: readonly Entry[] = []

/** Compiles the words of one language. */
export function compileConcepts(words: ConceptWords): ConceptFinder {
  const byWord = new Map<string, Entry[]>()
  const byStem = new Map<string, Entry[]>()
  CONCEPT_IDS.forEach((id, concept) => {
    for (const text of fold(words[id]).split('|')) {
      // A bare number says nothing: "10 %" would be ten of anything.
      if (NUMBER.test(text)) continue
      const [first, ...rest] = partsOf(text.trim())
      if (first === undefined || first.kind === 'any' || first.kind === 'gap') continue
      const map = first.kind === 'stem' ? byStem : byWord
      const entry = { concept, first: first.text, rest }
      const known = map.get(first.text)
      if (known === undefined) map.set(first.text, [entry])
      else known.push(entry)
    }
  })
  const known = new Map<string, Beginning>()
  return (text) => {
    const forms = text.map((word) => formsOf(word.text))
    const hits: ConceptHit[] = []
    text.forEach((word, at) => {
      for (const form of forms[at] ?? []) {
        const { any, byNext } = beginningWith(form)
        for (const entry of any) add(entry, word.sentence, at)
        if (byNext.size === 0) continue
        for (const next of forms[at + 1] ?? [])
          for (const entry of byNext.get(next) ?? NONE) add(entry, word.sentence, at)
      }
    })
    return hits

    function add({ concept, rest }: Entry, sentence: number, first: number): void {
      const last = lastWord(text, forms, rest, sentence, first)
      if (last !== undefined) hits.push({ concept, first, last })
    }
  }

  /** The entries whose first word this is. Most words of a mail were in the mails before it. */
  function beginningWith(form: string): Beginning {
    const before = known.get(form)
    if (before !== undefined) return before
    const found = [...(byWord.get(form) ?? NONE)]
    for (let length = SHORTEST_STEM; length <= LONGEST_STEM && length <= form.length; length++)
      found.push(...(byStem.get(form.slice(0, length)) ?? NONE))
    if (known.size >= MOST_KNOWN) known.clear()
    const beginning = found.length === 0 ? NOTHING : sorted(found)
    known.set(form, beginning)
    return beginning
  }
}

/** Entries by their second word where it is a whole word: "no" alone begins hundreds. */
type Beginning = { readonly any: readonly Entry[]; readonly byNext: ReadonlyMap<string, readonly Entry[]> }
const NOTHING: Beginning = { any: NONE, byNext: new Map() }

function sorted(entries: readonly Entry[]): Beginning {
  const next = ({ rest: [second] }: Entry): string => (second?.kind === 'word' ? second.text : '')
  const byNext = Map.groupBy(entries, next)
  const any = byNext.get('') ?? NONE
  byNext.delete('')
  return { any, byNext }
}

const PLAIN = /^[a-z0-9]+$/

/** Written folded, blanks single. */
function partsOf(text: string): readonly Part[] {
  return text.split(' ').flatMap((part): readonly Part[] => {
    if (part === '_') return [{ kind: 'any' }]
    if (part === '~') return [{ kind: 'gap' }]
    const isStem = part.endsWith('*')
    const word = isStem ? part.slice(0, -1) : part
    if (PLAIN.test(word)) return [{ kind: isStem ? 'stem' : 'word', text: word }]
    // Cut as a text is cut, so that hyphens and signs are treated alike.
    const words = wordsOf(part).map(({ text: cut }) => bare(cut))
    return words.map((cut, i): Part => ({ kind: isStem && i === words.length - 1 ? 'stem' : 'word', text: cut }))
  })
}

/** Apostrophes are left out, people forget them; what stands after one counts as a word too. */
function formsOf(word: string): readonly string[] {
  const apostrophe = word.indexOf("'")
  if (apostrophe < 0) return [word]
  const after = word.slice(apostrophe + 1)
  return apostrophe <= LONGEST_ELISION && after.length >= SHORTEST_STEM ? [bare(word), bare(after)] : [bare(word)]
}

function bare(word: string): string {
  return word.includes("'") ? word.replaceAll("'", '') : word
}

/** The last word that the rest of an entry covers, or nothing. A gap takes as few words as it can. */
function lastWord(
  words: readonly Word[],
  forms: readonly (readonly string[])[],
  rest: readonly Part[],
  sentence: number,
  first: number,
): number | undefined {
  let at = first
  let gap = 0
  for (const part of rest) {
    if (part.kind === 'gap') {
      gap = MAX_GAP
      continue
    }
    const end = at + 1 + gap
    gap = 0
    do at++
    while (at < end && !fitsAt(at, part))
    if (!fitsAt(at, part)) return undefined
  }
  return at

  function fitsAt(place: number, part: Part): boolean {
    return words[place]?.sentence === sentence && (forms[place]?.some((form) => fits(part, form)) ?? false)
  }
}

function fits(part: Part, form: string): boolean {
  if (part.kind === 'word') return form === part.text
  return part.kind === 'stem' ? form.startsWith(part.text) : true
}
