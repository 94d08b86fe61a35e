/** An order in the terminal, for who sets the look-up up: what was understood, and what was not. */
import type { Order } from '../domain/order/order.ts'
import { printable } from './command.ts'

const LONGEST = 20_000

/** One line a field; what is missing says so where it matters. */
export function orderLines(order: Order): string {
  const { email, state, shopState, placedOn, total, paidWith, paidOn, items, parcels } = order
  return [
    line('e-mail', email ?? 'NOT FOUND: nobody will be told of this order'),
    line('state', state ?? (shopState === undefined ? 'NOT FOUND' : `UNKNOWN: add "${shopState}" to states`)),
    line('placed', placedOn),
    line('total', total && `${total.amount} ${total.currency}`),
    line('payment', [paidWith, paidOn].filter(Boolean).join(', ')),
    ...items.map(({ name, quantity }) => line('item', `${quantity === undefined ? '' : `${quantity} x `}${name}`)),
    ...parcels.flatMap(({ courier, tracking, link, sentOn, expectedOn, deliveredOn }) => [
      line('parcel', [courier, tracking].filter(Boolean).join(' ') || 'without courier and number'),
      line('  link', link),
      line('  sent', sentOn),
      line('  expected', expectedOn),
      line('  delivered', deliveredOn),
    ]),
  ]
    .filter((one) => one !== '')
    .join('\n')
}

function line(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `${name.padEnd(12)}${printable(value)}`
}

/** The answer as it came, with nothing in it that moves the cursor. */
export function rawLines(answer: unknown): string {
  const text = JSON.stringify(answer, undefined, 2)
  return text
    .slice(0, LONGEST)
    .split('\n')
    .map((one) => printable(one, 400).padStart(Math.min(one.length, 400)))
    .join('\n')
}
