/** From the shop's answer to an order: everything in it comes from outside, and is bounded, on one line, and masked. */
import { maskSecrets } from '../mail/mask.ts'
import { neutralisedLine } from '../mail/safety/neutralise.ts'
import type { LocalDate } from '../time/local-date.ts'
import { type JsonPath, valuesAt } from './json-path.ts'
import { foldedState, type Listed, type OrderMapping, type Sources } from './mapping.ts'
import { ORDER_STATES, type Order, type OrderItem, type OrderState, type Parcel } from './order.ts'
import { dayFrom } from './order-day.ts'

const MOST_ITEMS = 12
const MOST_PARCELS = 4
const LONGEST_NAME = 80
const LONGEST_TRACKING = 40
const LONGEST_LINK = 300

/** The order in an answer; nothing where none stands there, or another than `number`. */
export function readOrder(
  answer: unknown,
  mapping: OrderMapping,
  number: string,
  storeZone: string,
): Order | undefined {
  const [order] = valuesAt(answer, mapping.order)
  if (typeof order !== 'object' || order === null) return undefined
  if (mapping.number !== undefined && !isSameNumber(scalarAt(order, mapping.number), number)) return undefined
  const day = (from: unknown, sources: Sources | undefined) =>
    dayFrom(scalarAt(from, sources), mapping.timeZone ?? storeZone, storeZone)
  const email = scalarAt(order, mapping.email)?.trim().toLowerCase()
  return {
    ...(email !== undefined && ADDRESS.test(email) ? { email } : {}),
    ...stateOf(order, mapping),
    ...given('placedOn', day(order, mapping.placed)),
    ...given('total', moneyOf(scalarAt(order, mapping.total), scalarAt(order, mapping.currency))),
    ...given('paidWith', lineOf(scalarAt(order, mapping.paidWith))),
    ...given('paidOn', day(order, mapping.paid)),
    items: listed(order, mapping.items, MOST_ITEMS).flatMap((item) => itemOf(item, mapping.items?.fields ?? {})),
    parcels: listed(order, mapping.parcels, MOST_PARCELS).flatMap((parcel) =>
      parcelOf(parcel, mapping.parcels?.fields ?? {}, day),
    ),
  }
}

const ADDRESS = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/

/** What the words of the shop stand for: of several places the furthest, of a list (parcels) the least far; else the first as it is. */
function stateOf(order: object, { state, states }: OrderMapping): Pick<Order, 'state' | 'shopState'> {
  const words = state.map((source) => scalarsAt(order, source).slice(0, MOST_PARCELS))
  const known = words.flatMap((of) => {
    const meant = of.flatMap((word) => states.find(([theirs]) => theirs === foldedState(word))?.[1] ?? [])
    return meant.toSorted((a, b) => rank(a) - rank(b)).slice(0, 1)
  })
  const furthest = known.toSorted((a, b) => rank(b) - rank(a))[0]
  if (furthest !== undefined) return { state: furthest }
  return given('shopState', lineOf(words.flat()[0]))
}

function rank(state: OrderState): number {
  return ORDER_STATES.indexOf(state)
}

function listed(order: object, list: Pick<Listed<string>, 'each'> | undefined, most: number): readonly unknown[] {
  if (list === undefined) return []
  return list.each === undefined ? [order] : valuesAt(order, list.each).slice(0, most)
}

function itemOf(item: unknown, { name, quantity }: NonNullable<OrderMapping['items']>['fields']): readonly OrderItem[] {
  const called = lineOf(scalarAt(item, name))
  if (called === undefined) return []
  const count = Number(scalarAt(item, quantity) ?? Number.NaN)
  return [{ name: called, ...(count > 0 && count < 100_000 ? { quantity: count } : {}) }]
}

function parcelOf(
  parcel: unknown,
  { courier, tracking, link, sent, expected, delivered }: NonNullable<OrderMapping['parcels']>['fields'],
  day: (from: unknown, sources: Sources | undefined) => LocalDate | undefined,
): readonly Parcel[] {
  const found: Parcel = {
    ...given('courier', lineOf(scalarAt(parcel, courier))),
    ...given('tracking', trackingOf(scalarAt(parcel, tracking))),
    ...given('link', linkOf(scalarAt(parcel, link))),
    ...given('sentOn', day(parcel, sent)),
    ...given('expectedOn', day(parcel, expected)),
    ...given('deliveredOn', day(parcel, delivered)),
  }
  return Object.keys(found).length > 0 ? [found] : []
}

/** A text on one line, or nothing. */
function lineOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const line = maskSecrets(neutralisedLine(text.slice(0, 4 * LONGEST_NAME))).trim()
  if (line === '') return undefined
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1).toWellFormed()}…` : line
}

/** One that looks like the number of a card is left out: half a number is of no use. */
function trackingOf(text: string | undefined): string | undefined {
  const line = neutralisedLine(text?.slice(0, 2 * LONGEST_TRACKING) ?? '')
  const fits = line.length <= LONGEST_TRACKING && /^[\p{L}\p{N}][\p{L}\p{N} ._/-]{2,}$/u.test(line)
  return fits && maskSecrets(line) === line ? line : undefined
}

const LINK = /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?(?::\d{1,5})?(?:[/?#][!#-;=?-[\]_a-z~]*)?$/i

function linkOf(text: string | undefined): string | undefined {
  const link = text?.trim() ?? ''
  return link.length <= LONGEST_LINK && LINK.test(link) && maskSecrets(link) === link ? link : undefined
}

function moneyOf(amount: string | undefined, currency: string | undefined): Order['total'] {
  if (amount === undefined || currency === undefined || !/^\d{1,9}(?:\.\d{1,8})?$/.test(amount.trim())) return undefined
  const code = currency.trim().toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? { amount: Number(amount), currency: code } : undefined
}

/** Shops write `#1001` and `A-10482` where customers write `1001` and `a10482`. */
function isSameNumber(found: string | undefined, asked: string): boolean {
  return found !== undefined && bareNumber(found) === bareNumber(asked)
}

function bareNumber(number: string): string {
  return number
    .slice(0, 100)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
}

function scalarAt(from: unknown, sources: Sources | undefined): string | undefined {
  for (const source of sources ?? []) {
    const [first] = scalarsAt(from, source)
    if (first !== undefined) return first
  }
  return undefined
}

function scalarsAt(from: unknown, source: Sources[number]): readonly string[] {
  if (source.kind === 'path') return valuesAt(from, source.path).flatMap(scalar)
  const filled = fillIn(from, source.parts)
  return filled === undefined ? [] : [filled]
}

function scalar(value: unknown): readonly string[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return text.trim() === '' ? [] : [text]
}

/** A text with its values; nothing where one of them is missing. In an address they are encoded. */
export function fillIn(from: unknown, parts: readonly (string | JsonPath)[]): string | undefined {
  const isAddress = typeof parts[0] === 'string' && /^https?:/i.test(parts[0])
  let filled = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      filled += part
      continue
    }
    const [value] = valuesAt(from, part).flatMap(scalar)
    if (value === undefined || value.length > LONGEST_LINK) return undefined
    filled += isAddress ? encodeURIComponent(value.toWellFormed()) : value
  }
  return filled
}

/** A property that is there only when it has a value. */
function given<K extends string, T>(name: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: T })
}
