/** Business time in calendars as stores really have them: breaks, nights, half days, closing days, other zones, and clocks that change. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessTime,
  beginOfBusiness,
  businessTimeBetween,
  endOfBusiness,
  hoursOn,
  nearestBusinessDay,
  nextBeginOfBusiness,
} from '../../../src/domain/time/business-time.ts'
import type { Calendar, Hours } from '../../../src/domain/time/calendar.ts'
import { beginOfDaytime, isDaytime, lastDaytime } from '../../../src/domain/time/daytime.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { localTime } from '../../../src/domain/time/local-date.ts'
import { always, lunch, madrid, neverOpen, saoPaulo } from './calendars.ts'

/** An instant by the clock of the calendar: with its offset, so that the reader sees which of two it is. */
const at = (iso: string) => Date.parse(iso)
const hour = (from: number, to: number): Hours => [{ from: from * 60, to: to * 60 }]

/** A bar: until midnight, and on from midnight to two. */
const night: Calendar = {
  timeZone: 'Europe/Madrid',
  week: [hour(0, 2), [], [], [], hour(18, 24), [...hour(0, 2), ...hour(18, 24)], [...hour(0, 2), ...hour(18, 24)]],
  holidays: new Set(),
}
const warsaw: Calendar = { ...madrid, timeZone: 'Europe/Warsaw', holidays: new Set(['2026-11-11', '2026-12-25']) }
/** Christmas in the store's own words: half days, one holiday worked, a week closed. */
const own: Calendar = {
  ...madrid,
  days: new Map<string, Hours | 'usual'>([
    ['12-24', hour(9, 13)],
    ['2026-12-08', 'usual'],
    ['2026-12-31', []],
    ['12-31', hour(9, 12)],
    ['2026-12-26', hour(10, 14)],
  ]),
}

/** From, and what must have gone by, in the store's clock. */
describe('business time added, by the clock of the store', () => {
  test.each<[string, Calendar, string, number, string]>([
    [
      'clocks go forward in the night before a day of work',
      madrid,
      '2026-03-27T17:30+01:00',
      90 * MINUTE,
      '2026-03-30 10:00',
    ],
    [
      'clocks go back in the night before a day of work',
      madrid,
      '2026-10-23T17:30+02:00',
      90 * MINUTE,
      '2026-10-26 10:00',
    ],
    ['over the hour that is left out, around the clock', always, '2026-03-29T01:30+01:00', HOUR, '2026-03-29 03:30'],
    [
      'over the hour that comes twice, around the clock',
      always,
      '2026-10-25T01:30+02:00',
      2 * HOUR,
      '2026-10-25 02:30',
    ],
    ['a whole day of 25 hours', always, '2026-10-25T00:00+02:00', 25 * HOUR, '2026-10-26 00:00'],
    ['a night that loses an hour', night, '2026-03-28T23:00+01:00', 2 * HOUR, '2026-03-29 01:00'],
    ['a night that loses the end of its hours', night, '2026-03-29T01:30+01:00', HOUR, '2026-04-02 18:30'],
    ['a night that has its last hour once', night, '2026-10-25T00:30+02:00', 2 * HOUR, '2026-10-29 18:30'],
    ['to the stroke of midnight', night, '2026-11-26T18:00+01:00', 6 * HOUR, '2026-11-27 00:00'],
    ['over midnight, into the hours of the next day', night, '2026-11-26T23:00+01:00', 2 * HOUR, '2026-11-27 01:00'],
    [
      'hours that go past no change are as any other week',
      saoPaulo,
      '2026-10-23T17:30-03:00',
      90 * MINUTE,
      '2026-10-26 10:00',
    ],
    [
      'a mail from Warsaw in the morning there, at night in São Paulo',
      saoPaulo,
      '2026-11-26T08:00+01:00',
      30 * MINUTE,
      '2026-11-26 09:30',
    ],
    [
      'a mail from Warsaw in its evening, at work in São Paulo',
      saoPaulo,
      '2026-11-26T21:45+01:00',
      30 * MINUTE,
      '2026-11-27 09:15',
    ],
    ['a mail from São Paulo, at night in Warsaw', warsaw, '2026-11-10T20:00-03:00', 30 * MINUTE, '2026-11-12 09:30'],
    ['over new year, a holiday and a weekend', madrid, '2026-12-31T17:45+01:00', 30 * MINUTE, '2027-01-04 09:15'],
    ['over a half day', own, '2026-12-24T12:30+01:00', HOUR, '2026-12-26 10:30'],
    ['from after a half day', own, '2026-12-24T15:00+01:00', HOUR, '2026-12-26 11:00'],
    ['a holiday on which the store works', own, '2026-12-07T17:30+01:00', HOUR, '2026-12-08 09:30'],
    ['a date goes before the same day of every year', own, '2026-12-30T17:30+01:00', HOUR, '2027-01-04 09:30'],
    ['the same day of another year', own, '2027-12-30T17:30+01:00', HOUR, '2027-12-31 09:30'],
    ['several weeks', lunch, '2026-11-02T09:00+01:00', 15 * 8 * HOUR, '2026-11-20 19:00'],
  ])('%s', (_, calendar, from, ms, expected) => {
    expect(localTime(calendar, addBusinessTime(calendar, at(from), ms))).toBe(expected)
  })
})

describe('business time between', () => {
  test.each<[string, Calendar, string, string, number]>([
    ['the days around the change to summer time', madrid, '2026-03-27T17:00+01:00', '2026-03-30T10:00+02:00', 2],
    ['the days around the change to winter time', madrid, '2026-10-23T17:00+02:00', '2026-10-26T10:00+01:00', 2],
    ['a Sunday of 23 hours around the clock', always, '2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00', 23],
    ['a Sunday of 25 hours around the clock', always, '2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00', 25],
    ['a night of an hour less', night, '2026-03-28T18:00+01:00', '2026-03-29T12:00+02:00', 8],
    [
      'a night of two hours all the same, as the clock comes to two once',
      night,
      '2026-10-24T18:00+02:00',
      '2026-10-25T12:00+01:00',
      8,
    ],
    [
      'December with half days and closing days',
      own,
      '2026-12-21T00:00+01:00',
      '2027-01-04T00:00+01:00',
      3 * 9 + 4 + 4 + 3 * 9,
    ],
    ['São Paulo counted from Warsaw', saoPaulo, '2026-11-26T12:00+01:00', '2026-11-26T14:00+01:00', 1],
    [
      'a store that is closed all week but for one day of its own',
      { ...neverOpen, days: new Map([['2026-11-28', hour(10, 14)]]) },
      '2026-11-01T00:00+01:00',
      '2026-12-01T00:00+01:00',
      4,
    ],
  ])('%s', (_, calendar, from, to, hours) => {
    expect(businessTimeBetween(calendar, at(from), at(to)) / HOUR).toBe(hours)
    expect(businessTimeBetween(calendar, at(to), at(from)) / HOUR).toBe(-hours)
  })
})

describe('a day of business', () => {
  const clock = (calendar: Calendar, instant: number | undefined) =>
    instant === undefined ? 'closed' : localTime(calendar, instant)
  test.each<[string, Calendar, string, string, string]>([
    ['with a break', lunch, '2026-11-27', '2026-11-27 09:00', '2026-11-27 19:00'],
    ['to midnight', night, '2026-11-26', '2026-11-26 18:00', '2026-11-27 00:00'],
    ['begun in the night and gone on in the evening', night, '2026-11-27', '2026-11-27 00:00', '2026-11-28 00:00'],
    ['half', own, '2026-12-24', '2026-12-24 09:00', '2026-12-24 13:00'],
    ['on a Saturday of its own', own, '2026-12-26', '2026-12-26 10:00', '2026-12-26 14:00'],
    ['closed by date', own, '2026-12-31', 'closed', 'closed'],
    ['on a holiday as usual', own, '2026-12-08', '2026-12-08 09:00', '2026-12-08 18:00'],
    ['on which clocks change', night, '2026-03-29', '2026-03-29 00:00', '2026-03-29 03:00'],
  ])('%s', (_, calendar, date, begin, end) => {
    expect(clock(calendar, beginOfBusiness(calendar, date))).toBe(begin)
    expect(clock(calendar, endOfBusiness(calendar, date))).toBe(end)
  })

  test.each<[string, Calendar, string, string]>([
    ['over the weekend of the change', madrid, '2026-03-28T12:00+01:00', '2026-03-30 09:00'],
    ['over closing days and a weekend', own, '2026-12-30T12:00+01:00', '2027-01-04 09:00'],
    ['to a half day', own, '2026-12-23T18:00+01:00', '2026-12-24 09:00'],
    ['after midnight, where work began at midnight', night, '2026-11-27T00:30+01:00', '2026-11-28 00:00'],
  ])('the next beginning: %s', (_, calendar, after, expected) => {
    expect(localTime(calendar, nextBeginOfBusiness(calendar, at(after)))).toBe(expected)
  })

  test('the nearest day of work, both ways', () => {
    expect([nearestBusinessDay(own, '2026-12-25', 1), nearestBusinessDay(own, '2027-01-01', -1)]).toEqual([
      '2026-12-26',
      '2026-12-30',
    ])
    expect(nearestBusinessDay(neverOpen, '2026-12-25', 1)).toBeUndefined()
  })
})

describe('daytime', () => {
  const narrow: Calendar = { ...madrid, daytime: { from: 10 * 60, to: 14 * 60 } }
  test.each<[string, Calendar, string, boolean]>([
    ['before eight', madrid, '2026-03-30T07:59+02:00', false],
    ['at eight', madrid, '2026-03-30T08:00+02:00', true],
    ['a minute to nine', madrid, '2026-10-26T20:59+01:00', true],
    ['at nine', madrid, '2026-10-26T21:00+01:00', false],
    ['in the narrower one of a store', narrow, '2026-10-26T10:00+01:00', true],
    ['outside the narrower one', narrow, '2026-10-26T15:00+01:00', false],
    ['by the store, not by the customer in Warsaw', saoPaulo, '2026-11-26T11:30+01:00', false],
  ])('%s', (_, calendar, instant, expected) => {
    expect(isDaytime(calendar, at(instant))).toBe(expected)
  })

  test('the last before an instant, and the beginning of a day', () => {
    expect(localTime(narrow, lastDaytime(narrow, at('2026-11-27T03:00+01:00')))).toBe('2026-11-26 12:55')
    expect(localTime(narrow, lastDaytime(narrow, at('2026-11-27T18:00+01:00')))).toBe('2026-11-27 12:55')
    expect(localTime(narrow, lastDaytime(narrow, at('2026-11-27T11:00+01:00')))).toBe('2026-11-27 11:00')
    expect(localTime(narrow, beginOfDaytime(narrow, at('2026-11-27T00:00Z')))).toBe('2026-11-27 10:00')
  })
})

describe('always', () => {
  const calendars = [madrid, lunch, saoPaulo, always, night, warsaw, own]
  const calendar = fc.constantFrom(...calendars)
  /** Two years with four changes of clocks, and the years around new year. */
  const instant = fc
    .integer({ min: at('2026-01-01T00:00Z') / MINUTE, max: at('2028-01-01T00:00Z') / MINUTE })
    .map((n) => n * MINUTE)
  const span = fc.integer({ min: 1, max: 60 * 24 * 60 }).map((n) => n * MINUTE)

  test('what was added is what lies between', () => {
    fc.assert(
      fc.property(calendar, instant, span, (when, from, ms) => {
        expect(businessTimeBetween(when, from, addBusinessTime(when, from, ms))).toBe(ms)
      }),
      { seed: 20_261_122, numRuns: 600 },
    )
  })

  test('what lies between leads to the same moment of work, or to the end of it before', () => {
    fc.assert(
      fc.property(calendar, instant, span, (when, from, ms) => {
        const to = from + ms
        const between = businessTimeBetween(when, from, to)
        const reached = addBusinessTime(when, from, between)
        expect(reached).toBeLessThanOrEqual(to)
        expect(businessTimeBetween(when, reached, to)).toBe(0)
      }),
      { seed: 20_261_122, numRuns: 400 },
    )
  })

  test('parts add up, and an instant is reached once only', () => {
    fc.assert(
      fc.property(calendar, instant, span, span, (when, from, one, other) => {
        const half = addBusinessTime(when, from, one)
        expect(addBusinessTime(when, half, other)).toBe(addBusinessTime(when, from, one + other))
        expect(half).toBeGreaterThanOrEqual(from + one)
      }),
      { seed: 20_261_122, numRuns: 400 },
    )
  })

  test('the next beginning lies ahead, on a day with hours, and no other begins before', () => {
    fc.assert(
      fc.property(calendar, instant, (when, from) => {
        const next = nextBeginOfBusiness(when, from)
        expect(next).toBeGreaterThan(from)
        const date = localTime(when, next).slice(0, 10)
        expect(hoursOn(when, date)).not.toEqual([])
        expect(beginOfBusiness(when, date)).toBe(next)
        expect(next - from).toBeLessThan(8 * DAY)
      }),
      { seed: 20_261_122, numRuns: 400 },
    )
  })

  test('the last daytime is daytime, and no more than half a day and the leeway before', () => {
    fc.assert(
      fc.property(calendar, instant, (when, from) => {
        const last = lastDaytime(when, from)
        expect(isDaytime(when, last)).toBe(true)
        expect(last).toBeLessThanOrEqual(from)
        expect(from - last).toBeLessThanOrEqual(12.5 * HOUR)
      }),
      { seed: 20_261_122, numRuns: 400 },
    )
  })
})
