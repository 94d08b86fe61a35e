import { describe, expect, test } from 'vitest'
import type { EmbeddedMail, Mail } from '../../../src/domain/mail/mail.ts'
import { withForwardedFile } from '../../../src/domain/mail/reply/forwarded-as-file.ts'
import { readReply } from '../../../src/domain/mail/reply/read-reply.ts'

const FILE: EmbeddedMail = {
  from: { address: 'lucia@example.org', name: 'Lucía Prado' },
  subject: 'Pedido 123456',
  date: 1_772_000_000_000,
  messageId: 'one@example.org',
  text: 'Mi lámpara llegó rota.',
}

type Parts = Partial<Pick<Mail, 'subject' | 'text' | 'inReplyTo' | 'embedded'>>

function sent(parts: Parts) {
  const mail: Mail = {
    inReplyTo: [],
    references: [],
    from: [],
    replyTo: [],
    to: [],
    cc: [],
    subject: '',
    arrivedAt: 0,
    text: '',
    attachments: [],
    headers: new Map(),
    size: 0,
    embedded: [FILE],
    ...parts,
  }
  return withForwardedFile(mail, readReply(mail))
}

const LONG = 'Esta clienta espera desde hace tres semanas y nadie le contesta. '.repeat(8).trim()

describe('a mail sent on as a file', () => {
  test.each<[string, Parts]>([
    ['a subject that says so', { subject: 'RV: Pedido 123456' }],
    ['Fwd, with words of the sender', { subject: 'Fwd: Pedido 123456', text: LONG }],
    ['no word and no subject, as Gmail does it', {}],
    ['a covering note', { text: 'Ana, ¿lo miras?' }],
    ['the first of several', { subject: 'FW: two', embedded: [FILE, { subject: 'Other', text: 'Other' }] }],
  ])('%s', (_, parts) => {
    const reply = sent(parts)
    expect(reply.forwarded).toMatchObject({ from: 'lucia@example.org', name: 'Lucía Prado', text: FILE.text })
    expect(reply.newText).toBe(parts.text === undefined ? FILE.text : `${parts.text}\n\n${FILE.text}`)
  })
})

describe('a mail that only has a mail attached', () => {
  test.each<[string, Parts]>([
    ['a matter of its own', { text: LONG }],
    ['an answer', { text: 'Lo adjunto.', inReplyTo: ['a@b'] }],
    ['no mail inside', { subject: 'RV: x', text: 'x', embedded: [] }],
    ['a mail without words inside', { subject: 'RV: x', text: 'x', embedded: [{ subject: '', text: ' ' }] }],
  ])('%s', (_, parts) => expect(sent(parts).newText).toBe(parts.text))

  test('a mail that is forwarded in the text too is not told twice', () => {
    const text = `---------- Forwarded message ---------\nDe: Eva <eva@example.org>\nSubject: Hola\n\nOtra cosa.`
    expect(sent({ subject: 'Fwd: Hola', text }).newText).not.toContain(FILE.text)
  })
})
