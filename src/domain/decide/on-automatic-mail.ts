/** A machine wrote: noted where it belongs, answered never. */

import { clocksOfLost } from '../incident/clocks-before.ts'
import type { Decision } from '../incident/decision.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailName, MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Bounce, Nature, Reading } from '../mail/reading.ts'
import { buttonsFor, threadRoot } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { agentsFor, languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'
import { messageOf } from './of-mail.ts'

/** An answer of a machine (absence, receipt) or list mail. Changes no status, stops no clock, reaches nobody. */
export function onAutomaticMail(reading: Reading, nature: Nature, incident: Incident | undefined): Decision {
  const why = maskSecrets(`${nature.kind}: ${nature.evidence}`)
  if (!incident) return { events: [], mails: [], outcome: { kind: 'automatic', why } }
  const event: IncidentEvent = {
    kind: 'auto-reply-received',
    at: reading.mail.arrivedAt,
    by: { kind: 'stranger', address: reading.mail.from[0]?.address ?? '' },
    evidence: why,
    ...(nature.kind === 'auto-reply' && nature.returnsAt !== undefined ? { returnsAt: nature.returnsAt } : {}),
  }
  return {
    incident: fold([event], incident) as Incident,
    events: [event],
    mails: [],
    message: messageOf(reading, 'automatic'),
    outcome: { kind: 'automatic', why, incident: incident.number },
  }
}

/** A mail of ours that could not be delivered. */
export type FailedDelivery = {
  readonly recipient: string
  readonly severity: Bounce['severity']
  /** The words of the server. */
  readonly diagnostic: string
  readonly template: MailName
  /** It arrived, and the recipient told the provider that it is unwanted. */
  readonly complaint?: boolean
  /** The agent whose words were lost. */
  readonly author?: string
  readonly text: string
  /** The agent's mail whose words these were. */
  readonly answer?: number
  /** Names the failure, for saying it once. */
  readonly id: string
}

/** The agent's mail whose words went out under this key: `relay:<raw mail>`. */
export function answerIn(onceKey: string | undefined): Pick<FailedDelivery, 'answer'> {
  const found = /^relay:(\d{1,15})$/.exec(onceKey ?? '')
  return found ? { answer: Number(found[1]) } : {}
}

/**
 * A bounce, a complaint, or a refusal while sending. What an agent wrote comes back to that agent; for automatic mail to a
 * customer the agents hear once. A complaint stops automatic mail like an address that does not exist. Failures of mail to agents are only noted: telling them by mail would fail the same way.
 */
export function onDeliveryFailed(incident: Incident | undefined, failure: FailedDelivery, facts: Facts): Decision {
  const hard = failure.severity === 'hard'
  const suppress = hard
    ? {
        suppress: {
          address: failure.recipient,
          until: facts.now + facts.store.policies.bounced.silentFor,
          because: maskSecrets(failure.diagnostic).slice(0, 500),
        },
      }
    : {}
  if (!incident || failure.severity === 'delayed') return { events: [], mails: [], ...(incident ? { incident } : {}) }
  const toCustomer = incident.participants.includes(failure.recipient)
  const toOurs = [...facts.store.agents, ...facts.store.managers].some((p) => p.address === failure.recipient)
  if (!toCustomer && !toOurs) return { incident, events: [], mails: [] }
  const by = { kind: 'system', policy: 'delivery' } as const
  const at = facts.now
  // A mail that was complained about arrived: nothing is left to be said again.
  const isLost = failure.complaint !== true
  const author = facts.store.agents.find((a) => isLost && a.address === failure.author)
  // A copy that is lost leaves the answer where it is; the answer itself is to be given again, by who gave it.
  const isAnswer =
    failure.recipient === (incident.addressee ?? incident.customer.address) ||
    failure.recipient === incident.customer.address
  const lost = author && isAnswer ? clocksOfLost(incident, failure.answer) : undefined
  const rests = ['resolved', 'closed', 'waiting'].includes(incident.standing.status)
  const events: IncidentEvent[] = [
    // Before the clocks go back: what was lost does not count as heard.
    ...(author && isAnswer && rests
      ? [{ kind: 'reopened', at, by, because: 'the answer could not be delivered' } as const]
      : []),
    {
      kind: 'delivery-failed',
      at,
      by,
      recipient: failure.recipient,
      severity: hard ? 'hard' : 'soft',
      diagnostic: maskSecrets(failure.diagnostic).slice(0, 1_000),
      template: failure.template,
      ...(lost === undefined ? {} : { lost }),
    },
  ]
  if (!toCustomer) return { incident: fold(events, incident) as Incident, events, mails: [] }
  if (author && isAnswer && incident.assignee !== author.address)
    events.push({ kind: 'assigned', at, by, to: author.address })
  const after = fold(events, incident) as Incident
  const hear = author && !isAnswer && !author.away ? [author] : agentsFor(after, facts.store)
  return { incident: after, events, mails: tellAgents(hear, after, failure, facts), ...suppress }
}

function tellAgents(
  agents: readonly Person[],
  incident: Incident,
  failure: FailedDelivery,
  facts: Facts,
): MailToSend[] {
  return agents.map((agent) => ({
    name: 'delivery-failed',
    data: {
      card: cardOf(incident, facts),
      recipient: failure.recipient,
      complaint: failure.complaint === true,
      serverWords: maskSecrets(failure.diagnostic).slice(0, 1_000),
      text: maskSecrets(failure.text),
      buttons: buttonsFor(incident, agent, facts, ['take', 'close']),
      subject: incident.subject,
    },
    to: { address: agent.address, name: agent.name },
    language: languageOf(agent, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `delivery-failed:${failure.id}:${agent.address}`,
    replyAs: 'agent',
    references: [threadRoot(incident.number, facts.store, facts.seal)],
  }))
}
