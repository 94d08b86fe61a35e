import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/domain/command/index.ts'
import { commandNamed } from '../../../src/domain/command/names.ts'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import { COMMAND_PACKS } from '../../../src/domain/language/command-packs.ts'

const WORDS = [
  ...COMMANDS.map((command) => command.name),
  ...COMMANDS.flatMap(({ name }) => COMMAND_PACKS.flatMap((pack) => pack.aliases[name] ?? [])),
].filter((word) => word.length >= 4)

const INVISIBLE = ['\u200b', '\u200d', '\u2060', '\u00ad', '\u200e', '\u202b', '\ufeff', '\ufe0f']
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzáéñçłąś')

/** One thing a hurried thumb or a helpful keyboard does to a word. */
const damage = fc.oneof(
  fc.record({
    kind: fc.constantFrom('drop', 'double', 'swap', 'upper', 'hide'),
    at: fc.nat(30),
    by: fc.constantFrom(...INVISIBLE),
  }),
  fc.record({ kind: fc.constantFrom('wrong', 'more'), at: fc.nat(30), by: letter }),
)

function damaged(word: string, { kind, at: place, by }: { kind: string; at: number; by: string }): string {
  const at = place % word.length
  const [before, it, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  switch (kind) {
    case 'drop':
      return at === 0 ? word : before + after
    case 'double':
      return before + it + it + after
    case 'swap':
      return before + after.slice(0, 1) + it + after.slice(1)
    case 'upper':
      return before + it.toUpperCase() + after
    case 'wrong':
      return before + by + after
    default:
      return before + it + by + after
  }
}

const line = fc
  .record({
    before: fc.constantFrom(
      '',
      ' ',
      '\u00a0',
      '\u3000',
      '\u200b',
      '\u200f',
      '“',
      '*',
      '**',
      '- ',
      '• ',
      '— ',
      '✅ ',
      '1. ',
      '(',
    ),
    sign: fc.constantFrom('#', '＃', '﹟', '#\u200b', '# ', '##', '#-'),
    word: fc.constantFrom(...WORDS),
    damage: fc.option(damage),
    argument: fc.constantFrom('', ' ana', ' 3 5', ' fri we send it', '\u00a0x@y.example', ': hola'),
    after: fc.constantFrom('', '.', '!', ' ', '”', '*', ')', '. '),
  })
  .map((it) => ({
    whole: it.damage === null,
    apart: it.sign.length > 1 && it.sign !== '#\u200b',
    text: it.before + it.sign + (it.damage === null ? it.word : damaged(it.word, it.damage)) + it.argument + it.after,
  }))

const prose = fc.constantFrom(
  'Hola Eva,',
  'Your parcel left today.',
  'We know that #orders are late',
  '#12345',
  '#A-10482',
  '#ff0000',
  'C#',
  '',
  'Un saludo,',
  'Ana',
)

describe('a command line, damaged or not', () => {
  // A sign apart from a damaged word is a heading to everybody.
  const sure = line.filter(({ whole, apart }) => whole || !apart)

  test('is understood, or stops the mail: never is it words to a customer', () => {
    fc.assert(
      fc.property(fc.array(prose, { maxLength: 4 }), sure, fc.array(prose, { maxLength: 4 }), (above, it, below) => {
        const { lines, text } = readCommands([...above, it.text, ...below].join('\n'), 'Ana Ruiz')
        const stopped = lines.some((l) => l.stray || commandNamed(l.word) === undefined)
        const left = text.split('\n').includes(it.text.trim())
        expect(lines.length).toBeGreaterThan(0)
        expect(stopped || !left).toBe(true)
      }),
      { numRuns: 5_000, seed: 20261122 },
    )
  })

  test('on one line with another', () => {
    fc.assert(
      fc.property(sure, sure, fc.constantFrom(' ', ',', ', ', '; ', '\u00a0'), (one, two, between) => {
        const { lines, text } = readCommands(`${one.text}${between}${two.text}`)
        const stopped = lines.some((l) => l.stray || commandNamed(l.word) === undefined)
        expect(stopped || text === '').toBe(true)
      }),
      { numRuns: 2_000, seed: 20261122 },
    )
  })

  test('words around it are neither lost nor changed', () => {
    fc.assert(
      fc.property(fc.array(prose, { maxLength: 4 }), sure, (above, it) => {
        const { lines, text } = readCommands([...above, it.text].join('\n'))
        if (lines.some((l) => l.stray)) return
        expect(text).toBe(above.join('\n').trim())
      }),
      { numRuns: 2_000, seed: 20261122 },
    )
  })
})

test('prose with signs in it is prose', () => {
  const words = fc.constantFrom(
    'we',
    'know',
    'that',
    '#orders',
    'are',
    'late',
    'C#',
    '#1',
    '#TBT',
    '#A-10482',
    '#ff0000',
    '(#10482)',
    'n.º #3',
    'and',
    '#blackfriday',
  )
  const sentence = fc.array(words, { minLength: 1, maxLength: 12 }).map((all) => `So ${all.join(' ')} for now`)
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
      const written = sentences.join('\n')
      expect(readCommands(written)).toEqual({ lines: [], text: written })
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
})
