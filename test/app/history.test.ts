import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compose } from '../../src/app/compose.ts'
import { handoverContent, handoverMail } from '../../src/app/handover.ts'
import { checkLedger } from '../../src/app/ledger.ts'
import { ledgerDue } from '../../src/app/ledger-daily.ts'
import type { MailSession, MailSource } from '../../src/app/ports.ts'
import { receive } from '../../src/app/receive.ts'
import type { Store } from '../../src/domain/store.ts'
import { type ATestStore, aMail, at, BOSS, openTestStore } from '../support/a-store.ts'
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
function mailbox(mails: { arrivedAt: number; from: string; seen?: true }[], uidValidity = 7n): MailSource {
  const contents = mails.map(({ from }) => Buffer.from(aMail({ from, id: `${from}-1` })))
  const session: MailSession = {
    folder: 'INBOX',
    uidValidity,
    list: async (above) =>
      contents
        .map((c, i) => ({
          uid: i + 1,
          size: c.length,
          arrivedAt: mails[i]?.arrivedAt as number,
          ...(mails[i]?.seen && { seen: true as const }),
        }))
        .filter(({ uid }) => uid > above),
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

async function takeIn(source: MailSource, now: number, store: Store = shop.store) {
  const deps = { ...shop.deps, store, source, leases: memoryLeases(), bell: memoryBell(), holder: 'test' }
  await receive({ ...deps, clock: { now: () => now } }, shop.mailbox)
  return await shop.work(now)
}

async function compare(source: MailSource, now: number, store: Store = shop.store, after: 'seen' | 'move' = 'seen') {
  const deps = { rawMails: shop.rawMails, source, clock: { now: () => now }, store, after }
  return await checkLedger(deps, shop.mailbox, new AbortController().signal)
}

/** As if it had never been stored. */
async function lose(uid: number): Promise<void> {
  await shop.db.run({ name: 'test-lose', text: 'delete from ledger_entry where mailbox_id = $1 and uid = $2' }, [
    shop.mailbox,
    uid,
  ])
}

async function handovers(now: number) {
  const content = await handoverContent(shop.deps, shop.mailbox, now)
  const templates = await shop.deps.templates()
  return [
    compose(handoverMail({ ...BOSS, language: 'en' }, content, now, shop.deps), undefined, now, {
      ...shop.deps,
      templates,
    }),
  ]
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
  const found = await compare(source, NOW)
  expect(found).toMatchObject({ difference: 0, server: { there: 21, missing: 21, fresh: 21, taken: 21 } })
  expect(await takeIn(source, NOW)).toMatchObject({ opened: 21 })
  expect(await acknowledged()).toEqual(['fresh@example.org'])
})

const ages = [90 * DAY, 3 * DAY, 3_600_000].map((age) => ({ arrivedAt: NOW - age, from: `a${age}@example${age}.org` }))

test.each([
  { firstStart: undefined, opened: 3, apologies: [], answered: ['a3600000@example3600000.org'] },
  { firstStart: 'answer' as const, opened: 3, apologies: [], answered: ['a3600000@example3600000.org'] },
  { firstStart: 'history' as const, opened: 3, apologies: [], answered: [] },
  { firstStart: 'ignore' as const, opened: 0, apologies: [], answered: [] },
])('FIRST_START=$firstStart', async ({ firstStart, opened, answered }) => {
  const store = firstStart === undefined ? shop.store : { ...shop.store, firstStart }
  const mails = [...ages]
  expect(await takeIn(mailbox(mails), NOW, store)).toMatchObject({ opened })
  // The oldest first, and who waited longer than an outage explains gets an apology for that.
  expect(await acknowledged()).toEqual(answered)
  mails.push({ arrivedAt: NOW + 60_000, from: 'later@example.org' })
  expect(await takeIn(mailbox(mails), NOW + 120_000, store)).toMatchObject({ opened: 1 })
  expect(await acknowledged()).toEqual([...answered, 'later@example.org'])
  const left = firstStart === 'ignore' ? 3 : 0
  const found = await compare(mailbox(mails), NOW + 180_000, store)
  expect(found).toMatchObject({ difference: 0, server: { there: 4, missing: 0, ignored: left, taken: 0 } })
  // The server numbers its mails anew: what was left alone stays so.
  expect(await takeIn(mailbox(mails, 8n), NOW + 240_000, store)).toMatchObject({ opened: 0 })
  expect(await acknowledged()).toEqual([...answered, 'later@example.org'])
  expect((await compare(mailbox(mails, 8n), NOW + 300_000, store)).server).toMatchObject({ missing: 0, ignored: left })
})

describe('the ledger, both ways', () => {
  const four = Array.from({ length: 4 }, (_, n) => ({ arrivedAt: NOW - 3_600_000 + n, from: `m${n}@example${n}.org` }))

  test('what is missing here is said and taken in; compared once more there is no difference', async () => {
    await takeIn(mailbox(four), NOW)
    await lose(2)
    const found = await compare(mailbox(four), NOW + 1_000)
    expect(found).toMatchObject({ difference: 1, server: { missing: 1, taken: 0, recognised: 1, fresh: 0 } })
    expect(await compare(mailbox(four), NOW + 2_000)).toMatchObject({ difference: 0, server: { missing: 0 } })
  })

  test.each([
    { after: 'seen' as const, removed: 3, finished: 1 },
    { after: 'move' as const, removed: 0, finished: 3 },
  ])('what is gone at the server, with IMAP_AFTER=$after', async ({ after, removed, finished }) => {
    await takeIn(mailbox(four), NOW)
    const found = await compare(mailbox(four.slice(0, 1)), NOW + 1_000, shop.store, after)
    expect(found).toMatchObject({ difference: 0, server: { there: 1, removed, finished } })
  })

  test('what came since the last look is no difference; what was overlooked for long is', async () => {
    await takeIn(mailbox(four), NOW)
    const news = [...four, { arrivedAt: NOW + 60_000, from: 'new@example.org' }]
    expect(await compare(mailbox(news), NOW + 61_000)).toMatchObject({ difference: 0, server: { fresh: 1, taken: 1 } })
    const overlooked = [...news, { arrivedAt: NOW - 3_600_000, from: 'overlooked@example.org' }]
    expect(await compare(mailbox(overlooked), NOW + 62_000)).toMatchObject({ difference: 1, server: { missing: 1 } })
  })

  test('every night once, whoever asks; a difference is told to managers once, and stands in handover and digest', async () => {
    const source = mailbox(four)
    await takeIn(source, NOW)
    const due = (now: number) =>
      ledgerDue({ ...shop.deps, source, after: 'seen', clock: { now: () => now } }, shop.mailbox, now)
    // The day of the first start is let pass.
    expect(await due(NOW)).toBe(0)
    await lose(1)
    const night = at('2026-03-03T04:31:00+01:00')
    expect(await due(night - 2 * 60_000)).toBe(0)
    expect(await Promise.all([due(night), due(night), due(night + 60_000)])).toEqual(expect.arrayContaining([1, 0, 0]))
    expect(await shop.said('ledger-difference')).toHaveLength(1)
    expect(await shop.deps.ledgerChecks.latest(shop.mailbox)).toMatchObject({ difference: 1 })
    const [handover] = await handovers(night)
    expect(handover?.text).toContain('1 mail was not where it should be')
    expect(await due(night + DAY)).toBe(0)
    expect(await shop.deps.ledgerChecks.latest(shop.mailbox)).toMatchObject({ difference: 0 })
  })
})

test('F19 a database of an hour ago: nothing is lost, and who is acknowledged again is counted', async () => {
  const mails = Array.from({ length: 6 }, (_, n) => ({
    arrivedAt: NOW - 7_200_000 + n * 1_200_000,
    from: `m${n}@r${n}.org`,
  }))
  await takeIn(mailbox(mails.slice(0, 3)), NOW - 4_500_000)
  expect(await acknowledged()).toHaveLength(3)
  // What was said in the hour after the copy is not in it: two were marked as read then, and are acknowledged a second time.
  const later = mails.map((mail, n) => (n < 5 ? { ...mail, seen: true as const } : mail))
  expect(await takeIn(mailbox(later), NOW)).toMatchObject({ opened: 3 })
  expect(await acknowledged()).toEqual(mails.map(({ from }) => from))
  const numbers = (await shop.everyIncident()).slice(3, 5).map(({ number }) => number)
  expect(await compare(mailbox(later), NOW + 1_000)).toMatchObject({
    ...{ difference: 0, received: 6, server: { there: 6 } },
    again: { count: 2, incidents: numbers.toReversed() },
  })
})
