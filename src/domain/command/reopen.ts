/** `#reopen`: an ended incident is open again; one that the customer was to answer is ours again. */
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const reopen: Command = {
  name: 'reopen',
  grammar: '#reopen',
  kind: 'change',
  group: 'course',
  parse: plainChange('#reopen', (incident) =>
    incident.standing.status === 'open' ? [] : [{ kind: 'reopened', because: '#reopen' }],
  ),
}
