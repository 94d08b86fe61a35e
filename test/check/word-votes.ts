/**
 * Which words speak for which languages, made beforehand: from the words of the packs, and from the mails that the classifier
 * learns from (and no others), which tell how common a word is in each language.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fold } from '../../src/domain/language/fold.ts'
import { asWritten } from '../../src/domain/language/known-words.ts'
import { RECOGNISING_PACKS } from '../../src/domain/language/recognising-packs.ts'
import { cutWords } from '../../src/domain/language/words.ts'
import { readCorpus } from '../eval/corpus.ts'
import { firstDifference } from './tools.ts'

const WORD_VOTES_FILE = 'src/adapters/language/word-votes.txt'

/** What is wrong with the list; with `write` it is made anew instead. */
export async function driftedWordVotes(root: string, write: boolean): Promise<string | undefined> {
  const path = join(root, WORD_VOTES_FILE)
  const mails = readCorpus('train').map(({ lang, subject, body }) => ({
    language: lang,
    text: `${subject}\n\n${body}`,
  }))
  const wanted = wordVotes(mails)
  const there = await readFile(path, 'utf8').catch(() => '')
  if (there === wanted) return undefined
  if (!write) return `${WORD_VOTES_FILE}${firstDifference(there, wanted)}\nnpm run check -- --write languages`
  await writeFile(path, wanted)
  return undefined
}

/** A word of a pack is as common as one in every twentieth mail, if it was not counted more often. */
const LISTED = 0.05
/** The share of that for a spelling without its diacritics. */
const FOLDED = 0.75
/** A word that was seen in fewer mails says less. */
const SEEN_ENOUGH = 3
/** The more languages share a word, the less it says: more than in proportion. */
const SHARED = 1.5
const LEAST = 0.05

const SEEN_TWICE = 2

/** By language: how common the word is in it, how sure that is. */
type Shares = Map<string, { rate: number; sure: number }>
type Mail = { readonly language: string; readonly text: string }

function wordVotes(mails: readonly Mail[]): string {
  const shares = new Map<string, Shares>()
  const share = (word: string, language: string) => {
    const own = shares.get(word) ?? new Map<string, { rate: number; sure: number }>()
    shares.set(word, own)
    const there = own.get(language) ?? { rate: 0, sure: 0 }
    own.set(language, there)
    return there
  }
  const total = Map.groupBy(mails, ({ language }) => language)
  for (const [word, counts] of countWords(mails)) {
    for (const [language, count] of counts) {
      // A folded word is as common as all its spellings together.
      for (const spelling of [word, ...spellingsOf(word)]) {
        const own = share(spelling, language)
        own.rate += count / (total.get(language)?.length ?? count)
        own.sure = Math.min(1, own.sure + count / SEEN_ENOUGH)
      }
    }
  }
  for (const { code, words } of RECOGNISING_PACKS) {
    for (const word of words.split(' ')) {
      raise(share(word, code), LISTED, 1)
      for (const spelling of spellingsOf(word)) raise(share(spelling, code), LISTED * FOLDED, FOLDED)
    }
  }
  const lines = [...shares].map(([word, own]) => `${word} ${voteOf(own)}`).filter((line) => !line.endsWith(' '))
  return `${lines.sort().join('\n')}\n`
}

function raise(own: { rate: number; sure: number }, rate: number, sure: number): void {
  own.rate = Math.max(own.rate, rate)
  own.sure = Math.max(own.sure, sure)
}

/** `es52 pt31`, in hundredths. */
function voteOf(own: Shares): string {
  const sum = [...own.values()].reduce((all, { rate }) => all + rate, 0)
  return [...own]
    .map(([language, { rate, sure }]) => ({ language, points: (rate / sum) ** SHARED * sure }))
    .filter(({ points }) => points > LEAST)
    .sort((a, b) => (a.language < b.language ? -1 : 1))
    .map(({ language, points }) => `${language}${Math.round(100 * points)}`)
    .join(' ')
}

const WORD = /^\p{L}[\p{L}']*$/u

/** In how many mails of each language a word stands; a name or a typo stands in one and is left out. */
function countWords(mails: readonly Mail[]): readonly (readonly [string, ReadonlyMap<string, number>])[] {
  const counts = new Map<string, Map<string, number>>()
  for (const { language, text } of mails) {
    const { lower, words } = cutWords(text)
    const seen = new Set(words.filter(({ text }) => WORD.test(text)).map(({ text, at }) => asWritten(lower, at, text)))
    for (const word of seen) {
      const own = counts.get(word) ?? new Map<string, number>()
      counts.set(word, own.set(language, (own.get(language) ?? 0) + 1))
    }
  }
  return [...counts].filter(([, own]) => [...own.values()].reduce((sum, count) => sum + count, 0) >= SEEN_TWICE)
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
