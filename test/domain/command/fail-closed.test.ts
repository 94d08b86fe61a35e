import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyCommands } from '../../../src/domain/command/apply-commands.ts'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import { COMMAND_PACKS } from '../../../src/domain/language/command-packs.ts'
import { aContext, anIncident } from './support.ts'

const NAMES = [
  ...['take', 'assign rui', 'note', 'resolve', 'close', 'reopen', 'category delivery/late', 'promise fri', 'urgent'],
  ...COMMAND_PACKS.flatMap((pack) => Object.values(pack.aliases).flat()),
]
const command = fc
  .record({
    before: fc.constantFrom('', ' ', '\u00a0', '\u200b', '“', '*', '- '),
    sign: fc.constantFrom('#', '＃'),
    name: fc.constantFrom(...NAMES),
    after: fc.constantFrom('', '.', '!', ' ', '”'),
  })
  .map(({ before, sign, name, after }) => before + sign + name + after)
const prose = fc.constantFrom(
  'Hola Eva,',
  'Your parcel left today.',
  '#12345',
  'We see that',
  '',
  '  ',
  '> #close',
  'Ana',
)
const mail = fc.array(fc.oneof(command, prose), { maxLength: 12 }).map((lines) => lines.join('\n'))

/** What a reader takes for a command line, told apart by much simpler means than the program's. */
const LOOKS = /^[^\p{L}\p{N}>#]*[#＃]\s?\p{L}/u

test('no mail that is applied leaves a command line in the text for the customer', () => {
  fc.assert(
    fc.property(mail, (text) => {
      const read = readCommands(text)
      const result = applyCommands(anIncident(), read.lines, aContext({ hasText: read.text !== '' }))
      if (result.ok) expect(read.text.split('\n').filter((line) => LOOKS.test(line))).toEqual([])
    }),
    { numRuns: 3_000, seed: 20261122 },
  )
})

test('no word of the text is lost or made up', () => {
  fc.assert(
    fc.property(mail, (text) => {
      const read = readCommands(text)
      if (read.lines.some((l) => l.stray)) return
      const taken = new Set(read.lines.map((l) => l.line))
      const expected = text.split('\n').filter((line) => !taken.has(line.replace(/\u200b/g, '').trim()))
      expect(read.text).toBe(expected.join('\n').trim())
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
})

test('a mail applied twice changes nothing the second time', () => {
  fc.assert(
    fc.property(mail, (text) => {
      const read = readCommands(text)
      const context = aContext({ hasText: read.text !== '' })
      const once = applyCommands(anIncident(), read.lines, context)
      if (!once.ok || once.happenings.some((h) => h.kind === 'undone')) return
      const twice = applyCommands(once.incident, read.lines, context)
      expect(twice.ok && twice.happenings).toEqual([])
    }),
    { numRuns: 1_000, seed: 20261122 },
  )
})
