import { fold } from '../language/fold.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'
import { type Word, wordsOf } from '../language/words.ts'

/** A phrase as written, its tag, and the words it covers (`first` and `last` included). */
export type PhraseHit = {
  readonly phrase: string
  readonly tag: string
  readonly first: number
  readonly last: number
}

/** Finds phrases in a text. Who has cut the text into words already hands them in. */
export type PhraseFinder = (text: string, words?: readonly Word[]) => readonly PhraseHit[]

/** An entry of a language pack, taken apart. */
export type Entry = { readonly code: PackCode; readonly tag: string; readonly text: string; readonly points: number }

/** Points a phrase of several words and a single word bring when the entry does not say. */
const PHRASE_POINTS = 3
const WORD_POINTS = 1.5

/** All entries of all languages. */
export const ENTRIES: readonly Entry[] = UNDERSTANDING_PACKS.flatMap((pack) =>
  Object.entries(pack.tells).flatMap(([tag, list]) =>
    list.split('|').flatMap((item) => parseEntry(pack.code, tag, item)),
  ),
)

function parseEntry(code: PackCode, tag: string, item: string): readonly Entry[] {
  const [body = '', points] = item.split('=')
  const text = body.trim().replace(/\s+/g, ' ')
  if (text === '') return []
  const standard = text.includes(' ') ? PHRASE_POINTS : WORD_POINTS
  return [{ code, tag, text, points: points === undefined ? standard : Number(points) }]
}

/** Whether an entry holds open places and is searched by `find-patterns.ts`; the others go into the phrase net. */
export function isPattern(entry: Entry): boolean {
  return /[*_~]/.test(entry.text)
}

/** The fixed phrases by what is compared of them; where a pack names one twice with one tag, the last points count. */
const FIXED: readonly Entry[] = [
  ...new Map(
    ENTRIES.filter((entry) => !isPattern(entry)).map((entry) => [
      `${entry.code}:${entry.tag}|${wordsOf(fold(entry.text))
        .map(({ text }) => text.replaceAll("'", ''))
        .join(' ')}`,
      entry,
    ]),
  ).values(),
]
const BY_TAG = new Map(FIXED.map((entry) => [tagOf(entry), entry]))

/** `es:delivery/late=3`: the same letters may say something else in another language, and weigh more elsewhere. */
function tagOf({ code, tag, points }: Entry): string {
  return `${code}:${tag}=${points}`
}

/** The fixed phrases, for the phrase net. */
export function allPhrases(): readonly { readonly phrase: string; readonly tag: string }[] {
  return FIXED.map((entry) => ({ phrase: entry.text, tag: tagOf(entry) }))
}

/** What a tag of `allPhrases` stands for. */
export function meaningOf(tag: string): Omit<Entry, 'text'> | undefined {
  return BY_TAG.get(tag)
}
