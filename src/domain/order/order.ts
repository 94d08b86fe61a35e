/** An order as the shop tells of it: what agents are shown, and of which its own customer may be told a part. */
import type { Instant } from '../time/instant.ts'
import type { LocalDate } from '../time/local-date.ts'

/** How far an order is, from the first to what ends it. A later one wins where the shop says several. */
export const ORDER_STATES = [
  'awaiting-payment',
  'paid',
  'preparing',
  'sent',
  'ready',
  'delivered',
  'returned',
  'cancelled',
  'refunded',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** All texts are on one line, bounded, without what cannot be seen. Days are those of the store's calendar. */
export type Parcel = {
  readonly courier?: string
  readonly tracking?: string
  /** An `https:` address, nothing else. */
  readonly link?: string
  readonly sentOn?: LocalDate
  readonly expectedOn?: LocalDate
  readonly deliveredOn?: LocalDate
}

export type OrderItem = { readonly name: string; readonly quantity?: number }

/** What is known of an order besides whose it is. */
export type OrderDetails = {
  readonly state?: OrderState
  /** The shop's own word, where no state of ours stands for it. */
  readonly shopState?: string
  readonly placedOn?: LocalDate
  readonly total?: { readonly amount: number; readonly currency: string }
  readonly paidWith?: string
  readonly paidOn?: LocalDate
  readonly items: readonly OrderItem[]
  readonly parcels: readonly Parcel[]
}

/** An order as the shop answered. */
export type Order = OrderDetails & {
  /** The address the order was placed with, in lower case; absent where the shop does not say it. */
  readonly email?: string
}

/** The shop's answer to a number that stands in a mail. */
export type AnsweredOrder = { readonly number: string; readonly order: Order }

/** What an incident keeps of it. Of somebody else's order nothing is kept but that it is somebody else's. */
export type SeenOrder = { readonly number: string; readonly seenAt: Instant } & (
  | ({ readonly kind: 'own' } & OrderDetails)
  | { readonly kind: 'of-another' }
)
