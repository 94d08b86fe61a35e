/** What agents and managers get when they ask, through the whole intake. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { workRounds } from '../../src/app/rounds.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { ANA, type ATestStore, at, BOSS, openTestStore, RUI } from '../support/a-store.ts'
import { aDesk } from '../support/desk.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const LATER = MONDAY + 20 * MINUTE

let shop: ATestStore
let desk: ReturnType<typeof aDesk>
beforeEach(async () => {
  shop = await openTestStore({}, async (_, from) => (from === BOSS.address ? 'pass' : 'unknown'))
  desk = aDesk(shop)
})
afterEach(async () => await shop.close())

const EVA = { Eva: 'The ceramic lamp of order 774411 arrived broken.' }
const LEO = { Leo: 'Where is my parcel? Order 990022.' }

describe('#list', () => {
  test('kinds: whose, in which state, put off', async () => {
    await desk.customers(MONDAY, { ...EVA, ...LEO, Mia: 'I was charged twice for order 551177.' })
    const all = await desk.asked(ANA, LATER, '#list', 'list')
    await desk.answer(ANA, all, LATER + MINUTE, '#take 1\n#wait 2\n#snooze 3 3d')
    const now = LATER + 2 * MINUTE
    for (const [which, expected] of [
      ['#list', [1]],
      ['#list mine', [1]],
      ['#list waiting', [2]],
      ['#list unassigned', [2]],
      ['#list snoozed', [3]],
      ['#list resolved', []],
    ] as const)
      expect([which, await desk.lines(await desk.asked(ANA, now, which, 'list'))]).toEqual([which, expected])
  })

  test('answers the one who asked, in his language, and nobody else', async () => {
    await desk.customers(MONDAY, EVA)
    const before = (await desk.got(ANA)).length
    const list = await desk.asked(RUI, LATER, '#list', 'list')
    expect(list.language).toBe('pt')
    expect(await desk.got(ANA)).toHaveLength(before)
  })

  test('counts what the same mail has changed', async () => {
    await desk.customers(MONDAY, { ...EVA, ...LEO })
    await desk.answer(ANA, (await desk.got(ANA, 'notification'))[0] as never, LATER, '#take\n#list mine')
    expect(await desk.lines(await desk.last(ANA, 'list'))).toEqual([1])
  })
})

describe('#find', () => {
  test('ranked, with the passage, and answered by number', async () => {
    await desk.customers(MONDAY, { ...EVA, ...LEO })
    const found = await desk.asked(ANA, LATER, '#find lamp broken', 'found')
    expect(await desk.lines(found)).toEqual([1])
    expect(found.text).toContain('The ceramic *lamp* of order 774411 arrived *broken*.')
    await desk.answer(ANA, found, LATER + MINUTE, '#take 1')
    expect((await desk.incident(1)).assignee).toBe(ANA.address)
  })

  test('a slip of the finger is corrected, and said', async () => {
    await desk.customers(MONDAY, EVA)
    const found = await desk.asked(ANA, LATER, '#find cerammic', 'found')
    expect(await desk.lines(found)).toEqual([1])
    expect(found.text).toContain('ceramic')
  })

  test('nothing found says so', async () => {
    await desk.customers(MONDAY, EVA)
    const found = await desk.asked(ANA, LATER, '#find unicorn', 'found')
    expect(await desk.lines(found)).toEqual([])
    expect(found.text.length).toBeGreaterThan(60)
  })
})

describe('#history', () => {
  test('who did what, with the words of notes and the names of agents, the latest last', async () => {
    await desk.customers(MONDAY, EVA)
    const notification = await desk.last(ANA, 'notification')
    await desk.answer(ANA, notification, LATER, '#note\nTwo lamps are left in Getafe.')
    await desk.answer(ANA, notification, LATER + MINUTE, '#assign rui\n#promise 2026-03-05 a new lamp')
    await desk.answer(ANA, notification, LATER + 2 * MINUTE, '#urgent\n#history')
    const { text, incident } = await desk.last(ANA, 'history')
    expect(incident).toBe(1001)
    expect(text).toContain('Two lamps are left in Getafe.')
    expect(text).toMatch(/Ana[^\n]*Rui/)
    expect(text).toContain('a new lamp')
    expect(text.indexOf('#urgent')).toBeGreaterThan(text.indexOf('Getafe'))
  })

  test('shows a note written in the asking mail', async () => {
    await desk.customers(MONDAY, EVA)
    await desk.answer(ANA, await desk.last(ANA, 'notification'), LATER, '#note\n#history\nCall her tomorrow.')
    expect((await desk.last(ANA, 'history')).text).toContain('Call her tomorrow.')
  })
})

describe('#explain', () => {
  test('how each message came, the words that classified it, and what happens next', async () => {
    await desk.customers(MONDAY, EVA)
    const acknowledgement = (await shop.said('acknowledgement'))[0]
    await shop.receive(MONDAY + MINUTE, {
      from: 'eva@mail.example',
      to: acknowledgement?.replyTo ?? '',
      text: 'And it was a present.',
    })
    await shop.receive(MONDAY + 2 * MINUTE, {
      from: 'eva@mail.example',
      to: acknowledgement?.replyTo ?? '',
      subject: 'Automatic reply: away',
      headers: ['Auto-Submitted: auto-replied'],
      text: 'I am away.',
    })
    await desk.answer(ANA, await desk.last(ANA, 'notification'), LATER, '#explain')
    const { text, incident } = await desk.last(ANA, 'explain')
    expect(incident).toBe(1001)
    expect(text).toContain('+c1001.')
    expect(text).toContain('broken')
    expect(text).toContain('auto-reply')
  })
})

describe('#status', () => {
  test('of an ended incident offers to reopen it', async () => {
    await desk.customers(MONDAY, EVA)
    const notification = await desk.last(ANA, 'notification')
    await desk.answer(ANA, notification, LATER, '#close')
    await desk.answer(ANA, notification, LATER + MINUTE, '#status')
    expect((await desk.last(ANA, 'status')).html).toMatch(/body(?:=|&#x3D;)%23reopen/)
  })

  test('of a parent shows its customers, answered by number; without one the parent is meant', async () => {
    await desk.ask(
      ANA,
      MONDAY,
      '#new Glaze is poisonous\ncustomer: Eva <eva@mail.example>\ncustomer: Leo <leo@mail.example>',
    )
    const receipt = await desk.last(ANA, 'receipt')
    await workRounds(shop.deps, shop.mailbox, MONDAY + MINUTE)
    await desk.answer(ANA, receipt, LATER, '#status')
    const status = await desk.last(ANA, 'status')
    const parent = desk.about(receipt) ?? 0
    expect(desk.about(status)).toBe(parent)
    const children = (await desk.lines(status)) ?? []
    expect(children).toHaveLength(2)
    await desk.answer(ANA, status, LATER + MINUTE, '#urgent 2')
    expect((await desk.incident(children[1] ?? 0)).classification.urgent).toBe(true)
    expect((await desk.incident(parent)).classification.urgent).toBe(false)
    await desk.answer(ANA, status, LATER + 2 * MINUTE, '#assign rui')
    expect((await desk.incident(parent)).assignee).toBe(RUI.address)
    expect((await desk.incident(children[0] ?? 0)).assignee).not.toBe(RUI.address)
    // Its customers have said nothing: the parent stands for them.
    expect(await desk.lines(await desk.asked(ANA, LATER + HOUR, '#list', 'list'))).toEqual([parent])
  })
})

describe('#handover and #digest', () => {
  test('a handover when asked: once for each mail, with lines', async () => {
    await desk.customers(MONDAY, { ...EVA, ...LEO })
    const handover = await desk.asked(ANA, LATER, '#handover', 'handover')
    expect(handover.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' })
    expect(await desk.lines(handover)).toEqual([1, 2])
    await desk.asked(ANA, LATER + MINUTE, '#handover', 'handover')
    expect(await desk.got(ANA, 'handover')).toHaveLength(2)
    expect(await desk.got(RUI, 'handover')).toHaveLength(0)
    await desk.answer(ANA, handover, LATER + 2 * MINUTE, '#close 2')
    expect(await desk.statuses()).toBe('1 open, 2 closed')
  })

  test('the scheduled handover is answered by number, too', async () => {
    await desk.customers(MONDAY, { ...EVA, ...LEO })
    await shop.work(at('2026-03-02T14:05:00+01:00'))
    const handover = await desk.last(ANA, 'handover')
    expect(handover.incident).toBeUndefined()
    await desk.answer(ANA, handover, at('2026-03-02T14:30:00+01:00'), '#resolve 1\n#take 2')
    expect(await desk.statuses()).toBe('1 resolved, 2 open')
  })

  test('the digest of the last full week, to a manager who asks and to an agent', async () => {
    await desk.customers(MONDAY - 3 * DAY, EVA)
    await shop.receive(LATER, { from: BOSS.address, text: '#digest' })
    const theirs = await desk.got(BOSS, 'digest')
    // The scheduled one of that morning, and the answer.
    expect(theirs.map((mail) => mail.headers['Auto-Submitted']).sort()).toEqual(['auto-generated', 'auto-replied'])
    for (const mail of theirs) expect(await desk.lines(mail)).toEqual([1])
    const hers = await desk.asked(ANA, LATER, '#digest', 'digest')
    await desk.answer(ANA, hers, LATER + MINUTE, '#take 1')
    expect((await desk.incident(1)).assignee).toBe(ANA.address)
  })
})

test('#help names the commands in the words of the agent first', async () => {
  const { text } = await desk.asked(ANA, MONDAY, '#help', 'help')
  expect(text).toMatch(/#close\n[^\n]*\n\s*#cerrar/)
})
