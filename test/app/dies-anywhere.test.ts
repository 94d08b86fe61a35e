/**
 * The process dies at every single step of its way in turn: before each statement, before and after each COMMIT, before
 * and after each word to a server. Whoever comes next finishes, and each mail has one incident and one acknowledgement.
 */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database, Runner } from '../../src/adapters/db/database.ts'
import { createIncidents } from '../../src/adapters/db/incidents.ts'
import { createOutbox } from '../../src/adapters/db/outbox.ts'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { followUp } from '../../src/app/follow-up.ts'
import type { MailSender, MailSource, OutboxMail } from '../../src/app/ports.ts'
import { process as processMails } from '../../src/app/process.ts'
import { receive } from '../../src/app/receive.ts'
import { send } from '../../src/app/send.ts'
import { type ATestStore, aMail, at, openTestStore } from '../support/a-store.ts'
import { memoryBell, memoryLeases } from '../support/memory-ports.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(async () => {
  await shop.close()
})

/** Throws at the step `at` and at all after it: the dead do nothing more. */
type Life = { step(): void; died(): boolean }

function lifeOf(steps: number): Life {
  let count = 0
  return {
    step() {
      count += 1
      if (count >= steps) throw new Error('died')
    },
    died: () => count >= steps,
  }
}

function mortal(db: Database, life: Life): Database {
  const stepping = (on: Runner): Runner['run'] => {
    return async (statement, values) => {
      life.step()
      return await on.run(statement, values)
    }
  }
  return {
    ...db,
    run: stepping(db),
    async transaction(work, options) {
      const result = await db.transaction(async (tx) => {
        const done = await work({ ...tx, run: stepping(tx) })
        life.step()
        return done
      }, options)
      life.step()
      return result
    },
  }
}

/** A mailbox that keeps its mails, and a server that notes every mail it took. */
type Outside = { readonly mails: Buffer[]; readonly finished: Set<number>; readonly taken: OutboxMail[] }

function sourceOf(outside: Outside, life: Life): MailSource {
  return {
    open: async () => ({
      folder: 'INBOX',
      uidValidity: 7n,
      async list(above) {
        life.step()
        return outside.mails.map((mail, i) => ({ uid: i + 1, size: mail.length })).filter(({ uid }) => uid > above)
      },
      async *fetch(uids) {
        for (const uid of uids) {
          life.step()
          const content = outside.mails[uid - 1] as Buffer
          yield { uid, arrivedAt: MONDAY + uid, size: content.length, content }
        }
      },
      async finish(uids) {
        life.step()
        for (const uid of uids) outside.finished.add(uid)
        life.step()
      },
      waitForNews: async () => undefined,
      close: async () => undefined,
    }),
  }
}

function senderOf(outside: Outside, life: Life): MailSender {
  return {
    async send(mail) {
      life.step()
      outside.taken.push(mail)
      life.step()
      return { kind: 'sent', response: '250 ok', refused: [] }
    },
    verify: async () => undefined,
    close: async () => undefined,
  }
}

async function live(outside: Outside, life: Life): Promise<void> {
  const db = mortal(shop.db, life)
  const now = () => MONDAY + 60_000
  const deps = {
    ...shop.deps,
    rawMails: createRawMails(db),
    incidents: createIncidents(db),
    outbox: createOutbox(db),
    leases: memoryLeases(),
    bell: memoryBell(),
    holder: 'mortal',
    clock: { now },
    source: sourceOf(outside, life),
    sender: senderOf(outside, life),
    attachments: { read: async () => new Map() },
    spent: { mails: [] },
  }
  await receive(deps, shop.mailbox)
  await processMails(deps, shop.mailbox, now)
  await followUp(deps, shop.mailbox, now())
  await send(deps, shop.mailbox, { concurrency: 1 })
}

/** As if the time of all claims were over. */
async function claimsEnd(): Promise<void> {
  for (const text of [
    `update raw_mail set available_at = '-infinity' where status = 'pending'`,
    `update outbox_mail set available_at = '-infinity' where status in ('pending', 'sending')`,
  ])
    await shop.db.run({ name: '', text }, [])
}

test('F01 F26 dying at every step in turn: one incident, one acknowledgement, the same Message-ID on a repeat', async () => {
  const outside: Outside = { mails: [], finished: new Set(), taken: [] }
  let deaths = 0
  for (;;) {
    outside.mails.push(Buffer.from(aMail({ from: `eva${deaths}@mail${deaths}.example` })))
    const life = lifeOf(deaths + 1)
    await live(outside, life).catch((error: unknown) => expect(String(error)).toContain('died'))
    if (!life.died()) break
    deaths += 1
    await claimsEnd()
    await live(outside, lifeOf(Number.POSITIVE_INFINITY))
  }
  // Fewer would mean that a step is no longer one.
  expect(deaths).toBeGreaterThan(25)
  const mails = outside.mails.length
  expect(await shop.ledger()).toMatchObject({ received: mails, filed: mails })
  const incidents = await shop.everyIncident()
  expect(new Set(incidents.map((incident) => incident.customer.address)).size).toBe(mails)
  expect(incidents).toHaveLength(mails)
  expect([...outside.finished].sort((a, b) => a - b)).toEqual(outside.mails.map((_, i) => i + 1))

  const idsOf = new Map<string, Set<string>>()
  for (const mail of outside.taken.filter(({ template }) => template === 'acknowledgement')) {
    const to = mail.to[0]?.address ?? ''
    idsOf.set(to, (idsOf.get(to) ?? new Set()).add(mail.messageId))
  }
  expect(idsOf.size).toBe(mails)
  expect([...idsOf].filter(([, ids]) => ids.size !== 1)).toEqual([])
  // Three mails a customer; a death costs at most one repeat.
  expect(outside.taken.length - mails * 3).toBeLessThanOrEqual(deaths)
}, 60_000)
