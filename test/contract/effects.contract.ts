/** What agents ask of the keeper of incidents, and what their commands cause beside the incident itself. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Incidents, IncidentTransaction, MailboxId, Outbox, RawMails } from '../../src/app/ports.ts'
import type { Effect } from '../../src/domain/incident/decision.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { aFinishedMail, aMessage, anIncident, aRecord, OPENED_AT as NOW, wanted } from '../support/an-incident.ts'
import { aRawMail } from './raw-mails.contract.ts'

export type EffectsUnderTest = {
  readonly incidents: Incidents
  readonly rawMails: RawMails
  readonly outbox: Outbox
  newMailbox(): Promise<MailboxId>
  dispose(): Promise<void>
}

const HOUR = 3_600_000
const ANA = 'ana@shop.example'
const RUI = 'rui@shop.example'
const LIMITS = { count: 9, bytes: 1e6, longest: 1e6, leaseMs: 60_000 }
const merged = (number: number, into: number) => anIncident(number, { standing: { status: 'merged', at: NOW, into } })
const closed = { status: 'closed', at: NOW, by: { agent: ANA } } as const

export function effectsContract(name: string, start: () => Promise<EffectsUnderTest>): void {
  describe(`${name} for what agents do`, () => {
    let subject: EffectsUnderTest
    let box: MailboxId
    let other: MailboxId
    beforeAll(async () => {
      subject = await start()
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
      other = await subject.newMailbox()
    })
    afterAll(async () => subject?.dispose())

    const transaction = <T>(work: (tx: IncidentTransaction) => Promise<T>, mailbox = box) =>
      subject.incidents.transaction(mailbox, work)
    const record = (changes: Parameters<typeof aRecord>[0], mailbox = box) =>
      transaction((tx) => tx.record(aRecord(changes)), mailbox)
    const effects = (...all: readonly Effect[]) => record({ effects: all })
    const numbers = (count: number) => transaction((tx) => tx.numbers(count))
    const texts = async (number: number, most = 9) =>
      (await transaction((tx) => tx.conversation([number], most))).map((m) => [m.incident, m.text])
    const rawMail = async (subjectLine: string) => {
      await subject.rawMails.store(
        box,
        'test',
        [aRawMail(`From: ${ANA}\nSubject: ${subjectLine}\nMessage-ID: <${subjectLine}@x>\n\ny\n`)],
        undefined,
        NOW,
      )
      return (await subject.rawMails.claim(box, LIMITS, NOW)).at(-1)?.id ?? 0
    }
    const held = async (subjectLine: string, incident: number | undefined, agent = ANA) => {
      const rawMailId = await rawMail(subjectLine)
      const outcome = { kind: 'held', why: 'collision', agent, until: NOW + HOUR } as const
      await record({ outcomes: [{ rawMailId, outcome: { ...outcome, ...(incident !== undefined && { incident }) } }] })
      return rawMailId
    }

    describe('merged incidents', () => {
      test('are read as one conversation, however often they were merged, the latest in order', async () => {
        const [a = 0, b = 0, c = 0, elsewhere = 0] = await numbers(4)
        await record({
          incidents: [anIncident(a), merged(b, a), merged(c, b), anIncident(elsewhere)],
          messages: [
            aMessage(a, { at: NOW + 1, text: '1' }),
            aMessage(c, { at: NOW + 2, text: '2', side: 'third-party' }),
            aMessage(b, { at: NOW + 3, text: '3' }),
            aMessage(a, { at: NOW + 4, text: '4' }),
            aMessage(elsewhere, { at: NOW + 4, text: 'not here' }),
          ],
        })
        expect(await texts(a)).toEqual(['1', '2', '3', '4'].map((text) => [a, text]))
        expect(await texts(a, 2)).toEqual(['3', '4'].map((text) => [a, text]))
        expect(await texts(b)).toEqual(['2', '3'].map((text) => [b, text]))
        const both = await transaction((tx) => tx.conversation([elsewhere, a, a], 1))
        expect(both.map((message) => message.text)).toEqual(['4', 'not here'])
      })

      test('that were merged in a ring are read all the same', async () => {
        const [a = 0, b = 0] = await numbers(2)
        await record({ incidents: [merged(a, b), merged(b, a)], messages: [aMessage(a), aMessage(b)] })
        expect(await texts(a)).toHaveLength(2)
      })
    })

    describe('questions', () => {
      test('earlier: of these customers so many each, and live ones with one of these orders', async () => {
        const [a = 0, b = 0, c = 0, same = 0, over = 0, another = 0] = await numbers(6)
        const ivo = { address: 'ivo@mail.example', name: 'Ivo' }
        await record({
          incidents: [
            ...[a, b, c].map((number) => anIncident(number, { orderNumbers: ['1'] })),
            anIncident(same, { customer: ivo, orderNumbers: ['77', '4411'] }),
            anIncident(over, { customer: ivo, orderNumbers: ['4411'], standing: closed }),
            anIncident(another, { customer: ivo, orderNumbers: ['44110'] }),
          ],
        })
        await record({ incidents: [anIncident(a, { orderNumbers: ['4411'] })] }, other)
        const earlier = async (...[who, orders, each]: Parameters<IncidentTransaction['earlier']>) =>
          (await transaction((tx) => tx.earlier(who, orders, each))).map((incident) => incident.number)
        expect(await earlier(['eva@mail.example'], [], 2)).toEqual([c, b])
        expect(await earlier([], ['4411', '4411', 'none'], 2)).toEqual([same])
        expect(await earlier(['eva@mail.example'], ['1', '77'], 1)).toEqual([same, c, b, a])
        expect(await earlier([], [], 5)).toEqual([])
      })

      test('assignedTo: the live ones of one agent', async () => {
        const [a = 0, b = 0, c = 0, d = 0] = await numbers(4)
        await record({
          incidents: [
            anIncident(a, { assignee: ANA }),
            anIncident(b, { assignee: ANA, standing: { status: 'waiting', since: NOW } }),
            anIncident(c, { assignee: ANA, standing: closed }),
            anIncident(d, { assignee: RUI }),
          ],
        })
        expect(await transaction((tx) => tx.assignedTo(ANA, 9))).toEqual([a, b])
        expect(await transaction((tx) => tx.assignedTo(ANA, 1))).toEqual([a])
      })

      test('history: all that happened, in the transaction', async () => {
        const [number = 0] = await numbers(1)
        const event = { at: NOW, by: { kind: 'agent', address: ANA }, kind: 'noted' } as const
        const seen = await transaction(async (tx) => {
          await tx.record(aRecord({ incidents: [anIncident(number)], events: [{ incident: number, event }] }))
          return await tx.history(number)
        })
        expect(seen).toEqual([event])
      })

      test('asides: what came to the incident and is no message of it', async () => {
        const [number = 0, absorbed = 0] = await numbers(2)
        await record({ incidents: [anIncident(number), merged(absorbed, number)] })
        const automatic = await rawMail('away')
        const filed = await rawMail('filed')
        await record({
          outcomes: [
            { rawMailId: automatic, outcome: { kind: 'automatic', why: 'absence', incident: absorbed } },
            { rawMailId: filed, outcome: { kind: 'filed', incident: number, opened: false } },
          ],
        })
        await held('stopped', number)
        expect((await transaction((tx) => tx.asides(number))).map(({ status, why }) => [status, why])).toEqual([
          ['automatic', 'absence'],
          ['held', 'collision'],
        ])
      })

      test('children: the figures of all, and first those who answered', async () => {
        const [parent = 0, told = 0, silent = 0, wrote = 0, done = 0, dead = 0] = await numbers(6)
        const child = (number: number, changes: Partial<Incident> = {}) => {
          const { awaitingAnswerSince: _, ...incident } = anIncident(number, { parent, ...changes })
          return incident
        }
        await record({
          incidents: [
            anIncident(parent),
            child(told, { firstAnsweredAt: NOW }),
            child(silent),
            child(wrote, { lastHeardAt: NOW + 1, lastCustomerAt: NOW + 2 }),
            child(done, { standing: closed }),
            child(dead, { undeliverableSince: NOW }),
          ],
        })
        const { incidents, ...figures } = await transaction((tx) => tx.children(parent, 3))
        expect(figures).toEqual({ total: 5, written: 2, answered: 1, ended: 1, undeliverable: 1 })
        expect(incidents.map((incident) => incident.number)).toEqual([wrote, told, silent])
        expect(await transaction((tx) => tx.children(told, 3))).toMatchObject({ total: 0, incidents: [] })
      })
    })

    describe('answers that have not left', () => {
      const answer = (onceKey: string, incident: number, changes = {}) =>
        aFinishedMail(onceKey, {
          incident,
          lane: 'reply',
          template: 'relay',
          author: ANA,
          notBefore: NOW + HOUR,
          ...changes,
        })

      test('are an agent’s words to customers; a mail that is being sent or was tried is none', async () => {
        const [number = 0, absorbed = 0] = await numbers(2)
        await record({
          incidents: [anIncident(number), merged(absorbed, number)],
          outbox: [
            answer('waits', number),
            answer('of the merged', absorbed),
            answer('to another', number + 1000),
            answer('receipt', number, { template: 'receipt', lane: 'notification' }),
            answer('leaves', number, { notBefore: NOW }),
            answer('tried', number, { notBefore: NOW }),
          ],
        })
        const claimed = await subject.outbox.claim(box, 9, 60_000, NOW)
        const tried = claimed.find((mail) => mail.onceKey === 'tried')
        await subject.outbox.noteAgain(box, tried?.id ?? 0, '451 later', NOW + 1)
        const pending = await transaction((tx) => tx.pendingAnswers(number))
        expect(pending).toEqual([
          { onceKey: 'waits', template: 'relay', author: ANA, at: NOW, text: 'Gracias.' },
          { onceKey: 'of the merged', template: 'relay', author: ANA, at: NOW, text: 'Gracias.' },
        ])
      })

      test('are stopped for good; one that is being sent is not', async () => {
        const [number = 0] = await numbers(1)
        await record({
          incidents: [anIncident(number)],
          outbox: [answer('waits', number), answer('leaves', number, { notBefore: NOW })],
        })
        await subject.outbox.claim(box, 9, 60_000, NOW)
        await effects({ kind: 'stop-mails', onceKeys: ['waits', 'leaves', 'unknown'] })
        expect((await subject.outbox.counts(box)).pending).toBe(1)
        expect(await subject.outbox.claim(box, 9, 60_000, NOW + 2 * HOUR)).toEqual([])
        expect(await subject.outbox.unknownKeys(box, ['waits', 'leaves'])).toEqual([])
      })

      test('are nobody else’s while one decides about them, and no sender takes them', async () => {
        const [number = 0] = await numbers(1)
        await record({ incidents: [anIncident(number)], outbox: [answer('waits', number, { notBefore: NOW })] })
        const seen = await transaction(async (tx) => {
          const mine = await tx.pendingAnswers(number)
          const theirs = await transaction((second) => second.pendingAnswers(number))
          return [mine.length, theirs.length, (await subject.outbox.claim(box, 9, 60_000, NOW)).length]
        })
        expect(seen).toEqual([1, 0, 0])
      })
    })

    describe('an answer that a guard stopped', () => {
      const released = (rawMailId: number, agent = ANA): Effect => ({
        kind: 'release-answer',
        rawMailId,
        agent,
        approvedAt: NOW + 5,
      })

      test('goes its way again, approved, and gets its outcome then', async () => {
        const [number = 0] = await numbers(1)
        await record({ incidents: [anIncident(number)] })
        const id = await held('stopped', number)
        await effects(released(id))
        const [mail] = await subject.rawMails.claim(box, LIMITS, NOW)
        expect(mail).toMatchObject({ id, attempts: 1, confirmedBy: ANA, approvedAt: NOW + 5 })
        await record({ outcomes: [{ rawMailId: id, outcome: { kind: 'filed', incident: number, opened: false } }] })
        expect(await subject.rawMails.ledger(box)).toMatchObject({ received: 1, filed: 1, held: 0 })
        await effects(released(id), { kind: 'discard-answer', rawMailId: id, why: 'discarded' })
        expect(await subject.rawMails.ledger(box)).toMatchObject({ filed: 1 })
      })

      test.each([
        ['by another agent', 1, RUI],
        ['when it waits for "was this you?" and proves nothing', undefined, ANA],
      ])('is not released %s', async (_, incident, agent) => {
        const id = await held('stopped', incident)
        await effects(released(id, agent))
        expect(await subject.rawMails.claim(box, LIMITS, NOW)).toEqual([])
        expect(await subject.rawMails.held(box)).toHaveLength(1)
      })

      test('is discarded with its reason', async () => {
        const [number = 0] = await numbers(1)
        const id = await held('stopped', number)
        await effects({ kind: 'discard-answer', rawMailId: id, why: 'discarded by its writer' })
        expect(await subject.rawMails.ledger(box)).toMatchObject({ held: 0, ignored: 1 })
        expect((await transaction((tx) => tx.asides(number)))[0]?.why).toBe('discarded by its writer')
      })
    })

    describe('messages', () => {
      test('that move take what leads to them along, and come back', async () => {
        const [from = 0, absorbed = 0, to = 0] = await numbers(3)
        const [first, second, third] = [await rawMail('m1'), await rawMail('m2'), await rawMail('m3')]
        const ref = (messageId: string, incident: number, cited = false) => ({
          messageId,
          incident,
          cited,
          from: 'eva',
        })
        await record({
          incidents: [anIncident(from), merged(absorbed, from), anIncident(to)],
          messages: [
            aMessage(from, { text: '1', at: NOW + 1, rawMailId: first }),
            aMessage(from, { text: '2', at: NOW + 2, rawMailId: second }),
            aMessage(absorbed, { text: '3', at: NOW + 3, rawMailId: third }),
          ],
          refs: [ref('m1@x', from), ref('m2@x', from), ref('m2@x', from, true), ref('m2@x', to), ref('m3@x', absorbed)],
          outcomes: [
            { rawMailId: second, outcome: { kind: 'filed', incident: from, opened: false } },
            { rawMailId: third, outcome: { kind: 'automatic', why: 'moved', incident: absorbed } },
          ],
        })
        const leads = async (messageId: string) =>
          (await transaction((tx) => tx.load(wanted({ messageIds: [messageId] })))).refs.map((r) => [
            r.incident,
            r.cited,
          ])
        const rawMailIds = [second, third]
        await effects({ kind: 'move-messages', from: [from], to, rawMailIds })
        expect([await texts(from), await texts(to)]).toEqual([
          [[from, '1']],
          [
            [to, '2'],
            [to, '3'],
          ],
        ])
        expect([await leads('m1@x'), await leads('m2@x'), await leads('m3@x')]).toEqual([
          [[from, false]],
          [
            [to, false],
            [to, true],
          ],
          [[to, false]],
        ])
        expect((await transaction((tx) => tx.asides(to))).length).toBe(1)
        await effects({ kind: 'move-messages', from: [to], to: from, rawMailIds })
        expect([(await texts(from)).length, await texts(to), await leads('m2@x')]).toEqual([
          3,
          [],
          [
            [from, false],
            [from, true],
          ],
        ])
      })

      test('that never left are dropped, and only they', async () => {
        const [number = 0, absorbed = 0] = await numbers(2)
        await record({
          incidents: [anIncident(number), merged(absorbed, number)],
          messages: [
            aMessage(number, { text: 'kept', rawMailId: 1 }),
            aMessage(absorbed, { text: 'dropped', rawMailId: 2, at: NOW + 1 }),
          ],
        })
        await effects({ kind: 'drop-message', incident: number, rawMailId: 2 })
        expect(await texts(number)).toEqual([[number, 'kept']])
      })
    })

    test('absences: who leaves again changes the one there is, who is back has none', async () => {
      const absence = { agent: ANA, from: NOW, until: NOW + HOUR, cover: RUI }
      await effects({ kind: 'away', absence }, { kind: 'away', absence: { agent: RUI, from: NOW, until: NOW + 1 } })
      const { cover: _, ...longer } = { ...absence, until: NOW + 2 * HOUR }
      await effects({ kind: 'away', absence: longer }, { kind: 'back', agent: RUI, at: NOW })
      expect(await subject.incidents.absences(box)).toEqual([longer])
      const known = await transaction((tx) => tx.load(wanted({ senders: ['eva@mail.example'] })))
      expect(known.absences).toEqual([longer])
      expect(await subject.incidents.absences(other)).toEqual([])
    })

    test('effects come after all else, in their order, or not at all', async () => {
      const [number = 0] = await numbers(1)
      const absence = { agent: ANA, from: NOW, until: NOW + HOUR }
      const outbox = [aFinishedMail('k', { incident: number })]
      const all: Effect[] = [
        { kind: 'stop-mails', onceKeys: ['k'] },
        { kind: 'away', absence },
      ]
      await record({
        incidents: [anIncident(number)],
        outbox,
        effects: [...all, { kind: 'back', agent: ANA, at: NOW }],
      })
      expect([await subject.incidents.absences(box), (await subject.outbox.counts(box)).pending]).toEqual([[], 0])
      const failing = transaction(async (tx) => {
        await tx.record(aRecord({ effects: all }))
        throw new Error('a bug')
      })
      await expect(failing).rejects.toThrow('a bug')
      expect(await subject.incidents.absences(box)).toEqual([])
    })

    test('the lines of a list come back with the mail that is answered', async () => {
      await record({ outbox: [aFinishedMail('list', { template: 'list', lines: [1003, 1001] })] })
      const known = await transaction((tx) => tx.load(wanted({ sentMessageIds: ['inc.list@shop.example'] })))
      expect(known.sent[0]?.lines).toEqual([1003, 1001])
    })

    test('two who lock incidents in several rounds, each in the other’s way, both get through', async () => {
      const [a = 0, b = 0, sum = 0] = await numbers(3)
      await record({ incidents: [a, b, sum].map((number) => anIncident(number)) })
      let runs = 0
      let met: (() => void) | undefined
      const meeting = new Promise<void>((resolve) => {
        met = resolve
      })
      const count = (first: number, second: number) =>
        transaction(async (tx) => {
          const lock = async (number: number) => (await tx.load(wanted({ numbers: [number] }))).incidents[0]
          const one = await lock(first)
          if (++runs === 2) met?.()
          await meeting
          const two = await lock(second)
          const more = (incident: Incident | undefined) =>
            anIncident(incident?.number ?? 0, { reopened: (incident?.reopened ?? 0) + 1 })
          await tx.record(aRecord({ incidents: [more(one), more(two)], outbox: [aFinishedMail(`from ${first}`)] }))
        })
      await Promise.all([count(a, b), count(b, a)])
      const after = (await transaction((tx) => tx.load(wanted({ numbers: [a, b] })))).incidents
      expect([after.map((incident) => incident.reopened), runs]).toEqual([[2, 2], 3])
      expect((await subject.outbox.counts(box)).pending).toBe(2)
    })
  })
}
