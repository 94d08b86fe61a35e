/** The digest of a week from real rows: what the database counts, who is told, and in which words. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresOf, weekBefore } from '../../src/app/digest.ts'
import { reportsDue } from '../../src/app/reports-due.ts'
import type { Happening } from '../../src/domain/incident/events.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { ANA, type ATestStore, at, BOSS, openTestStore } from '../support/a-store.ts'
import { aMessage, anIncident, aRecord } from '../support/an-incident.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const NOW = at('2026-03-09T08:00:00+01:00')
const EWA = { address: 'ewa@shop.example', name: 'Ewa', language: 'pl', categories: [] } as const

let shop: ATestStore
beforeAll(async () => {
  // A manager who is an agent, too, may work the lines.
  shop = await openTestStore({ managers: [BOSS, EWA, ANA] })
  // The store is there since January, and one mail of that time was never worked off.
  await shop.deliver(at('2026-01-05T09:00:00+01:00'), { from: 'old@mail.example' })
  for (let week = 4; week > 0; week--)
    for (let n = 0; n < 12; n++) await opens(n, { openedAt: MONDAY - week * 7 * DAY })
})
afterAll(async () => shop?.close())

let customers = 0

/** An incident of a new customer, answered in time, with what happened to it. */
async function opens(
  n: number,
  changes: Partial<Incident> = {},
  happened: readonly (Happening & { readonly when?: number })[] = [],
  text = 'Mi lámpara no enciende',
  isAnswered = true,
): Promise<number> {
  const address = `customer${++customers}@mail.example`
  const openedAt = changes.openedAt ?? MONDAY
  const { awaitingAnswerSince: _, ...answered } = anIncident(0)
  return await shop.incidents.transaction(shop.mailbox, async (tx) => {
    const number = (await tx.numbers(1))[0] ?? 0
    await tx.record(
      aRecord({
        incidents: [
          {
            ...answered,
            ...{ number, openedAt, lastCustomerAt: openedAt },
            ...(isAnswered ? { firstAnsweredAt: openedAt + 20 * MINUTE } : {}),
            ...{ customer: { address, name: 'Eva' }, participants: [address], orderNumbers: [`A-${n}`] },
            classification: { category: 'checkout', topic: 'invoice', sure: true, evidence: [], urgent: false },
            ...changes,
          },
        ],
        events: happened.map(({ when = openedAt + HOUR, ...event }) => ({
          incident: number,
          event: { at: when, by: { kind: 'system', policy: 'test' }, ...event },
        })),
        messages: [aMessage(number, { at: openedAt, from: { address, name: 'Eva' }, text })],
      }),
    )
    return number
  })
}

const by = { agent: ANA.address }
const ended = (hours: number) => ({
  standing: { status: 'resolved', at: MONDAY + hours * HOUR, by } as const,
})
const resolved = { kind: 'resolved', endedBy: by } as const
const promise = { dueAt: MONDAY + DAY, remindAt: MONDAY, text: '', by: ANA.address, reminded: true, missed: false }
const given = (amount: string, currency: string, when: number) => ({
  at: when,
  by: ANA.address,
  amount,
  currency,
  text: '',
})

test('a week is counted as it was, and its managers are told what they must decide', async () => {
  const damaged = { category: 'delivery', topic: 'damaged', sure: true, evidence: [], urgent: false } as const
  for (let n = 0; n < 11; n++) await opens(n, { classification: damaged }, [], 'El manual en inglés llegó mojado')
  await opens(1, ended(4), [resolved, { ...resolved, kind: 'closed' }, { kind: 'survey-answered', score: 5 }])
  const unhappy = await opens(2, ended(8), [
    resolved,
    { kind: 'survey-answered', score: 4 },
    { kind: 'survey-answered', score: 1 },
    { kind: 'survey-answered', score: 5, unconfirmed: true },
  ])
  // Two in one week, one of which was taken back, and one of the week before.
  const compensations = [given('12.50', 'EUR', MONDAY), given('7', 'PLN', MONDAY), given('99', 'EUR', MONDAY - 7 * DAY)]
  await opens(3, { compensations }, [
    { kind: 'compensated', compensation: given('12.50', 'EUR', MONDAY) },
    { kind: 'compensated', compensation: given('7', 'PLN', MONDAY) },
    { kind: 'compensated', compensation: given('40', 'EUR', MONDAY) },
    { kind: 'offered', offer: { at: MONDAY, by: ANA.address, options: ['a', 'b'] } },
    { kind: 'offer-chosen', chosen: 0 },
  ])
  const missed = await opens(4, { promise: { ...promise, missed: true } }, [
    { kind: 'promised', promise },
    { kind: 'promised', promise },
    { kind: 'promise-missed' },
    { kind: 'promised', promise },
    { kind: 'promise-kept' },
    { kind: 'delivery-failed', recipient: 'x', severity: 'soft', diagnostic: '', template: 'relay' },
  ])
  // In a flood: an incident like others, whose words are nobody's news.
  const inFlood = { awaitingAnswerSince: MONDAY, silentBecause: 'limit' } as const
  const unanswered = await opens(5, inFlood, [], 'El manual en inglés llegó mojado', false)
  await opens(6, { standing: { status: 'spam', at: MONDAY, by } })
  await opens(7, { parent: missed, openedAt: MONDAY, lastCustomerAt: MONDAY })

  const content = await figuresOf(shop.deps, shop.mailbox, weekBefore(shop.deps, NOW), NOW)
  expect(content.figures).toMatchObject({
    weekNumber: 10,
    opened: 16,
    openedBefore: 12,
    resolved: 2,
    reopened: 0,
    firstAnswer: { median: 20, p90: 20, count: 15 },
    inTarget: { count: 15, total: 16 },
    resolution: { median: 6, count: 2 },
    promises: { kept: 1, moved: 1, missed: 1 },
    survey: { answers: 2, mean: 3, distribution: [1, 0, 0, 0, 1] },
    compensations: [
      { currency: 'EUR', amount: 12.5, count: 1 },
      { currency: 'PLN', amount: 7, count: 1 },
    ],
    offers: { made: 1, chosen: 1 },
    deliveryFailures: 1,
    ledger: { received: 1, open: 1, difference: 1 },
    openNow: 4 * 12 + 14,
  })
  expect(content.figures.backlog.map(({ count }) => count)).toEqual([0, 0, 14, 12, 24, 12])
  expect(content.recurring.map(({ kind, what, count }) => [kind, what, count])).toEqual([
    ['topic', 'delivery/damaged', 11],
    ['word', 'manual en inglés', 11],
  ])
  expect(content.decisions.map(({ because, numbers }) => [because, numbers])).toEqual([
    ['ledger', []],
    ['promise-missed', [missed]],
    ['low-score', [unhappy]],
    ['unanswered', [unanswered]],
    ['recurrence', content.recurring[0]?.examples],
    ['recurrence', content.recurring[1]?.examples],
  ])

  expect(await reportsDue(shop.deps, shop.mailbox, NOW)).toBe(3)
  const digests = await shop.said('digest')
  expect(digests.map(({ subject }) => subject)).toEqual([
    'Week 10: 16 incidents (+4), 94% answered in time, 6 need a decision',
    'Tydzień 10: 16 zgłoszeń (+4), 94% odpowiedzi na czas, 6 spraw do decyzji',
    'Semana 10: 16 incidencias (+4), el 94 % respondidas a tiempo, 6 por decidir',
  ])
  for (const { html, text } of digests) {
    expect(Buffer.byteLength(html)).toBeLessThan(100_000)
    expect(text).not.toContain('@mail.example')
  }
  const [, , hers] = digests
  expect(hers?.text).toMatch(/1\. \[INC-\d+-\w{5}\]/)
  expect(await reportsDue(shop.deps, shop.mailbox, NOW + HOUR)).toBe(0)
})

test('an empty week says so in one paragraph', async () => {
  const later = NOW + 7 * DAY
  await reportsDue(shop.deps, shop.mailbox, later)
  const digest = (await shop.said('digest')).findLast(({ to }) => to[0]?.address === BOSS.address)
  expect(digest?.subject).toMatch(/^Week 11: nothing came in, \d+ need a decision$/)
  expect(digest?.text).toContain('A quiet week')
  expect(digest?.text).not.toContain('By category')
})
