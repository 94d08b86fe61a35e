/** `#uncc x@y`: gets no more copies; what he writes is shown as a stranger's. */
import { readAddresses } from './addresses.ts'
import type { Command } from './command.ts'

export const uncc: Command = {
  name: 'uncc',
  grammar: '#uncc x@example.com',
  kind: 'change',
  group: 'customer',
  parse(argument, { store }) {
    const addresses = readAddresses(argument, store)
    if ('problem' in addresses) return addresses
    return {
      kind: 'change',
      apply(incident) {
        const others = incident.participants.filter((address) => address !== incident.customer.address)
        const stranger = addresses.find(({ address }) => !others.includes(address))
        if (stranger) return { problem: 'unreadable-address', expected: others.join(', ') || '#cc' }
        return addresses.map(({ address }) => ({ kind: 'uncopied', address }))
      },
    }
  },
}
