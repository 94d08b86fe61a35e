/** Which words decided: every feature's share of a score is given back to the words it came from. */
import type { Word } from '../../language/words.ts'
import { eachConceptFeature, eachPhraseFeature, eachWordFeature, type Seen, valuesOf } from './features.ts'

/** How much a bucket speaks for what is asked about. */
export type Weight = (bucket: number) => number

/** A word with a smaller part than this of all that speaks is noise. */
const LEAST_PART = 0.06
/** A neighbour joins a telling word when it has this part of its weight. */
const NEIGHBOUR = 0.3
const LONGEST_RUN = 4
const JOINED = /^[\s'’-]{1,5}$/

/** What each word speaks for, by its number; in all the score without its bias. */
export function sharesOf(seen: Seen, weight: Weight): Float64Array {
  const shares = new Float64Array(seen.words.length)
  const values = valuesOf(seen)
  const give = (bucket: number, value: number, first: number, last: number): void => {
    const share = value * weight(bucket)
    if (share === 0 || first < 0) return
    // What two words tell together stands at its ends; all between belongs to a phrase.
    const part = share / (last - first + 1)
    for (let at = first; at <= last; at++) shares[at] = (shares[at] ?? 0) + part
  }
  eachWordFeature(seen, (bucket, part, first, last) => give(bucket, part * values.word(bucket), first, last))
  eachConceptFeature(seen, (bucket, part, first, last) => give(bucket, part * values.concept, first, last))
  eachPhraseFeature(seen, give)
  return shares
}

/** The runs of words that speak most, as written, the strongest first. */
export function tellingWords(seen: Seen, text: string, weight: Weight, most: number): readonly string[] {
  const { words } = seen
  const shares = sharesOf(seen, weight)
  const speaking = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  const taken = new Set<number>()
  const runs: { readonly share: number; readonly text: string }[] = []
  for (const at of [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0))) {
    const own = shares[at] ?? 0
    if (runs.length >= 2 * most || own <= 0 || own < LEAST_PART * speaking) break
    if (taken.has(at)) continue
    const [first, last] = runAround(at)
    let share = 0
    for (let i = first; i <= last; i++) {
      taken.add(i)
      share += shares[i] ?? 0
    }
    runs.push({ share, text: writtenFrom(text, words[first], words[last]) })
  }
  const distinct = [
    ...new Map(runs.sort((a, b) => b.share - a.share).map((run) => [run.text.toLowerCase(), run.text])).values(),
  ]
  return distinct.filter((one) => !distinct.some((other) => isInside(one, other))).slice(0, most)

  function runAround(at: number): readonly [number, number] {
    const least = NEIGHBOUR * (shares[at] ?? 0)
    const joins = (i: number) =>
      !taken.has(i) && words[i]?.sentence === words[at]?.sentence && (shares[i] ?? 0) >= least && !crossesSubject(i, at)
    let first = at
    let last = at
    while (last - first + 1 < LONGEST_RUN) {
      const before = joins(first - 1) && adjoin(first - 1) ? (shares[first - 1] ?? 0) : 0
      const after = joins(last + 1) && adjoin(last) ? (shares[last + 1] ?? 0) : 0
      if (before === 0 && after === 0) break
      if (before >= after) first--
      else last++
    }
    return [first, last]
  }

  /** Nothing but blanks, hyphens and apostrophes between a word and the next. */
  function adjoin(at: number): boolean {
    const [word, next] = [words[at], words[at + 1]]
    return word !== undefined && next !== undefined && JOINED.test(text.slice(word.at + word.text.length, next.at))
  }

  function crossesSubject(one: number, other: number): boolean {
    return one < seen.subjectWords !== other < seen.subjectWords
  }
}

function writtenFrom(text: string, from: Word | undefined, to: Word | undefined): string {
  if (from === undefined || to === undefined) return ''
  return text.slice(from.at, to.at + to.text.length).replace(/\s+/g, ' ')
}

function isInside(word: string, longer: string): boolean {
  return longer.length > word.length && longer.toLowerCase().includes(word.toLowerCase())
}
