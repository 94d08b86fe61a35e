/** What one shift hands over to the next: who was promised what for today, who waits, what each incident lacks. */
import { type Incident, isLive, owesFirstAnswer } from '../incident/incident.ts'
import type { Lack } from '../incident/shown.ts'
import { LIMITS } from '../policy/limits.ts'
import type { Person } from '../store.ts'
import { beginOfBusiness, localDate } from '../time/business-time.ts'
import type { Calendar } from '../time/calendar.ts'
import { DAY, HOUR, type Instant } from '../time/instant.ts'
import { addDays, instantOn } from '../time/local-date.ts'
import { byNeed, isSpokenFor } from './listed.ts'

/** How long after the change of shifts a handover is still news, for a store whose machine was off. */
const WINDOW = 3 * HOUR
/** Longest row of days without business that is looked back over. */
const LOOK_BACK_DAYS = 31

/** All that an incident lacks to be resolved, the most pressing first; never empty. */
export function lacks(incident: Incident, now: Instant): readonly Lack[] {
  const { promise, standing, awaitingAnswerSince } = incident
  const isHeld = (incident.heldAnswers ?? []).some(({ at }) => now < at + LIMITS.hold.answer)
  const isWaiting = standing.status === 'waiting'
  const found: readonly (Lack | undefined)[] = [
    incident.undeliverableSince === undefined ? undefined : 'delivery',
    promise && promise.dueAt < now ? 'promise-missed' : undefined,
    isHeld ? 'held-answer' : undefined,
    owesFirstAnswer(incident) ? 'first-answer' : awaitingAnswerSince === undefined ? undefined : 'answer',
    promise && promise.dueAt >= now ? 'promise' : undefined,
    isWaiting ? 'customer' : undefined,
    incident.assignee === undefined && !isWaiting ? 'assignee' : undefined,
  ]
  const all = found.filter((lack) => lack !== undefined)
  return all.length > 0 ? all : ['nothing']
}

/** The open incidents in the order in which a shift takes them on. */
export type HandedOver = {
  /** Dates given for today, and those that are over, the earliest first. */
  readonly promises: readonly Incident[]
  /** Customers who wait for an answer: urgent ones, then who waits longest. */
  readonly waiting: readonly Incident[]
  /** Answered, put off, or with the customer. */
  readonly others: readonly Incident[]
}

/** What is to be handed over at `now`. Where a person has categories, theirs come first. */
export function handedOver(
  incidents: readonly Incident[],
  person: Pick<Person, 'categories'>,
  calendar: Calendar,
  now: Instant,
): HandedOver {
  const midnight = midnightAfter(calendar, now)
  const live = incidents.filter((incident) => isLive(incident) && !isSpokenFor(incident))
  const isPromised = ({ promise }: Incident) => promise !== undefined && promise.dueAt < midnight
  const isWaiting = (incident: Incident) =>
    incident.awaitingAnswerSince !== undefined && (incident.snoozedUntil ?? 0) <= now
  const own = (incident: Incident) => Number(!isOf(incident, person))
  const sorted = (some: readonly Incident[], order: (a: Incident, b: Incident) => number) =>
    some.toSorted((a, b) => own(a) - own(b) || order(a, b))
  return {
    promises: sorted(live.filter(isPromised), (a, b) => (a.promise?.dueAt ?? 0) - (b.promise?.dueAt ?? 0)),
    waiting: sorted(
      live.filter((one) => !isPromised(one) && isWaiting(one)),
      byNeed,
    ),
    others: sorted(
      live.filter((one) => !isPromised(one) && !isWaiting(one)),
      byNeed,
    ),
  }
}

/** The end of the store's day: until then a promise is one of today. */
export function midnightAfter(calendar: Calendar, now: Instant): Instant {
  return instantOn(calendar, addDays(localDate(calendar, now), 1), 0)
}

function isOf({ classification }: Incident, { categories }: Pick<Person, 'categories'>): boolean {
  return categories.length === 0 || categories.includes(classification.category)
}

/** The latest change of shifts and the one before, on days of business; `at` are minutes after midnight. */
type Shifts = { readonly latest: Instant; readonly before: Instant }

export function shiftsAt(calendar: Calendar, at: readonly number[], now: Instant): Shifts {
  const changes: Instant[] = []
  for (let back = 0; back <= LOOK_BACK_DAYS && changes.length < 2; back += 1) {
    const date = addDays(localDate(calendar, now), -back)
    if (beginOfBusiness(calendar, date) === undefined) continue
    const ofDay = at.map((minutes) => instantOn(calendar, date, minutes)).filter((change) => change <= now)
    changes.push(...ofDay.sort((a, b) => b - a))
  }
  const latest = changes[0] ?? now - DAY
  return { latest, before: changes[1] ?? latest - DAY }
}

/** Whether the latest change of shifts is still news: one that was slept through is over. */
export function isNews({ latest }: Shifts, now: Instant): boolean {
  return now >= latest && now < latest + WINDOW
}
