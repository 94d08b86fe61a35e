/** `#offer free shipping | voucher 10%`: a choice of solutions, told to the customer at once, each one tap away. */
import { isLive } from '../incident/incident.ts'
import { fold } from '../language/fold.ts'
import type { Command } from './command.ts'

const MOST = 6
const LONGEST = 120

export const offer: Command = {
  name: 'offer',
  grammar: '#offer free shipping | voucher 10%',
  kind: 'change',
  group: 'customer',
  parse(argument) {
    const options = argument
      .split('|')
      .map((option) => option.trim())
      .filter((option) => option !== '')
    if (options.length === 0) return { problem: 'missing-argument', expected: offer.grammar }
    const isTwice = new Set(options.map(fold)).size < options.length
    if (options.length > MOST || isTwice || options.some((option) => option.length > LONGEST))
      return { problem: 'unreadable-offer', expected: offer.grammar }
    return {
      kind: 'change',
      apply(incident, { agent, now }) {
        if (!isLive(incident)) return { problem: 'wrong-state', expected: '#reopen' }
        return [{ kind: 'offered', offer: { at: now, by: agent.address, options } }]
      },
    }
  },
}
