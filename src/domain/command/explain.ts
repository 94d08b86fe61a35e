/** `#explain`: why it stands as it does: threading, classification, language, what was held or ignored, which timers run. */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const explain: Command = {
  name: 'explain',
  grammar: '#explain',
  kind: 'query',
  group: 'asking',
  parse: (argument) => unexpected(argument, '#explain') ?? { kind: 'query', query: { kind: 'explain' } },
}
