import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lastingOf } from '../../src/adapters/smtp/reply-codes.ts'
import { createMailSender, type MailSenderOptions } from '../../src/adapters/smtp/send-mail.ts'
import { smtpOptionsFromUrl } from '../../src/adapters/smtp/url.ts'
import type { MailSender } from '../../src/app/ports.ts'
import { anOutboxMail } from '../support/a-mail.ts'
import { memoryLog } from '../support/memory-ports.ts'
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts'

describe('SMTP_URL', () => {
  test.each([
    ['smtps://u:p@mail.example', { host: 'mail.example', port: 465, secure: true, user: 'u', password: 'p' }],
    ['smtp://mail.example', { port: 587, secure: false, tls: 'required' }],
    ['smtp://localhost:1025', { port: 1025, tls: 'opportunistic' }],
    ['smtp://mail.example:25?tls=none&name=shop.example', { tls: 'none', name: 'shop.example' }],
    ['smtp://me%40shop.example:a%25b@mail.example', { user: 'me@shop.example', password: 'a%b' }],
  ])('%s', (url, expected) => {
    expect(smtpOptionsFromUrl(new URL(url))).toMatchObject(expected)
  })

  test('without a user nobody logs in', () => {
    expect(smtpOptionsFromUrl(new URL('smtp://mail.example'), 'unused')).not.toHaveProperty('user')
  })
})

describe('what a reply means', () => {
  test.each([
    ['250 fine', 'temporary'],
    ['421 4.7.0 too many connections', 'temporary'],
    ['450 4.2.0 greylisted', 'temporary'],
    ['451 try again', 'temporary'],
    ['550 5.1.1 no such user', 'permanent'],
    ['550-5.1.1 no such user\n550 5.1.1 really', 'permanent'],
    ['552 5.2.2 mailbox full', 'temporary'],
    ['552 5.3.4 message too large', 'permanent'],
    ['554 5.7.1 refused by policy', 'permanent'],
    ['503 bad sequence', 'temporary'],
    ['530 5.7.0 log in first', 'temporary'],
    ['599 never heard of', 'permanent'],
    ['499 never heard of', 'temporary'],
    ['no number at all', 'temporary'],
    ['', 'temporary'],
  ])('%s is %s', (response, lasting) => {
    expect(lastingOf(response)).toBe(lasting)
  })
})

describe('sending', () => {
  let sink: SmtpSink
  let sender: MailSender
  const start = (options: Partial<MailSenderOptions> = {}): MailSender =>
    createMailSender({
      host: sink.host,
      port: sink.port,
      secure: false,
      tls: 'none',
      poolSize: 2,
      logger: memoryLog(),
      ...options,
    })

  beforeAll(async () => {
    sink = await startSmtpSink({ size: 3_000_000 })
  })
  afterAll(async () => sink.close())
  beforeEach(() => {
    sink.fail()
    sink.received.splice(0)
    sender = start()
  })
  afterEach(async () => sender.close())
  const sent = () => headersAndBody(sink.received.at(-1)?.raw ?? '')

  test('a mail goes as it was finished: envelope, Message-ID, date, headers, both texts', async () => {
    const mail = anOutboxMail(1, {
      envelopeFrom: '',
      replyTo: 'incidencias+c1.abc@store.example',
      inReplyTo: 'first@example.net',
      references: ['zero@example.net', 'first@example.net'],
      subject: 'Pañal roto – ¿qué pasa?',
      text: 'Línea uno\n.\nFrom aquí\n',
    })
    expect(await sender.send(mail, [])).toMatchObject({ kind: 'sent', refused: [] })
    expect(sink.received[0]).toMatchObject({ from: '', to: ['customer1@example.net'] })
    const { headers } = sent()
    expect(headers.get('message-id')).toEqual(['<inc.1.abc@store.example>'])
    expect(headers.get('date')).toEqual(['Mon, 02 Mar 2026 09:00:00 +0000'])
    expect(headers.get('reply-to')).toEqual(['incidencias+c1.abc@store.example'])
    expect(headers.get('in-reply-to')).toEqual(['<first@example.net>'])
    expect(headers.get('references')).toEqual(['<zero@example.net> <first@example.net>'])
    expect(headers.get('x-incidencias')).toEqual(['incidencias@store.example'])
    expect(headers.get('auto-submitted')).toEqual(['auto-replied'])
    expect(headers.get('content-type')?.[0]).toContain('multipart/alternative')
  })

  test('every attempt sends the same bytes', async () => {
    for (let i = 0; i < 2; i++)
      await sender.send(anOutboxMail(1), [{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('x') }])
    expect(sink.received[0]?.raw).toBe(sink.received[1]?.raw)
  })

  test('a picture stands beside the HTML that shows it, what is to be kept beside both texts', async () => {
    const html = '<p><img src="cid:logo@store.example" alt="La Tienda"></p>'
    const content = Buffer.from('\x89PNG, or so')
    const files = [
      { filename: 'logo.png', contentType: 'image/png', cid: 'logo@store.example', content },
      { filename: 'week.csv', contentType: 'text/csv', content: Buffer.from('a;b') },
    ]
    for (let i = 0; i < 2; i++) await sender.send(anOutboxMail(1, { html }), files)
    expect(sink.received[0]?.raw).toBe(sink.received[1]?.raw)
    expect(partsOf(sink.received[0]?.raw ?? '')).toEqual([
      'multipart/mixed',
      '  multipart/alternative',
      '    text/plain',
      '    multipart/related',
      '      text/html',
      '      image/png inline <logo@store.example>',
      '  text/csv attachment',
    ])
    expect(sink.received[0]?.raw).toContain(content.toString('base64'))
    await sender.send(anOutboxMail(1, { html }), files.slice(0, 1))
    expect(partsOf(sink.received[2]?.raw ?? '')).toEqual([
      'multipart/alternative',
      '  text/plain',
      '  multipart/related',
      '    text/html',
      '    image/png inline <logo@store.example>',
    ])
  })

  test('one connection carries many mails', async () => {
    const before = sink.connections
    const one = start({ poolSize: 1 })
    for (let i = 0; i < 150; i++) await one.send(anOutboxMail(i), [])
    expect(sink.connections - before).toBe(1)
    await one.close()
  }, 20_000)

  test.each([
    '\r\nBcc: victim@example.org',
    '\nBcc: victim@example.org',
    '\r\n\r\nbody',
    '\u2028Bcc: victim@example.org',
    '\0',
    '\u0085Bcc: v@example.org',
  ])('a break in any value makes no header: %j (S19, S20)', async (evil) => {
    const plain = anOutboxMail(1, {
      replyTo: 'r@store.example',
      inReplyTo: 'a@b',
      references: ['a@b'],
      headers: { 'X-Incidencias': 'm', 'List-Id': 'x' },
    })
    await sender.send(plain, [{ filename: 'a.txt', contentType: 'text/plain', content: Buffer.from('x') }])
    const expected = [...sent().headers.keys()]
    await sender.send(
      {
        ...plain,
        subject: `s${evil}`,
        from: { ...plain.from, name: `n${evil}` },
        to: [{ address: 'customer1@example.net', name: `n${evil}` }],
        replyTo: `r@store.example${evil}`,
        inReplyTo: `a@b${evil}`,
        references: [`a@b${evil}`],
        messageId: `inc.1.abc@store.example${evil}`,
        headers: { 'X-Incidencias': `m${evil}`, 'List-Id': `x${evil}`, [`X-Evil${evil}`]: 'dropped' },
      },
      [{ filename: `a${evil}.txt`, contentType: `text/plain${evil}`, content: Buffer.from('x') }],
    )
    expect([...sent().headers.keys()]).toEqual(expected)
    expect(sink.received.at(-1)?.to).toEqual(['customer1@example.net'])
  })

  test.each([
    'a@example.net\r\nRCPT TO:<victim@example.org>',
    'a@example.net> SIZE=1',
    '"victim@example.org"@example.net',
    'a@example.net,victim@example.org',
    'victim@example.org(a)@example.net',
    'a b@example.net',
    'a@b@c',
    '',
  ])('the recipient %j is refused before a byte is sent (S20, S21)', async (address) => {
    const count = sink.received.length
    expect(await sender.send(anOutboxMail(1, { to: [{ address, name: '' }] }), [])).toMatchObject({
      kind: 'refused',
      lasting: 'permanent',
    })
    expect(sink.received.length).toBe(count)
  })

  test('a body that plays SMTP arrives as one mail (S23)', async () => {
    const text = 'one\n.\nMAIL FROM:<evil@example.org>\r.\r\rtwo\r\n.\r\n\n..\n'
    await sender.send(anOutboxMail(1, { text, html: '' }), [])
    expect(sink.received.length).toBe(1)
    expect(sent().body).toContain('MAIL FROM')
  })

  test('no file and no URL is read for what a mail says (S22)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-'))
    const path = join(folder, 'canary.txt')
    writeFileSync(path, 'CANARY-CONTENT')
    const html = { path } as unknown as string
    await sender.send(anOutboxMail(1, { html: `<img src="file://${path}">` }), []).catch(() => undefined)
    await sender.send(anOutboxMail(2, { html }), []).catch(() => undefined)
    expect(sink.received.map((mail) => mail.raw).join('')).not.toContain('CANARY-CONTENT')
    rmSync(folder, { recursive: true })
  })

  test('attachments arrive byte for byte under their names', async () => {
    const content = Buffer.from(Array.from({ length: 5_000 }, (_, i) => i % 256))
    await sender.send(anOutboxMail(1), [
      { filename: 'foto – ñ.jpg', contentType: 'image/jpeg', content },
      { filename: 'mail.eml', contentType: 'message/rfc822', content: Buffer.from('From: a\r\n\r\nb') },
    ])
    const raw = sink.received[0]?.raw ?? ''
    expect(raw).toContain('multipart/mixed')
    expect(raw.replace(/\r\n/g, '')).toContain(content.toString('base64'))
    expect(raw).not.toContain('message/rfc822')
  })

  describe('when it fails', () => {
    test.each([
      ['mail', 451, '4.3.0 later', 'temporary'],
      ['rcpt', 450, '4.2.0 greylisted', 'temporary'],
      ['rcpt', 550, '5.1.1 no such user', 'permanent'],
      ['data', 554, '5.7.1 spam', 'permanent'],
      ['data', 452, '4.3.1 full', 'temporary'],
    ] as const)('a refusal at %s with %i %s', async (at, code, text, lasting) => {
      sink.fail({ at, code, text })
      expect(await sender.send(anOutboxMail(1), [])).toMatchObject({
        kind: 'refused',
        code,
        lasting,
        response: expect.stringContaining(text),
      })
      expect(await sender.send(anOutboxMail(2), [])).toMatchObject({ kind: 'sent' })
    })

    test('one of three recipients refused: the others get it, and who did not is told (F28)', async () => {
      const to = ['a', 'b', 'c'].map((name) => ({ address: `${name}@example.net`, name }))
      sink.fail({ at: 'rcpt', code: 550, text: '5.1.1 no such user', recipient: 'b@example.net' })
      const result = await sender.send(anOutboxMail(1, { to }), [])
      expect(result).toMatchObject({ kind: 'sent', refused: [{ recipient: 'b@example.net', lasting: 'permanent' }] })
      expect(sink.received[0]?.to).toEqual(['a@example.net', 'c@example.net'])
    })

    test('no answer to the final dot is uncertain (F25)', async () => {
      sink.fail({ at: 'after-dot' })
      expect(await sender.send(anOutboxMail(1), [])).toMatchObject({ kind: 'uncertain' })
      expect(sink.received.length).toBe(1)
      expect(await sender.send(anOutboxMail(2), [])).toMatchObject({ kind: 'sent' })
    })

    test('the same on a connection that carried mails before: it is not sent again behind our back', async () => {
      const one = start({ poolSize: 1 })
      await one.send(anOutboxMail(1), [])
      sink.fail({ at: 'after-dot' })
      expect(await one.send(anOutboxMail(2), [])).toMatchObject({ kind: 'uncertain' })
      expect(sink.received.map((mail) => mail.to)).toEqual([['customer1@example.net'], ['customer2@example.net']])
      await one.close()
    })

    test('a line that breaks before the dot is no delivery', async () => {
      const roomy = await startSmtpSink()
      const other = start({ port: roomy.port })
      roomy.fail({ at: 'in-data' })
      const big = Buffer.alloc(20_000_000, 'x')
      const result = await other.send(anOutboxMail(1), [
        { filename: 'big.bin', contentType: 'application/x', content: big },
      ])
      expect(result).toMatchObject({ kind: 'refused', lasting: 'temporary' })
      expect(roomy.received.length).toBe(0)
      await other.close()
      await roomy.close()
    })

    test('too large for the server is lasting, said before the mail is sent', async () => {
      await sender.send(anOutboxMail(1), [])
      const big = Buffer.alloc(3_000_000, 'x')
      const result = await sender.send(anOutboxMail(2), [
        { filename: 'big.bin', contentType: 'application/x', content: big },
      ])
      expect(result).toMatchObject({ kind: 'refused', lasting: 'permanent' })
      expect(sink.received.length).toBe(1)
    })

    test('a refused login is a lasting Failure, and the password is not in it', async () => {
      const other = start({ user: 'u', password: 'canary' })
      sink.fail({ at: 'login' }, { at: 'login' })
      for (const attempt of [() => other.send(anOutboxMail(1), []), () => other.verify()]) {
        const failed = await (attempt() as Promise<unknown>).catch((error: unknown) => error)
        expect(failed).toMatchObject({ name: 'Failure', where: 'smtp', lasting: 'permanent' })
        expect(JSON.stringify(failed) + String(failed)).not.toContain('canary')
      }
      await other.verify()
      await other.close()
    })

    test('nobody there is a passing Failure', async () => {
      const other = start({ port: 9 })
      await expect(other.send(anOutboxMail(1), [])).rejects.toMatchObject({ name: 'Failure', lasting: 'temporary' })
      await expect(other.verify()).rejects.toMatchObject({ name: 'Failure', lasting: 'temporary' })
      await other.close()
    })

    test('a server without TLS is told nothing when TLS is demanded (S28)', async () => {
      const other = start({ tls: 'required', user: 'u', password: 'p' })
      await expect(other.send(anOutboxMail(1), [])).rejects.toMatchObject({ name: 'Failure' })
      expect(sink.received.length).toBe(0)
      await other.close()
    })

    test('a certificate nobody vouches for is refused when TLS is demanded (S28)', async () => {
      const tls = await startSmtpSink({ disabledCommands: [], logger: false })
      const required = start({ port: tls.port, tls: 'required' })
      await expect(required.verify()).rejects.toMatchObject({ name: 'Failure' })
      const opportunistic = start({ port: tls.port, tls: 'opportunistic' })
      expect(await opportunistic.send(anOutboxMail(1), [])).toMatchObject({ kind: 'sent' })
      for (const one of [required, opportunistic]) await one.close()
      await tls.close()
    })
  })
})

/** The parts of a mail as a tree, with how each is to be shown. */
function partsOf(raw: string, indent = ''): readonly string[] {
  const { headers, body } = headersAndBody(raw)
  const [type = '', ...parameters] = (headers.get('content-type')?.[0] ?? '').split(';')
  const shown = headers.get('content-disposition')?.[0]?.split(';')[0]
  const line = [indent + type, shown, headers.get('content-id')?.[0]].filter((word) => word !== undefined).join(' ')
  const boundary = /boundary="([^"]+)"/.exec(parameters.join(';'))?.[1]
  if (boundary === undefined) return [line]
  const parts = `\r\n${body}`.split(`\r\n--${boundary}`).slice(1, -1)
  return [line, ...parts.flatMap((part) => partsOf(part.slice(2), `${indent}  `))]
}

/** Header fields in order, unfolded, names in lower case. */
function headersAndBody(raw: string): { headers: ReadonlyMap<string, readonly string[]>; body: string } {
  const end = raw.indexOf('\r\n\r\n')
  const headers = new Map<string, string[]>()
  for (const line of raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), line.slice(name.length + 1).trim()])
  }
  return { headers, body: raw.slice(end + 4) }
}
