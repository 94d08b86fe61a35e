/** Where in the shop's answer stands what, as `orders.yaml` says it: plain data, so that it can be handed to a thread. */
import type { JsonPath } from './json-path.ts'
import type { OrderState } from './order.ts'

/** A value of the answer, or a text with values in it. */
export type Source =
  | { readonly kind: 'path'; readonly path: JsonPath }
  | { readonly kind: 'text'; readonly parts: readonly (string | JsonPath)[] }

/** The first that yields something counts. */
export type Sources = readonly Source[]

/** What is read of each member of a list; without `each` of the order itself. */
export type Listed<Name extends string> = {
  readonly each?: JsonPath
  readonly fields: Readonly<Partial<Record<Name, Sources>>>
}

export type OrderMapping = {
  /** Where the order stands in the answer. */
  readonly order: JsonPath
  /** Further addresses to ask, with values of the order in them; what they answer stands in the order under the name. */
  readonly also: readonly { readonly name: string; readonly url: readonly (string | JsonPath)[] }[]
  /** Of times that name no zone; absent: the store's. */
  readonly timeZone?: string
  /** The number of the order that was answered: another than the one asked for is none. */
  readonly number?: Sources
  readonly email: Sources
  readonly state: Sources
  /** The shop's words, folded, and ours. */
  readonly states: readonly (readonly [string, OrderState])[]
  readonly placed?: Sources
  readonly total?: Sources
  readonly currency?: Sources
  readonly paidWith?: Sources
  readonly paid?: Sources
  readonly items?: Listed<'name' | 'quantity'>
  readonly parcels?: Listed<'courier' | 'tracking' | 'link' | 'sent' | 'expected' | 'delivered'>
}

/** How a word of the shop is compared. */
export function foldedState(word: string): string {
  return word.trim().toLowerCase()
}
