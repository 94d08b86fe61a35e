/** What commands change in an incident beside its standing: who takes part, what it belongs to, what was given. */

import { withSeen } from '../order/seen.ts'
import { withSigns } from './classified.ts'
import type { IncidentEvent } from './events.ts'
import { type Incident, owesFirstAnswer, type Promise_ } from './incident.ts'

type Kind =
  | 'released'
  | 'waited'
  | 'snoozed'
  | 'snooze-ended'
  | 'copied'
  | 'uncopied'
  | 'addressed'
  | 'customer-named'
  | 'offered'
  | 'offer-chosen'
  | 'compensated'
  | 'survey-asked'
  | 'survey-skipped'
  | 'survey-answered'
  | 'linked'
  | 'unlinked'
  | 'merged'
  | 'unmerged'
  | 'absorbed'
  | 'split-off'
  | 'round-started'
  | 'round-ended'
  | 'answer-held'
  | 'held-answer-ended'

/** The incident after one of these events; the other kinds are those of `evolve`. */
export function changedByCommand(incident: Incident, event: Extract<IncidentEvent, { kind: Kind }>): Incident {
  switch (event.kind) {
    case 'released': {
      const { assignee: _, ...rest } = incident
      return rest
    }
    case 'waited': {
      // The customer is owed nothing now: whoever waits is the store.
      const { awaitingAnswerSince: _, nudgedAt: __, remindedWaiting: ___, ...rest } = incident
      return { ...rest, standing: { status: 'waiting', since: event.at } }
    }
    case 'snoozed':
      return { ...incident, snoozedUntil: event.until }
    case 'snooze-ended': {
      const { snoozedUntil: _, ...rest } = incident
      return rest
    }
    case 'copied':
      return withParty(incident, event.address, event.thirdParty)
    case 'uncopied':
      return withoutParty(incident, event.address)
    case 'addressed': {
      const { addressee: _, ...rest } = incident
      if (event.address === undefined) return rest
      const { aside = [], participants } = incident
      const isAside =
        event.thirdParty === true && (aside.includes(event.address) || !participants.includes(event.address))
      return {
        ...withParty(rest, event.address, event.thirdParty === true),
        ...(isAside ? { aside: [...new Set([...aside, event.address])] } : {}),
        addressee: event.address,
      }
    }
    case 'customer-named': {
      const { undeliverableSince: _, silentBecause, ...rest } = withoutParty(incident, incident.customer.address)
      const { address } = event.customer
      return {
        ...rest,
        customer: event.customer,
        participants: [address, ...rest.participants.filter((other) => other !== address)],
        ...(silentBecause === undefined || silentBecause === 'sender' ? {} : { silentBecause }),
      }
    }
    case 'offered':
      return { ...incident, offer: event.offer, lastHeardAt: event.at, automaticInARow: 0 }
    case 'offer-chosen':
      return incident.offer ? { ...incident, offer: { ...incident.offer, chosen: event.chosen } } : incident
    case 'compensated':
      return { ...incident, compensations: [...(incident.compensations ?? []), event.compensation] }
    case 'survey-asked':
      return { ...incident, survey: { at: event.at }, lastHeardAt: event.at }
    case 'survey-skipped':
      return { ...incident, survey: { at: event.at, skipped: event.because } }
    case 'survey-answered':
      return {
        ...incident,
        survey: {
          at: incident.survey?.at ?? event.at,
          score: event.score,
          ...(event.unconfirmed ? { unconfirmed: true } : {}),
        },
      }
    case 'linked':
      return { ...incident, linked: withNumber(incident.linked, event.with) }
    case 'unlinked':
      return { ...incident, linked: (incident.linked ?? []).filter((number) => number !== event.with) }
    case 'merged':
      return {
        ...incident,
        beforeMerge: incident.standing,
        standing: { status: 'merged', at: event.at, into: event.into },
      }
    case 'unmerged': {
      const { beforeMerge, ...rest } = incident
      return { ...rest, standing: beforeMerge ?? { status: 'open' } }
    }
    case 'absorbed':
      return absorbed(incident, event)
    case 'split-off': {
      const { awaitingAnswerSince: _, ...rest } = incident
      return {
        ...rest,
        splitOff: withNumber(incident.splitOff, event.into),
        ...(event.awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince: event.awaitingAnswerSince }),
      }
    }
    // What is done for all customers of a matter is the last that was heard of it.
    case 'round-started':
      return { ...incident, runningRound: event.round, lastHeardAt: event.at }
    case 'round-ended': {
      const { runningRound: _, ...rest } = incident
      return { ...rest, lastHeardAt: event.at }
    }
    case 'answer-held':
      return { ...incident, heldAnswers: [...(incident.heldAnswers ?? []), event.held] }
    case 'held-answer-ended':
      return {
        ...incident,
        heldAnswers: (incident.heldAnswers ?? []).filter((held) => held.rawMailId !== event.rawMailId),
      }
  }
}

function withParty(incident: Incident, address: string, thirdParty: boolean): Incident {
  const thirdParties = (incident.thirdParties ?? []).filter((other) => other !== address)
  return {
    ...incident,
    participants: incident.participants.includes(address) ? incident.participants : [...incident.participants, address],
    thirdParties: thirdParty ? [...thirdParties, address] : thirdParties,
    ...asideWithout(incident, address),
  }
}

function withoutParty(incident: Incident, address: string): Incident {
  const { addressee, ...rest } = incident
  return {
    ...rest,
    participants: incident.participants.filter((other) => other !== address),
    thirdParties: (incident.thirdParties ?? []).filter((other) => other !== address),
    ...asideWithout(incident, address),
    ...(addressee === undefined || addressee === address ? {} : { addressee }),
  }
}

function asideWithout({ aside }: Incident, address: string): Pick<Incident, 'aside'> {
  return aside === undefined ? {} : { aside: aside.filter((other) => other !== address) }
}

/** What the other brought along: its orders, its people, and since when its customer waits. */
function absorbed(given: Incident, event: Extract<IncidentEvent, { kind: 'absorbed' }>): Incident {
  const incident = event.awaitingAnswerSince === undefined ? given : wokenBy(given, event)
  const waiting = [incident.awaitingAnswerSince, event.awaitingAnswerSince].filter((since) => since !== undefined)
  const classification = withSigns(incident.classification, event.signs ?? [])
  const promise = joined(incident.promise, event.promise)
  const assignee = incident.assignee ?? event.assignee
  return {
    ...incident,
    classification: event.urgent ? { ...classification, urgent: true } : classification,
    absorbed: withNumber(incident.absorbed, event.number),
    orderNumbers: [...new Set([...incident.orderNumbers, ...event.orderNumbers])],
    ...(event.orders === undefined ? {} : { orders: withSeen(incident.orders, event.orders) }),
    participants: [...new Set([...incident.participants, ...event.participants])],
    thirdParties: [...new Set([...(incident.thirdParties ?? []), ...event.thirdParties])],
    lastCustomerAt: Math.max(incident.lastCustomerAt, event.lastCustomerAt),
    ...(promise === undefined ? {} : { promise }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(waiting.length === 0 ? {} : { awaitingAnswerSince: Math.min(...waiting) }),
    ...(event.heldAnswers ? { heldAnswers: [...(incident.heldAnswers ?? []), ...event.heldAnswers] } : {}),
  }
}

/** Somebody waits for an answer in it: as if the customer had written here. */
function wokenBy(incident: Incident, event: Extract<IncidentEvent, { kind: 'absorbed' }>): Incident {
  const { snoozedUntil: _, remindedWaiting: __, ...woken } = incident
  const standing = woken.standing.status === 'waiting' ? ({ status: 'open' } as const) : woken.standing
  if (!event.firstAnswerOwed || owesFirstAnswer(incident)) return { ...woken, standing }
  const { firstAnswerRemindedAt: ___, escalatedAt: ____, ...rest } = woken
  return {
    ...rest,
    standing,
    firstAnswerOwed: true,
    ...(event.firstAnswerRemindedAt === undefined ? {} : { firstAnswerRemindedAt: event.firstAnswerRemindedAt }),
    ...(event.escalatedAt === undefined ? {} : { escalatedAt: event.escalatedAt }),
  }
}

/** Two dates were given: the earlier one counts for both, and both texts stand by it. One that is missed already gives way. */
function joined(one: Promise_ | undefined, other: Promise_ | undefined): Promise_ | undefined {
  if (one === undefined || other === undefined) return one ?? other
  if (one.missed !== other.missed) return one.missed ? other : one
  const [first, second] = other.dueAt < one.dueAt ? [other, one] : [one, other]
  const texts = [...new Set([first.text, second.text])].filter((text) => text !== '')
  return { ...first, text: texts.join(' · ') }
}

function withNumber(numbers: readonly number[] | undefined, number: number): readonly number[] {
  return [...new Set([...(numbers ?? []), number])]
}
