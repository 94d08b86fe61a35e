import type { Decision, Effect } from '../incident/decision.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { ruleDueAt } from './clock-rule.ts'
import { CLOCK_RULES, mayTellCustomer } from './clock-rules.ts'

/**
 * Time has come to `facts.now`: every rule that is due acts, in the order of the table, on the incident as the rules before
 * it left it. After a long pause each rule acts once: what is overdue is said once, not once for every day missed.
 */
export function onClock(incident: Incident, facts: Facts): Decision {
  let current = incident
  const events: IncidentEvent[] = []
  const mails: MailToSend[] = []
  const effects: Effect[] = []
  for (const rule of CLOCK_RULES) {
    const due = ruleDueAt(rule, current, facts.store)
    if (due === undefined || due > facts.now || !mayTellCustomer(rule, facts)) continue
    const { happenings, mails: said, effects: more = [] } = rule.act(current, facts)
    const happened = happenings.map(
      (happening): IncidentEvent => ({ at: facts.now, by: { kind: 'system', policy: rule.id }, ...happening }),
    )
    current = fold(happened, current) as Incident
    events.push(...happened)
    mails.push(...said)
    effects.push(...more)
  }
  return { incident: current, events, mails, effects }
}
