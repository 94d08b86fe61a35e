/** What every mailbox that mail is fetched from must do, whatever server is behind it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MailSession, MailSource } from '../../src/app/ports.ts'
import { rawMail } from '../support/a-mail.ts'

export type SourceUnderTest = {
  readonly source: MailSource
  append(mail: string, options?: { readonly seen?: boolean }): void
  dispose(): Promise<void>
}

export async function open(source: MailSource): Promise<MailSession> {
  return source.open(new AbortController().signal)
}

/** Whole contents by UID. */
export async function fetchAll(session: MailSession, uids: readonly number[]): Promise<Map<number, Buffer>> {
  const found = new Map<number, Buffer>()
  for await (const mail of session.fetch(uids)) {
    const pieces: Uint8Array[] = []
    if (mail.content instanceof Uint8Array) pieces.push(mail.content)
    else {
      for await (const piece of mail.content) {
        expect(piece.length).toBeLessThanOrEqual(1024 * 1024)
        pieces.push(piece)
      }
    }
    found.set(mail.uid, Buffer.concat(pieces))
  }
  return found
}

export function mailSourceContract(name: string, start: () => Promise<SourceUnderTest>): void {
  describe(`${name} as a mail source`, () => {
    let subject: SourceUnderTest
    beforeAll(async () => {
      subject = await start()
    }, 30_000)
    afterAll(async () => subject?.dispose())

    test('an empty mailbox lists nothing', async () => {
      const session = await open(subject.source)
      expect(await session.list(0)).toEqual([])
      await session.close()
    })

    test('mails come byte for byte, ascending, whether they were read by somebody or not', async () => {
      const mails = [rawMail(1), rawMail(2, 30_000), rawMail('ñ – 3'), rawMail(4, 700_000)]
      mails.forEach((mail, i) => {
        subject.append(mail, { seen: i % 2 === 1 })
      })
      const session = await open(subject.source)
      const listed = await session.list(0)
      expect(listed.map((mail) => mail.size)).toEqual(mails.map((mail) => Buffer.byteLength(mail)))
      const uids = listed.map((mail) => mail.uid)
      expect(uids).toEqual([...uids].sort((a, b) => a - b))
      const found = await fetchAll(session, uids)
      expect([...found.keys()]).toEqual(uids)
      uids.forEach((uid, i) => {
        expect(found.get(uid)?.equals(Buffer.from(mails[i] ?? ''))).toBe(true)
      })
      await session.close()
    })

    test('a big mail comes in pieces and is whole', async () => {
      const big = rawMail('big', 3_500_000)
      subject.append(big)
      const session = await open(subject.source)
      const listed = await session.list(0)
      const uid = listed.find((mail) => mail.size === big.length)?.uid ?? 0
      const found = await fetchAll(
        session,
        listed.map((mail) => mail.uid),
      )
      expect(found.size).toBe(listed.length)
      expect(found.get(uid)?.equals(Buffer.from(big))).toBe(true)
      await session.close()
    })

    test('listing above a UID leaves out what is below, also when nothing is above', async () => {
      const session = await open(subject.source)
      const uids = (await session.list(0)).map((mail) => mail.uid)
      const last = uids.at(-1) ?? 0
      expect((await session.list(uids.at(-2) ?? 0)).map((mail) => mail.uid)).toEqual([last])
      expect(await session.list(last)).toEqual([])
      await session.close()
    })

    test('mails that are not there are left out', async () => {
      const session = await open(subject.source)
      const uids = (await session.list(0)).map((mail) => mail.uid)
      const found = await fetchAll(session, [...uids, 100_000, 100_001])
      expect([...found.keys()].sort((a, b) => a - b)).toEqual(uids)
      await session.close()
    })

    test('arrival is not later than now', async () => {
      const session = await open(subject.source)
      const [first] = await session.list(0)
      for await (const mail of session.fetch([first?.uid ?? 0])) expect(mail.arrivedAt).toBeLessThanOrEqual(Date.now())
      await session.close()
    })

    test('waiting ends with the time, and with the signal', async () => {
      const session = await open(subject.source)
      await session.list(0)
      await session.waitForNews(50, new AbortController().signal)
      await session.waitForNews(60_000, AbortSignal.timeout(50))
      await session.close()
    })

    test('windows name every mail once, ascending, as the list does', async () => {
      const session = await open(subject.source)
      const listed = await session.list(0)
      const found: number[] = []
      for await (const window of session.windows?.() ?? [listed]) found.push(...window.map(({ uid }) => uid))
      expect(found).toEqual(listed.map(({ uid }) => uid))
      await session.close()
    })

    test('the same mailbox keeps its UIDs and UIDVALIDITY', async () => {
      const first = await open(subject.source)
      const uids = (await first.list(0)).map((mail) => mail.uid)
      await first.close()
      const second = await open(subject.source)
      expect(second.uidValidity).toBe(first.uidValidity)
      expect((await second.list(0)).map((mail) => mail.uid)).toEqual(uids)
      await second.close()
    })
  })
}
