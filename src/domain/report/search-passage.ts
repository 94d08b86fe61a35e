/** The place of a message that shows why it was found: a line's worth around the hits, the hits marked. */
import { fold } from '../language/fold.ts'

/** Text as it stands in the message, and whether it is what was searched. */
export type PassagePart = { readonly text: string; readonly hit: boolean }
export type Passage = readonly PassagePart[]

/** Folded forms that count as hits: whole words, and beginnings that stems leave. */
export type HitForms = { readonly words: ReadonlySet<string>; readonly beginnings: readonly string[] }

const LONGEST = 180
/** How much of it stands before the first hit. */
const BEFORE = 60
const LONGEST_READ = 30_000
/** A word this much longer than its stem is another word: carta, cartagena. */
const LONGEST_ENDING = 5
const ELLIPSIS = '…'

type Span = { readonly from: number; readonly to: number }

/** The passage with most different hits; the beginning of the text when there is none. Line ends become spaces. */
export function passageOf(text: string, forms: HitForms): Passage {
  const line = text.slice(0, LONGEST_READ).replace(/\s+/g, ' ').trim()
  const hits = hitsIn(line, forms)
  const from = start(line, bestOf(hits, line))
  const to = end(line, from)
  const parts: PassagePart[] = []
  let at = from
  for (const hit of hits) {
    if (hit.from < from || hit.to > to) continue
    if (hit.from > at) parts.push({ text: line.slice(at, hit.from), hit: false })
    parts.push({ text: line.slice(hit.from, hit.to), hit: true })
    at = hit.to
  }
  if (to > at) parts.push({ text: line.slice(at, to), hit: false })
  if (from > 0) parts.unshift({ text: ELLIPSIS, hit: false })
  if (to < line.length) parts.push({ text: ELLIPSIS, hit: false })
  return joined(parts)
}

/** Whether any word of a text is a hit. */
export function hasHit(text: string, forms: HitForms): boolean {
  return hitsIn(text.slice(0, LONGEST_READ), forms).length > 0
}

function hitsIn(line: string, { words, beginnings }: HitForms): readonly Span[] {
  if (words.size === 0 && beginnings.length === 0) return []
  const hits: Span[] = []
  for (const { 0: word, index } of line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(word)
    const isHit =
      words.has(folded) ||
      beginnings.some((stem) => folded.length <= stem.length + LONGEST_ENDING && folded.startsWith(stem))
    if (isHit) hits.push({ from: index, to: index + word.length })
  }
  return hits
}

/** Where the stretch with most different hits begins: found by walking over the hits once. */
function bestOf(hits: readonly Span[], line: string): number {
  let best = hits[0]?.from ?? 0
  let most = 0
  let left = 0
  const inside = new Map<string, number>()
  const wordOf = (hit: Span) => fold(line.slice(hit.from, hit.to))
  for (const hit of hits) {
    const word = wordOf(hit)
    inside.set(word, (inside.get(word) ?? 0) + 1)
    for (let first = hits[left]; first && hit.to - first.from > LONGEST - BEFORE; first = hits[++left]) {
      const gone = wordOf(first)
      const count = (inside.get(gone) ?? 1) - 1
      if (count === 0) inside.delete(gone)
      else inside.set(gone, count)
    }
    if (inside.size > most) {
      most = inside.size
      best = hits[left]?.from ?? hit.from
    }
  }
  return best
}

function start(line: string, hit: number): number {
  const earliest = Math.max(0, Math.min(hit - BEFORE, line.length - LONGEST))
  if (earliest === 0) return 0
  const space = line.indexOf(' ', earliest)
  return space === -1 || space >= hit ? wholeFrom(line, earliest) : space + 1
}

function end(line: string, from: number): number {
  if (line.length - from <= LONGEST) return line.length
  const space = line.lastIndexOf(' ', from + LONGEST)
  return space > from + LONGEST / 2 ? space : wholeFrom(line, from + LONGEST)
}

/** Never between the halves of an emoji. */
function wholeFrom(line: string, at: number): number {
  const unit = line.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

function joined(parts: readonly PassagePart[]): Passage {
  const out: PassagePart[] = []
  for (const part of parts) {
    const last = out.at(-1)
    if (last && last.hit === part.hit) out[out.length - 1] = { text: last.text + part.text, hit: part.hit }
    else out.push(part)
  }
  return out
}
