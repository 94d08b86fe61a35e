/** Mails that name orders, and a shop that knows them: what the customer is told, what agents see, and what nobody learns. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { process as processMails } from '../../src/app/process.ts'
import type { Order } from '../../src/domain/order/order.ts'
import { ANA, type ATestStore, aMail, at, type MailParts, openTestStore } from '../support/a-store.ts'

let store: ATestStore
const asked: string[] = []
let now = at('2026-03-02T09:00:00+01:00')

const parcel = {
  courier: 'SEUR',
  tracking: '05829417736210',
  link: 'https://track.example/05829417736210',
  sentOn: '2026-02-27',
  expectedOn: '2026-03-03',
}
const SENT: Order = {
  email: 'marta@correo.example',
  state: 'sent',
  total: { amount: 45.9, currency: 'EUR' },
  paidWith: '<b>Card</b> 4111 1111 1111 1111',
  items: [{ name: 'Blue vase **x** {{y}}', quantity: 1 }],
  parcels: [parcel],
}

const shop = {
  find: async (numbers: readonly string[]) => {
    asked.push(...numbers)
    return new Map(
      numbers.flatMap((number): [string, Order][] =>
        number === '404404' ? [] : [[number, number === '700900' ? { ...SENT, email: 'pilar@correo.example' } : SENT]],
      ),
    )
  },
}

beforeAll(async () => {
  store = await openTestStore({ trustedAuthservId: 'mx.store.example' })
})
afterAll(async () => await store.close())

/** What these mails lead to, of all that is said. */
async function after(parts: MailParts | string, silent = false): Promise<readonly OutboxMail[]> {
  now += 60_000
  asked.length = 0
  const before = (await store.said()).length
  if (silent) {
    const content = Buffer.from(typeof parts === 'string' ? parts : aMail(parts))
    await store.rawMails.store(
      store.mailbox,
      'test',
      [{ arrivedAt: now, size: content.length, content }],
      undefined,
      now,
      true,
    )
  } else await store.deliver(now, parts)
  await processMails({ ...store.deps, orders: shop }, store.mailbox, () => now)
  return (await store.said()).slice(before)
}

const text = (mails: readonly OutboxMail[], template: string) =>
  mails.find((mail) => mail.template === template)?.text ?? `no ${template}`
const ask = (number: string) => `Where is my order ${number}? It has not arrived yet and I am still waiting for it.`
let order = 700_100
const PROOF =
  'Authentication-Results: mx.store.example; dmarc=pass header.from=shop.example; spf=pass smtp.mailfrom=ana@shop.example'
const fresh = () => String(++order)

test('his own order: he is told what is known, agents see all of it', async () => {
  const mails = await after({ from: 'Marta <Marta@Correo.example>', subject: 'Parcel', text: ask('700001') })
  expect(asked).toEqual(['700001'])
  const told = text(mails, 'acknowledgement')
  expect(told).toContain('Your order 700001 left with SEUR on Friday 27 February 2026.')
  expect(told).toContain('Tracking number: 05829417736210. Delivery is expected on Tuesday 3 March 2026.')
  expect(told).toContain('https://track.example/05829417736210')
  expect(told).not.toMatch(/vase|45|4111|Card/)
  const shown = mails.find((mail) => mail.template === 'notification')
  expect(shown?.text).toContain('Blue vase **x** {{y}}')
  expect(shown?.html).toContain('&lt;b&gt;Card&lt;/b&gt; •••• •••• •••• 1111')
  const [number] = (await store.everyIncident()).slice(-1).map((incident) => incident.number)
  expect((await store.incident(number ?? 0)).orders?.map(({ number: n, kind }) => [n, kind])).toEqual([
    ['700001', 'own'],
  ])
})

test.each<[string, (number: string) => MailParts]>([
  ['of another', (number) => ({ from: 'eve@evil.example', text: ask(number) })],
  ['with a plus in the address', (number) => ({ from: 'marta+x@correo.example', text: ask(number) })],
])('an order %s: the mail to the customer is as if nobody had been asked', async (_, mail) => {
  const number = fresh()
  const mails = await after(mail(number))
  const unknown = await after(mail('404404'))
  const plain = (said: readonly OutboxMail[]) =>
    text(said, 'acknowledgement').replace(/\d{6}|INC-\d+-\w{5}|\d\d:\d\d/g, '…')
  expect(plain(mails)).toBe(plain(unknown))
  const shown = text(mails, 'notification')
  expect(shown).toContain('con otra dirección de correo')
  expect(shown).not.toMatch(/SEUR|vase|45\.90|marta@/)
})

test('answers that are to go elsewhere: agents see it, the acknowledgement says nothing', async () => {
  const mails = await after({
    from: 'marta@correo.example',
    text: ask(fresh()),
    headers: ['Reply-To: eve@evil.example'],
  })
  expect(text(mails, 'acknowledgement')).not.toMatch(/SEUR|0582/)
  expect(text(mails, 'notification')).toContain('SEUR')
})

test('no such order, or none named, or a machine that writes: as today', async () => {
  expect(text(await after({ from: 'marta@correo.example', text: ask('404404') }), 'acknowledgement')).not.toMatch(
    /SEUR/,
  )
  await after({ from: 'marta@correo.example', text: 'Do you have blue vases in stock?' })
  expect(asked).toEqual([])
  await after({ from: 'marta@correo.example', text: ask(fresh()), headers: ['Auto-Submitted: auto-replied'] })
  expect(asked).toEqual([])
})

test('a mail that an agent forwards: agents see the order, the acknowledgement is as it was', async () => {
  const forwarded = `---------- Forwarded message ---------\nFrom: Pilar <pilar@correo.example>\nDate: Mon, 2 Mar 2026\nSubject: Parcel\nTo: <ana@shop.example>\n\n${ask('700900')}`
  const mails = await after({ from: ANA.address, subject: 'Fwd: Parcel', text: forwarded, headers: [PROOF] })
  expect(asked).toEqual(['700900'])
  expect(text(mails, 'notification')).toContain('SEUR')
  expect(text(mails, 'acknowledgement')).toContain('700900')
  expect(text(mails, 'acknowledgement')).not.toContain('SEUR')
})

test("an agent's own words and an import ask nothing", async () => {
  await after({ from: ANA.address, headers: [PROOF], text: `#new\ncustomer: x@y.example\n\n${ask(fresh())}` })
  expect(asked).toEqual([])
  await after({
    from: ANA.address,
    text: `Fwd:\n\n---------- Forwarded message ---------\nFrom: Marta <marta@correo.example>\n\n${ask(fresh())}`,
  })
  expect(asked).toEqual([])
  await after({ from: 'marta@correo.example', text: ask(fresh()) }, true)
  expect(asked).toEqual([])
})

test('at most three of a mail, and of a later mail what it names', async () => {
  const mails = await after({
    from: 'marta@correo.example',
    text: 'Where are my orders? order 800001, order 800002, order 800003, order 800004, order 800005',
  })
  expect(asked).toEqual(['800001', '800002', '800003'])
  const reference =
    /\[INC-\d+-[0-9A-Z]{5}\]/.exec(text(mails, 'acknowledgement'))?.[0] ??
    /\[INC-\d+-[0-9A-Z]{5}\]/.exec(mails[0]?.subject ?? '')?.[0]
  const later = await after({
    from: 'marta@correo.example',
    subject: `Re: ${reference}`,
    text: 'I forgot my order 800009, it has not come either.',
  })
  expect(asked).toEqual(['800009'])
  expect(text(later, 'notification')).toContain('Pedido 800009')
  expect(text(later, 'acknowledgement')).toBe('no acknowledgement')
})
