/** What an export says, in the words of a language. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportWords, ReadExportWords } from '../../app/ports.ts'

export function createExportWords(folder: string): ReadExportWords {
  return async (language) => {
    const words = JSON.parse(await readFile(join(folder, language, 'words.json'), 'utf8')) as Omit<
      ExportWords,
      'readme'
    >
    const { events, statuses, categories } = words
    return { events, statuses, categories, readme: await readFile(join(folder, 'export', `${language}.txt`), 'utf8') }
  }
}
