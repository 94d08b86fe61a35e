/** What a store sends in an hour without anybody worrying, and the turns of what is held back. */
import { expect, test } from 'vitest'
import { boundOf, turnAfter } from '../../../src/domain/policy/breaker.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { A_STORE, at } from '../../support/a-store.ts'

const { calendar } = A_STORE

test.each([
  ['a store without a past', { busiestHour: 0, openedADay: 0 }, 50],
  ['a small store', { busiestHour: 4, openedADay: 12 }, 50],
  ['three times its busiest hour', { busiestHour: 90, openedADay: 60 }, 270],
  ['a new one that is big: what four days open', { busiestHour: 0, openedADay: 430 }, 1720],
])('%s', (_, usual, bound) => {
  expect(boundOf(usual)).toBe(bound)
})

test.each([
  ['the first turn comes when the hour is over', '2026-03-02T10:00+01:00', undefined, '2026-03-02T11:00:00+01:00'],
  [
    'the next follow evenly, below the full pace',
    '2026-03-02T10:00+01:00',
    '2026-03-02T11:00:00+01:00',
    '2026-03-02T11:01:30+01:00',
  ],
  ['nobody is written to at night', '2026-03-02T20:30+01:00', undefined, '2026-03-03T08:00:00+01:00'],
  [
    'in the morning they go on evenly',
    '2026-03-02T20:30+01:00',
    '2026-03-03T08:00:00+01:00',
    '2026-03-03T08:01:30+01:00',
  ],
  [
    'and begin at eight when the last turn was late',
    '2026-03-02T10:00+01:00',
    '2026-03-02T20:59:00+01:00',
    '2026-03-03T08:00:00+01:00',
  ],
  ['by the clock of the day, when that has changed', '2026-03-28T20:30+01:00', undefined, '2026-03-29T08:00:00+02:00'],
  [
    'what is long ago counts for nothing',
    '2026-03-02T10:00+01:00',
    '2026-02-02T10:00:00+01:00',
    '2026-03-02T11:00:00+01:00',
  ],
])('%s', (_, now, last, turn) => {
  const found = turnAfter(calendar, last === undefined ? undefined : at(last), 50, at(now))
  expect(new Date(found).toISOString()).toBe(new Date(at(turn)).toISOString())
})

test('a backlog goes at most at the pace that is allowed, and ends', () => {
  const now = at('2026-03-02T10:00:00+01:00')
  const turns: number[] = []
  for (let n = 0; n < 1_000; n++) turns.push(turnAfter(calendar, turns.at(-1), 50, now))
  for (let n = 50; n < turns.length; n++) expect((turns[n] ?? 0) - (turns[n - 50] ?? 0)).toBeGreaterThanOrEqual(HOUR)
  expect(turns.at(-1)).toBeLessThan(at('2026-03-04T21:00:00+01:00'))
  expect((turns[1] ?? 0) - (turns[0] ?? 0)).toBe(1.5 * MINUTE)
})
