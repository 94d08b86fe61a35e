/**
 * `#stop`: whoever was not written to yet is not written to. What is already at the mail server has left; the report that follows says how
 * many that are.
 */
import { isParent } from '../incident/incident.ts'
import { type Command, plainChange } from './command.ts'

export const stop: Command = {
  name: 'stop',
  grammar: '#stop',
  kind: 'change',
  group: 'many',
  parse: plainChange('#stop', (incident, { agent }) => {
    if (!isParent(incident)) return { problem: 'not-a-parent' }
    if (incident.runningRound === undefined) return { problem: 'nothing-to-stop' }
    return { happenings: [], effects: [{ kind: 'stop-rounds', parent: incident.number, by: agent.address }] }
  }),
}
