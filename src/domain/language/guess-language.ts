/**
 * Tells in which language a customer wrote, from few words: function words (a word of one language alone says more than
 * one of three), letters, endings, and the words of the packs' own phrases as weak hints.
 */
import { fold } from './fold.ts'
import type { Language, LanguageGuess } from './language.ts'
import { LANGUAGES } from './language.ts'
import type { PackCode, UnderstandingPack } from './understanding-pack.ts'
import { UNDERSTANDING_PACKS } from './understanding-packs.ts'
import { cutWords, type Words } from './words.ts'

type Score = { readonly code: PackCode; points: number; readonly because: string[] }

/** Below this nothing is said; a single word of one language alone reaches it. */
const ENOUGH = 0.9
/** The best must lead the second by this factor, or the customer's earlier language decides between them. */
const LEAD = 1.15
/** Enough to tell; what comes later is often a signature or a disclaimer in another language. */
const MAX_TEXT = 2_000

const FUNCTION_WORD = 1
const HINT = 0.35
const FOLDED = 0.75
const LETTER = 0.8
const ENDING = 0.5

/** What a word, a letter or an ending gives to each of its languages (their places in the list of packs). */
type Vote = { readonly languages: readonly number[]; readonly points: number }

const functionWords = languagesByWord((pack) => pack.functionWords.split(' '))
const courtesy = languagesByWord((pack) => pack.courtesy.split(' '))
const hints = languagesByWord((pack) =>
  Object.values(pack.tells).flatMap((list) =>
    list.split(/[^\p{L}*'-]+/u).filter((word) => word.length > 3 && !word.includes('*')),
  ),
)
const foldedFunctionWords = languagesByWord((pack) => pack.functionWords.split(' ').map(fold))
const foldedHints = languagesByWord((pack) =>
  [...hints].flatMap(([word, codes]) => (codes.includes(pack.code) ? [fold(word)] : [])),
)

/** A word by its folded form: what each known spelling says, and any other spelling. */
type Spellings = { readonly exact: Map<string, Vote>; readonly other: Vote | undefined }
const WORDS = new Map<string, Spellings>()
for (const word of [...functionWords, ...courtesy, ...hints].map(([word]) => word)) {
  const folded = fold(word)
  const inexact =
    vote(foldedFunctionWords.get(folded), FUNCTION_WORD * FOLDED) ?? vote(foldedHints.get(folded), HINT * FOLDED)
  const spellings = WORDS.get(folded) ?? { exact: new Map(), other: inexact }
  const said =
    vote(functionWords.get(word), FUNCTION_WORD) ??
    vote(courtesy.get(word), FUNCTION_WORD) ??
    vote(foldedFunctionWords.get(folded), FUNCTION_WORD * FOLDED) ??
    vote(hints.get(word), HINT)
  if (said !== undefined) spellings.exact.set(word, said)
  WORDS.set(folded, spellings)
}

/** The more languages share something, the less it says. */
function vote(codes: readonly PackCode[] | undefined, points: number): Vote | undefined {
  return codes === undefined ? undefined : { languages: placesOf(codes), points: points / codes.length ** 1.5 }
}

function placesOf(codes: readonly PackCode[]): readonly number[] {
  return codes.map((code) => UNDERSTANDING_PACKS.findIndex((pack) => pack.code === code))
}

function languagesByWord(wordsOf: (pack: UnderstandingPack) => readonly string[]): Map<string, readonly PackCode[]> {
  const map = new Map<string, readonly PackCode[]>()
  for (const pack of UNDERSTANDING_PACKS) {
    for (const word of new Set(wordsOf(pack))) if (word !== '') map.set(word, [...(map.get(word) ?? []), pack.code])
  }
  return map
}

/** The subject counts only when the text is too short to tell: it is often the store's own. */
export function guessLanguage(newText: Words, subject: string, earlier?: Language): LanguageGuess {
  const scores = score(newText)
  const [first] = scores
  if (first === undefined || first.points < 2 * ENOUGH) {
    for (const extra of score(cutWords(subject))) {
      const own = scores.find((item) => item.code === extra.code)
      if (own === undefined) continue
      own.points += extra.points / 2
      own.because.push(...extra.because)
    }
    scores.sort((a, b) => b.points - a.points)
  }
  return judge(scores, earlier)
}

/** The code of the language a text is written in, also of those without templates; nothing when it cannot be told. */
export function recognise(text: Words): PackCode | undefined {
  const [best, second] = score(text)
  return best !== undefined && best.points >= ENOUGH && best.points >= (second?.points ?? 0) * LEAD
    ? best.code
    : undefined
}

function judge(scores: readonly Score[], earlier: Language | undefined): LanguageGuess {
  const [best, second] = scores
  const clear = best !== undefined && best.points >= ENOUGH && best.points >= (second?.points ?? 0) * LEAD
  if (best === undefined || !clear) {
    const near = scores.find((item) => item.code === earlier)
    const possible =
      best === undefined || best.points < ENOUGH || (near !== undefined && near.points * LEAD * LEAD >= best.points)
    if (earlier !== undefined && possible) return { language: earlier, evidence: 'language of earlier mails' }
    if (best === undefined || best.points < ENOUGH || best.points === second?.points) {
      return { language: 'unknown', evidence: 'too few words' }
    }
  }
  const language = LANGUAGES.find((code) => code === best.code)
  if (language === undefined) return { language: 'unknown', evidence: best.code }
  return { language, evidence: [...new Set(best.because)].slice(0, 5).join(', ') }
}

function score(text: Words): Score[] {
  const scores = UNDERSTANDING_PACKS.map((pack): Score => ({ code: pack.code, points: 0, because: [] }))
  const give = ({ languages, points }: Vote, because: string) => {
    for (const place of languages) {
      const own = scores[place]
      if (own === undefined) continue
      own.points += points
      if (own.because.length < 12) own.because.push(because)
    }
  }
  const giveWord = (folded: string, at: number) => {
    const end = at + folded.length
    const known = WORDS.get(folded)
    const ending = folded.length > 4 ? endingAt(text.lower, end, folded.length) : undefined
    const elided = folded.includes("'")
    if (known === undefined && ending === undefined && !elided) return
    const plain = text.lower.startsWith(folded, at)
    const word = plain ? folded : text.lower.slice(at, end).replace(/[’‘´]/g, "'")
    const said = known?.exact.get(word) ?? known?.other ?? (elided ? elision(word) : undefined)
    if (said !== undefined) give(said, word)
    if (ending !== undefined) give(ending, word)
  }

  const places = addresses(text.lower)
  let place = 0
  for (const { text: word, at } of text.words) {
    if (at >= MAX_TEXT) break
    while (at >= (places[place]?.to ?? Infinity)) place++
    if (at >= (places[place]?.from ?? Infinity)) continue
    if (!WORDS.has(word) && DIGIT.test(word)) {
      for (const part of word.matchAll(LETTERS_ONLY)) giveWord(part[0], at + part.index)
    } else giveWord(word, at)
  }
  for (const [letter, count] of foreignLetters(text.lower)) {
    const said = vote(LETTERS.get(letter), LETTER * Math.min(count, 3))
    if (said !== undefined) give(said, letter)
  }
  return scores.sort((a, b) => b.points - a.points)
}

const LETTERS = languagesByWord((pack) => [...pack.letters])

/** How often each letter beyond ASCII occurs, in the order of their first occurrence. */
function foreignLetters(lower: string): ReadonlyMap<string, number> {
  const counts = new Map<number, number>()
  for (let at = 0; at < lower.length && at < MAX_TEXT; at++) {
    const unit = lower.charCodeAt(at)
    if (unit > 0x7f) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  }
  return new Map([...counts].map(([unit, count]) => [String.fromCharCode(unit), count]))
}

const DIGIT = /\p{N}/u
const LETTERS_ONLY = /\p{L}+(?:'\p{L}+)*/gu

/** Mail and web addresses are in no language: the runs of characters around `@`, `://` and `www.`. */
function addresses(lower: string): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  let to = 0
  for (const { index } of lower.slice(0, MAX_TEXT).matchAll(/@|:\/\/|www\./g)) {
    if (index < to) continue
    let from = index
    while (from > to && !isBlank(lower, from - 1)) from--
    to = index
    while (to < lower.length && !isBlank(lower, to)) to++
    found.push({ from, to })
  }
  return found
}

function isBlank(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at))
}

const SHORTEST_ENDING = 2
const LONGEST_ENDING = 5
type Ending = Vote & { readonly ending: string }
/** By their last two letters, the longest first. */
const ENDINGS = Map.groupBy(
  [...languagesByWord((pack) => pack.endings.split(' '))]
    .filter(([ending]) => ending.length >= SHORTEST_ENDING && ending.length <= LONGEST_ENDING)
    // An ending speaks as much for each language that has it.
    .map(([ending, codes]): Ending => ({ ending, languages: placesOf(codes), points: ENDING }))
    .sort((a, b) => b.ending.length - a.ending.length),
  ({ ending }) => lastTwo(ending, ending.length),
)

function lastTwo(text: string, end: number): number {
  return text.charCodeAt(end - 2) * 0x10000 + text.charCodeAt(end - 1)
}

/** What the ending of a word of `length` letters says; the longest ending decides, and it is never the whole word. */
function endingAt(lower: string, end: number, length: number): Vote | undefined {
  return ENDINGS.get(lastTwo(lower, end))?.find(
    ({ ending }) => ending.length < length && lower.startsWith(ending, end - ending.length),
  )
}

/** French and Italian join a short word to the next (`l'ordine`, `d'achat`): its first part counts. */
function elision(word: string): Vote | undefined {
  return vote(functionWords.get(word.slice(0, word.indexOf("'") + 1)), FUNCTION_WORD)
}
