import { describe, expect, test } from 'vitest'
import {
  addBusinessTime,
  beginOfBusiness,
  businessTimeBetween,
  endOfBusiness,
  localDate,
  nextBeginOfBusiness,
  weekOf,
} from '../../../src/domain/time/business-time.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { addDays } from '../../../src/domain/time/local-date.ts'
import { instantAt, localParts } from '../../../src/domain/time/zoned.ts'
import { workedMs } from '../../support/processor-time.ts'
import { always, lunch, madrid, neverOpen, saoPaulo } from './calendars.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString())

describe('a wall clock', () => {
  test.each([
    ['Europe/Madrid', '2026-03-29T00:59:59Z', '1:59:59'],
    ['Europe/Madrid', '2026-03-29T01:00:00Z', '3:0:0'],
    ['Europe/Madrid', '2026-10-25T00:59:00Z', '2:59:0'],
    ['Europe/Madrid', '2026-10-25T01:00:00Z', '2:0:0'],
    ['America/Sao_Paulo', '2026-07-01T02:30:00Z', '23:30:0'],
    ['Asia/Kathmandu', '2026-07-01T00:00:00Z', '5:45:0'],
    ['UTC', '2026-12-31T23:59:59Z', '23:59:59'],
  ])('in %s at %s shows %s', (zone, instant, shown) => {
    const { hour, minute, second } = localParts(zone, at(instant))
    expect(`${hour}:${minute}:${second}`).toBe(shown)
  })

  test.each([
    ['an ordinary time', 'Europe/Madrid', '2026-11-27T18:00:00Z', '2026-11-27T17:00:00.000Z'],
    [
      'a time that is jumped over is the moment of the jump',
      'Europe/Madrid',
      '2026-03-29T02:30:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    ['the moment of the jump', 'Europe/Madrid', '2026-03-29T03:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['a time shown twice is the first', 'Europe/Madrid', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00.000Z'],
    ['after the second', 'Europe/Madrid', '2026-10-25T03:00:00Z', '2026-10-25T02:00:00.000Z'],
    ['a midnight that did not exist', 'America/Sao_Paulo', '2018-11-04T00:00:00Z', '2018-11-04T03:00:00.000Z'],
    ['an hour change of half an hour', 'Australia/Lord_Howe', '2026-04-05T01:45:00Z', '2026-04-04T14:45:00.000Z'],
  ])('reads back %s', (_, zone, wall, instant) => {
    expect(iso(instantAt(zone, at(wall)))).toBe(instant)
  })

  test('and back are the same for every half hour of a year', () => {
    const broken: string[] = []
    for (const zone of ['Europe/Madrid', 'America/Sao_Paulo', 'Europe/Warsaw', 'Pacific/Chatham']) {
      for (let t = at('2026-01-01T00:00Z'); t < at('2027-01-01T00:00Z'); t += 30 * MINUTE) {
        const p = localParts(zone, t)
        const back = instantAt(zone, Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second))
        // The second showing of an hour reads back as the first.
        if (back !== t && back !== t - HOUR) broken.push(`${zone} ${iso(t)} ${iso(back)}`)
      }
    }
    expect(broken).toEqual([])
  })
})

describe('business time is added', () => {
  test.each([
    ['within a morning', madrid, '2026-11-27T09:00Z', 30 * MINUTE, '2026-11-27T09:30:00.000Z'],
    ['to the very end of the day', madrid, '2026-11-27T16:30Z', 30 * MINUTE, '2026-11-27T17:00:00.000Z'],
    ['over a weekend', madrid, '2026-11-27T16:50Z', 30 * MINUTE, '2026-11-30T08:20:00.000Z'],
    ['from a Sunday', madrid, '2026-11-29T12:00Z', 30 * MINUTE, '2026-11-30T08:30:00.000Z'],
    ['from the night before', madrid, '2026-11-26T23:30Z', 30 * MINUTE, '2026-11-27T08:30:00.000Z'],
    ['from the end of a day', madrid, '2026-11-27T17:00Z', 1, '2026-11-30T08:00:00.001Z'],
    ['nothing is nothing', madrid, '2026-11-28T12:00Z', 0, '2026-11-28T12:00:00.000Z'],
    ['over the change to summer time', madrid, '2026-03-27T16:30Z', HOUR, '2026-03-30T07:30:00.000Z'],
    ['over the change to winter time', madrid, '2026-10-23T15:30Z', HOUR, '2026-10-26T08:30:00.000Z'],
    ['over Christmas and the weekend after', madrid, '2026-12-24T16:30Z', HOUR, '2026-12-28T08:30:00.000Z'],
    ['over New Year', madrid, '2026-12-31T16:00Z', 2 * HOUR, '2027-01-04T09:00:00.000Z'],
    ['over a lunch break', lunch, '2026-11-27T12:30Z', HOUR, '2026-11-27T15:30:00.000Z'],
    ['from within a lunch break', lunch, '2026-11-27T13:30Z', HOUR, '2026-11-27T16:00:00.000Z'],
    ['two whole days', lunch, '2026-11-27T08:00Z', 16 * HOUR, '2026-11-30T18:00:00.000Z'],
    ['in São Paulo', saoPaulo, '2026-11-27T20:30Z', HOUR, '2026-11-30T12:30:00.000Z'],
    ['around the clock, a day of 23 hours', always, '2026-03-28T23:00Z', 23 * HOUR, '2026-03-29T22:00:00.000Z'],
    ['in plain time where the store never opens', neverOpen, '2026-11-27T09:00Z', HOUR, '2026-11-27T10:00:00.000Z'],
  ])('%s', (_, calendar, from, ms, result) => {
    expect(iso(addBusinessTime(calendar, at(from), ms))).toBe(result)
  })
})

describe('business time between', () => {
  test.each([
    ['two moments of a day', madrid, '2026-11-27T09:00Z', '2026-11-27T10:30Z', 1.5 * HOUR],
    ['Friday and Monday', madrid, '2026-11-27T16:00Z', '2026-11-30T09:00Z', 2 * HOUR],
    ['a week with a holiday', madrid, '2026-12-06T23:00Z', '2026-12-13T23:00Z', 36 * HOUR],
    ['before and after lunch', lunch, '2026-11-27T12:00Z', '2026-11-27T16:00Z', 2 * HOUR],
    ['a night', madrid, '2026-11-26T20:00Z', '2026-11-27T05:00Z', 0],
    ['backwards', madrid, '2026-11-27T10:30Z', '2026-11-27T09:00Z', -1.5 * HOUR],
    ['the long day in October around the clock', always, '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25 * HOUR],
    ['where the store never opens', neverOpen, '2000-01-01T00:00Z', '2090-01-01T00:00Z', 0],
  ])('%s', (_, calendar, a, b, ms) => {
    expect(businessTimeBetween(calendar, at(a), at(b))).toBe(ms)
  })

  test('undoes what adding did', () => {
    for (let i = 0; i < 300; i += 1) {
      const from = at('2026-03-20T00:00Z') + i * 2.37 * HOUR
      for (const ms of [1, 17 * MINUTE, 9 * HOUR, 45 * HOUR]) {
        expect(businessTimeBetween(lunch, from, addBusinessTime(lunch, from, ms))).toBe(ms)
      }
    }
  })
})

describe('a day of business', () => {
  test('begins and ends by the local clock', () => {
    expect(iso(beginOfBusiness(madrid, '2026-03-27'))).toBe('2026-03-27T08:00:00.000Z')
    expect(iso(endOfBusiness(madrid, '2026-03-30'))).toBe('2026-03-30T16:00:00.000Z')
    expect(iso(endOfBusiness(lunch, '2026-03-30'))).toBe('2026-03-30T17:00:00.000Z')
    expect(beginOfBusiness(madrid, '2026-12-25')).toBeUndefined()
    expect(endOfBusiness(madrid, '2026-11-28')).toBeUndefined()
  })

  test.each([
    ['early in the morning: the same day', madrid, '2026-11-27T05:00Z', '2026-11-27T08:00:00.000Z'],
    ['at the beginning: the next', madrid, '2026-11-27T08:00Z', '2026-11-30T08:00:00.000Z'],
    ['before a holiday', madrid, '2026-12-24T12:00Z', '2026-12-28T08:00:00.000Z'],
    ['during lunch: not the afternoon', lunch, '2026-11-26T13:30Z', '2026-11-27T08:00:00.000Z'],
    ['a store that never opens', neverOpen, '2026-11-27T12:00Z', '2026-11-28T07:00:00.000Z'],
  ])('the next beginning, asked %s', (_, calendar, after, expected) => {
    expect(iso(nextBeginOfBusiness(calendar, at(after)))).toBe(expected)
  })
})

describe('dates', () => {
  test('are those of the store', () => {
    expect(localDate(madrid, at('2026-11-26T23:30Z'))).toBe('2026-11-27')
    expect(localDate(saoPaulo, at('2027-01-01T02:30Z'))).toBe('2026-12-31')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  test.each([
    ['2026-11-22T22:59Z', '2026-W47', '2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z'],
    ['2026-11-22T23:00Z', '2026-W48', '2026-11-22T23:00:00.000Z', '2026-11-29T23:00:00.000Z'],
    ['2027-01-02T12:00Z', '2026-W53', '2026-12-27T23:00:00.000Z', '2027-01-03T23:00:00.000Z'],
    ['2027-01-04T12:00Z', '2027-W01', '2027-01-03T23:00:00.000Z', '2027-01-10T23:00:00.000Z'],
    ['2024-12-30T12:00Z', '2025-W01', '2024-12-29T23:00:00.000Z', '2025-01-05T23:00:00.000Z'],
    ['2026-03-29T12:00Z', '2026-W13', '2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25T12:00Z', '2026-W43', '2026-10-18T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ])('%s lies in week %s', (instant, name, from, to) => {
    const week = weekOf(madrid, at(instant))
    expect([week.name, iso(week.from), iso(week.to)]).toEqual([name, from, to])
  })

  test('twenty thousand questions take no time', () => {
    const start = workedMs()
    let sum = 0
    for (let i = 0; i < 20_000; i += 1)
      sum += addBusinessTime(madrid, at('2026-11-22T12:00Z') + (i % 700) * MINUTE, 30 * MINUTE)
    expect(sum).toBeGreaterThan(DAY)
    expect(workedMs() - start).toBeLessThan(3_000)
  })
})
