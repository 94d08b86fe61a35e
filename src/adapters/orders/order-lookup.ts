/**
 * The shop behind `ORDER_LOOKUP_URL`. Slow, down or talking nonsense, it costs a batch of mails at most its time, and after three
 * failures in a row nothing for a minute.
 */
import type { Log, OrderLookup, ShopAnswer } from '../../app/ports.ts'
import type { Order } from '../../domain/order/order.ts'
import { askShop, type Shop } from './ask-shop.ts'
import { createCircuit } from './circuit.ts'
import { createRemembered } from './remembered.ts'

/** Questions at the same time, and in a minute: a flood of mails shall not become one at the shop. */
const MOST_SIDE_BY_SIDE = 6
const MOST_A_MINUTE = 120
const MINUTE_MS = 60_000

/** Nothing that a shop answers may keep a mail from its way. */
const unreadable = (): ShopAnswer => ({ kind: 'failed', why: 'an answer that cannot be read' })

/** `clock` in milliseconds; that of the machine where none is given. */
export function createOrderLookup(shop: Shop, log: Log, clock: () => number = () => performance.now()): OrderLookup {
  const remembered = createRemembered()
  const circuit = createCircuit()
  let asked: readonly number[] = []

  /** A turn to ask, or none: the shop is left in peace, or was asked enough. */
  const mayAsk = (): boolean => {
    const now = clock()
    asked = asked.filter((at) => at > now - MINUTE_MS)
    if (asked.length >= MOST_A_MINUTE || !circuit.allows(now)) return false
    asked = [...asked, now]
    return true
  }

  const ask = async (number: string, signal: AbortSignal, hadAllTime: boolean): Promise<Order | undefined> => {
    const answer = await askShop(shop, number, signal).catch(unreadable)
    // Others had used up the time before it was asked: that says nothing about the shop.
    if (answer.kind === 'failed' && signal.aborted && !hadAllTime) return undefined
    const opens = circuit.note(answer.kind !== 'failed', clock())
    if (answer.kind === 'failed') {
      log.warn('order-lookup-failed', { why: answer.why, ...(opens ? { pausedForSeconds: 60 } : {}) })
      return undefined
    }
    const order = answer.kind === 'found' ? answer.order : undefined
    remembered.put(number, order, clock())
    return order
  }

  return {
    async find(numbers, withinMs) {
      const found = new Map<string, Order>()
      const open: string[] = []
      for (const number of new Set(numbers)) {
        const known = remembered.get(number, clock())
        if (known === undefined) open.push(number)
        else if (known.order !== undefined) found.set(number, known.order)
      }
      if (open.length === 0) return found
      const signal = AbortSignal.timeout(withinMs)
      const worker = async () => {
        let isFirst = true
        for (let number = open.shift(); number !== undefined && !signal.aborted; number = open.shift()) {
          if (!mayAsk()) return
          const order = await ask(number, signal, isFirst)
          isFirst = false
          if (order !== undefined) found.set(number, order)
        }
      }
      await Promise.all(Array.from({ length: Math.min(MOST_SIDE_BY_SIDE, open.length) }, worker))
      return found
    },
  }
}
