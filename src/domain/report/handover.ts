import type { Incident } from '../incident/incident.ts'
import type { Instant } from '../time/instant.ts'

/** What an incident lacks to be resolved; wording in `words.json` under `lacks`. */
export type Lack =
  | 'delivery'
  | 'promise-missed'
  | 'first-answer'
  | 'answer'
  | 'promise'
  | 'customer'
  | 'assignee'
  | 'nothing'

/** The most pressing thing that is missing. */
export function lacks(incident: Incident, now: Instant): Lack {
  if (incident.undeliverableSince !== undefined) return 'delivery'
  if (incident.promise && incident.promise.dueAt < now) return 'promise-missed'
  if (incident.firstAnsweredAt === undefined && incident.awaitingAnswerSince !== undefined) return 'first-answer'
  if (incident.awaitingAnswerSince !== undefined) return 'answer'
  if (incident.promise) return 'promise'
  if (incident.standing.status === 'waiting') return 'customer'
  if (incident.assignee === undefined) return 'assignee'
  return 'nothing'
}
