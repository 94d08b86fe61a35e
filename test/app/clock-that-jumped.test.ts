/** A clock that was a year ahead for one pass (a machine that jumped, `once --now`): what it left behind keeps nobody waiting for a year. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ATestStore, at, openTestStore } from '../support/a-store.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const T = at('2026-03-02T10:00:00+01:00')
const AHEAD = T + 365 * DAY

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(() => shop.close())

test('a customer who was written to ahead of time hears about what comes later as anybody would', async () => {
  const from = 'Eva <eva@mail.example>'
  await shop.receive(T, { from, subject: 'Lamp', text: 'My lamp is broken. The order is 443322.' })
  await shop.work(AHEAD)
  await shop.receive(T + HOUR, { from, subject: 'Sofa', text: 'My sofa has not arrived. The order is 112233.' })
  await shop.work(T + 5 * DAY + 30 * 60_000)
  await shop.work(T + 5 * DAY + HOUR)
  const told = (await shop.said('still-working')).map(({ subject }) => subject)
  expect(told).toEqual([expect.stringContaining('Lamp'), expect.stringContaining('Sofa')])
})

test('a storm ahead of time is over, and people hear of the next', async () => {
  const holdBack = (incident: number, now: number) =>
    shop.incidents.transaction(shop.mailbox, (tx) =>
      tx.holdBack({ incident, rule: 'no-silence', about: incident, bound: 50, now }, (last) => (last ?? now) + HOUR),
    )
  expect(await holdBack(1, AHEAD)).toBe(AHEAD + HOUR)
  expect(await shop.deps.breaker.tell(shop.mailbox, AHEAD, () => [])).toBe(0)
  expect(await shop.deps.breaker.isUntold(shop.mailbox)).toBe(false)
  expect(await holdBack(1, T)).toBe(T + HOUR)
  expect(await shop.deps.breaker.isUntold(shop.mailbox)).toBe(true)
  // In the same storm the turn that was taken stays, and the next stands behind it; a clock a few minutes behind changes nothing.
  expect(await holdBack(1, T + 60_000)).toBe(T + HOUR)
  expect(await holdBack(2, T - 5 * 60_000)).toBe(T + 2 * HOUR)
})
