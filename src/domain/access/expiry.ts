/** When people hear that a secret is about to end. */
import { DAY, type Instant } from '../time/instant.ts'

/** Days before the end; the last one that has come counts. */
const WARNED_BEFORE = [1, 3, 7, 14] as const

export type DaysBefore = (typeof WARNED_BEFORE)[number]

/** Which warning is due at `now`; undefined: none yet, or too late for one. */
export function warningDue(expiresAt: Instant, now: Instant): DaysBefore | undefined {
  if (now >= expiresAt) return undefined
  return WARNED_BEFORE.find((days) => now >= expiresAt - days * DAY)
}
