import { isAscii } from 'node:buffer'
import { decodeText } from './charset.ts'
import type { Piece } from './contents.ts'
import { decodeBody } from './decode-body.ts'
import { plainOfEnriched } from './enriched.ts'
import { unflow } from './flowed.ts'
import { clean } from './header-text.ts'
import { htmlText } from './html-text.ts'
import type { Container } from './structure.ts'
import { undeclaredEncoding } from './undeclared-encoding.ts'

/** All words of a mail together: pages may hold pictures, of plain text every line costs memory. */
const LONGEST = { plain: 1024 * 1024, html: 4 * 1024 * 1024 }
const TOO_LONG = 'text too long: the end is left out'

/** The words of a mail; `charset` is the first that is not UTF-8, for header fields that do not say theirs. */
export type Texts = { readonly text: string; readonly html: string; readonly charset?: string }

const ENCODINGS = new Set(['base64', 'quoted-printable', 'x-uuencode'])

/** One way to read a part or several: as text, as HTML, or both. */
type View = { readonly text?: string; readonly html?: string }
/** Bytes that may still be read. */
type Left = { plain: number; html: number }
type Read = { readonly view: View; readonly containers: readonly Container[] }

/**
 * The text parts as one text and one HTML that say the same: of alternatives the plainest for the text and the richest for
 * the HTML, of everything else all parts in their order.
 */
export function readTexts(pieces: readonly Piece[], problems: string[]): Texts {
  const left: Left = { ...LONGEST }
  let charset: string | undefined
  const parts = pieces.map((piece): Read => {
    const read = readPart(piece, left, problems)
    if (read.charset !== 'utf-8' && read.charset !== 'us-ascii') charset ??= read.charset
    return { view: read.view, containers: piece.leaf.containers }
  })
  const [only] = parts
  const view = parts.length === 1 && only !== undefined ? only.view : viewOf(parts, 0, '')
  const html = clean(view.html ?? '').trim()
  return { text: clean(view.text ?? ''), html, ...(charset === undefined ? {} : { charset }) }
}

function readPart({ leaf, content }: Piece, left: Left, problems: string[]) {
  const kind = leaf.type === 'text/html' ? 'html' : 'plain'
  const longest = leaf.encoding === 'base64' ? Math.ceil(left[kind] * 1.4) : left[kind]
  const isLong = leaf.bodyEnd - leaf.bodyStart > longest
  if (isLong && !problems.includes(TOO_LONG)) problems.push(TOO_LONG)
  const end = isLong ? leaf.bodyStart + longest : leaf.bodyEnd
  const body = content.subarray(leaf.bodyStart, end)
  const isPlain = !ENCODINGS.has(leaf.encoding)
  const bytes = decodeBody(body, isPlain ? (undeclaredEncoding(body) ?? leaf.encoding) : leaf.encoding)
  left[kind] = Math.max(0, left[kind] - bytes.length)
  const hint = leaf.type === 'text/html' && !isAscii(bytes) ? metaCharset(bytes) : undefined
  const { text, charset } = decodeText(bytes, leaf.parameters.get('charset'), hint)
  const lines = text.includes('\r') ? withLineFeeds(text) : text
  return { view: viewOfPart(lines, leaf.type, leaf.parameters), charset }
}

/** CR LF, CR CR LF and CR as LF. */
function withLineFeeds(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  return lines.includes('\r') ? lines.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : lines
}

function viewOfPart(lines: string, type: string, parameters: ReadonlyMap<string, string>): View {
  // Programs that name the one and send the other.
  const isHtml =
    type === 'text/html' ? TAG.test(lines) || !lines.trim().includes('\n') : DOCUMENT.test(lines.slice(0, 200))
  if (isHtml) return { html: lines }
  if (type === 'text/enriched' || type === 'text/richtext') {
    return { text: plainOfEnriched(lines, type === 'text/richtext') }
  }
  const isFlowed = type !== 'text/html' && parameters.get('format')?.toLowerCase() === 'flowed'
  return { text: isFlowed ? unflow(lines, parameters.get('delsp')?.toLowerCase() === 'yes') : lines }
}

const TAG = /<[a-z!/]|&(?:[a-z]{2,8}|#\d{1,6});/i
const DOCUMENT = /^\s{0,50}(?:<!doctype html|<html[\s>])/i

/** What an HTML page says its charset is: for bytes that the header field does not explain. */
function metaCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 4_096)
  return /<meta\s[^>]{0,300}charset\s?=\s?["']?([\w.:-]{1,60})/i.exec(head)?.[1]
}

/** Parts that stand in the same multipart are put together as its type says. */
function viewOf(parts: readonly Read[], depth: number, type: string): View {
  const views: View[] = []
  for (let at = 0; at < parts.length; ) {
    const part = parts[at]
    if (part === undefined) break
    const container = part.containers[depth]
    let end = at + 1
    if (container === undefined) views.push(part.view)
    else {
      while (end < parts.length && parts[end]?.containers[depth] === container) end++
      views.push(viewOf(parts.slice(at, end), depth + 1, container.type))
    }
    at = end
  }
  return type === 'multipart/alternative' ? best(views) : joined(views)
}

function best(views: readonly View[]): View {
  const text = (views.find((view) => isSaid(view.text)) ?? views.find((view) => view.text !== undefined))?.text
  const html = views.findLast((view) => isSaid(view.html))?.html
  return { ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) }
}

function joined(views: readonly View[]): View {
  const said = views.filter((view) => isSaid(view.text) || isSaid(view.html))
  const [only] = said.length === 0 ? views : said
  if (said.length <= 1) return only ?? {}
  // Each of the two is whole: a text between two pages is in the HTML, a page between two texts in the text.
  const hasHtml = said.some((view) => isSaid(view.html))
  const hasText = said.some((view) => isSaid(view.text))
  return {
    ...(hasText
      ? { text: said.map(textOf).reduce((one, other) => (one.endsWith('\n') ? one : `${one}\n`) + other) }
      : {}),
    ...(hasHtml ? { html: said.map(htmlOf).join('<br>\n') } : {}),
  }
}

function textOf(view: View): string {
  if (isSaid(view.text) && view.text !== undefined) return view.text
  return htmlText(view.html ?? '')
}

function htmlOf(view: View): string {
  if (isSaid(view.html) && view.html !== undefined) return view.html
  const text = (view.text ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return text.replaceAll('\n', '<br>\n')
}

function isSaid(text: string | undefined): boolean {
  return text !== undefined && /\S/.test(text)
}
