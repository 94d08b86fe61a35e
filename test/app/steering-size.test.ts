/** Files that the customer's server would not take are refused before anything is sent, and the mail says how much is too much. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, HOUR, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

/** Ana's answer with a file of so many bytes. */
async function answersWith(bytes: number, filename: string): Promise<void> {
  const mail = await desk.last('notification')
  const file = Buffer.alloc(bytes, 'x').toString('base64').replace(/.{76}/g, '$&\r\n')
  await desk.receive(
    MONDAY + HOUR,
    [
      `From: ${ANA.address}`,
      `To: ${mail.replyTo}`,
      `Subject: Re: ${mail.subject}`,
      `In-Reply-To: <${mail.messageId}>`,
      `Message-ID: <${filename}.${bytes}.${desk.number}@client.example>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '#resolve',
      '',
      'Here is the leaflet.',
      '--x',
      `Content-Type: application/octet-stream; name="${filename}"`,
      `Content-Disposition: attachment; filename="${filename}"`,
      'Content-Transfer-Encoding: base64',
      '',
      file,
      '--x--',
      '',
    ].join('\r\n'),
  )
}

test('a file that fits goes along', async () => {
  await answersWith(200_000, 'leaflet.pdf')
  expect((await desk.last('relay', desk.eva)).attachments).toMatchObject([{ filename: 'leaflet.pdf' }])
})

test.each([
  [18 * 1024 * 1024, 'film.mp4', /18\.0 MB > 17\.0 MB/],
  [2_000, 'setup.exe', /setup\.exe/],
])('%i bytes of %s: refused whole, nothing is sent and nothing changes', async (bytes, filename, words) => {
  await answersWith(bytes, filename)
  expect(await desk.saidTo(desk.eva)).toHaveLength(1)
  expect((await desk.incident()).standing.status).toBe('open')
  expect(await desk.refused()).toMatch(words)
  expect(await desk.refused()).toContain('Here is the leaflet.')
})
