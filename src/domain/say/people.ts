/** Who hears of an incident, and in which language. */
import type { Incident } from '../incident/incident.ts'
import type { Language } from '../language/language.ts'
import type { Person, Store } from '../store.ts'

/** Who hears of an incident: the assigned agent or who covers, else all agents of its category, else all. Not those who are away. */
export function agentsFor(incident: Incident, store: Store): readonly Person[] {
  const assigned = store.agents.find((agent) => agent.address === incident.assignee)
  if (assigned && !assigned.away) return [assigned]
  const cover = store.agents.find((agent) => agent.address === assigned?.away?.cover && !agent.away)
  if (cover) return [cover]
  const present = store.agents.filter((agent) => !agent.away)
  // When all are away, all hear of it: somebody will look.
  const there = present.length > 0 ? present : store.agents
  const ofCategory = there.filter(
    (a) => a.categories.length === 0 || a.categories.includes(incident.classification.category),
  )
  return ofCategory.length > 0 ? ofCategory : there
}

export function languageOf(person: Person, store: Pick<Store, 'defaultLanguage'>): Language {
  return person.language ?? store.defaultLanguage
}
