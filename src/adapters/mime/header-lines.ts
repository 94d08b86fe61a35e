/** The lines of a header block: which begins a field, which ends it, and where fields go on behind what is none. */

/** A header field: name in lower case, value as it stands behind the colon. */
export type Field = { readonly name: string; readonly value: Buffer }

export type IsDelimiter = (at: number, end: number) => boolean

/** So many lines further a field is looked for before a line without a colon is taken for the body. */
const LINES_AHEAD = 10
const LF = 10
const CR = 13
const BLANK = 32
const TAB = 9
const COLON = 58
const DASH = 45

/** Fields of which one proves that the lines around it are a header block. */
export const KNOWN =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|in-reply-to|references|mime-version|received|return-path|delivered-to|dkim-signature|authentication-results|user-agent|importance|precedence|status|auto-submitted|(?:content|x|list|arc|resent|thread)-[!-9;-~]{1,80})$/

/** Without all of these a header block is the first piece of one that blank lines tore. */
const SAID = new Set(['from', 'sender', 'to', 'subject', 'date', 'content-type'])

export function isSpace(byte: number | undefined): boolean {
  return byte === LF || byte === CR || byte === BLANK || byte === TAB
}

export function fieldOf(content: Buffer, start: number, end: number): Field {
  const colon = content.indexOf(COLON, start)
  return {
    name: content.toString('latin1', start, colon).trim().toLowerCase(),
    value: content.subarray(colon + 1, end),
  }
}

/** `Name:` with nothing but printable ASCII in the name, and perhaps blanks before the colon. */
export function isField(content: Buffer, start: number): boolean {
  let at = start
  const most = Math.min(content.length, start + 100)
  while (at < most && (content[at] ?? 0) > BLANK && (content[at] ?? 0) < 127 && content[at] !== COLON) at++
  if (at === start) return false
  while (at < most && (content[at] === BLANK || content[at] === TAB)) at++
  return content[at] === COLON
}

export function isBlankLine(content: Buffer, start: number, end: number): boolean {
  let at = start
  while (at < end && isSpace(content[at])) at++
  return at >= end
}

export function isIndented(content: Buffer, at: number): boolean {
  return content[at] === BLANK || content[at] === TAB
}

/**
 * Where a header block goes on behind blank lines, or -1: at the fields of MIME, when it had none that says its type; at
 * two known fields, when it said neither who wrote nor what it is.
 */
export function restOfHeader(content: Buffer, from: number, fields: readonly Field[]): number {
  if (fields.some((field) => field.name === 'content-type')) return -1
  let at = from
  for (let line = 0; line < LINES_AHEAD && isBlankLine(content, at, endOfLine(content, at)); line++) {
    if (at >= content.length) return -1
    at = endOfLine(content, at) + 1
  }
  const start = at
  const names: string[] = []
  for (let line = 0; line < LINES_AHEAD && at < content.length; line++) {
    const end = endOfLine(content, at)
    if (isBlankLine(content, at, end)) break
    const isNext = isField(content, at)
    if (!isNext && (at === start || !isIndented(content, at))) return -1
    if (isNext) names.push(fieldOf(content, at, Math.min(end, at + 200)).name)
    at = end + 1
  }
  const type = /^(?:mime-version|content-[a-z-]{1,40})\s{0,5}:/i.test(content.toString('latin1', start, start + 60))
  if (type && names.includes('content-type')) return start
  const isTorn = fields.length > 0 && !fields.some((field) => SAID.has(field.name))
  const isRest = names.filter((name) => KNOWN.test(name)).length > 1 && names.some((name) => SAID.has(name))
  return isTorn && isRest ? start : -1
}

function endOfLine(content: Buffer, at: number): number {
  const lf = content.indexOf(LF, at)
  return lf < 0 ? content.length : lf
}

export function isDashed(content: Buffer, at: number): boolean {
  return content[at] === DASH && content[at + 1] === DASH
}

/** `boundary="x"` below `Content-Type: multipart/mixed;`, or the rest of a quoted name, that was not indented. */
export function continuesParameters(content: Buffer, fieldStart: number, at: number): boolean {
  if (fieldStart < 0 || at - fieldStart > 4_000) return false
  const field = content.toString('latin1', fieldStart, at).trimEnd()
  if (!/^content-(?:type|disposition)\s{0,5}:/i.test(field)) return false
  const hasOpenQuote = field.split('"').length % 2 === 0
  return hasOpenQuote || (field.endsWith(';') && /^[\w*-]{1,40}\s?=/.test(content.toString('latin1', at, at + 60)))
}

/** `<ana@example.com>` below `From: Ana`, or the next id below `References:`, that was not indented. */
export function continuesAddresses(content: Buffer, fieldStart: number, at: number, end: number): boolean {
  if (fieldStart < 0 || at - fieldStart > 4_000 || end - at > 1_000) return false
  const name = content.toString('latin1', fieldStart, fieldStart + 20)
  if (!/^(?:from|sender|reply-to|to|cc|message-id|in-reply-to|references)\s{0,5}:/i.test(name)) return false
  return /^(?:<[^<>\s]{1,300}@[^<>\s]{1,300}>[\s,;]{0,5}|[^<>]{1,200}<[^<>\s]{1,300}@[^<>\s]{1,300}>,?)\s{0,5}$/.test(
    content.toString('latin1', at, end),
  )
}

export function isMailboxLine(content: Buffer, at: number): boolean {
  return /^>?From /.test(content.toString('latin1', at, at + 6))
}

/** Whether a field that every mail has stands within the next lines. */
export function fieldsFollow(content: Buffer, from: number, isDelimiter: IsDelimiter): boolean {
  let at = from
  for (let line = 0; line < LINES_AHEAD && at < content.length; line++) {
    const lf = content.indexOf(LF, at)
    const end = lf < 0 ? content.length : lf
    if (isBlankLine(content, at, end) || (isDashed(content, at) && isDelimiter(at, end))) return false
    if (isField(content, at) && KNOWN.test(fieldOf(content, at, Math.min(end, at + 200)).name)) return true
    at = end + 1
  }
  return false
}
