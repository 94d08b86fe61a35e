/** What agents are shown beside the text, and what they are warned of. */
import { describe, expect, test } from 'vitest'
import type { Reading } from '../../../src/domain/mail/reading.ts'
import { contentsOf, warningsAbout } from '../../../src/domain/say/contents.ts'
import { aReading } from '../../support/a-reading.ts'

function reading(mail: Partial<Reading['mail']>, rest: Partial<Reading> = {}): Reading {
  const base = aReading()
  return { ...base, ...rest, mail: { ...base.mail, ...mail } }
}

describe('warnings', () => {
  test.each([
    [undefined, []],
    ['text too long: the end is left out', ['too-large-to-read']],
    ['only the first 26214400 of 52428800 bytes were taken in', ['too-large-to-read']],
    ['header block too large: the rest is left out', ['too-large-to-read']],
    ['too many mails inside the mail: the rest is left closed', ['too-large-to-read']],
    ['winmail.dat is damaged: what could be read of it is shown', ['damaged']],
    ['reading failed: its thread ended', ['reading-failed']],
    ['the reader gave up: 2000 ms', ['reading-failed']],
    ['text too long: the end is left out; winmail.dat is damaged: x', ['too-large-to-read', 'damaged']],
    ['something new', ['unreadable']],
  ] as const)('%j', (unreadable, expected) => {
    expect(warningsAbout(reading(unreadable === undefined ? {} : { unreadable }))).toEqual(expected)
  })

  test('oddities first, and an encrypted mail that nobody can read', () => {
    expect(warningsAbout(reading({ protection: 'encrypted' }, { oddities: ['no-sender'] }))).toEqual([
      'no-sender',
      'encrypted',
    ])
    expect(warningsAbout(reading({ protection: 'signed' }))).toEqual([])
  })
})

describe('contents', () => {
  test('orders stand in the card, and of each other kind eight are shown', () => {
    const findings = (['order', 'tracking', 'amount'] as const).flatMap((kind) =>
      Array.from({ length: 12 }, (_, i) => ({ kind, value: `${i}`, text: `${i}`, at: i })),
    )
    const shown = contentsOf(reading({}, { findings })).findings.map(({ kind }) => kind)
    expect(shown).toEqual([...Array(8).fill('tracking'), ...Array(8).fill('amount')])
  })

  test('what was cut is shortened and keeps its order: signature, hidden, quoted', () => {
    const { reply } = aReading()
    const { rest } = contentsOf(
      reading({}, { reply: { ...reply, signature: 'Eva', hidden: 'unseen', quotedText: 'x'.repeat(5_000) } }),
    )
    expect(rest.map(({ kind }) => kind)).toEqual(['signature', 'hidden', 'quoted'])
    expect(rest[2]?.text.length).toBeLessThan(2_100)
    expect(contentsOf(reading({})).rest).toEqual([])
  })

  test('what is all of the new text is not shown again as the text of a mail or an appointment inside', () => {
    const { reply } = aReading()
    const shown = (newText: string) =>
      contentsOf(
        reading(
          {
            embedded: [{ subject: 'Lamp', text: 'It is broken.\nPlease help.' }],
            invitations: [
              {
                summary: 'Visit',
                allDay: false,
                location: '',
                organizer: '',
                description: 'It is broken. Please help.',
              },
            ],
          },
          { reply: { ...reply, newText } },
        ),
      )
    const twice = shown('It is broken.\nPlease help.')
    expect([twice.embedded[0]?.text, twice.invitations[0]?.description]).toEqual(['', ''])
    expect(twice.embedded[0]?.subject).toBe('Lamp')
    const once = shown('See below.\n\nIt is broken.\nPlease help.')
    expect(once.embedded[0]?.text).toBe('It is broken.\nPlease help.')
    expect(once.invitations[0]?.description).toBe('It is broken. Please help.')
  })

  test('a mail inside without sender and date', () => {
    expect(contentsOf(reading({ embedded: [{ subject: '', text: 'Hi' }] })).embedded).toEqual([
      { from: '', subject: '', text: 'Hi' },
    ])
  })
})
