/** The store's own folder: files that say what no variable can. A file that is not there says nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { BASE_TAXONOMY, type Taxonomy } from '../domain/classify/taxonomy.ts'
import type { Language } from '../domain/language/language.ts'
import type { ConfigProblem } from './config.ts'
import { readTaxonomyFile } from './taxonomy-file.ts'

const TAXONOMY = 'taxonomy.yaml'
const LARGEST = 1_000_000

/** `problems`: all that is wrong with the file, each by its place (`data/store/taxonomy.yaml:7`). */
export type StoreTaxonomy = {
  /** As people would write it. */
  readonly file: string
  readonly found: boolean
  readonly taxonomy?: Taxonomy
  readonly problems: readonly ConfigProblem[]
}

/** The taxonomy of a store: the table, and what `taxonomy.yaml` in its folder says. */
export function storeTaxonomy(folder: string, defaultLanguage: Language): StoreTaxonomy {
  const file = join(folder, TAXONOMY)
  if (existsSync(file)) return taxonomyIn(file, defaultLanguage)
  const other = join(folder, 'taxonomy.yml')
  if (!existsSync(other)) return { file: shown(file), found: false, taxonomy: BASE_TAXONOMY, problems: [] }
  return {
    file: shown(file),
    found: false,
    problems: [{ name: shown(other), found: 'a file of this name', expected: `the name ${TAXONOMY}` }],
  }
}

/** The same of any file. */
export function taxonomyIn(file: string, defaultLanguage: Language): StoreTaxonomy {
  const read = readText(file)
  const place = { file: shown(file), found: true }
  if (typeof read !== 'string') return { ...place, problems: [{ ...read, name: `${shown(file)}${read.name}` }] }
  const { taxonomy, problems = [] } = readTaxonomyFile(read, BASE_TAXONOMY, defaultLanguage)
  return {
    ...place,
    ...(taxonomy === undefined ? {} : { taxonomy }),
    problems: problems.map(({ line, ...rest }) => ({ name: `${shown(file)}:${line}`, ...rest })),
  }
}

/** A text in UTF-8, or why it cannot be read, `name` being the line behind the file's. */
function readText(file: string): string | ConfigProblem {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { name: '', found, expected: 'a file that can be read' }
  }
  if (bytes.length > LARGEST)
    return { name: '', found: `${bytes.length} bytes`, expected: `a text of at most ${LARGEST} bytes` }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Up to the first byte that is none of UTF-8, every line is well-formed.
    const lines = bytes.toString('utf8').split('\n')
    const line = lines.findIndex((text) => text.includes('\ufffd')) + 1
    return { name: `:${line}`, found: 'letters that are not in UTF-8', expected: 'a text saved as UTF-8' }
  }
}

/** As the reader of the message would write it. */
function shown(file: string): string {
  const near = relative(process.cwd(), file)
  return near.startsWith('..') || isAbsolute(near) ? file : near
}
