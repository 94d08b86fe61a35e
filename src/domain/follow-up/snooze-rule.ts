/** Whoever put an incident off hears when it is back. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { buttonsFor } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { agentsFor } from '../say/people.ts'
import type { ClockRule } from './clock-rule.ts'
import { toPerson } from './to-person.ts'

export const SNOOZE_OVER: ClockRule = {
  id: 'snooze-over',
  of: 'live',
  dueAt: (incident) => incident.snoozedUntil,
  act: (incident, facts) => ({ happenings: [{ kind: 'snooze-ended' }], mails: tellSnoozeOver(incident, facts) }),
}

function tellSnoozeOver(incident: Incident, facts: Facts): MailToSend[] {
  return agentsFor(incident, facts.store).map((agent) => ({
    ...toPerson(agent, incident, facts, 'snooze-over'),
    name: 'snooze-over',
    data: {
      card: cardOf(incident, facts),
      buttons: buttonsFor(incident, agent, facts, ['take', 'snooze', 'resolve', 'close']),
      subject: incident.subject,
    },
    replyAs: 'agent',
  }))
}
