/** A mail server of the store hands its mail over: Exim from Debian's package, the program, and what customers hear. */
import { connect } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { hasExim, startExim } from '../support/exim.ts'
import { freePort } from '../support/free-port.ts'
import { install, letter, STORE, type TestMailbox } from '../support/installation.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const NO_MAILBOX: TestMailbox = { port: 1, user: 'nobody', password: 'none', append: () => {}, mails: () => [] }

const unix = (mail: string) => mail.replaceAll('\r\n', '\n')

test.runIf(hasExim())(
  'Exim keeps what we cannot take, and delivers it once, to whoever of two workers lives',
  async () => {
    const port = await freePort()
    const shop = await install(
      { IMAP_URL: '', LMTP_LISTEN: `127.0.0.1:${port}`, MANAGERS: '', HANDOVER_AT: '23:59' },
      { mailbox: NO_MAILBOX },
    )
    const exim = startExim({ host: '127.0.0.1', port }, 'shop.example')
    onTestFinished(exim.dispose)
    const raw = async () => (await shop.sql<{ n: number }>('select count(*)::int as n from raw_mail'))[0]?.n

    // Nobody is there: the mails wait in Exim's queue.
    const complaint = (n: number, words = '') =>
      unix(
        letter({
          from: `Luz <luz${n}@example.net>`,
          text: `Mi pedido 12345${n} no ha llegado. ${words}`,
          id: `<luz${n}@example.net>`,
        }),
      )
    await exim.submit(complaint(1), 'luz1@example.net', [STORE])
    await exim.submit(complaint(2, 'x '.repeat(800_000)), 'luz2@example.net', [STORE, 'nobody@shop.example'])
    expect(await exim.waiting()).toBe(2)
    const once = await shop.once()
    expect(once.err).toContain('npm start')

    // Two workers, one port: one listens, the other stands by.
    const workers = await Promise.all([shop.start(), shop.start()])
    await until('the port to be open', () => isOpen(port), 30_000)
    await exim.runQueue()
    await until(
      'both acknowledgements',
      () =>
        shop.sink.received.some(({ to }) => to.includes('luz1@example.net')) &&
        shop.sink.received.some(({ to }) => to.includes('luz2@example.net')),
      30_000,
    )
    expect(await raw()).toBe(2)
    expect(exim.log()).toMatch(/nobody@shop\.example.*550 5\.1\.1/)
    expect(exim.log()).toMatch(/=> incidencias.*C="250 2\.0\.0 Stored"/)

    // A reply in Bcc: no field names the signed address, the envelope does.
    const acknowledgement = (await shop.sent()).find(({ to }) => to === 'luz1@example.net')
    expect(acknowledgement?.replyTo).toMatch(/^incidencias\+c/)
    const hidden = unix(
      letter({
        from: 'Otra <luz1@example.net>',
        to: 'tia@example.org',
        subject: 'Otra cosa',
        text: 'La caja venía abierta.',
      }),
    )
    await exim.submit(hidden, 'luz1@example.net', [acknowledgement?.replyTo ?? ''])
    await until(
      'the reply to be filed',
      async () => (await shop.sql(`select 1 from raw_mail where status = 'filed' and not opened`)).length === 1,
      30_000,
    )

    // The worker that listens dies; what comes then is taken by the other within a minute.
    const listening = workers.find((worker) => worker.said().includes('"lmtp-open"'))
    expect(listening).toBeDefined()
    await listening?.end('SIGKILL')
    const since = performance.now()
    await exim.submit(complaint(3), 'luz3@example.net', [STORE])
    await until(
      'the survivor to take over',
      async () => {
        await exim.runQueue()
        return (await raw()) === 4
      },
      60_000,
    )
    expect(performance.now() - since).toBeLessThan(60_000)
    await until(
      'its acknowledgement',
      () => shop.sink.received.some(({ to }) => to.includes('luz3@example.net')),
      30_000,
    )
    const survivor = workers.find((worker) => worker !== listening)
    expect(await survivor?.end('SIGTERM')).toMatchObject({ code: 0 })
    expect(shop.sink.received.filter(({ to }) => to.includes('luz1@example.net')).length).toBe(1)
  },
)

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    const end = (found: boolean) => {
      socket.destroy()
      resolve(found)
    }
    socket.once('data', () => end(true)).once('error', () => end(false))
  })
}
