import { lowerCase } from '../../language/fold.ts'
import type { Mail } from '../mail.ts'
import { decodeEntities } from '../reply/html-entities.ts'
import { begins, comparable, phrasesOf } from './phrases.ts'

/** As much of a bounce as is looked at. What follows is the returned mail and its files. */
const LONGEST_TEXT = 60_000
const LONGEST_NOTICE = 12_000
const MOST_LINES = 400
const LONGEST_LINE = 1_000
const RETURNED = phrasesOf('returned')

/** What the server itself says, and what it returned below as text. */
export type Notice = {
  readonly lines: readonly string[]
  /** The lines as one comparable text. */
  readonly said: string
  /** The returned mail from its first field on, or ''. */
  readonly returned: string
}

/** Cuts the notice from the returned mail. Looks at the beginning only, in one pass. */
export function noticeOf(mail: Mail): Notice {
  const text = wordsOf(mail)
  const all = text.split('\n', MOST_LINES * 3)
  const end = endOfNotice(all)
  const lines: string[] = []
  let size = 0
  for (const line of all.slice(0, Math.min(end, MOST_LINES))) {
    lines.push(line.slice(0, LONGEST_LINE).trimEnd())
    size += line.length
    if (size > LONGEST_NOTICE) break
  }
  return { lines, said: comparable(lines.join('\n')), returned: returnedText(all, end) }
}

function wordsOf(mail: Mail): string {
  const text = mail.text.slice(0, LONGEST_TEXT)
  if (text.trim().length >= 40 || mail.html === undefined) return text
  return plainHtml(mail.html.slice(0, LONGEST_TEXT * 2))
}

/** The first line that opens the returned mail: a separator in words, or header fields after a blank line. */
function endOfNotice(lines: readonly string[]): number {
  for (const [index, line] of lines.entries()) {
    if (index > 0 && isSeparator(line, lines[index - 1] ?? '')) return index
    if (startsHeader(lines, index) && index > 1) return index
  }
  return lines.length
}

function isSeparator(line: string, before: string): boolean {
  if (line.length > 200 || line.trim() === '') return false
  const bare = comparable(line.slice(0, 120).replace(/^[\s\-=*_>#|+~.]+/, ''))
  if (bare === '' || !begins(bare, RETURNED))
    return /^content-type:\s*(?:message\/rfc822|text\/rfc822-headers)/i.test(line)
  // "The original message was received at …" opens a notice, it does not end one.
  if (/^the original message was|^message headers? could|^returned message:? .{0,40}undeliver/.test(bare)) return false
  const framed = /^\s*[-=*_>#|+~]/.test(line)
  return framed || /[:.\-=*_|]\s*$/.test(line) || before.trim() === ''
}

function startsHeader(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  if (!/^(?:received|return-path|x-received|dkim-signature|delivered-to|arc-seal):\s/i.test(line)) return false
  return lines.slice(index + 1, index + 40).some((next) => /^(?:from|message-id|subject|date|to):\s/i.test(next))
}

/** The returned fields begin at the first line that is one. */
function returnedText(lines: readonly string[], end: number): string {
  const rest = lines.slice(end, end + 300).map((line) => line.replace(/^(?:> ?|\t| {2,4}(?=[A-Z][\w-]{1,40}:))/, ''))
  const first = rest.findIndex((line) => /^[A-Za-z][\w-]{1,40}:\s?/.test(line) && !/^content-/i.test(line))
  if (first < 0) return ''
  const blank = rest.findIndex((line, index) => index > first + 1 && line.trim() === '')
  return rest
    .slice(first, blank < 0 ? undefined : blank)
    .join('\n')
    .slice(0, 30_000)
}

/** The words of an HTML notice, a line for each block. */
function plainHtml(html: string): string {
  const lower = lowerCase(html)
  let out = ''
  let at = 0
  let preformatted = false
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const words = html.slice(at, open)
    out += preformatted ? words : words.replace(/\s+/g, ' ')
    const opens = /[a-z/!]/i.test(html.charAt(open + 1))
    const name = opens
      ? /^<(!--|\/?[a-z][a-z0-9]{0,15})/i.exec(html.slice(open, open + 20))?.[1]?.toLowerCase()
      : undefined
    if (name === undefined) {
      out += '<'
      at = open + 1
      continue
    }
    const closing = name === '!--' ? '-->' : /^(?:style|script|title)$/.test(name) ? `</${name}` : '>'
    const end = lower.indexOf(closing, open + 1)
    if (end < 0) break
    at = end + closing.length
    if (/^\/?pre$/.test(name)) preformatted = name === 'pre'
    if (closing.startsWith('</')) at = html.indexOf('>', at) + 1 || html.length
    if (/^\/?(?:br|p|div|tr|td|th|li|h[1-6]|table|ul|ol|pre|hr|blockquote|section)$/.test(name)) out += '\n'
  }
  return decodeEntities(out + html.slice(at).replace(/<[^<>]{0,500}$/, ''))
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}
