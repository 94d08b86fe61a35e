/**
 * What a language has to say: `templates/<language>/words.json`, held against the lists of the domain at the start, so
 * that no mail ever finds a word missing.
 */
import { namesOfStore } from '../../domain/classify/store-taxonomy.ts'
import type { Taxonomy } from '../../domain/classify/taxonomy.ts'
import type { Language } from '../../domain/language/language.ts'
import { DEMANDED } from './demanded.ts'

/** Group -> key -> words. Topics are found under `category/topic`. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Says every key that a language lacks; empty when it is complete. */
export function missingWords(words: Words): readonly string[] {
  return Object.entries(DEMANDED).flatMap(([group, keys]) =>
    keys
      .filter((key) => typeof words[group]?.[key] !== 'string' || words[group][key] === '')
      .map((key) => `${group}.${key}`),
  )
}

/** Flattens `topics` of the file to `category/topic`, checks all of it, and puts the names that the store gave over it. */
export function readWords(language: Language, json: string, taxonomy: Taxonomy): Words {
  const file = JSON.parse(json) as Record<string, Record<string, unknown>>
  const topics = Object.entries(file['topics'] ?? {}).flatMap(([category, names]) =>
    Object.entries(names as Record<string, string>).map(([topic, name]) => [`${category}/${topic}`, name] as const),
  )
  const words = { ...file, topics: Object.fromEntries(topics) } as Words
  const missing = missingWords(words)
  if (missing.length > 0) throw new Error(`templates/${language}/words.json lacks ${missing.join(', ')}`)
  const ofStore = namesOfStore(taxonomy, language)
  return {
    ...words,
    categories: { ...words['categories'], ...ofStore.categories },
    topics: { ...words['topics'], ...ofStore.topics },
  }
}
