import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ATestStore, at, openTestStore } from '../support/a-store.ts'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore({}, async () => 'pass')
})
afterEach(async () => {
  await shop.close()
})

const MONDAY = at('2026-03-02T10:00:00+01:00')

/** Outlook: "Forward as attachment". */
function forwardOf(from: string, letter: readonly string[]): string {
  return [
    `From: ${from}`,
    'To: incidencias@shop.example',
    'Subject: RV: Pedido 123456',
    'Message-ID: <forward-1@shop.example>',
    'Date: Mon, 02 Mar 2026 09:55:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="_004_outer_"',
    '',
    '--_004_outer_',
    'Content-Type: text/plain; charset="iso-8859-1"',
    '',
    '',
    '--_004_outer_',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment',
    '',
    ...letter,
    '--_004_outer_--',
    '',
  ].join('\r\n')
}

const LETTER = [
  'From: Lucia Prado <lucia@example.org>',
  'To: Ana <ana@shop.example>',
  'Subject: Pedido 123456',
  'Message-ID: <lucia-1@example.org>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="inner"',
  '',
  '--inner',
  'Content-Type: text/plain; charset=us-ascii',
  '',
  'Hola Ana, mi pedido 123456 no ha llegado y la tienda dice que se entrego el jueves.',
  '--inner',
  'Content-Type: image/jpeg; name="puerta.jpg"',
  'Content-Disposition: attachment; filename="puerta.jpg"',
  'Content-Transfer-Encoding: base64',
  '',
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBD',
  '--inner--',
]

test('a mail that an agent forwards as a file belongs to the customer in it', async () => {
  await shop.receive(MONDAY, forwardOf('Ana <ana@shop.example>', LETTER))
  const [incident] = await shop.everyIncident()
  expect(incident).toMatchObject({
    customer: { address: 'lucia@example.org', name: 'Lucia Prado' },
    orderNumbers: ['123456'],
    language: 'es',
    classification: { category: 'delivery' },
  })
  const [note] = await shop.said('notification')
  expect(note?.text).toContain('mi pedido 123456 no ha llegado')
  expect(note?.attachments.map((file) => file.filename)).toEqual(['Pedido 123456.eml', 'puerta.jpg'])
})

test('a customer who forwards a mail as a file stays the customer', async () => {
  await shop.receive(MONDAY, forwardOf('Eva <eva@mail.example>', LETTER))
  const [incident] = await shop.everyIncident()
  expect(incident).toMatchObject({ customer: { address: 'eva@mail.example' }, orderNumbers: ['123456'] })
})
