import { fold } from '../../language/fold.ts'
import { QUOTING_PACKS } from '../../language/quoting-packs.ts'
import { comparable, hasDirection, isBlank, nextFilled, singleSpaced, unquoted } from './line.ts'

/**
 * The block of labels that clients write over a quoted or forwarded mail: "De: … Enviado: … Para: … Asunto: …", in any
 * order and language, wrapped, with blank lines between, with `*bold*` labels or all in one line.
 */
const ROLES = ['from', 'date', 'to', 'cc', 'subject', 'other'] as const
export type Role = (typeof ROLES)[number]
const LABELS = new Map<string, readonly Role[]>()
for (const role of ROLES) {
  for (const label of QUOTING_PACKS.flatMap((pack) => (pack.labels[role] ?? []).map(fold))) {
    const roles = LABELS.get(label) ?? []
    if (!roles.includes(role)) LABELS.set(label, [...roles, role])
  }
}

/** A time of day; `2.11.2026` is none. */
const TIME = /(?<![\d.])\d{1,2}[:.h]\d\d(?![\d.])|\d ?(?:[ap]\.? ?m)\b|\d{1,2}:\d\d/i
const LONGEST_LABEL = 26
const LONGEST_VALUE = 2_000
const MOST_LINES = 30
/** Lines of a list of recipients or a wrapped subject in a row. */
const MOST_WRAPPED = 8

export type HeaderBlock = {
  /** The line after the block. */
  readonly end: number
  readonly fields: Readonly<Partial<Record<Role, string>>>
}

/** What stands before: the words of a marker, or only a line or a client's container. */
type Mark = 'marker' | 'line'

/**
 * The header block that begins at `start`. Where a client has marked the place (`marked`) two labels are enough; else
 * there must be three, one of them the sender or the date, and an address or a time of day: people write lists too.
 */
export function headerBlock(lines: readonly string[], start: number, marked?: Mark): HeaderBlock | undefined {
  const first = labelled(lines[start])
  if (first === undefined && marked === 'marker') return withoutColons(lines, start)
  if (first === undefined || !first.roles.some((role) => role !== 'other' && role !== 'cc')) return undefined
  const inline = inlineFields(unquoted(lines[start] ?? ''), marked === undefined ? 3 : 2)
  if (inline !== undefined) return provenInline(inline) ? { end: start + 1, fields: inline } : undefined
  const fields: Partial<Record<Role, string>> = {}
  let last: Role | undefined
  let end = start
  let spaced = false
  let wrapped = 0
  for (let i = start; i < lines.length && i < start + MOST_LINES; i++) {
    const line = unquoted(lines[i] ?? '')
    if (isBlank(line)) {
      const next = nextFilled(lines, i)
      const field = next - i > 2 || isComplete(fields, spaced) ? undefined : labelled(lines[next])
      if (field === undefined || free(field.roles, fields) === undefined) break
      spaced = true
      i = next - 1
      continue
    }
    const field = labelled(line)
    const role = field === undefined ? undefined : free(field.roles, fields)
    if (field !== undefined && role !== undefined) {
      fields[role] = field.value
      last = role
      wrapped = 0
    } else {
      if (last === undefined || field !== undefined || ++wrapped > MOST_WRAPPED) break
      if (!continues(lines, i, last, fields)) break
      fields[last] = `${fields[last] ?? ''} ${line.trim()}`.trim().slice(0, LONGEST_VALUE)
    }
    end = i + 1
  }
  return proven(fields, marked) ? { end, fields } : undefined
}

/** The fields of a line that goes on behind a marker: "----- Forwarded message ----- From: … To: …". */
export function inlineBlock(line: string, end: number): HeaderBlock | undefined {
  const fields = inlineFields(line, 3)
  return fields !== undefined && proven(fields, 'marker') ? { end, fields } : undefined
}

/** "De Ana <a@b>", "Para Rui", "Asunto Hola": eM Client writes its labels so, always under a marker. */
function withoutColons(lines: readonly string[], start: number): HeaderBlock | undefined {
  const fields: Partial<Record<Role, string>> = {}
  let end = start
  for (; end < lines.length && end < start + 6; end++) {
    const line = singleSpaced(unquoted(lines[end] ?? '').slice(0, LONGEST_VALUE))
    const blank = line.indexOf(' ')
    const role = blank < 0 ? undefined : free(LABELS.get(fold(line.slice(0, blank))) ?? [], fields)
    if (role === undefined) break
    fields[role] = line.slice(blank + 1)
  }
  const count = Object.keys(fields).length
  return count >= 3 && fields.from?.includes('@') === true ? { end, fields } : undefined
}

function free(roles: readonly Role[], fields: Partial<Record<Role, string>>): Role | undefined {
  return roles.find((role) => role === 'other' || fields[role] === undefined)
}

/** After an empty line only a block that is spaced throughout goes on once it has what matters. */
function isComplete(fields: Partial<Record<Role, string>>, spaced: boolean): boolean {
  const core = fields.from !== undefined && fields.subject !== undefined
  return core && (!spaced || (fields.date !== undefined && fields.to !== undefined))
}

/** Whether an unlabelled line belongs to the field before it. */
function continues(lines: readonly string[], at: number, last: Role, fields: Partial<Record<Role, string>>): boolean {
  if ((fields[last] ?? '') === '') return true
  const line = unquoted(lines[at] ?? '')
  for (let i = at + 1; i <= at + 3 && i < lines.length && !isBlank(unquoted(lines[i] ?? '')); i++) {
    const field = labelled(lines[i])
    if (field !== undefined && free(field.roles, fields) !== undefined) return true
    if (last === 'subject') break
  }
  const previous = (lines[at - 1] ?? '').trimEnd()
  if (last === 'subject') return previous.length >= 65 && isBlank(unquoted(lines[at + 1] ?? ''))
  if (/[,;<([]$/.test(previous)) return true
  return line.length < 500 && /^\s{0,8}[<([]?(?:mailto:)?\S{1,64}@\S{1,255}$/.test(line.trimEnd())
}

function proven(fields: Partial<Record<Role, string>>, marked: Mark | undefined): boolean {
  const { from, to, subject, cc } = fields
  const date = fields.date === undefined ? undefined : singleSpaced(fields.date)
  const count = [from, date, to, subject, cc].filter((value) => value !== undefined).length
  if (from === undefined && (date === undefined || (to === undefined && subject === undefined))) return false
  if (marked === 'marker') return count >= 2
  const address = isMailbox(from) || isMailbox(to)
  const time = date !== undefined && TIME.test(date)
  const year = date !== undefined && /(?:19|20|25)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}/.test(date)
  if (marked === 'line' && count >= 2 && (address || (time && year))) return true
  if (count >= 3 && address) return (date !== undefined && (time || subject !== undefined)) || isMailbox(from)
  if (count >= 3 && from !== undefined && time && year && hasDirection(fields.date ?? '')) return true
  // Outlook names colleagues without their addresses; a list that a person typed lacks one of the four, or the time.
  if (count >= 4) return Object.keys(fields)[0] === 'from' && subject !== undefined && time && year
  return address && time && year
}

function provenInline(fields: Partial<Record<Role, string>>): boolean {
  const { from, to, date, subject } = fields
  if (isMailbox(from) || isMailbox(to)) return true
  return subject !== undefined && date !== undefined && TIME.test(date)
}

/** An address as clients write it: bare, or in brackets behind the name. */
export function isMailbox(value: string | undefined): boolean {
  if (value?.includes('@') !== true) return false
  return /[<([]\s{0,2}(?:mailto:)?\S{1,80}@|^["']?\S{1,80}@\S{1,120}$|^["']?\S{1,80}@\S{1,120}\s?[;,<[(]/.test(
    value.slice(0, 500),
  )
}

type Labelled = { readonly roles: readonly Role[]; readonly value: string }

/** The field of a line such as `*De:* Ana <a@b>`. */
function labelled(line: string | undefined): Labelled | undefined {
  if (line === undefined) return undefined
  const colon = firstColon(line)
  if (colon < 1) return undefined
  let from = 0
  while (from < colon && isDecoration(line.charCodeAt(from))) from++
  if (colon - from > LONGEST_LABEL || colon === from) return undefined
  const roles = LABELS.get(comparable(line.slice(from, colon).replaceAll('*', '')))
  if (roles === undefined) return undefined
  const value = line.slice(colon + 1, colon + 1 + LONGEST_VALUE).replace(/^[\s*_|]{1,12}/, '')
  return { roles, value: value.trim() }
}

function firstColon(line: string): number {
  const limit = Math.min(line.length, 48)
  for (let i = 0; i < limit; i++) {
    const c = line.charCodeAt(i)
    if (c === 58 || c === 0xff1a) return i
  }
  return -1
}

/** `>`, `*`, `_`, `|`, `-`, bullets and blanks before a label. */
function isDecoration(c: number): boolean {
  return (
    c === 62 || c === 42 || c === 95 || c === 124 || c === 45 || c <= 32 || c === 0xa0 || (c >= 0x200e && c <= 0x202f)
  )
}

/** "From: Ana <a@b> Sent: Monday … To: Rui Subject: Hola" in one line; undefined when it has fewer than three labels. */
function inlineFields(line: string, fewest: number): Partial<Record<Role, string>> | undefined {
  const head = line.slice(0, 1_000)
  const found: { role: Role; at: number; value: number }[] = []
  const taken = new Set<Role>()
  for (let colon = firstColon(head), tries = 0; colon > 0 && tries < 30; tries++) {
    const label = labelBefore(head, colon, taken)
    if (label !== undefined) {
      found.push({ ...label, value: colon + 1 })
      taken.add(label.role)
    }
    const ascii = head.indexOf(':', colon + 1)
    const wide = head.indexOf('：', colon + 1)
    colon = ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide)
  }
  const core = found.filter((each) => each.role !== 'other')
  if (core.length < fewest || !taken.has('from') || !(taken.has('date') || taken.has('to'))) return undefined
  const fields: Partial<Record<Role, string>> = {}
  found.forEach((each, n) => {
    fields[each.role] = line
      .slice(each.value, found[n + 1]?.at ?? LONGEST_VALUE)
      .replaceAll('*', '')
      .trim()
  })
  return fields
}

/** The longest label that ends right before the colon; behind a blank, or a capital glued to the value before it. */
function labelBefore(
  head: string,
  colon: number,
  taken: ReadonlySet<Role>,
): { readonly role: Role; readonly at: number } | undefined {
  let best: { role: Role; at: number } | undefined
  let end = colon
  while (end > 0 && (head[end - 1] === ' ' || head[end - 1] === '*' || head[end - 1] === '\u00a0')) end--
  for (let at = end - 1; at >= 0 && at > end - LONGEST_LABEL; at--) {
    const before = head[at - 1]
    const opens = before === undefined || /[\s*>]/.test(before) || /\p{Lu}/u.test(head.charAt(at))
    if (!opens) continue
    const role = LABELS.get(comparable(head.slice(at, end).replaceAll('*', '')))?.find((each) => !taken.has(each))
    if (role !== undefined) best = { role, at }
    else if (best !== undefined && before === ' ') break
  }
  return best
}
