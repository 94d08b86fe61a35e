/** Why an incident is as it is: what was found in its mails, and what was decided from it. */
import { gradedSigns, runnerUpOf } from '../incident/classified.ts'
import type { IncidentEvent } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import type { ReasonId, ReasonLine } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Store } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import { nameOf } from './history.ts'

/** A raw mail that became no message of a person: automatic, ignored, held; and why. */
export type Aside = { readonly at: Instant; readonly status: string; readonly why: string }

type Explained = {
  readonly incident: Incident
  readonly events: readonly IncidentEvent[]
  readonly asides: readonly Aside[]
  readonly store: Store
}

/** Of messages and of asides the latest are explained: those somebody wonders about. */
const MOST_MESSAGES = 10
const MOST_ASIDES = 10

/** Reasons in the order somebody asks for them: why here, why so classified, who hears of it, who does not. */
export function reasonsOf(explained: Explained): readonly ReasonLine[] {
  const { events, asides, incident } = explained
  const reason = (what: ReasonId, because: string, at?: Instant): ReasonLine => ({
    what,
    because: maskSecrets(because),
    ...(at === undefined ? {} : { at }),
  })
  const who = (address: string) => nameOf(address, explained)
  const heard = events
    .filter((event) => event.kind === 'customer-wrote' || event.kind === 'third-party-wrote')
    .slice(-MOST_MESSAGES)
    .map((event) => reason('threaded', event.evidence, event.at))
  const outsiders = events
    .filter((event) => event.kind === 'unconfirmed-wrote')
    .slice(-MOST_MESSAGES)
    .map((event) => reason('unconfirmed', actorOf(event), event.at))
  const thirdParties = (incident.thirdParties ?? []).map((address) => {
    const brought = events.findLast(
      (event) => (event.kind === 'copied' || event.kind === 'addressed') && event.address === address,
    )
    const by = brought === undefined ? '' : ` (${who(actorOf(brought))}: #${brought.kind === 'copied' ? 'cc' : 'to'})`
    return reason('third-party', `${address}${by}`, brought?.at)
  })
  return [
    ...heard,
    classified(explained, reason),
    ...urgent(explained, reason),
    language(explained, reason),
    ...acknowledged(explained, reason),
    ...unreachable(explained, reason),
    ...(incident.awayUntil === undefined ? [] : [reason('away', '', incident.awayUntil)]),
    ...thirdParties,
    ...outsiders,
    ...asides.slice(-MOST_ASIDES).flatMap(({ at, status, why }) => {
      const what = ASIDES[status]
      return what === undefined ? [] : [reason(what, why, at)]
    }),
  ]
}

const ASIDES: Readonly<Record<string, ReasonId>> = { held: 'held', ignored: 'ignored', automatic: 'automatic' }

type MakeReason = (what: ReasonId, because: string, at?: Instant) => ReasonLine

/** The agent who corrected it, else the words it was read from. */
function classified(explained: Explained, reason: MakeReason): ReasonLine {
  const { incident, events } = explained
  const { category, topic, sure, probability, evidence } = incident.classification
  const corrected = events.findLast((event) => event.kind === 'categorised')
  if (corrected?.kind === 'categorised' && corrected.category === category && corrected.topic === topic)
    return reason(
      'classified',
      `${nameOf(actorOf(corrected), explained)}: #category ${category}/${topic}`,
      corrected.at,
    )
  const runnerUp = runnerUpOf(incident.classification)
  return {
    ...reason('classified', evidence.join(', ')),
    guess: {
      ...{ category, topic, sure },
      ...(probability === undefined ? {} : { probability }),
      ...(runnerUp === undefined ? {} : { runnerUp }),
    },
  }
}

/** The agent who said so, and the words that speak for it. */
function urgent(explained: Explained, reason: MakeReason): readonly ReasonLine[] {
  const { classification } = explained.incident
  const signs = gradedSigns(classification).map(({ sign, words }) => ({ sign, words: words.map(maskSecrets) }))
  const marked = explained.events.findLast((event) => event.kind === 'marked-urgent')
  if (!classification.urgent && signs.length === 0) return []
  const what = classification.urgent ? 'urgent' : 'raised'
  const said =
    classification.urgent && marked?.kind === 'marked-urgent' && marked.urgent
      ? reason(what, `${nameOf(actorOf(marked), explained)}: #urgent`, marked.at)
      : reason(what, '')
  return [{ ...said, ...(signs.length === 0 ? {} : { signs }) }]
}

/** The language, and what told it; of incidents from before that was kept, the language alone. */
function language({ incident, events }: Explained, reason: MakeReason): ReasonLine {
  const opened = events.find((event) => event.kind === 'opened')
  const because = opened?.kind === 'opened' ? (opened.languageBecause ?? '') : ''
  return { ...reason('language', because), language: incident.language }
}

function acknowledged({ incident, events }: Explained, reason: MakeReason): readonly ReasonLine[] {
  const given = events.find((event) => event.kind === 'acknowledged')
  if (given) return [reason('acknowledged', '', given.at)]
  const opened = events.find((event) => event.kind === 'opened')
  // What the store opened by itself was never to be acknowledged.
  if (opened?.byStore && incident.silentBecause === undefined) return []
  return [reason('not-acknowledged', opened?.silentBecause ?? incident.silentBecause ?? '')]
}

/** Why nothing automatic is sent: decided when it opened, or because mail came back. */
function unreachable({ incident, events }: Explained, reason: MakeReason): readonly ReasonLine[] {
  const { silentBecause, undeliverableSince } = incident
  const failed = events.findLast((event) => event.kind === 'delivery-failed' && event.severity === 'hard')
  const words = failed?.kind === 'delivery-failed' ? `${failed.recipient}: ${failed.diagnostic}` : ''
  return [
    ...(silentBecause === undefined ? [] : [reason('silent', silentBecause)]),
    ...(undeliverableSince === undefined ? [] : [reason('undeliverable', words, undeliverableSince)]),
  ]
}

function actorOf({ by }: IncidentEvent): string {
  return by.kind === 'system' ? '' : by.address
}
