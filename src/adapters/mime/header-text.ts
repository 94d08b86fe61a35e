import type { Address } from '../../domain/mail/mail.ts'
import type { Field } from './scan-mime.ts'

const LONGEST_VALUE = 16 * 1024
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** What PostgreSQL and the wire refuse: NUL and lone surrogates. */
export function clean(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

/** One line for showing: no control or bidi characters, blanks collapsed. */
export function oneLine(text: string, longest = 2_000): string {
  return clean(text.slice(0, longest * 2))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
}

/** Bytes as text: UTF-8 when they are, else the charset of the mail, else Windows-1252. */
export function bytesToText(bytes: Uint8Array, charset = 'windows-1252'): string {
  try {
    return UTF8.decode(bytes)
  } catch {
    return (decoderOf(charset) ?? new TextDecoder('windows-1252')).decode(bytes)
  }
}

export function decoderOf(charset: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(charset.trim())
  } catch {
    return undefined
  }
}

/** All fields, names in lower case, values on one line and undecoded, the topmost first. */
export function headerMap(fields: readonly Field[], charset?: string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const field of fields) {
    const value = clean(bytesToText(field.value.subarray(0, LONGEST_VALUE), charset))
      .replace(/\r?\n[ \t]*|\r/g, ' ')
      .trim()
    const values = map.get(field.name)
    if (values === undefined) map.set(field.name, [value])
    else values.push(value)
  }
  return map
}

/** The Message-IDs in a field, without angle brackets; the first ones and the last ones when there are very many. */
export function messageIds(value: string | undefined, most = 100): readonly string[] {
  if (value === undefined) return []
  const ids: string[] = []
  let at = value.indexOf('<')
  while (at >= 0) {
    const end = value.indexOf('>', at)
    if (end < 0) break
    const id = value.slice(at + 1, end).replace(/\s+/g, '')
    if (id.length > 0 && id.length <= 998 && !ids.includes(id)) ids.push(id)
    if (ids.length > 400) break
    at = value.indexOf('<', end)
  }
  if (ids.length === 0) {
    const bare = value.trim()
    if (bare.length > 0 && bare.length <= 998 && /^[^\s<>]+@[^\s<>]+$/.test(bare)) ids.push(bare)
  }
  return ids.length <= most ? ids : [...ids.slice(0, 10), ...ids.slice(10 - most)]
}

/** An addr-spec we are willing to compare and to write to: plain, one "@", no quoting. */
export function plainAddress(text: string): string | undefined {
  const address = clean(text).trim().toLowerCase()
  return address.length <= 320 && /^[^\s"'`<>()[\]:;,\\@\p{C}]{1,64}@[^\s"'`<>()[\]:;,\\@\p{C}]{1,255}$/u.test(address)
    ? address
    : undefined
}

/** The first address of a field, read without a parser: for mails the parser gave up. */
export function cheapAddress(value: string | undefined): readonly Address[] {
  if (value === undefined) return []
  const text = value.slice(0, 2_000)
  const close = text.lastIndexOf('>')
  const open = close < 0 ? -1 : text.lastIndexOf('<', close)
  const address = plainAddress(open >= 0 ? text.slice(open + 1, close) : text)
  if (address === undefined) return []
  const name = open > 0 ? oneLine(decodeWords(text.slice(0, open)).replace(/^\s*"|"\s*$/g, ''), 200) : ''
  return [{ address, name }]
}

/** Encoded words of RFC 2047 in a field of at most 16 KiB. */
export function decodeWords(value: string): string {
  const joined = value.slice(0, LONGEST_VALUE).replace(/(\?=)\s{1,50}(=\?)/g, '$1$2')
  return joined.replace(
    /=\?([^?\s]{1,60})\?([bq])\?([^?]{0,4000})\?=/gi,
    (whole, charset: string, how: string, text: string) => {
      const decoder = decoderOf(charset.split('*')[0] ?? '')
      if (decoder === undefined) return whole
      if (how.toLowerCase() === 'b') return decoder.decode(Buffer.from(text, 'base64'))
      const bytes = text
        .replaceAll('_', ' ')
        .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
      return decoder.decode(Buffer.from(bytes, 'latin1'))
    },
  )
}
