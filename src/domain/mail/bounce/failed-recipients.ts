import { explains, replyAt, statusCode } from './judge.ts'
import { comparable, firstOf, phrasesOf, says } from './phrases.ts'

const LABELS = new Set(phrasesOf('labels').map((phrase) => phrase.join(' ')))
const LONGEST_LABEL = Math.max(...[...LABELS].map((label) => label.length))
const CONTACTS = phrasesOf('contacts')
const WHY = [
  'full',
  'tooLarge',
  'unknownDomain',
  'disabled',
  'unknownAddress',
  'spam',
  'expired',
  'loop',
  'trouble',
  'policy',
] as const
const REASONS = WHY.flatMap((name) => phrasesOf(name))
const MOST_ADDRESSES = 100
/** Words for one address among which the telling ones are looked for. */
const MOST_WORDS = 5
const LONGEST_DIAGNOSTIC = 500
/** Lines of a diagnostic under an address. */
const MOST_LINES = 12

/** An address that a notice names, with what the server said about it. */
export type NamedRecipient = { readonly address: string; readonly diagnostic?: string }

/** How surely an address in a notice is the one that failed. */
type Place = 'headed' | 'labelled' | 'field' | 'mentioned'
type Found = NamedRecipient & { readonly place: Place }

export type Recipients = {
  /** Addresses that stand where servers put the failed ones, else the first that is mentioned. */
  readonly failed: readonly NamedRecipient[]
  /** Whether they stand in such a place. */
  readonly sure: boolean
}

/** The recipients a notice names. `own` are the addresses the notice itself goes to and comes from. */
export function failedRecipients(lines: readonly string[], own: ReadonlySet<string>): Recipients {
  const found: Found[] = []
  for (let index = 0; index < lines.length && found.length < MOST_ADDRESSES; index++) {
    if (lines[index]?.includes('@')) found.push(...addressesOn(lines, index))
  }
  const theirs = found.filter(({ address }) => !own.has(address) && !isOffice(address))
  for (const from of [theirs, found]) {
    for (const place of ['headed', 'labelled', 'field'] as const) {
      const here = from.filter((each) => each.place === place)
      if (here.length > 0) return { failed: merged(here, found), sure: true }
    }
    const [first] = theirs
    if (first !== undefined) return { failed: merged([first], found), sure: false }
  }
  return { failed: [], sure: false }
}

/** The server's words for the whole notice, when none stand beside an address. */
export function generalDiagnostic(lines: readonly string[]): string | undefined {
  const coded = lines.findIndex((line) => !isBanner(line) && (replyAt(line) >= 0 || statusCode(line) !== undefined))
  if (coded >= 0) return cleaned(lines.slice(coded, coded + 4))
  const why = lines.findIndex((line) => line.trim().length > 3 && says(comparable(line), REASONS))
  return why < 0 ? undefined : cleaned(lines.slice(why, why + 1))
}

/** Each address once, with the best words found for it anywhere. */
function merged(chosen: readonly Found[], all: readonly Found[]): readonly NamedRecipient[] {
  const addresses = [...new Set(chosen.map(({ address }) => address))]
  return addresses.map((address) => {
    const words = all.filter((each) => each.address === address).flatMap((each) => each.diagnostic ?? [])
    const diagnostic =
      words.find((each) => replyAt(each) >= 0 || statusCode(each) !== undefined) ??
      words.slice(0, MOST_WORDS).find(explains) ??
      words[0]
    return { address, ...(diagnostic === undefined ? {} : { diagnostic }) }
  })
}

function addressesOn(lines: readonly string[], index: number): readonly Found[] {
  const line = lines[index] ?? ''
  if (/^\s*(?:message-id|in-reply-to|references|mail from|from|sender|reply-to|return-path)\s{0,5}[:=]/i.test(line))
    return []
  if (/^[ \t>]*MAIL FROM/i.test(line)) return []
  const spots = addressSpots(line)
  const [first] = spots
  if (first === undefined) return []
  const before = line.slice(0, first.start)
  const after = line.slice(first.end)
  // The name an address goes under is given beside it; alone it stands for one that is kept secret.
  if (/expanded from:?|generated (?:from|by)|alias/i.test(before))
    return [{ address: first.address, place: 'mentioned' }]
  if (isFieldOfReturned(lines, index)) return [{ address: first.address, place: 'field' }]
  if (isHead(before, after)) {
    if (/^[>"'\s]*[.,;:]?\s*$/.test(after) && isContact(lines, index))
      return [{ address: first.address, place: 'mentioned' }]
    return [{ address: first.address, place: 'headed', ...wordsUnder(lines, index, after) }]
  }
  if (/rcpt to/i.test(before) || /^[\s<>-]*[45]\d\d[\s-]/.test(before)) {
    return [{ address: first.address, place: 'labelled', ...wordsOf([line]) }]
  }
  if (isLabelled(before)) {
    const under = wordsUnder(lines, index, after)
    const words =
      under.diagnostic !== undefined && explains(under.diagnostic)
        ? under
        : explains(before)
          ? wordsOf([before])
          : under
    return [{ address: first.address, place: 'labelled', ...words }]
  }
  return spots.map(({ address }) => ({ address, place: 'mentioned' }))
}

/** `To:` beside `Subject:`: a notice that tells by its fields which mail came back. Whom it failed for stands elsewhere. */
function isFieldOfReturned(lines: readonly string[], index: number): boolean {
  if (!/^\s{0,20}(?:to|cc)\s?:/i.test(lines[index] ?? '')) return false
  return [index - 1, index + 1].some((at) => /^\s{0,20}(?:to|cc|subject|sent|date)\s?:/i.test(lines[at] ?? ''))
}

/** Whether the address opens the line, alone or followed by what happened. */
function isHead(before: string, after: string): boolean {
  const bare = before.replace(/^(?:\s|[*•·\-–>"'<([|#]|\d{1,3}[.)]\s|to\s?:)+/i, '')
  const opens = bare === '' || /^smtp[:=]$/i.test(bare) || /^[^@]{0,60};?(?:dda:)?smtp=$/i.test(before.trim())
  const named = /^[^@:=.!?]{1,60}[(<"']$/.test(before.trim()) && /^[)>"'\]]{1,3}[\s:<]*(?:$|<|on\b)/.test(after)
  if (named && !/\b(?:to|by|at|for|an|a|do|para|de)\s*[(<"']$/i.test(before)) return true
  if (!opens) return false
  return (
    /^[>"')\]\s]*(?:$|[.,;:]\s*$|:|<|\(|\[|-|\.\.\.|on\s|…|\.{3})/.test(after) || /^(?:\s{1,4}[A-Z]|>\s)/.test(after)
  )
}

/** `Recipient: <nadie@example.org>` in any language. */
function isLabelled(before: string): boolean {
  const text = comparable(before.slice(-LONGEST_LABEL - 20).replace(/[\s:=<"'([*,]+$/, ''))
  if (text === '') return false
  const words = text.split(' ')
  for (let count = Math.min(words.length, 8); count > 0; count--)
    if (LABELS.has(words.slice(-count).join(' '))) return true
  return false
}

/** An address under "contact …" is help, not a recipient. */
function isContact(lines: readonly string[], index: number): boolean {
  for (let at = index; at >= 0 && at >= index - 2; at--) {
    const line = (lines[at] ?? '').trim()
    if (at < index && line === '') continue
    if (at < index || line.length > 60)
      return says(comparable(line.slice(0, 300)), CONTACTS) && firstOf(comparable(line), REASONS) < 0
  }
  return false
}

/** What stands after an address and on the lines under it, up to a blank line or the next address. */
function wordsUnder(lines: readonly string[], index: number, after: string): { readonly diagnostic?: string } {
  const rest = after.replace(/^[>"'\s:,;–-]+/, '').replace(/^\(expanded from:?.{0,300}?\):?\s*/i, '')
  const under: string[] = []
  for (const line of lines.slice(index + 1, index + 1 + MOST_LINES)) {
    if (line.trim() === '') break
    const [next] = addressSpots(line)
    if (next !== undefined && isHead(line.slice(0, next.start), line.slice(next.end)) && !/^\s{3,}/.test(line)) break
    if (/^\s*[-=*_]{4,}/.test(line)) break
    under.push(line)
  }
  return wordsOf([rest, ...under])
}

function wordsOf(lines: readonly string[]): { readonly diagnostic?: string } {
  const diagnostic = cleaned(lines)
  return diagnostic === undefined ? {} : { diagnostic }
}

/** One line; from the reply code on, where there is one: what comes before is the reporting server's. */
function cleaned(lines: readonly string[]): string | undefined {
  const blank = lines.findIndex((line, index) => index > 0 && line.trim() === '')
  const text = (blank < 0 ? lines : lines.slice(0, blank)).join(' ').replace(/\s+/g, ' ').trim()
  const code = replyAt(text)
  const words = (code > 0 ? text.slice(code) : text)
    .replace(/\s*\(in reply to [A-Za-z ]{2,40} command\)\s*$/, '')
    .slice(0, LONGEST_DIAGNOSTIC)
  const closed = code > 0 && words.endsWith(')') && !words.includes('(') ? words.slice(0, -1) : words
  return closed.trim() === '' ? undefined : closed.trim().toWellFormed()
}

/** Greetings and dates hold numbers that look like replies. */
function isBanner(line: string): boolean {
  return /^\s*(?:received|date|sent|arrival-date|last-attempt-date|x-[\w-]+|message-id)\s?:/i.test(line)
}

function isOffice(address: string): boolean {
  return /^(?:mailer-?daemon|mail-daemon|postmaster|abuse|hostmaster|helpdesk|no-?reply)@/.test(address)
}

type Spot = { readonly address: string; readonly start: number; readonly end: number }

/** Addresses on a line, found from their "@" outwards. */
function addressSpots(line: string): readonly Spot[] {
  const spots: Spot[] = []
  let from = 0
  for (let at = line.indexOf('@'); at >= 0 && spots.length < 20; at = line.indexOf('@', at + 1)) {
    let start = at
    while (start > from && at - start < 64 && !STOPS.has(line.charAt(start - 1))) start--
    let end = at + 1
    while (end < line.length && end - at < 255 && HOST.test(line.charAt(end))) end++
    while (end > at + 1 && /[.-]/.test(line.charAt(end - 1))) end--
    const local = line.slice(start, at)
    const assigned = /^(?:[a-z0-9:]{0,20}(?:smtp|rfc822|to|address)|orcpt)=/i.exec(local)?.[0].length ?? 0
    const address = line.slice(start + assigned, end).toLowerCase()
    if (/^[^@]+@[^@.]+(?:\.[^@.]+)+$/.test(address)) spots.push({ address, start: start + assigned, end })
    from = end
  }
  return spots
}

const STOPS = new Set([...' \t<>()[]{}:;,"\'|\\`…“”«»‘’'])
const HOST = /[\p{L}\p{N}.-]/u
