/**
 * Whom a matter concerns that the store found by itself, and what is said to them. In the words of `#new`:
 *
 *   customer: Marta Gómez <marta@mail.example> es      any number of lines, several customers in each; any of our languages
 *   clientes:                                          or a heading, and a customer in each line below it
 *   category: delivery/lost · order: 10482 · urgent    before or after the text, or between the lines of customers
 *   a CSV attached                                     as well, or instead
 *
 * Everything else goes to each customer. Fail closed: what could be the name of a customer and is not read as one stops the mail, and so
 * does a text with another customer's address in it.
 */
import { nearestCategories, parseCategory } from '../classify/named-category.ts'
import type { CategoryAndTopic } from '../classify/taxonomy.ts'
import type { AffectedCustomer } from '../incident/decision.ts'
import { CUSTOMER_LIST_PACKS } from '../language/customer-list-packs.ts'
import { fold } from '../language/fold.ts'
import type { Language } from '../language/language.ts'
import type { Store } from '../store.ts'
import { isOurs } from './addresses.ts'
import type { CommandMail, KnownToCommands, Refusal } from './command.ts'
import { addressIn, languageNamed, type NamedCustomer, readCustomers, readEntries } from './customer-entry.ts'
import { readCustomerFile } from './customer-file.ts'

/** What `#new` was told. */
export type Affected = {
  readonly customers: readonly AffectedCustomer[]
  readonly category?: CategoryAndTopic
  readonly orderNumbers: readonly string[]
  readonly urgent: boolean
  /** What goes to each of them; empty: nobody is written to yet. */
  readonly text: string
  /** Files that go along; a table of customers never does. */
  readonly files: CommandMail['files']
}

export const MOST_CUSTOMERS = 10_000
const MOST_TOLD = 10

type Unreadable = { readonly where: string; readonly text: string }

/** Reads the words and files of a mail with `#new`. */
export function readAffected(mail: CommandMail, known: KnownToCommands, store: Store): Affected | Refusal {
  const words = readWords(mail.text, store)
  const lists = mail.attachments.filter(({ filename, contentType }) => isTable(filename, contentType))
  const unreadable: Unreadable[] = [...words.unreadable]
  const customers = [...words.customers]
  for (const { index, filename } of lists) {
    // A spreadsheet cannot be read, and must not go to anybody as a file either.
    const text = isSpreadsheet(filename) ? '' : known.fileText(index)
    // Not loaded yet: this is decided again, with it.
    if (text === undefined) return { problem: 'no-customers' }
    const file = readCustomerFile(text)
    if (text === '') unreadable.push({ where: filename, text: 'CSV' })
    unreadable.push(...file.unreadable.map(({ line, text }) => ({ where: `${filename}:${line}`, text })))
    for (const customer of file.customers) customers.push(customer)
  }
  if (unreadable.length > 0) return { problem: 'unreadable-customer', expected: toldOf(unreadable) }
  if (words.category !== undefined && words.category.found === undefined)
    return { problem: 'unknown-category', expected: nearestCategories(words.category.said, store.taxonomy).join(', ') }
  const distinct = withoutRepeated(customers)
  if (!distinct.some(({ address }) => !isOurs(address, store))) return { problem: 'no-customers' }
  if (distinct.length > MOST_CUSTOMERS)
    return { problem: 'too-many-customers', expected: `${distinct.length} > ${MOST_CUSTOMERS}` }
  const named = addressesIn(words.text).filter((address) => distinct.some((customer) => customer.address === address))
  if (named.length > 0) return { problem: 'leak', expected: named.slice(0, MOST_TOLD).join(', ') }
  return {
    customers: distinct.map(({ address, name, language }) => ({
      address,
      name,
      language: languageFor(address, language, known, store),
    })),
    ...(words.category?.found === undefined ? {} : { category: words.category.found }),
    orderNumbers: words.orderNumbers,
    urgent: words.urgent,
    text: words.text,
    files: mail.files.filter(({ index }) => !lists.some((list) => list.index === index)),
  }
}

/** As it was told, else that of earlier incidents, else the store's. */
function languageFor(
  address: string,
  told: Language | 'other' | undefined,
  known: KnownToCommands,
  store: Store,
): Language {
  if (told === 'other') return store.defaultLanguage
  return told ?? known.of(address)[0]?.language ?? store.defaultLanguage
}

/** One mail each, however often somebody is named; what the first time was not told is taken from the others. */
function withoutRepeated(customers: readonly NamedCustomer[]): readonly NamedCustomer[] {
  const byAddress = new Map<string, NamedCustomer>()
  for (const customer of customers) {
    const first = byAddress.get(customer.address)
    const language = first?.language ?? customer.language
    byAddress.set(customer.address, {
      address: customer.address,
      name: first?.name || customer.name,
      ...(language === undefined ? {} : { language }),
    })
  }
  return [...byAddress.values()]
}

/** The first ten with their places: `3: marta@, clientes.csv:12: …`. */
function toldOf(unreadable: readonly Unreadable[]): string {
  const told = unreadable.slice(0, MOST_TOLD).map(({ where, text }) => `${where}: ${text.trim().slice(0, 80)}`)
  return [...told, ...(unreadable.length > MOST_TOLD ? [`… (${unreadable.length})`] : [])].join('\n')
}

/** `.txt` as well: a table is saved so too, and a list of customers must not be taken for a file to send along. */
function isTable(filename: string, contentType: string): boolean {
  return (
    /\.(?:csv|tsv|tab|txt)$/i.test(filename) ||
    /^text\/(?:csv|tab-separated)/i.test(contentType) ||
    isSpreadsheet(filename)
  )
}

function isSpreadsheet(filename: string): boolean {
  return /\.(?:xls[xmb]?|ods|numbers|gsheet|vcf)$/i.test(filename)
}

type Words = {
  readonly customers: readonly NamedCustomer[]
  readonly unreadable: readonly Unreadable[]
  readonly category?: { readonly said: string; readonly found?: CategoryAndTopic }
  readonly orderNumbers: readonly string[]
  readonly urgent: boolean
  readonly text: string
}

type Label = 'customer' | 'category' | 'order' | 'urgent'
const LABELS: ReadonlyMap<string, Label> = new Map(
  (['order', 'category', 'urgent', 'customer'] as const).flatMap((label) =>
    CUSTOMER_LIST_PACKS.flatMap((pack) => pack[label].map((word) => [fold(word), label] as const)),
  ),
)

/** A line of the text: what stands before its colon, when that is one of our words. */
type Line = { readonly raw: string; readonly label?: Label; readonly rest: string }

function lineOf(raw: string): Line {
  // Bullets, emphasis and non-breaking blanks of mail programs.
  const plain = raw.replace(/[\u00a0\u200b]/g, ' ').replace(/^[\s•·*–—-]{1,20}/, '')
  const [, word = '', rest = ''] = /^(\p{L}{3,20})\*{0,2}\s{0,5}[:：]\*{0,2}(.*)$/su.exec(plain) ?? []
  const label = LABELS.get(fold(word))
  if (label !== undefined) return { raw, label, rest: rest.trim() }
  const alone = LABELS.get(fold(plain.trim().replace(/[.!*]{1,3}$/, '')))
  return alone === 'urgent' ? { raw, label: alone, rest: '' } : { raw, rest: plain }
}

function readWords(text: string, store: Store): Words {
  const lines = joinWrapped(text.split('\n')).map(lineOf)
  const customers: NamedCustomer[] = []
  const unreadable: Unreadable[] = []
  const kept: string[] = []
  const orderNumbers: string[] = []
  let category: Words['category']
  let urgent = false
  // Under a heading each line is a customer, until a blank line.
  let underHeading = false
  const take = (entries: string, at: number) => {
    const found = readEntries(entries)
    customers.push(...found.customers)
    for (const piece of found.unreadable) unreadable.push({ where: `${at + 1}`, text: piece })
  }
  lines.forEach((line, at) => {
    const { raw, label, rest } = line
    if (label === 'customer') {
      take(rest, at)
      underHeading = rest === ''
    } else if (underHeading && isText(line)) take(rest, at)
    else if (label !== undefined && isOption(lines, at, kept)) {
      underHeading = false
      if (label === 'category') category = { said: rest, ...withFound(rest, store) }
      if (label === 'order') orderNumbers.push(...ordersIn(rest))
      if (label === 'urgent') urgent = true
    } else {
      // One blank line may stand below the heading itself.
      underHeading = underHeading && lines[at - 1]?.label === 'customer'
      if (seemsCustomer(raw, store)) unreadable.push({ where: `${at + 1}`, text: raw })
      kept.push(raw)
    }
  })
  const words = kept.join('\n').replace(/\n{3,}/g, '\n\n')
  return {
    customers,
    unreadable,
    ...(category === undefined ? {} : { category }),
    orderNumbers: [...new Set(orderNumbers)],
    urgent,
    text: words.trim(),
  }
}

function isText({ label, raw }: Line): boolean {
  return label === undefined && raw.trim() !== ''
}

/** `order: 10482` inside the text is said to the customers; before it, after it, or beside their names it is told to us. */
function isOption(lines: readonly Line[], at: number, kept: readonly string[]): boolean {
  const beside = [lines.slice(0, at).findLast(isFilled), lines.slice(at + 1).find(isFilled)]
  return (
    kept.every((line) => line.trim() === '') ||
    !lines.slice(at + 1).some(isText) ||
    beside.some((line) => line?.label === 'customer')
  )
}

function isFilled({ raw }: Line): boolean {
  return raw.trim() !== ''
}

/** Mail programs wrap long lines: a list that ends in the middle goes on in the next line with an address in it. */
function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const line of lines) {
    const before = joined.at(-1) ?? ''
    const { label, rest } = lineOf(before)
    const goesOn = label === 'customer' && rest !== '' && endsInside(rest)
    if (goesOn && line.includes('@') && lineOf(line).label === undefined)
      joined[joined.length - 1] = `${before} ${line.trim()}`
    else joined.push(line)
  }
  return joined
}

function endsInside(list: string): boolean {
  const last = list.slice(Math.max(list.lastIndexOf(';'), list.lastIndexOf(',')) + 1)
  return last.trim() === '' || (!last.includes('@') && languageNamed(last) === undefined)
}

function withFound(said: string, { taxonomy }: Store): { found?: CategoryAndTopic } {
  const found = parseCategory(said, taxonomy)
  return found === undefined ? {} : { found }
}

function ordersIn(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^#/, '').toUpperCase())
    .filter((word) => /^(?=.{0,29}\d)[\p{L}\d][\p{L}\d/-]{2,29}$/u.test(word))
}

/** A line of the text that names somebody as customers are named: meant for us, and read by everybody if it were sent. */
function seemsCustomer(raw: string, store: Store): boolean {
  if (!raw.includes('@') || raw.length > LONGEST_ENTRY) return false
  const plain = raw.replace(/^[\s>•·*–—-]{1,20}/, '')
  if (LABELS.get(fold(/^\p{L}{3,20}/u.exec(plain)?.[0] ?? '')) === 'customer') return true
  if (!plain.includes('<') && addressIn(plain) === undefined) return false
  const found = readCustomers(plain) ?? []
  const home = store.mailbox.slice(store.mailbox.lastIndexOf('@'))
  return found.some(({ address }) => !isOurs(address, store) && !address.endsWith(home))
}

const LONGEST_ENTRY = 300

/** Everything in a text that is an address. */
function addressesIn(text: string): readonly string[] {
  return [
    ...new Set(text.split(/[\s<>()[\]"',;]+/).flatMap((word) => (word.includes('@') ? (addressIn(word) ?? []) : []))),
  ]
}
