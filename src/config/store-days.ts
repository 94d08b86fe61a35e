/** `closed`, `hours` and `daytime` in `policies.yaml`: `2026-12-24`, `12-24` of every year, and runs of either, `2026-12-24..2027-01-02`. */
import type { Calendar, Daytime } from '../domain/time/calendar.ts'
import { DAYTIME, SHORTEST_DAYTIME } from '../domain/time/daytime.ts'
import { addDays, dateOf } from '../domain/time/local-date.ts'
import { parseHours } from './parsers.ts'
import type { Places } from './policy-numbers.ts'
import { type Entry, shownTexts, type YamlReader } from './yaml-reader.ts'

export type OwnDays = NonNullable<Calendar['days']>

const DAYS_EXPECTED =
  'a day such as 2026-12-24, 12-24 for every year, or from and to such as 2026-12-24..2027-01-02 (at most a year)'

const DAYTIME_EXPECTED =
  'hours within 08:00-21:00, at least two, such as 09:00-20:00: nobody is written to at night without having asked'
const HOURS_EXPECTED = 'hours such as 09:00-13:00 or 09:00-13:00,16:00-18:00, or closed, or usual (as on that weekday)'

/** Any year with a 29 February. */
const LEAP_YEAR = '2028'
const LONGEST = 366

/** Every day meant, as keys of `Calendar.days`; undefined when it is no day. */
export function parseDays(text: string): readonly string[] | undefined {
  const [first = '', last = first, ...more] = text.split('..').map((part) => part.trim())
  if (more.length > 0 || first.length !== last.length) return undefined
  const isYearly = first.length === 'MM-DD'.length
  const from = parseDay(isYearly ? `${LEAP_YEAR}-${first}` : first)
  const to = parseDay(isYearly ? `${LEAP_YEAR}-${last}` : last)
  if (from === undefined || to === undefined) return undefined
  if (!isYearly) return daysOf(from, to)
  // Over the new year.
  const days =
    to >= from ? daysOf(from, to) : [...(daysOf(from, '2028-12-31') ?? []), ...(daysOf('2028-01-01', to) ?? [])]
  return days?.map((day) => day.slice(5))
}

function parseDay(text: string): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found ? dateOf(Number(found[1]), Number(found[2]), Number(found[3])) : undefined
}

function daysOf(from: string, to: string): readonly string[] | undefined {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (days.push(day) > LONGEST) return undefined
  }
  return days.length === 0 ? undefined : days
}

export function readDaytime(entry: Entry, reader: YamlReader, places: Places): readonly Daytime[] {
  const [text, ...more] = reader.texts(entry, DAYTIME_EXPECTED)
  if (text === undefined) return []
  const [hours, ...others] = (more.length === 0 && parseHours(text.text)) || []
  const isFit =
    hours !== undefined &&
    others.length === 0 &&
    hours.from >= DAYTIME.from &&
    hours.to <= DAYTIME.to &&
    hours.to - hours.from >= SHORTEST_DAYTIME
  if (isFit) {
    places.set('daytime', text.at)
    return [hours]
  }
  reader.tell(text.at, `"${text.text.slice(0, 60)}"`, DAYTIME_EXPECTED)
  return []
}

type OwnDay = readonly [string, OwnDays extends ReadonlyMap<string, infer Value> ? Value : never]

export function readClosed(entry: Entry, reader: YamlReader, places: Places): readonly OwnDay[] {
  if (reader.saysNothing(entry)) return []
  return reader.texts(entry, `${DAYS_EXPECTED}; or a list of them`).flatMap(({ text, at }) => {
    const days = parseDays(text)
    if (days === undefined) reader.tell(at, `"${text.slice(0, 60)}"`, DAYS_EXPECTED)
    for (const day of days ?? []) places.set(`days.${day}`, at)
    return (days ?? []).map((day): OwnDay => [day, []])
  })
}

export function readHours(entry: Entry, reader: YamlReader, places: Places): readonly OwnDay[] {
  return reader.entries(entry, `${DAYS_EXPECTED}, each with its hours`).flatMap((line) => {
    const days = parseDays(line.key)
    if (days === undefined) reader.tell(line.at, `"${line.key.slice(0, 60)}"`, DAYS_EXPECTED)
    const texts = reader.texts(line, HOURS_EXPECTED)
    const text = texts.map((one) => one.text).join(',')
    const hours = text === 'usual' ? text : text === 'closed' ? [] : parseHours(text)
    if (hours === undefined && text !== '') reader.tell(line.at, shownTexts([text]), HOURS_EXPECTED)
    if (hours === undefined || text === '') return []
    for (const day of days ?? []) places.set(`days.${day}`, line.at)
    return (days ?? []).map((day): OwnDay => [day, hours])
  })
}
