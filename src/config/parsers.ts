/** Readers of what stands in a variable. Each takes trimmed text and gives a value, or undefined when it is none. */
import { domainToASCII, domainToUnicode } from 'node:url'
import { z } from 'zod'
import { LANGUAGES } from '../domain/language/language.ts'
import type { Person } from '../domain/store.ts'
import type { Hours } from '../domain/time/calendar.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../domain/time/instant.ts'

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, min: MINUTE, h: HOUR, d: DAY }

export type Week = readonly [Hours, Hours, Hours, Hours, Hours, Hours, Hours]
export type Rate = { readonly count: number; readonly perMs: number }
export type HostPort = { readonly host: string; readonly port: number }
export type Listen = HostPort | { readonly path: string }
export type ImapAfter =
  | { readonly kind: 'keep' | 'seen' | 'delete' }
  | { readonly kind: 'move'; readonly folder: string }

/** A server's URL as far as configuration judges it; where and how to connect is read by the adapter that does. */
export type ServerUrl = {
  readonly url: string
  readonly user?: string
  readonly password?: string
  /** Decoded, without the first slash. */
  readonly path: string
}

/** `24h`, `30m`, `2d`, `90s`, `0` in milliseconds. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0
  const found = /^(\d{1,6})\s?(s|min|m|h|d)$/.exec(text.toLowerCase())
  const unit = UNITS[found?.[2] ?? '']
  return unit === undefined ? undefined : Number(found?.[1]) * unit
}

/** `14:00` in minutes after midnight; `24:00` is the end of the day. */
export function parseTime(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (found === null) return undefined
  const [hours, minutes] = [Number(found[1]), Number(found[2])]
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : hours === 24 && minutes === 0 ? 24 * 60 : undefined
}

/** `14:00,20:00`: each once, in the order of the day. */
export function parseTimes(text: string): readonly number[] | undefined {
  const times = text.split(',').map((part) => parseTime(part.trim()))
  const read = times.filter((time) => time !== undefined)
  return read.length < times.length ? undefined : [...new Set(read)].sort((a, b) => a - b)
}

/** `Mon-Fri 09:00-14:00,16:00-20:00; Sat 10:00-14:00`. */
export function parseWeek(text: string): Week | undefined {
  const week: { from: number; to: number }[][] = [[], [], [], [], [], [], []]
  for (const part of text
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean)) {
    const [named, ...rest] = part.split(/\s+/)
    const days = parseDays(named ?? '')
    const ranges = rest.join('').split(',').map(parseRange)
    if (days === undefined) return undefined
    for (const range of ranges) {
      if (range === undefined) return undefined
      for (const day of days) week[day]?.push(range)
    }
  }
  for (const hours of week) {
    hours.sort((one, other) => one.from - other.from)
    if (hours.some((range, n) => range.from < (hours[n - 1]?.to ?? 0))) return undefined
  }
  return week.some((hours) => hours.length > 0) ? (week as unknown as Week) : undefined
}

/** `09:00-13:00` or `09:00-13:00,16:00-18:00`: the hours of one day. */
export function parseHours(text: string): Hours | undefined {
  const ranges = text.replace(/\s+/g, '').split(',').map(parseRange)
  const hours = ranges.flatMap((range) => range ?? []).sort((one, other) => one.from - other.from)
  const isSound = hours.length === ranges.length && hours.every(({ from }, n) => from >= (hours[n - 1]?.to ?? 0))
  return isSound ? hours : undefined
}

function parseDays(text: string): readonly number[] | undefined {
  const days: number[] = []
  for (const part of text.toLowerCase().split(',')) {
    const [from, to = from, ...more] = part.split('-').map((name) => DAYS.indexOf(name))
    if (from === undefined || to === undefined || from < 0 || to < 0 || more.length > 0) return undefined
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day)
      if (day === to) break
    }
  }
  return days
}

function parseRange(text: string): { from: number; to: number } | undefined {
  const [from, to, ...more] = text.split('-').map(parseTime)
  return from === undefined || to === undefined || more.length > 0 || from >= to ? undefined : { from, to }
}

/** One entry of AGENTS or MANAGERS: `Rui <rui@x> pt delivery,checkout`. Which categories there are, only the whole configuration knows. */
export function parsePerson(text: string): Person | undefined {
  const open = text.indexOf('<')
  const close = text.indexOf('>', open)
  const [bare = '', ...words] = open < 0 ? text.split(/\s+/) : []
  const address = addressInUnicode(
    (open < 0 ? bare : text.slice(open + 1, Math.max(close, open + 1))).trim().toLowerCase(),
  )
  if (address === undefined) return undefined
  const name =
    open < 0
      ? ''
      : text
          .slice(0, open)
          .trim()
          .replace(/^"(.*)"$/, '$1')
  const rest =
    open < 0
      ? words
      : text
          .slice(close + 1)
          .split(/\s+/)
          .filter(Boolean)
  const language = LANGUAGES.find((known) => known === rest[0]?.toLowerCase())
  const named = rest
    .slice(language === undefined ? 0 : 1)
    .join(',')
    .toLowerCase()
    .split(',')
    .filter(Boolean)
  return {
    address,
    name: name || address.slice(0, address.indexOf('@')),
    ...(language === undefined ? {} : { language }),
    categories: [...new Set(named)],
  }
}

/** An address with its domain as mails show it and are compared by: in Unicode, whether it was written so or as `xn--`. */
export function addressInUnicode(address: string): string | undefined {
  const at = address.lastIndexOf('@') + 1
  const [local, domain] = [address.slice(0, at), address.slice(at)]
  return isAddress(local + domainToASCII(domain)) ? local + domainToUnicode(domain) : undefined
}

/** `imaps://user:pass@host:993/INBOX` and its like, with one of the schemes. */
export function parseServerUrl(text: string, schemes: readonly string[]): ServerUrl | undefined {
  const url = URL.parse(text)
  if (url === null || !schemes.includes(url.protocol.slice(0, -1)) || url.hostname === '' || url.hash !== '')
    return undefined
  const tls = url.searchParams.get('tls')
  if (tls !== null && tls !== 'none') return undefined
  if ([...url.searchParams.keys()].some((key) => key !== 'tls' && key !== 'name')) return undefined
  const [user, password, path] = [url.username, url.password, url.pathname.replace(/^\//, '')].map(decoded)
  if (user === undefined || password === undefined || path === undefined) return undefined
  return { url: text, ...(user === '' ? {} : { user }), ...(password === '' ? {} : { password }), path }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** `keep`, `seen`, `delete`, `move:Folder`. */
export function parseImapAfter(text: string): ImapAfter | undefined {
  const kind = text.toLowerCase()
  if (kind === 'keep' || kind === 'seen' || kind === 'delete') return { kind }
  const folder = kind.startsWith('move:') ? text.slice('move:'.length).trim() : ''
  return folder === '' ? undefined : { kind: 'move', folder }
}

/** `60/min`, `10/s`, `1000/h`. */
export function parseRate(text: string): Rate | undefined {
  const found = /^(\d{1,6})\s?\/\s?(s|sec|m|min|h|d)$/.exec(text.toLowerCase())
  const perMs = UNITS[found?.[2] === 'sec' ? 's' : (found?.[2] ?? '')]
  const count = Number(found?.[1])
  return perMs === undefined || count < 1 ? undefined : { count, perMs }
}

/** `127.0.0.1:8080`, `[::1]:8080`. */
export function parseHostPort(text: string): HostPort | undefined {
  const found = /^(\[[0-9a-f:.]+\]|[^:\s/@]+):(\d{1,5})$/i.exec(text)
  const port = Number(found?.[2])
  if (found?.[1] === undefined || port < 1 || port > 65_535) return undefined
  return { host: found[1].replace(/^\[(.*)\]$/, '$1'), port }
}

/** A host and port, or `unix:PATH`. */
export function parseListen(text: string): Listen | undefined {
  if (!text.startsWith('unix:')) return parseHostPort(text)
  return text.length > 'unix:'.length ? { path: text.slice('unix:'.length) } : undefined
}

/** The source of a pattern whose first group is the order number. */
export function parseOrderPattern(text: string): string | undefined {
  try {
    // An empty alternative always matches, and the match tells how many groups there are.
    return text.length <= 200 && (new RegExp(`${text}|`, 'iu').exec('')?.length ?? 0) > 1 ? text : undefined
  } catch {
    return undefined
  }
}

export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format(0) !== ''
  } catch {
    return false
  }
}

export function isAddress(text: string): boolean {
  return text.length <= 254 && z.email().safeParse(text).success
}

/** Anything our own mails will be named by: one line, no brackets or quotes that a header would have to escape. */
export function isOneLine(text: string): boolean {
  return text.length <= 100 && !/[\p{Cc}<>"]/u.test(text)
}
