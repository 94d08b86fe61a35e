/** From the words of a question to a `tsquery`, built from lexemes that are quoted here and nowhere else. */
import type { SearchField, SearchTerm } from '../../domain/report/search-words.ts'

/** A word of the question as the index knows it. Usually one; a word like `½` is two. */
export type Lexeme = {
  readonly word: string
  /** What the stemmers of all languages leave of it. */
  readonly stems: readonly string[]
  /** A word so small that at least one language leaves it out of searches. */
  readonly small: boolean
  /** Other written words that count as this one: inflected forms, or what a typo may have meant. */
  readonly others: readonly string[]
  /** All written words that begin so, where it is a beginning and they are few. */
  readonly begun?: readonly string[]
}

/** A term with its words as lexemes, in order. */
export type KnownTerm = Omit<SearchTerm, 'words'> & { readonly lexemes: readonly Lexeme[] }

/** Weights of the index are its fields; order numbers stand beside the subject. */
const WEIGHT: Readonly<Record<SearchField, string>> = { subject: 'A', order: 'A', from: 'B', file: 'C' }
/** A beginning of one letter would be half of the index. */
const SHORTEST_BEGINNING = 3
/** `A10482` and `A-10482` are one number. */
const LETTERS_AND_DIGITS = /^([a-z]{1,4})(\d{3,})$/

/** All terms as one query, '' when there are none. Small words count only where nothing else was asked. */
export function queryOf(terms: readonly KnownTerm[]): string {
  const telling = terms.filter(
    ({ lexemes, exactly, field }) => exactly || field || !lexemes.every(({ small }) => small),
  )
  return (telling.some(({ without }) => !without) ? telling : terms).map(termQuery).join(' & ')
}

/** Whether the index must gather all words with some beginning, which takes as long for a month as for all time. */
export function hasBeginning(terms: readonly KnownTerm[]): boolean {
  return terms.some(
    ({ lexemes, beginning }) => beginning && isOpen(lexemes.at(-1)) && lexemes.at(-1)?.begun === undefined,
  )
}

/** Whether several words must be there together. */
export function isSeveral(terms: readonly KnownTerm[]): boolean {
  return terms.flatMap(({ lexemes, without }) => (without ? [] : lexemes)).length > 1
}

/** The query for one mailbox and any of these years (`2026`) or months (`202611`) of it, as the index marks them. */
export function confined(query: string, mailbox: number, times: readonly string[]): string {
  return `(${times.map((time) => mark(mailbox, time)).join(' | ')}) & ${query}`
}

/** The query with the category, which a merged incident has from the one it lives on in. */
export function ofCategory(query: string, mailbox: number, category: string, topic: string | null): string {
  const named = topic === null ? category : `${category}/${topic}`
  return `(${mark(mailbox, named)} | ${mark(mailbox, 'merged')}) & ${query}`
}

function mark(mailbox: number, name: string): string {
  return quoted(`:${mailbox}:${name}`)
}

function termQuery({ lexemes, exactly, beginning, without, field }: KnownTerm): string {
  const weight = field ? WEIGHT[field] : ''
  const [only] = lexemes
  const ways =
    lexemes.length === 1 && only
      ? oneWord(only, exactly, beginning, weight)
      : [inARow(lexemes, beginning, weight), ...runTogether(lexemes, weight)]
  return `${without ? '!' : ''}(${ways.join(' | ')})`
}

function oneWord(lexeme: Lexeme, exactly: boolean, beginning: boolean, weight: string) {
  const { word, stems, others } = lexeme
  if (exactly) return [quoted(word, weight)]
  if (beginning && isOpen(lexeme)) return begun(lexeme, weight)
  const [, letters, digits] = LETTERS_AND_DIGITS.exec(word) ?? []
  const apart = letters && digits ? [`(${quoted(letters, weight)} <-> ${quoted(digits, weight)})`] : []
  return [...[...new Set([word, ...stems, ...others])].map((lexeme) => quoted(lexeme, weight)), ...apart]
}

function inARow(lexemes: readonly Lexeme[], beginning: boolean, weight: string): string {
  const row = lexemes.map((lexeme, at) => {
    const open = beginning && at === lexemes.length - 1 && isOpen(lexeme)
    return open ? `(${begun(lexeme, weight).join(' | ')})` : quoted(lexeme.word, weight)
  })
  return `(${row.join(' <-> ')})`
}

function begun({ word, begun }: Lexeme, weight: string): readonly string[] {
  if (begun === undefined) return [quoted(word, `*${weight}`)]
  return [...new Set([word, ...begun])].map((other) => quoted(other, weight))
}

function isOpen(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && lexeme.word.length >= SHORTEST_BEGINNING
}

/** `A-10482` may stand there as `A10482`. */
function runTogether(lexemes: readonly Lexeme[], weight: string): readonly string[] {
  const together = lexemes.map(({ word }) => word).join('')
  return lexemes.length <= 4 && together.length <= 24 && /\d{3}/.test(together) ? [quoted(together, weight)] : []
}

function quoted(lexeme: string, marks = ''): string {
  const text = `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
  return marks === '' ? text : `${text}:${marks}`
}
