import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CATEGORIES } from '../../../src/domain/classify/categories.ts'
import { nearestCategories, parseCategory } from '../../../src/domain/classify/named-category.ts'
import { ENTRIES } from '../../../src/domain/classify/phrases.ts'
import { questionsFor } from '../../../src/domain/classify/questions.ts'
import { BASE_TAXONOMY } from '../../../src/domain/classify/taxonomy.ts'
import { LANGUAGES } from '../../../src/domain/language/language.ts'
import { TOPIC_NAMES } from '../../../src/domain/language/topic-names.ts'
import { languageOfVariant, VARIANTS } from '../../../src/domain/language/variants.ts'
import type { Finding } from '../../../src/domain/mail/reading.ts'

const { categories } = BASE_TAXONOMY
const NOTHING = { orderNumber: false, attachments: false, text: '', found: new Set<Finding['kind']>() }
const AN_ORDER = { ...NOTHING, orderNumber: true }
const AN_AMOUNT = { ...NOTHING, found: new Set(['amount'] as const) }
const AMOUNT_AND_DAY = { ...NOTHING, found: new Set(['amount', 'date'] as const) }
const A_LONG_MAIL =
  'The new lamp with the brass foot does not fit the old shade that we bought from you last year in spring'

test('the last topic of every category is other', () => {
  for (const { topics } of categories) expect(topics.at(-1)?.id).toBe('other')
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
    expect(questionsFor(category, topic, have, BASE_TAXONOMY)).toEqual(questions)
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
    expect(parseCategory(text, BASE_TAXONOMY)).toEqual({ category, topic })
  })

  test.each(['', 'nonsense', 'delivery/nonsense', 'other', 'delivery late please'])('%s is none', (text) => {
    expect(parseCategory(text, BASE_TAXONOMY)).toBeUndefined()
  })

  test('the nearest ones are named', () => {
    expect(nearestCategories('delivery/damged', BASE_TAXONOMY)[0]).toBe('delivery/damaged')
    expect(nearestCategories('cupon', BASE_TAXONOMY)[0]).toBe('checkout/coupon')
    expect(nearestCategories('delivry', BASE_TAXONOMY)[0]).toBe('delivery/other')
    expect(nearestCategories('x'.repeat(500), BASE_TAXONOMY)).toHaveLength(5)
  })
})

test('every name of a topic, in every language, is understood with its category', () => {
  const misread = categories.flatMap((category) =>
    category.topics.flatMap((topic) =>
      LANGUAGES.flatMap((code) => topic.names[code])
        .filter((name) => parseCategory(`${category.id}/${name}`, BASE_TAXONOMY)?.topic !== topic.id)
        .map((name) => `${category.id}/${name}`),
    ),
  )
  expect(misread).toEqual([])
})

test.each(LANGUAGES)('%s names every topic of the table, and no other', (code) => {
  for (const { id, topics } of categories)
    expect(Object.keys(TOPIC_NAMES[code][id as keyof typeof CATEGORIES])).toEqual(topics.map((topic) => topic.id))
})

test.each(LANGUAGES)('in %s the first name of each is the one that mails show', (code) => {
  const shown = JSON.parse(readFileSync(new URL(`../../../templates/${code}/words.json`, import.meta.url), 'utf8'))
  for (const { id, names, topics } of categories) {
    expect(names[code][0]).toBe(shown.categories[id])
    for (const topic of topics) expect(topic.names[code][0], `${id}/${topic.id}`).toBe(shown.topics[id][topic.id])
  }
})

test.each(VARIANTS)('what mails in %s call a category or topic is understood', (variant) => {
  const file = new URL(`../../../templates/${variant}/words.json`, import.meta.url)
  const shown: {
    readonly categories: Readonly<Record<string, string>>
    readonly topics: Readonly<Record<string, Readonly<Record<string, string>>>>
  } = JSON.parse(readFileSync(file, 'utf8'))
  for (const [category, name] of Object.entries(shown.categories))
    expect(parseCategory(name, BASE_TAXONOMY)).toEqual({ category, topic: 'other' })
  const names: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> =
    TOPIC_NAMES[languageOfVariant(variant)]
  for (const [category, topics] of Object.entries(shown.topics))
    for (const [topic, name] of Object.entries(topics)) expect(names[category]?.[topic]).toContain(name)
})
