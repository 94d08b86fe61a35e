import type { Incident } from '../incident/incident.ts'
import type { Store } from '../store.ts'
import { beginOfDaytime } from '../time/daytime.ts'
import type { Instant } from '../time/instant.ts'

/**
 * From when a mail to the customer would be read: what is due before waits until then. Who is away reads it on the day of return. An address
 * that bounced is left alone for as long as it gets no automatic mail at all, and then tried again: mailboxes are emptied, and a customer whose
 * matter is open is not forgotten for ever.
 */
export function readableFrom({ awayUntil, undeliverableSince }: Incident, { calendar, policies }: Store): Instant {
  const back = awayUntil === undefined ? 0 : beginOfDaytime(calendar, awayUntil)
  const tried = undeliverableSince === undefined ? 0 : undeliverableSince + policies.bounced.silentFor
  return Math.max(back, tried)
}
