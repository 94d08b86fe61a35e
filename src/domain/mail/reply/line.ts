import { fold } from '../../language/fold.ts'

/**
 * What a mail client says about a line. `cut`: from here on everything is quoted. `introduction`: a quote begins, first
 * the line that introduces it. `divider`: clients draw such a line over a quoted mail, people elsewhere.
 * `signature`: this is the signature.
 */
export type Hint = 'cut' | 'introduction' | 'divider' | 'signature'

/** A line of a mail, from its plain text or its HTML. `quoted` when it has quote marks or stands in a quote. */
export type Line = { readonly text: string; readonly quoted: boolean; readonly hint?: Hint }

export function isBlank(line: string): boolean {
  return line === '' || (line.length < 200 ? line.trim() === '' : !/\S/.test(line))
}

/** Whether a line of plain text begins with `>`, indented by three blanks at most. */
export function hasQuoteMark(line: string): boolean {
  for (let i = 0; i < line.length && i < 4; i++) {
    const c = line.charCodeAt(i)
    if (c === 62) return true
    if (c !== 32) return false
  }
  return false
}

/** The line without its quote marks. */
export function unquoted(line: string): string {
  let i = 0
  while (i < line.length && (line[i] === '>' || line[i] === ' ')) i++
  return i === 0 ? line : line.slice(i)
}

/** Marks of direction, which clients of Hebrew and Arabic put into their lines; what people write keeps them. */
const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Windows Mail writes its dates with marks of direction, which nobody types. */
export function hasDirection(text: string): boolean {
  return DIRECTION.test(text)
}

/** The form in which words are compared: lower case, no accents, single blanks, straight quotes. */
export function comparable(text: string): string {
  return fold(singleSpaced(text))
}

/** The digits of Arabic and Persian. */
const EASTERN_DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/

/** Single blanks, Western digits, no marks of direction; `comparable` adds nothing that shifts its characters. */
export function singleSpaced(text: string): string {
  const level = DIRECTION.test(text) ? text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '') : text
  const plain = EASTERN_DIGIT.test(level)
    ? level.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    : level
  return plain.replace(/\s+/g, ' ').trim()
}

export function nextFilled(lines: readonly string[], from: number): number {
  let i = from
  while (i < lines.length && isBlank(lines[i] ?? '')) i++
  return i
}

/** Adds many lines; spreading them into `push` would overflow the stack. */
export function append(into: string[], lines: readonly string[]): void {
  for (const line of lines) into.push(line)
}

export function joined(lines: readonly string[]): string {
  return lines.join('\n').trim()
}
