/** Answers that are still good: the same mail is often written twice, and a conversation names its order again and again. */
import type { Order } from '../../domain/order/order.ts'

const MOST = 1_000
const FOUND_MS = 3 * 60_000
/** A number that is none today may be an order soon: customers write minutes after they buy. */
const NONE_MS = 60_000

export type Remembered = {
  /** `order` absent: the shop said that there is none. */
  get(number: string, now: number): { readonly order?: Order } | undefined
  put(number: string, order: Order | undefined, now: number): void
}

export function createRemembered(): Remembered {
  const known = new Map<string, { readonly order?: Order; readonly until: number }>()
  return {
    get(number, now) {
      const found = known.get(number)
      return found === undefined || found.until <= now ? undefined : found
    },
    put(number, order, now) {
      known.delete(number)
      // The oldest come first.
      for (const oldest of known.keys()) {
        if (known.size < MOST) break
        known.delete(oldest)
      }
      known.set(number, order === undefined ? { until: now + NONE_MS } : { order, until: now + FOUND_MS })
    },
  }
}
