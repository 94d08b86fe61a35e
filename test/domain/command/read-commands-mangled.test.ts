import { describe, expect, test } from 'vitest'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import { workedMs } from '../../support/processor-time.ts'

/** Command lines as phones, editors and mail programs leave them. `word|argument`, a leading `!` for stray ones. */
const read = (text: string, writer?: string) => {
  const { lines, text: left } = readCommands(text, writer)
  return { commands: lines.map((l) => `${l.stray ? '!' : ''}${l.word}|${l.argument}`), text: left }
}

const ALONE: readonly (readonly [string, string, string])[] = [
  ['a capital letter of the phone', '#Take', 'Take|'],
  ['all in capitals', '#TAKE', 'TAKE|'],
  ['the full stop of two blanks', '#take. ', 'take|'],
  ['the full stop of two blanks behind a name', '#Assign ana. ', 'Assign|ana'],
  ['the full stop of two blanks behind a list', '#List mine. ', 'List|mine'],
  ['numbers with a full stop', '#close 3 5.', 'close|3 5'],
  ['a promise that is a sentence', '#promise fri we send it today.', 'promise|fri we send it today.'],
  ['an ellipsis', '#close…', 'close|'],
  ['three dots', '#close...', 'close|'],
  ['a question mark', '#close?', 'close|'],
  ['an inverted exclamation mark', '¡#close!', 'close|'],
  ['a comma', '#close,', 'close|'],
  ['a semicolon', '#close;', 'close|'],
  ['a blank before the colon', '#assign : ana', 'assign|ana'],
  ['an em dash before', '— #close', 'close|'],
  ['an en dash before', '– #close', 'close|'],
  ['an em dash without blank', '—#close', 'close|'],
  ['a hyphen without blank', '-#close', 'close|'],
  ['a star', '* #close', 'close|'],
  ['a plus', '+ #close', 'close|'],
  ['a round bullet', '• #close', 'close|'],
  ['a square bullet', '▪ #close', 'close|'],
  ['a white bullet', '◦ #close', 'close|'],
  ['a triangular bullet', '‣ #close', 'close|'],
  ['a Word bullet of the symbol font', '\uf0b7 #close', 'close|'],
  ['a middle dot', '· #close', 'close|'],
  ['an arrow', '→ #close', 'close|'],
  ['a tick', '✅ #close', 'close|'],
  ['a pointing hand with a skin tone', '👉🏽 #close', 'close|'],
  ['the number of a list', '1. #close', 'close|'],
  ['the number of a list with a bracket', '2) #close', 'close|'],
  ['a bracketed number', '(3) #close', 'close|'],
  ['brackets', '(#close)', 'close|'],
  ['square brackets', '[#close]', 'close|'],
  ['braces', '{#close}', 'close|'],
  ['backticks', '`#close`', 'close|'],
  ['a code fence of one line', '```#close```', 'close|'],
  ['underscores', '_#close_', 'close|'],
  ['stars and underscores', '*_#close_*', 'close|'],
  ['struck out', '~#close~', 'close|'],
  ['bold as far as the word', '*#promise* fri', 'promise|fri'],
  ['bold as far as the word, and quotes later', '*#promise* fri we said “yes”', 'promise|fri we said “yes”'],
  ['all bold', '*#promise fri we send it soon*', 'promise|fri we send it soon'],
  ['low quotes', '„#zamknij”', 'zamknij|'],
  ['single quotes', '‘#close’', 'close|'],
  ['quotes with blanks', '« #fermer »', 'fermer|'],
  ['quotes around the argument', '#assign “ana”', 'assign|ana'],
  ['single quotes around the argument', "#assign 'ana'", 'assign|ana'],
  ['quotes at the end of a sentence stay', '#promise fri we said “yes”', 'promise|fri we said “yes”'],
  ['a closing quote alone', '#close”', 'close|'],
  ['a name in quotes', '#cc "Eva Gil" <eva@mail.example>', 'cc|"Eva Gil" <eva@mail.example>'],
  ['cells of a table', '| #close |', 'close|'],
  ['a backslash of Markdown', '\\#close', 'close|'],
  ['a slash', '/#close', 'close|'],
  ['the fullwidth sign and blanks', '　＃close　', 'close|'],
  ['a fullwidth blank inside', '#assign　ana', 'assign|ana'],
  ['fullwidth letters and figures', '＃ｔａｋｅ　３', 'take|3'],
  ['a fullwidth colon', '#assign：ana', 'assign|ana'],
  ['the small sign', '﹟take', 'take|'],
  ['the sharp of music', '♯take', 'take|'],
  ['a no-break space', '#assign\u00a0ana', 'assign|ana'],
  ['a narrow no-break space', '#assign\u202fana', 'assign|ana'],
  ['a figure space', '#assign\u2007ana', 'assign|ana'],
  ['an em space', '#assign\u2003ana', 'assign|ana'],
  ['a tab', '#assign\tana', 'assign|ana'],
  ['many blanks', '#assign      ana', 'assign|ana'],
  ['a trailing no-break space', '#close\u00a0', 'close|'],
  ['a zero-width space before', '\u200b#close', 'close|'],
  ['a zero-width space behind the sign', '#\u200bclose', 'close|'],
  ['a zero-width joiner', '#cl\u200dose', 'close|'],
  ['a word joiner', '#cl\u2060ose', 'close|'],
  ['a soft hyphen', '#cl\u00adose', 'close|'],
  ['a byte order mark', '\ufeff#close', 'close|'],
  ['a left-to-right mark', '\u200e#close', 'close|'],
  ['a right-to-left mark', '\u200f#close\u200f', 'close|'],
  ['embedding marks', '\u202b#close\u202c', 'close|'],
  ['isolates', '\u2066#close\u2069', 'close|'],
  ['the Arabic letter mark', '\u061c#close', 'close|'],
  ['a Mongolian vowel separator', '#clo\u180ese', 'close|'],
  ['a Hangul filler', '\u3164#close', 'close|'],
  ['a blank of Braille', '\u2800#close', 'close|'],
  ['an object replacement', '\ufffc#close', 'close|'],
  ['a language tag', '\u{e0041}#close', 'close|'],
  ['the keycap with its selector', '#️⃣close', 'close|'],
  ['a mark joined to the sign', '#\u034fclose', 'close|'],
  ['accents', '#biorę', 'biorę|'],
  ['accents left out', '#biore', 'biore|'],
  ['accents apart', '#categori\u0301a delivery/late', 'categor\u00eda|delivery/late'],
  ['blanks around the slash', '#category Delivery / Damaged', 'category|Delivery / Damaged'],
  ['an address that became a link', '#cc x@y.example<mailto:x@y.example>', 'cc|x@y.example'],
  ['the same with a blank', '#cc x@y.example <mailto:x@y.example>', 'cc|x@y.example'],
  ['the same in capitals', '#cc X@y.example<mailto:x@y.example>', 'cc|X@y.example'],
  ['the same of old Outlook', '#cc x@y.example [mailto:x@y.example]', 'cc|x@y.example'],
  ['the same of Gmail', '#cc x@y.example <x@y.example>', 'cc|x@y.example'],
  ['the same in Markdown', '#cc [x@y.example](mailto:x@y.example)', 'cc|x@y.example'],
  [
    'the same twice',
    '#cc a@y.example<mailto:a@y.example>, b@y.example<mailto:b@y.example>',
    'cc|a@y.example, b@y.example',
  ],
  ['in angles', '#cc <x@y.example>', 'cc|<x@y.example>'],
  ['in angles with scheme', '#cc <mailto:x@y.example>', 'cc|<x@y.example>'],
  ['with the scheme', '#cc mailto:x@y.example', 'cc|x@y.example'],
  ['an address with a full stop', '#cc x@y.example.', 'cc|x@y.example'],
  [
    'a link to somebody else stays to be refused',
    '#cc a@y.example<mailto:b@y.example>',
    'cc|a@y.example<mailto:b@y.example>',
  ],
  ['a page that became a link', '#promise fri see shop.example<http://shop.example/>', 'promise|fri see shop.example'],
  ['a page with www', '#promise fri see www.shop.example<http://www.shop.example>', 'promise|fri see www.shop.example'],
  ['a hashtag that became a link', '#close<https://tags.example/tag/close>', 'close|'],
  ['a hashtag that became a link, apart', '#close <https://tags.example/tag/close>', 'close|'],
]

describe('a command is read in spite of', () => {
  test.each(ALONE)('%s', (_, line, command) => {
    expect(read(line)).toEqual({ commands: [command], text: '' })
    expect(read(`${line}\n\nHola Eva`)).toEqual({ commands: [command], text: 'Hola Eva' })
    expect(read(`Hola Eva\n\n${line}`)).toEqual({ commands: [command], text: 'Hola Eva' })
  })
})

describe('several on one line', () => {
  test.each<[string, string[]]>([
    ['#take #urgent', ['take|', 'urgent|']],
    ['#take, #urgent', ['take|', 'urgent|']],
    ['#take,#urgent', ['take|', 'urgent|']],
    ['#take;#urgent', ['take|', 'urgent|']],
    ['#take#urgent', ['take|', 'urgent|']],
    ['#take. #urgent.', ['take|', 'urgent|']],
    ['#take + #urgent', ['take|+', 'urgent|']],
    ['#assign ana #urgent', ['assign|ana', 'urgent|']],
    ['#category delivery/late #take #urgent', ['category|delivery/late', 'take|', 'urgent|']],
    ['#tomar #urgente', ['tomar|', 'urgente|']],
    ['＃take　＃urgent', ['take|', 'urgent|']],
    ['*#take* *#urgent*', ['take|', 'urgent|']],
    ['#take #orders', ['take|#orders']],
    ['#promise fri see #blackfriday', ['promise|fri see #blackfriday']],
    ['#promise fri parcel #LX123456789ES', ['promise|fri parcel #LX123456789ES']],
    ['#promise fri colour #ff0000', ['promise|fri colour #ff0000']],
    ['#promise fri https://shop.example/#close', ['promise|fri https://shop.example/#close']],
    ['#take #clsoe', ['!clsoe|']],
    ['#take #orders #close', ['!close|']],
    ['#orders #close', ['!close|']],
  ])('%s', (text, commands) => {
    expect(read(text).commands.map((c) => c.replace('take|+', 'take|'))).toEqual(
      commands.map((c) => c.replace('take|+', 'take|')),
    )
  })
})

describe('stops the mail', () => {
  test.each([
    ['the sign apart', '# close'],
    ['the sign far apart', '#          close'],
    ['the sign twice', '##close'],
    ['a heading of Markdown that is a command', '## Close'],
    ['a hyphen behind the sign', '#-close'],
    ['a full stop behind the sign', '#.close'],
    ['a quote behind the sign', '#“close”'],
    ['a bullet and the sign apart', '• # close'],
    ['a command behind the last sentence', 'Thank you for waiting. #close'],
    ['a command behind a comma', 'Gracias, #cerrar'],
    ['a command behind the last sentence, with full stop', 'Thank you. #Close.'],
    ['a command behind the first words', 'Hola Eva #take\n\nTe escribo mañana.'],
    ['a command between two sentences', 'Hola\n#close\nAdiós'],
    ['a misspelt one between two sentences', 'Hola\n#cloes\nAdiós'],
    ['one in bold between two sentences', 'Hola\n*#close*\nAdiós'],
    ['one behind a tick between two sentences', 'Hola\n✅ #close\nAdiós'],
    ['two between two sentences', 'Hola\n#take #urgent\nAdiós'],
    ['one above an unknown disclaimer', 'Hola\n#close\nEste texto va con todos los correos de la casa.'],
  ])('%s', (_, text) => {
    expect(read(text).commands.some((c) => c.startsWith('!'))).toBe(true)
  })
})

describe('stays prose', () => {
  test.each([
    'We know that #orders are late, sorry',
    'C#',
    'I write C# and F#.',
    'Order #A-10482 has left.',
    '#A-10482',
    '#1',
    '#12345 has left',
    '#ff0000',
    '#ff00ff is the colour',
    '#0af',
    'The colour is #ff0000',
    'See https://shop.example/help/#close',
    'see shop.example/#list',
    'key=#close',
    '# Our new lamps',
    '## Delivery\n\nTomorrow.',
    '#\nHola',
    '> #close',
    '>> # close',
    '> Thank you. #close',
    'Hola\n> #take\nAdiós',
    'The #TBT picture is nice',
    'We wrote that\n#orders are late\nand are sorry',
    'Follow us:\n#TBT and others\non the page',
    'Tu pedido n.º #10482 sale hoy',
    'Use the button #3 please',
    'it’s #1',
    'Press # to go on',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ commands: [], text })
  })
})

describe('a signature below the command', () => {
  const block = 'Ana Ruiz\nTienda Sol\n+34 600 112 233'
  test.each<[string, string, string]>([
    ['with a telephone, and text above', `Hola Eva\n\n#close\n\n${block}`, 'Hola Eva\n\nAna Ruiz'],
    ['with a telephone, and nothing above', `#close\n\n${block}`, ''],
    ['with a page', '#close\n\nAna Ruiz\nTienda Sol\nwww.tienda.example', ''],
    ['a closing formula and the name', 'Hola Eva\n#close\nUn saludo,\nAna', 'Hola Eva\n\nUn saludo,\nAna'],
    ['a closing formula and the name alone', '#close\n\nUn saludo,\nAna', ''],
    ['the first name alone', '#close\n\nAna', ''],
    ['the whole name and the shop', '#close\n\nAna Ruiz\nTienda Sol', ''],
    ['the name and the shop below text', 'Hola Eva\n#close\nAna\nTienda Sol', 'Hola Eva\n\nAna\nTienda Sol'],
    ['a Polish one', 'Dzień dobry\n\n#close\n\nPozdrawiam,\nAna Ruiz', 'Dzień dobry\n\nPozdrawiam,\nAna Ruiz'],
    [
      'a Portuguese one',
      'Olá\n\n#close\n\nAtenciosamente,\nAna Ruiz\nTel. 11 91234-5678',
      'Olá\n\nAtenciosamente,\nAna Ruiz',
    ],
  ])('%s', (_, text, left) => {
    expect(read(text, 'Ana Ruiz')).toEqual({ commands: ['close|'], text: left })
  })

  test.each<[string, string, string]>([
    ['the customer of the same name', '#take\n\nAna,\n\nYa está enviado', 'Ana,\n\nYa está enviado'],
    ['a sentence below the name', '#take\nAna\nel paquete ha salido hoy.', 'Ana\nel paquete ha salido hoy.'],
    ['a greeting', '#take\n\nHola Ana', 'Hola Ana'],
    ['thanks alone', '#take\n\nGracias', 'Gracias'],
    ['an answer of few words', '#take\n\nSí', 'Sí'],
    ['a telephone the customer is to call', '#take\n\nLlame al\n+34 600 112 233', 'Llame al\n+34 600 112 233'],
  ])('words stay: %s', (_, text, left) => {
    expect(read(text, 'Ana Ruiz')).toEqual({ commands: ['take|'], text: left })
  })

  test('a name nobody knows is text', () => {
    expect(read('Hola\n#close\nMarta', 'Ana Ruiz').commands).toEqual(['!close|'])
  })
})

describe('a line the mail program wrapped', () => {
  const long = '#promise fri we will send the new lamp with DHL and you will get the'
  test.each<[string, string, string, string]>([
    ['in two', `${long}\ntracking number by mail.`, `${long.slice(9)} tracking number by mail.`, ''],
    ['and text below', `${long}\nnumber by mail.\n\nHola Eva`, `${long.slice(9)} number by mail.`, 'Hola Eva'],
    ['and text right below', `${long}\nnumber by mail.\nHola Eva`, `${long.slice(9)} number by mail.`, 'Hola Eva'],
    [
      'in three',
      `${long}\ntracking number by mail from the people who bring it to your home in\ntwo days`,
      `${long.slice(9)} tracking number by mail from the people who bring it to your home in two days`,
      '',
    ],
    [
      'before a name',
      `${long.replace('get the', 'hear of')}\nMarta soon`,
      `${long.slice(9).replace('get the', 'hear of')} Marta soon`,
      '',
    ],
    ['at the end of the mail', `Hola Eva\n\n${long}\nnumber by mail.`, `${long.slice(9)} number by mail.`, 'Hola Eva'],
    ['not: it has room', '#promise fri we send it\nand tell you', 'fri we send it', 'and tell you'],
    ['not: a blank line', `${long}\n\nnumber by mail.`, long.slice(9), 'number by mail.'],
    ['not: a new sentence', `${long} box.\nHola Eva`, `${long.slice(9)} box.`, 'Hola Eva'],
    [
      'not: longer than any program wraps',
      `${long} box with all\nthat is in it`,
      `${long.slice(9)} box with all`,
      'that is in it',
    ],
    ['not: a quote', `${long}\n> quoted`, long.slice(9), '> quoted'],
  ])('%s', (_, text, argument, left) => {
    expect(read(text)).toEqual({ commands: [`promise|${argument}`], text: left })
  })

  test('fields below a command stay in order', () => {
    const fields = 'customer: Marta Gómez <marta@mail.example> es\ncustomer: Eva <eva@mail.example>\nCustomer: Rui'
    expect(read(`#promise fri parcels of the courier that are late since the strike\n${fields}`).text).toBe(fields)
  })

  test('a command below it is its own', () => {
    expect(read(`${long}\n#take`).commands).toEqual([`promise|${long.slice(9)}`, 'take|'])
  })
})

test('no line takes long', () => {
  for (const piece of ['#take ', '#take', '<mailto:a@b', '[a](', 'a@b<', '"', '*', '# ', '.', '１', '1.', '(']) {
    const start = workedMs()
    readCommands(`#cc ${piece.repeat(200_000 / piece.length)}`)
    readCommands(`${piece.repeat(3_000 / piece.length)}\n`.repeat(60))
    expect(workedMs() - start, piece).toBeLessThan(1_500)
  }
})
