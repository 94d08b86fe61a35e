/** Days as people write them: `2/11/2026`, `el 9 de noviembre`, `November 9th`, `ayer`. */
import { FINDING_PACKS } from '../../language/finding-packs.ts'
import { fold } from '../../language/fold.ts'
import { dateAtStart, type WrittenDate } from '../../language/written-date.ts'
import { addDays, dateOf, daysBetween, type LocalDate } from '../../time/local-date.ts'
import { type Hit, isWordAt, matchAt, nothingOfUse } from './hit.ts'

/** Longest date: "wednesday, 30th of september of 2026". */
const LONGEST = 44
const SHAPE =
  /(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:\d{4}|\d{2})|\d{1,2}[./-]\d{1,2}|\d{1,2}(?:º|\.|st|nd|rd|th|er)?[ \u00a0]{1,2}(?:de |of )?\p{L}{3,12})(?![\p{L}\p{N}]|[-/]\d)/iuy
const TIME =
  /(?:[01]?\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?(?:[ ]?[ap]\.?m\b\.?)?|[ ]?h(?:[0-5]\d)?(?![\p{L}\p{N}])|[ ]?[ap]m(?![\p{L}\p{N}]))/iuy

const MARKS = new Set(FINDING_PACKS.flatMap((pack) => pack.dayMarks).map(fold))
/** Months by name, with the languages in which a short form is one: "set" is September in Italian and a set in English. */
const MONTHS = new Map<string, Set<string>>()
for (const pack of FINDING_PACKS)
  for (const name of pack.months.flat()) MONTHS.set(fold(name), (MONTHS.get(fold(name)) ?? new Set()).add(pack.code))
/** Short forms: the beginning of another name of the same month. */
const SHORT = new Set(
  FINDING_PACKS.flatMap((pack) =>
    pack.months.flatMap((names) => {
      const folded = names.map(fold)
      return folded.filter(
        (name) => name.length < 5 && folded.some((other) => other.length > name.length + 1 && other.startsWith(name)),
      )
    }),
  ),
)
const ENGLISH_MONTHS = new Set(FINDING_PACKS.filter((pack) => pack.code === 'en').flatMap((pack) => pack.months.flat()))

/** How far back and ahead a day without a year is looked for, and how far from today one with a year is believed. */
const BACK = 240
const AHEAD = 120
const YEARS = 12

/** The day that begins with the digit at `at` (or with the English month before it); times are found as nothing. */
export function dayAt(text: string, at: number, today: () => LocalDate, language: string): Hit | undefined {
  const month = monthBefore(text, at)
  if (month !== undefined) {
    const found = readDay(text, month, today, language)
    if (found !== undefined && found.to > at) return found
  }
  const shape = matchAt(SHAPE, text, at)
  if (shape !== null) {
    const name = /\p{L}{3,12}$/u.exec(shape[0])?.[0]
    if (name === undefined) {
      const numeric = shape[1] !== undefined || (shape[2] !== undefined && !VERSION.test(shape[0]))
      if (numeric || MARKS.has(wordBefore(text, at))) {
        const found = readDay(text, at, today, language)
        if (found !== undefined) return found
      }
    } else {
      const languages = MONTHS.get(fold(name))
      const rest = text.slice(at + shape[0].length, at + shape[0].length + 10)
      // "9 nov" is a day; "3 set of plates" and "12 mar de fondo" are none, but "el 12 mar de 2026" is.
      const clear =
        !SHORT.has(fold(name)) ||
        /^\.?,? (?:de |del |of )?\d{4}/.test(rest) ||
        ((languages?.has(language) ?? false) && (!/^ \p{L}/u.test(rest) || MARKS.has(wordBefore(text, at))))
      if (languages !== undefined && clear) {
        const found = readDay(text, at, today, language)
        if (found !== undefined) return found
      }
    }
  }
  const time = matchAt(TIME, text, at)
  return time === null ? undefined : nothingOfUse(at, at + time[0].length)
}

/** "5.7.26" is a version or a status (RFC 3463) unless a word says that it is a day. */
const VERSION = /^(?:\d\.\d{1,2}|\d{1,2}\.\d)\.\d\d$/

/** The line of a header that a forwarding program wrote: "Sent: Friday, October 30, 2026 5:05 PM". */
const HEADER_LINE = /(?:^|\n)[>* \t]{0,6}\p{Lu}[\p{L} ]{1,18}\*?[ \u00a0]?:\*?[ \t][^\n]{0,30}$/u
const TIME_BEHIND = /^[^\n]{0,16}\d{1,2}[:h.]\d\d/

/** Whether the day from `from` to `to` says when some mail was sent. */
function isSentDate(text: string, from: number, to: number): boolean {
  return TIME_BEHIND.test(text.slice(to, to + 24)) && HEADER_LINE.test(text.slice(Math.max(0, from - 60), from))
}

function readDay(text: string, from: number, today: () => LocalDate, language: string): Hit | undefined {
  const lower = text
    .slice(from, from + LONGEST)
    .toLowerCase()
    .replaceAll(/\s/g, ' ')
  const read = dateAtStart(lower)
  if (read === undefined || read.length === 0) return undefined
  const now = today()
  const value = dayOf(read, now, language === 'en' && /^\d{1,2}[/-]/.test(lower))
  if (value === undefined) return undefined
  const to = from + lower.slice(0, read.length).trimEnd().length
  if (read.year !== undefined && Math.abs(daysBetween(now, value)) > YEARS * 366) return nothingOfUse(from, to)
  return isSentDate(text, from, to) ? nothingOfUse(from, to) : { kind: 'date', value, from, to }
}

/** The day that was meant: of "11/02/2026" in English the reading that lies near, for half of its writers put the month first. */
function dayOf(read: WrittenDate, today: LocalDate, eitherWay: boolean): LocalDate | undefined {
  const of = (month: number, day: number) =>
    read.year === undefined ? nearest(month, day, today) : dateOf(read.year, month, day)
  const value = of(read.month + 1, read.day)
  if (!eitherWay || read.day > 12) return value
  const turned = of(read.day, read.month + 1)
  const far = (day: LocalDate | undefined) =>
    day === undefined ? Number.POSITIVE_INFINITY : Math.abs(daysBetween(today, day))
  return far(value) > NEAR && far(turned) <= NEAR ? turned : value
}

const NEAR = 60

/** Without a year: the day of the last months, or of the coming ones. */
function nearest(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const year = Number(today.slice(0, 4))
  return [year, year - 1, year + 1]
    .map((each) => dateOf(each, month, day))
    .find((date) => {
      if (date === undefined) return false
      const days = daysBetween(today, date)
      return days >= -BACK && days <= AHEAD
    })
}

/** Where an English month begins that stands right before `at`: "November 9". */
function monthBefore(text: string, at: number): number | undefined {
  const before = /(?:^|[^\p{L}\p{N}])([A-Z]\p{L}{2,8})\.? $/u.exec(text.slice(Math.max(0, at - 13), at))
  const name = before?.[1]
  if (name === undefined || !ENGLISH_MONTHS.has(name.toLowerCase())) return undefined
  return at - (before?.[0].length ?? 0) + (before?.[0].indexOf(name) ?? 0)
}

function wordBefore(text: string, at: number): string {
  return fold(/(\p{L}{1,12})\.?,? $/u.exec(text.slice(Math.max(0, at - 15), at))?.[1] ?? '')
}

type RelativeDay = { readonly words: readonly string[]; readonly days: number }
const RELATIVE = new Map<string, ReadonlyMap<string, readonly RelativeDay[]>>()
for (const pack of FINDING_PACKS) {
  const byFirst = new Map<string, RelativeDay[]>()
  for (const [phrase, days] of Object.entries(pack.days)) {
    const words = fold(phrase).split(' ')
    const first = words[0] ?? ''
    byFirst.set(
      first,
      [...(byFirst.get(first) ?? []), { words, days }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  RELATIVE.set(pack.code, byFirst)
}

/** Days told from today in the language of the mail: `words` are those of the text, folded, each with its place. */
export function relativeDays(
  text: string,
  words: readonly { readonly text: string; readonly at: number }[],
  language: string,
  today: () => LocalDate,
): readonly Hit[] {
  const known = RELATIVE.get(language)
  if (known === undefined) return []
  const hits: Hit[] = []
  for (let i = 0; i < words.length; i++) {
    const found = known
      .get(words[i]?.text ?? '')
      ?.find((day) => day.words.every((word, k) => words[i + k]?.text === word))
    if (found === undefined) continue
    const from = words[i]?.at ?? 0
    const last = words[i + found.words.length - 1]
    const to = (last?.at ?? 0) + (last?.text.length ?? 0)
    if (fold(text.slice(from, to)).replaceAll(/\s+/g, ' ') !== found.words.join(' ') || isWordAt(text, to)) continue
    hits.push({ kind: 'date', value: addDays(today(), found.days), from, to })
    i += found.words.length - 1
  }
  return hits
}
