/** Texts cut into words: once, for everything that looks for words in them. */
import { foldLower, lowerCase } from './fold.ts'

/** A word of a folded text. Sentences end at `.!?` before a space, and at empty lines. */
export type Word = { readonly text: string; readonly at: number; readonly sentence: number }

/** A text in three spellings of the same length, so that a place in one is a place in all, and its words. */
export type Words = {
  /** As written (NFC). */
  readonly written: string
  readonly lower: string
  readonly folded: string
  readonly words: readonly Word[]
}

/** What a mail is about, and in which language, is said before this many characters. */
const MAX_TEXT = 8_000

export function cutWords(text: string, longest = MAX_TEXT): Words {
  const written = text.slice(0, longest).normalize('NFC')
  const lower = lowerCase(written)
  const folded = foldLower(lower)
  return { written, lower, folded, words: wordsOf(folded) }
}

/** Two texts as one, the second as a new paragraph: its words are moved, not cut again. */
export function joinWords(first: Words, second: Words): Words {
  if (first.written === '') return second
  const moved = first.written.length + PARAGRAPH.length
  const sentences = (first.words.at(-1)?.sentence ?? -1) + 1
  return {
    written: first.written + PARAGRAPH + second.written,
    lower: first.lower + PARAGRAPH + second.lower,
    folded: first.folded + PARAGRAPH + second.folded,
    words: [
      ...first.words,
      ...second.words.map(({ text, at, sentence }) => ({ text, at: at + moved, sentence: sentence + sentences })),
    ],
  }
}

const PARAGRAPH = '\n\n'
const SENTENCE_END = /[.!?…;]["»”')]*\s|\n\s*\n/
const APOSTROPHE = 39

/** Words of a folded text: letters and digits, apostrophes between them included. A hyphen parts words. */
export function wordsOf(folded: string): readonly Word[] {
  const words: Word[] = []
  let sentence = 0
  let end = 0
  let at = 0
  while (at < folded.length) {
    const begins = wordCharacter(folded, at)
    if (begins === 0) {
      at++
      continue
    }
    // One or two signs between words are the rule; only longer ones can end a sentence.
    if (words.length > 0 && at - end > 1 && SENTENCE_END.test(folded.slice(end, Math.min(at, end + 40)))) sentence++
    end = at + begins
    for (;;) {
      const apostrophe = folded.charCodeAt(end) === APOSTROPHE ? 1 : 0
      const more = wordCharacter(folded, end + apostrophe)
      if (more === 0) break
      end += apostrophe + more
    }
    words.push({ text: folded.slice(at, end), at, sentence })
    at = end
  }
  return words
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
/** Latin, Greek and Cyrillic; what lies beyond is asked for one by one. */
const TABLED = 0x530
const tabled = Uint8Array.from({ length: TABLED }, (_, code) =>
  LETTER_OR_DIGIT.test(String.fromCharCode(code)) ? 1 : 0,
)

/** How many UTF-16 units the letter or digit at `at` has; 0 when there is none. */
function wordCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if (unit < TABLED) return tabled[unit] ?? 0
  const code = text.codePointAt(at)
  if (code === undefined || !LETTER_OR_DIGIT.test(String.fromCodePoint(code))) return 0
  return code > 0xffff ? 2 : 1
}
