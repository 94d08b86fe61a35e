/** What people hear when automatic mail is held back, or no longer goes to one address. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { TimerId } from '../incident/shown.ts'
import { LIMITS } from '../policy/limits.ts'
import { numberedLines } from '../say/cards.ts'
import { languageOf } from '../say/people.ts'
import type { Person, Store } from '../store.ts'
import { DAY, type Instant } from '../time/instant.ts'

type Storm = {
  readonly openedAt: Instant
  readonly lastTurnAt: Instant
  readonly bound: number
  readonly held: readonly { readonly what: TimerId; readonly count: number }[]
}

/** Too many automatic mails were due at once: how many of which kind wait, until when, and what about. */
export function stormMail(
  person: Person,
  { openedAt, lastTurnAt, bound, held }: Storm,
  examples: readonly Incident[],
  of: Pick<Facts, 'now' | 'store' | 'seal'>,
): MailToSend {
  const isAgent = of.store.agents.some(({ address }) => address === person.address)
  return {
    ...toPerson(person, of.store),
    name: 'held-back',
    data: {
      count: held.reduce((sum, { count }) => sum + count, 0),
      bound,
      rules: held.toSorted((a, b) => b.count - a.count),
      until: lastTurnAt,
      lines: numberedLines(examples, person, of),
    },
    onceKey: `held-back:${openedAt}:${person.address}`,
    replyAs: isAgent ? 'agent' : 'plain',
    about: 0,
    lines: examples.map(({ number }) => number),
  }
}

/** One address gets no more automatic mail today: to managers, else to agents, once a day. */
export function loopMails(address: string, { now, store }: Pick<Facts, 'now' | 'store'>): readonly MailToSend[] {
  const people = store.managers.length > 0 ? store.managers : store.agents
  return people.map((person) => ({
    ...toPerson(person, store),
    name: 'flood',
    data: {
      sender: address,
      count: LIMITS.sameAddress.most,
      limit: '20 automatic mails a day for an address',
      automatic: true,
    },
    onceKey: `loop:${Math.floor(now / DAY)}:${address}:${person.address}`,
    replyAs: 'plain',
  }))
}

/** One sender sends so much that the rest waits: to managers, else to agents, once a day. */
export function floodMails(
  { from, day, mails }: { readonly from: string; readonly day: string; readonly mails: number },
  store: Store,
): readonly MailToSend[] {
  const people = store.managers.length > 0 ? store.managers : store.agents
  return people.map((person) => ({
    ...toPerson(person, store),
    name: 'flood',
    data: { sender: from, count: mails, limit: '', kept: true },
    onceKey: `kept:${day}:${from}:${person.address}`,
    replyAs: 'plain',
  }))
}

function toPerson(person: Person, store: Store) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
  } as const
}
