/**
 * A table of customers as spreadsheets and shops save it (RFC 4180): divided by `,`, `;` or tabs, with a line of headings in any of our
 * languages or none. Read whole or not at all.
 */
import { CUSTOMER_LIST_PACKS } from '../language/customer-list-packs.ts'
import { fold } from '../language/fold.ts'
import { addressIn, cleanName, languageNamed, type NamedCustomer, readCustomers } from './customer-entry.ts'

export type CustomerFile = {
  readonly customers: readonly NamedCustomer[]
  readonly unreadable: readonly { readonly line: number; readonly text: string }[]
}

type Row = { readonly line: number; readonly cells: readonly string[] }
type Columns = { readonly address: number; readonly names: readonly number[]; readonly language: number }

/** The customers of a file, and the lines that name none. */
export function readCustomerFile(text: string): CustomerFile {
  const plain = text.replace(/^\uFEFF/, '')
  const told = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(plain)
  const rest = told ? plain.slice(told[0].length) : plain
  const rows = rowsOf(rest, told?.[1] ?? separatorOf(rest), told ? 2 : 1)
  if (rows === undefined) return { customers: [], unreadable: [{ line: 1, text: plain.slice(0, 80) }] }
  const [first] = rows
  const headed = first !== undefined && !first.cells.some((cell) => cell.includes('@'))
  const columns = headed ? columnsOf(first.cells, rows.slice(1)) : undefined
  if (headed && columns === undefined) return { customers: [], unreadable: [asUnreadable(first)] }
  const customers: NamedCustomer[] = []
  const unreadable: { line: number; text: string }[] = []
  for (const row of headed ? rows.slice(1) : rows) {
    const found = columns ? byColumns(row.cells, columns) : byLook(row.cells)
    if (found) customers.push(found)
    else unreadable.push(asUnreadable(row))
  }
  return { customers, unreadable }
}

function asUnreadable({ line, cells }: Row): { line: number; text: string } {
  return { line, text: cells.join(' ').trim().slice(0, 80) }
}

function byColumns(cells: readonly string[], columns: Columns): NamedCustomer | undefined {
  const found = readCustomers(cells[columns.address] ?? '')
  const [only] = found ?? []
  if (only === undefined || found?.length !== 1) return undefined
  const name = cleanName(columns.names.map((at) => cells[at]?.trim() ?? '').join(' '))
  const said = cells[columns.language]?.trim() ?? ''
  // Whatever else stands under the heading is a language, though none of ours.
  const language = said === '' ? only.language : (languageNamed(said) ?? 'other')
  return { address: only.address, name: name || only.name, ...(language === undefined ? {} : { language }) }
}

/** Without headings each cell says itself what it is. */
function byLook(cells: readonly string[]): NamedCustomer | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [cell, ...more] = filled.filter((one) => one.includes('@'))
  const found = cell === undefined ? undefined : readCustomers(cell)
  const [only] = found ?? []
  if (only === undefined || found?.length !== 1 || more.some((one) => addressIn(one) !== only.address)) return undefined
  const others = filled.filter((one) => !one.includes('@'))
  const language = others.map(languageNamed).find((one) => one !== undefined) ?? only.language
  const names = others.filter((one) => languageNamed(one) === undefined && /^\P{N}*\p{L}\P{N}*$/u.test(one))
  const name = cleanName(names.slice(0, 2).join(' ')) ?? ''
  return { address: only.address, name: name || only.name, ...(language === undefined ? {} : { language }) }
}

const WORDS = (['address', 'name', 'surname', 'language'] as const).map(
  (column) => [column, new Set(CUSTOMER_LIST_PACKS.flatMap((pack) => pack.columns[column].map(heading)))] as const,
)
const [ADDRESS, NAME, SURNAME, LANGUAGE] = WORDS.map(([, words]) => words) as [
  Set<string>,
  Set<string>,
  Set<string>,
  Set<string>,
]

function columnsOf(headings: readonly string[], rows: readonly Row[]): Columns | undefined {
  const said = headings.map(heading)
  const holdsAddresses = (at: number) => rows.some(({ cells }) => cells[at]?.includes('@') === true)
  const byName = bestOf(said, ADDRESS)
  const address = byName >= 0 && holdsAddresses(byName) ? byName : said.findIndex((_, at) => holdsAddresses(at))
  if (address < 0) return undefined
  const surname = said.findIndex((word) => SURNAME.has(word))
  const first = said.findIndex((word, at) => at !== address && NAME.has(word))
  const name = first >= 0 ? first : said.findIndex((word, at) => at !== address && at !== surname && holds(word, NAME))
  return {
    address,
    names: [name, surname].filter((at) => at >= 0 && at !== address),
    language: said.findIndex((word, at) => at !== address && (LANGUAGE.has(word) || holds(word, LANGUAGE))),
  }
}

/** The column that is called so, else the first that has the word in its heading (`billing_email`). */
function bestOf(said: readonly string[], words: ReadonlySet<string>): number {
  const exact = said.findIndex((word) => words.has(word))
  return exact >= 0 ? exact : said.findIndex((word) => holds(word, words))
}

function holds(said: string, words: ReadonlySet<string>): boolean {
  return said.split(' ').some((word) => words.has(word))
}

function heading(text: string): string {
  return fold(text)
    .replace(/e-mail/g, 'email')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** What stands most often outside quotes in the first line. */
function separatorOf(text: string): string {
  const counts = new Map([...',;\t'].map((sign) => [sign, 0]))
  let quoted = false
  for (const sign of text.slice(0, 10_000)) {
    if (sign === '"') quoted = !quoted
    else if (!quoted && /[\r\n]/.test(sign) && [...counts.values()].some((count) => count > 0)) break
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return best?.[0] ?? ','
}

/** The rows with the line each begins in, blank ones left out; nothing when a quote is never closed. */
function rowsOf(text: string, separator: string, firstLine: number): readonly Row[] | undefined {
  const rows: Row[] = []
  let cells: string[] = []
  let cell = ''
  let line = firstLine
  let begins = firstLine
  const endRow = () => {
    cells.push(cell)
    if (cells.some((one) => one.trim() !== '')) rows.push({ line: begins, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '"' && cell.trim() === '') {
      const quoted = quotedCell(text, at)
      if (quoted === undefined) return undefined
      cell = quoted.text
      line += quoted.text.split(/\r\n|\n|\r/).length - 1
      at = quoted.end
    } else if (sign === separator) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text.charAt(at + 1) === '\n') at++
      endRow()
      line++
      begins = line
    } else cell += sign
  }
  endRow()
  return rows
}

/** The text between the quotes, doubled ones made single, and where it ends. */
function quotedCell(text: string, open: number): { readonly text: string; readonly end: number } | undefined {
  let from = open + 1
  let inside = ''
  for (;;) {
    const end = text.indexOf('"', from)
    if (end < 0) return undefined
    inside += text.slice(from, end)
    if (text.charAt(end + 1) !== '"') return { text: inside, end }
    inside += '"'
    from = end + 2
  }
}
