/** `#take`: the incident is mine. */

import { assignTo } from './assign.ts'
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const take: Command = {
  name: 'take',
  grammar: '#take',
  kind: 'change',
  group: 'yours',
  parse: plainChange('#take', (incident, { agent }) => assignTo(incident, agent.address)),
}
