/**
 * Mails of the clock that wait to be sent: a server was away, or the rate is used up. Until they leave they may become senseless,
 * because somebody wrote, or old. They are withdrawn then, and the clock decides again as if they had never been said.
 */
import type { IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailName } from '../incident/mails.ts'
import type { Calendar } from '../time/calendar.ts'
import { isDaytime } from '../time/daytime.ts'
import { DAY, type Instant } from '../time/instant.ts'

/** So long after it was decided a mail may leave for the first time; later it is decided again, from the state then. */
const MAY_WAIT = DAY

/** Mails of the clock that may leave at `now`: those decided after this instant; none outside daytime. */
export function mayLeaveFrom(calendar: Calendar, now: Instant): Instant {
  return isDaytime(calendar, now) ? outdatedAt(now) : Number.POSITIVE_INFINITY
}

/** What was decided until then and never tried does not leave any more. */
export function outdatedAt(now: Instant): Instant {
  return now - MAY_WAIT
}

/** Words of people, and what they do, after which "we are still on it" or "we wait for you" is no longer what there is to say. */
const WORDS: ReadonlySet<IncidentEvent['kind']> = new Set([
  'customer-wrote',
  'customer-named',
  'answered',
  'promised',
  'offered',
  'offer-chosen',
  'waited',
  'snoozed',
  'resolved',
  'closed',
  'reopened',
  'spammed',
  'merged',
  'survey-answered',
  'undone',
])

/** Which mails of the clock to the customer have become senseless: `incident` is how it stands after `events`. */
export function senselessAfter(incident: Incident, events: readonly IncidentEvent[]): readonly MailName[] {
  const moved = events.filter((event) => isWord(event) || isLost(event, incident))
  if (moved.length === 0) return []
  // "How did it go?" still is the question while it is resolved, whatever else is said.
  const isAsked =
    incident.standing.status === 'resolved' && moved.every(({ kind }) => !ENDS_SURVEY.has(kind) && kind !== 'resolved')
  return ['still-working', 'reminder', 'closing-notice', ...(isAsked ? [] : (['survey'] as const))]
}

const ENDS_SURVEY: ReadonlySet<IncidentEvent['kind']> = new Set([
  'survey-answered',
  'customer-named',
  'delivery-failed',
])

function isWord(event: IncidentEvent): boolean {
  if (event.by.kind === 'system' || !WORDS.has(event.kind)) return false
  return event.kind !== 'customer-wrote' || !(event.onlyThanks || event.silent)
}

function isLost(event: IncidentEvent, { customer }: Incident): boolean {
  return event.kind === 'delivery-failed' && event.severity === 'hard' && event.recipient === customer.address
}

/** A mail that did not leave, and when the clock had decided it. */
export type Unsaid = { readonly template: string; readonly decidedAt: Instant }

/** What the clock does when it writes to a customer. */
const SAID: ReadonlySet<IncidentEvent['kind']> = new Set([
  'still-working-told',
  'waiting-reminded',
  'survey-asked',
  'closed',
])

/** The event that takes mails back; `history` is all that happened to their incident until `at`. */
export function withdrawn(
  history: readonly IncidentEvent[],
  mails: readonly Unsaid[],
  at: Instant,
): IncidentEvent | undefined {
  const decided = new Set(mails.map(({ decidedAt }) => decidedAt))
  const before = fold(history)
  const without = fold(
    history.filter(({ kind, by, at }) => !(by.kind === 'system' && SAID.has(kind) && decided.has(at))),
  )
  if (before === undefined || without === undefined) return undefined
  const { lastHeardAt, automaticInARow, remindedWaiting, survey, stoppable, standing } = without
  const isOpenAgain = before.standing.status === 'closed' && standing.status === 'waiting'
  return {
    kind: 'follow-up-withdrawn',
    at,
    by: { kind: 'system', policy: 'withdrawn' },
    templates: mails.map(({ template }) => template),
    lastHeardAt,
    automaticInARow,
    ...(remindedWaiting === undefined ? {} : { remindedWaiting }),
    ...(survey === undefined ? {} : { survey }),
    ...(stoppable === undefined ? {} : { stoppable }),
    ...(isOpenAgain ? { waitingSince: standing.since } : {}),
  }
}
