/** Characters that turn the direction of text (UAX #9), in text and inside encoded words. */

/** Overrides make letters stand in any order; nobody types them. */
const OVERRIDE = /[\u202d\u202e]/
/** Embeddings and isolates are put around phone numbers and quotes by honest programs; in a name they deceive. */
const ANY = /[\u202a-\u202e\u2066-\u2069]/

export function overridesDirection(text: string): boolean {
  return OVERRIDE.test(text)
}

const ENCODED_WORD = /=\?utf-?8(?:\*[^?]{0,20})?\?([bq])\?([^?]{0,400})\?=/gi
/** U+202A to U+202E and U+2066 to U+2069 in UTF-8. */
const BYTES = /\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]/

/** Whether a header field, undecoded, holds such a character: shown names and subjects have lost it already. */
export function turnsDirection(field: string): boolean {
  if (ANY.test(field)) return true
  for (const [, encoding = '', content = ''] of field.slice(0, 4_000).matchAll(ENCODED_WORD)) {
    const bytes = encoding.toLowerCase() === 'q' ? fromQuoted(content) : fromBase64(content)
    if (BYTES.test(bytes)) return true
  }
  return false
}

function fromQuoted(content: string): string {
  return content.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** RFC 4648 section 4, a character for each byte; what is no base64 is skipped. */
function fromBase64(content: string): string {
  let out = ''
  let bits = 0
  let count = 0
  for (const letter of content) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) continue
    bits = ((bits << 6) | value) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    out += String.fromCharCode((bits >> count) & 0xff)
  }
  return out
}
