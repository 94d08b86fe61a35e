/** Somebody wrote about an incident who is not its customer: kept and shown to agents, and nobody is answered by itself. */
import type { Decision } from '../incident/decision.ts'
import type { Actor, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import { notifications } from '../say/notify.ts'
import type { Threaded } from '../thread/thread.ts'
import type { CustomerMail } from './customer-mail.ts'
import { messageOf, warningsOf } from './of-mail.ts'

/** Somebody holds a reference and is no participant: agents see it, nothing is ever sent there by itself. */
export function keepUnconfirmed(input: CustomerMail, found: Threaded, facts: MailFacts): Decision {
  const { reading, sender } = input
  const event: IncidentEvent = {
    kind: 'unconfirmed-wrote',
    at: reading.mail.arrivedAt,
    by: { kind: 'stranger', address: sender.address },
    evidence: `${found.way}: ${found.evidence}`,
  }
  const incident = fold([event], found.incident) as Incident
  return {
    incident,
    events: [event],
    mails:
      facts.silent || incident.standing.status === 'spam'
        ? []
        : notifications(incident, reading, facts, {
            isNew: false,
            reopened: false,
            threadedBy: found.way,
            warnings: ['unconfirmed-sender', ...warningsOf(input)],
          }),
    message: messageOf(reading, 'unconfirmed'),
    outcome: { kind: 'filed', incident: incident.number, opened: false },
  }
}

/** Somebody an agent brought in: agents see it, marked; it is no customer's word, and nobody is told by itself. */
export function ofThirdParty(input: CustomerMail, found: Threaded, facts: MailFacts): Decision {
  const { reading, sender } = input
  const by: Actor = { kind: 'stranger', address: sender.address }
  const at = reading.mail.arrivedAt
  const { standing } = found.incident
  const reopens =
    (standing.status === 'resolved' || standing.status === 'closed') && !reading.onlyThanks && !facts.silent
  const events: IncidentEvent[] = [
    ...(reopens ? [{ kind: 'reopened', at, by, because: 'a third party wrote' } as const] : []),
    { kind: 'third-party-wrote', at, by, evidence: `${found.way}: ${found.evidence}` },
  ]
  const incident = fold(events, found.incident) as Incident
  const quiet = facts.silent || standing.status === 'spam'
  return {
    incident,
    events,
    mails: quiet
      ? []
      : notifications(incident, reading, facts, {
          isNew: false,
          reopened: reopens,
          threadedBy: found.way,
          warnings: ['third-party', ...warningsOf(input)],
        }),
    message: messageOf(reading, 'third-party'),
    outcome: { kind: 'filed', incident: incident.number, opened: false },
  }
}
