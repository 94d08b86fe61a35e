import { describe, expect, test } from 'vitest'
import { compilePhrases } from '../../src/adapters/phrases/phrase-net.ts'
import { allPhrases } from '../../src/domain/classify/phrases.ts'

const net = compilePhrases([
  { phrase: 'no ha llegado', tag: 'late' },
  { phrase: 'ha llegado roto', tag: 'damaged' },
  { phrase: 'llegado', tag: 'arrived' },
  { phrase: 'Nie działa', tag: 'fails' },
  { phrase: "doesn't work", tag: 'fails' },
  { phrase: "l'ordine", tag: 'order' },
  { phrase: 'same', tag: 'one' },
  { phrase: 'same', tag: 'two' },
])

describe('phrases in a text', () => {
  test.each([
    ['Mi paquete NO HA LLEGADO.', ['NO HA LLEGADO', 'LLEGADO']],
    ['a mi nie dziala!', ['nie dziala']],
    ['Nie  działa', ['Nie  działa']],
    ['it doesn’t work', ['doesn’t work']],
    ['it doesnt work', ['doesnt work']],
    ["dov'è l'ordine?", ["l'ordine"]],
    ['¡No ha llegado!', ['No ha llegado', 'llegado']],
  ])('%s', (text, phrases) => {
    const found = net.find(text).map((hit) => hit.phrase)
    expect([...found].sort()).toEqual([...phrases].sort())
  })

  test('overlapping phrases are all found', () => {
    expect(
      net
        .find('no ha llegado roto')
        .map((hit) => hit.tag)
        .sort(),
    ).toEqual(['arrived', 'damaged', 'late'])
  })

  test('a phrase does not reach over the end of a sentence, nor inside a word', () => {
    expect(net.find('Creo que no. Ha llegado')).toHaveLength(1)
    expect(net.find('allegado')).toEqual([])
  })

  test('one phrase may have several tags', () => {
    expect(net.find('same').map((hit) => hit.tag)).toEqual(['one', 'two'])
  })

  test('strange texts do no harm', () => {
    for (const text of ['', '\0', '😀'.repeat(100), 'İstanbul', "'".repeat(5_000), 'constructor __proto__']) {
      expect(net.find(text)).toEqual([])
    }
  })

  test('every phrase of the language packs is found in itself, with its tag', () => {
    const all = compilePhrases(allPhrases())
    const lost = allPhrases().filter(
      ({ phrase, tag }) => !all.find(phrase).some((hit) => hit.tag === tag && hit.phrase === phrase),
    )
    expect(lost).toEqual([])
  })
})
