import { bytesToText } from './charset.ts'
import { readParameters } from './parameters.ts'

/** A header field: name in lower case, value as it stands behind the colon. */
export type Field = { readonly name: string; readonly value: Buffer }

/** A header block and where the body begins. */
export type Entity = {
  readonly fields: readonly Field[]
  readonly bodyStart: number
  readonly type: string
  /** Parameters of Content-Type, decoded. */
  readonly parameters: ReadonlyMap<string, string>
}

export const MOST_FIELDS = 1_000
const LONGEST_HEADERS = 256 * 1024
/** One endless field must not hide those after it. */
const LONGEST_FIELD = 64 * 1024
const LONGEST_PARAMETERS = 16 * 1024
/** So many lines further a field is looked for before a line without a colon is taken for the body. */
const LINES_AHEAD = 10
const LF = 10
const CR = 13
const BLANK = 32
const TAB = 9
const COLON = 58
const DASH = 45

/** Fields of which one proves that the lines around it are a header block. */
const KNOWN =
  /^(?:from|to|cc|bcc|subject|date|sender|reply-to|message-id|in-reply-to|references|mime-version|received|return-path|delivered-to|dkim-signature|authentication-results|user-agent|importance|precedence|status|auto-submitted|(?:content|x|list|arc|resent|thread)-[!-9;-~]{1,80})$/

/** What a value means that is no type (`text`), and types written the wrong way round. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['text', 'text/plain'],
  ['plain', 'text/plain'],
  ['plain/text', 'text/plain'],
  ['text/txt', 'text/plain'],
  ['text/text', 'text/plain'],
  ['html', 'text/html'],
  ['html/text', 'text/html'],
  ['text/htm', 'text/html'],
])

/** Only the header fields: the cheapest reading there is. */
export function scanHeaders(bytes: Uint8Array): readonly Field[] {
  const content = withLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return readEntity(content, startOf(content), MOST_FIELDS, () => {}).fields
}

/** The same bytes at the same places, lines ended by LF also where only CR ended them. */
export function withLines(content: Buffer): Buffer {
  if (content.includes(LF) || !content.includes(CR)) return content
  const copy = Buffer.from(content)
  for (let at = 0; at < copy.length; at++) if (copy[at] === CR) copy[at] = LF
  return copy
}

/** Skips what mailbox files and careless tools put before the first field. */
export function startOf(content: Buffer): number {
  let at = 0
  if (content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf) at = 3
  while (at < content.length && at < 1_000 && isSpace(content[at])) at++
  // Blanks in front of the first field are its own line's.
  return at
}

function isSpace(byte: number | undefined): boolean {
  return byte === LF || byte === CR || byte === BLANK || byte === TAB
}

type IsDelimiter = (at: number, end: number) => boolean
type EntityOptions = { readonly isDelimiter?: IsDelimiter; readonly defaultType?: string }

/** Reads one header block; `isDelimiter` says where a boundary of the multipart around it stands. */
export function readEntity(
  content: Buffer,
  start: number,
  mostFields: number,
  note: (problem: string) => void,
  { isDelimiter = () => false, defaultType = 'text/plain' }: EntityOptions = {},
): Entity {
  const fields: Field[] = []
  let at = start
  let fieldStart = -1
  let size = 0
  let whole = 0
  let bodyStart = content.length
  let wasCut = false
  const finish = (end: number): void => {
    if (fieldStart < 0) return
    const cut = Math.min(end, fieldStart + LONGEST_FIELD)
    size += cut - fieldStart
    const isFull = fields.length >= mostFields || size > LONGEST_HEADERS
    whole += end - fieldStart
    if (isFull || whole > LONGEST_HEADERS) note('header block too large: the rest is left out')
    if (!isFull) fields.push(fieldOf(content, fieldStart, cut))
    fieldStart = -1
  }
  while (at < content.length) {
    const lf = content.indexOf(LF, at)
    const end = lf < 0 ? content.length : lf
    const next = lf < 0 ? content.length : lf + 1
    const first = content[at]
    if (isBlankLine(content, at, end)) {
      // A line of blanks between two fields, or inside one, is none (RFC 5322, 4.2).
      const isFolded = first === BLANK || first === TAB
      if (
        isFolded &&
        (isField(content, next) || (isIndented(content, next) && fieldsFollow(content, next, isDelimiter)))
      ) {
        at = next
        continue
      }
      finish(at)
      bodyStart = next
      break
    }
    if (isBoundary(content, at, end, isDelimiter)) {
      finish(at)
      bodyStart = at
      break
    }
    if (first === BLANK || first === TAB) {
      at = next
      continue
    }
    if (isField(content, at)) {
      finish(at)
      fieldStart = at
    } else if (!continuesParameters(content, fieldStart, at)) {
      finish(at)
      // A line of a mailbox file, or one that lost its indentation; else the blank line is missing.
      if (!isMailboxLine(content, at) && !fieldsFollow(content, next, isDelimiter)) {
        bodyStart = at
        wasCut = true
        break
      }
    }
    at = next
  }
  if (at >= content.length) finish(content.length)
  const isText = wasCut && !fields.some((field) => KNOWN.test(field.name))
  const kept = isText ? [] : fields
  const { type, parameters } = typeOf(kept, defaultType)
  return { fields: kept, bodyStart: isText ? start : bodyStart, type, parameters }
}

function typeOf(fields: readonly Field[], defaultType: string): Pick<Entity, 'type' | 'parameters'> {
  const field = fields.find((each) => each.name === 'content-type')
  if (field === undefined) return { type: defaultType, parameters: NONE }
  const { head, parameters } = readParameters(fieldText(field))
  const type = TYPES.get(head) ?? (/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(head) ? head : 'text/plain')
  return { type, parameters }
}

const NONE: ReadonlyMap<string, string> = new Map()

/** A field with parameters as one line of text. */
export function fieldText(field: Field): string {
  const text = bytesToText(field.value.subarray(0, LONGEST_PARAMETERS))
  return (/[\r\n\0]/.test(text) ? text.replaceAll('\0', '').replace(/[\r\n]+[ \t]*/g, ' ') : text).trim()
}

function fieldOf(content: Buffer, start: number, end: number): Field {
  const colon = content.indexOf(COLON, start)
  return {
    name: content.toString('latin1', start, colon).trim().toLowerCase(),
    value: content.subarray(colon + 1, end),
  }
}

/** `Name:` with nothing but printable ASCII in the name, and perhaps blanks before the colon. */
function isField(content: Buffer, start: number): boolean {
  let at = start
  const most = Math.min(content.length, start + 100)
  while (at < most && (content[at] ?? 0) > BLANK && (content[at] ?? 0) < 127 && content[at] !== COLON) at++
  if (at === start) return false
  while (at < most && (content[at] === BLANK || content[at] === TAB)) at++
  return content[at] === COLON
}

function isBlankLine(content: Buffer, start: number, end: number): boolean {
  let at = start
  while (at < end && isSpace(content[at])) at++
  return at >= end
}

function isIndented(content: Buffer, at: number): boolean {
  return content[at] === BLANK || content[at] === TAB
}

function isBoundary(content: Buffer, at: number, end: number, isDelimiter: IsDelimiter): boolean {
  return content[at] === DASH && content[at + 1] === DASH && isDelimiter(at, end)
}

/** `boundary="x"` below `Content-Type: multipart/mixed;`, or the rest of a quoted name, that was not indented. */
function continuesParameters(content: Buffer, fieldStart: number, at: number): boolean {
  if (fieldStart < 0 || at - fieldStart > 4_000) return false
  const field = content.toString('latin1', fieldStart, at).trimEnd()
  if (!/^content-(?:type|disposition)\s{0,5}:/i.test(field)) return false
  const hasOpenQuote = field.split('"').length % 2 === 0
  return hasOpenQuote || (field.endsWith(';') && /^[\w*-]{1,40}\s?=/.test(content.toString('latin1', at, at + 60)))
}

function isMailboxLine(content: Buffer, at: number): boolean {
  return /^>?From /.test(content.toString('latin1', at, at + 6))
}

/** Whether a field that every mail has stands within the next lines. */
function fieldsFollow(content: Buffer, from: number, isDelimiter: IsDelimiter): boolean {
  let at = from
  for (let line = 0; line < LINES_AHEAD && at < content.length; line++) {
    const lf = content.indexOf(LF, at)
    const end = lf < 0 ? content.length : lf
    if (isBlankLine(content, at, end) || isBoundary(content, at, end, isDelimiter)) return false
    if (isField(content, at) && KNOWN.test(fieldOf(content, at, Math.min(end, at + 200)).name)) return true
    at = end + 1
  }
  return false
}
