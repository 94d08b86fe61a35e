/** A reading thread that can be ended by a mail, and says in its conclusions how many lessons it knows. */
import type { Conclusions } from '../../src/adapters/mime/ask-thread.ts'
import { readInThread } from '../../src/adapters/mime/read-in-thread.ts'

let known = 0

readInThread({
  conclude({ subject }) {
    if (subject === 'end') process.exit()
    return { onlyThanks: known > 0, orderNumbers: [String(known)] } as unknown as Conclusions
  },
  kind: 'test',
  features({ text }) {
    if (text === 'end') process.exit()
    if (text === 'fail') throw new Error('no features')
    return Uint8Array.of(text.length)
  },
  learn(lessons) {
    if (lessons.some(({ topic }) => topic === 'end')) process.exit()
    known = lessons.length
    if (lessons.some(({ topic }) => topic === 'fail')) throw new Error('not to be learned')
    return { used: known, part: 1, guard: { mails: 0, base: 0, now: 0 } }
  },
})
