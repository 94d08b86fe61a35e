/** What managers are told by themselves: what escalates, collected; a storm of automatic mail; the end of an outage. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { escalationsDue } from '../../src/app/escalations.ts'
import { followUp } from '../../src/app/follow-up.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { ANA, at, BOSS, MAILBOX, openTestStore, RUI } from '../support/a-store.ts'

type Shop = Awaited<ReturnType<typeof openTestStore>>

/** Monday 10:00 in Madrid. */
const MONDAY = at('2026-03-02T10:00:00+01:00')
const BOTH = { ...ANA, name: 'Ana' }
const OF_CHECKOUT = { address: 'money@shop.example', name: 'Paz', language: 'es', categories: ['checkout'] } as const

async function mailsTo(shop: Shop, address: string) {
  return (await shop.said('escalation')).filter((mail) => mail.to[0]?.address === address)
}

describe('what escalates', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await openTestStore({ managers: [BOSS, BOTH, OF_CHECKOUT] })
    await shop.receive(MONDAY, { from: 'one@a.example', subject: 'Vase broken' })
    await shop.receive(MONDAY + 10 * MINUTE, { from: 'two@b.example', subject: 'Lamp late' })
    await shop.receive(MONDAY + 12 * MINUTE, { from: 'three@c.example', subject: 'Chair lost' })
  })
  afterAll(() => shop.close())

  test('the first goes at once, to managers of the category, with buttons that each of them may use', async () => {
    await shop.work(MONDAY + 59 * MINUTE)
    expect(await shop.said('escalation')).toEqual([])
    await shop.work(MONDAY + HOUR)
    const [toBoss, ...more] = await mailsTo(shop, BOSS.address)
    expect(more).toEqual([])
    expect(toBoss?.subject).toBe('1 incident needs attention: Vase broken')
    expect(toBoss?.text).toContain('1. [INC-1001-')
    expect(toBoss?.text).toContain('still without a first answer')
    // Who only manages writes to the team or asks; nothing in the mail may change an incident.
    expect(toBoss?.html).toContain(`mailto:${ANA.address},${RUI.address}?subject`)
    expect(toBoss?.html).not.toMatch(/%23(?:take|assign|promise)/)
    expect(toBoss?.replyTo).toBeUndefined()
    const [toBoth] = await mailsTo(shop, BOTH.address)
    expect(toBoth?.text).toMatch(/Me encargo: #take[\s\S]*→ Rui: #assign rui@shop\.example[\s\S]*#promise 2026-03-03/)
    expect(await mailsTo(shop, OF_CHECKOUT.address)).toEqual([])
  })

  test('what comes within the hour waits for its end, without what was answered meanwhile', async () => {
    await shop.work(MONDAY + 72 * MINUTE)
    await shop.work(MONDAY + 2 * HOUR - MINUTE)
    expect(await mailsTo(shop, BOSS.address)).toHaveLength(1)
    const toAna = (await shop.said('notification')).find(
      (mail) => mail.to[0]?.address === ANA.address && mail.subject.includes('Chair'),
    )
    await shop.receive(MONDAY + 2 * HOUR - MINUTE / 2, {
      from: ANA.address,
      to: toAna?.replyTo ?? '',
      text: 'We have found it.',
    })
    await shop.work(MONDAY + 2 * HOUR)
    const [, second, ...more] = await mailsTo(shop, BOSS.address)
    expect(more).toEqual([])
    expect(second?.subject).toBe('1 incident needs attention: Lamp late')
  })

  test('a manager who is an agent answers by the number of a line', async () => {
    const [, mail] = await mailsTo(shop, BOTH.address)
    await shop.receive(MONDAY + 2 * HOUR + MINUTE, {
      from: BOTH.address,
      to: mail?.replyTo ?? MAILBOX,
      headers: [`In-Reply-To: <${mail?.messageId}>`],
      text: '#take 1',
    })
    expect((await shop.incident(1002)).assignee).toBe(ANA.address)
    expect((await shop.incident(1001)).assignee).toBeUndefined()
  })

  test('two workers at once, and one that died before: one mail an hour', async () => {
    await shop.receive(MONDAY + 2 * HOUR, { from: 'four@d.example', subject: 'Table scratched' })
    const now = MONDAY + 3 * HOUR
    const dying = {
      ...shop.deps,
      newId: {
        unique: () => {
          throw new Error('the machine is gone')
        },
      },
    }
    await shop.work(now - MINUTE)
    const before = (await shop.said('escalation')).length
    await followUp(shop.deps, shop.mailbox, now)
    await expect(escalationsDue(dying, shop.mailbox, now)).rejects.toThrow('the machine is gone')
    await Promise.all([1, 2, 3, 4].map(() => escalationsDue(shop.deps, shop.mailbox, now)))
    const said = await shop.said('escalation')
    expect(
      said
        .slice(before)
        .map((mail) => mail.to[0]?.address)
        .sort(),
    ).toEqual([ANA.address, BOSS.address])
    expect(said.at(-1)?.subject).toContain('Table scratched')
  })
})
