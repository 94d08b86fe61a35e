/**
 * Things of use for the decision in what a person wrote. One pass from digit to digit; at each place the most certain
 * reading wins and takes its characters, so that a piece of text is one thing only.
 */
import type { LocalDate } from '../../time/local-date.ts'
import type { Finding } from '../reading.ts'
import { cardAt } from '../safety/card-number.ts'
import { amountAt } from './amount.ts'
import { type Hit, isAlphanumeric, isDigit, isWordAt, nothingOfUse } from './hit.ts'
import { type Label, labelBefore } from './labels.ts'
import { capitalsOrder, chunkStart, digitsIn, orderAsListed, orderAt } from './order-shape.ts'
import { ibanAt, ownReferenceAt, personalAt } from './other-numbers.ts'
import { phoneAt } from './phone.ts'
import { productAt } from './product-code.ts'
import { trackingByForm, trackingByWords } from './tracking-number.ts'
import { dayAt, relativeDays } from './written-day.ts'

const MOST = 50
const MOST_ORDERS = 20
/** Text beyond this holds nothing that was not named before. */
const LONGEST_TEXT = 200_000
/** Numbers looked at; a mail with more of them is a table, or hostile. */
const MOST_PLACES = 4_000

export type FindingContext = {
  /** The day on the store's calendar when the mail arrived. */
  readonly today: () => LocalDate
  /** Of the mail, as guessed; `unknown` when it was not. */
  readonly language: string
  /** ORDER_PATTERN: replaces the default forms of order numbers. */
  readonly orderPattern?: string | undefined
  /** Words of the new text with their places, folded. */
  readonly words?: readonly { readonly text: string; readonly at: number }[]
}

export type Found = { readonly findings: readonly Finding[]; readonly orderNumbers: readonly string[] }

/** Findings of a mail: all of the new text by place, before them orders and parcels of the subject, each thing once. */
export function findFindings(subject: string, newText: string, context: FindingContext): Found {
  const inSubject = hitsIn(subject.slice(0, 1_000), context).filter(
    (hit) => hit.kind === 'order' || hit.kind === 'tracking',
  )
  const text = newText.slice(0, LONGEST_TEXT)
  const inText = hitsIn(text, context)
  const days = relativeDays(text, context.words ?? [], context.language, context.today)
  const all = days.length === 0 ? inText : withoutOverlap([...inText, ...days])
  const findings: Finding[] = []
  const orderNumbers: string[] = []
  const seen = new Set<string>()
  const add = (hit: Hit, source: string, at: number | undefined) => {
    if (hit.kind === undefined) return
    const key = `${hit.kind} ${hit.value}`
    if (seen.has(key)) return
    seen.add(key)
    const written = source.slice(hit.from, hit.to)
    if (hit.kind === 'order' && orderNumbers.length < MOST_ORDERS) orderNumbers.push(orderAsListed(written))
    if (findings.length < MOST)
      findings.push({
        kind: hit.kind,
        value: hit.value,
        text: written,
        ...(at === undefined ? {} : { at }),
        ...(hit.courier === undefined ? {} : { courier: hit.courier }),
      })
  }
  for (const hit of inSubject) add(hit, subject, undefined)
  for (const hit of all) add(hit, text, hit.from)
  return { findings, orderNumbers }
}

function withoutOverlap(hits: readonly Hit[]): readonly Hit[] {
  const sorted = hits.toSorted((a, b) => a.from - b.from || b.to - a.to)
  let end = 0
  return sorted.filter((hit) => {
    if (hit.from < end) return false
    end = hit.to
    return true
  })
}

/** A digit, or nine capitals that stand alone. */
const PLACE = /\d|[A-Z]{9}(?![\p{L}\p{N}])/gu

function hitsIn(text: string, context: FindingContext): readonly Hit[] {
  const own = context.orderPattern ? byPattern(text, context.orderPattern) : undefined
  const hits: Hit[] = own === undefined ? [] : [...own]
  let places = 0
  let end = 0
  let lastOrder: Hit | undefined
  PLACE.lastIndex = 0
  for (let match = PLACE.exec(text); match !== null; match = PLACE.exec(text)) {
    const at = match.index
    if (++places > MOST_PLACES || hits.length > 2 * MOST) break
    if (match[0].length > 1) {
      const capitals =
        own === undefined && !isWordAt(text, at - 1) ? capitalsOrder(text, at, () => labelBefore(text, at)) : undefined
      if (capitals !== undefined) hits.push(capitals)
      end = capitals?.to ?? end
      continue
    }
    const address = addressAround(text, at, end)
    const hit =
      address === undefined ? read(text, at, end, context, lastOrder, own !== undefined) : nothingOfUse(at, address)
    end = hit.to
    PLACE.lastIndex = end
    if (hit.kind === undefined) continue
    if (hit.kind === 'order') lastOrder = hit
    hits.push(hit)
  }
  return own === undefined || own.length === 0 ? hits : withoutOverlap(hits)
}

/** The end of the address of a page or a mailbox around a digit: the numbers in it are nobody's. */
function addressAround(text: string, at: number, notBefore: number): number | undefined {
  let from = at
  while (from > notBefore && at - from < 200 && !isBlank(text.charCodeAt(from - 1))) from--
  let to = at
  while (to < text.length && to - at < 500 && !isBlank(text.charCodeAt(to))) to++
  const token = text.slice(from, to)
  return token.includes('://') || /^[<("]?www\.|[\w.+-]@[\w-]/.test(token) ? to : undefined
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0
}

/** A digit's place: `from` is where the letters and digits begin that it stands in. */
type Place = {
  readonly text: string
  readonly at: number
  readonly from: number
  /** The end of what is known already. */
  readonly notBefore: number
  readonly label: () => Label | undefined
  readonly lastOrder: Hit | undefined
}

/** Reads the place of the digit at `at`. What is nothing known ends where its letters and digits end. */
function read(
  text: string,
  at: number,
  notBefore: number,
  context: FindingContext,
  lastOrder: Hit | undefined,
  ordersKnown: boolean,
): Hit {
  const start = chunkStart(text, at, notBefore)
  const from = labelGlued(text, start, at)
  let label: Label | undefined | 'unasked' = 'unasked'
  const asked = () => {
    if (label === 'unasked') label = labelBefore(text, from)
    return label
  }
  const place = { text, at, from, notBefore, label: asked, lastOrder }
  // Digits behind a letter of another script or behind a sign that belongs to them are no number of their own.
  const found = from === start && isWordAt(text, from - 1) ? undefined : numberOf(place, context, ordersKnown)
  if (found !== undefined) return found
  let to = at + 1
  while (to < text.length && isAlphanumeric(text.charCodeAt(to))) to++
  return nothingOfUse(at, to)
}

/** The most certain reading first: what has a form or check digit of its own, then what signs or words say. */
function numberOf(place: Place, context: FindingContext, ordersKnown: boolean): Hit | undefined {
  const { text, at, from, notBefore, label, lastOrder } = place
  const own = ownReferenceAt(text, from)
  if (own !== undefined) return own
  // "RR 123 456 785 BR": the letters stand apart.
  const apart =
    text[from - 1] === ' ' &&
    from - 3 >= notBefore &&
    /^[A-Z]{2} $/.test(text.slice(from - 3, from)) &&
    !isWordAt(text, from - 4)
  const parcel = trackingByForm(text, from) ?? (apart ? trackingByForm(text, from - 3) : undefined)
  if (parcel !== undefined) return parcel
  const bank = ibanAt(text, from)
  if (bank !== undefined) return bank
  if (from === at) {
    if (/[.,]/.test(text[at - 1] ?? '') && isDigit(text.charCodeAt(at - 2))) return undefined
    const card = cardAt(text, at)
    if (card !== undefined && label() !== 'tracking' && label() !== 'product') return nothingOfUse(at, card.to)
    const day = dayAt(text, at, context.today, context.language)
    if (day?.kind === 'date')
      return label() === 'order' && /^\d{4}\/\d/.test(text.slice(at, at + 6))
        ? orderOr(day, text, from, label, ordersKnown)
        : day
    const money = amountAt(text, at, notBefore)
    if (money !== undefined) return money
    if (day !== undefined) return day
    const personal = personalAt(text, at, label)
    if (personal !== undefined) return personal
  }
  // "nº" says nothing by itself: beside a carrier's name it is the parcel's.
  const parcelByName = label() === 'number' ? trackingByWords(text, from, label) : undefined
  if (parcelByName !== undefined) return parcelByName
  const order = ordersKnown ? undefined : orderAt(text, from, label, chainedTo(text, from, lastOrder))
  const clearlyOrder =
    order !== undefined && (label() === 'order' || label() === 'number' || chainedTo(text, from, lastOrder) > 0)
  if (order !== undefined && (clearlyOrder || digitsIn(text.slice(order.from, order.to)) > 12)) return order
  if (from === at) {
    const phone = phoneAt(text, at, notBefore, label, context.language)
    if (phone !== undefined) return phone
  }
  const product = productAt(text, from, label)
  if (product !== undefined) return product
  const tracking = trackingByWords(text, from, label)
  if (tracking !== undefined) return tracking
  return order
}

function orderOr(day: Hit, text: string, from: number, label: () => Label | undefined, ordersKnown: boolean): Hit {
  const order = ordersKnown ? undefined : orderAt(text, from, label, 0)
  return order !== undefined && order.to > day.to ? order : day
}

const JOINED =
  /^(?:\s*[,;&/]\s*|\s+(?:y|e|and|i|oraz|et|und|&|or|o|ou|lub|oder)\s+|\s*,\s*(?:y|e|and|i|oraz|et|und)\s+)(?:a |o |el |la |the )?(?:#|n\.?[º°]\s?)?\s?$/i

/** How many digits the order number has to which this one is joined by a comma or "and"; 0 when there is none. */
function chainedTo(text: string, from: number, last: Hit | undefined): number {
  if (last === undefined || from - last.to > 12 || !JOINED.test(text.slice(last.to, from))) return 0
  return digitsIn(text.slice(last.from, last.to))
}

const GLUED =
  /^(?:n|nr|no|num|order|orders|pedido|pedidos|encomenda|compra|zam|zamowienie|commande|cde|bestellung|ordine|id|ref)(?=\d)/i

/** "pedido12345": the word is no part of the number. */
function labelGlued(text: string, start: number, at: number): number {
  if (start === at || isDigit(text.charCodeAt(start))) return start
  const word = GLUED.exec(text.slice(start, Math.min(start + 16, text.length)))?.[0]
  return word === undefined || start + word.length !== at ? start : at
}

let compiled: { readonly source: string; readonly pattern: RegExp } | undefined

/** What ORDER_PATTERN finds: its first group, or all of it. */
function byPattern(text: string, source: string): readonly Hit[] {
  if (compiled?.source !== source) compiled = { source, pattern: new RegExp(source, 'dgiu') }
  const hits: Hit[] = []
  for (const match of text.matchAll(compiled.pattern)) {
    const [from, to] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
    if (to > from)
      hits.push({
        kind: 'order',
        value: text
          .slice(from, to)
          .replace(/[^\p{L}\p{N}]/gu, '')
          .toUpperCase(),
        from,
        to,
      })
    if (hits.length >= MOST_ORDERS) break
  }
  return hits
}
