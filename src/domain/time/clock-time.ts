/**
 * Times of day as agents write them: `15:30` `15.30` `15h30` `15 h 30` `12:30h` `3pm` `10 Uhr` `a las 10` `o 15` `3 de la tarde` `noon`, and parts of a day
 * (`por la tarde`, `rano`).
 *
 * An hour from 1 to 6 without anything that tells night from afternoon (`at 3`) may be both: two readings.
 */
import { AT_HOUR, DAY_PARTS, type DayPart, gapAt, phraseAt } from './date-words.ts'

export type ClockTime = {
  /** Minutes after midnight: by when at the latest. Two when it may be either. */
  readonly minutes: readonly number[]
  /** Minutes after midnight at which a part of the day begins. */
  readonly begins?: number
  readonly length: number
}

/** From and to, in minutes after midnight. What is promised for the afternoon is due at its end, what is put off until then comes at its beginning. */
const PARTS: Readonly<Record<DayPart, { readonly from: number; readonly to: number }>> = {
  morning: { from: 9 * 60, to: 12 * 60 },
  noon: { from: 12 * 60, to: 12 * 60 },
  afternoon: { from: 15 * 60, to: 18 * 60 },
  evening: { from: 19 * 60, to: 21 * 60 },
}

/** The minutes of a part of the day. */
export function timeOfPart(part: DayPart, length: number): ClockTime {
  return { minutes: [PARTS[part].to], begins: PARTS[part].from, length }
}

/** The time behind a day: after a blank or comma, or `T` as in ISO 8601. */
export function timeBehind(text: string): ClockTime | undefined {
  const iso = /^t(\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(?!\d)/.exec(text)
  if (iso) return exact(Number(iso[1]), Number(iso[2]), iso[0].length)
  const gap = gapAt(text)
  if (gap === 0) return undefined
  const found = timeAt(text.slice(gap))
  if (found) return { ...found, length: gap + found.length }
  // `mañana 10`, and nothing behind it.
  const hour = /^(\d{1,2})\s{0,5}$/.exec(text.slice(gap, gap + 8))
  return hour && Number(hour[1]) < 24 ? bare(hour[1] ?? '', 0, text.length) : undefined
}

/** The time a text begins with. */
export function timeAt(text: string): ClockTime | undefined {
  const part = phraseAt(DAY_PARTS, text)
  if (part) return timeOfPart(part.meaning, part.length)
  const said = phraseAt(AT_HOUR, text)
  const start = said ? said.length + (/^\s{0,3}/.exec(text.slice(said.length))?.[0].length ?? 0) : 0
  const rest = text.slice(start)
  if (said) {
    const named = phraseAt(DAY_PARTS, rest)
    if (named) return timeOfPart(named.meaning, start + named.length)
  }
  const written = CLOCK.exec(rest) ?? (said ? /^(?<hour>\d{1,2})(?![\d:./-])(?!\s?(?:%|€|\$))/.exec(rest) : null)
  if (!written) return undefined
  const { hour = '', minute, short, half, sign } = written.groups ?? {}
  const length = start + written[0].length
  const minutes = Number(minute ?? short ?? 0)
  const hours = Number(hour)
  if (hours > 23 || minutes > 59) return undefined
  if (half !== undefined) {
    const isPm = half.startsWith('p')
    // `15:00 pm` is said too.
    return exact(hours > 12 ? hours : (hours % 12) + (isPm ? 12 : 0), minutes, length)
  }
  const behind = partBehind(text.slice(length))
  if (behind) return exact(hourIn(behind.part, hours), minutes, length + behind.length)
  // Ten past three is written `3.10`, and so is a price.
  if (sign === '.' && PRICE.test(text.slice(length))) return undefined
  return bare(hour, minutes, length)
}

const CLOCK =
  /^(?<hour>\d{1,2})(?:(?<sign>[:.])(?<minute>\d{2})(?:\s?(?:h(?:s|rs)?|uhr)\b)?|\s?(?:h|uhr)(?:\s?(?<short>[0-5]\d))?(?:s|rs)?(?![\p{L}\d])|(?=\s?[ap]\.?m\b))(?:\s?(?<half>[ap]\.?m\b\.?))?(?!\d|[:.]\d)/u
const PRICE = /^\s?(?:€|\$|%|eur|euros?|usd|brl|reais|pln|zl|kg|g|cm|m|km)(?![\p{L}\d])/u

function partBehind(text: string): { readonly part: DayPart; readonly length: number } | undefined {
  const gap = gapAt(text)
  const found = gap > 0 ? phraseAt(DAY_PARTS, text.slice(gap)) : undefined
  return found && { part: found.meaning, length: gap + found.length }
}

function hourIn(part: DayPart, hours: number): number {
  if (part === 'morning' || part === 'noon' || hours >= 12) return hours
  return hours + 12
}

function exact(hours: number, minutes: number, length: number): ClockTime | undefined {
  return hours < 24 && minutes < 60 ? { minutes: [hours * 60 + minutes], length } : undefined
}

function bare(hour: string, minutes: number, length: number): ClockTime {
  const hours = Number(hour)
  const unclear = hours >= 1 && hours <= 6 && hour.length === 1
  const early = hours * 60 + minutes
  return { minutes: unclear ? [early, early + 12 * 60] : [early], length }
}
