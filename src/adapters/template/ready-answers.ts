/**
 * Texts that agents insert with `#use name`: `answers/<name>.md` in the folders of a language, a head of `title:` and `about:` (a category, or
 * `category/topic`), a line of dashes, and the words. `{order}` and other words in braces are filled in when it is used.
 */
import { basename } from 'node:path'
import { parseCategory } from '../../domain/classify/named-category.ts'
import type { Taxonomy } from '../../domain/classify/taxonomy.ts'
import { LANGUAGES, type Language } from '../../domain/language/language.ts'
import type { Variant } from '../../domain/language/variants.ts'
import type { ReadyAnswer, Store } from '../../domain/store.ts'
import { type LayeredFile, layersOf, readAll } from './layers.ts'

/**
 * Reads all there are. Throws on a file of ours that cannot be used, naming it and what is expected; one of the store's is remarked upon, and
 * ours stands in its place.
 */
export async function readReadyAnswers(
  folder: string,
  taxonomy: Taxonomy,
  variants: readonly Variant[] = [],
  own?: string,
  remark: (text: string) => void = () => {},
): Promise<NonNullable<Store['readyAnswers']>> {
  const found = await Promise.all(
    LANGUAGES.map(async (language) => {
      const files = await readAll(layersOf(folder, language, variants, own), 'answers', '.md')
      return [language, files.flatMap((layers) => readUsable(layers, taxonomy, remark))] as const
    }),
  )
  return Object.fromEntries(found.filter(([, answers]) => answers.length > 0)) as Partial<
    Record<Language, readonly ReadyAnswer[]>
  >
}

/** The most special one that can be used; nothing where only the store has one, and it cannot. */
function readUsable(
  layers: readonly LayeredFile[],
  taxonomy: Taxonomy,
  remark: (text: string) => void,
): readonly ReadyAnswer[] {
  for (const file of layers) {
    try {
      return [read(file, taxonomy)]
    } catch (error) {
      if (!file.own) throw error
      remark(`cannot be used, and is left out: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return []
}

function read({ file, place, source }: LayeredFile, taxonomy: Taxonomy): ReadyAnswer {
  const [head = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n---\n')
  const field = (key: string) => new RegExp(`^${key}:[ \\t]*(.+)$`, 'm').exec(head)?.[1]?.trim()
  const title = field('title')
  const about = field('about')
  const text = rest.join('\n---\n').trim()
  if (title === undefined || text === '')
    throw new Error(`${place}: expected "title: …", a line "---" and the text, found "${source.slice(0, 40)}"`)
  if (about !== undefined && parseCategory(about, taxonomy) === undefined)
    throw new Error(`${place}: about: expected a category or category/topic, found "${about}"`)
  return { name: basename(file, '.md'), title, text, ...(about === undefined ? {} : { about }) }
}
