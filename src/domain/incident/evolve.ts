import { withSeen } from '../order/seen.ts'
import { LIMITS } from '../policy/limits.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { saidByPerson, unread, withSigns } from './classified.ts'
import type { IncidentEvent } from './events.ts'
import { changedByCommand } from './evolve-commands.ts'
import { answeredBefore, isHistory, wroteBefore } from './evolve-history.ts'
import { type AnswerClocks, type Incident, isLive, isParent, type Stoppable } from './incident.ts'

/**
 * The incident after an event. The stored row is the fold of all events over this function.
 * @throws when an event other than the first is `opened`, or the first is not
 */
export function evolve(incident: Incident | undefined, event: IncidentEvent): Incident {
  if (!incident) {
    if (event.kind === 'opened') return opened(event)
    throw new Error(`An incident begins with "opened", found "${event.kind}"`)
  }
  const at = event.at
  switch (event.kind) {
    case 'opened':
      throw new Error(`Incident ${incident.number} was opened already`)
    case 'acknowledged':
      return { ...incident, lastHeardAt: at }
    case 'customer-wrote':
      return customerWrote(incident, event)
    case 'unconfirmed-wrote':
    case 'third-party-wrote':
    case 'wrote-to-others':
      return incident
    case 'noted':
      // A matter without a customer of its own hears from nobody but agents.
      return isParent(incident) ? { ...incident, lastHeardAt: at } : incident
    case 'auto-reply-received':
      return customerAway(incident, event)
    case 'answered': {
      if (event.silent) return answeredBefore(incident, at)
      const {
        awaitingAnswerSince: _,
        nudgedAt: __,
        remindedWaiting: ___,
        firstAnswerOwed: ____,
        // Whoever writes again believes that it works again; else it comes back once more.
        undeliverableSince: _____,
        silentBecause,
        promise,
        ...rest
      } = incident
      return {
        ...rest,
        // Who waits for the customer waits anew after each word.
        standing: rest.standing.status === 'waiting' ? { status: 'waiting', since: at } : rest.standing,
        firstAnsweredAt: incident.firstAnsweredAt ?? at,
        lastHeardAt: at,
        automaticInARow: 0,
        ...(event.rawMailId === undefined ? {} : { stoppable: stoppableOf(incident, event.rawMailId) }),
        // A promise that was missed ends with the next answer; one that stands goes on.
        ...(promise && !promise.missed ? { promise } : {}),
        // Whoever reads no answers reads none of ours either.
        ...(silentBecause === 'sender' || silentBecause === 'parent' ? { silentBecause } : {}),
      }
    }
    case 'assigned':
      return { ...incident, assignee: event.to }
    case 'answer-stopped':
      return answerStopped(incident, event)
    case 'waiting-reminded':
      return {
        ...incident,
        lastHeardAt: at,
        automaticInARow: incident.automaticInARow + 1,
        remindedWaiting: (incident.remindedWaiting ?? 0) + 1,
      }
    case 'spammed':
      return ended(incident, { status: 'spam', at, by: event.endedBy })
    case 'categorised':
      return { ...incident, classification: saidByPerson(incident.classification, event) }
    case 'marked-urgent':
      return { ...incident, classification: { ...incident.classification, urgent: event.urgent } }
    case 'resolved':
      return ended(incident, { status: 'resolved', at, by: event.endedBy })
    case 'closed':
      return ended(incident, { status: 'closed', at, by: event.endedBy })
    case 'reopened':
      return reopened(incident, at)
    case 'promised':
      // A promise for today needs no reminder at a beginning of business that is over.
      return {
        ...incident,
        promise: { ...event.promise, reminded: event.promise.reminded || event.promise.remindAt <= at },
        lastHeardAt: at,
        automaticInARow: 0,
      }
    case 'promise-reminded':
      return incident.promise ? { ...incident, promise: { ...incident.promise, reminded: true } } : incident
    case 'promise-missed':
      return incident.promise
        ? { ...incident, promise: { ...incident.promise, reminded: true, missed: true } }
        : incident
    case 'promise-kept': {
      const { promise: _, ...rest } = incident
      return rest
    }
    case 'first-answer-reminded':
      return { ...incident, firstAnswerRemindedAt: at }
    case 'escalated':
      return { ...incident, escalatedAt: at }
    case 'still-working-told':
      return { ...incident, lastHeardAt: at, automaticInARow: incident.automaticInARow + 1 }
    case 'nudged':
      return { ...incident, nudgedAt: at }
    case 'follow-up-withdrawn':
      return followUpWithdrawn(incident, event)
    case 'delivery-failed':
      return deliveryFailed(incident, event)
    case 'commanded':
      if (event.by.kind !== 'agent') return incident
      return {
        ...incident,
        undoable: {
          by: event.by.address,
          at,
          before: event.before,
          after: event.after,
          ...(event.told ? { told: true } : {}),
          ...(event.rawMailId === undefined ? {} : { rawMailId: event.rawMailId }),
        },
      }
    case 'undone':
      return undone(incident, event)
    default:
      return changedByCommand(incident, event)
  }
}

/** The clocks before an answer; what is not there stays away. */
function stoppableOf(incident: Incident, rawMailId: number): Stoppable {
  const { lastHeardAt, automaticInARow, standing } = incident
  const { awaitingAnswerSince, firstAnsweredAt, promise, nudgedAt, remindedWaiting, silentBecause } = incident
  const { firstAnswerOwed } = incident
  return {
    rawMailId,
    lastHeardAt,
    automaticInARow,
    ...(standing.status === 'waiting' ? { waitingSince: standing.since } : {}),
    ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
    ...(firstAnsweredAt === undefined ? {} : { firstAnsweredAt }),
    ...(promise === undefined ? {} : { promise }),
    ...(nudgedAt === undefined ? {} : { nudgedAt }),
    ...(remindedWaiting === undefined ? {} : { remindedWaiting }),
    ...(silentBecause === undefined ? {} : { silentBecause }),
    ...(firstAnswerOwed === undefined ? {} : { firstAnswerOwed }),
  }
}

/** As if it had not been written; what others did meanwhile stays. */
function answerStopped(incident: Incident, event: Extract<IncidentEvent, { kind: 'answer-stopped' }>): Incident {
  const { kind: _kind, at: _at, by: _by, rawMailId: _mail, ...before } = event
  return withClocks(incident, before)
}

/** A mail of the clock that did not leave was not said. */
function followUpWithdrawn(
  incident: Incident,
  event: Extract<IncidentEvent, { kind: 'follow-up-withdrawn' }>,
): Incident {
  const { remindedWaiting: _, survey: __, stoppable: ___, ...rest } = incident
  const { kind: _kind, at: _at, by: _by, templates: _templates, waitingSince, ...clocks } = event
  return {
    ...rest,
    ...clocks,
    ...(waitingSince === undefined ? {} : { standing: { status: 'waiting', since: waitingSince } }),
  }
}

/** An answer that is lost is no answer: whoever waited waits on. */
function deliveryFailed(incident: Incident, event: Extract<IncidentEvent, { kind: 'delivery-failed' }>): Incident {
  const again = event.lost === undefined ? incident : withClocks(incident, event.lost)
  const isCustomers = event.recipient === incident.customer.address
  return event.severity === 'hard' && isCustomers ? { ...again, undeliverableSince: event.at } : again
}

function withClocks(incident: Incident, before: AnswerClocks): Incident {
  const { awaitingAnswerSince: _, firstAnsweredAt: __, stoppable: ___, ...rest } = incident
  const { waitingSince, promise, ...clocks } = before
  const waits = rest.standing.status === 'waiting' && waitingSince !== undefined
  return {
    ...rest,
    ...clocks,
    automaticInARow: clocks.automaticInARow ?? rest.automaticInARow,
    ...(waits ? { standing: { status: 'waiting', since: waitingSince } } : {}),
    // One that was made meanwhile is the one that counts.
    ...(promise !== undefined && rest.promise === undefined && isLive(rest) ? { promise } : {}),
  }
}

/** Folds a whole history. */
export function fold(events: readonly IncidentEvent[], from?: Incident): Incident | undefined {
  let incident = from
  for (const event of events) incident = evolve(incident, event)
  return incident
}

function opened(event: Extract<IncidentEvent, { kind: 'opened' }>): Incident {
  const incident = openedNow(event)
  if (event.silentBecause !== 'history' || event.stillOpen) return incident
  // History is over: no clock runs on it, and an answer to it reopens.
  return ended(incident, { status: 'closed', at: event.at, by: { policy: event.silentBecause } })
}

function openedNow(event: Extract<IncidentEvent, { kind: 'opened' }>): Incident {
  return {
    number: event.number,
    standing: { status: 'open' },
    openedAt: event.at,
    customer: event.customer,
    participants: event.customer.address === '' ? [] : [event.customer.address],
    language: event.language,
    subject: event.subject,
    classification: event.classification,
    orderNumbers: event.orderNumbers,
    ...(event.orders === undefined ? {} : { orders: event.orders }),
    lastCustomerAt: event.at,
    ...(event.byStore ? {} : { awaitingAnswerSince: event.at }),
    lastHeardAt: event.at,
    automaticInARow: 0,
    reopened: 0,
    ...(event.parent === undefined ? {} : { parent: event.parent }),
    ...(event.splitFrom === undefined ? {} : { linked: [event.splitFrom] }),
    ...(event.silentBecause === undefined ? {} : { silentBecause: event.silentBecause }),
    ...(event.subjectUnproved ? { subjectUnproved: true } : {}),
    ...(event.linkedTo === undefined ? {} : { linkedTo: event.linkedTo }),
  }
}

/** A new stretch begins: its clocks start now, not when the customer last heard of the one before. */
function reopened(incident: Incident, at: Instant): Incident {
  const {
    firstAnswerRemindedAt: _,
    escalatedAt: __,
    nudgedAt: ___,
    remindedWaiting: ____,
    snoozedUntil: _____,
    ...rest
  } = incident
  return {
    ...rest,
    standing: { status: 'open' },
    firstAnswerOwed: true,
    lastHeardAt: Math.max(incident.lastHeardAt, at),
    automaticInARow: 0,
    reopened: incident.reopened + 1,
  }
}

function customerWrote(incident: Incident, event: Extract<IncidentEvent, { kind: 'customer-wrote' }>): Incident {
  const orderNumbers = [...new Set([...incident.orderNumbers, ...event.orderNumbers])]
  // A customer who writes has an address that works, and "thanks!" asks for nothing.
  const { undeliverableSince: _, nudgedAt: __, awayUntil: ___, ...heardOf } = incident
  // Only what asks for something brings it back into the lists and ends the reminders.
  const { snoozedUntil: ____, remindedWaiting: _____, ...woken } = heardOf
  const rest = event.onlyThanks || event.silent ? heardOf : woken
  const lastCustomerAt = Math.max(incident.lastCustomerAt, event.at)
  const classification = withSigns(incident.classification, event.signs ?? [])
  const heard = {
    ...rest,
    orderNumbers,
    ...(event.orders === undefined ? {} : { orders: withSeen(incident.orders, event.orders) }),
    lastCustomerAt,
    automaticInARow: 0,
    classification,
  }
  if (event.silent && isHistory(incident)) return wroteBefore(heard, event)
  // What comes in from the time before was somebody else's to answer.
  if (event.onlyThanks || event.silent || !isLive(incident)) return heard
  const answered: Incident = {
    ...heard,
    standing: heard.standing.status === 'waiting' ? { status: 'open' } : heard.standing,
    // Mails may come in out of their order: the earliest that is unanswered counts.
    awaitingAnswerSince: Math.min(heard.awaitingAnswerSince ?? event.at, event.at),
  }
  return heard.silentBecause === 'history' ? awake(answered, event.at) : answered
}

/** A machine's answer changes nothing, but when the customer is back: nobody reads our follow-ups before. */
function customerAway(
  incident: Incident,
  { at, by, returnsAt }: Extract<IncidentEvent, { kind: 'auto-reply-received' }>,
): Incident {
  const isCustomers = by.kind !== 'system' && by.address === incident.customer.address
  const isBelieved = returnsAt !== undefined && returnsAt > at - DAY && returnsAt <= at + LIMITS.absence.believed
  return isCustomers && isBelieved ? { ...incident, awayUntil: returnsAt } : incident
}

/** Something from before this system is alive: the clocks start with the first mail that came here. */
function awake(incident: Incident, at: Instant): Incident {
  const { silentBecause: _, ...rest } = incident
  return { ...rest, awaitingAnswerSince: at, lastHeardAt: at }
}

function ended(incident: Incident, standing: Incident['standing']): Incident {
  const { awaitingAnswerSince: _, promise: __, snoozedUntil: ___, remindedWaiting: ____, ...rest } = incident
  return { ...rest, standing }
}

/** Fields that are not there before a command must not be there after it was taken back. */
function undone(incident: Incident, event: Extract<IncidentEvent, { kind: 'undone' }>): Incident {
  const {
    assignee: _,
    promise: __,
    thirdParties: ___,
    addressee: ____,
    aside: ______________,
    snoozedUntil: _____,
    compensations: ______,
    linked: _______,
    absorbed: ________,
    splitOff: _________,
    awaitingAnswerSince: __________,
    offer: ___________,
    undeliverableSince: ____________,
    silentBecause: _____________,
    ...rest
  } = incident
  const { category, topic, sure, evidence, urgent, probability, runnerUp, runnerUpTopic, ...restored } = event.restored
  return {
    ...rest,
    ...restored,
    classification: {
      ...unread(incident.classification),
      ...{ category, topic, sure, evidence, urgent },
      ...(probability === undefined ? {} : { probability }),
      ...(runnerUp === undefined ? {} : { runnerUp }),
      ...(runnerUpTopic === undefined ? {} : { runnerUpTopic }),
    },
    ...(incident.undoable === undefined ? {} : { undoable: { ...incident.undoable, undoneAt: event.at } }),
  }
}
