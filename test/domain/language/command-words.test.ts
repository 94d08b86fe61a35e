import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/domain/command/index.ts'
import { COMMAND_PACKS } from '../../../src/domain/language/command-packs.ts'
import { fold } from '../../../src/domain/language/fold.ts'

/** Every word for a command, folded, with the command. */
const WORDS: readonly (readonly [string, string])[] = [
  ...COMMANDS.map(({ name }) => [name, name] as const),
  ...COMMAND_PACKS.flatMap((pack) =>
    Object.entries(pack.aliases).flatMap(([name, words]) => words.map((word) => [fold(word), name] as const)),
  ),
]

describe('words for commands', () => {
  test('no word means two commands, in whatever languages', () => {
    const meanings = new Map<string, Set<string>>()
    for (const [word, name] of WORDS) meanings.set(word, (meanings.get(word) ?? new Set()).add(name))
    expect([...meanings].filter(([, names]) => names.size > 1)).toEqual([])
  })

  test('one slip of the finger never makes another command', () => {
    const near = WORDS.flatMap(([word, name]) =>
      WORDS.filter(([other, its]) => name < its && isOneSlip(word, other)).map(([other]) => `${word} ${other}`),
    )
    expect([...new Set(near)]).toEqual([])
  })

  test('each is one word that a mail can carry behind the sign', () => {
    expect(WORDS.map(([word]) => word).filter((word) => !/^[a-z]+(?:-[a-z]+)?$/.test(word))).toEqual([])
  })

  test('every command has a word in every language that has none in common with English', () => {
    const missing = COMMAND_PACKS.filter((pack) => pack.language !== 'en').flatMap((pack) =>
      COMMANDS.filter(({ name }) => !SAME.has(name) && (pack.aliases[name] ?? []).length === 0).map(
        ({ name }) => `${pack.language} ${name}`,
      ),
    )
    expect(missing).toEqual([])
  })
})

/** Understood as they are. */
const SAME: ReadonlySet<string> = new Set(['spam', 'normal'])

/** A letter dropped, doubled, wrong, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
