/** What an export says, in the words of a language as the store writes it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportWords, ReadExportWords } from '../../app/ports.ts'
import { type Variant, variantOf } from '../../domain/language/variants.ts'
import { Phrasing } from './phrasing.ts'
import type { Words } from './words.ts'

export function createExportWords(folder: string, variants: readonly Variant[] = []): ReadExportWords {
  const wordsOf = async (writing: string) =>
    JSON.parse(await readFile(join(folder, writing, 'words.json'), 'utf8')) as Words &
      Omit<ExportWords, 'readme' | 'on'>
  return async (language) => {
    const variant = variantOf(language, variants)
    const words = await wordsOf(language)
    const special = variant === undefined ? undefined : await wordsOf(variant)
    const say = new Phrasing(language, words, variant)
    return {
      events: { ...words.events, ...special?.events },
      statuses: { ...words.statuses, ...special?.statuses },
      categories: { ...words.categories, ...special?.categories },
      readme: await readFile(join(folder, 'export', `${variant ?? language}.txt`), 'utf8'),
      on: (at, zone) => say.on(at, zone),
    }
  }
}
