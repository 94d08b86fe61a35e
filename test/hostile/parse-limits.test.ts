import { afterAll, describe, expect, test } from 'vitest'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { createSeal } from '../../src/adapters/seal/seal.ts'
import { findOrderNumbers } from '../../src/domain/mail/findings/order-number.ts'
import type { Mail } from '../../src/domain/mail/mail.ts'
import { maskSecrets } from '../../src/domain/mail/mask.ts'
import { natureOf } from '../../src/domain/mail/nature/nature.ts'
import { readReply } from '../../src/domain/mail/reply/read-reply.ts'
import type { Store } from '../../src/domain/store.ts'
import { lazyReader } from '../../src/wiring/lazy.ts'
import { A_STORE } from '../support/a-store.ts'

/** Strangers write our input: every one of these has a time, and nothing throws. */
const LIMIT_MS = 2_000
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const HEAD = 'From: a@example.com\nSubject: Hola\n'

const secrets = { current: 'a secret for tests that is long enough', previous: [] }
const aReader = (timeLimitMs: number, store: Store = A_STORE) =>
  lazyReader({ store, secrets }, createSeal(secrets.current, []), timeLimitMs)
const reader = aReader(LIMIT_MS)
afterAll(() => reader.close())

function raw(content: string | Buffer) {
  const bytes = Buffer.from(content)
  return { content: bytes, truncated: false, size: bytes.length, arrivedAt: ARRIVED }
}

async function within<T>(work: () => T | Promise<T>): Promise<T> {
  const start = performance.now()
  const result = await work()
  expect(performance.now() - start).toBeLessThan(LIMIT_MS)
  return result
}

function read(mail: Mail) {
  const reply = readReply(mail)
  natureOf(mail, { mailbox: 'incidencias@tienda.example', isOwnMessageId: () => false }, reply)
  findOrderNumbers(reply.newText)
  maskSecrets(reply.newText.slice(0, 1_000_000))
  return reply
}

const aMail = async (text: string, html?: string): Promise<Mail> => {
  const mail = await parseMail(raw(`${HEAD}\n`))
  return { ...mail, text, ...(html === undefined ? {} : { html }) }
}

describe('texts that stall quote finders are read within two seconds', () => {
  const texts: readonly [string, string][] = [
    ['300,000 times "On " in one line', 'On '.repeat(300_000)],
    ['300,000 lines "On "', 'On \n'.repeat(300_000)],
    ['300,000 lines "El 2 nov 2026 escribió"', 'El 2 nov 2026 a@b escribió\n'.repeat(300_000)],
    ['200,000 introductions', 'On 2 Nov 2026 10:00 a@b wrote:\n'.repeat(200_000)],
    ['200,000 blank lines', `a\n${'\n'.repeat(200_000)}b`],
    ['200,000 blank lines between quotes', `> a\n${'\n'.repeat(200_000)}> b`],
    ['one 10 MB line', 'x'.repeat(10_000_000)],
    ['one 10 MB line of blanks', ' '.repeat(10_000_000)],
    ['one 10 MB line of ">"', '>'.repeat(10_000_000)],
    ['nested ">"', Array.from({ length: 3_000 }, (_, i) => `${'>'.repeat(i)} a`).join('\n')],
    ['alternating quotes', '> a\nb\n'.repeat(200_000)],
    ['200,000 header labels', 'From: a@b.c\n'.repeat(200_000)],
    ['200,000 dashes', `${'-'.repeat(200_000)}\n`.repeat(3)],
    ['signatures', '-- \n'.repeat(200_000)],
    ['addresses', 'a@a.'.repeat(300_000)],
    ['digits', '4 '.repeat(400_000)],
    ['tags', 'INC-1-'.repeat(200_000)],
    ['order words', 'pedido nº '.repeat(100_000)],
  ]
  test.each(texts)('%s', async (_, text) => {
    const mail = await aMail(text)
    await within(() => read(mail))
  })
})

describe('html that stalls converters is read within two seconds', () => {
  const bodies: readonly [string, string][] = [
    ['100,000 unclosed cells', '<table><tr><td>'.repeat(100_000)],
    ['200,000 open brackets', '<'.repeat(200_000)],
    ['200,000 unclosed tags', '<a "'.repeat(200_000)],
    ['unclosed quotes', '<a href="x>'.repeat(200_000)],
    ['unclosed comments', '<!--'.repeat(200_000)],
    ['unclosed styles', '<style>'.repeat(200_000)],
    ['100,000 nested quotes', `${'<blockquote>'.repeat(100_000)}a`],
    ['closing tags only', '</div>'.repeat(300_000)],
    ['entities', '&#'.repeat(500_000)],
    ['attributes', `<div ${'class='.repeat(100_000)}>`],
    ['blanks', `<p>${' \n'.repeat(1_000_000)}</p>`],
  ]
  test.each(bodies)('%s', async (_, html) => {
    const mail = await aMail('', html)
    await within(() => read(mail))
  })
})

describe('mails that make parsers throw or run for ever come back', () => {
  const mails: readonly [string, () => string | Buffer][] = [
    ['a header of 5 MB', () => `${HEAD}X-A: ${'a'.repeat(5_000_000)}\n\nHola`],
    ['100,000 headers', () => `${HEAD}${'X-A: b\n'.repeat(100_000)}\nHola`],
    ['100,000 addresses', () => `${HEAD}To: ${'a@b.example, '.repeat(100_000)}\n\nHola`],
    ['5,000 groups', () => `${HEAD}To: ${'g: a@b.example; '.repeat(5_000)}\n\nHola`],
    ['nested groups', () => `${HEAD}To: ${'g: '.repeat(20_000)}\n\nHola`],
    ['50,000 parts', () => `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(50_000)}--b--`],
    [
      '5,000 levels',
      () =>
        HEAD +
        Array.from({ length: 5_000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(''),
    ],
    [
      'lines that look like boundaries',
      () => `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${'--c\n'.repeat(500_000)}`,
    ],
    ['a body in one 10 MB line', () => `${HEAD}\n${'x'.repeat(10_000_000)}`],
    ['encoded words', () => `${HEAD.replace('Hola', '=?utf-8?q?a?= '.repeat(50_000))}\nHola`],
    ['references', () => `${HEAD}References: ${'<a@b> '.repeat(200_000)}\n\nHola`],
    ['quoted names', () => `${HEAD.replace('a@', `${'"'.repeat(100_000)} <a@`)}\nHola`],
    ['random bytes', () => Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256))],
    ['nothing', () => ''],
  ]
  test.each(mails)('%s', async (_, make) => {
    const mail = raw(make())
    await reader.read([raw(`${HEAD}\nwarm`)])
    const [reading] = await reader.read([mail])
    if (reading === undefined || reading instanceof Error) throw reading
    expect(reading.mail.unreadable ?? '').not.toContain('took longer')
    expect(reading.mail.headers).toBeDefined()
  })

  test('NUL, broken UTF-8 and lone surrogates are gone everywhere', async () => {
    const mail = raw(
      Buffer.concat([
        Buffer.from('From: "A\0na" <a@example.com>\nSubject: Ho\0la =?utf-16le?B?ANg=?= =?utf-8?Q?=00?=\nX-A: a\0b\n'),
        Buffer.from('Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-16le\n'),
        Buffer.from('Content-Transfer-Encoding: base64\n\nANgAAGEA\n--b\nContent-Type: image/png; name="a\0b.png"\n\n'),
        Buffer.from([0xff, 0xfe, 0x00]),
        Buffer.from('\n--b--\n'),
      ]),
    )
    const [reading] = await reader.read([mail])
    if (reading === undefined || reading instanceof Error) throw reading
    const all = JSON.stringify([reading, [...reading.mail.headers]])
    expect(all).not.toContain('\\u0000')
    expect(all).not.toMatch(/\\ud[89a-f]/i)
    expect(reading.mail.attachments[0]?.filename).toBe('ab.png')
  })
})

test('a mail over its time is unreadable with its headers, and the others are read', async () => {
  const impatient = aReader(400)
  try {
    await impatient.read([raw(`${HEAD}\nwarm`)])
    const slow = Buffer.concat([
      Buffer.from(`${HEAD}Content-Type: application/x; name=a\nContent-Transfer-Encoding: quoted-printable\n\n`),
      Buffer.alloc(240_000_000, '=41'),
    ])
    const [first, second, third] = await impatient.read([raw(`${HEAD}\none`), raw(slow), raw(`${HEAD}\nthree`)])
    expect(first).toMatchObject({ reply: { newText: 'one' } })
    expect(second).toMatchObject({
      mail: {
        unreadable: 'reading failed: took longer than 0.4 s',
        subject: 'Hola',
        from: [{ address: 'a@example.com' }],
      },
      reply: { newText: '' },
    })
    expect(third).toMatchObject({ reply: { newText: 'three' } })
  } finally {
    await impatient.close()
  }
})
