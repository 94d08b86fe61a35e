/** S28, F13: a mail server that lets us in no more is told to managers, once, and that all is well again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCredentials } from '../../src/adapters/db/credentials.ts'
import { credentialAlarms } from '../../src/app/credential-alarms.ts'
import { createInletWatch } from '../../src/app/inlet-watch.ts'
import { Failure, type MailSource } from '../../src/app/ports.ts'
import { receive } from '../../src/app/receive.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { type ATestStore, BOSS, openTestStore } from '../support/a-store.ts'
import { memoryLeases } from '../support/memory-ports.ts'

let shop: ATestStore
let failure: Failure | undefined
beforeAll(async () => {
  // Business never ends, so that the day this runs on does not matter.
  const always = [{ from: 0, to: 24 * 60 }]
  const week = [always, always, always, always, always, always, always] as const
  const plain = await openTestStore({ managers: [BOSS] })
  shop = plain
  Object.assign(shop.deps, {
    store: { ...plain.store, calendar: { ...plain.store.calendar, week, holidays: new Set() } },
  })
})
afterAll(() => shop.close())

const empty = {
  ...{ folder: 'INBOX', uidValidity: 1n },
  list: async () => [],
  close: async () => undefined,
}
const source = {
  open: async () => {
    if (failure) throw failure
    return empty
  },
} as unknown as MailSource

async function look(times = 1): Promise<void> {
  const deps = {
    ...shop.deps,
    source,
    leases: memoryLeases(),
    holder: 'test',
    clock: { now: Date.now },
    inletWatch: createInletWatch(createCredentials(shop.db), shop.mailbox),
  }
  for (let time = 0; time < times; time++) await receive(deps, shop.mailbox).catch(() => undefined)
}

const access = { provider: 'imap.shop.example', server: 'imap.shop.example', doors: [], command: 'doctor' }
const tell = () => {
  const credentialWatch = { access, credentials: createCredentials(shop.db) }
  return credentialAlarms({ ...shop.deps, credentialWatch }, shop.mailbox, Date.now())
}
/** It began this much earlier. */
const backdate = (ms: number) =>
  shop.db.run({ name: '', text: "update credential_trouble set since = since - $1::float8 * interval '1 ms'" }, [ms])
const subjects = async () => [...(await shop.said('access-refused')), ...(await shop.said('access-restored'))]

test.each([
  ['password', 'AUTHENTICATIONFAILED', 'IMAP_PASSWORD'],
  ['certificate', 'CERT_HAS_EXPIRED', 'certificate'],
  ['unencrypted', 'NO_STARTTLS', 'encryption'],
] as const)('%s: told after a quarter of an hour, once; then that it works', async (reason, code, step) => {
  const before = (await subjects()).length
  failure = new Failure('imap', 'refused', 'permanent', { refusal: { reason, code } })
  await look(3)
  expect(await tell()).toBe(0)
  await backdate(HOUR / 4)
  expect(await tell()).toBe(1)
  await look()
  expect(await tell()).toBe(0)
  const mail = (await shop.said('access-refused')).at(-1)
  expect(mail?.to[0]?.address).toBe(BOSS.address)
  expect(mail?.text).toContain(code)
  expect(mail?.text).toContain(step)
  expect(mail?.text).not.toMatch(/authorisation|token/i)
  failure = undefined
  await look()
  expect(await tell()).toBe(1)
  expect(await tell()).toBe(0)
  expect(await subjects()).toHaveLength(before + 2)
})

test('a server that is away for an hour is told once a day, however often it comes and goes', async () => {
  for (const mails of [2, 0]) {
    let told = 0
    failure = new Failure('imap', 'could not open INBOX: ECONNREFUSED')
    await look(3)
    await backdate(HOUR)
    told += await tell()
    failure = undefined
    await look()
    told += await tell()
    expect(told).toBe(mails)
  }
  expect((await shop.said('access-refused')).at(-1)?.subject).toContain('does not answer')
})

test('a hiccup is nobody’s news', async () => {
  failure = new Failure('imap', 'refused', 'permanent', { refusal: { reason: 'password', code: 'NO' } })
  await look(2)
  failure = undefined
  await look()
  expect(await tell()).toBe(0)
})
