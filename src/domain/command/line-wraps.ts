/**
 * Command lines that a mail program broke in two: text that is not flowed (RFC 3676) is wrapped at 72 columns or so, and half a promise
 * would be told as a promise and the other half as a letter.
 */

import { asSeen, lookAt } from './line-marks.ts'
import { commandNamed } from './names.ts'

/** A program wraps at 65 columns at least and at 80 at most: a longer line was not wrapped. */
const NARROWEST = 65
const WIDEST = 80
const MOST_LINES = 12

/** The lines with those joined (by a line break, as written) that are one command line. */
export function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    let end = at
    if (mayBeWrapped(line)) while (end - at < MOST_LINES && goesOn(lines[end] ?? '', lines[end + 1])) end += 1
    joined.push(end === at ? line : lines.slice(at, end + 1).join('\n'))
    at = end
  }
  return joined
}

function mayBeWrapped(line: string): boolean {
  if (line.length > 4 * WIDEST || !isFull(line, 'x'.repeat(NARROWEST))) return false
  const seen = lookAt(asSeen(line))
  const last = seen.kind === 'marked' ? seen.marks.at(-1) : undefined
  return last !== undefined && last.argument !== '' && commandNamed(last.word) !== undefined
}

/**
 * The next line goes on when its first word had no room on this one. A capital letter behind the end of a sentence begins the letter to the
 * customer; so does a field (`customer: …`).
 */
function goesOn(line: string, next: string | undefined): boolean {
  if (next === undefined || next.length > WIDEST + 10) return false
  const seen = asSeen(next)
  if (lookAt(seen).kind !== 'text' || /^[>|]|^\p{L}{1,20}\s?:/u.test(seen)) return false
  if (!isFull(line, /^\S{1,80}/.exec(seen)?.[0] ?? '')) return false
  return /^[^\p{Lu}¡¿]/u.test(seen) || !/[.!?…:]["”»)]?$/.test(line.trimEnd())
}

function isFull(line: string, word: string): boolean {
  const length = line.trimEnd().length
  return length >= NARROWEST / 2 && length <= WIDEST && length + 1 + word.length > NARROWEST
}
