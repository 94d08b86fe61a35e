/** Mails that make parsers throw and databases refuse, through the whole intake: each is an incident, and its bytes are kept. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ANA, type ATestStore, at, MAILBOX, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')

let shop: ATestStore
beforeAll(async () => {
  shop = await openTestStore()
})
afterAll(async () => {
  await shop.close()
})

const head = (n: number, more: readonly string[] = []) =>
  [
    `From: Eva <eva@hostile${n}.example>`,
    `To: ${MAILBOX}`,
    'Subject: Broken lamp',
    `Message-ID: <h${n}@hostile.example>`,
    ...more,
  ].join('\r\n')
const words = 'The lamp of my order arrived broken.'
const plain = (n: number, more: readonly string[] = []) => `${head(n, more)}\r\n\r\n${words}\r\n`
const multipart = (n: number, body: string) =>
  `${head(n, ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'])}\r\n\r\n${body}`
const bytes = (text: string) => Buffer.from(text, 'latin1')

const part = (disposition: string) =>
  `--b\r\nContent-Type: text/plain\r\n\r\n${words}\r\n--b\r\nContent-Type: image/png\r\n${disposition}\r\n\r\nx\r\n--b--\r\n`
const nested = (depth: number) => {
  let text = `${words}\r\n`
  for (let i = 0; i < depth; i++)
    text = `Content-Type: multipart/mixed; boundary=n${i}\r\n\r\n--n${i}\r\n${text}--n${i}--\r\n`
  return text
}

const MAILS: readonly (readonly [string, (n: number) => Buffer])[] = [
  ['B02 a header of 3 MB', (n) => bytes(plain(n, [`X-Long: ${'x'.repeat(3_000_000)}`]))],
  [
    'B02 100,000 headers',
    (n) =>
      bytes(
        plain(
          n,
          Array.from({ length: 100_000 }, (_, i) => `X-${i}: y`),
        ),
      ),
  ],
  ['B02 20,000 parts', (n) => bytes(multipart(n, `${`--b\r\n\r\n${words}\r\n`.repeat(20_000)}--b--\r\n`))],
  ['B02 parts 2,000 deep', (n) => bytes(`${head(n)}\r\n${nested(2_000)}`)],
  ['B02 an address list of 100,000', (n) => bytes(plain(n, [`Cc: ${'a@b.example, '.repeat(100_000)}c@d.example`]))],
  ['B07 NUL in the subject', (n) => bytes(plain(n).replace('Broken lamp', 'Bro\0ken lamp'))],
  ['B07 NUL in an encoded subject', (n) => bytes(plain(n).replace('Broken lamp', '=?utf-8?Q?Bro=00ken?='))],
  ['B07 NUL in the name', (n) => bytes(plain(n).replace('From: Eva', 'From: =?utf-8?B?RXYAYQ==?='))],
  ['B07 NUL in the body', (n) => bytes(`${plain(n)}\0\0`)],
  [
    'B07 NUL in a header value and a Message-ID',
    (n) => bytes(plain(n, ['X-A: b\0c', 'In-Reply-To: <a\0b@c.example>'])),
  ],
  [
    'B07 NUL in a file name',
    (n) => bytes(multipart(n, part('Content-Disposition: attachment; filename="=?utf-8?Q?a=00b.png?="'))),
  ],
  [
    'B07 broken UTF-8 in subject, name and body',
    (n) => bytes(`${plain(n).replace('Broken', '\xc3\x28\xff').replace('Eva', '\xe2\x82')}\xf0\x9f`),
  ],
  [
    'B08 a lone surrogate',
    (n) =>
      Buffer.concat([
        bytes(`${head(n, ['Content-Type: text/plain; charset=utf-16le'])}\r\n\r\n`),
        Buffer.from([0x48, 0, 0, 0xd8, 0x49, 0]),
      ]),
  ],
]

test.each(MAILS.map(([name, make], n) => [name, make(n), n] as const))('%s', async (_, content, n) => {
  const now = MONDAY + n * 60_000
  await shop.rawMails.store(shop.mailbox, 'test', [{ arrivedAt: now, size: content.length, content }], undefined, now)
  expect(await shop.work(now)).toMatchObject({ processed: 1, opened: 1, quarantined: 0 })
  const incident = (await shop.everyIncident()).find((one) => one.customer.address === `eva@hostile${n}.example`)
  const notes = (await shop.said('notification')).filter((mail) => mail.incident === incident?.number)
  expect(notes.map((mail) => mail.to[0]?.address)).toContain(ANA.address)
  expect(JSON.stringify(notes)).not.toMatch(/\\u0000|\\ud[89a-f]/i)
  const ids = await shop.db.run<{ id: number }>({ name: '', text: 'select max(id) as id from raw_mail' }, [])
  const kept = await shop.rawMails.read(shop.mailbox, ids.rows[0]?.id ?? 0)
  expect(content.equals(kept ?? Buffer.alloc(0))).toBe(true)
})
