/**
 * What a language has to say: `templates/<language>/words.json`, held against the lists of the domain at the start, so
 * that no mail ever finds a word missing.
 */
import { namesOfStore } from '../../domain/classify/store-taxonomy.ts'
import type { Taxonomy } from '../../domain/classify/taxonomy.ts'
import type { Language } from '../../domain/language/language.ts'
import { DEMANDED } from './demanded.ts'
import type { LayeredFile } from './layers.ts'

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

/**
 * The words of one language out of its files, most special first: laid over each other key by key, `topics` flattened to
 * `category/topic`, all of it checked, and the names that the store gave put over it.
 */
export function readWords(language: Language, files: readonly LayeredFile[], taxonomy: Taxonomy): Words {
  const file = files.map(parsed).reduceRight<Tree>(over, {})
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

/** Groups of words, however deep. */
type Tree = { readonly [key: string]: Tree | string }

function parsed({ place, source }: LayeredFile): Tree {
  try {
    return JSON.parse(source) as Tree
  } catch (error) {
    throw new Error(`${place} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null

/** What `special` says wins; what it does not say stays. */
function over(common: Tree, special: Tree): Tree {
  const laid = Object.entries(special).map(([key, value]) => {
    const below = common[key]
    return [key, isTree(value) && isTree(below) ? over(below, value) : value] as const
  })
  return { ...common, ...Object.fromEntries(laid) }
}
