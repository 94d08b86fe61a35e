import { describe, expect, test } from 'vitest'
import { createNewId, createSeal } from '../../src/adapters/seal/seal.ts'

const NEW = 'the secret that is used today, long enough'
const OLD = 'the secret that was used before, long enough'
const seal = createSeal(NEW, [OLD])

describe('a signature', () => {
  test('has the characters of Crockford base32 and the length asked for', () => {
    for (const length of [5, 10, 51])
      expect(seal.sign(['tag', '4821'], length)).toMatch(new RegExp(`^[0-9A-HJKMNP-TV-Z]{${length}}$`))
  })

  test('is the same for the same parts, so that a resend is the same mail', () => {
    expect(seal.sign(['tag', '4821'], 10)).toBe(createSeal(NEW, []).sign(['tag', '4821'], 10))
  })

  test.each<[string, (signature: string) => string]>([
    ['as it was written', (text) => text],
    ['in lower case', (text) => text.toLowerCase()],
    ['with O for 0', (text) => text.replaceAll('0', 'O')],
    ['with I for 1', (text) => text.replaceAll('1', 'i')],
    ['with L for 1', (text) => text.replaceAll('1', 'l')],
  ])('is right %s', (_, change) => {
    for (let number = 0; number < 200; number++) {
      const parts = ['tag', String(number)]
      expect(seal.verify(parts, change(seal.sign(parts, 10)))).toBe(true)
    }
  })

  test('of a previous secret stays valid, but nothing is signed with it', () => {
    const before = createSeal(OLD, []).sign(['tag', '1'], 10)
    expect(seal.verify(['tag', '1'], before)).toBe(true)
    expect(seal.sign(['tag', '1'], 10)).not.toBe(before)
    expect(createSeal(NEW, []).verify(['tag', '1'], before)).toBe(false)
  })

  test.each<[string, readonly string[]]>([
    ['another number', ['agent', '4822', 'ana@x.example']],
    ['another agent', ['agent', '4821', 'rui@x.example']],
    ['another kind', ['customer', '4821', 'ana@x.example']],
    ['parts cut elsewhere', ['agent', '4821ana@x.example']],
    ['parts cut elsewhere, still three', ['agent4', '821', 'ana@x.example']],
    ['an empty part more', ['agent', '4821', 'ana@x.example', '']],
  ])('is wrong for %s', (_, parts) => {
    expect(seal.verify(parts, seal.sign(['agent', '4821', 'ana@x.example'], 10))).toBe(false)
  })

  test.each(['', 'Q', '7RXM', 'UUUUU', '7RX-M', '7RXM€', '0'.repeat(52), '\u0000'.repeat(5), 'ｑ7rxm'])(
    'is never %j',
    (text) => {
      expect(seal.verify(['tag', '1'], text)).toBe(false)
    },
  )

  test('one wrong character makes it wrong', () => {
    const good = seal.sign(['tag', '4821'], 5)
    for (let at = 0; at < 5; at++) {
      const bad = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`
      expect(seal.verify(['tag', '4821'], bad)).toBe(false)
    }
  })

  test('too short to be safe is refused when signing', () => {
    expect(() => seal.sign(['tag'], 4)).toThrow('5 to 51')
  })
})

test('identifiers are 16 lower-case characters and do not repeat', () => {
  const ids = createNewId()
  const many = new Set(Array.from({ length: 10_000 }, () => ids.unique()))
  expect(many.size).toBe(10_000)
  for (const id of many) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/)
})
