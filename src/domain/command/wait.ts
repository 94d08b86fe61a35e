/** `#wait`: the ball is with the customer. Reminders run until a person writes; words in the same mail are the question. */
import { isLive } from '../incident/incident.ts'
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

export const wait: Command = {
  name: 'wait',
  grammar: '#wait',
  kind: 'change',
  group: 'course',
  parse: plainChange('#wait', (incident) => {
    if (!isLive(incident)) return { problem: 'wrong-state', expected: '#reopen' }
    return incident.standing.status === 'waiting' ? [] : [{ kind: 'waited' }]
  }),
}
