import type { Calendar, Hours } from '../../../src/domain/time/calendar.ts'

const NINE_TO_SIX: Hours = [{ from: 9 * 60, to: 18 * 60 }]
const WITH_LUNCH: Hours = [
  { from: 9 * 60, to: 14 * 60 },
  { from: 16 * 60, to: 19 * 60 },
]

function weekdays(hours: Hours): Calendar['week'] {
  return [[], hours, hours, hours, hours, hours, []]
}

export const madrid: Calendar = {
  timeZone: 'Europe/Madrid',
  week: weekdays(NINE_TO_SIX),
  holidays: new Set(['2026-12-08', '2026-12-25', '2027-01-01', '2027-01-06']),
}
export const lunch: Calendar = { timeZone: 'Europe/Madrid', week: weekdays(WITH_LUNCH), holidays: new Set() }
export const saoPaulo: Calendar = { timeZone: 'America/Sao_Paulo', week: weekdays(NINE_TO_SIX), holidays: new Set() }
export const neverOpen: Calendar = {
  timeZone: 'Europe/Madrid',
  week: [[], [], [], [], [], [], []],
  holidays: new Set(),
}
const ALL_DAY: Hours = [{ from: 0, to: 1440 }]
export const always: Calendar = {
  timeZone: 'Europe/Madrid',
  week: [ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY, ALL_DAY],
  holidays: new Set(),
}
