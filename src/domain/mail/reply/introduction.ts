import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { isBlank, singleSpaced } from './line.ts'

/**
 * Introductions of quotes: "El lun, 2 nov 2026 a las 10:15, Tienda <x@y> escribió:" in any order of words and any
 * language. The words of the known languages count, and so does the shape: a date, a time, an address, a final colon.
 */

const VERBS = [...new Set(QUOTING_PACKS.flatMap((pack) => pack.quote.verbs.map(fold)))]
const VERB_ENDS = new Set(VERBS.map((verb) => verb.slice(verb.lastIndexOf(' ') + 1)))
const TAILS = new Set(QUOTING_PACKS.flatMap((pack) => (pack.quote.tails ?? []).map(fold)))
const TAIL_WORDS = new Set([...TAILS].flatMap((words) => words.split(' ')))
const START_WORDS = new Set(QUOTING_PACKS.flatMap((pack) => pack.quote.starts.map((start) => firstWord(fold(start)))))

/** Words that belong to introductions wherever they stand: `użytkownik`, `heeft`. */
const CONNECTORS = new Set(
  QUOTING_PACKS.flatMap((pack) =>
    [...pack.quote.starts, ...pack.quote.verbs, ...(pack.quote.words ?? [])].flatMap((words) => fold(words).split(' ')),
  ),
)

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

/** A name on a line of its own, whose address was wrapped to the next. */
function isNameAlone(line: string): boolean {
  return line.length <= 60 && !/[.,:;!?]\s*$/.test(line) && line.trim().split(' ').every(mayBeNamed)
}

/** "---- Tienda escribió ----" needs no date. */
function isFramed(text: string): boolean {
  return /^\s*[-_=–—]{3,}/.test(text) && /[-_=–—]{3,}\s*$/.test(text)
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
    if (!isTail(text.slice(verb.end), low.slice(verb.end))) return 'possible'
    if (year && time && address && isNamed(text, verb)) return 'certain'
    if (year && (time || address) && isHead(text.slice(0, verb.at), low)) return 'certain'
    return year || time || address ? 'likely' : 'possible'
  }
  const closed = /^.{0,200}[<([]?\S{1,64}@[^\s]{1,200}\s?[:：]?[\s*_-]{0,6}$/.test(low)
  if (address && !closed) return (year || time) && /[:：][\s*_-]{0,6}$/.test(low) ? 'likely' : undefined
  if (!address) return undefined
  if (year && time && isStart(low)) return 'certain'
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

/**
 * Only clients write a whole address in brackets right before the verb, at the end, or behind the name that the line
 * begins with: then one word that nobody knows may stand before the date and one behind it.
 */
function isNamed(text: string, verb: { readonly at: number; readonly end: number }): boolean {
  const head = text.slice(0, verb.at).trimEnd()
  const beside = BRACKETED.test(head.slice(-200)) || BRACKETED.test(text.slice(verb.end).slice(-200))
  if (!beside && !/^[^<>()]{1,60}[<(][^<>()\s]{1,80}@[^<>()\s]{1,100}[>)]/.test(text)) return false
  const words = head.replace(/[<(][^<>()\s]{1,80}@[^<>()\s]{1,100}[>)]/g, '')
  const first = words.search(/\d/)
  const before = strangeWords(words.slice(0, Math.max(first, 0)))
  const behind = strangeWords(words.slice(words.search(/\d\D*$/) + 1))
  return beside ? before <= 1 && behind <= 1 : before + behind === 0
}

const BRACKETED = /[<(][^<>()\s]{1,80}@[^<>()\s]{1,100}[>)]{1,2}[\s:：,]{0,4}(?:\p{L}{1,12}\s?){0,2}$/u

/** Words in small letters, of some length, that belong to no introduction. */
function strangeWords(text: string): number {
  return text.split(' ').filter((word) => !mayBeNamed(word)).length
}

/** Between the date and the verb stands nothing, an address or a name; in prose other words, "I" at the least. */
function isHead(head: string, low: string): boolean {
  const text = head.replaceAll('mailto:', '').replace(/[<(["']{0,2}[^\s<>()[\]]{1,80}@[^\s<>]{1,200}>{0,2}/g, '@')
  const digit = text.search(/\d\D*$/)
  if (digit >= 0 && !isStart(low) && lateStart(head) === 0) return false
  const name = text
    .slice(digit + 1)
    .replace(/^[\s.]*(?:[ap]\.? ?m\b\.?|uhr\b|h\b|[A-Z]{2,4}(?=[\s,)]))?[\s.,:)(]*/i, '')
    .trim()
  if (name === '') return true
  const words = name.split(' ')
  if (words.length > 9 || name === 'I') return false
  if (!/^[^\p{Ll}]|@/u.test(words.at(-1) ?? '')) return false
  return words.every(mayBeNamed)
}

/** A word of a name, an address, a short one, or one that introductions are made of. */
function mayBeNamed(word: string): boolean {
  if (word.length <= 3 || word.includes('@') || !/^["'(«„“<]?\p{Ll}/u.test(word)) return true
  return CONNECTORS.has(fold(word.replace(/[.,:]$/, '')))
}

/** Behind the verb stand nothing, the name of who wrote, an address or the date; in prose other words. */
function isTail(text: string, low: string): boolean {
  const words = low.replace(/[\s:：*_.,-]{1,20}$/, '').trim()
  if (words === '' || TAILS.has(words) || /[@\d]/.test(words)) return true
  return text
    .trim()
    .split(' ')
    .every((word) => !/^[("'«]?\p{Ll}/u.test(word) || TAIL_WORDS.has(fold(word.replace(/[:：*]+$/, ''))))
}

function isStart(low: string): boolean {
  const c = low.charCodeAt(0)
  if (c >= 48 && c <= 57) return true
  if (c >= 0x2e80) return true
  return START_WORDS.has(firstWord(low))
}

function firstWord(low: string): string {
  return /^[^\s,.-]{1,20}/.exec(low)?.[0] ?? ''
}

/** "thanks On Wed, Apr 4, 2012 …": where the introduction begins behind words of the writer, else 0. */
function lateStart(line: string): number {
  for (let at = line.lastIndexOf(' '); at > 0; at = line.lastIndexOf(' ', at - 1)) {
    const rest = fold(line.slice(at + 1, at + 40))
    if (!/^\p{Lu}/u.test(line.slice(at + 1, at + 2))) continue
    const word = firstWord(rest)
    if (word === rest || !START_WORDS.has(word)) continue
    const next = firstWord(rest.slice(word.length).replace(/^[\s,.]{1,3}/, ''))
    if (/@|\d{3}/.test(line.slice(0, at))) continue
    if (/^\d/.test(next) || (START_WORDS.has(next) && /\d/.test(rest))) return at + 1
  }
  return 0
}

function isLatin(c: number): boolean {
  return c >= 97 && c <= 122
}
