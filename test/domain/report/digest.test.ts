/** The week in figures: what is counted, what it is compared with, and what is laid before managers. */
import { describe, expect, test } from 'vitest'
import { decisionCount, decisionsOf, type Needed } from '../../../src/domain/report/decisions.ts'
import { type DigestRows, type DigestWeek, digestFigures, type Happened } from '../../../src/domain/report/digest.ts'
import { csvOf } from '../../../src/domain/report/digest-csv.ts'
import type { DigestFigures } from '../../../src/domain/report/digest-figures.ts'
import type { Found } from '../../../src/domain/report/recurrence.ts'
import { verdictOf, type WeekCourse } from '../../../src/domain/report/verdict.ts'
import { type OpenedRow, tallyWeek } from '../../../src/domain/report/week-tally.ts'
import { weekOf } from '../../../src/domain/time/business-time.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time/instant.ts'
import { A_STORE, at } from '../../support/a-store.ts'

/** Monday, 9:00 of the store. */
const MONDAY = at('2026-03-02T09:00:00+01:00')
const NEXT_MONDAY = at('2026-03-09T08:00:00+01:00')
const QUIET: Happened = {
  ...{ ended: 0, reopened: 0, promisesKept: 0, promisesMissed: 0 },
  ...{ offersMade: 0, offersChosen: 0, deliveryFailures: 0 },
}
const LEDGER = { received: 9, filed: 7, automatic: 1, ignored: 1, quarantined: 0, held: 0, open: 0, difference: 0 }

function row(number: number, changes: Partial<OpenedRow> = {}): OpenedRow {
  return {
    ...{
      number,
      category: 'delivery',
      topic: 'late',
      language: 'es',
      urgent: false,
      customer: `c${number}@mail.example`,
    },
    ...{ openedAt: MONDAY, isOwed: true, orderNumbers: [] },
    ...changes,
  }
}

function aWeek(monday: Instant, rows: readonly OpenedRow[], happened: Partial<Happened> = {}): DigestWeek {
  const week = weekOf(A_STORE.calendar, monday)
  return { week, tally: tallyWeek(rows, A_STORE, week.to + 8 * HOUR), happened: { ...QUIET, ...happened } }
}

function content(weeks: readonly DigestWeek[], changes: Partial<DigestRows> = {}) {
  return digestFigures({
    weeks,
    scores: [0, 0, 0, 0, 0],
    scoresBefore: [0, 0, 0, 0, 0],
    ...{ promisesMoved: 0, resolutionHours: [], compensations: [], openNow: 0, backlog: [0, 0, 0, 0, 0, 0] },
    ...{ ledger: LEDGER, recurring: [], needed: [], target: 30 * MINUTE },
    ...changes,
  })
}

describe('first answers', () => {
  const friday = MONDAY + 4 * DAY + 8 * HOUR + 50 * MINUTE
  const sunday = MONDAY + 6 * DAY
  test.each<[string, Partial<OpenedRow>, { judged: number; inTime: number; minutes: readonly number[] }]>([
    ['within the target', { firstAnsweredAt: MONDAY + 20 * MINUTE }, { judged: 1, inTime: 1, minutes: [20] }],
    ['after it', { firstAnsweredAt: MONDAY + 31 * MINUTE }, { judged: 1, inTime: 0, minutes: [31] }],
    [
      'urgent ones have less time',
      { urgent: true, firstAnsweredAt: MONDAY + 20 * MINUTE },
      { judged: 1, inTime: 0, minutes: [20] },
    ],
    [
      'over a weekend business time counts',
      { openedAt: friday, firstAnsweredAt: friday + 2 * DAY + 15 * HOUR + 30 * MINUTE },
      { judged: 0, inTime: 0, minutes: [30] },
    ],
    ['none at all', {}, { judged: 1, inTime: 0, minutes: [] }],
    ['none yet, and its time is not up', { openedAt: sunday }, { judged: 0, inTime: 0, minutes: [] }],
    ['opened by the store itself', { isOwed: false }, { judged: 0, inTime: 0, minutes: [] }],
  ])('%s', (_, changes, { judged, inTime, minutes }) => {
    const tally = tallyWeek([row(1, changes)], A_STORE, NEXT_MONDAY)
    expect(tally.inTarget).toEqual({ count: inTime, total: judged })
    expect(tally.answerMinutes).toEqual(minutes)
  })
})

test('order numbers count by the letters they begin with: digits go up by themselves', () => {
  const orders = [['WEB-104'], ['web105', 'ES/7'], ['10482'], ['2026-118']]
  const { prefixes } = tallyWeek(
    orders.map((orderNumbers, n) => row(n, { orderNumbers })),
    A_STORE,
    NEXT_MONDAY,
  )
  expect([...prefixes].map(([prefix, { count }]) => [prefix, count])).toEqual([
    ['WEB', 2],
    ['ES', 1],
  ])
})

describe('figures', () => {
  test('counts with the week before, the most frequent first', () => {
    const before = aWeek(MONDAY - 7 * DAY, [row(1, { category: 'checkout', topic: 'payment' })])
    const week = aWeek(MONDAY, [row(2), row(3), row(4, { language: 'pl', category: 'checkout', topic: 'payment' })])
    const { figures } = content([before, week])
    expect(figures).toMatchObject({ opened: 3, openedBefore: 1, weekNumber: 10 })
    expect(figures.byCategory).toEqual([
      { category: 'delivery', count: 2, before: 0 },
      { category: 'checkout', count: 1, before: 1 },
    ])
    expect(figures.byTopic[0]).toEqual({ category: 'delivery', topic: 'late', count: 2, before: 0 })
    expect(figures.series.weeks.map(({ number, opened }) => [number, opened])).toEqual([
      [9, 1],
      [10, 3],
    ])
    expect(figures.series.categories[0]).toEqual({ category: 'checkout', counts: [1, 1] })
  })

  test('of the first week compare with nothing', () => {
    const { figures } = content([aWeek(MONDAY, [row(1)], { ended: 1 })])
    expect(figures.verdict.trend).toBe('new')
    for (const absent of ['openedBefore', 'resolvedBefore', 'reopenedBefore', 'resolution', 'firstAnswer', 'survey'])
      expect(figures).not.toHaveProperty(absent)
    expect(figures.byCategory).toEqual([{ category: 'delivery', count: 1 }])
  })

  test('of an empty week are one thing: it was empty', () => {
    const { figures } = content([aWeek(MONDAY - 7 * DAY, [row(1)]), aWeek(MONDAY, [])])
    expect(figures).toMatchObject({ isEmpty: true, opened: 0, verdict: { trend: 'empty' } })
  })

  test.each([
    ['summer time begins, 167 hours', '2026-03-25T12:00:00Z', 167],
    ['summer time ends, 169 hours', '2026-10-21T12:00:00Z', 169],
  ])('of a week in which %s', (_, day, hours) => {
    const { figures } = content([aWeek(at(day), [row(1, { openedAt: at(day) })])])
    expect((figures.to - figures.from) / HOUR).toBe(hours)
    expect(figures.opened).toBe(1)
  })

  test('of the survey: a mean of few answers is compared with nothing', () => {
    const week = [aWeek(MONDAY, [row(1)])]
    const few = content(week, { scores: [0, 0, 1, 0, 1], scoresBefore: [0, 0, 0, 0, 90] }).figures.survey
    expect(few).toEqual({ answers: 2, mean: 4, distribution: [0, 0, 1, 0, 1] })
    const many = content(week, { scores: [0, 0, 10, 0, 10], scoresBefore: [0, 0, 0, 0, 90] }).figures.survey
    expect(many).toMatchObject({ answers: 20, mean: 4, meanBefore: 5 })
  })

  test('of the backlog name every age once', () => {
    const { figures } = content([aWeek(MONDAY, [row(1)])], { backlog: [5, 4, 3, 2, 1, 9] })
    expect(figures.backlog.map(({ olderThanDays, upToDays, count }) => [olderThanDays, upToDays, count])).toEqual([
      [0, 1, 5],
      [1, 3, 4],
      [3, 7, 3],
      [7, 14, 2],
      [14, 30, 1],
      [30, undefined, 9],
    ])
  })
})

describe('better or worse', () => {
  const none = { count: 0, total: 0 }
  const course = (changes: Partial<WeekCourse> = {}): WeekCourse => ({
    ...{ inTarget: { count: 80, total: 100 }, reopened: { count: 5, total: 100 }, promisesKept: none, satisfied: none },
    ...changes,
  })
  const even = { came: 100, ended: 100 }
  test.each<[string, WeekCourse, { came: number; ended: number }, string, readonly string[]]>([
    ['the same', course(), even, 'same', []],
    ['five of a hundred more in time are chance', course({ inTarget: { count: 85, total: 100 } }), even, 'same', []],
    ['fifteen of a hundred are not', course({ inTarget: { count: 95, total: 100 } }), even, 'better', ['in-target']],
    ['fifteen fewer', course({ inTarget: { count: 65, total: 100 } }), even, 'worse', ['in-target']],
    ['three times as much reopened', course({ reopened: { count: 15, total: 100 } }), even, 'worse', ['reopened']],
    ['one promise of one missed says nothing', course({ promisesKept: { count: 0, total: 1 } }), even, 'same', []],
    ['ten more came than ended', course(), { came: 105, ended: 95 }, 'same', []],
    ['sixty more came than ended', course(), { came: 130, ended: 70 }, 'worse', ['backlog']],
    [
      'in part',
      course({ inTarget: { count: 95, total: 100 }, reopened: { count: 15, total: 100 } }),
      even,
      'mixed',
      ['in-target', 'reopened'],
    ],
  ])('%s', (_, week, flow, trend, signs) => {
    const before = course({ inTarget: { count: 320, total: 400 }, reopened: { count: 20, total: 400 } })
    const verdict = verdictOf(week, before, flow, false)
    expect(verdict.trend).toBe(trend)
    expect([...verdict.better, ...verdict.worse]).toEqual(signs)
  })

  test('a difference that is certain and tiny is none', () => {
    const big = (count: number) => course({ inTarget: { count, total: 100_000 } })
    expect(verdictOf(big(81_000), big(80_000), even, false).trend).toBe('same')
  })
})

describe('what needs a decision', () => {
  const recurrence: Found = { kind: 'topic', what: 'delivery/late', count: 11, expected: 3, examples: [4, 9] }
  const needed: readonly Needed[] = [
    { because: 'unanswered', total: 40, numbers: [1, 2, 3] },
    { because: 'promise-missed', total: 2, numbers: [2, 4] },
  ]

  test('the gravest first, an incident where it is gravest and once, recurrences with their examples', () => {
    const decisions = decisionsOf(needed, [recurrence], 3)
    expect(decisions.map(({ because, total, numbers }) => [because, total, numbers])).toEqual([
      ['ledger', 3, []],
      ['promise-missed', 2, [2, 4]],
      ['unanswered', 39, [1, 3]],
      ['recurrence', 1, [4, 9]],
    ])
    expect(decisionCount(decisions)).toBe(1 + 2 + 39 + 1)
  })

  test('nothing when all is well', () => {
    expect(decisionsOf([], [], 0)).toEqual([])
  })
})

describe('as CSV', () => {
  const { figures } = content(
    [aWeek(MONDAY - 7 * DAY, [row(1)]), aWeek(MONDAY, [row(2), row(3)], { promisesKept: 2 })],
    { compensations: [{ currency: 'EUR', amount: 12.5, count: 1 }] },
  )
  const hostile = ['=1+1', '+34', '-2', '@SUM(A1)', 'a "b", c'].map((what) => ({
    ...{ kind: 'word' as const, what, count: 9, expected: 1, references: [] },
  }))
  const whole: DigestFigures = { ...figures, decisions: [], recurrences: hostile }
  const lines = csvOf(whole, '2026-W10', A_STORE.calendar).split('\r\n')

  test('one figure a row, decimals with a point, the weeks before under their own names', () => {
    expect(lines[0]).toBe('week,from,to,measure,group,value,unit')
    expect(lines).toContain('2026-W10,2026-03-02,2026-03-08,opened,,2,incidents')
    expect(lines).toContain('2026-W10,2026-03-02,2026-03-08,compensation_amount,EUR,12.5,EUR')
    expect(lines).toContain('2026-W09,2026-02-23,2026-03-01,opened,,1,incidents')
    expect(lines.at(-1)).toBe('')
    expect(lines.slice(0, -1).every((line) => !/[\r\n]/.test(line))).toBe(true)
  })

  test('what a spreadsheet would reckon is text, quotes are doubled', () => {
    const words = lines
      .filter((line) => /,recurring_word,/.test(line))
      .map((line) => line.slice(line.indexOf('_word,') + 6, line.lastIndexOf(',9,')))
    expect(words).toEqual(["'=1+1", "'+34", "'-2", "'@SUM(A1)", '"a ""b"", c"'])
  })
})
