/** What is understood of a shop's answer, whose order it is, and which of it is told to whom. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readOrdersFile } from '../../../src/config/orders-file.ts'
import { parsePath, valuesAt } from '../../../src/domain/order/json-path.ts'
import type { OrderMapping } from '../../../src/domain/order/mapping.ts'
import type { Parcel, SeenOrder } from '../../../src/domain/order/order.ts'
import { dayFrom } from '../../../src/domain/order/order-day.ts'
import { readOrder } from '../../../src/domain/order/read-order.ts'
import { seenOrders, withSeen } from '../../../src/domain/order/seen.ts'
import { stillToAsk, toldOrders } from '../../../src/domain/order/told.ts'

function mappingOf(yaml: string): OrderMapping {
  const { value, problems } = readOrdersFile(yaml)
  if (value === undefined) throw new Error(JSON.stringify(problems))
  return value
}

const fixture = (name: string): unknown => JSON.parse(readFileSync(`fixtures/orders/${name}.json`, 'utf8'))
const documented = [...readFileSync('docs/orders.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, yaml = '']) => yaml,
)

describe('a place in an answer', () => {
  const answer = {
    a: { 'b.c': 1, list: [{ k: 'x', v: 2 }, { k: 'y', v: 3 }, null] },
    many: [[1], [2]],
    empty: null,
  }
  test.each([
    ['', [answer]],
    ['a.list[0].v', [2]],
    ['a.list[-2].v', [3]],
    ['a.list[].v', [2, 3]],
    ['a.list[k=y].v', [3]],
    ['a["b.c"]', [1]],
    ['many[][]', [1, 2]],
    ['empty.x', []],
    ['a.list.v', []],
    ['__proto__.toString', []],
    ['a.constructor', []],
    ['many.length', []],
  ])('%s', (text, expected) => {
    const path = parsePath(text)
    expect(path && valuesAt(answer, path)).toEqual(expected)
  })

  test.each([
    '.a',
    'a..b',
    'a[',
    'a[x',
    'a b[c',
    'a{b}',
    'a[0]b',
    'a[1;2]',
    "a['b']",
    'a.'.repeat(20),
    'x'.repeat(300),
  ])('is none: %s', (text) => {
    expect(parsePath(text)).toBeUndefined()
  })
})

test.each([
  ['2026-11-24', '2026-11-24'],
  ['2026-11-17T23:40:11', '2026-11-18'],
  ['2026-11-17 23:40:11', '2026-11-18'],
  ['2026-11-18T23:30:00-05:00', '2026-11-19'],
  ['2026-11-22T22:15:00.123456+00:00', '2026-11-22'],
  ['2026-11-22T23:15:00Z', '2026-11-23'],
  ['1795166100', '2026-11-20'],
  [1_795_166_100_000, '2026-11-20'],
  ['0000-00-00 00:00:00', undefined],
  ['2026-02-31', undefined],
  ['24/11/2026', undefined],
  ['yesterday', undefined],
  [null, undefined],
])('the day of %s, from UTC to Madrid', (value, expected) => {
  expect(dayFrom(value, 'UTC', 'Europe/Madrid')).toBe(expected)
})

describe('what the shops of docs/orders.md answer', () => {
  test('WooCommerce, with the file that --example prints', () => {
    const mapping = mappingOf(readFileSync('templates/store/orders.yaml', 'utf8'))
    expect(readOrder(fixture('woocommerce'), mapping, '10482', 'Europe/Madrid')).toEqual({
      email: 'marta.gomez@correo.example',
      state: 'sent',
      placedOn: '2026-11-18',
      total: { amount: 45.9, currency: 'EUR' },
      paidWith: 'Tarjeta',
      paidOn: '2026-11-18',
      items: [
        { name: 'Jarrón de cerámica LT-200', quantity: 1 },
        { name: 'Vela de cera de abeja', quantity: 2 },
      ],
      parcels: [
        {
          courier: 'SEUR',
          tracking: '05829417736210',
          link: 'https://seguimiento.example/05829417736210',
          sentOn: '2026-11-20',
        },
      ],
    })
  })

  test('PrestaShop', () => {
    const mapping = mappingOf(documented[0] ?? '')
    expect(mapping.also.map(({ name }) => name)).toEqual(['customer', 'sending'])
    expect(readOrder(fixture('prestashop'), mapping, 'XKBKNABJK', 'Europe/Madrid')).toEqual({
      email: 'marta.gomez@correo.example',
      state: 'sent',
      placedOn: '2026-11-18',
      total: { amount: 61.2, currency: 'EUR' },
      paidWith: 'Transferencia bancaria',
      paidOn: '2026-11-19',
      items: [{ name: 'Taza esmaltada (Color: azul)', quantity: 2 }],
      parcels: [
        {
          courier: 'Correos',
          tracking: 'PK9900112233ES',
          link: 'https://seguimiento.example/?n=PK9900112233ES',
          sentOn: '2026-11-20',
        },
      ],
    })
  })

  test('Shopify: with one of two parcels there, the order is on its way; a link without https is none', () => {
    expect(readOrder(fixture('shopify'), mappingOf(documented[1] ?? ''), '1001', 'Europe/Lisbon')).toEqual({
      email: 'marta.gomez@correo.example',
      state: 'sent',
      placedOn: '2026-11-19',
      total: { amount: 99, currency: 'USD' },
      paidWith: 'shopify_payments',
      items: [{ name: 'Enamel mug - blue', quantity: 2 }],
      parcels: [
        {
          courier: 'UPS',
          tracking: '1Z12345E0205271688',
          link: 'https://www.ups.example/track?num=1Z12345E0205271688',
          sentOn: '2026-11-20',
        },
        { courier: 'UPS', tracking: '1Z12345E1505270452', sentOn: '2026-11-21' },
      ],
    })
  })

  test('a view of one row', () => {
    expect(readOrder(fixture('sql-view'), mappingOf(documented[2] ?? ''), 'enc-2026-0042', 'Europe/Lisbon')).toEqual({
      email: 'rui.alves@correio.example',
      state: 'preparing',
      placedOn: '2026-11-22',
      total: { amount: 30.5, currency: 'EUR' },
      items: [{ name: 'Chá preto 100 g', quantity: 3 }],
      parcels: [{ expectedOn: '2026-11-27' }],
    })
  })

  test.each([[[]], [{ orders: [] }], [null], ['text'], [42], [[[[]]]]])('%j holds no order', (answer) => {
    for (const yaml of documented) expect(readOrder(answer, mappingOf(yaml), '1', 'UTC')).toBeUndefined()
  })
})

const SIMPLE = mappingOf(
  'number: n\nemail: e\nstate: s\nstates: { gone: sent }\ntotal: t\ncurrency: c\npayment: { method: m }\nitems: { each: "i[]", name: n, quantity: q }\nparcels: { courier: k, tracking: nr, link: l }',
)
const simple = (answer: object) => readOrder({ n: '7', ...answer }, SIMPLE, '7', 'UTC')

describe('an answer is not trusted', () => {
  test.each([
    ['another order than the one asked for', { n: '8' }, undefined],
    ['an address that is none', { e: 'a b@c' }, { items: [], parcels: [] }],
    ['a word that no state stands for', { s: ' Bespoke ' }, { shopState: 'Bespoke', items: [], parcels: [] }],
    ['a state in other letters', { s: 'GONE' }, { state: 'sent', items: [], parcels: [] }],
    ['an amount that is no number', { t: '1e9', c: 'EUR' }, { items: [], parcels: [] }],
    ['a currency that is none', { t: '10', c: '€' }, { items: [], parcels: [] }],
    [
      'a card number',
      { m: 'Visa 4111 1111 1111 1111' },
      { paidWith: 'Visa •••• •••• •••• 1111', items: [], parcels: [] },
    ],
    ['a tracking number that is a card number', { nr: '4111111111111111' }, { items: [], parcels: [] }],
    ['markup in a tracking number', { nr: '<b>1</b>' }, { items: [], parcels: [] }],
    ['a link that is a script', { l: 'javascript:alert(1)' }, { items: [], parcels: [] }],
    ['a link with a name before the host', { l: 'https://bank.example@evil.example/' }, { items: [], parcels: [] }],
    ['a link with markup', { l: 'https://x.example/"><b>' }, { items: [], parcels: [] }],
    ['a link of many letters', { l: `https://x.example/${'a'.repeat(400)}` }, { items: [], parcels: [] }],
    [
      'turned and unseen letters',
      { k: 'SE\u202eRU\u0000\u200b\n\tX' },
      { items: [], parcels: [{ courier: 'SERU X' }] },
    ],
    ['objects for texts', { k: { a: 1 }, m: ['x'], i: 'no list' }, { items: [], parcels: [] }],
  ])('%s', (_, answer, expected) => {
    expect(simple(answer)).toEqual(expected)
  })

  test('much of everything is little', () => {
    const order = simple({ i: Array.from({ length: 5_000 }, () => ({ n: 'x'.repeat(9_000), q: -1 })) })
    expect(order?.items).toHaveLength(12)
    expect(order?.items[0]?.name).toHaveLength(80)
    expect(order?.items[0]?.quantity).toBeUndefined()
  })
})

describe('whose order it is', () => {
  const order = { email: 'ana@x.example', state: 'paid', items: [], parcels: [] } as const
  test.each([
    ['ana@x.example', 'own'],
    ['ANA@X.example', 'own'],
    ['ana+shop@x.example', 'of-another'],
    ['anna@x.example', 'of-another'],
    ['', 'of-another'],
  ])('asked by %s: %s', (customer, kind) => {
    expect(seenOrders([{ number: '1', order }], customer, 5)[0]?.kind).toBe(kind)
  })
  test('whose it is, the shop does not say: nobody we know', () => {
    const { email: _, ...nameless } = order
    expect(seenOrders([{ number: '1', order: nameless }], '', 5)[0]?.kind).toBe('of-another')
  })
  test("of somebody else's order only the number is kept", () => {
    expect(seenOrders([{ number: '1', order }], 'b@x.example', 5)).toEqual([
      { number: '1', seenAt: 5, kind: 'of-another' },
    ])
  })
  test('a later answer replaces the one before', () => {
    const before = seenOrders(
      [1, 2, 3, 4, 5].map((n) => ({ number: `${n}`, order })),
      'ana@x.example',
      5,
    )
    const after = withSeen(before, seenOrders([{ number: '2', order }], 'ana@x.example', 9))
    expect(after.map(({ number, seenAt }) => [number, seenAt])).toEqual([
      ['1', 5],
      ['3', 5],
      ['4', 5],
      ['5', 5],
      ['2', 9],
    ])
    expect(withSeen(after, seenOrders([{ number: '6', order }], 'x', 9)).map(({ number }) => number)).toEqual([
      '3',
      '4',
      '5',
      '2',
      '6',
    ])
  })
})

describe('what a customer is told', () => {
  const own = (details: Partial<Extract<SeenOrder, { kind: 'own' }>>): SeenOrder => ({
    number: '1',
    seenAt: 0,
    kind: 'own',
    items: [],
    parcels: [],
    ...details,
  })
  const told = (order: SeenOrder, topic = 'late', sure = true) => toldOrders([order], { topic, sure }, '2026-11-23')
  const parcel = (details: Parcel) => told(own({ state: 'sent', parcels: [details] }))[0]

  test('nothing of the order of another, and nothing of a state that is not known', () => {
    expect(told({ number: '1', seenAt: 0, kind: 'of-another' })).toEqual([])
    expect(told(own({ shopState: 'Bespoke', parcels: [{ tracking: '123' }] }))).toEqual([])
  })
  test.each([
    ['left today', { sentOn: '2026-11-23' }, { sentOn: '2026-11-23' }],
    ['leaves tomorrow', { sentOn: '2026-11-24' }, {}],
    ['expected yesterday', { expectedOn: '2026-11-22' }, {}],
    ['expected today', { expectedOn: '2026-11-23' }, { expectedOn: '2026-11-23' }],
  ])('a parcel that %s', (_, details, expected) => {
    expect(parcel(details)).toEqual({ number: '1', state: 'sent', part: false, ...expected })
  })
  test('of two parcels one is there', () => {
    const parcels = [{ deliveredOn: '2026-11-22' }, { tracking: '123' }]
    expect(told(own({ state: 'sent', parcels })).map(({ state, part }) => [state, part])).toEqual([
      ['delivered', true],
      ['sent', true],
    ])
  })
  test('whoever has the broken vase is not told that it was delivered, but that the money is on its way', () => {
    expect(told(own({ state: 'delivered' }), 'damaged')).toEqual([])
    expect(told(own({ state: 'refunded' }), 'damaged')).toHaveLength(1)
    expect(told(own({ state: 'delivered' }), 'damaged', false)).toHaveLength(1)
  })
  test('payment and items are for agents', () => {
    const said = told(own({ state: 'preparing', total: { amount: 1, currency: 'EUR' }, items: [{ name: 'x' }] }))
    expect(said).toEqual([{ number: '1', state: 'preparing', part: false }])
  })
  test('an order of one article says which it is', () => {
    const one = own({ items: [{ name: 'Vase' }, { name: 'Vase' }] })
    expect(stillToAsk(['product-name', 'photo-of-damage'], [one])).toEqual(['photo-of-damage'])
    expect(stillToAsk(['product-name'], [own({ items: [{ name: 'Vase' }, { name: 'Cup' }] })])).toEqual([
      'product-name',
    ])
    expect(stillToAsk(['product-name'], [{ number: '1', seenAt: 0, kind: 'of-another' }])).toEqual(['product-name'])
  })
})
