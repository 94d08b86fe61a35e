import { fold } from '../language/fold.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { UNDERSTANDING_PACKS } from '../language/understanding-packs.ts'
import { type Word, wordsOf } from '../language/words.ts'
import type { StorePhrases, Taxonomy } from './taxonomy.ts'

/** A phrase as written, its tag, and the words it covers (`first` and `last` included). */
export type PhraseHit = {
  readonly phrase: string
  readonly tag: string
  readonly first: number
  readonly last: number
}

/** Finds phrases in a text. Who has cut the text into words already hands them in. */
export type PhraseFinder = (text: string, words?: readonly Word[]) => readonly PhraseHit[]

/** An entry of a language pack or of the store, taken apart. */
export type Entry = {
  /** `any`: in whichever language the mail is. */
  readonly code: PackCode | 'any'
  readonly tag: string
  readonly text: string
  readonly points: number
  /** Given by this store, which knows its customers: goes before what the packs say of the same words. */
  readonly ofStore?: true
}

/** Points a phrase of several words and a single word bring when the entry does not say. */
type Standard = { readonly phrase: number; readonly word: number }
const PACK_POINTS: Standard = { phrase: 3, word: 1.5 }
const STORE_POINTS: Standard = { phrase: 4, word: 2.5 }

/** All entries of all languages. */
export const ENTRIES: readonly Entry[] = UNDERSTANDING_PACKS.flatMap((pack) =>
  Object.entries(pack.tells).flatMap(([tag, list]) =>
    list.split('|').flatMap((item) => parseEntry(pack.code, tag, item, PACK_POINTS)),
  ),
)

/** The phrases that the store gave its topics. */
export function storeEntries({ categories }: Taxonomy): readonly Entry[] {
  return categories.flatMap((category) =>
    category.topics.flatMap((topic) =>
      (Object.entries(topic.phrases) as [keyof StorePhrases, readonly string[]][]).flatMap(([code, list]) =>
        list
          .flatMap((item) => parseEntry(code, `${category.id}/${topic.id}`, plainPhrase(item), STORE_POINTS))
          .map((entry): Entry => ({ ...entry, ofStore: true })),
      ),
    ),
  )
}

/** Words, signs and points alone: "¿Montan los muebles?" is looked for as the words that it is. */
function plainPhrase(item: string): string {
  return item.replace(/[^\p{L}\p{N}\p{M}'’_~*=.]+|\.(?!\d)/gu, ' ').trim()
}

function parseEntry(code: Entry['code'], tag: string, item: string, standard: Standard): readonly Entry[] {
  const [body = '', points] = item.split('=')
  const text = body.trim().replace(/\s+/g, ' ')
  if (text === '') return []
  const usual = text.includes(' ') ? standard.phrase : standard.word
  return [{ code, tag, text, points: points === undefined ? usual : Number(points) }]
}

/** Whether an entry holds open places and is searched by `find-patterns.ts`; the others go into the phrase net. */
export function isPattern(entry: Entry): boolean {
  return /[*_~]/.test(entry.text)
}

/** The fixed phrases of entries, for the phrase net; where one stands twice with one tag, the last points count. */
export function fixedPhrases(entries: readonly Entry[]): readonly { readonly phrase: string; readonly tag: string }[] {
  const distinct = new Map(
    entries
      .filter((entry) => !isPattern(entry))
      .map((entry) => [
        `${entry.code}:${entry.tag}|${wordsOf(fold(entry.text))
          .map(({ text }) => text.replaceAll("'", ''))
          .join(' ')}|${entry.ofStore === true}`,
        entry,
      ]),
  )
  return [...distinct.values()].map((entry) => ({ phrase: entry.text, tag: tagOf(entry) }))
}

/** The fixed phrases of the language packs. */
export function allPhrases(): readonly { readonly phrase: string; readonly tag: string }[] {
  return fixedPhrases(ENTRIES)
}

/** What a hit stands for: an entry without its words. */
export type Meaning = Omit<Entry, 'text'>

/** `es:delivery/late=3`, `any:rental/other=4!`: the same letters may say something else in another language, and weigh more elsewhere. */
export function tagOf({ code, tag, points, ofStore }: Meaning): string {
  return `${code}:${tag}=${points}${ofStore === true ? '!' : ''}`
}

/** What a tag of `tagOf` stands for; undefined for a tag of somebody else. */
export function meaningOf(tag: string): Meaning | undefined {
  const colon = tag.indexOf(':')
  const equals = tag.lastIndexOf('=')
  if (colon < 0 || equals < colon) return undefined
  const ofStore = tag.endsWith('!')
  return {
    code: tag.slice(0, colon) as Entry['code'],
    tag: tag.slice(colon + 1, equals),
    points: Number(tag.slice(equals + 1, ofStore ? -1 : undefined)),
    ...(ofStore ? { ofStore } : {}),
  }
}
