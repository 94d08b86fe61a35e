/** Several agents: who hears of what, handing over and back, being away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { answerTo, DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, MAILBOX, RUI } from '../support/a-store.ts'

const LEA = { address: 'lea@shop.example', name: 'Lea', language: 'en', categories: ['checkout'] } as const
const T = MONDAY + HOUR

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({ agents: [{ ...ANA, language: 'en' }, { ...RUI, language: 'en' }, LEA] })
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const notification = (agent: string = ANA.address) => desk.last('notification', agent)
const heard = async (template: 'notification' | 'assigned') =>
  (await desk.said(template)).map((mail) => mail.to[0]?.address)

/** A command to the store's own address, about no incident. */
async function says(when: number, agent: string, text: string): Promise<void> {
  const [any] = await desk.saidTo(agent, 'notification')
  await desk.receive(when, { from: agent, to: any?.replyTo ?? MAILBOX, subject: 'Re: list', text })
}

describe('handing over', () => {
  test('a new message goes to all of its category until it is taken, then to the one who took it', async () => {
    expect(await heard('notification')).toEqual([ANA.address, RUI.address])
    await desk.answers(T, await notification(), '#take')
    await desk.writes(T + MINUTE, 'Hello?')
    expect(await heard('notification')).toEqual([ANA.address, RUI.address, ANA.address])
    expect(await heard('assigned')).toEqual([])
    await desk.answers(T + 2 * MINUTE, await notification(), '#release')
    await desk.writes(T + 3 * MINUTE, 'Hello again?')
    expect((await heard('notification')).slice(3)).toEqual([ANA.address, RUI.address])
  })

  test('#assign tells the other, with the note of the same mail', async () => {
    await desk.answers(T, await notification(), '#assign rui\n#note\nShe called twice today.')
    const mail = await desk.last('assigned', RUI.address)
    expect(mail.text).toContain('She called twice today.')
    expect(mail.text).toContain('Ana')
    expect(mail.text).toContain('The lamp of my order is broken.')
    await desk.answers(T + MINUTE, mail, 'It leaves today.')
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(1)
    expect(await desk.saidTo(desk.eva)).toHaveLength(2)
  })

  test('#assign nobody hands it back', async () => {
    await desk.answers(T, await notification(), '#assign rui')
    await desk.answers(T + MINUTE, await notification(), '#assign nobody')
    expect((await desk.incident()).assignee).toBeUndefined()
    await desk.answers(T + 2 * MINUTE, await notification(), '#nadie')
    expect((await desk.refused()).length).toBeGreaterThan(0)
  })

  test('an undone #assign leaves nothing', async () => {
    await desk.answers(T, await notification(), '#assign rui')
    await desk.answers(T + MINUTE, await desk.last('receipt'), '#undo')
    expect((await desk.incident()).assignee).toBeUndefined()
  })
})

describe('away', () => {
  const absences = () => desk.shop.incidents.absences(desk.shop.mailbox)
  const receipts = async (agent: string) =>
    (await desk.saidTo(agent, 'lines-receipt', 0)).concat(await desk.saidTo(agent, 'lines-receipt'))
  afterEach(async () => {
    for (const { agent } of await absences()) await says(T + 2 * DAY, agent, '#back')
    expect(await absences()).toEqual([])
  })

  test('until a day, with a cover named: what was mine is hers, and she is told with a numbered list', async () => {
    await desk.answers(T, await notification(), '#take')
    await says(T + MINUTE, ANA.address, '#away until friday lea')
    expect(await absences()).toMatchObject([
      { agent: ANA.address, cover: LEA.address, until: Date.parse('2026-03-06T09:00+01:00') },
    ])
    expect((await desk.incident()).assignee).toBe(LEA.address)
    const told = (await desk.saidTo(LEA.address, 'absence', 0)).at(-1)
    expect(told?.text).toContain('Ana')
    expect(told?.text).toContain(`INC-${desk.number}`)
    expect(told?.text).toMatch(/\b1\b/)
    await desk.answers(T + 2 * MINUTE, told as never, '#urgent 1')
    expect((await desk.incident()).classification.urgent).toBe(true)
    await desk.writes(T + HOUR, 'Hello?')
    expect((await heard('notification')).slice(2)).toEqual([LEA.address])
  })

  test('without a name somebody who hears of the same covers', async () => {
    await desk.answers(T, await notification(), '#take')
    await says(T + MINUTE, ANA.address, '#away until friday')
    expect((await desk.incident()).assignee).toBe(RUI.address)
    expect((await receipts(ANA.address)).at(-1)?.text).toContain('Rui')
  })

  test('with nothing in hand, the receipt says until when and who covers, and #back that it is over', async () => {
    await says(T, ANA.address, '#away until friday lea')
    const receipt = (await receipts(ANA.address)).at(-1)?.text ?? ''
    expect(receipt).toMatch(/away until Friday,? 6 March 2026\. Lea covers/)
    expect(receipt).not.toContain('Nothing changed')
    await says(T + MINUTE, ANA.address, '#back')
    const over = (await receipts(ANA.address)).at(-1)?.text ?? ''
    expect(over).toContain('You are here again')
    expect(over).not.toContain('Nothing changed')
  })

  test('who is away hears of nothing new', async () => {
    await says(T, ANA.address, '#away until friday')
    const number = await desk.opens(
      T + MINUTE,
      'My chair is broken.',
      `Luis <luis${desk.number}@mail.example>`,
      'Chair',
    )
    expect((await desk.said('notification', number)).map((mail) => mail.to[0]?.address)).toEqual([RUI.address])
  })

  test('what is given to somebody away is told to who covers', async () => {
    await says(T, ANA.address, '#away until friday rui')
    await desk.answers(T + MINUTE, await notification(RUI.address), '#assign ana')
    expect(await heard('assigned')).toEqual([])
    await desk.answers(T + 2 * MINUTE, await notification(RUI.address), '#release')
    await says(T + 3 * MINUTE, LEA.address, '#take')
    await desk.receive(T + 3 * MINUTE, answerTo(await notification(RUI.address), '#assign lea'))
    await desk.receive(T + 4 * MINUTE, answerTo(await desk.last('assigned', LEA.address), '#assign ana'))
    expect(await heard('assigned')).toEqual([LEA.address, RUI.address])
  })

  test('when nobody covers, all who are there hear of it; when nobody is there, all', async () => {
    await says(T, RUI.address, '#away until friday')
    await desk.answers(T, await notification(), '#take')
    await says(T + MINUTE, ANA.address, '#away until friday')
    expect((await desk.incident()).assignee).toBeUndefined()
    await desk.writes(T + HOUR, 'Hello?')
    expect((await heard('notification')).slice(2)).toEqual([LEA.address])
    await says(T + HOUR, LEA.address, '#away until friday')
    await desk.writes(T + 2 * HOUR, 'Hello again?')
    expect((await heard('notification')).slice(3)).toEqual([ANA.address, RUI.address])
  })

  test('ends by itself, and with #back', async () => {
    await says(T, ANA.address, '#away until friday')
    await desk.writes(T + 5 * DAY, 'Hello?')
    expect((await heard('notification')).slice(2)).toEqual([ANA.address, RUI.address])
    await says(T + 5 * DAY + HOUR, ANA.address, '#away 2026-03-20')
    await says(T + 6 * DAY, ANA.address, '#back')
    expect(await absences()).toEqual([])
    await desk.writes(T + 6 * DAY + MINUTE, 'Hello again?')
    expect((await heard('notification')).slice(4)).toEqual([ANA.address, RUI.address])
  })

  test.each([
    '#away',
    '#away until never',
    '#away until yesterday',
    '#away until friday nosuch',
    '#away until friday ana',
  ])('%s is refused', async (line) => {
    await says(T, ANA.address, line)
    expect(await absences()).toEqual([])
    expect(
      (await desk.saidTo(ANA.address, 'command-error', 0)).concat(await desk.saidTo(ANA.address, 'command-error'))
        .length,
    ).toBeGreaterThan(0)
  })

  test('in an answer to an incident has one receipt', async () => {
    await desk.answers(T, await notification(), '#take')
    await desk.answers(T + MINUTE, await notification(), '#away until friday')
    expect(await desk.saidTo(ANA.address, 'receipt')).toHaveLength(1)
    expect((await desk.incident()).assignee).toBe(RUI.address)
  })
})
