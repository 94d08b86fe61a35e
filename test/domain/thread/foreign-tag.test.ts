import { expect, test } from 'vitest'
import { foreignTags } from '../../../src/domain/thread/foreign-tag.ts'

test.each([
  ['Re: [Ticket#2026030110000017] Kaputt', ['ticket#2026030110000017']],
  ['RE: [shop.example #4711] Broken', ['shop.example#4711']],
  ['[#48213] Pedido', ['#48213']],
  ['Re: [#ABC-123-45678]: Order', ['#abc-123-45678']],
  ['Odp: [Zgłoszenie 88123] Paczka', ['zgłoszenie88123']],
  ['[ABC123-DE4F] Re: Hello', ['abc123-de4f']],
  ['Re: hello ##8812## and more', ['8812']],
  ['hello [ ref:_00D58Jk._5005Zq:ref ]', ['_00d58jk._5005zq']],
  ['[EXTERNAL] Re: no tag [at all]', []],
  ['Re: [INC-4821-Q7RXM] ours is no tag of another desk', []],
])('%s', (subject, tags) => {
  expect(foreignTags(subject).map((tag) => tag.replace(/^.*desk:/, ''))).toEqual(tags)
})
