import { describe, expect, test } from 'vitest'
import { cutWords, joinWords } from '../../../src/domain/language/words.ts'

const texts = (text: string) => cutWords(text).words.map((word) => word.text)
const sentences = (text: string) => cutWords(text).words.map((word) => word.sentence)

describe('words of a text', () => {
  test.each([
    ['', []],
    ['¡No ha llegado!', ['no', 'ha', 'llegado']],
    ['ŁÓDŹ, São Paulo', ['lodz', 'sao', 'paulo']],
    ['l’ordine d´achat', ["l'ordine", "d'achat"]],
    ["'quoted' o''clock'", ['quoted', 'o', 'clock']],
    ['e-mail 4821-77', ['e', 'mail', '4821', '77']],
    ['𝓐𝓑 😀 注文', ['𝓐𝓑', '注文']],
    ['el nin\u0303o', ['el', 'nino']],
  ])('%s', (text, words) => {
    expect(texts(text)).toEqual(words)
  })

  test('sentences end at signs before a space and at empty lines, not inside numbers', () => {
    expect(sentences('Hola. Ha costado 3.50 euros\nen total\n\nGracias')).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 2])
  })

  test('every word is found at its place in all spellings', () => {
    const { written, lower, folded, words } = cutWords('İstanbul: ¿DÓNDE está el niño?')
    expect([lower.length, folded.length]).toEqual([written.length, written.length])
    for (const { text, at } of words) expect(folded.slice(at, at + text.length)).toBe(text)
    expect(written.slice(words[1]?.at, (words[1]?.at ?? 0) + 5)).toBe('DÓNDE')
  })

  test('two texts joined are cut as one would be', () => {
    const [subject, text] = ['Pedido 77. Urgente', 'No ha llegado. ¿Dónde está?']
    expect(joinWords(cutWords(subject), cutWords(text))).toEqual(cutWords(`${subject}\n\n${text}`))
    expect(joinWords(cutWords(''), cutWords(text))).toEqual(cutWords(text))
  })

  test('what lies beyond the limit is left out', () => {
    expect(cutWords('uno dos tres', 7).words).toHaveLength(2)
    expect(cutWords('a '.repeat(10_000)).words).toHaveLength(4_000)
  })
})
