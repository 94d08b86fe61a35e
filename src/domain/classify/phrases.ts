import type { PackCode } from '../language/understanding-pack.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'

/**
 * Finds phrases in a text: each as written, its tag, and where it begins. The tag is prefixed with the language the
 * phrase belongs to (`es:delivery/late`), since the same letters may say something else in another one.
 */
export type PhraseFinder = (
  text: string,
) => readonly { readonly phrase: string; readonly tag: string; readonly at?: number }[]

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

/** The fixed phrases, for the phrase net. */
export function allPhrases(): readonly { readonly phrase: string; readonly tag: string }[] {
  return ENTRIES.filter((entry) => !isPattern(entry)).map((entry) => ({
    phrase: entry.text,
    tag: `${entry.code}:${entry.tag}`,
  }))
}
