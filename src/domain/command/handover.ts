/** `#handover`: what waits, for whom and for what: the mail of shift change, now. Needs no incident. */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const handover: Command = {
  name: 'handover',
  grammar: '#handover',
  kind: 'query',
  group: 'asking',
  parse: (argument) => unexpected(argument, '#handover') ?? { kind: 'query', query: { kind: 'handover' } },
}
