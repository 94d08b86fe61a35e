/** `#resolve`: done. Tells the customer and thanks them for their patience; words in the same mail go along. */
import { isParent } from '../incident/incident.ts'
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
        const { promise } = incident
        const kept = promise !== undefined && !promise.missed && now <= promise.dueAt
        return [
          ...(kept ? [{ kind: 'promise-kept' } as const] : []),
          { kind: 'resolved', endedBy: { agent: agent.address } },
        ]
      }
      default:
        return { problem: 'wrong-state', expected: '#reopen' }
    }
  }),
}
