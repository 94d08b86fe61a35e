import { describe, expect, test } from 'vitest'
import { decompressRtf } from '../../src/adapters/mime/compressed-rtf.ts'
import { readRtf } from '../../src/adapters/mime/rtf.ts'
import { isTnef, readTnef } from '../../src/adapters/mime/tnef.ts'
import * as write from '../support/tnef-writer.ts'

const PHOTO = Buffer.from('ffd8ffe000104a464946', 'hex')

describe('B11 winmail.dat', () => {
  test('a message with text, sender, date and identity', () => {
    const tnef = write.writeTnef({
      properties: [
        write.unicode(0x0037, 'Pedido 123456 – lámpara'),
        write.unicode(0x1000, 'Hola,\r\nllegó rota.\r\n'),
        write.unicode(0x0c1a, 'Lucía Prado'),
        write.string8(0x0c1f, 'Lucia@Example.org'),
        write.time(0x0039, Date.UTC(2026, 10, 2, 9, 30)),
        write.string8(0x1035, '<one@example.org>'),
      ],
    })
    expect(isTnef(tnef)).toBe(true)
    expect(readTnef(tnef)).toMatchObject({
      subject: 'Pedido 123456 – lámpara',
      text: 'Hola,\r\nllegó rota.\r\n',
      from: { address: 'lucia@example.org', name: 'Lucía Prado' },
      date: Date.UTC(2026, 10, 2, 9, 30),
      messageId: 'one@example.org',
      problems: [],
    })
  })

  test('attributes of old Outlook, in the code page they name', () => {
    const from = Buffer.concat([
      Buffer.from([4, 0, 28, 0, 4, 0, 20, 0]),
      Buffer.from('Eva\0', 'latin1'),
      Buffer.from('SMTP:eva@example.pl\0', 'latin1'),
    ])
    const tnef = write.writeTnef({
      codePage: 1250,
      fields: {
        32768: from,
        98308: Buffer.from('Zam\xf3wienie\0', 'latin1'),
        229381: Buffer.from([0xea, 0x07, 11, 0, 2, 0, 9, 0, 30, 0, 0, 0, 1, 0]),
        163852: Buffer.from('P\xeak\xb3o szk\xb3o\0', 'latin1'),
      },
    })
    expect(readTnef(tnef)).toMatchObject({
      subject: 'Zamówienie',
      text: 'Pękło szkło',
      from: { address: 'eva@example.pl', name: 'Eva' },
      date: Date.UTC(2026, 10, 2, 9, 30),
    })
  })

  test('files by their long names, with types and identities', () => {
    const tnef = write.writeTnef({
      files: [
        { title: 'FOTO~1.JPG', data: PHOTO, properties: [write.unicode(0x3707, 'foto de la caja.jpg')] },
        {
          title: 'image001.png',
          properties: [
            write.binary(0x3701, PHOTO),
            write.string8(0x370e, 'image/png'),
            write.string8(0x3712, 'image001.png@01DC'),
          ],
        },
        { title: 'a.txt', data: Buffer.from('a') },
      ],
    })
    expect(readTnef(tnef).files).toEqual([
      { name: 'foto de la caja.jpg', type: 'application/octet-stream', bytes: PHOTO },
      { name: 'image001.png', type: 'image/png', contentId: 'image001.png@01DC', bytes: PHOTO },
      { name: 'a.txt', type: 'application/octet-stream', bytes: Buffer.from('a') },
    ])
  })

  test('HTML in the code page of the message', () => {
    const tnef = write.writeTnef({
      properties: [write.integer(0x3fde, 65001), write.binary(0x1013, Buffer.from('<p>Está roto</p>'))],
    })
    expect(readTnef(tnef).html).toBe('<p>Está roto</p>')
  })

  test('a message inside, with its own files', () => {
    const inner = write.writeTnef({
      properties: [write.unicode(0x0037, 'Inner'), write.unicode(0x1000, 'Words')],
      files: [{ title: 'deep.jpg', data: PHOTO }],
    })
    const tnef = write.writeTnef({ files: [{ properties: [write.message(0x3701, inner)] }] })
    expect(readTnef(tnef)).toMatchObject({
      files: [],
      embedded: [{ subject: 'Inner', text: 'Words', files: [{ name: 'deep.jpg' }] }],
    })
  })

  test('a meeting request', () => {
    const tnef = write.writeTnef({
      fields: { 491528: Buffer.from('IPM.Microsoft Schedule.MtgReq\0') },
      properties: [
        write.namedTime(0x820d, Date.UTC(2026, 10, 9, 10)),
        write.namedTime(0x820e, Date.UTC(2026, 10, 9, 11)),
        write.namedText(0x8208, 'Almacén'),
      ],
    })
    expect(readTnef(tnef).meeting).toEqual({
      method: 'request',
      startsAt: Date.UTC(2026, 10, 9, 10),
      endsAt: Date.UTC(2026, 10, 9, 11),
      allDay: false,
      location: 'Almacén',
    })
  })
})

describe('B11 hostile winmail.dat', () => {
  const whole = write.writeTnef({
    properties: [write.unicode(0x0037, 'Subject'), write.unicode(0x1000, 'Words')],
    files: [{ title: 'a.jpg', data: Buffer.alloc(300, 7), properties: [write.unicode(0x3707, 'long name.jpg')] }],
  })

  test.each([
    [
      'an attribute longer than the file',
      Buffer.concat([whole, write.attribute(1, 0x00069003, Buffer.alloc(4), 0xffffffff)]),
    ],
    ['a level that does not exist', Buffer.concat([whole, write.attribute(9, 0x00069003, Buffer.alloc(4))])],
    [
      'a list that counts to four thousand million',
      Buffer.concat([whole, write.attribute(2, 0x00069005, write.list([], 0xffffffff))]),
    ],
    [
      'a value longer than its list',
      Buffer.concat([whole, write.attribute(2, 0x00069005, Buffer.from('010000001e00073701000000ffffffff', 'hex'))]),
    ],
    ['bytes behind the end', Buffer.concat([whole, Buffer.from([1, 2, 3])])],
  ])('%s: named, and what came before it is read', (_, bytes) => {
    const read = readTnef(bytes)
    expect(read.text).toBe('Words')
    expect(read.files).toHaveLength(1)
    expect(read.problems).toEqual(['winmail.dat is damaged: what could be read of it is shown'])
  })

  test('of a body that was cut off the beginning is kept', () => {
    const tnef = write.writeTnef({
      properties: [write.binary(0x1009, write.compressRtf('{\\rtf1 Llegó rota y sin su caja}'))],
    })
    expect(readTnef(tnef.subarray(0, -20))).toMatchObject({
      text: expect.stringMatching(/^Llegó rota/),
      problems: ['winmail.dat is damaged: what could be read of it is shown'],
    })
  })

  test('cut at any byte, changed at any byte: no surprise', () => {
    for (let at = 0; at < whole.length; at++) {
      readTnef(whole.subarray(0, at))
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0xff
      readTnef(changed)
    }
  })

  test('messages inside messages are opened three deep', () => {
    let tnef = whole
    for (let depth = 0; depth < 50; depth++) {
      tnef = write.writeTnef({ files: [{ properties: [write.message(0x3701, tnef)] }] })
    }
    expect(readTnef(tnef).problems).toEqual(['winmail.dat holds too much: the rest is left out'])
  })

  test('of very many files the first are kept', () => {
    const tnef = write.writeTnef({ files: Array.from({ length: 5_000 }, () => ({ title: 'a', data: PHOTO })) })
    const read = readTnef(tnef)
    expect(read.files).toHaveLength(200)
    expect(read.problems).toEqual(['winmail.dat holds too much: the rest is left out'])
  })
})

describe('compressed RTF', () => {
  const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')

  test('what repeats the words every window begins with', () => {
    const bytes = hex(
      '2d000000 2b000000 4c5a4675 f1c5c7a7 03000a0072637067313235423 20af32068656c090020627705b06c647d0a800fa0',
    )
    expect(decompressRtf(bytes, 1_000_000)).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
  })

  test('what repeats itself while it is written', () => {
    const bytes = hex('1a000000 1c000000 4c5a4675 e2d44b51 410004205758595a0d6e7d010eb0')
    expect(decompressRtf(bytes, 1_000_000)).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}')
  })

  test('what is not compressed, and what the tests write', () => {
    const plain = Buffer.concat([hex('14000000 08000000 4d454c41 00000000'), Buffer.from('{\\rtf1 }')])
    expect(decompressRtf(plain, 1_000_000)).toBe('{\\rtf1 }')
    for (const length of [0, 1, 7, 8, 9, 5_000]) {
      const text = 'abc'.repeat(length).slice(0, length)
      expect(decompressRtf(write.compressRtf(text), 1_000_000)).toBe(text)
    }
  })

  test('sizes that lie cost nothing', () => {
    const bytes = write.compressRtf('{\\rtf1 Hola}')
    bytes.writeUInt32LE(0xfffffff0, 0)
    bytes.writeUInt32LE(0xfffffff0, 4)
    expect(decompressRtf(bytes, 1_000_000)).toBe('{\\rtf1 Hola}')
    expect(decompressRtf(Buffer.from('nothing of it'), 1_000_000)).toBeUndefined()
  })
})

describe('RTF', () => {
  test.each([
    ['paragraphs, tabs and quotes', '{\\rtf1\\ansi\\pard Hola\\par\\tab \\lquote sí\\rquote\\par}', 'Hola\n\t‘sí’\n'],
    ['letters of the code page', "{\\rtf1\\ansi\\ansicpg1250 P\\'eak\\'b3o}", 'Pękło'],
    [
      'letters of the character set of a font',
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}\\f1 \\'b3\\f0 \\'e9}",
      'łé',
    ],
    ['Unicode with its replacement', '{\\rtf1\\uc1 caf\\u233?\\u-10179?\\u-8704?}', 'café😀'],
    ['Unicode with a replacement in bytes', "{\\rtf1\\uc1 \\u322\\'3f\\u243\\'f3d\\'bc}", 'łód¼'],
    ['several characters of replacement', '{\\rtf1{\\uc3 \\u960abc}d}', 'πd'],
    [
      'no words of tables, pictures and fields',
      '{\\rtf1{\\colortbl;\\red0;}{\\pict 89504e}{\\*\\generator X;}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt aquí}}}',
      'aquí',
    ],
    ['signs that are written with a backslash', '{\\rtf1 \\{a\\\\b\\}\\~c\\_d}', '{a\\b}\u00a0c\u2011d'],
    ['bytes that are left out', '{\\rtf1 a\\bin5 }{}{}b}', 'ab'],
  ])('%s', (_, rtf, text) => expect(readRtf(rtf)).toEqual({ text }))

  test('the HTML it was made of', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\*\\htmltag19 <html>}{\\*\\htmltag50 <body>}{\\*\\htmltag64 <p>}\\htmlrtf {\\b \\htmlrtf0 Est\\'e1 {\\*\\htmltag84 &lt;}roto{\\*\\htmltag84 &gt;}\\htmlrtf \\par}\\htmlrtf0 {\\*\\htmltag72 </p>}{\\*\\mhtmltag84 <img>}{\\*\\htmltag27 </body>}}"
    expect(readRtf(rtf)).toEqual({ html: '<html><body><p>Está &lt;roto&gt;</p></body>' })
  })

  test('a million braces, an endless word, an unclosed group: linear', () => {
    const started = performance.now()
    readRtf(`{\\rtf1 ${'{'.repeat(1_000_000)}`)
    readRtf(`{\\rtf1 ${'{}'.repeat(1_000_000)}}`)
    readRtf(`{\\rtf1 \\${'a'.repeat(2_000_000)}`)
    readRtf(`{\\rtf1 ${"\\'"}`)
    readRtf(`{\\rtf1\\bin99999999999 ${'\\u1?'.repeat(500_000)}`)
    readRtf(`{\\rtf1 ${'\\u1?'.repeat(500_000)}`)
    expect(performance.now() - started).toBeLessThan(4_000)
  })
})
