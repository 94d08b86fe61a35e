/** Samples of what goes out about many incidents at once. */
import type { MailData } from '../domain/incident/mails.ts'
import type { HandoverLine } from '../domain/incident/shown.ts'
import type { DigestFigures } from '../domain/report/digest-figures.ts'
import { DAY, HOUR } from '../domain/time/instant.ts'
import type { CatalogPart } from './mail-catalog-entry.ts'
import { figures, NOW, numbered, reference } from './mail-samples.ts'

/** What the sample incidents lack. */
const LACKING: readonly HandoverLine['lacks'][] = [
  ['promise-missed', 'first-answer'],
  ['held-answer', 'first-answer', 'assignee'],
  ['customer'],
]

/** The first week of a store: nothing is compared, little is known. */
const {
  openedBefore: _o,
  resolvedBefore: _d,
  reopenedBefore: _r,
  inTarget: _t,
  firstAnswer: _a,
  ...unmeasured
} = figures
const { resolution: _u, survey: _v, precision: _s, ...young } = unmeasured
const FIRST_WEEK: DigestFigures = {
  ...young,
  verdict: { trend: 'new', better: [], worse: [] },
  decisions: [],
  decisionCount: 0,
  opened: 1,
  byCategory: [{ category: 'delivery', count: 1 }],
  byTopic: [{ category: 'delivery', topic: 'late', count: 1 }],
  byLanguage: [{ language: 'pl', count: 1 }],
  backlog: [{ upToDays: 1, olderThanDays: 0, count: 1 }],
  openNow: 1,
  promises: { kept: 0, moved: 0, missed: 0 },
  compensations: [],
  offers: { made: 0, chosen: 0 },
  ledger: { ...figures.ledger, difference: 0, compared: { at: NOW - 5 * HOUR, difference: 0, removed: 1 } },
  precision: { kept: { count: 0, total: 0 }, unsure: { count: 1, total: 1 }, byCategory: [], byLanguage: [] },
  recurrences: [],
  series: { weeks: figures.series.weeks.slice(-1), categories: [{ category: 'delivery', counts: [1] }] },
}
const EMPTY_WEEK: DigestFigures = {
  ...FIRST_WEEK,
  verdict: { trend: 'empty', better: [], worse: [] },
  isEmpty: true,
  opened: 0,
  openedBefore: 3,
  byCategory: [],
  byTopic: [],
  byLanguage: [],
  series: { weeks: figures.series.weeks, categories: [] },
}
const EVERY_SIGN = ['in-target', 'reopened', 'promises', 'survey', 'backlog'] as const

const OTHER_WEEKS: readonly DigestFigures[] = [
  FIRST_WEEK,
  EMPTY_WEEK,
  { ...EMPTY_WEEK, decisions: figures.decisions, decisionCount: figures.decisionCount },
  { ...figures, verdict: { trend: 'better', better: EVERY_SIGN, worse: [] }, recurrences: [] },
  { ...figures, verdict: { trend: 'worse', better: [], worse: EVERY_SIGN }, openedBefore: 214 },
  { ...FIRST_WEEK, verdict: { trend: 'same', better: [], worse: [] }, openedBefore: 1 },
]

const handed = numbered.map(
  (line, at): HandoverLine => ({
    ...line,
    lacks: LACKING[at] ?? ['answer'],
    ...(at === 0 ? { yours: true as const } : {}),
  }),
)

const HANDOVER: MailData['handover'] = {
  at: NOW,
  nothing: false,
  open: handed.length,
  promises: handed.slice(0, 1),
  waiting: handed.slice(1, 2),
  others: handed.slice(2),
  held: [
    { what: 'answer', agent: 'Ana', subject: 'Re: Jarrón roto', reference, until: NOW + 3 * DAY },
    { what: 'unconfirmed', agent: 'Rui', subject: 'Re: Lámpara', until: NOW + 4 * HOUR },
  ],
  lapsed: [{ what: 'answer', agent: 'Rui', subject: 'Re: Silla sin tornillos', reference, until: NOW - 2 * HOUR }],
  quarantined: [{ id: 7, from: 'bot@tienda.example', subject: 'Pedido', cause: 'parsing took too long' }],
  away: [
    { agent: 'Zofia', until: NOW + 5 * DAY, cover: 'Ana' },
    { agent: 'Rui', until: NOW + DAY },
  ],
  compared: { at: NOW - 10 * HOUR, difference: 0, removed: 2 },
  ledger: { received: 1240, filed: 1105, automatic: 98, ignored: 34, held: 2, quarantined: 1, open: 0 },
}

const AUTHORIZE = 'npm run incidencias -- authorize --mailbox incidencias@casalumbre.example'

const ACCESS_REFUSED: MailData['access-refused'] = {
  provider: 'Google',
  reason: 'consent',
  mend: 'authorize',
  code: 'invalid_grant',
  since: NOW - HOUR,
  noReceiving: true,
  noSending: true,
  command: AUTHORIZE,
}

const SERVER_REFUSED = {
  ...ACCESS_REFUSED,
  provider: 'imap.casalumbre.example',
  noSending: false,
  command: 'npm run incidencias -- doctor',
} as const

export const REPORT_MAILS = {
  digest: {
    audience: 'manager',
    sample: { storeWeek: '2026-W47', figures },
    others: OTHER_WEEKS.map((week) => ({ storeWeek: '2026-W47', figures: week })),
  },
  handover: {
    audience: 'agent',
    sample: HANDOVER,
    others: [
      {
        ...HANDOVER,
        nothing: true,
        open: 0,
        promises: [],
        waiting: [],
        others: [],
        held: [],
        lapsed: [],
        quarantined: [],
        away: [],
      },
      { ...HANDOVER, promises: [], waiting: [], more: 12, held: [], quarantinedMore: 3 },
    ],
  },
  'ledger-difference': {
    audience: 'manager',
    sample: { at: NOW, missing: 3, taken: 3, lost: 0 },
    others: [
      { at: NOW, missing: 1, taken: 0, lost: 0 },
      { at: NOW, missing: 5, taken: 4, lost: 2 },
      { at: NOW, missing: 0, taken: 0, lost: 1 },
    ],
  },
  flood: {
    audience: 'manager',
    sample: { sender: 'bot@tienda.example', count: 5, limit: '5 an hour for an address' },
    others: [
      { sender: 'tienda.example', count: 50, limit: 'other' },
      {
        sender: 'bot@tienda.example',
        count: 20,
        limit: '20 automatic mails a day for an address',
        automatic: true,
      },
      { sender: 'bot@tienda.example', count: 300, limit: '', kept: true },
    ],
  },
  'held-back': {
    audience: 'agent',
    sample: {
      count: 4950,
      bound: 50,
      rules: [
        { what: 'no-silence', count: 4911 },
        { what: 'waiting-reminder', count: 39 },
      ],
      until: NOW + 8 * DAY,
      lines: numbered.slice(0, 2),
    },
    others: [{ count: 1, bound: 50, rules: [{ what: 'no-silence', count: 1 }], until: NOW + HOUR, lines: [] }],
  },
  'access-refused': {
    audience: 'manager',
    sample: ACCESS_REFUSED,
    others: [
      { ...ACCESS_REFUSED, reason: 'client', mend: 'secret', code: 'AADSTS7000222', noSending: false },
      { ...ACCESS_REFUSED, reason: 'switched-off', mend: 'administrator', code: '5.7.139', noReceiving: false },
      { ...ACCESS_REFUSED, reason: 'mailbox', mend: 'administrator', code: '400' },
      ...(['policy', 'scope', 'unreadable', 'nothing'] as const).map((reason) => ({ ...ACCESS_REFUSED, reason })),
      { ...SERVER_REFUSED, reason: 'password', mend: 'password', code: 'AUTHENTICATIONFAILED' },
      { ...SERVER_REFUSED, reason: 'certificate', mend: 'server', code: 'CERT_HAS_EXPIRED' },
      { ...SERVER_REFUSED, reason: 'unencrypted', mend: 'server', code: 'NO_STARTTLS' },
      { ...SERVER_REFUSED, reason: 'folder', mend: 'folder', code: 'NONEXISTENT' },
      { ...SERVER_REFUSED, reason: 'away', mend: 'wait', code: 'ECONNREFUSED' },
    ],
  },
  'access-expires': {
    audience: 'manager',
    sample: { provider: 'Microsoft', what: 'secret', at: NOW + 7 * DAY, days: 7, command: AUTHORIZE },
    others: [{ provider: 'Google', what: 'consent', at: NOW + 20 * HOUR, days: 1, command: AUTHORIZE }],
  },
  'access-restored': {
    audience: 'manager',
    sample: { provider: 'Google', since: NOW - 26 * HOUR, until: NOW - HOUR },
    others: [],
  },
  'catch-up': {
    audience: 'manager',
    sample: {
      count: 84,
      from: NOW - 5 * DAY,
      to: NOW - 2 * DAY,
      takenFrom: NOW - 2 * HOUR,
      takenTo: NOW - HOUR,
      incidents: 61,
      apologised: 55,
      answered: 12,
      overdue: 49,
      urgent: 3,
      lines: numbered,
      more: 46,
    },
    others: [
      {
        count: 1,
        from: NOW - 5 * DAY,
        to: NOW - 5 * DAY,
        takenFrom: NOW - HOUR,
        takenTo: NOW - HOUR,
        incidents: 1,
        apologised: 1,
        answered: 1,
        overdue: 0,
        urgent: 0,
        lines: [],
      },
    ],
  },
} satisfies CatalogPart
