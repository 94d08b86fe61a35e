import { QUOTING_PACKS } from '../../language/quoting-packs.ts'

/**
 * What single lines of a mail are: recognised by the words of all languages, each in time proportional to the line, of
 * which never more than a few hundred characters are looked at.
 */

const STARTS = QUOTING_PACKS.flatMap((pack) => pack.quote.starts).map((start) => `${start} `)
const VERBS = [...new Set(QUOTING_PACKS.flatMap((pack) => pack.quote.verbs))]
const ORIGINAL = new Set(QUOTING_PACKS.flatMap((pack) => pack.originalMarkers))
const FORWARD = new Set(QUOTING_PACKS.flatMap((pack) => pack.forwardMarkers))
const MOBILE = [...new Set(QUOTING_PACKS.flatMap((pack) => pack.mobile))]

const ROLES = ['from', 'date', 'to', 'cc', 'subject'] as const
type Role = (typeof ROLES)[number]
const LABELS = new Map<string, readonly Role[]>()
for (const role of ROLES) {
  for (const label of QUOTING_PACKS.flatMap((pack) => pack.labels[role])) {
    const roles = LABELS.get(label) ?? []
    if (!roles.includes(role)) LABELS.set(label, [...roles, role])
  }
}

/** Longest introduction of a quote, and over how many lines clients wrap it. */
const LONGEST_ATTRIBUTION = 400
const WRAPPED_LINES = 4

export function isBlank(line: string): boolean {
  return line.length < 200 ? line.trim() === '' : /^\s*$/.test(line)
}

export function isQuoted(line: string): boolean {
  for (let i = 0; i < line.length && i < 4; i++) {
    const c = line.charCodeAt(i)
    if (c === 62) return true
    if (c !== 32) return false
  }
  return false
}

/** The line without its quote marks. */
export function unquoted(line: string): string {
  let i = 0
  while (i < line.length && (line[i] === '>' || line[i] === ' ')) i++
  return line.slice(i)
}

/**
 * Whether `lines[last]` ends an introduction such as "El lun, 2 nov 2026 a las 10:15, Tienda <x@y> escribió:".
 * Answers how many lines before it belong to it, and whether it is `certain` (a date and an address, so that the quote
 * needs no `>`), `likely` (words and a date) or `possible` (words only: a quoted line must follow).
 */
export function attributionEnd(
  lines: readonly string[],
  last: number,
): { readonly before: number; readonly strength: 'certain' | 'likely' | 'possible' } | undefined {
  const end = lines[last] ?? ''
  if (end.length > LONGEST_ATTRIBUTION || !/[:：]\s*$/.test(end.slice(-8))) return undefined
  let joined = ''
  let plain: { before: number; strength: 'certain' | 'likely' | 'possible' } | undefined
  for (let before = 0; before < WRAPPED_LINES; before++) {
    const line = lines[last - before]
    if (line === undefined || isBlank(line) || isQuoted(line)) break
    joined = `${line.trim()} ${joined}`
    if (joined.length > LONGEST_ATTRIBUTION) break
    const lower = joined.toLowerCase()
    if (!VERBS.some((verb) => lower.includes(verb))) continue
    const strength = strengthOf(lower)
    const started = STARTS.some((start) => lower.startsWith(start))
    if (started && strength !== 'possible') return { before, strength }
    const paragraph = lines[last - before - 1]
    if (strength !== 'possible' && (paragraph === undefined || isBlank(paragraph)) && plain?.strength !== 'certain') {
      plain = { before, strength }
    } else if (plain === undefined)
      plain = { before, strength: before === 0 && joined.length < 120 ? 'possible' : strength }
  }
  return plain
}

function strengthOf(lower: string): 'certain' | 'likely' | 'possible' {
  const year = /\b(19|20)\d\d\b/.test(lower) || /\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b/.test(lower)
  const time = /\b\d{1,2}[:.h]\d\d\b/.test(lower)
  const address = /\S@\S/.test(lower)
  if (year && (address || time)) return 'certain'
  if (address || time || year) return 'likely'
  return 'possible'
}

/** What a line without its dashes and final colon says: a quoted original begins, or a forwarded mail. */
export function markerOf(line: string): 'original' | 'forward' | undefined {
  if (line.length > 120 || !/^[\s>*]{0,20}[-_=–—]|[:：]\s*$/.test(line)) return undefined
  const bare = line
    .replace(/^[\s>*]{0,20}/, '')
    .replace(/\s+$/, '')
    .toLowerCase()
  const core = stripDashes(bare)
  const dashed = core.length <= bare.length - 4
  if (dashed && (ORIGINAL.has(core) || ORIGINAL.has(core.split(' de ')[0] ?? ''))) return 'original'
  if (dashed && FORWARD.has(core)) return 'forward'
  if (!dashed && /\s?[:：]$/.test(bare)) {
    const phrase = bare.replace(/\s?[:：]$/, '')
    if (phrase.includes(' ') && FORWARD.has(phrase) && phrase !== 'forwarded by') return 'forward'
  }
  return undefined
}

function stripDashes(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isDash(text.charCodeAt(from))) from++
  while (to > from && isDash(text.charCodeAt(to - 1))) to--
  return text.slice(from, to).trim()
}

function isDash(c: number): boolean {
  return c === 45 || c === 32 || c === 95 || c === 0x2013 || c === 0x2014 || c === 61
}

export function isRule(line: string): boolean {
  const trimmed = line.length < 200 ? line.trim() : ''
  return trimmed.length >= 10 && /^_+$|^-+$/.test(trimmed)
}

export function isMobilePhrase(line: string): boolean {
  const lower = line
    .slice(0, 160)
    .replace(/^[\s*_[-]{0,6}/, '')
    .toLowerCase()
  return line.length <= 160 && MOBILE.some((phrase) => lower.startsWith(phrase))
}

export type HeaderBlock = {
  /** The line after the block. */
  readonly end: number
  readonly fields: Readonly<Partial<Record<Role, string>>>
}

/** The header block that a client writes over a quoted or forwarded mail, when one begins at `start`. */
export function headerBlock(lines: readonly string[], start: number): HeaderBlock | undefined {
  if (labelled(lines[start]) === undefined) return undefined
  const fields: Partial<Record<Role, string>> = {}
  let last: Role | undefined
  let end = start
  let blanks = 0
  let loose = 0
  for (let i = start; i < lines.length && i < start + 24; i++) {
    const line = unquoted(lines[i] ?? '')
    if (isBlank(line)) {
      blanks++
      if (blanks > 1) break
      continue
    }
    const field = labelled(line)
    if (field === undefined) {
      // Long recipient lists wrap; anything else after an empty line is the mail itself.
      if (blanks > 0 || last === undefined || ++loose > 8) break
      fields[last] = `${fields[last]} ${line.trim()}`.slice(0, 2_000)
      if (last === 'subject') break
    } else {
      const role = field.roles.find((candidate) => fields[candidate] === undefined)
      if (role === undefined) break
      if (blanks > 0 && Object.keys(fields).length >= 4) break
      fields[role] = field.value
      last = role
      loose = 0
    }
    blanks = 0
    end = i + 1
  }
  const proof = fields.date !== undefined || fields.from?.includes('@') === true
  const count = Object.keys(fields).length
  if (fields.from === undefined || !proof || count < 3) return undefined
  return { end, fields }
}

function labelled(line: string | undefined): { readonly roles: readonly Role[]; readonly value: string } | undefined {
  if (line === undefined || !/[:：]/.test(line.slice(0, 60))) return undefined
  const head = unquoted(line.slice(0, 60))
  const colon = head.search(/[:：]/)
  if (colon < 1 || colon > 24) return undefined
  const label = head.slice(0, colon).replaceAll('*', '').trim().toLowerCase()
  const roles = LABELS.get(label)
  if (roles === undefined) return undefined
  const full = unquoted(line.slice(0, 2_000))
  return {
    roles,
    value: full
      .slice(colon + 1)
      .replace(/^[\s*]{0,6}/, '')
      .trim(),
  }
}
