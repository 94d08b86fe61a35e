/** The outgoing server refuses, bounces, or takes a mail and never says so. */
import { expect, test, vi } from 'vitest'
import { ANA, complaint, type Installation, install, letter, MONDAY } from '../support/installation.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const CUSTOMER = 'cliente1@correo1.example'
const ana = 'ana@shop.example'
const calm = { MANAGERS: '', HANDOVER_AT: '23:59', AGENTS: `${ANA} es` }

test('451 is tried again later, with the same Message-ID, and holds up no other mail', async () => {
  const shop = await install(calm)
  shop.mailbox.append(complaint(1))
  shop.sink.fail({ at: 'rcpt', recipient: CUSTOMER, code: 451, text: '4.3.0 try again later' })
  const first = await shop.once({ now: MONDAY })
  expect(first.counts).toMatchObject({ sent: 1, failed: 1 })
  expect((await shop.sent()).map((mail) => mail.to)).toEqual([ana])
  const second = await shop.once({ now: '2026-03-02T10:05:00+01:00' })
  expect(second.counts).toMatchObject({ sent: 1, failed: 0 })
  expect((await shop.sent()).map((mail) => mail.to)).toEqual([CUSTOMER])
})

test('550 to an agent’s answer: the agent is told in the server’s words, with what was written, at once', async () => {
  const shop = await install(calm)
  const answer = await answered(shop, 'Le enviamos otra lámpara mañana.')
  shop.sink.fail({ at: 'rcpt', recipient: CUSTOMER, code: 550, text: '5.1.1 no such mailbox here' })
  shop.mailbox.append(answer)
  const { counts } = await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  expect(counts).toMatchObject({ failed: 1 })
  const told = (await shop.sent()).filter((mail) => mail.to === ana)
  expect(told.map((mail) => mail.template)).toEqual(['delivery-failed'])
  expect(told[0]?.text).toContain('5.1.1 no such mailbox here')
  expect(told[0]?.text).toContain('otra lámpara mañana')
  // A dead address gets no automatic mail: five days later nobody writes there.
  await shop.once({ now: '2026-03-08T10:00:00+01:00' })
  expect((await shop.sent()).filter((mail) => mail.to === CUSTOMER)).toEqual([])
})

test('a bounce that comes back as mail is told to the agent who wrote, and acknowledged to nobody', async () => {
  const shop = await install(calm)
  shop.mailbox.append(await answered(shop, 'Le enviamos otra lámpara mañana.'))
  await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  const relay = (await shop.sent()).find((mail) => mail.template === 'relay')
  expect(relay).toBeDefined()
  shop.mailbox.append(bounceOf(relay?.messageId as string, relay?.envelope.from as string))
  const { counts } = await shop.once({ now: '2026-03-02T10:20:00+01:00' })
  expect(counts).toMatchObject({ processed: 1, bounced: 1, opened: 0 })
  const said = await shop.sent()
  expect(said.map((mail) => `${mail.template} to ${mail.to}`)).toEqual([`delivery-failed to ${ana}`])
  expect(said[0]?.text).toContain('user unknown')
})

test('the answer to the final dot is lost every time: the same mail at most three times, then the agent decides', async () => {
  const shop = await install(calm)
  shop.mailbox.append(await answered(shop, 'Le enviamos otra lámpara mañana.'))
  const lost = Array.from({ length: 10 }, () => ({ at: 'after-dot' }) as const)
  const relays: string[] = []
  for (const now of ['10:10', '10:20', '10:40', '16:30']) {
    shop.sink.fail(...lost)
    const before = shop.sink.received.length
    await shop.once({ now: `2026-03-02T${now}:00+01:00` })
    relays.push(
      ...shop.sink.received
        .slice(before)
        .filter((mail) => mail.to.includes(CUSTOMER))
        .map((mail) => /^Message-ID: (\S+)/im.exec(mail.raw)?.[1] ?? ''),
    )
  }
  expect(relays.length).toBeGreaterThan(1)
  expect(relays.length).toBeLessThanOrEqual(3)
  expect(new Set(relays).size).toBe(1)
  const [row] = await shop.sql(`select status, last_response from outbox_mail where template = 'relay'`)
  expect(row).toMatchObject({ status: 'failed', last_response: expect.stringContaining('uncertain') })
})

/** Takes in a complaint, and returns the agent's answer to its notification. */
async function answered(shop: Installation, text: string): Promise<string> {
  shop.mailbox.append(complaint(1))
  await shop.once({ now: MONDAY })
  const notification = (await shop.sent()).find((mail) => mail.to === ana)
  return letter({
    from: ANA,
    to: notification?.replyTo as string,
    subject: `Re: ${notification?.subject}`,
    text,
    headers: { 'In-Reply-To': notification?.messageId as string },
  })
}

function bounceOf(messageId: string, to: string): string {
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <mailer-daemon@mx.correo1.example>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <bounce-1@mx.correo1.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=edge',
    '',
    '--edge',
    'Content-Type: text/plain',
    '',
    'I could not deliver your mail.',
    '--edge',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.correo1.example',
    '',
    `Final-Recipient: rfc822; ${CUSTOMER}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 user unknown',
    '',
    '--edge',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    'Subject: Re: Pedido',
    '--edge--',
    '',
  ].join('\r\n')
}
