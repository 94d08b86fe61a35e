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
