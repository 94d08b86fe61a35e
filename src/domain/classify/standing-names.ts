/** Names that stand beside words: a signature of one line, "Gracias, Marta", "Hi Ana,". */
import { AUTOMATIC_PACKS } from '../language/automatic-packs.ts'
import { CONCEPT_PACKS } from '../language/concept-packs.ts'
import { FINDING_PACKS } from '../language/finding-packs.ts'
import { fold } from '../language/fold.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import type { Words } from '../language/words.ts'

export type Said = {
  readonly cut: Words
  /** The words as phrases know them. */
  readonly words: readonly string[]
  readonly names: ReadonlySet<string>
}

const MOST = 4
const PARTICLE = new Set([
  'de',
  'da',
  'do',
  'dos',
  'del',
  'la',
  'las',
  'los',
  'van',
  'von',
  'di',
  'du',
  'le',
  'y',
  'e',
  'i',
  'and',
])

/** The places after a name that begins at a word: up to a comma, a point or the end of the line. */
export function nameEnds({ cut, words, names }: Said, from: number, code: PackCode): readonly number[] {
  const ends: number[] = []
  let common = 0
  let rare = 0
  let beganRare = false
  const isShouted = cut.written === cut.written.toUpperCase()
  const before = between(cut, from - 1)
  const startsLine = before.includes('\n')
  const startsSentence = !startsLine && /[.!…;]/.test(before)
  for (let at = from; at < words.length && at < from + MOST; at++) {
    const word = words[at] ?? ''
    const isKnownName = names.has(word)
    const isInside = at > from && PARTICLE.has(word)
    if (isKnownName) rare++
    else if (!isInside) {
      if (isShouted || !isLarge(cut, at)) break
      if (isCommon(word, code)) common++
      else rare++
    }
    const after = between(cut, at)
    const isLast = at === words.length - 1
    const mayEnd = isLast || /[\n,.!;:)]/.test(after)
    // After the end of a sentence every word is written large: "Ok. Tuesday".
    const isFree = isKnownName || !startsSentence
    if (at === from) beganRare = rare > 0
    // "Maria" is in names of streets too: beside a rarer word, it is a name.
    const isSigned = (startsLine && rare > 0) || (isLast && beganRare && before.includes(','))
    const isName = common === 0 || isSigned
    if (!isInside && isName && mayEnd && isFree) ends.push(at + 1)
    if (/[\n,;:!]/.test(after)) break
  }
  return ends
}

function isLarge({ written, words }: Words, at: number): boolean {
  return /^\p{Lu}/u.test(written.slice(words[at]?.at ?? 0))
}

/** What stands between a word and the next. */
function between({ written, words }: Words, at: number): string {
  const word = words[at]
  return word === undefined ? '' : written.slice(word.at + word.text.length, words[at + 1]?.at)
}

const SHORTEST_STEM = 3
type Common = { readonly words: ReadonlySet<string>; readonly stems: ReadonlySet<string> }
const commonOf = new Map<PackCode, Common>()

/** A word that the concepts of a language know is no name: "Thanks. Cancel" asks for something. */
function isCommon(word: string, code: PackCode): boolean {
  const { words, stems } = commonOf.get(code) ?? commonWords(code)
  if (words.has(word) || stems.has(word)) return true
  for (let length = SHORTEST_STEM; length < word.length; length++) if (stems.has(word.slice(0, length))) return true
  return false
}

/** All words of the language's concepts, and those of the others that stand alone there: "ok" may be of any language. */
function commonWords(own: PackCode): Common {
  alone ??= [
    ...DATE_WORDS,
    ...Object.values(CONCEPT_PACKS).flatMap((pack) =>
      Object.values(pack).flatMap((entries) =>
        fold(entries)
          .split('|')
          .filter((entry) => !entry.includes(' ')),
      ),
    ),
  ]
  const words = new Set<string>()
  const stems = new Set<string>()
  const inPhrases = Object.values(CONCEPT_PACKS[own]).flatMap((entries) => fold(entries).split(/[|\s]+/))
  for (const word of [...alone, ...inPhrases])
    if (word.endsWith('*')) stems.add(word.slice(0, -1))
    else words.add(word)
  const common = { words, stems }
  commonOf.set(own, common)
  return common
}

/** "Thanks, Friday" names a day. */
const DATE_WORDS = [
  ...AUTOMATIC_PACKS.flatMap(({ dates }) => [...dates.weekdays.flat(), ...dates.tomorrow]),
  ...FINDING_PACKS.flatMap(({ months }) => months.flat()),
].map(fold)

let alone: readonly string[] | undefined
