/** Loops, forgers and crafted content, through the real mailbox and out to the real outgoing server. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  ANA,
  complaint,
  type Installation,
  install,
  letter,
  MONDAY,
  type SentMail,
  STORE,
} from '../support/installation.ts'
import { until } from '../support/until.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 240_000 })

const ana = 'ana@shop.example'
const customer = 'cliente1@correo1.example'
const calm = { MANAGERS: '', HANDOVER_AT: '23:59', AGENTS: `${ANA} es` }

test('two installations write to each other for twenty rounds: two mails each at most, then still', async () => {
  const other = 'soporte@other.example'
  const here = await install({ ...calm, AGENTS: '' })
  const there = await install({ ...calm, AGENTS: '', MAILBOX_ADDRESS: other, STORE_NAME: 'Otra Tienda' })
  here.mailbox.append(
    letter({ from: `Otra Tienda <${other}>`, subject: 'Pedido 123456', text: 'Hola, ¿dónde está mi pedido 123456?' }),
  )
  const passed = { here: 0, there: 0 }
  let quiet = 0
  for (let round = 0; round < 20 && quiet < 2; round++) {
    const now = new Date(Date.parse(MONDAY) + round * 60_000).toISOString()
    const [fromHere, fromThere] = [await deliver(here, there, other, now), await deliver(there, here, STORE, now)]
    passed.here += fromHere
    passed.there += fromThere
    quiet = fromHere + fromThere === 0 ? quiet + 1 : 0
  }
  expect(quiet).toBe(2)
  expect(passed.here).toBeLessThanOrEqual(2)
  expect(passed.there).toBeLessThanOrEqual(2)
})

test('a responder without any header answers everything, new subject and id each time: soon it hears nothing more', async () => {
  const robot = 'aviso@robot.example'
  const shop = await install(calm)
  await shop.start()
  let rounds = 0
  const answer = () => {
    rounds += 1
    shop.mailbox.append(
      letter({
        from: `Aviso <${robot}>`,
        subject: `Aviso número ${rounds * 7_919}`,
        text: `Hemos recibido su mensaje número ${rounds * 7_919} y lo atenderemos.`,
      }),
    )
  }
  answer()
  const toRobot = () => shop.sink.received.filter((mail) => mail.to.includes(robot))
  await until('the first acknowledgement', () => toRobot().length > 0, 30_000)
  let heard = 0
  let still = performance.now()
  while (performance.now() - still < 4_000 && rounds < 20) {
    for (const { length } = toRobot(); heard < length; heard++) {
      answer()
      still = performance.now()
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(heard).toBeGreaterThan(0)
  expect(heard, 'at most five acknowledgements an hour').toBeLessThanOrEqual(5)
  // All the same every one of its mails is kept.
  await until('its last mail', async () => {
    const [row] = await shop.sql<{ mails: number }>(
      `select count(*)::int as mails from raw_mail where status = 'filed'`,
    )
    return row?.mails === rounds
  })
})

test('a forged agent reaches nobody: not without a signed address, not with one of another agent', async () => {
  const shop = await install({ ...calm, AGENTS: `${ANA} es; Rui <rui@shop.example> pt` })
  const { toAna, ack } = await opened(shop)
  const words = 'Envíe su tarjeta a este enlace.'
  // By the subject's tag alone; by the customer's own address; by the address issued to another agent.
  const toRui = (
    await shop.sql<{ reply_to: string }>(
      `select parts->>'replyTo' as reply_to from outbox_mail where to_address = 'rui@shop.example'`,
    )
  )[0]?.reply_to
  expect(toRui).toMatch(/^incidencias\+a/)
  for (const to of [STORE, ack.replyTo, toRui as string])
    shop.mailbox.append(letter({ from: ANA, to, subject: `Re: ${toAna.subject}`, text: words }))
  const { counts } = await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  expect(counts).toMatchObject({ processed: 3, held: 3 })
  const said = await shop.sent()
  expect(said.filter((mail) => mail.to === customer)).toEqual([])
  expect(said.filter((mail) => mail.to === ana).map((mail) => mail.template)).toEqual(
    Array.from({ length: 3 }, () => 'was-this-you'),
  )
})

test('a forged tag joins nothing, and nothing of either mail goes to the other', async () => {
  const shop = await install(calm)
  const { ack } = await opened(shop)
  const tag = /\[INC-\d+-[0-9A-Z]{5}\]/.exec(ack.subject)?.[0] as string
  const forged = tag.replace(/.{3}\]$/, (end) => (end === 'AAA]' ? 'BBB]' : 'AAA]'))
  shop.mailbox.append(
    letter({
      from: 'Eva <eva@evil.example>',
      subject: `Re: ${forged}`,
      text: '¿Me repite la dirección de entrega?',
    }),
  )
  const { counts } = await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  expect(counts).toMatchObject({ processed: 1, opened: 1, threaded: 0 })
  const said = await shop.sent()
  expect(said.filter((mail) => mail.to === customer)).toEqual([])
  const toEva = said.find((mail) => mail.to === 'eva@evil.example')
  expect(toEva?.template).toBe('acknowledgement')
  for (const word of ['100001', 'Cliente 1', 'roto', tag.slice(1, -1)])
    expect(`${toEva?.subject}${toEva?.text}${toEva?.html}`).not.toContain(word)
  expect(await shop.sql('select count(*)::int as incidents from incident')).toEqual([{ incidents: 2 }])
})

test('files and addresses named in a mail are never opened, and line breaks make no header', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  const canary = join(folder, 'canary.txt')
  writeFileSync(canary, 'the canary sings')
  let asked = 0
  const web = createServer((_, answer) => {
    asked += 1
    answer.end('the canary sings')
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void web.close())
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}/canary`
  const shop = await install(calm)
  const { toAna } = await opened(shop)
  const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
  const html = `<p>Mire <img src="file://${canary}"><img src="${url}"> {"path":"${canary}"} {{store}} <script>1</script></p>`
  shop.mailbox.append(
    letter({
      from: `${encoded('Eva\r\nBcc: victim@evil.example')} <eva@evil.example>`,
      subject: `${encoded('Pedido 777\r\nX-Evil: yes\r\n\r\nbody')}`,
      text: html,
      headers: { 'Content-Type': `text/html; charset=utf-8; name="x\\r\\nX-Evil: yes"` },
    }),
  )
  shop.mailbox.append(
    letter({
      from: ANA,
      to: toAna.replyTo,
      subject: `Re: ${encoded('x\r\nX-Evil: yes')}`,
      text: html,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    }),
  )
  await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  const said = await shop.sent()
  expect(said.map((mail) => mail.template).sort()).toEqual(['acknowledgement', 'notification', 'relay'])
  for (const mail of said) {
    expect(`${mail.envelope.raw}${mail.text}${mail.html}`).not.toContain('canary sings')
    const header = mail.envelope.raw.split('\r\n\r\n')[0] ?? ''
    expect(header).not.toMatch(/^(?:x-evil|bcc)/im)
    expect(mail.envelope.to.length).toBe(1)
    expect(mail.html).not.toMatch(/<script|<img[^>]+(?:file:|http:)/i)
  }
  expect(asked).toBe(0)
})

test('bare line feeds, bare dots and a whole SMTP dialogue in a body arrive as one mail', async () => {
  const shop = await install(calm)
  const { toAna } = await opened(shop)
  const smuggled =
    'MAIL FROM:<x@evil.example>\r\nRCPT TO:<victim@evil.example>\r\nDATA\r\nSubject: smuggled\r\n\r\nHola'
  const body = `Uno\r\n.\r\n..\r\nDos\n.\nTres\r.\rCuatro\n.\r\n${smuggled}\r\n.\n${smuggled}\r\n`
  const { length: before } = shop.sink.received
  shop.mailbox.append(
    `From: ${ANA}\r\nTo: ${toAna.replyTo}\r\nSubject: Re: ${toAna.subject}\r\nMessage-ID: <smuggler@x.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}\r\n`,
  )
  await shop.once({ now: '2026-03-02T10:10:00+01:00' })
  const left = shop.sink.received.slice(before)
  expect(left.map((mail) => mail.to)).toEqual([[customer]])
  expect(left[0]?.raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const [relay] = await shop.sent()
  expect(relay?.text).toContain('Uno')
  expect(relay?.text).toContain('Cuatro')
})

/** One customer's incident, with what was said about it. */
async function opened(shop: Installation): Promise<{ toAna: SentMail; ack: SentMail }> {
  shop.mailbox.append(complaint(1))
  await shop.once({ now: MONDAY })
  const said = await shop.sent()
  return {
    toAna: said.find((mail) => mail.to === ana) as SentMail,
    ack: said.find((mail) => mail.to === customer) as SentMail,
  }
}

/** One pass here; what it says to the other installation goes into that one's mailbox. Returns how many mails. */
async function deliver(from: Installation, to: Installation, address: string, now: string): Promise<number> {
  await from.once({ now })
  const name = address.slice(0, address.indexOf('@'))
  const mails = (await from.sent()).filter((mail) => mail.to.startsWith(name))
  for (const { envelope } of mails) to.mailbox.append(`Return-Path: <${envelope.from}>\r\n${envelope.raw}`)
  return mails.length
}
