import { connect, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { isGreeted } from '../../src/adapters/http/is-greeted.ts'
import { type Page, serveHttp } from '../../src/adapters/http/serve.ts'
import { memoryLog } from '../support/memory-ports.ts'
import { until } from '../support/until.ts'

const HOST = '127.0.0.1'
const page = async (): Promise<Page> => ({ status: 200, type: 'text/plain', body: 'ok\n' })

async function served(pages: Readonly<Record<string, () => Promise<Page>>>, port = 0, log = memoryLog()) {
  const door = await serveHttp({ host: HOST, port }, pages, log, 50)
  onTestFinished(() => door.close())
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`http://${HOST}:${door.port()}${path}`, { method })
    return { status: response.status, body: await response.text(), headers: response.headers }
  }
  return { door, ask, log }
}

/** Bytes as they are, and all that comes back. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, HOST, () => socket.end(bytes))
    let said = ''
    socket.on('data', (data: Buffer) => {
      said += data.toString('latin1')
    })
    socket.on('error', reject).on('close', () => resolve(said))
  })
}

test.each<[string, string, string, number]>([
  ['a page', 'GET', '/page', 200],
  ['a page with a question', 'GET', '/page?x=1', 200],
  ['another path', 'GET', '/', 404],
  ['a path above', 'GET', '/page/../../etc/passwd', 404],
  ['a name of every object', 'GET', '/constructor', 404],
  ['a write', 'POST', '/page', 405],
  ['a deletion', 'DELETE', '/page', 405],
])('%s', async (_, method, path, status) => {
  const { ask } = await served({ '/page': page })
  expect((await ask(path, method)).status).toBe(status)
})

test('what goes wrong inside is not told outside', async () => {
  const { ask, log } = await served({
    '/page': () => Promise.reject(new Error('postgres://canary:canary@db.internal')),
  })
  expect(await ask('/page')).toMatchObject({ status: 500, body: 'error\n' })
  expect(JSON.stringify(log.lines)).not.toContain('canary')
})

test('header fields without end are refused, and no answer is kept by anybody', async () => {
  const { door, ask } = await served({ '/page': page })
  const said = await raw(door.port() ?? 0, `GET /page HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)
  expect(said).toMatch(/^HTTP\/1\.1 (400|431)/)
  expect((await ask('/page')).headers.get('cache-control')).toBe('no-store')
})

test('whoever is refused and does not hang up loses the place all the same', async () => {
  const { door, ask } = await served({ '/page': page })
  const refused = Array.from({ length: 40 }, async () => {
    const socket = connect({ port: door.port() ?? 0, host: HOST, allowHalfOpen: true })
    onTestFinished(() => void socket.destroy())
    socket
      .on('error', () => undefined)
      .resume()
      .write('NONSENSE\r\n\r\n')
    await new Promise((resolve) => socket.once('end', resolve))
  })
  await Promise.all(refused)
  expect((await ask('/page')).status).toBe(200)
})

test('a port that is taken is said once, stops nothing, and is served when it is free', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, HOST, resolve))
  const { port } = taken.address() as { port: number }
  const { door, ask, log } = await served({ '/page': page }, port)
  expect(door.port()).toBeUndefined()
  expect(log.lines).toMatchObject([
    { event: 'http-not-served', data: { because: expect.stringContaining('HTTP_LISTEN') } },
  ])
  await new Promise((resolve) => taken.close(resolve))
  await until('the port to be served', () => door.port() === port, 5_000)
  expect((await ask('/page')).status).toBe(200)
  for (const event of ['http-not-served', 'http-served'])
    expect(log.lines.filter((line) => line.event === event)).toHaveLength(1)
})

test.each<[string, string | undefined, boolean]>([
  ['a mail server', '220 mx.store.example LMTP\r\n', true],
  ['one that is busy', '421 too busy\r\n', false],
  ['one that says nothing', '', false],
  ['nobody', undefined, false],
])('%s at the door of LMTP', async (_, greeting, greeted) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    if (greeting !== '') socket.write(greeting ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve))
  const { port } = server.address() as { port: number }
  if (greeting === undefined) await new Promise((resolve) => server.close(resolve))
  else onTestFinished(() => void server.close())
  expect(await isGreeted({ host: HOST, port }, 200)).toBe(greeted)
})
