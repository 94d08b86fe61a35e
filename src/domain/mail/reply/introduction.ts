import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { isHead, isName, isNameAlone, isNamed, isStart, isTail, lateStart } from './introduction-words.ts'
import { isBlank, singleSpaced } from './line.ts'

/**
 * Introductions of quotes: "El lun, 2 nov 2026 a las 10:15, Tienda <x@y> escribió:" in any order of words and any
 * language. The words of the known languages count, and so does the shape: a date, a time, an address, a final colon.
 */

const TELLINGS = new Set(QUOTING_PACKS.flatMap((pack) => (pack.quote.tellings ?? []).map(fold)))
const VERBS = [...new Set([...QUOTING_PACKS.flatMap((pack) => pack.quote.verbs.map(fold)), ...TELLINGS])]
const VERB_ENDS = new Set(VERBS.map((verb) => verb.slice(verb.lastIndexOf(' ') + 1)))

/** Longest introduction of a quote, and over how many lines clients wrap it. */
const LONGEST = 500
const MOST_LINES = 5

/**
 * `certain`: words, a date and an address or time, so that the quote needs no mark of its own. `likely`: words and one
 * of these. `possible`: words or an address only.
 */
export type Strength = 'certain' | 'likely' | 'possible'
const RANK: Readonly<Record<Strength, number>> = { possible: 1, likely: 2, certain: 3 }

export type Introduction = {
  /** How many lines before the last one belong to it. */
  readonly before: number
  readonly strength: Strength
  /** Where it begins in its first line, when words of the writer stand before it. */
  readonly from: number
}

/** The introduction that ends with `lines[last]` and begins at `floor` or later, if there is one. */
export function introductionEnding(lines: readonly string[], last: number, floor: number): Introduction | undefined {
  const end = lines[last] ?? ''
  if (!mayEndIntroduction(end)) return undefined
  let text = ''
  let best: Introduction | undefined
  for (let before = 0; before < MOST_LINES && last - before >= floor; before++) {
    const line = lines[last - before] ?? ''
    // Polymail breaks before the address, with an empty line.
    if (isBlank(line) && before > 0 && text.startsWith('<')) continue
    if (isBlank(line)) break
    text = text === '' ? line : `${line}${line.trimEnd().endsWith('<') || text.startsWith('@') ? '' : ' '}${text}`
    if (text.length > LONGEST) break
    const bare = singleSpaced(text).replace(/^[-–—_*>|\s]{1,20}/, '')
    const low = fold(bare)
    const strength = isFramed(text) && lastVerb(low) !== undefined ? 'certain' : strengthOf(bare, low)
    if (strength === undefined) continue
    const starts = isStart(low)
    const previous = lines[last - before - 1]
    const paragraph = last - before === floor || previous === undefined || isBlank(previous)
    if (!starts && !paragraph && before > 0) continue
    const torn = /^\s{0,3}</.test(lines[last - before + 1] ?? '') && paragraph && isNameAlone(line)
    const better =
      best === undefined ||
      RANK[strength] > RANK[best.strength] ||
      ((starts || torn) && before > best.before && best.from < 0)
    if (better) best = { before, strength, from: starts ? 0 : -1 }
    if (starts && strength === 'certain') break
  }
  if (best === undefined) return undefined
  if (best.from === 0 || best.strength !== 'certain') return { ...best, from: 0 }
  return { ...best, from: lateStart(lines[last - best.before] ?? '') }
}

/** "---- Tienda escribió ----" needs no date. */
function isFramed(text: string): boolean {
  return /^\s*[-_=–—]{3,}/.test(text) && /[-_=–—]{3,}\s*$/.test(text)
}

/** GroupWise: ">>> Tienda <a@b> 02/11/2026 10:15 >>>", over a quote without any marks. */
export function isArrowed(line: string): boolean {
  if (line.length > LONGEST || !/^\s{0,3}>>> ?[^\s>].*>>>\s*$/.test(line)) return false
  return /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\D{1,4}\d{1,2}[:.]\d\d/.test(line)
}

/** What an introduction tells about the mail it introduces. */
export function introduced(text: string): { readonly from?: string; readonly name?: string; readonly date: string } {
  const bare = singleSpaced(text)
  const address = /[^\s<>()[\]:;,"']{1,64}@[^\s<>()[\]:;,"']{1,255}/.exec(bare.slice(0, LONGEST))
  const quotedName = /["“„«]([^"”“»]{1,100})["”“»]/.exec(bare)
  if (address === null) return { ...(quotedName === null ? {} : { name: quotedName[1] ?? '' }), date: bare }
  const before = bare.slice(0, address.index).replace(/[<([\s]{1,6}$/, '')
  const name =
    quotedName?.[1] ??
    before
      .slice(Math.max(before.lastIndexOf(','), before.search(/\d[^\d]*$/)) + 1)
      .replace(/^[\s,.:)]*(?:[ap]\.? ?m\.?\b|uhr\b)?[\s,]*/i, '')
  const from = address[0].toLowerCase()
  return { from, ...(name === '' || name.includes('@') ? {} : { name: name.trim() }), date: bare }
}

/** A cheap look at the end of the line: a colon, the verb itself, or the address of old Gmail behind its date. */
export function mayEndIntroduction(line: string): boolean {
  if (line.length > LONGEST) return false
  let end = line.length
  while (end > 0 && isMarkup(line.charCodeAt(end - 1))) end--
  if (end === 0) return false
  const c = line.charCodeAt(end - 1)
  if (c === 58 || c === 0xff1a) return true
  if (/^\s{0,3}\d{4}[/-]\d/.test(line) && line.trimEnd().endsWith('>')) return true
  const word = line.slice(line.lastIndexOf(' ', end - 1) + 1, end)
  return word.length <= 16 && VERB_ENDS.has(fold(word))
}

function isMarkup(c: number): boolean {
  return c <= 32 || c === 42 || c === 45 || c === 95 || c === 0xa0 || (c >= 0x200e && c <= 0x202f)
}

function strengthOf(text: string, low: string): Strength | undefined {
  const year = /(?:^|\D)(?:19|20|25)\d\d(?!\d)|\d{1,2}(?:[./-]|\. )\d{1,2}(?:[./-]|\. )\d{1,2}(?!\d)/.test(low)
  const time = /\d{1,2}[:.h]\d\d|\d ?(?:am|pm|uhr|h)\b/.test(low)
  const address = /\S@\S/.test(low)
  const verb = lastVerb(low)
  if (verb !== undefined) {
    if (!isTail(text.slice(verb.end), low.slice(verb.end))) return year && address ? 'possible' : undefined
    if (year && time && address && isNamed(text, verb)) return 'certain'
    if (year && (time || address) && isHead(text.slice(0, verb.at), low)) return 'certain'
    if (year || time || address) return 'likely'
    const told = TELLINGS.has(low.slice(verb.at, verb.end)) || !isName(text.slice(0, verb.at).trim())
    return told ? undefined : 'possible'
  }
  const closed = /^.{0,200}[<([]?\S{1,64}@[^\s]{1,200}\s?[:：]?[\s*_-]{0,6}$/.test(low)
  if (address && !closed) return (year || time) && /[:：][\s*_-]{0,6}$/.test(low) ? 'likely' : undefined
  if (!address) return undefined
  if (year && time && (isStart(low) || /^\p{L}{3,10}\.? \d{1,2}\p{L}{0,2},? (?:19|20)\d\d\D/u.test(low)))
    return 'certain'
  return year || time ? 'likely' : 'possible'
}

function lastVerb(low: string): { readonly at: number; readonly end: number } | undefined {
  let found: { at: number; end: number } | undefined
  for (const verb of VERBS) {
    const at = low.lastIndexOf(verb)
    if (at < 0) continue
    const end = at + verb.length
    if (isLatin(low.charCodeAt(at)) && at > 0 && isLatin(low.charCodeAt(at - 1))) continue
    if (isLatin(low.charCodeAt(end - 1)) && isLatin(low.charCodeAt(end))) continue
    if (found === undefined || end > found.end || (end === found.end && at < found.at)) found = { at, end }
  }
  return found
}

function isLatin(c: number): boolean {
  return c >= 97 && c <= 122
}
