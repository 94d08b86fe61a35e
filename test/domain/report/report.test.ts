/** The week in figures, what an incident lacks, and what stands in a list. */
import { describe, expect, test } from 'vitest'
import type { ListedKind } from '../../../src/domain/command/command.ts'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { type DigestRows, digestFigures, quantile } from '../../../src/domain/report/digest.ts'
import { lacks } from '../../../src/domain/report/handover.ts'
import { byNeed, isListed } from '../../../src/domain/report/listed.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { MONDAY, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, RUI } from '../../support/a-store.ts'
import { anIncident as incidentOf } from '../../support/an-incident.ts'

const LEDGER = { received: 0, filed: 0, automatic: 0, ignored: 0, quarantined: 0, held: 0, open: 0 }
const FROM = MONDAY - 10 * HOUR

function anIncident(number: number, changes: Partial<Incident> = {}): Incident {
  return incidentOf(number, {
    openedAt: MONDAY,
    lastCustomerAt: MONDAY,
    awaitingAnswerSince: MONDAY,
    lastHeardAt: MONDAY,
    ...changes,
  })
}

function figures(rows: Partial<DigestRows>) {
  const empty = {
    from: FROM,
    to: FROM + 7 * DAY,
    opened: [],
    openedBefore: [],
    live: [],
    events: [],
    ended: [],
    ledger: LEDGER,
  }
  return digestFigures({ ...empty, ...rows }, A_STORE, SEAL)
}

function event(incident: number, happening: Happening): { incident: number; event: IncidentEvent } {
  return { incident, event: { at: MONDAY, by: { kind: 'system', policy: 'x' }, ...happening } }
}

describe('the digest', () => {
  test('of an empty week says zero, and gives no times that nobody measured', () => {
    const empty = figures({})
    expect(empty).toMatchObject({
      opened: 0,
      resolved: 0,
      openNow: 0,
      byCategory: [],
      byTopic: [],
      oldest: [],
      promisesKept: 0,
    })
    expect(empty.backlog.map((row) => row.count)).toEqual([0, 0, 0, 0, 0])
    for (const absent of ['firstAnswerMedian', 'firstAnswerP90', 'answeredInTarget', 'resolutionMedianHours'])
      expect(empty).not.toHaveProperty(absent)
  })

  test('counts by category, topic and language, with the week before', () => {
    const lamp = { category: 'delivery', topic: 'damaged', sure: true, evidence: [], urgent: false } as const
    const page = { ...lamp, category: 'checkout', topic: 'payment' } as const
    const result = figures({
      opened: [
        anIncident(1, { classification: lamp }),
        anIncident(2, { classification: lamp }),
        anIncident(3, { classification: page, language: 'pl' }),
      ],
      openedBefore: [anIncident(4, { classification: page })],
    })
    expect(result).toMatchObject({ opened: 3, openedBefore: 1 })
    expect(result.byCategory).toEqual([
      { category: 'delivery', count: 2, before: 0 },
      { category: 'checkout', count: 1, before: 1 },
    ])
    expect(result.byLanguage).toEqual([
      { language: 'es', count: 2 },
      { language: 'pl', count: 1 },
    ])
  })

  test('measures first answers in business time, and counts the unanswered as not in target', () => {
    const friday = MONDAY + 4 * DAY + 7 * HOUR + 50 * MINUTE
    const result = figures({
      opened: [
        anIncident(1, { firstAnsweredAt: MONDAY + 20 * MINUTE }),
        anIncident(2, { openedAt: friday, firstAnsweredAt: friday + 3 * DAY - 8 * HOUR }),
        anIncident(3),
      ],
    })
    expect(result.firstAnswerMedian).toBe(quantile([20, 60], 0.5))
    expect(result.answeredInTarget).toBeCloseTo(1 / 3)
  })

  test('an incident that ended twice in the week is one that ended; a reopened one has no resolution time', () => {
    const by = { agent: ANA.address }
    const result = figures({
      events: [
        event(1, { kind: 'resolved', endedBy: by }),
        event(1, { kind: 'reopened', because: '' }),
        event(1, { kind: 'closed', endedBy: by }),
        event(2, { kind: 'resolved', endedBy: by }),
        event(2, { kind: 'reopened', because: '' }),
        event(3, { kind: 'promise-kept' }),
        event(3, { kind: 'promise-missed' }),
      ],
      ended: [anIncident(1, { standing: { status: 'closed', at: MONDAY + 5 * HOUR, by } }), anIncident(2)],
    })
    expect(result).toMatchObject({
      resolved: 2,
      reopened: 2,
      promisesKept: 1,
      promisesMissed: 1,
      resolutionMedianHours: 5,
    })
  })

  test('every live incident stands in one age of the backlog', () => {
    const ages = [0, 1, 2, 6, 29, 300, 900]
    const live = ages.map((days, n) => anIncident(n + 1, { openedAt: FROM + 7 * DAY - days * DAY }))
    expect(figures({ live }).backlog.map((row) => row.count)).toEqual([2, 1, 1, 1, 2])
    expect(figures({ live })).toMatchObject({ openNow: 7 })
    expect(figures({ live }).oldest).toHaveLength(5)
  })
})

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
    expect(lacks(incident, MONDAY)).toBe(expected)
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
