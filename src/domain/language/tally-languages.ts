/**
 * Adds up what a text says for each language, by two kinds of evidence: words (`known-words.ts`; a word of one language
 * alone says more than one of three) and runs of letters (`letter-runs.ts`, which also speak for words that nobody listed).
 * Each word counts as much as it says about its author (`weigh-words.ts`).
 */
import { type KnownWords, readWordVotes } from './known-words.ts'
import { addRuns, type LetterRuns } from './letter-runs.ts'
import { RECOGNISING_PACKS } from './recognising-packs.ts'
import { type WeighedWord, weighWords } from './weigh-words.ts'
import type { Words } from './words.ts'

/** What was found, by the place of a language. */
export type Tally = {
  readonly words: Float64Array
  readonly runs: Float64Array
  /** How many letters spoke, those of names less. */
  readonly letters: number
  /** Most of it is written in letters that none of the languages uses. */
  readonly foreign: boolean
  readonly weighed: readonly WeighedWord[]
}

export type LanguageTally = {
  /** The codes of all languages that take part. */
  readonly languages: readonly string[]
  tally(text: Words): Tally
  /** The words that spoke most for the language at a place, in the order of the text. */
  wordsFor(place: number, weighed: readonly WeighedWord[]): readonly string[]
}

const LETTER = 0.4
/** More of the same letter adds nothing. */
const SAME_LETTER = 2
/** More letters of a long word say no more about it. */
const LONG_WORD = 8
/** Of a name: what its word, its runs and its letters beyond ASCII say. For German more: every noun has a capital there. */
const NAMED = { word: 0.4, runs: 0.25, germanRuns: 0.5, letters: 0.2 }
/** Nobody counted the runs of Galician: they are those of its neighbours, less clearly. */
export const UNCOUNTED = 'gl'
const NEAR_UNCOUNTED = ['es', 'pt']
const UNCOUNTED_RUNS = 0.95
/** What a run says in words: the runs of a common word say about as much as the word. */
export const RUNS = 0.3
const MOST_SHOWN = 5
const MOST_LOOKED_AT = 40
/** Shown are words that are known rather than such as only look like the language. */
const HINT = 0.3

/** From the table of runs and the list of words. */
export function createLanguageTally(table: LetterRuns, votes: string): LanguageTally {
  const extra = RECOGNISING_PACKS.map(({ code }) => code).filter((code) => !table.languages.includes(code))
  const languages = [...table.languages, ...extra]
  const known = readWordVotes(languages, votes)
  const signs = signVotes(languages)
  const german = languages.indexOf('de')
  const uncounted = languages.indexOf(UNCOUNTED)
  const nearUncounted = NEAR_UNCOUNTED.map((code) => languages.indexOf(code))
  const ofName = new Float64Array(languages.length)
  const ofOne = new Float64Array(languages.length)

  return {
    languages,
    tally(text) {
      const words = new Float64Array(languages.length)
      const runs = new Float64Array(languages.length)
      const weighed = weighWords(text)
      const foreign = isForeign(text.lower)
      if (foreign) return { words, runs, letters: 0, foreign, weighed }
      const signsSeen = new Map<string, number>()
      let letters = 0
      for (const one of weighed) {
        addWord(one, words)
        addWordRuns(one, runs)
        addSigns(one.word, one.weight * (one.name ? NAMED.letters : 1), words, signsSeen)
        letters += one.weight * (one.name ? NAMED.runs : 1) * Math.min(one.word.length, LONG_WORD)
      }
      for (const mark of '¿¡') if (text.lower.includes(mark)) addSigns(mark, 1, words, signsSeen)
      runs[uncounted] = UNCOUNTED_RUNS * Math.max(...nearUncounted.map((place) => runs[place] ?? 0))
      return { words, runs, letters, foreign, weighed }
    },
    wordsFor(place, weighed) {
      const spoke = new Map<string, number>()
      for (const one of weighed.slice(0, MOST_LOOKED_AT)) {
        ofOne.fill(0)
        addWord(one, ofOne)
        const points = ofOne[place] ?? 0
        ofOne.fill(0)
        addWordRuns(one, ofOne)
        const all = points + RUNS * HINT * (ofOne[place] ?? 0)
        if (all > 0) spoke.set(one.word, all)
      }
      const shown = new Set(
        [...spoke]
          .sort(([, a], [, b]) => b - a)
          .slice(0, MOST_SHOWN)
          .map(([word]) => word),
      )
      return [...spoke.keys()].filter((word) => shown.has(word))
    },
  }

  function addWord({ word, folded, weight, name }: WeighedWord, sums: Float64Array): void {
    const vote = known(word) ?? known(folded) ?? elided(known, word)
    if (vote === undefined) return
    const share = weight * (name ? NAMED.word : 1)
    for (let at = 0; at < vote.length; at += 2) addTo(sums, vote[at] ?? 0, share * (vote[at + 1] ?? 0))
  }

  function addWordRuns({ word, weight, name }: WeighedWord, sums: Float64Array): void {
    const into = name ? ofName.fill(0) : sums
    if (word.includes("'")) for (const part of word.split("'")) addRuns(part, table, weight, into)
    else addRuns(word, table, weight, into)
    if (name)
      for (const [place, points] of ofName.entries())
        addTo(sums, place, points * (place === german ? NAMED.germanRuns : NAMED.runs))
  }

  /** Letters beyond ASCII, and `¿¡`. */
  function addSigns(word: string, weight: number, sums: Float64Array, seen: Map<string, number>): void {
    for (let at = 0; at < word.length; at++) {
      if (word.charCodeAt(at) < 0x80) continue
      const sign = word.charAt(at)
      const places = signs.get(sign)
      const before = seen.get(sign) ?? 0
      if (places === undefined || before >= SAME_LETTER) continue
      const more = Math.min(weight, SAME_LETTER - before)
      seen.set(sign, before + more)
      for (const place of places) addTo(sums, place, (LETTER * more) / places.length ** 1.2)
    }
  }
}

function addTo(sums: Float64Array, place: number, points: number): void {
  sums[place] = (sums[place] ?? 0) + points
}

/** French, Italian and Catalan join a short word to the next (`l'ordine`, `d'achat`): its first part counts. */
function elided(known: KnownWords, word: string) {
  const at = word.indexOf("'")
  return at < 0 ? undefined : known(word.slice(0, at + 1))
}

function signVotes(languages: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const votes = new Map<string, number[]>()
  for (const { code, letters } of RECOGNISING_PACKS) {
    for (const letter of letters) votes.set(letter, [...(votes.get(letter) ?? []), languages.indexOf(code)])
  }
  return votes
}

/** Where the Latin letters of Europe end; letters of other scripts follow, signs between them do not count. */
const LATIN = 0x24f
const OTHER_LETTER = /\p{L}/u
const ENOUGH_TEXT = 600

function isForeign(lower: string): boolean {
  let latin = 0
  let other = 0
  for (let at = 0; at < lower.length && at < ENOUGH_TEXT; at++) {
    const code = lower.charCodeAt(at)
    if ((code >= 97 && code <= 122) || (code >= 0xc0 && code <= LATIN)) latin++
    else if (code > LATIN && OTHER_LETTER.test(lower.charAt(at))) other++
  }
  return other > latin
}
