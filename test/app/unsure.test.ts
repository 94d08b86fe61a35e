/** A mail that could be one thing or another, and one that cannot wait: from the customer to the agent's tap. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttonsOf, type Desk, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

async function opens(name: string, text: string, subject: string): Promise<void> {
  const address = `${name}@mail.example`
  desk.turnTo(address, 0)
  desk.turnTo(address, await desk.opens(MONDAY, text, `${name} <${address}>`, subject))
}

describe('a mail that says too little', () => {
  beforeAll(() => opens('noa', 'Hello, I have a question about my order.', 'Question'))

  test('gives agents the two candidates first, and the customer none', async () => {
    const { category, topic, sure, runnerUp, runnerUpTopic } = (await desk.incident()).classification
    expect({ sure, another: runnerUp !== undefined }).toEqual({ sure: false, another: true })

    const notification = await desk.last('notification', ANA.address)
    expect(notification.text).toMatch(/^Category: unsure: [^\n]+ or [^\n]+\?/m)
    const corrections = buttonsOf(notification).filter(({ text }) => text.startsWith('#category'))
    expect(corrections.slice(0, 2).map(({ text }) => text)).toEqual([
      `#category ${category}/${topic}`,
      `#category ${runnerUp}/${runnerUpTopic}`,
    ])

    const { text } = await desk.last('acknowledgement', 'noa@mail.example')
    expect(text).toContain('One of us is going to read it carefully')
    expect(text).not.toContain('This is what we understood')
  })

  test('is sure after one tap', async () => {
    const before = (await desk.incident()).classification
    const { runnerUp: category, runnerUpTopic: topic } = before
    const notification = await desk.last('notification', ANA.address)
    const [, second] = buttonsOf(notification).filter(({ text }) => text.startsWith('#category'))
    await desk.answers(MONDAY + MINUTE, notification, second?.text ?? '')
    const { classification } = await desk.incident()
    expect(classification).toMatchObject({ category, topic, sure: true, evidence: [] })
    expect(classification).not.toHaveProperty('probability')
    expect(classification).not.toHaveProperty('runnerUp')
    expect(before).toHaveProperty('probability')
  })

  test('says in #explain what it was taken for, and who said otherwise', async () => {
    await desk.answers(MONDAY + 2 * MINUTE, await desk.last('notification', ANA.address), '#explain')
    const { text } = await desk.last('explain', ANA.address)
    expect(text).toContain('Ana: #category')
    expect(text).toMatch(/Why this language\n {4}English \(because of: /)
  })
})

describe('a mail that cannot wait', () => {
  const TEXT = `The kettle exploded when I switched it on and I burnt my hand badly, I had to go to hospital.
My lawyer will contact you.`
  beforeAll(() => opens('max', TEXT, 'Kettle'))

  test('is marked where mails are listed, and says why', async () => {
    const notification = await desk.last('notification', ANA.address)
    expect(notification.headers).toMatchObject({ Importance: 'high', 'X-Priority': '1 (Highest)' })
    expect(notification.text).toMatch(/^Priority: URGENT · [^\n]*(?:danger or injury|legal step) \([^\n]+\)/m)
    expect(notification.subject).not.toContain('URGENT')
  })

  test('says so in #explain, with the words, and no more once an agent says that it can', async () => {
    const notification = await desk.last('notification', ANA.address)
    await desk.answers(MONDAY + MINUTE, notification, '#explain')
    const explained = await desk.last('explain', ANA.address)
    expect(explained.text).toMatch(/Why it is urgent\n {4}(?:danger or injury|legal step) \(/)
    expect(explained.headers).not.toHaveProperty('Importance')

    await desk.answers(MONDAY + 2 * MINUTE, notification, '#normal')
    await desk.answers(MONDAY + 3 * MINUTE, notification, '#explain')
    expect((await desk.last('explain', ANA.address)).text).not.toMatch(/urgent|danger|legal step/i)
  })
})
