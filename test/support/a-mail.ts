import type { OutboxMail } from '../../src/app/ports.ts'

/** The bytes of a plain mail; `size` pads the body to about that many bytes. */
export function rawMail(n: number | string, size = 0): string {
  const head = `From: Customer ${n} <customer${n}@example.net>\r\nTo: incidencias@store.example\r\nSubject: Pedido ${n}\r\nMessage-ID: <mail-${n}@example.net>\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n`
  const line = `Line of mail ${n}, which says nothing in particular about a parcel.\r\n`
  return head + line.repeat(Math.max(1, Math.ceil((size - head.length) / line.length)))
}

/** A mail as the outbox gives it to a sender. */
export function anOutboxMail(id: number, changes: Partial<OutboxMail> = {}): OutboxMail {
  return {
    id,
    attempts: 0,
    createdAt: Date.UTC(2026, 2, 2, 9),
    onceKey: `key-${id}`,
    template: 'acknowledgement',
    language: 'es',
    lane: 'acknowledgement',
    messageId: `inc.${id}.abc@store.example`,
    envelopeFrom: 'bounce@store.example',
    from: { address: 'incidencias@store.example', name: 'La Tienda' },
    to: [{ address: `customer${id}@example.net`, name: 'Customer' }],
    subject: `Hemos recibido su mensaje ${id}`,
    text: 'Gracias por escribirnos.\n',
    html: '<p>Gracias por escribirnos.</p>',
    headers: { 'X-Incidencias': 'incidencias@store.example', 'Auto-Submitted': 'auto-replied' },
    references: [],
    attachments: [],
    notBefore: 0,
    ...changes,
  } as OutboxMail
}
