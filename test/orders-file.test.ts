/** `orders.yaml` and the variables beside it: what can be said, and what is told where it cannot. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { run } from '../src/cli/run.ts'
import { readConfig } from '../src/config/config.ts'
import { parseHeaders, parseLookupUrl } from '../src/config/order-lookup.ts'
import { readOrdersFile } from '../src/config/orders-file.ts'
import type { Environment } from '../src/config/variables.ts'

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
    ['http://orders.internal/{order}?tls=none', 'http://orders.internal/{order}'],
    ['http://orders.internal/o?n={order}&tls=none', 'http://orders.internal/o?n={order}'],
    ['https://orders.internal/{order}?tls=none', 'https://orders.internal/{order}?tls=none'],
    ['http://orders.internal/{order}#tls=none', undefined],
    ['http://orders.internal/?tls=none&n={order}', undefined],
    ['http://orders.internal/{order}', undefined],
    ['http://127.0.0.1.evil.example/{order}', undefined],
    ['https://shop.example/api/orders/', undefined],
    ['https://{order}.example/', undefined],
    ['https://{order}@shop.example/{order}', undefined],
    ['https://shop.example:{order}/', undefined],
    ['https://shop.example/#{order}', undefined],
    ['https://a:%zz@shop.example/{order}', undefined],
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

describe('incidencias orders', () => {
  const directory = mkdtempSync(join(tmpdir(), 'incidencias-orders-'))
  afterAll(() => rmSync(directory, { recursive: true }))
  const incidencias = async (args: readonly string[], env: Environment = {}) => {
    const out: string[] = []
    const err: string[] = []
    const io = {
      out: (text: string) => void out.push(text),
      err: (text: string) => void err.push(text),
      env: { STORE_DIR: directory, TIME_ZONE: 'Europe/Madrid', MAILBOXES_DIR: directory, ...env },
    }
    const code = await run(['orders', ...args], io)
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const example = join(directory, 'orders.yaml')
  const SAVED = ['--answer', 'fixtures/orders/woocommerce.json']

  test('says what is missing, shows the example, checks it, and reads an answer with it', async () => {
    expect(await incidencias(['10482'])).toMatchObject({ code: 2, err: expect.stringContaining('There is no') })
    const shown = await incidencias(['--example'])
    writeFileSync(example, shown.out)
    expect(await incidencias(['--check', example])).toMatchObject({
      code: 0,
      out: expect.stringContaining('can be used'),
    })
    const read = await incidencias(['10482', ...SAVED])
    expect(read.code).toBe(0)
    expect(read.out).toContain('state       sent')
    expect(read.out).toContain('parcel      SEUR 05829417736210')
    expect((await incidencias(['10483', ...SAVED])).code).toBe(1)
    expect(await incidencias(['10482'])).toMatchObject({ code: 2, err: expect.stringContaining('ORDER_LOOKUP_URL') })
    expect(await incidencias([])).toMatchObject({ code: 2, err: expect.stringContaining('no number') })
  })

  test('asks the shop, with its secret and without showing it', async () => {
    const server = createServer((request, response) => {
      const isAllowed = request.headers.authorization === `Basic ${Buffer.from('ck:cs').toString('base64')}`
      response.writeHead(isAllowed ? 200 : 401).end(readFileSync('fixtures/orders/woocommerce.json'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      const url = (login: string) => ({ ORDER_LOOKUP_URL: `http://${login}127.0.0.1:${port}/orders/{order}` })
      expect((await incidencias(['10482', '--raw'], url('ck:cs@'))).out).toMatch(/line_items[\s\S]*state {7}sent/)
      const refused = await incidencias(['10482'], url('ck:wrong@'))
      expect(refused).toMatchObject({ code: 1, err: 'No answer: the shop refuses us (HTTP 401).' })
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  test('an address without a file that explains the answers is no configuration', () => {
    const env = {
      STORE_DIR: tmpdir(),
      ORDER_LOOKUP_URL: 'https://ck:cs@shop.example/{order}',
      ORDER_LOOKUP_HEADERS: 'Bearer x',
    }
    const { problems = [] } = readConfig(env)
    const told = JSON.stringify(problems.filter(({ name }) => name.startsWith('ORDER')))
    expect(told).toContain('orders.yaml')
    expect(told).toContain('[secret, 8 characters]')
    expect(told).not.toContain('cs@')
  })
})
