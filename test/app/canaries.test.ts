/**
 * S29: one store, its log at its most talkative, and everything going wrong: at the mailbox, at the SMTP server, in the database, in our own
 * code. No word of a mail, no secret and no person's address is in a log line, a figure, `/readyz` or `status`.
 */
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReports } from '../../src/adapters/db/reports.ts'
import { createSeeing } from '../../src/adapters/db/seeing.ts'
import { createInlet } from '../../src/adapters/inlet/index.ts'
import { createLog } from '../../src/adapters/log/log.ts'
import { createMetrics } from '../../src/adapters/metrics/metrics.ts'
import { createMailSender } from '../../src/adapters/smtp/send-mail.ts'
import { lookAtAll } from '../../src/app/overview.ts'
import type { Incidents } from '../../src/app/ports.ts'
import { process as processMails } from '../../src/app/process.ts'
import { readinessOf } from '../../src/app/readiness.ts'
import { receiveForever } from '../../src/app/receive.ts'
import { samplesOf } from '../../src/app/samples.ts'
import { send } from '../../src/app/send.ts'
import { gatherMeasurements } from '../../src/app/thread-report.ts'
import { watchedOutbox, watchedRawMails, watchedSender, watchedSource } from '../../src/app/watched.ts'
import { screenOf } from '../../src/cli/status-screen.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import { type ATestStore, aMail, at, openTestStore } from '../support/a-store.ts'
import { memoryLeases } from '../support/memory-ports.ts'
import { startSmtpSink } from '../support/smtp-sink.ts'

const NOW = at('2026-03-02T10:00:00Z')
const CANARY = 'canaryword'
const CARD = '4111 1111 1111 1111'
/** None of these, in any writing. */
const FORBIDDEN = /canary|4111|1111 1111|lola|@cliente|ana@|rui@|a secret for tests/i

const written: string[] = []
const gathered = gatherMeasurements()
const metrics = createMetrics({ version: '1.0.0', node: 'v24' })
let store: ATestStore

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

function watched() {
  const log = createLog('debug', { write: (line) => void written.push(line) }).of(store.store.mailbox)
  const meter = gathered.of(store.store.mailbox)
  const watch = { log, meter }
  const clock = { now: () => NOW }
  const rawMails = watchedRawMails(store.rawMails, watch)
  return {
    watch,
    clock,
    deps: { ...store.deps, ...watch, clock, rawMails, outbox: watchedOutbox(store.outbox, watch, clock) },
  }
}

async function deliver(text: string): Promise<void> {
  const { deps } = watched()
  const content = Buffer.from(
    aMail({
      from: `Lola ${CANARY} <lola.${CANARY}@cliente.example>`,
      subject: `123456 ${CANARY}`,
      text,
      id: `${CANARY}-${text.length}@cliente.example`,
    }),
  )
  await deps.rawMails.store(store.mailbox, 'imap', [{ arrivedAt: NOW, size: content.length, content }], undefined, NOW)
}

const BODY = `My parcel has not arrived, ${CANARY}. My card is ${CARD}. https://x.example/?token=${CANARY} Write to ana@shop.example`

describe('whatever goes wrong', () => {
  test('mails are decided', async () => {
    await deliver(BODY)
    await processMails(watched().deps, store.mailbox, () => NOW)
    expect(written.some((line) => line.includes('"mail-decided"'))).toBe(true)
  })

  test('the database refuses a value and cites it; our own code fails and cites the mail', async () => {
    const failing = (fail: () => Promise<unknown>): Incidents => ({
      ...store.incidents,
      transaction: async () => {
        await fail()
        throw new Error('unreachable')
      },
    })
    const cites: readonly Incidents[] = [
      failing(() => store.db.run({ name: '', text: `select '${CANARY}'::int` }, [])),
      failing(() => Promise.reject(new TypeError(`Cannot read ${CANARY} of lola@cliente.example`))),
      failing(async () => JSON.parse(`${CANARY} ${CARD}`)),
    ]
    await deliver(`${BODY} once more`)
    const { deps } = watched()
    for (const [n, incidents] of cites.entries())
      await processMails({ ...deps, incidents }, store.mailbox, () => NOW + n * 10 * MINUTE)
    expect(await store.rawMails.quarantined(store.mailbox)).toHaveLength(1)
    expect(written.some((line) => line.includes('"mail-quarantined"'))).toBe(true)
  })

  test('the SMTP server refuses the login, recipients and mails, and cites all of it', async () => {
    const sink = await startSmtpSink()
    const { watch, deps } = watched()
    const sender = createMailSender({
      ...{ host: sink.host, port: sink.port, secure: false, user: 'shop', password: CANARY, logger: watch.log },
    } as Parameters<typeof createMailSender>[0])
    const pass = () =>
      send({ ...deps, sender: watchedSender(sender, watch), spent: { mails: [] } }, store.mailbox, { concurrency: 1 })
    const cited = `5.7.1 <lola.${CANARY}@cliente.example> "${CANARY}" ${CANARY} ${CARD}`
    sink.fail(
      ...Array.from({ length: 9 }, () => ({ at: 'login', code: 535, text: `5.7.8 ${CANARY} is no password` }) as const),
    )
    await pass()
    sink.fail({ at: 'rcpt', code: 550, text: cited }, { at: 'data', code: 451, text: cited }, { at: 'after-dot' })
    await pass()
    await sender.close()
    await sink.close()
    expect(written.some((line) => line.includes('"mail-not-sent"') && line.includes('"reply":550'))).toBe(true)
  })

  test('the mailbox refuses the login and the folder, and cites the password', async () => {
    let logins = 0
    const imap = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n')
      socket.on('data', (data) => {
        const tag = data.toString().split(' ')[0]
        logins++
        socket.write(`${tag} NO [AUTHENTICATIONFAILED] ${CANARY} "${CANARY}" is wrong for lola@cliente.example\r\n`)
      })
    })
    await new Promise<void>((resolve) => imap.listen(0, '127.0.0.1', resolve))
    const { port } = imap.address() as { port: number }
    const { watch, deps, clock } = watched()
    const source = createInlet({
      ...{ url: new URL(`imap://shop:${CANARY}@127.0.0.1:${port}/INBOX?tls=none`), password: CANARY },
      ...{ after: { kind: 'seen' }, logger: watch.log, clock },
    })
    const stop = new AbortController()
    const receiving = receiveForever(
      { ...deps, source: watchedSource(source, watch), leases: memoryLeases(), holder: 'machine-1-abc' },
      store.mailbox,
      stop.signal,
      { jitter: () => 0, refused: { first: 20, most: 20 }, retry: { first: 20, most: 20 } },
    )
    await expect.poll(() => written.filter((line) => line.includes('"receive-failed"')).length).toBeGreaterThan(1)
    stop.abort()
    await receiving
    await new Promise((resolve) => imap.close(resolve))
    expect(logins).toBeGreaterThan(0)
  })
})

describe('nothing of it is told', () => {
  test('in the log', () => {
    expect(written.length).toBeGreaterThan(10)
    for (const line of written) expect(line).not.toMatch(FORBIDDEN)
  })

  test('in what threads report, in figures, in /readyz and on the screen', async () => {
    const seeing = createSeeing(store.db)
    const report = gathered.take()
    for (const { mailbox, measurement } of report.measured) metrics.note(mailbox, measurement)
    for (const { part, cause } of report.parts)
      if (cause !== undefined) await seeing.noteTrouble(store.mailbox, part, cause, NOW)
    expect(report.parts.map(({ part }) => part)).toEqual(expect.arrayContaining(['imap', 'smtp']))
    const overview = await lookAtAll({
      ...{ seeing, reports: createReports(store.db), clock: { now: () => NOW + MINUTE } },
      mailboxes: [{ id: store.mailbox, address: store.store.mailbox, fetches: true, store: store.store }],
    })
    metrics.show(samplesOf(overview))
    const told = [
      JSON.stringify(report),
      await metrics.expose(),
      JSON.stringify(readinessOf(overview)),
      screenOf(overview, '1.0.0'),
      JSON.stringify(overview),
    ]
    for (const text of told) expect(text).not.toMatch(FORBIDDEN)
    expect(told[1]).toContain('code="550",enhanced="5.7.1"')
  })
})
