import { type ParsedMail, simpleParser } from 'mailparser'
import type { Mail } from '../../domain/mail/mail.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { addresses } from './addresses.ts'
import { type FileSource, openContents, type Piece } from './contents.ts'
import { readFiles } from './files.ts'
import { bytesToText, clean, headerMap, messageIds, oneLine } from './header-text.ts'
import { headersOnly, type MailToParse } from './headers-only.ts'
import { readInside } from './inside.ts'
import { readReport } from './report.ts'
import { type Field, scanMime } from './scan-mime.ts'
import { type Text, textOf } from './texts.ts'

const LONGEST_ADDRESSES = 32 * 1024
const YEAR = 365 * 24 * 3_600_000
const HANDED_ON = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date'] as const
const MARK = 'part-'

/**
 * Bytes to our Mail. Our scanner finds the parts and measures the files; mailparser is given a small mail that is left
 * when they are taken out: the fields that need decoding, and the text. It never throws on the shape of a mail: what
 * cannot be read is named in `unreadable`.
 */
export async function parseMail(input: MailToParse): Promise<Mail> {
  try {
    return await parse(input)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return headersOnly(input, `the parser gave up: ${oneLine(why, 200)}`)
  }
}

async function parse(input: MailToParse): Promise<Mail> {
  const content = Buffer.from(input.content.buffer, input.content.byteOffset, input.content.byteLength)
  const structure = scanMime(content)
  const contents = openContents(content, structure)
  const problems = [...(structure.problem === undefined ? [] : [structure.problem]), ...contents.problems]
  if (input.truncated) problems.push(`only the first ${content.length} of ${input.size} bytes were taken in`)
  const { parsed, charset } = await readLetter(structure.fields, contents.texts, contents.files, problems)
  const names = new Map(
    parsed.attachments.map((file) => [
      Number(file.content.toString('latin1').trim().slice(MARK.length)),
      file.filename,
    ]),
  )
  const headers = headerMap(structure.fields, charset)
  const value = (name: string): string | undefined => headers.get(name)?.[0]
  const [messageId] = messageIds(value('message-id'), 1)
  const [sender] = addresses(parsed.headers.get('sender'))
  const date = parsed.date?.getTime()
  const html = parsed.html === false || parsed.html === undefined ? '' : clean(parsed.html).trim()
  const report = readReport(content, structure.leaves)
  const mail: Mail = {
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: messageIds(value('in-reply-to')),
    references: messageIds(value('references')),
    from: addresses(parsed.from),
    ...(sender === undefined ? {} : { sender }),
    replyTo: addresses(parsed.replyTo),
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    subject: oneLine(parsed.subject ?? ''),
    ...(believable(date, input.arrivedAt) ? { date } : {}),
    arrivedAt: input.arrivedAt,
    text: clean(parsed.text ?? '').replaceAll('\r\n', '\n'),
    ...(html === '' ? {} : { html }),
    attachments: await readFiles(contents.files, names, html),
    headers,
    ...(report === undefined ? {} : { report }),
    size: input.size,
    ...(problems.length === 0 ? {} : { unreadable: problems.join('; ') }),
  }
  return await readInside(mail, contents, readLetter)
}

/** The fields that need decoding, and the words. */
async function readLetter(
  fields: readonly Field[],
  pieces: readonly Piece[],
  files: readonly FileSource[],
  problems: string[],
): Promise<{ readonly parsed: ParsedMail; readonly charset: string | undefined }> {
  const texts = pieces.map(({ leaf, content }) => textOf(content, leaf, problems))
  const charset = texts.find((text) => text.charset !== 'utf-8')?.charset
  const parsed = await simpleParser(rebuild(fields, texts, files, charset), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
  })
  return { parsed, charset }
}

/** The small mail that is left to the parser: every part flat under one multipart, files as their number. */
function rebuild(
  fields: readonly Field[],
  texts: readonly Text[],
  files: readonly FileSource[],
  charset?: string,
): Buffer {
  const pieces: (string | Buffer)[] = []
  for (const name of HANDED_ON) {
    const field = fields.find((each) => each.name === name)
    if (field !== undefined) pieces.push(`${name}: `, fieldBytes(field, name, charset), '\r\n')
  }
  let boundary = 'incidencias-parts'
  while (texts.some((text) => text.bytes.includes(boundary))) boundary += '-x'
  pieces.push(`mime-version: 1.0\r\ncontent-type: multipart/alternative; boundary="${boundary}"\r\n\r\n`)
  for (const text of texts) {
    const type = `${text.type}; charset=utf-8${text.parameters}`
    pieces.push(`--${boundary}\r\ncontent-type: ${type}\r\ncontent-transfer-encoding: 8bit\r\n\r\n`, text.bytes, '\r\n')
  }
  files.forEach((file, index) => {
    if ('tnef' in file) return
    const { leaf } = file.piece
    const disposition = withoutHead(leaf.fields.find((field) => field.name === 'content-disposition'))
    const type = withoutHead(leaf.fields.find((field) => field.name === 'content-type'))
    pieces.push(`--${boundary}\r\ncontent-type: application/octet-stream`, type)
    pieces.push('\r\ncontent-disposition: attachment', disposition, `\r\n\r\n${MARK}${index}\r\n`)
  })
  pieces.push(`--${boundary}--\r\n`)
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)))
}

/** A field's value on one line, as UTF-8, within limits, cut between two addresses. */
function fieldBytes(field: Field, name: string, charset: string | undefined): Buffer {
  let text = bytesToText(field.value.subarray(0, LONGEST_ADDRESSES), charset)
    .replaceAll('\0', '')
    .replace(/[\r\n]+/g, ' ')
    .trim()
  if (field.value.length > LONGEST_ADDRESSES && name !== 'subject') text = text.slice(0, text.lastIndexOf(','))
  return Buffer.from(text.toWellFormed())
}

/** The parameters of a field as they stand, from the first semicolon on. */
function withoutHead(field: Field | undefined): Buffer {
  if (field === undefined) return Buffer.alloc(0)
  const text = bytesToText(field.value.subarray(0, 4_000))
    .replaceAll('\0', '')
    .replace(/[\r\n\t]+/g, ' ')
    .trimEnd()
  const semicolon = text.indexOf(';')
  return semicolon < 0 ? Buffer.alloc(0) : Buffer.from(text.slice(semicolon).toWellFormed())
}

/** A Date header is kept when it could be true. */
function believable(date: number | undefined, arrivedAt: Instant): date is number {
  return date !== undefined && Number.isFinite(date) && date > arrivedAt - 20 * YEAR && date < arrivedAt + YEAR / 52
}
