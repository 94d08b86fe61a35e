import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { comparable, isBlank } from './line.ts'

/**
 * Paragraphs that a company, a provider or a list puts over and under what people write. They are recognised by how
 * they begin and by telling words; beginnings that people use too ("este mensaje …") need two of these and a long
 * paragraph. A paragraph that asks a question is a person's.
 */
type Beginning = {
  readonly words: string
  /** Words of which `needed` must stand in the paragraph; none: a link or an address must. */
  readonly stems: readonly string[]
  readonly needed: number
  readonly shortest: number
  /** Only under a line that is drawn or another notice: people write of subscriptions too. */
  readonly drawn?: boolean
}

/** A beginning this long needs no other proof. */
const TELLING = 24
/** Decoration before a notice; the `P` is a tree in the font of signs. */
const LEAD = /^(?:[\s*_>|#=~•-]|\p{So}|\ufe0f){0,14}(?:P\s{1,3})?/iu
const LINKS = ['http', 'www.', '@', '<mailto']
/** A notice that only begins like one must be a text, not a remark. */
const SHORTEST_NOTICE = 90

const BELOW = byFirstWord(
  QUOTING_PACKS.flatMap((pack) => {
    const stems = (pack.notices?.stems ?? []).map(fold)
    return [
      ...(pack.notices?.openings ?? []).map((words) => ({
        words: fold(words),
        stems,
        needed: words.length >= TELLING ? 0 : 1,
        shortest: 0,
      })),
      ...(pack.footers ?? []).map((words) => ({
        words: fold(words),
        stems: LINKS,
        needed: 1,
        shortest: 1,
        drawn: true,
      })),
      ...(pack.notices?.subjects ?? []).map((words) => ({
        words: fold(words),
        stems,
        needed: 2,
        shortest: SHORTEST_NOTICE,
      })),
    ]
  }),
)
const ABOVE = byFirstWord(
  QUOTING_PACKS.flatMap((pack) => {
    const stems = (pack.bannerStems ?? []).map(fold)
    return (pack.banners ?? []).map((words) => ({ words: fold(words), stems, needed: 1, shortest: 0 }))
  }),
)

/** Beyond so many lines or characters a paragraph is looked at no further. */
const LONGEST_PARAGRAPH = 40
const LONGEST_LOOK = 1_500
/** Notices stand in the last lines of a text, banners in the first paragraphs. */
const LAST_LINES = 120
const MOST_BANNERS = 3

/** Takes the notices at the end of a text from `lines`: from the first of them on, when nothing else follows. */
export function cutNotices(lines: string[]): readonly string[] {
  let cut: number | undefined
  const begin = Math.max(0, lines.length - LAST_LINES)
  for (let at = begin; at < lines.length; at++) {
    if (isBlank(lines[at] ?? '') || (at > 0 && !isBlank(lines[at - 1] ?? '') && !opensAlone(lines, at))) continue
    if (isNotice(lines, at, BELOW, cut !== undefined || isUnderLine(lines, at))) cut ??= at
    else if (cut !== undefined && !goesOn(lines, at)) cut = undefined
  }
  if (cut === undefined || (cut === 0 && lines.length < 3)) return []
  let from = cut
  while (from > 0 && (isBlank(lines[from - 1] ?? '') || isLineDrawn(lines[from - 1] ?? ''))) from--
  return lines.splice(from)
}

/** Takes the warnings on top of a text from `lines`. */
export function cutBanners(lines: string[]): readonly string[] {
  const taken: string[] = []
  for (let n = 0; n < MOST_BANNERS; n++) {
    let at = 0
    while (at < lines.length && (isBlank(lines[at] ?? '') || isLineDrawn(lines[at] ?? ''))) at++
    const framed = at < lines.length ? frameEnd(lines, at) : undefined
    if (framed === undefined && (at >= lines.length || !isBanner(lines, at))) break
    const end = framed ?? paragraphEnd(lines, at)
    // A warning that shares its paragraph with the text ends with its own line.
    const stop = framed === undefined && (end - at > 6 || end >= lines.length) ? at + 1 : end
    if (lines.slice(stop).every(isBlank)) break
    for (const line of lines.splice(0, stop)) taken.push(line)
  }
  return taken
}

/** Exchange asks in every language whether the sender is known, and always names the same page. */
function isBanner(lines: readonly string[], at: number): boolean {
  const page = 'aka.ms/learnaboutsenderidentification'
  return isNotice(lines, at, ABOVE, false) || (lines[at] ?? '').slice(0, 400).toLowerCase().includes(page)
}

/** Proofpoint frames its banner with marks of its own. */
function frameEnd(lines: readonly string[], at: number): number | undefined {
  if (!/^\s*ZjQcmQRYFpfpt\w{0,40}Start\s*$/.test((lines[at] ?? '').slice(0, 100))) return undefined
  for (let end = at + 1; end < lines.length && end <= at + LONGEST_PARAGRAPH; end++) {
    if (/^\s*ZjQcmQRYFpfpt\w{0,40}End\s*$/.test((lines[end] ?? '').slice(0, 100))) return end + 1
  }
  return undefined
}

function isNotice(
  lines: readonly string[],
  at: number,
  beginnings: ReadonlyMap<string, readonly Beginning[]>,
  drawn: boolean,
): boolean {
  const line = (lines[at] ?? '').slice(0, 300).replace(LEAD, '')
  const candidates = beginnings.get(firstWord(fold(line.slice(0, 40))))
  if (candidates === undefined) return false
  const low = comparable(
    lines
      .slice(at, Math.min(paragraphEnd(lines, at), at + 4))
      .join(' ')
      .slice(0, 600),
  ).replace(LEAD, '')
  const found = candidates.filter(
    (each) =>
      low.startsWith(each.words) &&
      (each.words.split(' ').length > 2 || each.shortest > 0 || standsAlone(line, each.words)),
  )
  if (found.length === 0) return false
  const end = paragraphEnd(lines, at)
  // A heading such as "Aviso legal" stands over its notice.
  const heading = end - at === 1 && line.length < 60 && beginnings === BELOW
  const next = heading ? paragraphEnd(lines, end + 1) : end
  const whole = comparable(lines.slice(at, next).join(' ').slice(0, LONGEST_LOOK))
  if (/¿|\?(?=\s|$)/.test(whole)) return false
  return found.some((each) => {
    if (each.drawn === true && !drawn) return false
    if (whole.length < each.shortest) return false
    let holds = 0
    for (const stem of each.stems) if (whole.includes(stem)) holds++
    return holds >= each.needed
  })
}

/** One or two words are a heading, with a full stop, colon or nothing behind them; else a sentence goes on. */
function standsAlone(line: string, words: string): boolean {
  const rest = comparable(line).replace(LEAD, '').slice(words.length)
  return words.endsWith(']') || !/^,? ?[\p{L}\p{N}]/u.test(rest) || /https?:|www\.|@|<mailto/.test(rest)
}

/** Under a notice only more of the same kind is expected: long paragraphs, links, lines; not a short answer. */
function goesOn(lines: readonly string[], at: number): boolean {
  const text = lines.slice(at, paragraphEnd(lines, at)).join(' ')
  return text.length >= SHORTEST_NOTICE || /https?:|www\.|@/.test(text) || isLineDrawn(text)
}

/** Notices that follow a line without a blank between are still seen when a line was drawn. */
function opensAlone(lines: readonly string[], at: number): boolean {
  return isLineDrawn(lines[at - 1] ?? '')
}

function isUnderLine(lines: readonly string[], at: number): boolean {
  let above = at - 1
  while (above >= 0 && isBlank(lines[above] ?? '')) above--
  return above >= 0 && isLineDrawn(lines[above] ?? '')
}

function isLineDrawn(line: string): boolean {
  return line.length < 200 && /^\s*[-_=*~#—–]{2,}\s*$/.test(line)
}

function paragraphEnd(lines: readonly string[], from: number): number {
  let end = from
  while (end < lines.length && end - from < LONGEST_PARAGRAPH && !isBlank(lines[end] ?? '')) end++
  return end
}

function firstWord(low: string): string {
  return /^[\p{L}[]{1,20}/u.exec(low)?.[0] ?? ''
}

function byFirstWord(all: readonly Beginning[]): ReadonlyMap<string, readonly Beginning[]> {
  const found = new Map<string, Beginning[]>()
  for (const each of all) {
    const word = firstWord(each.words)
    const list = found.get(word)
    if (list === undefined) found.set(word, [each])
    else list.push(each)
  }
  return found
}
