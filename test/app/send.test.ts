import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMailSender } from '../../src/adapters/smtp/send-mail.ts'
import { Failure, type MailSender, NO_METER, type OutboxMail } from '../../src/app/ports.ts'
import { room, spend, waitForRoom } from '../../src/app/rate.ts'
import { type SendDeps, type SendOptions, send, sendForever } from '../../src/app/send.ts'
import { againAt } from '../../src/app/send-again.ts'
import { anOutboxMail } from '../support/a-mail.ts'
import { A_STORE } from '../support/a-store.ts'
import { handClock, memoryBell, memoryLog, memoryOutbox } from '../support/memory-ports.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'
import { until } from '../support/until.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const NINE = Date.UTC(2026, 2, 2, 9)
const MAILBOX = 1

describe('the rate', () => {
  const rate = { count: 3, perMs: 1_000 }
  test('at most three in any second, however they are spread', () => {
    let spent: readonly number[] = []
    const sent: number[] = []
    for (let now = 0; now <= 10_000; now += 7) {
      const count = Math.min(2, room(rate, spent, now))
      spent = spend(rate, spent, count, now)
      for (let i = 0; i < count; i++) sent.push(now)
    }
    expect(sent.length).toBeGreaterThan(27)
    for (const at of sent)
      expect(sent.filter((other) => other > at - 1_000 && other <= at).length).toBeLessThanOrEqual(3)
  })

  test('the wait is until the oldest no longer counts', () => {
    const spent = [100, 200, 300]
    expect(room(rate, spent, 400)).toBe(0)
    expect(waitForRoom(rate, spent, 400)).toBe(700)
    expect(room(rate, spent, 1_100)).toBe(1)
    expect(waitForRoom(rate, spent, 1_100)).toBe(0)
  })

  test('without a rate there is always room, and a clock set back does not block', () => {
    expect(room(undefined, [], 0)).toBe(Number.POSITIVE_INFINITY)
    expect(room(rate, [5_000, 5_000, 5_000], 0)).toBe(3)
  })
})

describe('again after a temporary refusal (F27)', () => {
  const mail = { createdAt: NINE, notBefore: 0 }
  test.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 240],
    [20, 240],
  ])('attempt %i waits %i minutes', (attempts, minutes) => {
    expect(againAt({ ...mail, attempts }, NINE)).toBe(NINE + minutes * MINUTE)
  })
  test('ends after four days', () => {
    expect(againAt({ ...mail, attempts: 20 }, NINE + 4 * DAY - 1)).toBeDefined()
    expect(againAt({ ...mail, attempts: 20 }, NINE + 4 * DAY)).toBeUndefined()
  })
  test('does not end with the first answer after a long outage of ours', () => {
    expect(againAt({ ...mail, attempts: 1 }, NINE + 9 * DAY)).toBeDefined()
  })
  test('counts from when a delayed mail could first go', () => {
    expect(againAt({ createdAt: NINE, notBefore: NINE + 3 * DAY, attempts: 9 }, NINE + 5 * DAY)).toBeDefined()
  })
})

describe('against an SMTP server', () => {
  let sink: SmtpSink
  let sender: MailSender
  beforeEach(async () => {
    sink = await startSmtpSink()
    sender = createMailSender({
      host: sink.host,
      port: sink.port,
      secure: false,
      tls: 'none',
      poolSize: 1,
      logger: memoryLog(),
    })
  })
  afterEach(async () => {
    await sender.close()
    await sink.close()
  })

  function work(mails: readonly OutboxMail[], changes: Partial<SendDeps> = {}, options: SendOptions = {}) {
    const clock = handClock(NINE)
    const outbox = memoryOutbox(mails)
    const deps: SendDeps = {
      outbox,
      sender,
      rawMails: { read: async () => Buffer.from('raw') },
      attachments: {
        read: async (_raw, indexes) => new Map(indexes.map((index) => [index, Buffer.from(`part ${index}`)])),
      },
      bell: memoryBell(),
      clock,
      log: memoryLog(),
      meter: NO_METER,
      store: A_STORE,
      spent: { mails: [] },
      ...changes,
    }
    return {
      clock,
      outbox,
      deps,
      pass: () => send(deps, MAILBOX, { concurrency: 1, ...options }),
      row: (id: number) => outbox.rows[id - 1],
    }
  }
  const mails = (count: number) => Array.from({ length: count }, (_, i) => anOutboxMail(i + 1))

  test('everything due is sent once, more than one claim if need be', async () => {
    const { pass, outbox } = work(mails(120))
    expect(await pass()).toEqual({ sent: 120, failed: 0 })
    expect(sink.received.length).toBe(120)
    expect(outbox.rows.every((row) => row.status === 'sent')).toBe(true)
    expect(await pass()).toEqual({ sent: 0, failed: 0 })
  }, 20_000)

  test('two mailboxes that send through one account share its rate', async () => {
    const spent: SendDeps['spent'] = { mails: [] }
    const options = { rate: { count: 5, perMs: MINUTE } }
    const both = [work(mails(4), { spent }, options), work(mails(4), { spent }, options)]
    const sent = await Promise.all(both.map(({ pass }) => pass()))
    expect(sent.map(({ sent }) => sent)).toEqual([4, 1])
    for (const { clock } of both) clock.pass(MINUTE)
    expect(await both[1]?.pass()).toEqual({ sent: 3, failed: 0 })
  })

  test('a temporary refusal is tried again later, a lasting one is given up, the others go (F27)', async () => {
    const { pass, row, clock } = work(mails(3))
    sink.fail({ at: 'data', code: 451, text: 'later' }, { at: 'data', code: 550, text: '5.1.1 nobody' })
    expect(await pass()).toEqual({ sent: 1, failed: 2 })
    expect(row(1)).toMatchObject({ status: 'pending', at: NINE + MINUTE })
    expect(row(2)).toMatchObject({ status: 'failed', response: expect.stringContaining('nobody') })
    expect(await pass()).toEqual({ sent: 0, failed: 0 })
    clock.pass(MINUTE)
    expect(await pass()).toEqual({ sent: 1, failed: 0 })
  })

  test('4xx for days: tried 1, 5, 15, 60 minutes and every 4 hours later, given up after 4 days', async () => {
    const { pass, row, clock } = work(mails(1))
    let attempts = 0
    for (; attempts < 100 && row(1)?.status !== 'failed'; attempts++) {
      sink.fail({ at: 'rcpt', code: 450, text: '4.2.0 greylisted' })
      expect(await pass()).toEqual({ sent: 0, failed: 1 })
      if (row(1)?.status === 'pending') clock.set(row(1)?.at ?? 0)
    }
    expect(attempts).toBeGreaterThan(20)
    expect(attempts).toBeLessThan(35)
    expect(clock.now() - NINE).toBeGreaterThanOrEqual(4 * DAY)
  })

  test('the answer to the dot is lost every time: three with one Message-ID, then given up as uncertain (F25)', async () => {
    const { pass, row, clock } = work(mails(1))
    for (let i = 0; i < 5; i++) {
      sink.fail({ at: 'after-dot' })
      await pass()
      clock.pass(DAY / 2)
    }
    expect(row(1)).toMatchObject({ status: 'failed', response: expect.stringMatching(/^uncertain \(3\)/) })
    expect(sink.received.length).toBe(3)
    expect(new Set(sink.received.map((mail) => /^Message-ID: (.*)\r$/im.exec(mail.raw)?.[1])).size).toBe(1)
  })

  test('a lost answer once: sent again with the same Message-ID, then sent', async () => {
    const { pass, row, clock } = work(mails(1))
    sink.fail({ at: 'after-dot' })
    expect(await pass()).toEqual({ sent: 0, failed: 1 })
    clock.pass(MINUTE)
    expect(await pass()).toEqual({ sent: 1, failed: 0 })
    expect(row(1)?.status).toBe('sent')
  })

  test('dying between the answer and our commit: the same mail again after the lease, with the same Message-ID (F26)', async () => {
    const { pass, deps, outbox, clock } = work(mails(1))
    const noteSent = outbox.noteSent
    outbox.noteSent = async () => {
      throw new Error('died')
    }
    await expect(pass()).rejects.toThrow('died')
    outbox.noteSent = noteSent
    expect(await pass()).toEqual({ sent: 0, failed: 0 })
    clock.pass(60 * MINUTE)
    expect(await send(deps, MAILBOX)).toEqual({ sent: 1, failed: 0 })
    expect(sink.received[0]?.raw).toBe(sink.received[1]?.raw)
  })

  test('when nothing can be written down nothing more is sent; what was is written when the database is back (F26)', async () => {
    const { pass, outbox } = work(mails(40))
    const noteSent = outbox.noteSent
    let away = 3
    outbox.noteSent = async (...sent) => {
      if (away-- > 0) throw new Failure('database', 'away')
      return await noteSent(...sent)
    }
    const first = await pass()
    expect(outbox.rows.filter((row) => row.status === 'sending')).toEqual([])
    expect(first.sent).toBe(40)
    expect(sink.received.length).toBe(40)
    expect(new Set(sink.received.map((mail) => /^Message-ID: (.*)\r$/im.exec(mail.raw)?.[1])).size).toBe(40)
  }, 20_000)

  test('a process that cannot write what became of its mails sends no more of them (F26)', async () => {
    const { pass, outbox } = work(mails(40))
    outbox.noteSent = async () => {
      throw new Error('the disk is full')
    }
    await expect(pass()).rejects.toThrow('full')
    expect(sink.received.length).toBeLessThan(5)
    expect(outbox.rows.filter((row) => row.status === 'sending').length).toBe(sink.received.length)
  })

  test('a failure at one mail gives back the others of the batch, and nobody goes on behind the caller', async () => {
    const attachments = [{ rawMailId: 3, index: 2, filename: 'foto.jpg', contentType: 'image/jpeg' }]
    const { outbox, deps } = work([anOutboxMail(1, { attachments }), ...mails(20).slice(1)], {
      rawMails: { read: () => Promise.reject(new Failure('database', 'away')) },
    })
    await expect(send(deps, MAILBOX, { concurrency: 3 })).rejects.toThrow('away')
    const counts = Object.groupBy(outbox.rows, (row) => row.status)
    expect(counts.sending ?? []).toEqual([])
    expect(outbox.rows[0]).toMatchObject({ status: 'pending', attempts: 0 })
    const sent = counts.sent?.length ?? 0
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect([sink.received.length, outbox.rows.filter((row) => row.status === 'sent').length]).toEqual([sent, sent])
  })

  test('one refused recipient of three is noted, the mail is sent once to the others (F28)', async () => {
    const to = ['a', 'b', 'c'].map((name) => ({ address: `${name}@example.net`, name }))
    const { pass, row } = work([anOutboxMail(1, { to })])
    sink.fail({ at: 'rcpt', code: 550, text: '5.1.1 nobody', recipient: 'b@example.net' })
    expect(await pass()).toEqual({ sent: 1, failed: 0 })
    expect(row(1)).toMatchObject({ status: 'sent', refused: [{ recipient: 'b@example.net', lasting: 'permanent' }] })
  })

  test('nobody there: all rows go back, no attempt counted, the failure is told', async () => {
    const away = createMailSender({ host: '127.0.0.1', port: 9, secure: false, tls: 'none', logger: memoryLog() })
    const { pass, outbox, deps } = work(mails(5), { sender: away })
    const told = await pass()
    expect(told).toMatchObject({ sent: 0, failed: 0 })
    expect(told.unreachable).toBeInstanceOf(Failure)
    expect(outbox.rows.map((row) => [row.status, row.attempts])).toEqual(Array(5).fill(['pending', 0]))
    await away.close()
    expect(await send({ ...deps, sender }, MAILBOX)).toEqual({ sent: 5, failed: 0 })
  })

  test('a refused login stops the pass in the same way', async () => {
    const other = createMailSender({
      host: sink.host,
      port: sink.port,
      secure: false,
      tls: 'none',
      user: 'u',
      password: 'p',
      logger: memoryLog(),
    })
    sink.fail(...Array(20).fill({ at: 'login' }))
    const { pass, outbox } = work(mails(5), { sender: other })
    expect((await pass()).unreachable?.lasting).toBe('permanent')
    expect(outbox.rows.map((row) => [row.status, row.attempts])).toEqual(Array(5).fill(['pending', 0]))
    await other.close()
  })

  test('a mail at which a healthy server drops the line does not hold up the others', async () => {
    const dropping: MailSender = {
      ...sender,
      send: (mail, attachments) =>
        mail.id === 1 ? Promise.reject(new Failure('smtp', 'dropped')) : sender.send(mail, attachments),
    }
    const { pass, row } = work(mails(3), { sender: dropping })
    expect(await pass()).toEqual({ sent: 2, failed: 1 })
    expect(row(1)).toMatchObject({ status: 'pending', attempts: 1 })
  })

  test('the rate stops a pass and the next one goes on', async () => {
    const { pass, clock } = work(mails(10), {}, { rate: { count: 4, perMs: MINUTE } })
    expect(await pass()).toEqual({ sent: 4, failed: 0 })
    expect(await pass()).toEqual({ sent: 0, failed: 0 })
    clock.pass(MINUTE)
    expect(await pass()).toEqual({ sent: 4, failed: 0 })
    clock.pass(MINUTE)
    expect(await pass()).toEqual({ sent: 2, failed: 0 })
  })

  test('attachments are taken from the stored mails; a mail whose attachment is gone is given up', async () => {
    const attachments = [{ rawMailId: 3, index: 2, filename: 'foto.jpg', contentType: 'image/jpeg' }]
    const present = work([anOutboxMail(1, { attachments })])
    expect(await present.pass()).toEqual({ sent: 1, failed: 0 })
    expect(sink.received[0]?.raw).toContain(Buffer.from('part 2').toString('base64'))
    const gone = work([anOutboxMail(1, { attachments })], { rawMails: { read: async () => undefined } })
    expect(await gone.pass()).toEqual({ sent: 0, failed: 1 })
    expect(gone.row(1)?.status).toBe('failed')
  })

  test('sending for ever is woken by the bell and stops when told', async () => {
    const bell = memoryBell()
    const { deps, outbox } = work(mails(1), { bell })
    const stop = new AbortController()
    const running = sendForever(deps, MAILBOX, stop.signal, { poll: 60_000, jitter: () => 0 })
    await until('the first mail', () => outbox.rows[0]?.status === 'sent')
    const rows = outbox.rows as (typeof outbox.rows)[number][]
    rows.push({ ...(rows[0] as (typeof rows)[number]), mail: anOutboxMail(2), status: 'pending', at: 0 })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await bell.ring('outbox')
    await until('the second mail', () => outbox.rows[1]?.status === 'sent')
    stop.abort()
    await running
  })
})
