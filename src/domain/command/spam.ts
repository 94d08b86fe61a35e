/** `#spam`: unwanted. Ended, and nothing is ever sent about it. */
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const spam: Command = {
  name: 'spam',
  grammar: '#spam',
  kind: 'change',
  group: 'incidents',
  parse(argument, context) {
    // Whoever answers does not believe that it is spam.
    if (context.hasText) return { problem: 'contradiction', expected: '#spam' }
    return plainChange('#spam', (incident, { agent }) =>
      incident.standing.status === 'spam' ? [] : [{ kind: 'spammed', endedBy: { agent: agent.address } }],
    )(argument, context)
  },
}
