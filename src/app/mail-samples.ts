/** The people and things the sample mails are about. Invented, all of them. */
import type { Button, ConversationEntry, IncidentCard, IncidentLine } from '../domain/incident/shown.ts'
import type { DigestFigures, Recurrence } from '../domain/report/digest-figures.ts'
import { DAY, HOUR, MINUTE } from '../domain/time/instant.ts'
import type { RenderContext } from './ports.ts'

export const SAMPLE_CONTEXT: RenderContext & { readonly reference: string } = {
  store: 'Casa Lumbre',
  mailbox: 'incidencias@casalumbre.example',
  timeZone: 'Europe/Madrid',
  reference: 'INC-4821-Q7RXM',
}

/** Monday 23 November 2026, 9:12 in Madrid. */
export const NOW = Date.UTC(2026, 10, 23, 8, 12)

export const reference = SAMPLE_CONTEXT.reference
export const subject = 'Jarrón roto en el pedido A-10482'
const toAgent = 'mailto:incidencias+a4821.7xk2m9qd4t@casalumbre.example'

/** A `mailto:` link as the domain makes them: to the agent's own address, with the command as text. */
export function linkFor(command: string): string {
  return `${toAgent}?subject=${encodeURIComponent(`[${reference}]`)}&body=${encodeURIComponent(command)}`
}

export function buttonFor(label: string, command = `#${label}`): Button {
  return { label, href: linkFor(command) }
}

export const promise = {
  dueAt: NOW + 4 * DAY,
  text: 'Le enviaremos un jarrón nuevo y nos llevaremos el roto sin coste.',
}
export const buttons: readonly Button[] = [
  buttonFor('take'),
  buttonFor('resolve'),
  buttonFor('wait'),
  buttonFor('snooze', '#snooze 3d'),
  buttonFor('close'),
  buttonFor('normal'),
  buttonFor('spam'),
  buttonFor('history'),
  buttonFor('status'),
]

export const question = `Buenos días:

Ayer recibí el pedido A-10482 y el jarrón de cerámica llegó roto en tres trozos. La caja no tenía ningún golpe por fuera, y me he cortado al abrirla.

Adjunto dos fotos. Es un regalo para el sábado, ¿podrían enviarme otro antes?

Gracias,
Marta`

export const card: IncidentCard = {
  reference,
  customer: { address: 'marta.gomez@correo.example', name: 'Marta Gómez' },
  language: 'es',
  category: 'delivery',
  topic: 'damaged',
  sure: true,
  evidence: ['llegó roto', 'jarrón', 'caja'],
  urgent: true,
  signs: [{ sign: 'harm', words: ['me he cortado al abrirla'] }],
  status: 'open',
  assignee: 'Ana',
  orderNumbers: ['A-10482'],
  openedAt: NOW - 20 * HOUR,
  promise,
  answerDueAt: NOW + 30 * MINUTE,
  copied: [],
  compensations: [],
  related: [],
}

/** What the shop said of its order, and of one that is somebody else's. */
export const seenOrders: NonNullable<IncidentCard['orders']> = [
  { number: 'B-20771', seenAt: NOW, kind: 'of-another' },
  {
    number: 'A-10482',
    seenAt: NOW,
    kind: 'own',
    state: 'sent',
    placedOn: '2026-11-18',
    total: { amount: 45.9, currency: 'EUR' },
    paidWith: 'Tarjeta',
    paidOn: '2026-11-18',
    items: [
      { name: 'Jarrón de cerámica LT-200', quantity: 1 },
      { name: 'Vela de cera de abeja', quantity: 2 },
    ],
    parcels: [
      {
        courier: 'SEUR',
        tracking: '05829417736210',
        link: 'https://seguimiento.example/05829417736210',
        sentOn: '2026-11-20',
        expectedOn: '2026-11-24',
      },
    ],
  },
]

/** With everything a card can say. */
export const fullCard: IncidentCard = {
  ...card,
  status: 'waiting',
  orders: seenOrders,
  waitingSince: NOW - 2 * HOUR,
  snoozedUntil: NOW + 3 * DAY,
  copied: ['Transportes Veloz', 'perito@seguros.example'],
  addressee: 'compras@estudio.example',
  compensations: ['12.50 EUR vale por las molestias', '5.00 EUR gastos de envío'],
  offer: { options: ['Un jarrón nuevo el viernes', 'Devolución del importe'], chosen: 'Un jarrón nuevo el viernes' },
  related: ['INC-4790-0K2VD'],
  parent: 'INC-4700-3MB8C',
}

const { assignee: _nobody, promise: _none, answerDueAt: _answered, ...calm } = card
export const newCard: IncidentCard = {
  ...calm,
  sure: false,
  evidence: [],
  urgent: false,
  signs: [],
  orderNumbers: [],
  customer: { address: 'jan@poczta.example', name: '' },
}

/** Two categories are as likely, and the customer has asked before. */
export const unsureCard: IncidentCard = {
  ...card,
  sure: false,
  runnerUp: { category: 'checkout', topic: 'cancel' },
  urgent: false,
  signs: [
    { sign: 'unanswered', words: ['ya es el tercer correo'] },
    { sign: 'broken-promise', words: ['me dijeron que llegaría el lunes'] },
  ],
}

export const conversation: readonly ConversationEntry[] = [
  { who: 'Marta Gómez', side: 'customer', at: NOW - 20 * HOUR, text: question },
  { who: 'Casa Lumbre', side: 'automatic', at: NOW - 20 * HOUR + MINUTE, text: 'Hemos recibido su mensaje.' },
  { who: 'Rui', side: 'note', at: NOW - 3 * HOUR, text: 'Quedan dos en el almacén de Getafe.' },
  {
    who: 'Ana',
    side: 'store',
    at: NOW - 2 * HOUR,
    text: 'Hola, Marta:\n\nLo sentimos mucho. Hoy mismo preparamos otro.',
  },
  { who: 'luis@otro.example', side: 'unconfirmed', at: NOW - HOUR, text: 'Yo también espero mi pedido.' },
  {
    who: 'Transportes Veloz',
    side: 'third-party',
    at: NOW - 30 * MINUTE,
    text: 'El bulto salió de nuestro almacén sin daños.',
  },
]

const line: IncidentLine = {
  reference,
  subject,
  customer: 'Marta Gómez',
  category: 'delivery',
  topic: 'damaged',
  status: 'open',
  assignee: 'Ana',
  since: NOW - 20 * HOUR,
  urgent: true,
}
export const lines: readonly IncidentLine[] = [
  line,
  {
    reference: 'INC-4790-0K2VD',
    subject: 'Factura con mi NIF',
    customer: 'talleres@norte.example',
    category: 'checkout',
    topic: 'invoice',
    status: 'waiting',
    snoozedUntil: NOW + 2 * DAY,
    promised: NOW + 4 * DAY,
    since: NOW - 6 * DAY,
    urgent: false,
  },
  {
    reference: 'INC-4763-9YB4T',
    subject: '',
    customer: 'Zofia Wiśniewska',
    category: 'support',
    topic: 'other',
    status: 'open',
    assignee: 'Rui',
    since: NOW - 9 * DAY,
    urgent: false,
  },
]
export const numbered = lines.map((each, index) => ({
  ...each,
  n: index + 1,
  href: `mailto:incidencias@casalumbre.example?body=%23status%20${each.reference}`,
}))

/** The thirteenth week of a store in which one topic has come up. */
const opened = [141, 149, 138, 152, 160, 171, 166, 158, 163, 170, 168, 187, 214]
const inTime = [0.79, 0.81, 0.8, 0.77, 0.78, 0.76, 0.79, 0.8, 0.81, 0.8, 0.79, 0.82, 0.873]
const answeredAfter = [26, 24, 25, 27, 26, 28, 25, 24, 23, 25, 24, 21, 17]

const damaged: Recurrence = {
  kind: 'topic',
  what: 'delivery/damaged',
  category: 'delivery',
  topic: 'damaged',
  count: 41,
  expected: 18.4,
  references: [reference, 'INC-4809-7TQ2M', 'INC-4815-B3XKV'],
}

export const figures: DigestFigures = {
  from: NOW - 7 * DAY - 9 * HOUR - 12 * MINUTE,
  to: NOW - 9 * HOUR - 12 * MINUTE,
  weekNumber: 47,
  verdict: { trend: 'mixed', better: ['in-target'], worse: ['promises'] },
  isEmpty: false,
  decisions: [
    { because: 'ledger', total: 1, lines: [] },
    { because: 'promise-missed', total: 1, lines: numbered.slice(0, 1) },
    { because: 'unanswered', total: 8, more: 6, lines: numbered.slice(1) },
    {
      because: 'recurrence',
      total: 1,
      lines: numbered.slice(0, 1).map((each) => ({ ...each, n: 4 })),
      recurrence: damaged,
    },
  ],
  decisionCount: 11,
  opened: 214,
  openedBefore: 187,
  resolved: 201,
  resolvedBefore: 176,
  reopened: 6,
  reopenedBefore: 9,
  openNow: 38,
  byCategory: [
    { category: 'delivery', count: 118, before: 92 },
    { category: 'checkout', count: 51, before: 51 },
    { category: 'product_info', count: 29, before: 33 },
    { category: 'support', count: 16, before: 11 },
  ],
  byTopic: [
    { category: 'delivery', topic: 'damaged', count: 44, before: 19 },
    { category: 'delivery', topic: 'late', count: 39, before: 41 },
    { category: 'checkout', topic: 'double-charge', count: 17, before: 8 },
    { category: 'support', topic: 'other', count: 1, before: 0 },
  ],
  byLanguage: [
    { language: 'es', count: 131, before: 120 },
    { language: 'pt', count: 48, before: 39 },
    { language: 'pl', count: 22, before: 19 },
    { language: 'en', count: 13, before: 9 },
  ],
  firstAnswer: { median: 17, p90: 74, count: 210 },
  targetMinutes: 30,
  inTarget: { count: 185, total: 212, share: 185 / 212, before: 0.806 },
  resolution: { median: 21.5, p90: 96, count: 201 },
  backlog: [
    { upToDays: 1, olderThanDays: 0, count: 17 },
    { upToDays: 3, olderThanDays: 1, count: 11 },
    { upToDays: 7, olderThanDays: 3, count: 6 },
    { upToDays: 14, olderThanDays: 7, count: 2 },
    { upToDays: 30, olderThanDays: 14, count: 1 },
    { olderThanDays: 30, count: 1 },
  ],
  precision: {
    kept: { count: 171, total: 186, share: 171 / 186 },
    unsure: { count: 28, total: 214, share: 28 / 214 },
    byCategory: [
      { category: 'delivery', count: 104, total: 107, share: 104 / 107 },
      { category: 'checkout', count: 44, total: 47, share: 44 / 47 },
      { category: 'product_info', count: 20, total: 26, share: 20 / 26 },
      { category: 'support', count: 3, total: 6 },
    ],
    byLanguage: [
      { language: 'es', count: 109, total: 115, share: 109 / 115 },
      { language: 'pt', count: 40, total: 42, share: 40 / 42 },
      { language: 'pl', count: 16, total: 21, share: 16 / 21 },
      { language: 'en', count: 6, total: 8 },
    ],
    keptBefore: 0.964,
    unsureBefore: 0.081,
  },
  promises: { kept: 23, moved: 4, missed: 2 },
  survey: { answers: 31, mean: 4.26, distribution: [1, 2, 3, 7, 18], meanBefore: 4.1 },
  compensations: [
    { currency: 'EUR', amount: 187.5, count: 14 },
    { currency: 'PLN', amount: 60, count: 1 },
  ],
  offers: { made: 12, chosen: 9 },
  deliveryFailures: 1,
  ledger: {
    received: 612,
    filed: 507,
    automatic: 61,
    ignored: 40,
    quarantined: 1,
    held: 2,
    open: 1,
    difference: 1,
    compared: { at: NOW - 5 * HOUR, difference: 3, removed: 0 },
  },
  recurrences: [
    damaged,
    { kind: 'order-prefix', what: 'WEB', count: 9, expected: 1.2, references: [reference] },
    { kind: 'product', what: 'LT-200', count: 7, expected: 0, references: ['INC-4809-7TQ2M', 'INC-4815-B3XKV'] },
    { kind: 'courier', what: 'SEUR', count: 22, expected: 8.7, references: [reference] },
    { kind: 'word', what: 'esquina aplastada', language: 'es', count: 12, expected: 0.8, references: [reference] },
  ],
  series: {
    weeks: opened.map((count, at) => ({
      name: `2026-W${35 + at}`,
      number: 35 + at,
      from: NOW - (13 - at) * 7 * DAY - 9 * HOUR - 12 * MINUTE,
      opened: count,
      resolved: count - 13 + (at % 4) * 3,
      firstAnswerMedian: answeredAfter[at] ?? 0,
      inTarget: { count: Math.round(count * (inTime[at] ?? 0)), total: count, share: inTime[at] ?? 0 },
    })),
    categories: [
      { category: 'delivery', counts: opened.map((count) => Math.round(count * 0.5514)) },
      { category: 'checkout', counts: opened.map((count) => Math.round(count * 0.2383)) },
      { category: 'product_info', counts: opened.map((count) => Math.round(count * 0.1355)) },
      { category: 'support', counts: opened.map((count) => Math.round(count * 0.0748)) },
    ],
  },
}
