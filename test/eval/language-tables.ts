/** The languages as a section of the report. */
import { evaluateLanguage } from './language.ts'
import { table } from './markdown.ts'

const CODES = ['es', 'pt', 'pl', 'en', 'fr', 'de', 'it', 'unknown']

/** Right of all, for each set and language; and what was taken for what. */
export async function languageTables(): Promise<string> {
  const results = await evaluateLanguage()
  const rows = results.map(({ set, right, of, byLanguage }) => [
    set,
    `${((100 * right) / of).toFixed(1)} %`,
    ...CODES.map((code) => {
      const one = byLanguage.get(code)
      return one === undefined ? '' : `${one.right} of ${one.of}`
    }),
  ])
  const confused = results
    .filter(({ set }) => !set.includes('train'))
    .flatMap(({ set, confusions }) => [...confusions].map(([pair, ids]) => `- ${set}: ${pair}, ${ids.join(' ')}`))
  return [
    '## Language',
    '`mails of train/` were counted for the letters of each language; all else was not. See `language.md` for the libraries that were measured.',
    table(['', 'right', ...CODES], rows),
    'Taken for another:',
    confused.join('\n'),
  ].join('\n\n')
}
