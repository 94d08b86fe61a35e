import { FINDING_PACKS } from '../../language/finding-packs.ts'
import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { append, comparable, isBlank } from './line.ts'
import { isRule } from './markers.ts'
import { isMobilePhrase } from './mobile-phrase.ts'
import { cutNotices } from './notices.ts'

/**
 * What stands under a text and is no part of it: what follows `-- `, the phrase of a telephone, contact data under the
 * name, notices. The closing formula and the name are the writer's words and stay.
 */
const CLOSINGS = new Set(QUOTING_PACKS.flatMap((pack) => (pack.closings ?? []).map(fold)))

/** "Tel.", "móvil", "fax". */
const PHONE_WORDS = new Set([...FINDING_PACKS.flatMap((pack) => pack.phone.map(fold)), 'tel', 'fax', 'mob', 'whatsapp'])

/** A strict `-- ` may have a long signature below; weaker lines only a short one. */
const LONGEST_SIGNATURE = 40
const LOOSE_SIGNATURE = 16
const SHORT_SIGNATURE = 10
const MOST_PHRASES = 40

/** Moves what is signature from the end of `lines` to `into`, in the order it was written. */
export function cutSignature(lines: string[], into: string[], sender: ReadonlySet<string>): void {
  const notices = cutNotices(lines)
  const delimiter = delimiterOf(lines, sender)
  const below = delimiter === undefined ? [] : lines.splice(delimiter)
  append(lines, writtenBelow(below, lines.every(isBlank)))
  const phrases = lines.splice(phrasesFrom(lines))
  const contact = contactBlock(lines)
  for (const part of [contact, phrases, below, notices]) append(into, part)
}

/** A postscript under the signature, or prose where nothing stands above it, is no signature: taken from `below`. */
function writtenBelow(below: string[], silent: boolean): readonly string[] {
  const at = below.findIndex(
    (line, n) => n > 1 && isBlank(below[n - 1] ?? '') && (POSTSCRIPT.test(line) || (silent && isProse(line))),
  )
  return at < 0 ? [] : below.splice(at)
}

const POSTSCRIPT = /^\s*p\.? ?[sd]\.?\s?:|^\s*p\. ?[sd]\.|^\s*ps\s/i

/** Where the phrases of phones begin that end the text; the page of the program may stand below one. */
function phrasesFrom(lines: readonly string[]): number {
  let from = lines.length
  for (let n = 0; n < MOST_PHRASES; n++) {
    const last = lastFilled(lines, from)
    if (last < 0) break
    const isPage = /^\s*<?https?:\/\/\S{1,200}>?\s*$/.test((lines[last] ?? '').slice(0, 240))
    const phrase = isPage && last > 0 ? last - 1 : last
    if (!isMobilePhrase(lines[phrase] ?? '')) break
    from = phrase
  }
  return from
}

function lastFilled(lines: readonly string[], before = lines.length): number {
  let last = before - 1
  while (last >= 0 && isBlank(lines[last] ?? '')) last--
  return last
}

/** The line that separates text and signature: `-- ` (RFC 3676 4.3) or what is left of it, `__`, a dash alone. */
function delimiterOf(lines: readonly string[], sender: ReadonlySet<string>): number | undefined {
  const earliest = Math.max(0, lines.length - LONGEST_SIGNATURE - 1)
  for (let at = earliest; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.length > 60) continue
    const trimmed = line.trim()
    if (line === '-- ') return at
    if (trimmed !== '--' && !isWeakDelimiter(trimmed)) continue
    const below = lines.slice(at + 1).filter((each) => !isBlank(each))
    if (trimmed === '--') {
      const [first = ''] = below
      const listed =
        /^\s*\p{Ll}/u.test(first) && (below.length > 1 || / .{1,80} /.test(first.trim())) && !below.some(isContact)
      if (below.length <= LOOSE_SIGNATURE && !listed && !below.some(isProse)) return at
      continue
    }
    const above = lines.slice(0, at).findLast((each) => !isBlank(each))
    if (above?.trimEnd().endsWith(':') === true || below.length === 0 || below.length > SHORT_SIGNATURE) continue
    if (looksSigned(below, trimmed, sender)) return at
  }
  return undefined
}

function isWeakDelimiter(trimmed: string): boolean {
  return /^(?:[-_]{2,5}|[—–―]{1,9}|={2,5}|\*{3,5}|\+{2,4}|~{2,5})$/.test(trimmed) || isRule(trimmed)
}

/** A question, a postscript, a sentence of some length: nobody signs with it. */
function isProse(line: string): boolean {
  return (
    /[?¿]|^\s*p\.? ?[sd]\b/i.test(line) || (/[.!…]["')]?\s*$/.test(line) && line.trim().split(/\s+/, 10).length > 8)
  )
}

/** Under a long line only addresses prove a signature (Mailman's footer), under a short one the sender's own name. */
function looksSigned(below: readonly string[], delimiter: string, sender: ReadonlySet<string>): boolean {
  const long = delimiter.length > 5
  if (below.some((line) => line.length > 90 || /^\s*(?:[-*•]|\d{1,2}[.)])\s/.test(line))) return false
  const contacts = below.filter(isContact).length
  if (long) return contacts >= 2 && below.length <= 8
  if (below.some(isProse)) return false
  if (contacts >= 1) return below.filter((line) => isSentence(line) && !isContact(line)).length <= 1
  if (!/^[-_—–―]+$/.test(delimiter)) return false
  const signs = below.every((line) => isName(line) || isMobilePhrase(line))
  const [name = ''] = below
  return (
    signs &&
    below.length <= 4 &&
    (isMobilePhrase(name) ||
      fold(name)
        .split(/[^\p{L}]+/u)
        .some((word) => sender.has(word)))
  )
}

function isSentence(line: string): boolean {
  return /[.!?]\s*$/.test(line) && line.trim().split(/\s+/, 6).length > 4
}

/** Up to six words that begin with a capital and end without a mark. */
export function isName(line: string): boolean {
  const words = line.trim().split(/\s+/, 9)
  return words.length <= 6 && line.length <= 50 && !/[.!?:;]\s*$/.test(line) && /^[^\p{Ll}]/u.test(line.trim())
}

/** "Un saludo," "Best regards". */
export function isClosing(line: string): boolean {
  return line.length <= 50 && CLOSINGS.has(comparable(line).replace(/[\s,.!;:]{1,6}$/, ''))
}

/** A telephone number, an address, a web page or a label for one of them. */
export function isContact(line: string): boolean {
  if (line.length > 200) return false
  if (/\S@\S+\.\S|https?:\/\/|\bwww\./i.test(line)) return true
  const digits = line.replace(/\D/g, '').length
  if (digits < 8 || digits > 30) return false
  const label = /^\s*([\p{L}º]{1,12})\b/u.exec(line)?.[1]
  if (label === undefined) return /^\s*[+(]?\d[\d\s()./+-]{6,}/.test(line)
  return label.length === 1 || PHONE_WORDS.has(fold(label))
}

/**
 * Contact data under closing formula and name, without any delimiter: only where three lines or more follow the name,
 * two of them contacts, none of them prose.
 */
function contactBlock(lines: string[]): readonly string[] {
  const last = lastFilled(lines)
  if (last < 4 || !isContact(lines[last] ?? '')) return []
  for (let at = last - 3; at >= 0 && at >= last - 14; at--) {
    const line = lines[at] ?? ''
    if (!isClosing(line)) continue
    let name = at + 1
    while (name <= last && isBlank(lines[name] ?? '')) name++
    const below = lines.slice(name + 1, last + 1).filter((each) => !isBlank(each))
    if (below.length < 3 || !isName(lines[name] ?? '')) return []
    if (below.some((each) => each.length > 120 || isSentence(each) || /[?¿]|:\s*$|\biban\b/i.test(each))) return []
    const known = below.some((each) => /https?:|\bwww\./i.test(each)) && !below.some((each) => /^\p{Ll}/u.test(each))
    const phone = below.some((each) => isContact(each) && !/https?:|@|www\./i.test(each))
    return known && phone ? lines.splice(name + 1) : []
  }
  return []
}
