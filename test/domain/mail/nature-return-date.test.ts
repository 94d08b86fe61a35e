import { describe, expect, test } from 'vitest'
import { returnDate } from '../../../src/domain/mail/nature/return-date.ts'
import { workedMs } from '../../support/processor-time.ts'

/** A Monday. */
const ARRIVED = Date.parse('2026-11-02T10:15:30Z')
const dayOf = (text: string, arrivedAt = ARRIVED) => {
  const found = returnDate(text, arrivedAt)
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 10)
}

describe('the first day on which somebody may be back', () => {
  test.each<[string, string]>([
    // English.
    ['I am away until 5 January.', '2027-01-05'],
    ['until 5 Jan', '2027-01-05'],
    ['until January 5th, 2027', '2027-01-05'],
    ['until 9th of November', '2026-11-09'],
    ['until Nov. 9', '2026-11-09'],
    ['until the 9th', '2026-11-09'],
    ["I'll be back on Monday 9 November", '2026-11-09'],
    ['I will be back on Monday, November 9th.', '2026-11-09'],
    ['I will return to the office on Tuesday 10th November', '2026-11-10'],
    ['returning 10/11/2026', '2026-11-10'],
    ['returning to the office on 2026-11-20', '2026-11-20'],
    ['out of the office from 1st to 15th November', '2026-11-15'],
    ['out of the office from November 3 to 9', '2026-11-09'],
    ['between 3 and 9 November', '2026-11-09'],
    ['3-9 November', '2026-11-09'],
    ['3 Nov - 9 Nov', '2026-11-09'],
    ['02/11/2026 – 09/11/2026', '2026-11-09'],
    ['until next Monday', '2026-11-09'],
    ['back on Friday', '2026-11-06'],
    ['until Monday', '2026-11-09'],
    ['back in the office tomorrow', '2026-11-03'],
    ['until next week', '2026-11-09'],
    ['out until 11/09/2026', '2026-11-09'],
    ['out until 11/16', '2026-11-16'],
    ['away through 9 November', '2026-11-10'],
    ['up to and including 9 November', '2026-11-10'],
    ['until 9 am on Monday 16 November', '2026-11-16'],
    ['from 2 November until 9 November. Back on 10 November.', '2026-11-10'],
    // Spanish.
    ['Estoy de vacaciones hasta el lunes 9 de noviembre.', '2026-11-09'],
    ['hasta el 9 de noviembre inclusive', '2026-11-10'],
    ['hasta el próximo 9 de noviembre (incluido)', '2026-11-10'],
    ['hasta el día 9', '2026-11-09'],
    ['del 2 al 9 de noviembre', '2026-11-09'],
    ['del 2/11 al 9/11, ambos inclusive', '2026-11-10'],
    ['vuelvo el lunes 9', '2026-11-09'],
    ['Me reincorporo el 10 de noviembre de 2026', '2026-11-10'],
    ['volveré el martes', '2026-11-03'],
    ['a partir del 10 de noviembre', '2026-11-10'],
    ['Estaré fuera a partir del 4 de noviembre y hasta el 9 de noviembre', '2026-11-09'],
    ['regreso mañana', '2026-11-03'],
    // Portuguese.
    ['Encontro-me de férias até ao dia 9 de novembro', '2026-11-09'],
    ['regresso a 9 de novembro', '2026-11-09'],
    ['de 2 a 9 de novembro', '2026-11-09'],
    ['volto dia 10', '2026-11-10'],
    ['retorno na segunda-feira, 9/11', '2026-11-09'],
    ['até sexta-feira', '2026-11-06'],
    ['até 09.11.2026, inclusive', '2026-11-10'],
    // Polish.
    ['Jestem na urlopie do 12.11.2026', '2026-11-12'],
    ['od 2 do 9 listopada', '2026-11-09'],
    ['w dniach 2-9 listopada', '2026-11-09'],
    ['w dniach 02.11-09.11.2026', '2026-11-09'],
    ['do 9 listopada włącznie', '2026-11-10'],
    ['do dnia 9 listopada 2026 r. włącznie', '2026-11-10'],
    ['wracam w poniedziałek', '2026-11-09'],
    ['do piątku', '2026-11-06'],
    // French.
    ["jusqu'au 9 novembre", '2026-11-09'],
    ['jusqu’au lundi 9 novembre inclus', '2026-11-10'],
    ['du 2 au 9 novembre', '2026-11-09'],
    ['de retour le 1er décembre', '2026-12-01'],
    ['je serai de retour lundi', '2026-11-09'],
    // German.
    ['bis 16.11.2026 nicht im Büro', '2026-11-16'],
    ['bis einschließlich 09.11.', '2026-11-10'],
    ['vom 2. bis 9. November', '2026-11-09'],
    ['vom 02.11. - 09.11.2026', '2026-11-09'],
    ['Ab dem 9. November bin ich wieder im Büro', '2026-11-09'],
    ['Am Montag, den 9. November bin ich wieder erreichbar', '2026-11-09'],
    ['Ich bin bis Montag abwesend', '2026-11-09'],
    ['bis nächste Woche', '2026-11-09'],
    // Italian.
    ['fino al 9 novembre', '2026-11-09'],
    ['fino al 9 novembre compreso', '2026-11-10'],
    ['dal 2 al 9 novembre', '2026-11-09'],
    ['rientrerò lunedì 9 novembre', '2026-11-09'],
    // Others.
    ['tot en met 9 november', '2026-11-10'],
    ['till och med 9 november', '2026-11-10'],
    ['tilbage den 9. november', '2026-11-09'],
    ['до 9 ноября включительно', '2026-11-10'],
    ['до понедельника', '2026-11-09'],
    ['vracím se 9. listopadu', '2026-11-09'],
    ['până pe 9 noiembrie', '2026-11-09'],
  ])('%s', (text, day) => expect(dayOf(text)).toBe(day))
})

describe('what is no day of return', () => {
  test.each([
    'back soon',
    'I will get back to you within 24 hours.',
    'until further notice',
    'I was away until 5 October.',
    'until 9 November 2031',
    'until 9 November 1999',
    'until 31 February',
    'until October 2027',
    'until 5 pm',
    'hasta las 9:30',
    'hasta 30 % de descuento',
    'Call +34 600-123-456 to speak with us',
    'Horario: de lunes a viernes, de 9 a 18 h',
    'do 17, potem proszę dzwonić',
    '',
  ])('%s', (text) => expect(dayOf(text)).toBeUndefined())
})

test('the year of arrival turns with the year', () => {
  const newYearsEve = Date.parse('2026-12-31T23:30:00Z')
  expect(dayOf('back on 4 January', newYearsEve)).toBe('2027-01-04')
  expect(dayOf('until the 5th', newYearsEve)).toBe('2027-01-05')
})

test('a long text of dates is read at once', () => {
  const started = workedMs()
  returnDate('until 9 '.repeat(100_000), ARRIVED)
  returnDate('2-2-2-'.repeat(100_000), ARRIVED)
  expect(workedMs() - started).toBeLessThan(500)
})
