/** SVG to PNG, with the letters of the bundled font on every machine and few bytes: it goes along with mails. */
import { crc32, deflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { FONT } from './labels.ts'

/** Twice as many pixels as are shown: sharp on the screens of today. */
const SCALE = 2

const FONT_FILES = ['Lato-Regular.ttf', 'Lato-Bold.ttf'].map((file) => `${import.meta.dirname}/font/${file}`)

/** Draws at twice the size. Nothing outside is looked at: no fonts of the system, no pictures. */
export function pngOf(svg: string, fontFiles: readonly string[] = FONT_FILES): Uint8Array {
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: FONT, sansSerifFamily: FONT },
    background: '#ffffff',
    logLevel: 'off',
  }).render()
  return indexed(picture.pixels, picture.width, picture.height)
}

/**
 * A PNG of at most 256 colours: a third of the size of one in which every pixel brings its own. The edges of letters have hundreds of
 * shades; they are made fewer step by step until they fit.
 */
function indexed(pixels: Uint8Array, width: number, height: number): Uint8Array {
  for (const bits of [8, 5, 4, 3]) {
    const reduced = reduce(pixels, width, height, bits)
    if (reduced !== undefined) return encode(reduced, width, height)
  }
  throw new Error('more than 256 colours of three bits')
}

type Indexed = { readonly rows: Uint8Array; readonly palette: readonly number[] }

/** Undefined: more than 256 colours are left. Each row begins with its filter, which is none. */
function reduce(pixels: Uint8Array, width: number, height: number, bits: number): Indexed | undefined {
  const shades = shadesOf(bits)
  const view = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  const places = new Map<number, number>()
  const rows = new Uint8Array(height * (width + 1))
  // Most dots are as the one before.
  let before = -1
  let place = 0
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to += 1
    for (let x = 0; x < width; x++, from += 4, to += 1) {
      const dot = view.readUInt32BE(from)
      if (dot !== before) {
        before = dot
        const shade = (shift: number) => shades[(dot >>> shift) & 255] ?? 0
        const color = (shade(24) << 16) | (shade(16) << 8) | shade(8)
        place = places.get(color) ?? places.size
        if (place === 256) return undefined
        places.set(color, place)
      }
      rows[to] = place
    }
  }
  return { rows, palette: [...places.keys()] }
}

/** Each of 256 shades as the nearest that so many bits can tell. */
function shadesOf(bits: number): Uint8Array {
  const levels = 2 ** bits - 1
  return Uint8Array.from({ length: 256 }, (_, value) => Math.round((Math.round((value * levels) / 255) * 255) / levels))
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** PNG (ISO 15948): a header, the palette, the rows, an end. */
function encode({ rows, palette }: Indexed, width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits each, by palette.
  header.set([8, 3, 0, 0, 0], 8)
  const colors = Uint8Array.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
