/** What a customer is told of his own orders before anybody has read his mail, and what he need not be asked then. */
import type { QuestionId } from '../classify/questions.ts'
import type { LocalDate } from '../time/local-date.ts'
import type { OrderState, Parcel, SeenOrder } from './order.ts'

/** One sentence: about an order, or about one of its parcels. `words` of it stand in the template of the acknowledgement. */
export type ToldOrder = { readonly number: string; readonly state: OrderState; readonly part: boolean } & Parcel & {
    readonly paidOn?: LocalDate
  }

type Matter = { readonly topic: string; readonly sure: boolean }

/** Who has the parcel in hand knows that it came: of these matters only what ends an order is news. */
const PARCEL_IS_THERE: ReadonlySet<string> = new Set([
  'damaged',
  'wrong-item',
  'incomplete',
  'return',
  'warranty',
  'praise',
  'usage',
])
const ENDS: ReadonlySet<OrderState> = new Set(['returned', 'cancelled', 'refunded'])

/** The sentences there are to say on `today`. A day that cannot be (left tomorrow, expected yesterday) is left out. */
export function toldOrders(
  orders: readonly SeenOrder[],
  { topic, sure }: Matter,
  today: LocalDate,
): readonly ToldOrder[] {
  return orders.flatMap((order): readonly ToldOrder[] => {
    if (order.kind !== 'own' || order.state === undefined) return []
    if (sure && PARCEL_IS_THERE.has(topic) && !ENDS.has(order.state)) return []
    const { number, state, parcels, paidOn } = order
    const common = { number, state, part: false }
    if (state === 'paid') return [{ ...common, ...until('paidOn', paidOn, today) }]
    if (state === 'preparing') return [{ ...common, ...from('expectedOn', parcels[0]?.expectedOn, today) }]
    if (state !== 'sent' && state !== 'delivered' && state !== 'ready') return [common]
    const part = parcels.length > 1
    return (parcels.length === 0 ? [{}] : parcels).map((parcel) => ({
      ...common,
      ...parcelAt(parcel, today),
      part,
      // Of several parcels one may be there and another on its way.
      state: state === 'sent' && parcel.deliveredOn !== undefined ? 'delivered' : state,
    }))
  })
}

function parcelAt({ courier, tracking, link, sentOn, expectedOn, deliveredOn }: Parcel, today: LocalDate): Parcel {
  return {
    ...(courier === undefined ? {} : { courier }),
    ...(tracking === undefined ? {} : { tracking }),
    ...(link === undefined ? {} : { link }),
    ...until('sentOn', sentOn, today),
    ...until('deliveredOn', deliveredOn, today),
    ...from('expectedOn', expectedOn, today),
  }
}

function until<K extends string>(
  name: K,
  day: LocalDate | undefined,
  today: LocalDate,
): { readonly [key in K]?: LocalDate } {
  return day === undefined || day > today ? {} : ({ [name]: day } as { readonly [key in K]?: LocalDate })
}

function from<K extends string>(
  name: K,
  day: LocalDate | undefined,
  today: LocalDate,
): { readonly [key in K]?: LocalDate } {
  return day === undefined || day < today ? {} : ({ [name]: day } as { readonly [key in K]?: LocalDate })
}

/** The questions that his own orders do not answer: an order of one thing says which thing it is. */
export function stillToAsk(questions: readonly QuestionId[], orders: readonly SeenOrder[]): readonly QuestionId[] {
  const own = orders.filter((order) => order.kind === 'own')
  const names = new Set(own.flatMap(({ items }) => items.map(({ name }) => name)))
  return names.size === 1 ? questions.filter((question) => question !== 'product-name') : questions
}
