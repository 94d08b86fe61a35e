import { bytesToText } from './charset.ts'
import {
  continuesAddresses,
  continuesParameters,
  type Field,
  fieldOf,
  fieldsFollow,
  type IsDelimiter,
  isBlankLine,
  isDashed,
  isField,
  isIndented,
  isMailboxLine,
  isSpace,
  KNOWN,
  restOfHeader,
} from './header-lines.ts'
import { readParameters } from './parameters.ts'

export type { Field } from './header-lines.ts'

const LF = 10
const CR = 13

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
  ['text/', 'text/plain'],
  ['multipart', 'multipart/mixed'],
  ['multipart/', 'multipart/mixed'],
])

/** Only the header fields: the cheapest reading there is. */
export function scanHeaders(bytes: Uint8Array): readonly Field[] {
  const content = withLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return readEntity(content, startOf(content), MOST_FIELDS, () => {}, { isWhole: true }).fields
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

type EntityOptions = {
  /** Where a boundary of the multipart around it stands. */
  readonly isDelimiter?: IsDelimiter
  readonly defaultType?: string
  /** The header of a mail, not of a part: it says who wrote what. */
  readonly isWhole?: boolean
}

/** Reads one header block. */
export function readEntity(
  content: Buffer,
  start: number,
  mostFields: number,
  note: (problem: string) => void,
  { isDelimiter = () => false, defaultType = 'text/plain', isWhole = false }: EntityOptions = {},
): Entity {
  const fields: Field[] = []
  let at = start
  let fieldStart = -1
  let size = 0
  let whole = 0
  let bodyStart = content.length
  let wasCut = false
  let own: string | undefined
  // A boundary before the blank line: of the multipart around it, or its own.
  const isAnyDelimiter = (from: number, end: number): boolean => {
    if (isDelimiter(from, end)) return true
    return own !== undefined && content.toString('latin1', from + 2, Math.min(end, from + 1_000)).trimEnd() === own
  }
  const finish = (end: number): void => {
    if (fieldStart < 0) return
    const cut = Math.min(end, fieldStart + LONGEST_FIELD)
    size += cut - fieldStart
    const isFull = fields.length >= mostFields || size > LONGEST_HEADERS
    whole += end - fieldStart
    if (isFull || whole > LONGEST_HEADERS) note('header block too large: the rest is left out')
    if (!isFull) {
      const field = fieldOf(content, fieldStart, cut)
      fields.push(field)
      if (field.name === 'content-type') own ??= typeOf([field], '').parameters.get('boundary')?.trimEnd() || undefined
    }
    fieldStart = -1
  }
  while (at < content.length) {
    const lf = content.indexOf(LF, at)
    const end = lf < 0 ? content.length : lf
    const next = lf < 0 ? content.length : lf + 1
    if (isBlankLine(content, at, end)) {
      // A line of blanks between two fields, or inside one, is none (RFC 5322, 4.2).
      const isFolded = isIndented(content, at)
      if (
        isFolded &&
        (isField(content, next) || (isIndented(content, next) && fieldsFollow(content, next, isDelimiter)))
      ) {
        at = next
        continue
      }
      finish(at)
      const torn =
        isWhole || (fields.length === 0 && defaultType === 'text/plain') ? restOfHeader(content, next, fields) : -1
      if (torn >= 0) {
        at = torn
        continue
      }
      bodyStart = next
      break
    }
    if (isDashed(content, at)) {
      finish(at)
      if (isAnyDelimiter(at, end)) {
        bodyStart = at
        break
      }
    }
    if (isIndented(content, at)) {
      at = next
      continue
    }
    if (isField(content, at)) {
      finish(at)
      fieldStart = at
    } else if (
      !continuesParameters(content, fieldStart, at) &&
      !(continuesAddresses(content, fieldStart, at, end) && fieldsFollow(content, next, isAnyDelimiter))
    ) {
      finish(at)
      // A line of a mailbox file, or one that lost its indentation; else the blank line is missing.
      if (!isMailboxLine(content, at) && !fieldsFollow(content, next, isAnyDelimiter)) {
        bodyStart = at
        wasCut = true
        break
      }
    }
    at = next
  }
  if (at >= content.length) finish(content.length)
  const isBody = wasCut && !fields.some((field) => KNOWN.test(field.name))
  const kept = isBody ? [] : fields
  const { type, parameters } = typeOf(kept, defaultType)
  return { fields: kept, bodyStart: isBody ? start : bodyStart, type, parameters }
}

function typeOf(fields: readonly Field[], defaultType: string): Pick<Entity, 'type' | 'parameters'> {
  const field = fields.find((each) => each.name === 'content-type')
  if (field === undefined) return { type: defaultType, parameters: NONE }
  const { head, parameters } = readParameters(fieldText(field))
  // What stands behind the type (`application/pdf/.pdf`, `text/html>`) is no part of it.
  const type = TYPES.get(head) ?? /^[\w!#$&^.+-]{1,100}\/[\w!#$&^.+-]{1,100}/.exec(head)?.[0]
  if (type !== undefined) return { type, parameters }
  // What has the name of a file and no type that is one is no text.
  return { type: parameters.has('name') && head !== '' ? 'application/octet-stream' : 'text/plain', parameters }
}

const NONE: ReadonlyMap<string, string> = new Map()

/** A field with parameters as one line of text. */
export function fieldText(field: Field): string {
  const text = bytesToText(field.value.subarray(0, LONGEST_PARAMETERS))
  return (/[\r\n\0]/.test(text) ? text.replaceAll('\0', '').replace(/[\r\n]+[ \t]*/g, ' ') : text).trim()
}
