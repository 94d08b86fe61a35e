/** A file that is no whole model is never taken for one, and the message says what mends it. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadModel } from '../../src/adapters/model/load-model.ts'
import { decodeModel, encodeModel } from '../../src/adapters/model/model-file.ts'

const FILE = readFileSync(new URL('../../src/adapters/model/understanding.bin', import.meta.url))
const HEAD_ENDS = FILE.indexOf(0x0a)

/** The file with another head. */
function withHead(change: (head: Record<string, unknown>) => unknown): Uint8Array {
  const head = JSON.parse(FILE.subarray(0, HEAD_ENDS).toString()) as Record<string, unknown>
  return Buffer.concat([Buffer.from(JSON.stringify(change(head))), FILE.subarray(HEAD_ENDS)])
}

test('what is written is read', () => {
  expect(Buffer.compare(encodeModel(loadModel()), FILE)).toBe(0)
})

describe('no model', () => {
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /is no model/],
    ['a file of another sort', Buffer.from('%PDF-1.7\n%\n'), /is no model/],
    ['the end of the file is missing', FILE.subarray(0, FILE.length - 1), /has \d+ weights in \d+ columns, expected/],
    ['only the head', FILE.subarray(0, HEAD_ENDS + 1), /has 0 weights/],
    ['half of the head', FILE.subarray(0, HEAD_ENDS >> 1), /is no model/],
    ['something is behind it', Buffer.concat([FILE, Uint8Array.of(1)]), /expected/],
    ['JSON that is no object', withHead(() => null), /of the kind undefined/],
    ['a model of another kind', withHead((head) => ({ ...head, kind: 'another-1' })), /of the kind another-1/],
    ['a scale is missing', withHead((head) => ({ ...head, scales: [1, 2] })), /in 2 columns, expected/],
    [
      'a topic too many',
      withHead((head) => ({ ...head, topics: [...(head['topics'] as string[]), 'a/b'] })),
      /expected/,
    ],
  ])('%s', (_, bytes, message) => {
    expect(() => decodeModel(bytes)).toThrow(message)
    expect(() => decodeModel(bytes)).toThrow('npm run train')
  })
})
