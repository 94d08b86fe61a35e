/** `#assign ana`: the incident is hers, `#assign nobody`: nobody's. A name, the beginning of a name that only one agent has, or an address. */
import type { Happening } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import { COMMAND_PACKS } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'
import type { Person } from '../store.ts'
import type { Command } from './command.ts'

export const assign: Command = {
  name: 'assign',
  grammar: '#assign ana',
  kind: 'change',
  group: 'yours',
  parse(argument, { store }) {
    const known = store.agents.map(callName).join(', ')
    if (argument === '') return { problem: 'missing-argument', expected: known }
    if (NOBODY.has(fold(argument))) return { kind: 'change', apply: releaseIt }
    const meant = agentsCalled(argument, store.agents)
    const [agent] = meant
    if (agent === undefined) return { problem: 'unknown-agent', expected: known }
    if (meant.length > 1) return { problem: 'unknown-agent', expected: meant.map((p) => p.address).join(', ') }
    return { kind: 'change', apply: (incident) => assignTo(incident, agent.address) }
  },
}

const NOBODY: ReadonlySet<string> = new Set(COMMAND_PACKS.flatMap((pack) => pack.nobody.map(fold)))

/** Handed back to all. */
export function releaseIt(incident: Incident): readonly Happening[] {
  return incident.assignee === undefined ? [] : [{ kind: 'released' }]
}

export function assignTo(incident: Incident, to: string): readonly Happening[] {
  return incident.assignee === to ? [] : [{ kind: 'assigned', to }]
}

/** Agents whom this names: by whole address or name first, then by the beginning of any part of the name. */
export function agentsCalled(argument: string, agents: readonly Person[]): readonly Person[] {
  const said = fold(argument)
    .replace(/^[@<]|>$/g, '')
    .replace(/^mailto:/, '')
  const exactly = agents.filter((p) => [p.address, fold(p.name), p.address.split('@')[0]].includes(said))
  if (exactly.length > 0) return exactly
  const parts = agents.filter((p) => fold(p.name).split(/\s+/).includes(said))
  if (parts.length > 0) return parts
  return agents.filter((p) => [fold(p.name), ...fold(p.name).split(/\s+/)].some((part) => part.startsWith(said)))
}

function callName(agent: Person): string {
  return agent.name || agent.address
}
