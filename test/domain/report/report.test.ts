/** Quantiles, what an incident lacks, and what stands in a list. */
import { describe, expect, test } from 'vitest'
import type { ListedKind } from '../../../src/domain/command/command.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { quantile } from '../../../src/domain/report/digest.ts'
import { lacks } from '../../../src/domain/report/handover.ts'
import { byNeed, isListed } from '../../../src/domain/report/listed.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { MONDAY } from '../../support/a-reading.ts'
import { A_STORE, ANA, RUI } from '../../support/a-store.ts'
import { anIncident as incidentOf } from '../../support/an-incident.ts'

function anIncident(number: number, changes: Partial<Incident> = {}): Incident {
  return incidentOf(number, {
    openedAt: MONDAY,
    lastCustomerAt: MONDAY,
    awaitingAnswerSince: MONDAY,
    lastHeardAt: MONDAY,
    ...changes,
  })
}

test.each([
  [[5], 0.9, 5],
  [[1, 3], 0.5, 2],
  [[1, 2, 3, 4, 5], 0.5, 3],
  [[0, 10], 0.9, 9],
  [[], 0.5, 0],
])('quantile of %j at %d is %d', (sorted, q, expected) => {
  expect(quantile(sorted, q)).toBeCloseTo(expected)
})

describe('what an incident lacks', () => {
  const promise = { dueAt: MONDAY + DAY, remindAt: MONDAY, text: '', by: ANA.address, reminded: false, missed: false }
  const { awaitingAnswerSince: _, ...quiet } = anIncident(1, { firstAnsweredAt: MONDAY })
  test.each<[string, Incident, string]>([
    ['an address that works', anIncident(1, { undeliverableSince: MONDAY, promise }), 'delivery'],
    ['what was promised and is over', { ...quiet, promise: { ...promise, dueAt: MONDAY - 1 } }, 'promise-missed'],
    ['a first answer', anIncident(1, { promise }), 'first-answer'],
    ['another answer', anIncident(1, { firstAnsweredAt: MONDAY }), 'answer'],
    ['what was promised', { ...quiet, promise }, 'promise'],
    ["the customer's answer", { ...quiet, standing: { status: 'waiting', since: MONDAY } }, 'customer'],
    ['somebody to do it', quiet, 'assignee'],
    ['nothing', { ...quiet, assignee: RUI.address }, 'nothing'],
  ])('%s', (_, incident, expected) => {
    expect(lacks(incident, MONDAY)[0]).toBe(expected)
  })
})

test('lists show the urgent first, then whoever waits longest', () => {
  const urgent = anIncident(3, {
    classification: { ...anIncident(3).classification, urgent: true },
    awaitingAnswerSince: MONDAY + 2,
  })
  expect(
    [anIncident(1, { awaitingAnswerSince: MONDAY + 1 }), anIncident(2), urgent].sort(byNeed).map((i) => i.number),
  ).toEqual([3, 2, 1])
})

describe('late is', () => {
  const promise = { dueAt: MONDAY - 1, remindAt: 0, text: '', by: ANA.address, reminded: true, missed: false }
  test.each<[string, Incident, boolean]>([
    ['an answer that is overdue', anIncident(1), true],
    ['a second answer that is overdue', anIncident(1, { firstAnsweredAt: MONDAY - DAY }), true],
    ['a promise that is over', anIncident(1, { promise, awaitingAnswerSince: MONDAY + DAY }), true],
    ['not what is in time', anIncident(1, { awaitingAnswerSince: MONDAY + HOUR }), false],
    [
      'not what ended',
      anIncident(1, { standing: { status: 'closed', at: MONDAY, by: { agent: ANA.address } } }),
      false,
    ],
  ])('%s', (_, incident, expected) => {
    expect(isListed(incident, 'late', ANA.address, A_STORE, MONDAY + HOUR)).toBe(expected)
  })
})

describe('a list', () => {
  const { awaitingAnswerSince: _, ...calm } = anIncident(1)
  const waiting = { ...calm, standing: { status: 'waiting', since: MONDAY } } as const
  const resolved = { ...calm, standing: { status: 'resolved', at: MONDAY, by: { agent: ANA.address } } } as const
  test.each<[string, Incident, readonly ListedKind[]]>([
    ['nobody has it', calm, ['open', 'unassigned']],
    ['mine', { ...calm, assignee: ANA.address }, ['open', 'mine']],
    ['of a colleague', { ...calm, assignee: RUI.address }, ['open']],
    ['waiting for the customer', waiting, ['unassigned', 'waiting']],
    ['resolved', resolved, ['resolved']],
    ['late', { ...calm, awaitingAnswerSince: MONDAY }, ['open', 'unassigned', 'late']],
    ['put off', { ...calm, snoozedUntil: MONDAY + DAY }, ['snoozed']],
    ['put off until now', { ...calm, snoozedUntil: MONDAY }, ['open', 'unassigned']],
    ['one of many customers, spoken for by the parent', { ...calm, parent: 7 }, []],
    ['one of many customers who wrote', { ...calm, parent: 7, lastCustomerAt: MONDAY + 1 }, ['open', 'unassigned']],
  ])('%s', (_name, incident, expected) => {
    const kinds = ['open', 'mine', 'unassigned', 'waiting', 'late', 'snoozed', 'resolved'] as const
    expect(kinds.filter((which) => isListed(incident, which, ANA.address, A_STORE, MONDAY + HOUR))).toEqual(expected)
  })

  test('has urgent ones first, then who waits longest, and last what is put off', () => {
    const { classification } = calm
    const sorted = [
      { ...calm, number: 1, snoozedUntil: MONDAY, classification: { ...classification, urgent: true } },
      { ...calm, number: 2, awaitingAnswerSince: MONDAY + 2 },
      { ...calm, number: 3, awaitingAnswerSince: MONDAY + 1 },
      { ...calm, number: 4, awaitingAnswerSince: MONDAY + 3, classification: { ...classification, urgent: true } },
    ].sort(byNeed)
    expect(sorted.map((incident) => incident.number)).toEqual([4, 3, 2, 1])
  })
})
