/** What a shift hands over, in which order, and when the shifts change. */
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { handedOver, isNews, lacks, shiftsAt } from '../../../src/domain/report/handover.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { A_STORE, ANA, at, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const { calendar } = A_STORE
/** Tuesday 14:00 in Madrid. */
const NOW = at('2026-03-03T14:00:00+01:00')
const promise = { dueAt: NOW + 4 * HOUR, remindAt: NOW, text: '', by: ANA.address, reminded: true, missed: false }

function open(number: number, changes: Partial<Incident> = {}): Incident {
  return anIncident(number, {
    openedAt: NOW - DAY,
    lastCustomerAt: NOW - DAY,
    lastHeardAt: NOW - DAY,
    awaitingAnswerSince: NOW - number * HOUR,
    ...changes,
  })
}

function answered(number: number, changes: Partial<Incident> = {}): Incident {
  const { awaitingAnswerSince: _, ...rest } = open(number, { firstAnsweredAt: NOW - HOUR, ...changes })
  return rest
}

const delivery = open(0).classification
const checkout = { ...delivery, category: 'checkout' }
const numbers = (incidents: readonly Incident[]) => incidents.map(({ number }) => number)

test('promises of today and overdue ones, who waits longest, and the others', () => {
  const all = [
    open(1),
    open(2),
    open(3, { classification: { ...delivery, urgent: true } }),
    open(4, { snoozedUntil: NOW + DAY }),
    answered(5, { promise }),
    answered(6, { promise: { ...promise, dueAt: NOW - 3 * DAY } }),
    answered(7, { promise: { ...promise, dueAt: NOW + 3 * DAY } }),
    answered(8, { standing: { status: 'waiting', since: NOW - HOUR } }),
    answered(9, { standing: { status: 'closed', at: NOW, by: { agent: ANA.address } } }),
    open(10, { parent: 1, lastCustomerAt: NOW - DAY }),
  ]
  const { promises, waiting, others } = handedOver(all, ANA, calendar, NOW)
  expect(numbers(promises)).toEqual([6, 5])
  expect(numbers(waiting)).toEqual([3, 2, 1])
  expect(numbers(others).sort()).toEqual([4, 7, 8])
})

test("an agent's own categories come first", () => {
  const all = [open(5, { classification: delivery }), open(2, { classification: checkout })]
  const of = (categories: readonly string[]) => numbers(handedOver(all, { categories }, calendar, NOW).waiting)
  expect(of([])).toEqual([5, 2])
  expect(of(['checkout'])).toEqual([2, 5])
})

test.each<[string, Incident, readonly string[]]>([
  [
    'all of it, the most pressing first',
    open(1, { undeliverableSince: NOW, promise: { ...promise, dueAt: NOW - 1 } }),
    ['delivery', 'promise-missed', 'first-answer', 'assignee'],
  ],
  [
    'an answer that a guard stopped',
    open(1, {
      assignee: RUI.address,
      heldAnswers: [{ rawMailId: 1, by: RUI.address, at: NOW - DAY, because: 'leak' }],
    }),
    ['held-answer', 'first-answer'],
  ],
  [
    'none that was discarded meanwhile',
    open(1, {
      assignee: RUI.address,
      heldAnswers: [{ rawMailId: 1, by: RUI.address, at: NOW - 7 * DAY, because: 'leak' }],
    }),
    ['first-answer'],
  ],
  ['the customer, whoever has it', answered(1, { standing: { status: 'waiting', since: NOW } }), ['customer']],
  ['nothing', answered(1, { assignee: RUI.address }), ['nothing']],
])('an incident lacks %s', (_, incident, expected) => {
  expect(lacks(incident, NOW)).toEqual(expected)
})

describe('the shifts change', () => {
  test.each([
    ['at the latest of several times', [840, 1200], '2026-03-03T20:05+01:00', '2026-03-03T20:00', '2026-03-03T14:00'],
    [
      'yesterday, before the first of today',
      [840, 1200],
      '2026-03-03T09:00+01:00',
      '2026-03-02T20:00',
      '2026-03-02T14:00',
    ],
    ['not at the weekend', [840], '2026-03-02T13:59+01:00', '2026-02-27T14:00', '2026-02-26T14:00'],
    ['late in the evening of the day before', [1410], '2026-03-04T00:30+01:00', '2026-03-03T23:30', '2026-03-02T23:30'],
    ['at the same hour after the clocks have', [840], '2026-03-30T14:00+02:00', '2026-03-30T14:00', '2026-03-27T14:00'],
  ])('%s', (_, times, now, latest, before) => {
    const zone = now.endsWith('+02:00') ? '+02:00' : '+01:00'
    const shifts = shiftsAt(calendar, times, at(now))
    expect(new Date(shifts.latest).toISOString()).toBe(new Date(`${latest}:00${zone}`).toISOString())
    expect(new Date(shifts.before).toISOString()).toBe(new Date(`${before}:00+01:00`).toISOString())
  })

  test('and that is news for three hours', () => {
    const shifts = shiftsAt(calendar, [840], NOW)
    expect([NOW - MINUTE, NOW, NOW + 3 * HOUR - 1, NOW + 3 * HOUR].map((now) => isNews(shifts, now))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
