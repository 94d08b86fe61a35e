/** What the shop knows of orders. */
import type { Order } from '../../domain/order/order.ts'

/** What came of one question to the shop; `why` names no number and no address. */
export type ShopAnswer =
  | { readonly kind: 'found'; readonly order: Order }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly why: string }

export type OrderLookup = {
  /**
   * What is known of these orders, asked side by side and answered within the time. One without an answer is left out, whatever the
   * reason: never throws.
   */
  find(numbers: readonly string[], withinMs: number): Promise<ReadonlyMap<string, Order>>
}
