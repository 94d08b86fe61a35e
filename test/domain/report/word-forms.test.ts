import { describe, expect, test } from 'vitest'
import { isFormOf, oneSlipAway, slipsBetween, stemsOf } from '../../../src/domain/report/word-forms.ts'

const finds = (asked: string, written: string) => stemsOf(asked).some((stem) => isFormOf(written, stem))

describe('forms of Polish words', () => {
  test.each([
    ['paczka', 'paczki'],
    ['paczki', 'paczkami'],
    ['paczek', 'paczka'],
    ['paczka', 'paczek'],
    ['przesylka', 'przesylek'],
    ['zwrotu', 'zwrot'],
    ['zwrot', 'zwrotem'],
    ['zamowienie', 'zamowienia'],
    ['zamowien', 'zamowieniem'],
    ['reklamacja', 'reklamacji'],
    ['reklamacje', 'reklamacjami'],
    ['uszkodzony', 'uszkodzona'],
    ['uszkodzonego', 'uszkodzonych'],
    ['czekam', 'czekala'],
  ])('%s finds %s', (asked, written) => expect(finds(asked, written)).toBe(true))

  test.each([
    ['zwrot', 'zwrotnica'],
    ['paczka', 'pacztomat'],
    ['kot', 'kotlet'],
    ['10482', '104820'],
    ['pedido', 'pedidogratis'],
  ])('%s does not find %s', (asked, written) => expect(finds(asked, written)).toBe(false))
})

describe('slips', () => {
  test.each([
    ['jarrno', 'jarron', 1],
    ['roto', 'roto', 0],
    ['enbio', 'envio', 1],
    ['pedio', 'pedido', 1],
    ['debolusion', 'devolucion', 2],
    ['', 'abc', 3],
  ])('between %s and %s there are %i', (a, b, count) => {
    expect(slipsBetween(a, b)).toBe(count)
    expect(slipsBetween(b, a)).toBe(count)
  })

  test('whatever is one slip away is thought of', () => {
    const thought = oneSlipAway('jarrno')
    expect(thought).toEqual(expect.arrayContaining(['jarron', 'jarno', 'jarro', 'jarrnoo', 'farrno', 'ajrrno']))
    expect(thought.every((word) => slipsBetween('jarrno', word) === 1)).toBe(true)
    expect(thought).not.toContain('jarrno')
  })
})
