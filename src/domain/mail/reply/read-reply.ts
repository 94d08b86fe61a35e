import { header, type Mail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import { outerPrefix } from '../subject.ts'
import { htmlLines, type Line } from './html-lines.ts'
import {
  attributionEnd,
  type HeaderBlock,
  headerBlock,
  isBlank,
  isMobilePhrase,
  isQuoted,
  isRule,
  markerOf,
} from './quote-lines.ts'

/**
 * Parts a mail into what its sender wrote, what is quoted and what is signature, line by line. In doubt a line is new.
 *
 * The mail is read as T0 Q1 T1 Q2 … : texts and blocks of quoted lines. A quote nothing follows is only quoted. A single
 * quote in front of the text is bottom posting, and only quoted. Where text and quotes alternate, each quote that is
 * answered stays with its answer, as lines that begin with `>`. A header block, "Original message" or a client's mark
 * ends the new text altogether, unless the sender forwarded the mail: then what follows is content.
 */
export function readReply(mail: Mail): ReplyText {
  const scan = scanLines(linesOf(mail), {
    forwarding: outerPrefix(mail.subject) === 'forward',
    answering: mail.inReplyTo.length > 0 || header(mail, 'thread-index') !== undefined,
  })
  return assemble(scan)
}

type Text = { readonly kind: 'text'; lines: string[]; signature: string[] }
type Quote = { readonly kind: 'quote'; readonly introduction: readonly string[]; readonly lines: readonly string[] }
type Forwarded = NonNullable<ReplyText['forwarded']>
type Scan = {
  readonly parts: readonly (Text | Quote)[]
  /** Quoted to the end of the mail. */
  readonly rest: readonly string[]
  /** Lines of a forwarded mail with everything that leads to it. */
  readonly content: readonly string[]
  readonly forwarded?: Forwarded
}

/** With more alternations of text and quote than this a mail is no conversation: the rest is kept as it is. */
const MOST_PARTS = 4_000
/** Beyond so many lines nobody looks for quotes. */
const MOST_LINES = 50_000

function linesOf(mail: Mail): readonly Line[] {
  const plain = mail.text.replaceAll('\r', '')
  if (mail.html === undefined) return toLines(plain)
  if (plain.trim() === '') return htmlLines(mail.html)
  // A text part that only says "open this in a browser" is not the mail.
  if (plain.length < 300 && mail.html.length > 20 * plain.length) {
    const lines = htmlLines(mail.html)
    const length = lines.reduce((sum, line) => sum + line.text.length, 0)
    if (length > 3 * plain.length + 200) return lines
  }
  return toLines(plain)
}

function toLines(text: string): readonly Line[] {
  return text.split('\n').map((line) => ({ text: line }))
}

function scanLines(
  lines: readonly Line[],
  subject: { readonly forwarding: boolean; readonly answering: boolean },
): Scan {
  const texts = lines.map((line) => line.text)
  const parts: (Text | Quote)[] = []
  let text: Text = { kind: 'text', lines: [], signature: [] }
  parts.push(text)
  const startText = (): void => {
    text = { kind: 'text', lines: [], signature: [] }
    parts.push(text)
  }
  const nothingYet = (): boolean => parts.every((part) => part.kind === 'text' && part.lines.every(isBlank))
  let introduced = -1
  let i = 0
  while (i < lines.length) {
    if (parts.length > MOST_PARTS || i > MOST_LINES) {
      append(text.lines, texts.slice(i))
      break
    }
    const line = texts[i] ?? ''
    const hint = lines[i]?.hint
    if (isQuoted(line)) {
      const marker = markerOf(line)
      if (marker === 'forward' && nothingYet()) return forward(i, i + 1)
      const end = quoteEnd(texts, i)
      parts.push({ kind: 'quote', introduction: [], lines: texts.slice(i, end) })
      startText()
      i = end
      continue
    }
    const marker = markerOf(line)
    if (marker === 'forward') return forward(i, i + 1)
    const block = marker === 'original' ? undefined : headerBlock(texts, i)
    if (marker === 'original' || block !== undefined || hint === 'cut') {
      const outcome = cutAt(i, marker === 'original', block)
      if (typeof outcome !== 'number') return outcome
      i = outcome
      continue
    }
    if (hint === 'signature') {
      text.signature.push(line)
      i++
      continue
    }
    const introduction = hint === 'attribution' && i !== introduced ? markedIntroduction(texts, i) : undefined
    if (introduction !== undefined) {
      introduced = i
      const end = quoteEnd(texts, introduction)
      parts.push({ kind: 'quote', introduction: texts.slice(i, introduction), lines: texts.slice(introduction, end) })
      startText()
      i = end
      continue
    }
    const attribution = attributionEnd(texts, i)
    if (attribution !== undefined) {
      const next = nextFilled(texts, i + 1)
      const quotedNext = isQuoted(texts[next] ?? '')
      const before = Math.min(attribution.before, text.lines.length)
      if (quotedNext) {
        const lead = text.lines.splice(text.lines.length - before, before)
        const end = quoteEnd(texts, next)
        parts.push({ kind: 'quote', introduction: [...lead, ...texts.slice(i, next)], lines: texts.slice(next, end) })
        startText()
        i = end
        continue
      }
      if (attribution.strength === 'certain' && (subject.answering || !nothingYet()) && next < texts.length) {
        const lead = text.lines.splice(text.lines.length - before, before)
        return { parts, rest: [...lead, ...texts.slice(i)], content: [] }
      }
    }
    text.lines.push(line)
    i++
  }
  return { parts, rest: [], content: [] }

  /** At a header block or its like: the mail ends here, or it is forwarded, or a quote is introduced by it. */
  function cutAt(at: number, original: boolean, found: HeaderBlock | undefined): Scan | number {
    const first = nextFilled(texts, original ? at + 1 : at)
    const skipRule = isRule(texts[first] ?? '') ? nextFilled(texts, first + 1) : first
    const block = found ?? headerBlock(texts, skipRule)
    const end = block?.end ?? (original ? at + 1 : at)
    const alone = nothingYet() && !subject.answering
    if (block !== undefined && (subject.forwarding || alone)) return forward(at, block.end, block)
    const next = nextFilled(texts, end)
    const answeredBelow = isQuoted(texts[next] ?? '') && hasTextAfter(texts, quoteEnd(texts, next))
    if (answeredBelow) {
      const quoteStop = quoteEnd(texts, next)
      parts.push({ kind: 'quote', introduction: texts.slice(at, next), lines: texts.slice(next, quoteStop) })
      startText()
      return quoteStop
    }
    if (block === undefined && !original && nothingYet() && !subject.answering) {
      text.lines.push(texts[at] ?? '')
      return at + 1
    }
    const lead: string[] = []
    while (isRule(text.lines.at(-1) ?? '') || (text.lines.length > 0 && isBlank(text.lines.at(-1) ?? ''))) {
      lead.unshift(text.lines.pop() ?? '')
    }
    return { parts, rest: [...lead, ...texts.slice(at)], content: [] }
  }

  function forward(at: number, after: number, known?: HeaderBlock): Scan {
    const block = known ?? headerBlock(texts, nextFilled(texts, after))
    const body = texts.slice(block?.end ?? after)
    const quoted = body.some((line) => !isBlank(line)) && body.every((line) => isBlank(line) || isQuoted(line))
    const inner = (quoted ? body.map((line) => line.replace(/^ {0,3}> ?/, '')) : body).join('\n').trim()
    const content = texts.slice(at)
    return { parts, rest: [], content, forwarded: { ...senderOf(block), ...subjectOf(block), text: inner } }
  }
}

/** The end of a block of quoted lines; empty lines inside belong to it. */
function quoteEnd(texts: readonly string[], start: number): number {
  let end = start
  let i = start
  while (i < texts.length) {
    if (isQuoted(texts[i] ?? '')) end = i + 1
    else if (!isBlank(texts[i] ?? '')) break
    i++
  }
  return end
}

/** Where the client marked the introduction: the index of the quoted line it introduces, at most five lines on. */
function markedIntroduction(texts: readonly string[], start: number): number | undefined {
  let filled = 0
  for (let i = start; i < texts.length && filled < 5; i++) {
    if (isQuoted(texts[i] ?? '')) return i
    if (markerOf(texts[i] ?? '') !== undefined) return undefined
    if (!isBlank(texts[i] ?? '')) filled++
  }
  return undefined
}

function nextFilled(texts: readonly string[], from: number): number {
  let i = from
  while (i < texts.length && isBlank(texts[i] ?? '')) i++
  return i
}

function hasTextAfter(texts: readonly string[], from: number): boolean {
  const i = nextFilled(texts, from)
  return i < texts.length
}

function assemble(scan: Scan): ReplyText {
  const signature: string[] = []
  for (const part of scan.parts) if (part.kind === 'text') cutSignature(part, signature)
  const filled = (part: Text | Quote | undefined): boolean =>
    part?.kind === 'text' && part.lines.some((line) => !isBlank(line))
  const quotes = scan.parts.flatMap((part, at) => (part.kind === 'quote' ? [at] : []))
  const answered = quotes.filter((at) => filled(scan.parts[at + 1]))
  const firstText = filled(scan.parts[0])
  const single = quotes.length === 1
  const loose = single && (scan.parts[quotes[0] ?? 0] as Quote).introduction.length === 0
  // One quote: before the text (bottom posting), or introduced and followed by more text: then it is only quoted.
  const keep = new Set(single && !(loose && firstText) ? [] : answered)
  const fresh: string[] = []
  const quoted: string[] = []
  scan.parts.forEach((part, at) => {
    if (part.kind === 'text') append(fresh, part.lines)
    else {
      append(quoted, part.introduction)
      append(keep.has(at) ? fresh : quoted, part.lines)
    }
  })
  append(fresh, scan.content)
  append(quoted, scan.rest)
  let newText = tidy(fresh)
  let signatureText = tidy(signature)
  const quotedText = tidy(quoted)
  // A mail that is nothing but "signature" is a mail whose first line is two dashes.
  if (newText === '' && quotedText === '' && signatureText !== '') {
    newText = signatureText
    signatureText = ''
  }
  const text = { newText, quotedText, signature: signatureText }
  return scan.forwarded === undefined ? text : { ...text, forwarded: scan.forwarded }
}

/** Moves the signature of one text from its lines: from `-- ` on, and the phrase a phone adds at the end. */
function cutSignature(text: Text, into: string[]): void {
  const dashes = text.lines.findIndex(
    (line, at) => line === '-- ' || (line.trimEnd() === '--' && text.lines.length - at <= 15),
  )
  const below = dashes < 0 ? [] : text.lines.splice(dashes)
  let last = text.lines.length - 1
  while (last >= 0 && isBlank(text.lines[last] ?? '')) last--
  const phrase = last >= 0 && isMobilePhrase(text.lines[last] ?? '') ? text.lines.splice(last) : []
  for (const lines of [text.signature, phrase, below]) append(into, lines)
}

/** Adds many lines; spreading them into `push` would overflow the stack. */
function append(into: string[], lines: readonly string[]): void {
  for (const line of lines) into.push(line)
}

function tidy(lines: readonly string[]): string {
  return lines.join('\n').trim()
}

function senderOf(block: HeaderBlock | undefined): { from?: string; name?: string } {
  const value = block?.fields.from
  if (value === undefined) return {}
  const address = /[^\s<>()[\]:;,"']{1,64}@[^\s<>()[\]:;,"']{1,255}/.exec(value.slice(0, 500))?.[0].toLowerCase()
  const open = value.search(/[<[(]/)
  const name = (open < 0 ? (address === undefined ? value : '') : value.slice(0, open)).replace(/["'*]/g, '').trim()
  return { ...(address === undefined ? {} : { from: address }), ...(name === '' ? {} : { name: name.slice(0, 200) }) }
}

function subjectOf(block: HeaderBlock | undefined): { subject?: string } {
  const subject = block?.fields.subject
  return subject === undefined ? {} : { subject: subject.slice(0, 998) }
}
