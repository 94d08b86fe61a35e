/** `#resolve`: done. Tells the customer and thanks them for their patience; words in the same mail go along. */
import type { Happening } from '../incident/events.ts'
import { type Incident, isParent } from '../incident/incident.ts'
import type { Instant } from '../time/instant.ts'
import type { Command } from './command.ts'
import { plainChange } from './command.ts'
import { resolveAll } from './tell.ts'

export const resolve: Command = {
  name: 'resolve',
  grammar: '#resolve',
  kind: 'change',
  group: 'course',
  parse: plainChange('#resolve', (incident, context) => {
    if (isParent(incident)) return resolveAll(incident, context)
    const { agent, now } = context
    switch (incident.standing.status) {
      case 'resolved':
        return []
      case 'open':
      case 'waiting': {
        return [...promiseEnded(incident, now), { kind: 'resolved', endedBy: { agent: agent.address } }]
      }
      default:
        return { problem: 'wrong-state', expected: '#reopen' }
    }
  }),
}

/** A date that was given is kept by resolving in time, and missed by resolving later: managers need not hear of what is done. */
function promiseEnded({ promise }: Incident, now: Instant): readonly Happening[] {
  if (promise === undefined || promise.missed) return []
  return [{ kind: now <= promise.dueAt ? 'promise-kept' : 'promise-missed' }]
}
