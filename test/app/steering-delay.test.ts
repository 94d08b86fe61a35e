/** `REPLY_DELAY`: an answer can be stopped before it leaves, and nothing is as if it had been said. What fails on its way comes back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, RUI } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ replyDelayMs: 5 * MINUTE })
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const T = MONDAY + HOUR
const WORDS = 'A new lamp leaves today.'
const notification = (agent: string = ANA.address) => desk.last('notification', agent)
const toEva = async () =>
  (await desk.saidTo(desk.eva)).map((mail) => mail.template).filter((t) => t !== 'acknowledgement')

/** The incident without what the last command mail leaves as a trace. */
async function state() {
  const { undoable: _, stoppable: __, thirdParties, ...rest } = await desk.incident()
  return { ...rest, thirdParties: thirdParties ?? [] }
}

describe('with a delay', () => {
  test('a plain answer has a receipt that says until when it can be stopped', async () => {
    await desk.answers(T, await notification(), WORDS)
    const receipt = await desk.last('receipt')
    expect(receipt.text).toContain('11:05')
    expect(buttonsOf(receipt).map((button) => button.text)).toContain('#discard')
    expect((await desk.saidTo(desk.eva, 'relay'))[0]?.text).toContain(WORDS)
  })

  test.each([
    ['a plain answer', WORDS],
    ['an answer with commands', `#take\n#urgent\n#wait\n\n${WORDS}`],
    ['a resolution', `#resolve\n\n${WORDS}`],
    ['a resolution without words', '#resolve'],
    ['a promise', '#promise 2026-03-06 a new lamp'],
    ['an offer', '#offer a lamp | the money'],
    ['an answer with a copy', `#cc courier@fast.example\n\n${WORDS}`],
    ['words to somebody else', `#to courier@fast.example\n\n${WORDS}`],
  ])('%s that is stopped leaves nothing behind', async (_, text) => {
    const before = await state()
    await desk.answers(T, await notification(), text)
    expect(await state()).not.toEqual(before)
    await desk.answers(T + 2 * MINUTE, await desk.last('receipt'), '#discard')
    await desk.sends(T + DAY)
    expect(await state()).toEqual(before)
    expect(await toEva()).toEqual([])
    expect(await desk.saidTo('courier@fast.example')).toEqual([])
    expect(await desk.conversation()).toHaveLength(1)
    const receipt = await desk.last('receipt')
    if (text.includes(WORDS)) expect(receipt.text).toContain(WORDS)
  })

  test('a promise that the answer kept stands again', async () => {
    await desk.answers(T, await notification(), '#promise 2026-03-06 a new lamp')
    await desk.sends(T + 10 * MINUTE)
    const { promise } = await desk.incident()
    await desk.answers(T + HOUR, await notification(), WORDS)
    expect((await desk.incident()).promise).toBeUndefined()
    await desk.answers(T + HOUR + MINUTE, await desk.last('receipt'), '#discard')
    expect((await desk.incident()).promise).toEqual(promise)
  })

  test('the customer who wrote meanwhile waits', async () => {
    await desk.answers(T, await notification(), WORDS)
    await desk.sends(T + 10 * MINUTE)
    await desk.answers(T + HOUR, await notification(), 'And a second thing.')
    await desk.writes(T + HOUR + MINUTE, 'Where is it?')
    await desk.answers(T + HOUR + 2 * MINUTE, await desk.last('receipt'), '#discard')
    expect((await desk.incident()).awaitingAnswerSince).toBe(T + HOUR + MINUTE)
    expect((await desk.incident()).firstAnsweredAt).toBe(T)
  })

  test('too late: it says so, and changes nothing', async () => {
    await desk.answers(T, await notification(), `#take\n\n${WORDS}`)
    const receipt = await desk.last('receipt')
    await desk.sends(T + 10 * MINUTE)
    const before = await state()
    await desk.answers(T + 11 * MINUTE, receipt, '#discard')
    expect(await desk.refused()).toContain('Too late')
    expect(await state()).toEqual(before)
    expect(await toEva()).toEqual(['relay'])
  })

  test('at the very moment of sending it is too late', async () => {
    await desk.answers(T, await notification(), WORDS)
    const { outbox, mailbox } = desk.shop
    const claimed = await outbox.claim(mailbox, 500, MINUTE, T + 5 * MINUTE)
    expect(claimed.map((mail) => mail.template)).toContain('relay')
    await desk.answers(T + 5 * MINUTE, await desk.last('receipt'), '#discard')
    expect(await desk.refused()).toContain('Too late')
  })

  test('of two answers each receipt stops its own', async () => {
    await desk.answers(T, await notification(), 'First words.')
    const first = await desk.last('receipt')
    await desk.answers(T + MINUTE, await notification(), 'Second words.')
    await desk.answers(T + 2 * MINUTE, first, '#discard')
    expect((await desk.saidTo(desk.eva, 'relay')).map((mail) => mail.text.includes('Second words.'))).toEqual([true])
    expect((await desk.incident()).firstAnsweredAt).toBe(T)
    expect(await desk.conversation()).toEqual([expect.stringContaining('customer'), 'store: Second words.'])
  })

  test('nobody else stops it', async () => {
    await desk.answers(T, await notification(), WORDS)
    await desk.answers(T + MINUTE, await notification(RUI.address), '#discard')
    expect(await toEva()).toEqual(['relay'])
  })

  test('a joining goes back with the words', async () => {
    const second = await desk.opens(MONDAY, 'And the vase?', undefined, 'Vase')
    await desk.answers(T, await notification(), `#merge INC-${second}\n\n${WORDS}`)
    expect((await desk.incident(second)).standing.status).toBe('merged')
    await desk.answers(T + MINUTE, await desk.last('receipt'), '#discard')
    expect((await desk.incident(second)).standing.status).toBe('open')
    expect((await desk.incident()).absorbed ?? []).toEqual([])
    expect(await toEva()).toEqual([])
  })

  test('without a receipt at hand the word alone stops the latest', async () => {
    await desk.answers(T, await notification(), WORDS)
    await desk.answers(T + MINUTE, await notification(), '#discard')
    expect(await toEva()).toEqual([])
  })
})

describe('what the customer’s server refuses', () => {
  /** The customer's server says no, for good. */
  async function refuse(address: string, now: number): Promise<void> {
    const { outbox, mailbox, deps } = desk.shop
    const claimed = await outbox.claim(mailbox, 500, MINUTE, now)
    for (const mail of claimed)
      if (mail.incident === desk.number && mail.to[0]?.address === address)
        await outbox.noteGivenUp(mailbox, mail.id, '550 5.1.1 No such user here', now)
    const { decideFailures } = await import('../../src/app/follow-up.ts')
    await decideFailures(deps, mailbox, now)
  }

  test.each(['#resolve', '#wait', '#close', '#release'])(
    'comes to its writer, whose it is again, after %s',
    async (command) => {
      await desk.sends(T)
      await desk.answers(T, await notification(), `${command}\n\n${WORDS}`)
      await refuse(desk.eva, T + 10 * MINUTE)
      const mail = await desk.last('delivery-failed')
      expect(mail.text).toContain('No such user here')
      expect(mail.text).toContain(WORDS)
      expect(await desk.saidTo(RUI.address, 'delivery-failed')).toEqual([])
      const incident = await desk.incident()
      expect(incident.assignee).toBe(ANA.address)
      expect(incident.standing.status).toBe('open')
    },
  )

  test('of a copy comes to its writer and changes nothing', async () => {
    await desk.sends(T)
    await desk.answers(T, await notification(), `#resolve\n#cc courier@fast.example\n#assign rui\n\n${WORDS}`)
    const before = await state()
    await refuse('courier@fast.example', T + 10 * MINUTE)
    expect((await desk.last('delivery-failed')).text).toContain('courier@fast.example')
    expect(await desk.saidTo(RUI.address, 'delivery-failed')).toEqual([])
    expect(await state()).toEqual(before)
  })
})
