/** When a mail that was not delivered is tried again, and when that ends. */
import { DAY, HOUR, type Instant, MINUTE } from '../domain/time/instant.ts'
import type { OutboxMail } from './ports.ts'

/** Waits after the first, second… attempt; the last one goes on being used. */
const WAITS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 1 * HOUR, 4 * HOUR]

/** A temporary refusal is believed this long, counted from when the mail could first go. */
export const GIVE_UP_AFTER = 4 * DAY

/** Attempts that may end without an answer to the final dot. Each may have been delivered: so few, with one Message-ID. */
export const UNCERTAIN_TRIES = 3

/** Fewer attempts than this are never the end: an outage of ours may have used the days up. */
const LEAST_ATTEMPTS = 5

/** Undefined: give up. */
export function againAt(
  mail: Pick<OutboxMail, 'attempts' | 'createdAt' | 'notBefore'>,
  now: Instant,
): Instant | undefined {
  const since = Math.max(mail.createdAt, mail.notBefore)
  if (now - since >= GIVE_UP_AFTER && mail.attempts >= LEAST_ATTEMPTS) return undefined
  return now + (WAITS[Math.min(mail.attempts, WAITS.length) - 1] ?? MINUTE)
}
