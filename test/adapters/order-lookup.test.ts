/** A shop over real HTTP: what it costs when it is slow, down, lying or hostile. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addressFor } from '../../src/adapters/orders/address.ts'
import { createOrderLookup } from '../../src/adapters/orders/order-lookup.ts'
import { readOrdersFile } from '../../src/config/orders-file.ts'
import { quiet } from '../support/quiet-log.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const asked: string[] = []
let answer: Answer = () => undefined
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  answer(request, response)
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked.length = 0
})

const json =
  (value: unknown, status = 200): Answer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
/** For a machine that is busy with other tests. */
const ENOUGH = 10_000
const FOUND = { n: '1', e: 'ana@x.example', s: 'paid' }

function lookup(yaml = 'email: e\nstate: s\nstates: { paid: paid }') {
  const mapping = readOrdersFile(yaml.replaceAll('ORIGIN', origin)).value
  if (mapping === undefined) throw new Error('no mapping')
  let now = 0
  const said: unknown[] = []
  const log = { ...quiet, warn: (_: string, data?: object) => void said.push(data) }
  const shop = { url: `${origin}/o/{order}`, headers: { 'x-token': 'secret' }, mapping, timeZone: 'UTC' }
  return {
    orders: createOrderLookup(shop, log, () => now),
    said,
    wait: (ms: number) => {
      now += ms
    },
  }
}

test('what was found is remembered for minutes, that there is none for one', async () => {
  const { orders, wait } = lookup()
  answer = (request, response) => json(FOUND, request.url === '/o/1' ? 200 : 404)(request, response)
  for (let i = 0; i < 2; i++) expect([...(await orders.find(['1', '2', '1'], ENOUGH)).keys()]).toEqual(['1'])
  expect(asked.sort()).toEqual(['/o/1', '/o/2'])
  wait(61_000)
  await orders.find(['1', '2'], ENOUGH)
  expect(asked).toHaveLength(3)
  wait(120_000)
  await orders.find(['1'], ENOUGH)
  expect(asked).toHaveLength(4)
})

const chunks =
  (count: number): Answer =>
  (_, response) => {
    response.writeHead(200)
    const write = () => {
      for (let i = 0; i < count; i++) if (!response.write('x'.repeat(10_000))) return void response.once('drain', write)
      response.end()
    }
    response.on('error', () => undefined)
    write()
  }

test.each<[string, Answer, string]>([
  ['an error', json({}, 500), 'HTTP 500'],
  ['a refusal', json({}, 401), 'the shop refuses us (HTTP 401)'],
  ['too many questions', json({}, 429), 'HTTP 429'],
  ['garbage', (_, response) => response.end('<html>'), 'an answer that is no JSON'],
  ['an answer without end', chunks(1_000_000), 'an answer of more than 256 KB'],
  [
    'half an answer',
    (_, r) => r.writeHead(200, { 'content-length': 99 }).write('{', () => r.destroy()),
    'the shop cannot be',
  ],
  ['silence', () => undefined, 'no answer in time'],
  ['a body without end', (_, r) => r.writeHead(200).write('{'), 'no answer in time'],
  ['a redirect in a circle', (_, r) => r.writeHead(302, { location: '/o/1' }).end(), 'more than 3 redirects'],
  [
    'a redirect to another server',
    (_, r) => r.writeHead(302, { location: 'http://localhost:1/' }).end(),
    'a redirect to another server',
  ],
  [
    'a redirect to a file',
    (_, r) => r.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    'a redirect to another server',
  ],
])('%s is no answer, and after three the shop is left in peace for a minute', async (_, behaviour, why) => {
  const { orders, said, wait } = lookup()
  answer = behaviour
  const isSilent = why === 'no answer in time'
  const begun = performance.now()
  expect((await orders.find(['1', '2', '3'], isSilent ? 150 : ENOUGH)).size).toBe(0)
  if (isSilent) expect(performance.now() - begun).toBeLessThan(ENOUGH / 2)
  expect(said).toHaveLength(3)
  expect(JSON.stringify(said)).toContain(why)
  expect(JSON.stringify(said)).not.toContain('secret')
  expect(said.at(-1)).toMatchObject({ pausedForSeconds: 60 })
  answer = json(FOUND)
  asked.length = 0
  expect((await orders.find(['4', '5'], ENOUGH)).size).toBe(0)
  expect(asked).toEqual([])
  // One question tries it; when that is answered, all are asked again.
  wait(61_000)
  await orders.find(['6', '7'], ENOUGH)
  expect((await orders.find(['6', '8'], ENOUGH)).size).toBe(2)
})

test('a redirect within the shop is followed, a connection that died is made anew', async () => {
  const { orders } = lookup()
  answer = (request, response) =>
    request.url === '/o/1' ? response.writeHead(301, { location: '/new/1' }).end() : json(FOUND)(request, response)
  expect((await orders.find(['1'], ENOUGH)).size).toBe(1)
  server.closeIdleConnections()
  expect((await orders.find(['2'], ENOUGH)).size).toBe(1)
})

test('further questions go to the same server alone, with the values of the order encoded', async () => {
  const { orders } = lookup('order: orders[0]\nalso: { c: "ORIGIN/c/{id}" }\nemail: c.mail\nstate: s')
  answer = (request, response) =>
    json(request.url?.startsWith('/c/') ? { mail: 'Ana@x.example' } : { orders: [{ id: '../9?x' }] })(request, response)
  expect((await orders.find(['1'], ENOUGH)).get('1')?.email).toBe('ana@x.example')
  expect(asked).toEqual(['/o/1', '/c/..%2F9%3Fx'])
  const elsewhere = lookup('also: { c: "http://localhost:1/c/{n}" }\nemail: c.mail\nstate: s')
  answer = json(FOUND)
  expect((await elsewhere.orders.find(['1'], ENOUGH)).size).toBe(0)
  expect(JSON.stringify(elsewhere.said)).toContain('at another server')
})

test('a flood of mails is none of questions', async () => {
  const { orders } = lookup()
  answer = json({}, 404)
  for (let i = 0; i < 5; i++)
    await orders.find(
      Array.from({ length: 40 }, (_, n) => `${i}-${n}`),
      5_000,
    )
  expect(asked).toHaveLength(120)
})

test.each([
  ['1001', '/o/1001'],
  ['ENC/2026/42', '/o/ENC%2F2026%2F42'],
  ['zamówienie1', '/o/zam%C3%B3wienie1'],
  ['#1', undefined],
  ['..', undefined],
  ['.', undefined],
  ['%2e%2e', undefined],
  ['1/../../admin', undefined],
  ['1/./2', undefined],
  ['1\\2', undefined],
  ['1?x=y', undefined],
  ['1&x=y', undefined],
  ['@evil.example', undefined],
  ['1'.repeat(41), undefined],
  ['', undefined],
])('the number %j is asked about at %s', (number, expected) => {
  const url = addressFor('https://shop.example/o/{order}', number)
  expect(url?.href).toBe(expected === undefined ? undefined : `https://shop.example${expected}`)
})

test('more orders than there is time for are no reason to leave the shop in peace', async () => {
  const { orders, said } = lookup()
  const silent: Answer = () => undefined
  answer = (request, response) => (asked.length <= 6 ? json(FOUND) : silent)(request, response)
  const many = Array.from({ length: 12 }, (_, n) => `${n}`)
  expect((await orders.find(many, 1_000)).size).toBe(6)
  expect(said).toEqual([])
  answer = json(FOUND)
  expect((await orders.find(['99'], ENOUGH)).size).toBe(1)
})
