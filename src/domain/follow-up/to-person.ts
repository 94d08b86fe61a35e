/** What all mails of the clock to agents and managers have in common. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import { threadRoot } from '../say/buttons.ts'
import { languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'

export function toPerson(person: Person, incident: Incident, facts: Facts, rule: string) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, facts.store),
    lane: 'follow-up',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `${rule}:${incident.number}:${facts.now}:${person.address}`,
    references: [threadRoot(incident.number, facts.store, facts.seal)],
  } as const
}
