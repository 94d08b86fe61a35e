import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import type { AfterTaking } from '../../src/adapters/inlet/imap-finish.ts'
import { waitBefore } from '../../src/app/back-off.ts'
import { underLease } from '../../src/app/lease.ts'
import { Failure, type MailSession, type MailSource, NO_METER } from '../../src/app/ports.ts'
import { type ReceiveDeps, receive, receiveForever } from '../../src/app/receive.ts'
import { batches, firstUidOf } from '../../src/app/receive-pass.ts'
import { rawMail } from '../support/a-mail.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts'
import { memoryBell, memoryLeases, memoryLog, memoryRawMails } from '../support/memory-ports.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

const MAILBOX = 1
const clock = { now: () => Date.now() }

describe('batches', () => {
  const limits = { count: 3, bytes: 100_000 }
  test.each([
    ['nothing', [], []],
    ['by count', [1, 1, 1, 1], [3, 1]],
    ['by bytes', [60_000, 40_000, 10], [2, 1]],
    ['a mail above the bytes goes alone', [10, 200_000, 10], [1, 1, 1]],
    ['a big mail goes alone, and nothing joins it', [10, 2_000_000, 10, 10], [1, 1, 2]],
  ])('%s', (_name, sizes, expected) => {
    const listed = sizes.map((size, i) => ({ uid: i + 1, size }))
    expect(batches(listed, limits).map((batch) => batch.length)).toEqual(expected)
  })
})

describe('what was there at the first start', () => {
  const cursor = (changes: object) => ({ folder: 'INBOX', uidValidity: 7n, lastUid: 100, firstUid: 100, ...changes })
  test.each([
    ['is all of it, the first time', undefined, 40],
    ['is what it was, later', cursor({ lastUid: 120 }), 100],
    ['is nothing of what a server numbers anew when all was taken in', cursor({ uidValidity: 6n }), 0],
    ['is all of it when the server numbers anew before all was taken in', cursor({ uidValidity: 6n, lastUid: 20 }), 40],
  ] as const)('%s', (_, known, expected) => {
    expect(firstUidOf(known, 7n, [{ uid: 3 }, { uid: 40 }])).toBe(expected)
  })
})

test('waits double up to a limit, at least half of each is fixed', () => {
  const backOff = { first: 1_000, most: 300_000 }
  expect([1, 2, 3, 9, 10, 500].map((n) => waitBefore(n, backOff, () => 1))).toEqual([
    1_000, 2_000, 4_000, 256_000, 300_000, 300_000,
  ])
  expect(waitBefore(1, backOff, () => 0)).toBe(500)
})

describe('against a scripted source', () => {
  /** Mails by UID; `fails` throws in the place named. */
  function scripted(
    mails: Map<number, string>,
    fails: { open?: () => void; fetch?: (uid: number) => void; finish?: () => void } = {},
  ) {
    const finished: number[] = []
    const session: MailSession = {
      folder: 'INBOX',
      uidValidity: 7n,
      list: async (above) =>
        [...mails].filter(([uid]) => uid > above).map(([uid, mail]) => ({ uid, size: mail.length })),
      async *fetch(uids) {
        for (const uid of uids) {
          fails.fetch?.(uid)
          const mail = mails.get(uid)
          if (mail !== undefined) yield { uid, arrivedAt: 0, size: mail.length, content: Buffer.from(mail) }
        }
      },
      async finish(uids) {
        fails.finish?.()
        finished.push(...uids)
      },
      waitForNews: (ms, signal) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, ms)
          signal.addEventListener(
            'abort',
            () => {
              clearTimeout(timer)
              resolve()
            },
            { once: true },
          )
        }),
      close: async () => undefined,
    }
    const source: MailSource = {
      async open() {
        fails.open?.()
        return session
      },
    }
    return { source, finished }
  }

  const mails = () => new Map([1, 2, 3, 4, 5].map((uid) => [uid, rawMail(uid)]))

  test('a connection that breaks in a batch keeps its beginning, and the next pass takes the rest', async () => {
    let broken = true
    const { source, finished } = scripted(mails(), {
      fetch: (uid) => {
        if (uid === 3 && broken) throw new Failure('imap', 'cut')
      },
    })
    const deps = depsWith(source)
    await expect(receive(deps, MAILBOX)).rejects.toThrow('cut')
    expect(deps.rawMails.stored.map((mail) => mail.uid)).toEqual([1, 2])
    expect(finished).toEqual([1, 2])
    broken = false
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 3, duplicates: 0 })
    expect(finished).toEqual([1, 2, 3, 4, 5])
    expect(deps.leases.holders.size).toBe(0)
  })

  test('what came out of order before a break does not carry the cursor over a gap (F06)', async () => {
    let broken = true
    const { source } = scripted(mails())
    const open = source.open
    const jumping: MailSource = {
      async open(signal) {
        const session = await open(signal)
        return {
          ...session,
          async *fetch(uids) {
            yield* session.fetch(broken ? [1, 2, 4] : uids)
            if (broken) throw new Failure('imap', 'cut')
          },
        }
      },
    }
    const deps = depsWith(jumping)
    await expect(receive(deps, MAILBOX)).rejects.toThrow('cut')
    broken = false
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 3, duplicates: 0 })
    expect(deps.rawMails.stored.map((mail) => mail.uid)).toEqual([1, 2, 3, 4, 5])
  })

  test('a mail that can never be fetched does not hold up the others for ever (B17)', async () => {
    const { source } = scripted(mails(), {
      fetch: (uid) => {
        if (uid === 3) throw new Failure('imap', 'the literal is too large')
      },
    })
    const deps = depsWith(source)
    const stop = new AbortController()
    const running = receiveForever(deps, MAILBOX, stop.signal, {
      poll: 5,
      retry: { first: 1, most: 2 },
      jitter: () => 0,
    })
    await until('the four others', () => deps.rawMails.stored.length === 4)
    stop.abort()
    await running
    expect(deps.rawMails.stored.map((mail) => mail.uid)).toEqual([1, 2, 4, 5])
    expect(deps.log.lines.filter((line) => line.event === 'mail-not-fetched').map((line) => line.data)).toEqual([
      { folder: 'INBOX', uid: 3, tries: 10 },
    ])
  })

  test('a commit that fails leaves the server untouched and the cursor where it was (F03)', async () => {
    const { source, finished } = scripted(mails())
    const deps = depsWith(source)
    deps.rawMails.beforeStore = () => {
      throw new Error('the database is away')
    }
    await expect(receive(deps, MAILBOX)).rejects.toThrow('the database is away')
    expect(finished).toEqual([])
    deps.rawMails.beforeStore = undefined
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 5, duplicates: 0 })
  })

  test('what a crash left stored and unfinished is finished first (F01)', async () => {
    let dying = true
    const { source, finished } = scripted(mails(), {
      finish: () => {
        if (dying) throw new Failure('imap', 'died')
      },
    })
    const deps = depsWith(source)
    await expect(receive(deps, MAILBOX)).rejects.toThrow('died')
    dying = false
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 0, duplicates: 0 })
    expect(finished).toEqual([1, 2, 3, 4, 5])
  })

  test('a refused flag or move is one warning, every mail is taken in once (F12)', async () => {
    const { source } = scripted(mails(), {
      finish: () => {
        throw new Failure('imap', 'read-only', 'permanent')
      },
    })
    const deps = depsWith(source)
    const stop = new AbortController()
    const running = receiveForever(deps, MAILBOX, stop.signal, { poll: 5, jitter: () => 0 })
    await until('five mails', () => deps.rawMails.stored.length === 5)
    await new Promise((resolve) => setTimeout(resolve, 100))
    stop.abort()
    await running
    expect(deps.rawMails.stored.length).toBe(5)
    expect(deps.log.lines.filter((line) => line.level !== 'info').map((line) => line.event)).toEqual(['finish-refused'])
  })

  test('a refused login is tried again slowly, other failures quickly (F13)', async () => {
    for (const [lasting, few, many] of [
      ['permanent', 1, 2],
      ['temporary', 5, 1_000],
    ] as const) {
      let opened = 0
      const { source } = scripted(mails(), {
        open: () => {
          opened += 1
          throw new Failure('imap', 'no', lasting)
        },
      })
      const deps = depsWith(source)
      const stop = new AbortController()
      const running = receiveForever(deps, MAILBOX, stop.signal, {
        retry: { first: 2, most: 10 },
        refused: { first: 150, most: 500 },
        jitter: () => 1,
      })
      await new Promise((resolve) => setTimeout(resolve, 200))
      stop.abort()
      await running
      expect(opened).toBeGreaterThanOrEqual(few)
      expect(opened).toBeLessThanOrEqual(many)
      expect(deps.leases.holders.size).toBe(0)
    }
  })

  test('only the holder of the lease receives; another takes over when it stops (F14)', async () => {
    const { source } = scripted(mails())
    const leases = memoryLeases()
    const first = { ...depsWith(source), leases, holder: 'first' }
    const second = { ...depsWith(source), leases, rawMails: first.rawMails, holder: 'second' }
    const stop = new AbortController()
    const running = receiveForever(first, MAILBOX, stop.signal, { poll: 5, jitter: () => 0 })
    await until('five mails', () => first.rawMails.stored.length === 5)
    expect(await receive(second, MAILBOX, { patience: 0 })).toEqual({ fetched: 0, duplicates: 0 })
    expect(second.log.lines.map((line) => line.event)).toEqual(['receive-elsewhere'])
    stop.abort()
    await running
    await receive(second, MAILBOX)
    expect(second.log.lines.length).toBe(1)
    expect(first.rawMails.stored.length).toBe(5)
  })

  test('the lease of a process that died is waited for, and a lost lease stops the work', async () => {
    const { source } = scripted(mails())
    const deps = depsWith(source)
    await deps.leases.take(MAILBOX, 'inlet', 'dead', 1_000)
    setTimeout(() => void deps.leases.give(MAILBOX, 'inlet', 'dead'), 300)
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 5, duplicates: 0 })

    const ended = underLease(
      { ...deps, holder: 'slow' },
      MAILBOX,
      'other',
      new AbortController().signal,
      async (held) => {
        await deps.leases.give(MAILBOX, 'other', 'slow')
        await deps.leases.take(MAILBOX, 'other', 'thief', 1_000)
        await until('the loss', () => held.aborted, 2_000)
        return 'stopped'
      },
      60,
    )
    expect(await ended).toBe('stopped')
    expect(deps.leases.holders.get(`${MAILBOX} other`)).toBe('thief')
  })

  test('workers are rung when something new is stored', async () => {
    const { source } = scripted(mails())
    const deps = depsWith(source)
    await receive(deps, MAILBOX, { batch: { count: 2, bytes: 1_000_000 } })
    expect(deps.bell.rings).toEqual(['raw-mail', 'raw-mail', 'raw-mail'])
    await receive(deps, MAILBOX)
    expect(deps.bell.rings.length).toBe(3)
  })
})

describe.runIf(hasDovecot())('against Dovecot', () => {
  let dovecot: Dovecot
  let proxy: TcpProxy
  beforeAll(async () => {
    const started = await startDovecot()
    if (started === undefined) throw new Error('no Dovecot')
    dovecot = started
    proxy = await startTcpProxy(dovecot)
  }, 30_000)
  afterAll(async () => {
    await proxy?.close()
    await dovecot?.dispose()
  })
  beforeEach(() => {
    proxy.cutAfter(undefined)
    proxy.silence(false)
  })
  afterEach(() => {
    for (const folder of ['INBOX']) for (const mail of dovecot.mails(folder)) dovecot.remove(mail.name, folder)
  })

  const source = (port: number, after: AfterTaking = { kind: 'seen' }, times = {}) =>
    createImapSource({
      host: '127.0.0.1',
      port,
      user: dovecot.user,
      password: dovecot.password,
      secure: false,
      tls: 'none',
      folder: 'INBOX',
      after,
      logger: memoryLog(),
      clock,
      times,
    })

  test('mails that a colleague read before us are taken in all the same (F11)', async () => {
    for (let n = 1; n <= 10; n++) dovecot.append(rawMail(`read-${n}`), { seen: true })
    const deps = depsWith(source(dovecot.port))
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 10, duplicates: 0 })
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 0, duplicates: 0 })
  })

  test('a new UIDVALIDITY over the same mails and some new: only the new ones are new (F09)', async () => {
    for (let n = 1; n <= 120; n++) dovecot.append(rawMail(`old-${n}`))
    const deps = depsWith(source(dovecot.port))
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 120, duplicates: 0 })
    await dovecot.renumber()
    for (let n = 1; n <= 10; n++) dovecot.append(rawMail(`new-${n}`))
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 130, duplicates: 120 })
    expect(deps.rawMails.stored.length).toBe(130)
    expect(deps.log.lines.filter((line) => line.event === 'uidvalidity-changed').length).toBe(1)
    expect(await receive(deps, MAILBOX)).toEqual({ fetched: 0, duplicates: 0 })
  }, 20_000)

  test('a line that dies again and again still brings every mail, once and whole (F06)', async () => {
    const sent: string[] = []
    for (let n = 1; n <= 60; n++) sent.push(rawMail(`line-${n}`, 3_000 + n * 200))
    sent.push(rawMail('line-big', 2_500_000))
    for (const mail of sent) dovecot.append(mail)
    const deps = depsWith(source(proxy.port))
    const stop = new AbortController()
    proxy.cutAfter(200_000)
    const running = receiveForever(deps, MAILBOX, stop.signal, {
      poll: 20,
      retry: { first: 2, most: 5 },
      jitter: () => 0,
    })
    await until('the small mails', () => deps.rawMails.stored.length === 60, 20_000)
    proxy.cutAfter(undefined)
    await until('the big mail', () => deps.rawMails.stored.length === 61, 20_000)
    stop.abort()
    await running
    expect(proxy.accepted()).toBeGreaterThan(1)
    expect(deps.rawMails.stored.map((mail) => mail.content.toString('latin1')).sort()).toEqual([...sent].sort())
  }, 45_000)

  test('an IDLE that died silently: new mail is taken in after the renewal (F07)', async () => {
    const deps = depsWith(source(proxy.port, { kind: 'keep' }, { idleRenewal: 200, answer: 1_000 }))
    const stop = new AbortController()
    const running = receiveForever(deps, MAILBOX, stop.signal, {
      poll: 10_000,
      retry: { first: 50, most: 50 },
      jitter: () => 0,
    })
    await until('the session', () => proxy.connections() === 1)
    await new Promise((resolve) => setTimeout(resolve, 150))
    proxy.silence(true)
    dovecot.append(rawMail('after-silence'))
    await until('the loss to be noticed', () => deps.log.lines.some((line) => line.event === 'receive-failed'))
    proxy.silence(false)
    await until('the mail', () => deps.rawMails.stored.length === 1, 30_000)
    stop.abort()
    await running
  }, 60_000)

  test('a restarted server is found again, and mail of the gap is taken in', async () => {
    const deps = depsWith(source(dovecot.port))
    const stop = new AbortController()
    const running = receiveForever(deps, MAILBOX, stop.signal, {
      poll: 5_000,
      retry: { first: 20, most: 100 },
      jitter: () => 0,
    })
    dovecot.append(rawMail('before-gap'))
    await until('the first mail', () => deps.rawMails.stored.length === 1)
    await dovecot.stop()
    dovecot.append(rawMail('in-gap'))
    await dovecot.start()
    await until('the mail of the gap', () => deps.rawMails.stored.length === 2)
    stop.abort()
    await running
  }, 20_000)

  test('stopping is quick and gives the lease back', async () => {
    const deps = depsWith(source(dovecot.port))
    const stop = new AbortController()
    const running = receiveForever(deps, MAILBOX, stop.signal, { jitter: () => 0 })
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = performance.now()
    stop.abort()
    await running
    expect(performance.now() - before).toBeLessThan(3_000)
    expect(deps.leases.holders.size).toBe(0)
  })
})

function depsWith(source: MailSource) {
  const deps = {
    source,
    rawMails: memoryRawMails(),
    leases: memoryLeases(),
    bell: memoryBell(),
    clock,
    log: memoryLog(),
    meter: NO_METER,
    holder: 'worker',
  }
  return deps as typeof deps & ReceiveDeps
}
