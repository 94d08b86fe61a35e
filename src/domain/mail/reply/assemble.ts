import type { ReplyText } from '../reading.ts'
import { append, isBlank, joined } from './line.ts'
import { cutBanners } from './notices.ts'
import type { Occasion, Quote, Scan, Text } from './parts.ts'
import { cutSignature } from './signature.ts'

/**
 * What was scanned as a reply. A quote nothing follows is only quoted. A single quote in front of the text is bottom
 * posting, and only quoted. Where text and quotes alternate, each quote that is answered stays with its answer, as lines
 * that begin with `>`.
 */
export function assemble(scan: Scan, occasion: Occasion): ReplyText {
  const { parts } = scan
  const signature: string[] = []
  const [first] = parts
  if (first?.kind === 'text') append(signature, cutBanners(first.lines))
  const silent = parts.every((part) => part.kind === 'quote' || part.lines.every(isBlank))
  for (const part of parts) {
    if (part.kind !== 'text') continue
    // Who writes into the signature that the client has put there still writes.
    if (silent && scan.content.length === 0) append(part.lines, part.signature)
    else append(signature, part.signature)
    cutSignature(part.lines, signature, occasion.sender)
  }
  const kept = keptQuotes(parts, occasion)
  const fresh: string[] = []
  const quoted: string[] = []
  parts.forEach((part, at) => {
    if (part.kind === 'text') addPart(fresh, part.lines)
    else {
      append(kept.has(at) && kept.size === 1 && !occasion.answering ? fresh : quoted, part.introduction)
      append(kept.has(at) ? fresh : quoted, part.lines)
    }
  })
  addPart(fresh, scan.content)
  append(quoted, scan.rest)
  const text = nothingLost(joined(fresh), joined(quoted), joined(signature), scan, occasion)
  return scan.forwarded === undefined ? text : { ...text, forwarded: scan.forwarded }
}

/** Adds lines; where a quote was taken out between two texts one empty line is enough. */
function addPart(into: string[], lines: readonly string[]): void {
  const previous = into.at(-1)
  let from = 0
  if (previous !== undefined && isBlank(previous)) while (from < lines.length && isBlank(lines[from] ?? '')) from++
  append(into, from === 0 ? lines : lines.slice(from))
}

/** The quotes that stay in the new text, by their place among the parts. */
function keptQuotes(parts: Scan['parts'], occasion: Occasion): ReadonlySet<number> {
  const quotes = parts.flatMap((part, at) => (part.kind === 'quote' ? [at] : []))
  const answered = quotes.filter((at) => isFilled(parts[at + 1]))
  const [only] = quotes
  // Who puts a quote in and leaves the mail he answers below it shows what he means.
  const [inserted, thread] = quotes
  if (quotes.length === 2 && inserted !== undefined && thread !== undefined && answered.length === 0) {
    const apart = isLoose(parts[inserted]) && !isLoose(parts[thread]) && isFilled(parts[inserted - 1])
    return new Set(apart ? [inserted] : [])
  }
  if (quotes.length !== 1 || only === undefined) return new Set(answered)
  if (!isLoose(parts[only]) || !isFilled(parts[0])) return new Set()
  // Who writes of their own accord and ends with a colon shows something: an error, what a page said.
  const shown = !occasion.answering && answered.length === 0 && endsWithColon(parts[only - 1])
  return new Set(shown ? quotes : answered)
}

function isLoose(part: Text | Quote | undefined): boolean {
  return part?.kind === 'quote' && part.introduction.length === 0
}

function isFilled(part: Text | Quote | undefined): boolean {
  return part?.kind === 'text' && part.lines.some((line) => !isBlank(line))
}

function endsWithColon(part: Text | Quote | undefined): boolean {
  if (part?.kind !== 'text') return false
  const last = part.lines.findLast((line) => !isBlank(line))
  return last?.trimEnd().endsWith(':') === true
}

/** A mail that is nothing but "signature", or nothing but a quote that nobody asked for, is what its sender wrote. */
function nothingLost(
  newText: string,
  quotedText: string,
  signature: string,
  scan: Scan,
  occasion: Occasion,
): ReplyText {
  if (newText !== '') return { newText, quotedText, signature }
  if (quotedText === '' && signature !== '') return { newText: signature, quotedText, signature: '' }
  const introduced = scan.parts.some((part) => part.kind === 'quote' && part.introduction.length > 0)
  if (!occasion.answering && !introduced && scan.rest.length === 0 && quotedText !== '') {
    return { newText: quotedText, quotedText: '', signature }
  }
  return { newText, quotedText, signature }
}
