/** What whoever keeps the installation running is told, and when. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReports } from '../../src/adapters/db/reports.ts'
import { createSeeing } from '../../src/adapters/db/seeing.ts'
import { createHealth } from '../../src/app/health.ts'
import { createOverview, type Overview } from '../../src/app/overview.ts'
import { Failure, type MailboxFigures } from '../../src/app/ports.ts'
import { readinessOf } from '../../src/app/readiness.ts'
import { complaintsOf } from '../../src/app/status.ts'
import { gatherMeasurements } from '../../src/app/thread-report.ts'
import { screenOf } from '../../src/cli/status-screen.ts'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { type ATestStore, at, openTestStore } from '../support/a-store.ts'

const NOW = at('2026-03-02T10:00:00Z')

const WELL: MailboxFigures = {
  leases: [{ name: 'inlet', holder: 'machine-1-abc', until: NOW + 20 * SECOND }],
  ...{ lookedAt: NOW - MINUTE, pending: { mails: 0 }, held: 0, quarantined: 0, outbox: [], untoldFailures: 0 },
  due: { incidents: 0, overdue: 0 },
  ...{ live: [], breaker: { waiting: 0 }, corrections: 0, troubles: [] },
}
const TROUBLE = { part: 'imap', cause: 'the login was refused', since: NOW - HOUR, at: NOW - MINUTE, times: 3 } as const
const waiting = (lane: 'reply' | 'follow-up', ms: number): Partial<MailboxFigures> => ({
  outbox: [{ lane, state: 'waiting', mails: 1, oldestAt: NOW - ms, dueSince: NOW - ms }],
})

test.each([
  [8 * 24 * HOUR, []],
  [72 * HOUR, ['warn']],
  [-HOUR, ['fail']],
] as const)("the client's secret ends in %i ms: %j", (ms, levels) => {
  const signIn = { provider: 'Google', secretExpires: NOW + ms }
  expect(complaintsOf(WELL, { fetches: true, signIn }, NOW).map(({ level }) => level)).toEqual(levels)
})

test.each([
  [undefined, 'nobody has consented yet'],
  [{ isStored: true, refused: false }, 'authorised, the client'],
  [{ isStored: true, refused: true }, 'refused'],
] as const)('the screen says how it stands with tokens: %j', (credential, said) => {
  const signIn = { provider: 'Google', secretExpires: at('2027-01-31T00:00:00Z') }
  const figures = { ...WELL, ...(credential ? { credential } : {}) }
  const one = { address: 'a@shop.example', fetches: true, signIn, figures, firstAnswers: { within: 0, late: 0 } }
  const schema = { version: '18', missing: [], unknown: [] }
  expect(screenOf({ at: NOW, schema, mailboxes: [one] }, '1')).toContain(`Google: ${said}`)
})

test.each<[string, Partial<MailboxFigures>, readonly string[]]>([
  ['all is well', {}, []],
  ['nobody receives', { leases: [], lookedAt: NOW - 5 * MINUTE }, ['fail: nobody receives']],
  ['one pass after the other (cron)', { leases: [], lookedAt: NOW - MINUTE }, []],
  ['the holder looks no more', { lookedAt: NOW - 11 * MINUTE }, ['fail: the mailbox is held, but nobody']],
  ['a first look that takes long brings mails', { lookedAt: NOW - HOUR, storedAt: NOW - SECOND }, []],
  ['a mail is decided in a moment', { pending: { mails: 3, oldestAt: NOW - MINUTE } }, []],
  ['mails are not decided', { pending: { mails: 3, oldestAt: NOW - 11 * MINUTE } }, ['fail: 3 mails stored']],
  ['an answer does not leave', waiting('reply', 16 * MINUTE), ['fail: a mail that could leave']],
  ['a follow-up waits for the morning', waiting('follow-up', 9 * HOUR), []],
  ['quarantine', { quarantined: 1 }, ['warn: 1 mail in quarantine']],
  ['the ledger differs', { ledgerDifference: 2 }, ['warn: server and database differ by 2 mails']],
  ['follow-ups are late', { due: { incidents: 2, overdue: 2, oldestAt: NOW - 2 * HOUR } }, ['warn: follow-ups are ov']],
  [
    'a storm holds them back',
    { due: { incidents: 2, overdue: 2, oldestAt: NOW - 2 * HOUR }, breaker: { waiting: 2, openedAt: NOW } },
    ['warn: automatic mail is held back'],
  ],
  ['a trouble', { troubles: [TROUBLE] }, ['warn: imap: the login was refused (3 times since 60 min ago)']],
  ['a trouble that is over', { troubles: [{ ...TROUBLE, endedAt: NOW }] }, []],
  ['one that nobody has met for long', { troubles: [{ ...TROUBLE, at: NOW - HOUR }] }, []],
  ['tokens refused', { credential: { refused: true } }, ['fail: the provider refuses']],
  ['tokens that end', { credential: { refused: false, expiresAt: NOW + 72 * HOUR } }, ['warn: the mailbox has to be']],
])('%s', (_, changes, said) => {
  const complaints = complaintsOf({ ...WELL, ...changes }, { fetches: true }, NOW)
  expect(complaints.map(({ level, what }) => `${level}: ${what}`)).toEqual(
    said.map((begin) => expect.stringContaining(begin)),
  )
  for (const { next } of complaints) expect(next.length).toBeGreaterThan(10)
})

test('where mail is brought to us, nobody has to look for it', () => {
  const { lookedAt: _, ...figures } = { ...WELL, leases: [] }
  expect(complaintsOf(figures, { fetches: false }, NOW)).toEqual([])
})

test('the database and LMTP are told of, whatever else can be', () => {
  expect(readinessOf(undefined, false)).toMatchObject({
    ready: false,
    reasons: ['LMTP_LISTEN is not answered', 'the database does not answer'],
    lmtp: { listening: false },
  })
})

describe('threads', () => {
  const health = () => {
    const one = createHealth(['send'], 0)
    one.started('send', 0)
    return one
  }
  test('one that reports and turns is alive', () => {
    const one = health()
    one.heard('send', [{ mailbox: 'a', restMs: 30_000 }], 50_000)
    expect(one.complaints(100_000)).toEqual([])
  })
  test('one that is silent hangs', () => {
    expect(health().complaints(61_000)).toEqual(['thread send was not heard of for 61 s'])
  })
  test('one that reports and does not turn hangs, too; a rest that was told of is none', () => {
    const one = health()
    one.heard('send', [{ mailbox: 'a', restMs: 15 * MINUTE }], 0)
    one.heard('send', [], 24 * MINUTE)
    expect(one.complaints(24 * MINUTE)).toEqual([])
    one.heard('send', [], 26 * MINUTE)
    expect(one.complaints(26 * MINUTE)).toEqual([expect.stringContaining('stands still for a')])
  })
  test('one that dies again and again is told of until it has lived a while', () => {
    const one = health()
    for (const time of [1_000, 7_000, 13_000]) {
      one.ended('send', true, time)
      one.started('send', time + 5_000)
    }
    expect(one.complaints(19_000)).toEqual([expect.stringContaining('3 times')])
    one.heard('send', [], 11 * MINUTE)
    expect(one.complaints(11 * MINUTE)).toEqual([])
  })
  test('one that ended and is not begun anew is missed', () => {
    const one = health()
    one.ended('send', false, 1_000)
    expect(one.complaints(5_000)).toEqual([])
    expect(one.complaints(70_000)).toEqual(['thread send is not running'])
  })
})

test('troubles are told in words of ours, and that something works only once', () => {
  const gathered = gatherMeasurements()
  const meter = gathered.of('a@store.example')
  const parts = () => gathered.take().parts.map(({ cause }) => cause)
  meter.trouble('imap', new Failure('imap', 'could not open INBOX: NO "canary" said the server'))
  expect(parts()).toEqual(['could not open INBOX'])
  meter.trouble('imap', new Failure('imap', 'could not connect: ECONNREFUSED'))
  expect(parts()).toEqual(['could not connect: ECONNREFUSED'])
  meter.trouble('process', new TypeError('canary'))
  // Its kind and its place, and no word of it.
  expect(parts()).toEqual([expect.stringMatching(/^unexpected: TypeError(?: at [\w./@-]+:\d+)?$/)])
  meter.trouble('imap')
  expect(parts()).toEqual([undefined])
  meter.trouble('imap')
  expect(parts()).toEqual([])
})

describe('in the database', () => {
  let store: ATestStore
  beforeAll(async () => {
    store = await openTestStore()
  })
  afterAll(() => store.close())
  const overviewOf = (now: number, limitMs = 5_000) =>
    createOverview(
      {
        ...{ seeing: createSeeing(store.db), reports: createReports(store.db), clock: { now: () => now } },
        mailboxes: [{ id: store.mailbox, address: store.store.mailbox, fetches: true, store: store.store }],
      },
      limitMs,
    )

  test('figures are what is there, and the screen says it', async () => {
    const seeing = createSeeing(store.db)
    await store.receive(NOW, { from: 'lola@cliente.example', text: 'My parcel 123456 has not arrived. URGENT!' })
    await store.deliver(NOW, { from: 'rosa@cliente.example' })
    await seeing.noteTrouble(store.mailbox, 'smtp', 'the login was refused', NOW)
    await seeing.noteTrouble(store.mailbox, 'smtp', 'the login was refused', NOW + SECOND)
    const figures = await seeing.figures(store.mailbox, NOW + 2 * SECOND)
    expect(figures).toMatchObject({
      ...{ leases: [], pending: { mails: 1, oldestAt: NOW }, held: 0, quarantined: 0, storedAt: NOW },
      live: [{ status: 'open', incidents: 1, unanswered: 1 }],
      due: { incidents: 0, overdue: 0, nextAt: expect.any(Number) },
      troubles: [{ part: 'smtp', since: NOW, at: NOW + SECOND, times: 2 }],
    })
    const lanes = figures.outbox.map(({ lane, state }) => `${lane} ${state}`)
    expect(lanes).toEqual(expect.arrayContaining(['acknowledgement waiting', 'notification waiting']))
    expect((await seeing.figures(store.mailbox + 1, NOW)).live).toEqual([])

    // What an import brings shows nobody looking at the mailbox.
    const text = `insert into raw_mail (mailbox_id, inlet, content_hash, size, arrived_at, stored_at, status)
      values ($1, 'import', 'x', 1, $2, $2, 'ignored')`
    await store.db.run({ name: '', text }, [store.mailbox, new Date(NOW + HOUR)])
    expect(await seeing.figures(store.mailbox, NOW + HOUR)).toMatchObject({ storedAt: NOW })

    await seeing.noteWell(store.mailbox, 'smtp', NOW + 3 * SECOND)
    await seeing.noteTrouble(store.mailbox, 'smtp', 'other', NOW + 4 * SECOND)
    expect((await seeing.figures(store.mailbox, NOW + HOUR)).troubles).toMatchObject([{ times: 1, cause: 'other' }])

    const overview = (await overviewOf(NOW + HOUR)()) as Overview
    const screen = screenOf(overview, '1.0.0')
    expect(screen).toContain('1 open, 0 waiting for customers')
    expect(screen).toContain('nobody receives')
    expect(screen.split('\n').length).toBeLessThan(25)
    expect(screen).not.toContain('lola')
    expect(readinessOf(overview)).toMatchObject({ ready: false, mailboxes: [{ pendingMails: 1, ready: false }] })
  })

  test('many who ask at once are one question, and a database that hangs keeps them no longer than the limit', async () => {
    let asked = 0
    const hangs = createOverview(
      {
        seeing: {
          ...createSeeing(store.db),
          schema: () => {
            asked++
            return new Promise(() => undefined)
          },
        },
        ...{ reports: createReports(store.db), mailboxes: [], clock: { now: () => NOW } },
      },
      100,
    )
    const since = performance.now()
    expect(await Promise.all([hangs(), hangs(), hangs()])).toEqual([undefined, undefined, undefined])
    expect(performance.now() - since).toBeLessThan(1_000)
    expect(asked).toBe(1)
  })
})
