/**
 * An mbox file: where its mails lie, and one of them as it was. The file is read through a window of a few MiB, whatever its size.
 *
 * There are four kinds and no sign which one a file is. A mail begins at a line `From ` with a date in it, at the beginning or behind an
 * empty line, with a header field on the next one. Where the mail says how long it is (`Content-Length` of mboxcl and mboxcl2) and the next
 * one does begin there, that is believed, whatever lines are in between. Lines that begin with `>From ` lose one `>`, as mboxrd and mboxo
 * want it; not where an unquoted `From ` line stands in the same mail, which only mboxcl2 allows.
 */
import type { FileHandle } from 'node:fs/promises'
import { type Fields, type ReadDate, readFields } from './fields.ts'

export type MboxMail = {
  /** Of the first byte behind the `From ` line, and how many there are without the empty line at the end. */
  readonly start: number
  readonly length: number
  readonly fields: Fields
  /** The date in the `From ` line; often that of moving. */
  readonly lineDate: number | undefined
}

const WINDOW = 4 * 1024 * 1024
/** A header block longer than this is not searched for fields. */
const HEAD = 64 * 1024
const LINE = 400
const LF = 10
const CR = 13
const FROM = Buffer.from('From ')
const MARK = Buffer.from('\nFrom ')

/** A window on a file: bytes at any place, a piece at a time. */
export type Window = {
  at(from: number, length: number): Promise<Buffer>
  /** What is in memory from there on, as far as it goes; something, unless the file ends there. */
  ahead(from: number): Promise<Buffer>
  readonly size: number
}

export async function windowOn(file: FileHandle): Promise<Window> {
  const { size } = await file.stat()
  let buffer = Buffer.alloc(0)
  let begins = 0
  async function load(from: number, wanted: number): Promise<void> {
    if (from >= begins && from + wanted <= begins + buffer.length) return
    const next = Buffer.allocUnsafe(Math.min(Math.max(WINDOW, wanted), Math.max(0, size - from)))
    let filled = 0
    while (filled < next.length) {
      const { bytesRead } = await file.read(next, filled, next.length - filled, from + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    buffer = next.subarray(0, filled)
    begins = from
  }
  return {
    size,
    async at(from, length) {
      const wanted = Math.max(0, Math.min(length, size - from))
      await load(from, wanted)
      return buffer.subarray(from - begins, from - begins + wanted)
    },
    async ahead(from) {
      await load(from, Math.max(0, Math.min(HEAD, size - from)))
      return buffer.subarray(from - begins)
    },
  }
}

/** All mails of the file, in its order. */
export async function* mailsIn(window: Window, read: ReadDate): AsyncGenerator<MboxMail> {
  let at = await firstMail(window)
  while (at !== undefined) {
    const line = await lineAt(window, at)
    const start = at + line.length
    const head = await window.at(start, HEAD)
    const fields = readFields(head)
    const said = await saidEnd(window, start, head, fields)
    const next: number | undefined = said ? said.next : await nextMail(window, start)
    const end = said?.end ?? (await withoutEmptyLine(window, start, next ?? window.size, next === undefined))
    yield { start, length: Math.max(0, end - start), fields, lineDate: dateIn(line, read) }
    at = next
  }
}

/** Content of one mail in pieces of bounded size, with the quoting of its `From ` lines taken back. */
export async function* contentOf(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const unquote = !(await hasBareFrom(file, start, length))
  let kept = Buffer.alloc(0)
  for await (const piece of piecesOf(file, start, length)) {
    const all = kept.length === 0 ? piece : Buffer.concat([kept, piece])
    const cut = all.lastIndexOf(LF) + 1
    // A line longer than a piece is no `>From ` line of any mail program.
    const whole = cut === 0 ? all : all.subarray(0, cut)
    kept = cut === 0 ? Buffer.alloc(0) : Buffer.from(all.subarray(cut))
    yield unquote ? unquoted(whole) : whole
  }
  if (kept.length > 0) yield unquote ? unquoted(kept) : kept
}

async function* piecesOf(file: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const PIECE = 512 * 1024
  for (let done = 0; done < length; ) {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE, length - done))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start + done)
    if (bytesRead === 0) return
    done += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function hasBareFrom(file: FileHandle, start: number, length: number): Promise<boolean> {
  let tail = Buffer.alloc(0)
  for await (const piece of piecesOf(file, start, length)) {
    if (Buffer.concat([tail, piece.subarray(0, 8)]).includes(MARK) || piece.includes(MARK)) return true
    tail = Buffer.from(piece.subarray(-8))
  }
  return false
}

/** One `>` less in front of each quoted `From ` line. */
function unquoted(bytes: Buffer): Buffer {
  if (!bytes.includes('>From ')) return bytes
  const kept: Buffer[] = []
  let from = 0
  for (let line = 0; line < bytes.length; ) {
    let at = line
    while (bytes[at] === 0x3e) at++
    if (at > line && bytes.subarray(at, at + 5).equals(FROM)) {
      kept.push(bytes.subarray(from, line))
      from = line + 1
    }
    const end = bytes.indexOf(LF, at)
    line = end === -1 ? bytes.length : end + 1
  }
  return Buffer.concat([...kept, bytes.subarray(from)])
}

/** Empty lines may stand before the first mail, a byte order mark too. */
async function firstMail(window: Window): Promise<number | undefined> {
  const head = await window.at(0, LINE)
  let at = head.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0
  while (head[at] === LF || head[at] === CR) at++
  return head.subarray(at, at + 5).equals(FROM) ? at : undefined
}

async function nextMail(window: Window, from: number): Promise<number | undefined> {
  for (let at = Math.max(0, from - 1); at < window.size; ) {
    const piece = await window.ahead(at)
    const found = piece.indexOf(MARK)
    if (found === -1) {
      // The mark may lie across the end of what is in memory.
      const isEnd = at + piece.length >= window.size
      if (isEnd) return undefined
      at += Math.max(1, piece.length - MARK.length)
    } else if (await beginsMail(window, at + found + 1)) return at + found + 1
    else at += found + 1
  }
  return undefined
}

const A_TIME = /\d{1,2}:\d{2}/
const A_YEAR = /\b(?:19|20)\d{2}\b/
const A_FIELD = /^(?:>?From |[!-9;-~]{1,76}[ \t]{0,4}:)/

async function beginsMail(window: Window, at: number): Promise<boolean> {
  const before = await window.at(Math.max(0, at - 4), Math.min(4, at))
  const isBehindEmptyLine = before.subarray(-2).equals(Buffer.from('\n\n')) || before.equals(Buffer.from('\r\n\r\n'))
  if (!isBehindEmptyLine && at > 2) return false
  const line = await lineAt(window, at)
  const text = line.toString('latin1')
  if (!A_TIME.test(text) || !A_YEAR.test(text)) return false
  return A_FIELD.test((await window.at(at + line.length, 100)).toString('latin1'))
}

/** A `From ` line with its end. */
async function lineAt(window: Window, at: number): Promise<Buffer> {
  const text = await window.at(at, LINE)
  const end = text.indexOf(LF)
  return Buffer.from(text.subarray(0, end === -1 ? text.length : end + 1))
}

type SaidEnd = { readonly end: number; readonly next: number | undefined }

/** Where the mail ends by its own word, when another begins there or nothing follows. */
async function saidEnd(window: Window, start: number, head: Buffer, fields: Fields): Promise<SaidEnd | undefined> {
  const length = Number(fields.get('content-length') ?? Number.NaN)
  const lf = head.indexOf('\n\n')
  const crlf = head.indexOf('\r\n\r\n')
  const body = lf === -1 || (crlf !== -1 && crlf < lf) ? (crlf === -1 ? -1 : crlf + 4) : lf + 2
  if (!Number.isSafeInteger(length) || length < 0 || body === -1) return undefined
  const end = start + body + length
  if (end > window.size) return undefined
  const after = (await window.at(end, 16)).toString('latin1')
  const lines = /^(?:\r?\n){0,2}/.exec(after)?.[0].length ?? 0
  if (after.startsWith('From ', lines)) return { end, next: end + lines }
  return end + lines >= window.size ? { end, next: undefined } : undefined
}

/** The empty line that ends a mail belongs to the file. */
async function withoutEmptyLine(window: Window, start: number, next: number, isLast: boolean): Promise<number> {
  const end = await window.at(Math.max(start, next - 4), Math.min(4, next - start))
  const text = end.toString('latin1')
  if (isLast && !/\n\r?\n$/.test(text)) return next
  return text.endsWith('\r\n') ? next - 2 : text.endsWith('\n') ? next - 1 : next
}

/** The date behind the sender; it has no zone, and is taken for UTC. */
function dateIn(line: Buffer, read: ReadDate): number | undefined {
  const words = line.toString('latin1').trim().split(/\s+/).slice(2)
  return read(words.join(' '))
}
