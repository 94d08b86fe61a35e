/** One question to the shop, with the further ones that its answer names. */
import type { ShopAnswer } from '../../app/ports.ts'
import { valuesAt } from '../../domain/order/json-path.ts'
import type { OrderMapping } from '../../domain/order/mapping.ts'
import { fillIn, readOrder } from '../../domain/order/read-order.ts'
import { addressFor } from './address.ts'
import { getJson } from './get-json.ts'

export type Shop = {
  /** `https://shop.example/api/orders/{order}`, without user and password. */
  readonly url: string
  /** Sent to that server and to no other. */
  readonly headers: Readonly<Record<string, string>>
  readonly mapping: OrderMapping
  /** Of the store: days are told as they are there. */
  readonly timeZone: string
}

/** `answer`: what the shop said, for who sets the mapping up. */
export type Asked = ShopAnswer & { readonly answer?: unknown }

/** Asks about one order until `signal`. Never throws. */
export async function askShop(shop: Shop, number: string, signal: AbortSignal): Promise<Asked> {
  const url = addressFor(shop.url, number)
  if (url === undefined) return { kind: 'none' }
  const headers = { accept: 'application/json', 'user-agent': 'incidencias', ...shop.headers }
  const got = await getJson(url, headers, signal)
  if (got.kind !== 'json') return got
  const failed = await askFurther(shop, got.json, url, headers, signal)
  if (failed !== undefined) return { ...failed, answer: got.json }
  const order = readOrder(got.json, shop.mapping, number, shop.timeZone)
  return order === undefined ? { kind: 'none', answer: got.json } : { kind: 'found', order, answer: got.json }
}

/** Puts the further answers into the order. One that there is not leaves its place empty. */
async function askFurther(
  { mapping }: Shop,
  answer: unknown,
  first: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Extract<ShopAnswer, { kind: 'failed' }> | undefined> {
  const [order] = valuesAt(answer, mapping.order)
  if (typeof order !== 'object' || order === null) return undefined
  for (const { name, url } of mapping.also) {
    const filled = fillIn(order, url)
    const next = filled === undefined ? null : URL.parse(filled)
    if (next === null) continue
    if (next.origin !== first.origin) return { kind: 'failed', why: `"${name}" under "also" is at another server` }
    const got = await getJson(next, headers, signal)
    if (got.kind === 'failed') return got
    if (got.kind === 'json')
      Object.defineProperty(order, name, { value: got.json, enumerable: true, configurable: true })
  }
  return undefined
}
