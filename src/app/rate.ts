/**
 * At most so many mails in so long, whenever one begins to count (a bucket that fills while idle would let through twice
 * the rate at first). Pure: the instants of the last mails are the state.
 */
import type { Instant } from '../domain/time/instant.ts'

export type Rate = { readonly count: number; readonly perMs: number }

/** Instants of mails that still count, oldest first. */
export type Spent = readonly Instant[]

/** How many may go now. Instants in the future (a clock that was set back) do not count. */
export function room(rate: Rate | undefined, spent: Spent, now: Instant): number {
  if (rate === undefined) return Number.POSITIVE_INFINITY
  return Math.max(0, rate.count - counting(rate, spent, now).length)
}

/** The state after `count` mails went at `now`. */
export function spend(rate: Rate | undefined, spent: Spent, count: number, now: Instant): Spent {
  if (rate === undefined) return []
  return [...counting(rate, spent, now), ...Array<Instant>(count).fill(now)]
}

/** Milliseconds until one more may go. */
export function waitForRoom(rate: Rate | undefined, spent: Spent, now: Instant): number {
  if (rate === undefined || room(rate, spent, now) > 0) return 0
  const counted = counting(rate, spent, now)
  const first = counted[counted.length - rate.count] ?? now
  return Math.max(1, first + rate.perMs - now)
}

function counting(rate: Rate, spent: Spent, now: Instant): Spent {
  return spent.filter((at) => at <= now && at > now - rate.perMs)
}
