import type { Decision, Effect } from '../incident/decision.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { CLOCK_RULES } from './clock-rules.ts'
import { mostPressing } from './most-pressing.ts'
import { actsAt } from './when-said.ts'

/**
 * Time has come to `facts.now`: every rule that is due acts, in the order of the table, on the incident as the rules before
 * it left it. After a long pause each rule acts once: what is overdue is said once, not once for every day missed, and a
 * person gets one mail about the incident, the most pressing one.
 */
export function onClock(incident: Incident, facts: Facts): Decision {
  let current = incident
  let known = facts
  const events: IncidentEvent[] = []
  const mails: MailToSend[] = []
  const effects: Effect[] = []
  for (const rule of CLOCK_RULES) {
    const at = actsAt(rule, current, known)
    if (at === undefined || at > facts.now) continue
    const { happenings, mails: said, effects: more = [] } = rule.act(current, known)
    const happened = happenings.map(
      (happening): IncidentEvent => ({ at: facts.now, by: { kind: 'system', policy: rule.id }, ...happening }),
    )
    current = fold(happened, current) as Incident
    events.push(...happened)
    mails.push(...said)
    // The next rule finds the customer written to.
    if (toCustomer(incident, said)) known = { ...known, lastAutomaticAt: facts.now }
    effects.push(...more)
  }
  return { incident: current, events, mails: mostPressing(mails), effects }
}

/** Whether the clock has written to the customer. */
export function toCustomer({ customer }: Incident, mails: readonly MailToSend[]): boolean {
  return mails.some(({ to, lane }) => lane === 'follow-up' && to.address === customer.address)
}
