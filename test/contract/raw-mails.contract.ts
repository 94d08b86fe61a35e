/** What a store of raw mails must keep: every mail once, every outcome once, nobody's mail spoilt by another's. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FolderCursor, IncomingMail, MailboxId, RawMails } from '../../src/app/ports.ts'

export type RawMailsUnderTest = {
  readonly rawMails: RawMails
  /** A mailbox nobody used before. */
  newMailbox(): Promise<MailboxId>
  /** Gives a pending mail an outcome, as a recorded decision does. */
  file(mailbox: MailboxId, id: number): Promise<void>
  hold(mailbox: MailboxId, id: number, until: number): Promise<void>
  dispose(): Promise<void>
}

const NOW = Date.UTC(2026, 2, 2, 9)
const LEASE = 60_000
const LIMITS = { count: 50, bytes: 10_000_000, longest: 10_000_000, leaseMs: LEASE }

export function aRawMail(text: string, uid?: number, arrivedAt = NOW): IncomingMail {
  const content = Buffer.from(text.replaceAll('\n', '\r\n'))
  return { content, size: content.length, arrivedAt, ...(uid !== undefined && { uid }) }
}

function plain(n: number, head = ''): string {
  return `${head}From: Eva <eva@mail.example>\nSubject: Order ${n}\nMessage-ID: <m${n}@mail.example>\n\nWhere is order ${n}?\n`
}

export function rawMailsContract(name: string, start: () => Promise<RawMailsUnderTest>): void {
  describe(`${name} as a store of raw mails`, () => {
    let subject: RawMailsUnderTest
    let raw: RawMails
    let box: MailboxId
    beforeAll(async () => {
      subject = await start()
      raw = subject.rawMails
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
    })
    afterAll(async () => subject?.dispose())

    const cursor = (lastUid: number, uidValidity = 7n): FolderCursor => ({ folder: 'INBOX', uidValidity, lastUid })
    const store = (mails: IncomingMail[], at?: FolderCursor) => raw.store(box, 'imap', mails, at, NOW)
    const received = async () => (await raw.ledger(box)).received

    describe('storing', () => {
      test('keeps bytes, order of arrival and the cursor', async () => {
        const mails = [1, 2, 3].map((n) => aRawMail(plain(n), n, NOW + n))
        const { fresh, ...counts } = await store(mails, cursor(3))
        expect(counts).toMatchObject({ stored: 3, duplicates: 0 })
        // Each with its row: so it can be followed from here on.
        expect(new Set(fresh.map(({ rawMail }) => rawMail)).size).toBe(3)
        expect(await raw.cursor(box, 'INBOX')).toMatchObject(cursor(3))
        const claimed = await raw.claim(box, LIMITS, NOW + 10)
        expect(claimed.map((mail) => Buffer.from(mail.content))).toEqual(mails.map((mail) => mail.content))
        expect(claimed.map((mail) => [mail.arrivedAt, mail.attempts, mail.silent, mail.truncated])).toEqual(
          [1, 2, 3].map((n) => [NOW + n, 1, false, false]),
        )
        expect(Buffer.from((await raw.read(box, claimed[1]?.id ?? 0)) ?? [])).toEqual(mails[1]?.content)
      })

      test('keeps every byte value', async () => {
        const content = Buffer.concat([
          Buffer.from('Subject: x\0y\n\n'),
          Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
        ])
        await store([{ content, size: content.length, arrivedAt: NOW }])
        expect(Buffer.from((await raw.claim(box, LIMITS, NOW))[0]?.content ?? [])).toEqual(content)
      })

      test('takes in a mail with the same UID once, and one after a new UIDVALIDITY not again', async () => {
        await store([aRawMail(plain(1), 1)], cursor(1))
        expect(await store([aRawMail(plain(1), 1)], cursor(1))).toEqual({ stored: 0, duplicates: 1, fresh: [] })
        expect(await store([aRawMail(plain(1), 501), aRawMail(plain(2), 502)], cursor(502, 8n))).toMatchObject({
          stored: 1,
          duplicates: 1,
        })
        expect(await raw.cursor(box, 'INBOX')).toMatchObject(cursor(502, 8n))
        expect(await received()).toBe(2)
        expect(await raw.missing(box, 'INBOX', 8n, [501, 502, 503])).toEqual([503])
      })

      test('the same Message-ID over other content is another mail', async () => {
        await store([aRawMail(plain(1)), aRawMail(`${plain(1)}And another line.\n`)])
        expect(await received()).toBe(2)
      })

      test('a mail without Message-ID that is fetched twice is one', async () => {
        const text = 'From: dhl@courier.example\nSubject: no id\n\nYour parcel.\n'
        await store([aRawMail(text, 1)], cursor(1))
        await store([aRawMail(text, 9)], cursor(9, 8n))
        await store([aRawMail(text), aRawMail(text)])
        expect(await received()).toBe(1)
      })

      test.each([
        [
          'To and an alias',
          'Received: from a.example by mx1; Mon\n\tfolded: part\nDelivered-To: incidencias@shop.example\n',
          'Received: from b.example by mx2; Mon\nX-Original-To: help@shop.example\nX-Spam-Score: 0\n',
        ],
        [
          'a server and an archive',
          'Return-Path: <eva@mail.example>\nAuthentication-Results: mx; dkim=pass\n',
          'ARC-Seal: i=1; a=rsa-sha256\n b=xyz\nStatus: RO\n',
        ],
      ])('one mail by two routes is one: %s', async (_, one, other) => {
        await store([aRawMail(plain(1, one), 1)], cursor(1))
        const lf = Buffer.from(plain(1, other))
        await store([{ content: lf, size: lf.length, arrivedAt: NOW + 5 }])
        expect(await received()).toBe(1)
      })

      test('two stores of the same mails at the same time keep each once', async () => {
        const mails = Array.from({ length: 40 }, (_, n) => aRawMail(plain(n), n + 1))
        const results = await Promise.all([
          store(mails, cursor(40)),
          store([...mails].reverse(), cursor(40)),
          store(mails),
        ])
        expect(results.reduce((all, result) => all + result.stored, 0)).toBe(40)
        expect(await received()).toBe(40)
        expect(await raw.missing(box, 'INBOX', 7n, [1, 40, 41])).toEqual([41])
      })

      test('a stream that breaks leaves nothing behind', async () => {
        const broken = async function* () {
          yield Buffer.alloc(1_500_000, 'x')
          throw new Error('cut inside the literal')
        }
        const mail = { content: broken(), size: 3_000_000, arrivedAt: NOW, uid: 2 }
        await expect(store([aRawMail(plain(1), 1), mail], cursor(2))).rejects.toThrow('cut inside')
        expect([await received(), await raw.cursor(box, 'INBOX')]).toEqual([0, undefined])
      })

      test('a streamed mail is the same mail as in one piece', async () => {
        const text = `${plain(1)}${'Line with some text.\n'.repeat(150_000)}`
        const whole = aRawMail(text, 1)
        const bytes = whole.content as Buffer
        const pieces = async function* () {
          for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001)
        }
        const streamed = { ...whole, content: pieces(), uid: 2 }
        expect(await store([aRawMail(plain(2), 1), streamed], cursor(2))).toMatchObject({ stored: 2, duplicates: 0 })
        expect(await store([{ ...streamed, content: pieces(), uid: 3 }], cursor(3))).toMatchObject({
          stored: 0,
          duplicates: 1,
        })
        expect(await store([whole])).toEqual({ stored: 0, duplicates: 1, fresh: [] })
        const claimed = await raw.claim(box, { ...LIMITS, bytes: 2_500_000 }, NOW)
        expect(claimed).toHaveLength(1)
        const alone = await raw.claim(box, { ...LIMITS, bytes: 2_500_000 }, NOW)
        expect(alone).toHaveLength(1)
        expect([alone[0]?.size, alone[0]?.truncated]).toEqual([bytes.length, false])
        expect(bytes.equals(alone[0]?.content ?? Buffer.alloc(0))).toBe(true)
        expect(bytes.equals((await raw.read(box, alone[0]?.id ?? 0)) ?? Buffer.alloc(0))).toBe(true)
        const read: Uint8Array[] = []
        for await (const piece of raw.pieces(box, alone[0]?.id ?? 0)) read.push(piece)
        expect(read.length).toBeGreaterThan(1)
        expect(bytes.equals(Buffer.concat(read))).toBe(true)
        for await (const piece of raw.pieces(box, 999_999)) expect(piece).toBe('a piece of no mail')
        expect(await raw.read(box, 999_999)).toBeUndefined()
      })

      test.each([100, 1_500_000, 2_097_152])('of a longer mail the first %i bytes come', async (longest) => {
        const mail = aRawMail(`${plain(1)}${'Line with some text.\n'.repeat(150_000)}`)
        await store([mail])
        const [claimed] = await raw.claim(box, { ...LIMITS, longest }, NOW)
        expect(claimed).toMatchObject({ size: mail.size, truncated: true })
        expect((mail.content as Buffer).subarray(0, longest).equals(claimed?.content ?? Buffer.alloc(0))).toBe(true)
      })
    })

    describe('what is left to do at the server', () => {
      test('names UIDs until they are finished', async () => {
        await store(
          [1, 2, 3].map((n) => aRawMail(plain(n), n)),
          cursor(3),
        )
        await raw.noteFinished(box, 'INBOX', 7n, [1, 3])
        expect(await raw.unfinished(box, 'INBOX', 7n)).toEqual([2])
        expect(await raw.unfinished(box, 'INBOX', 8n)).toEqual([])
      })
    })

    describe('claiming', () => {
      const fill = (count: number) =>
        store(Array.from({ length: count }, (_, n) => aRawMail(plain(n), undefined, NOW + n)))

      test('two workers never get the same mail', async () => {
        await fill(200)
        const worker = async () => {
          const ids: number[] = []
          for (;;) {
            const batch = await raw.claim(box, { ...LIMITS, count: 7 }, NOW + 1_000)
            if (batch.length === 0) return ids
            ids.push(...batch.map((mail) => mail.id))
          }
        }
        // A worker may find all due rows locked by others for a moment; so whoever comes last looks once more.
        const all = (await Promise.all([worker(), worker(), worker()])).flat().concat(await worker())
        expect(new Set(all).size).toBe(all.length)
        expect(all.length).toBe(200)
      })

      test('stops at the bytes allowed, and always gives one', async () => {
        await fill(3)
        const size = (aRawMail(plain(1)).content as Buffer).length
        expect(await raw.claim(box, { ...LIMITS, bytes: 2 * size }, NOW + 9)).toHaveLength(2)
        expect(await raw.claim(box, { ...LIMITS, bytes: 1 }, NOW + 9)).toHaveLength(1)
      })

      test('after a crash the mails of the batch come again, each alone, attempts counted', async () => {
        await fill(3)
        expect(await raw.claim(box, LIMITS, NOW + 9)).toHaveLength(3)
        expect(await raw.claim(box, LIMITS, NOW + LEASE)).toHaveLength(0)
        const again = await raw.claim(box, LIMITS, NOW + 9 + LEASE)
        expect(again.map((mail) => mail.attempts)).toEqual([2])
      })

      test('a batch of first tries ends where a mail that failed before begins', async () => {
        await fill(4)
        const [first, second] = await raw.claim(box, { ...LIMITS, count: 2 }, NOW + 9)
        for (const mail of [first, second]) await raw.noteFailure(box, mail?.id ?? 0, 'broke', NOW + 9)
        expect((await raw.claim(box, LIMITS, NOW + 9)).map((mail) => mail.id)).toEqual([first?.id])
        expect((await raw.claim(box, LIMITS, NOW + 9)).map((mail) => mail.id)).toEqual([second?.id])
        expect(await raw.claim(box, LIMITS, NOW + 9)).toHaveLength(2)
      })

      test('a mail that kills the worker every time is set aside by its caller, and the queue goes on', async () => {
        await fill(2)
        const killer = (await raw.claim(box, { ...LIMITS, count: 1 }, NOW))[0]
        let tries = 1
        for (let now = NOW; tries < 3; now += LEASE) {
          const [mail] = await raw.claim(box, { ...LIMITS, count: 1 }, now + LEASE)
          expect(mail?.id).toBe(killer?.id)
          tries = mail?.attempts ?? 0
        }
        await raw.noteFailure(box, killer?.id ?? 0, 'kills the\0worker', undefined)
        expect(await raw.quarantined(box)).toEqual([
          expect.objectContaining({
            id: killer?.id,
            attempts: 3,
            from: 'Eva <eva@mail.example>',
            subject: 'Order 0',
            cause: 'kills theworker',
          }),
        ])
        expect(await raw.ledger(box)).toMatchObject({ received: 2, pending: 1, quarantined: 1 })
        expect(await raw.claim(box, LIMITS, NOW + 9 * LEASE)).toHaveLength(1)
        expect(await raw.retryQuarantined(box, [killer?.id ?? 0])).toBe(1)
        expect((await raw.claim(box, LIMITS, NOW + 9 * LEASE))[0]).toMatchObject({ id: killer?.id, attempts: 1 })
      })

      test('mails that are given back come again at once, together, as if never claimed', async () => {
        await fill(2)
        await raw.giveBack(box, await raw.claim(box, LIMITS, NOW + 9))
        expect((await raw.claim(box, LIMITS, NOW + 9)).map((mail) => mail.attempts)).toEqual([1, 1])
      })

      test('what another claimed meanwhile is his', async () => {
        await fill(1)
        const late = await raw.claim(box, LIMITS, NOW + 9)
        expect(await raw.claim(box, LIMITS, NOW + 9 + LEASE)).toHaveLength(1)
        await raw.giveBack(box, late)
        expect(await raw.claim(box, LIMITS, NOW + 9 + LEASE)).toHaveLength(0)
      })

      test('a mail comes again when its back-off is over, and not before', async () => {
        await fill(1)
        const [mail] = await raw.claim(box, LIMITS, NOW)
        await raw.noteFailure(box, mail?.id ?? 0, 'the database was away', NOW + 5_000)
        expect(await raw.claim(box, LIMITS, NOW + 4_999)).toHaveLength(0)
        expect(await raw.claim(box, LIMITS, NOW + 5_000)).toHaveLength(1)
      })
    })

    describe('claiming by a clock that was set', () => {
      test('what a pass of next year left behind is not kept waiting until then', async () => {
        const YEAR = 365 * 24 * 3_600_000
        await store([aRawMail(plain(1), undefined, NOW)])
        expect(await raw.claim(box, LIMITS, NOW + YEAR)).toHaveLength(1)
        expect(await raw.claim(box, LIMITS, NOW + YEAR)).toHaveLength(0)
        expect(await raw.claim(box, LIMITS, NOW)).toHaveLength(1)
        expect(await raw.claim(box, LIMITS, NOW)).toHaveLength(0)
      })
    })

    describe('outcomes', () => {
      test('a failure noted after the mail got its outcome changes nothing', async () => {
        await store([aRawMail(plain(1))])
        const [mail] = await raw.claim(box, LIMITS, NOW)
        await subject.file(box, mail?.id ?? 0)
        await raw.noteFailure(box, mail?.id ?? 0, 'connection lost during commit', undefined)
        expect(await raw.ledger(box)).toMatchObject({ filed: 1, quarantined: 0, pending: 0 })
      })

      test('a held mail is discarded when its time is over', async () => {
        await store([aRawMail(plain(1))])
        const [mail] = await raw.claim(box, LIMITS, NOW)
        await subject.hold(box, mail?.id ?? 0, NOW + 1_000)
        expect([await raw.discardExpired(box, NOW + 999), await raw.discardExpired(box, NOW + 1_000)]).toEqual([0, 1])
        expect(await raw.ledger(box)).toMatchObject({ received: 1, held: 0, ignored: 1 })
      })

      test('silent mails stay silent', async () => {
        await raw.store(box, 'import', [aRawMail(plain(1))], undefined, NOW, true)
        expect((await raw.claim(box, LIMITS, NOW))[0]?.silent).toBe(true)
      })

      test('one mailbox does not see the mails of another', async () => {
        await store([aRawMail(plain(1), 1)], cursor(1))
        const other = await subject.newMailbox()
        expect(await raw.claim(other, LIMITS, NOW)).toEqual([])
        expect([(await raw.ledger(other)).received, await raw.cursor(other, 'INBOX')]).toEqual([0, undefined])
      })
    })
  })
}
