import { describe, expect, test } from 'vitest'
import { passageOf } from '../../../src/domain/report/search-passage.ts'
import { workedMs } from '../../support/processor-time.ts'

const FILL = 'Buenos días, les escribo por un asunto que ya les conté la semana pasada y que sigue igual. '
const shown = (text: string, words: readonly string[], beginnings: readonly string[] = []) =>
  passageOf(text, { words: new Set(words), beginnings })
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('')

describe('a passage', () => {
  test.each<[string, string, string, readonly string[], (readonly string[])?]>([
    ['marks the word as it is written', 'El JARRÓN, roto.', 'El [JARRÓN], roto.', ['jarron']],
    ['marks other forms by their stem', 'dos cajas y una caja', 'dos [cajas] y una [caja]', [], ['caj']],
    ['leaves longer words with the same beginning', 'Cartagena', 'Cartagena', [], ['car']],
    ['is one line', ' uno\n\n\tdos ', 'uno [dos]', ['dos']],
    ['is empty for an empty text', ' ', '', ['x']],
  ])('%s', (_, text, expected, words, beginnings) => expect(shown(text, words, beginnings)).toBe(expected))

  test('shows the surroundings of the hit, cut between words', () => {
    const passage = shown(`${FILL.repeat(3)}El jarrón llegó roto. ${FILL.repeat(3)}`, ['jarron', 'roto'])
    expect(passage).toMatch(/^…\S.* El \[jarrón\] llegó \[roto\]\. .*\S…$/)
    expect(passage.length).toBeLessThan(200)
  })

  test('prefers the place where most of the words are', () => {
    expect(shown(`El jarrón. ${FILL.repeat(4)} jarrón roto ${FILL}`, ['jarron', 'roto'])).toContain('[jarrón] [roto]')
  })

  test('is the beginning when nothing is a hit', () => {
    expect(shown(FILL.repeat(5), [])).toMatch(/^Buenos días.*…$/)
  })

  test('never cuts an emoji in two', () => {
    for (let n = 0; n < 4; n++) expect(shown('x'.repeat(n) + '😀'.repeat(500), []).isWellFormed()).toBe(true)
  })

  test('is found at once in a text of hits alone', () => {
    const began = workedMs()
    shown('roto '.repeat(100_000), ['roto'])
    expect(workedMs() - began).toBeLessThan(500)
  })
})
