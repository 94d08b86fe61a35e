/**
 * What a language has to say: `templates/<language>/words.json`, held against the lists of the domain at the start, so
 * that no mail ever finds a word missing.
 */
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

/** Flattens `topics` of the file to `category/topic`, and checks all of it. */
export function readWords(language: string, json: string): Words {
  const file = JSON.parse(json) as Record<string, Record<string, unknown>>
  const topics = Object.entries(file['topics'] ?? {}).flatMap(([category, names]) =>
    Object.entries(names as Record<string, string>).map(([topic, name]) => [`${category}/${topic}`, name] as const),
  )
  const words = { ...file, topics: Object.fromEntries(topics) } as Words
  const missing = missingWords(words)
  if (missing.length > 0) throw new Error(`templates/${language}/words.json lacks ${missing.join(', ')}`)
  return words
}
