import { describe, expect, test } from 'vitest'
import type { EmbeddedMail, Mail } from '../../../src/domain/mail/mail.ts'
import type { ReplyText } from '../../../src/domain/mail/reading.ts'
import { withForwardedFile } from '../../../src/domain/mail/reply/forwarded-as-file.ts'

const FILE: EmbeddedMail = {
  from: { address: 'lucia@example.org', name: 'Lucía Prado' },
  subject: 'Pedido 123456',
  date: 1_772_000_000_000,
  messageId: 'one@example.org',
  text: 'Mi lámpara llegó rota.',
}

function sent(parts: {
  subject?: string
  newText?: string
  quotedText?: string
  inReplyTo?: readonly string[]
  embedded?: readonly EmbeddedMail[]
  forwarded?: ReplyText['forwarded']
}): ReplyText {
  const mail = {
    subject: parts.subject ?? '',
    inReplyTo: parts.inReplyTo ?? [],
    embedded: parts.embedded ?? [FILE],
  } as unknown as Mail
  const { newText = '', quotedText = '', forwarded } = parts
  return withForwardedFile(mail, { newText, quotedText, signature: '', ...(forwarded ? { forwarded } : {}) })
}

const FORWARDED = {
  from: 'lucia@example.org',
  name: 'Lucía Prado',
  subject: 'Pedido 123456',
  date: 1_772_000_000_000,
  text: 'Mi lámpara llegó rota.',
}

describe('a mail sent on as a file', () => {
  test.each([
    ['a subject that says so', { subject: 'RV: Pedido 123456' }],
    ['Fwd, with words of the sender', { subject: 'Fwd: Pedido 123456', newText: 'Esta clienta espera. '.repeat(30) }],
    ['no word and no subject, as Gmail does it', {}],
    ['a covering note', { newText: 'Ana, ¿lo miras?' }],
  ])('%s', (_, parts) => {
    const reply = sent(parts)
    expect(reply.forwarded).toEqual(FORWARDED)
    const own = 'newText' in parts ? parts.newText : ''
    expect(reply.newText).toBe(own === '' ? FILE.text : `${own}\n\n${FILE.text}`)
  })

  test('the first of several', () => {
    const other = { ...FILE, subject: 'Other', text: 'Other' }
    expect(sent({ subject: 'FW: two', embedded: [FILE, other] }).forwarded).toEqual(FORWARDED)
  })

  test('a file without a sender has only its text', () => {
    expect(sent({ embedded: [{ subject: '', text: 'Hola' }] }).forwarded).toEqual({ text: 'Hola' })
  })
})

describe('a mail that only has a mail attached', () => {
  test.each([
    ['a matter of its own', { newText: 'Adjunto el correo de la tienda. '.repeat(20) }],
    ['an answer', { newText: 'Lo adjunto.', inReplyTo: ['a@b'] }],
    ['an answer with a quote', { newText: 'Lo adjunto.', quotedText: '> Hola' }],
    ['a mail forwarded in the text', { subject: 'RV: x', forwarded: { from: 'eva@example.org', text: 'x' } }],
    ['no mail inside', { subject: 'RV: x', embedded: [] }],
  ])('%s', (_, parts) => {
    const reply = sent(parts)
    expect(reply.newText).toBe('newText' in parts ? parts.newText : '')
    expect(reply.forwarded).toEqual('forwarded' in parts ? parts.forwarded : undefined)
  })
})
