/** How the classifier learns inside the reading thread, whatever is handed to it. */
import { expect, test } from 'vitest'
import { classify } from '../src/domain/classify/classify.ts'
import type { Learned } from '../src/domain/classify/model/learned.ts'
import type { GuardText, StoredLesson } from '../src/domain/classify/model/lessons.ts'
import { columnsOf } from '../src/domain/classify/model/model.ts'
import { BASE_TAXONOMY } from '../src/domain/classify/taxonomy.ts'
import { cutWords } from '../src/domain/language/words.ts'
import { createLearning } from '../src/wiring/learning.ts'
import { theWordSense } from './support/word-sense.ts'

const sense = theWordSense()
const GUARD: readonly GuardText[] = [
  { subject: '', body: 'Where is my parcel? It is a week late.', category: 'delivery', topic: 'late' },
  { subject: '', body: 'My coupon is not accepted at the checkout.', category: 'checkout', topic: 'coupon' },
]
const TEXT = { subject: 'Tent', text: 'It is about the Aurora tent of the fair in Almería.' }

function aLearning(guardTexts = () => GUARD) {
  const learning = createLearning(sense.model, guardTexts, sense)
  const lesson: StoredLesson = {
    category: 'checkout',
    topic: 'invoice',
    features: { bytes: learning.features(TEXT), kind: learning.kind },
  }
  return { learning, lesson }
}

function read({ subject, text }: typeof TEXT, learned?: Learned) {
  const input = { subject, newText: cutWords(text), language: 'en' as const }
  return classify(input, { ...sense, taxonomy: BASE_TAXONOMY, learned })
}

test('the mails of the guard are read when something is learned for the first time, and once', () => {
  let times = 0
  const { learning, lesson } = aLearning(() => {
    times++
    return GUARD
  })
  learning.learn([])
  expect(times).toBe(0)
  expect(learning.learn([lesson])).toEqual({ used: 1, part: 1, guard: { mails: 2, base: 2, now: 2 } })
  learning.learn([lesson, lesson])
  expect(times).toBe(1)
  expect(read(TEXT)).not.toMatchObject({ category: 'checkout', topic: 'invoice' })
  expect(read(TEXT, learning.learned())).toMatchObject({ category: 'checkout', topic: 'invoice' })
})

test('where the guard cannot be read nothing is learned, and what was stays; later it is tried again', () => {
  let isThere = false
  const { learning, lesson } = aLearning(() => {
    if (!isThere) throw new Error('no such file')
    return GUARD
  })
  expect(() => learning.learn([lesson])).toThrow('no such file')
  expect(learning.learned()).toBeUndefined()
  isThere = true
  expect(learning.learn([lesson])).toMatchObject({ used: 1 })
  expect(learning.learned()).toBeDefined()
})

test('features of another kind and empty ones are passed over; without any lesson all is forgotten', () => {
  const { learning, lesson } = aLearning()
  const { bytes, kind } = lesson.features
  const useless = [
    { ...lesson, features: { bytes, kind: '0.old' } },
    { ...lesson, features: { bytes: new Uint8Array(), kind } },
  ]
  expect(learning.learn([...useless, lesson])).toMatchObject({ used: 1 })
  expect(learning.learn(useless)).toMatchObject({ used: 0, part: 1 })
  expect(read(TEXT, learning.learned())).toEqual(read(TEXT))
  learning.learn([lesson])
  learning.learn([])
  expect(learning.learned()).toBeUndefined()
})

test.each(['', '   ', '👍', '??', '\u0000'])('a text without words (%j) has features that can be learned', (text) => {
  const { learning } = aLearning()
  const bytes = learning.features({ subject: '', text })
  const lesson = { category: 'support', topic: 'praise', features: { bytes, kind: learning.kind } }
  expect(learning.learn([lesson])).toMatchObject({ guard: { base: 2, now: 2 } })
  for (const row of learning.learned()?.rows.values() ?? []) expect(row.every(Number.isFinite)).toBe(true)
})

test('a topic that was learned and that the store has no more is not given, and nothing is sure beside it', () => {
  const { signs } = columnsOf(sense.model)
  const certain = new Float32Array(signs + 1)
  certain[signs] = 1_000
  const rows = new Map(Array.from({ length: 65_536 }, (_, bucket) => [bucket, certain]))
  const found = read(TEXT, { rows, width: signs + 1, ownTopics: ['rental/deposit'] })
  expect(BASE_TAXONOMY.categories.map(({ id }) => id)).toContain(found.category)
  expect(found.sure).toBe(false)
})
