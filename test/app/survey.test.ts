/** How it went: asked after an incident was resolved, answered with one tap, a digit or words, and told to those who can learn from it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { buttonsOf, DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { BOSS, MAILBOX, RUI } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** Each customer comes after all that the ones before have set going. */
let monday = MONDAY - 28 * DAY
let T = 0
beforeEach(async () => {
  monday += 28 * DAY
  T = monday + HOUR
  await desk.begin(monday)
})

async function resolve(when = T): Promise<void> {
  await desk.answers(when, await desk.last('notification'), '#take\n#resolve\n\nA new lamp is with you.')
}

/** Resolved, and asked two days later. */
async function asked(): Promise<OutboxMail> {
  await resolve()
  await desk.shop.work(T + 2 * DAY)
  return await desk.last('survey', desk.eva)
}

const LATER = 2 * DAY + HOUR
const score = async () => (await desk.incident()).survey?.score
const status = async () => (await desk.incident()).standing.status
const kinds = async () => (await desk.shop.history(desk.number)).map(({ kind }) => kind)

async function tap(mail: OutboxMail, digit: number, when = T + LATER, more = '', from = `Eva <${desk.eva}>`) {
  const button = buttonsOf(mail).find(({ text }) => text === `${digit}`)
  if (button === undefined) throw new Error(`no button ${digit}`)
  await desk.receive(when, { from, to: button.to, subject: button.subject, text: button.text + more })
}

describe('is asked', () => {
  test('two days after resolving, in daytime, once', async () => {
    await resolve()
    await desk.shop.work(T + 2 * DAY - MINUTE)
    expect(await desk.said('survey')).toEqual([])
    const mail = await asked()
    await desk.shop.work(T + 3 * DAY)
    expect(await desk.said('survey')).toHaveLength(1)
    expect(mail.replyTo).toMatch(/^incidencias\+s/)
    expect(buttonsOf(mail).map(({ to, subject, text }) => [to, subject.slice(-4), text])).toEqual(
      [5, 4, 3, 2, 1].map((digit) => [mail.replyTo, `:${digit}/5`, `${digit}`]),
    )
    for (const digit of [1, 2, 3, 4, 5]) expect(mail.text).toContain(`:${digit}/5&body=${digit}`)
    expect(mail.headers['Auto-Submitted']).toBe('auto-generated')
  })

  test('not after closing silently, nor of spam, nor when it was reopened', async () => {
    await desk.answers(T, await desk.last('notification'), '#close')
    await desk.shop.work(T + 3 * DAY)
    await desk.writes(T + 3 * DAY, 'It is broken again, please help.')
    await resolve(T + 3 * DAY + HOUR)
    await desk.writes(T + 4 * DAY, 'No, it is still broken, I want my money back.')
    await desk.shop.work(T + 6 * DAY)
    expect(await desk.said('survey')).toEqual([])
  })

  test('not twice within a week, over all incidents of a customer, and again after that', async () => {
    const first = await asked()
    await desk.sends(T + 2 * DAY)
    await tap(first, 5)
    await desk.writes(T + 3 * DAY, 'The new lamp is broken as well. What now?', { to: MAILBOX })
    await resolve(T + 3 * DAY + HOUR)
    await desk.shop.work(T + 5 * DAY + 2 * HOUR)
    expect(await desk.said('survey')).toHaveLength(1)
    expect(await kinds()).toContain('survey-skipped')
    const second = await desk.opens(T + 6 * DAY, 'My chair 4711 is missing a leg. Where is it?', undefined, 'Chair')
    await desk.answers(T + 6 * DAY + HOUR, await desk.last('notification', undefined, second), '#resolve')
    await desk.shop.work(T + 9 * DAY)
    expect(await desk.said('survey', second)).toHaveLength(1)
  })
})

describe('the answer', () => {
  test.each<[string, number]>([
    ['5', 5],
    ['4/5', 4],
    ['⭐⭐⭐', 3],
    ['Very good, thank you!', 5],
    ['muy bien', 5],
    ['zle', 2],
    ['It was terrible.', 1],
  ])('by replying: %s', async (text, expected) => {
    await desk.receive(T + LATER, replyTo(await asked(), text))
    expect(await score()).toBe(expected)
    expect(await status()).toBe('resolved')
    expect(await desk.said('survey-thanks')).toHaveLength(1)
    expect(await desk.said('low-score')).toHaveLength(expected <= 2 ? 1 : 0)
  })

  test('with one tap is thanked once, a second corrects it, and nobody is disturbed', async () => {
    const mail = await asked()
    const before = (await desk.said('notification')).length
    await tap(mail, 4)
    await tap(mail, 4, T + LATER + MINUTE)
    await tap(mail, 5, T + LATER + 2 * MINUTE)
    expect(await score()).toBe(5)
    expect(await status()).toBe('resolved')
    expect((await kinds()).filter((kind) => kind === 'survey-answered')).toHaveLength(2)
    const thanks = await desk.said('survey-thanks')
    expect(thanks.map(({ to }) => to[0]?.address)).toEqual([desk.eva])
    expect(thanks[0]?.envelopeFrom).toBe('')
    expect(thanks[0]?.headers['Auto-Submitted']).toBe('auto-replied')
    expect(await desk.said('notification')).toHaveLength(before)
    expect(await desk.said('survey-answer')).toEqual([])
  })

  test('that is low goes to managers with the conversation, and to the agent who had it', async () => {
    await tap(await asked(), 1, T + LATER, '\n\nvery slow')
    const [told] = await desk.said('low-score')
    expect(told?.to[0]?.address).toBe(BOSS.address)
    expect(told?.text).toContain('very slow')
    expect(told?.text).toContain('The lamp of my order is broken.')
    expect(await desk.said('survey-answer')).toHaveLength(1)
    expect((await desk.said('survey-thanks'))[0]?.text).toContain('sorry')
    expect(await status()).toBe('resolved')
  })

  test('with a complaint reopens, and the score counts all the same', async () => {
    await tap(await asked(), 2, T + LATER, '\n\nYou promised a refund and I still have no money. Where is it?')
    expect(await score()).toBe(2)
    expect(await status()).toBe('open')
    expect((await desk.last('notification')).text).toContain('Where is it?')
    expect((await desk.said('survey-thanks'))[0]?.text).toContain('reopened')
    expect(await desk.said('low-score')).toHaveLength(1)
    expect(await desk.said('survey-answer')).toEqual([])
  })

  test('with praise is shown to the agent, and reopens nothing', async () => {
    await tap(await asked(), 5, T + LATER, '\n\nAna was wonderful, thank you so much!')
    expect(await status()).toBe('resolved')
    expect((await desk.last('survey-answer')).text).toContain('Ana was wonderful')
  })

  test('of a machine is no score', async () => {
    const mail = await asked()
    const headers = [`In-Reply-To: <${mail.messageId}>`, 'Auto-Submitted: auto-replied']
    await desk.receive(T + LATER, { ...replyTo(mail, '5'), headers })
    expect(await score()).toBeUndefined()
    expect(await desk.said('survey-thanks')).toEqual([])
  })

  test('from another address counts until the customer answers, and nothing goes there', async () => {
    const mail = await asked()
    await tap(mail, 1, T + LATER, '', 'eva.home@elsewhere.example')
    expect((await desk.incident()).survey).toMatchObject({ score: 1, unconfirmed: true })
    expect(await desk.saidTo('eva.home@elsewhere.example')).toEqual([])
    expect(await desk.said('survey-thanks')).toEqual([])
    await tap(mail, 5, T + LATER + HOUR)
    await tap(mail, 1, T + LATER + 2 * HOUR, '', 'eva.home@elsewhere.example')
    expect((await desk.incident()).survey).toEqual({ at: expect.any(Number), score: 5 })
    expect(await desk.said('survey-thanks')).toHaveLength(1)
  })

  test('of a manager or an agent to whom it was forwarded is no score', async () => {
    const mail = await asked()
    await tap(mail, 1, T + LATER, '', `Marta <${BOSS.address}>`)
    expect(await score()).toBeUndefined()
    expect(await desk.said('low-score')).toEqual([])
    expect((await desk.last('notification')).text).toContain(BOSS.address)
  })

  test('given again and again does not flood managers, whoever gives it', async () => {
    const mail = await asked()
    for (let n = 0; n < 12; n++) await tap(mail, 1 + (n % 2), T + LATER + n * MINUTE, `\n\nvery slow ${n}`)
    expect(await desk.said('low-score')).toHaveLength(3)
    const later = T + LATER + DAY
    for (let n = 0; n < 12; n++)
      await tap(mail, 1 + (n % 2), later + n * MINUTE, `\n\nvery slow again ${n}`, `Mal <mal${n}@evil.example>`)
    expect(await desk.said('low-score')).toHaveLength(3)
  })

  test('elsewhere is no score: a digit in an answer to another mail', async () => {
    await asked()
    const [relay] = await desk.saidTo(desk.eva, 'relay')
    await desk.receive(T + LATER, replyTo(relay as OutboxMail, '5'))
    expect(await score()).toBeUndefined()
  })

  test('leads to the survivor after merging', async () => {
    const other = desk.number
    const number = await desk.opens(T, 'And my chair 4711 is missing. Where is it?', undefined, 'Chair')
    desk.turnTo(desk.eva, number)
    const mail = await asked()
    await desk.answers(T + LATER, await desk.last('notification', undefined, number), `#merge INC-${other}`)
    await tap(mail, 4, T + LATER + HOUR)
    expect((await desk.incident(Math.min(other, number))).survey?.score).toBe(4)
  })
})

function replyTo(mail: OutboxMail, text: string) {
  return {
    from: `Eva <${desk.eva}>`,
    to: mail.replyTo ?? MAILBOX,
    subject: `Re: ${mail.subject}`,
    text,
    headers: [`In-Reply-To: <${mail.messageId}>`],
  }
}

describe('without plus addressing', () => {
  let plus: Desk
  beforeAll(async () => {
    plus = desk
    desk = await openDesk({ plusAddressing: false, agents: [RUI], trustedAuthservId: 'mx.shop.example' })
  })
  afterAll(async () => {
    await desk.close()
    desk = plus
  })

  test('the tag in the subject carries a tap, and the Message-ID a reply', async () => {
    await desk.receive(T, {
      from: `Rui <${RUI.address}>`,
      subject: `#resolve INC-${desk.number}`,
      text: `#resolve`,
      headers: [
        `In-Reply-To: <${(await desk.last('notification', RUI.address)).messageId}>`,
        'Authentication-Results: mx.shop.example; dmarc=pass header.from=shop.example',
      ],
    })
    expect(await status()).toBe('resolved')
    await desk.shop.work(T + 2 * DAY)
    const mail = await desk.last('survey', desk.eva)
    expect(mail.replyTo).toBeUndefined()
    await tap(mail, 2)
    expect(await score()).toBe(2)
    await desk.receive(T + LATER + HOUR, replyTo(mail, '4'))
    expect(await score()).toBe(4)
    expect(await desk.said('survey-thanks')).toHaveLength(1)
  })
})
