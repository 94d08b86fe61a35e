/** The IMAP server's side: it dies, forgets its numbers, loses mails, is read by others; and what becomes of mails taken in. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { hasDovecot } from '../support/dovecot.ts'
import {
  asMailbox,
  complaint,
  complaintId,
  dovecot,
  eachOnce,
  imapUrl,
  install,
  letter,
} from '../support/installation.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const MAILS = 60
const calm = { MANAGERS: '', HANDOVER_AT: '23:59' }

test('the connection to the mailbox is cut inside mails, reset and cut again: no mail shortened, each once', async () => {
  const shop = await install(calm)
  const proxy = await startTcpProxy({ host: '127.0.0.1', port: shop.mailbox.port })
  onTestFinished(() => proxy.close())
  const IMAP_URL = imapUrl({ ...shop.mailbox, port: proxy.port })
  for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
  const whole = shop.mailbox.mails().map((mail) => mail.raw)

  // Passes of a cron line, each cut after more bytes: within the greeting, the list, a header, a body.
  for (const bytes of [40, 3_000, 14_000]) {
    proxy.cutAfter(bytes)
    const cut = await shop.once({ code: 1, env: { IMAP_URL } })
    expect(cut.err).toMatch(/^imap: /m)
  }
  proxy.cutAfter(undefined)
  const worker = await shop.start({ IMAP_URL })
  await until('the mails to be taken in', () => proxy.connections() > 0, 30_000)
  proxy.drop('reset')
  await until('all to be said', () => shop.different() >= MAILS * 3, 60_000)
  // Silent for a moment, then dropped while it waits for news; a mail comes meanwhile.
  proxy.drop('close')
  shop.mailbox.append(complaint(MAILS + 1))
  await until('the next mail', () => shop.different() >= MAILS * 3 + 3, 60_000)
  expect(worker.isRunning()).toBe(true)
  await worker.end()
  await eachOnce(shop, MAILS + 1)

  const stored = await shop.sql<{ content: Buffer | string }>(
    `select encode(string_agg(bytes, ''::bytea order by part), 'base64') as content from raw_mail_part
     where raw_mail_id in (select id from raw_mail order by id limit ${MAILS}) group by raw_mail_id`,
  )
  const contents = stored.map((row) => Buffer.from(String(row.content), 'base64').toString('latin1'))
  expect(contents.filter((content) => whole.includes(content)).length).toBe(MAILS)
})

test('one mail by two routes is one; the same Message-ID over other words is another; without any it is one as well', async () => {
  const shop = await install(calm)
  const nameless = complaint(2).replace(/^Message-ID: .*\r\n/m, '')
  shop.mailbox.append(`Received: from a.example by b.example; Mon, 2 Mar 2026 09:00:00 +0100\r\n${complaint(1)}`)
  shop.mailbox.append(`Delivered-To: alias@shop.example\r\n${complaint(1)}`)
  shop.mailbox.append(nameless)
  shop.mailbox.append(`Received: from c.example by b.example; Mon, 2 Mar 2026 09:00:01 +0100\r\n${nameless}`)
  shop.mailbox.append(
    letter({
      from: 'Otra Persona <otra@correo9.example>',
      subject: 'Pregunta',
      text: '¿Tienen la lámpara en verde?',
      id: complaintId(1),
    }),
  )
  const { counts } = await shop.once()
  expect(counts).toMatchObject({ fetched: 5, processed: 3, opened: 3 })
  const acknowledged = (await shop.sent()).filter((mail) => mail.template === 'acknowledgement').map((mail) => mail.to)
  expect(acknowledged.sort()).toEqual(['cliente1@correo1.example', 'cliente2@correo2.example', 'otra@correo9.example'])
  const ledger = JSON.parse((await shop.run(['ledger', '--json'])).out)
  expect(ledger).toMatchObject({ adds: true, sum: { received: 3 }, server: { there: 5, missing: 0 } })
})

describe.runIf(hasDovecot())('with Dovecot', () => {
  test('a colleague has read everything before: it is taken in all the same', async () => {
    const shop = await install(calm)
    for (let n = 1; n <= 5; n++) shop.mailbox.append(complaint(n), { seen: true })
    expect((await shop.once()).counts).toMatchObject({ fetched: 5, opened: 5 })
    await eachOnce(shop, 5)
  })

  test('the server forgets its numbers: mails known are not taken for new ones, new ones are not missed', async () => {
    const server = await dovecot()
    const shop = await install(calm, { mailbox: asMailbox(server) })
    for (let n = 1; n <= MAILS; n++) shop.mailbox.append(complaint(n))
    await shop.once()
    await server.renumber()
    for (let n = MAILS + 1; n <= MAILS + 10; n++) shop.mailbox.append(complaint(n))
    const { counts } = await shop.once()
    expect(counts).toMatchObject({ fetched: MAILS + 10, processed: 10, opened: 10, sent: 30 })
    await eachOnce(shop, MAILS + 10)
    expect(shop.sink.received.length).toBe((MAILS + 10) * 3)
    const ledger = JSON.parse((await shop.run(['ledger', '--json'])).out)
    expect(ledger).toMatchObject({ adds: true, server: { there: MAILS + 10, missing: 0 } })
  })

  test('mails that vanish before they are fetched hold up nobody', async () => {
    const server = await dovecot()
    const shop = await install(calm, { mailbox: asMailbox(server) })
    for (let n = 1; n <= 10; n++) shop.mailbox.append(complaint(n))
    // Dovecot learns of them, then their files are gone behind its back.
    await shop.run(['doctor'])
    for (const { name, content } of server.mails())
      if (/complaint-[36]@/.test(content.toString('latin1'))) server.remove(name)
    const { counts } = await shop.once()
    expect(counts).toMatchObject({ fetched: 8, opened: 8, sent: 24 })
    shop.mailbox.append(complaint(11))
    expect((await shop.once()).counts).toMatchObject({ fetched: 1, opened: 1 })
  })

  test.each([
    ['keep', { there: 3, seen: 0 }],
    ['seen', { there: 3, seen: 3 }],
    ['delete', { there: 0, seen: 0 }],
    ['move:Erledigt', { there: 0, seen: 0, moved: 3 }],
  ] as const)('IMAP_AFTER=%s does that to mails taken in, and nothing twice', async (after, expected) => {
    const server = await dovecot()
    const shop = await install({ ...calm, IMAP_AFTER: after }, { mailbox: asMailbox(server) })
    for (let n = 1; n <= 3; n++) shop.mailbox.append(complaint(n))
    await shop.once()
    await until('Dovecot to have written it', () => shop.mailbox.mails().length === expected.there)
    const mails = shop.mailbox.mails()
    expect({ there: mails.length, seen: mails.filter((mail) => mail.seen).length }).toEqual({
      there: expected.there,
      seen: expected.seen,
    })
    if ('moved' in expected) expect(shop.mailbox.mails('Erledigt').length).toBe(expected.moved)
    expect((await shop.once()).counts).toMatchObject({ fetched: 0, processed: 0, sent: 0 })
    await eachOnce(shop, 3)
  })
})
