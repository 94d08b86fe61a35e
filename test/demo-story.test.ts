import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headerFields } from '../src/cli/demo/header-fields.ts'
import { filled, stamped } from '../src/cli/demo/mail-text.ts'
import { STORY } from '../src/cli/demo/story.ts'
import { storyClock } from '../src/cli/demo/story-clock.ts'

const THREADS = join(import.meta.dirname, '../fixtures/threads')

describe("the story's week is the last whole one, in Madrid", () => {
  test.each([
    ['on a Sunday', '2026-11-22T15:00Z', '2026-11-09T08:12Z', '2026-11-16T07:05Z'],
    ['on a Monday afternoon', '2026-11-16T15:00Z', '2026-11-09T08:12Z', '2026-11-16T07:05Z'],
    [
      'on a Monday before noon, when its Monday is not over',
      '2026-11-16T08:00Z',
      '2026-11-02T08:12Z',
      '2026-11-09T07:05Z',
    ],
    ['when summer time ends in that week', '2026-10-26T15:00Z', '2026-10-19T07:12Z', '2026-10-26T07:05Z'],
    ['when summer time begins in that week', '2026-04-01T05:00Z', '2026-03-23T08:12Z', '2026-03-30T06:05Z'],
  ])('%s', (_, present, first, last) => {
    const clock = storyClock(Date.parse(present))
    expect(new Date(clock.at('mon 09:12'))).toEqual(new Date(first))
    expect(new Date(clock.at('next-mon 08:05'))).toEqual(new Date(last))
  })
})

test('the steps come in order of time', () => {
  const clock = storyClock(Date.parse('2026-11-22T15:00Z'))
  const times = STORY.map((step) => clock.at(step.at))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

describe('the mails of the story', async () => {
  const files = (await readdir(THREADS, { recursive: true })).filter((file) => file.endsWith('.eml')).sort()
  const told = STORY.flatMap((step) => ('mail' in step ? [step.mail] : [])).sort()

  test('all of them are told', () => expect(told).toEqual(files))

  test.each(files)('%s has no placeholder left when it is sent', async (file) => {
    const answered = {
      to: 'x@y.example',
      envelopeFrom: 'store@store.example',
      subject: 'Pedido ñ',
      rawSubject:
        '=?utf-8?Q?Pedido_=C3=B1?= [INC-17-Q7RXM] and a long subject that has to be broken somewhere in its middle',
      messageId: 'inc.17.a.b@store.example',
      references: ['first@store.example'],
      replyTo: 'incidencias+c17.abc@store.example',
      from: 'Store',
      text: '',
      automatic: true,
      at: Date.parse('2026-11-09T08:12Z'),
      incident: 17,
    }
    const text = filled(await readFile(join(THREADS, file), 'utf8'), answered.at, answered)
    expect(text).not.toMatch(/\{\{[a-z-]+\}\}/)
    expect(text.split('\r\n').every((line) => !line.includes('\n') && line.length < 998)).toBe(true)
    const fields = headerFields(
      stamped(Buffer.from(text), { from: 'a@b.example', to: 'c@d.example', at: answered.at }).toString(),
    )
    expect(fields.get('authentication-results')).toMatch(
      file.startsWith('forged-agent') ? /^mx\.store\.example; dmarc=fail/ : /^mx\.store\.example; dmarc=pass/,
    )
    for (const name of ['from', 'to', 'subject', 'date', 'message-id']) expect(fields.get(name)).toBeTruthy()
  })
})
