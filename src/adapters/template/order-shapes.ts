/** Orders as the shop told of them, in the words of one language. */
import type { OrderDetails, Parcel, SeenOrder } from '../../domain/order/order.ts'
import { type Field, oneLine } from './medium.ts'
import type { Phrasing } from './phrasing.ts'

/** All an agent has to know of the orders of an incident; of somebody else's nothing but that it is. */
export function orderFields(say: Phrasing, orders: readonly SeenOrder[], zone: string): readonly Field[] {
  const word = (key: string) => say.word('orderParts', key)
  return orders.toReversed().flatMap((order): readonly Field[] => {
    const label = word('order').replace('#', () => oneLine(order.number))
    if (order.kind === 'of-another') return [{ label, value: word('ofAnother'), strong: true }]
    // Behind the name: before it, a name written from right to left would take the number of the one after it.
    const items = order.items.map(({ name, quantity }) =>
      quantity === undefined ? oneLine(name) : `${oneLine(name)} × ${say.number(quantity)}`,
    )
    return [
      {
        label,
        value: listed([...standing(say, order), `${word('asked')} ${say.short(order.seenAt, zone)}`]),
        strong: true,
      },
      ...field(word('items'), items.join('; ')),
      ...field(word('payment'), payment(say, order)),
      ...order.parcels.flatMap((parcel) => field(word('parcel'), parcelIn(say, parcel))),
    ]
  })
}

function standing(say: Phrasing, { state, shopState, placedOn }: OrderDetails): readonly string[] {
  return [
    ...(state === undefined ? [] : [say.word('orderStates', state)]),
    ...(shopState === undefined ? [] : [say.word('orderParts', 'shopWord').replace('#', () => oneLine(shopState))]),
    ...dated(say, 'placed', placedOn),
  ]
}

function payment(say: Phrasing, { total, paidWith, paidOn }: OrderDetails): string {
  return listed([
    ...(total === undefined ? [] : [say.money(total.amount, total.currency)]),
    ...(paidWith === undefined ? [] : [oneLine(paidWith)]),
    ...dated(say, 'paid', paidOn),
  ])
}

function parcelIn(say: Phrasing, { courier, tracking, link, sentOn, expectedOn, deliveredOn }: Parcel): string {
  return listed([
    ...[courier, tracking].flatMap((text) => (text === undefined ? [] : [oneLine(text)])),
    ...dated(say, 'sent', sentOn),
    ...dated(say, 'expected', deliveredOn === undefined ? expectedOn : undefined),
    ...dated(say, 'delivered', deliveredOn),
    ...(link === undefined ? [] : [oneLine(link)]),
  ])
}

function dated(say: Phrasing, word: string, day: string | undefined): readonly string[] {
  return day === undefined ? [] : [`${say.word('orderParts', word)} ${say.on(Date.parse(`${day}T12:00Z`), 'UTC')}`]
}

function field(label: string, value: string): readonly Field[] {
  return value === '' ? [] : [{ label, value }]
}

function listed(parts: readonly string[]): string {
  return parts.join(' · ')
}
