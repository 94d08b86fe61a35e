/** Lists are answered by number: what works, what is refused as a whole, and what an old list still means. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { ANA, type ATestStore, at, BOSS, MAILBOX, openTestStore, RUI } from '../support/a-store.ts'
import { aDesk } from '../support/desk.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const ASKED = MONDAY + 10 * MINUTE
const LATER = MONDAY + 20 * MINUTE

let shop: ATestStore
let desk: ReturnType<typeof aDesk>
let list: OutboxMail
beforeEach(async () => {
  shop = await openTestStore({}, async (_, from) => (from === BOSS.address ? 'pass' : 'unknown'))
  desk = aDesk(shop)
  await desk.customers(MONDAY, {
    Eva: 'The lamp of order 774410 is broken.',
    Leo: 'The lamp of order 774411 is broken.',
    Mia: 'The lamp of order 774412 is broken.',
    Noa: 'The lamp of order 774413 is broken.',
    Tom: 'The lamp of order 774414 is broken.',
  })
  list = await desk.asked(ANA, ASKED, '#list', 'list')
})
afterEach(async () => await shop.close())

const answer = async (text: string, when = LATER) => await desk.answer(ANA, list, when, text)
const standings = async () => (await shop.everyIncident()).map((incident) => incident.standing.status)
const refused = async () => (await desk.got(ANA, 'command-error')).map((mail) => mail.text)
const NOTHING = ['open', 'open', 'open', 'open', 'open']

describe('a list', () => {
  test('is about no incident, names its lines, and is answered at an address that proves the agent', async () => {
    expect(list.incident).toBeUndefined()
    expect(await desk.lines(list)).toEqual([1, 2, 3, 4, 5])
    expect(list.replyTo).toMatch(/^incidencias\+a0\.[0-9a-z]{10}@shop\.example$/)
  })

  test('asked for in the mail of an incident is of none: its answer works on lines', async () => {
    const notification = await desk.last(ANA, 'notification')
    await desk.answer(ANA, notification, ASKED + 1, '#list')
    const other = await desk.last(ANA, 'list')
    expect(other.incident).toBeUndefined()
    await desk.answer(ANA, other, LATER, '#close 1')
    expect(await standings()).toEqual(['closed', 'open', 'open', 'open', 'open'])
  })
})

describe('one mail works on several lines', () => {
  test.each([
    ['#close 3 5', ['open', 'open', 'closed', 'open', 'closed']],
    ['#close 3, 5', ['open', 'open', 'closed', 'open', 'closed']],
    ['#close 3 y 5.', ['open', 'open', 'closed', 'open', 'closed']],
    ['#cerrar #3 #5', ['open', 'open', 'closed', 'open', 'closed']],
    ['#resolve 1-3', ['resolved', 'resolved', 'resolved', 'open', 'open']],
    ['#close 1\n#wait 2\n#resolve 4', ['closed', 'waiting', 'open', 'resolved', 'open']],
    ['#close 2 2\n#close 2', ['open', 'closed', 'open', 'open', 'open']],
  ])('%j', async (text, expected) => {
    await answer(text)
    expect(await refused()).toEqual([])
    expect(await standings()).toEqual(expected)
    const receipt = await desk.last(ANA, 'lines-receipt')
    expect(receipt.incident).toBeUndefined()
    expect(await desk.lines(receipt)).toEqual(expected.flatMap((status, n) => (status === 'open' ? [] : [n + 1])))
  })

  test('with the argument of each command behind the numbers', async () => {
    await answer('#take 2\n#snooze 4 3d\n#assign 1 3 rui\n#category 5 checkout/double-charge\n#urgent 5')
    const all = await shop.everyIncident()
    expect(all.map((incident) => incident.assignee)).toEqual([
      RUI.address,
      ANA.address,
      RUI.address,
      undefined,
      undefined,
    ])
    expect(all[3]?.snoozedUntil).toBe(at('2026-03-05T09:00:00+01:00'))
    expect(all[4]?.classification).toMatchObject({ category: 'checkout', topic: 'double-charge', urgent: true })
  })

  test('the list may stand below it as clients quote it, with marks or without', async () => {
    const quoted = list.text.split('\n').map((line) => `> ${line}`)
    await answer(
      `#close 3\n\nEl lun, 2 mar 2026 a las 10:10, Tienda Sol (<${MAILBOX}>) escribió:\n\n${quoted.join('\n')}`,
    )
    const headers = `De: Tienda Sol <${MAILBOX}>\nEnviado: lunes, 2 de marzo de 2026 10:10\nPara: Ana <${ANA.address}>\nAsunto: ${list.subject}`
    await answer(`#take 5\n\n________________________________\n${headers}\n\n${list.text}`, LATER + 1)
    expect(await refused()).toEqual([])
    expect(await standings()).toEqual(['open', 'open', 'closed', 'open', 'open'])
    expect((await desk.incident(5)).assignee).toBe(ANA.address)
  })

  test('a colleague hears of each incident he got', async () => {
    await answer('#assign 1 3 rui')
    expect((await desk.got(RUI, 'assigned')).map(desk.about)).toEqual([1, 3])
  })

  test('customers hear of what is told to them, each in a mail of their own', async () => {
    await answer('#resolve 1 2')
    expect((await shop.said('resolved')).map((mail) => [desk.about(mail), mail.to[0]?.address])).toEqual([
      [1, 'eva@mail.example'],
      [2, 'leo@mail.example'],
    ])
  })

  test('questions about lines are answered, one mail each, in the conversation of their incident', async () => {
    await answer('#status 3\n#history 4\n#explain 5')
    const answers = (await desk.got(ANA)).slice(-3)
    expect(answers.map((mail) => [mail.template, desk.about(mail)])).toEqual([
      ['status', 3],
      ['history', 4],
      ['explain', 5],
    ])
    expect(await desk.got(ANA, 'lines-receipt')).toEqual([])
  })

  test('the numbers of a date are not taken for lines where only one reading makes sense', async () => {
    await answer('#snooze 2 3 days')
    const all = await shop.everyIncident()
    expect(all.flatMap(({ number, snoozedUntil }) => (snoozedUntil === undefined ? [] : [number]))).toEqual([1002])
  })
})

describe('all or nothing: refused, with the reason, and nothing is changed', () => {
  test.each([
    ['a line that is not there', '#close 3 9', '#close 3 9'],
    ['a line 0', '#close 0', '#close 0'],
    ['a stretch beyond the end', '#close 4-7', '#close 4-7'],
    ['no number', '#close', '#close 1 2'],
    ['words besides', 'Thank you all for waiting.\n\n#close 1', 'Thank you all for waiting.'],
    ['a good line beside a bad one', '#close 1\n#take 9', '#take 9'],
    ['a line the incident cannot take', '#close 1\n#snooze 2 31/02', '#snooze 2 31/02'],
    ['contradiction on one line', '#close 1 2\n#resolve 2', '#resolve'],
    ['two lines that change the same incident', '#link 1 1002\n#close 2', '#link 1 1002'],
    ['a mistyped command', '#clsoe 1', '#clsoe 1'],
    ['a merge: lines are easily miscounted', '#merge 1 2', '#merge 1 2'],
    ['an erasure by number', '#forget 1', '#forget 1'],
    ['a note: it has words of one incident', '#note 1\nCall her', '#note 1'],
    ['an offer whose number may be a line', '#offer 2 3 vouchers | the money', '#offer 2 3 vouchers'],
  ])('%s', async (_, text, said) => {
    await answer(text)
    expect(await standings()).toEqual(NOTHING)
    const all = await shop.everyIncident()
    expect(all.map((incident) => [incident.assignee, incident.snoozedUntil])).toEqual(
      all.map(() => [undefined, undefined]),
    )
    expect(await refused()).toHaveLength(1)
    expect((await refused())[0]).toContain(said)
    expect(await desk.got(ANA, 'lines-receipt')).toEqual([])
  })

  test('the refusal is answered like the list', async () => {
    await answer('#close 3 9')
    await desk.answer(ANA, await desk.last(ANA, 'command-error'), LATER + 1, '#close 3')
    expect(await standings()).toEqual(['open', 'open', 'closed', 'open', 'open'])
  })
})

describe('who answers', () => {
  test('a colleague to whom the list was passed on, at the address of the first: a proof of somebody else', async () => {
    await desk.answer(RUI, list, LATER, '#close 1')
    expect(await standings()).toEqual(NOTHING)
    expect(await desk.got(RUI, 'was-this-you')).toHaveLength(1)
  })

  test('two agents each answer their own: what the second finds done stays, and he is told', async () => {
    const hers = list
    const his = await desk.asked(RUI, ASKED, '#list', 'list')
    await desk.answer(ANA, hers, LATER, '#close 3')
    await desk.answer(RUI, his, LATER + 1, '#close 3 4')
    expect(await standings()).toEqual(['open', 'open', 'closed', 'closed', 'open'])
    expect((await desk.incident(3)).standing).toMatchObject({ by: { agent: ANA.address } })
    expect(await desk.lines(await desk.last(RUI, 'lines-receipt'))).toEqual([3, 4])
  })

  test('a manager may ask about lines and change none', async () => {
    await shop.receive(ASKED, { from: BOSS.address, text: '#list' })
    const theirs = await desk.last(BOSS, 'list')
    expect(await desk.lines(theirs)).toEqual([1, 2, 3, 4, 5])
    expect(theirs.replyTo).toBeUndefined()
    await desk.answer(BOSS, theirs, LATER, '#close 3')
    expect(await standings()).toEqual(NOTHING)
    expect(await desk.got(BOSS, 'command-error')).toHaveLength(1)
    await desk.answer(BOSS, theirs, LATER + 1, '#status 3')
    expect((await desk.got(BOSS, 'status')).map(desk.about)).toEqual([3])
  })

  test('a customer who got hold of a list opens an incident of her own', async () => {
    await desk.answer({ address: 'eva@mail.example', name: 'Eva' }, list, LATER, '#close 1')
    expect(await standings()).toEqual([...NOTHING, 'open'])
  })
})

test('without plus addresses a list is answered by its Message-ID, with a pass', async () => {
  const plain = await openTestStore({ plusAddressing: false }, async () => 'pass')
  const there = aDesk(plain)
  await there.customers(MONDAY, {
    Eva: 'The lamp of order 774410 is broken.',
    Leo: 'The lamp of order 774411 is broken.',
  })
  await plain.receive(ASKED, { from: ANA.address, text: '#list' })
  await there.answer(ANA, await there.last(ANA, 'list'), LATER, '#close 2')
  expect(await there.statuses()).toBe('1 open, 2 closed')
  await plain.close()
})

describe('a list grows old', () => {
  test('without In-Reply-To nobody knows which list is meant', async () => {
    await desk.ask(ANA, LATER, '#close 3')
    expect(await standings()).toEqual(NOTHING)
    expect(await refused()).toHaveLength(1)
  })

  test('a client that keeps only References is understood', async () => {
    await desk.answer(ANA, list, LATER, '#close 3', { headers: [`References: <x@client.example> <${list.messageId}>`] })
    expect(await standings()).toEqual(['open', 'open', 'closed', 'open', 'open'])
  })

  test('the address of an agent in a new mail proves who asks, and names no list', async () => {
    await desk.ask(ANA, LATER, '#list mine')
    expect(await desk.got(ANA, 'list')).toHaveLength(2)
  })

  test('whoever was erased meanwhile is told nothing', async () => {
    const notification = (await desk.got(ANA, 'notification')).find((mail) => desk.about(mail) === 3)
    await desk.answer(ANA, notification as OutboxMail, ASKED + MINUTE, '#forget')
    const before = (await shop.said()).length
    await answer('#resolve 3')
    expect(await refused()).toHaveLength(1)
    expect((await shop.said()).length).toBe(before + 1)
    await answer('#close 3', LATER + 1)
    expect((await standings())[2]).toBe('closed')
  })

  test('the same mail by another route changes nothing', async () => {
    await desk.answer(ANA, list, LATER, '#close 3', { id: 'same@client.example' })
    await desk.answer(ANA, list, LATER + 1, '#close 3', { id: 'same@client.example' })
    expect(await desk.got(ANA, 'lines-receipt')).toHaveLength(1)
  })

  test('answered again, what is closed stays closed, by whoever closed it', async () => {
    await answer('#close 3')
    await answer('#close 3', LATER + HOUR)
    expect((await desk.incident(3)).standing).toMatchObject({ status: 'closed', at: LATER })
    expect(await desk.got(ANA, 'lines-receipt')).toHaveLength(2)
    expect((await shop.history(1003)).filter((event) => event.kind === 'closed')).toHaveLength(1)
  })

  test('what the customer wrote meanwhile is not put away unread', async () => {
    const acknowledgement = (await shop.said('acknowledgement')).find((mail) => desk.about(mail) === 3)
    await shop.receive(ASKED + MINUTE, {
      from: 'mia@mail.example',
      to: acknowledgement?.replyTo ?? '',
      text: 'And the other lamp does not work either. Please send a new one.',
    })
    await answer('#close 3')
    expect(await standings()).toEqual(NOTHING)
    expect((await refused())[0]).toContain('#status 3')
    await answer('#take 3', LATER + 1)
    expect((await desk.incident(3)).assignee).toBe(ANA.address)
    await answer('#status 3', LATER + 2)
    const status = await desk.last(ANA, 'status')
    await desk.answer(ANA, status, LATER + 3, '#close')
    expect((await desk.incident(3)).standing.status).toBe('closed')
  })

  test('what was merged since is worked on where it lives on', async () => {
    await desk.customers(LATER, { Eva: 'The vase of order 663300 came without its lid.' })
    const now = await desk.asked(ANA, LATER + 1, '#list', 'list')
    expect(await desk.lines(now)).toEqual([1, 2, 3, 4, 5, 6])
    await desk.answer(ANA, now, LATER + 2, '#status 6')
    await desk.answer(ANA, await desk.last(ANA, 'status'), LATER + 3, '#merge 1001')
    expect((await desk.incident(6)).standing).toMatchObject({ status: 'merged', into: 1001 })
    await desk.answer(ANA, now, LATER + 4, '#take 1 6')
    expect((await desk.incident(1)).assignee).toBe(ANA.address)
    expect((await desk.incident(6)).standing.status).toBe('merged')
    expect(await desk.lines(await desk.last(ANA, 'lines-receipt'))).toEqual([1])
  })
})

describe('the receipt', () => {
  test('takes all of it back with #undo', async () => {
    await answer('#close 3 5\n#take 2')
    await desk.answer(ANA, await desk.last(ANA, 'lines-receipt'), LATER + 1, '#undo')
    expect(await standings()).toEqual(NOTHING)
    expect((await desk.incident(2)).assignee).toBeUndefined()
  })

  test('takes one of them back by its number in the receipt', async () => {
    await answer('#close 3 5')
    await desk.answer(ANA, await desk.last(ANA, 'lines-receipt'), LATER + 1, '#undo 2')
    expect(await standings()).toEqual(['open', 'open', 'closed', 'open', 'open'])
  })

  test('does not take back what the agent had done before to a line that did not change', async () => {
    await answer('#take 1')
    await answer('#take 1 2', LATER + 1)
    await desk.answer(ANA, await desk.last(ANA, 'lines-receipt'), LATER + 2, '#undo')
    expect((await shop.everyIncident()).slice(0, 2).map((incident) => incident.assignee)).toEqual([
      ANA.address,
      undefined,
    ])
    expect(await refused()).toEqual([])
  })

  test('twice: refused, it is taken back already', async () => {
    await answer('#close 3 5')
    const receipt = await desk.last(ANA, 'lines-receipt')
    await desk.answer(ANA, receipt, LATER + 1, '#undo')
    await desk.answer(ANA, receipt, LATER + 2, '#undo')
    expect(await refused()).toHaveLength(1)
    expect(await standings()).toEqual(NOTHING)
  })

  test('changed since by a colleague: nothing is taken back, and the line is named', async () => {
    await answer('#close 3 5')
    const receipt = await desk.last(ANA, 'lines-receipt')
    const his = await desk.asked(RUI, LATER + 1, '#list', 'list')
    await desk.answer(RUI, his, LATER + 2, '#take 1')
    await desk.answer(ANA, receipt, LATER + 3, '#undo')
    expect(await standings()).toEqual(NOTHING)
    const mine = await desk.asked(RUI, LATER + 4, '#find order:774414', 'found')
    await desk.answer(RUI, mine, LATER + 5, '#reopen 1')
    await desk.answer(RUI, mine, LATER + 6, '#take 1')
    expect((await desk.incident(5)).standing.status).toBe('open')
  })

  test('of another agent is none of mine', async () => {
    await answer('#close 3')
    const receipt = await desk.last(ANA, 'lines-receipt')
    await desk.answer(RUI, receipt, LATER + 1, '#undo', { to: MAILBOX })
    expect(await standings()).toEqual(['open', 'open', 'closed', 'open', 'open'])
  })
})
