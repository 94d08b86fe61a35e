/** What customers write about: which words count, whose data stays away, and what rises. */
import { describe, expect, test } from 'vitest'
import { recurrencesOf } from '../../../src/domain/report/recurrence.ts'
import { type CustomerText, namesOf, tallyWords } from '../../../src/domain/report/recurring-words.ts'
import { type OpenedRow, tallyWeek } from '../../../src/domain/report/week-tally.ts'
import { A_STORE, ANA, at, RUI } from '../../support/a-store.ts'

const KNOWN = namesOf([ANA, RUI, { name: A_STORE.name, address: A_STORE.mailbox }])

function textOf(number: number, text: string, changes: Partial<CustomerText> = {}): CustomerText {
  return {
    ...{ number, text, language: 'es', customer: `c${number}@mail.example`, name: 'Eva Ruiz', orderNumbers: [] },
    ...changes,
  }
}

function termsIn(text: string, changes: Partial<CustomerText> = {}): readonly string[] {
  return [...tallyWords([textOf(1, text, changes)], KNOWN).terms.values()].map(({ shown }) => shown)
}

describe('words of a text', () => {
  test.each<[string, string, Partial<CustomerText>, readonly string[]]>([
    ['grammar and greetings say nothing', 'Hola, buenos días: es de la tapa. Gracias.', {}, ['tapa']],
    [
      'two that stand together, a word of grammar between',
      'El manual en inglés',
      {},
      ['manual', 'inglés', 'manual en inglés'],
    ],
    ['not over the end of a sentence', 'La tapa. Un manual.', {}, ['tapa', 'manual']],
    [
      'no name of the customer, of agents, of the store',
      'Hola Ana, escribe Eva Ruiz, de Tienda Sol: tapa',
      {},
      ['escribe', 'tapa'],
    ],
    ['no address, no link', 'eva.ruiz@mail.example https://x.example/tapa?a=manual', {}, []],
    ['no numbers, no orders', 'Pedido A-10482, tel. 600123123', { orderNumbers: ['A-10482'] }, ['tel']],
    ['codes of articles', 'La LT-200 no enciende', {}, ['LT-200', 'enciende']],
    ['no cards, accounts, identity cards among them', 'X4111-1111-1111 ES91 2100 0418 12345678Z X-1234567-L', {}, []],
    [
      'no links out of two words',
      'evil.example. foo=bar. tapa|manual',
      {},
      ['evil', 'example', 'foo', 'bar', 'tapa', 'manual'],
    ],
    ['nothing that turns or hides', 'tapa \u202emanual', {}, ['tapa', 'manual']],
    ['carriers by the name they have', 'Lo trae el paczkomat', {}, ['InPost', 'trae']],
    ['two words of one carrier', 'con Correos Express', {}, ['Correos Express']],
  ])('%s', (_, text, changes, expected) => {
    expect([...termsIn(text, changes)].sort()).toEqual([...expected].sort())
  })

  test('a customer counts once, however often she writes', () => {
    const texts = [1, 2, 3].map((number) => textOf(number, 'La tapa', { customer: 'eva@mail.example' }))
    const tally = tallyWords(texts, KNOWN)
    expect(tally.terms.get('es tapa')).toMatchObject({ count: 1, examples: [1] })
    expect(tally.customers.get('es')).toBe(1)
  })

  test('inflected forms count as one', () => {
    const polish = ['instrukcja', 'instrukcji', 'instrukcję'].map((word, n) => textOf(n, word, { language: 'pl' }))
    expect([...tallyWords(polish, KNOWN).terms.values()].map(({ count }) => count)).toEqual([3])
    const spanish = ['la tapa', 'las tapas'].map((words, n) => textOf(n, words))
    expect(tallyWords(spanish, KNOWN).terms.get('es tapa')?.count).toBe(2)
  })
})

describe('what recurs', () => {
  const monday = at('2026-03-02T09:00:00+01:00')
  const COMMON = ['Mi pedido llega tarde', 'No puedo pagar con tarjeta', 'Quiero cambiar la talla', 'Falta la factura']

  /** A week of so many customers who write what everybody writes, and others who write these. */
  function week(customers: number, special: readonly Partial<CustomerText>[] = []) {
    const common = Array.from({ length: customers }, (_, n) => textOf(n, COMMON[n % COMMON.length] ?? ''))
    const texts = [...common, ...special.map((changes, n) => textOf(1_000 + n, '', changes))]
    const rows = texts.map(
      ({ number, customer, language, orderNumbers }): OpenedRow => ({
        ...{ number, customer, language, orderNumbers, category: 'delivery', topic: 'late', urgent: false },
        ...{ openedAt: monday, isOwed: true },
      }),
    )
    return { tally: tallyWeek(rows, A_STORE, monday), words: tallyWords(texts, KNOWN) }
  }

  const times = (count: number, change: Partial<CustomerText>) => Array.from({ length: count }, () => change)
  const before = [week(80), week(90), week(85), week(80)]
  const whatRose = (now: ReturnType<typeof week>, then = before) =>
    recurrencesOf(now, then).map(({ kind, what }) => `${kind} ${what}`)

  test('nothing in a week like the others, nor in one three times as busy', () => {
    expect(whatRose(week(84))).toEqual([])
    expect(whatRose(week(250))).toEqual([])
  })

  test('words, said once and with examples', () => {
    const rose = recurrencesOf(week(80, times(12, { text: 'El manual en inglés no sirve' })), before)
    expect(rose.map(({ kind, what }) => `${kind} ${what}`)).toContain('word manual en inglés')
    expect(rose.filter(({ what }) => what.includes('manual'))).toHaveLength(1)
    expect(rose[0]).toMatchObject({ language: 'es', count: 12, expected: 0, examples: [1_000, 1_001, 1_002] })
  })

  test('an article, a carrier, a kind of order', () => {
    expect(whatRose(week(80, times(9, { text: 'LT-200' })))).toEqual(['product LT-200'])
    expect(whatRose(week(80, times(9, { text: 'SEUR' })))).toEqual(['courier SEUR'])
    expect(whatRose(week(80, times(9, { orderNumbers: ['WEB-1'] })))).toEqual(['order-prefix WEB'])
  })

  test('three customers are no pattern, whatever they write', () => {
    expect(whatRose(week(80, times(3, { text: 'El manual en inglés, LT-200, SEUR' })))).toEqual([])
  })

  test('more customers of one language are no rise of its words', () => {
    const polish = { language: 'pl', text: 'Paczka nie dotarła' } as const
    const then = [1, 2, 3, 4].map(() => week(80, times(6, polish)))
    expect(whatRose(week(80, times(40, polish)), then)).toEqual([])
  })

  test('nothing without two weeks to compare with', () => {
    expect(whatRose(week(80, times(30, { text: 'SEUR' })), [week(80)])).toEqual([])
  })
})
