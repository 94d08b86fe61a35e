/** `#close`: ends the incident silently. */
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const close: Command = {
  name: 'close',
  grammar: '#close',
  kind: 'change',
  group: 'course',
  parse: plainChange('#close', (incident, { agent }) =>
    incident.standing.status === 'closed' ? [] : [{ kind: 'closed', endedBy: { agent: agent.address } }],
  ),
}
