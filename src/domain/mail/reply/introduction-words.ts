import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'

/** The words of which introductions are made, and what may stand among them: names, dates, addresses. */

const TAILS = new Set(QUOTING_PACKS.flatMap((pack) => (pack.quote.tails ?? []).map(fold)))
const TAIL_WORDS = new Set([...TAILS].flatMap((words) => words.split(' ')))
const START_WORDS = new Set(QUOTING_PACKS.flatMap((pack) => pack.quote.starts.map((start) => firstWord(fold(start)))))

/** Words that belong to introductions wherever they stand: `użytkownik`, `heeft`. */
const CONNECTORS = new Set(
  QUOTING_PACKS.flatMap((pack) =>
    [...pack.quote.starts, ...pack.quote.verbs, ...(pack.quote.words ?? [])].flatMap((words) => fold(words).split(' ')),
  ),
)

/** A name on a line of its own, whose address was wrapped to the next. */
export function isNameAlone(line: string): boolean {
  return line.length <= 60 && !/[.,:;!?]\s*$/.test(line) && line.trim().split(' ').every(mayBeNamed)
}

/**
 * Only clients write a whole address in brackets right before the verb, at the end, or behind the name that the line
 * begins with: then one word that nobody knows may stand before the date, and a
 * name behind it.
 */
export function isNamed(text: string, verb: { readonly at: number; readonly end: number }): boolean {
  const head = text.slice(0, verb.at).trimEnd()
  const beside = BRACKETED.test(head.slice(-200)) || BRACKETED.test(text.slice(verb.end).slice(-200))
  if (!beside && !/^[^<>()]{1,60}[<(][^<>()\s]{1,80}@[^<>()\s]{1,100}[>)]/.test(text)) return false
  const words = head.replace(/[<(][^<>()\s]{1,80}@[^<>()\s]{1,100}[>)]/g, '')
  const first = words.search(/\d/)
  const before = strangeWords(words.slice(0, Math.max(first, 0)))
  const behind = words.slice(words.search(/\d\D*$/) + 1).replace(/^[^\p{L}]{1,20}|[^\p{L}]{1,20}$/gu, '')
  return beside ? before <= 1 && isName(behind) : before + strangeWords(behind) === 0
}

const BRACKETED = /[<(][^<>()\s]{1,80}@[^<>()\s]{1,100}[>)]{1,2}[\s:：,]{0,4}(?:\p{Lo}{1,12}\s?){0,2}$/u

/** Words in small letters, of some length, that belong to no introduction. */
function strangeWords(text: string): number {
  return text.split(' ').filter((word) => !mayBeNamed(word)).length
}

/** Somebody who wrote, or nobody: "Your page says:" is the writer's. */
export function isName(head: string): boolean {
  const strange = strangeWords(head)
  return strange === 0 || (strange === 1 && (!head.includes(' ') || head.includes(' via ')))
}

/** Between the date and the verb stands nothing, an address or a name; in prose other words, "I" at the least. */
export function isHead(head: string, low: string): boolean {
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
  if (word.length <= 6 && word.replace(/[.,:/()-]/g, '').length <= 3) return true
  return CONNECTORS.has(fold(word.replace(/[.,:]$/, '')))
}

/** Behind the verb stand nothing, the name of who wrote, an address or the date; in prose other words. */
export function isTail(text: string, low: string): boolean {
  const words = low.replace(/[\s:：*_.,-]{1,20}$/, '').trim()
  if (words === '' || TAILS.has(words) || /[@\d]/.test(words)) return true
  return text
    .trim()
    .split(' ')
    .every((word) => !/^[("'«]?\p{Ll}/u.test(word) || TAIL_WORDS.has(fold(word.replace(/[:：*]+$/, ''))))
}

export function isStart(low: string): boolean {
  const c = low.charCodeAt(0)
  if (c >= 48 && c <= 57) return true
  if (c >= 0x2e80) return true
  return START_WORDS.has(firstWord(low))
}

function firstWord(low: string): string {
  return /^[^\s,.-]{1,20}/.exec(low)?.[0] ?? ''
}

/** "thanks On Wed, Apr 4, 2012 …": where the introduction begins behind words of the writer, else 0. */
export function lateStart(line: string): number {
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
