/** The form of the store's own site writes in the store's name; the customer stands in Reply-To. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANA, type ATestStore, aMail, at, MAILBOX, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const MINUTE = 60_000
const EVA = 'eva@mail.example'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

function form(parts: { readonly from?: string; readonly text?: string } = {}) {
  return {
    from: parts.from ?? `Tienda Sol <${MAILBOX}>`,
    subject: 'Formulario de contacto',
    text:
      parts.text ?? `Nombre: Eva Stone\nCorreo: ${EVA}\n\nThe lamp of order 774411 arrived broken. What can I do now?`,
    headers: [`Reply-To: Eva Stone <${EVA}>`],
  }
}

async function toEva() {
  return (await shop.said()).filter((mail) => mail.to.some(({ address }) => address === EVA))
}

describe('a form of the store', () => {
  test.each([MAILBOX, 'web@shop.example', 'no-reply@www.shop.example'])(
    'from %s is the matter of who filled it in',
    async (from) => {
      await shop.receive(MONDAY, form({ from }))
      expect((await shop.everyIncident()).map((incident) => incident.customer.address)).toEqual([EVA])
      expect((await toEva()).map((mail) => mail.template)).toEqual(['acknowledgement'])
      const [note] = await shop.said('notification')
      expect(note?.text).toContain(`Eva Stone <${EVA}>`)
      const answer = { from: `Ana <${ANA.address}>`, to: note?.replyTo ?? '', text: 'We send a new one today.' }
      await shop.receive(MONDAY + 10 * MINUTE, answer)
      expect((await toEva()).map((mail) => mail.template)).toEqual(['acknowledgement', 'relay'])
      expect(
        (await shop.said()).filter((mail) => mail.to.some(({ address }) => address.endsWith('web@shop.example'))),
      ).toEqual([])
    },
  )

  test.each([
    ['beside the store', `Reply-To: Eva <${EVA}>, <${MAILBOX}>`],
    ['beside somebody else, and named in the text', `Reply-To: Eva <${EVA}>, Luis <luis@mail.example>`],
    ['in the text alone', 'X-Mailer: PHP'],
  ])('that names the customer %s', async (_, header) => {
    await shop.receive(MONDAY, { ...form(), headers: [header] })
    expect((await shop.everyIncident()).map((incident) => incident.customer.address)).toEqual([EVA])
  })

  test.each([
    ['many', `Reply-To: ${Array.from({ length: 500 }, (_, i) => `<v${i}@mail.example>`).join(',\r\n ')}`],
    ['two, none of them in the text', 'Reply-To: <luis@mail.example>, <rui@mail.example>'],
  ])('that would have %s answered is nobody’s', async (_, header) => {
    await shop.receive(MONDAY, { ...form(), headers: [header] })
    expect(await shop.everyIncident()).toEqual([])
    expect(
      (await shop.said()).filter((mail) => mail.to.some(({ address }) => address.endsWith('mail.example'))),
    ).toEqual([])
  })

  test('joins no incident by the address it names, for anybody can write one there (S09)', async () => {
    await shop.receive(MONDAY, { from: `Eva <${EVA}>`, text: 'The lamp of order 774411 arrived broken.' })
    await shop.receive(MONDAY + MINUTE, form())
    expect(await shop.everyIncident()).toHaveLength(2)
  })

  test('makes no agent of an agent that it names', async () => {
    await shop.receive(MONDAY, { ...form({ text: '#list open' }), headers: [`Reply-To: <${ANA.address}>`] })
    expect(await shop.said('list')).toEqual([])
  })

  test('is no form when an agent has answers sent home', async () => {
    const raw = aMail({ from: `Ana <${ANA.address}>`, text: '#list open', headers: ['Reply-To: <ana@home.example>'] })
    await shop.receive(MONDAY, raw)
    expect((await shop.everyIncident()).map((incident) => incident.customer.address)).not.toContain('ana@home.example')
  })
})
