/**
 * `orders.yaml`: where in the shop's answer about an order stands what. Text in, a mapping out, or everything that is wrong with it, each
 * with its line. `templates/store/orders.yaml` is one that shows all there is.
 */
import { type JsonPath, parsePath } from '../domain/order/json-path.ts'
import { foldedState, type Listed, type OrderMapping, type Source, type Sources } from '../domain/order/mapping.ts'
import { ORDER_STATES } from '../domain/order/order.ts'
import { isTimeZone } from './parsers.ts'
import { type Entry, fieldsOf, readYaml, type YamlProblem, type YamlReader } from './yaml-reader.ts'

export type OrdersResult =
  | { readonly value: OrderMapping; readonly problems?: undefined }
  | { readonly problems: readonly YamlProblem[]; readonly value?: undefined }

const FIELDS = ['order', 'also', 'zone', 'number', 'email', 'state', 'states', 'placed', 'total', 'currency', 'payment']
const LISTS = ['items', 'parcels']
const MOST_FURTHER = 3
const PATH = 'a place such as billing.email, fulfillments[0].tracking_number or meta[key=courier].value'
const SOURCE = `${PATH}; or = and a text, with places in braces`

export function readOrdersFile(source: string): OrdersResult {
  const read = readYaml(source, (whole, reader): OrderMapping => {
    const fields = fieldsOf(whole, [...FIELDS, ...LISTS], reader)
    const of = (name: string) => fields.find(({ key }) => key === name)
    const sources = (name: string) => sourcesOf(of(name), reader)
    const payment = of('payment') === undefined ? [] : fieldsOf(of('payment') as Entry, ['method', 'paid'], reader)
    const ofPayment = (name: string) =>
      sourcesOf(
        payment.find(({ key }) => key === name),
        reader,
      )
    const timeZone = zoneOf(of('zone'), reader)
    const [email, state] = [sources('email'), sources('state')]
    // What was misread is no less there.
    if (!reader.hasTold()) {
      if (email === undefined)
        reader.tell(whole.at, 'no "email"', `email: and ${PATH}; without it nobody is told of an order`)
      if (state === undefined) reader.tell(whole.at, 'no "state"', `state: and ${PATH}; it says how far an order is`)
    }
    return {
      order: pathOf(of('order'), reader) ?? [],
      also: furtherOf(of('also'), reader),
      ...given('timeZone', timeZone),
      ...given('number', sources('number')),
      email: email ?? [],
      state: state ?? [],
      states: statesOf(of('states'), reader),
      ...given('placed', sources('placed')),
      ...given('total', sources('total')),
      ...given('currency', sources('currency')),
      ...given('paidWith', ofPayment('method')),
      ...given('paid', ofPayment('paid')),
      ...given('items', listOf(of('items'), ['name', 'quantity'], reader)),
      ...given('parcels', listOf(of('parcels'), PARCEL, reader)),
    }
  })
  return read.problems === undefined ? { value: read.value } : { problems: read.problems }
}

const PARCEL = ['courier', 'tracking', 'link', 'sent', 'expected', 'delivered'] as const

/** What stands under a name; told of where it is no place. */
function sourcesOf(entry: Entry | undefined, reader: YamlReader): Sources | undefined {
  if (entry === undefined) return undefined
  const sources = reader.texts(entry, SOURCE).flatMap(({ text, at }): readonly Source[] => {
    const found = sourceIn(text)
    if (found === undefined) reader.tell(at, shown(text), SOURCE)
    return found ?? []
  })
  return sources.length > 0 ? sources : undefined
}

function sourceIn(text: string): readonly Source[] | undefined {
  if (text.startsWith('=')) {
    const parts = partsOf(text.slice(1).trim())
    return parts === undefined ? undefined : [{ kind: 'text', parts }]
  }
  const path = parsePath(text)
  return path === undefined ? undefined : [{ kind: 'path', path }]
}

/** A text with places in braces; undefined where one of them is none. */
function partsOf(text: string): readonly (string | JsonPath)[] | undefined {
  const parts: (string | JsonPath)[] = []
  for (const [index, piece] of text.split(/\{([^{}]{1,200})\}/).entries()) {
    const path = index % 2 === 1 ? parsePath(piece.trim()) : undefined
    if (index % 2 === 1 && path === undefined) return undefined
    if (index % 2 === 0 && /[{}]/.test(piece)) return undefined
    if (path !== undefined) parts.push(path)
    else if (piece !== '') parts.push(piece)
  }
  return parts
}

function pathOf(entry: Entry | undefined, reader: YamlReader): JsonPath | undefined {
  if (entry === undefined) return undefined
  const [first] = reader.texts(entry, PATH)
  if (first === undefined) return undefined
  const path = parsePath(first.text)
  if (path === undefined) reader.tell(first.at, shown(first.text), PATH)
  return path
}

function zoneOf(entry: Entry | undefined, reader: YamlReader): string | undefined {
  if (entry === undefined) return undefined
  const expected = 'an IANA name such as UTC or Europe/Madrid'
  const [first] = reader.texts(entry, expected)
  if (first === undefined || isTimeZone(first.text)) return first?.text
  reader.tell(first.at, shown(first.text), expected)
  return undefined
}

function statesOf(entry: Entry | undefined, reader: YamlReader): OrderMapping['states'] {
  if (entry === undefined) return []
  const expected = `one of ${ORDER_STATES.join(', ')}`
  return reader.entries(entry, `words of the shop, each with ${expected}`).flatMap((word) =>
    reader.texts(word, expected).flatMap(({ text, at }): OrderMapping['states'] => {
      const state = ORDER_STATES.find((one) => one === text)
      if (state === undefined) reader.tell(at, shown(text), expected)
      return state === undefined ? [] : [[foldedState(word.key), state]]
    }),
  )
}

function furtherOf(entry: Entry | undefined, reader: YamlReader): OrderMapping['also'] {
  if (entry === undefined) return []
  const expected = `at most ${MOST_FURTHER} names, each with an address at the same server and places of the order in braces`
  const all = reader.entries(entry, expected)
  for (const { at, key } of all.slice(MOST_FURTHER)) reader.tell(at, shown(key), expected)
  return all.slice(0, MOST_FURTHER).flatMap((one) =>
    reader.texts(one, expected).flatMap(({ text, at }) => {
      const parts = /^https?:\/\/[^/{}\s]+\/\S*$/i.test(text) ? partsOf(text) : undefined
      const isName = /^[a-z][\w-]{0,39}$/i.test(one.key)
      if (parts === undefined || !isName) reader.tell(at, shown(isName ? text : one.key), expected)
      return parts === undefined || !isName ? [] : [{ name: one.key, url: parts }]
    }),
  )
}

function listOf<Name extends string>(
  entry: Entry | undefined,
  names: readonly Name[],
  reader: YamlReader,
): Listed<Name> | undefined {
  if (entry === undefined) return undefined
  const fields = fieldsOf(entry, ['each', ...names], reader)
  const each = pathOf(
    fields.find(({ key }) => key === 'each'),
    reader,
  )
  const read: Partial<Record<Name, Sources>> = {}
  for (const name of names) {
    const sources = sourcesOf(
      fields.find(({ key }) => key === name),
      reader,
    )
    if (sources !== undefined) read[name] = sources
  }
  return { ...given('each', each), fields: read }
}

function shown(text: string): string {
  return `"${text.slice(0, 60)}"`
}

/** A property that is there only when it has a value. */
function given<K extends string, T>(name: K, value: T | undefined): { readonly [key in K]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: T })
}
