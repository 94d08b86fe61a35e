/** A bounded reader of iCalendar (RFC 5545): of each event what people want to know of it. */
import type { Invitation } from '../../domain/mail/mail.ts'
import { instantAt } from '../../domain/time/zoned.ts'
import { type CalendarZone, noteObservance, type Observance, offsetIn } from './calendar-zone.ts'
import { clean } from './header-text.ts'
import { ianaZone } from './windows-zones.ts'

const LONGEST = 1024 * 1024
const MOST_LINES = 20_000
const MOST_EVENTS = 10
const LONGEST_VALUE = 4_000
const DEEPEST = 20
const MOST_ZONES = 50
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

type ContentLine = { readonly name: string; readonly parameters: ReadonlyMap<string, string>; readonly value: string }
type Component = { readonly name: string; readonly lines: ContentLine[] }

/** The events of a calendar in the order they stand in; times without a zone are read with `offset` (milliseconds east of UTC). */
export function readInvitations(text: string, declaredMethod: string | undefined, offset = 0): readonly Invitation[] {
  const { events, method, zones, zone } = readCalendar(text)
  const given = (method ?? declaredMethod ?? '').trim().toLowerCase()
  return events.map((event) => {
    const value = (name: string): string => unescaped(lineOf(event, name)?.value ?? '')
    const start = lineOf(event, 'DTSTART')
    const allDay = start !== undefined && /^\d{8}$/.test(start.value.trim())
    const startsAt = start === undefined ? undefined : instantOf(start, zones, zone, offset)
    const end = lineOf(event, 'DTEND') ?? lineOf(event, 'DUE')
    const endsAt = end === undefined ? endBy(event, startsAt, allDay) : instantOf(end, zones, zone, offset)
    return {
      ...(/^[a-z-]{1,20}$/.test(given) ? { method: given } : {}),
      summary: value('SUMMARY').replace(/\s+/g, ' ').trim(),
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(endsAt === undefined ? {} : { endsAt }),
      allDay,
      location: value('LOCATION').trim(),
      organizer: organizerOf(lineOf(event, 'ORGANIZER')),
      description: value('DESCRIPTION').trim(),
    }
  })
}

type Calendar = {
  readonly events: readonly Component[]
  readonly method: string | undefined
  readonly zones: ReadonlyMap<string, CalendarZone>
  /** X-WR-TIMEZONE: the zone of times that name none. */
  readonly zone: string | undefined
}

function readCalendar(text: string): Calendar {
  const events: Component[] = []
  const zones = new Map<string, CalendarZone>()
  const open: Component[] = []
  let method: string | undefined
  let zone: string | undefined
  let tzid = ''
  for (const raw of unfolded(text.slice(0, LONGEST))) {
    const line = contentLine(raw)
    if (line === undefined) continue
    const within = open.at(-1)
    if (line.name === 'BEGIN') {
      const name = line.value.trim().toUpperCase()
      const component = { name, lines: [] }
      if (open.length < DEEPEST) open.push(component)
      if ((name === 'VEVENT' || name === 'VTODO') && events.length < MOST_EVENTS) events.push(component)
    } else if (line.name === 'END') {
      const at = open.findLastIndex((component) => component.name === line.value.trim().toUpperCase())
      if (at >= 0) open.length = at
    } else if (within?.name === 'VCALENDAR' || within === undefined) {
      if (line.name === 'METHOD') method ??= line.value
      if (line.name === 'X-WR-TIMEZONE') zone ??= ianaZone(line.value.trim())
    } else if (within.name === 'VTIMEZONE') {
      if (line.name === 'TZID') tzid = line.value.trim()
    } else if (within.name === 'STANDARD' || within.name === 'DAYLIGHT') {
      if (zones.size < MOST_ZONES) noteObservance(observanceOf(zones, tzid, within.name), line.name, line.value)
    } else if (within.lines.length < 200) within.lines.push(line)
  }
  return { events, method, zones, zone }
}

function observanceOf(zones: Map<string, CalendarZone>, tzid: string, name: 'STANDARD' | 'DAYLIGHT'): Observance {
  const zone = zones.get(tzid) ?? {}
  zones.set(tzid, zone)
  const observance = (name === 'STANDARD' ? zone.standard : zone.daylight) ?? {}
  if (name === 'STANDARD') zone.standard = observance
  else zone.daylight = observance
  return observance
}

/** Content lines; one that begins with a blank continues the one before. */
function unfolded(text: string): readonly string[] {
  const lines: string[] = []
  for (const line of text.split(/\r\n|\n|\r/, MOST_LINES)) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) {
      if (last.length < 2 * LONGEST_VALUE) lines[lines.length - 1] = last + line.slice(1)
    } else if (line !== '') lines.push(line)
  }
  return lines
}

function contentLine(raw: string): ContentLine | undefined {
  const head = /^[A-Za-z0-9-]{1,60}/.exec(raw)?.[0]
  if (head === undefined) return undefined
  const parameters = new Map<string, string>()
  let at = head.length
  while (raw[at] === ';') {
    const found = /^;([A-Za-z0-9-]{1,60})=("[^"]{0,500}"|[^";:]{0,500})/.exec(raw.slice(at, at + 600))
    if (found === null) break
    parameters.set((found[1] ?? '').toUpperCase(), (found[2] ?? '').replaceAll('"', ''))
    at += found[0].length
    // Several values of one parameter.
    while (raw[at] === ',') {
      const next = raw.slice(at).search(/[;:]/)
      at = next < 0 ? raw.length : at + next
    }
  }
  const colon = raw[at] === ':' ? at : raw.indexOf(':', at)
  if (colon < 0) return undefined
  return { name: head.toUpperCase(), parameters, value: raw.slice(colon + 1, colon + 1 + LONGEST_VALUE) }
}

function lineOf(component: Component, name: string): ContentLine | undefined {
  return component.lines.find((line) => line.name === name)
}

/** TEXT of RFC 5545 3.3.11. */
function unescaped(value: string): string {
  return clean(value.replace(/\\([nN,;\\:"])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c)))
}

function organizerOf(line: ContentLine | undefined): string {
  if (line === undefined) return ''
  const name = line.parameters.get('CN')?.trim() ?? ''
  const address = line.value
    .replace(/^mailto:/i, '')
    .trim()
    .slice(0, 320)
  return clean(name === '' || name === address ? address : address.includes('@') ? `${name} <${address}>` : name)
}

function instantOf(
  line: ContentLine,
  zones: ReadonlyMap<string, CalendarZone>,
  calendarZone: string | undefined,
  offset: number,
): number | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/.exec(line.value.trim())
  if (found === null) return undefined
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((n) => Number(n ?? 0))
  if (year < 1_900 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  // A day is the same day everywhere: it is told as midnight of UTC.
  if (found[4] === undefined || found[7] === 'Z') return wall
  const tzid = line.parameters.get('TZID')?.trim()
  const zone = tzid === undefined ? calendarZone : ianaZone(tzid)
  if (zone !== undefined) return instantAt(zone, wall)
  const own = tzid === undefined ? undefined : zones.get(tzid)
  return wall - ((own === undefined ? undefined : offsetIn(own, wall)) ?? offset)
}

/** Where no end is given: the duration, or the whole day. */
function endBy(event: Component, startsAt: number | undefined, allDay: boolean): number | undefined {
  if (startsAt === undefined) return undefined
  const duration = durationOf(lineOf(event, 'DURATION')?.value.trim() ?? '')
  if (duration !== undefined) return startsAt + duration
  return allDay ? startsAt + DAY : undefined
}

/** `P1W`, `P1DT2H30M`. */
function durationOf(value: string): number | undefined {
  const found = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(value)
  if (found === null) return undefined
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((n) => Number(n ?? 0))
  return ((weeks * 7 + days) * 24 + hours) * 60 * MINUTE + minutes * MINUTE + seconds * 1_000
}
