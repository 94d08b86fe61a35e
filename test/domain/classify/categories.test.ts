import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  CATEGORIES,
  CATEGORY_IDS,
  nearestCategories,
  parseCategory,
  questionsFor,
  topicsOf,
} from '../../../src/domain/classify/categories.ts'
import { ENTRIES } from '../../../src/domain/classify/phrases.ts'
import { TOPIC_NAMES } from '../../../src/domain/language/topic-names.ts'
import type { Finding } from '../../../src/domain/mail/reading.ts'

const LANGUAGES_SHOWN = [
  ['en', TOPIC_NAMES[0]],
  ['es', TOPIC_NAMES[1]],
  ['pt', TOPIC_NAMES[2]],
  ['pl', TOPIC_NAMES[3]],
] as const
const NOTHING = { orderNumber: false, attachments: false, text: '', found: new Set<Finding['kind']>() }
const AN_ORDER = { ...NOTHING, orderNumber: true }
const AN_AMOUNT = { ...NOTHING, found: new Set(['amount'] as const) }
const AMOUNT_AND_DAY = { ...NOTHING, found: new Set(['amount', 'date'] as const) }
const A_LONG_MAIL =
  'The new lamp with the brass foot does not fit the old shade that we bought from you last year in spring'

test('every category has the topic other', () => {
  for (const category of CATEGORY_IDS) expect(topicsOf(category)).toContain('other')
})

test('every word of the language packs names a topic of the table', () => {
  const unknown = ENTRIES.filter(({ tag }) => {
    const [category = '', topic = ''] = tag.split('/')
    if (category === 'sign' || category === 'urgent') return false
    const topics = (CATEGORIES as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[category]
    return topics?.[topic] === undefined
  })
  expect(unknown).toEqual([])
})

describe('what an acknowledgement asks', () => {
  test.each([
    ['delivery', 'damaged', NOTHING, ['order-number', 'photo-of-damage']],
    ['delivery', 'damaged', { ...NOTHING, orderNumber: true }, ['photo-of-damage']],
    ['delivery', 'damaged', { ...NOTHING, orderNumber: true, attachments: true }, []],
    ['delivery', 'damaged', { ...AN_ORDER, text: 'Foto: https://fotos.example.net/a1' }, []],
    ['delivery', 'damaged', { ...AN_ORDER, text: 'see https://files.example.net/box.JPG' }, []],
    ['delivery', 'damaged', { ...AN_ORDER, text: 'this one: https://shop.example/lamp-5' }, ['photo-of-damage']],
    ['product_info', 'compatibility', { ...NOTHING, text: 'Does it fit?' }, ['product-name']],
    ['product_info', 'compatibility', { ...NOTHING, text: A_LONG_MAIL }, []],
    ['checkout', 'coupon', { ...NOTHING, text: 'My code AUTUMN15 fails' }, ['error-text']],
    ['checkout', 'double-charge', { ...AN_AMOUNT, text: 'twice 45,90 €' }, ['order-number', 'charge-date-amount']],
    ['checkout', 'double-charge', { ...AN_AMOUNT, text: 'twice 45,90 € 3/11' }, ['order-number']],
    ['checkout', 'double-charge', AMOUNT_AND_DAY, ['order-number']],
    ['product_info', 'compatibility', { ...NOTHING, text: 'Ref. X-20?', found: new Set(['product'] as const) }, []],
    ['checkout', 'double-charge', NOTHING, ['order-number', 'charge-date-amount']],
    ['support', 'praise', NOTHING, []],
    ['delivery', 'no-such-topic', { ...NOTHING, orderNumber: true, attachments: true }, ['what-you-need']],
  ] as const)('%s/%s with %o', (category, topic, have, questions) => {
    expect(questionsFor(category, topic, have)).toEqual(questions)
  })
})

describe('a category in a command', () => {
  test.each([
    ['delivery/damaged', 'delivery', 'damaged'],
    ['Delivery / Damaged', 'delivery', 'damaged'],
    ['Entrega › producto dañado', 'delivery', 'damaged'],
    ['entrega/dañado', 'delivery', 'damaged'],
    ['Compra y pago › cupón o descuento', 'checkout', 'coupon'],
    ['cupón', 'checkout', 'coupon'],
    ['entrega atrasado', 'delivery', 'late'],
    ['entrega / produto trocado', 'delivery', 'wrong-item'],
    ['nota fiscal', 'checkout', 'invoice'],
    ['dostawa/uszkodzona', 'delivery', 'damaged'],
    ['Dostawa › opóźniona dostawa', 'delivery', 'late'],
    ['reklamacja', 'support', 'complaint'],
    ['delivery wrong item', 'delivery', 'wrong-item'],
    ['delivery/Wrong-Item', 'delivery', 'wrong-item'],
    ['paczka: zaginiona', 'delivery', 'lost'],
    ['Obsługa klienta › inna sprawa', 'support', 'other'],
    ['product', 'product_info', 'other'],
    ['entrega', 'delivery', 'other'],
    ['envío/late', 'delivery', 'late'],
    ['dostawa', 'delivery', 'other'],
    ['płatność/coupon', 'checkout', 'coupon'],
    ['pago', 'checkout', 'other'],
    ['soporte', 'support', 'other'],
    ['coupon', 'checkout', 'coupon'],
  ])('%s', (text, category, topic) => {
    expect(parseCategory(text)).toEqual({ category, topic })
  })

  test.each(['', 'nonsense', 'delivery/nonsense', 'other', 'delivery late please'])('%s is none', (text) => {
    expect(parseCategory(text)).toBeUndefined()
  })

  test('the nearest ones are named', () => {
    expect(nearestCategories('delivery/damged')[0]).toBe('delivery/damaged')
    expect(nearestCategories('cupon')[0]).toBe('checkout/coupon')
    expect(nearestCategories('delivry')[0]).toBe('delivery/other')
    expect(nearestCategories('x'.repeat(500))).toHaveLength(5)
  })
})

test('every name of a topic, in every language, is understood with its category', () => {
  const misread = TOPIC_NAMES.flatMap((language) =>
    CATEGORY_IDS.flatMap((category) =>
      Object.entries(language[category]).flatMap(([topic, names]) =>
        names
          .filter((name) => parseCategory(`${category}/${name}`)?.topic !== topic)
          .map((name) => `${category}/${name}`),
      ),
    ),
  )
  expect(misread).toEqual([])
})

test('every language names every topic of the table, and no other', () => {
  for (const language of TOPIC_NAMES)
    for (const category of CATEGORY_IDS) expect(Object.keys(language[category])).toEqual(topicsOf(category))
})

test.each(LANGUAGES_SHOWN)('in %s the first name of each topic is the one that mails show', (language, names) => {
  const shown = JSON.parse(readFileSync(new URL(`../../../templates/${language}/words.json`, import.meta.url), 'utf8'))
  for (const category of CATEGORY_IDS)
    for (const topic of topicsOf(category))
      expect(names?.[category][topic]?.[0], `${category}/${topic}`).toBe(shown.topics[category][topic])
})
