/** What a reader would stumble over is found: each fault planted in a mail that has none. */
import { expect, test } from 'vitest'
import { checkMail } from '../../src/adapters/mail-check/check-mail.ts'
import { readColour } from '../../src/adapters/mail-check/colours.ts'
import { contrastOf as contrast } from '../../src/domain/say/shades.ts'

const STYLE = `p { color: #1f2933; } .b { background: #1d4fa3; } .b a { color: #ffffff; }
@media (prefers-color-scheme: dark) { body { background: #14171a !important; } p { color: #e6e9ec; } }`

const GOOD =
  '<p>Hello</p><table><tr><td class="b"><a href="mailto:incidencias+a4821.9fk3t7wq2x@shop.example?subject=Re%3A%20x">Take</a></td></tr></table>'

function aMail(
  body: string,
  more: { readonly style?: string; readonly text?: string; readonly subject?: string } = {},
) {
  const { style = STYLE, text = 'Hello', subject = 'Hello' } = more
  return { subject, text, html: `<html><head><style>${style}</style></head><body>${body}</body></html>` }
}

const kindsOf = async (mail: Parameters<typeof checkMail>[0]) => (await checkMail(mail)).map(({ check }) => check)

test('a good mail has no faults', async () => {
  expect(await checkMail(aMail(GOOD))).toEqual([])
})

test.each([
  ['light', `${STYLE} p { color: #a0a0a0; }`],
  ['dark', STYLE.replace('p { color: #e6e9ec; }', '')],
])('letters hard to see in the %s', async (scheme, style) => {
  const faults = await checkMail(aMail(GOOD, { style }))
  expect(faults.map(({ check }) => check)).toContain('contrast')
  expect(faults.some(({ what }) => what.includes(`(${scheme})`) && what.includes('expected 4.5:1'))).toBe(true)
})

test('what is hidden may have any colour', async () => {
  expect(await checkMail(aMail(`<div style="display:none;color:#fff">x</div>${GOOD}`))).toEqual([])
})

test('the old attribute is a ground, and a style sheet wins over it', async () => {
  expect(await kindsOf(aMail('<table><tr><td bgcolor="#000000"><p>x</p></td></tr></table>'))).toContain('contrast')
  const won = '<table><tr><td bgcolor="#000000" style="background:#ffffff">x</td></tr></table>'
  expect(await kindsOf(aMail(won, { style: '' }))).toEqual([])
})

test.each([
  ['no words', '<img src="cid:a">', ['alt', 'links']],
  ['from outside', '<img src="https://shop.example/a.png" alt="Logo">', ['links']],
  ['not along', '<img src="cid:other" alt="Logo">', ['links']],
])('a picture: %s', async (_, html, expected) => {
  expect(await kindsOf(aMail(GOOD + html))).toEqual(expected)
})

test('a picture that goes along', async () => {
  const files = [{ cid: 'a', filename: 'a.png', contentType: 'image/png', content: new Uint8Array() }]
  expect(await checkMail({ ...aMail(`${GOOD}<img src="cid:a" alt="Logo">`), files })).toEqual([])
})

test.each([
  ['', 'no address'],
  ['#top', 'a place in the page'],
  ['javascript:alert(1)', 'a program'],
  ['http://shop.example', 'not encrypted'],
  ['mailto:', 'nobody'],
  ['mailto:a@shop.example,b', 'one of two'],
  ['mailto:a@shop.example?subject=100%', 'badly encoded'],
])('a link to "%s": %s', async (href) => {
  expect(await kindsOf(aMail(`<p><a href="${href}" style="color:#000;background:#fff">x</a></p>`))).toContain('links')
})

test('a link without words', async () => {
  expect(await kindsOf(aMail(`${GOOD}<a href="https://shop.example"> </a>`))).toEqual(['words'])
})

test.each([[{ text: 'Hello undefined' }], [{ subject: '' }], [{ text: ' ' }], [{ subject: 'Re: {{subject}}' }]])(
  'words that are missing: %o',
  async (more) => {
    expect(await kindsOf(aMail(GOOD, more))).toEqual(['words'])
  },
)

test('more than mail programs show', async () => {
  expect(await kindsOf(aMail(GOOD + '<!-- x -->'.repeat(10_000)))).toEqual(['size'])
})

test('colours as they are written, and the contrasts that WCAG names', () => {
  expect(readColour('#FFF')).toEqual([255, 255, 255])
  expect(readColour('rgb(29, 79, 163)')).toEqual([29, 79, 163])
  expect(readColour('rgba(0, 0, 0, 0)')).toBeUndefined()
  expect(readColour('transparent')).toBeUndefined()
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2)
})
