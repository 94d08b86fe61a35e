/** The machine was off, or two of them look at the clock at once: what a real store then says, and does not say. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { followUp } from '../../src/app/follow-up.ts'
import { isDaytime } from '../../src/domain/time/daytime.ts'
import { A_STORE, type ATestStore, at, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const HOUR = 3_600_000
const DAY = 24 * HOUR
const EVA = 'eva@example.org'

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

const look = (now: number, unread = false) => followUp(shop.deps, shop.mailbox, now, { unread })
const stillWorking = async () => (await shop.said('still-working')).map((mail) => mail.decidedAt)

async function twoMatters(when = MONDAY): Promise<void> {
  await shop.deliver(
    when,
    { from: EVA, subject: 'Lamp', text: 'The lamp of order 774411 is broken.' },
    { from: EVA, subject: 'Invoice', text: 'Please send me the invoice of order 885522.' },
  )
  await shop.process(when)
}

test('of two incidents of a customer that are due on one day, one is told of the day before, and nobody twice a day', async () => {
  await twoMatters()
  for (let now = MONDAY; now <= MONDAY + 6 * DAY; now += HOUR) await look(now)
  const told = await stillWorking()
  expect(told).toHaveLength(2)
  expect((told[1] ?? 0) - (told[0] ?? 0)).toBeGreaterThanOrEqual(DAY)
  // Neither waited longer than the five days.
  expect(Math.max(...told)).toBeLessThanOrEqual(MONDAY + 5 * DAY)
})

test('after days of outage a customer hears one mail a day, by day, and an agent one mail an incident', async () => {
  await twoMatters()
  const night = at('2026-03-12T23:30:00+01:00')
  await look(night)
  expect(await stillWorking()).toEqual([])
  expect(await shop.said('first-answer-reminder')).toEqual([])
  const morning = at('2026-03-13T08:00:00+01:00')
  await look(morning)
  await look(morning + HOUR)
  expect(await stillWorking()).toEqual([morning])
  // Two agents, two incidents.
  expect(await shop.said('first-answer-reminder')).toHaveLength(4)
  for (let now = morning; now < morning + 3 * DAY; now += HOUR) await look(now)
  const told = await stillWorking()
  expect(told).toEqual([morning, morning + DAY])
  expect(told.every((moment) => isDaytime(A_STORE.calendar, moment))).toBe(true)
})

test('two workers that look at once say everything once, and one mail to a customer', async () => {
  await twoMatters()
  const back = MONDAY + 9 * DAY
  await Promise.all([look(back), look(back), look(back)])
  expect(await stillWorking()).toEqual([back])
  expect(await shop.said('first-answer-reminder')).toHaveLength(4)
  await Promise.all([look(back + DAY), look(back + DAY)])
  expect(await stillWorking()).toEqual([back, back + DAY])
})

test('while mail may lie unread nobody is asked why there is no answer', async () => {
  await shop.receive(MONDAY, { from: EVA, text: 'The lamp of order 774411 is broken.' })
  const [notification] = await shop.said('notification')
  await shop.receive(MONDAY + HOUR, {
    from: notification?.to[0]?.address ?? '',
    to: notification?.replyTo ?? '',
    text: '#wait\n\nWhich colour is it?',
  })
  const back = MONDAY + 8 * DAY
  await look(back, true)
  expect(await shop.said('reminder')).toEqual([])
  await look(back + HOUR)
  expect(await shop.said('reminder')).toHaveLength(1)
})
