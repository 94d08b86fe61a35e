/** What order numbers of shops look like, and when a number is one. */
import { type Hit, isAlphanumeric, isDigit, isWordAt, matchAt } from './hit.ts'
import { isOrderByWordsAfter, type Label, orderWordInSentence } from './labels.ts'

/** Marketplaces: Amazon, and the UUIDs of Allegro after an order word. */
const AMAZON = /[1-9]\d\d-\d{7}-\d{7}(?![\p{L}\p{N}]|-\d)/uy
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}])/iuy
/** `2026/11/0042`, `ORD/2026/11/0042`, `123/2026`, `FS/ZAM/123/11/2026`. */
const SLASHED = /(?:[A-Z]{1,6}\/){0,2}\d{1,8}(?:\/[A-Z0-9]{1,8}){1,3}(?![\p{L}\p{N}/])/iuy
const PLAIN = /[a-z0-9]+(?:[-_][a-z0-9]+){0,6}/iy
const DOTTED = /\d{1,3}(?:\.\d{3}){1,2}(?![\p{L}\p{N}]|[.,]\d)/uy
/** Prefixes that shops give to orders and nothing else has. */
const PREFIXED = /^(?:ord|order|ped|pedido|zam|enc|cmd|cde|best|so|wc|sop)[-_/]?(?:[a-z]{2}[-_/])?\d/i

/** The order number that begins at `from`: `label` is what the words before say, `chained` that one stands right before. */
export function orderAt(text: string, from: number, label: () => Label | undefined, chained: number): Hit | undefined {
  const amazon = matchAt(AMAZON, text, from)
  if (amazon !== null) return order(text, from, from + amazon[0].length)
  const uuid = matchAt(UUID, text, from)
  if (uuid !== null) return label() === 'order' ? order(text, from, from + uuid[0].length) : undefined
  const slashed = matchAt(SLASHED, text, from)
  if (slashed !== null && slashFits(slashed[0])) {
    const said = label()
    if (said === 'order' || said === 'number' || (said === undefined && PREFIXED.test(slashed[0])))
      return order(text, from, from + slashed[0].length)
  }
  const dotted = matchAt(DOTTED, text, from)
  if (
    dotted !== null &&
    label() === 'order' &&
    /(?:n\.?[º°]|nr\.?|no\.?|número|numero|number|numer|nummer|[:#])\s?$/i.test(text.slice(Math.max(0, from - 9), from))
  )
    return order(text, from, from + dotted[0].length)
  return plain(text, from, label, chained)
}

function plain(text: string, at: number, label: () => Label | undefined, chained: number): Hit | undefined {
  const match = matchAt(PLAIN, text, at)
  if (match === null) return undefined
  const from = at
  const number = match[0]
  const to = from + number.length
  if (!shapeFits(number) || isWordAt(text, to) || /^(?:[.,]\d|\/\d{1,2}(?!\d)|@)/.test(text.slice(to, to + 4)))
    return undefined
  if (chained === digitsIn(number) || Math.abs(chained - digitsIn(number)) === 1) return order(text, from, to)
  const said = label()
  // "número 1234" may be a house; longer ones after a bare "number" are orders more often than not.
  if (said === 'number' && (digitsIn(number) < 5 || /^[4-9]\d{8}$/.test(number))) return undefined
  if (said === 'order' || said === 'number') return isYear(text, from, number) ? undefined : order(text, from, to)
  if (said !== undefined && said !== 'reference') return undefined
  if (PREFIXED.test(number)) return order(text, from, to)
  if (digitsIn(number) >= 5 && isOrderByWordsAfter(text, to)) return order(text, from, to)
  const lettered = digitsIn(number) < number.length
  const clear = lettered
    ? digitsIn(number) >= 4 && /\d{3}/.test(number) && number === number.toUpperCase()
    : digitsIn(number) >= 6 && !/^[4-9]\d{8}$/.test(number)
  return clear && orderWordInSentence(text, from) ? order(text, from, to) : undefined
}

/** 4 to 12 digits; letters and hyphens inside; no date, no reference of ours, no postcode. */
function shapeFits(number: string): boolean {
  const digits = digitsIn(number)
  if (digits < 4 || digits > 12 || /^inc-?\d/i.test(number)) return false
  if (/^\d{4}-\d{1,2}-\d{1,2}$|^\d{1,2}-\d{1,2}-\d{2,4}$/.test(number)) return false
  // Words with a year at the end ("covid-2019") and long codes that are mostly letters are no numbers.
  return number.length <= 25 && number.replace(/[^a-z]/gi, '').length <= 6
}

/** A slash parts a year, a month and a count; days and fractions have it too. */
function slashFits(number: string): boolean {
  const digits = digitsIn(number)
  if (digits < 4 || digits > 14) return false
  const parts = number.split('/')
  if (/^[A-Z]/i.test(number)) return true
  return (
    parts.some((part) => /^(?:19|20)\d\d$/.test(part)) &&
    !/^(?:\d{4}\/\d{1,2}\/\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\/\d{4})$/.test(number)
  )
}

const PRESTASHOP_BEFORE =
  /(?:[:#]|n\.?[º°]|nr\.?|no\.?|num\.?|número|numero|number|numer|nummer|ref\.?|referencia|referência|référence|reference|código|codice|code|kod|pedido|encomenda|order|commande|ordine|zamówieni[ae]|zamówieniu)\s{0,2}$/i

/** Nine capitals of PrestaShop (`XKBKNABJK`): only right after an order word, and where not everything is in capitals. */
export function capitalsOrder(text: string, from: number, label: () => Label | undefined): Hit | undefined {
  const to = from + 9
  const before = text.slice(Math.max(0, from - 24), from)
  if (!PRESTASHOP_BEFORE.test(before)) return undefined
  const code = text.slice(from, to)
  const vowels = code.replace(/[^AEIOU]/g, '').length
  const shouted = !/[a-zà-ÿąćęłńóśźż]{2}/.test(before)
  // Chance gives few vowels; a word in capitals has more, unless its label says "number" or ends in a colon.
  if (
    vowels > (/(?:[:#]|n\.?[º°]|ref[^\s]{0,8})\s{0,2}$/i.test(before) ? 5 : 3) ||
    (shouted && (vowels > 2 || !/[^AEIOU]{4}/.test(code)))
  )
    return undefined
  return label() === 'order' ? order(text, from, to) : undefined
}

function isYear(text: string, from: number, number: string): boolean {
  if (!/^(?:19|20)\d\d$/.test(number)) return false
  return /(?:^|[^\p{L}])(?:de|del|da|do|of|z|from|di|en|em|in|w|el|from|since|desde)\s+$/iu.test(
    text.slice(Math.max(0, from - 10), from),
  )
}

export function digitsIn(number: string): number {
  let count = 0
  for (let i = 0; i < number.length; i++) if (isDigit(number.charCodeAt(i))) count++
  return count
}

function order(text: string, from: number, to: number): Hit {
  const written = text.slice(from, to)
  return { kind: 'order', value: written.replace(/[^a-z0-9]/gi, '').toUpperCase(), from, to }
}

/** How an order number is listed: as written, in capitals, without points between thousands. */
export function orderAsListed(written: string): string {
  return (/^\d{1,3}(?:\.\d{3})+$/.test(written) ? written.replaceAll('.', '') : written).toUpperCase()
}

/** Where the letters and digits that `at` stands in begin, with the hyphens, slashes and underscores inside. */
export function chunkStart(text: string, at: number, notBefore: number): number {
  let from = at
  while (from > notBefore && at - from < 40) {
    const c = text.charCodeAt(from - 1)
    if (isAlphanumeric(c)) from--
    else if ((c === 45 || c === 95 || c === 47) && from - 1 > notBefore && isAlphanumeric(text.charCodeAt(from - 2)))
      from--
    else break
  }
  return from
}
