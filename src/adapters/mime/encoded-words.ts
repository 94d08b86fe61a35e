import { decodeText } from './charset.ts'
import { decoderOf } from './charset-names.ts'

/**
 * Encoded words of RFC 2047 as mails have them: anywhere (in quoted strings, in parameters, glued to text), cut inside a
 * letter or a Base64 quantum, with blanks or raw bytes inside, without their end, with unknown or lying charsets, with a
 * language (RFC 2231). What is no encoded word stays as it is. Linear in the length of the value.
 */

const LONGEST_CHARSET = 60
const LONGEST_VALUE = 32 * 1024
/** Encoded words hold encoded words where two programs encoded one after the other. */
const MOST_ROUNDS = 2

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BROKEN = /[\ufffd\x00-\x08\x0e-\x1f]/

type EncodedWord = {
  readonly charset: string
  readonly isBase64: boolean
  readonly text: string
  /** Index behind the word. */
  readonly end: number
}

/** The text of a header value with its encoded words decoded; `hint` is the charset of the mail. */
export function decodeWords(value: string, hint?: string): string {
  let text = value.slice(0, LONGEST_VALUE)
  for (let round = 0; round < MOST_ROUNDS && text.includes('=?'); round++) {
    const decoded = decodeOnce(text, hint)
    if (decoded === text) break
    text = decoded
  }
  return text
}

function decodeOnce(value: string, hint: string | undefined): string {
  let out = ''
  let at = 0
  let run: EncodedWord[] = []
  while (at < value.length) {
    const start = value.indexOf('=?', at)
    if (start < 0) break
    const word = encodedWordAt(value, start)
    if (word === undefined) {
      out += decodeRun(run, hint) + value.slice(at, start + 2)
      run = []
      at = start + 2
      continue
    }
    const between = value.slice(at, start)
    // Blanks between two encoded words are no text (RFC 2047, 6.2).
    if (run.length === 0 || between.trim() !== '') {
      out += decodeRun(run, hint) + between
      run = []
    }
    run.push(word)
    at = word.end
  }
  return out + decodeRun(run, hint) + value.slice(at)
}

/** The encoded word that begins at `start`, where `=?` stands. */
export function encodedWordAt(value: string, start: number): EncodedWord | undefined {
  const second = value.indexOf('?', start + 2)
  if (second < 0 || second - start > LONGEST_CHARSET) return undefined
  const charset = value.slice(start + 2, second).trim()
  if (!/^[\w.:*'"+-]*$/.test(charset)) return undefined
  let third = second + 1
  while (third < second + 4 && value[third] === ' ') third++
  const how = value[third++]?.toLowerCase()
  while (third < second + 6 && value[third] === ' ') third++
  if ((how !== 'b' && how !== 'q') || value[third] !== '?') return undefined
  const from = third + 1
  const isBase64 = how === 'b'
  const { to, end, isOpen } = endOf(value, from, isBase64)
  // Without an end it is an encoded word only where the charset is one.
  if (isOpen && decoderOf(charset) === undefined) return undefined
  const text = value.slice(from, to)
  return { charset: charset.replace(/\*.*$/s, ''), isBase64, text, end }
}

function endOf(value: string, from: number, isBase64: boolean): { to: number; end: number; isOpen: boolean } {
  const next = nextStart(value, from)
  let close = value.indexOf('?=', from)
  // `?=E9` in Q is a question mark that was not encoded, and a letter, when the word ends later.
  while (!isBase64 && close >= 0 && /^[0-9A-F]{2}/.test(value.slice(close + 2, close + 4))) {
    const later = value.indexOf('?=', close + 2)
    if (later < 0 || (next >= 0 && later > next)) break
    close = later
  }
  if (close >= 0 && (next < 0 || close <= next)) return { to: close, end: close + 2, isOpen: false }
  // No end: up to the next word, or as far as it can be one.
  if (isBase64) {
    const to = from + (/^[A-Za-z0-9+/=]{0,20000}/.exec(value.slice(from, next < 0 ? undefined : next))?.[0].length ?? 0)
    return { to, end: value[to] === '?' ? to + 1 : to, isOpen: true }
  }
  let to = next < 0 ? value.length : next
  const angle = value.indexOf('<', from)
  if (angle >= 0 && angle < to) to = angle
  const text = value.slice(from, to).trimEnd()
  // A lone `?` is what is left of the end; blanks before the next word are the text's.
  const bare = text.endsWith('?') ? text.slice(0, -1) : to === next ? value.slice(from, to) : text
  return { to: from + bare.length, end: to === next ? to : from + text.length, isOpen: true }
}

/** The next `=?` that is not the padding of Base64 before `?=`. */
function nextStart(value: string, from: number): number {
  let at = value.indexOf('=?', from)
  while (at >= 0 && value[at + 2] === '=') at = value.indexOf('=?', at + 2)
  return at
}

/** Neighbouring words: those of one charset are decoded together, for letters cut in two. */
function decodeRun(run: readonly EncodedWord[], hint: string | undefined): string {
  let out = ''
  for (let at = 0; at < run.length; ) {
    const first = run[at]
    if (first === undefined) break
    let end = at + 1
    while (run[end]?.charset.toLowerCase() === first.charset.toLowerCase()) end++
    out += decodeWhole(run.slice(at, end), first.charset, hint)
    at = end
  }
  return out
}

function decodeWhole(words: readonly EncodedWord[], charset: string, hint: string | undefined): string {
  const pieces: Buffer[] = []
  let open = ''
  for (const word of words) {
    if (word.isBase64) {
      // A quantum cut in two goes on in the next word.
      open += word.text.replace(/[^A-Za-z0-9+/=_-]/g, '')
      if (open.length % 4 !== 0 && !open.includes('=')) continue
      pieces.push(base64(open))
      open = ''
      continue
    }
    if (open !== '') pieces.push(base64(open))
    open = ''
    pieces.push(quoted(word.text))
  }
  if (open !== '') pieces.push(base64(open))
  const [only] = pieces
  const bytes = pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces)
  const { text } = decodeText(bytes, charset === '' ? undefined : charset, hint)
  if (words.length === 1 || !BROKEN.test(text)) return text
  // Words without padding are whole each for itself.
  const apart = words
    .map((word) => decodeText(word.isBase64 ? base64(word.text) : quoted(word.text), charset, hint).text)
    .join('')
  return count(apart) < count(text) ? apart : text
}

function count(text: string): number {
  return text.split(BROKEN).length
}

/** Base64 that may hold several padded pieces. */
function base64(text: string): Buffer {
  const bare = text.replace(/=+$/, '')
  if (!bare.includes('=')) return Buffer.from(bare, 'base64')
  return Buffer.concat(bare.split(/=+/).map((piece) => Buffer.from(piece, 'base64')))
}

/** The Q encoding; characters beyond ASCII that were left raw stand as UTF-8. */
function quoted(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: raw bytes beyond ASCII are what is looked for
  const raw = /[^\x00-\x7f]/.test(text) ? Buffer.from(text).toString('latin1') : text
  const bytes = raw
    .replaceAll('_', ' ')
    .replace(/=([0-9a-fA-F]{2})|=\s{1,4}|(?<=.)=$/g, (_, code?: string) =>
      code === undefined ? '' : String.fromCharCode(Number.parseInt(code, 16)),
    )
  return Buffer.from(bytes, 'latin1')
}
