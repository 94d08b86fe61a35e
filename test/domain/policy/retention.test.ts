/** Which incident at which age gets what, and what a store may say of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRetentionFile } from '../../../src/config/retention-file.ts'
import { BASE_TAXONOMY } from '../../../src/domain/classify/taxonomy.ts'
import {
  type Aged,
  isKeepingAll,
  KEEP_ALL,
  type RetentionRules,
  stepDue,
} from '../../../src/domain/policy/retention.ts'
import { DAY } from '../../../src/domain/time/instant.ts'

const RULES: RetentionRules = {
  incidents: { 'delete-attachments': 100 * DAY, anonymise: 200 * DAY },
  exceptions: [
    { of: { categories: ['checkout'] }, ages: { anonymise: 400 * DAY } },
    { of: { topics: ['checkout/refund'] }, ages: { anonymise: 'never', delete: 900 * DAY } },
    { of: { languages: ['pl'] }, ages: { delete: 300 * DAY } },
  ],
  leftovers: { spam: 30 * DAY, history: 50 * DAY },
  hold: [7],
}
const aged = (changes: Partial<Aged>): Aged => ({
  number: 1,
  category: 'delivery',
  topic: 'late',
  language: 'es',
  isSpam: false,
  isHistory: false,
  endedAt: 0,
  ...changes,
})

describe('stepDue', () => {
  test.each<[string, Partial<Aged>, number, string | undefined]>([
    ['is young', {}, 99, undefined],
    ['is old enough for its files', {}, 100, 'delete-attachments'],
    ['had that done', { done: 'delete-attachments' }, 150, undefined],
    ['is older', { done: 'delete-attachments' }, 200, 'anonymise'],
    ['was never looked at until now', {}, 5_000, 'anonymise'],
    ['is anonymous already', { done: 'anonymise' }, 5_000, undefined],
    ['is of a category that is kept longer', { category: 'checkout', topic: 'payment' }, 399, 'delete-attachments'],
    ['is of that category, and old', { category: 'checkout', topic: 'payment' }, 400, 'anonymise'],
    ['is of a topic that stays named', { category: 'checkout', topic: 'refund' }, 899, 'delete-attachments'],
    ['is of a topic that is deleted', { category: 'checkout', topic: 'refund' }, 900, 'delete'],
    ['is in a language of its own rule', { language: 'pl' }, 300, 'delete'],
    ['was spam', { isSpam: true }, 30, 'delete'],
    ['was there before the first start', { isHistory: true }, 50, 'delete'],
    ['is on hold', { number: 7 }, 5_000, undefined],
  ])('one that %s', (_, changes, days, step) => {
    expect(stepDue(RULES, aged(changes), days * DAY)).toBe(step)
  })

  test('without rules nothing is ever due', () => {
    expect(stepDue(KEEP_ALL, aged({ isSpam: true }), 99_999 * DAY)).toBeUndefined()
    expect(isKeepingAll(KEEP_ALL)).toBe(true)
  })
})

describe('retention.yaml', () => {
  const read = (source: string) => readRetentionFile(source, BASE_TAXONOMY)
  const mistakes = (source: string) => read(source).problems?.map(({ line, found }) => `${line}: ${found}`) ?? []

  test('the example can be used as it stands', () => {
    const example = readFileSync(join(import.meta.dirname, '../../../templates/store/retention.yaml'), 'utf8')
    const { value } = read(example)
    expect(value?.incidents).toEqual({ 'delete-attachments': 365.25 * DAY, anonymise: 1095.75 * DAY, delete: 'never' })
    expect(value?.exceptions.map(({ of }) => of)).toEqual([
      { categories: ['checkout'] },
      { topics: ['support/warranty', 'delivery/damaged'] },
    ])
    expect(Object.keys(value?.leftovers ?? {})).toEqual([
      ...['automatic', 'ignored', 'quarantined', 'spam', 'history', 'reports'],
    ])
  })

  test('a file that says nothing keeps all', () => {
    expect(read('# nothing\n').value).toEqual(KEEP_ALL)
  })

  test.each([
    ['incidents:\n  anonymise: 3 days', '2: "3 days"'],
    ['incidents:\n  anonymise: 59d', '2: "59d"'],
    ['incidents:\n  delete: 89d', '2: "89d"'],
    ['incidents:\n  delete: 0', '2: "0"'],
    ['incidents:\n  shred: 1y', '2: "shred"'],
    ['incident: {}', '1: "incident"'],
    ['exceptions:\n  - when: { category: furniture }\n    delete: 1y', '2: "furniture"'],
    ['exceptions:\n  - delete: 1y', '2: an exception for all incidents'],
    ['exceptions:\n  - when: { urgent: yes }\n    delete: 1y', '2: urgent'],
    ['others:\n  spam: 1d', '2: "1d"'],
    ['others:\n  raffle: 30d', '2: "raffle"'],
    ['hold: [INC-1001-ABCDE, mine]', '1: "mine"'],
    ['incidents: 3y', '1: "3y"'],
  ])('%j is told of', (source, told) => {
    expect(mistakes(source)).toEqual([told])
  })

  test('references and numbers are held alike', () => {
    expect(read('hold: [INC-1001-ABCDE, 1002]').value?.hold).toEqual([1001, 1002])
  })
})
