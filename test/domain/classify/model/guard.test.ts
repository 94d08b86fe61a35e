import { describe, expect, test } from 'vitest'
import { BUCKETS, type Features } from '../../../../src/domain/classify/model/features.ts'
import { type GuardMail, guarded, prepareGuard } from '../../../../src/domain/classify/model/guard.ts'
import { judge } from '../../../../src/domain/classify/model/judge.ts'
import {
  type Correction,
  decodeFeatures,
  encodeFeatures,
  learn as learnFrom,
} from '../../../../src/domain/classify/model/learned.ts'
import { columnsOf, type Model, SIGNS, type Sign } from '../../../../src/domain/classify/model/model.ts'
import { workedMs } from '../../../support/processor-time.ts'

/** Words of a tiny language, each a bucket. */
const WORDS = { parcel: 10, late: 11, pay: 20, coupon: 21, drone: 30, lamp: 40, hello: 50, please: 51 } as const
type Word = keyof typeof WORDS

const HEADS = { categories: ['delivery', 'checkout'], topics: ['delivery/late', 'delivery/lost', 'checkout/coupon'] }
const A_SIGN = Object.fromEntries(SIGNS.map((sign) => [sign, 9])) as Record<Sign, number>

/** Knows parcels from payments; has never heard of drones and lamps. */
function aModel(): Model {
  const { all } = columnsOf(HEADS)
  const weights = new Int8Array(BUCKETS * all)
  const teach = (word: Word, category: number, topic: number) => {
    weights[WORDS[word] * all + category] = 100
    weights[WORDS[word] * all + HEADS.categories.length + topic] = 100
  }
  teach('parcel', 0, 1)
  teach('late', 0, 0)
  teach('pay', 1, 2)
  teach('coupon', 1, 2)
  return {
    ...HEADS,
    weights,
    scales: new Float32Array(all).fill(0.03),
    biases: new Float32Array(all),
    calibration: { temperature: { unknown: 1 }, sureAt: 0.7, signAt: A_SIGN, urgentAt: 9 },
    corpus: 'tests',
  }
}

function says(...words: readonly Word[]): Features {
  const value = 1 / Math.sqrt(words.length)
  return { buckets: Uint16Array.from(words, (word) => WORDS[word]), values: Float32Array.from(words, () => value) }
}

const belongs = (topic: string, ...words: readonly Word[]): Correction => ({
  features: says(...words),
  category: topic.split('/')[0] ?? '',
  topic,
})
const guards = (topic: string, ...words: readonly Word[]): GuardMail => ({
  ...belongs(topic, ...words),
  language: 'en',
})

const MODEL = aModel()
const GUARD_MAILS = [
  guards('delivery/late', 'late', 'please'),
  guards('delivery/lost', 'parcel', 'hello'),
  guards('checkout/coupon', 'coupon', 'please'),
  guards('checkout/coupon', 'pay', 'hello'),
]
const GUARD = prepareGuard(MODEL, GUARD_MAILS)
const learn = (corrections: readonly Correction[]) => learnFrom(MODEL, corrections, GUARD.usual)
const categoryOf = (features: Features, learned?: Parameters<typeof judge>[3]) =>
  judge(MODEL, features, 'en', learned).categories[0]?.id

describe('what was learned', () => {
  test('counts in full where it does no harm, and moves what is alike', () => {
    const { learned, ...figures } = guarded(GUARD, learn([belongs('checkout/coupon', 'drone', 'lamp')]))
    expect(figures).toEqual({ part: 1, mails: 4, base: 4, now: 4 })
    expect(categoryOf(says('drone', 'hello'), learned)).toBe('checkout')
    expect(categoryOf(says('drone', 'hello'))).toBe('delivery')
  })

  test('counts in part where all of it would do harm', () => {
    const nearly = [...GUARD_MAILS, guards('delivery/late', 'late', 'drone', 'lamp')]
    const guard = prepareGuard(MODEL, nearly)
    const all = learn(Array.from({ length: 6 }, () => belongs('checkout/coupon', 'drone', 'lamp', 'late')))
    const { learned, part, base, now } = guarded(guard, all)
    expect(part).toBeLessThan(1)
    expect(now).toBeGreaterThanOrEqual(base)
    // Whatever part it is: with it no fewer are right.
    const right = nearly.filter((mail) => categoryOf(mail.features, learned) === mail.category).length
    expect(right).toBe(now)
  })

  test('counts little where it contradicts the guard', () => {
    const nonsense = [
      belongs('checkout/coupon', 'late', 'please'),
      belongs('delivery/lost', 'coupon', 'please'),
      belongs('delivery/lost', 'pay', 'hello'),
      belongs('checkout/coupon', 'parcel', 'hello'),
    ]
    const learned = learn(Array.from({ length: 40 }, () => nonsense).flat())
    expect(categoryOf(says('late', 'please'), learned)).toBe('checkout')
    const result = guarded(GUARD, learned)
    expect(result.part).toBeLessThan(1)
    expect(GUARD_MAILS.map((mail) => categoryOf(mail.features, result.learned))).toEqual(
      GUARD_MAILS.map(({ category }) => category),
    )
  })

  test('counts but for the words of the guard mails that it would harm', () => {
    const row = Float32Array.of(0, 100, 0, 0, 100)
    const rows = new Map(Object.values(WORDS).map((bucket) => [bucket, row]))
    const { learned, ...figures } = guarded(GUARD, { rows, width: 5, ownTopics: [] })
    expect(figures).toEqual({ part: 0.5, mails: 4, base: 4, now: 4 })
    const { late, parcel, hello, please, ...left } = WORDS
    expect([...(learned?.rows.keys() ?? [])]).toEqual(Object.values(left))
    expect([late, parcel, hello, please].some((bucket) => learned?.rows.has(bucket))).toBe(false)
  })

  test('does not count at all where every part of it does harm', () => {
    const ownTopics = Array.from({ length: 500 }, (_, i) => `rental/${i}`)
    const learned = { rows: new Map(), width: 5 + ownTopics.length, ownTopics }
    expect(guarded(GUARD, learned)).toEqual({ learned: undefined, part: 0, mails: 4, base: 4, now: 4 })
  })

  test('is nothing when nothing was corrected', () => {
    expect(guarded(GUARD, learn([]))).toMatchObject({ part: 1, base: 4, now: 4 })
  })

  test('takes in topics that the model does not have', () => {
    const own = Array.from({ length: 3 }, () => belongs('rental/deposit', 'drone', 'lamp'))
    const { learned, part } = guarded(GUARD, learn(own))
    expect(part).toBe(1)
    expect(judge(MODEL, says('drone', 'lamp'), 'en', learned).topics[0]?.id).toBe('rental/deposit')
    expect(categoryOf(says('late', 'please'), learned)).toBe('delivery')
  })

  test('may make the guard better', () => {
    const guard = prepareGuard(MODEL, [...GUARD_MAILS, guards('checkout/coupon', 'drone', 'hello')])
    expect(guarded(guard, learn([belongs('checkout/coupon', 'drone')]))).toMatchObject({ base: 4, now: 5 })
  })

  test('is the same for the same corrections, also after the database', () => {
    const corrections = [belongs('checkout/coupon', 'drone', 'lamp'), belongs('delivery/lost', 'lamp')]
    const stored = corrections.map((one) => ({ ...one, features: decodeFeatures(encodeFeatures(one.features)) }))
    const learned = learn(stored)
    learn([...stored].reverse())
    expect(learn(stored)).toEqual(learned)
    expect(categoryOf(says('lamp'), learn(stored))).toBe(categoryOf(says('lamp'), learn(corrections)))
  })
})

test('600 mails are guarded in well under a second', () => {
  const long = { buckets: Uint16Array.from({ length: 700 }, (_, i) => i * 7), values: new Float32Array(700).fill(0.04) }
  const guard = prepareGuard(
    MODEL,
    Array.from({ length: 600 }, () => ({ ...guards('delivery/late', 'late'), features: long })),
  )
  const learned = learn([{ ...belongs('checkout/coupon', 'drone'), features: long }])
  guarded(guard, learned)
  const began = workedMs()
  guarded(guard, learned)
  // A slow machine with much else to do gets ten times what it takes.
  expect(workedMs() - began).toBeLessThan(3_000)
})
