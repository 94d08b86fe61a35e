/**
 * THE table of what a customer can want: four categories, their topics, and what an acknowledgement asks for each.
 * A new topic is one line here, its words in the language packs and its name in each `words.json`.
 */
import type { QuestionId } from '../incident/mails.ts'
import { fold } from '../language/fold.ts'
import { TOPIC_NAMES } from '../language/topic-names.ts'
import type { Finding } from '../mail/reading.ts'
import type { CategoryId, Classification } from './classification.ts'

/** Topic id -> questions, in the order they are asked. Card numbers are never asked for. */
export const CATEGORIES = {
  product_info: {
    size: ['product-name'],
    compatibility: ['product-name'],
    stock: ['product-name'],
    description: ['product-name'],
    price: ['product-name'],
    ingredients: ['product-name'],
    usage: ['product-name'],
    'warranty-terms': ['product-name'],
    other: ['product-name'],
  },
  checkout: {
    'payment-refused': ['error-text'],
    'payment-pending': ['order-number'],
    charge: ['order-number', 'charge-date-amount'],
    'double-charge': ['order-number', 'charge-date-amount'],
    'unknown-charge': ['charge-date-amount'],
    coupon: ['coupon-code', 'error-text'],
    'page-error': ['error-text'],
    cart: ['product-name', 'error-text'],
    invoice: ['order-number', 'invoice-data'],
    login: ['error-text'],
    cancel: ['order-number'],
    other: ['what-you-need'],
  },
  delivery: {
    late: ['order-number'],
    lost: ['order-number', 'delivery-address-check'],
    'wrong-item': ['order-number', 'photo-of-item'],
    damaged: ['order-number', 'photo-of-damage'],
    incomplete: ['order-number', 'what-is-missing'],
    tracking: ['order-number'],
    address: ['order-number', 'delivery-address-check'],
    courier: ['order-number'],
    return: ['order-number'],
    customs: ['order-number'],
    cost: ['delivery-address-check'],
    other: ['order-number', 'what-you-need'],
  },
  support: {
    'no-answer': ['order-number'],
    agent: [],
    refund: ['order-number'],
    warranty: ['order-number', 'photo-of-damage'],
    complaint: ['order-number'],
    account: [],
    privacy: [],
    praise: [],
    suggestion: [],
    shop: [],
    other: ['what-you-need'],
  },
} as const satisfies Readonly<Record<CategoryId, Readonly<Record<string, readonly QuestionId[]>>>>

export const CATEGORY_IDS = Object.keys(CATEGORIES) as readonly CategoryId[]

/** The topics of a category, in the table's order; `other` is the last of each. */
export function topicsOf(category: CategoryId): readonly string[] {
  return Object.keys(CATEGORIES[category])
}

/**
 * What is still to be asked. An order number or a file that is there is not asked for again; an unknown topic (of an
 * older table) is asked like `other`.
 */
export function questionsFor(
  category: CategoryId,
  topic: string,
  have: {
    readonly orderNumber: boolean
    readonly attachments: boolean
    readonly text: string
    /** Kinds of things that stand in the text. */
    readonly found: ReadonlySet<Finding['kind']>
  },
): readonly QuestionId[] {
  const topics: Readonly<Record<string, readonly QuestionId[]>> = CATEGORIES[category]
  const asked = topics[topic] ?? topics['other'] ?? []
  return asked.filter((question) => {
    if (question === 'order-number') return !have.orderNumber
    if (question === 'photo-of-damage' || question === 'photo-of-item')
      return !have.attachments && !PHOTO_LINK.test(have.text.slice(0, LOOKED_AT))
    if (question === 'coupon-code') return !CODE.test(have.text)
    if (question === 'charge-date-amount')
      return !(have.found.has('amount') && (have.found.has('date') || DATE.test(have.text)))
    if (question === 'product-name' && have.found.has('product')) return false
    // Whoever took the time to describe it has named it: to be asked again is to not have been heard.
    if (TOLD_IN_WORDS.has(question)) return wordCount(have.text) < FEW_WORDS
    return true
  })
}

const TOLD_IN_WORDS: ReadonlySet<QuestionId> = new Set([
  'product-name',
  'error-text',
  'what-is-missing',
  'what-you-need',
  'invoice-data',
])
/** A mail shorter than this has hardly said what it is about. */
const FEW_WORDS = 12
/** A code as stores print them: capitals and figures in one word. */
const CODE = /\b(?=[A-Z0-9-]{0,20}\d)(?=[A-Z0-9-]{0,20}[A-Z])[A-Z0-9-]{5,20}\b/
/** A link to a photo or film, or to where people put theirs: it need not come as a file as well. */
const PHOTO_LINK =
  /https?:\/\/[^\s<>"]{0,150}?(?:photo|foto|zdjeci|imgur|ibb\.co|drive\.google|dropbox|wetransfer|we\.tl|icloud|1drv|onedrive|\.(?:jpe?g|png|heic|webp|mp4|mov)\b)/i
const LOOKED_AT = 10_000
/** A day in figures, also where nothing says that it is one: after an amount it hardly is anything else. */
const DATE = /\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?\b|\b\d{4}-\d{2}-\d{2}\b/

function wordCount(text: string): number {
  return text.slice(0, 2_000).match(/\p{L}{2,}/gu)?.length ?? 0
}

/** What people call the categories, folded; the first word of each list is our own name. */
const NAMES: Readonly<Record<CategoryId, string>> = {
  product_info:
    'product_info product product-info info item producto productos articulo produto produtos artigo informacao informacion produkt produkty towar informacja',
  checkout:
    'checkout payment pay purchase order buying pago pagos pagar compra pedido cobro pagamento pagamentos cobranca zakup zakupy platnosc platnosci kasa zamowienie',
  delivery:
    'delivery shipping shipment parcel entrega envio envios entregas encomenda remessa reparto dostawa dostawy wysylka przesylka paczka',
  support:
    'support service help soporte servicio atencion ayuda suporte servico atendimento apoio ajuda wsparcie obsluga pomoc',
}

/** The names that mails show, where they are more than one word. */
const SHOWN_NAMES: Readonly<Record<CategoryId, string>> = {
  product_info: 'Product information, Información de producto, Informações do produto, Informacje o produkcie',
  checkout: 'Order and payment, Compra y pago, Compra e pagamento, Zakup i płatność',
  delivery: 'Delivery, Entrega, Dostawa',
  support: 'Customer service, Atención al cliente, Atendimento, Obsługa klienta',
}

const CATEGORY_BY_NAME = new Map<string, CategoryId>(
  CATEGORY_IDS.flatMap((id) =>
    [...NAMES[id].split(' '), ...SHOWN_NAMES[id].split(', ')].map((name): [string, CategoryId] => [plain(name), id]),
  ),
)

export type CategoryAndTopic = { readonly category: CategoryId; readonly topic: string }

/**
 * Reads `delivery/damaged`, `entrega`, `Dostawa / late`, the names that mails show (`Entrega › producto dañado`), or a topic alone that only one
 * category has (`coupon`, `cupón`).
 */
export function parseCategory(text: string): CategoryAndTopic | undefined {
  const said = plain(text.slice(0, 120))
  const [, name = said, topic = ''] = /^([^/›>:]{1,60}?) ?[/›>:] ?([^/›>:]{0,60})$/.exec(said) ?? []
  if (/[/›>:]/.test(topic === '' ? name : topic)) return undefined
  const category = CATEGORY_BY_NAME.get(name)
  if (category !== undefined) return topic === '' ? { category, topic: 'other' } : topicIn(category, topic)
  if (topic !== '') return undefined
  const [first = '', ...rest] = name.split(' ')
  const begins = CATEGORY_BY_NAME.get(first)
  return onlyTopic(name) ?? (begins === undefined ? undefined : topicIn(begins, rest.join(' ')))
}

function topicIn(category: CategoryId, name: string): CategoryAndTopic | undefined {
  return TOPICS_BY_NAME.get(name)?.find((found) => found.category === category)
}

function onlyTopic(name: string): CategoryAndTopic | undefined {
  const [only, ...more] = TOPICS_BY_NAME.get(name) ?? []
  return more.length === 0 ? only : undefined
}

/** Folded, hyphens as blanks, blanks single: `Wrong-Item` is `wrong item`. */
function plain(text: string): string {
  return fold(text)
    .replace(/[-_\s]+/g, ' ')
    .trim()
}

/** By its id and its names in every language; one name may mean topics of several categories. */
const TOPICS_BY_NAME: ReadonlyMap<string, readonly CategoryAndTopic[]> = topicsByName()

function topicsByName(): ReadonlyMap<string, readonly CategoryAndTopic[]> {
  const found = new Map<string, CategoryAndTopic[]>()
  for (const category of CATEGORY_IDS)
    for (const topic of topicsOf(category)) {
      const names = [topic, ...TOPIC_NAMES.flatMap((language) => language[category][topic] ?? [])]
      for (const name of new Set(names.map(plain))) found.set(name, [...(found.get(name) ?? []), { category, topic }])
    }
  return found
}

/** Up to five `category/topic` that look most like a text nobody could read; for the help in an error. */
export function nearestCategories(text: string): readonly string[] {
  const [name = '', topic = ''] = fold(text.slice(0, 80))
    .trim()
    .split(/\s*[/›>:]\s*|\s+/)
  const known = CATEGORY_BY_NAME.get(name)
  const scored = CATEGORY_IDS.flatMap((category) =>
    topicsOf(category).map((id) => {
      const nameDistance =
        known === category ? 0 : Math.min(...NAMES[category].split(' ').map((n) => distance(name, n)))
      const topicDistance = topic === '' ? (id === 'other' ? 0 : 1) : distance(topic, id)
      return {
        label: `${category}/${id}`,
        far: Math.min(nameDistance + topicDistance, distance(name, id) + (topic === '' ? 0.5 : 3)),
      }
    }),
  )
  return scored
    .sort((a, b) => a.far - b.far)
    .slice(0, 5)
    .map((item) => item.label)
}

/** Edits between two short words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** What an unsure classification may be, as corrections to choose from: the guess, the runner-up, then the other categories. */
export function likelyCategories({ category, topic, runnerUp }: Classification): readonly CategoryAndTopic[] {
  const others = CATEGORY_IDS.filter((id) => id !== category && id !== runnerUp)
  const rest = [...(runnerUp === undefined || runnerUp === category ? [] : [runnerUp]), ...others]
  return [{ category, topic }, ...rest.map((id) => ({ category: id, topic: 'other' }))]
}
