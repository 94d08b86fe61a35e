/** The week in figures: rows in, figures out. */
import type { IncidentEvent } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import type { DigestFigures } from '../incident/mails.ts'
import type { Seal } from '../mail/reference.ts'
import { firstAnswerTarget } from '../policy/policies.ts'
import { lineOf } from '../say/cards.ts'
import type { Store } from '../store.ts'
import { businessTimeBetween } from '../time/business-time.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../time/instant.ts'
import { byNeed, isSpokenFor } from './listed.ts'

export type DigestRows = {
  readonly from: Instant
  readonly to: Instant
  /** Opened in the week, and in the week before. */
  readonly opened: readonly Incident[]
  readonly openedBefore: readonly Incident[]
  readonly live: readonly Incident[]
  /** Events of the week: resolved, closed, reopened, promise-kept, promise-missed, delivery-failed. */
  readonly events: readonly { readonly incident: number; readonly event: IncidentEvent }[]
  /** The incidents that were resolved or closed in the week. */
  readonly ended: readonly Incident[]
  readonly ledger: DigestFigures['ledger']
}

const OLDEST_SHOWN = 5
const TOPICS_SHOWN = 10
/** Ages of the backlog in days; the last takes the rest too. */
export const BACKLOG_DAYS = [1, 3, 7, 30, 365] as const

export function digestFigures(rows: DigestRows, store: Store, seal: Seal): DigestFigures {
  const of = (kind: IncidentEvent['kind']) => rows.events.filter(({ event }) => event.kind === kind)
  const endedNumbers = new Set([...of('resolved'), ...of('closed')].map(({ incident }) => incident))
  return {
    from: rows.from,
    to: rows.to,
    opened: rows.opened.length,
    openedBefore: rows.openedBefore.length,
    resolved: endedNumbers.size,
    reopened: of('reopened').length,
    openNow: rows.live.length,
    byCategory: counted(rows, (i) => i.classification.category).map(({ incident, count, before }) => ({
      category: incident.classification.category,
      count,
      before,
    })),
    byTopic: counted(rows, (i) => `${i.classification.category}/${i.classification.topic}`)
      .slice(0, TOPICS_SHOWN)
      .map(({ incident, count, before }) => ({
        category: incident.classification.category,
        topic: incident.classification.topic,
        count,
        before,
      })),
    byLanguage: counted({ ...rows, openedBefore: [] }, (i) => i.language).map(({ incident, count }) => ({
      language: incident.language,
      count,
    })),
    ...times(rows, store),
    backlog: backlog(rows),
    promisesKept: of('promise-kept').length,
    promisesMissed: of('promise-missed').length,
    deliveryFailures: of('delivery-failed').length,
    ledger: rows.ledger,
    oldest: oldestOf(rows).map((incident, at) => ({ ...lineOf(incident, seal, store), n: at + 1, href: '' })),
  }
}

/** The incidents whose customers wait longest, in the order of their lines. */
export function oldestOf({ live }: Pick<DigestRows, 'live'>): readonly Incident[] {
  return live
    .filter((incident) => !isSpokenFor(incident))
    .sort(byNeed)
    .slice(0, OLDEST_SHOWN)
}

/** Incidents counted by a key, the most frequent first, with the number of the week before. */
function counted(rows: Pick<DigestRows, 'opened' | 'openedBefore'>, key: (incident: Incident) => string) {
  const counts = new Map<string, { incident: Incident; count: number; before: number }>()
  const slot = (incident: Incident) => {
    const found = counts.get(key(incident)) ?? { incident, count: 0, before: 0 }
    counts.set(key(incident), found)
    return found
  }
  for (const incident of rows.opened) slot(incident).count++
  for (const incident of rows.openedBefore) slot(incident).before++
  return [...counts.values()].sort((a, b) => b.count - a.count || b.before - a.before)
}

function times(rows: DigestRows, store: Store) {
  const answered = rows.opened.flatMap((incident) =>
    incident.firstAnsweredAt === undefined
      ? []
      : [{ incident, took: businessTimeBetween(store.calendar, incident.openedAt, incident.firstAnsweredAt) }],
  )
  const inTarget = answered.filter(({ incident, took }) => took <= firstAnswerTarget(store.policies, incident)).length
  const took = answered.map((a) => a.took / MINUTE).sort((a, b) => a - b)
  const resolution = rows.ended
    .flatMap((i) =>
      i.standing.status === 'resolved' || i.standing.status === 'closed' ? [(i.standing.at - i.openedAt) / HOUR] : [],
    )
    .sort((a, b) => a - b)
  return {
    ...(took.length > 0 ? { firstAnswerMedian: quantile(took, 0.5), firstAnswerP90: quantile(took, 0.9) } : {}),
    ...(rows.opened.length > 0 ? { answeredInTarget: inTarget / rows.opened.length } : {}),
    ...(resolution.length > 0 ? { resolutionMedianHours: quantile(resolution, 0.5) } : {}),
  }
}

/** The value below which a share `q` of the sorted values lies; between two values it is interpolated. */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

function backlog(rows: DigestRows): DigestFigures['backlog'] {
  let younger = 0
  return BACKLOG_DAYS.map((upToDays) => {
    const upTo = rows.live.filter(
      (incident) => upToDays === BACKLOG_DAYS.at(-1) || rows.to - incident.openedAt <= upToDays * DAY,
    ).length
    const count = upTo - younger
    younger = upTo
    return { upToDays, count }
  })
}
