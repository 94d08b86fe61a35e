import { describe, expect, test } from 'vitest'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'

/** Structure, header fields and charsets that strangers make endless: each is read within its time, and what is left out is named. */
const LIMIT_MS = 2_000
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const HEAD = 'From: a@example.com\nSubject: Hola\n'
const MIXED = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n`

async function read(content: string | Buffer) {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  const start = performance.now()
  const mail = await parseMail({ content: bytes, truncated: false, size: bytes.length, arrivedAt: ARRIVED })
  expect(performance.now() - start).toBeLessThan(LIMIT_MS)
  expect(mail.headers).toBeDefined()
  return mail
}

const subject = (text: string) => `From: a@example.com\nSubject: ${text}\n\nHola`
const to = (text: string) => `${HEAD}To: ${text}\n\nHola`
const file = (parameters: string) =>
  `${MIXED}--b\n\nHola\n--b\nContent-Type: application/x; ${parameters}\nContent-Disposition: attachment; ${parameters}\n\nx\n--b--`

describe('header fields', () => {
  const mails: readonly [string, () => string][] = [
    ['encoded words without an end', () => subject('=?utf-8?Q?a'.repeat(100_000))],
    ['encoded words of Base64 without an end', () => subject('=?utf-8?B?YQ'.repeat(100_000))],
    ['question marks', () => subject('=?'.repeat(300_000))],
    ['ends of encoded words', () => subject(`=?utf-8?Q?${'?=41'.repeat(200_000)}`)],
    ['encoded words in encoded words', () => subject(`=?utf-8?Q?${'=3D=3F'.repeat(100_000)}?=`)],
    ['split quanta', () => subject('=?utf-8?B?YWJ?= '.repeat(50_000))],
    ['quotes that never close', () => to('"\\'.repeat(200_000))],
    ['brackets that never close', () => to('('.repeat(500_000))],
    ['comments in comments', () => to(`${'('.repeat(200_000)}a${')'.repeat(200_000)} a@b.example`)],
    ['brackets in angle brackets', () => to(`<${'(('.repeat(100_000)}>`)],
    ['open angle brackets', () => to('<'.repeat(500_000))],
    ['routes', () => to(`<${'@a,'.repeat(100_000)}:a@b.example>`)],
    ['signs', () => to('@'.repeat(500_000))],
    ['blanks before signs', () => to(`a${' '.repeat(300_000)}@${' '.repeat(300_000)}b.example`)],
    ['dots and blanks', () => to(' . '.repeat(200_000))],
    ['colons', () => to(`${':'.repeat(300_000)};`)],
    ['commas', () => to(','.repeat(1_000_000))],
    ['100,000 addresses in encoded names', () => to('=?utf-8?Q?a?= <a@b.example>, '.repeat(100_000))],
    ['half names', () => to('Doe, '.repeat(200_000))],
    ['parameters without end', () => file(`name*0*=utf-8''a; ${'name*1*=b; '.repeat(50_000)}`)],
    ['continuations', () => file(Array.from({ length: 9_999 }, (_, i) => `name*${i}*=%41`).join('; '))],
    ['open quotes in parameters', () => file('name="a\\'.repeat(100_000))],
    ['blanks in parameters', () => file(`name=a${' '.repeat(500_000)}b`)],
    ['signs in parameters', () => file('='.repeat(500_000))],
    ['percent signs', () => file(`name*=utf-8''${'%'.repeat(500_000)}`)],
    ['brackets in parameters', () => file('('.repeat(500_000))],
    ['a date of words', () => `${HEAD}Date: ${'Mon, 2 Nov '.repeat(100_000)}\n\nHola`],
    ['open brackets in ids', () => `${HEAD}References: ${'<'.repeat(500_000)}\n\nHola`],
    ['ids without brackets', () => `${HEAD}References: ${'a@b.example '.repeat(100_000)}\n\nHola`],
    ['blanks between fields', () => `${HEAD}${' \n'.repeat(300_000)}\nHola`],
    ['lines that are no fields', () => `${HEAD}${'no field\n'.repeat(300_000)}To: a@b.example\n\nHola`],
    ['no fields and fields in turn', () => `${HEAD}${'no field\nTo: a@b.example\n'.repeat(150_000)}\nHola`],
    [
      'boundaries in the header',
      () =>
        `${HEAD}Content-Type: multipart/mixed; boundary="${'a'.repeat(900)}"\n${'--a\nX: 1\n'.repeat(200_000)}\nHola`,
    ],
    ['a text of codes', () => `${HEAD}\n${'=C3=A1'.repeat(500_000)}`],
    ['a text of open tags', () => `${HEAD}\n${'<a a a a a '.repeat(200_000)}=3D"`],
    ['a text of Base64', () => `${HEAD}\n${`${'SG9s'.repeat(19)}\n`.repeat(50_000)}`],
    [
      'multiparts whose boundaries never come',
      () =>
        `${HEAD}Content-Type: multipart/mixed; boundary=o\n\n${'--o\nContent-Type: multipart/mixed; boundary=x\n\nHola\n'.repeat(490)}${'\n--'.repeat(2_000_000)}`,
    ],
    ['a body of boundaries', () => `${HEAD}\n${'--a\nContent-Type: text/plain\n\n'.repeat(100_000)}--a--\n`],
    ['dashes before a type', () => `${HEAD}${'--a\nX: 1\n'.repeat(200_000)}Content-Type: x/y\n\nHola`],
    ['a header torn by blank lines', () => `X: 1\n${'\n\nReceived: x\nStatus: y\n'.repeat(100_000)}\nHola`],
    ['mailboxes without commas', () => to('Ana <a@b.example> x '.repeat(50_000))],
    ['words in brackets', () => to(`<${'a@b.example '.repeat(80)}>, `.repeat(1_000))],
    ['comments in a date', () => `${HEAD}Date: ${'(a) : '.repeat(100_000)}\n\nHola`],
    ['open quotes in Content-Type', () => `${HEAD}Content-Type: x/y; a="\n${'b\n'.repeat(300_000)}\nHola`],
  ]
  test.each(mails)('%s', async (_, make) => {
    await read(make())
  })

  test('100,000 header lines and a field of 10 MB are cut, and said to be', async () => {
    const many = await read(`${HEAD}${'X-A: b\n'.repeat(100_000)}\nHola`)
    const long = await read(`${HEAD}X-A: ${'a'.repeat(10_000_000)}\n\nHola`)
    for (const mail of [many, long]) {
      expect(mail).toMatchObject({ text: 'Hola', unreadable: 'header block too large: the rest is left out' })
    }
  })

  test('100,000 addresses give the first 500', async () => {
    const { to: addresses } = await read(to('a@b.example, '.repeat(100_000)))
    expect(addresses).toHaveLength(500)
  })
})

describe('structure', () => {
  const mails: readonly [string, () => string][] = [
    ['levels with one boundary', () => HEAD + 'Content-Type: multipart/mixed; boundary=b\n\n--b\n'.repeat(50_000)],
    ['boundaries that only begin alike', () => `${MIXED}${'--bb\n'.repeat(500_000)}`],
    ['long lines of dashes', () => `${MIXED}${`${'-'.repeat(900)}\n`.repeat(5_000)}`],
    ['closed again and again', () => `${MIXED}${'--b--\n'.repeat(500_000)}`],
    ['a boundary nobody named', () => `${HEAD}Content-Type: multipart/mixed\n\n${'--x\nContent-\n'.repeat(200_000)}`],
    ['uuencoded files without an end', () => `${HEAD}\n${'begin 644 a\n#86)C\n'.repeat(200_000)}`],
    ['uuencoded files', () => `${HEAD}\n${'begin 644 a\n#86)C\n`\nend\n'.repeat(100_000)}`],
    ['parts without blank line', () => `${MIXED}${'--b\nHola\n'.repeat(50_000)}`],
    [
      'digests',
      () => `${HEAD}Content-Type: multipart/digest; boundary=b\n\n${'--b\n\nSubject: a\n\nb\n'.repeat(50_000)}`,
    ],
    ['only CR', () => `${HEAD}\n${'a\r'.repeat(1_000_000)}`.replaceAll('\n', '\r')],
  ]
  test.each(mails)('%s', async (_, make) => {
    await read(make())
  })

  test('too many parts, too deep parts and too much text are cut, and said to be', async () => {
    const parts = await read(`${MIXED}${'--b\n\nx\n'.repeat(50_000)}--b--`)
    expect(parts.unreadable).toBe('more than 500 parts')
    const levels = Array.from({ length: 5_000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`)
    expect((await read(HEAD + levels.join(''))).unreadable).toBe('parts nested deeper than 20')
    const long = await read(`${MIXED}${`--b\n\n${'x'.repeat(3_000_000)}\n`.repeat(4)}--b--`)
    expect(long.unreadable).toBe('text too long: the end is left out')
    expect(long.text.length).toBeLessThan(4.2 * 1024 * 1024)
  })
})

describe('texts', () => {
  const text = (type: string, body: string) => `${HEAD}Content-Type: ${type}\n\n${body}`
  const mails: readonly [string, () => string | Buffer][] = [
    ['flowed lines that all go on', () => text('text/plain; format=flowed', 'a \n'.repeat(1_000_000))],
    [
      'flowed quotes of every depth',
      () => text('text/plain; format=flowed', `${'>'.repeat(2_000)} a \n`.repeat(1_500)),
    ],
    ['marks of enriched text', () => text('text/enriched', '<param>'.repeat(400_000))],
    ['comments of enriched text', () => text('text/richtext', '<comment>'.repeat(400_000))],
    ['4 MB encoded twice', () => Buffer.from(text('text/plain; charset=utf-8', 'Ã¡'.repeat(1_000_000)))],
    ['4 MB encoded four times', () => Buffer.from(text('text/plain; charset=utf-8', 'ÃƒÂ¡'.repeat(500_000)))],
    ['4 MB nearly encoded twice', () => Buffer.from(text('text/plain; charset=utf-8', `${'Ã¡'.repeat(1_000_000)}á`))],
    ['4 MB in no charset', () => text('text/plain', '\xe1\xb9'.repeat(2_000_000))],
    ['UTF-7', () => text('text/plain; charset=utf-7', '+AOE'.repeat(1_000_000))],
    ['plus signs in UTF-7', () => text('text/plain; charset=utf-7', '+'.repeat(4_000_000))],
    ['escapes of ISO-2022', () => text('text/plain', '\x1b$B\x1b(B'.repeat(600_000))],
    ['a meta tag without end', () => text('text/html', `<meta ${'charset '.repeat(400_000)}\xe1`)],
    ['CR and LF', () => text('text/plain', '\r'.repeat(3_000_000))],
    ['quoted-printable', () => `${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(2_000_000)}`],
    ['padding', () => `${HEAD}Content-Transfer-Encoding: base64\n\n${'YQ=='.repeat(1_000_000)}`],
  ]
  test.each(mails)('%s', async (_, make) => {
    await read(make())
  })
})
