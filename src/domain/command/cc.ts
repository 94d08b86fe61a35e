/**
 * `#cc x@y`: gets a copy of this answer and of later ones. Who wrote here without being known becomes one of the customer's side; anybody else is a
 * third party (a supplier, a courier): sees only what is sent to him, and what he answers is for agents alone.
 */
import type { Happening } from '../incident/events.ts'
import type { Incident } from '../incident/incident.ts'
import { readAddresses } from './addresses.ts'
import type { Command, CommandContext } from './command.ts'

export const cc: Command = {
  name: 'cc',
  grammar: '#cc x@example.com',
  kind: 'change',
  group: 'customer',
  parse(argument, { store }) {
    const addresses = readAddresses(argument, store)
    if ('problem' in addresses) return addresses
    return {
      kind: 'change',
      apply: (incident, context) =>
        addresses
          .filter(({ address }) => !incident.participants.includes(address) || incident.aside?.includes(address))
          .map(
            ({ address, name }): Happening => ({
              kind: 'copied',
              address,
              name,
              thirdParty: !wroteUnconfirmed(incident, address, context),
            }),
          ),
    }
  },
}

/** The customer's husband, or the customer from another address: wrote with a reference, and was kept apart until now. */
export function wroteUnconfirmed(incident: Incident, address: string, { known }: CommandContext): boolean {
  return known.conversation(incident.number).some((entry) => entry.side === 'unconfirmed' && entry.address === address)
}
