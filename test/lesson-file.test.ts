import { expect, test } from 'vitest'
import type { Lesson } from '../src/app/ports.ts'
import { lessonToLine, readLessons } from '../src/cli/lesson-file.ts'

const LESSON: Lesson = {
  category: 'delivery',
  topic: 'late',
  guess: { category: 'checkout', topic: 'coupon', sure: false },
  language: 'pl',
  at: Date.UTC(2026, 10, 23),
  features: { kind: '1.abc', bytes: new Uint8Array([0, 1, 2, 250]) },
}
const { guess: _, ...UNGUESSED } = LESSON
const line = (changes: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ ...JSON.parse(lessonToLine(LESSON)), ...changes })

test('what is written is read, blank lines apart', () => {
  const read = readLessons(`${lessonToLine(LESSON)}\n\n  \n${lessonToLine(UNGUESSED)}\r\n`)
  expect(read).toEqual({ lessons: [LESSON, UNGUESSED].map((one) => ({ ...one, features: expect.anything() })) })
  const [first] = 'lessons' in read ? read.lessons : []
  expect(first?.features.kind).toBe('1.abc')
  expect([...(first?.features.bytes ?? [])]).toEqual([0, 1, 2, 250])
  expect(readLessons('')).toEqual({ lessons: [] })
})

test.each<[string, string, string]>([
  ['no JSON', 'delivery late', 'a line of JSON'],
  ['a list', '[]', 'a line of JSON'],
  ['nothing', 'null', 'a line of JSON'],
  ['no topic', line({ topic: '' }), 'a category and a topic'],
  ['a category with a line in it', line({ category: 'a\nb' }), 'a category and a topic'],
  ['a long category', line({ category: 'a'.repeat(101) }), 'a category and a topic'],
  ['no language', line({ language: 3 }), 'a language'],
  ['no kind', line({ kind: null }), 'the kind'],
  ['no date', line({ at: 'yesterday' }), 'a date in "at"'],
  ['letters that are no base64', line({ features: '<b>' }), 'base64'],
  ['an odd number of bytes', line({ features: 'AAAA' }), 'fours of bytes'],
  ['no features', line({ features: '' }), 'base64'],
  ['too many features', line({ features: 'AAAAAAAA'.repeat(60_000) }), 'base64'],
  ['half a guess', line({ guess: { category: 'delivery' } }), '"guess"'],
])('%s: says which line, and what was expected', (_name, wrong, words) => {
  const read = readLessons(`${lessonToLine(LESSON)}\n${wrong}\n`)
  expect(read).toEqual({ problem: expect.stringContaining('line 2: expected') })
  expect(read).toEqual({ problem: expect.stringContaining(words) })
})
