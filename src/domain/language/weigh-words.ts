/**
 * Which words of a text say something about the language of its author, and how much. Addresses and codes are in no
 * language; a name is in the language of what it names, and so is what stands in quotation marks.
 */
import { fold } from './fold.ts'
import { asWritten } from './known-words.ts'
import type { Word, Words } from './words.ts'

/** A word in lower case as written, its folded form, and how much of what it says counts. */
export type WeighedWord = {
  readonly word: string
  readonly folded: string
  readonly weight: number
  /** It begins with a capital where no sentence begins. */
  readonly name: boolean
}

/** Enough to tell; what comes later is often a signature or a disclaimer in another language. */
const MAX_TEXT = 1_000
const QUOTED = 0.2
/** Lines in which every word begins with a capital are names up to this many words, titles beyond. */
const LONGEST_NAME = 7

/** An address is in the language of its place, and these words are the same in many languages. */
const SAYS_NOTHING = new Set(
  (
    'calle carrer rua rue via viale corso ulica ul aleja street road avenue avenida av strasse str plaza praça piazza platz place ' +
    'ok okay email mail web online pdf app sms whatsapp paypal visa mastercard iban bic usb wifi bluetooth hdmi led ' +
    'pro max mini plus ultra lite slim gb tb kg cm mm ml xl xxl xs gmbh ltd sl sa srl spa sarl lda'
  )
    .split(' ')
    .map(fold),
)

const QUOTATION = /["“„«][^"”“»\n]{3,120}["”“»]/g
const ADDRESS = /@|:\/\/|^www\./i
const DIGIT = /\p{N}/u

export function weighWords(text: Words): readonly WeighedWord[] {
  const { written, lower } = text
  const quotations = quotationsIn(written)
  const spoken = text.words.filter((word) => word.at < MAX_TEXT && saysSomething(text, word))
  const shouted = spoken.length > 1 && isShouted(text)
  const capitals = spoken.map(({ at, text }) => !shouted && text.length > 1 && written.charAt(at) !== lower.charAt(at))
  const onlyNames = capitals.length > 1 && capitals.length <= LONGEST_NAME && capitals.every(Boolean)
  return spoken.map(({ text: folded, at, sentence }, place) => {
    const before = spoken[place - 1]
    const starts = () =>
      before === undefined ||
      before.sentence !== sentence ||
      written.slice(before.at + before.text.length, at).includes('\n')
    return {
      word: asWritten(lower, at, folded),
      folded,
      weight: quotations.some(({ from, to }) => at >= from && at < to) ? QUOTED : 1,
      name: capitals[place] === true && (onlyNames || !starts()),
    }
  })
}

function saysSomething({ written }: Words, { text, at }: Word): boolean {
  if (SAYS_NOTHING.has(text) || isDigit(text.charCodeAt(0))) return false
  const end = at + text.length
  if ((at === 0 || isBlank(written, at - 1)) && (end === written.length || isBlank(written, end)))
    return !DIGIT.test(text)
  const run = runAround(written, at, end)
  if (ADDRESS.test(run)) return false
  // `AB-4471`, `INC-4821-Q7RXM`: letters of a code.
  const own = written.slice(at, end)
  return !DIGIT.test(run) || (text.length > 3 && own !== own.toUpperCase() && !DIGIT.test(text))
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

const LONGEST_RUN = 60

/** What stands around without a blank. */
function runAround(text: string, from: number, to: number): string {
  let start = from
  while (start > 0 && from - start < LONGEST_RUN && !isBlank(text, start - 1)) start--
  let end = to
  while (end < text.length && end - to < LONGEST_RUN && !isBlank(text, end)) end++
  return text.slice(start, end)
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0
}

const ASCII = 0x80

/** Written in capitals, so that they mark no names. */
function isShouted({ written, lower }: Words): boolean {
  let capital = 0
  let small = 0
  for (let at = 0; at < written.length && at < MAX_TEXT; at++) {
    const code = written.charCodeAt(at)
    if (code !== lower.charCodeAt(at)) capital++
    else if (code >= ASCII || (code >= 97 && code <= 122)) small++
  }
  return capital > 2 * small
}

function quotationsIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  return [...text.slice(0, MAX_TEXT).matchAll(QUOTATION)].map(({ index, 0: { length } }) => ({
    from: index,
    to: index + length,
  }))
}
