/** What leases must keep: one holder at a time, taken over after the end, given back by nobody else. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Leases, MailboxId } from '../../src/app/ports.ts'

export type LeasesUnderTest = { readonly leases: Leases; readonly mailbox: MailboxId; dispose(): Promise<void> }

export function leasesContract(name: string, start: () => Promise<LeasesUnderTest>): void {
  describe(`${name} as a keeper of leases`, () => {
    let subject: LeasesUnderTest
    beforeAll(async () => {
      subject = await start()
    })
    afterAll(async () => subject?.dispose())
    const take = (lease: string, holder: string, ms = 60_000) => subject.leases.take(subject.mailbox, lease, holder, ms)

    test('of many who ask at once one gets it', async () => {
      const results = await Promise.all(Array.from({ length: 8 }, (_, n) => take('receive', `worker ${n}`)))
      expect(results.filter(Boolean)).toHaveLength(1)
    })

    test('the holder renews it, others wait for its end', async () => {
      expect(await take('a', 'one', 50)).toBe(true)
      expect(await take('a', 'one', 50)).toBe(true)
      expect(await take('a', 'two')).toBe(false)
      await sleep(80)
      expect(await take('a', 'two')).toBe(true)
      expect(await take('a', 'one')).toBe(false)
    })

    test('only the holder gives it back', async () => {
      expect(await take('b', 'one')).toBe(true)
      await subject.leases.give(subject.mailbox, 'b', 'two')
      expect(await take('b', 'two')).toBe(false)
      await subject.leases.give(subject.mailbox, 'b', 'one')
      expect(await take('b', 'two')).toBe(true)
    })
  })
}
