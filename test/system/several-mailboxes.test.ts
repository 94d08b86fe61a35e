/** The program with two mailboxes: one pass, one run, and what each of the people gets. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { imapUrl, install, letter, MONDAY } from '../support/installation.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const SISTER = 'ajuda@sister.example'

test('two mailboxes: a dead server of one holds up nobody, each customer hears from the own store, and SIGTERM ends both', async () => {
  const shop = await install()
  const folder = join(shop.env['DATA_DIR'] ?? '', 'mailboxes')
  mkdirSync(folder)
  const { MAILBOX_ADDRESS, STORE_NAME, AGENTS, MANAGERS, IMAP_URL, ...shared } = shop.env
  const file = (name: string, values: object) =>
    writeFileSync(
      join(folder, `${name}.env`),
      Object.entries(values)
        .map(([variable, value]) => `${variable}='${value}'\n`)
        .join(''),
    )
  // In the order of their files the dead one is the first.
  const dead = { ...shop.mailbox, port: await freePort() }
  const sister = {
    MAILBOX_ADDRESS: SISTER,
    STORE_NAME: 'Sister',
    AGENTS: 'Ivo <ivo@sister.example> en',
    DEFAULT_LANGUAGE: 'en',
  }
  file('a-sister', { ...sister, IMAP_URL: imapUrl(dead) })
  file('b-shop', { MAILBOX_ADDRESS, STORE_NAME, AGENTS, MANAGERS, IMAP_URL })
  // What `install` says of one mailbox is empty here, and so not said.
  const env = {
    ...shared,
    MAILBOX_ADDRESS: '',
    STORE_NAME: '',
    AGENTS: '',
    MANAGERS: '',
    IMAP_URL: '',
    MAILBOXES_DIR: folder,
  }

  shop.mailbox.append(
    letter({ from: 'Eva <eva@correo.example>', subject: 'Pedido 4411', text: 'Mi pedido 4411 llegó roto.' }),
  )
  const pass = await shop.once({ now: MONDAY, env, code: 1 })
  expect(pass.counts).toMatchObject({ fetched: 1, opened: 1, sent: 3 })
  expect(pass.err).toMatch(/^imap of a-sister: /m)
  expect(pass.err).not.toMatch(/b-shop/)
  expect((await shop.sent()).map(({ template }) => template).sort()).toEqual([
    'acknowledgement',
    'notification',
    'notification',
  ])

  const running = await shop.start(env)
  shop.mailbox.append(
    letter({ from: 'Luis <luis@correo.example>', subject: 'Pedido 5522', text: 'Falta mi pedido 5522.' }),
  )
  await until('Luis to be answered', () => shop.different() >= 6, 60_000)
  for (const { envelope, text } of await shop.sent()) {
    expect(envelope.to.join()).not.toContain('sister.example')
    expect(text).not.toContain('Sister')
  }
  const ended = await running.end()
  expect(ended.code).toBe(0)
  expect(ended.ms).toBeLessThan(11_000)
  const lines = ended.err.split('\n').filter((line) => line.includes('"receive-failed"'))
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ mailbox: SISTER })
})
