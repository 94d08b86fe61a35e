/** `once`: what it counts, how it ends, and what happens after a server was away. */
import { expect, test, vi } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { complaint, eachOnce, imapUrl, install, letter, MONDAY } from '../support/installation.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

test('counts tell what a pass did, and a second pass finds nothing', async () => {
  const shop = await install()
  for (let n = 1; n <= 5; n++) shop.mailbox.append(complaint(n))
  shop.mailbox.append(
    letter({
      from: 'Nora <nora@example.org>',
      subject: 'Fuera de la oficina',
      text: 'Vuelvo el lunes.',
      headers: { 'Auto-Submitted': 'auto-replied' },
    }),
  )
  const { counts } = await shop.once({ now: MONDAY })
  expect(counts).toEqual({
    fetched: 6,
    processed: 6,
    opened: 5,
    threaded: 0,
    automatic: 1,
    bounced: 0,
    held: 0,
    quarantined: 0,
    followUps: 0,
    sent: 15,
    failed: 0,
  })
  await eachOnce(shop, 5)
  expect(shop.mailbox.mails().every((mail) => mail.seen)).toBe(true)
  const again = await shop.once({ now: MONDAY })
  expect(Object.values(again.counts).every((count) => count === 0)).toBe(true)
  const ledger = await shop.run(['ledger', '--json'])
  expect(JSON.parse(ledger.out)).toMatchObject({
    adds: true,
    sum: { received: 6, filed: 5, automatic: 1, pending: 0 },
    server: { there: 6, missing: 0 },
  })
})

test('the mailbox away: exit 1, it is named, and everything comes when it is back', async () => {
  const shop = await install()
  for (let n = 1; n <= 3; n++) shop.mailbox.append(complaint(n))
  const nobody = { ...shop.mailbox, port: await freePort() }
  const away = await shop.once({ code: 1, env: { IMAP_URL: imapUrl(nobody) } })
  expect(away.err).toMatch(/^imap: /m)
  expect(away.err).toContain('Nothing was lost')
  expect(away.counts).toMatchObject({ fetched: 0, sent: 0 })
  expect((await shop.once()).counts).toMatchObject({ fetched: 3, opened: 3, sent: 9 })
  await eachOnce(shop, 3)
})

test('the outgoing server away: mails are taken in, exit 1, and what was said goes out later, once', async () => {
  const shop = await install()
  for (let n = 1; n <= 3; n++) shop.mailbox.append(complaint(n))
  const away = await shop.once({ code: 1, env: { SMTP_URL: `smtp://127.0.0.1:${await freePort()}` } })
  expect(away.err).toMatch(/^smtp: /m)
  expect(away.err).toContain('Nothing was lost')
  expect(away.counts).toMatchObject({ fetched: 3, opened: 3, sent: 0 })
  expect((await shop.once()).counts).toMatchObject({ fetched: 0, sent: 9, failed: 0 })
  await eachOnce(shop, 3)
})

test('the database away: exit 1, nothing is marked at the server, and everything comes when it is back', async () => {
  const shop = await install()
  for (let n = 1; n <= 3; n++) shop.mailbox.append(complaint(n))
  const away = await shop.run(['once', '--json'], { DATABASE_URL: `postgres://x:y@127.0.0.1:${await freePort()}/z` })
  expect(away.code).toBe(1)
  expect(away.err).toMatch(/^database: /m)
  expect(away.err).toContain('Nothing was lost')
  expect(shop.mailbox.mails().every((mail) => !mail.seen)).toBe(true)
  expect((await shop.once()).counts).toMatchObject({ fetched: 3, opened: 3, sent: 9 })
  await eachOnce(shop, 3)
})

test('a refused login at either server: exit 1, it is named, no password is shown', async () => {
  const shop = await install()
  shop.mailbox.append(complaint(1))
  const imap = await shop.once({ code: 1, env: { IMAP_URL: imapUrl({ ...shop.mailbox, password: 'correct-horse' }) } })
  expect(imap.err).toMatch(/^imap: .*login was refused/m)
  shop.sink.fail(...Array.from({ length: 50 }, () => ({ at: 'login', code: 535, text: '5.7.8 no' }) as const))
  const smtp = await shop.once({
    code: 1,
    env: { SMTP_URL: `smtp://me:correct-horse@127.0.0.1:${shop.sink.port}` },
  })
  expect(smtp.err).toMatch(/^smtp: .*login was refused/m)
  expect(imap.out + imap.err + smtp.out + smtp.err).not.toContain('correct-horse')
  shop.sink.fail()
  await shop.once()
  await eachOnce(shop, 1)
})

test('wrong configuration: exit 2, and every variable is named at once', async () => {
  const shop = await install()
  const ran = await shop.run(['once'], {
    SECRET: 'short',
    MAILBOX_ADDRESS: 'nobody',
    TIME_ZONE: 'Europe/Atlantis',
    SMTP_URL: 'http://mail.example',
    IMAP_AFTER: 'burn',
    AGENTS: 'Ana',
  })
  expect(ran.code).toBe(2)
  for (const name of ['SECRET', 'MAILBOX_ADDRESS', 'TIME_ZONE', 'SMTP_URL', 'IMAP_AFTER', 'AGENTS'])
    expect(ran.err).toMatch(new RegExp(`^\\s*${name}\\n\\s+found .*\\n\\s+expected `, 'm'))
  expect(ran.err).not.toContain('short')
  expect((await shop.run(['once', '--now', 'tomorrow'])).code).toBe(2)
  expect((await shop.run(['once', '--nonsense'])).code).toBe(2)
})

test('the doctor finds all well, changes nothing and ends', async () => {
  const shop = await install()
  shop.mailbox.append(complaint(1))
  const ran = await shop.run(['doctor'])
  expect(ran).toMatchObject({ code: 0 })
  expect(ran.out).toContain('Ready')
  expect(ran.ms).toBeLessThan(30_000)
  expect(shop.mailbox.mails().map((mail) => mail.seen)).toEqual([false])
  expect(shop.sink.received).toEqual([])
})
