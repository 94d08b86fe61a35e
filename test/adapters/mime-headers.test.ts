import { describe, expect, test } from 'vitest'
import { readAddresses } from '../../src/adapters/mime/addresses.ts'
import { isBelievable, readDate } from '../../src/adapters/mime/date.ts'
import { decodeWords, messageIds, plainAddress } from '../../src/adapters/mime/header-text.ts'
import { readParameters } from '../../src/adapters/mime/parameters.ts'

describe('encoded words (RFC 2047)', () => {
  test.each([
    ['as they should be', '=?utf-8?Q?Env=C3=ADo?=', 'Envío'],
    ['cut inside a letter', '=?utf-8?Q?Env=C3?= =?utf-8?Q?=ADo?=', 'Envío'],
    ['cut inside a Base64 quantum', '=?UTF-8?B?RW52w?= =?UTF-8?B?61v?=', 'Envío'],
    ['cut inside an emoji', '=?utf-8?Q?=F0=9F=98?= =?utf-8?Q?=80?=', '😀'],
    ['with no blank between', '=?utf-8?B?RW52?==?utf-8?B?w61v?=', 'Envío'],
    ['without padding, each whole', '=?utf-8?B?YQ?= =?utf-8?B?Yg?=', 'ab'],
    ['blanks inside', '=?utf-8?Q?Hola que tal?=', 'Hola que tal'],
    ['blanks inside Base64', '=?utf-8?B?SG9s\tYSBtdW5kbw==?=', 'Hola mundo'],
    ['without an end', '=?utf-8?Q?Hola', 'Hola'],
    ['with half an end', '=?utf-8?Q?Hola?', 'Hola'],
    ['Base64 without an end', '=?utf-8?B?SG9sYQ', 'Hola'],
    ['without an end before the next', '=?utf-8?Q?Pedido =?utf-8?Q?123?=', 'Pedido 123'],
    ['glued to text', 'Re:=?utf-8?Q?Hola?=mundo', 'Re:Holamundo'],
    ['blanks between text and words stay', 'a =?utf-8?Q?b?= c =?utf-8?Q?d?= =?utf-8?Q?_e?=', 'a b c d e'],
    ['UTF-8 that is Latin-1', '=?utf-8?Q?Mar=EDa?=', 'María'],
    ['Latin-1 that is UTF-8', '=?iso-8859-1?Q?Mar=C3=ADa?=', 'María'],
    ['ASCII that is not', '=?us-ascii?Q?caf=E9?=', 'café'],
    ['an unknown charset', '=?x-nix?Q?Mar=EDa?=', 'María'],
    ['no charset', '=??Q?Hola?=', 'Hola'],
    ['a charset in quotes', '=?"utf-8"?Q?Hola?=', 'Hola'],
    ['a language (RFC 2231)', '=?utf-8*es?Q?Mar=C3=ADa?=', 'María'],
    ['lower case', '=?UTF-8?q?mar=c3=ada?=', 'maría'],
    ['a soft line break at its end', '=?utf-8?Q?Mar=C3=ADa=?=', 'María'],
    ['raw letters inside', '=?utf-8?Q?María?=', 'María'],
    ['a question mark that was not encoded', '=?ISO-8859-1?Q?a_que?=E9_b?=', 'a que?é b'],
    [
      'a state that goes on in the next word',
      '=?iso-2022-jp?B?GyRCRnxLXA==?= =?iso-2022-jp?B?GyRCOGwbKEI=?=',
      '日本語',
    ],
    ['KOI8-R', '=?koi8-r?B?8NLJ18XU?=', 'Привет'],
    ['GB 2312', '=?gb2312?B?xOO6ww==?=', '你好'],
    ['Big5', '=?big5?B?p0Gmbg==?=', '你好'],
    ['EUC-KR', '=?euc-kr?B?vsiz5w==?=', '안녕'],
    ['UTF-7', '=?utf-7?Q?Hola_+AOE-?=', 'Hola á'],
    ['UTF-16', '=?utf-16?B?//5IAG8AbABhAA==?=', 'Hola'],
    ['Windows-1250', '=?windows-1250?Q?za=BF=F3=B3=E6?=', 'zażółć'],
    ['ISO-8859-2', '=?iso-8859-2?Q?g=EA=B6l=B1?=', 'gęślą'],
    ['several charsets', '=?utf-8?Q?Hola?= =?iso-8859-1?Q?_se=F1or?=', 'Hola señor'],
    ['encoded twice', '=?utf-8?Q?=3D=3Futf-8=3FQ=3FHola=3F=3D?=', 'Hola'],
    ['UTF-8 encoded twice', '=?utf-8?Q?Mar=C3=83=C2=ADa?=', 'María'],
    ['blanks around its parts', '=? utf-8 ? Q ?Hola?=', 'Hola'],
    ['nothing', '=?utf-8?Q??=', ''],
    ['none: another encoding', '=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
    ['none: only the beginning', '¿a =? b', '¿a =? b'],
    ['none: no charset that is one', '=?a?b?c', '=?a?b?c'],
  ])('%s', (_, value, expected) => {
    expect(decodeWords(value)).toBe(expected)
  })
})

describe('addresses (RFC 5322)', () => {
  const table: readonly [string, string, readonly string[]][] = [
    ['a name', 'Ana <ana@example.com>', ['Ana|ana@example.com']],
    ['a name in a comment', 'ana@example.com (Ana)', ['Ana|ana@example.com']],
    [
      'a comma in the name',
      'Doe, John <x@y.example>, Lopez, Ana <a@b.example>',
      ['Doe, John|x@y.example', 'Lopez, Ana|a@b.example'],
    ],
    ['two commas in the name', 'Smith, J., Dr. <s@x.example>', ['Smith, J., Dr.|s@x.example']],
    ['a local user before a name', 'root, John <x@y.example>', ['John|x@y.example']],
    ['a colon in the name', 'Soporte: Tienda <a@b.example>', ['Soporte: Tienda|a@b.example']],
    ['a group', 'Team: a@b.example, Ana <c@d.example>;', ['|a@b.example', 'Ana|c@d.example']],
    ['an empty group', 'Undisclosed recipients:;', []],
    ['a group that never ends', 'Team: Ana <a@b.example>, c@d.example', ['Ana|a@b.example', '|c@d.example']],
    ['a group in a group', 'a: b: c@d.example;;', ['|c@d.example']],
    [
      'groups and what follows',
      'x: a@b.example; y: c@d.example; e@f.example',
      ['|a@b.example', '|c@d.example', '|e@f.example'],
    ],
    ['a route', 'Ana <@a.example,@b.example:c@d.example>', ['Ana|c@d.example']],
    ['semicolons', 'a@b.example; c@d.example', ['|a@b.example', '|c@d.example']],
    ['blanks only', 'a@b.example c@d.example', ['|a@b.example', '|c@d.example']],
    ['the obsolete form', 'john . doe @ example . com', ['|john.doe@example.com']],
    [
      'comments everywhere',
      'Pete(A nice \\) chap) <pete(his account)@silly.example(his host)>',
      ['Pete|pete@silly.example'],
    ],
    ['no brackets', 'Ana Lopez. ana@example.com', ['Ana Lopez.|ana@example.com']],
    ['a bracket that never closes', 'ana@example.com (Ana Ruiz', ['Ana Ruiz|ana@example.com']],
    ['the address twice in the brackets', '<ana@example.com ana@example.com>', ['|ana@example.com']],
    [
      'two without a comma',
      'Ana <ana@example.com> Eva Paz <eva@example.com>',
      ['Ana|ana@example.com', 'Eva Paz|eva@example.com'],
    ],
    ['a missing bracket', 'Ana <ana@example.com', ['Ana|ana@example.com']],
    ['the other bracket', 'ana@example.com>', ['|ana@example.com']],
    ['two brackets', '<<ana@example.com>>', ['|ana@example.com']],
    ['brackets behind', 'ana@example.com <>', ['|ana@example.com']],
    ['a missing quote', '"Ana <ana@example.com>', ['Ana|ana@example.com']],
    ['escaped quotes', '"Ana \\"La\\" Ruiz" <a@b.example>', ['Ana "La" Ruiz|a@b.example']],
    ['a domain of Windows', 'DOMAIN\\user <a@b.example>', ['DOMAIN\\user|a@b.example']],
    ['single quotes of Outlook', "'ana@example.com' <ana@example.com>", ['|ana@example.com']],
    ['an apostrophe', "Conan <o'brien@example.com>", ["Conan|o'brien@example.com"]],
    ['mailto', '<mailto:a@b.example?subject=x>', ['|a@b.example']],
    ['a dot at the end', 'a@b.example.', ['|a@b.example']],
    ['dots in a row', 'foo..bar.@mobile.example', ['|foo..bar.@mobile.example']],
    ['quotes that say nothing', '"john.doe"@example.com', ['|john.doe@example.com']],
    ['punycode', 'a@xn--bcher-kva.example', ['|a@bücher.example']],
    ['Unicode', 'ñandú@bücher.example', ['|ñandú@bücher.example']],
    ['an encoded name with a comma', '=?utf-8?Q?Ana,_M=C3=ADa?= <a@b.example>', ['Ana, Mía|a@b.example']],
    ['an encoded name in quotes', '"=?utf-8?Q?Mar=C3=ADa?=" <a@b.example>', ['María|a@b.example']],
    ['a time in the name', 'Ana 10:30 <a@b.example>', ['Ana 10:30|a@b.example']],
    ['a quoted name behind a comma', 'a@b.example, "Eva" eva@c.example', ['|a@b.example', 'Eva|eva@c.example']],
    ['a quoted name in a group', 'Team: "Eva" eva@c.example;', ['Eva|eva@c.example']],
    ['nothing between commas', 'a@b.example, , ,c@d.example,', ['|a@b.example', '|c@d.example']],
    ['no address', 'Ana Lopez', []],
  ]
  test.each(table)('%s', (_, value, expected) => {
    expect(readAddresses(value).map(({ name, address }) => `${name}|${address}`)).toEqual(expected)
  })

  const attacks: readonly [string, string, readonly string[]][] = [
    ['an address as name', '"ana@tienda.example" <evil@x.example>', ['ana@tienda.example|evil@x.example']],
    ['the same without quotes', 'ana@tienda.example <evil@x.example>', ['ana@tienda.example|evil@x.example']],
    ['an encoded address', '=?utf-8?Q?Ana_<ana@tienda.example>?=', []],
    [
      'an encoded local part',
      '=?utf-8?Q?ana=40tienda.example?=@evil.example',
      ['|=?utf-8?q?ana=40tienda.example?=@evil.example'],
    ],
    [
      'an encoded address in brackets',
      '<=?utf-8?Q?ana=40tienda.example=00?=@evil.example>',
      ['|=?utf-8?q?ana=40tienda.example=00?=@evil.example'],
    ],
    ['a quoted local part with another address', '"ana@tienda.example x"@evil.example', []],
    ['the same in brackets', 'Ana <"ana@tienda.example x"@evil.example>', []],
    ['a comment with an address', '(ana@tienda.example) evil@x.example', ['ana@tienda.example|evil@x.example']],
    [
      'two pairs of brackets',
      'Ana <ana@tienda.example> <evil@x.example>',
      ['Ana|ana@tienda.example', 'Ana|evil@x.example'],
    ],
    ['NUL behind an address', 'ana@tienda.example\0 <evil@x.example>', ['ana@tienda.example|evil@x.example']],
    ['two signs', 'ana@tienda.example@evil.example', []],
    ['two addresses in one pair of brackets', 'Ana <ana@tienda.example evil@x.example>', []],
    ['words before an address in brackets', 'Ana <evil ana@tienda.example>', []],
  ]
  test.each(attacks)('nobody becomes somebody else: %s', (_, value, expected) => {
    expect(readAddresses(value).map(({ name, address }) => `${name}|${address}`)).toEqual(expected)
  })

  test('one that is longer than addresses can be is none', () => {
    const long = `${'a'.repeat(300)}@mail-server.example.com`
    expect(readAddresses(`Eva <${long}>, Luis <luis@mail.example>`).map(({ address }) => address)).toEqual([
      'luis@mail.example',
    ])
  })

  test('an apostrophe is plain only inside', () => {
    expect(plainAddress("o'brien@example.com")).toBe("o'brien@example.com")
    expect(plainAddress("'ana@example.com")).toBeUndefined()
    expect(plainAddress("ana'@example.com")).toBeUndefined()
  })
})

describe('dates', () => {
  const at = '2026-11-02T09:15:30.000Z'
  test.each([
    ['RFC 5322', 'Mon, 02 Nov 2026 10:15:30 +0100', at],
    ['a comment', 'Mon, 2 Nov 2026 ((tricky) comment) 10:15:30 +0100 (Hora estándar romance)', at],
    ['no weekday', '2 Nov 2026 10:15:30 +0100', at],
    ['two digits', 'Mon, 2 Nov 26 10:15:30 +0100', at],
    ['three digits', 'Mon, 2 Nov 126 10:15:30 +0100', at],
    ['two digits of the last century', 'Wed, 27 Jun 99 04:11 +0900', '1999-06-26T19:11:00.000Z'],
    ['no seconds', 'Mon, 2 Nov 2026 10:15 +0100', '2026-11-02T09:15:00.000Z'],
    ['UT', 'Mon, 2 Nov 2026 09:15:30 UT', at],
    ['-0000', 'Mon, 2 Nov 2026 09:15:30 -0000', at],
    ['no zone', 'Mon, 2 Nov 2026 09:15:30', at],
    ['a zone by name', 'Mon, 2 Nov 2026 10:15:30 CET', at],
    ['a zone in brackets', 'Mon, 2 Nov 2026 10:15:30 (CET)', at],
    ['a zone of POSIX', 'Mon, 2 Nov 2026 04:15:30 EST5EDT', at],
    ['GMT+0100', 'Mon Nov 02 2026 10:15:30 GMT+0100 (CET)', at],
    ['a zone in quotes', 'Mon, 02 Nov 2026 09:15:30 "GMT"', at],
    ['a colon in the zone', 'Mon, 2 Nov 2026 10:15:30 +01:00', at],
    ['no blanks', 'Mon,02 Nov 2026 10:15:30+0100', at],
    ['hyphens', 'Mon, 2-Nov-2026 10:15:30 +0100', at],
    ['dots in the time', 'Mon, 02 Nov 2026 10.15.30 +0100', at],
    ['ISO 8601', '2026-11-02T10:15:30+01:00', at],
    ['ISO 8601 with a blank', '2026-11-02 09:15:30.123', at],
    ['ctime', 'Mon Nov  2 09:15:30 2026', at],
    ['ctime with a zone', 'Mon Nov  2 10:15:30 CET 2026', at],
    ['Spanish', 'lunes, 2 de noviembre de 2026 10:15:30 +0100', at],
    ['Spanish March and Tuesday', 'mar, 3 mar 2026 10:15:30 +0100', '2026-03-03T09:15:30.000Z'],
    ['Portuguese', 'seg, 2 nov 2026 09:15:30 +0000', at],
    ['Polish', 'pon, 2 listopada 2026 10:15:30 +0100', at],
    ['French', 'mar., 3 févr. 2026 10:15:30 +0100', '2026-02-03T09:15:30.000Z'],
    ['day first', '02/11/2026 09:15:30', at],
    ['twelve hours', 'Mon, 2 Nov 2026 9:15:30 AM', at],
    ['comments and blanks in the time', 'Mon, 2 Nov 2026 10(h):  15  : 30 +0100', at],
    ['month first, with AM', '11/2/2026 4:15:30 AM (GMT-05:00)', at],
    ['day first, twelve hours, no other way', '22/11/2026 4:15:30 AM -0500', '2026-11-22T09:15:30.000Z'],
    ['a date of ISO 8601, a time of people', '2026-11-02, 10:15:30 CET', at],
    ['24:00', 'Sun, 1 Nov 2026 24:00:00 +0000', '2026-11-02T00:00:00.000Z'],
    ['only the day', 'Mon, 02 Nov 2026', '2026-11-02T00:00:00.000Z'],
  ])('%s', (_, value, expected) => {
    const date = readDate(value)
    expect(date === undefined ? undefined : new Date(date).toISOString()).toBe(expected)
  })

  test.each([
    ['an example of RFC 5322', '1969-02-13', true],
    ['the day that clocks begin at', '1970-01-01', false],
    ['the day that clocks of DOS begin at', '1980-01-04', false],
    ['the same, east of Greenwich', '1969-12-31T23:00Z', false],
    ['before there was mail', '1968-12-31', false],
    ['a clock that is some days fast', '2026-11-08', true],
    ['a clock that is wrong', '2099-01-01', false],
  ])('what can be believed: %s', (_, date, expected) => {
    expect(isBelievable(Date.parse(date), Date.parse('2026-11-02'))).toBe(expected)
  })

  test.each(['', 'date', 'some numbers 0 1 2', '32 Jan 2026 10:00:00 +0000', '30 Feb 2026 10:00 +0000', '2026-13-01'])(
    'no date: %s',
    (value) => {
      expect(readDate(value)).toBeUndefined()
    },
  )
})

describe('Message-IDs', () => {
  const table: readonly [string, string | undefined, readonly string[]][] = [
    ['one', '<a@b.example>', ['a@b.example']],
    ['no brackets', 'a@b.example', ['a@b.example']],
    ['no closing bracket', '<a@b.example', ['a@b.example']],
    ['one open before another', '<a@b.example <c@d.example>', ['a@b.example', 'c@d.example']],
    ['blanks inside', '< a @ b.example >', ['a@b.example']],
    ['folded inside', '<a@b.exa\n mple>', ['a@b.example']],
    ['comments', '(of) <a@b.example> (Ana)', ['a@b.example']],
    ['nothing between', '<a@b.example><c@d.example>', ['a@b.example', 'c@d.example']],
    ['commas', '<a@b.example>, <c@d.example>', ['a@b.example', 'c@d.example']],
    ['two without brackets', 'a@b.example c@d.example', ['a@b.example', 'c@d.example']],
    ['the old phrase', 'Your message of "Mon, 2 Nov 2026" <a@b.example>', ['a@b.example']],
    ['the same again', '<a@b.example> <a@b.example>', ['a@b.example']],
    ['a word', 'abc123', ['abc123']],
    ['words', 'your message', []],
    ['empty brackets', '<>', []],
    ['nothing', undefined, []],
  ]
  test.each(table)('%s', (_, value, expected) => {
    expect(messageIds(value)).toEqual(expected)
  })

  test('of very many the first and the last', () => {
    const many = Array.from({ length: 300 }, (_, i) => `<${i}@b.example>`).join(' ')
    const ids = messageIds(many)
    expect(ids).toHaveLength(100)
    expect([ids[0], ids.at(-1)]).toEqual(['0@b.example', '299@b.example'])
  })
})

describe('parameters (RFC 2045, RFC 2231)', () => {
  const name = (value: string) => {
    const { parameters } = readParameters(value)
    return parameters.get('filename') ?? parameters.get('name')
  }
  test.each([
    ['quoted', 'attachment; filename="a b.txt"', 'a b.txt'],
    ['blanks without quotes', 'attachment; filename=mi foto (1).jpg; size=3', 'mi foto (1).jpg'],
    ['single quotes', "attachment; filename='a b.pdf'", 'a b.pdf'],
    ['no closing quote', 'attachment; filename="a.txt', 'a.txt'],
    ['quotes in quotes', 'attachment; filename="a"b".txt"', 'ab.txt'],
    ['escaped quotes', 'attachment; filename="a \\"b\\".txt"', 'a "b".txt'],
    ['a path of Windows', 'attachment; filename="C:\\temp\\a.exe"', 'C:\\temp\\a.exe'],
    ['a semicolon at the end', 'attachment;filename="a.txt";', 'a.txt'],
    ['semicolons in a row', 'text/plain ;;;;; = ;; name="a.txt"', 'a.txt'],
    ['no semicolon', 'application/pdf name=a.pdf', 'a.pdf'],
    ['capitals', 'attachment; FileName=a.txt', 'a.txt'],
    ['a comma', 'attachment; filename=a,b.pdf', 'a,b.pdf'],
    ['extended', "attachment; filename*=utf-8'es'%C3%A1.txt", 'á.txt'],
    ['extended without a charset', 'attachment; filename*=%C3%A1.txt', 'á.txt'],
    ['extended with an unknown one', "attachment; filename*=x-nix''%E1.txt", 'á.txt'],
    ['extended and plain', 'attachment; filename="a.txt"; filename*=utf-8\'\'%C3%A1.txt', 'á.txt'],
    ['broken codes', "attachment; filename*=utf-8''%C3%A1%zz%.txt", 'á%zz%.txt'],
    ['pieces', 'attachment; filename*0="a"; filename*1="b"; filename*2=".txt"', 'ab.txt'],
    ['pieces out of order', "attachment; filename*1*=b%E1.txt; filename*0*=iso-8859-1''a", 'abá.txt'],
    ['a missing piece', 'attachment; filename*0="a"; filename*2=".txt"', 'a.txt'],
    ['pieces encoded and not', 'attachment; filename*0*=utf-8\'\'%C3%A1%20; filename*1="b%20.txt"', 'á b%20.txt'],
    ['a letter cut in two', "attachment; filename*0*=utf-8''%C3; filename*1*=%A1.txt", 'á.txt'],
    ['a code cut in two', "attachment; filename*0*=utf-8''%C; filename*1*=3%A1.txt", 'á.txt'],
    ['extended without its star', "attachment; filename=utf-8''%C3%A1.txt", 'á.txt'],
    ['a quotation that is no charset', "attachment; filename=no''100%25.txt", "no''100%25.txt"],
    ['a comment with a semicolon', 'attachment; filename="a.txt" (b; c); size=3', 'a.txt'],
    ['encoded words', 'attachment; filename="=?utf-8?Q?fact=C3=BAra.pdf?="', 'factúra.pdf'],
    ['encoded words without quotes', 'attachment; filename==?utf-8?B?w6E=?= =?utf-8?B?w6k=?=.pdf', 'áé.pdf'],
    ['encoded words in an extended one', "attachment; filename*=UTF-8''=?utf-8?Q?a?=.txt", 'a.txt'],
    ['nothing', 'attachment; filename=', ''],
  ])('a name: %s', (_, value, expected) => {
    expect(name(value)).toBe(expected)
  })

  const types: readonly [string, string, Readonly<Record<string, string>>][] = [
    ['text/plain; charset =us-ascii (Plain text)', 'text/plain', { charset: 'us-ascii' }],
    ['text/html (a; b); charset="utf-8" (c)', 'text/html', { charset: 'utf-8' }],
    ['text/plain charset=utf-8', 'text/plain', { charset: 'utf-8' }],
    ['image/ jpeg', 'image/jpeg', {}],
    ['Multipart/Mixed; boundary="a;b"', 'multipart/mixed', { boundary: 'a;b' }],
    ['multipart/mixed;boundary==_x:y', 'multipart/mixed', { boundary: '=_x:y' }],
    ['multipart/mixed; boundary="----=_Part (1)"', 'multipart/mixed', { boundary: '----=_Part (1)' }],
    ['multipart/mixed; boundary*0="a"; boundary*1="b"', 'multipart/mixed', { boundary: 'ab' }],
    ['text/plain; charset=', 'text/plain', { charset: '' }],
    [';', '', {}],
  ]
  test.each(types)('%s', (value, head, expected) => {
    const read = readParameters(value)
    expect([read.head, Object.fromEntries(read.parameters)]).toEqual([head, expected])
  })
})
