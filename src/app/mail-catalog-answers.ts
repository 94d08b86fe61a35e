/** Samples of the answers to what agents command and ask. */

import type { MailData } from '../domain/incident/mails.ts'
import type { HistoryLine, ReasonLine, TimerLine } from '../domain/incident/shown.ts'
import { DAY, HOUR, MINUTE } from '../domain/time/instant.ts'
import type { CatalogPart } from './mail-catalog-entry.ts'
import {
  buttonFor,
  buttons,
  card,
  conversation,
  fullCard,
  NOW,
  newCard,
  numbered,
  reference,
  subject,
  unsureCard,
} from './mail-samples.ts'

const receipt: MailData['receipt'] = {
  reference,
  commands: ['#take', '#promise fri Le enviaremos un jarrón nuevo', '#category delivery/damaged', '#urgent'],
  changes: [
    { field: 'status', before: 'open', after: 'waiting' },
    { field: 'assignee', before: '', after: 'Ana' },
    { field: 'category', before: 'support/other', after: 'delivery/damaged' },
    { field: 'urgent', before: 'normal', after: 'urgent' },
    { field: 'promise', before: '', after: '2026-11-27 Le enviaremos un jarrón nuevo' },
    { field: 'snoozed', before: '', after: '2026-11-26 09:00' },
    { field: 'copied', before: '', after: 'Transportes Veloz' },
    { field: 'addressee', before: 'Marta Gómez', after: 'compras@estudio.example' },
    { field: 'customer', before: '', after: 'Marta Gómez <marta.gomez@correo.example>' },
    { field: 'compensation', before: '', after: '12.50 EUR vale, 5.00 EUR envío' },
    { field: 'merged', before: '', after: 'INC-4790' },
    { field: 'split', before: '', after: 'INC-4830' },
    { field: 'linked', before: '', after: 'INC-4763' },
  ],
  sentTo: ['Marta Gómez', 'Transportes Veloz'],
  stoppableUntil: NOW + 5 * MINUTE,
  sentToCustomer: 'Le enviaremos un jarrón nuevo el viernes.',
  undoUntil: NOW + DAY,
  buttons: [buttonFor('undo'), buttonFor('discard'), buttonFor('status')],
  subject,
}

const held: MailData['held-answer'] = {
  card,
  because: 'collision',
  newer: conversation.slice(3, 5),
  leaks: [],
  text: 'Hola, Marta:\n\nHoy sale otro jarrón.',
  discardAt: NOW + DAY,
  buttons: [buttonFor('send'), buttonFor('discard'), buttonFor('status')],
  subject,
}

const event = (hours: number, what: HistoryLine['what'], by: string, detail = ''): HistoryLine => ({
  at: NOW - hours * HOUR,
  by,
  what,
  detail,
})
const events: readonly HistoryLine[] = [
  event(20, 'opened', 'Marta Gómez', 'delivery/damaged'),
  event(20, 'acknowledged', ''),
  event(19, 'assigned', 'Rui', 'Ana'),
  event(3, 'noted', 'Rui', 'Quedan dos en el almacén de Getafe.'),
  event(2, 'answered', 'Ana'),
  event(2, 'promised', 'Ana', '27 nov 2026'),
  event(1, 'customer-wrote', 'Marta Gómez', 'signed-address'),
]

const why = (what: ReasonLine['what'], because: string, at?: number): ReasonLine => ({
  what,
  because,
  ...(at === undefined ? {} : { at }),
})
const reasons: readonly ReasonLine[] = [
  why('threaded', 'signed-address', NOW - HOUR),
  {
    ...why('classified', 'llegó roto, jarrón, caja'),
    guess: {
      ...{ category: 'delivery', topic: 'damaged', sure: true, probability: 0.96 },
      runnerUp: { category: 'support', topic: 'complaint' },
    },
  },
  { ...why('urgent', ''), signs: [{ sign: 'harm', words: ['me he cortado al abrirla'] }] },
  { ...why('language', 'ayer, recibí, pedido'), language: 'es' },
  why('acknowledged', '', NOW - 20 * HOUR),
]
const timers: readonly TimerLine[] = [
  { what: 'first-answer', at: NOW + 10 * MINUTE },
  { what: 'promise-reminder', at: NOW + 4 * DAY },
]

const explained: MailData['explain'] = {
  card,
  reasons,
  timers,
  buttons: [buttonFor('category', '#category delivery/late'), buttonFor('history')],
  subject,
}

const found = numbered.map((line) => ({
  ...line,
  passage: [
    { text: '… y el ', hit: false },
    { text: 'jarrón', hit: true },
    { text: ' de cerámica llegó ', hit: false },
    { text: 'roto', hit: true },
    { text: ' en tres trozos …', hit: false },
  ],
}))

const help: MailData['help'] = {
  newcomer: false,
  commands: [
    {
      group: 'yours',
      name: 'take',
      grammar: '#take',
      aliases: ['#tomar', '#assumir', '#biore'],
      meaning: 'the incident is mine',
    },
    {
      group: 'yours',
      name: 'assign',
      grammar: '#assign NAME',
      aliases: ['#asignar', '#atribuir', '#przydziel'],
      meaning: 'it is hers',
    },
    {
      group: 'course',
      name: 'resolve',
      grammar: '#resolve',
      aliases: ['#resolver', '#rozwiaz'],
      meaning: 'tells the customer and ends it',
    },
    {
      group: 'course',
      name: 'promise',
      grammar: '#promise DATE [text]',
      aliases: [],
      meaning: 'tells the customer a date',
    },
    {
      group: 'customer',
      name: 'offer',
      grammar: '#offer A | B',
      aliases: ['#ofrecer'],
      meaning: 'a choice of solutions',
    },
    {
      group: 'incidents',
      name: 'merge',
      grammar: '#merge INC-4790',
      aliases: ['#unir'],
      meaning: 'joins two incidents',
    },
    { group: 'many', name: 'tell', grammar: '#tell', aliases: [], meaning: 'writes to all' },
    { group: 'held', name: 'send', grammar: '#send', aliases: ['#enviar'], meaning: 'sends what was held' },
    { group: 'asking', name: 'find', grammar: '#find WORDS', aliases: ['#buscar'], meaning: 'searches' },
    { group: 'other', name: 'another', grammar: '#another', aliases: [], meaning: 'of an extension' },
  ],
}

export const ANSWER_MAILS = {
  receipt: {
    audience: 'agent',
    sample: receipt,
    others: [
      { reference, commands: ['#undo'], changes: [], sentTo: [], staysTold: true, buttons: [], subject },
      { reference, commands: ['#close'], changes: [], sentTo: [], buttons: [], subject },
      {
        reference,
        commands: ['#new Lámpara'],
        changes: [],
        sentTo: [],
        sentToCustomer: 'Hola.',
        toCustomers: 5_000,
        buttons: [],
        subject,
      },
      {
        reference,
        commands: ['#tell'],
        changes: [],
        sentTo: [],
        sentToCustomer: 'Hola.',
        toAll: true,
        buttons: [],
        subject,
      },
      { reference, commands: ['#send'], changes: [], sentTo: [], released: true, buttons: [], subject },
      { reference, commands: ['#discard'], changes: [], sentTo: [], dropped: true, buttons: [], subject },
      {
        reference,
        commands: ['#note'],
        changes: [],
        sentTo: [],
        noted: 'Llamar al transportista mañana.',
        buttons: [],
        subject,
      },
      {
        reference,
        commands: ['#discard'],
        changes: [],
        sentTo: [],
        stopped: 'Hoy sale otro jarrón.',
        buttons: [],
        subject,
      },
      {
        reference,
        commands: [],
        changes: [],
        sentTo: ['Marta Gómez'],
        sentToCustomer: 'Sale hoy.',
        undoUntil: NOW + DAY,
        buttons: [],
        subject,
      },
    ],
  },
  'lines-receipt': {
    audience: 'agent',
    sample: {
      commands: ['#close 1 2', '#take 3'],
      items: numbered.map(({ n, reference, subject }) => ({
        n,
        reference,
        subject,
        changes: n === 3 ? [] : [{ field: 'status', before: 'open', after: 'closed' }],
        told: n === 1,
      })),
      undoUntil: NOW + DAY,
      buttons: [buttonFor('undo')],
    },
    others: [
      { commands: ['#take 1'], items: [], buttons: [] },
      { commands: ['#away monday rui'], items: [], awayUntil: NOW + DAY, cover: 'Rui', buttons: [] },
      { commands: ['#away monday'], items: [], awayUntil: NOW + DAY, buttons: [] },
      { commands: ['#back'], items: [], isBack: true, buttons: [] },
    ],
  },
  'held-answer': {
    audience: 'agent',
    sample: held,
    others: [{ ...held, because: 'leak', newer: [], leaks: ['Quedan dos en el almacén de Getafe.', 'INC-4790-0K2VD'] }],
  },
  'command-error': {
    audience: 'agent',
    sample: {
      problems: [
        { line: '#asign ana', problem: 'unknown-command', expected: '#assign' },
        { line: '#promise 31/02', problem: 'unreadable-date', expected: '2026-11-27, fri, 3d, 24h' },
        { line: '#close', problem: 'contradiction' },
        { line: '#merge INC-4763', problem: 'other-customer', expected: '#link INC-4763' },
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
  list: {
    audience: 'agent',
    sample: { which: 'open', lines: numbered },
    others: [
      { which: 'find', lines: [] },
      { which: 'mine', lines: numbered.slice(0, 1), more: 12 },
    ],
  },
  status: {
    audience: 'agent',
    sample: { card, conversation, buttons, subject },
    others: [
      {
        card: fullCard,
        conversation: [],
        children: { total: 48, written: 48, answered: 5, ended: 2, undeliverable: 1, lines: numbered },
        buttons: [buttonFor('stop')],
        subject,
      },
      {
        card,
        conversation,
        children: { total: 1, written: 0, answered: 0, ended: 0, undeliverable: 0, lines: [] },
        buttons,
        subject,
      },
      { card: newCard, conversation: [], buttons: [], subject: '' },
    ],
  },
  history: {
    audience: 'agent',
    sample: { card, events, buttons: [buttonFor('status'), buttonFor('explain')], subject },
    others: [
      { card: newCard, events: [], buttons: [], subject: '' },
      { card, events, leftOut: 57, buttons: [], subject },
    ],
  },
  explain: {
    audience: 'agent',
    sample: explained,
    others: [
      {
        ...explained,
        reasons: [
          why('classified', 'Ana: #category support/complaint', NOW - HOUR),
          why('urgent', 'Ana: #urgent', NOW - HOUR),
          { ...why('language', ''), language: 'pt' },
          why('silent', 'limit'),
        ],
        timers: [],
      },
      {
        ...explained,
        card: unsureCard,
        reasons: [
          {
            ...why('classified', 'no ha llegado, anular'),
            guess: {
              ...{ category: 'delivery', topic: 'late', sure: false, probability: 0.52 },
              runnerUp: { category: 'checkout', topic: 'cancel' },
            },
          },
          { ...why('raised', ''), signs: unsureCard.signs },
          { ...why('language', 'de: wo, ist, mein'), language: 'es' },
        ],
      },
      {
        ...explained,
        reasons: [
          { ...why('classified', ''), guess: { category: 'support', topic: 'other', sure: false, probability: 0 } },
          { ...why('language', 'too few words'), language: 'es' },
        ],
      },
      { card: newCard, reasons: [], timers: [], buttons: [], subject: '' },
    ],
  },
  found: {
    audience: 'agent',
    sample: { words: 'jarrón roto', lines: found },
    others: [
      { words: 'jarrn roto', instead: 'jarrón roto', lines: found.slice(0, 1) },
      { words: 'unicornio status:lila', misread: ['status:lila'], lines: [] },
      { words: 'pedido', incomplete: true, lines: found },
      { words: 'factura', lines: numbered.map((line) => ({ ...line, passage: [] })) },
    ],
  },
  help: { audience: 'agent', sample: help, others: [{ newcomer: true, commands: [] }] },
  forgotten: {
    audience: 'agent',
    sample: { at: NOW, incidents: 3, messages: 14, files: 5, mails: 22 },
    others: [{ at: NOW, incidents: 1, messages: 1, files: 0, mails: 1 }],
  },
  'forgotten-at-server': {
    audience: 'agent',
    sample: {
      askedAt: NOW,
      count: 17,
      folders: [
        { folder: 'INBOX', count: 14 },
        { folder: 'Sent', count: 3 },
      ],
      flagged: 0,
      left: 3,
      others: 2,
    },
    others: [
      { askedAt: NOW, count: 0, folders: [], flagged: 0, left: 0, others: 0 },
      { askedAt: NOW, count: 0, folders: [], flagged: 0, left: 0, others: 1, noServer: true },
      { askedAt: NOW, count: 1, folders: [{ folder: 'INBOX', count: 1 }], flagged: 1, left: 0, others: 0 },
      {
        askedAt: NOW,
        count: 0,
        folders: [],
        flagged: 0,
        left: 0,
        others: 0,
        problem: 'Sent: the folder would not let us delete',
      },
    ],
  },
} satisfies CatalogPart
