/** What is kept of a correction must mean the same to the next version. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { featuresOf, type Seen } from '../../../../src/domain/classify/model/features.ts'
import { decodeFeatures, encodeFeatures } from '../../../../src/domain/classify/model/learned.ts'
import { FEATURES_KIND } from '../../../../src/domain/classify/model/lessons.ts'
import { cutWords } from '../../../../src/domain/language/words.ts'

const { words } = cutWords('My parcel 4411 did not come. The parcel shop is closed!')
const SEEN: Seen = {
  words,
  subjectWords: 2,
  signals: [
    { tag: 'delivery/late', points: 2, text: 'did not come', first: 3, last: 5, sentence: 0, inSubject: false },
  ],
  concepts: [
    { concept: 3, first: 1, last: 1 },
    { concept: 7, first: 5, last: 5 },
  ],
  shouted: { words: 1, marks: 1 },
  rules: [{ category: 'delivery', topic: 'late', points: 3, because: [] }],
}

test('a bucket means what it meant; when this must change, raise MEANING in lessons.ts and note the new one here', () => {
  const bytes = encodeFeatures(featuresOf(SEEN))
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  expect([FEATURES_KIND.split('.')[0], digest]).toEqual(['1', 'c49bfe980d63d584'])
})

test('features survive the database but for the last digits', () => {
  const features = featuresOf(SEEN)
  const back = decodeFeatures(encodeFeatures(features))
  expect([...back.buckets]).toEqual([...features.buckets])
  back.values.forEach((value, i) => {
    expect(Math.abs(value - (features.values[i] ?? 0))).toBeLessThan(0.0001)
  })
  expect(() => decodeFeatures(Uint8Array.of(1, 2, 3))).toThrow('multiple of 4')
})
