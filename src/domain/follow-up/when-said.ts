/**
 * When a rule that is due may act. A customer is written to in the daytime of the store and hears from the clock at most once in 24 hours,
 * over all his incidents; people of the store are written to in daytime, or while they work.
 */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import { LIMITS } from '../policy/limits.ts'
import { businessTimeBetween, nextBeginOfBusiness } from '../time/business-time.ts'
import type { Calendar } from '../time/calendar.ts'
import { inDaytime, isDaytime } from '../time/daytime.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { type ClockRule, type Reach, ruleDueAt } from './clock-rule.ts'
import { readableFrom } from './readable-from.ts'

/** Between two automatic mails to one customer. */
export const { apart: APART } = LIMITS.customer

/** What cannot be done now and has no hour of its own is looked at again after this. */
export const LOOK_AGAIN = HOUR / 4

/** The instant from which the rule acts, `facts.now` or later; undefined when it does not. */
export function actsAt(rule: ClockRule, incident: Incident, facts: Facts): Instant | undefined {
  const { now, store, lastAutomaticAt, heldBackUntil = now } = facts
  const due = ruleDueAt(rule, incident, store)
  if (due === undefined) return undefined
  const read = rule.missesWord && facts.unread ? now + LOOK_AGAIN : now
  if (!rule.tellsCustomer?.(incident, facts)) return inWaking(store.calendar, Math.max(due, read))
  if (read > now) return inDaytime(store.calendar, Math.max(due, read))
  const free = Math.max(now, heldBackUntil, lastAutomaticAt === undefined ? now : lastAutomaticAt + APART)
  const turn = (isFirstOfDay(due, incident, facts) ? looksAheadAt(rule, incident, facts) : undefined) ?? due
  return inDaytime(store.calendar, Math.max(turn, free))
}

/** The instant before `dueAt` at which it is looked whether another incident of the customer is due on the same day; none where nobody would read it. */
export function looksAheadAt(rule: ClockRule, incident: Incident, reach: Reach): Instant | undefined {
  const { store } = reach
  const due = rule.isLimit && rule.tellsCustomer?.(incident, reach) ? ruleDueAt(rule, incident, store) : undefined
  const ahead = due === undefined ? undefined : Math.max(due - APART, readableFrom(incident, store))
  return ahead === due ? undefined : ahead
}

/** Another incident of the customer is to write within a day after this one: this one goes the day before, so that neither is late. */
function isFirstOfDay(due: Instant, { number }: Incident, { othersDueAt = [] }: Facts): boolean {
  return othersDueAt.some(
    (other) => other.at < due + APART && (other.at > due || (other.at === due && other.incident > number)),
  )
}

/** The instant itself in daytime or at work, else the next such. */
function inWaking(calendar: Calendar, instant: Instant): Instant {
  if (isDaytime(calendar, instant) || businessTimeBetween(calendar, instant, instant + 1) > 0) return instant
  return Math.min(inDaytime(calendar, instant), nextBeginOfBusiness(calendar, instant))
}
