import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { comparable } from './line.ts'

/** Lines by which clients and help desks mark that somebody else's mail begins. */

const ORIGINAL = new Set(QUOTING_PACKS.flatMap((pack) => pack.originalMarkers.map(fold)))
const FORWARD = new Set(QUOTING_PACKS.flatMap((pack) => pack.forwardMarkers.map(fold)))
const REPLY_ABOVE = byFirstWord(QUOTING_PACKS.flatMap((pack) => (pack.replyAbove ?? []).map(fold)))

const LONGEST = 160

/**
 * `original`: a quoted mail follows. `forward`: a forwarded one. `bare-original`: the words without dashes, which count
 * only over a header block. `reply-above`: a help desk asks to answer above this line.
 */
export type Marker = 'original' | 'forward' | 'bare-original' | 'reply-above'

/** What the line marks, if anything. */
export function markerOf(line: string): Marker | undefined {
  if (line.length > 1_000 || line.length < 4) return undefined
  let from = 0
  while (from < line.length && isLead(line.charCodeAt(from))) from++
  let words = from
  while (words < line.length && isDash(line.charCodeAt(words))) words++
  const dashes = line.slice(from, words).replaceAll(' ', '').length
  const rest = line.slice(words, words + LONGEST)
  if (rest === '') return undefined
  if (dashes >= 2) return dashed(rest) ?? replyAbove(line)
  const last = line.trimEnd().at(-1)
  if (last === ':' || last === '：') {
    const phrase = comparable(rest.replace(/\s*[:：*]{1,3}\s*$/, ''))
    if (phrase.length > 8 && FORWARD.has(phrase)) return 'forward'
  }
  const bare = line.length < 60 ? comparable(rest.replace(/[\s:：*_®\]]{1,6}$/, '')) : ''
  if (ORIGINAL.has(bare)) return bare.length > 28 ? 'original' : 'bare-original'
  return replyAbove(line)
}

function dashed(rest: string): Marker | undefined {
  const closing = /\s?[-_=–—‐‑]{2,}/.exec(rest)
  const core = comparable((closing === null ? rest : rest.slice(0, closing.index)).replace(/[\s:：*]{1,4}$/, ''))
  const whole = closing === null ? core : comparable(rest.replace(/[-_=–—‐‑\s:：*]{1,60}$/, ''))
  for (const words of [core, whole]) {
    if (ORIGINAL.has(words)) return 'original'
    if (FORWARD.has(words)) return 'forward'
  }
  // "Forwarded by Ana/Madrid on 02/11/2026", "Mensaje original de Ana".
  for (const end of spacesOf(core)) {
    const words = core.slice(0, end)
    if (FORWARD.has(words)) return 'forward'
    if (ORIGINAL.has(words) && closing !== null) return 'original'
  }
  return undefined
}

function spacesOf(core: string): readonly number[] {
  const found: number[] = []
  for (let at = core.lastIndexOf(' '); at > 8 && found.length < 8; at = core.lastIndexOf(' ', at - 1)) found.push(at)
  return found
}

/** The phrase must be all of the line but for decoration: people who mention it go on. */
function replyAbove(line: string): Marker | undefined {
  if (line.length > LONGEST || line.length < 12) return undefined
  const words = line.replace(/^[^\p{L}]{1,30}/u, '').trimEnd()
  const comma = words.indexOf(', ')
  // "Por favor, escriba …".
  for (const candidate of comma > 0 && comma < 16 ? [words, words.slice(comma + 2)] : [words]) {
    const phrases = REPLY_ABOVE.get(fold(/^\p{L}{1,20}/u.exec(candidate)?.[0] ?? ''))
    if (phrases === undefined) continue
    const low = comparable(candidate)
    const phrase = phrases.find((each) => low.startsWith(each))
    const decorated = words.length < line.trim().length
    if (phrase !== undefined && (decorated || low.length <= phrase.length + 12)) return 'reply-above'
  }
  return undefined
}

function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const phrase of phrases) {
    const word = /^\p{L}{1,20}/u.exec(phrase)?.[0] ?? ''
    found.set(word, [...(found.get(word) ?? []), phrase])
  }
  return found
}

/** What stands on the line behind a marker and its closing dashes. */
export function afterMarker(line: string): string {
  return /^[\s>*|]{0,12}[-_=–—‐]{2,60}[^-_=–—‐]{4,80}[-_=–—‐]{2,60}(.{0,2000})/.exec(line)?.[1]?.trim() ?? ''
}

/** A line of nothing but underscores, dashes or the like, ten or more. */
export function isRule(line: string): boolean {
  const trimmed = line.length < 200 ? line.trim() : ''
  return trimmed.length >= 10 && /^(?:_+|-+|=+|\*+|—+|─+)$/.test(trimmed)
}

function isLead(c: number): boolean {
  return c === 32 || c === 9 || c === 62 || c === 42 || c === 0xa0 || c === 124
}

function isDash(c: number): boolean {
  return c === 45 || c === 32 || c === 95 || (c >= 0x2010 && c <= 0x2015) || c === 61 || c === 35
}
