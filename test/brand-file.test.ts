/** How a store says its mails look, in `brand.yaml`, what it is told when that cannot be, and what comes of it in mails. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { coloured } from '../src/adapters/template/look.ts'
import { loadTemplates } from '../src/adapters/template/templates.ts'
import { MAIL_CATALOG, SAMPLE_CONTEXT } from '../src/app/mail-catalog.ts'
import type { Templates } from '../src/app/ports.ts'
import { readBrandFile } from '../src/config/brand-file.ts'
import { imageSize } from '../src/config/image-size.ts'
import { storeBrand } from '../src/config/store-folder.ts'
import { LANGUAGES } from '../src/domain/language/language.ts'
import { PLAIN_BRAND } from '../src/domain/say/brand.ts'
import { contrast, readableShade, shadesOf } from '../src/domain/say/shades.ts'

const TEMPLATES = join(import.meta.dirname, '../templates')
const EXAMPLE = readFileSync(join(TEMPLATES, 'store/brand.yaml'), 'utf8')

/** The beginnings of pictures of this size, which is all that is looked at. */
function png(width: number, height: number, more = 0): Uint8Array {
  const bytes = Buffer.alloc(24 + more)
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const gif = Uint8Array.of(...Buffer.from('GIF89a'), 44, 1, 100, 0)
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 0, 50, 0, 120, 3, 0, 0, 0)

const FILES: Record<string, Uint8Array> = {
  'logo.png': png(400, 100),
  'big.png': png(10, 10, 70_000),
  'logo.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'logo.gif': gif,
  'logo.jpg': jpeg,
}
const read = (source: string) => readBrandFile(source, (name) => FILES[name])

/** `line: found > expected`, for each mistake. */
const mistakes = (source: string) =>
  read(source).problems?.map(({ line, found, expected }) => `${line}: ${found} > ${expected}`) ?? []

describe('what can be said', () => {
  test('the example', () => {
    const { value } = read(EXAMPLE)
    expect(value).toMatchObject({
      logo: { filename: 'logo.png', contentType: 'image/png', width: 200, height: 50 },
      shades: { accent: '#0a6e4f' },
      signature: { en: ['+34 910 000 000'], de: ['Telefon: +34 910 000 000', expect.any(String)] },
      imprint: { fr: [expect.stringContaining('28001 Madrid'), expect.stringContaining('CIF')] },
    })
  })

  test.each(['', '# nothing yet\n', 'signature:\nimprint: []\n'])('nothing: %j', (source) => {
    expect(read(source)).toEqual({ value: PLAIN_BRAND })
  })

  test('one line for all languages', () => {
    expect(read('imprint: Tienda Azul, Madrid').value?.imprint).toEqual(
      Object.fromEntries(LANGUAGES.map((language) => [language, ['Tienda Azul, Madrid']])),
    )
  })

  test('a language alone leaves the others without', () => {
    expect(read('signature: { de: Ihr Team }').value?.signature).toEqual({ de: ['Ihr Team'] })
  })

  test.each([
    ['logo.png', 'image/png', 200, 50],
    ['logo.gif', 'image/gif', 180, 60],
    ['logo.jpg', 'image/jpeg', 120, 50],
  ])('%s is shown at most 200 by 60', (name, contentType, width, height) => {
    expect(read(`logo: ${name}`).value?.logo).toMatchObject({ contentType, width, height })
  })
})

describe('what cannot be said, all at once and by line', () => {
  test('all of it', () => {
    expect(
      mistakes('logo: ../logo.png\ncolour: "#ffcc00"\ncolor: red\nsignature:\n  xx: hello\nimprint: [a, [b]]\n'),
    ).toEqual([
      '1: "../logo.png" > the name of a PNG, JPEG or GIF file in this folder, at most 60 KB',
      expect.stringMatching(
        /^2: "#ffcc00", which has a contrast of 1\.\d+:1 with white > at least 4\.5:1.*"#[0-9a-f]{6}"$/,
      ),
      '3: "color" > logo, colour, signature, imprint',
      expect.stringMatching(/^5: "xx" > any, es, pt, pl, en, fr, de, it$/),
      expect.stringMatching(/^6: a list > lines/),
    ])
  })

  test.each([
    ['logo: none.png', /none\.png", which is not there/],
    ['logo: big.png', /which has 69 KB/],
    ['logo: logo.svg', /which is no such picture/],
    ['logo: [logo.png, logo.gif]', /"logo\.gif" as well/],
    ['colour: #1d4fa3', /^1: nothing > a colour in quotes/],
    ['colour: blue', /"blue" > a colour as "#rrggbb"/],
    [`imprint: ${'x'.repeat(201)}`, /lines of at most 200/],
    [`imprint: [${Array(13).fill('x')}]`, /13 lines > at most 12/],
    ['imprint: "a\\u202eb"', /can all be seen/],
  ])('%s', (source, expected) => {
    expect(mistakes(source)).toEqual([expect.stringMatching(expected)])
  })

  test('the file of another name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'brand-'))
    writeFileSync(join(folder, 'brand.yml'), '')
    expect(storeBrand(folder).problems).toMatchObject([{ expected: 'the name brand.yaml' }])
    writeFileSync(join(folder, 'brand.yaml'), 'logo: logo.png\n')
    expect(storeBrand(folder).problems).toMatchObject([{ name: expect.stringMatching(/brand\.yaml:1$/) }])
    writeFileSync(join(folder, 'logo.png'), png(20, 10))
    expect(storeBrand(folder).value?.logo).toMatchObject({ width: 20, height: 10 })
    rmSync(folder, { recursive: true })
  })

  test.each([
    new Uint8Array(),
    gif.slice(0, 7),
    jpeg.slice(0, 12),
    png(0, 5),
    Buffer.from('\xff\xd8\xff\xff\xff', 'latin1'),
  ])('a picture that is cut off has no size', (bytes) => {
    expect(imageSize(bytes)).toBeUndefined()
  })
})

describe('shades of a colour', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#1d4fa3', '#ffffff', 7.74],
  ])('%s on %s: %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })

  test('the nearest that can be read is darker, and no darker than it must be', () => {
    for (const colour of ['#ffcc00', '#00ff00', '#ff0000', '#777777', '#ffffff']) {
      const ratio = contrast(readableShade(colour), '#ffffff')
      expect(ratio).toBeGreaterThanOrEqual(4.5)
      expect(ratio).toBeLessThan(4.8)
    }
    expect(readableShade('#1d4fa3')).toBe('#1d4fa3')
  })

  test('of every colour that is taken, each shade can be read where it stands', () => {
    for (let red = 0; red < 256; red += 85)
      for (let green = 0; green < 256; green += 85)
        for (let blue = 0; blue < 256; blue += 85) {
          const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')
          const accent = readableShade(`#${hex}`)
          const { onGround, inDark, buttonInDark } = shadesOf(accent)
          expect(contrast(onGround, '#eef0f3')).toBeGreaterThanOrEqual(4.5)
          expect(contrast(inDark, '#1e2226')).toBeGreaterThanOrEqual(7)
          expect(contrast(buttonInDark, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        }
  })
})

describe('a mail in the look of the store', () => {
  let ours: Templates
  let theirs: Templates
  const brand = read(EXAMPLE).value ?? PLAIN_BRAND
  beforeAll(async () => {
    ours = await loadTemplates(TEMPLATES, { tried: true })
    theirs = await loadTemplates(TEMPLATES, { brand })
  })
  const mail = (templates: Templates, name: 'acknowledgement' | 'notification' = 'acknowledgement') =>
    templates.render(name, 'de', MAIL_CATALOG[name].sample as never, SAMPLE_CONTEXT)

  test('shows the logo under an id of its content, with the name of the store for those who see none', () => {
    const { html, files = [] } = mail(theirs)
    const [logo] = files
    expect(files).toHaveLength(1)
    expect(logo).toMatchObject({ filename: 'logo.png', contentType: 'image/png' })
    expect(logo?.cid).toMatch(/^logo-[0-9a-f]{16}@/)
    expect(html).toContain(`<img src="cid:${logo?.cid}" alt="${SAMPLE_CONTEXT.store}" width="200" height="50"`)
    expect(mail(theirs).files?.[0]?.content).toBe(logo?.content)
  })

  test('has its colour everywhere, and nothing of ours', () => {
    const { html } = mail(theirs, 'notification')
    expect(html).toContain('#0a6e4f')
    expect(html).not.toMatch(/#1d4fa3|#9ec1ff|#2f63bd/)
    expect(mail(ours, 'notification').html).toMatch(/#1d4fa3[\s\S]*#1d4fa3/)
  })

  test('ends with the signature, then our foot, then the imprint, in both texts', () => {
    const { html, text } = mail(theirs)
    expect(text).toMatch(
      /\n\nTelefon: [^\n]*\nMontag bis [^\n]*\n\n-- \n[\s\S]*\nTienda Azul, S\. L\.[^\n]*Spanien\nGeschäftsführerin/,
    )
    expect(html).toMatch(/Telefon: [^<]*<br>[\s\S]*Spanien<br>\nGeschäftsführerin/)
  })

  test('to agents stays light: no logo, no signature', () => {
    const { html, text, files } = mail(theirs, 'notification')
    expect([files, /<img|Montag bis|Geschäftsführerin/.test(html + text)]).toEqual([undefined, false])
  })

  test('is ours, byte for byte, where nothing is said', async () => {
    const plain = await loadTemplates(TEMPLATES, { brand: read('# nothing').value ?? PLAIN_BRAND, tried: true })
    expect(mail(plain)).toEqual(mail(ours))
  })

  test('cannot be broken by what stands in the file', async () => {
    const evil = read(`imprint: '<script>{{store}}</script> & "co"'`).value ?? PLAIN_BRAND
    const { html, text } = mail(await loadTemplates(TEMPLATES, { brand: evil, tried: true }))
    expect(html).toContain('&lt;script&gt;{{store}}&lt;/script&gt; &amp; &quot;co&quot;')
    expect(text).toContain('<script>{{store}}</script> & "co"')
  })
})

test('a store whose colour is another shade of ours keeps it', () => {
  const layout =
    '<a style="color:#1d4fa3">x</a><style>@media dark { a { color: #9ec1ff } .b { background: #2f63bd } }</style>'
  const shades = shadesOf('#2f63bd')
  expect(coloured(layout, shades)).toBe(
    layout
      .replace('#1d4fa3', '#2f63bd')
      .replace('#9ec1ff', shades.inDark)
      .replace('background: #2f63bd', `background: ${shades.buttonInDark}`),
  )
})
