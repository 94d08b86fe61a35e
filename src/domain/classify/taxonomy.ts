/**
 * What a customer can want of this store: the categories and topics of `categories.ts`, and what the store made of them in its
 * `taxonomy.yaml` (see `store-taxonomy.ts`). A value like any other: it travels with the `Store`, also to other threads.
 */

import { fold } from '../language/fold.ts'
import { LANGUAGES, type Language } from '../language/language.ts'
import { TOPIC_NAMES } from '../language/topic-names.ts'
import type { PackCode } from '../language/understanding-pack.ts'
import { CATEGORIES, CATEGORY_ALIASES, CATEGORY_NAMES } from './categories.ts'
import type { BaseCategoryId, CategoryId } from './classification.ts'
import type { QuestionId } from './questions.ts'

/** In every language, at least one: the first is what mails show, the others are understood. */
export type Names = Readonly<Record<Language, readonly string[]>>

/** What customers write, as entries of a language pack (see `understanding-pack.ts`); `any`: in whichever language. */
export type StorePhrases = Readonly<Partial<Record<PackCode | 'any', readonly string[]>>>

export type Topic = {
  readonly id: string
  readonly names: Names
  /** In the order in which they are asked. */
  readonly questions: readonly QuestionId[]
  /** Those of the store; the packs have their own. */
  readonly phrases: StorePhrases
}

export type Category = {
  readonly id: CategoryId
  readonly names: Names
  /** What else it is called, in any language. */
  readonly aliases: readonly string[]
  /** `other` is the last of each. */
  readonly topics: readonly Topic[]
}

export type CategoryAndTopic = { readonly category: CategoryId; readonly topic: string }

export type Taxonomy = {
  /** In the order of the table, those of the store after them. */
  readonly categories: readonly Category[]
  /** By id, names and aliases, each as `plain` makes it. */
  readonly categoryByName: ReadonlyMap<string, CategoryId>
  /** The same for topics, of which several categories may have one of a name. */
  readonly topicsByName: ReadonlyMap<string, readonly CategoryAndTopic[]>
}

/** A taxonomy of these categories, with everything that is looked up by name. */
export function taxonomyOf(categories: readonly Category[]): Taxonomy {
  return { categories, categoryByName: categoriesByName(categories), topicsByName: topicsByName(categories) }
}

/** Lower case without diacritics, hyphens as blanks, blanks single: `Wrong-Item` is `wrong item`. */
export function plain(text: string): string {
  return fold(text)
    .replace(/[-_\s]+/g, ' ')
    .trim()
}

/** An id as a person would write it, for what has no name: `gift-card` is "gift card". */
export function readable(id: string): string {
  return id.replace(/[-_]+/g, ' ').trim()
}

export function findCategory({ categories }: Taxonomy, id: CategoryId): Category | undefined {
  return categories.find((category) => category.id === id)
}

export function findTopic(taxonomy: Taxonomy, category: CategoryId, id: string): Topic | undefined {
  return findCategory(taxonomy, category)?.topics.find((topic) => topic.id === id)
}

/** An id goes before what mails show, and that before other names: a name the store gives wins over one that merely is understood. */
function categoriesByName(categories: readonly Category[]): ReadonlyMap<string, CategoryId> {
  const found = new Map<string, CategoryId>()
  const add = (id: CategoryId, names: readonly string[]) => {
    for (const name of names.map(plain)) if (!found.has(name)) found.set(name, id)
  }
  for (const { id } of categories) add(id, [id])
  for (const { id, names } of categories) add(id, shownNames(names))
  for (const { id, names, aliases } of categories) add(id, [...LANGUAGES.flatMap((code) => names[code]), ...aliases])
  return found
}

function topicsByName(categories: readonly Category[]): ReadonlyMap<string, readonly CategoryAndTopic[]> {
  const found = new Map<string, CategoryAndTopic[]>()
  for (const { id: category, topics } of categories) {
    const taken = new Set<string>()
    const add = (topic: string, names: readonly string[]) => {
      for (const name of names.map(plain)) {
        if (taken.has(name)) continue
        taken.add(name)
        found.set(name, [...(found.get(name) ?? []), { category, topic }])
      }
    }
    for (const { id } of topics) add(id, [id])
    for (const { id, names } of topics) add(id, shownNames(names))
    for (const { id, names } of topics)
      add(
        id,
        LANGUAGES.flatMap((code) => names[code]),
      )
  }
  return found
}

function shownNames(names: Names): readonly string[] {
  return LANGUAGES.flatMap((code) => names[code].slice(0, 1))
}

const BASE_IDS = Object.keys(CATEGORIES) as readonly BaseCategoryId[]

/** The table of `categories.ts`, as it is where the store says nothing of its own. */
export const BASE_TAXONOMY: Taxonomy = taxonomyOf(
  BASE_IDS.map((id) => ({
    id,
    names: inEveryLanguage((code) => [CATEGORY_NAMES[id][code]]),
    aliases: CATEGORY_ALIASES[id].split(' '),
    topics: Object.entries(CATEGORIES[id]).map(([topic, questions]) => ({
      id: topic,
      names: inEveryLanguage((code) => TOPIC_NAMES[code][id][topic] ?? [readable(topic)]),
      questions,
      phrases: {},
    })),
  })),
)

export function inEveryLanguage(names: (code: Language) => readonly string[]): Names {
  return Object.fromEntries(LANGUAGES.map((code) => [code, names(code)])) as Names
}
