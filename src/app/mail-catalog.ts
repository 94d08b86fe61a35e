/**
 * THE list of mails we send: who reads each, and sample data for previews, tests and the check at the start. `others`
 * are further samples, so that every turn a template can take is tried.
 */
import type {
  ConversationEntry,
  DigestFigures,
  IncidentCard,
  IncidentLine,
  MailData,
  MailName,
} from '../domain/incident/mails.ts'
import { DAY, HOUR, MINUTE } from '../domain/time/instant.ts'
import type { RenderContext } from './ports.ts'

export type CatalogEntry<K extends MailName> = {
  readonly audience: 'customer' | 'agent' | 'manager'
  readonly sample: MailData[K]
  readonly others: readonly MailData[K][]
}

export const SAMPLE_CONTEXT: RenderContext & { readonly reference: string } = {
  store: 'Casa Lumbre',
  mailbox: 'incidencias@casalumbre.example',
  timeZone: 'Europe/Madrid',
  reference: 'INC-4821-Q7RXM',
}

/** Monday 23 November 2026, 9:12 in Madrid. */
const NOW = Date.UTC(2026, 10, 23, 8, 12)

const reference = SAMPLE_CONTEXT.reference
const subject = 'Jarrón roto en el pedido A-10482'
const toAgent = 'mailto:incidencias+a4821.7xk2m9qd4t@casalumbre.example'
const promise = { dueAt: NOW + 4 * DAY, text: 'Le enviaremos un jarrón nuevo y nos llevaremos el roto sin coste.' }
const buttons = ['take', 'resolve', 'close', 'wait', 'spam'].map((label) => ({
  label,
  href: `${toAgent}?subject=Re%3A%20%5B${reference}%5D&body=%23${label}`,
}))

const question = `Buenos días:

Ayer recibí el pedido A-10482 y el jarrón de cerámica llegó roto en tres trozos. La caja no tenía ningún golpe por fuera.

Adjunto dos fotos. Es un regalo para el sábado, ¿podrían enviarme otro antes?

Gracias,
Marta`

const card: IncidentCard = {
  reference,
  customer: { address: 'marta.gomez@correo.example', name: 'Marta Gómez' },
  language: 'es',
  category: 'delivery',
  topic: 'damaged',
  sure: true,
  evidence: ['llegó roto', 'jarrón', 'caja'],
  urgent: true,
  status: 'open',
  assignee: 'Ana',
  orderNumbers: ['A-10482'],
  openedAt: NOW - 20 * HOUR,
  promise,
  answerDueAt: NOW + 30 * MINUTE,
}

const { assignee: _nobody, promise: _none, answerDueAt: _answered, ...calm } = card
const newCard: IncidentCard = {
  ...calm,
  sure: false,
  evidence: [],
  urgent: false,
  orderNumbers: [],
  customer: { address: 'jan@poczta.example', name: '' },
}

const conversation: readonly ConversationEntry[] = [
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
const lines: readonly IncidentLine[] = [
  line,
  {
    reference: 'INC-4790-0K2VD',
    subject: 'Factura con mi NIF',
    customer: 'talleres@norte.example',
    category: 'checkout',
    topic: 'invoice',
    status: 'waiting',
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
const numbered = lines.map((each, index) => ({
  ...each,
  n: index + 1,
  href: `mailto:incidencias@casalumbre.example?body=%23status%20${each.reference}`,
}))

const figures: DigestFigures = {
  from: NOW - 7 * DAY,
  to: NOW - DAY,
  opened: 214,
  openedBefore: 187,
  resolved: 201,
  reopened: 6,
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
    { language: 'es', count: 131 },
    { language: 'pt', count: 48 },
    { language: 'pl', count: 22 },
    { language: 'en', count: 13 },
  ],
  firstAnswerMedian: 17,
  firstAnswerP90: 74,
  answeredInTarget: 0.873,
  resolutionMedianHours: 21.5,
  backlog: [
    { upToDays: 1, count: 19 },
    { upToDays: 3, count: 11 },
    { upToDays: 7, count: 6 },
    { upToDays: 30, count: 2 },
  ],
  promisesKept: 23,
  promisesMissed: 2,
  deliveryFailures: 1,
  ledger: { received: 612, filed: 507, automatic: 61, ignored: 40, quarantined: 1, held: 2, open: 1 },
  oldest: lines,
}
const {
  firstAnswerMedian: _m,
  firstAnswerP90: _p,
  answeredInTarget: _t,
  resolutionMedianHours: _r,
  ...unmeasured
} = figures

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

const notification: MailData['notification'] = {
  card,
  isNew: false,
  reopened: false,
  threadedBy: 'signed-address',
  writer: 'Marta Gómez',
  text: question,
  findings: [
    { kind: 'tracking', value: 'JJD000390007123456789', courier: 'DHL' },
    { kind: 'amount', value: '45.90 EUR' },
    { kind: 'date', value: '2026-11-20' },
    { kind: 'phone', value: '+34600123456' },
    { kind: 'product', value: '8410000000016' },
    { kind: 'product', value: 'LAMP-0042' },
  ],
  signed: true,
  invitations: [
    {
      method: 'request',
      summary: 'Recogida del jarrón roto',
      startsAt: NOW + DAY,
      endsAt: NOW + DAY + 2 * HOUR,
      allDay: false,
      location: 'Calle Mayor 12, Madrid',
      organizer: 'Marta Gómez <marta.gomez@correo.example>',
      description: 'Estaré en casa por la mañana.',
    },
  ],
  embedded: [
    {
      from: 'Transportes Veloz <avisos@veloz.example>',
      subject: 'Su envío ha sido entregado',
      date: NOW - 2 * DAY,
      text: 'Entregado el sábado a las 11:40.\nFirmado por: portería',
    },
  ],
  rest: [
    { kind: 'signature', text: 'Marta Gómez\nDiseño de interiores' },
    { kind: 'quoted', text: 'El domingo, Casa Lumbre escribió:\nHemos recibido su mensaje.' },
  ],
  conversation,
  earlier: lines.slice(1),
  attachments: [
    { filename: 'jarron-1.jpg', size: 184_220, withheld: false },
    { filename: 'factura.exe', size: 2_400_000, withheld: true },
  ],
  warnings: ['stranger-at-agent-address', 'dangerous-attachment'],
  buttons,
  subject,
}

const receipt: MailData['receipt'] = {
  reference,
  commands: ['#take', '#promise fri Le enviaremos un jarrón nuevo', '#category delivery/damaged', '#urgent'],
  changes: [
    { field: 'status', before: 'open', after: 'waiting' },
    { field: 'assignee', before: '', after: 'Ana' },
    { field: 'category', before: 'support/other', after: 'delivery/damaged' },
    { field: 'urgent', before: 'normal', after: 'urgent' },
    { field: 'promise', before: '', after: '2026-11-27 Le enviaremos un jarrón nuevo' },
  ],
  sentToCustomer: 'Le enviaremos un jarrón nuevo el viernes.',
  undoUntil: NOW + DAY,
  buttons: [{ label: 'undo', href: `${toAgent}?body=%23undo` }],
  subject,
}

export const MAIL_CATALOG: { readonly [K in MailName]: CatalogEntry<K> } = {
  acknowledgement: {
    audience: 'customer',
    sample: acknowledgement,
    others: [
      { ...acknowledgement, sure: false, orderNumbers: [], questions: [], late: true },
      { ...unproved, questions: ['order-number'], orderNumbers: [], category: 'support', topic: 'other' },
      { ...acknowledgement, name: '', orderNumbers: ['A-1', 'A-2'] },
    ],
  },
  relay: { audience: 'customer', sample: relay, others: [plainRelay, { ...plainRelay, resolved: true }] },
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
  'still-working': {
    audience: 'customer',
    sample: { name: 'Marta', openedAt: NOW - 5 * DAY, promise, subject },
    others: [{ name: '', openedAt: NOW - 5 * DAY, subject }],
  },
  notification: {
    audience: 'agent',
    sample: notification,
    others: [
      {
        ...notification,
        isNew: true,
        card: newCard,
        findings: [],
        signed: false,
        invitations: [],
        embedded: [],
        rest: [],
        conversation: [],
        earlier: [],
        attachments: [],
        warnings: [],
      },
      {
        ...notification,
        reopened: true,
        warnings: ['late', 'encrypted', 'name-shows-other-address', 'hidden-text', 'several-senders'],
        text: '',
        findings: [
          { kind: 'amount', value: '1234.50 PLN' },
          { kind: 'tracking', value: '99887766554' },
        ],
        signed: false,
        invitations: [
          {
            method: '',
            summary: '',
            allDay: true,
            startsAt: NOW,
            endsAt: NOW + 2 * DAY,
            location: '',
            organizer: '',
            description: '',
          },
          { method: 'cancel', summary: 'Cita', allDay: false, location: '', organizer: '', description: '' },
        ],
        embedded: [{ from: '', subject: '', text: 'Hola' }],
        rest: [{ kind: 'hidden', text: 'palabras que no se ven' }],
      },
      { ...notification, findings: [] },
    ],
  },
  receipt: {
    audience: 'agent',
    sample: receipt,
    others: [
      { reference, commands: ['#undo'], changes: [], buttons: [], subject },
      { reference, commands: ['#note'], changes: [], noted: 'Llamar al transportista mañana.', buttons: [], subject },
    ],
  },
  'command-error': {
    audience: 'agent',
    sample: {
      problems: [
        { line: '#asign ana', problem: 'unknown-command', expected: '#assign' },
        { line: '#promise 31/02', problem: 'unreadable-date', expected: '2026-11-27, fri, 3d, 24h' },
        { line: '#close', problem: 'contradiction' },
      ],
      text: 'Hola, Marta:\n\nHoy sale otro jarrón.',
      commands: ['#asign ana', '#promise 31/02', '#close'],
      subject,
      reference,
    },
    others: [{ problems: [{ line: '#take', problem: 'no-incident' }], text: '', commands: [], subject: '#take' }],
  },
  'was-this-you': {
    audience: 'agent',
    sample: {
      agentName: 'Ana',
      arrivedAt: NOW,
      mailSubject: `Re: [${reference}] ${subject}`,
      text: 'Hoy sale otro jarrón.\n#resolve',
      discardAt: NOW + DAY,
      buttons: ['confirm', 'discard'].map((label) => ({
        label,
        href: `mailto:incidencias+x91.7xk2m9qd4t@casalumbre.example?body=${label}`,
      })),
    },
    others: [],
  },
  'first-answer-reminder': {
    audience: 'agent',
    sample: { card, waitingSince: NOW - 31 * MINUTE, text: question, buttons, subject },
    others: [{ card: newCard, waitingSince: NOW - 31 * MINUTE, text: '', buttons: [], subject: '' }],
  },
  escalation: {
    audience: 'manager',
    sample: { card, because: 'first-answer', since: NOW - HOUR, subject },
    others: [
      { card: newCard, because: 'promise-missed', since: NOW - DAY, subject },
      { card, because: 'silence', since: NOW - 12 * DAY, subject },
    ],
  },
  'promise-reminder': {
    audience: 'agent',
    sample: { card, dueAt: promise.dueAt, text: promise.text, missed: false, buttons, subject },
    others: [{ card, dueAt: promise.dueAt, text: '', missed: true, buttons, subject }],
  },
  'delivery-failed': {
    audience: 'agent',
    sample: {
      card,
      recipient: 'marta.gomez@correo.example',
      complaint: false,
      serverWords: '550 5.1.1 <marta.gomez@correo.example>: Recipient address rejected: User unknown',
      text: 'Hola, Marta:\n\nHoy sale otro jarrón.',
      buttons,
      subject,
    },
    others: [
      {
        card,
        recipient: 'marta.gomez@correo.example',
        complaint: true,
        serverWords: 'Feedback-Type: abuse (Mail-Provider/1.0)',
        text: '',
        buttons,
        subject,
      },
    ],
  },
  storm: {
    audience: 'agent',
    sample: { card, writer: 'Bot <bot@correo.example>', count: 30, buttons, subject },
    others: [],
  },
  list: {
    audience: 'agent',
    sample: { which: 'open', lines: numbered },
    others: [
      { which: 'find', lines: [] },
      { which: 'mine', lines: numbered.slice(0, 1) },
    ],
  },
  status: {
    audience: 'agent',
    sample: { card, conversation, buttons, subject },
    others: [{ card: newCard, conversation: [], buttons: [], subject: '' }],
  },
  help: {
    audience: 'agent',
    sample: {
      commands: [
        { name: 'take', grammar: '#take', aliases: ['#tomar', '#assumir', '#biore'], meaning: 'the incident is mine' },
        {
          name: 'resolve',
          grammar: '#resolve',
          aliases: ['#resolver', '#rozwiaz'],
          meaning: 'tells the customer and ends it',
        },
        { name: 'promise', grammar: '#promise DATE [text]', aliases: [], meaning: 'tells the customer a date' },
      ],
    },
    others: [],
  },
  digest: {
    audience: 'manager',
    sample: { storeWeek: '2026-W47', figures },
    others: [
      {
        storeWeek: '2026-W47',
        figures: {
          ...unmeasured,
          opened: 1,
          openedBefore: 1,
          byTopic: [],
          byCategory: [],
          byLanguage: [],
          backlog: [],
          oldest: [],
          promisesKept: 0,
          promisesMissed: 0,
        },
      },
    ],
  },
  handover: {
    audience: 'agent',
    sample: {
      at: NOW,
      lines: numbered.map((each, index) => ({
        ...each,
        lacks: ['first-answer', 'customer', 'promise-missed'][index] ?? 'answer',
      })),
      quarantined: [{ id: 7, from: 'bot@tienda.example', subject: 'Pedido', cause: 'parsing took too long' }],
      held: 2,
    },
    others: [{ at: NOW, lines: [], quarantined: [], held: 0 }],
  },
  flood: {
    audience: 'manager',
    sample: { sender: 'bot@tienda.example', count: 5, limit: '5 an hour for an address' },
    others: [{ sender: 'tienda.example', count: 50, limit: 'other' }],
  },
}
