/** What managers hear of one incident. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { cardOf } from '../say/cards.ts'
import type { Instant } from '../time/instant.ts'
import { toPerson } from './to-person.ts'

export function escalate(
  incident: Incident,
  facts: Facts,
  because: 'first-answer' | 'promise-missed' | 'silence',
  since: Instant,
): MailToSend[] {
  return facts.store.managers.map((manager) => ({
    ...toPerson(manager, incident, facts, `escalation-${because}`),
    name: 'escalation',
    data: { card: cardOf(incident, facts), because, since, subject: incident.subject },
    replyAs: 'plain',
  }))
}
