import { domainToUnicode } from 'node:url'
import { plainAddress } from './header-text.ts'

/** One address as it is written (RFC 5322, 3.4.1 and 4.4), and the quotes and comments around it. */

const LONGEST_SPEC = 1_000
/** A comment that never closes. */
export const OPEN = { text: '', end: -1 }

/** An addr-spec as it stands in brackets: without route, comments, blanks and idle quotes. */
export function addressOf(text: string): string | undefined {
  if (text.length > LONGEST_SPEC) return undefined
  let spec = text.includes('(') ? withoutComments(text) : text
  spec = spec.replaceAll('\u0001', '').trim()
  // The route of RFC 5322, 4.4.
  if (spec.startsWith('@')) spec = spec.slice(spec.indexOf(':') + 1)
  spec = spec.replace(/^mailto:/i, '').replace(/^['‘]|['’]$/g, '')
  const query = /^[^?]{1,320}@[^?]{1,255}\?/.exec(spec)
  if (query !== null && !spec.startsWith('=?')) spec = query[0].slice(0, -1)
  const quoted = /^"((?:[^"\\]|\\.){1,300})"\s{0,10}(@.{1,300})?$/s.exec(spec)
  if (quoted !== null) {
    const local = (quoted[1] ?? '').replace(/\\(.)/gs, '$1')
    // Only where the quotes say nothing: a quoted `@` or blank would name somebody else without them.
    if (quoted[2] === undefined) spec = local
    else if (/^[^\s"@<>()[\]\\,;:]{1,64}$/.test(local)) spec = `${local}${quoted[2]}`
    else return undefined
  }
  if (/\s/.test(spec)) spec = spec.replace(/\s{0,50}([@.])\s{0,50}/g, '$1')
  return plainAddress(unicodeDomain(spec.replace(/\.$/, '')))
}

/** Domains are shown and compared in Unicode, however they were written. */
function unicodeDomain(address: string): string {
  if (!/xn--/i.test(address)) return address
  const at = address.lastIndexOf('@')
  const domain = domainToUnicode(address.slice(at + 1))
  return domain === '' ? address : address.slice(0, at + 1) + domain
}

function withoutComments(text: string): string {
  let out = ''
  for (let at = 0; at < text.length; ) {
    const { end } = text[at] === '(' ? comment(text, at) : { end: -1 }
    if (end < 0) out += text[at++]
    else at = end
  }
  return out
}

/** The closing quote, or -1: a quote that never closes is none. */
export function closingQuote(value: string, open: number): number {
  for (let at = open + 1; at < value.length; at++) {
    if (value[at] === '\\') at++
    else if (value[at] === '"') return at
    // A quote in front of an address that has its own brackets was left open.
    else if (value[at] === '<' && /^<[^<>"\s]{1,320}@[^<>"\s]{1,255}>\s{0,5}(?:,|;|$)/.test(value.slice(at, at + 600)))
      if (value.indexOf('"', at) < 0) return -1
  }
  return -1
}

/** The comment that opens at a place: its text and where it ends, or OPEN. */
export function comment(value: string, open: number): { text: string; end: number } {
  let depth = 0
  for (let at = open; at < value.length; at++) {
    const char = value[at]
    if (char === '\\') at++
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0)
      return { text: value.slice(open + 1, at).replace(/\\(.)/gs, '$1'), end: at + 1 }
  }
  return OPEN
}
