/** Servers that take the connection and never say a word: stopping is quick all the same, and mail goes on beside them. */
import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { complaint, install } from '../support/installation.ts'
import { spawnProgram, startProgram } from '../support/program.ts'
import { until } from '../support/until.ts'

/** Answers nobody, after the words given. */
async function silentServer(greeting = ''): Promise<{ port: number; connections: () => number }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (greeting !== '') socket.write(`${greeting}\r\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as { port: number }).port, connections: () => sockets.size }
}

test.each([
  ['no greeting', ''],
  ['a greeting and no answer to the first command', '* OK ready'],
])('once with an IMAP server of %s ends soon after SIGTERM', async (_, greeting) => {
  const shop = await install()
  const imap = await silentServer(greeting)
  const pass = spawnProgram(['once'], { ...shop.env, IMAP_URL: `imap://a:b@127.0.0.1:${imap.port}/INBOX` })
  await until('the connection', () => imap.connections() > 0, 20_000)
  expect((await pass.end('SIGTERM')).ms).toBeLessThan(10_000)
})

test('once with an SMTP server that never answers ends soon after SIGTERM; the mails wait for the next pass', async () => {
  const shop = await install({ MANAGERS: '' })
  const smtp = await silentServer('220 here')
  shop.mailbox.append(complaint(1))
  const pass = spawnProgram(['once'], { ...shop.env, SMTP_URL: `smtp://127.0.0.1:${smtp.port}` })
  await until('the connection', () => smtp.connections() > 0, 20_000)
  expect((await pass.end('SIGTERM')).ms).toBeLessThan(12_000)
})

test('start beside two silent servers takes SIGTERM within ten seconds', async () => {
  const shop = await install()
  const imap = await silentServer()
  const smtp = await silentServer()
  const program = await startProgram({
    ...shop.env,
    IMAP_URL: `imap://a:b@127.0.0.1:${imap.port}/INBOX`,
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  })
  await until('the connection', () => imap.connections() > 0, 20_000)
  const ended = await program.end('SIGTERM')
  expect(ended.code).toBe(0)
  expect(ended.ms).toBeLessThan(11_000)
})
