import { describe, expect, test } from 'vitest'
import { COMMAND_PACKS } from '../../../src/domain/language/command-packs.ts'
import { fold } from '../../../src/domain/language/fold.ts'
import { readDate } from '../../../src/domain/time/date-phrase.ts'
import { madrid } from './calendars.ts'

/** A Wednesday in Madrid, 12:00. */
const context = { calendar: madrid, now: Date.parse('2026-11-25T11:00Z'), language: 'en' as const }

describe('a date is read', () => {
  test.each([
    ['2026-11-27', '2026-11-27', ''],
    ['2026-11-27 we ship it', '2026-11-27', 'we ship it'],
    ['2026-11-27: we ship it', '2026-11-27', 'we ship it'],
    ['27.11.', '2026-11-27', ''],
    ['27.11', '2026-11-27', ''],
    ['27/11', '2026-11-27', ''],
    ['27/11/2026 ok', '2026-11-27', 'ok'],
    ['27.11.26', '2026-11-27', ''],
    ['27-11-2026', '2026-11-27', ''],
    ['7.1.', '2027-01-07', ''],
    ['fri', '2026-11-27', ''],
    ['Fri. new parcel', '2026-11-27', 'new parcel'],
    ['friday', '2026-11-27', ''],
    ['by Friday', '2026-11-27', ''],
    ['viernes', '2026-11-27', ''],
    ['el viernes llega', '2026-11-27', 'llega'],
    ['vie', '2026-11-27', ''],
    ['sexta', '2026-11-27', ''],
    ['sexta-feira chega', '2026-11-27', 'chega'],
    ['piątek', '2026-11-27', ''],
    ['piatek', '2026-11-27', ''],
    ['w piątek', '2026-11-27', ''],
    ['pt', '2026-11-27', ''],
    ['tue', '2026-12-01', ''],
    ['today', '2026-11-25', ''],
    ['hoy', '2026-11-25', ''],
    ['hoje', '2026-11-25', ''],
    ['dziś', '2026-11-25', ''],
    ['tomorrow', '2026-11-26', ''],
    ['mañana', '2026-11-26', ''],
    ['amanhã', '2026-11-26', ''],
    ['jutro', '2026-11-26', ''],
    ['3d', '2026-11-28', ''],
    ['3 days', '2026-11-28', ''],
    ['in 3 days', '2026-11-28', ''],
    ['5 dni wysyłka', '2026-11-30', 'wysyłka'],
    ['24h', '2026-11-26', ''],
    ['13h', '2026-11-26', ''],
    ['2w', '2026-12-09', ''],
    ['3 business days', '2026-11-30', ''],
    ['5 días hábiles llega', '2026-12-02', 'llega'],
    ['2 dni robocze', '2026-11-27', ''],
    ['Friday 27.11. text', '2026-11-27', 'text'],
    ['viernes, 4/12/2026', '2026-12-04', ''],
    ['27.11. 2026', '2026-11-27', ''],
  ])('%s', (text, date, rest) => {
    const { counted, at: _, ...read } = readDate(text, context) as { counted?: true; at?: number }
    expect(read).toEqual({ ok: true, date, rest })
    expect(counted === true).toBe(/^(?:in )?\d{1,2} ?\p{L}/u.test(text))
  })

  test.each([
    ['2026-11-27 15:30 call', 15 * 60 + 30, 'call'],
    ['fri 15h', 15 * 60, ''],
    ['fri 15h30 x', 15 * 60 + 30, 'x'],
    ['27.11. 15:30', 15 * 60 + 30, ''],
    ['27.11. 15h', 15 * 60, ''],
    ['2026-11-27T09:05', 9 * 60 + 5, ''],
    ['friday 3pm', 15 * 60, ''],
    ['friday 12:30 am', 30, ''],
    ['Friday, 27.11., 15:30', 15 * 60 + 30, ''],
    ['27.11. at 9:05', 9 * 60 + 5, ''],
  ])('with a time: %s', (text, minutes, rest) => {
    expect(readDate(text, context)).toMatchObject({ ok: true, date: '2026-11-27', minutes, rest })
  })

  test.each([
    ['', 'missing-argument'],
    ['soon', 'unreadable-date'],
    ['31.11.', 'unreadable-date'],
    ['Friday 28.11.', 'unreadable-date'],
    ['tomorrow 27.11.', 'unreadable-date'],
    ['2026-02-30', 'unreadable-date'],
    ['2-3 days', 'unreadable-date'],
    ['frigate', 'unreadable-date'],
    ['2062-11-27', 'unreadable-date'],
    ['9999d', 'unreadable-date'],
    ['2026-11-24', 'date-in-the-past'],
    ['24.11.2026', 'date-in-the-past'],
    ['999999999999999999999', 'unreadable-date'],
  ])('%s is refused: %s', (text, problem) => {
    expect(readDate(text, context)).toMatchObject({
      ok: false,
      problem,
      expected: expect.stringMatching(/\d{4}-\d\d-\d\d/),
    })
  })

  test('expectations are in the reader’s words', () => {
    const reading = readDate('luego', { ...context, language: 'es' })
    expect(reading).toMatchObject({ expected: '2026-11-28, 28.11., sábado, mañana, 3d, 24h' })
  })
})

test('no word means two things', () => {
  const meanings = new Map<string, Set<string>>()
  const note = (words: readonly string[], meaning: string) => {
    for (const word of words) meanings.set(fold(word), (meanings.get(fold(word)) ?? new Set()).add(meaning))
  }
  for (const pack of COMMAND_PACKS) {
    pack.weekdays.forEach((words, day) => {
      note(words, `weekday ${day}`)
    })
    pack.months.forEach((words, month) => {
      note(words, `month ${month + 1}`)
    })
    note(pack.today, 'today')
    note(pack.tomorrow, 'tomorrow')
    note(pack.afterTomorrow, 'the day after tomorrow')
    for (const unit of ['minute', 'hour', 'day', 'week', 'month'] as const) note(pack.units[unit], unit)
    for (const part of ['morning', 'noon', 'afternoon', 'evening'] as const) {
      note(pack.dayParts[part], part)
      note(pack.todaysParts[part], `today's ${part}`)
    }
    note(pack.working, 'working')
    note(pack.nextWeek, 'next week')
    note(pack.nextMonth, 'next month')
    note(pack.endOfDay, 'end of day')
    note(pack.endOfWeek, 'end of week')
    note(pack.endOfMonth, 'end of month')
    note(pack.before, 'before')
    note([...pack.thisOne], 'this')
    note([...pack.nextOne, ...pack.nextBehind], 'next')
    note([...pack.fillers], 'filler')
  }
  // Told apart by their places: `mar` is March beside a number and Tuesday else; `w` is weeks behind a number; `dia 27`, `3 dias`.
  for (const word of ['mar', 'w', 'dia']) meanings.delete(word)
  expect([...meanings].filter(([, m]) => m.size > 1).map(([word]) => word)).toEqual([])
})
