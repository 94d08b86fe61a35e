import { afterEach, beforeEach, expect, test } from 'vitest'
import { passTime, tick } from '../../src/app/time.ts'
import { ANA, type ATestStore, at, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const HOUR = 3_600_000

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

const look = (now: number, templates = shop.deps.templates) =>
  tick({ ...shop.deps, templates, mailbox: { id: shop.mailbox }, clock: { now: () => now } })

test('a look at the clock that finds nothing loads no templates', async () => {
  const never = () => Promise.reject(new Error('loaded for nothing'))
  expect(await look(MONDAY, never)).toEqual({ followUps: 0, reports: 0 })
})

test("an agent hears of an answer that was refused at the next look, and the incident is the agent's again", async () => {
  await shop.receive(MONDAY, { from: 'eva@example.org', text: 'Where is my order 774411?' })
  const toAna = (await shop.said('notification')).find((mail) => mail.to[0]?.address === ANA.address)
  await shop.receive(MONDAY + HOUR, {
    from: ANA.address,
    to: toAna?.replyTo as string,
    text: '#resolve\n\nIt came back to us.',
  })
  const claimed = await shop.outbox.claim(shop.mailbox, 500, HOUR, MONDAY + HOUR)
  const relay = claimed.find((mail) => mail.template === 'relay')
  await shop.outbox.noteGivenUp(shop.mailbox, relay?.id as number, '550 5.1.1 no such user', MONDAY + HOUR)
  await look(MONDAY + HOUR)
  const [told] = await shop.said('delivery-failed')
  expect(told?.to[0]?.address).toBe(ANA.address)
  expect(told?.text).toContain('550 5.1.1 no such user')
  expect(told?.text).toContain('It came back to us.')
  const [incident] = await shop.everyIncident()
  expect(incident).toMatchObject({ assignee: ANA.address, standing: { status: 'open' } })
  await look(MONDAY + 2 * HOUR)
  expect(await shop.said('delivery-failed')).toHaveLength(1)
})

test('a mail server that does not answer holds up nothing else that is due', async () => {
  const stop = new AbortController()
  const asked = Promise.withResolvers<void>()
  const looked = Promise.withResolvers<void>()
  const passing = passTime(
    {
      ...shop.deps,
      mailbox: { id: shop.mailbox },
      clock: { now: () => MONDAY },
      erasures: {
        ...shop.deps.erasures,
        claim: async () => {
          asked.resolve()
          await new Promise((resolve) => stop.signal.addEventListener('abort', resolve))
          return undefined
        },
      },
      rounds: {
        ...shop.deps.rounds,
        // Asked for when all that was due is done.
        running: async () => {
          looked.resolve()
          return false
        },
      },
    },
    stop.signal,
  )
  await Promise.all([asked.promise, looked.promise])
  stop.abort()
  await passing
})
