import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ATestStore, at, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const MINUTE = 60_000

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

test('L10 a storm in one incident is kept whole, and each agent hears of it once an hour', async () => {
  await shop.receive(MONDAY, { from: 'bot@example.org', text: 'Where is my order 774411?' })
  const to = (await shop.said('acknowledgement'))[0]?.replyTo as string
  for (let n = 1; n <= 60; n++)
    await shop.receive(MONDAY + n * 10_000, {
      from: 'bot@example.org',
      to,
      text: `I ask for the ${n}th time where it is.`,
    })
  const [incident] = await shop.everyIncident()
  expect((await shop.ledger()).filed).toBe(61)
  expect(await shop.said('storm')).toHaveLength(2)
  // The first ones were told of one by one, to two agents.
  expect((await shop.said('notification')).length).toBe(2 * 20)
  const calm = MONDAY + 180 * MINUTE
  await shop.receive(calm, { from: 'bot@example.org', to, text: 'Thank you for nothing, it is still not here.' })
  expect((await shop.said('notification')).length).toBe(2 * 21)
  expect(incident?.standing.status).toBe('open')
})
