/** The store's own folder: files that say what no variable can. A file that is not there says nothing. */
import { lstatSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { BASE_TAXONOMY, type Taxonomy } from '../domain/classify/taxonomy.ts'
import type { Language } from '../domain/language/language.ts'
import type { OrderMapping } from '../domain/order/mapping.ts'
import { DEFAULT_POLICIES } from '../domain/policy/policies.ts'
import { KEEP_ALL, type RetentionRules } from '../domain/policy/retention.ts'
import { type Brand, PLAIN_BRAND } from '../domain/say/brand.ts'
import { readBrandFile } from './brand-file.ts'
import type { ConfigProblem } from './config-problem.ts'
import { readOrdersFile } from './orders-file.ts'
import { readPoliciesFile, type StorePolicies } from './policies-file.ts'
import { readRetentionFile } from './retention-file.ts'
import { readTaxonomyFile } from './taxonomy-file.ts'
import type { YamlProblem } from './yaml-reader.ts'

const LARGEST = 200_000

/** `problems`: all that is wrong with the file, each by its place (`data/store/taxonomy.yaml:7`). */
export type StoreFile<T> = {
  /** As people would write it. */
  readonly file: string
  readonly found: boolean
  /** What the store then has; absent when the file cannot be used. */
  readonly value?: T
  readonly problems: readonly ConfigProblem[]
}

export type StoreTaxonomy = StoreFile<Taxonomy>

/** The taxonomy of a store: the table, and what `taxonomy.yaml` in its folder says. */
export function storeTaxonomy(folder: string, defaultLanguage: Language): StoreTaxonomy {
  const read = (text: string) => taxonomyFrom(text, defaultLanguage)
  return inFolder(folder, 'taxonomy', BASE_TAXONOMY, read)
}

/** The same of any file. */
export function taxonomyIn(file: string, defaultLanguage: Language): StoreTaxonomy {
  return inFile(file, (text) => taxonomyFrom(text, defaultLanguage))
}

function taxonomyFrom(text: string, defaultLanguage: Language): FileResult<Taxonomy> {
  const { taxonomy, problems } = readTaxonomyFile(text, BASE_TAXONOMY, defaultLanguage)
  return taxonomy === undefined ? { problems } : { value: taxonomy }
}

/** The policies of a store: the shipped ones, and what `policies.yaml` in its folder says. */
export function storePolicies(folder: string, taxonomy: Taxonomy | undefined): StoreFile<StorePolicies> {
  const shipped: StorePolicies = { policies: DEFAULT_POLICIES, days: new Map(), lines: new Map() }
  return inFolder(folder, 'policies', shipped, (text) => readPoliciesFile(text, DEFAULT_POLICIES, taxonomy))
}

/** The same of any file. */
export function policiesIn(file: string, taxonomy: Taxonomy | undefined): StoreFile<StorePolicies> {
  return inFile(file, (text) => readPoliciesFile(text, DEFAULT_POLICIES, taxonomy))
}

/** How the store's mails look: as ours, or as `brand.yaml` in its folder says. */
export function storeBrand(folder: string): StoreFile<Brand> {
  return inFolder(folder, 'brand', PLAIN_BRAND, (text) =>
    readBrandFile(text, (name) => {
      try {
        return mayNeverEnd(join(folder, name)) ? undefined : readFileSync(join(folder, name))
      } catch {
        return undefined
      }
    }),
  )
}

/** Where in the shop's answer about an order stands what; nothing without `orders.yaml` in its folder. */
export function storeOrders(folder: string): StoreFile<OrderMapping | undefined> {
  return inFolder<OrderMapping | undefined>(folder, 'orders', undefined, readOrdersFile)
}

/** The same of any file. */
export function ordersIn(file: string): StoreFile<OrderMapping | undefined> {
  return inFile<OrderMapping | undefined>(file, readOrdersFile)
}

/** What is kept how long; all of it without the file: `retention.yaml` in the folder, unless another is named. */
export function storeRetention(
  folder: string,
  named: string | undefined,
  taxonomy: Taxonomy | undefined,
): StoreFile<RetentionRules> {
  const read = (text: string) => readRetentionFile(text, taxonomy)
  return named === undefined ? inFolder(folder, 'retention', KEEP_ALL, read) : inFile(named, read)
}

type FileResult<T> =
  | { readonly value: T; readonly problems?: undefined }
  | { readonly problems: readonly YamlProblem[]; readonly value?: undefined }

function inFolder<T>(folder: string, name: string, otherwise: T, read: (text: string) => FileResult<T>): StoreFile<T> {
  const file = join(folder, `${name}.yaml`)
  if (isThere(file)) return inFile(file, read)
  const other = join(folder, `${name}.yml`)
  if (!isThere(other)) return { file: shown(file), found: false, value: otherwise, problems: [] }
  return {
    file: shown(file),
    found: false,
    problems: [{ name: shown(other), found: 'a file of this name', expected: `the name ${name}.yaml` }],
  }
}

function inFile<T>(file: string, read: (text: string) => FileResult<T>): StoreFile<T> {
  const text = readText(file)
  const place = { file: shown(file), found: true }
  if (typeof text !== 'string') return { ...place, problems: [{ ...text, name: `${shown(file)}${text.name}` }] }
  const { value, problems = [] } = read(text)
  return {
    ...place,
    ...(value === undefined ? {} : { value }),
    problems: problems.map(({ line, ...rest }) => ({ name: `${shown(file)}:${line}`, ...rest })),
  }
}

/** Whether anything has this name: a link to nowhere and a folder that may not be entered are no reason to go by what we ship. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
  }
}

/** A pipe, a device. */
function mayNeverEnd(file: string): boolean {
  const found = statSync(file)
  return !found.isFile() && !found.isDirectory()
}

/** A text in UTF-8, or why it cannot be read, `name` being the line behind the file's. */
function readText(file: string): string | ConfigProblem {
  let bytes: Buffer
  try {
    if (mayNeverEnd(file)) return { name: '', found: 'something that is no file', expected: 'a file that can be read' }
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
