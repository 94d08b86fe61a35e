import { describe, expect, test } from 'vitest'
import { isRepeated, isSentToSee, picturesInText } from '../../../src/domain/mail/logos.ts'
import type { Attachment } from '../../../src/domain/mail/mail.ts'

const file = (changes: Partial<Attachment>): Attachment => ({
  index: 0,
  filename: 'a.png',
  contentType: 'image/png',
  size: 2_000,
  inline: true,
  sha256: 'a',
  ...changes,
})
const seen = (address: string, mails = 1) => ({ sha256: 'a', address, mails })

describe('a picture in a text was there before', () => {
  test.each([
    ['with the same sender, once', [seen('eva@one.example')], true],
    ['with two mails of a colleague', [seen('luis@one.example', 2)], true],
    ['with one mail each of two colleagues', [seen('luis@one.example'), seen('ana@one.example')], true],
    ['with one mail of one colleague', [seen('luis@one.example')], false],
    ['with strangers only', [seen('luis@two.example', 2)], false],
    ['never', [], false],
  ])('%s', (_, before, expected) => expect(isRepeated(before, 'eva@one.example')).toBe(expected))

  test('who gives no address has sent nothing before', () => expect(isRepeated([seen('', 2)], '')).toBe(false))
})

test('pictures in the text are known by their hash, each once, and not what was attached', () => {
  const files = [
    file({}),
    file({}),
    file({ sha256: 'b', inline: false }),
    file({ sha256: 'c', contentType: 'application/pdf' }),
    file({ sha256: 'd', contentType: 'image/jpeg' }),
  ]
  expect(picturesInText(files)).toEqual(['a', 'd'])
  expect(picturesInText(Array.from({ length: 500 }, (_, n) => file({ sha256: `${n}` })))).toHaveLength(50)
})

test.each([
  ['an attached file', file({ inline: false, size: 10 }), true],
  ['a photo in the text', file({ size: 200_000 }), true],
  ['a logo in the text', file({ size: 8_000 }), false],
])('what the sender wants us to see: %s', (_, one, expected) => expect(isSentToSee(one)).toBe(expected))
