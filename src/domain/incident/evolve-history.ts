/** What mail from before changes: an incident of that time ends with its last word, or stays open when that is young and the customer's. */
import type { Instant } from '../time/instant.ts'
import type { IncidentEvent } from './events.ts'
import { type Incident, isLive } from './incident.ts'

/** Whether nothing but the past is known of it: nobody has worked on it here. */
export function isHistory({ silentBecause, standing }: Incident): boolean {
  if (silentBecause !== 'history') return false
  if (standing.status === 'closed') return 'policy' in standing.by && standing.by.policy === 'history'
  return standing.status === 'open'
}

/** A customer's old mail; `heard` is the incident after it, but for its standing. */
export function wroteBefore(heard: Incident, event: Extract<IncidentEvent, { kind: 'customer-wrote' }>): Incident {
  const openedAt = Math.min(heard.openedAt, event.at)
  // Archives come in any order: what the store said later has answered it.
  const isLastWord = event.at > (heard.firstAnsweredAt === undefined ? 0 : heard.lastHeardAt)
  if (!isLastWord || event.onlyThanks) return endedLater({ ...heard, openedAt }, event.at, isLive(heard))
  if (!event.stillOpen) return endedLater({ ...heard, openedAt }, event.at, false)
  return {
    ...heard,
    openedAt,
    standing: { status: 'open' },
    awaitingAnswerSince: Math.min(heard.awaitingAnswerSince ?? event.at, event.at),
  }
}

/** Old words of the store. */
export function answeredBefore(incident: Incident, at: Instant): Incident {
  const firstAnsweredAt = Math.min(incident.firstAnsweredAt ?? at, at)
  const lastHeardAt = Math.max(incident.lastHeardAt, at)
  const isLastWord = at >= incident.lastCustomerAt
  if (isHistory(incident)) {
    const answered = { ...incident, firstAnsweredAt, lastHeardAt }
    return endedLater(answered, at, isLive(incident) && !isLastWord)
  }
  const { awaitingAnswerSince, firstAnswerOwed, ...rest } = incident
  // Somebody answered beside us: the customer is not owed that answer any more.
  const answered = { ...rest, firstAnsweredAt, lastHeardAt }
  if (isLastWord) return answered
  return {
    ...answered,
    ...(awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince }),
    ...(firstAnswerOwed === undefined ? {} : { firstAnswerOwed }),
  }
}

/** Closed as history, not before its latest word: from then on the days count in which an answer reopens it. */
function endedLater(incident: Incident, at: Instant, staysOpen: boolean): Incident {
  if (staysOpen) return incident
  const { awaitingAnswerSince: _, ...rest } = incident
  const last = Math.max(at, incident.lastCustomerAt, incident.standing.status === 'closed' ? incident.standing.at : 0)
  return { ...rest, standing: { status: 'closed', at: last, by: { policy: 'history' } } }
}
