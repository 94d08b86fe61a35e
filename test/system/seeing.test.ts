/** One run of the real program, as whoever watches it sees it: health, readiness, figures, the log, `status`. S29: no word of a mail in any. */
import { expect, test, vi } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { install, letter } from '../support/installation.ts'
import { until } from '../support/until.ts'

vi.setConfig({ testTimeout: 120_000 })

const CANARY = 'canaryword'

test('a running installation is seen from outside, and no word of a mail with it (S29)', async () => {
  const port = await freePort()
  const shop = await install({
    ...{ MANAGERS: '', HANDOVER_AT: '23:59', LOG_LEVEL: 'debug', HTTP_LISTEN: `127.0.0.1:${port}` },
  })
  // The first acknowledgement is refused by a server that quotes the mail.
  shop.sink.fail({ at: 'data', code: 451, text: `4.7.1 no ${CANARY} to lola@cliente.example, "${CANARY}"` })
  const worker = await shop.start()
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method })
    return { status: response.status, body: await response.text() }
  }
  shop.mailbox.append(
    letter({
      from: 'Lola <lola@cliente.example>',
      subject: `Mi pedido 123456 ${CANARY}`,
      text: `No ha llegado, ${CANARY}. Tarjeta 4111 1111 1111 1111. https://x.example/?token=${CANARY}`,
    }),
  )
  await until('mails to be sent', () => shop.different() >= 2, 60_000)
  await until('it to be ready', async () => (await ask('/readyz')).status === 200, 30_000)

  const health = await ask('/healthz')
  expect(health).toEqual({ status: 200, body: expect.stringContaining('"alive": true') })
  const ready = JSON.parse((await ask('/readyz')).body)
  expect(ready).toMatchObject({
    ready: true,
    reasons: [],
    database: { answers: true, schema: 'current' },
    mailboxes: [{ address: 'incidencias@shop.example', heldBy: expect.stringContaining(`-${worker.pid}-`) }],
  })
  await until('the figures', async () => (await ask('/metrics')).body.includes('class="4xx"'), 10_000)
  const metrics = (await ask('/metrics')).body
  const about = 'mailbox="incidencias@shop.example"'
  expect(metrics).toContain(`incidencias_mails_processed_total{${about},inlet="imap",outcome="opened"} 1`)
  expect(metrics).toContain(`incidencias_smtp_replies_total{${about},class="4xx",code="451",enhanced="4.7.1"} 1`)
  expect(metrics).toContain('incidencias_database_up 1')
  expect(metrics).toMatch(/incidencias_incidents_live\{[^}]*status="open",category="\w+"\} 1/)

  expect([(await ask('/')).status, (await ask('/metrics', 'POST')).status]).toEqual([404, 405])

  const status = await shop.run(['status'])
  expect(status.out).toContain('incidencias@shop.example')
  expect(status.out).toContain('1 open')
  const json = await shop.run(['status', '--json'])
  expect(JSON.parse(json.out)).toMatchObject({ ready: true, mailboxes: [{ figures: { quarantined: 0 } }] })

  // From its arrival to its delivery by what the lines share: the row, then the digests of the Message-IDs of what was said.
  const lines = worker
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
  const stored = lines.find(({ event }) => event === 'mail-stored')
  const decided = lines.find(({ event, rawMail }) => event === 'mail-decided' && rawMail === stored.rawMail)
  expect(decided).toMatchObject({ mailbox: 'incidencias@shop.example', mail: stored.mail, result: 'opened' })
  const sent = lines.filter(({ event, mail }) => event === 'mail-sent' && decided.said.includes(mail))
  expect(sent.length).toBeGreaterThan(0)
  expect(sent[0]).toMatchObject({ incident: decided.incident, mailbox: 'incidencias@shop.example' })

  for (const text of [worker.said(), metrics, JSON.stringify(ready), status.out, json.out]) {
    expect(text).not.toContain(CANARY)
    // Four digits of the card alone stand in many a figure.
    expect(text).not.toMatch(/(?<!\d)4111(?!\d)|41111111|lola@|ana@shop|a secret of the system/)
  }
  expect((await worker.end()).code).toBe(0)
})
