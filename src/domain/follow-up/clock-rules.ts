/**
 * THE table of what happens because time passes. Each rule says when it is due for an incident as it stands now, and what
 * then happens. A rule is decided again at the moment it is due: whatever a human wrote meanwhile has moved it.
 */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import { ESCALATION, FIRST_ANSWER } from './answer-rules.ts'
import { type ClockRule, type Reach, ruleDueAt } from './clock-rule.ts'
import { PROMISE_MISSED, PROMISE_REMINDER } from './promise-rules.ts'
import { NO_SILENCE } from './silence-rule.ts'
import { SNOOZE_OVER } from './snooze-rule.ts'
import { SURVEY } from './survey-rule.ts'
import { WAITING_RULES } from './waiting-rules.ts'
import { actsAt, LOOK_AGAIN, looksAheadAt } from './when-said.ts'

export const CLOCK_RULES: readonly ClockRule[] = [
  ...WAITING_RULES,
  SNOOZE_OVER,
  FIRST_ANSWER,
  ESCALATION,
  // What is missed is not announced any more, so this one stands before the reminder.
  PROMISE_MISSED,
  PROMISE_REMINDER,
  NO_SILENCE,
  SURVEY,
]

/** The next instant at which a rule may have something to do; undefined when nothing is due by itself. May lie in the past. */
export function nextDueAt(incident: Incident, store: Store): Instant | undefined {
  return soonest((rule) => {
    const due = ruleDueAt(rule, incident, store)
    return due === undefined ? undefined : (looksAheadAt(rule, incident, { now: due, store }) ?? due)
  })
}

/** The same after a look at `facts.now`: what is due and may not be done yet is looked at when it may, not at once for ever. */
export function nextLookAt(incident: Incident, facts: Facts): Instant | undefined {
  const { now } = facts
  const next = soonest((rule) => {
    const ahead = looksAheadAt(rule, incident, facts)
    return ahead !== undefined && ahead > now ? ahead : actsAt(rule, incident, facts)
  })
  return next === undefined || next > now ? next : now + LOOK_AGAIN
}

/** When the clock would write to the customer of this incident if nobody writes. */
export function customerDueAt(incident: Incident, reach: Reach): Instant | undefined {
  return soonest((rule) => (rule.tellsCustomer?.(incident, reach) ? ruleDueAt(rule, incident, reach.store) : undefined))
}

function soonest(when: (rule: ClockRule) => Instant | undefined): Instant | undefined {
  const all = CLOCK_RULES.map(when).filter((instant) => instant !== undefined)
  return all.length === 0 ? undefined : Math.min(...all)
}
