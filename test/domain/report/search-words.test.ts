import { describe, expect, test } from 'vitest'
import { BASE_TAXONOMY } from '../../../src/domain/classify/taxonomy.ts'
import {
  asksNothing,
  readSearch,
  type SearchQuestion,
  type SearchTerm,
} from '../../../src/domain/report/search-words.ts'
import { workedMs } from '../../support/processor-time.ts'

const NOW = Date.UTC(2026, 10, 22, 12)
const AGENTS = [
  { address: 'ana@shop.example', name: 'Ana Ruiz' },
  { address: 'rui@shop.example', name: 'Rui Leão' },
]
const read = (text: string): SearchQuestion =>
  readSearch(text, { agents: AGENTS, taxonomy: BASE_TAXONOMY, timeZone: 'Europe/Madrid', now: NOW })
const madrid = (year: number, month: number, day = 1) => Date.UTC(year, month - 1, day) - 3_600_000

const term = (words: string, changes: Partial<SearchTerm> = {}): SearchTerm => ({
  words: words.split(' '),
  without: false,
  exactly: false,
  beginning: false,
  ...changes,
})

describe('terms', () => {
  test.each<[string, string, readonly SearchTerm[]]>([
    ['words', 'jarrón roto', [term('jarrón'), term('roto')]],
    ['a quotation', '"la caja golpeada"', [term('la caja golpeada', { exactly: true })]],
    ['a quotation as a phone writes it', '“la caja”', [term('la caja', { exactly: true })]],
    ['a quotation never closed', '"la caja', [term('la caja', { exactly: true })]],
    ['one word quoted', '"cajas"', [term('cajas', { exactly: true })]],
    ['a word that must not be there', 'pedido -roto', [term('pedido'), term('roto', { without: true })]],
    ['the same with a dash of a phone', 'pedido –roto', [term('pedido'), term('roto', { without: true })]],
    ['a quotation that must not be there', '-"la caja"', [term('la caja', { exactly: true, without: true })]],
    ['a beginning', 'jarr*', [term('jarr', { beginning: true })]],
    ['an address begun', 'marta.gomez@', [term('marta gomez', { beginning: true })]],
    ['an order number', 'A-10482', [term('A 10482', { beginning: true })]],
    ['digits alone', '10482', [term('10482')]],
    ['a file', 'foto_jarron.jpg', [term('foto jarron jpg')]],
    ['a file begun', 'foto_jarr', [term('foto jarr', { beginning: true })]],
    ['our reference', 'INC-1042', [term('inc1042')]],
    ['our reference with its signature', '[INC-1042-Q7RXM]', [term('inc1042')]],
    ['the sender', 'from:marta', [term('marta', { field: 'from', beginning: true })]],
    ['the sender in Spanish and Portuguese', 'de:marta', [term('marta', { field: 'from', beginning: true })]],
    ['the sender in Polish', 'od:marta', [term('marta', { field: 'from', beginning: true })]],
    ['the sender by full name', 'from:"marta gómez"', [term('marta gómez', { field: 'from', exactly: true })]],
    ['an order in Polish, without accents', 'ZAMOWIENIE:10482', [term('10482', { field: 'order', beginning: true })]],
    ['not from somebody', '-from:marta', [term('marta', { field: 'from', beginning: true, without: true })]],
    ['a word and a colon that is no operator', 'nota:hola', [term('nota hola', { beginning: true })]],
    ['the same word twice', 'roto roto', [term('roto')]],
    ['an operator without a value is a word', 'from: marta', [term('from'), term('marta')]],
    ['Chinese', '花瓶', [term('花瓶')]],
  ])('%s: %s', (_, text, terms) => expect(read(text)).toEqual({ terms, misread: [] }))
})

describe('filters', () => {
  test.each<[string, Partial<SearchQuestion>]>([
    ['status:open', { statuses: ['open'] }],
    ['estado:cerrada', { statuses: ['closed'] }],
    ['stan:zamknięte', { statuses: ['closed'] }],
    ['estado:"en espera"', { statuses: ['waiting'] }],
    ['status:unended', { statuses: ['open', 'waiting'] }],
    ['status:open status:spam', { statuses: ['open', 'spam'] }],
    ['category:delivery', { category: { category: 'delivery' } }],
    ['category:delivery/damaged', { category: { category: 'delivery', topic: 'damaged' } }],
    ['categoría:entrega', { category: { category: 'delivery' } }],
    ['agent:ana', { agents: ['ana@shop.example'] }],
    ['agente:leao', { agents: ['rui@shop.example'] }],
    ['agent:nobody', { agents: [] }],
    ['since:2026-01', { since: madrid(2026, 1) }],
    ['desde:2026-01-15', { since: madrid(2026, 1, 15) }],
    ['od:15.1.2026', { since: madrid(2026, 1, 15) }],
    ['since:2025 before:1/2026', { since: madrid(2025, 1), before: madrid(2026, 1) }],
    ['since:7d', { since: NOW - 7 * 86_400_000 }],
    ['status:purple', { misread: ['status:purple'] }],
    ['agent:zoe', { misread: ['agent:zoe'] }],
    ['since:2026-13', { misread: ['since:2026-13'] }],
    ['since:2026-02-30', { misread: ['since:2026-02-30'] }],
    ['-status:open', { misread: ['-status:open'] }],
  ])('%s', (text, filters) => expect(read(text)).toEqual({ terms: [], misread: [], ...filters }))
})

describe('whatever is asked', () => {
  test.each(['', ' ', "');--", '!&|<->:*', '...', '😀', '-', '"', '""', '*', '\0'])('%j asks nothing', (text) => {
    expect(asksNothing(read(text))).toBe(true)
  })

  test('a question has an end', () => {
    const { terms } = read('wort '.repeat(10).concat(Array.from({ length: 3_000 }, (_, n) => `w${n}`).join(' ')))
    expect(terms).toHaveLength(16)
    expect(read(`x${'a'.repeat(10_000)}`).terms[0]?.words[0]?.length).toBe(60)
    expect(read('a.'.repeat(5_000)).terms[0]?.words).toHaveLength(12)
  })

  test('half an emoji does no harm', () => expect(read('a\ud83d').terms).toEqual([term('a')]))

  test.each(['"'.repeat(100_000), 'a:'.repeat(50_000), '-'.repeat(100_000)])('is read at once', (text) => {
    const began = workedMs()
    read(text)
    expect(workedMs() - began).toBeLessThan(100)
  })
})
