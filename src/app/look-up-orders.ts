/** Asks the shop about the orders that new mails name: outside any transaction, and a mail goes its way without an answer just as well. */
import { speakerOf } from '../domain/authority/speaker.ts'
import type { Store } from '../domain/store.ts'
import type { ReadMail } from './decide-batch.ts'
import type { OrderLookup } from './ports.ts'

export type LookUpOrdersDeps = {
  readonly store: Store
  /** Absent where the store has none. */
  readonly orders?: OrderLookup
}

/** A mail that names more is looked up no further. */
const MOST_OF_A_MAIL = 3
/** For all mails of a batch together. */
const MOST_AT_ONCE = 40
const WITHIN_MS = 1_500

/** The mails, each with what the shop answered about the orders in its own words. */
export async function lookUpOrders(
  { store, orders }: LookUpOrdersDeps,
  mails: readonly ReadMail[],
): Promise<readonly ReadMail[]> {
  if (orders === undefined) return mails
  const wanted = mails.map((mail) => ordersNamed(mail, store))
  const numbers = [...new Set(wanted.flat())].slice(0, MOST_AT_ONCE)
  if (numbers.length === 0) return mails
  const found = await orders.find(numbers, WITHIN_MS)
  return mails.map((mail, index) => {
    const answered = (wanted[index] ?? []).flatMap((number) => {
      const order = found.get(number)
      return order === undefined ? [] : [{ number, order }]
    })
    return answered.length === 0 ? mail : { ...mail, orders: answered }
  })
}

/** Those of a customer's new words; of agents' mails only what they forward is a customer's. */
function ordersNamed({ raw, reading, sender }: ReadMail, store: Store): readonly string[] {
  if (raw.silent || reading.nature.kind !== 'human' || reading.onlyThanks) return []
  const { role } = speakerOf(reading, store, sender)
  const isCustomers =
    role === 'other' || role === 'manager' || (role === 'agent' && reading.reply.forwarded?.from !== undefined)
  return isCustomers ? reading.orderNumbers.slice(0, MOST_OF_A_MAIL) : []
}
