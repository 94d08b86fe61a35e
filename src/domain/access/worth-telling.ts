/** When what keeps us out of a mailbox is worth a mail. */
import { businessTimeBetween } from '../time/business-time.ts'
import type { Calendar } from '../time/calendar.ts'
import { HOUR, type Instant, MINUTE } from '../time/instant.ts'
import type { Door } from './refusal.ts'

export type Closed = {
  readonly door: Door
  readonly kind: 'refused' | 'away'
  readonly since: Instant
  /** In a row. */
  readonly failures: number
}

/** A restart of the server, a certificate that is being changed, a slip of somebody who types a new password. */
const HICCUP = { lasts: 15 * MINUTE, failures: 3 }

/**
 * A refused token is told at once: it was tried with a fresh one already. What a mail server says is told when it has lasted, and that it is
 * away only when customers have waited for an hour of business; not beside a refusal (one of `open`), which says more.
 */
export function isWorthTelling(one: Closed, open: readonly Closed[], calendar: Calendar, now: Instant): boolean {
  if (one.door !== 'server') return one.kind === 'refused'
  if (one.failures < HICCUP.failures || now - one.since < HICCUP.lasts) return false
  if (one.kind === 'refused') return true
  return open.every(({ kind }) => kind === 'away') && businessTimeBetween(calendar, one.since, now) >= HOUR
}
