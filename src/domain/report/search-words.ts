/**
 * What an agent writes after `#find`: words that must all be there, `"words in this order"`, `-not this one`, a beginning
 * (`jarr*`), and operators before a colon (`from:marta`, `order:10482`, `status:open`, `since:2026-01`), in any of the
 * languages. There is no wrong search: what is no operator is a word, and a value nobody can read is told in `misread`.
 */
import { parseCategory } from '../classify/named-category.ts'
import type { CategoryAndTopic, Taxonomy } from '../classify/taxonomy.ts'
import { fold } from '../language/fold.ts'
import type { SearchedStatus, SearchOperator } from '../language/searching-pack.ts'
import { SEARCHING_PACKS } from '../language/searching-packs.ts'
import type { Person } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import { searchedDate } from './search-date.ts'

/** Where a term is to be found; everywhere when a term names no field. */
export type SearchField = 'from' | 'order' | 'file' | 'subject'

/** One thing to be found. */
export type SearchTerm = {
  /** Words of letters and digits; several stand one after the other (an address, a file name, a quotation). */
  readonly words: readonly string[]
  /** Must not be there. */
  readonly without: boolean
  /** In quotes: as written, in no other form. */
  readonly exactly: boolean
  /** The last word may go on. */
  readonly beginning: boolean
  readonly field?: SearchField
}

export type SearchQuestion = {
  readonly terms: readonly SearchTerm[]
  readonly statuses?: readonly Exclude<SearchedStatus, 'unended'>[]
  /** Topic only when one was named. */
  readonly category?: { readonly category: CategoryAndTopic['category']; readonly topic?: string }
  /** Addresses of agents; empty: nobody has it. */
  readonly agents?: readonly string[]
  readonly since?: Instant
  /** Up to, and not with. */
  readonly before?: Instant
  /** Operators with a value that says nothing (`status:purple`), as written; they do not count. */
  readonly misread: readonly string[]
}

type Called = Pick<Person, 'address' | 'name'>

export type SearchContext = {
  readonly agents: readonly Called[]
  readonly taxonomy: Taxonomy
  readonly timeZone: string
  readonly now: Instant
}

/** Nobody reads further, and neither do we. */
const LONGEST = 1_000
/** More say nothing that these did not. */
const MOST_TERMS = 16
const MOST_WORDS = 12
const LONGEST_WORD = 60

const OPERATORS = byWord((pack) => pack.operators)
const STATUSES = byWord((pack) => pack.statuses)
const NOBODY = new Set(SEARCHING_PACKS.flatMap((pack) => pack.nobody.map(fold)))
const FIELDS: ReadonlySet<SearchOperator> = new Set<SearchField>(['from', 'order', 'file', 'subject'])

/** Reads a search; never fails. Nothing readable gives no terms and no filters, see `asksNothing`. */
export function readSearch(text: string, context: SearchContext): SearchQuestion {
  let question: SearchQuestion = { terms: [], misread: [] }
  for (const piece of pieces(text.slice(0, LONGEST).toWellFormed())) {
    question = operatorIn(question, piece, context) ?? withTerm(question, termOf(piece))
  }
  return question
}

/** Whether there is nothing to search by. */
export function asksNothing({ terms, statuses, category, agents, since, before }: SearchQuestion): boolean {
  return terms.length === 0 && [statuses, category, agents, since, before].every((filter) => filter === undefined)
}

type Piece = {
  readonly without: boolean
  readonly operator: string
  readonly value: string
  readonly quoted: boolean
  readonly written: string
}

/** `-` or not, a word and a colon or not, then a quotation or what stands up to the next space. Quotes of any kind. */
const PIECE =
  /(?<minus>[-–—−]?)(?:(?<operator>[\p{L}\p{M}]{1,20}):)?(?:"(?<quotation>[^"]{0,300})"?|(?<value>[^\s"]{1,300}))/gu

function pieces(text: string): readonly Piece[] {
  const plain = text
    .normalize('NFC')
    .replace(/[“”„‟«»＂]/g, '"')
    .replaceAll('：', ':')
  return Array.from(plain.matchAll(PIECE), ({ 0: written, groups = {} }) => {
    const { minus = '', operator = '', quotation, value = '' } = groups
    return { without: minus !== '', operator, value: quotation ?? value, quoted: quotation !== undefined, written }
  })
}

/** The question with what an operator says; undefined when this is none. */
function operatorIn(question: SearchQuestion, piece: Piece, context: SearchContext): SearchQuestion | undefined {
  const meant = OPERATORS.get(fold(piece.operator)) ?? []
  if (piece.operator === '' || meant.length === 0) return undefined
  for (const operator of meant) {
    if (isField(operator)) continue
    const narrowed = narrow(question, operator, piece.value, context)
    if (narrowed !== undefined && !piece.without) return narrowed
  }
  const field = meant.find(isField)
  const term = field && termOf(piece)
  if (field && term) return withTerm(question, { ...term, field, beginning: !piece.quoted })
  return { ...question, misread: [...question.misread, piece.written] }
}

function isField(operator: SearchOperator): operator is SearchField {
  return FIELDS.has(operator)
}

function narrow(
  question: SearchQuestion,
  operator: Exclude<SearchOperator, SearchField>,
  value: string,
  { agents, taxonomy, timeZone, now }: SearchContext,
): SearchQuestion | undefined {
  switch (operator) {
    case 'status': {
      const [status] = STATUSES.get(fold(value).replace(/[_-]/g, ' ').trim()) ?? []
      if (status === undefined) return undefined
      const named = status === 'unended' ? (['open', 'waiting'] as const) : [status]
      return { ...question, statuses: [...(question.statuses ?? []), ...named] }
    }
    case 'category': {
      const read = parseCategory(value, taxonomy)
      if (read === undefined) return undefined
      const category = read.topic === 'other' && !/other$/i.test(value) ? { category: read.category } : read
      return { ...question, category }
    }
    case 'agent': {
      if (NOBODY.has(fold(value))) return { ...question, agents: [] }
      const called = agents.filter((agent) => isCalled(agent, fold(value)))
      return called.length === 0 ? undefined : { ...question, agents: called.map(({ address }) => address) }
    }
    case 'since': {
      const from = searchedDate(value, timeZone, now)
      return from === undefined ? undefined : { ...question, since: from }
    }
    case 'before': {
      const from = searchedDate(value, timeZone, now)
      return from === undefined ? undefined : { ...question, before: from }
    }
  }
}

function isCalled({ address, name }: Called, said: string): boolean {
  return (
    address.startsWith(said) ||
    fold(name) === said ||
    fold(name)
      .split(/\s+/)
      .some((part) => part.startsWith(said))
  )
}

/** Our own reference, with or without its signature, is one word: it stands so in the index. */
const REFERENCE = /^inc-?(\d{1,12})(?:-[0-9a-z]{5})?$/i

/** Ends of file names and addresses: such a name is whole, and words that begin so are half of the index. */
const WHOLE = new Set('jpg jpeg png gif heic webp pdf doc docx xls xlsx csv txt zip eml mp4 mov com net org'.split(' '))

function termOf({ without, operator, value, quoted }: Piece): SearchTerm | undefined {
  const meant = operator === '' || OPERATORS.has(fold(operator)) ? value : `${operator}:${value}`
  const reference = REFERENCE.exec(meant.replace(/^[[(#]+|[\])]+$/g, ''))
  const words = reference
    ? [`inc${reference[1]}`]
    : (meant.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD))
  if (words.length === 0) return undefined
  const compound = !quoted && words.length > 1 && !WHOLE.has(words.at(-1)?.toLowerCase() ?? '')
  return { words, without, exactly: quoted, beginning: !reference && (compound || (!quoted && meant.endsWith('*'))) }
}

function withTerm(question: SearchQuestion, term: SearchTerm | undefined): SearchQuestion {
  if (term === undefined || question.terms.length >= MOST_TERMS) return question
  const key = JSON.stringify(term)
  if (question.terms.some((known) => JSON.stringify(known) === key)) return question
  return { ...question, terms: [...question.terms, term] }
}

/** Folded word -> what it may mean, over all languages. */
function byWord<Meaning extends string>(
  wordsOf: (pack: (typeof SEARCHING_PACKS)[number]) => Readonly<Partial<Record<Meaning, readonly string[]>>>,
): ReadonlyMap<string, readonly Meaning[]> {
  const meanings = new Map<string, readonly Meaning[]>()
  for (const pack of SEARCHING_PACKS) {
    for (const [meaning, words] of Object.entries(wordsOf(pack)) as [Meaning, readonly string[]][]) {
      for (const word of words.map(fold)) meanings.set(word, [...new Set([...(meanings.get(word) ?? []), meaning])])
    }
  }
  return meanings
}
