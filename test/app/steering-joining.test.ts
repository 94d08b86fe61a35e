/** `#merge`, `#split`, `#link` and their way back: where messages stand, where references lead, and who is written to. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { answerTo, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, RUI } from '../support/a-store.ts'

let desk: Desk
let second = 0
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(async () => {
  await desk.begin()
  second = await desk.opens(MONDAY + MINUTE, 'And where is my vase?', undefined, 'Vase')
})
afterAll(() => desk.close())

const T = MONDAY + HOUR
const WORDS = 'Both leave today.'
const notification = (number = desk.number, agent: string = ANA.address) => desk.last('notification', agent, number)
const acknowledged = (number: number) => desk.last('acknowledgement', desk.eva, number)
const fromEva = (mail: OutboxMail, text: string) => answerTo(mail, text, { from: desk.eva })

describe('#merge', () => {
  test.each<[string, () => Promise<OutboxMail>, () => number]>([
    ['the older answered', () => notification(), () => second],
    ['the newer answered', () => notification(second), () => desk.number],
  ])('%s: the lower number survives, and both references lead there', async (_, mail, other) => {
    const told = await desk.saidTo(desk.eva)
    await desk.answers(T, await mail(), `#merge INC-${other()}`)
    expect((await desk.incident()).absorbed).toEqual([second])
    expect((await desk.incident(second)).standing).toMatchObject({ status: 'merged', into: desk.number })
    expect(await desk.saidTo(desk.eva)).toEqual(told)
    expect((await desk.conversation()).map((line) => line.split(':')[1]?.trim().slice(0, 9))).toEqual([
      'The lamp ',
      'And where',
    ])
    const subject = `Re: ${(await acknowledged(second)).subject}`
    await desk.receive(
      T + MINUTE,
      fromEva(await acknowledged(second), 'Hello?'),
      fromEva(await acknowledged(desk.number), 'Hello again?'),
    )
    await desk.receive(T + 2 * MINUTE, { from: desk.eva, subject, text: 'By the tag alone.' })
    expect(await desk.conversation()).toHaveLength(5)
    expect((await notification()).text).toContain('By the tag alone.')
  })

  test('repeated changes nothing', async () => {
    await desk.answers(T, await notification(), `#merge INC-${second}`)
    const before = await desk.incident()
    await desk.answers(T + MINUTE, await notification(), `#merge INC-${second}`)
    expect(await desk.incident()).toEqual(before)
  })

  test('words in the same mail are one answer on the survivor', async () => {
    await desk.answers(T, await notification(second), `#merge INC-${desk.number}\n\n${WORDS}`)
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(1)
    expect(await desk.saidTo(desk.eva, 'relay', second)).toEqual([])
    expect((await desk.incident()).firstAnsweredAt).toBe(T)
    expect(await desk.conversation()).toContain(`store: ${WORDS}`)
  })

  test('of another customer is refused, and #link suggested', async () => {
    const other = await desk.opens(MONDAY, 'My chair is broken.', `Luis <luis${desk.number}@mail.example>`, 'Chair')
    await desk.answers(T, await notification(), `#merge INC-${other}`)
    expect(await desk.refused()).toContain(`#link INC-${other}`)
    await desk.answers(T + MINUTE, await notification(), `#link INC-${other}`)
    expect((await desk.incident()).linked).toEqual([other])
    expect((await desk.incident(other)).linked).toEqual([desk.number])
    await desk.answers(T + 2 * MINUTE, await desk.last('receipt'), '#undo')
    expect((await desk.incident()).linked ?? []).toEqual([])
    expect((await desk.incident(other)).linked ?? []).toEqual([])
  })

  test('about the same order from another address: the other is not written to', async () => {
    const order = `Order number 55${desk.number}`
    const luis = `luis${desk.number}@mail.example`
    await desk.writes(T, `${order}, please.`)
    const other = await desk.opens(T, `${order} is not here.`, luis, 'Chair')
    await desk.answers(T + HOUR, await notification(), `#merge INC-${other}`)
    await desk.answers(T + HOUR + MINUTE, await desk.last('receipt'), WORDS)
    expect(await desk.saidTo(luis, 'relay')).toEqual([])
    expect(await desk.saidTo(luis, 'relay', other)).toEqual([])
    await desk.receive(
      T + 2 * HOUR,
      answerTo(await desk.last('acknowledgement', luis, other), 'Hello?', { from: luis }),
    )
    expect(await desk.conversation()).toContain('unconfirmed: Hello?')
  })

  test('of an open one into a resolved one opens it', async () => {
    await desk.answers(T, await notification(), '#resolve')
    await desk.answers(T + MINUTE, await notification(), `#merge INC-${second}`)
    expect((await desk.incident()).standing.status).toBe('open')
    await desk.answers(T + 2 * MINUTE, await desk.last('receipt'), '#undo')
    expect((await desk.incident()).standing.status).toBe('resolved')
    expect((await desk.incident(second)).standing.status).toBe('open')
  })

  test('chains: what was merged before comes along', async () => {
    const third = await desk.opens(MONDAY + 30 * MINUTE, 'And the table?', undefined, 'Table')
    await desk.answers(T, await notification(third), `#merge INC-${second}`)
    await desk.answers(T + MINUTE, await notification(second), `#merge INC-${desk.number}`)
    expect(await desk.conversation()).toHaveLength(3)
    await desk.receive(T + 2 * MINUTE, fromEva(await acknowledged(third), 'The table is urgent.'))
    expect(await desk.conversation()).toContain('customer: The table is urgent.')
    await desk.answers(T + 3 * MINUTE, await desk.last('receipt'), '#undo')
    expect((await desk.incident(second)).standing.status).toBe('open')
    expect((await desk.incident(third)).standing).toMatchObject({ status: 'merged', into: second })
    expect(await desk.conversation(second)).toHaveLength(2)
  })

  test.each<[string, string, string]>([
    ['itself', 'same', 'the same incident'],
    ['what is not there', '99999', 'no such incident'],
    ['nothing', '', 'missing'],
  ])('with %s is refused', async (_, number, words) => {
    await desk.answers(T, await notification(), `#merge ${number === 'same' ? desk.number : number}`.trim())
    expect((await desk.refused()).toLowerCase()).toContain(words)
  })

  test('undone: both stand again as they were, and their references lead to themselves', async () => {
    await desk.answers(T, await notification(second), '#promise 2026-03-06 the vase')
    await desk.answers(T, await notification(second), '#assign rui')
    const { undoable: _, ...before } = await desk.incident()
    const { undoable: __, ...other } = await desk.incident(second)
    await desk.answers(T + MINUTE, await notification(), `#merge INC-${second}`)
    expect(await desk.incident()).toMatchObject({ assignee: RUI.address, promise: { text: 'the vase' } })
    await desk.answers(T + 2 * MINUTE, await desk.last('receipt'), '#undo')
    const { undoable: ___, thirdParties: ____, ...after } = await desk.incident()
    expect(after).toEqual(before)
    const { undoable: _____, ...otherAfter } = await desk.incident(second)
    expect(otherAfter).toEqual(other)
    await desk.receive(T + HOUR, fromEva(await acknowledged(second), 'Is the vase there?'))
    expect(await desk.conversation(second)).toContain('customer: Is the vase there?')
    expect(await desk.conversation()).toHaveLength(1)
  })
})

describe('#split', () => {
  /** Three messages; gives the notification of the second. */
  async function threeMessages(): Promise<OutboxMail> {
    await desk.writes(T, 'And my chair wobbles.')
    const middle = await notification()
    await desk.writes(T + MINUTE, 'The chair is the blue one.')
    return middle
  }

  test('moves the message answered and what follows', async () => {
    const middle = await threeMessages()
    await desk.answers(T + HOUR, middle, '#split')
    const [begun] = (await desk.incident()).splitOff ?? []
    const number = begun as number
    expect(await desk.conversation()).toEqual(['customer: The lamp of my order is broken.'])
    expect(await desk.conversation(number)).toEqual([
      'customer: And my chair wobbles.',
      'customer: The chair is the blue one.',
    ])
    expect(await desk.incident(number)).toMatchObject({
      customer: { address: desk.eva },
      awaitingAnswerSince: T,
      standing: { status: 'open' },
    })
    expect((await desk.incident()).awaitingAnswerSince).toBe(MONDAY)
    expect((await desk.last('receipt')).text).toContain(`INC-${number}`)
  })

  test('undone brings the messages back, and the new reference leads here', async () => {
    const middle = await threeMessages()
    const before = await desk.incident()
    await desk.answers(T + HOUR, middle, '#split')
    const number = (await desk.incident()).splitOff?.[0] as number
    await desk.answers(T + HOUR + MINUTE, await desk.last('receipt'), '#undo')
    expect(await desk.conversation()).toHaveLength(3)
    expect((await desk.incident(number)).standing).toMatchObject({ status: 'merged', into: desk.number })
    const after = await desk.incident()
    expect(after).toMatchObject({
      awaitingAnswerSince: before.awaitingAnswerSince,
      lastCustomerAt: before.lastCustomerAt,
    })
    expect(after.splitOff ?? []).toEqual([])
  })

  test('of the first message is refused: nothing would be left', async () => {
    await desk.answers(T, await notification(), '#split')
    expect(await desk.saidTo(ANA.address, 'command-error')).toHaveLength(1)
    await desk.answers(T, await notification(), '#take')
    await desk.answers(T, await desk.last('receipt'), '#split')
    expect(await desk.saidTo(ANA.address, 'command-error')).toHaveLength(2)
  })
})
