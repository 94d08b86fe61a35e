/** What a keeper of rounds must promise: each customer's turn once, few mails at a time, an end only when nothing of it waits. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Incidents, IncidentTransaction, MailboxId, Outbox, Rounds } from '../../src/app/ports.ts'
import type { RoundToStart } from '../../src/domain/incident/decision.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { aFinishedMail, anIncident, aRecord, OPENED_AT as NOW } from '../support/an-incident.ts'

export type RoundsUnderTest = {
  readonly rounds: Rounds
  readonly incidents: Incidents
  readonly outbox: Outbox
  newMailbox(): Promise<MailboxId>
  dispose(): Promise<void>
}

const LEASE = 60_000
const ENOUGH = 100

export function roundsContract(name: string, start: () => Promise<RoundsUnderTest>): void {
  describe(`${name} as the keeper of rounds`, () => {
    let subject: RoundsUnderTest
    let box: MailboxId
    let parent: number
    beforeAll(async () => {
      subject = await start()
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
      parent = await fresh()
      await record({ incidents: [aParent(parent)] })
    })
    afterAll(async () => subject?.dispose())

    const transaction = <T>(work: (tx: IncidentTransaction) => Promise<T>) => subject.incidents.transaction(box, work)
    const record = (changes: Parameters<typeof aRecord>[0]) => transaction((tx) => tx.record(aRecord(changes)))
    const fresh = async (): Promise<number> => (await transaction((tx) => tx.numbers(1)))[0] ?? 0
    const due = (waiting = ENOUGH) => subject.rounds.due(box, waiting)

    const aParent = (number: number): Incident =>
      anIncident(number, { customer: { address: '', name: 'Shop' }, participants: [], silentBecause: 'parent' })
    const aRound = (changes: Partial<RoundToStart> = {}): RoundToStart => ({
      parent,
      kind: 'new',
      by: 'ana@shop.example',
      at: NOW,
      subject: 'Lamps',
      text: 'Unplug it.',
      rawMailId: 7,
      files: [{ index: 1, filename: 'a.pdf', contentType: 'application/pdf' }],
      customers: ['eva', 'ivo', 'uma'].map((who) => ({ address: `${who}@mail.example`, name: who, language: 'es' })),
      ...changes,
    })
    const begin = async (changes: Partial<RoundToStart> = {}): Promise<number> => {
      await record({ effects: [{ kind: 'start-round', round: aRound(changes) }] })
      return (await due())?.round ?? expect.fail('no round is due')
    }
    const stop = () => record({ effects: [{ kind: 'stop-rounds', parent, by: 'ana@shop.example' }] })
    const mail = (round: number, n: number, incident?: number) =>
      aFinishedMail(`round:${round}:${n}`, { lane: 'round', ...(incident === undefined ? {} : { incident }) })
    const pieceOf = (round: number, count = 10) => transaction((tx) => tx.roundPiece(round, count, NOW))

    test('gives back the round as it was begun, and its customers in their order', async () => {
      const id = await begin()
      const round = await transaction((tx) => tx.lockRound(id))
      const { customers: _, ...told } = aRound()
      expect(round).toEqual({ ...told, id, status: 'running', total: 3, about: aParent(parent) })
      expect((await pieceOf(id, 2)).map(({ n, address }) => [n, address])).toEqual([
        [1, 'eva@mail.example'],
        [2, 'ivo@mail.example'],
      ])
    })

    test('whoever was seen to is not given again', async () => {
      const id = await begin()
      await transaction((tx) =>
        tx.noteRound(id, {
          customers: [
            { n: 1, incident: 55, status: 'done' },
            { n: 2, status: 'skipped' },
          ],
        }),
      )
      expect((await pieceOf(id)).map(({ n }) => n)).toEqual([3])
      expect(await transaction((tx) => tx.roundFigures(id))).toEqual({
        total: 3,
        done: 1,
        skipped: 1,
        sent: 0,
        failed: 0,
        waitingToBeSent: 1,
      })
    })

    test('one worker at a time has a round', async () => {
      const id = await begin()
      await transaction(async (tx) => {
        expect(await tx.lockRound(id)).toBeDefined()
        expect(await transaction((other) => other.lockRound(id))).toBeUndefined()
      })
      expect(await transaction((tx) => tx.lockRound(id))).toBeDefined()
    })

    test('a suppressed address is unreachable until its day', async () => {
      const id = await begin()
      await record({ suppress: [{ address: 'ivo@mail.example', until: NOW + 5, because: '550' }] })
      expect((await pieceOf(id)).map(({ unreachable }) => unreachable)).toEqual([false, true, false])
      const later = await transaction((tx) => tx.roundPiece(id, 10, NOW + 5))
      expect(later.map(({ unreachable }) => unreachable)).toEqual([false, false, false])
    })

    test('nothing is due while enough mails of rounds wait; other lanes do not count', async () => {
      const id = await begin()
      await subject.outbox.add(box, [mail(id, 1), mail(id, 2), aFinishedMail('x', { lane: 'reply' })], NOW)
      expect(await due(2)).toEqual({ round: id, parent, status: 'running' })
      expect(await due(1)).toBeUndefined()
      const claimed = await subject.outbox.claim(box, 3, LEASE, NOW)
      expect(await due(1)).toBeUndefined()
      await subject.outbox.noteSent(
        box,
        claimed.map(({ id: sent }) => ({ id: sent, response: '250' })),
        NOW,
      )
      expect(await due(0)).toBeDefined()
    })

    test('a round that is done is due again when its last mail was sent or given up', async () => {
      const id = await begin()
      await subject.outbox.add(box, [mail(id, 1), mail(id, 2)], NOW)
      await transaction((tx) =>
        tx.noteRound(id, { customers: [1, 2].map((n) => ({ n, status: 'done' })), status: 'done' }),
      )
      expect(await due()).toBeUndefined()
      const [first, second] = await subject.outbox.claim(box, 2, LEASE, NOW)
      await subject.outbox.noteGivenUp(box, first?.id ?? 0, '550', NOW)
      expect(await due()).toBeUndefined()
      await subject.outbox.noteSent(box, [{ id: second?.id ?? 0, response: '250' }], NOW)
      expect(await due()).toMatchObject({ round: id, status: 'done' })
      expect(await subject.rounds.running(box)).toBe(true)
      await transaction((tx) => tx.noteRound(id, { endedAt: NOW }))
      expect(await due()).toBeUndefined()
      expect(await subject.rounds.running(box)).toBe(false)
      expect(await transaction((tx) => tx.lockRound(id))).toBeUndefined()
    })

    test('rounds take turns', async () => {
      const first = await begin()
      const other = await fresh()
      await record({
        incidents: [aParent(other)],
        effects: [{ kind: 'start-round', round: aRound({ parent: other }) }],
      })
      await transaction((tx) => tx.noteRound(first, {}))
      const second = (await due())?.round
      expect(second).not.toBe(first)
      await transaction((tx) => tx.noteRound(second ?? 0, {}))
      expect((await due())?.round).toBe(first)
    })

    test('#stop cancels what waits, waits for what is being sent, and names whom it was said to in vain', async () => {
      const id = await begin()
      await subject.outbox.add(box, [mail(id, 1), mail(id, 2)], NOW)
      await transaction((tx) =>
        tx.noteRound(id, { customers: [1, 2].map((n) => ({ n, incident: 50 + n, status: 'done' })) }),
      )
      const [speaking] = await subject.outbox.claim(box, 1, LEASE, NOW)
      await stop()
      expect(await subject.outbox.claim(box, 5, LEASE, NOW)).toEqual([])
      expect(await pieceOf(id)).toEqual([])
      expect(await due()).toBeUndefined()
      // The server wants it later: then it does not go at all.
      await subject.outbox.noteAgain(box, speaking?.id ?? 0, '451', NOW)
      expect(await due()).toMatchObject({ round: id, status: 'stopped' })
      const back = await transaction((tx) => tx.takeBack(id, 10, NOW))
      expect(back.map(({ n, incident }) => [n, incident])).toEqual([
        [1, 51],
        [2, 52],
      ])
      expect(await subject.outbox.claim(box, 5, LEASE, NOW + LEASE)).toEqual([])
      await transaction((tx) => tx.noteRound(id, { customers: back.map(({ n }) => ({ n, status: 'stopped' })) }))
      expect(await transaction((tx) => tx.takeBack(id, 10, NOW))).toEqual([])
      expect(await transaction((tx) => tx.roundFigures(id))).toMatchObject({ done: 0, sent: 0, waitingToBeSent: 0 })
    })

    test('#stop leaves other matters alone', async () => {
      const id = await begin()
      await record({ effects: [{ kind: 'stop-rounds', parent: parent + 1_000_000, by: 'ana@shop.example' }] })
      expect(await due()).toMatchObject({ round: id, status: 'running' })
    })

    test('the children of a parent: not spam, not the erased, not whom a stop left out; the merged where they live on', async () => {
      const numbers = await transaction((tx) => tx.numbers(8))
      const [open, done, closed, leftOut, spam, merged, survivor, erased] = numbers as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      const child = (number: number, changes: Partial<Incident> = {}) =>
        anIncident(number, { parent, customer: { address: `c${number}@mail.example`, name: '' }, ...changes })
      const by = { agent: 'ana@shop.example' }
      await record({
        incidents: [
          child(open),
          child(done, { standing: { status: 'resolved', at: NOW, by } }),
          child(closed, { standing: { status: 'closed', at: NOW, by }, firstAnsweredAt: NOW }),
          child(leftOut, { standing: { status: 'closed', at: NOW, by: { policy: 'round-stopped' } } }),
          child(spam, { standing: { status: 'spam', at: NOW, by } }),
          child(merged, { standing: { status: 'merged', at: NOW, into: survivor } }),
          anIncident(survivor, { customer: { address: `c${survivor}@mail.example`, name: '' } }),
          child(erased, { customer: { address: '', name: '' } }),
        ],
      })
      const told = await pieceOf(await begin({ kind: 'tell', customers: [] }))
      expect(told.map(({ incident }) => incident)).toEqual([open, done, closed, survivor])
      expect(told.map(({ n }) => n)).toEqual([1, 2, 3, 4])
      await stop()
      await transaction(async (tx) => tx.noteRound((await due())?.round ?? 0, { endedAt: NOW }))
      const resolved = await pieceOf(await begin({ kind: 'resolve', customers: [] }))
      expect(resolved.map(({ incident }) => incident)).toEqual([open, survivor])
    })

    test('mailboxes do not see each other’s rounds', async () => {
      const id = await begin()
      const other = await subject.newMailbox()
      expect(await subject.rounds.due(other, ENOUGH)).toBeUndefined()
      expect(await subject.incidents.transaction(other, (tx) => tx.lockRound(id))).toBeUndefined()
      expect(await subject.incidents.transaction(other, (tx) => tx.roundPiece(id, 5, NOW))).toEqual([])
    })
  })
}
