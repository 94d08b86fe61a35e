/** The documents that are shipped, and what stands in them: blocks, commands, links, headings. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

/** The pages of users, in the order in which one reads. */
export const PAGES: readonly string[] = [
  ...new Set([
    ...['README.md', 'CHANGELOG.md', 'docs/owner.md', 'docs/operator.md'],
    ...readdirSync(join(ROOT, 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ]),
]

export const read = (page: string): string => readFileSync(join(ROOT, page), 'utf8')

/** What stands between two fences, with the word behind the first. */
type Block = { readonly page: string; readonly kind: string; readonly text: string }

const FENCED = /^( *)```([\w-]*)\n([\s\S]*?)^ *```$/gm

/** Blocks in lists lose their indent. */
export function blocksOf(page: string): readonly Block[] {
  return [...read(page).matchAll(FENCED)].map(([, indent = '', kind = '', text = '']) => ({
    page,
    kind,
    text: text.replaceAll(new RegExp(`^ {0,${indent.length}}`, 'gm'), ''),
  }))
}

/** The page without its blocks: what is prose, tables and headings. */
export function proseOf(page: string): string {
  return read(page).replaceAll(FENCED, '')
}

/** What stands between backticks in prose. */
export function codesOf(page: string): readonly string[] {
  return [...proseOf(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code.replaceAll('\\|', '|'))
}

/** As a shell would: words, quotes. */
export function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three ?? '')
}
