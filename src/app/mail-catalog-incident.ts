/** Samples of what agents and managers get about one incident. */

import type { MailData } from '../domain/incident/mails.ts'
import { DAY, HOUR, MINUTE } from '../domain/time/instant.ts'
import type { CatalogPart } from './mail-catalog-entry.ts'
import {
  buttonFor,
  buttons,
  card,
  conversation,
  fullCard,
  lines,
  linkFor,
  NOW,
  newCard,
  numbered,
  promise,
  question,
  reference,
  subject,
  unsureCard,
} from './mail-samples.ts'

/** More than is shown at the top. */
const LONG_TEXT = Array.from({ length: 160 }, (_, n) => `${n + 1}. ${question.slice(14, 110)}`).join('\n\n')

const scoreReport: MailData['survey-answer'] = {
  card: { ...card, status: 'resolved' },
  score: 5,
  low: false,
  writer: 'Marta Gómez',
  unconfirmed: false,
  text: 'Tardaron nueve días en contestarme, y nadie me dijo nada.',
  reopened: false,
  conversation,
  buttons: [buttonFor('reopen'), buttonFor('take'), buttonFor('status')],
  subject,
}

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
  proposals: lines.slice(1).map((line, index) => ({
    kind: index === 0 ? 'same-order' : 'same-customer',
    line,
    href: linkFor(`#merge ${line.reference.slice(0, 8)}`),
  })),
  answers: [
    { name: 'damaged-parcel', title: 'Paquete dañado', href: linkFor('#use damaged-parcel date=') },
    { name: 'refund-policy', title: 'Condiciones de devolución', href: linkFor('#use refund-policy days=') },
  ],
  buttons,
  categories: [],
  subject,
}

const REASONS = ['promise-missed', 'first-answer', 'silence'] as const

const progress: MailData['round-progress'] = {
  reference,
  round: 'tell',
  state: 'running',
  figures: { total: 5000, done: 5000, sent: 1840, waitingToBeSent: 3127, failed: 21, skipped: 12 },
  buttons: [buttonFor('stop'), buttonFor('status')],
  subject: 'Retirada de la lámpara LAMP-0042',
}

export const INCIDENT_MAILS = {
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
        proposals: [],
        answers: [],
        categories: ['delivery/damaged', 'support/complaint'].map((label) => buttonFor(label, `#category ${label}`)),
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
      {
        ...notification,
        card: unsureCard,
        categories: ['delivery/damaged', 'checkout/cancel', 'product_info/other', 'support/other'].map((label) =>
          buttonFor(label, `#category ${label}`),
        ),
      },
      { ...notification, card: fullCard, warnings: ['third-party', 'answers-go-elsewhere', 'chose-offer'] },
      { ...notification, card: { ...fullCard, offer: { options: ['Otro', 'Dinero'] } }, text: LONG_TEXT },
    ],
  },
  'first-answer-reminder': {
    audience: 'agent',
    sample: { card, waitingSince: NOW - 31 * MINUTE, text: question, buttons, subject },
    others: [{ card: newCard, waitingSince: NOW - 31 * MINUTE, text: '', buttons: [], subject: '' }],
  },
  'low-score': {
    audience: 'manager',
    sample: { ...scoreReport, score: 1, low: true },
    others: [
      { ...scoreReport, score: 2, low: true, text: '', unconfirmed: true, buttons: [], conversation: [], subject: '' },
      { ...scoreReport, score: 1, low: true, reopened: true },
    ],
  },
  'survey-answer': {
    audience: 'agent',
    sample: { ...scoreReport, text: 'Ana ha sido un encanto y el jarrón nuevo llegó al día siguiente.' },
    others: [
      { ...scoreReport, score: 2, low: true, text: '', unconfirmed: true, buttons: [], conversation: [], subject: '' },
      { ...scoreReport, score: 1, low: true, reopened: true },
    ],
  },
  nudge: {
    audience: 'agent',
    sample: { card, since: NOW - 21 * DAY, text: question, buttons, subject },
    others: [
      { card, since: NOW - 5 * DAY, matter: true, text: '', buttons, subject },
      { card: newCard, since: NOW - 5 * DAY, unreachable: true, text: '', buttons: [], subject: '' },
    ],
  },
  escalation: {
    audience: 'manager',
    sample: {
      lines: numbered.map((line, at) => ({
        ...line,
        reasons: [
          { because: REASONS[at % 3] ?? 'silence', since: NOW - (at + 1) * DAY },
          ...(at === 0 ? [{ because: 'silence' as const, since: NOW - 12 * DAY }] : []),
        ],
        buttons: [
          buttonFor('take'),
          buttonFor('→ Rui', '#assign rui@casalumbre.example'),
          buttonFor('promise', '#promise 2026-11-24'),
          buttonFor('status'),
        ],
      })),
      mayAct: true,
      every: 60,
    },
    others: [
      {
        lines: numbered.slice(0, 1).map((line) => ({
          ...line,
          href: '',
          reasons: [{ because: 'promise-missed', since: NOW - DAY }],
          buttons: [
            { label: 'write', href: 'mailto:ana@casalumbre.example?subject=INC-4821' },
            { label: 'writeTeam', href: 'mailto:ana@casalumbre.example,rui@casalumbre.example?subject=INC-4821' },
          ],
        })),
        more: 1,
        mayAct: false,
        every: 90,
      },
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
  assigned: {
    audience: 'agent',
    sample: {
      card,
      by: 'Rui',
      note: 'Habla con el almacén de Getafe: quedan dos.',
      conversation,
      buttons: [buttonFor('resolve'), buttonFor('wait'), buttonFor('snooze', '#snooze 3d'), buttonFor('status')],
      subject,
    },
    others: [{ card: newCard, by: 'Rui', note: '', conversation: [], buttons: [], subject: '' }],
  },
  'snooze-over': {
    audience: 'agent',
    sample: { card, buttons, subject },
    others: [{ card: newCard, buttons: [], subject: '' }],
  },
  absence: {
    audience: 'agent',
    sample: { agentName: 'Rui', until: NOW + 7 * DAY, lines: numbered },
    others: [{ agentName: 'Rui', until: NOW + 7 * DAY, lines: [] }],
  },
  'round-progress': {
    audience: 'agent',
    sample: progress,
    others: [
      {
        ...progress,
        round: 'new',
        state: 'done',
        figures: { total: 1, done: 1, sent: 1, waitingToBeSent: 0, failed: 0, skipped: 0 },
      },
      { ...progress, round: 'resolve', state: 'stopped', buttons: [] },
    ],
  },
} satisfies CatalogPart
