/** `orders.yaml` and the variables beside it: what can be said, and what is told where it cannot. */
import { describe, expect, test } from 'vitest'
import { parseHeaders, parseLookupUrl } from '../src/config/order-lookup.ts'
import { readOrdersFile } from '../src/config/orders-file.ts'

const mistakes = (source: string) =>
  readOrdersFile(source).problems?.map(({ line, found, expected }) => `${line}: ${found}; ${expected.slice(0, 23)}`)

const GOOD = 'email: a.b\nstate: s\n'

test.each([
  ['', ['1: no "email"; email: and a place such', '1: no "state"; state: and a place such']],
  ['email: a\n', ['1: no "state"; state: and a place such']],
  [`${GOOD}color: red`, ['3: "color"; order, also, zone, numb']],
  [`${GOOD}total: a..b`, ['3: "a..b"; a place such as billing']],
  [`${GOOD}total: [a, "b("]`, undefined],
  [`${GOOD}total: "=x{a..b}"`, ['3: "=x{a..b}"; a place such as billing']],
  [`${GOOD}total: "=x{a"`, ['3: "=x{a"; a place such as billing']],
  [`${GOOD}zone: Mars/Base`, ['3: "Mars/Base"; an IANA name such as UT']],
  [`${GOOD}states:\n  done: finished`, ['4: "finished"; one of awaiting-payment']],
  [`${GOOD}also:\n  c: /api/{id}`, ['4: "/api/{id}"; at most 3 names, each w']],
  [`${GOOD}also:\n  c: https://{id}.example/x`, ['4: "https://{id}.example/x"; at most 3 names, each w']],
  [`${GOOD}items:\n  each: a[\n  price: b`, ['4: "a["; a place such as billing', '5: "price"; each, name, quantity']],
  [`${GOOD}parcels: x`, ['3: "x"; each, courier, tracking']],
])('%j', (source, expected) => {
  const found = mistakes(source)
  if (expected === undefined) expect(found).toBeUndefined()
  else expect(found?.slice().sort()).toEqual(expected.slice().sort())
})

describe('ORDER_LOOKUP_URL', () => {
  test.each([
    ['https://shop.example/api/orders/{order}', 'https://shop.example/api/orders/{order}'],
    ['https://shop.example/o?n={order}&x=1', 'https://shop.example/o?n={order}&x=1'],
    ['http://127.0.0.1:3000/o?n=eq.{order}', 'http://127.0.0.1:3000/o?n=eq.{order}'],
    ['http://localhost/{order}', 'http://localhost/{order}'],
    ['http://orders.internal/{order}#tls=none', 'http://orders.internal/{order}'],
    ['http://orders.internal/{order}', undefined],
    ['http://127.0.0.1.evil.example/{order}', undefined],
    ['https://shop.example/api/orders/', undefined],
    ['https://{order}.example/', undefined],
    ['https://{order}@shop.example/{order}', undefined],
    ['https://shop.example:{order}/', undefined],
    ['https://shop.example/#{order}', undefined],
    ['ftp://shop.example/{order}', undefined],
    ['file:///etc/{order}', undefined],
    ['{order}', undefined],
    ['https://shop.example\\{order}', undefined],
  ])('%s', (text, expected) => {
    expect(parseLookupUrl(text)?.template).toBe(expected)
  })
  test('user and password become a login', () => {
    expect(parseLookupUrl('https://ck%401:cs@shop.example/{order}')).toEqual({
      template: 'https://shop.example/{order}',
      login: { user: 'ck@1', password: 'cs' },
    })
    expect(parseLookupUrl('https://KEY:@shop.example/{order}')?.login).toEqual({ user: 'KEY', password: '' })
  })
})

test.each([
  ['Authorization: Bearer a:b', { authorization: 'Bearer a:b' }],
  ['X-Token: 1 | X-Other: 2', { 'x-token': '1', 'x-other': '2' }],
  ['X-Token: 1\nX-Other: 2\n', { 'x-token': '1', 'x-other': '2' }],
  ['Bearer abc', undefined],
  ['Host: evil.example', undefined],
  ['X: é', undefined],
  ['X-Token:', undefined],
])('ORDER_LOOKUP_HEADERS %j', (text, expected) => {
  expect(parseHeaders(text)).toEqual(expected)
})
