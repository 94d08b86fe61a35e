/** `#history`: everything that happened to the incident, with who and when. */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const history: Command = {
  name: 'history',
  grammar: '#history',
  kind: 'query',
  group: 'asking',
  parse: (argument) => unexpected(argument, '#history') ?? { kind: 'query', query: { kind: 'history' } },
}
