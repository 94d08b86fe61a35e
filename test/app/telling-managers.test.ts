/** What managers are told by themselves: what escalates, collected; a storm of automatic mail; the end of an outage. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stormDue } from '../../src/app/breaker.ts'
import { escalationsDue } from '../../src/app/escalations.ts'
import { followUp } from '../../src/app/follow-up.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { ANA, at, BOSS, MAILBOX, openTestStore, RUI } from '../support/a-store.ts'
import { aRecord } from '../support/an-incident.ts'

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

test('a promise that is missed again before managers heard of the first is told as it is now', async () => {
  const shop = await openTestStore({ managers: [BOSS] })
  const note = (since: number) =>
    shop.deps.incidents.transaction(shop.mailbox, (tx) =>
      tx.record(
        aRecord({
          effects: [
            {
              kind: 'escalate',
              managers: [BOSS.address],
              escalation: { incident: 1001, because: 'promise-missed', since, at: since },
            },
          ],
        }),
      ),
    )
  await note(MONDAY)
  await note(MONDAY + MINUTE)
  const told: number[] = []
  await shop.deps.escalations.tell(shop.mailbox, BOSS.address, MONDAY + HOUR, HOUR, (collected) => {
    told.push(...collected.map(({ since }) => since))
    return undefined
  })
  expect(told).toEqual([MONDAY + MINUTE])
  await shop.close()
})

describe('the change of shifts', () => {
  test('nothing to hand over: one line, in the language of each', async () => {
    const shop = await openTestStore()
    await shop.work(at('2026-03-02T14:00:00+01:00'))
    const [toAna, toRui, ...more] = await shop.said('handover')
    expect(more).toEqual([])
    expect([toAna?.subject, toRui?.subject]).toEqual([
      'Cambio de turno: nada pendiente',
      'Passagem de turno: nada pendente',
    ])
    expect(toAna?.text.split('\n-- ')[0]?.trim()).toBe('No hay nada pendiente de traspasar.')
    await shop.close()
  })

  test('promises, who waits, what was held and lapsed, who is away, the sum of the ledger; answered by number', async () => {
    const shop = await openTestStore({ trustedAuthservId: 'mx.shop.example' })
    shop.deps.handoverAt.push(20 * 60)
    const pass = (from: string) => ({
      headers: [`Authentication-Results: mx.shop.example; dmarc=pass header.from=${from.split('@')[1]}`],
    })
    for (const [n, when] of [
      [1, MONDAY],
      [2, MONDAY + MINUTE],
      [3, MONDAY + 2 * MINUTE],
    ] as const)
      await shop.receive(when, { from: `c${n}@a.example`, subject: `Matter ${n}`, ...pass('c@a.example') })
    const addressOf = async (n: number) =>
      (await shop.said('notification')).find(
        (mail) => mail.to[0]?.address === ANA.address && mail.incident === 1000 + n,
      )?.replyTo ?? ''
    const ana = (n: number, text: string, when: number, more = {}) =>
      addressOf(n).then((to) => shop.receive(when, { from: ANA.address, to, text, ...pass(ANA.address), ...more }))
    await ana(3, '#promise 2026-03-02 a new lamp', MONDAY + 3 * MINUTE)
    // Without proof: held until somebody confirms it, and nobody does.
    await shop.receive(MONDAY + 4 * MINUTE, { from: RUI.address, subject: 'Not proved', text: '#close' })
    await shop.receive(MONDAY + 5 * MINUTE, {
      from: RUI.address,
      text: '#away until 2026-03-09',
      subject: '#away until 2026-03-09',
      ...pass(RUI.address),
    })
    await shop.work(at('2026-03-02T14:00:00+01:00'))
    const [first, ...others] = await shop.said('handover')
    expect(others).toEqual([])
    expect(first?.to[0]?.address).toBe(ANA.address)
    expect(first?.text.indexOf('Matter 3')).toBeLessThan(first?.text.indexOf('Matter 1') ?? 0)
    expect(first?.text.indexOf('Matter 1')).toBeLessThan(first?.text.indexOf('Matter 2') ?? 0)
    for (const words of ['Retenido', 'Not proved', 'Rui, hasta el', '6 mensajes recibidos = '])
      expect(first?.text).toContain(words)
    await ana(1, '#take 2', at('2026-03-02T14:05:00+01:00'), {
      to: first?.replyTo,
      headers: [...pass(ANA.address).headers, `In-Reply-To: <${first?.messageId}>`],
    })
    expect((await shop.incident(1001)).assignee).toBe(ANA.address)

    await shop.work(at('2026-03-02T20:00:00+01:00'))
    await shop.work(at('2026-03-03T14:00:00+01:00'))
    const [, evening, next, ...more] = await shop.said('handover')
    expect(more).toEqual([])
    expect(evening?.text).not.toContain('Descartado')
    // It told the agent who wrote it, and all of them, once.
    expect(next?.text).toMatch(/Descartado porque nadie lo liberó[\s\S]*Rui: Not proved/)
    await shop.work(at('2026-03-03T20:00:00+01:00'))
    expect((await shop.said('handover')).at(-1)?.text).not.toContain('Descartado')
    await shop.close()
  })
})

describe('more automatic mail to customers than the store knows', () => {
  let shop: Shop
  const many = 78
  /** The fifth day of silence. */
  const DUE = at('2026-03-07T10:00:00+01:00')
  beforeAll(async () => {
    shop = await openTestStore()
    for (let n = 0; n < many; n += 26)
      await shop.deliver(
        MONDAY,
        ...Array.from({ length: 26 }, (_, k) => ({ from: `c@shop${n + k}.example`, subject: `Matter ${n + k}` })),
      )
    await shop.process(MONDAY)
  })
  afterAll(() => shop.close())
  const told = async () => (await shop.said('still-working')).length
  const look = async (now: number) => {
    await Promise.all([followUp(shop.deps, shop.mailbox, now), followUp(shop.deps, shop.mailbox, now)])
    await Promise.all([stormDue(shop.deps, shop.mailbox, now), stormDue(shop.deps, shop.mailbox, now)])
  }

  test('goes out up to the bound, the rest is held back, and each agent and manager hears of it once', async () => {
    await look(DUE)
    expect(await told()).toBeGreaterThanOrEqual(50)
    expect(await told()).toBeLessThanOrEqual(51)
    const storm = await shop.said('held-back')
    expect(storm.map((mail) => mail.to[0]?.address).sort()).toEqual([ANA.address, BOSS.address, RUI.address])
    const toBoss = storm.find((mail) => mail.to[0]?.address === BOSS.address)
    expect(toBoss?.subject).toMatch(/^Held back: (?:27|28) automatic messages to customers$/)
    expect(toBoss?.text).toMatch(/- (?:27|28) · The customer hears that we are still on it/)
  })

  test('the rest goes at that pace, nobody twice, and what was done meanwhile is left out', async () => {
    const toAna = (await shop.said('notification')).filter((mail) => mail.to[0]?.address === ANA.address)
    const waiting = new Set((await shop.said('still-working')).map((mail) => mail.incident))
    const [done] = toAna.filter((mail) => !waiting.has(mail.incident))
    await shop.deliver(DUE + MINUTE, { from: ANA.address, to: done?.replyTo ?? '', text: '#close' })
    await shop.process(DUE + MINUTE)
    const sums = [await told()]
    for (let minutes = 30; minutes <= 150; minutes += 30) {
      await look(DUE + minutes * MINUTE)
      sums.push(await told())
    }
    expect(sums[1]).toBe(sums[0])
    for (let n = 2; n < sums.length; n++) expect((sums[n] ?? 0) - (sums[n - 2] ?? 0)).toBeLessThanOrEqual(51)
    expect(sums.at(-1)).toBe(many - 1)
    const incidents = (await shop.said('still-working')).map((mail) => mail.incident)
    expect(new Set(incidents).size).toBe(incidents.length)
    expect(incidents).not.toContain(done?.incident)
    expect(await shop.said('held-back')).toHaveLength(3)
  })

  test('one address gets no more than twenty automatic mails a day, and people hear of it', async () => {
    const { withoutLoops } = await import('../../src/app/breaker.ts')
    const [sample] = await shop.said('still-working')
    if (!sample) throw new Error('nothing was said')
    const templates = await shop.deps.templates()
    const { files: _, ...mail } = sample
    const batch = (from: number, count: number) =>
      Array.from({ length: count }, (_, n) => ({
        ...mail,
        onceKey: `thanks:${from + n}`,
        messageId: `thanks.${from + n}@shop.example`,
        to: [{ address: 'robot@loop.example', name: '' }],
        automatic: true as const,
        decidedAt: DUE,
      }))
    const pass = (from: number, count: number) =>
      shop.incidents.transaction(shop.mailbox, async (tx) => {
        const mails = await withoutLoops(tx, batch(from, count), DUE, { ...shop.deps, templates })
        await shop.outbox.add(shop.mailbox, mails, DUE)
        return mails.map((one) => one.template)
      })
    expect(await pass(0, 15)).toHaveLength(15)
    expect((await pass(15, 10)).filter((template) => template === 'still-working')).toHaveLength(5)
    expect(await pass(25, 3)).toEqual(['flood'])
    expect((await shop.said('flood')).map((one) => one.subject)).toEqual([
      'No more automatic messages to robot@loop.example today',
    ])
  })
})

test('after an outage managers get one summary, when the last late mail was worked off', async () => {
  const shop = await openTestStore()
  const back = MONDAY
  const days = (n: number) => back - n * 24 * HOUR
  await shop.receive(days(30), { from: 'early@a.example', subject: 'Before' })
  await shop.deliver(days(3), { from: 'one@a.example', subject: 'First of all' })
  await shop.deliver(days(2), { from: 'two@b.example', subject: 'Second of all' })
  await shop.work(back)
  // The next batch of the same outage comes from a slow server.
  await shop.deliver(days(1) - HOUR, { from: 'three@c.example', subject: 'Third of all' })
  await shop.work(back + 10 * MINUTE)
  await shop.work(back + 20 * MINUTE)
  expect(await shop.said('catch-up')).toEqual([])
  const { catchUpDue } = await import('../../src/app/catch-up.ts')
  await Promise.all([1, 2].map(() => catchUpDue(shop.deps, shop.mailbox, back + 25 * MINUTE)))
  const [summary, ...more] = await shop.said('catch-up')
  expect(more).toEqual([])
  expect([summary?.to[0]?.address, summary?.subject]).toEqual([
    BOSS.address,
    'After the outage: 3 messages came in late',
  ])
  expect(summary?.text).toMatch(/Customers who got an apology for the delay[: |]+3/)
  expect(summary?.text.indexOf('First of all')).toBeLessThan(summary?.text.indexOf('Second of all') ?? 0)
  // One more, from quarantine: no outage of its own.
  await shop.deliver(days(2), { from: 'four@d.example' })
  await shop.work(back + HOUR)
  await shop.work(back + 3 * HOUR)
  expect(await shop.said('catch-up')).toHaveLength(1)
  await shop.close()
})
