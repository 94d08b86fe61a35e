import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ImapSourceOptions } from '../../src/adapters/inlet/imap.ts'
import { createImapSource } from '../../src/adapters/inlet/imap.ts'
import { failure } from '../../src/adapters/inlet/imap-client.ts'
import { uidGroups, uidSet } from '../../src/adapters/inlet/uid-set.ts'
import { imapOptionsFromUrl } from '../../src/adapters/inlet/url.ts'
import { Failure } from '../../src/app/ports.ts'
import { fetchAll, open } from '../contract/mail-source.contract.ts'
import { rawMail } from '../support/a-mail.ts'
import { type Dovecot, hasDovecot, startDovecot } from '../support/dovecot.ts'
import { startHoodiecrow } from '../support/hoodiecrow.ts'
import { memoryLog } from '../support/memory-ports.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'

const clock = { now: () => Date.now() }
const never = new AbortController().signal

describe('IMAP_URL', () => {
  test.each([
    [
      'imaps://u:p@mail.example/INBOX',
      { host: 'mail.example', port: 993, secure: true, tls: 'required', folder: 'INBOX' },
    ],
    ['imap://u:p@mail.example', { port: 143, secure: false, tls: 'required', folder: 'INBOX' }],
    ['imap://u:p@127.0.0.1:1143', { port: 1143, tls: 'opportunistic' }],
    ['imap://u:p@[::1]:1143', { host: '::1', tls: 'opportunistic' }],
    ['imap://u:p@127.evil.example', { tls: 'required' }],
    ['imap://u:p@mail.example?tls=none', { tls: 'none' }],
    [
      'imap://me%40store.example:p%2Fq@mail.example/Shop/In%20box',
      { user: 'me@store.example', password: 'p/q', folder: 'Shop/In box' },
    ],
  ])('%s', (url, expected) => {
    expect(imapOptionsFromUrl(new URL(url))).toMatchObject(expected)
  })

  test('IMAP_PASSWORD beats the password in the URL', () => {
    expect(imapOptionsFromUrl(new URL('imaps://u:p@h'), 'other').password).toBe('other')
  })
})

test('UIDs become short sequence sets', () => {
  expect(uidSet([1, 2, 3, 7, 9, 10])).toBe('1:3,7,9:10')
  expect(uidSet([5])).toBe('5')
  expect(uidGroups([3, 1, 2, 3])).toEqual([[1, 2, 3]])
  expect(uidGroups(Array.from({ length: 450 }, (_, i) => i * 2)).map((group) => group.length)).toEqual([200, 200, 50])
})

describe('STARTTLS', () => {
  test('a server without it is not told the password when it is demanded', async () => {
    const server = await startHoodiecrow()
    const source = imap({ ...server, tls: 'required' })
    await expect(open(source)).rejects.toThrow(Failure)
    await server.close()
  })

  test('a certificate nobody vouches for is refused when it is demanded', async () => {
    const server = await startHoodiecrow({ plugins: ['STARTTLS', 'LOGINDISABLED'] })
    await expect(open(imap({ ...server, tls: 'required' }))).rejects.toThrow(/certificate/i)
    const session = await open(imap({ ...server, tls: 'opportunistic' }))
    await session.close()
    await server.close()
  })
})

describe('a server whose sizes are wrong', () => {
  const bodies = [rawMail('small', 5_000), rawMail('big', 1_500_000)]
  const half = (truth: unknown) => {
    const { value } = truth as { value: string }
    return { type: 'LITERAL', value: value.slice(0, Math.floor(value.length / 2)) }
  }

  test.each(bodies)('a whole mail that is smaller than announced is taken', async (body) => {
    const server = await startHoodiecrow({ fetchHandlers: { 'RFC822.SIZE': (size) => (size as number) + 77 } })
    server.append(body)
    const session = await open(imap(server))
    const [listed] = await session.list(0)
    expect([...(await fetchAll(session, [listed?.uid ?? 0])).values()].map(String)).toEqual([body])
    await session.close()
    await server.close()
  })

  test.each(bodies)('a mail of which the server gives a part only is a failure (F06)', async (body) => {
    const server = await startHoodiecrow({
      fetchHandlers: {
        'BODY.PEEK': (truth, query) => (query.partial?.[0] === 0 || query.partial === undefined ? half(truth) : truth),
      },
    })
    server.append(body)
    const session = await open(imap(server))
    const [listed] = await session.list(0)
    await expect(fetchAll(session, [listed?.uid ?? 0])).rejects.toThrow('shortened')
    await session.close()
    await server.close()
  })

  test('a refusal because one mail is gone brings the others (F10)', async () => {
    let asked = 0
    const answer = (truth: unknown) => {
      asked += 1
      if (asked === 3) {
        ;(server.mails() as unknown[]).pop()
        throw new Error('no such mail any more')
      }
      return truth
    }
    // hoodiecrow forgets the PEEK after the first mail.
    const server = await startHoodiecrow({ fetchHandlers: { 'BODY.PEEK': answer, BODY: answer } })
    for (const n of [1, 2, 3]) server.append(rawMail(n))
    const session = await open(imap(server))
    const uids = (await session.list(0)).map((mail) => mail.uid)
    expect([...(await fetchAll(session, uids)).keys()]).toEqual(uids.slice(0, 2))
    await session.close()
    await server.close()
  })

  test('an announced literal beyond all measure ends the connection and nothing else (B17)', async () => {
    const server = await startHoodiecrow({
      fetchHandlers: { 'BODY.PEEK': () => ({ type: 'ATOM', value: '{99999999999}\r\nshort' }) },
    })
    server.append(bodies[0] ?? '')
    const session = await open(imap(server))
    const [listed] = await session.list(0)
    await expect(fetchAll(session, [listed?.uid ?? 0])).rejects.toThrow(Failure)
    await session.close()
    await server.close()
  })
})

describe('a server that says no', () => {
  test('a refused login is a lasting failure that names neither user nor password', async () => {
    const server = await startHoodiecrow()
    const failed = await open(imap({ ...server, password: 'wrong-canary' })).catch((error: unknown) => error as Failure)
    expect(failed).toMatchObject({ lasting: 'permanent', where: 'imap', message: 'the login was refused' })
    await server.close()
  })

  test('nobody there is a passing failure', async () => {
    const failed = await open(imap({ host: '127.0.0.1', port: 9, user: 'u', password: 'p' })).catch(
      (error: unknown) => error,
    )
    expect(failed).toMatchObject({ lasting: 'temporary' })
  })

  test('a folder that is not there is a failure', async () => {
    const server = await startHoodiecrow()
    await expect(open(imap({ ...server, folder: 'Nowhere' }))).rejects.toThrow(Failure)
    await server.close()
  })
})

describe('afterwards', () => {
  test.each([[['IDLE', 'UIDPLUS', 'MOVE']], [['IDLE', 'UIDPLUS']], [['IDLE']]])(
    'mails are moved by a server with %s, others stay',
    async (plugins) => {
      const server = await startHoodiecrow({ plugins })
      for (const n of [1, 2, 3]) server.append(rawMail(n))
      const session = await open(imap({ ...server, after: { kind: 'move', folder: 'Done' } }))
      const uids = (await session.list(0)).map((mail) => mail.uid)
      await session.finish(uids.slice(0, 2))
      expect(server.mails('Done').length).toBe(2)
      const left = server.mails().filter((mail) => !mail.flags.includes('\\Deleted'))
      expect(left.map((mail) => mail.uid)).toEqual(uids.slice(2))
      expect(server.mails().length).toBe(plugins.includes('UIDPLUS') ? 1 : 3)
      await session.close()
      await server.close()
    },
  )

  test('only the mails named are deleted; without UIDPLUS they are flagged, and that is said', async () => {
    const log = memoryLog()
    const server = await startHoodiecrow({ plugins: ['IDLE'] })
    for (const n of [1, 2]) server.append(rawMail(n))
    const session = await open(imap({ ...server, after: { kind: 'delete' }, logger: log }))
    const [first] = await session.list(0)
    await session.finish([first?.uid ?? 0])
    expect(server.mails().map((mail) => mail.flags.includes('\\Deleted'))).toEqual([true, false])
    expect(log.lines.map((line) => line.event)).toEqual(['mails-flagged-not-removed'])
    await session.close()
    await server.close()
  })
})

test('an answer after the client was closed is a failure, not an empty mailbox', async () => {
  const server = await startHoodiecrow()
  server.append(rawMail(1))
  const session = await open(imap({ ...server, after: { kind: 'seen' } }))
  await session.close()
  await expect(session.list(0)).rejects.toThrow(Failure)
  await expect(session.finish([1])).rejects.toThrow(Failure)
  await server.close()
})

describe.runIf(hasDovecot())('against Dovecot', () => {
  let dovecot: Dovecot
  let proxy: TcpProxy
  const big = rawMail('big', 1_500_000)

  beforeAll(async () => {
    const started = await startDovecot()
    if (started === undefined) throw new Error('no Dovecot')
    dovecot = started
    proxy = await startTcpProxy(dovecot)
    for (let n = 1; n <= 30; n++) dovecot.append(rawMail(n, 2_000 + n * 100))
    dovecot.append(big)
  }, 30_000)
  afterAll(async () => {
    await proxy?.close()
    await dovecot?.dispose()
  })
  beforeEach(() => {
    proxy.cutAfter(undefined)
    proxy.silence(false)
  })

  const throughProxy = (options: Partial<ImapSourceOptions> = {}) => imap({ ...dovecot, port: proxy.port, ...options })

  test('a connection cut at any byte never gives a shortened mail (F06)', async () => {
    const known = new Set(dovecot.mails().map((mail) => mail.content.toString('latin1')))
    let cuts = 0
    for (let cut = 700; cut < 120_000; cut += 2_731) {
      proxy.cutAfter(cut)
      try {
        const session = await open(throughProxy())
        const uids = (await session.list(0)).map((mail) => mail.uid)
        for await (const mail of session.fetch(uids)) {
          const pieces: Uint8Array[] = []
          if (mail.content instanceof Uint8Array) pieces.push(mail.content)
          else for await (const piece of mail.content) pieces.push(piece)
          expect(known.has(Buffer.concat(pieces).toString('latin1'))).toBe(true)
        }
        await session.close()
      } catch (error) {
        expect(error).toBeInstanceOf(Failure)
        cuts += 1
      }
    }
    expect(cuts).toBeGreaterThan(20)
  }, 60_000)

  test('a big mail that is cut fails its stream', async () => {
    for (const cut of [200_000, 600_000, 1_200_000]) {
      const session = await open(throughProxy())
      const listed = await session.list(0)
      const uid = listed.find((mail) => mail.size === big.length)?.uid ?? 0
      proxy.cutAfter(cut)
      const fresh = await open(throughProxy())
      await expect(fetchAll(fresh, [uid])).rejects.toThrow(Failure)
      proxy.cutAfter(undefined)
      await session.close()
    }
  })

  test('resets and closed connections at any moment leave the process alive (F08)', async () => {
    for (const how of ['reset', 'close'] as const) {
      for (const delay of [0, 2, 5, 10, 30, 80]) {
        const opening = open(throughProxy()).then(async (session) => {
          await session.list(0)
          await session.waitForNews(500, never)
        })
        setTimeout(() => proxy.drop(how), delay)
        const settled = await opening.then(
          () => 'fine',
          (error: unknown) => error,
        )
        if (settled !== 'fine') expect(settled).toBeInstanceOf(Failure)
      }
      const session = await open(throughProxy())
      const waiting = session.waitForNews(20_000, never)
      setTimeout(() => proxy.drop(how), 50)
      await expect(waiting).rejects.toThrow(Failure)
      await expect(session.list(0)).rejects.toThrow(Failure)
    }
  })

  test('new mail ends the wait at once', async () => {
    const session = await open(throughProxy())
    const last = (await session.list(0)).at(-1)?.uid ?? 0
    const before = performance.now()
    const waiting = session.waitForNews(30_000, never)
    setTimeout(() => dovecot.append(rawMail('news')), 100)
    await waiting
    expect(performance.now() - before).toBeLessThan(10_000)
    expect((await session.list(last)).length).toBe(1)
    await session.close()
  })

  test('a server that goes silent with the socket open is noticed after renewal and answer time (F07)', async () => {
    const session = await open(throughProxy({ times: { idleRenewal: 300, answer: 300 } }))
    await session.list(0)
    const waiting = session.waitForNews(60_000, never)
    await new Promise((resolve) => setTimeout(resolve, 100))
    proxy.silence(true)
    const before = performance.now()
    await expect(waiting).rejects.toThrow('no answer')
    expect(performance.now() - before).toBeLessThan(2_000)
    await session.close()
  })

  test('a server that goes silent before its greeting or in a command is a failure', async () => {
    proxy.silence(true)
    await expect(open(throughProxy({ times: { connect: 300 } }))).rejects.toThrow(Failure)
    proxy.silence(false)
    const session = await open(throughProxy({ times: { silence: 300 } }))
    proxy.silence(true)
    await expect(session.list(0)).rejects.toThrow(Failure)
  })

  test('renewals go on while nothing comes, and news is still heard after them', async () => {
    const session = await open(throughProxy({ times: { idleRenewal: 100 } }))
    await session.list(0)
    const waiting = session.waitForNews(20_000, never)
    setTimeout(() => dovecot.append(rawMail('later')), 700)
    const before = performance.now()
    await waiting
    expect(performance.now() - before).toBeGreaterThan(500)
    await session.close()
  })

  test('a mail that vanishes between listing and fetching is left out (F10)', async () => {
    dovecot.append(rawMail('vanishing-1'))
    dovecot.append(rawMail('vanishing-2'))
    const session = await open(throughProxy())
    const uids = (await session.list(0)).map((mail) => mail.uid).slice(-2)
    const gone = dovecot.mails().find((mail) => mail.content.includes('vanishing-1'))
    dovecot.remove(gone?.name ?? '')
    const other = await open(imap({ ...dovecot }))
    await other.list(0)
    await other.close()
    const found = await fetchAll(session, uids)
    expect([...found.keys()]).toEqual(uids.slice(1))
    await session.close()
  })

  test('seen is set on the server after finishing, and on nothing else', async () => {
    const session = await open(throughProxy({ after: { kind: 'seen' } }))
    const uids = (await session.list(0)).map((mail) => mail.uid)
    await session.finish(uids.slice(0, 3))
    await session.close()
    await until('three seen mails', () => dovecot.mails().filter((mail) => mail.flags.includes('S')).length === 3)
  })

  test('moving makes the folder when it is not there', async () => {
    const session = await open(throughProxy({ after: { kind: 'move', folder: 'Taken' } }))
    const uids = (await session.list(0)).map((mail) => mail.uid)
    await session.finish(uids.slice(0, 2))
    expect(dovecot.mails('Taken').length).toBe(2)
    await session.close()
  })
})

function imap(options: Partial<ImapSourceOptions> & { host: string; port: number; user: string; password: string }) {
  const { host, port, user, password } = options
  return createImapSource({
    host,
    port,
    user,
    password,
    secure: false,
    tls: options.tls ?? 'none',
    folder: options.folder ?? 'INBOX',
    after: options.after ?? { kind: 'keep' },
    logger: options.logger ?? memoryLog(),
    clock,
    ...(options.times === undefined ? {} : { times: options.times }),
  })
}

test.each([
  [{ code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND imap.host.example' }, 'ENOTFOUND'],
  [{ code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 10.20.30.40:993' }, 'ECONNREFUSED'],
  [{ code: 'EAI_AGAIN', message: 'getaddrinfo EAI_AGAIN imap.host.example' }, 'EAI_AGAIN'],
])('what is told of a failure names no host: %j', (error, told) => {
  expect(failure(Object.assign(new Error(error.message), error), 'could not open INBOX').message).toBe(
    `could not open INBOX: ${told}`,
  )
})
