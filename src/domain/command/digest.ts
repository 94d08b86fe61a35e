/** `#digest`: the weekly report, of the last full week. Needs no incident. */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const digest: Command = {
  name: 'digest',
  grammar: '#digest',
  kind: 'query',
  group: 'asking',
  parse: (argument) => unexpected(argument, '#digest') ?? { kind: 'query', query: { kind: 'digest' } },
}
