/** The incident as agents and managers are shown it: as a card, in one line, as a numbered line. */
import { gradedSigns, runnerUpOf } from '../incident/classified.ts'
import type { Facts } from '../incident/facts.ts'
import { type Incident, isErased, type Offer, owesFirstAnswer } from '../incident/incident.ts'
import type { IncidentCard, IncidentLine, NumberedLine } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import { type Seal, tagOf } from '../mail/reference.ts'
import { firstAnswerTarget } from '../policy/policies.ts'
import type { Person, Store } from '../store.ts'
import { addBusinessTime } from '../time/business-time.ts'
import { agentAddress, encodeAddress } from './buttons.ts'

/** The incident as a card, as on top of every mail to agents. */
export function cardOf(incident: Incident, facts: Facts): IncidentCard {
  const answerDueAt =
    owesFirstAnswer(incident) && incident.awaitingAnswerSince !== undefined
      ? addBusinessTime(
          facts.store.calendar,
          incident.awaitingAnswerSince,
          firstAnswerTarget(facts.store.policies, incident),
        )
      : undefined
  const runnerUp = runnerUpOf(incident.classification)
  return {
    reference: tagOf(facts.seal, facts.store.mailbox, incident.number),
    customer: incident.customer,
    language: incident.language,
    category: incident.classification.category,
    topic: incident.classification.topic,
    sure: incident.classification.sure,
    ...(incident.classification.sure || runnerUp === undefined ? {} : { runnerUp }),
    evidence: incident.classification.evidence.map(maskSecrets),
    urgent: incident.classification.urgent,
    signs: gradedSigns(incident.classification).map(({ sign, words }) => ({ sign, words: words.map(maskSecrets) })),
    status: incident.standing.status,
    orderNumbers: incident.orderNumbers,
    ...(incident.orders === undefined ? {} : { orders: ordersOf(incident) }),
    openedAt: incident.openedAt,
    ...assigneeOf(incident, facts.store),
    ...(incident.promise ? { promise: { dueAt: incident.promise.dueAt, text: incident.promise.text } } : {}),
    ...(answerDueAt === undefined ? {} : { answerDueAt }),
    ...(incident.snoozedUntil === undefined ? {} : { snoozedUntil: incident.snoozedUntil }),
    ...(incident.standing.status === 'waiting' ? { waitingSince: incident.standing.since } : {}),
    copied: incident.participants.filter(
      (address) =>
        address !== incident.customer.address && address !== incident.addressee && !incident.aside?.includes(address),
    ),
    ...(incident.addressee === undefined ? {} : { addressee: incident.addressee }),
    compensations: (incident.compensations ?? []).map(({ amount, currency, text }) =>
      maskSecrets(`${amount} ${currency} ${text}`.trim()),
    ),
    ...(incident.offer ? { offer: offerOf(incident.offer) } : {}),
    related: [...(incident.absorbed ?? []), ...(incident.splitOff ?? []), ...(incident.linked ?? [])].map((number) =>
      tagOf(facts.seal, facts.store.mailbox, number),
    ),
    ...(incident.parent === undefined ? {} : { parent: tagOf(facts.seal, facts.store.mailbox, incident.parent) }),
  }
}

/** Those that are still its own: one may have gone elsewhere (`#undo`), and of an erased customer nothing is left to show. */
function ordersOf(incident: Incident): NonNullable<IncidentCard['orders']> {
  if (isErased(incident)) return []
  return (incident.orders ?? []).filter(({ number }) => incident.orderNumbers.includes(number))
}

function offerOf({ options, chosen }: Offer): NonNullable<IncidentCard['offer']> {
  const words = chosen === undefined ? undefined : options[chosen]
  return { options: options.map(maskSecrets), ...(words === undefined ? {} : { chosen: maskSecrets(words) }) }
}

/** Incidents as numbered lines, each with this agent's own address. */
export function numberedLines(
  incidents: readonly Incident[],
  person: Person,
  { store, seal }: Pick<Facts, 'store' | 'seal'>,
): readonly NumberedLine[] {
  const isAgent = store.agents.some((agent) => agent.address === person.address)
  return incidents.map((incident, index) => ({
    ...lineOf(incident, seal, store),
    n: index + 1,
    href: isAgent ? `mailto:${encodeAddress(agentAddress(incident.number, person, store, seal))}` : '',
  }))
}

/** The incident in one line. */
export function lineOf(incident: Incident, seal: Seal, store: Store): IncidentLine {
  return {
    reference: tagOf(seal, store.mailbox, incident.number),
    subject: maskSecrets(incident.subject),
    customer: incident.customer.name || incident.customer.address,
    category: incident.classification.category,
    topic: incident.classification.topic,
    status: incident.standing.status,
    since: incident.awaitingAnswerSince ?? incident.lastCustomerAt,
    ...(incident.promise === undefined ? {} : { promised: incident.promise.dueAt }),
    ...(incident.snoozedUntil === undefined ? {} : { snoozedUntil: incident.snoozedUntil }),
    urgent: incident.classification.urgent,
    ...assigneeOf(incident, store),
  }
}

/** The assigned agent by name, for people. */
function assigneeOf(incident: Incident, store: Store): { assignee?: string } {
  const { assignee } = incident
  if (assignee === undefined) return {}
  return { assignee: store.agents.find((agent) => agent.address === assignee)?.name || assignee }
}

/** When an answer is promised in an acknowledgement. */
export function answerBy(incident: Incident, facts: Facts): number {
  const from = Math.max(incident.awaitingAnswerSince ?? incident.openedAt, facts.now)
  // Nobody is promised the shorter time of what is urgent: that it is, was only guessed.
  const { classification, language } = incident
  const target = firstAnswerTarget(facts.store.policies, {
    classification: { ...classification, urgent: false },
    language,
  })
  return addBusinessTime(facts.store.calendar, from, target)
}
