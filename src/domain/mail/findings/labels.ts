/** What the words around a number say that it counts: "nº de pedido:", "tracking", "tel.". */
import type { FindingPack } from '../../language/finding-pack.ts'
import { FINDING_PACKS } from '../../language/finding-packs.ts'
import { fold } from '../../language/fold.ts'

/**
 * `number` and `reference` announce something without saying what; `between` may stand anywhere between a label and its
 * number; `other` names what is of no use here (invoice, account, postcode).
 */
type Kind = 'order' | 'tracking' | 'phone' | 'product' | 'other' | 'number' | 'reference' | 'between'

/** What a number is said to be. */
export type Label = 'order' | 'tracking' | 'phone' | 'product' | 'other' | 'number' | 'reference'

/** Carriers by the words people use for them, folded. Names of companies belong to no language. */
export const COURIERS: ReadonlyMap<string, string> = new Map([
  ['ups', 'UPS'],
  ['dhl', 'DHL'],
  ['fedex', 'FedEx'],
  ['tnt', 'TNT'],
  ['gls', 'GLS'],
  ['dpd', 'DPD'],
  ['inpost', 'InPost'],
  ['paczkomat', 'InPost'],
  ['paczkomatu', 'InPost'],
  ['paczkomacie', 'InPost'],
  ['seur', 'SEUR'],
  ['mrw', 'MRW'],
  ['nacex', 'Nacex'],
  ['correos express', 'Correos Express'],
  ['correos', 'Correos'],
  ['ctt expresso', 'CTT Expresso'],
  ['ctt express', 'CTT Express'],
  ['ctt', 'CTT'],
  ['correios', 'Correios'],
  ['sedex', 'Correios'],
  ['jadlog', 'Jadlog'],
  ['loggi', 'Loggi'],
  ['total express', 'Total Express'],
  ['royal mail', 'Royal Mail'],
  ['evri', 'Evri'],
  ['hermes', 'Hermes'],
  ['colissimo', 'Colissimo'],
  ['chronopost', 'Chronopost'],
  ['mondial relay', 'Mondial Relay'],
  ['colis prive', 'Colis Privé'],
  ['brt', 'BRT'],
  ['bartolini', 'BRT'],
  ['poste italiane', 'Poste Italiane'],
  ['sda', 'SDA'],
  ['poczta polska', 'Poczta Polska'],
  ['pocztex', 'Poczta Polska'],
  ['usps', 'USPS'],
  ['amazon logistics', 'Amazon Logistics'],
  ['zeleris', 'Zeleris'],
  ['tipsa', 'Tipsa'],
  ['envialia', 'Envialia'],
  ['celeritas', 'Celeritas'],
  ['vinted go', 'Vinted Go'],
  ['orlen paczka', 'Orlen Paczka'],
])

const KINDS = new Map<string, Kind>()
const WORDS_OF: readonly (readonly [Kind, (pack: FindingPack) => readonly string[]])[] = [
  ['order', (pack) => pack.order.words],
  ['number', (pack) => pack.number],
  ['tracking', (pack) => pack.tracking],
  ['phone', (pack) => pack.phone],
  ['product', (pack) => pack.product],
  ['other', (pack) => pack.order.others],
  ['reference', (pack) => pack.reference],
  ['between', (pack) => pack.order.between],
]
for (const [kind, wordsOf] of WORDS_OF)
  for (const pack of FINDING_PACKS) for (const word of wordsOf(pack)) add(word, kind)
for (const name of COURIERS.keys()) add(name, 'tracking')

function add(word: string, kind: Kind): void {
  const folded = fold(word)
  if (!KINDS.has(folded)) KINDS.set(folded, kind)
}

const WORDS_BACK = 6
const CHARACTERS_BACK = 90
const WORD = /n\.?[º°]|[\p{L}\p{N}][\p{L}\p{N}'-]*[º°]?/gu

/** What the words before `at` say of the number there: in its sentence, on the line above it, or over its column. */
export function labelBefore(text: string, at: number): Label | undefined {
  const before = fold(text.slice(Math.max(0, at - CHARACTERS_BACK), at))
  const said = labelOf(before)
  if (said !== undefined) return said
  // "[courier.example #48213]" in a subject is the number of somebody else's case.
  if (/#\s?$/.test(before)) return /\[[^\][\n]{1,40} #$/.test(before) ? 'other' : 'order'
  return columnLabel(text, at)
}

function labelOf(before: string): Label | undefined {
  const words = [...before.slice(sentenceStart(before)).matchAll(WORD)].map((match) => match[0])
  let weak: Label | undefined
  const first = Math.max(0, words.length - WORDS_BACK)
  for (let i = words.length - 1; i >= first; i--) {
    const word = words[i] ?? ''
    const kind = (i > 0 ? KINDS.get(`${words[i - 1]} ${word}`) : undefined) ?? KINDS.get(word) ?? compound(word)
    if (kind === undefined) break
    if (kind === 'between') continue
    if (kind !== 'number' && kind !== 'reference') return kind
    if (weak !== 'reference') weak = kind
  }
  return weak
}

const CELL_END = /\t|\||[ \u00a0]{3,}/
const RULE = /^[\s|+=_-]*$/
const LONGEST_ROW = 300
const MOST_ROWS_UP = 12

/** What the head of a table says over the column in which `at` stands: its row and the rows above have the same cells. */
function columnLabel(text: string, at: number): Label | undefined {
  let start = text.lastIndexOf('\n', at - 1) + 1
  if (at - start > LONGEST_ROW) return undefined
  const column = cellsOf(text.slice(start, at)).length - 1
  const end = text.indexOf('\n', at)
  const row = cellsOf(text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST_ROW)))
  if (row.length < 2) return undefined
  for (let up = 0; up < MOST_ROWS_UP && start > 0; up++) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    const line = text.slice(above, Math.min(start - 1, above + LONGEST_ROW))
    start = above
    if (RULE.test(line)) continue
    const cells = cellsOf(line)
    if (cells.length !== row.length) return undefined
    if (/\d/.test(line)) continue
    return labelOf(fold(cells[column] ?? ''))
  }
  return undefined
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split(CELL_END)
}

/** "order-number", "pedido-nº": a word of several parts is what its first part is. */
function compound(word: string): Kind | undefined {
  const hyphen = word.indexOf('-')
  return hyphen < 0 ? undefined : (KINDS.get(word.slice(0, hyphen)) ?? KINDS.get(word.slice(hyphen + 1)))
}

/** Where the sentence that reaches to the end of `before` begins; a label may stand on a line of its own above. */
function sentenceStart(before: string): number {
  for (let at = lastBreak(before, before.length); at >= 0; at = lastBreak(before, at))
    if (!endsLabel(before, at)) return at + 1
  return 0
}

/** The last place before `stop` where a sentence or a paragraph may end. */
function lastBreak(before: string, stop: number): number {
  for (let i = stop - 1; i >= 0; i--) {
    const c = before[i]
    if ((c === '.' || c === '!' || c === '?' || c === ';') && /\s/.test(before[i + 1] ?? '')) return i
    if (c === '\n' && /^\n[ \t]*\n/.test(before.slice(i, i + 20))) return i
  }
  return -1
}

/** Whether what ends here is no sentence: "no.", "nr.", "ref.", or a label with its colon or alone on its line. */
function endsLabel(before: string, at: number): boolean {
  if (before[at] === '!' || before[at] === '?') return false
  const line = before.slice(before.lastIndexOf('\n', at - 1) + 1, at).trim()
  const last = /([\p{L}º°]+)$/u.exec(line)?.[1]
  if (before[at] === '\n') {
    if (line.endsWith(':')) return true
    const words = line.match(WORD) ?? []
    return words.length > 0 && words.length <= 5 && words.every((word) => KINDS.has(word))
  }
  return (
    last !== undefined &&
    (last.length <= 6 || last.endsWith('nr')) &&
    (KINDS.has(last) || KINDS.has(`${last}.`)) &&
    !ENDS.has(last)
  )
}

/** Order words that end sentences as well: "¿Dónde está mi pedido. 12345" is rare, "He recibido el pedido. 2026 …" is not. */
const ENDS = new Set(['pedido', 'orden', 'compra', 'order', 'orders', 'ordine', 'zakup', 'paczka', 'colis', 'achat'])

const IS = new Set(['es', 'e', 'is', 'to', 'jest', 'ist', 'est', 'sao', 'son', 'are'])
const MY = new Set([...IS, 'moj', 'nasz', 'meu', 'minha', 'mon', 'notre', 'unser'])

/** "12345 is my order number": whether the words behind a number say that it is an order's. */
export function isOrderByWordsAfter(text: string, at: number): boolean {
  const after = fold(text.slice(at, at + 60))
  if (!/^["»”')]?\s/.test(after)) return false
  const [is, ...words] = [...after.matchAll(WORD)].map((match) => match[0])
  if (is === undefined || !IS.has(is)) return false
  for (const word of words) {
    const kind = KINDS.get(word)
    if (kind === 'order') return true
    if (kind !== 'number' && kind !== 'between' && !MY.has(word)) return false
  }
  return false
}

/** A word about parcels, or a carrier's name, in the same line or sentence around a long number. */
export function parcelWordNear(text: string, from: number, to: number): boolean {
  const start = Math.max(0, from - 110)
  const before = fold(text.slice(start, from))
  const cut = Math.max(before.lastIndexOf('\n\n'), before.lastIndexOf('. '), before.lastIndexOf('? '))
  const after = fold(text.slice(to, to + 60))
  const end = after.search(/\n|[.?!]\s/)
  return hasParcelWord(before.slice(cut + 1)) || hasParcelWord(end < 0 ? after : after.slice(0, end))
}

function hasParcelWord(text: string): boolean {
  let last = ''
  for (const [word] of text.matchAll(WORD)) {
    if (KINDS.get(word) === 'tracking' || KINDS.get(`${last} ${word}`) === 'tracking') return true
    last = word
  }
  return false
}

/** The carrier named nearest to a number, if one is. */
export function courierNear(text: string, from: number, to: number): string | undefined {
  return courierIn(text.slice(Math.max(0, from - 110), from), true) ?? courierIn(text.slice(to, to + 60), false)
}

function courierIn(text: string, last: boolean): string | undefined {
  let found: string | undefined
  let before = ''
  for (const [word] of fold(text).matchAll(WORD)) {
    const name = COURIERS.get(`${before} ${word}`) ?? COURIERS.get(word)
    if (name !== undefined) {
      found = name
      if (!last) break
    }
    before = word
  }
  return found
}

/** Whether an order word stands in the same sentence, with words in between that say nothing else of the number. */
export function orderWordInSentence(text: string, at: number): boolean {
  const before = fold(text.slice(Math.max(0, at - CHARACTERS_BACK), at))
  const words = [...before.slice(sentenceStart(before)).matchAll(WORD)].map((match) => match[0]).slice(-12)
  for (const word of words.toReversed()) {
    const kind = KINDS.get(word)
    if (kind === 'order') return true
    if (kind !== undefined && kind !== 'between' && kind !== 'number' && kind !== 'reference') return false
  }
  return false
}
