/**
 * Which words speak for which languages. Two sources: the words of the packs, and the words that were counted in mails of
 * known language (`counted`: one line a word; the first line says how many mails there were), which tell how common a word is in each. A word speaks for a language by its share in it:
 * "não" for one alone, "de" a little for several.
 */
import { fold } from './fold.ts'
import { RECOGNISING_PACKS } from './recognising-packs.ts'

/** Places of languages and how much the word speaks for each, one after the other. */
export type Vote = readonly number[]
export type KnownWords = (word: string) => Vote | undefined

/** A word of a pack is as common as one in every twentieth mail, if it was not counted more often. */
const LISTED = 0.05
/** The share of that for a spelling without its diacritics. */
const FOLDED = 0.75
/** A word that was seen in fewer mails says less. */
const SEEN_ENOUGH = 3
/** The more languages share a word, the less it says: more than in proportion. */
const SHARED = 1.5
const LEAST = 0.05

/** For each language of a word one after the other: its place, how common the word is in it, how sure that is. */
type Shares = number[]

/**
 * What the packs and the counted words say, by word in lower case and by folded word. `languages` gives languages their
 * places; `counted` is the text that `test/check/counted-words.ts` makes.
 */
export function knownWords(languages: readonly string[], counted: string): KnownWords {
  const places = new Map(languages.map((code, place) => [code, place]))
  const shares = new Map<string, Shares>()
  const lines = counted.split('\n')
  const mails = new Float64Array(languages.length)
  for (const [place, count] of countsIn(lines[0] ?? '', 0, places)) mails[place] = count
  for (let line = 1; line < lines.length; line++) {
    const said = lines[line] ?? ''
    const end = said.indexOf(' ')
    if (end < 0) continue
    const word = said.slice(0, end)
    const spellings = spellingsOf(word)
    for (const [place, count] of countsIn(said, end + 1, places)) {
      const rate = count / (mails[place] ?? count)
      addShare(shares, word, place, rate, count / SEEN_ENOUGH)
      for (const other of spellings) addShare(shares, other, place, rate, count / SEEN_ENOUGH)
    }
  }
  for (const { code, words } of RECOGNISING_PACKS) {
    const place = places.get(code) ?? -1
    for (const word of words.split(' ')) {
      raiseShare(shares, word, place, LISTED, 1)
      for (const other of spellingsOf(word)) raiseShare(shares, other, place, LISTED * FOLDED, FOLDED)
    }
  }
  // Most words are never asked for: a vote is made when it is.
  const votes = new Map<string, Vote>()
  return (word) => {
    const known = votes.get(word)
    const own = known === undefined ? shares.get(word) : undefined
    if (own === undefined) return known
    const vote = voteOf(own)
    votes.set(word, vote)
    return vote
  }
}

const UMLAUT = /[äöüß]/g
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** How else a word is typed: without its diacritics, and with umlauts spelt out. */
function spellingsOf(word: string): readonly string[] {
  const folded = fold(word)
  if (folded === word) return []
  const speltOut = word.replace(UMLAUT, (letter) => SPELT_OUT[letter] ?? letter)
  return speltOut === word ? [folded] : [folded, speltOut]
}

/** A folded word is as common as all its spellings together. */
function addShare(shares: Map<string, Shares>, word: string, place: number, rate: number, sure: number): void {
  const own = sharesOf(shares, word)
  const at = placeIn(own, place)
  own[at + 1] = (own[at + 1] ?? 0) + rate
  own[at + 2] = Math.min(1, (own[at + 2] ?? 0) + sure)
}

function raiseShare(shares: Map<string, Shares>, word: string, place: number, rate: number, sure: number): void {
  const own = sharesOf(shares, word)
  const at = placeIn(own, place)
  own[at + 1] = Math.max(own[at + 1] ?? 0, rate)
  own[at + 2] = Math.max(own[at + 2] ?? 0, sure)
}

function sharesOf(shares: Map<string, Shares>, word: string): Shares {
  const there = shares.get(word)
  if (there !== undefined) return there
  const own: Shares = []
  shares.set(word, own)
  return own
}

function placeIn(own: Shares, place: number): number {
  for (let at = 0; at < own.length; at += 3) if (own[at] === place) return at
  own.push(place, 0, 0)
  return own.length - 3
}

function voteOf(own: Shares): Vote {
  let sum = 0
  for (let at = 1; at < own.length; at += 3) sum += own[at] ?? 0
  const vote: number[] = []
  for (let at = 0; at < own.length; at += 3) {
    const points = ((own[at + 1] ?? 0) / sum) ** SHARED * (own[at + 2] ?? 0)
    if (points > LEAST) vote.push(own[at] ?? 0, points)
  }
  return vote
}

/** Reads `es12 pt3` from a place on. */
function countsIn(
  line: string,
  from: number,
  places: ReadonlyMap<string, number>,
): readonly (readonly [number, number])[] {
  const counts: (readonly [number, number])[] = []
  for (let at = from; at < line.length; ) {
    const end = line.indexOf(' ', at)
    const to = end < 0 ? line.length : end
    const place = places.get(line.slice(at, at + 2))
    if (place !== undefined) counts.push([place, Number(line.slice(at + 2, to))])
    at = to + 1
  }
  return counts
}

/** The word in lower case with its diacritics and one kind of apostrophe. */
export function asWritten(lower: string, at: number, folded: string): string {
  if (lower.startsWith(folded, at)) return folded
  const word = lower.slice(at, at + folded.length)
  return folded.includes("'") ? word.replace(/[’‘´]/g, "'") : word
}
