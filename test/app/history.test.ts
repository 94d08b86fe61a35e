import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '../../src/app/ledger.ts'
import type { MailSession, MailSource } from '../../src/app/ports.ts'
import { receive } from '../../src/app/receive.ts'
import { type ATestStore, aMail, at, openTestStore } from '../support/a-store.ts'
import { memoryBell, memoryLeases } from '../support/memory-ports.ts'

const NOW = at('2026-03-02T10:00:00+01:00')
const DAY = 86_400_000

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

/** A mailbox at a server, with the arrival of each mail. */
function mailbox(mails: { arrivedAt: number; from: string }[]): MailSource {
  const contents = mails.map(({ from }) => Buffer.from(aMail({ from })))
  const session: MailSession = {
    folder: 'INBOX',
    uidValidity: 7n,
    list: async (above) => contents.map((c, i) => ({ uid: i + 1, size: c.length })).filter(({ uid }) => uid > above),
    async *fetch(uids) {
      for (const uid of uids) {
        const content = contents[uid - 1] as Buffer
        yield { uid, arrivedAt: mails[uid - 1]?.arrivedAt as number, size: content.length, content }
      }
    },
    finish: async () => undefined,
    waitForNews: async () => undefined,
    close: async () => undefined,
  }
  return { open: async () => session }
}

async function takeIn(source: MailSource, now: number) {
  const deps = { ...shop.deps, store: shop.store, source, leases: memoryLeases(), bell: memoryBell(), holder: 'test' }
  await receive({ ...deps, clock: { now: () => now } }, shop.mailbox)
  return await shop.work(now)
}

const acknowledged = async () => (await shop.said('acknowledgement')).map((mail) => mail.to[0]?.address)

test('F18 what was there before the first start is history: filed, and nobody is written to', async () => {
  const old = Array.from({ length: 120 }, (_, n) => ({
    arrivedAt: NOW - 30 * DAY + n,
    from: `old${n}@example${n}.org`,
  }))
  const fresh = { arrivedAt: NOW - 3_600_000, from: 'fresh@example.org' }
  expect(await takeIn(mailbox([...old, fresh]), NOW)).toMatchObject({ opened: 121 })
  expect(await acknowledged()).toEqual(['fresh@example.org'])
  expect(await shop.said('notification')).toHaveLength(2)
  const incidents = await shop.everyIncident()
  expect(incidents.filter((incident) => incident.standing.status === 'open')).toHaveLength(1)
  // No clock runs on history: after a week only the fresh incident was reminded of.
  await shop.work(NOW + 7 * DAY)
  const about = new Set((await shop.said()).map((mail) => mail.incident))
  expect([...about].filter((number) => number !== undefined)).toHaveLength(1)
})

test('what comes late after the first start is an outage: one apology for the delay', async () => {
  const mails: { arrivedAt: number; from: string }[] = []
  await takeIn(mailbox(mails), NOW)
  mails.push({ arrivedAt: NOW + DAY, from: 'waited@example.org' })
  await takeIn(mailbox(mails), NOW + 4 * DAY)
  const [apology] = await shop.said('acknowledgement')
  expect(apology?.to[0]?.address).toBe('waited@example.org')
  const [incident] = await shop.everyIncident()
  expect(incident?.openedAt).toBe(NOW + DAY)
})

test('F18 who compares the ledger before the first start writes to nobody of the past either', async () => {
  const old = Array.from({ length: 20 }, (_, n) => ({ arrivedAt: NOW - 30 * DAY + n, from: `old${n}@example${n}.org` }))
  const source = mailbox([...old, { arrivedAt: NOW - 3_600_000, from: 'fresh@example.org' }])
  const clock = { now: () => NOW }
  const deps = { rawMails: shop.rawMails, source, clock, store: shop.store }
  const found = await checkLedger(deps, shop.mailbox, new AbortController().signal)
  expect(found.server).toMatchObject({ there: 21, missing: 21, taken: 21 })
  expect(await takeIn(source, NOW)).toMatchObject({ opened: 21 })
  expect(await acknowledged()).toEqual(['fresh@example.org'])
})
