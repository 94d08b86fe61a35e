/** Which of the shop's answers an incident keeps, and as whose. */
import type { Instant } from '../time/instant.ts'
import type { AnsweredOrder, SeenOrder } from './order.ts'

/** An incident about more orders is about something else. */
const MOST_KEPT = 5

/**
 * The answers as an incident of `customer` keeps them. An order is his own where the shop has the very same address, written in whatever
 * case; one whose address the shop does not tell is nobody's we know.
 */
export function seenOrders(
  answered: readonly AnsweredOrder[],
  customer: string,
  seenAt: Instant,
): readonly SeenOrder[] {
  return answered.map(({ number, order: { email, ...details } }): SeenOrder => {
    const isOwn = customer !== '' && email === customer.toLowerCase()
    return isOwn ? { number, seenAt, kind: 'own', ...details } : { number, seenAt, kind: 'of-another' }
  })
}

/** What was known, with what is known now: a later answer replaces the one before, the latest come last. */
export function withSeen(known: readonly SeenOrder[] = [], now: readonly SeenOrder[]): readonly SeenOrder[] {
  const numbers = new Set(now.map(({ number }) => number))
  return [...known.filter(({ number }) => !numbers.has(number)), ...now].slice(-MOST_KEPT)
}
