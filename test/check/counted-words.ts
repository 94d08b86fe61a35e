/** The words that tell languages apart are counted in the mails that the classifier learns from, and in no others. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asWritten } from '../../src/domain/language/known-words.ts'
import { cutWords } from '../../src/domain/language/words.ts'
import { readCorpus } from '../eval/corpus.ts'
import { firstDifference } from './tools.ts'

const COUNTED_WORDS_FILE = 'src/adapters/language/counted-words.txt'

/** What is wrong with the counted words; with `write` they are counted anew instead. */
export async function driftedCountedWords(root: string, write: boolean): Promise<string | undefined> {
  const path = join(root, COUNTED_WORDS_FILE)
  const mails = readCorpus('train').map(({ lang, subject, body }) => ({
    language: lang,
    text: `${subject}\n\n${body}`,
  }))
  const wanted = countWords(mails)
  const there = await readFile(path, 'utf8').catch(() => '')
  if (there === wanted) return undefined
  if (!write) return `${COUNTED_WORDS_FILE}${firstDifference(there, wanted)}\nnpm run check -- --write languages`
  await writeFile(path, wanted)
  return undefined
}

/** A name or a typo is seen once. */
const SEEN_TWICE = 2
const WORD = /^\p{L}[\p{L}']*$/u

/**
 * The words of mails of known language, in how many mails of each language they stand: one line a word, after a line that
 * says how many mails there were. Words of one mail are left out.
 */
function countWords(mails: readonly { readonly language: string; readonly text: string }[]): string {
  const total = new Map<string, number>()
  const counts = new Map<string, Map<string, number>>()
  for (const { language, text } of mails) {
    total.set(language, (total.get(language) ?? 0) + 1)
    const { lower, words } = cutWords(text)
    const seen = new Set(words.filter(({ text }) => WORD.test(text)).map(({ text, at }) => asWritten(lower, at, text)))
    for (const word of seen) {
      const own = counts.get(word) ?? new Map<string, number>()
      counts.set(word, own.set(language, (own.get(language) ?? 0) + 1))
    }
  }
  const lines = [...counts]
    .filter(([, own]) => [...own.values()].reduce((sum, count) => sum + count, 0) >= SEEN_TWICE)
    .map(([word, own]) => `${word} ${sayCounts(own)}`)
    .sort()
  return `${[sayCounts(total), ...lines].join('\n')}\n`
}

function sayCounts(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([language, count]) => `${language}${count}`)
    .join(' ')
}
