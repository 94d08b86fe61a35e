/**
 * Tells in which language a customer wrote, from few words: function words (a word of one language alone says more than
 * one of three), letters, endings, and the words of the packs' own phrases as weak hints.
 */
import { fold } from './fold.ts'
import type { Language, LanguageGuess } from './language.ts'
import { LANGUAGES } from './language.ts'
import type { PackCode, UnderstandingPack } from './understanding-pack.ts'
import { UNDERSTANDING_PACKS } from './understanding-packs.ts'

type Score = { readonly code: PackCode; points: number; readonly because: string[] }

/** Below this nothing is said; a single word of one language alone reaches it. */
const ENOUGH = 0.9
/** The best must lead the second by this factor, or the customer's earlier language decides between them. */
const LEAD = 1.15
const MAX_TEXT = 4_000

const FUNCTION_WORD = 1
const HINT = 0.35
const FOLDED = 0.75
const LETTER = 0.8
const ENDING = 0.5

const functionWords = languagesByWord((pack) => pack.functionWords.split(' '))
const courtesy = languagesByWord((pack) => pack.courtesy.split(' '))
const hints = languagesByWord((pack) => [
  ...Object.values(pack.tells).flatMap((list) =>
    list.split(/[^\p{L}*'-]+/u).filter((word) => word.length > 3 && !word.includes('*')),
  ),
])
const foldedFunctionWords = languagesByWord((pack) => pack.functionWords.split(' ').map(fold))
const foldedHints = languagesByWord((pack) =>
  [...hints].flatMap(([word, codes]) => (codes.includes(pack.code) ? [fold(word)] : [])),
)

function languagesByWord(wordsOf: (pack: UnderstandingPack) => readonly string[]): Map<string, readonly PackCode[]> {
  const map = new Map<string, readonly PackCode[]>()
  for (const pack of UNDERSTANDING_PACKS) {
    for (const word of new Set(wordsOf(pack))) if (word !== '') map.set(word, [...(map.get(word) ?? []), pack.code])
  }
  return map
}

/** The subject counts only when the text is too short to tell: it is often the store's own. */
export function guessLanguage(newText: string, subject: string, earlier?: Language): LanguageGuess {
  const scores = score(newText)
  const [first] = scores
  if (first === undefined || first.points < 2 * ENOUGH) {
    for (const extra of score(subject)) {
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
export function recognise(text: string): PackCode | undefined {
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

function score(text: string): Score[] {
  const scores = UNDERSTANDING_PACKS.map((pack): Score => ({ code: pack.code, points: 0, because: [] }))
  const byCode = new Map(scores.map((item) => [item.code, item]))
  const give = (code: PackCode, points: number, because: string) => {
    const own = byCode.get(code)
    if (own === undefined) return
    own.points += points
    if (own.because.length < 12) own.because.push(because)
  }
  const giveAll = (codes: readonly PackCode[] | undefined, points: number, because: string) => {
    if (codes === undefined) return false
    for (const code of codes) give(code, points / codes.length ** 1.5, because)
    return true
  }

  const lower = text.slice(0, MAX_TEXT).normalize('NFC').toLowerCase().replace(/’/g, "'")
  const plain = lower.replace(/\S*(?:@|:\/\/|www\.)\S*/g, ' ')
  for (const [word] of plain.matchAll(/\p{L}+(?:'\p{L}+)*/gu)) {
    const folded = fold(word)
    const known =
      giveAll(functionWords.get(word), FUNCTION_WORD, word) ||
      giveAll(courtesy.get(word), FUNCTION_WORD, word) ||
      giveAll(foldedFunctionWords.get(folded), FUNCTION_WORD * FOLDED, word) ||
      giveAll(hints.get(word), HINT, word) ||
      giveAll(foldedHints.get(folded), HINT * FOLDED, word)
    if (!known && word.includes("'")) giveElision(word, giveAll)
    if (word.length > 4) for (const code of endingOf(word)) give(code, ENDING, word)
  }
  const letters = new Map<string, number>()
  for (const [letter] of plain.matchAll(/[^\0-\x7f]|[¿¡]/gu)) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  for (const [letter, count] of letters) {
    const codes = UNDERSTANDING_PACKS.filter((pack) => pack.letters.includes(letter)).map((pack) => pack.code)
    if (codes.length > 0) giveAll(codes, LETTER * Math.min(count, 3), letter)
  }
  return scores.sort((a, b) => b.points - a.points)
}

const ENDINGS = languagesByWord((pack) => pack.endings.split(' '))

/** The languages whose endings a word has; the longest ending decides. */
function endingOf(word: string): readonly PackCode[] {
  for (let length = Math.min(5, word.length - 1); length >= 2; length--) {
    const codes = ENDINGS.get(word.slice(-length))
    if (codes !== undefined) return codes
  }
  return []
}

/** French and Italian join a short word to the next (`l'ordine`, `d'achat`): its first part counts. */
function giveElision(
  word: string,
  giveAll: (codes: readonly PackCode[] | undefined, points: number, because: string) => boolean,
): void {
  const head = word.slice(0, word.indexOf("'") + 1)
  giveAll(functionWords.get(head), FUNCTION_WORD, word)
}
