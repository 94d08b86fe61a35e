/** Receipts and `#undo`, through the whole intake: what a mail changes is told, and taken back whole. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, RUI } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const T = MONDAY + HOUR
const notification = (agent: string = ANA.address) => desk.last('notification', agent)
const receipt = () => desk.last('receipt')

/** The incident without what a command mail leaves as a trace. */
async function state(number?: number) {
  const { undoable: _, stoppable: __, ...rest } = await desk.incident(number)
  return rest
}

describe('a receipt', () => {
  test.each<[string, readonly string[]]>([
    ['#take', ['Owner', 'Ana']],
    ['#assign rui', ['Owner', 'Rui']],
    ['#urgent', ['Urgent']],
    ['#close', ['open', 'closed']],
    ['#category delivery/lost', ['Category']],
    ['#promise 2026-03-06 a new lamp', ['a new lamp', '6']],
    ['#snooze 3d', ['Snoozed until']],
    ['#wait', ['waiting']],
    ['#cc courier@fast.example', ['courier@fast.example']],
    ['#to courier@fast.example', ['courier@fast.example']],
    ['#compensate 12.50 EUR voucher', ['12.50', 'voucher']],
    ['#offer a new lamp | the money', ['a new lamp', 'the money']],
    ['#spam', ['open', 'spam']],
    ['#resolve', ['open', 'resolved']],
  ])('of %s says before and after, and offers the way back', async (line, words) => {
    await desk.answers(T, await notification(), line)
    const { text, html } = await receipt()
    for (const word of words) expect(text.toLowerCase()).toContain(word.toLowerCase())
    expect(html).toMatch(/mailto:[^"]*%23undo/)
    await desk.incident()
  })

  test('of the same line again says that nothing changed, and changes nothing', async () => {
    await desk.answers(T, await notification(), '#take\n#urgent')
    const before = await state()
    await desk.answers(T + MINUTE, await notification(), '#take\n#urgent')
    expect(await state()).toEqual(before)
    expect(await desk.saidTo(ANA.address, 'receipt')).toHaveLength(2)
    // The way back is still that of the first.
    await desk.answers(T + 2 * MINUTE, await notification(), '#undo')
    expect((await state()).assignee).toBeUndefined()
  })

  test('is not sent for a plain answer', async () => {
    await desk.answers(T, await notification(), 'A new lamp leaves today.')
    expect(await desk.saidTo(ANA.address, 'receipt')).toEqual([])
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(1)
  })

  test('the same mail by two ways is one', async () => {
    const parts = { id: 'twice@client.example' }
    await desk.answers(T, await notification(), '#compensate 5 EUR', parts)
    await desk.answers(T + MINUTE, await notification(), '#compensate 5 EUR', parts)
    expect((await desk.incident()).compensations).toHaveLength(1)
    expect(await desk.saidTo(ANA.address, 'receipt')).toHaveLength(1)
  })
})

describe('undo', () => {
  test.each([
    '#take',
    '#assign rui',
    '#resolve',
    '#close',
    '#wait',
    '#spam',
    '#snooze 3d',
    '#urgent',
    '#category checkout/coupon',
    '#promise 2026-03-06 a new lamp',
    '#cc courier@fast.example',
    '#to courier@fast.example',
    '#compensate 12.50 EUR voucher',
    '#offer a new lamp | the money',
    '#take\n#urgent\n#cc courier@fast.example\n#category delivery/lost\n#snooze 3d',
  ])('of %j brings everything back', async (lines) => {
    const before = await state()
    await desk.answers(T, await notification(), lines)
    expect(await state()).not.toEqual(before)
    await desk.answers(T + HOUR, await receipt(), '#undo')
    const { lastHeardAt: _, firstAnsweredAt: __, thirdParties, ...after } = await state()
    const { lastHeardAt: ___, ...expected } = before
    const told = /promise|offer|resolve/.test(lines)
    const { awaitingAnswerSince: ____, ...withoutWaiting } = expected
    // A date or a choice was an answer; whoever was told by mistake that all is done goes on waiting.
    expect(after).toEqual(/promise|offer/.test(lines) ? withoutWaiting : expected)
    expect(thirdParties ?? []).toEqual([])
    const { text } = await receipt()
    expect(/stays|remains|cannot be taken back|already/i.test(text)).toBe(told)
  })

  test('of #uncc brings the third party back', async () => {
    await desk.answers(T, await notification(), '#cc courier@fast.example')
    const before = await state()
    await desk.answers(T + MINUTE, await notification(), '#uncc courier@fast.example')
    expect((await state()).participants).toEqual([desk.eva])
    await desk.answers(T + HOUR, await receipt(), '#undo')
    expect(await state()).toEqual(before)
  })

  test('of a corrected guess brings back that it was one', async () => {
    const { classification } = await desk.incident()
    await desk.answers(T, await notification(), '#category support/shop')
    await desk.answers(T + HOUR, await receipt(), '#undo')
    expect((await desk.incident()).classification).toEqual(classification)
  })

  test('twice is refused and said', async () => {
    await desk.answers(T, await notification(), '#take')
    await desk.answers(T + MINUTE, await receipt(), '#undo')
    await desk.answers(T + 2 * MINUTE, await desk.last('notification'), '#undo')
    expect(await desk.refused()).toContain('taken back already')
  })

  test.each<[string, number, boolean]>([
    ['within a day', DAY, true],
    ['after a day', DAY + 1000, false],
  ])('%s', async (_, later, works) => {
    await desk.answers(T, await notification(), '#take')
    await desk.answers(T + later, await receipt(), '#undo')
    expect((await desk.incident()).assignee === undefined).toBe(works)
    if (!works) expect(await desk.refused()).toContain('Too late')
  })

  test('by another agent is refused', async () => {
    await desk.answers(T, await notification(), '#urgent')
    await desk.answers(T + MINUTE, await notification(RUI.address), '#undo')
    expect(await desk.saidTo(RUI.address, 'command-error')).toHaveLength(1)
    expect((await desk.incident()).classification.urgent).toBe(true)
  })

  test('after a colleague changed the same is refused, after another thing works', async () => {
    await desk.answers(T, await notification(), '#take')
    const first = await receipt()
    await desk.writes(T + MINUTE, 'Please hurry.')
    await desk.answers(T + 2 * MINUTE, first, '#undo')
    expect((await desk.incident()).assignee).toBeUndefined()
    await desk.answers(T + 3 * MINUTE, await notification(), '#take')
    await desk.answers(T + 4 * MINUTE, await notification(RUI.address), '#take')
    await desk.answers(T + 5 * MINUTE, await receipt(), '#undo')
    expect((await desk.incident()).assignee).toBe(RUI.address)
    expect(await desk.saidTo(ANA.address, 'command-error')).toHaveLength(1)
  })

  test('answering an older receipt takes no later one back', async () => {
    await desk.answers(T, await notification(), '#urgent')
    const older = await receipt()
    await desk.answers(T + MINUTE, await notification(), '#take')
    await desk.answers(T + 2 * MINUTE, older, '#undo')
    expect(await desk.refused()).toContain('has changed since')
    expect(await desk.incident()).toMatchObject({ assignee: ANA.address, classification: { urgent: true } })
  })

  test('takes back the last receipt alone, however often', async () => {
    await desk.answers(T, await notification(), '#urgent')
    await desk.answers(T + MINUTE, await notification(), '#take')
    for (const n of [2, 3, 4]) await desk.answers(T + n * MINUTE, await desk.last('notification'), '#undo')
    expect(await desk.incident()).toMatchObject({ classification: { urgent: true } })
    expect((await desk.incident()).assignee).toBeUndefined()
    expect(await desk.saidTo(ANA.address, 'command-error')).toHaveLength(2)
  })

  test('after words to the customer says that they stay told', async () => {
    await desk.answers(T, await notification(), '#resolve\n\nA new lamp leaves today.')
    await desk.answers(T + MINUTE, await receipt(), '#undo')
    expect((await desk.incident()).standing.status).toBe('open')
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(1)
    expect((await receipt()).text).toMatch(/customer/i)
  })

  test('with other words is refused, and they go to nobody', async () => {
    await desk.answers(T, await notification(), '#take')
    await desk.answers(T + MINUTE, await receipt(), '#undo\n\nSorry, wrong one.')
    expect(await desk.saidTo(desk.eva, 'relay')).toEqual([])
    expect((await desk.incident()).assignee).toBe(ANA.address)
  })
})
