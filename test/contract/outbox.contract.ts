/** What an outbox must keep: each key once, the pressing first, no mail with two senders at once, no failure unheard. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MailboxId, Outbox } from '../../src/app/ports.ts'
import { aFinishedMail, OPENED_AT as NOW } from '../support/an-incident.ts'

export type OutboxUnderTest = {
  readonly outbox: Outbox
  newMailbox(): Promise<MailboxId>
  dispose(): Promise<void>
}

const LEASE = 60_000

export function outboxContract(name: string, start: () => Promise<OutboxUnderTest>): void {
  describe(`${name} as an outbox`, () => {
    let subject: OutboxUnderTest
    let outbox: Outbox
    let box: MailboxId
    beforeAll(async () => {
      subject = await start()
      outbox = subject.outbox
    })
    beforeEach(async () => {
      box = await subject.newMailbox()
    })
    afterAll(async () => subject?.dispose())

    const claim = (now = NOW, count = 10) => outbox.claim(box, count, LEASE, now)
    const one = async (now = NOW) => (await claim(now, 1))[0] ?? expect.fail('nothing to send')

    test('gives back the mail as it was put in', async () => {
      const mail = aFinishedMail('k', {
        incident: 1001,
        replyTo: 'incidencias+c1001.abc@shop.example',
        inReplyTo: 'a@b',
        references: ['x@y', 'a@b'],
        author: 'ana@shop.example',
        attachments: [{ rawMailId: 3, index: 0, filename: 'foto.jpg', contentType: 'image/jpeg' }],
      })
      expect(await outbox.add(box, [mail], NOW)).toBe(1)
      expect(await one()).toEqual({ ...mail, id: expect.any(Number), attempts: 1, createdAt: NOW })
    })

    describe('files of our own', () => {
      const bytes = (...all: number[]) => Uint8Array.from([0, 255, 0x5c, ...all])
      const logo = { filename: 'logo.png', contentType: 'image/png', cid: 'logo@shop.example', content: bytes(1) }
      const table = { filename: 'week.csv', contentType: 'text/csv', content: bytes(2) }

      test('come back with the mail, byte for byte, and the same again when it is tried again', async () => {
        await outbox.add(box, [aFinishedMail('k', { files: [logo, table] })], NOW)
        for (const attempts of [1, 2]) {
          const mail = await one()
          expect(mail).toMatchObject({ attempts })
          expect(mail.files).toEqual([
            { filename: 'logo.png', contentType: 'image/png', cid: 'logo@shop.example', sha256: expect.any(String) },
            { filename: 'week.csv', contentType: 'text/csv', sha256: expect.any(String) },
          ])
          const hashes = (mail.files ?? []).map(({ sha256 }) => sha256)
          const found = await outbox.files(box, hashes)
          expect(hashes.map((hash) => [...(found.get(hash) ?? [])])).toEqual([[...logo.content], [...table.content]])
          await outbox.noteAgain(box, mail.id, '451 later', NOW)
        }
      })

      test('are known by their content, whatever mail brought them, and from several writers at once', async () => {
        const mails = ['a', 'b', 'c'].map((key) => aFinishedMail(key, { files: [{ ...logo, filename: `${key}.png` }] }))
        await Promise.all(mails.map((mail) => outbox.add(box, [mail], NOW)))
        expect(new Set((await claim()).map((mail) => mail.files?.[0]?.sha256)).size).toBe(1)
      })

      test('belong to their mailbox', async () => {
        await outbox.add(box, [aFinishedMail('k', { files: [logo] })], NOW)
        const hash = (await one()).files?.[0]?.sha256 ?? ''
        expect((await outbox.files(await subject.newMailbox(), [hash])).size).toBe(0)
      })

      test('are kept while they are young', async () => {
        await outbox.add(box, [aFinishedMail('k', { files: [logo] })], NOW)
        const mail = await one()
        await outbox.noteSent(box, [{ id: mail.id, response: '250 ok' }], NOW)
        expect(await outbox.dropOldFiles(box)).toBe(0)
        expect((await outbox.files(box, [mail.files?.[0]?.sha256 ?? ''])).size).toBe(1)
      })
    })

    test('drops a second mail with the same key, also in the same batch and from two at once', async () => {
      expect(await outbox.add(box, [aFinishedMail('k'), aFinishedMail('k')], NOW)).toBe(1)
      const added = await Promise.all(
        [1, 2, 3].map(() => outbox.add(box, [aFinishedMail('k'), aFinishedMail('l')], NOW)),
      )
      expect(added.reduce((all, n) => all + n, 0)).toBe(1)
      expect(await claim()).toHaveLength(2)
    })

    test('claims by lane, then age, and nothing before its time', async () => {
      const lanes = ['digest', 'follow-up', 'notification', 'acknowledgement', 'reply'] as const
      await outbox.add(
        box,
        [...lanes.map((lane) => aFinishedMail(lane, { lane })), aFinishedMail('second', { lane: 'reply' })],
        NOW,
      )
      await outbox.add(box, [aFinishedMail('later', { lane: 'reply', notBefore: NOW + 5_000 })], NOW)
      expect((await claim()).map((mail) => mail.onceKey)).toEqual([
        'reply',
        'second',
        'acknowledgement',
        'notification',
        'follow-up',
        'digest',
      ])
      expect((await claim(NOW + 5_000)).map((mail) => mail.onceKey)).toEqual(['later'])
    })

    test('follow-ups to customers leave from an instant on, those that were tried in any daytime, and all others always', async () => {
      const lane = 'follow-up'
      await outbox.add(
        box,
        [
          aFinishedMail('tried', { lane, automatic: true, incident: 1001 }),
          aFinishedMail('old', { lane, automatic: true, incident: 1002 }),
          aFinishedMail('to an agent', { lane }),
        ].map((mail) => ({ ...mail, decidedAt: NOW - 2 * LEASE })),
        NOW - 2 * LEASE,
      )
      const from = async (followUpsFrom?: number) =>
        (await outbox.claim(box, 1, LEASE, NOW, followUpsFrom)).map(({ id, onceKey }) => ({ id, onceKey }))
      const [tried] = await from()
      await outbox.noteAgain(box, tried?.id as number, '451 later', NOW)
      await outbox.add(box, [aFinishedMail('young', { lane, automatic: true, incident: 1003 })], NOW)
      expect(await outbox.oldFollowUps(box, NOW - LEASE, 9)).toEqual([1002])
      expect((await from(Number.POSITIVE_INFINITY)).map(({ onceKey }) => onceKey)).toEqual(['to an agent'])
      expect(await from(Number.POSITIVE_INFINITY)).toEqual([])
      const day = [...(await from(NOW - LEASE)), ...(await from(NOW - LEASE)), ...(await from(NOW - LEASE))]
      expect(day.map(({ onceKey }) => onceKey)).toEqual(['tried', 'young'])
      expect((await from()).map(({ onceKey }) => onceKey)).toEqual(['old'])
    })

    test('two senders never claim the same mail', async () => {
      await outbox.add(
        box,
        Array.from({ length: 100 }, (_, n) => aFinishedMail(`${n}`)),
        NOW,
      )
      const claimed = (await Promise.all(Array.from({ length: 10 }, () => claim())))
        .flat()
        .concat(await claim(NOW, 100))
      expect([claimed.length, new Set(claimed.map((mail) => mail.id)).size]).toEqual([100, 100])
    })

    test('a mail left by a dead sender comes again after its lease, under the same Message-ID', async () => {
      await outbox.add(box, [aFinishedMail('k')], NOW)
      const [first] = await outbox.claim(box, 1, 500, NOW)
      expect(await claim(NOW)).toEqual([])
      await new Promise((resolve) => setTimeout(resolve, 550))
      expect(await one()).toMatchObject({ id: first?.id, messageId: first?.messageId, attempts: 2 })
    })

    test('a sender whose clock was set to another year takes nothing from one that is at work, and leaves nothing behind', async () => {
      const YEAR = 365 * 24 * 3_600_000
      await outbox.add(box, [aFinishedMail('k'), aFinishedMail('l')], NOW)
      const { id } = await one()
      expect((await claim(NOW + YEAR)).map((mail) => mail.onceKey)).toEqual(['l'])
      expect([await claim(NOW + 2 * YEAR), await claim(NOW - YEAR), await claim(Date.now() - YEAR)]).toEqual([
        [],
        [],
        [],
      ])
      await outbox.giveBack(box, [id])
      await outbox.claim(box, 1, 1, NOW + 50 * YEAR)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect((await claim(NOW)).map((mail) => mail.id)).toEqual([id])
    })

    test('a claim that is renewed does not end', async () => {
      await outbox.add(box, [aFinishedMail('r')], NOW)
      const [mail] = await outbox.claim(box, 1, 1, NOW)
      await outbox.renew(box, [mail?.id as number], 60_000)
      await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await claim(NOW)).toEqual([])
    })

    test('what is sent is never claimed again, whatever is noted later', async () => {
      await outbox.add(box, [aFinishedMail('k')], NOW)
      const { id } = await one()
      await outbox.noteSent(box, [{ id, response: '250 ok' }], NOW)
      await outbox.noteAgain(box, id, '421 late news', NOW)
      await outbox.noteGivenUp(box, id, '550 late news', NOW)
      await outbox.giveBack(box, [id])
      expect([await claim(NOW + 10 * LEASE), await outbox.undecidedFailures(box, 10)]).toEqual([[], []])
      expect(await outbox.counts(box)).toEqual({ pending: 0, failed: 0 })
    })

    test('a mail to be tried again remembers what the server said', async () => {
      await outbox.add(box, [aFinishedMail('k')], NOW)
      await outbox.noteAgain(box, (await one()).id, '451 try\0later', NOW + 9_000)
      expect(await claim(NOW + 8_999)).toEqual([])
      expect(await one(NOW + 9_000)).toMatchObject({ attempts: 2, lastResponse: '451 trylater' })
    })

    test('mails given back were not tried', async () => {
      await outbox.add(box, [aFinishedMail('k')], NOW)
      await outbox.giveBack(box, [(await one()).id])
      expect(await one()).toMatchObject({ attempts: 1 })
    })

    test('a failure is handed to one worker, and once decided never again', async () => {
      await outbox.add(box, [aFinishedMail('k', { incident: 1001, author: 'ana@shop.example' })], NOW)
      const { id } = await one()
      await outbox.noteGivenUp(box, id, '550 no such user', NOW)
      const [first, second] = await Promise.all([outbox.undecidedFailures(box, 5), outbox.undecidedFailures(box, 5)])
      expect([...first, ...second]).toEqual([
        expect.objectContaining({ id, incident: 1001, response: '550 no such user' }),
      ])
      expect((await outbox.counts(box)).failed).toBe(1)
      await outbox.noteFailureDecided(box, id)
      expect(await claim(NOW + 10 * LEASE)).toEqual([])
    })

    test('a recipient refused beside others is an undecided failure of a mail that was sent', async () => {
      await outbox.add(box, [aFinishedMail('k')], NOW)
      const { id } = await one()
      const refused = [{ recipient: 'x@y.example', response: '550 unknown', lasting: 'permanent' as const }]
      await outbox.noteSent(box, [{ id, response: '250 ok', refused }], NOW)
      expect(await outbox.undecidedFailures(box, 5)).toEqual([expect.objectContaining({ id, refused })])
      expect(await claim(NOW + 10 * LEASE)).toEqual([])
    })

    test('counts what waits, and since when', async () => {
      await outbox.add(box, [aFinishedMail('a')], NOW - 1_000)
      await outbox.add(box, [aFinishedMail('b')], NOW)
      expect(await outbox.counts(box)).toEqual({ pending: 2, failed: 0, oldestPendingAt: NOW - 1_000 })
    })
  })
}
