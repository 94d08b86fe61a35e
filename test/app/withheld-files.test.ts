/** What files do not bring along: card numbers in their names and in the mails and appointments among them; and which are too large. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ATestStore, at, MAILBOX, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const CARD = '4111 1111 1111 1111'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

/** A mail whose parts are given with their headers. */
function mailWith(...parts: readonly string[]): string {
  const head = [
    'From: Eva <eva@mail.example>',
    `To: ${MAILBOX}`,
    'Subject: Broken lamp',
    'Message-ID: <files-1@mail.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
  ]
  const text = 'Content-Type: text/plain\r\n\r\nThe lamp of order 774411 arrived broken.'
  return `${head.join('\r\n')}\r\n\r\n${[text, ...parts].map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`
}

const file = (name: string, type: string, body: string) =>
  `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${body}`
const mailFile = (text: string) =>
  file('letter.eml', 'message/rfc822', `From: Bank <bank@bank.example>\r\nSubject: Card\r\n\r\n${text}`)
const appointment = (summary: string) =>
  file(
    'invite.ics',
    'text/calendar; method=REQUEST',
    `BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:${summary}\r\nDTSTART:20260310T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR`,
  )

async function toAna(mail: string) {
  await shop.receive(MONDAY, mail)
  const notes = await shop.said('notification')
  expect(notes).not.toEqual([])
  for (const note of notes) expect(JSON.stringify(note)).not.toMatch(/4111 ?1111 ?1111/)
  const [note] = notes.filter(({ to }) => to[0]?.address.startsWith('ana'))
  return { text: note?.text ?? '', files: note?.attachments.map(({ filename }) => filename) ?? [] }
}

test('a card number in the name of a file leaves masked, where it is shown and in the field of the mail', async () => {
  const { files } = await toAna(mailWith(file('card 4111111111111111.txt', 'text/plain', 'hello')))
  expect(files).toEqual(['card •••• •••• •••• 1111.txt'])
})

test('a mail inside with a card number is shown masked and not passed on as a file', async () => {
  const { text, files } = await toAna(mailWith(mailFile(`Card ${CARD}`)))
  expect(text).toContain('Card •••• •••• •••• 1111')
  expect(text).toContain('contiene un número de tarjeta')
  expect(files).toEqual([])
})

test('an appointment with a card number too', async () => {
  const { text, files } = await toAna(mailWith(appointment(`Pay with ${CARD}`)))
  expect(text).toContain('contiene un número de tarjeta')
  expect(files).toEqual([])
})

test('without one both are passed on', async () => {
  const { text, files } = await toAna(mailWith(mailFile('Good day'), appointment('Pick up the lamp')))
  expect(text).not.toContain('retenido')
  expect(files).toEqual(['letter.eml', 'invite.ics'])
})

test('a file that does not fit is called too large, not dangerous', async () => {
  const { text, files } = await toAna(mailWith(file('video.mp4', 'video/mp4', 'x'.repeat(18 * 1024 * 1024))))
  expect(text).toContain('demasiado grande')
  expect(text).not.toContain('peligroso')
  expect(files).toEqual([])
})
