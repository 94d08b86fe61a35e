import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { inspectPlace } from '../../src/adapters/lmtp/inspect-place.ts'
import { createLmtpDoor, type LmtpOptions } from '../../src/adapters/lmtp/lmtp-server.ts'
import { keepOpen } from '../../src/app/keep-open.ts'
import { Failure, type IncomingMail } from '../../src/app/ports.ts'
import { createTaker, TAKE_IN_LIMITS, type TakeInLimits } from '../../src/app/take-in.ts'
import { rawMail } from '../support/a-mail.ts'
import { type LmtpClient, type LmtpPlace, lmtpClient } from '../support/lmtp-client.ts'
import { memoryBell, memoryLog } from '../support/memory-ports.ts'
import { until } from '../support/until.ts'

const SHOP = 'incidencias@shop.example'
const LOJA = 'ajuda@loja.example'
const KiB = 1024

const folder = mkdtempSync(join(tmpdir(), 'lmtp-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let sockets = 0
const aPlace = (): { readonly path: string } => ({ path: join(folder, `s${++sockets}`) })

type Kept = {
  readonly mailbox: number
  readonly mail: IncomingMail
  readonly bytes: number
  readonly beginning: string
}

/** Two mailboxes that keep what they get; `failing` says which of them cannot. */
function twoMailboxes() {
  const kept: Kept[] = []
  const failing = new Map<number, () => Promise<void>>()
  let most = 0
  let open = 0
  const box = (id: number, address: string) => ({
    mailbox: { id, address },
    bell: memoryBell(),
    rawMails: {
      async store(mailbox: number, _inlet: string, [mail]: readonly IncomingMail[]) {
        if (mail === undefined) throw new Error('no mail')
        open += 1
        most = Math.max(most, open)
        try {
          const pieces: Uint8Array[] = []
          let bytes = 0
          for await (const piece of mail.content instanceof Uint8Array ? [mail.content] : mail.content) {
            if (bytes < 256 * KiB) pieces.push(piece)
            bytes += piece.length
          }
          await failing.get(mailbox)?.()
          kept.push({ mailbox, mail, bytes, beginning: Buffer.concat(pieces).toString('latin1') })
        } finally {
          open -= 1
        }
        return { stored: 1, duplicates: 0, fresh: [] }
      },
    },
  })
  return { mailboxes: [box(1, SHOP), box(2, LOJA)], kept, failing, mostAtOnce: () => most }
}

type Given = Partial<LmtpOptions> & { readonly limits?: Partial<TakeInLimits> }

async function open({ limits, ...options }: Given = {}) {
  const place = (options.place ?? aPlace()) as LmtpPlace
  const log = memoryLog()
  const { mailboxes, ...seen } = twoMailboxes()
  const taker = createTaker({ mailboxes, clock: { now: Date.now }, log }, { ...TAKE_IN_LIMITS, ...limits })
  const stop = new AbortController()
  const served = createLmtpDoor({ place, log, ...options }).serve(taker, stop.signal)
  const end = async () => {
    stop.abort()
    await served
  }
  onTestFinished(end)
  await Promise.race([served, until('an open door', () => log.lines.some(({ event }) => event === 'lmtp-open'))])
  return {
    ...seen,
    place,
    log,
    stop,
    end,
    async client(): Promise<LmtpClient> {
      const client = await lmtpClient(place)
      onTestFinished(client.end)
      return client
    },
  }
}

describe('who mail is taken for', () => {
  const addresses = [
    [SHOP, '250'],
    ['Incidencias@SHOP.Example', '250'],
    ['incidencias+c4821.7xk2m9qd4t@shop.example', '250'],
    ['incidencias+anything+else@shop.example', '250'],
    [LOJA, '250'],
    ['incidencias@loja.example', '550 5.1.1'],
    ['someone@shop.example', '550 5.1.1'],
    ['incidenciasx@shop.example', '550 5.1.1'],
    ['incidencias@sub.shop.example', '550 5.1.1'],
    ['incidencias+x@shop.example.net', '550 5.1.1'],
    ['incidencias%net@shop.example', '550 5.1.1'],
    ['postmaster', '550 5.1.1'],
    ['customer@example.net', '550 5.1.1'],
  ] as const
  test('only for mailboxes of ours, with anything after a plus', async () => {
    const { client } = await open()
    const talk = await client()
    await talk.say('MAIL FROM:<customer@example.net>')
    for (const [address, expected] of addresses)
      expect([address, (await talk.say(`RCPT TO:<${address}>`)).slice(0, expected.length)]).toEqual([address, expected])
  })

  test('the envelope goes with the mail: a notice has no sender, and the recipient is who it was handed to', async () => {
    const { client, kept } = await open()
    const talk = await client()
    expect(await talk.hand(rawMail(1), ['Incidencias+C1.abc@Shop.example'], '')).toEqual(['250 2.0.0 Stored'])
    expect(kept[0]?.mail.envelope).toEqual({ from: '', to: ['Incidencias+C1.abc@shop.example'] })
    expect(kept[0]?.mail.arrivedAt).toBeGreaterThan(Date.now() - 10_000)
  })

  test('no login, no TLS, no SMTP; what is offered is what is needed', async () => {
    const { client } = await open()
    const talk = await client()
    const offered = await talk.say('LHLO there.example')
    for (const one of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'ENHANCEDSTATUSCODES', 'SIZE 67108864'])
      expect(offered).toContain(one)
    expect(offered).not.toMatch(/AUTH|STARTTLS|CHUNKING/)
    for (const command of ['EHLO x.example', 'HELO x.example', 'AUTH PLAIN AAAA', 'STARTTLS', 'SHELL'])
      expect(await talk.say(command)).toMatch(/^50[0-3]/)
  })
})

describe('one answer for each recipient that was accepted (RFC 2033)', () => {
  test('also for one that was named twice, and none for the refused', async () => {
    const { client, kept } = await open()
    const talk = await client()
    await talk.say('MAIL FROM:<customer@example.net>')
    for (const one of [SHOP, 'nobody@shop.example', SHOP.toUpperCase(), LOJA]) await talk.say(`RCPT TO:<${one}>`)
    await talk.say('DATA')
    await talk.write('Subject: x\r\n\r\nx\r\n.\r\n')
    expect(await Promise.all([talk.reply(), talk.reply(), talk.reply()])).toEqual(Array(3).fill('250 2.0.0 Stored'))
    expect(await talk.say('NOOP')).toMatch(/^250/)
    expect(kept.map(({ mailbox }) => mailbox).sort()).toEqual([1, 2])
  })

  test.each([
    ['small', 1_000],
    ['big', 3_000_000],
  ])('a %s mail that one mailbox cannot store is stored by the other', async (_, size) => {
    const { client, kept, failing } = await open()
    const talk = await client()
    failing.set(1, async () => {
      throw new Failure('database', 'the database cannot be reached')
    })
    const mail = rawMail('both', size)
    expect(await talk.hand(mail, [SHOP, LOJA, `${SHOP.replace('@', '+x@')}`])).toEqual([
      '451 4.3.0 Not stored, come again',
      '250 2.0.0 Stored',
      '451 4.3.0 Not stored, come again',
    ])
    expect(kept.map(({ mailbox, bytes }) => [mailbox, bytes])).toEqual([[2, mail.length]])
    failing.clear()
    expect(await talk.hand(mail, [SHOP])).toEqual(['250 2.0.0 Stored'])
  })

  test('after RSET, and after a refused DATA, nothing of the old envelope is left', async () => {
    const { client, kept } = await open()
    const talk = await client()
    await talk.say('MAIL FROM:<a@example.net>')
    await talk.say(`RCPT TO:<${SHOP}>`)
    await talk.say('RSET')
    expect(await talk.say('DATA')).toMatch(/^503/)
    expect(await talk.hand(rawMail(1), [LOJA])).toEqual(['250 2.0.0 Stored'])
    expect(kept.map(({ mailbox }) => mailbox)).toEqual([2])
  })
})

describe('when the database is away or slow (F03)', () => {
  test('451, the connection goes on, and the same mail is taken later', async () => {
    const { client, failing, kept } = await open()
    const talk = await client()
    failing.set(1, async () => {
      throw new Failure('database', 'the database cannot be reached')
    })
    expect(await talk.hand(rawMail(1), [SHOP])).toEqual(['451 4.3.0 Not stored, come again'])
    failing.clear()
    expect(await talk.hand(rawMail(1), [SHOP])).toEqual(['250 2.0.0 Stored'])
    expect(kept.length).toBe(1)
  })

  test('one that answers too late is as good as away', async () => {
    const { client, failing } = await open({ times: { answer: 50 } })
    const talk = await client()
    let release = () => {}
    failing.set(
      1,
      () =>
        new Promise((resolve) => {
          release = resolve
        }),
    )
    expect(await talk.hand(rawMail(1), [SHOP])).toEqual(['451 4.3.0 Not stored, come again'])
    expect(await talk.say('NOOP')).toMatch(/^250/)
    release()
  })
})

describe('mail that is too large', () => {
  test('is refused by what its sender says of it', async () => {
    const { client } = await open({ largest: 100 * KiB })
    expect(await (await client()).say(`MAIL FROM:<a@example.net> SIZE=${101 * KiB}`)).toMatch(/^552 5\.3\.4/)
  })

  test.each([
    ['small enough to be kept whole', 200],
    ['stored in pieces', 2_000],
  ])('is refused while it comes, when it is %s', async (_, largest) => {
    const { client, kept } = await open({ largest: largest * KiB })
    const talk = await client()
    const replies = await talk.hand(rawMail(1, (largest + 50) * KiB), [SHOP, LOJA])
    expect(replies.every((reply) => reply.startsWith('552 5.3.4'))).toBe(true)
    expect(replies.length).toBe(2)
    expect(kept).toEqual([])
    expect(await talk.hand(rawMail(2), [SHOP])).toEqual(['250 2.0.0 Stored'])
  })

  test('is cut off where it does not end', async () => {
    const { client, kept, log } = await open({ largest: 100 * KiB })
    const talk = await client()
    await talk.say('MAIL FROM:<a@example.net>')
    await talk.say(`RCPT TO:<${SHOP}>`)
    await talk.say('DATA')
    const line = `${'x'.repeat(998)}\r\n`.repeat(100)
    for (let sent = 0; sent < 100 && !talk.socket.destroyed; sent++) {
      await Promise.race([talk.write(line), new Promise((resolve) => talk.socket.once('close', resolve))])
    }
    expect(await talk.reply()).toMatch(/^421|^$/)
    expect(kept).toEqual([])
    expect(log.lines.some(({ event }) => event === 'lmtp-cut')).toBe(true)
  })
})

describe('clients that behave badly', () => {
  test('a mail that breaks off is not kept, at whatever place (F06)', async () => {
    const { client, kept, log } = await open()
    for (const size of [10, 100_000, 1_000_000]) {
      const talk = await client()
      await talk.say('MAIL FROM:<a@example.net>')
      await talk.say(`RCPT TO:<${SHOP}>`)
      await talk.say('DATA')
      await talk.write(rawMail('cut', size))
      talk.end()
    }
    await until(
      'three breaks',
      () => log.lines.filter(({ event }) => /mail-not-taken|receive-failed/.test(event)).length === 3,
    )
    expect(kept).toEqual([])
  })

  test('silence is ended', async () => {
    const { client } = await open({ times: { idle: 250 } })
    const talk = await client()
    expect(await talk.reply()).toMatch(/^421/)
  })

  test('a mail that drips is ended', async () => {
    const { client, kept } = await open({ times: { data: 80 } })
    const talk = await client()
    await talk.say('MAIL FROM:<a@example.net>')
    await talk.say(`RCPT TO:<${SHOP}>`)
    await talk.say('DATA')
    const drip = setInterval(() => void talk.write('x'), 10)
    expect(await talk.reply()).toMatch(/^421/)
    clearInterval(drip)
    expect(kept).toEqual([])
  })

  test('nonsense is ended, a line of a megabyte at once', async () => {
    const { client } = await open()
    const talk = await client()
    for (let line = 0; line < 9; line++) expect(await talk.say(`NONSENSE ${line}\0`)).toMatch(/^500/)
    expect(await talk.say('NONSENSE')).toMatch(/^421/)
    const other = await client()
    void other.write('x'.repeat(1024 * KiB))
    expect(await other.reply()).toMatch(/^421/)
  })

  test('thousands of recipients: as many as the limit, the others are to come again', async () => {
    const { client, kept } = await open()
    const talk = await client()
    await talk.say('MAIL FROM:<a@example.net>')
    const commands = Array.from({ length: 3_000 }, (_, n) => `RCPT TO:<incidencias+${n}@shop.example>\r\n`)
    void talk.write(commands.join(''))
    const replies: string[] = []
    for (const _ of commands) replies.push(await talk.reply())
    expect(replies.filter((reply) => reply.startsWith('250')).length).toBe(1_000)
    expect(replies.filter((reply) => reply.startsWith('452 4.5.3')).length).toBe(2_000)
    await talk.say('DATA')
    void talk.write('Subject: x\r\n\r\nx\r\n.\r\n')
    for (let count = 0; count < 1_000; count++) expect(await talk.reply()).toBe('250 2.0.0 Stored')
    expect(kept.length).toBe(1)
    expect(kept[0]?.mail.envelope?.to.length).toBe(100)
  })

  test('bare line feeds end no mail, and NUL is a byte like any other', async () => {
    const { client, kept } = await open()
    const talk = await client()
    const smuggled = `Subject: x\r\n\r\nfirst\n.\nMAIL FROM:<b@example.net>\r\n\0\r\nsecond\r`
    expect(await talk.hand(`${smuggled}\r\n`, [SHOP])).toEqual(['250 2.0.0 Stored'])
    expect(kept.map(({ beginning }) => beginning)).toEqual([`${smuggled}\r\n`])
  })

  test('a whole dialogue in one piece (PIPELINING)', async () => {
    const { client, kept } = await open()
    const talk = await client()
    const one = (n: number) =>
      `MAIL FROM:<a@example.net>\r\nRCPT TO:<${SHOP}>\r\nDATA\r\nSubject: ${n}\r\n\r\n..\r\n.\r\n`
    void talk.write(`${one(1)}${one(2)}QUIT\r\n`)
    const replies: string[] = []
    for (let reply = await talk.reply(); reply !== ''; reply = await talk.reply()) replies.push(reply.slice(0, 3))
    expect(replies).toEqual(['250', '250', '354', '250', '250', '250', '354', '250', '221'])
    expect(kept.map(({ beginning }) => beginning)).toEqual([1, 2].map((n) => `Subject: ${n}\r\n\r\n.\r\n`))
  })

  test('one connection too many is told to come again', async () => {
    const { client, place } = await open({ most: { clients: 2, recipients: 10 } })
    await client()
    await client()
    const { connect } = await import('node:net')
    const third = connect(place as { path: string })
    onTestFinished(() => {
      third.destroy()
    })
    const said = await new Promise<string>((resolve) => third.once('data', (piece) => resolve(String(piece))))
    expect(said).toMatch(/^421/)
  })
})

describe('memory (F17)', () => {
  test('eight mails of 20 MB at once: two go through at a time, the others wait their turn', async () => {
    const { client, kept, mostAtOnce } = await open()
    const chunk = Buffer.alloc(KiB * KiB, `${'x'.repeat(126)}\r\n`)
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
    }, 20)
    const replies = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const talk = await client()
        await talk.say('MAIL FROM:<a@example.net>')
        await talk.say(`RCPT TO:<${SHOP}>`)
        await talk.say('DATA')
        for (let sent = 0; sent < 20; sent++) await talk.write(chunk)
        await talk.write('.\r\n')
        return await talk.reply()
      }),
    )
    clearInterval(watch)
    expect(new Set(replies)).toEqual(new Set(['250 2.0.0 Stored']))
    expect(kept.map(({ bytes }) => bytes)).toEqual(Array(8).fill(20 * KiB * KiB))
    expect(mostAtOnce()).toBe(2)
    expect((peak - before) / KiB / KiB).toBeLessThan(80)
  }, 60_000)

  test('who waits too long for a turn is told to come again', async () => {
    const { client, failing } = await open({ limits: { atOnce: 1, patience: 50 } })
    let release = () => {}
    failing.set(
      1,
      () =>
        new Promise((resolve) => {
          release = resolve
        }),
    )
    const first = (await client()).hand(rawMail(1, 1_000_000), [SHOP])
    await until('the first in its turn', () => release.length === 0 && failing.size === 1)
    const second = await (await client()).hand(rawMail(2, 1_000_000), [SHOP])
    expect(second).toEqual(['451 4.3.0 Not stored, come again'])
    await until('the first at its end', () => {
      release()
      return true
    })
    failing.clear()
    release()
    expect(await first).toEqual(['250 2.0.0 Stored'])
  })
})

describe('the place', () => {
  const stranger = async (place?: { path: string }): Promise<{ server: Server; place: LmtpPlace }> => {
    const server = createServer((socket) => socket.end('220 mx.example ESMTP\r\n'))
    await new Promise<void>((resolve) =>
      place ? server.listen(place.path, resolve) : server.listen(0, '127.0.0.1', resolve),
    )
    onTestFinished(() => void server.close())
    return { server, place: place ?? { host: '127.0.0.1', port: (server.address() as AddressInfo).port } }
  }
  const serve = (place: LmtpPlace, signal = new AbortController().signal) =>
    createLmtpDoor({ place, log: memoryLog() }).serve(
      createTaker({ mailboxes: [], clock: { now: Date.now }, log: memoryLog() }),
      signal,
    )

  test('a socket is for its owner and group', async () => {
    const { place } = await open()
    expect(statSync((place as { path: string }).path).mode & 0o777).toBe(0o660)
  })

  test('a socket that a dead process left is made anew', async () => {
    const place = aPlace()
    const { spawnSync } = await import('node:child_process')
    const left = `require('net').createServer().listen(${JSON.stringify(place.path)}, () => process.kill(process.pid, 'SIGKILL'))`
    spawnSync(process.execPath, ['-e', left])
    expect(statSync(place.path).isSocket()).toBe(true)
    const { client } = await open({ place })
    expect(await (await client()).hand(rawMail(1), [SHOP])).toEqual(['250 2.0.0 Stored'])
  })

  test('a socket or port of another program stays, and is named', async () => {
    const socket = aPlace()
    await stranger(socket)
    await expect(serve(socket)).rejects.toMatchObject({ lasting: 'permanent', message: /another program listens/ })
    const { place } = await stranger()
    await expect(serve(place)).rejects.toMatchObject({ lasting: 'permanent', message: /another program listens/ })
  })

  test.each([
    [
      'a file that is no socket',
      () => {
        const place = aPlace()
        writeFileSync(place.path, 'precious')
        return place
      },
      /no socket/,
    ],
    [
      'a folder that is not there',
      () => ({ path: join(folder, 'none', 'socket') }),
      /folder of the socket does not exist/,
    ],
    ['a path that is too long', () => ({ path: join(folder, 'x'.repeat(120)) }), /at most about 100/],
    ['an address of another machine', () => ({ host: '203.0.113.1', port: 2424 }), /no such address/],
  ])('%s is refused in words', async (_, place, words) => {
    await expect(serve(place())).rejects.toMatchObject({ name: 'Failure', lasting: 'permanent', message: words })
  })

  test.each(['socket', 'port'])('a second worker stands by at the same %s, and takes over (F14)', async (kind) => {
    const place = kind === 'socket' ? aPlace() : { host: '127.0.0.1', port: await freePort() }
    const first = await open({ place, times: { look: 20 } })
    const log = memoryLog()
    const { mailboxes, kept } = twoMailboxes()
    const taker = createTaker({ mailboxes, clock: { now: Date.now }, log })
    const stop = new AbortController()
    const second = keepOpen({ door: createLmtpDoor({ place, log, times: { look: 20 } }), taker, log }, stop.signal, {
      standBy: 30,
    })
    await until('standing by', () => log.lines.some(({ event }) => event === 'lmtp-elsewhere'))
    expect(await (await first.client()).hand(rawMail(1), [SHOP])).toEqual(['250 2.0.0 Stored'])
    await first.end()
    await until('taken over', () => log.lines.some(({ event }) => event === 'lmtp-open'))
    const client = await lmtpClient(place)
    expect(await client.hand(rawMail(2), [SHOP])).toEqual(['250 2.0.0 Stored'])
    client.end()
    stop.abort()
    await second
    expect(kept.length).toBe(1)
    expect(log.lines.filter(({ event }) => event === 'lmtp-elsewhere').length).toBe(1)
  })

  test('the doctor sees whether it is free, ours or occupied, and leaves nothing behind', async () => {
    const place = aPlace()
    expect(await inspectPlace(place)).toBe('free')
    expect(statSync(place.path, { throwIfNoEntry: false })).toBeUndefined()
    const { end } = await open({ place })
    expect(await inspectPlace(place)).toBe('served')
    await end()
    await stranger(place)
    await expect(inspectPlace(place)).rejects.toThrow('another program listens')
  })

  test('of two workers one makes a removed socket file anew, and the other leaves it there', async () => {
    const place = aPlace()
    const log = memoryLog()
    const { mailboxes } = twoMailboxes()
    const taker = createTaker({ mailboxes, clock: { now: Date.now }, log })
    const serving = (look: number, signal: AbortSignal) =>
      createLmtpDoor({ place, log, times: { look } }).serve(taker, signal)
    const stop = new AbortController()
    const first = serving(200, stop.signal)
    await until('open', () => statSync(place.path, { throwIfNoEntry: false }) !== undefined)
    rmSync(place.path)
    const second = serving(20, stop.signal)
    // It sees that the file is another's.
    await first
    const client = await lmtpClient(place)
    expect(await client.hand(rawMail(1), [SHOP])).toEqual(['250 2.0.0 Stored'])
    client.end()
    stop.abort()
    await second
    expect(statSync(place.path, { throwIfNoEntry: false })).toBeUndefined()
  })

  test('a socket file that somebody removed is made again', async () => {
    const place = aPlace()
    const log = memoryLog()
    const { mailboxes } = twoMailboxes()
    const taker = createTaker({ mailboxes, clock: { now: Date.now }, log })
    const stop = new AbortController()
    const kept = keepOpen({ door: createLmtpDoor({ place, log, times: { look: 20 } }), taker, log }, stop.signal, {
      standBy: 20,
    })
    await until('open', () => log.lines.some(({ event }) => event === 'lmtp-open'))
    rmSync(place.path)
    await until('open again', () => log.lines.filter(({ event }) => event === 'lmtp-open').length === 2)
    const client = await lmtpClient(place)
    expect(await client.hand(rawMail(1), [SHOP])).toEqual(['250 2.0.0 Stored'])
    client.end()
    stop.abort()
    await kept
  })
})

describe('stopping (F21)', () => {
  test('a mail in hand is finished, who is idle is told', async () => {
    const { client, failing, kept, stop, end } = await open()
    const idle = await client()
    const busy = await client()
    let release = () => {}
    failing.set(
      1,
      () =>
        new Promise((resolve) => {
          release = resolve
        }),
    )
    const handed = busy.hand(rawMail(1), [SHOP])
    await new Promise((resolve) => setTimeout(resolve, 50))
    stop.abort()
    expect(await idle.reply()).toMatch(/^421/)
    release()
    expect(await handed).toEqual(['250 2.0.0 Stored'])
    busy.end()
    await end()
    expect(kept.length).toBe(1)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
