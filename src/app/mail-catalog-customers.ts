/** Samples of what customers get. */

import type { MailData } from '../domain/incident/mails.ts'
import { DAY, MINUTE } from '../domain/time/instant.ts'
import type { CatalogPart } from './mail-catalog-entry.ts'
import { NOW, promise, subject } from './mail-samples.ts'

const acknowledgement: MailData['acknowledgement'] = {
  name: 'Marta',
  category: 'delivery',
  topic: 'damaged',
  sure: true,
  orderNumbers: ['A-10482'],
  questions: ['photo-of-damage', 'delivery-address-check'],
  answerBy: NOW + 30 * MINUTE,
  late: false,
  subject,
}
const sent: NonNullable<MailData['acknowledgement']['known']>[number] = {
  number: 'A-10482',
  state: 'sent',
  part: false,
  courier: 'SEUR',
  tracking: '05829417736210',
  link: 'https://seguimiento.example/05829417736210',
  sentOn: '2026-11-20',
  expectedOn: '2026-11-24',
}
const { subject: _unproved, ...unproved } = acknowledgement

const relay: MailData['relay'] = {
  name: 'Marta',
  agentName: 'Ana',
  text: 'Hola, Marta:\n\nLo siento mucho: un regalo roto es un disgusto. Hoy sale otro jarrón y puede seguirlo aquí:\nhttps://seguimiento.example/A-10482\n\nUn saludo,\nAna',
  promise,
  resolved: false,
  subject,
}
const { promise: _noPromise, ...plainRelay } = relay

const options = [
  'Un jarrón nuevo, que sale mañana',
  'Devolución de 45,90 €',
  'Quedárselo con un 30 % de descuento',
].map((text, index) => ({
  text,
  href: `mailto:incidencias+c4821.9fk3t7wq2x@casalumbre.example?subject=Re%3A%20%5BINC-4821-Q7RXM%5D&body=${index + 1}`,
}))
const scores = ([5, 4, 3, 2, 1] as const).map((score) => ({
  score,
  href: `mailto:incidencias+s4821.4xq8k1zr7m@casalumbre.example?subject=INC-4821-Q7RXM:${score}/5&body=${score}`,
}))
const reminder: MailData['reminder'] = {
  name: 'Marta',
  waitingSince: NOW - 3 * DAY,
  text: '¿Puede enviarnos una foto del jarrón y otra de la caja? Con ellas pedimos hoy mismo otro.',
  closesAt: NOW + 11 * DAY,
  subject,
}

export const CUSTOMER_MAILS = {
  acknowledgement: {
    audience: 'customer',
    sample: acknowledgement,
    others: [
      { ...acknowledgement, sure: false, orderNumbers: [], questions: [], late: true },
      { ...unproved, questions: ['order-number'], orderNumbers: [], category: 'support', topic: 'other' },
      { ...acknowledgement, name: '', orderNumbers: ['A-1', 'A-2'] },
      { ...acknowledgement, topic: 'late', questions: [], known: [sent] },
      {
        ...acknowledgement,
        topic: 'late',
        questions: [],
        known: [
          { ...sent, part: true },
          { number: 'A-1', state: 'sent', part: false },
          { ...sent, number: 'A-2', state: 'delivered', part: true, deliveredOn: '2026-11-22' },
          { number: 'A-2', state: 'delivered', part: false },
          { number: 'A-3', state: 'awaiting-payment', part: false },
          { number: 'A-4', state: 'paid', part: false, paidOn: '2026-11-18' },
          { number: 'A-5', state: 'preparing', part: false, expectedOn: '2026-11-27' },
          { number: 'A-6', state: 'ready', part: false },
          { number: 'A-7', state: 'returned', part: false },
          { number: 'A-8', state: 'cancelled', part: false },
          { number: 'A-9', state: 'refunded', part: false },
        ],
      },
    ],
  },
  relay: {
    audience: 'customer',
    sample: relay,
    others: [
      plainRelay,
      { ...plainRelay, resolved: true },
      { ...plainRelay, offer: options },
      { ...plainRelay, copyOf: 'Marta Gómez' },
      { ...relay, offer: options, copyOf: '', promise: { dueAt: promise.dueAt, text: '' } },
    ],
  },
  offer: {
    audience: 'customer',
    sample: { name: 'Marta', agentName: 'Ana', options, subject },
    others: [{ name: '', agentName: 'Ana', options: options.slice(0, 2), subject: '' }],
  },
  reminder: {
    audience: 'customer',
    sample: reminder,
    others: [{ ...reminder, name: '', text: '', subject: '' }],
  },
  'closing-notice': {
    audience: 'customer',
    sample: { name: 'Marta', waitingSince: NOW - 14 * DAY, subject },
    others: [{ name: '', waitingSince: NOW - 14 * DAY, subject: '' }],
  },
  promise: {
    audience: 'customer',
    sample: { name: 'Marta', agentName: 'Ana', ...promise, subject },
    others: [{ name: '', agentName: 'Ana', dueAt: promise.dueAt, text: '', subject }],
  },
  resolved: {
    audience: 'customer',
    sample: { name: 'Marta', agentName: 'Ana', subject },
    others: [{ name: '', agentName: 'Ana', subject: '' }],
  },
  survey: {
    audience: 'customer',
    sample: { name: 'Marta', scores, subject },
    others: [{ name: '', scores, subject: '' }],
  },
  'survey-thanks': {
    audience: 'customer',
    sample: { name: 'Marta', mood: 'low', reopened: false, subject },
    others: [
      { name: 'Marta', mood: 'good', reopened: false, subject },
      { name: '', mood: 'fair', reopened: true, subject: '' },
    ],
  },
  'still-working': {
    audience: 'customer',
    sample: { name: 'Marta', openedAt: NOW - 5 * DAY, promise, subject },
    others: [
      { name: '', openedAt: NOW - 5 * DAY, subject },
      { name: 'Marta', openedAt: NOW - 5 * DAY, weWrote: true, subject },
      { name: 'Marta', openedAt: NOW - 5 * DAY, missed: NOW - DAY, subject },
    ],
  },
} satisfies CatalogPart
