import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANA, type ATestStore, at, openTestStore } from '../support/a-store.ts'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

const MONDAY = at('2026-03-02T10:00:00+01:00')

test('a customer is acknowledged in the own language, agents are notified, the answer is relayed', async () => {
  const counts = await shop.receive(MONDAY, {
    from: 'Lucía Prado <lucia@example.org>',
    subject: 'Pedido 123456',
    text: 'Hola, mi pedido 123456 no ha llegado todavía y la web dice que se entregó el jueves. ¿Dónde está mi paquete?',
  })
  expect(counts).toMatchObject({ processed: 1, opened: 1 })
  const [incident] = await shop.everyIncident()
  expect(incident).toMatchObject({
    language: 'es',
    customer: { address: 'lucia@example.org' },
    orderNumbers: ['123456'],
    classification: { category: 'delivery' },
  })

  const [ack] = await shop.said('acknowledgement')
  expect(ack).toMatchObject({ envelopeFrom: '', to: [{ address: 'lucia@example.org' }], language: 'es' })
  expect(ack?.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' })
  expect(ack?.subject).toMatch(/\[INC-\d+-[0-9A-Z]{5}\]/)
  const notes = await shop.said('notification')
  expect(notes.map((mail) => mail.to[0]?.address)).toEqual(['ana@shop.example', 'rui@shop.example'])

  const toAna = notes.find((mail) => mail.to[0]?.address === ANA.address)
  const later = MONDAY + 20 * 60_000
  await shop.receive(later, {
    from: 'Ana <ana@shop.example>',
    to: toAna?.replyTo as string,
    subject: `Re: ${toAna?.subject}`,
    text: `#take\n\nHola Lucía, lo miro ahora mismo.\n\nEl lun, 2 mar 2026 a las 10:00, Tienda Sol escribió:\n> secret quote`,
  })
  const [relay] = await shop.said('relay')
  expect(relay?.from).toEqual({ address: 'incidencias@shop.example', name: 'Ana – Tienda Sol' })
  expect(relay?.text).toContain('lo miro ahora mismo')
  expect(relay?.text).not.toContain('secret quote')
  expect(relay?.text).not.toContain('#take')
  expect(relay?.headers).not.toHaveProperty('Auto-Submitted')
  const [receipt] = await shop.said('receipt')
  expect(receipt?.to[0]?.address).toBe(ANA.address)
  const [after] = await shop.everyIncident()
  expect(after).toMatchObject({ assignee: ANA.address, firstAnsweredAt: later })

  const threaded = await shop.receive(later + 3_600_000, {
    from: 'lucia@example.org',
    to: relay?.replyTo as string,
    subject: `Re: ${relay?.subject}`,
    text: 'Sigue sin llegar nada, ¿me pueden devolver el dinero?',
  })
  expect(threaded).toMatchObject({ threaded: 1, opened: 0 })
  expect((await shop.said('notification')).length).toBe(3)
})
