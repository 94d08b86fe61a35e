/** `#compensate`: an amount and its currency, in the ways people write them; what could mean two things is refused. */
import { describe, expect, test } from 'vitest'
import { applyCommands } from '../../../src/domain/command/apply-commands.ts'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import { aContext, anIncident } from './support.ts'

function say(text: string) {
  return applyCommands(anIncident(), readCommands(text).lines, aContext())
}

describe('is understood', () => {
  test.each([
    ['12.50 EUR voucher', '12.50 EUR voucher'],
    ['12,50 EUR vale', '12.50 EUR vale'],
    ['12 EUR', '12.00 EUR'],
    ['12.5 eur', '12.50 EUR'],
    ['12,50€', '12.50 EUR'],
    ['12,50 € vale de descuento', '12.50 EUR vale de descuento'],
    ['€ 12.50', '12.50 EUR'],
    ['EUR 12.50 voucher', '12.50 EUR voucher'],
    ['R$ 30,00 vale-compra', '30.00 BRL vale-compra'],
    ['30 reais', '30.00 BRL'],
    ['20 zł rabat', '20.00 PLN rabat'],
    ['20 zl', '20.00 PLN'],
    ['15 euros', '15.00 EUR'],
    ['10 £', '10.00 GBP'],
    ['0.99 EUR', '0.99 EUR'],
    ['5 MXN: cupón', '5.00 MXN cupón'],
    ['300 JPY', '300.00 JPY'],
    ['40 PEN vale', '40.00 PEN vale'],
    ['10 ALL', '10.00 ALL'],
    ['  12.50   EUR   voucher  ', '12.50 EUR voucher'],
  ])('%s', (argument, after) => {
    const result = say(`#compensate ${argument}`)
    expect(result.ok && result.changes).toMatchObject([{ field: 'compensation', before: '', after }])
  })
})

describe('is refused', () => {
  test.each([
    ['', 'missing-argument'],
    ['voucher', 'unreadable-amount'],
    ['12.50', 'unreadable-amount'],
    ['12 $', 'unreadable-amount'],
    ['$12', 'unreadable-amount'],
    ['0 EUR', 'unreadable-amount'],
    ['0,00 EUR', 'unreadable-amount'],
    ['-5 EUR', 'unreadable-amount'],
    ['12.505 EUR', 'unreadable-amount'],
    ['1.000,00 EUR', 'unreadable-amount'],
    ['1,000 EUR', 'unreadable-amount'],
    ['EUR 1.000', 'unreadable-amount'],
    ['EUR 1,000.00', 'unreadable-amount'],
    ['12 vouchers', 'unreadable-amount'],
    ['10 all', 'unreadable-amount'],
    ['12 try again', 'unreadable-amount'],
    ['12 XYQ', 'unreadable-amount'],
    ['12 EURO2', 'unreadable-amount'],
    ['99999999 EUR', 'unreadable-amount'],
  ])('%j', (argument, problem) => {
    const result = say(`#compensate ${argument}`)
    expect(result.ok ? 'ok' : result.problems.map((p) => p.problem).join()).toBe(problem)
  })
})

test('several in one mail are several, the same twice is one', () => {
  const result = say('#compensate 5 EUR\n#compensate 3 EUR postage\n#compensate 5 EUR')
  expect(result.ok && result.incident?.compensations?.map((c) => c.amount)).toEqual(['5.00', '3.00'])
})
