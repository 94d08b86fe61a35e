import { AUTOMATIC_PACKS } from './automatic-packs.ts'
import { FINDING_PACKS } from './finding-packs.ts'
import { fold } from './fold.ts'

/** Month names of all languages, as written and without accents. The first language of the list keeps a shared name. */
const MONTHS = new Map<string, number>()
for (const months of [
  ...FINDING_PACKS.map((pack) => pack.months),
  ...AUTOMATIC_PACKS.map((pack) => pack.dates.months ?? []),
]) {
  months.forEach((names, month) => {
    for (const name of names.flatMap((each) => [each, fold(each)])) if (!MONTHS.has(name)) MONTHS.set(name, month)
  })
}

/** What a date as people write it says: the year is often left out. `month` counts from 0; `length` is in characters. */
export type WrittenDate = {
  readonly year?: number
  readonly month: number
  readonly day: number
  readonly length: number
  /** `11/9` is the 11th of September, and to an American the 9th of November. */
  readonly other?: { readonly month: number; readonly day: number }
}

/**
 * The date at the very beginning of a text in lower case with single blanks: `2026-11-09`, `9/11/26`, `9 de noviembre`,
 * `9. november 2026`, `november 9th`. Up to three words may come first: "el lunes, 9 de noviembre".
 */
export function dateAtStart(text: string): WrittenDate | undefined {
  const rest = text.replace(/^(?:(?!\d)[\p{L}.,-]{1,16} ){0,3}(?=\d)/u, '')
  return dateHere(rest, text.length - rest.length) ?? monthFirst(text)
}

/** The date a text begins with, without any word before it. */
export function dateHere(text: string, skipped = 0): WrittenDate | undefined {
  const iso = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text)
  if (iso !== null) return written(Number(iso[1]), Number(iso[3]) - 1, Number(iso[4]), skipped + iso[0].length)
  return numeric(text, skipped) ?? dayFirst(text, skipped) ?? (skipped === 0 ? monthFirst(text) : undefined)
}

/** Day before month, as everywhere our languages are spoken; an American order where no other is possible. */
function numeric(text: string, skipped: number): WrittenDate | undefined {
  const found = /^(\d{1,2})([./-]) ?(\d{1,2})(?!\d)(?:[./-] ?(\d{4}|\d{2})(?!\d))?/.exec(text)
  if (found === null) return undefined
  // "2-9 november" is a span, and "2.5 kg" is no date either; the dot of "9.11." belongs to it.
  if (found[2] === '-' && found[4] === undefined && /^ ?\p{L}{3}/u.test(text.slice(found[0].length))) return undefined
  const [first, second] = [Number(found[1]), Number(found[3])]
  const year = found[4] === undefined ? undefined : Number(found[4].length === 2 ? `20${found[4]}` : found[4])
  const length = skipped + found[0].length
  if (second > 12) return written(year, first - 1, second, length)
  const read = written(year, second - 1, first, length)
  return read !== undefined && first <= 12 && first !== second
    ? { ...read, other: { month: first - 1, day: second } }
    : read
}

function dayFirst(text: string, skipped: number): WrittenDate | undefined {
  const found =
    /^(\d{1,2})(?:º|°|\.º|\.|st|nd|rd|th|er|-go)? ?(?:de |d'|of )?(\p{L}{3,12})(?!\p{L})\.?(?:,? (?:de |del |of )?(\d{4})(?!\d))?/u.exec(
      text,
    )
  const month = MONTHS.get(found?.[2] ?? '')
  if (found === null || month === undefined) return undefined
  return written(yearOf(found[3]), month, Number(found[1]), skipped + found[0].length)
}

function monthFirst(text: string): WrittenDate | undefined {
  const found =
    /^(?:\p{L}{3,10},? )?(?:the )?(\p{L}{3,10})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,? (\d{4})(?!\d))?/u.exec(
      text,
    )
  const month = MONTHS.get(found?.[1] ?? '')
  if (found === null || month === undefined) return undefined
  return written(yearOf(found[3]), month, Number(found[2]), found[0].length)
}

function yearOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function written(year: number | undefined, month: number, day: number, length: number): WrittenDate | undefined {
  if (month < 0 || month > 11 || day < 1 || day > 31) return undefined
  return { ...(year === undefined ? {} : { year }), month, day, length }
}
