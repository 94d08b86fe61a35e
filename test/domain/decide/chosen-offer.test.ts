import { expect, test } from 'vitest'
import { chosenOffer } from '../../../src/domain/decide/chosen-offer.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import type { Reading } from '../../../src/domain/mail/reading.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { anIncident } from '../command/support.ts'

const AT = Date.parse('2026-11-23T09:00Z')
const offered = (...options: readonly string[]): Incident =>
  anIncident({ offer: { at: AT, by: 'ana@shop.example', options } })
const said = (newText: string, arrivedAt = AT + DAY) => ({ reply: { newText }, mail: { arrivedAt } }) as Reading
const two = offered('Free shipping', 'Voucher 10%')

test.each<[string, number | undefined]>([
  ['2', 1],
  ['2.', 1],
  ['la 2', 1],
  ['Opción 2, por favor', 1],
  ['the voucher', 1],
  ['I would like the voucher please', 1],
  ['Free shipping', 0],
  ['2. Voucher 10%', 1],
  ['2\n\nThanks, and when does it come?', 1],
  ['3', undefined],
  ['10', undefined],
  ['no voucher', undefined],
  ['not the voucher', undefined],
  ['1 or 2', undefined],
  ['please', undefined],
  ['I waited 2 weeks for the voucher', undefined],
  ['1. A new lamp', undefined],
  ['free voucher', undefined],
])('%j chooses %s', (text, chosen) => {
  expect(chosenOffer(two, said(text))).toBe(chosen)
})

test('a choice that two options fit is none', () => {
  expect(chosenOffer(offered('blue lamp', 'red lamp'), said('the lamp'))).toBeUndefined()
  expect(chosenOffer(offered('blue lamp', 'red lamp'), said('the red one'))).toBe(undefined)
  expect(chosenOffer(offered('blue lamp', 'red lamp'), said('the red lamp'))).toBe(1)
})

test('nothing is chosen where nothing is offered (any more), nor after 30 days', () => {
  expect(chosenOffer(anIncident(), said('2'))).toBeUndefined()
  expect(chosenOffer(two, said('2', AT + 30 * DAY))).toBe(1)
  expect(chosenOffer(two, said('2', AT + 31 * DAY))).toBeUndefined()
})

test('the button of an offer before chooses nothing from this one; its own words still do', () => {
  expect(chosenOffer(two, said('1. A chair'), AT - DAY)).toBeUndefined()
  expect(chosenOffer(two, said('1'), AT - DAY)).toBeUndefined()
  expect(chosenOffer(two, said('1'), AT)).toBe(0)
  expect(chosenOffer(two, said('2. Voucher 10%'), AT - DAY)).toBe(1)
})
