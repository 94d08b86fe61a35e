/**
 * Strangers write our input. Each of these goes through the whole reading of a mail, from bytes to conclusions, within two
 * seconds of processor time; where it does not, the thread is ended, the mail keeps what could be read, the next one is read.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSeal } from '../../src/adapters/seal/seal.ts'
import type { MailReader } from '../../src/app/ports.ts'
import type { Reading } from '../../src/domain/mail/reading.ts'
import type { Store } from '../../src/domain/store.ts'
import { lazyReader } from '../../src/wiring/lazy.ts'
import { A_STORE } from '../support/a-store.ts'

const LIMIT_MS = 2_000
const MB = 1_000_000
const SECRETS = { current: 'a secret for tests that is long enough', previous: [] }

function aReader(store: Partial<Store> = {}, timeLimitMs = LIMIT_MS): MailReader {
  const seal = createSeal(SECRETS.current, SECRETS.previous)
  return lazyReader({ store: { ...A_STORE, ...store }, secrets: SECRETS }, seal, timeLimitMs)
}

function raw(content: string | Buffer) {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content
  return { content: bytes, truncated: false, size: bytes.length, arrivedAt: Date.parse('2026-11-02T10:15:30Z') }
}

async function readOne(reader: MailReader, content: string | Buffer): Promise<Reading> {
  const [reading] = await reader.read([raw(content)])
  if (reading === undefined || reading instanceof Error) throw reading
  return reading
}

const head = (fields = '') => `From: Eva <eva@mail.example>\nSubject: Hola\n${fields}`
const text = (body: string) => `${head('Content-Type: text/plain; charset=utf-8\n')}\n${body}`
const html = (body: string) => `${head('Content-Type: text/html; charset=utf-8\n')}\n${body}`
const multipart = (body: string) => `${head('Content-Type: multipart/mixed; boundary=b\n')}\n${body}`
const many = (piece: string, bytes: number) => piece.repeat(Math.ceil(bytes / piece.length))
const nested = (tag: string, depth = 100_000) => `${`<${tag}>`.repeat(depth)}Hola${`</${tag}>`.repeat(depth)}`

const MAILS: Readonly<Record<string, readonly (readonly [string, () => string])[]>> = {
  'text that stalls quote finders (B03)': [
    ['300,000 times "On " in one line', () => text('On '.repeat(300_000))],
    ['1 MB of lines "On "', () => text(many('On \n', MB))],
    ['1 MB of lines "El … escribió"', () => text(many('El 2 nov 2026 a las 10:00 Eva <a@b.example> escribió\n', MB))],
    ['1 MB of introductions', () => text(many('On 2 Nov 2026 10:00 Eva wrote:\n', MB))],
    ['1 MB of header blocks', () => text(many('From: Eva\nSent: lunes\nTo: Ana\nSubject: Hola\n\n', MB))],
    ['10 MB of blank lines', () => text(`Hola\n${'\n'.repeat(10 * MB)}adiós`)],
    ['10 MB of blank lines with returns', () => text(`Hola\r\n${'\r\n'.repeat(5 * MB)}adiós`)],
    ['one line of 10 MB', () => text('x'.repeat(10 * MB))],
    ['one line of 10 MB of words', () => text('hola '.repeat(2 * MB))],
    ['one line of 10 MB of blanks', () => text(' '.repeat(10 * MB))],
    ['quotes nested 3,000 deep', () => text(Array.from({ length: 3_000 }, (_, i) => `${'>'.repeat(i)} a`).join('\n'))],
    ['1 MB of one-word quotes and answers', () => text(many('> a\nb\n', MB))],
    ['1 MB of lines of dashes', () => text(many('-----\n', MB))],
    ['1 MB of signature marks', () => text(many('-- \nEva\n', MB))],
    ['flowed lines that never end', () => text(many('a \n', MB)).replace('utf-8', 'utf-8; format=flowed')],
  ],
  'text that stalls finders of links, numbers and references (B04)': [
    ['"http://"', () => text(many('http://', MB))],
    ['"@"', () => text(many('@', MB))],
    ['"a@a."', () => text(many('a@a.', MB))],
    ['"www."', () => text(many('www.', MB))],
    ['digits', () => text(many('4 ', MB))],
    ['digits without a break', () => text(many('4', MB))],
    ['order words', () => text(many('pedido nº ', MB))],
    ['order numbers', () => text(many('pedido 123456, ', MB))],
    ['tags', () => text(many('INC-1-', MB))],
    ['whole tags', () => text(many('[INC-4821-Q7RXM] ', MB))],
    ['amounts and dates', () => text(many('12,50 € 2 nov 2026 ', MB))],
    ['combining marks', () => text(many('a\u00cc\u0081', MB))],
  ],
  'html that stalls converters (B03)': [
    ['100,000 nested div', () => html(nested('div'))],
    ['100,000 nested blockquote', () => html(nested('blockquote'))],
    ['100,000 nested span', () => html(nested('span style="color:red"'))],
    ['100,000 nested ul and li', () => html(nested('ul><li'))],
    ['100,000 nested tables', () => html(nested('table><tr><td'))],
    ['100,000 unclosed cells', () => html('<table><tr><td>'.repeat(100_000))],
    ['1,000,000 times "<"', () => html('<'.repeat(MB))],
    ['1,000,000 times "</"', () => html('</'.repeat(MB))],
    ['an attribute of 5 MB', () => html(`<div title="${'x'.repeat(5 * MB)}">Hola</div>`)],
    ['a style of 5 MB', () => html(`<div style="${many('color:red;', 5 * MB)}">Hola</div>`)],
    ['100,000 attributes', () => html(`<div ${'a=b '.repeat(100_000)}>Hola</div>`)],
    ['an attribute that never ends', () => html(`<a href="${many('x>', MB)}`)],
    ['entities', () => html(many('&amp;', MB))],
    ['entities of entities', () => html(many('&amp;amp;amp;lt;', MB))],
    ['numbers of characters', () => html(many('&#x1F600;', MB))],
    ['half entities', () => html(many('&#', MB))],
    ['unclosed comments', () => html(many('<!--', MB))],
    ['unclosed styles', () => html(many('<style>', MB))],
    ['unclosed scripts', () => html(many('<script>', MB))],
    ['1 MB of styles', () => html(`<style>${many('.a{display:none}', MB)}</style><p class=a>Hola`)],
    ['1 MB of CDATA', () => html(many('<![CDATA[', MB))],
    ['1 MB of line breaks', () => html(many('<br>', MB))],
    ['zero-width characters', () => html(many('\u00e2\u0080\u008b', MB))],
  ],
  'header fields that make parsers throw or count for ever (B02, B05)': [
    ['100,000 encoded words in the subject', () => `Subject: ${'=?utf-8?q?a?= '.repeat(100_000)}\n${head()}\nHola`],
    ['100,000 beginnings of encoded words', () => `Subject: ${'=?utf-8?q?'.repeat(100_000)}\n${head()}\nHola`],
    ['100,000 encoded words as name', () => `From: ${'=?utf-8?b?YQ==?= '.repeat(100_000)} <a@b.example>\n\nHola`],
    ['a subject of 5 MB', () => `Subject: ${'a '.repeat(2.5 * MB)}\n${head()}\nHola`],
    ['100,000 addresses', () => `${head(`To: ${'a@b.example, '.repeat(100_000)}\n`)}\nHola`],
    ['100,000 authors', () => `From: ${'a@b.example, '.repeat(100_000)}c@d.example\n\nHola`],
    ['5,000 groups', () => `${head(`To: ${'g: a@b.example; '.repeat(5_000)}\n`)}\nHola`],
    ['20,000 nested groups', () => `${head(`To: ${'g: '.repeat(20_000)}\n`)}\nHola`],
    ['100,000 nested comments', () => `From: ${'('.repeat(100_000)} <a@b.example>\n\nHola`],
    ['100,000 quotes', () => `From: ${'"'.repeat(100_000)} <a@b.example>\n\nHola`],
    ['100,000 angles', () => `From: ${'<'.repeat(100_000)}a@b.example>\n\nHola`],
    ['200,000 references', () => `${head(`References: ${'<a@b> '.repeat(200_000)}\n`)}\nHola`],
    ['20,000 of our own references', () => `${head(`References: ${ownIds(20_000)}\n`)}\nHola`],
    ['a field of 5 MB', () => `${head(`X-A: ${'a'.repeat(5 * MB)}\n`)}\nHola`],
    ['100,000 fields', () => `${head('X-A: b\n'.repeat(100_000))}\nHola`],
    ['100,000 folds', () => `${head(`X-A: b\n${' c\n'.repeat(100_000)}`)}\nHola`],
    ['100,000 parameters', () => `${head(`Content-Type: text/plain; ${'a=b; '.repeat(100_000)}\n`)}\nHola`],
    ['100,000 pieces of a file name', () => `${head(`Content-Disposition: attachment; ${fileName(100_000)}\n`)}\nHola`],
    [
      '100,000 results of authentication',
      () => `${head(`Authentication-Results: a; ${'spf=pass '.repeat(100_000)}\n`)}\nHola`,
    ],
  ],
  'parts without number and bottom (B06)': [
    ['65,000 small parts', () => multipart(`${'--b\n\nx\n'.repeat(65_000)}--b--`)],
    ['65,000 files', () => multipart(`${'--b\nContent-Type: image/png; name=a.png\n\nx\n'.repeat(65_000)}--b--`)],
    [
      '65,000 mails',
      () => multipart(`${'--b\nContent-Type: message/rfc822\n\nSubject: a\n\nx\n'.repeat(65_000)}--b--`),
    ],
    ['5,000 levels', () => head() + levels(5_000)],
    ['5,000 mails one in the other', () => head() + 'Content-Type: message/rfc822\n\n'.repeat(5_000)],
    ['lines that look like boundaries', () => multipart(many('--c\n', 5 * MB))],
    [
      'boundaries that begin one another',
      () => head() + levels(20, (n) => 'b'.repeat(n + 1)) + many('--bbbbbbbbbb\n', MB),
    ],
    [
      '5 MB of base64 that is none',
      () =>
        multipart(`--b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${many('=-_!', 5 * MB)}\n--b--`),
    ],
    [
      '5 MB of "="',
      () =>
        multipart(
          `--b\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${many('=', 5 * MB)}\n--b--`,
        ),
    ],
  ],
}

function ownIds(count: number): string {
  return Array.from({ length: count }, (_, i) => `<inc.${i}.k3v9q0z2m4x8c1b7.7xk2m9qd4t@shop.example>`).join(' ')
}

function fileName(count: number): string {
  return Array.from({ length: count }, (_, i) => `filename*${i}=a; `).join('')
}

function levels(count: number, boundary = (n: number) => `b${n}`): string {
  return Array.from(
    { length: count },
    (_, n) => `Content-Type: multipart/mixed; boundary=${boundary(n)}\n\n--${boundary(n)}\n`,
  ).join('')
}

let reader: MailReader
beforeAll(async () => {
  reader = aReader()
  await readOne(reader, text('warm'))
  await readOne(reader, html('<p>warm</p>'))
})
afterAll(() => reader.close())

for (const [what, mails] of Object.entries(MAILS)) {
  describe(what, () => {
    test.each(mails)('%s', async (_, make) => {
      const content = make()
      const { mail } = await readOne(reader, content)
      expect(mail.unreadable ?? '').not.toMatch(/took longer|did not end|failed|gave up/)
      expect(mail.size).toBe(content.length)
      expect((await readOne(reader, text('after it'))).reply.newText).toBe('after it')
    })
  })
}

describe('a pattern of the operator that never comes to an end', () => {
  const CATASTROPHE = `pedido (${'a'.repeat(60)}!)`
  const lost = () => aReader({ orderPattern: '(a+)+\\$' }, 300)

  test('in the text: the mail keeps its words and its files, the others of the batch are read', async () => {
    const patient = lost()
    try {
      const bad = multipart(
        `--b\n\nMi ${CATASTROPHE} no ha llegado.\n--b\nContent-Type: image/png; name=foto.png\n\nx\n--b--`,
      )
      const readings = await patient.read([raw(text('uno')), raw(bad), raw(text('tres'))])
      expect(readings).toMatchObject([
        { reply: { newText: 'uno' } },
        {
          mail: {
            unreadable: 'reading failed: took longer than 0.3 s',
            from: [{ address: 'eva@mail.example', name: 'Eva' }],
            attachments: [{ filename: 'foto.png' }],
          },
          reply: { newText: `Mi ${CATASTROPHE} no ha llegado.` },
          orderNumbers: [],
        },
        { reply: { newText: 'tres' } },
      ])
      expect(readings[0]).not.toHaveProperty('mail.unreadable')
      expect(readings[2]).not.toHaveProperty('mail.unreadable')
    } finally {
      await patient.close()
    }
  })

  test('in the subject: it costs this thread nothing', async () => {
    const patient = lost()
    try {
      await patient.ready()
      const before = process.cpuUsage()
      const { mail } = await readOne(patient, `Subject: ${CATASTROPHE}\nFrom: eva@mail.example\n\nHola`)
      const { user, system } = process.cpuUsage(before)
      expect(mail).toMatchObject({ subject: CATASTROPHE, unreadable: 'reading failed: took longer than 0.3 s' })
      // Of the whole process, with the thread's limit and the start of the next one.
      expect((user + system) / 1_000).toBeLessThan(3_000)
    } finally {
      await patient.close()
    }
  })
})
