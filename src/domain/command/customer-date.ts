/**
 * `date=fri` in a ready answer: the agent writes a day as everywhere, the customer reads it in their own language, "6 de marzo". Words that are
 * more than a day ("in the afternoon of the 6th") stay as they were written.
 */
import { dayInWords } from '../language/day-in-words.ts'
import type { Language } from '../language/language.ts'
import { readDate } from '../time/date-phrase.ts'
import { localDate } from '../time/local-date.ts'
import type { CommandContext, Refusal } from './command.ts'

/** What the customer reads, or why the agent has to write it again: a day that is over, or two that could be meant. */
export function dateForCustomer(
  written: string,
  customer: Language,
  { store, now, language }: Pick<CommandContext, 'store' | 'now' | 'language'>,
): string | Refusal {
  const { calendar } = store
  const read = readDate(written, { calendar, now, language })
  if (read.ok) {
    const day = read.rest === '' && read.minutes === undefined
    return day ? inWords(read.date, localDate(calendar, now), customer) : written
  }
  if (read.problem === 'date-in-the-past') return { problem: read.problem, expected: read.expected }
  const readings = /^[\d-]{10}, [\d-]{10}$/.test(read.expected)
  return readings ? { problem: 'ambiguous-date', expected: read.expected } : written
}

/** Without its weekday, so that it fits behind "until" in every language. */
function inWords(date: string, today: string, language: Language): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const)
  const locale = language === 'en' ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...year, timeZone: 'UTC' })
  return dayInWords(format, Date.parse(`${date}T12:00Z`), language)
}
