/** `#help`: every command with its grammar and aliases. Needs no incident. */
import type { Command } from './command.ts'

export const help: Command = {
  name: 'help',
  grammar: '#help',
  kind: 'query',
  group: 'asking',
  // Whoever asks for help with anything behind it wants help.
  parse: () => ({ kind: 'query', query: { kind: 'help' } }),
}
