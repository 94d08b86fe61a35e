import { decodeText } from './charset.ts'
import { decoderOf } from './charset-names.ts'
import { decodeWords, encodedWordAt } from './encoded-words.ts'

/**
 * Parameters of Content-Type and Content-Disposition (RFC 2045, 5.1) with the extensions of RFC 2231, as mails have them:
 * without quotes around blanks, without the closing quote, without semicolons, with raw bytes, with encoded words.
 */

export type Parameters = {
  /** The value in front of the first semicolon, in lower case, without comments. */
  readonly head: string
  /** By name in lower case, decoded. */
  readonly parameters: ReadonlyMap<string, string>
}

const LONGEST = 16 * 1024
const MOST = 200
const MOST_PIECES = 100

type Raw = { readonly name: string; readonly value: string }

/** A field value (unfolded) as head and parameters; `hint` is the charset that raw bytes and broken names may be in. */
export function readParameters(value: string, hint?: string): Parameters {
  const text = withoutFirstComment(value.length > LONGEST ? value.slice(0, LONGEST) : value)
  const semicolon = text.indexOf(';')
  const cut = semicolon < 0 ? firstBlankParameter(text) : semicolon
  const head = withoutComments(text.slice(0, cut)).replace(/\s+/g, '').replaceAll('"', '').toLowerCase()
  if (cut >= text.length) return { head, parameters: NONE }
  return { head, parameters: joinPieces(rawParameters(text, cut), hint) }
}

/** `text/html (a; b); charset=…`: a comment before the first semicolon may hold one. */
function withoutFirstComment(text: string): string {
  const open = text.indexOf('(')
  if (open < 0 || text.lastIndexOf(';', open) >= 0 || text.lastIndexOf('"', open) >= 0) return text
  const end = endOfComment(text, open)
  return text[end - 1] === ')' ? `${text.slice(0, open)} ${text.slice(end)}` : text
}

const NONE: ReadonlyMap<string, string> = new Map()

/** `application/x name=…` without a semicolon: where the parameters begin. */
function firstBlankParameter(text: string): number {
  const equals = text.indexOf('=')
  if (equals < 0) return text.length
  const blank = text.slice(0, equals).trimEnd().lastIndexOf(' ')
  return blank < 0 ? text.length : blank
}

function rawParameters(text: string, from: number): readonly Raw[] {
  const found: Raw[] = []
  let at = from
  while (at < text.length && found.length < MOST) {
    const char = text[at]
    if (char === ';' || char === ' ' || char === '\t' || char === '\n' || char === '\r' || char === ',') at++
    else if (char === '(') at = endOfComment(text, at)
    else {
      const equals = text.indexOf('=', at)
      const semicolon = text.indexOf(';', at)
      if (equals < 0) break
      if (semicolon >= 0 && semicolon < equals) {
        at = semicolon + 1
        continue
      }
      const name = withoutComments(text.slice(at, equals)).trim().toLowerCase()
      const last = name.slice(name.lastIndexOf(' ') + 1)
      const { value, end } = valueAt(text, equals + 1, /^(?:file)?name/.test(last))
      // Several words before the sign: the last is the name.
      if (/^[^\s"()<>@,;:\\/[\]?=]{1,60}$/.test(last)) found.push({ name: last, value })
      at = end
    }
  }
  return found
}

function valueAt(text: string, from: number, isName: boolean): { value: string; end: number } {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  if (text[at] === '"') {
    const close = endOfQuote(text, at)
    if (close >= 0) {
      const value = unescaped(text.slice(at + 1, close))
      // `"a"b.txt` and `"a" b.txt`: the quotes were no quotes; what follows up to the semicolon belongs to the name.
      const after = behindComment(text, close + 1)
      const semicolon = text.indexOf(';', after)
      const rest = withoutComments(text.slice(after, semicolon < 0 ? undefined : semicolon)).trim()
      if (rest === '' || rest.includes('=')) return { value, end: after }
      return { value: `${value}${rest.replaceAll('"', '')}`, end: semicolon < 0 ? text.length : semicolon }
    }
    // The closing quote is missing.
    const end = endOfUnquoted(text, at + 1)
    return { value: text.slice(at + 1, end).trim(), end }
  }
  const end = endOfUnquoted(text, at)
  // `foto (1).jpg` is a name, `us-ascii (plain)` a value and a comment.
  const bare = text.slice(at, end)
  return { value: isName ? bare.trim().replace(/^'([^']*)'$/, '$1') : withoutComments(bare).trim(), end }
}

/** Where a comment ends that stands at a place, or the place itself. */
function behindComment(text: string, from: number): number {
  let at = from
  while (isBlank(text[at])) at++
  if (text[at] !== '(') return from
  const end = endOfComment(text, at)
  return text[end - 1] === ')' ? end : from
}

/** Up to the semicolon, or to the blank before the next `name=`; encoded words are whole. */
function endOfUnquoted(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== ';') {
    if (text[at] === '=' && text[at + 1] === '?') {
      const word = encodedWordAt(text, at)
      if (word !== undefined && word.end > at) {
        at = word.end
        continue
      }
    }
    if (text[at] === ' ' || text[at] === '\n' || text[at] === '\t') {
      let next = at
      while (next < text.length && isBlank(text[next])) next++
      let name = next
      while (name < text.length && name - next < 60 && /[\w*-]/.test(text[name] ?? '')) name++
      let equals = name
      while (text[equals] === ' ') equals++
      if (name > next && text[equals] === '=' && text[equals + 1] !== '?') return at
      at = Math.max(name, at + 1)
      continue
    }
    at++
  }
  return at
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r'
}

function endOfQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  // A path of Windows ends in a backslash.
  return text.endsWith('\\"') ? text.length - 1 : -1
}

/** Only quotes and backslashes are escaped on purpose; others are paths of Windows. */
function unescaped(text: string): string {
  return text.includes('\\') ? text.replace(/\\(["\\'()])/g, '$1') : text
}

/** `text/plain (a comment)` without it. */
export function withoutComments(text: string): string {
  if (!text.includes('(')) return text
  let out = ''
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('(', at)
    if (open < 0) return out + text.slice(at)
    const end = endOfComment(text, open)
    // A bracket that never closes is none.
    if (end > text.length || text[end - 1] !== ')') return out + text.slice(at)
    out += text.slice(at, open)
    at = end
  }
  return out
}

function endOfComment(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return at + 1
  }
  return text.length
}

type Piece = { readonly value: string; readonly isEncoded: boolean }

/** Puts the continuations of RFC 2231 together, in their order; what is extended wins over what is plain. */
function joinPieces(raw: readonly Raw[], hint: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const pieces = new Map<string, Map<number, Piece>>()
  for (const { name, value } of raw) {
    const star = name.indexOf('*')
    if (star < 0) {
      if (!found.has(name)) found.set(name, plainValue(value, hint))
      continue
    }
    const base = name.slice(0, star)
    const [, digits, mark] = /^\*(\d{0,4})(\*?)$/.exec(name.slice(star)) ?? []
    if (digits === undefined || base === '') continue
    const parts = pieces.get(base) ?? new Map<number, Piece>()
    // `name*` is whole: it stands before every numbered piece.
    const index = digits === '' ? -1 : Number(digits)
    if (!parts.has(index) && parts.size < MOST_PIECES)
      parts.set(index, { value, isEncoded: digits === '' || mark === '*' })
    pieces.set(base, parts)
  }
  for (const [name, parts] of pieces) {
    const whole = parts.get(-1)
    const ordered =
      whole === undefined ? [...parts].sort(([one], [other]) => one - other).map(([, part]) => part) : [whole]
    const value = decodePieces(ordered, hint)
    if (value !== '' || !found.has(name)) found.set(name, value)
  }
  return found
}

/** A value without a star: encoded words are decoded, and so is what only lacks its star (`utf-8''n%C3%A1.pdf`). */
function plainValue(value: string, hint: string | undefined): string {
  if (value.includes('=?')) return decodeWords(value, hint)
  const charset = /^([\w-]{3,20})'[\w-]{0,10}'[^%]{0,500}%[0-9a-fA-F]{2}/.exec(value)?.[1]
  const isExtended = charset !== undefined && decoderOf(charset) !== undefined
  return isExtended ? decodePieces([{ value, isEncoded: true }], hint) : value
}

function decodePieces(pieces: readonly Piece[], hint: string | undefined): string {
  const first = pieces[0]
  if (first === undefined) return ''
  const prefix = first.isEncoded ? /^([^']{0,60})'([^']{0,60})'/.exec(first.value) : null
  const charset = prefix?.[1] ?? ''
  const bytes: Buffer[] = []
  let codes = ''
  for (const [index, piece] of pieces.entries()) {
    const bare = index === 0 && prefix !== null ? piece.value.slice(prefix[0].length) : piece.value
    // Some programs repeat the charset in each piece.
    const repeated = index > 0 && prefix !== null && bare.startsWith(`${charset}'`)
    const text = repeated ? bare.slice(charset.length + 1).replace(/^[^']{0,10}'/, '') : bare
    // A code may be cut in two, `%C` and `3`.
    if (piece.isEncoded) codes += text
    else {
      bytes.push(percentDecoded(codes), Buffer.from(text))
      codes = ''
    }
  }
  const joined = Buffer.concat([...bytes, percentDecoded(codes)])
  const { text } = decodeText(joined, charset === '' ? undefined : charset, hint)
  return text.includes('=?') ? decodeWords(text, hint) : text
}

/** Percent codes as bytes; a `%` that is no code stays. */
function percentDecoded(text: string): Buffer {
  const raw = Buffer.from(text).toString('latin1')
  return Buffer.from(
    raw.replace(/%([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
