import { createHash } from 'node:crypto'
import { decodeUuencoded } from './uuencode.ts'

/** Bytes decoded at a time, into the same place: a large file costs no more memory than this. */
const PIECE = 64 * 1024
const LF = 10
const CR = 13
const EQUALS = 61

/** The decoded body of a part. */
export function decodeBody(body: Buffer, encoding: string): Buffer {
  if (encoding === 'x-uuencode') return decodeUuencoded(body)
  if (!isEncoded(encoding)) return body
  const most = encoding === 'base64' ? Math.ceil((body.length * 3) / 4) : body.length
  const decoded = Buffer.allocUnsafe(most)
  let length = 0
  for (const piece of decodedPieces(body, encoding)) {
    decoded.set(piece, length)
    length += piece.length
  }
  return decoded.subarray(0, length)
}

/** Size and SHA-256 of the decoded body. */
export function measureBody(body: Buffer, encoding: string): { readonly size: number; readonly sha256: string } {
  const hash = createHash('sha256')
  let size = 0
  for (const piece of decodedPieces(body, encoding)) {
    hash.update(piece)
    size += piece.length
  }
  return { size, sha256: hash.digest('hex') }
}

/** The decoded body piece by piece; each is to be used before the next is asked for. */
export function* decodedPieces(body: Buffer, encoding: string): Generator<Uint8Array> {
  if (encoding === 'x-uuencode') {
    yield decodeUuencoded(body)
    return
  }
  if (!isEncoded(encoding)) {
    for (let at = 0; at < body.length; at += PIECE) yield body.subarray(at, at + PIECE)
    return
  }
  const piece = new Uint8Array(Math.min(PIECE, body.length))
  const decode = encoding === 'base64' ? base64(body) : quotedPrintable(body)
  for (let length = decode(piece); length > 0; length = decode(piece)) yield piece.subarray(0, length)
}

function isEncoded(encoding: string): boolean {
  return encoding === 'base64' || encoding === 'quoted-printable'
}

/** Fills a piece and says how much of it; 0 at the end. */
type Decode = (into: Uint8Array) => number

const OTHER = 255
const VALUES = new Uint8Array(256).fill(OTHER)
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries())
  VALUES[letter.charCodeAt(0)] = value

/** RFC 2045, section 6.8: what is no letter of the alphabet is passed over, and after padding a new run begins. */
function base64(body: Buffer): Decode {
  let at = 0
  let bits = 0
  let held = 0
  return (into) => {
    let length = 0
    while (at < body.length && length < into.length) {
      if (bits === 0) {
        // Four letters at once, as far as nothing stands between them: nearly all of a file.
        const most = Math.min(body.length - 4, at + 4 * Math.floor((into.length - length - 3) / 3))
        while (at <= most) {
          const a = VALUES[body[at] as number] as number
          const b = VALUES[body[at + 1] as number] as number
          const c = VALUES[body[at + 2] as number] as number
          const d = VALUES[body[at + 3] as number] as number
          if ((a | b | c | d) > 63) break
          into[length] = (a << 2) | (b >>> 4)
          into[length + 1] = ((b & 15) << 4) | (c >>> 2)
          into[length + 2] = ((c & 3) << 6) | d
          length += 3
          at += 4
        }
        if (at >= body.length || length >= into.length) break
      }
      const byte = body[at++] as number
      const value = VALUES[byte] as number
      if (value === OTHER) {
        if (byte === EQUALS) bits = 0
        continue
      }
      held = ((held << 6) | value) & 0xffff
      bits += 6
      if (bits < 8) continue
      bits -= 8
      into[length++] = (held >>> bits) & 0xff
    }
    return length
  }
}

/** RFC 2045, section 6.7; what is no code and no soft line break stays as it stands. */
function quotedPrintable(body: Buffer): Decode {
  let at = 0
  return (into) => {
    let length = 0
    while (at < body.length && length < into.length) {
      const byte = body[at++] as number
      if (byte !== EQUALS) {
        into[length++] = byte
        continue
      }
      const high = hex(body[at])
      const low = hex(body[at + 1])
      if (high >= 0 && low >= 0) {
        into[length++] = high * 16 + low
        at += 2
        continue
      }
      // Blanks before the end of a soft line break are allowed.
      let end = at
      while (end < at + 20 && (body[end] === 32 || body[end] === 9)) end++
      if (body[end] === CR && body[end + 1] === LF) at = end + 2
      else if (body[end] === LF) at = end + 1
      else if (end < body.length) into[length++] = byte
      else at = body.length
    }
    return length
  }
}

function hex(c: number | undefined): number {
  if (c === undefined) return -1
  if (c >= 48 && c <= 57) return c - 48
  if (c >= 65 && c <= 70) return c - 55
  return c >= 97 && c <= 102 ? c - 87 : -1
}
