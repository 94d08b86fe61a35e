import { describe, expect, test } from 'vitest'
import { decodeText } from '../../src/adapters/mime/charset.ts'
import { charsetName } from '../../src/adapters/mime/charset-names.ts'
import { unflow } from '../../src/adapters/mime/flowed.ts'
import { repairMojibake } from '../../src/adapters/mime/mojibake.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('names of charsets', () => {
  test.each([
    ['utf8', 'utf-8'],
    ['"UTF-8"', 'utf-8'],
    ["'utf-8'", 'utf-8'],
    ['utf-8;format=flowed', 'utf-8'],
    ['cp65001', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['ISO8859-1', 'windows-1252'],
    ['iso_8859-15', 'iso-8859-15'],
    ['cp1252', 'windows-1252'],
    ['CP-1250', 'windows-1250'],
    ['win-1251', 'windows-1251'],
    ['x-cp1250', 'windows-1250'],
    ['windows1250', 'windows-1250'],
    ['iso-8859-8-i', 'iso-8859-8-i'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['GB2312', 'gb18030'],
    ['cp932', 'shift_jis'],
    ['850', 'ibm850'],
    ['cp-852', 'ibm852'],
    ['IBM437', 'ibm437'],
    ['x-mac-ce', 'x-mac-ce'],
    ['mac-iceland', 'x-mac-icelandic'],
    ['cp860', 'ibm860'],
    ['dos-862', 'ibm862'],
    ['UTF7', 'utf-7'],
    ['us-ascii', ''],
    ['ansi', ''],
    ['unknown-8bit', ''],
    ['x-unknown', ''],
    ['', ''],
    [undefined, ''],
    ['nix', undefined],
  ])('%s', (declared, expected) => {
    expect(charsetName(declared)).toBe(expected)
  })
})

describe('bytes and what is said of them', () => {
  const table: readonly [string, Buffer, string | undefined, string][] = [
    ['nothing said, UTF-8', Buffer.from('señor'), undefined, 'señor'],
    ['nothing said, Windows-1252', latin1('se\xf1or \x80'), undefined, 'señor €'],
    ['nothing said, Windows-1250', latin1('\xbc\xf3\xb3ta ksi\xb9\xbfka'), undefined, 'Ľółta książka'],
    ['nothing said, ISO-8859-2', latin1('ksi\xb1\xbfka si\xea rozkleja'), undefined, 'książka się rozkleja'],
    ['nothing said, KOI8-R', latin1('\xf0\xd2\xc9\xd7\xc5\xd4'), undefined, 'Привет'],
    ['nothing said, Windows-1251', latin1('\xcf\xf0\xe8\xe2\xe5\xf2'), undefined, 'Привет'],
    ['nothing said, ISO-2022-JP', latin1('\x1b$BF|K\\8l\x1b(B'), undefined, '日本語'],
    ['ASCII said, a code page meant', latin1('\x93Hola\x94'), 'us-ascii', '“Hola”'],
    ['Latin-1 said, UTF-8 meant', Buffer.from('señor'), 'iso-8859-1', 'señor'],
    ['UTF-8 said, Latin-1 meant', latin1('se\xf1or'), 'utf-8', 'señor'],
    [
      'UTF-8 with one broken byte',
      Buffer.concat([Buffer.from('señor, mañana '), latin1('\xe1')]),
      'utf-8',
      'señor, mañana \ufffd',
    ],
    ['Latin-1 with superscripts stays', latin1('3 m\xb3 y 2 m\xb2\xb9'), 'iso-8859-1', '3 m³ y 2 m²¹'],
    ['UTF-16 said, UTF-8 meant', Buffer.from('señor'), 'utf-16', 'señor'],
    ['UTF-16 without a mark', Buffer.from('señor', 'utf16le'), undefined, 'señor'],
    ['GB 2312 stays though it could be UTF-8', latin1('\xc4\xa3\xca\xbd'), 'gb2312', '模式'],
    ['HZ', latin1('~{VPND~} ~~'), 'hz-gb-2312', '中文 ~'],
    ['ISO-2022-KR', latin1('\x1b$)C\x0e>H3g\x0f!'), 'iso-2022-kr', '안녕!'],
    ['DOS', latin1('ma\xa4ana'), 'cp850', 'mañana'],
    ['a mark of UTF-8', Buffer.from('\ufeffseñor'), 'iso-8859-1', 'señor'],
    ['DOS of Portugal', latin1('N\x84o \x82 a cor'), 'cp860', 'Não é a cor'],
    ['DOS of Turkey', latin1('\x9ei\x9fe'), 'cp857', 'Şişe'],
    ['Macintosh of Turkey', latin1('\xdei\xdfe'), 'x-mac-turkish', 'Şişe'],
  ]
  test.each(table)('%s', (_, bytes, declared, expected) => {
    expect(decodeText(bytes, declared).text).toBe(expected)
  })

  test('what the rest of the mail is in decides before a guess', () => {
    expect(decodeText(latin1('\xb1\xb6\xbc'), undefined, 'iso-8859-2').text).toBe('ąśź')
  })
})

describe('text encoded twice', () => {
  test.each([
    ['Ã¡rbol', 'árbol'],
    ['No llegÃ³ el envÃ­o', 'No llegó el envío'],
    ['Itâ€™s late â€“ 10 â‚¬', 'It’s late – 10 €'],
    ['ProszÄ™ Å¼Ã³Å‚ty', 'Proszę żółty'],
    ['ĹĽĂłĹ‚ty', 'żółty'],
    ['GrÃƒÂ¼ÃƒÅ¸e', 'Grüße'],
    ['ðŸ˜€ ok', '😀 ok'],
  ])('%s', (text, expected) => {
    expect(repairMojibake(text)).toBe(expected)
  })
  test.each([
    'árbol',
    'Artículo sale como ArtÃ­culo',
    'IRMÃ\u00a0DA ANA',
    'MAÇÃ, NÃO',
    'Â',
    'Ä Ö Ü',
    'Łódź',
    '10 € – “sí”',
    'ASCII',
  ])('stays: %s', (text) => {
    expect(repairMojibake(text)).toBe(text)
  })
})

describe('format=flowed (RFC 3676)', () => {
  test.each([
    ['lines that go on', 'uno \ndos\ntres', 'uno dos\ntres'],
    ['quotes of one depth', '> uno \n> dos\ntres', '> uno dos\ntres'],
    ['quotes of different depths stay apart', '>> uno \n> dos \ntres', '>> uno \n> dos \ntres'],
    ['stuffed lines', ' >no quote\n From\n  two', '>no quote\nFrom\n two'],
    ['the signature', 'uno \n-- \nAna', 'uno \n-- \nAna'],
    ['an empty line ends it', 'uno \n\ndos', 'uno \n\ndos'],
    ['empty quoted lines', '> uno\n>\n> dos', '> uno\n>\n> dos'],
  ])('%s', (_, text, expected) => {
    expect(unflow(text, false)).toBe(expected)
  })
  test('the blank goes where it only says that the line goes on', () => {
    expect(unflow('proble \nma  \ngrave', true)).toBe('problema grave')
  })
})
