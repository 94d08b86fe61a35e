/** `#status`: the incident as it stands, by mail to the one who asks. */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const status: Command = {
  name: 'status',
  grammar: '#status',
  kind: 'query',
  group: 'asking',
  parse: (argument) => unexpected(argument, '#status') ?? { kind: 'query', query: { kind: 'status' } },
}
