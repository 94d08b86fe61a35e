import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANA, type ATestStore, at, openTestStore } from '../support/a-store.ts'
import { aFinishedMail } from '../support/an-incident.ts'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

const MONDAY = at('2026-03-02T10:00:00+01:00')
const HOUR = 3_600_000

/** A picture of PNG; which one, and how large, is all that counts. */
function picture(name: string, size = 900): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex')
  return Buffer.concat([head, createHash('sha256').update(name).digest(), Buffer.alloc(size)])
}

type Pictured = {
  readonly from: string
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly inline?: readonly Buffer[]
  readonly attached?: readonly Buffer[]
}

let counter = 0

/** A mail with pictures in its text and beside it, as Outlook writes it. */
function pictured({
  from,
  to,
  subject,
  text = 'La lámpara llegó rota.',
  inline = [],
  attached = [],
}: Pictured): string {
  const file = (bytes: Buffer, name: string, more: readonly string[]) => [
    '--mixed',
    `Content-Type: image/png; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    ...more,
    '',
    bytes.toString('base64'),
  ]
  return [
    `From: ${from}`,
    `To: ${to ?? 'incidencias@shop.example'}`,
    `Subject: ${subject ?? 'Pedido 123456'}`,
    `Message-ID: <pictured-${++counter}@client.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="mixed"',
    '',
    '--mixed',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      `<html><body><p>${text}</p>${inline.map((_, at) => `<img src="cid:image00${at}@01DC">`).join('')}</body></html>`,
    ).toString('base64'),
    ...inline.flatMap((bytes, at) =>
      file(bytes, `image00${at}.png`, [`Content-ID: <image00${at}@01DC>`, 'Content-Disposition: inline']),
    ),
    ...attached.flatMap((bytes, at) => file(bytes, `foto${at}.png`, ['Content-Disposition: attachment'])),
    '--mixed--',
    '',
  ].join('\r\n')
}

const toAna = async () => (await shop.said('notification')).filter((mail) => mail.to[0]?.address === ANA.address)
const filesOf = (mail: { attachments: readonly { filename: string }[] } | undefined) =>
  mail?.attachments.map((file) => file.filename)

test('a logo in the text is passed on once and then left out, what is attached comes every time', async () => {
  const logo = picture('logo')
  const photo = picture('photo')
  const from = 'Lucía <lucia@example.org>'
  await shop.receive(MONDAY, pictured({ from, inline: [logo], attached: [photo] }))
  await shop.receive(MONDAY + HOUR, pictured({ from, inline: [logo], attached: [photo], text: 'Sigue igual.' }))
  const [first, second] = await toAna()
  expect(filesOf(first)).toEqual(['image000.png', 'foto0.png'])
  expect(filesOf(second)).toEqual(['foto0.png'])
  expect(second?.text).toContain('foto0.png')
  expect(second?.text).not.toContain('image000.png')
})

test('a picture of ours that an answer quotes is no news, and no photo', async () => {
  const logo = picture('ours', 40_000)
  const files = [{ filename: 'logo.png', contentType: 'image/png', cid: 'logo@shop.example', content: logo }]
  await shop.outbox.add(shop.mailbox, [aFinishedMail('ours', { files })], MONDAY)
  await shop.receive(MONDAY, pictured({ from: 'lucia@example.org', inline: [logo, picture('photo')] }))
  expect((await toAna()).map(filesOf)).toEqual([['image001.png']])
})

test('two mails of one batch know of each other', async () => {
  const logo = picture('logo')
  const from = 'lucia@example.org'
  await shop.receive(
    MONDAY,
    pictured({ from, inline: [logo], subject: 'Uno' }),
    pictured({ from, inline: [logo], subject: 'Dos' }),
  )
  expect((await toAna()).map(filesOf)).toEqual([['image000.png'], []])
})

test('a picture in the text that was never seen before is passed on', async () => {
  const from = 'lucia@example.org'
  await shop.receive(MONDAY, pictured({ from, inline: [picture('logo'), picture('photo 1')] }))
  await shop.receive(MONDAY + HOUR, pictured({ from, inline: [picture('logo'), picture('photo 2')], text: 'Otra.' }))
  expect((await toAna()).map(filesOf)).toEqual([['image000.png', 'image001.png'], ['image001.png']])
})

test('the logo of a company is known after two of its mails, whoever of it writes', async () => {
  const logo = picture('company')
  for (const [n, name] of ['eva', 'luis', 'ana'].entries()) {
    await shop.receive(MONDAY + n * HOUR, pictured({ from: `${name}@company.example`, inline: [logo], subject: name }))
  }
  expect((await toAna()).map(filesOf)).toEqual([['image000.png'], ['image000.png'], []])
})

test('strangers who send the same picture have nothing to do with each other', async () => {
  const same = picture('lamp of the page')
  await shop.receive(MONDAY, pictured({ from: 'eva@one.example', inline: [same] }))
  await shop.receive(MONDAY + HOUR, pictured({ from: 'luis@two.example', inline: [same], subject: 'Otra' }))
  expect((await toAna()).map(filesOf)).toEqual([['image000.png'], ['image000.png']])
})

test('what was passed on to an agent does not go back to the customer with the quote', async () => {
  const photo = picture('photo of the lamp', 40_000)
  await shop.receive(MONDAY, pictured({ from: 'lucia@example.org', inline: [photo] }))
  const [note] = await toAna()
  await shop.receive(
    MONDAY + HOUR,
    pictured({
      from: 'Ana <ana@shop.example>',
      to: note?.replyTo as string,
      subject: `Re: ${note?.subject}`,
      text: 'Hola Lucía, mañana enviamos otra.',
      inline: [photo, picture('how to open the box', 40_000)],
    }),
  )
  const [relay] = await shop.said('relay')
  expect(relay?.text).toContain('mañana enviamos otra')
  expect(filesOf(relay)).toEqual(['image001.png'])
})

test('a photo inside the text answers the question for one; a small picture may be a logo', async () => {
  const asked = async (from: string, inline: readonly Buffer[]) => {
    await shop.receive(MONDAY, pictured({ from, inline, text: 'Mi pedido 123456 llegó roto, la lámpara está rota.' }))
    const [ack] = (await shop.said('acknowledgement')).filter((mail) => mail.to[0]?.address === from)
    return ack?.text.includes('enviarnos una foto')
  }
  expect(await asked('eva@one.example', [picture('small')])).toBe(true)
  expect(await asked('luis@two.example', [picture('large', 60_000)])).toBe(false)
})
