/** `#release`: handed back, nobody's; all agents hear of it again. */
import { releaseIt } from './assign.ts'
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const release: Command = {
  name: 'release',
  grammar: '#release',
  kind: 'change',
  group: 'yours',
  parse: plainChange('#release', releaseIt),
}
