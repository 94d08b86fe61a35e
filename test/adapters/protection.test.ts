import { describe, expect, test } from 'vitest'
import { readCms } from '../../src/adapters/mime/cms.ts'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { withoutArmour } from '../../src/adapters/mime/pgp.ts'

const SIGNED = '06092a864886f70d010702'
const ENVELOPED = '06092a864886f70d010703'
const DATA = '06092a864886f70d010701'

/** DER: tag, length, content. */
function der(tag: number, ...contents: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((one) => (typeof one === 'string' ? Buffer.from(one, 'hex') : one)))
  const length = content.length
  const head =
    length < 128
      ? [tag, length]
      : length < 0x1_0000
        ? [tag, 0x82, length >> 8, length & 255]
        : [tag, 0x83, length >> 16, (length >> 8) & 255, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}

/** BER of indefinite length. */
function ber(tag: number, ...contents: readonly (Buffer | string)[]): Buffer {
  const content = Buffer.concat(contents.map((one) => (typeof one === 'string' ? Buffer.from(one, 'hex') : one)))
  return Buffer.concat([Buffer.from([tag, 0x80]), content, Buffer.from([0, 0])])
}

const ALGORITHMS = der(0x31, der(0x30, '0609608648016503040201'))
const CONTENT = Buffer.from('Content-Type: text/plain; charset=utf-8\r\n\r\nHola, llegó roto.\r\n')
const signers = der(0x31, der(0x30, Buffer.alloc(300, 1)))

const definite = der(
  0x30,
  SIGNED,
  der(0xa0, der(0x30, '020101', ALGORITHMS, der(0x30, DATA, der(0xa0, der(0x04, CONTENT))), signers)),
)
const pieces = ber(
  0x30,
  SIGNED,
  ber(
    0xa0,
    ber(
      0x30,
      '020101',
      ber(0x31, der(0x30, '0609608648016503040201')),
      ber(0x30, DATA, ber(0xa0, ber(0x24, der(0x04, CONTENT.subarray(0, 10)), der(0x04, CONTENT.subarray(10))))),
      signers,
    ),
  ),
)
const nestedPieces = der(
  0x30,
  SIGNED,
  der(
    0xa0,
    der(
      0x30,
      '020101',
      ALGORITHMS,
      der(
        0x30,
        DATA,
        der(0xa0, der(0x24, der(0x24, der(0x04, CONTENT.subarray(0, 10))), ber(0x24, der(0x04, CONTENT.subarray(10))))),
      ),
      signers,
    ),
  ),
)

describe('B11 S/MIME', () => {
  test.each([
    ['definite lengths', definite],
    ['indefinite lengths and a string in pieces, as Outlook writes it', pieces],
    ['pieces of pieces', nestedPieces],
  ])('signed data, %s', (_, bytes) => expect(readCms(bytes)).toEqual({ kind: 'signed', content: CONTENT }))

  test('a signature without content, sealed content, and no CMS at all', () => {
    expect(readCms(der(0x30, SIGNED, der(0xa0, der(0x30, '020101', ALGORITHMS, der(0x30, DATA), signers))))).toEqual({
      kind: 'signed',
    })
    expect(readCms(der(0x30, ENVELOPED, der(0xa0, der(0x30, '020100'))))).toEqual({ kind: 'encrypted' })
    expect(readCms(ber(0x30, ENVELOPED, ber(0xa0, ber(0x30, '020100'))))).toEqual({ kind: 'encrypted' })
    expect(readCms(der(0x30, '060b2a864886f70d0109100109'))).toEqual({ kind: 'other' })
    for (const bytes of [Buffer.alloc(0), Buffer.from('Hola'), Buffer.from('3000', 'hex'), Buffer.from('3080', 'hex')])
      expect(readCms(bytes)).toBeUndefined()
  })

  test('cut or changed at any byte, and nested without end: no surprise', () => {
    for (const bytes of [definite, pieces]) {
      for (let at = 0; at < bytes.length; at++) {
        readCms(bytes.subarray(0, at))
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 0xff
        readCms(changed)
      }
    }
    const started = performance.now()
    const deep = Buffer.concat([definite.subarray(0, 40), Buffer.alloc(2_000_000, Buffer.from('2480', 'hex'))])
    readCms(deep)
    const start = ber(0x30, SIGNED).subarray(0, -2)
    readCms(Buffer.concat([start, Buffer.from('a0803080', 'hex'), Buffer.alloc(2_000_000, Buffer.from('3080', 'hex'))]))
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('what was signed is the mail, also where it was signed twice', async () => {
    const wrap = (inner: Buffer) =>
      der(
        0x30,
        SIGNED,
        der(0xa0, der(0x30, '020101', ALGORITHMS, der(0x30, DATA, der(0xa0, der(0x04, inner))), signers)),
      )
    const part = (inner: Buffer) =>
      `Content-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n${wrap(inner).toString('base64')}\r\n`
    const twice = part(Buffer.from(part(CONTENT)))
    const read = await parse(`From: eva@example.org\r\n${twice}`)
    expect(read).toMatchObject({ text: 'Hola, llegó roto.\n', protection: 'signed', attachments: [] })
    // Envelope in envelope without end is left closed.
    let endless = CONTENT
    for (let n = 0; n < 10; n++) endless = Buffer.from(part(endless))
    const closed = await parse(`From: eva@example.org\r\n${endless.toString('latin1')}`)
    expect(closed).toMatchObject({ text: '', protection: 'signed', attachments: [{ filename: 'smime.p7m' }] })
  })
})

async function parse(mail: string) {
  const content = Buffer.from(mail, 'latin1')
  return await parseMail({ content, truncated: false, size: content.length, arrivedAt: Date.UTC(2026, 10, 2) })
}

const SIGNATURE = [
  '-----BEGIN PGP SIGNATURE-----',
  'Version: GnuPG v2',
  '',
  'iQEzBAEBCAAdFiEEq1w2Vb0p3h1cJ8dE8r3l2m3n4o5FAmVhYWEACgkQ8r3l2m3n',
  '4o5pqAf/Z2o1',
  '=Ab3d',
  '-----END PGP SIGNATURE-----',
]
const MESSAGE = [
  '-----BEGIN PGP MESSAGE-----',
  '',
  'hQEMA5vJqAoZ8p0dAQf/X0Qm1n6p3JH0Qm1n6p3JH0Qm1n6p3JH0Qm1n6p3JH0Qm',
  'kQ==',
  '=xY9z',
  '-----END PGP MESSAGE-----',
]
const lines = (...all: readonly (string | readonly string[])[]) => all.flat().join('\n')

describe('B11 OpenPGP in the text', () => {
  test.each<[string, string, string, string | undefined]>([
    [
      'a signed text',
      lines('-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA256', '', 'Hola', '', '- -- ', 'Eva', SIGNATURE),
      lines('Hola', '', '-- ', 'Eva'),
      'signed',
    ],
    [
      'words in front of it and behind it',
      lines('Fuera', '-----BEGIN PGP SIGNED MESSAGE-----', '', 'Dentro', SIGNATURE, 'Lista'),
      lines('Fuera', 'Dentro', 'Lista'),
      'signed',
    ],
    ['without the empty line', lines('-----BEGIN PGP SIGNED MESSAGE-----', 'Hola', SIGNATURE), 'Hola', 'signed'],
    ['a sealed text', lines(MESSAGE), '', 'encrypted'],
    ['a sealed text between words', lines('Hola', MESSAGE, 'Eva'), lines('Hola', 'Eva'), 'encrypted'],
    ['a sealed text that was cut off', lines('Hola', MESSAGE.slice(0, 3)), 'Hola', 'encrypted'],
    [
      'words put between the lines of armour stay',
      lines(
        '-----BEGIN PGP SIGNED MESSAGE-----',
        '',
        'Hola',
        SIGNATURE.slice(0, 4),
        'Words for people.',
        SIGNATURE.slice(4),
      ),
      lines('Hola', 'Words for people.'),
      'signed',
    ],
    [
      'a quoted one protects nothing here',
      lines('Gracias', '> -----BEGIN PGP SIGNED MESSAGE-----', '> Hola'),
      lines('Gracias', '> -----BEGIN PGP SIGNED MESSAGE-----', '> Hola'),
      undefined,
    ],
    [
      'a beginning without a signature is words',
      lines('-----BEGIN PGP SIGNED MESSAGE-----', 'Hola'),
      lines('-----BEGIN PGP SIGNED MESSAGE-----', 'Hola'),
      undefined,
    ],
    [
      'somebody who writes about it',
      lines('¿Qué es', '-----BEGIN PGP MESSAGE-----', '?'),
      lines('¿Qué es', '-----BEGIN PGP MESSAGE-----', '?'),
      undefined,
    ],
  ])('%s', (_, text, expected, protection) =>
    expect(withoutArmour(text)).toEqual({ text: expected, ...(protection ? { protection } : {}) }),
  )

  test('a hundred thousand beginnings without an end: linear', () => {
    const started = performance.now()
    for (const line of [
      '-----BEGIN PGP SIGNED MESSAGE-----',
      '-----BEGIN PGP MESSAGE-----',
      '-----BEGIN PGP SIGNATURE-----',
    ])
      withoutArmour(`${`${line}\n`.repeat(100_000)}${SIGNATURE.join('\n')}`)
    withoutArmour(`${MESSAGE.slice(0, 3).join('\n')}\n`.repeat(30_000))
    expect(performance.now() - started).toBeLessThan(1_500)
  })
})
