/** Thanks, "it arrived" and "ok": who hears of them, and what goes on running. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, type Desk, HOUR, MONDAY, openDesk } from '../support/a-desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const T = MONDAY + HOUR
const SETTLED = 'It arrived this morning, thanks! You can close it.'
const notifications = async () => (await desk.said('notification')).length

test.each<[string, string, string, boolean]>([
  ['thanks for an answer', 'A new lamp leaves today.', 'Thank you!', false],
  ['a settled matter', 'A new lamp leaves today.', SETTLED, false],
  ['“ok” to a question', 'Shall we send you a new lamp?', 'Ok, perfect', true],
  ['a thumb to a question', 'Shall we send you a new lamp?', '👍', true],
  ['“ok” to an offer', '#offer a lamp | the money', 'ok', true],
  ['thanks with a problem', 'A new lamp leaves today.', 'Thanks, but it still does not work', true],
  ['“ok” while we wait for the customer', '#wait\n\nPlease try the other socket.', 'ok, works now, thanks', true],
  ['thanks after the end', '#resolve', SETTLED, false],
  ['thanks to “anything else?” after the end', '#resolve\n\nIs there anything else?', 'Thanks!', false],
  ['a problem after the end', '#resolve', 'Thanks, but it still does not work', true],
])('%s', async (_, answer, words, told) => {
  await desk.answers(T, await desk.last('notification'), answer)
  const [before, known] = [(await desk.incident()).standing.status, await notifications()]
  await desk.writes(T + HOUR, words)
  expect((await notifications()) > known).toBe(told)
  expect((await desk.incident()).standing.status).toBe(told ? 'open' : before)
  expect((await desk.conversation()).at(-1)).toBe(`customer: ${words}`)
})

test('an answer during #wait ends the reminders, be it only thanks', async () => {
  await desk.answers(T, await desk.last('notification'), '#wait\n\nPlease try the other socket.')
  await desk.writes(T + HOUR, 'Works now, thanks!')
  for (const day of [4, 8, 16]) await desk.shop.work(T + day * DAY)
  expect(await desk.said('reminder')).toEqual([])
})

test('thanks under a subject that asks is told', async () => {
  const known = await notifications()
  const subject = `${(await desk.last('acknowledgement', desk.eva)).subject} please cancel the order`
  await desk.writes(T, 'Thank you!', { subject, headers: [] })
  expect(await notifications()).toBeGreaterThan(known)
})

test('thanks as a first mail open an incident and are acknowledged', async () => {
  await desk.receive(T, { from: 'Zoe <zoe@mail.example>', subject: 'Thank you', text: 'Thanks for the great service!' })
  const said = await desk.saidTo('zoe@mail.example', 'acknowledgement', (await desk.incident()).number + 1)
  expect(said).toHaveLength(1)
})
