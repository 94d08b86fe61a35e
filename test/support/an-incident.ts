import { EMPTY_RECORD } from '../../src/app/empty-record.ts'
import type { FinishedMail, Record_, StoredMessage, Wanted } from '../../src/app/ports.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'

export const OPENED_AT = Date.UTC(2026, 2, 2, 9)

/** An open incident of `eva@mail.example`. */
export function anIncident(number: number, changes: Partial<Incident> = {}): Incident {
  return {
    number,
    standing: { status: 'open' },
    openedAt: OPENED_AT,
    customer: { address: 'eva@mail.example', name: 'Eva' },
    participants: ['eva@mail.example'],
    language: 'es',
    subject: 'Pedido 4411',
    classification: { category: 'delivery', topic: 'damaged', sure: true, evidence: ['roto'], urgent: false },
    orderNumbers: ['4411'],
    lastCustomerAt: OPENED_AT,
    awaitingAnswerSince: OPENED_AT,
    lastHeardAt: OPENED_AT,
    automaticInARow: 0,
    reopened: 0,
    ...changes,
  }
}

export function aMessage(incident: number, changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    incident,
    at: OPENED_AT,
    side: 'customer',
    from: { address: 'eva@mail.example', name: 'Eva' },
    subject: 'Pedido 4411',
    text: 'Ha llegado roto.',
    quoted: '',
    attachments: [],
    ...changes,
  }
}

export function aFinishedMail(onceKey: string, changes: Partial<FinishedMail> = {}): FinishedMail {
  return {
    onceKey,
    template: 'acknowledgement',
    language: 'es',
    lane: 'acknowledgement',
    messageId: `inc.${onceKey}@shop.example`,
    envelopeFrom: 'incidencias@shop.example',
    from: { address: 'incidencias@shop.example', name: 'Shop' },
    to: [{ address: 'eva@mail.example', name: 'Eva' }],
    subject: 'Hemos recibido su mensaje',
    text: 'Gracias.',
    html: '<p>Gracias.</p>',
    headers: { 'Auto-Submitted': 'auto-replied' },
    references: [],
    attachments: [],
    decidedAt: OPENED_AT,
    notBefore: OPENED_AT,
    ...changes,
  }
}

/** A record with nothing in it but what is given. */
export function aRecord(changes: Partial<Record_>): Record_ {
  return { ...EMPTY_RECORD, ...changes }
}

export function wanted(changes: Partial<Wanted>): Wanted {
  return { numbers: [], messageIds: [], senders: [], sentMessageIds: [], pictures: [], ...changes }
}
