import { bytesToText } from './charset.ts'
import type { Field } from './scan-headers.ts'

export { bytesToText } from './charset.ts'
export { decodeWords } from './encoded-words.ts'

const LONGEST_VALUE = 16 * 1024
const LONGEST_ADDRESSES = 32 * 1024
const ADDRESSES = new Set(['from', 'to', 'cc', 'reply-to'])
const LONGEST_IDS = 200_000

/** What PostgreSQL and the wire refuse: NUL and lone surrogates. */
export function clean(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole
}

/** One line for showing: no control or bidi characters, blanks collapsed. */
export function oneLine(text: string, longest = 2_000): string {
  return clean(text.slice(0, longest * 2))
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
}

/** All fields, names in lower case, values on one line and undecoded, the topmost first. */
export function headerMap(fields: readonly Field[], charset?: string): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>()
  for (const { name, value } of fields) {
    const longest = ADDRESSES.has(name) ? LONGEST_ADDRESSES : LONGEST_VALUE
    const text = clean(bytesToText(value.length > longest ? value.subarray(0, longest) : value, charset)).trim()
    const line = text.includes('\n') || text.includes('\r') ? text.replace(/\r{0,3}\n[ \t]*|\r/g, ' ') : text
    const values = map.get(name)
    if (values === undefined) map.set(name, [line])
    else values.push(line)
  }
  return map
}

/** The Message-IDs in a field, without angle brackets; the first ones and the last ones when there are very many. */
export function messageIds(value: string | undefined, most = 100): readonly string[] {
  if (value === undefined) return []
  const text = value.slice(0, LONGEST_IDS)
  const ids = new Set<string>()
  let at = text.indexOf('<')
  while (at >= 0 && ids.size <= 400) {
    const end = text.indexOf('>', at)
    // `<a@b <c@d>`: the first one was never closed.
    const next = text.indexOf('<', at + 1)
    const isOpen = end < 0 || (next >= 0 && next < end)
    const stop = isOpen ? (next < 0 ? text.length : next) : end
    addId(ids, text.slice(at + 1, stop))
    at = isOpen ? next : text.indexOf('<', end)
  }
  // Without brackets: what looks like an id, or a single word.
  if (ids.size === 0) {
    const words = text.replace(/\([^()]{0,500}\)/g, ' ').split(/[\s,;"]+/, 400)
    for (const word of words) if (/^[^@<>]{1,500}@[^@<>]{1,490}$/.test(word)) addId(ids, word)
    const [only, ...more] = words.filter((word) => word !== '')
    if (ids.size === 0 && only !== undefined && more.length === 0 && !/[<>]/.test(only)) addId(ids, only)
  }
  const found = [...ids]
  return found.length <= most
    ? found
    : most < 20
      ? found.slice(0, most)
      : [...found.slice(0, 10), ...found.slice(10 - most)]
}

function addId(ids: Set<string>, text: string): void {
  const id = text.replace(/\s+/g, '')
  if (id.length > 0 && id.length <= 998) ids.add(id)
}

/** An addr-spec we are willing to compare and to write to: plain, one "@", no quoting; an apostrophe only inside. */
export function plainAddress(text: string): string | undefined {
  const address = clean(text).trim().toLowerCase()
  return address.length <= 320 && PLAIN.test(address) && !address.startsWith("'") && !address.includes("'@")
    ? address
    : undefined
}

const PLAIN = /^[^\s"`<>()[\]:;,\\@\p{C}]{1,64}@[^\s"'`<>()[\]:;,\\@\p{C}]{1,255}$/u
