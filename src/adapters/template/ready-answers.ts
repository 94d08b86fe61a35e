/**
 * Texts that agents insert with `#use name`: `templates/<language>/answers/<name>.md`, a head of `title:` and `about:` (a category, or
 * `category/topic`), a line of dashes, and the words. `{order}` and other words in braces are filled in when it is used.
 */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseCategory } from '../../domain/classify/named-category.ts'
import type { Taxonomy } from '../../domain/classify/taxonomy.ts'
import { LANGUAGES, type Language } from '../../domain/language/language.ts'
import type { ReadyAnswer, Store } from '../../domain/store.ts'

/** Reads all there are. Throws on a file that cannot be used, naming it and what is expected. */
export async function readReadyAnswers(
  folder: string,
  taxonomy: Taxonomy,
): Promise<NonNullable<Store['readyAnswers']>> {
  const found = await Promise.all(
    LANGUAGES.map(
      async (language) => [language, await ofLanguage(join(folder, language, 'answers'), taxonomy)] as const,
    ),
  )
  return Object.fromEntries(found.filter(([, answers]) => answers.length > 0)) as Partial<
    Record<Language, readonly ReadyAnswer[]>
  >
}

async function ofLanguage(folder: string, taxonomy: Taxonomy): Promise<readonly ReadyAnswer[]> {
  const files = await readdir(folder).catch(() => [])
  const names = files.filter((file) => file.endsWith('.md')).sort()
  return await Promise.all(
    names.map(async (file) => read(join(folder, file), await readFile(join(folder, file), 'utf8'), taxonomy)),
  )
}

function read(path: string, source: string, taxonomy: Taxonomy): ReadyAnswer {
  const [head = '', ...rest] = source.replaceAll('\r\n', '\n').split('\n---\n')
  const field = (key: string) => new RegExp(`^${key}:[ \\t]*(.+)$`, 'm').exec(head)?.[1]?.trim()
  const title = field('title')
  const about = field('about')
  const text = rest.join('\n---\n').trim()
  if (title === undefined || text === '')
    throw new Error(`${path}: expected "title: …", a line "---" and the text, found "${source.slice(0, 40)}"`)
  if (about !== undefined && parseCategory(about, taxonomy) === undefined)
    throw new Error(`${path}: about: expected a category or category/topic, found "${about}"`)
  return { name: basename(path, '.md'), title, text, ...(about === undefined ? {} : { about }) }
}
