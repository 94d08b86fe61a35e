/**
 * Every question and every change that the adapters of the database know, with arguments that come upon rows. What a port gains must
 * be named here (`app/mailboxes-statements.test.ts` asks for it). `n` counts the rounds: the second finds what the first left.
 */
import { createBreaker } from '../../src/adapters/db/breaker.ts'
import { createCorrections } from '../../src/adapters/db/corrections.ts'
import { createCredentials } from '../../src/adapters/db/credentials.ts'
import type { Database } from '../../src/adapters/db/database.ts'
import { createErasures } from '../../src/adapters/db/erasures.ts'
import { createEscalations } from '../../src/adapters/db/escalations.ts'
import { createImports } from '../../src/adapters/db/imports.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createLateMails } from '../../src/adapters/db/late-mails.ts'
import { createLeases } from '../../src/adapters/db/leases.ts'
import { createLedgerChecks } from '../../src/adapters/db/ledger-checks.ts'
import { createNewcomers } from '../../src/adapters/db/newcomers.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createPersonalData } from '../../src/adapters/db/personal-data.ts'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { createReports } from '../../src/adapters/db/reports.ts'
import { createRetention } from '../../src/adapters/db/retention.ts'
import { createRounds } from '../../src/adapters/db/rounds.ts'
import { createSeeing } from '../../src/adapters/db/seeing.ts'
import { createFloods } from '../../src/adapters/db/sender-quota.ts'
import type { FinishedMail, IncidentTransaction, MailboxId, Record_, RetentionWalk } from '../../src/app/ports.ts'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import type { Effect } from '../../src/domain/incident/decision.ts'
import type { Happening } from '../../src/domain/incident/events.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { KEEP_ALL, RETENTION_STEPS } from '../../src/domain/policy/retention.ts'
import { readSearch } from '../../src/domain/report/search-words.ts'
import { aFinishedMail, aMessage, anIncident, aRecord, OPENED_AT, wanted } from './an-incident.ts'

/** All that is built over a database, by the names that calls begin with. */
export function everyPort(db: Database) {
  return {
    breaker: createBreaker(db),
    corrections: createCorrections(db),
    credentials: createCredentials(db),
    erasures: createErasures(db),
    escalations: createEscalations(db),
    floods: createFloods(db),
    imports: createImports(db),
    incidents: createIncidents(db),
    lateMails: createLateMails(db),
    leases: createLeases(db),
    ledgerChecks: createLedgerChecks(db),
    newcomers: createNewcomers(db),
    outbox: createOutbox(db),
    personalData: createPersonalData(db),
    rawMails: createRawMails(db),
    reports: createReports(db),
    retention: createRetention(db),
    rounds: createRounds(db),
    seeing: createSeeing(db),
  }
}

export type Ports = ReturnType<typeof everyPort>
export type Call = (ports: Ports, box: MailboxId, n: number) => Promise<unknown>

const ANA = 'ana@shop.example'
const BOSS = 'boss@shop.example'
const EVA = 'eva@mail.example'
const IVO = 'ivo@mail.example'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const LONG_AGO = OPENED_AT - 7 * DAY
const LATER = OPENED_AT + 30 * DAY
const FOLDER = 'INBOX'
const VALIDITY = 7n
const ENOUGH = 100
const LIMITS = { count: ENOUGH, bytes: 1e7, longest: 1e6, leaseMs: 1_000 }
const BYTES = Buffer.from('sealed')
const TOKENS = { accessToken: BYTES, expiresInMs: 1_000, refreshToken: BYTES, refreshExpiresInMs: 1_000 }

/** The clock of a round. */
const now = (n: number) => OPENED_AT + n * DAY
/** Of incidents, raw mails and mails of a round. */
const id = (n: number, k: number) => n * 100 + k

function aRawMail(subject: string, uid?: number, from = EVA) {
  const words = `From: ${from}\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@mail.example>\r\n\r\nThe lamp is broken.\r\n`
  const content = Buffer.from(words)
  return { arrivedAt: OPENED_AT, size: content.length, content, ...(uid === undefined ? {} : { uid }) }
}

const inTransaction =
  (work: (tx: IncidentTransaction, n: number) => Promise<unknown>): Call =>
  ({ incidents }, box, n) =>
    incidents.transaction(box, (tx) => work(tx, n))

const record = (change: (n: number) => Partial<Record_>) => inTransaction((tx, n) => tx.record(aRecord(change(n))))
const effect = (make: (n: number) => Effect) => record((n) => ({ effects: [make(n)] }))

const incident = (n: number, k: number, changes: Partial<Incident> = {}) =>
  anIncident(id(n, k), { openedAt: now(n), participants: [EVA, IVO], ...changes })
const event = (n: number, k: number, happening: Happening) => ({
  incident: id(n, k),
  event: { at: now(n), by: { kind: 'agent', address: ANA }, ...happening } as const,
})
const aMail = (onceKey: string, changes: Partial<FinishedMail> = {}) =>
  aFinishedMail(onceKey, { automatic: true, ...changes })
const withFile = (onceKey: string) =>
  aMail(onceKey, { files: [{ filename: 'a.png', contentType: 'image/png', content: Buffer.from('picture') }] })
const round = (n: number) => ({
  parent: id(n, 1),
  kind: 'new' as const,
  by: ANA,
  at: now(n),
  subject: 'Lamps',
  text: 'Please do not use them.',
  rawMailId: 1,
  files: [],
  customers: [
    { address: EVA, name: 'Eva', language: 'es' as const },
    { address: IVO, name: 'Ivo', language: 'es' as const },
  ],
})
const search = (words: string) =>
  readSearch(words, { agents: [{ address: ANA, name: 'Ana' }], taxonomy: BASE_TAXONOMY, timeZone: 'UTC', now: now(2) })

/** In this order; a key is `port.method`, `tx` for what a transaction can do, and what about, where there are several. */
export const CALLS: Readonly<Record<string, Call>> = {
  // Mails come in, and have every outcome.
  'rawMails.store': ({ rawMails }, box, n) =>
    rawMails.store(
      box,
      FOLDER,
      Array.from({ length: 12 }, (_, k) => aRawMail(`mail-${n}-${k}`, id(n, k))),
      { folder: FOLDER, uidValidity: VALIDITY, lastUid: id(n, 50) },
      now(n),
    ),
  'rawMails.store again': ({ rawMails }, box, n) =>
    rawMails.store(box, FOLDER, [aRawMail(`mail-${n}-1`, id(n, 60))], undefined, now(n)),
  'rawMails.store big': ({ rawMails }, box, n) => {
    const { content, ...big } = aRawMail(`big-${n}`, id(n, 70))
    const cursor = { folder: FOLDER, uidValidity: VALIDITY, lastUid: id(n, 71) }
    return rawMails.store(box, FOLDER, [{ ...big, size: 2_000_000, content: inPieces(content) }], cursor, now(n))
  },
  'rawMails.ignoreUpTo': ({ rawMails }, box, n) =>
    rawMails.ignoreUpTo(box, { folder: 'Old', uidValidity: VALIDITY, lastUid: 5, ignoredUid: 5 }, now(n)),
  'rawMails.compare': ({ rawMails }, box) =>
    rawMails.compare(box, {
      folder: FOLDER,
      uidValidity: VALIDITY,
      after: 0,
      upTo: 9_999,
      uids: [id(1, 0), id(1, 1), 9_998],
    }),
  'rawMails.noteReadBefore': ({ rawMails }, box, n) =>
    rawMails.noteReadBefore(box, FOLDER, VALIDITY, [id(1, 2), id(n, 3)]),
  'rawMails.withoutContent': ({ rawMails }, box) => rawMails.withoutContent(box),
  'rawMails.cursor': ({ rawMails }, box) => rawMails.cursor(box, FOLDER),
  'rawMails.noteLooked': ({ rawMails }, box, n) => rawMails.noteLooked(box, FOLDER, now(n)),
  'rawMails.lookedAt': ({ rawMails }, box) => rawMails.lookedAt(box),
  'rawMails.unfinished': ({ rawMails }, box) => rawMails.unfinished(box, FOLDER, VALIDITY),
  'rawMails.noteFinished': ({ rawMails }, box, n) => rawMails.noteFinished(box, FOLDER, VALIDITY, [id(1, 0), id(n, 1)]),
  'rawMails.missing': ({ rawMails }, box) => rawMails.missing(box, FOLDER, VALIDITY, [id(1, 0), 99_999]),
  'rawMails.claim': ({ rawMails }, box, n) => rawMails.claim(box, LIMITS, now(n)),
  'rawMails.giveBack': async ({ rawMails }, box) =>
    rawMails.giveBack(box, [
      { id: 1, attempts: 1 },
      { id: 2, attempts: 1 },
    ]),
  'rawMails.claim imported': ({ rawMails }, box, n) =>
    rawMails.claim(box, { ...LIMITS, imported: true }, now(n) + MINUTE),
  'rawMails.noteFailure': ({ rawMails }, box, n) => rawMails.noteFailure(box, n, 'a comma too many', now(n)),
  'rawMails.noteFailure for good': ({ rawMails }, box, n) =>
    rawMails.noteFailure(box, n + 2, 'a comma too many', undefined),
  'rawMails.quarantined': ({ rawMails }, box) => rawMails.quarantined(box),
  'rawMails.read': ({ rawMails }, box) => rawMails.read(box, 1),
  'rawMails.pieces': async ({ rawMails }, box) => await allOf(rawMails.pieces(box, 1)),

  // Incidents of all kinds, and what belongs to them.
  'tx.numbers': inTransaction(async (tx) => (await tx.numbers(2)).length),
  'tx.record': record((n) => ({
    incidents: [
      incident(n, 1, { customer: { address: '', name: '' }, assignee: ANA }),
      incident(n, 2, { parent: id(n, 1), assignee: ANA }),
      incident(n, 3, { standing: { status: 'waiting', since: now(n) } }),
      incident(n, 4, { standing: { status: 'resolved', at: now(n), by: { agent: ANA } } }),
      incident(n, 5, { standing: { status: 'closed', at: now(n), by: { agent: ANA } } }),
      incident(n, 6, { customer: { address: IVO, name: 'Ivo' }, snoozedUntil: LATER }),
      incident(n, 7, { customer: { address: 'ada@mail.example', name: 'Ada' }, participants: ['ada@mail.example'] }),
    ],
    nextDueAt: new Map([1, 2, 3, 4, 5, 6, 7].map((k) => [id(n, k), now(n)])),
    events: [
      ...[1, 2, 3, 4, 5, 6, 7].map((k) => event(n, k, opened(n, k))),
      event(n, 4, { kind: 'resolved', endedBy: { agent: ANA } }),
      event(n, 4, { kind: 'survey-answered', score: 4 }),
      event(n, 4, {
        kind: 'compensated',
        compensation: { at: now(n), by: ANA, amount: '12.50', currency: 'EUR', text: 'x' },
      }),
      event(n, 2, {
        kind: 'promised',
        promise: { dueAt: LATER, remindAt: LATER, text: 'x', by: ANA, reminded: false, missed: false },
      }),
      event(n, 2, {
        kind: 'promised',
        promise: { dueAt: LATER, remindAt: LATER, text: 'y', by: ANA, reminded: false, missed: false },
      }),
      event(n, 7, { kind: 'categorised', category: 'payment', topic: 'double-charge' }),
    ],
    messages: [1, 2, 3, 4, 5, 6, 7].map((k) =>
      aMessage(id(n, k), {
        at: now(n),
        text: `The lamp ${n} ${k} is broken`,
        messageId: `m${n}.${k}@mail.example`,
        rawMailId: k,
      }),
    ),
    refs: [2, 3].map((k) => ({ messageId: `m${n}.${k}@mail.example`, incident: id(n, k), cited: false, from: EVA })),
    outbox: [
      aMail(`ack ${n}`, { incident: id(n, 2) }),
      aMail(`answer ${n}`, { incident: id(n, 2), template: 'relay', author: ANA, lane: 'reply', notBefore: LATER }),
      aMail(`nudge ${n}`, { incident: id(n, 3), template: 'still-working', lane: 'follow-up' }),
    ],
    outcomes: [
      { rawMailId: n + 4, outcome: { kind: 'filed', incident: id(n, 2), opened: true } },
      { rawMailId: n + 6, outcome: { kind: 'automatic', why: 'a machine', incident: id(n, 2), bounced: true } },
      { rawMailId: n + 8, outcome: { kind: 'held', why: 'collision', agent: ANA, until: now(n), incident: id(n, 2) } },
      { rawMailId: n + 10, outcome: { kind: 'held', why: 'no proof', agent: ANA, until: now(n) - DAY } },
    ],
    acknowledgements: [{ address: EVA, domain: 'mail.example', at: now(n), authenticated: true }],
    suppress: [{ address: IVO, until: LATER, because: '550' }],
    pictures: [{ sha256: 'abc', address: EVA }],
  })),
  'tx.record spam': record((n) => ({
    incidents: [incident(n, 6, { standing: { status: 'spam', at: now(n), by: { agent: ANA } } })],
    events: [event(n, 6, { kind: 'spammed', endedBy: { agent: ANA } })],
  })),
  'tx.record due': record((n) => ({ nextDueAt: new Map([[id(1, 2), now(n) + 1]]) })),
  'tx.load': inTransaction((tx) =>
    tx.load(
      wanted({
        numbers: [id(1, 2), id(1, 3)],
        messageIds: ['m1.2@mail.example'],
        senders: [EVA, IVO],
        sentMessageIds: ['inc.ack 1@shop.example'],
        pictures: [{ sha256: 'abc', address: EVA }],
      }),
    ),
  ),
  'tx.lockCustomer': inTransaction((tx) => tx.lockCustomer(EVA, LONG_AGO)),
  'rawMails.acknowledgedAgain': ({ rawMails }, box) => rawMails.acknowledgedAgain(box, ENOUGH),
  'tx.conversation': inTransaction((tx) => tx.conversation([id(1, 2), id(1, 3)], ENOUGH)),
  'tx.earlier': inTransaction((tx) => tx.earlier([EVA], ['4411'], ENOUGH)),
  'tx.assignedTo': inTransaction((tx) => tx.assignedTo(ANA, ENOUGH)),
  'tx.pendingAnswers': inTransaction((tx) => tx.pendingAnswers(id(1, 2))),
  'tx.history': inTransaction((tx) => tx.history(id(1, 2))),
  'tx.asides': inTransaction((tx) => tx.asides(id(1, 2))),
  'tx.children': inTransaction((tx) => tx.children(id(1, 1), ENOUGH)),
  'tx.list': inTransaction((tx, n) => lists(n, (filter) => tx.list(filter, ENOUGH))),
  'tx.followUpsSince': inTransaction((tx, n) => tx.followUpsSince(LONG_AGO, now(n), ENOUGH)),
  'tx.automaticMailsTo': inTransaction((tx) => tx.automaticMailsTo([EVA, IVO], LONG_AGO)),
  'tx.holdBack': inTransaction((tx, n) =>
    tx.holdBack(
      { incident: id(n, 3), rule: 'no-silence', about: now(n), bound: 1, now: now(n) },
      (last) => (last ?? now(n)) + MINUTE,
    ),
  ),
  'tx.personFigures': inTransaction((tx) => tx.personFigures(EVA)),
  'tx.heldMail': inTransaction((tx) => tx.heldMail(9)),
  'tx.record release': record((n) => ({ release: [{ rawMailId: n + 10, confirmedBy: ANA }] })),
  'tx.withdrawOld': inTransaction((tx, n) => tx.withdrawOld(id(1, 3), now(n) + DAY, now(n) + DAY)),
  'incidents.transaction': async ({ incidents }, box) => incidents.transaction(box, async () => 'done'),
  'incidents.due': ({ incidents }, box, n) => incidents.due(box, now(n), ENOUGH),
  'incidents.list': ({ incidents }, box, n) => lists(n, (filter) => incidents.list(box, filter, ENOUGH)),
  'incidents.history': ({ incidents }, box) => incidents.history(box, id(1, 2)),
  'incidents.index': ({ incidents }, box) => incidents.index(box, 10),
  'tx.find': inTransaction(async (tx) => [
    await tx.find(search('lamp'), ENOUGH),
    await tx.find(search('lampp broken'), ENOUGH),
    await tx.find(search('brok*'), ENOUGH),
    await tx.find(search('status:open from:eva'), ENOUGH),
    await tx.find(search('status:resolved'), ENOUGH),
    await tx.find(search('category:delivery lamp'), ENOUGH),
    await tx.find(search('agent:ana'), ENOUGH),
  ]),

  // What decisions cause beside the incident.
  'tx.record away': effect((n) => ({ kind: 'away', absence: { agent: ANA, from: now(n), until: LATER } })),
  'tx.record also away': effect((n) => ({
    kind: 'away',
    absence: { agent: BOSS, from: now(n), until: LATER, cover: ANA },
  })),
  'incidents.absences': ({ incidents }, box) => incidents.absences(box),
  'tx.record back': effect((n) => ({ kind: 'back', agent: ANA, at: now(n) + MINUTE })),
  'tx.record late mail': effect((n) => ({
    kind: 'late-mail',
    rawMailId: n + 4,
    incident: id(n, 2),
    arrivedAt: LONG_AGO,
    takenAt: now(n),
    apologised: true,
  })),
  'tx.record escalate': effect((n) => ({
    kind: 'escalate',
    managers: [BOSS],
    escalation: { incident: id(n, 2), because: 'first-answer', since: now(n), at: now(n) },
  })),
  'tx.record move': effect((n) => ({ kind: 'move-messages', from: [id(n, 3)], to: id(n, 2), rawMailIds: [3] })),
  'tx.record drop': effect((n) => ({ kind: 'drop-message', incident: id(n, 7), rawMailId: 7 })),
  'tx.record stop mails': effect((n) => ({ kind: 'stop-mails', onceKeys: [`answer ${n}`] })),
  'tx.record release answer': effect((n) => ({
    kind: 'release-answer',
    rawMailId: n + 8,
    agent: ANA,
    approvedAt: now(n),
  })),
  'tx.record discard answer': effect((n) => ({ kind: 'discard-answer', rawMailId: n + 8, why: 'discarded' })),
  'rawMails.held': ({ rawMails }, box) => rawMails.held(box),
  'rawMails.discardExpired': ({ rawMails }, box, n) => rawMails.discardExpired(box, now(n)),
  'rawMails.lapsed': ({ rawMails }, box) => rawMails.lapsed(box, LONG_AGO, LATER),
  'rawMails.ledger': ({ rawMails }, box) => rawMails.ledger(box),

  // Words to many.
  'tx.record round': effect((n) => ({ kind: 'start-round', round: round(n) })),
  'rounds.due': ({ rounds }, box) => rounds.due(box, ENOUGH),
  'rounds.running': ({ rounds }, box) => rounds.running(box),
  'tx.lockRound': inTransaction((tx) => tx.lockRound(1)),
  'tx.roundPiece': inTransaction((tx, n) => tx.roundPiece(n, ENOUGH, now(n))),
  'tx.roundFigures': inTransaction((tx) => tx.roundFigures(1)),
  'tx.noteRound': inTransaction((tx, n) =>
    tx.noteRound(n, { customers: [{ n: 1, incident: id(n, 2), status: 'done' }], reportedAt: now(n) }),
  ),
  'tx.record stop round': effect((n) => ({ kind: 'stop-rounds', parent: id(n, 1), by: ANA })),
  'tx.record round of children': effect((n) => ({
    kind: 'start-round',
    round: { ...round(n), kind: 'tell', customers: [] },
  })),
  'tx.takeBack': inTransaction((tx, n) => tx.takeBack(n, ENOUGH, now(n))),

  // What leaves.
  'outbox.add': ({ outbox }, box, n) =>
    outbox.add(box, [withFile(`file ${n}`), aMail(`fail ${n}`, { incident: id(n, 2) }), aMail(`again ${n}`)], now(n)),
  'outbox.counts': ({ outbox }, box) => outbox.counts(box),
  'outbox.unknownKeys': ({ outbox }, box) => outbox.unknownKeys(box, ['file 1', 'none']),
  'outbox.files': async ({ outbox }, box) => [...(await outbox.files(box, [PICTURE])).keys()],
  'outbox.oldFollowUps': ({ outbox }, box) => outbox.oldFollowUps(box, LATER, ENOUGH),
  'outbox.claim': ({ outbox }, box, n) => outbox.claim(box, ENOUGH, 1_000, now(n) + MINUTE, LONG_AGO),
  'outbox.renew': ({ outbox }, box) => outbox.renew(box, [1, 2, 3, 4], 1_000),
  'outbox.noteSent': ({ outbox }, box, n) =>
    outbox.noteSent(
      box,
      [
        { id: 1, response: '250', refused: [{ recipient: EVA, response: '550', lasting: 'permanent' }] },
        { id: 4, response: '250' },
      ],
      now(n),
    ),
  'outbox.noteAgain': ({ outbox }, box, n) => outbox.noteAgain(box, 6, '451', now(n)),
  'outbox.noteGivenUp': ({ outbox }, box, n) => outbox.noteGivenUp(box, 5, '550', now(n)),
  'outbox.giveBack': ({ outbox }, box) => outbox.giveBack(box, [2, 3, 6]),
  'outbox.undecidedFailures': ({ outbox }, box) => outbox.undecidedFailures(box, ENOUGH),
  'outbox.noteFailureDecided': ({ outbox }, box) => outbox.noteFailureDecided(box, 5),

  // What time brings, told to people.
  'escalations.due': ({ escalations }, box) => escalations.due(box, LATER, MINUTE),
  'escalations.tell': async ({ escalations }, box, n) => {
    const seen: unknown[] = []
    const told = await escalations.tell(box, BOSS, LATER + n * DAY, MINUTE, (collected, incidents) => {
      seen.push(collected, [...incidents])
      return aMail(`escalation ${n}`, { to: [{ address: BOSS, name: '' }] })
    })
    return [told, seen]
  },
  'tx.record escalate again': effect((n) => ({
    kind: 'escalate',
    managers: [BOSS],
    escalation: { incident: id(n, 3), because: 'silence', since: now(n), at: now(n) },
  })),
  'breaker.usual': ({ breaker }, box) => breaker.usual(box, LONG_AGO, LATER),
  'breaker.isUntold': ({ breaker }, box) => breaker.isUntold(box),
  'breaker.tell': async ({ breaker }, box, n) => {
    const seen: unknown[] = []
    const told = await breaker.tell(box, now(n), (storm, examples) => {
      seen.push(storm, examples)
      return [aMail(`storm ${n}`)]
    })
    return [told, seen]
  },
  'lateMails.areDue': ({ lateMails }, box) => lateMails.areDue(box, LATER, { quiet: 1, late: 1, apart: 1 }),
  'lateMails.tell': async ({ lateMails }, box, n) => {
    const seen: unknown[] = []
    const told = await lateMails.tell(box, LATER + n, (mails, incidents) => {
      seen.push(mails, incidents)
      return [aMail(`outage ${n}`)]
    })
    return [told, seen]
  },
  'floods.areUntold': ({ floods }, box) => floods.areUntold(box),
  'floods.tell': async ({ floods }, box, n) => {
    const seen: unknown[] = []
    const told = await floods.tell(box, now(n), (all) => {
      seen.push(all)
      return [aMail(`flood ${n}`)]
    })
    return [told, seen]
  },
  'newcomers.among': ({ newcomers }, box) => newcomers.among(box, [ANA, 'new@shop.example']),
  'newcomers.welcome': ({ newcomers }, box, n) =>
    newcomers.welcome(box, [ANA, `new${n}@shop.example`], now(n), (agent) => aMail(`welcome ${agent} ${n}`)),

  // Reports.
  'reports.opened': ({ reports }, box) => reports.opened(box, LONG_AGO, LATER),
  'reports.guesses': ({ reports }, box) => reports.guesses(box, LONG_AGO, LATER),
  'reports.byNumber': ({ reports }, box) => reports.byNumber(box, [id(1, 2), id(2, 2)]),
  'reports.firstArrival': ({ reports }, box) => reports.firstArrival(box),
  'reports.toHandOver': ({ reports }, box) =>
    reports.toHandOver(box, { now: LATER, midnight: LATER, most: ENOUGH, except: [id(1, 7)] }),
  'reports.openedRows': ({ reports }, box) => reports.openedRows(box, LONG_AGO, LATER),
  'reports.happened': ({ reports }, box) => reports.happened(box, [{ from: LONG_AGO, to: LATER }]),
  'reports.promisesMoved': ({ reports }, box) => reports.promisesMoved(box, LONG_AGO, LATER),
  'reports.resolutionHours': ({ reports }, box) => reports.resolutionHours(box, LONG_AGO, LATER),
  'reports.scores': ({ reports }, box) => reports.scores(box, LONG_AGO, LATER),
  'reports.compensated': ({ reports }, box) => reports.compensated(box, LONG_AGO, LATER),
  'reports.backlog': ({ reports }, box) => reports.backlog(box, LATER, [1, 3, 7]),
  'reports.needed': ({ reports }, box) => reports.needed(box, LATER, LATER, ENOUGH),
  'reports.firstTexts': ({ reports }, box) => reports.firstTexts(box, LONG_AGO, LATER, 1),
  'reports.unaccounted': ({ reports }, box) => reports.unaccounted(box, LATER),

  // What is learned.
  'corrections.add': ({ corrections }, box, n) =>
    corrections.add(box, [
      {
        category: 'payment',
        topic: 'double-charge',
        language: 'es',
        at: now(n),
        features: { bytes: BYTES, kind: 'x' },
      },
    ]),
  'corrections.mark': ({ corrections }, box) => corrections.mark(box, ENOUGH),
  'corrections.latest': ({ corrections }, box) => corrections.latest(box, ENOUGH),
  'corrections.texts': ({ corrections }, box) => corrections.texts(box, [id(1, 2), id(1, 7)]),
  'corrections.keep': ({ corrections }, box) => corrections.keep(box, 'y', [{ id: 1, bytes: BYTES }]),

  // What processes have between them.
  'leases.take': ({ leases }, box, n) => leases.take(box, 'inlet', `worker ${n}`, 60_000),
  'leases.give': ({ leases }, box, n) => leases.give(box, 'inlet', `worker ${n}`),
  'leases.take again': ({ leases }, box, n) => leases.take(box, 'inlet', `other ${n}`, n),
  'seeing.schema': ({ seeing }) => seeing.schema(),
  'seeing.noteTrouble': ({ seeing }, box, n) => seeing.noteTrouble(box, 'imap', 'login refused', now(n)),
  'seeing.figures': ({ seeing }, box) => seeing.figures(box, LATER),
  'seeing.noteWell': ({ seeing }, box, n) => seeing.noteWell(box, 'imap', now(n)),

  'ledgerChecks.claim': ({ ledgerChecks }, box, n) => ledgerChecks.claim(box, `2026-04-0${n}`, now(n), now(n)),
  'ledgerChecks.note': ({ ledgerChecks }, box, n) =>
    ledgerChecks.note(box, `2026-04-0${n}`, { received: n, unaccounted: 0, withoutContent: 0 }, n, now(n)),
  'ledgerChecks.latest': ({ ledgerChecks }, box) => ledgerChecks.latest(box),

  // Tokens.
  'credentials.save': ({ credentials }, box) => credentials.save(box, 'somebody', TOKENS),
  'credentials.ensure': ({ credentials }, box) => credentials.ensure(box, 'somebody'),
  'credentials.claimRenewal': ({ credentials }, box) => credentials.claimRenewal(box, 1, 'holder', 60_000),
  'credentials.noteRenewed': ({ credentials }, box) => credentials.noteRenewed(box, 'holder', TOKENS),
  'credentials.giveBackRenewal': ({ credentials }, box) => credentials.giveBackRenewal(box, 'holder'),
  'credentials.reseal': ({ credentials }, box) => credentials.reseal(box, BYTES, Buffer.from('sealed anew')),
  'credentials.read': async ({ credentials }, box) => (await credentials.read(box))?.issuedTo,
  'credentials.noteTrouble': ({ credentials }, box) =>
    credentials.noteTrouble(
      box,
      { door: 'imap', kind: 'refused', reason: 'consent', code: 'x' },
      { firstMs: 1, mostMs: 2 },
    ),
  'credentials.troubles': async ({ credentials }, box) =>
    (await credentials.troubles(box)).map(({ door, code }) => [door, code]),
  'credentials.tell': async ({ credentials }, box, n) => {
    let open = 0
    const told = await credentials.tell(box, now(n), {
      isToBeTold: () => true,
      mailsOf: async (news) => {
        open = news.open.length
        return [aMail(`token ${n}`)]
      },
    })
    return [told, open]
  },
  'credentials.endTrouble': ({ credentials }, box) => credentials.endTrouble(box, 'imap'),

  // History taken in.
  'imports.begin': ({ imports }, box, n) =>
    imports.begin(box, { source: `old.mbox ${n}`, fingerprint: 'f', mails: 3 }, now(n)),
  'imports.begin again': ({ imports }, box, n) =>
    imports.begin(box, { source: 'old.mbox 1', fingerprint: 'f', mails: 3 }, now(n)),
  'imports.store': ({ imports }, box, n) =>
    imports.store(box, n, [{ ...aRawMail(`old-${n}`), history: 'import' }], 1, now(n)),
  'imports.counts': ({ imports }, box) => imports.counts(box, 1),
  'imports.unended': ({ imports }, box) => imports.unended(box),
  'imports.end': ({ imports }, box, n) => imports.end(box, n, now(n)),

  // A person is erased.
  'personalData.incidents': ({ personalData }, box) => allOf(personalData.incidents(box, EVA)),
  'personalData.written': ({ personalData }, box) => personalData.written(box, EVA),
  'personalData.sent': ({ personalData }, box) => allOf(personalData.sent(box, EVA)),
  'erasures.related': ({ erasures }, box) => erasures.related(box, EVA),
  'tx.record forget': effect((n) => ({
    kind: 'forget',
    address: n === 1 ? 'ada@mail.example' : EVA,
    at: now(n),
    by: ANA,
  })),
  'erasures.waitsFor': ({ erasures }, box, n) => erasures.waitsFor(box, n === 1 ? 'ada@mail.example' : EVA, now(n)),
  'erasures.claim': ({ erasures }, box, n) => erasures.claim(box, now(n), 1_000),
  'erasures.sweep': ({ erasures }, box, n) => erasures.sweep(box, n),
  'erasures.noteTold': ({ erasures }, box, n) => erasures.noteTold(box, n, [aMail(`certificate ${n}`)], now(n)),
  'erasures.noteAgain': ({ erasures }, box, n) => erasures.noteAgain(box, n, 'away', now(n)),
  'erasures.end': ({ erasures }, box) => erasures.end(box, 1, 'done', [], LATER),
  'rawMails.retryQuarantined': ({ rawMails }, box, n) => (n === 1 ? Promise.resolve() : rawMails.retryQuarantined(box)),
  'corrections.reset': ({ corrections }, box, n) => (n === 1 ? Promise.resolve() : corrections.reset(box)),
  'retention.survey': ({ retention }, box, n) => retention.survey(box, walk(n)),
  'retention.piece': async ({ retention }, box, n) => {
    const done: unknown[] = []
    for (let more = true; more && done.length < 50; ) {
      const piece = await retention.piece(box, walk(n), LATER)
      done.push(piece)
      more = piece.more
    }
    return done
  },
  'outbox.dropOldFiles': ({ outbox }, box) => outbox.dropOldFiles(box),
}

/** SHA-256 of the file of `withFile`. */
const PICTURE = '2cea274d0bedc39ec4ab6ba9e59ec889e3ed6fb56a1cf088a64d9b383378dc97'

/** In the first round nothing goes; in the second each step is taken with some. */
const walk = (n: number): RetentionWalk => ({
  day: `2026-03-0${n}`,
  rules: KEEP_ALL,
  endedBefore: LATER,
  leftovers: n === 1 ? {} : { automatic: LATER, ignored: LATER, quarantined: LATER, reports: LATER },
  stepOf: (incident) => (n === 1 ? undefined : RETENTION_STEPS[incident.number % RETENTION_STEPS.length]),
})

async function* inPieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
  // A mail is taken in piece by piece from this size on.
  yield Buffer.alloc(2_000_000 - content.length, 'x')
}

/** Rows that nothing above writes, for the mailbox `$1`. */
export const SEEDS: readonly string[] = [
  `insert into sender_day (mailbox_id, day, sender, mails, bytes, held_from) values ($1, '2026-03-01', 'hash', 9, 9, 1)`,
  `insert into ledger_check (mailbox_id, day, started_at, difference) values ($1, '2026-03-01', now(), 3)`,
]

function opened(n: number, k: number): Happening {
  return {
    kind: 'opened',
    number: id(n, k),
    customer: { address: EVA, name: 'Eva' },
    language: 'es',
    subject: `Lamp ${n} ${k}`,
    classification: { category: 'delivery', topic: 'damaged', sure: true, evidence: [], urgent: false },
    orderNumbers: ['4411'],
  }
}

async function lists(
  n: number,
  ask: (filter: Parameters<IncidentTransaction['list']>[0]) => Promise<readonly Incident[]>,
) {
  const all: unknown[] = [await ask({ which: 'mine', agent: ANA })]
  for (const which of ['open', 'waiting', 'late', 'unassigned', 'resolved', 'snoozed'] as const)
    all.push(await ask({ which, now: now(n) + DAY }))
  return all
}

async function allOf<T>(pieces: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}
