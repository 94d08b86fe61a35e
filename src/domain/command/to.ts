/**
 * `#to z@w`: this answer and later ones go there instead of to the customer; `#to customer` ends that. Where the customer cannot be reached (no
 * address, or one that bounces), the address given is the customer's from then on.
 */
import { COMMAND_PACKS } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'
import { readAddresses } from './addresses.ts'
import { wroteUnconfirmed } from './cc.ts'
import type { Command } from './command.ts'

const CUSTOMER: ReadonlySet<string> = new Set(COMMAND_PACKS.flatMap((pack) => pack.customer.map(fold)))

export const to: Command = {
  name: 'to',
  grammar: '#to x@example.com',
  kind: 'change',
  group: 'customer',
  parse(argument, { store }) {
    if (CUSTOMER.has(fold(argument)))
      return {
        kind: 'change',
        apply: (incident) => (incident.addressee === undefined ? [] : [{ kind: 'addressed' }]),
      }
    const addresses = readAddresses(argument, store)
    if ('problem' in addresses) return addresses
    const [only, ...more] = addresses
    if (only === undefined || more.length > 0) return { problem: 'unreadable-address', expected: to.grammar }
    const { address, name } = only
    return {
      kind: 'change',
      apply(incident, context) {
        const { customer, addressee } = incident
        if (address === customer.address) return addressee === undefined ? [] : [{ kind: 'addressed' }]
        if (customer.address === '' || incident.undeliverableSince !== undefined)
          return [{ kind: 'customer-named', customer: { address, name: name || customer.name } }]
        if (addressee === address) return []
        const isOfCustomer =
          wroteUnconfirmed(incident, address, context) ||
          (incident.participants.includes(address) && !(incident.thirdParties ?? []).includes(address))
        return [{ kind: 'addressed', address, name, thirdParty: !isOfCustomer }]
      },
    }
  },
}
