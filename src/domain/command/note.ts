/**
 * `#note`: this whole mail is internal.
 *
 * The words stand in the lines around, never behind the command: whoever writes both could mean that the rest goes to the
 * customer, and the text is too precious to guess.
 */
import type { Command } from './command.ts'
import { unexpected } from './command.ts'

export const note: Command = {
  name: 'note',
  grammar: '#note',
  kind: 'change',
  group: 'customer',
  parse(argument, { hasText }) {
    const refused = unexpected(argument, '#note')
    if (refused) return refused
    if (!hasText) return { problem: 'nothing-to-send', expected: '#note' }
    return { kind: 'change', apply: () => [] }
  },
}
