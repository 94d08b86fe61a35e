/** What the keeper of incidents must promise: all of a decision or nothing, one decision at a time about one matter. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Incidents, IncidentTransaction, MailboxId, Outbox, RawMails, Reports } from '../../src/app/ports.ts'
import type { IncidentEvent } from '../../src/domain/incident/events.ts'
import { fold } from '../../src/domain/incident/evolve.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { aFinishedMail, aMessage, anIncident, aRecord, OPENED_AT as NOW, wanted } from '../support/an-incident.ts'
import { EVERY_HAPPENING } from '../support/every-happening.ts'
import { aRawMail } from './raw-mails.contract.ts'

export type IncidentsUnderTest = {
  readonly incidents: Incidents
  readonly rawMails: RawMails
  readonly outbox: Outbox
  readonly reports: Reports
  newMailbox(): Promise<MailboxId>
  dispose(): Promise<void>
}

const DAY = 86_400_000
const fields = {
  category: 'checkout',
  topic: 'other',
  sure: true,
  evidence: [],
  urgent: false,
  customer: { address: 'eva@mail.example', name: 'Eva' },
  participants: ['eva@mail.example'],
} as const
/** Every fact there is: a new one must be named here. */
const everything: Required<Incident> = {
  ...anIncident(1),
  standing: { status: 'resolved', at: NOW + 5, by: { agent: 'ana@shop.example' } },
  participants: ['eva@mail.example', 'ivo@mail.example'],
  classification: {
    category: 'checkout',
    topic: 'double-charge',
    sure: false,
    evidence: ['dos veces'],
    runnerUp: 'support',
    urgent: true,
    urgentBecause: 'money',
  },
  assignee: 'ana@shop.example',
  firstAnsweredAt: NOW + 2,
  firstAnswerOwed: true,
  awaitingAnswerSince: NOW + 1,
  promise: {
    dueAt: NOW + DAY,
    remindAt: NOW + 9,
    text: 'Reembolso',
    by: 'ana@shop.example',
    reminded: false,
    missed: false,
  },
  firstAnswerRemindedAt: NOW + 3,
  escalatedAt: NOW + 4,
  nudgedAt: NOW + 6,
  awayUntil: NOW + 8,
  undeliverableSince: NOW + 7,
  linkedTo: 990,
  orders: [{ number: 'A-1', seenAt: 1, kind: 'of-another' }],
  undoable: {
    by: 'ana@shop.example',
    at: NOW,
    before: { ...fields, standing: { status: 'open' } },
    after: { ...fields, standing: { status: 'resolved', at: NOW + 5, by: { agent: 'ana@shop.example' } } },
    told: true,
    undoneAt: NOW + 9,
    rawMailId: 11,
  },
  silentBecause: 'sender',
  subjectUnproved: true,
  thirdParties: ['ivo@mail.example'],
  aside: ['courier@fast.example'],
  addressee: 'ivo@mail.example',
  snoozedUntil: NOW + 9 * DAY,
  remindedWaiting: 1,
  compensations: [{ at: NOW, by: 'ana@shop.example', amount: '12.50', currency: 'EUR', text: 'Vale' }],
  offer: { at: NOW, by: 'ana@shop.example', options: ['free-shipping', 'voucher 10%'], chosen: 1 },
  survey: { at: NOW, skipped: 'lately', score: 2, unconfirmed: true },
  linked: [991],
  absorbed: [992, 993],
  splitOff: [994],
  beforeMerge: { status: 'waiting', since: NOW },
  parent: 900,
  runningRound: 'tell',
  heldAnswers: [{ rawMailId: 12, by: 'ana@shop.example', at: NOW, because: 'leak' }],
  stoppable: { rawMailId: 13, lastHeardAt: NOW, awaitingAnswerSince: NOW, firstAnsweredAt: NOW },
  automaticInARow: 2,
  reopened: 1,
}

export function incidentsContract(name: string, start: () => Promise<IncidentsUnderTest>): void {
  describe(`${name} as the keeper of incidents`, () => {
    let subject: IncidentsUnderTest
    let box: MailboxId
    beforeAll(async () => {
      subject = await start()
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
    })
    afterAll(async () => subject?.dispose())

    const transaction = <T>(work: (tx: IncidentTransaction) => Promise<T>) => subject.incidents.transaction(box, work)
    const record = (changes: Parameters<typeof aRecord>[0]) => transaction((tx) => tx.record(aRecord(changes)))
    const load = (changes: Parameters<typeof wanted>[0]) => transaction((tx) => tx.load(wanted(changes)))
    const fresh = async (): Promise<number> => (await transaction((tx) => tx.numbers(1)))[0] ?? 0
    const pending = async (text = 'Subject: x\n\ny\n') => {
      await subject.rawMails.store(box, 'test', [aRawMail(text)], undefined, NOW)
      return (
        (await subject.rawMails.claim(box, { count: 1, bytes: 1e6, longest: 1e6, leaseMs: 60_000 }, NOW))[0]?.id ?? 0
      )
    }
    const filed = (rawMailId: number, incident: number) => ({
      rawMailId,
      outcome: { kind: 'filed', incident, opened: true } as const,
    })

    describe('what is written is what is read', () => {
      test.each([
        ['open', { status: 'open' }],
        ['waiting', { status: 'waiting', since: NOW + 8 }],
        ['closed by a policy', { status: 'closed', at: NOW + 8, by: { policy: 'waiting-closed' } }],
        ['spam', { status: 'spam', at: NOW + 8, by: { agent: 'ana@shop.example' } }],
      ] as const)('an incident that is %s', async (_, standing) => {
        const number = await fresh()
        const incident = anIncident(number, { standing })
        await record({ incidents: [incident] })
        expect((await load({ numbers: [number] })).incidents).toEqual([incident])
      })

      test('an incident with everything in it, and again after it lost it all', async () => {
        const number = await fresh()
        await record({ incidents: [{ ...everything, number }] })
        expect((await load({ numbers: [number] })).incidents).toEqual([{ ...everything, number }])
        await record({ incidents: [anIncident(number)] })
        expect((await load({ numbers: [number] })).incidents).toEqual([anIncident(number)])
      })

      test('events in their order, whoever caused them', async () => {
        const number = await fresh()
        const events: IncidentEvent[] = [
          {
            at: NOW,
            by: { kind: 'customer', address: 'eva@mail.example' },
            kind: 'customer-wrote',
            evidence: 'tag',
            onlyThanks: false,
            orderNumbers: [],
          },
          { at: NOW, by: { kind: 'system', policy: 'acknowledge' }, kind: 'acknowledged' },
          { at: NOW - 5, by: { kind: 'agent', address: 'ana@shop.example' }, kind: 'assigned', to: 'ana@shop.example' },
        ]
        await record({
          incidents: [anIncident(number)],
          events: events.slice(0, 2).map((event) => ({ incident: number, event })),
        })
        await record({ events: events.slice(2).map((event) => ({ incident: number, event })) })
        expect(await subject.incidents.history(box, number)).toEqual(events)
      })

      test.each(Object.values(EVERY_HAPPENING).filter(({ kind }) => kind !== 'opened'))(
        'an incident to which "$kind" happened is what its events add up to',
        async (happening) => {
          const number = await fresh()
          const by = { kind: 'agent', address: 'ana@shop.example' } as const
          const events: IncidentEvent[] = [{ at: NOW, by, ...EVERY_HAPPENING.opened, number }]
          events.push({ at: NOW + 1, by, ...happening })
          const incident = fold(events) as Incident
          await record({ incidents: [incident], events: events.map((event) => ({ incident: number, event })) })
          const history = await subject.incidents.history(box, number)
          expect(history).toEqual(events)
          expect((await load({ numbers: [number] })).incidents).toEqual([fold(history)])
        },
      )

      test('messages, the latest of each incident in the order they came', async () => {
        const number = await fresh()
        const attachments = [
          { index: 0, filename: 'foto.jpg', contentType: 'image/jpeg', size: 3, inline: false, sha256: 'ab' },
        ]
        const messages = [1, 2, 3].map((n) =>
          aMessage(number, { at: NOW + n, text: `${n}`, messageId: `${n}@x`, rawMailId: n, attachments }),
        )
        await record({ incidents: [anIncident(number)], messages })
        expect(await transaction((tx) => tx.conversation([number], 2))).toEqual(messages.slice(1))
      })

      test('text that PostgreSQL refuses is cleaned, the rest kept', async () => {
        const number = await fresh()
        const text = 'a\0b \ud83d c\\u0000 d 😀'
        await record({
          incidents: [anIncident(number, { subject: text })],
          messages: [aMessage(number, { text })],
          outbox: [aFinishedMail(`${number}`, { text })],
        })
        const clean = 'ab \ufffd c\\u0000 d 😀'
        expect((await transaction((tx) => tx.conversation([number], 1)))[0]?.text).toBe(clean)
        expect((await load({ numbers: [number] })).incidents[0]?.subject).toBe(clean)
      })
    })

    describe('loading', () => {
      test('finds incidents by number, reference and sender, newest first, and nobody else’s', async () => {
        const [a = 0, b = 0, c = 0, ended = 0, other = 0] = await transaction((tx) => tx.numbers(5))
        const ivo = { address: 'ivo@mail.example', name: '' }
        await record({
          incidents: [
            anIncident(a, { customer: ivo }),
            anIncident(b, { customer: ivo }),
            anIncident(c),
            anIncident(ended, { standing: { status: 'closed', at: NOW, by: { policy: 'x' } } }),
            anIncident(other, { customer: { address: 'zoe@mail.example', name: '' } }),
          ],
          refs: [
            { messageId: 'm1@x', incident: b, cited: false, from: 'ivo@mail.example' },
            { messageId: 'm1@x', incident: b, cited: false, from: 'ivo@mail.example' },
            { messageId: 'm0@x', incident: b, cited: true, from: 'ivo@mail.example' },
          ],
        })
        const known = await load({ numbers: [a], messageIds: ['m1@x', 'none@x'], senders: ['eva@mail.example'] })
        expect(known.incidents.map((incident) => incident.number)).toEqual([c, b, a])
        expect(known.refs).toEqual([{ messageId: 'm1@x', incident: b, cited: false, from: 'ivo@mail.example' }])
        expect((await load({ messageIds: ['m0@x'] })).refs[0]?.cited).toBe(true)
      })

      test('follows merged incidents to the one they live on in', async () => {
        const [a = 0, b = 0, c = 0] = await transaction((tx) => tx.numbers(3))
        const merged = (number: number, into: number) =>
          anIncident(number, { standing: { status: 'merged', at: NOW, into } })
        await record({ incidents: [merged(a, b), merged(b, c), anIncident(c)] })
        expect((await load({ numbers: [a] })).incidents.map((incident) => incident.number)).toEqual([c, b, a])
      })

      test('knows sent mails, acknowledgements within the limits, and suppressed addresses', async () => {
        const number = await fresh()
        const given = (n: number) => ({
          address: 'eva@mail.example',
          domain: 'mail.example',
          at: NOW + n,
          authenticated: n % 2 === 0,
        })
        await record({
          incidents: [anIncident(number)],
          outbox: [aFinishedMail('k', { incident: number, author: 'ana@shop.example' })],
          acknowledgements: [given(1), given(2)],
          suppress: [
            { address: 'eva@mail.example', until: NOW + DAY, because: '550' },
            { address: 'eva@mail.example', until: NOW + 2 * DAY, because: '550' },
          ],
        })
        const bySender = await load({ senders: ['eva@mail.example'] })
        expect([...bySender.acknowledgements].sort((x, y) => x.at - y.at)).toEqual([given(1), given(2)])
        expect([...bySender.suppressed]).toEqual([['eva@mail.example', NOW + 2 * DAY]])
        const bounced = await load({ sentMessageIds: ['inc.k@shop.example'] })
        expect(bounced.sent).toEqual([
          {
            messageId: 'inc.k@shop.example',
            incident: number,
            to: 'eva@mail.example',
            template: 'acknowledgement',
            author: 'ana@shop.example',
            subject: 'Hemos recibido su mensaje',
            text: 'Gracias.',
            onceKey: 'k',
            at: NOW,
          },
        ])
        expect([bounced.incidents.length, [...bounced.suppressed.keys()]]).toEqual([1, ['eva@mail.example']])
      })

      test('a second worker waits for the first to decide about the same sender', async () => {
        const order: string[] = []
        const open = (who: string, number: number) =>
          transaction(async (tx) => {
            const known = await tx.load(wanted({ senders: ['new@mail.example'], messageIds: [`${who}@x`, 'shared@x'] }))
            order.push(`${who} sees ${known.incidents.length}`)
            await sleep(50)
            await tx.record(
              aRecord({ incidents: [anIncident(number, { customer: { address: 'new@mail.example', name: '' } })] }),
            )
          })
        await Promise.all([open('one', await fresh()), open('two', await fresh())])
        expect(order.map((line) => line.slice(-6))).toEqual(['sees 0', 'sees 1'])
      })

      test('a question with thousands of Message-IDs is answered', async () => {
        const messageIds = Array.from({ length: 20_000 }, (_, n) => `m${n}@x`)
        expect((await load({ messageIds, senders: ['eva@mail.example'] })).refs).toEqual([])
      })
    })

    describe('all or nothing', () => {
      test('an exception takes everything back', async () => {
        const id = await pending()
        const number = await fresh()
        const work = transaction(async (tx) => {
          await tx.record(
            aRecord({ incidents: [anIncident(number)], outcomes: [filed(id, number)], outbox: [aFinishedMail('k')] }),
          )
          throw new Error('a bug')
        })
        await expect(work).rejects.toThrow('a bug')
        expect((await load({ numbers: [number] })).incidents).toEqual([])
        expect(await subject.rawMails.ledger(box)).toMatchObject({ pending: 1, filed: 0 })
        expect((await subject.outbox.counts(box)).pending).toBe(0)
      })

      test('a mail that got its outcome elsewhere gets no second one, and nothing of the decision stays', async () => {
        const id = await pending()
        const [first = 0, second = 0] = await transaction((tx) => tx.numbers(2))
        const decide = (number: number) =>
          record({
            incidents: [anIncident(number)],
            outcomes: [filed(id, number)],
            outbox: [aFinishedMail(`ack ${id}`)],
          })
        await decide(first)
        await expect(decide(second)).rejects.toMatchObject({ name: 'Failure', lasting: 'temporary' })
        expect((await load({ numbers: [first, second] })).incidents.map((incident) => incident.number)).toEqual([first])
      })

      test('a held mail is known to its agent and comes back with proof when it is confirmed', async () => {
        const id = await pending()
        await record({
          outcomes: [
            { rawMailId: id, outcome: { kind: 'held', why: 'no proof', agent: 'ana@shop.example', until: NOW + DAY } },
          ],
        })
        expect(await transaction((tx) => tx.heldMail(id))).toEqual({ agent: 'ana@shop.example', until: NOW + DAY })
        await record({ release: [{ rawMailId: id, confirmedBy: 'ana@shop.example' }] })
        const [mail] = await subject.rawMails.claim(box, { count: 9, bytes: 1e6, longest: 1e6, leaseMs: 1 }, NOW)
        expect(mail).toMatchObject({ id, confirmedBy: 'ana@shop.example', attempts: 1 })
        expect(await transaction((tx) => tx.heldMail(id))).toBeUndefined()
      })
    })

    describe('what is due and listed', () => {
      test('due ones come oldest first; who is not mentioned keeps what was due', async () => {
        const [a = 0, b = 0, c = 0] = await transaction((tx) => tx.numbers(3))
        await record({
          incidents: [a, b, c].map((n) => anIncident(n)),
          nextDueAt: new Map([
            [a, NOW + 2],
            [b, NOW + 1],
            [c, NOW + 9],
          ]),
        })
        expect((await subject.incidents.due(box, NOW + 2, 10)).map(({ number }) => number)).toEqual([b, a])
        await record({ incidents: [anIncident(a, { subject: 'changed' })] })
        await record({
          incidents: [anIncident(b)],
          nextDueAt: new Map([
            [b, undefined],
            [c, NOW],
          ]),
        })
        expect((await subject.incidents.due(box, NOW + 2, 10)).map(({ number }) => number)).toEqual([c, a])
      })

      test('lists leave out what is put off, and customers of a parent who said nothing', async () => {
        const [parent = 0, silent = 0, heard = 0, asleep = 0, awake = 0] = await transaction((tx) => tx.numbers(5))
        await record({
          incidents: [
            anIncident(parent),
            anIncident(silent, { parent }),
            anIncident(heard, { parent, lastCustomerAt: NOW + 1 }),
            anIncident(asleep, { snoozedUntil: NOW + 9 }),
            anIncident(awake, { snoozedUntil: NOW }),
          ],
        })
        const list = async (which: 'open' | 'unassigned' | 'snoozed') =>
          (await subject.incidents.list(box, { which, now: NOW }, 9)).map((i) => i.number)
        expect(await list('open')).toEqual([parent, heard, awake])
        expect(await list('unassigned')).toEqual([parent, heard, awake])
        expect(await list('snoozed')).toEqual([asleep])
      })

      test('lists', async () => {
        const [open = 0, waiting = 0, late = 0, missed = 0, resolved = 0] = await transaction((tx) => tx.numbers(5))
        const promise = {
          dueAt: NOW + 5,
          remindAt: NOW,
          text: '',
          by: 'ana@shop.example',
          reminded: true,
          missed: false,
        }
        await record({
          incidents: [
            anIncident(open, { assignee: 'ana@shop.example' }),
            anIncident(waiting, { standing: { status: 'waiting', since: NOW } }),
            anIncident(late, { firstAnswerRemindedAt: NOW }),
            anIncident(missed, { promise, assignee: 'rui@shop.example' }),
            anIncident(resolved, {
              standing: { status: 'resolved', at: NOW, by: { agent: 'ana@shop.example' } },
              assignee: 'ana@shop.example',
            }),
          ],
        })
        const now = NOW + 6
        const list = async (filter: Parameters<Incidents['list']>[1]) =>
          (await subject.incidents.list(box, filter, 9)).map((i) => i.number)
        expect(await list({ which: 'open', now })).toEqual([open, late, missed])
        expect(await list({ which: 'waiting', now })).toEqual([waiting])
        expect(await list({ which: 'late', now })).toEqual([late, missed])
        expect(await list({ which: 'unassigned', now })).toEqual([waiting, late])
        expect(await list({ which: 'resolved', now })).toEqual([resolved])
        expect(await list({ which: 'mine', agent: 'ana@shop.example' })).toEqual([open])
        expect((await transaction((tx) => tx.list({ which: 'open', now }, 1))).map((i) => i.number)).toEqual([open])
        expect((await transaction((tx) => tx.earlier(['eva@mail.example'], [], 2))).map((i) => i.number)).toEqual([
          resolved,
          missed,
        ])
        const toHandOver = async (most: number, except: readonly number[] = []) => {
          const found = await subject.reports.toHandOver(box, { now, midnight: now + 1, most, except })
          return { numbers: found.incidents.map((i) => i.number), more: found.more }
        }
        expect(await toHandOver(9)).toEqual({ numbers: [open, waiting, late, missed], more: 0 })
        expect(await toHandOver(9, [late, missed])).toEqual({ numbers: [open, waiting], more: 0 })
        const first = await toHandOver(1)
        expect([first.numbers.length + first.more, first.numbers.includes(missed)]).toEqual([4, true])
        expect(await subject.reports.opened(box, NOW, NOW + 1)).toHaveLength(5)
        expect(await subject.reports.opened(box, NOW + 1, NOW + 2)).toHaveLength(0)
        expect((await subject.reports.byNumber(box, [late, 1])).map((i) => i.number)).toEqual([late])
        expect(await subject.reports.firstArrival(box)).toBeUndefined()
      })
    })
  })
}
