import { expect, test } from 'vitest'
import { dateAtStart, dateHere } from '../../../src/domain/language/written-date.ts'

/** `month` counts from 1 here, as people do. */
const read = (text: string, from = dateAtStart) => {
  const date = from(text)
  return date === undefined ? undefined : [date.year, date.month + 1, date.day, text.slice(0, date.length)]
}

test.each<[string, readonly [number | undefined, number, number, string]]>([
  ['2026-11-09 at ten', [2026, 11, 9, '2026-11-09']],
  ['2026/11/09', [2026, 11, 9, '2026/11/09']],
  ['9/11/2026', [2026, 11, 9, '9/11/2026']],
  ['9.11.26', [2026, 11, 9, '9.11.26']],
  ['9. 11. 2026', [2026, 11, 9, '9. 11. 2026']],
  ['09.11. abends', [undefined, 11, 9, '09.11']],
  ['09-11-2026', [2026, 11, 9, '09-11-2026']],
  ['11/16/2026', [2026, 11, 16, '11/16/2026']],
  ['9 de noviembre de 2026', [2026, 11, 9, '9 de noviembre de 2026']],
  ['el lunes, 9 de noviembre', [undefined, 11, 9, 'el lunes, 9 de noviembre']],
  ['9 listopada', [undefined, 11, 9, '9 listopada']],
  ['9-go października', [undefined, 10, 9, '9-go października']],
  ['9 pazdziernika', [undefined, 10, 9, '9 pazdziernika']],
  ['9. november 2026', [2026, 11, 9, '9. november 2026']],
  ['9.november', [undefined, 11, 9, '9.november']],
  ['1er décembre', [undefined, 12, 1, '1er décembre']],
  ['9th of november', [undefined, 11, 9, '9th of november']],
  ['november 9th, 2026', [2026, 11, 9, 'november 9th, 2026']],
  ['nov. 9', [undefined, 11, 9, 'nov. 9']],
  ['monday, november 9', [undefined, 11, 9, 'monday, november 9']],
  ['9 ноября', [undefined, 11, 9, '9 ноября']],
  ['9. prosince', [undefined, 12, 9, '9. prosince']],
])('%s', (text, date) => expect(read(text)).toEqual(date))

test.each(['', 'soon', '12.50 eur', '2-9 november', '31/31', '9', '9 o clock', '99/11/2026', 'marchand 4'])(
  'no date: %s',
  (text) => expect(read(text)).toBeUndefined(),
)

test('a date here is a date at the very beginning', () => {
  expect(read('el 9 de noviembre', dateHere)).toBeUndefined()
  expect(read('9 de noviembre', dateHere)).toEqual([undefined, 11, 9, '9 de noviembre'])
})

test('day and month that an American would turn round are told', () => {
  expect(dateHere('11/9')).toMatchObject({ day: 11, month: 8, other: { day: 9, month: 10 } })
  expect(dateHere('11/11')).not.toHaveProperty('other')
  expect(dateHere('16/11')).not.toHaveProperty('other')
})
