import { isAscii, isUtf8 } from 'node:buffer'
import { charsetName, decoderOf } from './charset-names.ts'
import { guessCharset, polishIn, whichPolish } from './guess-charset.ts'
import { repairMojibake } from './mojibake.ts'

/** Charsets whose bytes can be valid UTF-8 by chance: only broken text there is taken for UTF-8. */
const WIDE = new Set(['gb18030', 'gbk', 'big5', 'euc-kr', 'euc-jp', 'shift_jis'])
/** Charsets that write other letters with ASCII bytes. */
const ESCAPED = new Set(['utf-7', 'hz-gb-2312', 'iso-2022-jp', 'iso-2022-kr'])
const UTF8 = new TextDecoder('utf-8')
/** `ESC $`, with which the Japanese and Korean 7-bit charsets begin. */
const ESCAPE = Buffer.from([0x1b, 0x24])

export type Decoded = { readonly text: string; readonly charset: string }

/**
 * Bytes as text: in the declared charset when it exists and fits the bytes, else in `hint` (what the rest of the mail is
 * in, or what its HTML says), else in what the bytes look like. Mails that say UTF-8 or nothing and mean a Windows code
 * page are common, and so are mails that say a code page and mean UTF-8. Text encoded twice is turned back.
 */
export function decodeText(bytes: Uint8Array, declared: string | undefined, hint?: string): Decoded {
  const charset = charsetOf(bytes, declared, hint)
  if (charset === 'us-ascii') return { text: asBuffer(bytes).toString('latin1'), charset }
  const text = charset === 'utf-8' ? UTF8.decode(bytes) : (decoderOf(charset)?.decode(bytes) ?? UTF8.decode(bytes))
  return { text: repairMojibake(text), charset }
}

/** Bytes of a header field, whose charset nobody says: UTF-8 when they are, else `hint`, else what they look like. */
export function bytesToText(bytes: Uint8Array, hint?: string): string {
  return isAscii(bytes) && !bytes.includes(0x1b)
    ? asBuffer(bytes).toString('latin1')
    : decodeText(bytes, undefined, hint).text
}

/** The charset to read bytes in. */
function charsetOf(bytes: Uint8Array, declared: string | undefined, hint?: string): string {
  const name = charsetName(declared)
  if (name?.startsWith('utf-16')) return utf16Of(bytes, name)
  if (name?.startsWith('utf-32')) return isUtf8(bytes) && !bytes.includes(0) ? 'utf-8' : name
  if (isAscii(bytes)) return asciiOf(bytes, name)
  const marked = markOf(bytes)
  if (marked !== undefined) return marked
  const wide = bytes.includes(0) ? looksWide(bytes) : undefined
  if (wide !== undefined) return wide
  const valid = isUtf8(bytes)
  if (name === undefined || name === '' || name === 'utf-8' || ESCAPED.has(name)) {
    if (valid) return 'utf-8'
    if (name !== undefined && ESCAPED.has(name)) return name
    if (name === 'utf-8' && isMostlyUtf8(bytes)) return 'utf-8'
    const hinted = charsetName(hint)
    if (hinted !== undefined && hinted !== '' && hinted !== 'utf-8' && !hinted.startsWith('utf-16')) return hinted
    return isMostlyUtf8(bytes) ? 'utf-8' : guessCharset(bytes)
  }
  if (WIDE.has(name)) return valid && decoderOf(name)?.decode(bytes).includes('\ufffd') ? 'utf-8' : name
  if (valid) return 'utf-8'
  if (name === 'windows-1252' || name === 'iso-8859-15') return polishIn(bytes) ?? name
  return name === 'windows-1250' || name === 'iso-8859-2' ? whichPolish(bytes, name) : name
}

function asciiOf(bytes: Uint8Array, name: string | undefined): string {
  if (name !== undefined && ESCAPED.has(name)) return name
  if (name !== 'utf-8' && bytes.includes(0x1b) && asBuffer(bytes).includes(ESCAPE)) return 'iso-2022-jp'
  return looksWide(bytes) ?? 'us-ascii'
}

/** UTF-16 without its endianness in the name: the mark says it, else where the zeros of ASCII letters stand. */
function utf16Of(bytes: Uint8Array, name: string): string {
  const marked = markOf(bytes)
  if (marked !== undefined) return marked
  if (!bytes.includes(0) && isUtf8(bytes)) return isAscii(bytes) ? 'us-ascii' : 'utf-8'
  return looksWide(bytes) ?? name
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && isUtf8(bytes) ? 'utf-8' : undefined
}

/** Every other byte is zero: UTF-16, whatever was declared. */
function looksWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || (bytes[0] !== 0 && bytes[1] !== 0)) return undefined
  let even = 0
  let odd = 0
  const end = Math.min(bytes.length, 1_000)
  for (let at = 0; at < end; at++) if (bytes[at] === 0) at % 2 === 0 ? even++ : odd++
  if (odd > 0.3 * end && even * 10 < odd) return 'utf-16le'
  return even > 0.3 * end && odd * 10 < even ? 'utf-16be' : undefined
}

/** A few broken bytes in much that is right: cut in the middle of a letter, or pasted. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = UTF8.decode(bytes.subarray(0, 65_536))
  let broken = 0
  let whole = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    else if (code > 127) whole++
  }
  return whole > broken
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
