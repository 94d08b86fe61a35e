/** `#link INC-4790`: two incidents that have to do with each other, of whichever customers. Each names the other from then on. */
import type { Command } from './command.ts'
import { readIncidentNumber } from './incident-number.ts'

export const link: Command = {
  name: 'link',
  grammar: '#link INC-4790',
  kind: 'change',
  group: 'incidents',
  parse(argument) {
    if (argument === '') return { problem: 'missing-argument', expected: link.grammar }
    const number = readIncidentNumber(argument)
    if (number === undefined) return { problem: 'unknown-incident', expected: link.grammar }
    return {
      kind: 'change',
      apply(incident, { known }) {
        if (number === incident.number) return { problem: 'same-incident' }
        const other = known.incident(number)
        if (other === undefined) return { problem: 'unknown-incident', expected: link.grammar }
        if (incident.linked?.includes(number)) return []
        return {
          happenings: [{ kind: 'linked', with: number }],
          elsewhere: [{ incident: other, happenings: [{ kind: 'linked', with: incident.number }] }],
        }
      },
    }
  },
}
