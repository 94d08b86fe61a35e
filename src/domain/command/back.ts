/** `#back`: here again, earlier than said. */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const back: Command = {
  name: 'back',
  grammar: '#back',
  kind: 'deed',
  group: 'yours',
  parse: (argument) =>
    unexpected(argument, '#back') ?? {
      kind: 'deed',
      perform: ({ agent, now }) => ({ decisions: [], effects: [{ kind: 'back', agent: agent.address, at: now }] }),
    },
}
