/**
 * `#away until monday`: what is mine is another's until then. `#away monday ana` names who covers; without a name an agent who hears of the same
 * categories does, and when there is none the incidents are nobody's and all hear of them.
 */
import type { Decision } from '../incident/decision.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold as foldEvents } from '../incident/evolve.ts'
import type { Incident } from '../incident/incident.ts'
import type { Person, Store } from '../store.ts'
import { nextBeginOfBusiness } from '../time/business-time.ts'
import { readDate } from '../time/date-phrase.ts'
import { instantOn } from '../time/local-date.ts'
import { agentsCalled } from './assign.ts'
import type { Command, CommandContext, Deed, Refusal } from './command.ts'

export const away: Command = {
  name: 'away',
  grammar: '#away until monday ana',
  kind: 'deed',
  group: 'yours',
  parse(argument, { store, now, language, agent, hasText }) {
    // Other words would go to the customer of the mail that is answered, or to nobody.
    if (hasText) return { problem: 'contradiction', expected: away.grammar }
    const { calendar } = store
    const date = readDate(argument, { calendar, now, language, purpose: 'wake' })
    if (!date.ok) return { problem: date.problem, expected: date.expected }
    const back = date.at ?? nextBeginOfBusiness(calendar, instantOn(calendar, date.date, 0))
    if (back <= now) return { problem: 'date-in-the-past', expected: away.grammar }
    const cover = coverNamed(date.rest, store, agent)
    if (cover !== undefined && 'problem' in cover) return cover
    return { kind: 'deed', perform: (context) => leave(context, back, cover ?? coverFor(agent, store)) }
  },
}

function coverNamed(said: string, { agents }: Store, agent: Person): Person | Refusal | undefined {
  const name = said.replace(/^[\s,;:–—-]+/, '').trim()
  if (name === '') return undefined
  const others = agents.filter((other) => other.address !== agent.address)
  const words = name.split(/\s+/)
  // "cover: ana", "cubre Ana", "zastępuje Ana": the name is the last word, or all of it.
  const meant = [name, words.at(-1) ?? ''].map((one) => agentsCalled(one, others)).find((found) => found.length === 1)
  const expected = others.map((other) => other.name || other.address).join(', ')
  return meant?.[0] ?? { problem: 'unknown-agent', expected }
}

/** Somebody who is there and hears of the same categories. */
function coverFor(agent: Person, { agents }: Store): Person | undefined {
  const present = agents.filter((other) => other.address !== agent.address && other.away === undefined)
  const covers = (other: Person) =>
    other.categories.length === 0 ||
    (agent.categories.length > 0 && agent.categories.every((category) => other.categories.includes(category)))
  return present.find(covers)
}

function leave({ agent, now, known }: CommandContext, until: number, cover: Person | undefined): Deed {
  const mine = known.assignedTo(agent.address)
  const by = { kind: 'agent', address: agent.address } as const
  const happening: Happening = cover
    ? { kind: 'assigned', to: cover.address }
    : { kind: 'released', because: 'absence' }
  const decisions = mine.map((incident): Decision => {
    const events: readonly IncidentEvent[] = [{ at: now, by, ...happening }]
    return { incident: foldEvents(events, incident) as Incident, events, mails: [] }
  })
  return {
    decisions,
    effects: [
      {
        kind: 'away',
        absence: { agent: agent.address, from: now, until, ...(cover ? { cover: cover.address } : {}) },
      },
    ],
    moved: { until, before: agent.name || agent.address, after: cover ? cover.name || cover.address : '' },
    ...(cover ? { tell: cover } : {}),
  }
}
