/** What is a rise and what is chance: by tables, and by weeks that are drawn with a fixed seed. */
import { describe, expect, test } from 'vitest'
import { CHANCES } from '../../../src/domain/report/recurrence.ts'
import { type Counted, chanceOfSoFew, chanceOfSoMany, risen } from '../../../src/domain/report/significance.ts'

describe('Fisher’s exact test', () => {
  // By hand, or by any table of the hypergeometric distribution.
  test.each([
    ['all three of three in one of two halves', { count: 3, total: 3 }, { count: 0, total: 3 }, 1 / 20],
    ['the lady who tastes tea', { count: 3, total: 4 }, { count: 1, total: 4 }, 17 / 70],
    ['none is always there', { count: 0, total: 9 }, { count: 5, total: 9 }, 1],
    ['nothing before is no comparison', { count: 4, total: 9 }, { count: 0, total: 0 }, 1],
  ])('%s', (_, now, before, expected) => {
    expect(chanceOfSoMany(now, before)).toBeCloseTo(expected, 10)
  })

  test('the other side: so few', () => {
    expect(chanceOfSoFew({ count: 0, total: 3 }, { count: 3, total: 3 })).toBeCloseTo(1 / 20, 10)
  })

  test('holds for large numbers, where factorials do not fit', () => {
    expect(chanceOfSoMany({ count: 5_200, total: 20_000 }, { count: 20_000, total: 80_000 })).toBeLessThan(0.005)
    expect(chanceOfSoMany({ count: 5_000, total: 20_000 }, { count: 20_000, total: 80_000 })).toBeCloseTo(0.5, 1)
  })
})

/** Forty topics as in a real store: a few are frequent, most are rare. */
const TOPICS = 40
const WEIGHTS = Array.from({ length: TOPICS }, (_, n) => 1 / (n + 1))
const ALL_WEIGHTS = sum(WEIGHTS)

describe('what rose, among forty topics of which the others stay as they were', () => {
  const family = (now: number, before: readonly number[], weekly = 100): readonly (Counted & { name: string })[] => {
    const others = WEIGHTS.map((weight) => Math.round(((weekly - 3) * weight) / ALL_WEIGHTS))
    const total = sum(others) + now
    const totalBefore = before.map((count) => sum(others) + count)
    return [
      { name: 'it', count: now, before, total, totalBefore },
      ...others.map((count) => ({ name: 'other', count, before: before.map(() => count), total, totalBefore })),
    ]
  }
  test.each<[string, number, readonly number[], boolean]>([
    ['1 to 2', 2, [1, 1, 1, 1], false],
    ['2 to 4', 4, [2, 2, 2, 2], false],
    ['3 to 11', 11, [3, 3, 3, 3], true],
    ['3 to 6', 6, [3, 3, 3, 3], false],
    ['0 to 4, fewer than five more', 4, [0, 0, 0, 0], false],
    ['0 to 5', 5, [0, 0, 0, 0], true],
    ['20 to 30, certain and no news', 30, [20, 20, 20, 20], false],
    ['10 to 32', 32, [10, 10, 10, 10], true],
    ['up and down each fortnight', 12, [0, 12, 0, 12], false],
    ['against one week alone', 11, [3], false],
    ['against two weeks', 14, [3, 3], true],
  ])('%s', (_, now, before, isRise) => {
    expect(risen(family(now, before), CHANCES.topic).map(({ name }) => name)).toEqual(isRise ? ['it'] : [])
  })

  test('a store that grows three times as big raises nothing', () => {
    const before = WEIGHTS.map((weight) => Math.round(weight * 40))
    const grown = before.map((count) => ({
      count: count * 3,
      before: [count, count, count, count],
      total: sum(before) * 3,
      totalBefore: before.map(() => sum(before)).slice(0, 4),
    }))
    expect(risen(grown, CHANCES.topic)).toEqual([])
  })
})

describe('over 1,500 weeks in which nothing changes but the volume, by a fifth', () => {
  test.each([
    ['40 incidents a week', 40, 30, 0.8],
    ['130 incidents a week', 130, 15, 0.65],
    ['600 incidents a week', 600, 10, 0.85],
  ])('%s: false alarms in fewer than one week of so many, planted rises are found', (_, volume, oneIn, found) => {
    const random = generator(4_821)
    const history: (readonly number[])[] = []
    const seen = { weeks: 0, alarms: 0, planted: 0 }
    for (let week = 0; week < 1_500; week++) {
      const busy = volume * (0.8 + 0.4 * random())
      history.push(WEIGHTS.map((weight) => poisson((busy * weight) / ALL_WEIGHTS, random)))
      if (history.length < 5) continue
      const before = history.slice(-5, -1)
      const now = history.at(-1) ?? []
      seen.weeks++
      if (risen(drawn(now, before), CHANCES.topic).length > 0) seen.alarms++
      // The sixth topic four times as frequent as it would have been, and by eight at least.
      const more = Math.max(8, (now[5] ?? 0) * 3)
      const planted = now.map((count, topic) => (topic === 5 ? count + more : count))
      if (risen(drawn(planted, before), CHANCES.topic).some(({ topic }) => topic === 5)) seen.planted++
    }
    expect(seen.alarms / seen.weeks).toBeLessThan(1 / oneIn)
    expect(seen.planted / seen.weeks).toBeGreaterThan(found)
  })
})

function drawn(
  now: readonly number[],
  before: readonly (readonly number[])[],
): readonly (Counted & { topic: number })[] {
  return now.map((count, topic) => ({
    ...{ topic, count, total: sum(now) },
    before: before.map((week) => week[topic] ?? 0),
    totalBefore: before.map(sum),
  }))
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}

/** Mulberry32: the same numbers in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function poisson(mean: number, random: () => number): number {
  const floor = Math.exp(-mean)
  let count = -1
  for (let product = 1; product > floor || count < 0; product *= random()) count++
  return Math.max(0, count)
}
