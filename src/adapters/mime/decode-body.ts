import { createHash } from 'node:crypto'

/** Pieces of encoded bytes decoded at a time, so that a large attachment is never in memory three times. */
const PIECE = 4 * 1024 * 1024

/** The decoded body of a part. */
export function decodeBody(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return body.length <= PIECE ? base64(body) : Buffer.concat([...base64Pieces(body)])
  return encoding === 'quoted-printable' ? quotedPrintable(body) : body
}

/** Size and SHA-256 of the decoded body. */
export function measureBody(body: Buffer, encoding: string): { readonly size: number; readonly sha256: string } {
  const hash = createHash('sha256')
  let size = 0
  for (const piece of encoding === 'base64' ? base64Pieces(body) : [decodeBody(body, encoding)]) {
    hash.update(piece)
    size += piece.length
  }
  return { size, sha256: hash.digest('hex') }
}

function base64(body: Buffer): Buffer {
  return Buffer.from(body.toString('latin1'), 'base64')
}

function* base64Pieces(body: Buffer): Generator<Buffer> {
  if (body.length <= PIECE) {
    yield base64(body)
    return
  }
  let carry = ''
  for (let at = 0; at < body.length; at += PIECE) {
    const text = carry + body.toString('latin1', at, Math.min(at + PIECE, body.length)).replace(/[^A-Za-z0-9+/]/g, '')
    const whole = text.length - (text.length % 4)
    carry = text.slice(whole)
    yield Buffer.from(text.slice(0, whole), 'base64')
  }
  if (carry !== '') yield Buffer.from(carry, 'base64')
}

function quotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  for (let i = 0; i < body.length; i++) {
    const c = body[i] ?? 0
    if (c !== 61) {
      out[length++] = c
      continue
    }
    const high = hex(body[i + 1])
    const low = hex(body[i + 2])
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low
      i += 2
      continue
    }
    // A soft line break; blanks before its end are allowed. Anything else is a plain "=".
    let end = i + 1
    while (end < i + 20 && (body[end] === 32 || body[end] === 9)) end++
    if (body[end] === 13 && body[end + 1] === 10) i = end + 1
    else if (body[end] === 10) i = end
    else if (end < body.length) out[length++] = c
    else i = end
  }
  return out.subarray(0, length)
}

function hex(c: number | undefined): number {
  if (c === undefined) return -1
  if (c >= 48 && c <= 57) return c - 48
  if (c >= 65 && c <= 70) return c - 55
  return c >= 97 && c <= 102 ? c - 87 : -1
}
