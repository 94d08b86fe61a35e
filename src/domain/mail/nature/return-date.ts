import { AUTOMATIC_PACKS } from '../../language/automatic-packs.ts'
import { dateHere, type WrittenDate } from '../../language/written-date.ts'
import { DAY, type Instant } from '../../time/instant.ts'
import { comparable } from './note-text.ts'

/** As much of a text as is looked through for a date. */
const LOOKED_AT = 3_000
/** How far ahead an absence may end to be believed, with a year and without one. */
const LONGEST_ABSENCE = 400
const LONGEST_WITHOUT_YEAR = 270
/** "11/9" so far ahead as the 11th of September is rather the 9th of November. */
const FAR_AHEAD = 120

/** What a date behind the words is; the first kind that is found counts. */
const KINDS = ['back', 'until', 'to', 'from'] as const
type Kind = (typeof KINDS)[number]
type Cue = { readonly text: string; readonly kind: Kind; readonly inclusive: boolean }

const dates = AUTOMATIC_PACKS.map((pack) => pack.dates)
const INCLUSIVE = [...new Set(dates.flatMap((pack) => pack.inclusive.map(comparable)))]
const BACK_AFTER = dates.flatMap((pack) => (pack.backAfter ?? []).map(comparable))
const FILLERS = new Set(dates.flatMap((pack) => pack.fillers.map(comparable)))
const TOMORROW = new Set(dates.flatMap((pack) => pack.tomorrow.map(comparable)))
const NEXT_WEEK = [...new Set(dates.flatMap((pack) => pack.nextWeek.map(comparable)))]
const WEEKDAYS = new Map<string, number>()
for (const pack of dates)
  pack.weekdays.forEach((names, weekday) => {
    for (const name of names) WEEKDAYS.set(comparable(name), weekday)
  })
/** The longest first, by their first letter. */
const CUES: ReadonlyMap<string, readonly Cue[]> = Map.groupBy(
  KINDS.flatMap((kind) =>
    [...new Set(dates.flatMap((pack) => (pack[kind] ?? []).map(comparable)))].map((text) => ({
      text,
      kind,
      inclusive: INCLUSIVE.some((word) => text === word || (word.length > 4 && text.includes(word))),
    })),
  ).sort((a, b) => b.text.length - a.text.length),
  (cue) => cue.text.slice(0, 1),
)

/**
 * The first day on which the person may be back, at midnight UTC: "until the 9th" and "back on the 9th" are the 9th, "until
 * the 9th inclusive" is the 10th, "next Monday" and "tomorrow" count from the day of arrival; of a span ("2 to 9
 * November") the end counts. A year that is not written is taken from `arrivedAt`; what lies in the past, or too far
 * ahead, is not believed.
 */
export function returnDate(text: string, arrivedAt: Instant): Instant | undefined {
  const note = comparable(text.slice(0, LOOKED_AT))
  const found = new Map<Kind, Instant>()
  for (let at = 0; at < note.length && !found.has('back'); at++) {
    const before = at === 0 ? ' ' : note.charAt(at - 1)
    const dash = isDash(note.charAt(at)) && isSpan(note, at)
    const cue = dash ? DASH : isLetter(before) ? undefined : cueAt(note, at)
    if (cue === undefined) continue
    const from = at + cue.text.length
    const day = cue.kind === 'to' ? endOfSpan(note, at, from, arrivedAt) : dayAt(note, from, arrivedAt)
    if (day === undefined) continue
    const rest = note.slice(day.end, day.end + 40)
    const kind = cue.kind === 'from' && BACK_AFTER.some((word) => rest.includes(word)) ? 'back' : cue.kind
    const inclusive =
      kind !== 'back' && (cue.inclusive || INCLUSIVE.some((word) => rest.slice(0, word.length + 14).includes(word)))
    if (!found.has(kind)) found.set(kind, day.instant + (inclusive ? DAY : 0))
  }
  return KINDS.map((kind) => found.get(kind)).find((instant) => instant !== undefined)
}

const DASH: Cue = { text: '-', kind: 'to', inclusive: false }

function cueAt(note: string, at: number): Cue | undefined {
  return CUES.get(note.charAt(at))?.find(
    ({ text }) => note.startsWith(text, at) && /[ :]/.test(note.charAt(at + text.length)),
  )
}

type Day = { readonly instant: Instant; readonly end: number }

/** The day named at `from`, behind articles, weekdays and times. */
function dayAt(note: string, from: number, arrivedAt: Instant): Day | undefined {
  let at = from
  let weekday: number | undefined
  let marked = false
  for (let skipped = 0; skipped < 7; skipped++) {
    while (note[at] === ' ' || note[at] === ',' || note[at] === ':' || note[at] === '(') at++
    const rest = note.slice(at, at + 40)
    const week = NEXT_WEEK.find((phrase) => rest.startsWith(phrase))
    if (week !== undefined) return { instant: nextWeekday(1, arrivedAt), end: at + week.length }
    const time =
      /^(?:\d{1,2}:\d{2}|\d{1,2}[.h]\d{2} ?(?:uhr|h)|\d{1,2}(?= ?(?:am|pm|uhr|h)\b))(?: ?(?:am|pm|uhr|h)\b)?/.exec(rest)
    if (time !== null) {
      at += time[0].length
      continue
    }
    const word = /^\p{L}{1,16}(?:-feira)?/u.exec(rest)?.[0]
    if (word === undefined) break
    const named = WEEKDAYS.get(word)
    const after = rest.slice(word.length)
    if (TOMORROW.has(word)) return { instant: midnight(arrivedAt) + DAY, end: at + word.length }
    // "mi" and "do" are weekdays only before a number.
    if (named !== undefined && (word.length > 3 || /^\.?,? ?(?:the |den |dem |el |le )?\d/.test(after))) weekday = named
    else if (!FILLERS.has(word) || !/^[ .]/.test(after)) break
    marked = true
    at += word.length + (after.startsWith('.') ? 1 : 0)
  }
  const rest = note.slice(at, at + 60)
  const written = /^[\d\p{L}]/u.test(rest) ? dateHere(rest) : undefined
  const instant = written && believed(written, arrivedAt)
  if (written !== undefined) return instant === undefined ? undefined : { instant, end: at + written.length }
  const alone =
    /^(\d{1,2})(st|nd|rd|th|er|º|°|-go|\.(?!\d))?(?![\d:/%€$£h-]| ?(?:am|pm|h|uhr|horas?|hrs|euros?|eur|tag|day|dia|dni)\b)/.exec(
      rest,
    )
  if (alone !== null && (marked || alone[2] !== undefined)) {
    const day = dayOfMonth(Number(alone[1]), arrivedAt)
    if (day !== undefined) return { instant: day, end: at + alone[0].length }
  }
  return weekday === undefined ? undefined : { instant: nextWeekday(weekday, arrivedAt), end: at }
}

/** The end of "2 to 9 November" or of "November 2 to 9", where the month stands before the beginning. */
function endOfSpan(note: string, at: number, from: number, arrivedAt: Instant): Day | undefined {
  const before = note.slice(Math.max(0, at - 30), at)
  if (!/\d/.test(before)) return undefined
  const day = dayAt(note, from, arrivedAt)
  if (day !== undefined) return day
  const end = /^ ?(\d{1,2})(?:st|nd|rd|th)?(?![\d:/.h-])/.exec(note.slice(from, from + 8))
  const month = /(\p{L}{3,12})\.? \d{1,2}(?:st|nd|rd|th)? ?$/u.exec(before)
  if (end === null || month === null) return undefined
  const written = dateHere(`${month[1]} ${end[1]}`)
  const instant = written && believed(written, arrivedAt)
  return instant === undefined ? undefined : { instant, end: from + end[0].length }
}

/** The written day, in the year and the order of numbers that can be meant. */
function believed(date: WrittenDate, arrivedAt: Instant): Instant | undefined {
  const first = inYear(date.year, date.month, date.day, arrivedAt)
  const { other } = date
  if (other === undefined) return first
  const second = inYear(date.year, other.month, other.day, arrivedAt)
  if (first === undefined) return second
  const far = first - midnight(arrivedAt) > FAR_AHEAD * DAY
  return far && second !== undefined && second < first ? second : first
}

function inYear(year: number | undefined, month: number, day: number, arrivedAt: Instant): Instant | undefined {
  const today = midnight(arrivedAt)
  const thisYear = new Date(arrivedAt).getUTCFullYear()
  const latest = today + (year === undefined ? LONGEST_WITHOUT_YEAR : LONGEST_ABSENCE) * DAY
  return (year === undefined ? [thisYear, thisYear + 1] : [year])
    .map((each) => Date.UTC(each, month, day))
    .find((instant) => new Date(instant).getUTCDate() === day && instant >= today && instant <= latest)
}

/** "The 9th": of this month, or of the next. */
function dayOfMonth(day: number, arrivedAt: Instant): Instant | undefined {
  const now = new Date(arrivedAt)
  return [0, 1]
    .map((months) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, day))
    .find((instant) => new Date(instant).getUTCDate() === day && instant >= midnight(arrivedAt))
}

/** The next such weekday after the day of arrival. */
function nextWeekday(weekday: number, arrivedAt: Instant): Instant {
  const today = midnight(arrivedAt)
  const ahead = (weekday - new Date(today).getUTCDay() + 7) % 7
  return today + (ahead === 0 ? 7 : ahead) * DAY
}

function midnight(instant: Instant): Instant {
  return Math.floor(instant / DAY) * DAY
}

/** A dash between two days; those inside of 2026-11-09 and of 09-11-2026 are none. */
function isSpan(note: string, at: number): boolean {
  if (!/[\d.\p{L}] ?$/u.test(note.slice(Math.max(0, at - 2), at))) return false
  return !/^\d{1,4}-|^\d{1,4}$/.test(note.slice(at + 1, at + 6)) && /^ ?[\p{L}\d]/u.test(note.slice(at + 1, at + 3))
}

function isDash(char: string): boolean {
  return char === '-' || char === '–' || char === '—'
}

function isLetter(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char)
}
