import type { ListedKind } from '../command/command.ts'
import { type Incident, isLive } from '../incident/incident.ts'
import { firstAnswerTarget } from '../policy/policies.ts'
import type { Store } from '../store.ts'
import { addBusinessTime } from '../time/business-time.ts'
import type { Instant } from '../time/instant.ts'

/** Whether an incident stands in a list of this kind, now and for this person. */
export function isListed(incident: Incident, which: ListedKind, person: string, store: Store, now: Instant): boolean {
  // Out of every list but their own, until then or until the customer writes.
  const sleeps = incident.snoozedUntil !== undefined && incident.snoozedUntil > now
  if (sleeps !== (which === 'snoozed')) return false
  if (isSpokenFor(incident) && which !== 'late' && which !== 'resolved' && which !== 'snoozed') return false
  switch (which) {
    case 'snoozed':
      return isLive(incident)
    case 'open':
      return incident.standing.status === 'open'
    case 'mine':
      return isLive(incident) && incident.assignee === person
    case 'unassigned':
      return isLive(incident) && incident.assignee === undefined
    case 'waiting':
      return incident.standing.status === 'waiting'
    case 'resolved':
      return incident.standing.status === 'resolved'
    case 'late':
      return isLive(incident) && isLate(incident, store, now)
  }
}

/** One of many customers of a matter the store found, and never heard of: its parent stands for it. */
export function isSpokenFor({ parent, lastCustomerAt, openedAt }: Incident): boolean {
  return parent !== undefined && lastCustomerAt <= openedAt
}

/** An answer or a promise is overdue. */
export function isLate(incident: Incident, store: Store, now: Instant): boolean {
  if (incident.promise && incident.promise.dueAt < now) return true
  if (incident.awaitingAnswerSince === undefined) return false
  return (
    addBusinessTime(store.calendar, incident.awaitingAnswerSince, firstAnswerTarget(store.policies, incident)) < now
  )
}

/** Urgent ones first, then whoever waits longest; at the end what somebody has put off. */
export function byNeed(a: Incident, b: Incident): number {
  return (
    Number(a.snoozedUntil !== undefined) - Number(b.snoozedUntil !== undefined) ||
    Number(b.classification.urgent) - Number(a.classification.urgent) ||
    (a.awaitingAnswerSince ?? a.lastCustomerAt) - (b.awaitingAnswerSince ?? b.lastCustomerAt)
  )
}
