/** When customers are asked how it went, when they are not and why, and what counts as the score in a subject. */
import { describe, expect, test } from 'vitest'
import { ruleDueAt } from '../../../src/domain/follow-up/clock-rule.ts'
import { onClock } from '../../../src/domain/follow-up/on-clock.ts'
import { SURVEY, scoreInSubject } from '../../../src/domain/follow-up/survey-rule.ts'
import type { Facts } from '../../../src/domain/incident/facts.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { DEFAULT_POLICIES } from '../../../src/domain/policy/policies.ts'
import { DAY, HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { ana, anIncident, store } from '../command/support.ts'

const seal = { sign: () => 'AAAAA', verify: () => true }
/** A Wednesday, 12:00 in Madrid. */
const T = Date.parse('2026-11-25T11:00Z')
/** At which the question is due. */
const DUE = T + 2 * DAY

const resolved = (at: Instant, more: Partial<Incident> = {}) =>
  anIncident({ standing: { status: 'resolved', at, by: { agent: ana.address } }, ...more })
const policies = { ...DEFAULT_POLICIES, base: { ...DEFAULT_POLICIES.base, survey: { after: 0, low: 2 } } }

describe('is due', () => {
  test.each<[string, Incident, number | undefined]>([
    ['two days after resolving', resolved(T), DUE],
    // 23:30 in Madrid; the last pass before 21:00 of that day still finds it.
    ['before the night that lies between', resolved(T + 11.5 * HOUR), Date.parse('2026-11-27T18:55Z')],
    ['never while it is open', anIncident(), undefined],
    [
      'never after closing silently',
      anIncident({ standing: { status: 'closed', at: T, by: { agent: 'a' } } }),
      undefined,
    ],
    ['never a second time for one resolution', resolved(T, { survey: { at: T + DAY } }), undefined],
    ['never after it was left out', resolved(T, { survey: { at: T + DAY, skipped: 'late' } }), undefined],
    ['again for a new resolution', resolved(T, { survey: { at: T - 20 * DAY, score: 2 } }), DUE],
    ['never to whom nothing is written by itself', resolved(T, { silentBecause: 'sender' }), undefined],
    ['never at an address that bounces', resolved(T, { undeliverableSince: T - DAY }), undefined],
    ['never to one of many who has not written', resolved(T, { parent: 7, openedAt: T, lastCustomerAt: T }), undefined],
    ['to one of many who has', resolved(T, { parent: 7, openedAt: T - DAY, lastCustomerAt: T - HOUR }), DUE],
    [
      'on the return of who is away',
      resolved(T, { awayUntil: Date.parse('2026-12-04') }),
      Date.parse('2026-12-04T07:00Z'),
    ],
  ])('%s', (_, incident, at) => {
    expect(ruleDueAt(SURVEY, incident, store)).toBe(at)
  })

  test('never where the store asks nobody', () => {
    expect(ruleDueAt(SURVEY, resolved(T), { ...store, policies })).toBeUndefined()
  })
})

describe('is asked or left out', () => {
  const elsewhere = (at: Instant, more: object = {}) => [anIncident({ number: 9, survey: { at, ...more } })]
  test.each<[string, number, Partial<Facts>, string]>([
    ['at its time', DUE, {}, 'survey-asked'],
    ['a week late, after an outage', DUE + 7 * DAY, {}, 'survey-asked'],
    ['later than that', DUE + 7 * DAY + HOUR, {}, 'late'],
    ['asked about another matter six days ago', DUE, { earlier: elsewhere(DUE - 6 * DAY) }, 'lately'],
    ['asked a week ago', DUE, { earlier: elsewhere(DUE - 7 * DAY) }, 'survey-asked'],
    ['left out elsewhere', DUE, { earlier: elsewhere(DUE - DAY, { skipped: 'late' }) }, 'survey-asked'],
    ['no automatic mail to the address', DUE, { suppressedUntil: DUE + DAY }, 'unreachable'],
    ['automatic mail allowed again', DUE, { suppressedUntil: DUE - DAY }, 'survey-asked'],
  ])('%s: %s', (_, now, more, expected) => {
    const { events, mails, incident } = onClock(resolved(T), {
      ...{ now, store, seal, conversation: [], earlier: [] },
      ...more,
    })
    expect(events.map((event) => (event.kind === 'survey-skipped' ? event.because : event.kind))).toEqual([expected])
    expect(mails.map(({ name }) => name)).toEqual(expected === 'survey-asked' ? ['survey'] : [])
    expect(incident && ruleDueAt(SURVEY, incident, store)).toBeUndefined()
  })

  test('whose word may lie unread is not asked', () => {
    const facts = { now: DUE, store, seal, conversation: [], earlier: [], unread: true } as const
    expect(onClock(resolved(T), facts).events).toEqual([])
  })
})

test.each<[string, number | undefined]>([
  ['INC-4821-Q7RXM:5/5', 5],
  ['Re: inc-4821-q7rxm : 4/5 ', 4],
  ['INC-4821-Q7RXM:6/5', undefined],
  ['INC-4821-Q7RXM:0/5', undefined],
  ['INC-4821-Q7RXM:5/5 parcels are missing', undefined],
  ['INC-4821-Q7RXM 5/5', undefined],
  ['5/5', undefined],
  [`INC-4821-Q7RXM:${' '.repeat(50_000)}5/5`, undefined],
])('the score in %j is %s', (subject, score) => {
  expect(scoreInSubject(subject)).toBe(score)
})
