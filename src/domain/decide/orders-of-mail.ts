/** What the shop said of the orders a customer names: what the incident keeps, agents are warned of, and the customer is told. */
import type { Happening, IncidentEvent } from '../incident/events.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { WarningId } from '../incident/shown.ts'
import type { SeenOrder } from '../order/order.ts'
import { seenOrders } from '../order/seen.ts'
import { type ToldOrder, toldOrders } from '../order/told.ts'
import { localDate } from '../time/local-date.ts'
import type { CustomerMail } from './customer-mail.ts'

/** As the incident of this customer keeps it. */
export function ordersSeen(
  { orders, now }: MailFacts,
  customer: string,
): Pick<Extract<Happening, { kind: 'opened' }>, 'orders'> {
  return orders === undefined ? {} : { orders: seenOrders(orders, customer, now) }
}

export function warningsOfOrders(events: readonly IncidentEvent[]): readonly WarningId[] {
  const seen = events.flatMap((event) => ('orders' in event ? (event.orders ?? []) : []))
  return seen.some(({ kind }) => kind === 'of-another') ? ['order-of-another'] : []
}

/**
 * What the acknowledgement may say: of orders placed with the very address that it goes to, where the mail came from there and
 * wants its answers there.
 */
export function ordersToTell(
  { orders = [], classification }: Incident,
  input: CustomerMail,
  { store, now }: MailFacts,
): { readonly own: readonly SeenOrder[]; readonly known: readonly ToldOrder[] } {
  if (!isOwnWord(input)) return { own: [], known: [] }
  return { own: orders, known: toldOrders(orders, classification, localDate(store.calendar, now)) }
}

/** The sender is who is answered: nobody passed it on, no form wrote it, and no other address is to get the answer. */
function isOwnWord({ reading: { mail, nature }, sender }: CustomerMail): boolean {
  const isForAnother = nature.kind === 'human' && nature.writer !== undefined
  const isFromSender = mail.from.length === 1 && mail.from[0]?.address === sender.address
  return isFromSender && !isForAnother && mail.replyTo.every(({ address }) => address === sender.address)
}
