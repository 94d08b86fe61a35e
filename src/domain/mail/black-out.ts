/**
 * Takes words out of a mail as it came, byte by byte: each letter becomes an `x`, so that the mail keeps its structure and its length,
 * and everything else in it stays what its writer wrote. Looks behind quoted-printable and base64 as well.
 */
import { placesOf } from './named-in.ts'

/** Bytes as a string of characters 0 to 255. */
type Latin = string

/** Where each character of a view stands in the mail: from, to (not included). */
type View = { readonly text: Latin; readonly from: readonly number[]; readonly to: readonly number[] }

const X = 120
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
/** A line of a body in base64; shorter ones are the last of it. */
const BASE64_LINE = /^[A-Za-z0-9+/]{4,100}={0,2}$/
const ENCODED_WORD = /=\?[\w.-]{1,40}(?:\*[\w-]{1,20})?\?[bB]\?([A-Za-z0-9+/]{1,200}={0,2})\?=/g

/** The mail without these words (whole ones, in letters of any size), or undefined when none of them stands in it. */
export function blackOut(mail: Uint8Array, words: readonly string[]): Uint8Array | undefined {
  const needles = [...new Set(words.flatMap(formsOf))].filter((needle) => needle.length > 3)
  if (needles.length === 0) return undefined
  const raw = latinOf(mail)
  const result = mail.slice()
  let isChanged = false
  const cover = (from: number, to: number) => {
    isChanged = true
    for (let at = from; at < to; at++) if (!isBreak(result[at])) result[at] = X
  }
  for (const [from, to] of found(raw, needles)) cover(from, to)
  if (raw.includes('=')) {
    for (const view of [unquoted(raw, false), unquoted(raw, true)]) {
      for (const [from, to] of found(view.text, needles))
        for (let at = from; at < to; at++) cover(view.from[at] ?? 0, view.to[at] ?? 0)
    }
  }
  for (const places of base64In(raw)) {
    const decoded = decode(raw, places)
    const hits = found(latinOf(decoded), needles)
    if (hits.length === 0) continue
    isChanged = true
    for (const [from, to] of hits) decoded.fill(X, from, to)
    encode(decoded, places, result)
  }
  return isChanged ? result : undefined
}

/** As bytes of UTF-8 and of ISO 8859-1, small letters; capitals beyond ASCII are forms of their own. */
function formsOf(word: string): readonly Latin[] {
  const small = word.toLowerCase()
  const titled = small.replace(
    /(^|[\s-])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
  return [small, titled, small.toUpperCase()].flatMap((form) => {
    const narrow = [...form].every((letter) => (letter.codePointAt(0) ?? 0) < 256) ? [lowered(form)] : []
    return [lowered(utf8(form)), ...narrow]
  })
}

function found(text: Latin, needles: readonly Latin[]): readonly (readonly [number, number])[] {
  const folded = lowered(text)
  return needles.flatMap((needle) => placesOf(folded, needle).map((at) => [at, at + needle.length] as const))
}

/** What quoted-printable stands for, soft breaks left out; in encoded words (`underscores`) a blank is written `_`. */
function unquoted(raw: Latin, underscores: boolean): View {
  const text: string[] = []
  const from: number[] = []
  const to: number[] = []
  const add = (letter: string, start: number, end: number) => {
    text.push(letter)
    from.push(start)
    to.push(end)
  }
  for (let at = 0; at < raw.length; ) {
    const letter = raw[at] ?? ''
    if (letter === '=') {
      const code = raw.slice(at + 1, at + 3)
      if (/^[0-9a-fA-F]{2}$/.test(code)) {
        add(String.fromCharCode(Number.parseInt(code, 16)), at, at + 3)
        at += 3
        continue
      }
      const lineEnd = code === '\r\n' ? 2 : code.startsWith('\n') ? 1 : 0
      if (lineEnd > 0) {
        at += 1 + lineEnd
        continue
      }
    }
    add(underscores && letter === '_' ? ' ' : letter, at, at + 1)
    at += 1
  }
  return { text: text.join(''), from, to }
}

/** The places of the digits of each piece in base64. */
function base64In(raw: Latin): readonly (readonly number[])[] {
  const pieces: number[][] = []
  let current: number[] = []
  const end = () => {
    if (current.length >= 8) pieces.push(current)
    current = []
  }
  for (let start = 0; start < raw.length; ) {
    const stop = raw.indexOf('\n', start)
    const next = stop === -1 ? raw.length : stop
    const line = raw.slice(start, raw[next - 1] === '\r' ? next - 1 : next)
    if (BASE64_LINE.test(line)) for (let at = 0; at < line.length && line[at] !== '='; at++) current.push(start + at)
    else end()
    start = next + 1
  }
  end()
  for (const word of raw.matchAll(ENCODED_WORD)) {
    const digits = (word[1] ?? '').replace(/=+$/, '')
    const start = word.index + word[0].lastIndexOf('?', word[0].length - 3) + 1
    pieces.push([...digits].map((_, at) => start + at))
  }
  return pieces
}

function decode(raw: Latin, places: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.floor((places.length * 6) / 8))
  places.forEach((place, n) => {
    const value = BASE64.indexOf(raw[place] ?? 'A')
    const bit = n * 6
    const at = bit >> 3
    const shifted = value << (10 - (bit & 7))
    bytes[at] = (bytes[at] ?? 0) | (shifted >> 8)
    if (at + 1 < bytes.length) bytes[at + 1] = (bytes[at + 1] ?? 0) | (shifted & 255)
  })
  return bytes
}

/** Writes the digits of these bytes to their places. Bits beyond the last byte are none. */
function encode(bytes: Uint8Array, places: readonly number[], into: Uint8Array): void {
  places.forEach((place, n) => {
    const bit = n * 6
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    into[place] = BASE64.charCodeAt((pair >> (10 - (bit & 7))) & 63)
  })
}

function isBreak(byte: number | undefined): boolean {
  return byte === 10 || byte === 13
}

/** ASCII only: what stands for other letters here are their bytes. */
function lowered(text: Latin): Latin {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

function latinOf(bytes: Uint8Array): Latin {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return text
}

function utf8(text: string): Latin {
  return unescapeBytes(encodeURIComponent(text.toWellFormed()))
}

function unescapeBytes(text: string): Latin {
  return text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
