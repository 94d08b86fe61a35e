/**
 * THE table of what happens because time passes. Each rule says when it is due for an incident as it stands now, and what
 * then happens. A rule is decided again at the moment it is due: whatever a human wrote meanwhile has moved it.
 */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { TimerId } from '../incident/shown.ts'
import type { Store } from '../store.ts'
import { isDaytime } from '../time/daytime.ts'
import type { Instant } from '../time/instant.ts'
import { ESCALATION, FIRST_ANSWER } from './answer-rules.ts'
import { type ClockRule, ruleDueAt } from './clock-rule.ts'
import { PROMISE_MISSED, PROMISE_REMINDER } from './promise-rules.ts'
import { NO_SILENCE } from './silence-rule.ts'
import { SNOOZE_OVER } from './snooze-rule.ts'
import { WAITING_RULES } from './waiting-rules.ts'

export const CLOCK_RULES: readonly ClockRule[] = [
  ...WAITING_RULES,
  SNOOZE_OVER,
  FIRST_ANSWER,
  ESCALATION,
  // What is missed is not announced any more, so this one stands before the reminder.
  PROMISE_MISSED,
  PROMISE_REMINDER,
  NO_SILENCE,
]

/** The next instant at which a rule may have something to do; undefined when nothing is due by itself. */
export function nextDueAt(incident: Incident, store: Store): Instant | undefined {
  const dues = CLOCK_RULES.map((rule) => ruleDueAt(rule, incident, store)).filter((due) => due !== undefined)
  return dues.length === 0 ? undefined : Math.min(...dues)
}

/** Rules that write to customers. */
const TO_CUSTOMERS: ReadonlySet<TimerId> = new Set<TimerId>(['no-silence', 'waiting-reminder', 'waiting-close'])

/** Mail to customers goes out between 8:00 and 21:00 of the store only. */
export function mayTellCustomer(rule: ClockRule, facts: Facts): boolean {
  return !TO_CUSTOMERS.has(rule.id) || isDaytime(facts.store.calendar, facts.now)
}
