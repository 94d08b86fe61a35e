import type { Mail } from '../../../../src/domain/mail/mail.ts'

/** A mail of which only the text matters: an answer, unless the subject says otherwise. */
export function aMail(text: string, more: Partial<Mail> = {}): Mail {
  return {
    inReplyTo: [],
    references: [],
    from: [{ address: 'ana.garcia@example.com', name: 'Ana García' }],
    replyTo: [],
    to: [{ address: 'incidencias@tienda.example', name: '' }],
    cc: [],
    subject: 'Re: Pedido',
    arrivedAt: Date.UTC(2026, 10, 2, 10, 15, 30),
    text,
    attachments: [],
    headers: new Map(),
    size: text.length,
    ...more,
  }
}

/** Blanks and line breaks told apart from words: what is compared is what a person reads. */
export function words(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
