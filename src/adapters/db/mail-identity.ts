/**
 * What makes a mail the same mail: its Message-ID and a SHA-256 over its content without what the way adds. Trace fields
 * differ between two routes of one mail, and line endings between a server and an mbox file; nothing else is left out.
 * Works piece by piece, so that a big mail is never in memory as a whole.
 */
import { createHash } from 'node:crypto'
import { maskSecrets } from '../../domain/mail/mask.ts'
import { cleanText } from './json-rows.ts'

export type MailIdentity = {
  /** Hexadecimal. */
  readonly hash: string
  /** Without angle brackets, '' when there is none, at most 500 characters. */
  readonly messageId: string
  readonly from: string
  readonly subject: string
  /** Addresses of To, Cc and Bcc, in lower case; none when they are too many to be one person's. */
  readonly to: readonly string[]
}

/** Fields written by servers on the way, or by mail stores. */
const TRACE = new Set([
  ...['received', 'return-path', 'delivered-to', 'x-original-to', 'x-delivered-to', 'envelope-to', 'x-envelope-to'],
  ...['x-envelope-from', 'delivery-date', 'authentication-results', 'received-spf', 'x-received', 'x-virus-scanned'],
  ...[
    'x-virus-status',
    'x-sieve',
    'status',
    'x-status',
    'x-uid',
    'x-keywords',
    'x-mozilla-status',
    'x-mozilla-status2',
  ],
])
const TRACE_PREFIXES = ['arc-', 'x-spam-', 'x-gm-', 'x-google-', 'x-ms-exchange-', 'x-microsoft-antispam']

/** A header block longer than this is not searched for its end. */
const LONGEST_HEADER = 1024 * 1024
const LONGEST_HINT = 200
/** Characters from which on a field is not read further. */
const LONGEST_FIELD = 2_000
const CR = 13
/** Used within one call only. */
const SCRATCH = Buffer.allocUnsafeSlow(64 * 1024)

/** Identity of a mail that is in memory as a whole. */
export function identify(content: Uint8Array): MailIdentity {
  const reader = createIdentityReader()
  reader.add(content)
  return reader.end()
}

/** Takes the pieces of a mail in order. */
export function createIdentityReader(): { add(piece: Uint8Array): void; end(): MailIdentity } {
  const hash = createHash('sha256')
  let waiting: Buffer | undefined = Buffer.alloc(0)
  let header: Omit<MailIdentity, 'hash'> = { messageId: '', from: '', subject: '', to: [] }

  function takeHeader(block: Buffer, body: Buffer): void {
    const lines = block.toString('latin1').replaceAll('\r', '').split('\n')
    header = readFields(lines, (line) => hash.update(line, 'latin1').update('\n'))
    addBody(body)
  }
  function addBody(piece: Buffer): void {
    if (!piece.includes(CR)) {
      hash.update(piece)
      return
    }
    for (let at = 0; at < piece.length; at += SCRATCH.length) {
      hash.update(withoutReturns(piece.subarray(at, at + SCRATCH.length)))
    }
  }

  return {
    add(piece) {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      if (waiting === undefined) return addBody(bytes)
      const all: Buffer = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes])
      const end = headerEnd(all.subarray(0, LONGEST_HEADER))
      if (end === -1 && all.length < LONGEST_HEADER) {
        // The caller may use its buffer again: what is kept is copied.
        waiting = all === bytes ? Buffer.from(all) : all
        return
      }
      const cut = end === -1 ? LONGEST_HEADER : end
      waiting = undefined
      takeHeader(all.subarray(0, cut), all.subarray(cut))
    },
    end() {
      if (waiting !== undefined) takeHeader(waiting, Buffer.alloc(0))
      return { hash: hash.digest('hex'), ...header }
    },
  }
}

/** Good until the next call. */
function withoutReturns(bytes: Buffer): Buffer {
  let length = 0
  for (const byte of bytes) if (byte !== CR) SCRATCH[length++] = byte
  return SCRATCH.subarray(0, length)
}

/** Hands every line that counts to `keep`, and picks out what names the mail. */
function readFields(lines: readonly string[], keep: (line: string) => void): Omit<MailIdentity, 'hash'> {
  const found = { 'message-id': '', from: '', subject: '', to: '', cc: '', bcc: '' }
  let current: keyof typeof found | undefined
  let dropped = false
  for (const line of lines) {
    const folded = line.startsWith(' ') || line.startsWith('\t')
    if (!folded) {
      const name = line
        .slice(0, Math.max(line.indexOf(':'), 0))
        .trimEnd()
        .toLowerCase()
      dropped = TRACE.has(name) || TRACE_PREFIXES.some((prefix) => name.startsWith(prefix))
      current =
        Object.hasOwn(found, name) && found[name as keyof typeof found] === ''
          ? (name as keyof typeof found)
          : undefined
    }
    if (!dropped) keep(line)
    if (current !== undefined && found[current].length < LONGEST_FIELD) {
      found[current] += folded ? ` ${line.trim()}` : line.slice(line.indexOf(':') + 1).trim()
    }
  }
  const { from, subject, to, cc, bcc } = found
  return {
    messageId: bareId(found['message-id']),
    from: hint(from),
    subject: hint(subject),
    to: recipients([to, cc, bcc]),
  }
}

function recipients(fields: readonly string[]): readonly string[] {
  if (fields.some(({ length }) => length >= LONGEST_FIELD)) return []
  const found = fields.join(' ').matchAll(/[^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255}/g)
  return [...new Set(Array.from(found, ([address]) => address.toLowerCase()))]
}

function bareId(value: string): string {
  const open = value.indexOf('<')
  const close = value.indexOf('>', open + 1)
  const id = open !== -1 && close !== -1 ? value.slice(open + 1, close) : value
  return cleanText(id.trim().slice(0, 500))
}

/** Raw header text made harmless for a list: one line, no control characters. */
function hint(value: string): string {
  const text = Buffer.from(value, 'latin1').toString('utf8')
  return maskSecrets(cleanText(text.replace(/\p{Cc}+/gu, ' ').slice(0, LONGEST_HINT)))
}

/** Where the body begins; -1 when the end of the header is not there yet. */
function headerEnd(bytes: Buffer): number {
  const crlf = bytes.indexOf('\r\n\r\n', 0, 'latin1')
  const lf = bytes.indexOf('\n\n', 0, 'latin1')
  if (crlf === -1) return lf === -1 ? -1 : lf + 2
  return lf === -1 || crlf < lf ? crlf + 4 : lf + 2
}
