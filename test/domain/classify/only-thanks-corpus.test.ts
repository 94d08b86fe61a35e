/** The recogniser of courtesy against mails written for it, a part of them after its phrases. */
import { expect, test } from 'vitest'
import { COURTESY_LANGUAGES, countCourtesy, courtesyTable } from '../../eval/courtesy.ts'

test('no request of those held back is taken for courtesy, and at most one in two hundred of all', () => {
  expect(countCourtesy(COURTESY_LANGUAGES, 'held-back').taken).toEqual([])
  const { taken, requests } = countCourtesy(COURTESY_LANGUAGES)
  expect(taken.length / requests, taken.join(' ')).toBeLessThanOrEqual(0.005)
})

test.each(COURTESY_LANGUAGES)('95 % of courtesy in %s is recognised', (language) => {
  const { courtesy, missed } = countCourtesy([language])
  expect(1 - missed.length / courtesy, missed.join(' ')).toBeGreaterThanOrEqual(0.95)
})

test('there is a table of it', () => {
  expect(courtesyTable().split('\n')).toHaveLength(COURTESY_LANGUAGES.length + 2)
})
