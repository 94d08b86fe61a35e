/** After an outage managers hear once what came in late, who was told, and what is urgent. */
import type { Facts } from '../incident/facts.ts'
import { type Incident, isLive } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { numberedLines } from '../say/cards.ts'
import { languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import { byNeed, isLate } from './listed.ts'

/** A customer's mail that was taken in late. `apologised`: the customer got an apology for the delay. */
export type LateMail = {
  readonly rawMailId: number
  readonly arrivedAt: Instant
  readonly takenAt: Instant
  readonly apologised: boolean
}

const MOST_LINES = 40

/** The summary of one outage to one person; there is at least one mail. */
export function catchUpMail(
  person: Person,
  mails: readonly LateMail[],
  incidents: readonly Incident[],
  of: Pick<Facts, 'now' | 'store' | 'seal'>,
): MailToSend {
  const { now, store } = of
  const arrived = mails.map(({ arrivedAt }) => arrivedAt)
  const taken = mails.map(({ takenAt }) => takenAt)
  const waiting = incidents
    .filter((incident) => isLive(incident) && incident.awaitingAnswerSince !== undefined)
    .sort(byNeed)
  const shown = waiting.slice(0, MOST_LINES)
  const isAgent = store.agents.some(({ address }) => address === person.address)
  return {
    name: 'catch-up',
    data: {
      count: mails.length,
      from: Math.min(...arrived),
      to: Math.max(...arrived),
      takenFrom: Math.min(...taken),
      takenTo: Math.max(...taken),
      incidents: incidents.length,
      apologised: mails.filter(({ apologised }) => apologised).length,
      answered: incidents.filter(
        ({ firstAnsweredAt, awaitingAnswerSince }) =>
          firstAnsweredAt !== undefined && awaitingAnswerSince === undefined,
      ).length,
      overdue: waiting.filter((incident) => isLate(incident, store, now)).length,
      urgent: waiting.filter(({ classification }) => classification.urgent).length,
      lines: numberedLines(shown, person, of),
      ...(waiting.length > shown.length ? { more: waiting.length - shown.length } : {}),
    },
    to: { address: person.address, name: person.name },
    language: languageOf(person, store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `catch-up:${Math.min(...mails.map(({ rawMailId }) => rawMailId))}:${person.address}`,
    replyAs: isAgent ? 'agent' : 'plain',
    about: 0,
    lines: shown.map(({ number }) => number),
  }
}
