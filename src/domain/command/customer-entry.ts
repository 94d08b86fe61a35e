/**
 * Customers as people write them in one line: `Marta Gómez <marta@mail.example> es; juan@mail.example`. Several are divided by `;` or `,`
 * (or the tab of a spreadsheet), the language comes last, and what cannot be read is said, never guessed.
 */
import { AUTOMATIC_PACKS } from '../language/automatic-packs.ts'
import { CUSTOMER_LIST_PACKS } from '../language/customer-list-packs.ts'
import { fold } from '../language/fold.ts'
import { LANGUAGES, type Language } from '../language/language.ts'
import { neutralisedLine } from '../mail/safety/neutralise.ts'

/** `other`: a language we do not write in. */
export type NamedCustomer = {
  readonly address: string
  readonly name: string
  readonly language?: Language | 'other'
}

export type Entries = {
  readonly customers: readonly NamedCustomer[]
  /** Pieces that name nobody who could be written to. */
  readonly unreadable: readonly string[]
}

const LONGEST_NAME = 100
const LONGEST_LINE = 20_000

const LANGUAGE_NAMES = new Map(
  CUSTOMER_LIST_PACKS.flatMap((pack) =>
    LANGUAGES.flatMap((language) => pack.languages[language].map((word) => [fold(word), language] as const)),
  ),
)
const OTHER_CODES = new Set(AUTOMATIC_PACKS.map(({ code }) => code).concat('de', 'fr', 'it', 'eu', 'gl'))

/** `es`, `pt-BR`, `(polski)`: the language a word names. */
export function languageNamed(word: string): Language | 'other' | undefined {
  const said = fold(word.slice(0, 40)).replace(/^[\s([{–—-]+|[\s)\]}.:–—-]+$/g, '')
  const named = LANGUAGE_NAMES.get(said)
  if (named !== undefined) return named
  const code = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(said)?.[1]
  return LANGUAGES.find((language) => language === code) ?? (OTHER_CODES.has(code ?? '') ? 'other' : undefined)
}

/** The customers of one line. */
export function readEntries(line: string): Entries {
  const customers: NamedCustomer[] = []
  const unreadable: string[] = []
  if (line.length > LONGEST_LINE) return { customers, unreadable: [line.slice(0, 80)] }
  for (const segment of divide(line, ';')) readSegment(segment, customers, unreadable)
  return { customers, unreadable }
}

/** What stands between two semicolons: `Marta <marta@x>, es`, `Gómez, Marta <marta@x>`, `a@x, b@x`. */
function readSegment(segment: string, customers: NamedCustomer[], unreadable: string[]): void {
  let name = ''
  let last: number | undefined
  for (const part of divide(segment, ',\t').map((piece) => piece.trim())) {
    if (part === '') continue
    if (part.includes('@')) {
      const found = readCustomers(part)
      const [only] = found ?? []
      if (found === undefined || only === undefined || (name !== '' && found.length > 1)) {
        unreadable.push(part)
        continue
      }
      // `Gómez, Marta <…>` is how Outlook turns a name round.
      const whole = cleanName([only.name, name].filter((piece) => piece !== '').join(' '))
      customers.push(...(name === '' ? found : [{ ...only, name: whole ?? '' }]))
      name = ''
      last = customers.length - 1
      continue
    }
    const language = languageNamed(part)
    const before = last === undefined ? undefined : customers[last]
    if (name === '' && language !== undefined && before && before.language === undefined)
      customers[last as number] = { ...before, language }
    else if (name === '' && cleanName(part)) name = part
    else unreadable.push(part)
  }
  if (name !== '') unreadable.push(name)
}

/** One piece with an address in it. Several only as addresses with blanks between; nothing when it cannot be read. */
export function readCustomers(part: string): readonly NamedCustomer[] | undefined {
  const bracketed = /^([^<]{0,300})<([^<>]{1,330})>(.{0,400})$/s.exec(part.trim())
  if (bracketed) {
    const [, before = '', inside = '', after = ''] = bracketed
    const address = addressIn(inside)
    // What HTML mail leaves of a link: the address stands twice.
    const twice = /^\s*<(?:mailto:)?([^<>]{1,330})>/i.exec(after)
    if (address === undefined || (twice && addressIn(twice[1] ?? '') !== address)) return undefined
    const name = addressIn(before) === address ? '' : cleanName(before)
    return withRest(address, name, twice ? after.slice(twice[0].length) : after)
  }
  const words = part.split(/\s+/).filter((word) => word !== '')
  const places = words.flatMap((word, at) => (word.includes('@') ? [at] : []))
  const [place = -1] = places
  if (places.length > 1) {
    const addresses = words.map(addressIn)
    return addresses.every((address) => address !== undefined)
      ? [...new Set(addresses)].map((address) => ({ address, name: '' }))
      : undefined
  }
  const address = addressIn(words[place] ?? '')
  if (address === undefined) return undefined
  return withRest(address, cleanName(words.slice(0, place).join(' ')), words.slice(place + 1).join(' '))
}

/** Behind the address: nothing, the language, or the name and the language. */
function withRest(address: string, name: string | undefined, rest: string): readonly NamedCustomer[] | undefined {
  const behind = rest.trim()
  if (name === undefined) return undefined
  if (/^[\s,:–—-]*$/.test(behind)) return [{ address, name }]
  const language = languageNamed(behind)
  if (language !== undefined) return [{ address, name, language }]
  if (name !== '') return undefined
  const words = behind.split(/\s+/)
  const lastLanguage = words.length > 1 ? languageNamed(words.at(-1) ?? '') : undefined
  const told = (lastLanguage === undefined ? words : words.slice(0, -1)).join(' ')
  const isName = /^[([]?\p{Lu}\p{L}{2}|^[([]\p{L}/u.test(told)
  const clean = isName ? cleanName(told.replace(/^[([]|[)\]]$/g, '')) : undefined
  if (!clean) return undefined
  return [{ address, name: clean, ...(lastLanguage === undefined ? {} : { language: lastLanguage }) }]
}

/** An address as mail servers take it, in lower case; the wrapping of `mailto:` and brackets comes off. */
export function addressIn(text: string): string | undefined {
  const bare = neutralisedLine(text.slice(0, 400))
    .replace(/^[\s<([{"'“‘]+|[\s>)\]}"'”’.,;:]+$/g, '')
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/s, '')
  const shaped =
    /^[^\s"(),:;<>@[\\\]]{1,64}@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,8}[\p{L}\p{N}-]{2,24})$/u
  if (!shaped.test(bare) || /^\.|\.\.|\.@/.test(bare)) return undefined
  return bare.toLowerCase()
}

/** A name as it may stand in a mail; nothing when it holds what no name does. */
export function cleanName(text: string): string | undefined {
  const name = neutralisedLine(text)
    .replace(/^[\s"'“”„‘’«(*•·–—-]+|[\s"'“”„‘’»):*–—-]+$/g, '')
    .replaceAll('\\', '')
  return name.length > LONGEST_NAME || /[@<>=|]|https?:/i.test(name) ? undefined : name
}

/** Divides at these signs, but for those in quotes, brackets and parentheses. What is never closed divides all the same. */
function divide(text: string, signs: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const close = CLOSING[text.charAt(at)]
    const end = close === undefined ? -1 : text.indexOf(close, at + 1)
    // Nobody quotes more than a name: an apostrophe or a quote left open is no beginning.
    if (end > at && end - at < LONGEST_QUOTED) at = end
    else if (signs.includes(text.charAt(at))) {
      pieces.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...pieces, text.slice(from)]
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '<': '>', '(': ')', '“': '”', '„': '”' }
const LONGEST_QUOTED = 350
