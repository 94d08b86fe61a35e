/** The shop that is asked about orders, as the configuration names it. */
import { type Asked, askShop, type Shop } from '../adapters/orders/ask-shop.ts'
import { createOrderLookup } from '../adapters/orders/order-lookup.ts'
import type { Log, OrderLookup } from '../app/ports.ts'
import type { OrderLookupConfig } from '../config/order-lookup.ts'

/** Nothing where the store has none; each mailbox has its own, with what it remembers. */
export function orderLookupOf(
  config: OrderLookupConfig | undefined,
  timeZone: string,
  log: Log,
): { readonly orders?: OrderLookup } {
  return config === undefined ? {} : { orders: createOrderLookup(shopOf(config, timeZone), log) }
}

/** A patience of its own: who tries it out wants to know whether it answers at all. */
const PATIENCE_MS = 10_000

/** Asks once, past all that is remembered. */
export async function askOnce(config: OrderLookupConfig, timeZone: string, number: string): Promise<Asked> {
  return await askShop(shopOf(config, timeZone), number, AbortSignal.timeout(PATIENCE_MS))
}

function shopOf({ url, headers, mapping }: OrderLookupConfig, timeZone: string): Shop {
  return { url: url.reveal(), headers: JSON.parse(headers.reveal()), mapping, timeZone }
}
