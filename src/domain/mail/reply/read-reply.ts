import { fold } from '../../language/fold.ts'
import { header, type Mail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import { outerPrefix } from '../subject.ts'
import { assemble } from './assemble.ts'
import { attachedMail } from './forwarded.ts'
import { mayHaveMarks } from './html-clients.ts'
import { mayHide } from './html-hidden.ts'
import { htmlLines } from './html-lines.ts'
import { isBlank, type Line } from './line.ts'
import type { Occasion, Scan } from './parts.ts'
import { plainLines } from './plain-lines.ts'
import { withTypedMarks } from './quote-block.ts'
import { lettersOf, mayBeCut, rejoin } from './rejoin.ts'
import { scanLines } from './scan.ts'

/**
 * Parts a mail into what its sender wrote, what is quoted and what is signature, line by line. In doubt a line is new.
 *
 * Of a mail with both, the plain text is read, because it is what its author's client made of the mail; the HTML is
 * read instead when the plain text is empty or a stub ("open this in a browser"), and when the marks of the client in
 * the HTML cut more: Outlook's plain text marks no quote, Gmail's no signature. That counts only where the new text of
 * the HTML is a part of the new text of the plain one, so that no reading can put words in or lose others. Lines that the
 * client has cut in the plain text are whole again where the HTML has them whole.
 */
export function readReply(mail: Mail): ReplyText {
  const reply = readBody(mail)
  const [attached] = mail.embedded ?? []
  const isReport = (mail.report?.statuses.length ?? 0) > 0
  if (reply.forwarded !== undefined || attached === undefined || isReport) return reply
  return { ...reply, forwarded: attachedMail(attached) }
}

function readBody(mail: Mail): ReplyText {
  const occasion: Occasion = {
    forwarding: outerPrefix(mail.subject) === 'forward',
    answering:
      mail.inReplyTo.length > 0 ||
      mail.references.length > 0 ||
      outerPrefix(mail.subject) === 'reply' ||
      header(mail, 'thread-index') !== undefined,
    sender: new Set(
      mail.from.slice(0, 3).flatMap(({ name, address }) => wordsOf(`${name} ${address.split('@')[0] ?? ''}`)),
    ),
    recipients: new Set([...mail.to, ...mail.cc].slice(0, MOST_RECIPIENTS).map((each) => each.address)),
  }
  const { html } = mail
  const plainText = mail.text.trim() === '' ? '' : mail.text
  if (html === undefined) return readLines(plainText, occasion)
  if (plainText === '' || isLong(html))
    return plainText === '' ? readHtml(html, occasion) : readLines(plainText, occasion)
  const plain = readLines(plainText, occasion)
  const stub = plainText.length < STUB && html.length > 3 * plainText.length
  if (!stub && !mayHaveMarks(html) && !mayHide(html) && !mayBeCut(plain.newText)) return plain
  const rich = readHtml(html, occasion)
  if (stub && lengthOf(rich) > 2 * plainText.length + 100) return rich
  if (plain.forwarded?.from === undefined && rich.forwarded?.from !== undefined) return rich
  if (cutsMore(rich, plain)) return rich
  const whole = { ...plain, newText: rejoin(plain.newText, rich.newText) }
  return rich.hidden === undefined ? whole : { ...whole, hidden: rich.hidden }
}

const MOST_RECIPIENTS = 50

function wordsOf(name: string): readonly string[] {
  return fold(name.slice(0, 200))
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 2)
}

/** A text part this short beside a long HTML part may only say where the mail can be read. */
const STUB = 300
/** Longer HTML is read only where it is all there is. */
const LONGEST_HTML = 2_000_000
const LONGEST_COMPARED = 200_000

function isLong(html: string): boolean {
  return html.length > LONGEST_HTML
}

function readLines(text: string, occasion: Occasion): ReplyText {
  return assemble(scanLines(plainLines(text), occasion), occasion)
}

function readHtml(html: string, occasion: Occasion): ReplyText {
  const { lines: shown, hidden } = htmlLines(html)
  const lines = withTypedMarks(shown)
  const scan = scanLines(lines, occasion, true)
  const inside = isWhollyQuoted(lines, scan) ? scanLines(lines.map(bare), occasion, true) : undefined
  const written = inside !== undefined && (hasQuote(inside) || lines.every((line) => !line.text.startsWith('>')))
  const reply = assemble(written ? inside : scan, occasion)
  return hidden === '' ? reply : { ...reply, hidden }
}

/** Who writes inside the quote that the client has put there, above the mail he answers, still writes. */
function isWhollyQuoted(lines: readonly Line[], scan: Scan): boolean {
  if (lines.length === 0 || scan.content.length > 0 || scan.rest.length > 0) return false
  if (!lines.every((line) => line.quoted || isBlank(line.text))) return false
  return scan.parts.every((part) => part.kind === 'text' || part.introduction.length === 0)
}

function hasQuote(scan: Scan): boolean {
  return scan.rest.length > 0 || scan.parts.some((part) => part.kind === 'quote' && part.introduction.length > 0)
}

function bare(line: Line): Line {
  return { ...line, text: line.text.replace(/^> ?/, ''), quoted: line.text.startsWith('>>') }
}

function lengthOf(reply: ReplyText): number {
  return reply.newText.length + reply.quotedText.length + reply.signature.length
}

/** Whether the HTML's new text is the plain one's with a part left out at its beginning or end. */
function cutsMore(rich: ReplyText, plain: ReplyText): boolean {
  if (rich.newText === plain.newText) return false
  if (plain.newText.length > LONGEST_COMPARED || rich.newText.length > LONGEST_COMPARED) return false
  if (rich.forwarded !== undefined || plain.forwarded !== undefined) return false
  const whole = lettersOf(plain.newText)
  const part = lettersOf(rich.newText)
  if (part === '')
    return whole === '' ? false : plain.quotedText === '' && rich.quotedText !== '' && isAllQuoted(whole, rich)
  return part.length < whole.length && whole.includes(part)
}

function isAllQuoted(whole: string, rich: ReplyText): boolean {
  return lettersOf(`${rich.quotedText}${rich.signature}`).includes(whole.slice(0, 400))
}
