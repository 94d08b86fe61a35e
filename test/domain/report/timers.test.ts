/** What will happen by itself, as `#explain` tells it. */
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { timersOf } from '../../../src/domain/report/timers.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { A_STORE, at } from '../../support/a-store.ts'
import { anIncident, OPENED_AT } from '../../support/an-incident.ts'

const { awaitingAnswerSince: _, ...calm } = anIncident(1)
const promise = {
  dueAt: at('2026-03-05T18:00:00+01:00'),
  remindAt: at('2026-03-05T09:00:00+01:00'),
  text: '',
  by: 'ana@shop.example',
  reminded: false,
  missed: false,
}

describe('timers', () => {
  test.each<[string, Incident, readonly string[]]>([
    [
      'a new incident: the first answer, managers, and no silence',
      anIncident(1),
      ['first-answer 2026-03-02 09:30', 'escalation 2026-03-02 10:00', 'no-silence 2026-03-07 09:00'],
    ],
    [
      'a promise: the reminder in the morning, and the beginning of business after it',
      { ...calm, firstAnsweredAt: OPENED_AT, promise },
      ['promise-reminder 2026-03-05 08:00', 'promise-missed 2026-03-06 08:00', 'no-silence 2026-03-07 09:00'],
    ],
    [
      'waiting for the customer: asked again after three days',
      { ...calm, standing: { status: 'waiting', since: OPENED_AT } },
      ['waiting-reminder 2026-03-05 09:00'],
    ],
    [
      'waiting, asked twice: closed after fourteen',
      { ...calm, standing: { status: 'waiting', since: OPENED_AT }, remindedWaiting: 2 },
      ['waiting-close 2026-03-16 09:00'],
    ],
    [
      'waiting for somebody whose address bounced: asked again when it may be tried again',
      { ...calm, standing: { status: 'waiting', since: OPENED_AT }, undeliverableSince: OPENED_AT },
      ['waiting-reminder 2026-05-01 09:00'],
    ],
    [
      'waiting for somebody who is not written to: nobody is reminded',
      { ...calm, standing: { status: 'waiting', since: OPENED_AT }, silentBecause: 'sender' },
      [],
    ],
    ['put off: nothing but its end', { ...calm, snoozedUntil: OPENED_AT + DAY }, ['snooze-over 2026-03-03 09:00']],
    ['ended: nothing', { ...calm, standing: { status: 'closed', at: OPENED_AT, by: { policy: 'x' } } }, []],
  ])('%s', (_name, incident, expected) => {
    const said = timersOf(incident, A_STORE).map(
      ({ what, at: instant }) => `${what} ${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')}`,
    )
    expect(said).toEqual(expected)
  })
})
