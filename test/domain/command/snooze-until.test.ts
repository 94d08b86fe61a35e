import { expect, test } from 'vitest'
import type { CommandContext } from '../../../src/domain/command/command.ts'
import { snooze } from '../../../src/domain/command/snooze.ts'
import { aContext, anIncident, now } from './support.ts'

/** `now` is Wednesday 2026-11-25, 12:00 in Madrid, where business begins at 9:00. */
test.each([
  ['2h', '2026-11-25T13:00:00.000Z'],
  ['90m', '2026-11-25T12:30:00.000Z'],
  ['3d', '2026-11-30T08:00:00.000Z'],
  ['mañana', '2026-11-26T08:00:00.000Z'],
  ['mañana por la tarde', '2026-11-26T14:00:00.000Z'],
  ['tomorrow 3pm', '2026-11-26T14:00:00.000Z'],
  ['wed', '2026-12-02T08:00:00.000Z'],
  ['next week', '2026-11-30T08:00:00.000Z'],
  ['10:00', '2026-11-26T09:00:00.000Z'],
])('#snooze %s', (argument, until) => {
  const context: CommandContext = aContext({ now })
  const action = snooze.parse(argument, context)
  const happened = 'kind' in action && action.kind === 'change' ? action.apply(anIncident(), context) : action
  expect(happened).toEqual([{ kind: 'snoozed', until: Date.parse(until) }])
})
