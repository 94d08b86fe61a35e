/** `#snooze 3d`: out of lists until then, or until the customer writes. A day means the beginning of its business. */
import { isLive } from '../incident/incident.ts'
import { nextBeginOfBusiness } from '../time/business-time.ts'
import { readDate } from '../time/date-phrase.ts'
import { instantOn } from '../time/local-date.ts'
import type { Command } from './command.ts'

export const snooze: Command = {
  name: 'snooze',
  grammar: '#snooze 3d',
  kind: 'change',
  group: 'course',
  parse(argument, { store, now, language }) {
    const { calendar } = store
    const date = readDate(argument, { calendar, now, language, purpose: 'wake' })
    if (!date.ok) return { problem: date.problem, expected: date.expected }
    if (date.rest !== '') return { problem: 'unexpected-argument', expected: snooze.grammar }
    const until = date.at ?? nextBeginOfBusiness(calendar, instantOn(calendar, date.date, 0))
    if (until <= now) return { problem: 'date-in-the-past', expected: snooze.grammar }
    return {
      kind: 'change',
      apply(incident) {
        if (!isLive(incident)) return { problem: 'wrong-state', expected: '#reopen' }
        return incident.snoozedUntil === until ? [] : [{ kind: 'snoozed', until }]
      },
    }
  },
}
