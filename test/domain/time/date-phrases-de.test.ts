import { expect, test } from 'vitest'
import { readDate } from '../../../src/domain/time/date-phrase.ts'
import { madrid } from './calendars.ts'

/** A Wednesday in Madrid, 12:00. */
const WEDNESDAY = Date.parse('2026-11-25T11:00Z')

/** `2026-11-27`, `2026-11-27 15:00` with a time, ` | rest` behind; `? …` for two readings; `!problem`. */
function read(text: string): string {
  const found = readDate(text, { calendar: madrid, now: WEDNESDAY, language: 'de' })
  if (!found.ok) return /^[\d-]{10},/.test(found.expected) ? `? ${found.expected}` : `!${found.problem}`
  const time = found.minutes === undefined ? '' : ` ${new Date(found.minutes * 60_000).toISOString().slice(11, 16)}`
  return found.date + time + (found.rest === '' ? '' : ` | ${found.rest}`)
}

const GERMAN: Readonly<Record<string, string>> = {
  '27. November': '2026-11-27',
  '27. Nov.': '2026-11-27',
  'am 27. November': '2026-11-27',
  'bis zum 27. November 2026': '2026-11-27',
  'am 27.': '2026-11-27',
  'bis zum 27.': '2026-11-27',
  '27.11.': '2026-11-27',
  '27.11.2026': '2026-11-27',
  '3. März': '2027-03-03',
  'am 8. Jänner': '2027-01-08',
  Freitag: '2026-11-27',
  fr: '2026-11-27',
  'Fr.': '2026-11-27',
  'am Freitag': '2026-11-27',
  'bis Freitag': '2026-11-27',
  'bis spätestens Freitag': '2026-11-27',
  'Freitag, 27. November': '2026-11-27',
  'Freitag, den 27. November 2026': '2026-11-27',
  'Freitag, der 27.': '2026-11-27',
  'am Freitag um 15 Uhr': '2026-11-27 15:00',
  'Freitag 15 Uhr': '2026-11-27 15:00',
  'Freitag um 15:30 Uhr': '2026-11-27 15:30',
  'Freitag bis 18 Uhr': '2026-11-27 18:00',
  'bis 18 Uhr': '2026-11-25 18:00',
  'Freitag Nachmittag': '2026-11-27 18:00',
  'Freitag Dann schicken wir Ersatz.': '2026-11-27 | Dann schicken wir Ersatz.',
  'vor Freitag': '? 2026-11-26, 2026-11-27',
  'diesen Freitag': '2026-11-27',
  'kommenden Montag': '2026-11-30',
  'nächsten Montag': '2026-11-30',
  'Montag nächster Woche': '2026-11-30',
  Dienstag: '2026-12-01',
  Sonnabend: '2026-11-28',
  'nächste Woche': '? 2026-11-30, 2026-12-04',
  morgen: '2026-11-26',
  'morgen früh': '2026-11-26 12:00',
  übermorgen: '2026-11-27',
  'heute um 17 Uhr': '2026-11-25 17:00',
  'heute Nachmittag': '2026-11-25 18:00',
  'heute Abend': '2026-11-25 21:00',
  'in zwei Tagen': '2026-11-27',
  'in einer Woche': '2026-12-02',
  '48 Stunden': '2026-11-27',
  'in einer halben Stunde': '2026-11-25',
  '3 Werktage': '2026-11-30',
  'in drei Arbeitstagen': '2026-11-30',
  'bis Monatsende': '2026-11-30',
  'Ende der Woche': '2026-11-27',
  'bis Feierabend': '2026-11-25',
}

test.each(Object.entries(GERMAN))('in German: %s', (text, expected) => expect(read(text)).toBe(expected))
