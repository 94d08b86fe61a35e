import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { attachmentReader } from '../../src/adapters/mime/attachment-reader.ts'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import * as write from '../support/tnef-writer.ts'

const JPEG = Buffer.from('ffd8ffe000104a46494600010101006000600000ffd9', 'hex')

async function parse(mail: string) {
  const content = Buffer.from(mail, 'latin1')
  return await parseMail({ content, truncated: false, size: content.length, arrivedAt: Date.UTC(2026, 10, 2) })
}

function mixed(boundary: string, subject: string, ...parts: readonly string[]): string {
  const head = `From: eva@example.org\r\nSubject: ${subject}\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n`
  return `${head}${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
}

const text = (words: string) => `Content-Type: text/plain\r\n\r\n${words}`
const mail = (inner: string) => `Content-Type: message/rfc822\r\n\r\n${inner}`
const file = (name: string, bytes: Buffer, type = 'image/jpeg') =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}`

describe('mails inside a mail', () => {
  const photo = (n: number) => Buffer.concat([JPEG, Buffer.from([n])])
  const tnef = write.writeTnef({
    files: [
      { title: 'in-tnef.jpg', data: photo(4) },
      { properties: [write.message(0x3701, write.writeTnef({ files: [{ title: 'deep.jpg', data: photo(5) }] }))] },
    ],
  })
  const all = mixed(
    'a',
    'outer',
    text('Words'),
    mail(
      mixed(
        'b',
        'first',
        text('One'),
        file('in-first.jpg', photo(1)),
        mail(mixed('c', 'second', text('Two'), file('in-second.jpg', photo(2)))),
      ),
    ),
    file('winmail.dat', tnef, 'application/ms-tnef'),
    file('outer.jpg', photo(3)),
  )

  test('their files stand behind the files of the mail itself, and are found by their numbers', async () => {
    const { attachments, embedded } = await parse(all)
    expect(attachments.map((one) => one.filename)).toEqual([
      'first.eml',
      'in-tnef.jpg',
      'outer.jpg',
      'in-first.jpg',
      'second.eml',
      'in-second.jpg',
      'deep.jpg',
    ])
    expect(embedded?.map((one) => one.subject)).toEqual(['first', 'second', ''])
    const indexes = attachments.map((one) => one.index)
    const bytes = await attachmentReader.read(Buffer.from(all, 'latin1'), indexes)
    for (const one of attachments) {
      const found = bytes.get(one.index) ?? new Uint8Array()
      expect(createHash('sha256').update(found).digest('hex')).toBe(one.sha256)
      expect(found.length).toBe(one.size)
    }
    expect(bytes.get(5)).toEqual(photo(2))
    expect(bytes.get(6)).toEqual(photo(5))
  })

  test('what a report of a server returns is nobody’s forward', async () => {
    const report = all.replace('multipart/mixed; boundary="a"', 'multipart/report; boundary="a"')
    const { embedded, attachments } = await parse(report)
    expect(embedded?.map((one) => one.subject)).toEqual([''])
    expect(attachments.map((one) => one.filename)).not.toContain('in-first.jpg')
  })

  test('a file called .eml that is no mail is only a file', async () => {
    const { embedded, attachments } = await parse(
      mixed('a', 'x', text('Words'), file('notas.eml', Buffer.from('Hola, llegó roto.'), 'application/octet-stream')),
    )
    expect(embedded).toBeUndefined()
    expect(attachments).toMatchObject([{ filename: 'notas.eml' }])
  })
})

describe('B06 hostile contents are answered in time', () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'From: a@example.org\r\n\r\nend' : mixed(`n${depth}`, `${depth}`, mail(nested(depth - 1)))

  test.each<[string, () => string, RegExp]>([
    [
      'five hundred mails inside',
      () => mixed('a', 'x', ...Array.from({ length: 450 }, () => mail('From: a@example.org\r\n\r\nHola'))),
      /too many mails inside/,
    ],
    ['mails inside mails, fifty deep', () => nested(50), /too many mails inside/],
    [
      'a hundred winmail.dat with two hundred files each',
      () => {
        const bytes = write.writeTnef({ files: Array.from({ length: 199 }, () => ({ title: 'a.jpg', data: JPEG })) })
        return mixed('a', 'x', ...Array.from({ length: 100 }, () => file('winmail.dat', bytes, 'application/ms-tnef')))
      },
      /^$/,
    ],
    [
      'RTF that grows',
      () => {
        // Each two bytes repeat seventeen of those before.
        const body = Buffer.concat(
          Array.from({ length: 40_000 }, () => Buffer.from('ff0cff0cff0cff0cff0cff0cff0cff0cff', 'hex')),
        )
        const head = Buffer.alloc(16, 0xff)
        head.write('LZFu', 8)
        const rtf = write.binary(0x1009, Buffer.concat([head, body]))
        const inner = write.writeTnef({ properties: [rtf] })
        const bytes = write.writeTnef({ files: Array.from({ length: 20 }, () => ({ data: inner })) })
        return mixed('a', 'x', file('winmail.dat', bytes, 'application/ms-tnef'))
      },
      /winmail\.dat holds too much/,
    ],
    [
      'a thousand pictures cited by a page',
      () =>
        mixed(
          'a',
          'x',
          `Content-Type: text/html\r\n\r\n${'<img src="cid:a@b">'.repeat(100_000)}`,
          ...Array.from({ length: 400 }, (_, n) => `Content-Type: image/png\r\nContent-ID: <${n}@b>\r\n\r\nx`),
        ),
      /^$/,
    ],
    [
      'many calendars',
      () =>
        mixed(
          'a',
          'x',
          ...Array.from(
            { length: 100 },
            () =>
              `Content-Type: text/calendar\r\n\r\n${'BEGIN:VEVENT\r\nDTSTART;TZID=Nowhere/Atall:20261109T100000\r\nEND:VEVENT\r\n'.repeat(2_000)}`,
          ),
        ),
      /^$/,
    ],
  ])('%s', async (_, make, unreadable) => {
    const content = make()
    const started = performance.now()
    const read = await parse(content)
    expect(performance.now() - started).toBeLessThan(2_000)
    expect(read.unreadable ?? '').toMatch(unreadable)
    expect(read.embedded?.length ?? 0).toBeLessThanOrEqual(10)
    expect(read.attachments.length).toBeLessThanOrEqual(1_000)
    expect(read.invitations?.length ?? 0).toBeLessThanOrEqual(10)
  })
})
