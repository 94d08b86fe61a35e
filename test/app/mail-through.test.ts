/** The inlet and the outlet with everything real: Dovecot, PostgreSQL, SMTP. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BellTower, createBellTower } from '../../src/adapters/db/bell.ts'
import { createLeases } from '../../src/adapters/db/leases.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import { createMailSender } from '../../src/adapters/smtp/send-mail.ts'
import { type Bell, NO_METER } from '../../src/app/ports.ts'
import { receive, receiveForever } from '../../src/app/receive.ts'
import { send } from '../../src/app/send.ts'
import { anOutboxMail, rawMail } from '../support/a-mail.ts'
import { A_STORE } from '../support/a-store.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts'
import { handClock, memoryLog } from '../support/memory-ports.ts'
import { startSmtpSink } from '../support/smtp-sink.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

let fresh: FreshDatabase
let tower: BellTower
let bell: Bell
beforeAll(async () => {
  fresh = await freshDatabase()
  tower = createBellTower(fresh.db)
  bell = tower.of(1)
}, 60_000)
afterAll(async () => {
  await tower?.close()
  await fresh?.drop()
})

const clock = { now: () => Date.now() }

describe.runIf(hasDovecot())('receiving', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    const started = await startDovecot()
    if (started === undefined) throw new Error('no Dovecot')
    dovecot = started
  }, 30_000)
  afterAll(async () => dovecot?.dispose())

  const deps = (holder: string, port = dovecot.port) => ({
    source: createImapSource({
      ...dovecot,
      port,
      secure: false,
      tls: 'none',
      folder: 'INBOX',
      after: { kind: 'seen' },
      logger: memoryLog(),
      clock,
    }),
    rawMails: createRawMails(fresh.db),
    leases: createLeases(fresh.db),
    bell,
    clock,
    log: memoryLog(),
    meter: NO_METER,
    holder,
  })
  const received = async () => (await createRawMails(fresh.db).ledger(fresh.mailbox)).received

  test('three instances over a line that keeps dying: every mail once, byte for byte (F06, F14)', async () => {
    const sent = Array.from({ length: 150 }, (_, n) => rawMail(`many-${n}`, n % 10 === 0 ? 60_000 : 3_000))
    sent.push(rawMail('many-big', 2_300_000))
    for (const mail of sent) dovecot.append(mail)
    const proxy = await startTcpProxy(dovecot)
    proxy.cutAfter(300_000)
    const stop = new AbortController()
    const workers = ['one', 'two', 'three'].map((holder) =>
      receiveForever(deps(holder, proxy.port), fresh.mailbox, stop.signal, {
        poll: 50,
        retry: { first: 2, most: 10 },
        jitter: () => 0,
      }),
    )
    await until('the small mails', async () => (await received()) === 150, 30_000)
    proxy.cutAfter(undefined)
    await until('the big mail', async () => (await received()) === 151, 30_000)
    stop.abort()
    await Promise.all(workers)
    await proxy.close()

    const rawMails = createRawMails(fresh.db)
    const stored = new Set<string>()
    for (let id = 1; id <= 400; id++) {
      const content = await rawMails.read(fresh.mailbox, id)
      if (content !== undefined) stored.add(createHash('sha256').update(content).digest('hex'))
    }
    expect(stored).toEqual(new Set(sent.map((mail) => createHash('sha256').update(mail).digest('hex'))))
    const everySeen = () => dovecot.mails().every((mail) => mail.flags.includes('S'))
    if (!everySeen()) await receive(deps('last'), fresh.mailbox)
    expect(everySeen()).toBe(true)
  }, 90_000)

  test('a new UIDVALIDITY: only what is new is new (F09)', async () => {
    await dovecot.renumber()
    for (let n = 0; n < 10; n++) dovecot.append(rawMail(`renumbered-${n}`))
    expect(await receive(deps('again'), fresh.mailbox)).toEqual({ fetched: 161, duplicates: 151 })
    expect(await receive(deps('again'), fresh.mailbox)).toEqual({ fetched: 0, duplicates: 0 })
  }, 30_000)
})

const LOGO = {
  filename: 'logo.png',
  contentType: 'image/png',
  cid: 'logo@store.example',
  content: Buffer.from('logo!'),
}

test('sending: refused, uncertain, given back and sent, as the outbox remembers it', async () => {
  const sink = await startSmtpSink()
  const outbox = createOutbox(fresh.db)
  const nine = Date.UTC(2026, 2, 2, 9)
  const hand = handClock(nine)
  const mails = Array.from({ length: 5 }, (_, i) => {
    const {
      id: _id,
      attempts: _attempts,
      createdAt: _at,
      files: _files,
      ...mail
    } = anOutboxMail(i + 1, { notBefore: nine })
    return { ...mail, files: [LOGO] }
  })
  expect(await outbox.add(fresh.mailbox, mails, nine)).toBe(5)
  const common = {
    outbox,
    rawMails: createRawMails(fresh.db),
    attachments: { read: async () => new Map() },
    bell,
    clock: hand,
    log: memoryLog(),
    meter: NO_METER,
    store: A_STORE,
    spent: { mails: [] },
  }
  const away = createMailSender({ host: '127.0.0.1', port: 9, secure: false, tls: 'none', logger: memoryLog() })
  const sender = createMailSender({ host: sink.host, port: sink.port, secure: false, tls: 'none', logger: memoryLog() })
  const pass = () => send({ ...common, sender }, fresh.mailbox, { concurrency: 1 })

  expect((await send({ ...common, sender: away }, fresh.mailbox)).unreachable?.where).toBe('smtp')
  expect((await outbox.counts(fresh.mailbox)).pending).toBe(5)
  sink.fail(
    { at: 'data', code: 451, text: 'later' },
    { at: 'data', code: 550, text: '5.1.1 nobody' },
    { at: 'after-dot' },
  )
  expect(await pass()).toEqual({ sent: 2, failed: 3 })
  expect(await pass()).toEqual({ sent: 0, failed: 0 })
  hand.pass(60_000)
  sink.fail({ at: 'ok' }, { at: 'after-dot' })
  expect(await pass()).toEqual({ sent: 1, failed: 1 })
  hand.pass(300_000)
  sink.fail({ at: 'after-dot' })
  expect(await pass()).toEqual({ sent: 0, failed: 1 })
  const failures = await outbox.undecidedFailures(fresh.mailbox, 10)
  expect(failures.map((mail) => mail.response).sort()).toEqual([
    expect.stringContaining('nobody'),
    expect.stringMatching(/^uncertain \(3\)/),
  ])
  expect(await outbox.counts(fresh.mailbox)).toMatchObject({ pending: 0 })
  expect(sink.received.every(({ raw }) => raw.includes(LOGO.content.toString('base64')))).toBe(true)
  for (const one of [away, sender]) await one.close()
  await sink.close()
}, 30_000)
