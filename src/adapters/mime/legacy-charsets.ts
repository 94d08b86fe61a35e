import { UPPER } from './upper-halves.ts'

/**
 * Charsets that the Encoding Standard left out and mails still have: code pages of DOS and of the Macintosh, and those
 * that write everything in ASCII. Each takes bytes and gives text; what is broken becomes U+FFFD.
 */

type Decode = (bytes: Uint8Array) => string

/** The charsets of this file by name, in lower case. */
export const LEGACY: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ...Object.entries(UPPER).map(([name, upper]): [string, Decode] => [name, (bytes) => singleBytes(bytes, upper)]),
  ['utf-7', utf7],
  ['hz-gb-2312', hz],
  ['iso-2022-kr', iso2022kr],
  ['utf-32le', (bytes) => utf32(bytes, true)],
  ['utf-32be', (bytes) => utf32(bytes, false)],
])

function singleBytes(bytes: Uint8Array, upper: string): string {
  return asBuffer(bytes)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (char) => upper[char.charCodeAt(0) - 128] ?? '\ufffd')
}

/** RFC 2152: `+` begins Base64 of UTF-16BE, `-` or any other character ends it. */
function utf7(bytes: Uint8Array): string {
  return asBuffer(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]{0,100000})-?/g, (_, code: string) => {
      if (code === '') return '+'
      const pairs = Buffer.from(code, 'base64')
      return pairs
        .subarray(0, pairs.length - (pairs.length % 2))
        .swap16()
        .toString('utf16le')
    })
}

const GB = new TextDecoder('gb18030')
const KOREAN = new TextDecoder('euc-kr')

/** RFC 1843: `~{` begins GB 2312 without its upper bits, `~}` ends it, and `~~` is a tilde. */
function hz(bytes: Uint8Array): string {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let wide = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1]
    if (byte === 0x7e && (next === 0x7b || next === 0x7d)) {
      wide = next === 0x7b
      at++
    } else if (byte === 0x7e && (next === 0x7e || next === 0x0a)) {
      if (next === 0x7e) out[length++] = 0x7e
      at++
    } else {
      if (byte === 0x0a) wide = false
      out[length++] = wide && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return GB.decode(out.subarray(0, length))
}

/** RFC 1557: SO and SI switch KS C 5601 on and off; the designator `ESC $ ) C` says nothing new. */
function iso2022kr(bytes: Uint8Array): string {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  let wide = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x1b && bytes[at + 1] === 0x24) at += 3
    else if (byte === 0x0e || byte === 0x0f) wide = byte === 0x0e
    else {
      if (byte === 0x0a) wide = false
      out[length++] = wide && byte > 0x20 ? byte | 0x80 : byte
    }
  }
  return KOREAN.decode(out.subarray(0, length))
}

function utf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, little)
    if (code !== 0xfeff) pieces.push(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code))
  }
  return pieces.join('')
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
