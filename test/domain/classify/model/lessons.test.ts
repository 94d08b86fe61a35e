/** What is kept of a correction must mean the same to the next version. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { seeing } from '../../../../src/domain/classify/classify.ts'
import { eachWordFeature, featuresOf, type Seen } from '../../../../src/domain/classify/model/features.ts'
import { decodeFeatures, encodeFeatures } from '../../../../src/domain/classify/model/learned.ts'
import { FEATURES_KIND, seeText } from '../../../../src/domain/classify/model/lessons.ts'
import { cutWords } from '../../../../src/domain/language/words.ts'
import { bareSubject } from '../../../../src/domain/mail/subject.ts'
import { theWordSense } from '../../../support/word-sense.ts'

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

test.each([
  ['English', 'Order 4411', 'Where is my parcel? It should have arrived on Monday and I am still waiting.'],
  ['French, which is understood and never written', 'Commande 4411', 'Où est mon colis ? Je l’attends toujours.'],
  ['German', 'Bestellung 4411', 'Wo bleibt mein Paket? Ich warte immer noch auf die Lieferung.'],
  ['Italian', 'Ordine 4411', 'Dov’è il mio pacco? Doveva arrivare lunedì e lo sto ancora aspettando.'],
  ['Dutch, which is not understood', 'Bestelling 4411', 'Waar blijft mijn pakket? Ik wacht nog steeds op de levering.'],
])('a correction is seen as the mail was: %s', (_, subject, text) => {
  const sight = theWordSense()
  const newText = cutWords(text)
  const language = sight.recognise(newText, bareSubject(subject)).code ?? 'unknown'
  const asItCame = seeing({ subject, newText, language }, sight).features
  expect(seeText(subject, text, sight)).toEqual({ features: asItCame, language })
})

test('of a long mail the beginning and the end are seen, and no pair of words across what is left out', () => {
  const { words: many } = cutWords(Array.from({ length: 400 }, (_, i) => `word${'abcdefghij'[i % 10]}`).join(' '))
  const seen = new Set<number>()
  const pairs: (readonly [number, number])[] = []
  eachWordFeature({ ...SEEN, words: many, subjectWords: 0 }, (_bucket, _weight, first, last) => {
    seen.add(last)
    if (first !== last) pairs.push([first, last])
  })
  expect([seen.size, seen.has(219), seen.has(220), seen.has(339), seen.has(340)]).toEqual([
    280,
    true,
    false,
    false,
    true,
  ])
  expect(pairs.filter(([, last]) => last === 340)).toEqual([])
  expect(pairs).toContainEqual([340, 341])
})

test('a mail that cannot be seen leaves nothing in the next one', () => {
  const broken: Seen = {
    ...SEEN,
    words: cutWords('other words that were counted already').words,
    get signals(): Seen['signals'] {
      throw new Error('no signals')
    },
  }
  const before = featuresOf(SEEN)
  expect(() => featuresOf(broken)).toThrow('no signals')
  expect(featuresOf(SEEN)).toEqual(before)
})

test('a bucket stands there once, also when one rule takes back what another said', () => {
  const says = (points: number): Seen['rules'][number] => ({
    category: 'delivery',
    topic: 'return',
    points,
    because: [],
  })
  const { buckets, values } = featuresOf({ ...SEEN, rules: [says(5), says(-5), says(5)] })
  expect(new Set(buckets).size).toBe(buckets.length)
  expect(values).toEqual(featuresOf({ ...SEEN, rules: [says(5)] }).values)
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
