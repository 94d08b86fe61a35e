/** What every keeper of corrections keeps: what stands after `#category`, `#undo` and `forget`, and what is learned from it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CorrectedMail, Corrections, Incidents, Lesson, MailboxId, Reports } from '../../src/app/ports.ts'
import type { Classification } from '../../src/domain/classify/classification.ts'
import type { Happening, IncidentEvent } from '../../src/domain/incident/events.ts'
import { evolve } from '../../src/domain/incident/evolve.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { aMessage, aRecord, OPENED_AT as NOW } from '../support/an-incident.ts'

export type CorrectionsUnderTest = {
  readonly corrections: Corrections
  readonly incidents: Incidents
  readonly reports: Reports
  newMailbox(): Promise<MailboxId>
  dispose(): Promise<void>
}

const MOST = 100
const ANA = { kind: 'agent', address: 'ana@shop.example' } as const
const ANA_WRITES = { address: ANA.address, name: 'Ana' }
const GUESS: Classification = { category: 'delivery', topic: 'late', sure: true, evidence: ['tarde'], urgent: false }
const UNSURE: Classification = { ...GUESS, sure: false }
const LESSON: Lesson = {
  category: 'checkout',
  topic: 'coupon',
  guess: { category: 'delivery', topic: 'late', sure: true },
  language: 'es',
  at: NOW,
  features: { bytes: Uint8Array.of(0, 1, 2, 255), kind: 'one' },
}

export function correctionsContract(name: string, start: () => Promise<CorrectionsUnderTest>): void {
  describe(`${name} for what agents correct`, () => {
    let subject: CorrectionsUnderTest
    let box: MailboxId
    let other: MailboxId
    let clock = NOW
    beforeAll(async () => {
      subject = await start()
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
      other = await subject.newMailbox()
    })
    afterAll(async () => subject?.dispose())

    const inTransaction: Incidents['transaction'] = (mailbox, work) => subject.incidents.transaction(mailbox, work)

    /** An incident with a first message, as it was opened. */
    async function opens(
      classification = GUESS,
      changes: Partial<Extract<Happening, { kind: 'opened' }>> = {},
      text = 'Mi pedido no llega',
      from = 'eva@mail.example',
    ): Promise<Incident> {
      return await inTransaction(box, async (tx) => {
        const [number = 0] = await tx.numbers(1)
        const event: IncidentEvent = {
          at: NOW,
          by: { kind: 'customer', address: 'eva@mail.example' },
          kind: 'opened',
          number,
          customer: { address: 'eva@mail.example', name: 'Eva' },
          language: 'es',
          subject: 'Pedido',
          classification,
          orderNumbers: [],
          ...changes,
        }
        const incident = evolve(undefined, event)
        const messages = [
          aMessage(number, { side: 'store', text: 'Ours', from: ANA_WRITES }),
          aMessage(number, { at: NOW + 2, text: 'Later', from: { address: from, name: '' } }),
          aMessage(number, { at: NOW + 1, subject: 'Pedido', text, from: { address: from, name: '' } }),
        ]
        await tx.record(aRecord({ incidents: [incident], events: [{ incident: number, event }], messages }))
        return incident
      })
    }

    async function happens(incident: Incident, happening: Happening): Promise<Incident> {
      clock += 1_000
      const event: IncidentEvent = { at: clock, by: ANA, ...happening }
      const changed = evolve(incident, event)
      const record = aRecord({ incidents: [changed], events: [{ incident: incident.number, event }] })
      await inTransaction(box, (tx) => tx.record(record))
      return changed
    }
    const corrects = (incident: Incident, category: string, topic: string) =>
      happens(incident, { kind: 'categorised', category, topic })
    /** Back to how `before` was classified. */
    const undoes = (incident: Incident, before: Incident) => {
      const { customer, participants, standing, classification } = before
      const { category, topic, sure, evidence, urgent } = classification
      const restored = { standing, customer, participants, category, topic, sure, evidence, urgent }
      return happens(incident, { kind: 'undone', restored })
    }
    const latest = (mailbox = box, most = MOST) => subject.corrections.latest(mailbox, most)
    const brief = async () => (await latest()).map(briefly)
    const briefly = ({ incident, category, topic, guess }: CorrectedMail) =>
      [incident, `${category}/${topic}`, guess && `${guess.category}/${guess.topic}${guess.sure ? '' : '?'}`] as const

    test('nothing was corrected: nothing is there', async () => {
      await opens()
      expect(await latest()).toEqual([])
      expect(await subject.corrections.mark(box, MOST)).toBe(await subject.corrections.mark(other, MOST))
    })

    test('a correction stands with what it was taken for; the last word about an incident counts', async () => {
      const incident = await opens()
      const once = await corrects(incident, 'checkout', 'coupon')
      expect(await brief()).toEqual([[incident.number, 'checkout/coupon', 'delivery/late']])
      await corrects(once, 'support', 'complaint')
      const [stands] = await latest()
      expect(stands).toMatchObject({ incident: incident.number, category: 'support', language: 'es', at: clock })
      expect(stands?.features).toBeUndefined()
      expect(await latest(other)).toEqual([])
    })

    test('undo brings back the one before, and then none', async () => {
      const incident = await opens()
      const once = await corrects(incident, 'checkout', 'coupon')
      const [first] = await latest()
      const twice = await corrects(once, 'support', 'complaint')
      const back = await undoes(twice, once)
      expect(await latest()).toEqual([first])
      await undoes(back, incident)
      expect(await latest()).toEqual([])
    })

    test('undo of something else leaves it, and what was reset is not brought back by it', async () => {
      const once = await corrects(await opens(), 'checkout', 'coupon')
      const before = await latest()
      const after = await undoes(once, once)
      expect(await latest()).toEqual(before)
      expect(await subject.corrections.reset(box)).toBe(1)
      await undoes(after, once)
      expect(await latest()).toEqual([])
    })

    test('an unsure guess that is confirmed teaches; a correction back to what was sure does not', async () => {
      const unsure = await opens(UNSURE)
      await corrects(unsure, 'delivery', 'late')
      expect(await brief()).toEqual([[unsure.number, 'delivery/late', 'delivery/late?']])
      const sure = await opens(GUESS)
      await corrects(await corrects(sure, 'support', 'other'), 'delivery', 'late')
      expect(await brief()).toHaveLength(1)
    })

    test('what the store opened was guessed by nobody; what was split off teaches, and was no error', async () => {
      await corrects(await opens(GUESS, { byStore: true }), 'checkout', 'coupon')
      const split = await opens(UNSURE, { byStore: true, splitFrom: 1 })
      await corrects(split, 'checkout', 'coupon')
      expect(await brief()).toEqual([[split.number, 'checkout/coupon', undefined]])
    })

    test('what is learned is the first message of the customer; its features stay, whatever is corrected later', async () => {
      const incident = await opens()
      const once = await corrects(incident, 'checkout', 'coupon')
      expect(await subject.corrections.texts(box, [incident.number, 999_999])).toEqual(
        new Map([[incident.number, { subject: 'Pedido', text: 'Mi pedido no llega' }]]),
      )
      const bytes = Uint8Array.of(0, 92, 255)
      const id = (await latest())[0]?.id ?? 0
      await subject.corrections.keep(other, 'one', [{ id, bytes: Uint8Array.of(1) }])
      await subject.corrections.keep(box, 'one', [{ id, bytes }])
      await corrects(once, 'support', 'complaint')
      const [kept] = await latest()
      expect(kept).toMatchObject({ category: 'support', features: { kind: 'one' } })
      expect([...(kept?.features?.bytes ?? [])]).toEqual([...bytes])
    })

    test('the latest come in the order in which they were made, and the mark changes with each', async () => {
      const marks = new Set<string>()
      const look = async () => marks.add(await subject.corrections.mark(box, 2))
      const all: Incident[] = []
      for (let i = 0; i < 3; i++) {
        await look()
        all.push(await corrects(await opens(), 'checkout', 'coupon'))
      }
      await look()
      const [a, b, c] = all as [Incident, Incident, Incident]
      expect((await latest(box, 2)).map(({ incident }) => incident)).toEqual([b.number, c.number])
      await corrects(a, 'support', 'complaint')
      await look()
      expect((await latest(box, 2)).map(({ incident }) => incident)).toEqual([c.number, a.number])
      expect(marks.size).toBe(5)
    })

    test('whoever is forgotten is unlearned, and nobody else', async () => {
      const incident = await opens()
      await corrects(incident, 'checkout', 'coupon')
      const stays = await opens(
        GUESS,
        { customer: { address: 'ivo@mail.example', name: 'Ivo' } },
        'Hola',
        'ivo@mail.example',
      )
      await corrects(stays, 'checkout', 'coupon')
      const forget = { kind: 'forget', address: 'eva@mail.example', at: clock, by: ANA.address } as const
      await inTransaction(box, (tx) => tx.record(aRecord({ effects: [forget] })))
      expect(await brief()).toEqual([[stays.number, 'checkout/coupon', 'delivery/late']])
    })

    test('how incidents were guessed is counted by category and language, and how many stayed there', async () => {
      await opens()
      await corrects(await opens(), 'checkout', 'coupon')
      await corrects(await opens(), 'delivery', 'damaged')
      await corrects(await opens(UNSURE), 'checkout', 'coupon')
      await opens(UNSURE, { language: 'pl' })
      await opens(GUESS, { byStore: true })
      await happens(await opens(), { kind: 'spammed', endedBy: { agent: ANA.address } })
      expect(await subject.reports.guesses(box, NOW, NOW + 1)).toEqual([
        { category: 'delivery', language: 'es', guessed: 4, sure: 3, kept: 2 },
        { category: 'delivery', language: 'pl', guessed: 1, sure: 0, kept: 0 },
      ])
      expect(await subject.reports.guesses(box, NOW - 1, NOW)).toEqual([])
      expect(await subject.reports.guesses(other, NOW, NOW + 1)).toEqual([])
    })

    test('lessons of another mailbox come once, and go with a reset', async () => {
      const { guess: _, ...unguessed } = LESSON
      const lessons = [LESSON, { ...unguessed, at: NOW + 1 }]
      expect(await subject.corrections.add(box, lessons)).toBe(2)
      expect(await subject.corrections.add(box, [...lessons, { ...LESSON, topic: 'invoice' }])).toBe(1)
      const all = await latest()
      expect(
        all.map(({ id: _id, features, ...lesson }) => ({ ...lesson, bytes: [...(features?.bytes ?? [])] })),
      ).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            category: 'checkout',
            topic: 'coupon',
            language: 'es',
            at: NOW,
            guess: LESSON.guess,
          }),
        ]),
      )
      expect(all.every(({ incident }) => incident === undefined)).toBe(true)
      expect([...(all[0]?.features?.bytes ?? [])]).toEqual([0, 1, 2, 255])
      expect(await latest(other)).toEqual([])
      expect(await subject.corrections.reset(other)).toBe(0)
      expect(await subject.corrections.reset(box)).toBe(3)
    })

    test('a lesson taken out of a mailbox and brought back is not learned twice', async () => {
      await corrects(await opens(), 'checkout', 'coupon')
      const id = (await latest())[0]?.id ?? 0
      await subject.corrections.keep(box, 'one', [{ id, bytes: Uint8Array.of(7, 7) }])
      const lessons = (await latest()).map(({ id: _, incident: __, features, ...lesson }) => ({
        ...lesson,
        features: features ?? LESSON.features,
      }))
      expect(await subject.corrections.add(box, lessons)).toBe(0)
      expect(await subject.corrections.add(other, lessons)).toBe(1)
    })
  })
}
