/** A mail that could not be read in full is an incident all the same; agents are told why, and get the mail itself. */
import { afterEach, expect, test } from 'vitest'
import { attachmentReader } from '../../src/adapters/mime/attachment-reader.ts'
import { send } from '../../src/app/send.ts'
import { WHOLE_MAIL } from '../../src/domain/mail/mail.ts'
import { type ATestStore, aMail, at, MAILBOX, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const BAD = aMail({ from: 'Eva <eva@mail.example>', text: `My order (${'a'.repeat(60)}!) has not arrived.` })
const ORIGINAL = { index: WHOLE_MAIL, filename: 'original.eml', contentType: 'message/rfc822' }

let shop: ATestStore
afterEach(async () => {
  await shop.close()
})

/** The pattern that a stranger's text can make run for ever. */
const patternShop = () => openTestStore({ orderPattern: '(a+)+\\$' }, undefined, { timeLimitMs: 300 })

test('reading that takes too long: filed with its words, and with the mail itself for the agents', async () => {
  shop = await patternShop()
  const others = [1, 2].map((n) => aMail({ from: `Rosa <rosa${n}@mail.example>` }))
  const done = await shop.receive(MONDAY, others[0] as string, BAD, others[1] as string)
  expect(done).toMatchObject({ processed: 3, opened: 3, quarantined: 0 })
  const told = await shop.said('notification')
  expect(told).toHaveLength(6)
  for (const mail of told) {
    const isBad = mail.text.includes('eva@mail.example')
    expect(mail.attachments).toEqual(isBad ? [{ rawMailId: expect.any(Number), ...ORIGINAL }] : [])
    if (isBad) expect(mail.text).toContain('has not arrived')
  }
  const spanish = told.find((mail) => mail.to[0]?.address.startsWith('ana') && mail.attachments.length > 0)
  expect(spanish?.text).toContain('no se ha podido analizar')
})

test('the mail that is attached is the one that came, byte for byte', async () => {
  shop = await patternShop()
  await shop.receive(MONDAY, BAD)
  const files: Uint8Array[] = []
  const sent = await send(
    {
      ...shop.deps,
      attachments: attachmentReader,
      sender: {
        send: async (_, attachments) => {
          files.push(...attachments.map((file) => file.content))
          return { kind: 'sent', response: '250', refused: [] }
        },
        verify: async () => undefined,
        close: async () => undefined,
      },
      clock: { now: () => MONDAY },
      spent: { mails: [] },
    },
    shop.mailbox,
  )
  expect(sent).toMatchObject({ sent: 3, failed: 0 })
  expect(files.map((file) => Buffer.from(file).toString())).toEqual([BAD, BAD])
})

test.each([
  [
    'more text than is read',
    'demasiado grande',
    ['Content-Type: text/plain'],
    'The lamp arrived broken.\r\n'.repeat(50_000),
  ],
  [
    'more parts than are read',
    'demasiado grande',
    ['Content-Type: multipart/mixed; boundary=b'],
    '--b\r\n\r\nx\r\n'.repeat(600),
  ],
  ['longer headers than are read', 'demasiado grande', [`X-A: ${'a'.repeat(300_000)}`], 'The lamp arrived broken.'],
])('%s: the reason is told', async (_, words, headers, text) => {
  shop = await openTestStore()
  const content = Buffer.from(`From: eva@mail.example\r\nTo: ${MAILBOX}\r\n${headers.join('\r\n')}\r\n\r\n${text}`)
  await shop.deliver(MONDAY, content.toString('latin1'))
  expect(await shop.work(MONDAY)).toMatchObject({ opened: 1 })
  const told = (await shop.said('notification')).find((mail) => mail.to[0]?.address.startsWith('ana'))
  expect(told?.text).toContain(words)
  expect(told?.attachments).toMatchObject([ORIGINAL])
})

test('nothing that was withheld comes along with the original', async () => {
  shop = await openTestStore()
  const part = (name: string) => `--b\r\nContent-Type: application/octet-stream; name=${name}\r\n\r\nMZ\r\n`
  const body = `${part('virus.exe')}${part('a.bin').repeat(600)}`
  const head = `From: eva@mail.example\r\nTo: ${MAILBOX}\r\nContent-Type: multipart/mixed; boundary=b`
  await shop.receive(MONDAY, `${head}\r\n\r\n${body}`)
  const [told] = await shop.said('notification')
  expect(told?.attachments.map((file) => file.filename)).not.toContain('original.eml')
})
