/** `#forget`: erases the incident's customer, everywhere and at once. Cannot be undone; the receipt is the certificate. */
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const forget: Command = {
  name: 'forget',
  grammar: '#forget',
  kind: 'change',
  group: 'incidents',
  parse(argument, context) {
    if (context.hasText) return { problem: 'contradiction', expected: '#forget' }
    return plainChange('#forget', (incident, { agent, now }) => {
      const { address } = incident.customer
      if (address === '') return { problem: 'no-address' }
      return { happenings: [], effects: [{ kind: 'forget', address, at: now, by: agent.address }] }
    })(argument, context)
  },
}
