import { describe, expect, test } from 'vitest'
import type { Language } from '../../../src/domain/language/language.ts'
import { readDate } from '../../../src/domain/time/date-phrase.ts'
import { madrid } from './calendars.ts'

/** A Wednesday in Madrid, 12:00. */
const WEDNESDAY = Date.parse('2026-11-25T11:00Z')

/** `2026-11-27`, `2026-11-27 15:00` with a time, ` | rest` behind; `? …` for two readings; `!problem`. */
function read(text: string, language: Language): string {
  const found = readDate(text, { calendar: madrid, now: WEDNESDAY, language })
  if (!found.ok) return /^[\d-]{10},/.test(found.expected) ? `? ${found.expected}` : `!${found.problem}`
  const time = found.minutes === undefined ? '' : ` ${new Date(found.minutes * 60_000).toISOString().slice(11, 16)}`
  return found.date + time + (found.rest === '' ? '' : ` | ${found.rest}`)
}

const FRENCH: Readonly<Record<string, string>> = {
  'le 27 novembre': '2026-11-27',
  'le 27': '2026-11-27',
  'jusqu’au 27': '2026-11-27',
  '27 nov.': '2026-11-27',
  '1er décembre': '2026-12-01',
  'le 1er décembre 2026': '2026-12-01',
  'le 3 mars': '2027-03-03',
  '27 sept': '2027-09-27',
  vendredi: '2026-11-27',
  ven: '2026-11-27',
  'd’ici vendredi': '2026-11-27',
  "jusqu'à vendredi": '2026-11-27',
  'vendredi 27 novembre 2026': '2026-11-27',
  'vendredi à 15h': '2026-11-27 15:00',
  'vendredi à 15 h 30': '2026-11-27 15:30',
  'vendredi dans l’après-midi': '2026-11-27 18:00',
  'vendredi Nous vous en envoyons un autre.': '2026-11-27 | Nous vous en envoyons un autre.',
  'avant vendredi': '? 2026-11-26, 2026-11-27',
  mardi: '2026-12-01',
  'lundi prochain': '2026-11-30',
  'lundi de la semaine prochaine': '2026-11-30',
  'la semaine prochaine': '? 2026-11-30, 2026-12-04',
  demain: '2026-11-26',
  'demain matin': '2026-11-26 12:00',
  'après-demain': '2026-11-27',
  'aujourd’hui à 17h': '2026-11-25 17:00',
  'ce soir': '2026-11-25 21:00',
  'cet après-midi': '2026-11-25 18:00',
  'dans deux jours': '2026-11-27',
  '2j': '2026-11-27',
  '3 jours ouvrés': '2026-11-30',
  'sept jours': '2026-12-02',
  'dans une demi-heure': '2026-11-25',
  'fin de semaine': '2026-11-27',
  'fin du mois': '2026-11-30',
}

const ITALIAN: Readonly<Record<string, string>> = {
  'il 27 novembre': '2026-11-27',
  'il 27': '2026-11-27',
  'fino al 27': '2026-11-27',
  'l’8 dicembre': '2026-12-08',
  "entro l'8": '2026-12-08',
  'il 1º dicembre': '2026-12-01',
  '27 sett': '2027-09-27',
  venerdì: '2026-11-27',
  venerdi: '2026-11-27',
  'entro venerdì': '2026-11-27',
  'venerdì alle 15:30': '2026-11-27 15:30',
  'venerdì alle ore 10': '2026-11-27 10:00',
  'venerdì entro le 18': '2026-11-27 18:00',
  'entro le 18': '2026-11-25 18:00',
  'venerdì nel pomeriggio': '2026-11-27 18:00',
  'venerdì Ne mandiamo uno nuovo.': '2026-11-27 | Ne mandiamo uno nuovo.',
  'prima di venerdì': '? 2026-11-26, 2026-11-27',
  martedì: '2026-12-01',
  'lunedì prossimo': '2026-11-30',
  'il prossimo lunedì': '2026-11-30',
  'lunedì della prossima settimana': '2026-11-30',
  'il mese prossimo': '? 2026-12-01, 2026-12-31',
  'domani mattina': '2026-11-26 12:00',
  dopodomani: '2026-11-27',
  'oggi alle 17': '2026-11-25 17:00',
  stasera: '2026-11-25 21:00',
  'fra due giorni': '2026-11-27',
  '2 gg': '2026-11-27',
  '48 ore': '2026-11-27',
  'tra una settimana': '2026-12-02',
  '3 giorni lavorativi': '2026-11-30',
  'tra mezz’ora': '2026-11-25',
  'entro fine mese': '2026-11-30',
  'fine della settimana': '2026-11-27',
}

describe('in French', () => {
  test.each(Object.entries(FRENCH))('%s', (text, expected) => expect(read(text, 'fr')).toBe(expected))
})

describe('in Italian', () => {
  test.each(Object.entries(ITALIAN))('%s', (text, expected) => expect(read(text, 'it')).toBe(expected))
})
