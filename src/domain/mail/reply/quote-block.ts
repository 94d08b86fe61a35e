import { introductionEnding } from './introduction.ts'
import { isBlank, type Line, unquoted } from './line.ts'
import { isRule, markerOf } from './markers.ts'

/** The end of a block of quoted lines; empty lines inside belong to it. */
export function quoteEnd(lines: readonly Line[], start: number): number {
  let end = start
  for (let i = start; i < lines.length; i++) {
    if (lines[i]?.quoted === true) end = i + 1
    else if (!isBlank(lines[i]?.text ?? '') && !isLoneLink(lines, i)) break
  }
  return end
}

/** A link that a server moved to a line of its own, between quoted lines. */
function isLoneLink(lines: readonly Line[], i: number): boolean {
  if (lines[i - 1]?.quoted !== true || lines[i + 1]?.quoted !== true) return false
  return /^\s*[(<]https?:\/\/\S+[)>]?[\s>]*$/.test((lines[i]?.text ?? '').slice(0, 400))
}

/** Where the client marked the introduction: the quoted line it introduces, at most five lines on. */
export function markedQuote(lines: readonly Line[], start: number): number | undefined {
  let filled = 0
  for (let i = start; i < lines.length && filled < 6; i++) {
    if (lines[i]?.quoted === true) return i === start ? undefined : i
    const text = lines[i]?.text ?? ''
    if (markerOf(text) === 'forward') return undefined
    if (!isBlank(text)) filled++
  }
  return undefined
}

/** Apple's clients put the introduction into the quote: the line after it, or `start`. */
export function toldInside(lines: readonly Line[], start: number, end: number): number {
  const inside = lines.slice(start, Math.min(end, start + 5)).map((line) => unquoted(line.text))
  for (let n = 0; n < inside.length; n++) {
    if (isBlank(inside[n] ?? '')) return start
    const found = introductionEnding(inside, n, 0)
    if (found === undefined || found.before !== n || found.from > 0 || found.strength === 'possible') continue
    let after = start + n + 1
    while (after < end && isBlank((lines[after]?.text ?? '').replaceAll('>', ''))) after++
    return after
  }
  return start
}

/** Lines drawn right above a quote belong to it. */
export function dropRules(lines: string[], lead: string[]): void {
  while (lines.length > 0) {
    const last = lines.at(-1) ?? ''
    if (!isRule(last) && !isBlank(last) && !/^\s*(?:[-_*=~–—]{3,}|\* \* \*)\s*$/.test(last.slice(0, 200))) break
    lead.unshift(lines.pop() ?? '')
    if (lead.length > 50) break
  }
}

/** "I copy what you wrote:" above something that looks like a quote makes it the writer's. */
export function isAnnounced(lines: readonly string[], i: number, floor: number): boolean {
  let above = i - 1
  while (above >= floor && isBlank(lines[above] ?? '')) above--
  return above >= floor && above < i && /[:：]\s*$/.test((lines[above] ?? '').slice(-20))
}

/**
 * Text that was made HTML keeps its own marks of quotes; people begin lines with `>` as well. It is a mark in the whole
 * mail when the first one stands under an introduction or a marker, or holds one.
 */
export function withTypedMarks(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(isTypedMark)
  if (first < 0) return lines
  let above = first - 1
  while (above >= 0 && isBlank(lines[above]?.text ?? '')) above--
  const around = lines.slice(Math.max(0, above - 5), above + 1).map((line) => line.text)
  const inside = lines.slice(first, first + 3).map((line) => unquoted(line.text))
  if (!endsBefore(around, around.length - 1) && !inside.some((_, n) => endsBefore(inside, n))) return lines
  return lines.map((line) => (isTypedMark(line) ? { ...line, quoted: true } : line))
}

function endsBefore(lines: readonly string[], last: number): boolean {
  const line = lines[last]
  if (line === undefined) return false
  return markerOf(line) !== undefined || introductionEnding(lines, last, 0) !== undefined
}

function isTypedMark(line: Line): boolean {
  return !line.quoted && line.text.startsWith('>')
}
