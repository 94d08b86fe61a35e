/**
 * `winmail.dat`: the envelope in which Outlook hides text and files from every other client (MS-OXTNEF). A list of
 * attributes, first of the message, then of each file; most of what matters stands in property lists inside them.
 */
import { codePageText } from './code-page.ts'
import { decompressRtf } from './compressed-rtf.ts'
import { bytesOf, numberOf, type Properties, readProperties, textOf, timeOf, untilNul } from './mapi.ts'
import { readRtf } from './rtf.ts'
import { meetingOf, type TnefMeeting } from './tnef-meeting.ts'

export type TnefFile = {
  readonly name: string
  readonly type: string
  readonly contentId?: string
  readonly bytes: Buffer
}

export type TnefMessage = {
  readonly from?: { readonly address: string; readonly name: string }
  readonly subject: string
  readonly date?: number
  readonly messageId?: string
  readonly text: string
  readonly html: string
  readonly files: readonly TnefFile[]
  readonly embedded: readonly TnefMessage[]
  readonly meeting?: TnefMeeting
  readonly problems: readonly string[]
}

const SIGNATURE = 0x223e9f78
const MOST_ATTRIBUTES = 5_000
const MOST_FILES = 200
const DEEPEST = 3
const MOST_MESSAGES = 10
const LONGEST_TEXT = 4 * 1024 * 1024
const LONGEST_RTF = 2 * 1024 * 1024
/** Of the messages inside, which may be many. */
const LONGEST_INNER_RTF = 256 * 1024
const INCOMPLETE = 'winmail.dat is damaged: what could be read of it is shown'
const TOO_MUCH = 'winmail.dat holds too much: the rest is left out'

const FILE = 2
const ATTRIBUTE = {
  from: 0x8000,
  subject: 0x8004,
  dateSent: 0x8005,
  messageClass: 0x8008,
  body: 0x800c,
  fileBytes: 0x800f,
  fileTitle: 0x8010,
  fileStart: 0x9002,
  messageProperties: 0x9003,
  fileProperties: 0x9005,
  codePage: 0x9007,
} as const
const PROPERTY = {
  messageClass: 0x001a,
  subject: 0x0037,
  submitted: 0x0039,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  representingName: 0x0042,
  representingAddress: 0x0065,
  senderSmtp: 0x5d01,
  representingSmtp: 0x5d02,
  body: 0x1000,
  compressedRtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  displayName: 0x3001,
  fileData: 0x3701,
  fileExtension: 0x3703,
  fileName: 0x3704,
  longFileName: 0x3707,
  mimeType: 0x370e,
  contentId: 0x3712,
  internetCodePage: 0x3fde,
} as const

/** Whether these bytes begin as TNEF does. */
export function isTnef(bytes: Buffer): boolean {
  return bytes.length >= 6 && bytes.readUInt32LE(0) === SIGNATURE
}

/** Reads TNEF within limits: what lies beyond them, and what is damaged, is named in `problems`. */
export function readTnef(bytes: Buffer): TnefMessage {
  return readMessage(bytes, 1, { messages: MOST_MESSAGES })
}

type FileParts = { title?: string; data?: Buffer; properties?: Properties }
type Parts = { readonly fields: Map<number, Buffer>; readonly properties: Properties; readonly files: FileParts[] }

function readMessage(bytes: Buffer, depth: number, budget: { messages: number }): TnefMessage {
  const problems = new Set<string>()
  const { fields, properties, files } = readParts(bytes, problems)
  const page = fields.get(ATTRIBUTE.codePage)
  const codePage = page !== undefined && page.length >= 4 ? page.readUInt32LE(0) : 1_252
  const decode = (value: Buffer): string => codePageText(value, codePage)
  const field = (id: number): string => untilNul(decode(fields.get(id) ?? Buffer.alloc(0)))
  const property = (id: number): string | undefined => textOf(properties, id, decode)
  const body = bodyOf(properties, decode, depth === 1 ? LONGEST_RTF : LONGEST_INNER_RTF)
  const embedded: TnefMessage[] = []
  const plain: TnefFile[] = []
  for (const parts of files) {
    const file = fileOf(parts, decode)
    if (!isTnef(file.bytes)) plain.push(file)
    else if (depth >= DEEPEST || --budget.messages < 0) problems.add(TOO_MUCH)
    else embedded.push(readMessage(file.bytes, depth + 1, budget))
  }
  for (const inner of embedded) for (const problem of inner.problems) problems.add(problem)
  const from = senderOf(property) ?? tripletOf(fields.get(ATTRIBUTE.from), decode)
  const date = timeOf(properties, PROPERTY.submitted) ?? dateOf(fields.get(ATTRIBUTE.dateSent))
  const messageId = property(PROPERTY.messageId)?.replace(/^\s*<|>\s*$/g, '')
  const meeting = meetingOf(property(PROPERTY.messageClass) ?? field(ATTRIBUTE.messageClass), properties, decode)
  return {
    ...(from === undefined ? {} : { from }),
    subject: subjectOf(property(PROPERTY.subject) ?? field(ATTRIBUTE.subject)),
    ...(date === undefined ? {} : { date }),
    ...(messageId === undefined || messageId === '' ? {} : { messageId }),
    text: body.text === '' ? field(ATTRIBUTE.body) : body.text,
    html: body.html,
    files: plain,
    embedded,
    ...(meeting === undefined ? {} : { meeting }),
    problems: [...problems],
  }
}

/** The attributes, those of files with their file. */
function readParts(bytes: Buffer, problems: Set<string>): Parts {
  const fields = new Map<number, Buffer>()
  const files: FileParts[] = []
  let properties: Properties = new Map()
  let at = 6
  for (let n = 0; at < bytes.length; n++) {
    if (n >= MOST_ATTRIBUTES || files.length > MOST_FILES) {
      problems.add(TOO_MUCH)
      break
    }
    if (at + 9 > bytes.length) {
      problems.add(INCOMPLETE)
      break
    }
    const level = bytes[at]
    const id = bytes.readUInt16LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const value = bytes.subarray(at + 9, Math.min(at + 9 + length, bytes.length))
    if (value.length < length || level === undefined || level < 1 || level > FILE) problems.add(INCOMPLETE)
    if (level !== 1 && level !== FILE) break
    at += 9 + length + 2
    // A second list adds to the first.
    if (id === ATTRIBUTE.messageProperties) properties = new Map([...list(value), ...properties])
    else if (id === ATTRIBUTE.fileStart) files.push({})
    else if (level === FILE) readFileAttribute(id, value)
    else if (!fields.has(id)) fields.set(id, value)
  }
  return { fields, properties, files: files.slice(0, MOST_FILES) }

  function list(value: Buffer): Properties {
    const read = readProperties(value)
    if (!read.complete) problems.add(INCOMPLETE)
    return read.properties
  }

  function readFileAttribute(id: number, value: Buffer): void {
    if (files.length === 0) files.push({})
    const file = files.at(-1) ?? {}
    if (id === ATTRIBUTE.fileBytes) file.data = value
    else if (id === ATTRIBUTE.fileTitle) file.title = value.toString('latin1')
    else if (id === ATTRIBUTE.fileProperties) file.properties = list(value)
  }
}

function bodyOf(
  properties: Properties,
  decode: (bytes: Buffer) => string,
  longestRtf: number,
): { readonly text: string; readonly html: string } {
  const text = (textOf(properties, PROPERTY.body, decode) ?? '').slice(0, LONGEST_TEXT)
  const htmlBytes = bytesOf(properties, PROPERTY.html)?.subarray(0, LONGEST_TEXT)
  const page = numberOf(properties, PROPERTY.internetCodePage)
  const html =
    textOf(properties, PROPERTY.html, decode) ??
    (htmlBytes === undefined ? '' : untilNul(page === undefined ? decode(htmlBytes) : codePageText(htmlBytes, page)))
  if (html !== '') return { text, html }
  const compressed = bytesOf(properties, PROPERTY.compressedRtf)
  const rtf = compressed === undefined ? undefined : decompressRtf(compressed, longestRtf)
  if (rtf === undefined) return { text, html: '' }
  const body = readRtf(rtf)
  if ('html' in body) return { text, html: body.html }
  return { text: text === '' ? body.text : text, html: '' }
}

function fileOf({ title = '', data, properties = new Map() }: FileParts, decode: (bytes: Buffer) => string): TnefFile {
  const value = (id: number): string => textOf(properties, id, decode) ?? ''
  const short = untilNul(decode(Buffer.from(title, 'latin1')))
  const name = value(PROPERTY.longFileName) || value(PROPERTY.displayName) || short || value(PROPERTY.fileName) || ''
  const contentId = value(PROPERTY.contentId).replace(/[<>\s]/g, '')
  return {
    name,
    type: value(PROPERTY.mimeType) || 'application/octet-stream',
    ...(contentId === '' ? {} : { contentId: contentId.slice(0, 500) }),
    bytes: data ?? bytesOf(properties, PROPERTY.fileData) ?? Buffer.alloc(0),
  }
}

/** Some subjects begin with how long their prefix is, as a character behind a mark. */
function subjectOf(subject: string): string {
  return subject.startsWith('\u0001') ? subject.slice(2) : subject
}

function senderOf(property: (id: number) => string | undefined): TnefMessage['from'] {
  const address = [PROPERTY.representingSmtp, PROPERTY.senderSmtp, PROPERTY.representingAddress, PROPERTY.senderAddress]
    .map((id) => property(id)?.replace(/^smtp:/i, '') ?? '')
    .find((value) => value.includes('@'))
  const name = property(PROPERTY.representingName) ?? property(PROPERTY.senderName) ?? ''
  return address === undefined ? undefined : { address: address.trim().toLowerCase(), name }
}

/** attFrom: four lengths, a name, and an address such as `SMTP:eva@example.com`. */
function tripletOf(value: Buffer | undefined, decode: (bytes: Buffer) => string): TnefMessage['from'] {
  if (value === undefined || value.length < 8) return undefined
  const nameLength = value.readUInt16LE(4)
  const name = untilNul(decode(value.subarray(8, 8 + nameLength)))
  const email = untilNul(decode(value.subarray(8 + nameLength, 8 + nameLength + value.readUInt16LE(6))))
  const address = email
    .replace(/^smtp:/i, '')
    .trim()
    .toLowerCase()
  return address.includes('@') ? { address, name } : undefined
}

function dateOf(value: Buffer | undefined): number | undefined {
  if (value === undefined || value.length < 12) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = [0, 2, 4, 6, 8, 10].map((at) =>
    value.readUInt16LE(at),
  )
  return year < 1_980 || month < 1 || month > 12 ? undefined : Date.UTC(year, month - 1, day, hour, minute, second)
}
