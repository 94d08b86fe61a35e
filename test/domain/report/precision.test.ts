import { describe, expect, test } from 'vitest'
import { differs, type GuessCount, precisionOf } from '../../../src/domain/report/precision.ts'

const guessed = (category: string, language: string, guessedCount: number, sure: number, kept: number): GuessCount => ({
  category,
  language,
  guessed: guessedCount,
  sure,
  kept,
})

describe('how well a week was sorted', () => {
  test('nothing was guessed: nothing is said', () => {
    expect(precisionOf([], [guessed('delivery', 'es', 90, 80, 70)])).toBeUndefined()
  })

  test('in all, by category and by language, the most first; percentages from ten on', () => {
    const week = [
      guessed('checkout', 'es', 4, 3, 2),
      guessed('delivery', 'es', 20, 18, 17),
      guessed('delivery', 'pl', 2, 1, 1),
      guessed('support', 'en', 3, 0, 0),
    ]
    expect(precisionOf(week, [])).toEqual({
      kept: { count: 20, total: 22, share: 20 / 22 },
      unsure: { count: 7, total: 29, share: 7 / 29 },
      byCategory: [
        { category: 'delivery', count: 18, total: 19, share: 18 / 19 },
        { category: 'checkout', count: 2, total: 3 },
      ],
      byLanguage: [
        { language: 'es', count: 19, total: 21, share: 19 / 21 },
        { language: 'pl', count: 1, total: 1 },
      ],
    })
  })

  const before = [guessed('delivery', 'es', 400, 360, 345)]
  test.each<[string, GuessCount, readonly string[]]>([
    ['the same', guessed('delivery', 'es', 100, 90, 86), []],
    ['a little worse', guessed('delivery', 'es', 100, 90, 83), []],
    ['much worse', guessed('delivery', 'es', 100, 90, 75), ['keptBefore']],
    ['better', guessed('delivery', 'es', 220, 200, 200), ['keptBefore']],
    ['much less sure', guessed('delivery', 'es', 100, 70, 67), ['unsureBefore']],
    ['much worse, and less sure', guessed('delivery', 'es', 100, 70, 50), ['keptBefore', 'unsureBefore']],
    ['all wrong, but few', guessed('delivery', 'es', 19, 19, 0), []],
  ])('%s than the four weeks before', (_, week, said) => {
    const found = precisionOf([week], before) ?? {}
    expect(Object.keys(found).filter((key) => key.endsWith('Before'))).toEqual(said)
  })

  test('what it was before is the share of then', () => {
    const found = precisionOf([guessed('delivery', 'es', 100, 70, 50)], before)
    expect(found).toMatchObject({ keptBefore: 345 / 360, unsureBefore: 40 / 400 })
  })
})

test.each([
  [20, 20, 0, 20, true],
  [19, 19, 0, 20, false],
  [20, 20, 20, 20, false],
  [0, 20, 0, 20, false],
  [10, 20, 11, 20, false],
  [500, 1000, 560, 1000, true],
])('%i of %i and %i of %i differ: %s', (count, total, others, otherTotal, expected) => {
  expect(differs({ count, total }, { count: others, total: otherTotal })).toBe(expected)
})
