/** Which lines of a list are meant, and what is left for the command. */
import { expect, test } from 'vitest'
import { linesNamed } from '../../../src/domain/command/line-numbers.ts'
import { commandNamed } from '../../../src/domain/command/names.ts'
import { aContext } from './support.ts'

test.each<[string, readonly string[]]>([
  ['close 3', ['3 |']],
  ['close 3 5', ['3 5 |']],
  ['close 3,5', ['3 5 |']],
  ['close 3, 5 and 7', ['3 5 7 |']],
  ['close 3 y 5', ['3 5 |']],
  ['close 3 & 5', ['3 5 |']],
  ['close #3 #5', ['3 5 |']],
  ['close 3-5', ['3 4 5 |']],
  ['close 3 – 5', ['3 4 5 |']],
  ['close 5-3', ['5 3 |']],
  ['close 3 3', ['3 |']],
  ['close 3.', ['3 |']],
  ['close 003', ['3 |']],
  ['close', []],
  ['close all', []],
  ['close the 3', []],
  // No line has four figures: it stays with the command, which refuses it.
  ['close 3 1001', ['3 | 1001']],
  ['snooze 4 3d', ['4 | 3d']],
  ['snooze 4 5 3d', ['4 5 | 3d']],
  ['snooze 4 3 days', ['4 | 3 days']],
  ['snooze 2 1 week', ['2 | 1 week']],
  ['snooze 3d', []],
  ['snooze 4 27/11', ['4 | 27/11']],
  ['snooze 4 2026-11-27', ['4 | 2026-11-27']],
  ['promise 2 27 nov', ['2 | 27 nov']],
  ['promise 2 3 fri a new lamp', ['2 3 | fri a new lamp']],
  ['assign 2 ana', ['2 | ana']],
  ['category 2 delivery/damaged', ['2 | delivery/damaged']],
  ['compensate 3 12.50 EUR vale', ['3 | 12.50 EUR vale']],
  ['compensate 3 12 EUR vale', ['3 | 12 EUR vale']],
  ['offer 2 10% | voucher', ['2 | 10% | voucher']],
  // Either may be meant.
  ['offer 2 3 vouchers | the money', ['2 | 3 vouchers | the money', '2 3 | vouchers | the money']],
  // Nothing can be read: the fullest reading is refused by the command.
  ['snooze 4 5 whenever', ['4 5 | whenever']],
])('#%s', (line, expected) => {
  const [word = '', ...rest] = line.split(' ')
  const command = commandNamed(word)
  if (!command) throw new Error(word)
  const found = linesNamed(command, rest.join(' '), aContext())
  expect(found.map((reading) => `${reading.numbers.join(' ')} | ${reading.rest}`.trim())).toEqual(expected)
})
