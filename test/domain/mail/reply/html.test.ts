import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseMail } from '../../../../src/adapters/mime/parse-mail.ts'
import { readReply } from '../../../../src/domain/mail/reply/read-reply.ts'
import { aMail, words } from './a-mail.ts'

const read = (html: string, subject = 'Re: Pedido') => readReply(aMail('', { html, subject }))

/** The containers of clients, each around a quote without anything else that tells. */
const CONTAINERS: readonly [string, string][] = [
  [
    'Gmail',
    '<div class="gmail_quote"><div class="gmail_attr">Tienda:<br></div><blockquote class="gmail_quote">¿Ha llegado?</blockquote></div>',
  ],
  ['Gmail, kept by Exchange', '<div class="x_gmail_quote">Tienda dijo<div>¿Ha llegado?</div></div>'],
  [
    'Outlook on the web',
    '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>De:</b> Tienda</div><div>¿Ha llegado?</div>',
  ],
  [
    'Outlook on the desktop',
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>De:</b> Tienda &lt;t@tienda.example&gt;<br><b>Enviado:</b> lunes, 2 de noviembre de 2026 9:40</p></div><p class=MsoNormal>¿Ha llegado?</p>',
  ],
  ['Outlook on a phone', '<div id="ms-outlook-mobile-reference-message">Tienda<br>¿Ha llegado?</div>'],
  ['Outlook for Mac', '<span id="OLK_SRC_BODY_SECTION">Tienda<br>¿Ha llegado?</span>'],
  [
    'Apple',
    '<blockquote type="cite">El 2 nov 2026, a las 9:40, Tienda &lt;t@tienda.example&gt; escribió:<br><br>¿Ha llegado?</blockquote>',
  ],
  [
    'Thunderbird',
    '<div class="moz-cite-prefix">El 2/11/26, Tienda escribió:<br></div><blockquote type="cite" cite="mid:x">¿Ha llegado?</blockquote>',
  ],
  ['Yahoo', '<div class="yahoo_quoted"><div>Tienda</div><div>¿Ha llegado?</div></div>'],
  ['Yahoo of today', '<div id="ydp1a2b3cdyahoo_quoted_7" class="ydp1a2b3cdyahoo_quoted"><div>¿Ha llegado?</div></div>'],
  [
    'Proton',
    '<div class="protonmail_quote">Tienda:<br><blockquote class="protonmail_quote" type="cite">¿Ha llegado?</blockquote></div>',
  ],
  ['Zoho', '<div class="zmail_extra"><div>Tienda</div><blockquote>¿Ha llegado?</blockquote></div>'],
  ['Zimbra', '<hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__QUOTED_TEXT__">¿Ha llegado?</div>'],
  [
    'Hotmail',
    '<hr id="stopSpelling">Date: Mon, 2 Nov 2026 09:40:00 +0100<br>From: t@tienda.example<br><br>¿Ha llegado?',
  ],
  ['GMX', '<div name="quote" style="border-left:2px solid #C3D9E5">Tienda<div>¿Ha llegado?</div></div>'],
  ['WP', '<div class="nh_extra">Tienda<blockquote>¿Ha llegado?</blockquote></div>'],
  ['Spark', '<div name="messageReplySection">Tienda:<blockquote type="cite">¿Ha llegado?</blockquote></div>'],
]

describe('the containers of clients are quotes', () => {
  test.each(CONTAINERS)('%s', (_, quote) => {
    const reply = read(`<html><body><div>Sigue sin llegar.</div>${quote}</body></html>`)
    expect(reply.newText).toBe('Sigue sin llegar.')
    expect(reply.quotedText).toContain('¿Ha llegado?')
  })

  test('what is written below the quote of Gmail is new', () => {
    const quote = CONTAINERS[0]?.[1].replace(/<\/div>$/, '<div>No.</div></div>')
    expect(read(`${quote}`).newText).toBe('No.')
  })

  test('an indentation is no quote', () => {
    const html = '<div>Faltan:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px">la tapa</blockquote>'
    expect(words(read(html).newText)).toBe('Faltan: la tapa')
  })
})

const HIDDEN: readonly string[] = [
  '<div style="display:none">secreto</div>',
  '<span style="DISPLAY: none !important">secreto</span>',
  '<p style="visibility:hidden">secreto</p>',
  '<span style="font-size:0px">secreto</span>',
  '<div style="opacity:0">secreto</div>',
  '<div style="max-height:0;overflow:hidden">secreto</div>',
  '<span style="mso-hide:all">secreto</span>',
  '<div hidden>secreto</div>',
  '<div style="text-indent:-9999px">secreto</div>',
  '<span style="color:#fff;background-color:white">secreto</span>',
  '<font style="display:none"><b>secreto</b></font>',
  '<div style="width:0;height:0;overflow:hidden">secreto</div>',
  '<div style="position:absolute;clip:rect(0,0,0,0)">secreto</div>',
  '<div style="transform:scale(0)">secreto</div>',
  '<div style="display:/**/none">secreto</div>',
  '<div style="dis\\70lay:none">secreto</div>',
  '<div style="line-height:0;font-size:1px">secreto</div>',
  '<style>p.a{color:red}.x, .y{display:none}</style><div class="b X">secreto</div>',
  '<style>@media print{.b{color:red}} td>.x{font:12px x;visibility:hidden}</style><div class="x">secreto</div>',
]
const SHOWN: readonly string[] = [
  '<style>@media (max-width:600px){.x{display:none}}</style><span class="x">querido</span>',
  '<style>@import url(x); @font-face{font-family:x} .y{display:none}</style><span class="x">querido</span>',
  '<style>.x{display:none}</style><span class="x" style="display:inline">querido</span>',
  '<style>.x .y{display:none}</style><span class="y">querido</span>',
  '<font color="white">querido</font>',
  '<span style="width:100px;height:10px;overflow:hidden">querido</span>',
]
const UNREAD: readonly string[] = [
  '<title>secreto</title>',
  '<!-- secreto -->',
  '<!--[if mso]><p>secreto</p><![endif]-->',
]

describe('what no client shows is no new text', () => {
  test.each(HIDDEN)('%s', (html) => {
    const reply = read(`<div>Hola ${html} mundo</div>`)
    expect(words(reply.newText)).toBe('Hola mundo')
    expect(reply.hidden).toBe('secreto')
  })
  test.each(SHOWN)('but this is seen somewhere: %s', (html) => {
    const reply = read(`<div>Hola ${html} mundo</div>`)
    expect(words(reply.newText)).toBe('Hola querido mundo')
    expect(reply.hidden).toBeUndefined()
  })
  test.each(UNREAD)('%s', (html) => {
    expect(words(read(`<p>Hola</p>${html}<p>mundo</p>`).newText)).toBe('Hola mundo')
  })
  test('a size of nothing around letters that have a size hides nothing', () => {
    expect(read('<td style="font-size:0"><p style="font-size:14px">Hola</p></td>').newText).toBe('Hola')
  })
  test('rows inside a table whose rows have letters without a size end themselves alone', () => {
    const inner = '<div style="font-size:14px"><table><tr><td>Hola</td></tr></table><p>mundo</p></div>'
    const table = `<td style="font-size:0"><table><tbody><tr><td>${inner}</td></tr></tbody></table></td>`
    const reply = read(`<p>Buenas</p><blockquote>${table}<p>cita</p></blockquote>`)
    expect(reply).toEqual({ newText: 'Buenas', quotedText: '> Hola\n>\n> mundo\n>\n> cita', signature: '' })
  })
  test('what only Outlook would hide is shown', () => {
    expect(read('<p>Hola</p><![if !mso]><p>mundo</p><![endif]>').newText).toBe('Hola\n\nmundo')
  })
})

const TEXTS: readonly [string, string, string][] = [
  ['paragraphs and lines', '<p>a<br>b</p><p>c</p>', 'a\nb\n\nc'],
  ['divs and an empty one', '<div>a</div><div>b</div><div><br></div><div>c</div>', 'a\nb\n\nc'],
  [
    'Word',
    '<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b</p>',
    'a\n\nb',
  ],
  ['a list with numbers', '<ol><li>a</li><li><p>b</p></li></ol>', '1. a\n2. b'],
  ['lists in lists', '<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n  - b'],
  ['a table', '<table><tr><td>a</td><td><p>b</p></td></tr><tr><td>c</td><td>d</td></tr></table>', 'a b\nc d'],
  [
    'a link with other words',
    '<a href="https://x.example/a?b=1&amp;c=2">aquí</a>',
    'aquí <https://x.example/a?b=1&c=2>',
  ],
  ['a link that shows itself', '<a href="https://www.x.example/">x.example</a>', 'x.example'],
  ['an address behind a name', '<a href="mailto:ana@x.example">Ana</a>', 'Ana <ana@x.example>'],
  ['pictures', '<img alt="image001.png"><img alt="la taza rota"><img alt="🙂">', 'la taza rota 🙂'],
  ['set text', '<pre>a\n  b</pre>', 'a\n  b'],
  ['entities', '&lt;b&gt; &#8364; &#150; &zdot;&lstrok;&oacute;&nbsp;x&shy;y&#8203;z', '<b> € – żłó xyz'],
]

describe('html reads like text', () => {
  test.each(TEXTS)('%s', (_, html, text) => {
    expect(read(html, 'Pedido').newText).toBe(text)
  })
})

describe('the two forms of one mail read alike', () => {
  const folder = join(import.meta.dirname, '../../../../fixtures/mail/replies')
  const mails = readdirSync(folder).filter((name) => name.endsWith('.eml'))
  const letters = (text: string): string => text.replace(/<(?:https?:|mailto:)?[^<>\s]*>|[^\p{L}\p{N}]+/gu, '')

  test('in at least 95 of 100 golden mails that have both', async () => {
    let both = 0
    const unlike: string[] = []
    for (const name of mails) {
      const content = readFileSync(join(folder, name))
      const mail = await parseMail({
        content,
        truncated: false,
        size: content.length,
        arrivedAt: Date.UTC(2026, 10, 2),
      })
      if (mail.html === undefined || mail.text.trim() === '') continue
      both++
      const whole = readReply(mail).newText
      if (letters(readReply({ ...mail, text: '' }).newText) !== letters(whole)) unlike.push(name)
    }
    expect(both).toBeGreaterThan(10)
    expect(unlike.length, unlike.join('\n')).toBeLessThanOrEqual(both * 0.05)
  })
})

test('who writes inside the only quote still writes', () => {
  const quote = 'El 2 nov 2026, a las 9:40, Tienda &lt;t@tienda.example&gt; escribió:<br>¿Ha llegado?'
  const reply = read(`<blockquote type="cite">Sigue sin llegar.<br><br>${quote}</blockquote>`)
  expect(reply.newText).toBe('Sigue sin llegar.')
  expect(reply.quotedText).toContain('¿Ha llegado?')
  expect(read('<div name="messageReplySection"><p>Sigue sin llegar.</p></div>').newText).toBe('Sigue sin llegar.')
})

test.each(['<div id="appendonsend"></div>', '<div id="SkyDrivePlaceholder"></div>', '<hr id="stopSpelling">'])(
  'who writes on where a client would have put the quote still writes: %s',
  (mark) => {
    const reply = read(`<div>La talla 42.</div>${mark}<div>Y el color, rojo.</div>`)
    expect(words(reply.newText)).toBe('La talla 42. Y el color, rojo.')
  },
)

test('text that was made HTML keeps its own marks of quotes, and what is written below them is new', () => {
  const introduction = 'El 2 nov 2026, a las 9:40, Tienda &lt;t@tienda.example&gt; escribió:'
  const reply = read(`<div>${introduction}<br>&gt; ¿Talla?<br>&gt; Gracias<br><br>La 42.</div>`)
  expect(reply.newText).toBe('La 42.')
  expect(reply.quotedText).toContain('> ¿Talla?')
})

test('arrows of the writer stay', () => {
  expect(words(read('<div>Faltan:<br>&gt; la gorra<br>&gt; el cinturón</div>').newText)).toBe(
    'Faltan: > la gorra > el cinturón',
  )
})
