/** What is held before it goes to a customer, `#send` and `#discard`, and what the mail about it says. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, RUI } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const T = MONDAY + HOUR
const WORDS = 'A new lamp leaves today.'
const notification = (agent: string = ANA.address) => desk.last('notification', agent)
const relays = async () => (await desk.saidTo(desk.eva, 'relay')).map((mail) => mail.text)
const held = () => desk.saidTo(ANA.address, 'held-answer')

/** Ana answers the first notification after the customer wrote once more. */
async function collide(): Promise<void> {
  const first = await notification()
  await desk.writes(T, 'Forget the lamp, I want my money back.')
  await desk.answers(T + MINUTE, first, WORDS)
}

describe('collision', () => {
  test('the customer wrote after the notification that is answered', async () => {
    await collide()
    expect(await relays()).toEqual([])
    const [mail] = await held()
    expect(mail?.text).toContain('I want my money back')
    expect(mail?.text).toContain(WORDS)
    expect(buttonsOf(mail as never).map((button) => button.text.split(' ')[0])).toEqual(
      expect.arrayContaining(['#send', '#discard']),
    )
    expect((await desk.incident()).heldAnswers).toMatchObject([{ by: ANA.address, because: 'collision' }])
    expect((await desk.incident()).firstAnsweredAt).toBeUndefined()
    expect(await desk.conversation()).toHaveLength(2)
  })

  test('a colleague answered meanwhile', async () => {
    await desk.answers(T, await notification(RUI.address), 'It is on its way.')
    await desk.answers(T + MINUTE, await notification(), WORDS)
    expect(await relays()).toHaveLength(1)
    expect((await held())[0]?.text).toContain('It is on its way.')
  })

  test('one’s own second answer does not collide', async () => {
    await desk.answers(T, await notification(), WORDS)
    await desk.answers(T + MINUTE, await notification(), 'I forgot: it goes to your office.')
    expect(await relays()).toHaveLength(2)
  })

  test('the newest notification, a receipt and the status show all there is', async () => {
    const first = await notification()
    await desk.writes(T, 'Hello?')
    await desk.answers(T + MINUTE, await notification(), WORDS)
    await desk.answers(T + 2 * MINUTE, first, '#take\n#status')
    await desk.answers(T + 3 * MINUTE, await desk.last('receipt'), 'One.')
    await desk.answers(T + 4 * MINUTE, await desk.last('status'), 'Two.')
    expect(await relays()).toHaveLength(3)
    await desk.writes(T + 5 * MINUTE, 'Thank you, but where is it?')
    await desk.answers(T + 6 * MINUTE, await desk.last('receipt'), 'Three.')
    await desk.answers(T + 6 * MINUTE, await desk.last('status'), 'Four.')
    expect(await relays()).toHaveLength(3)
    expect(await held()).toHaveLength(2)
  })

  test('two mails of one second are two', async () => {
    await desk.writes(T, 'One more thing.')
    const first = await notification()
    await desk.writes(T, 'And another: I want my money back.')
    await desk.answers(T + MINUTE, first, WORDS)
    expect(await held()).toHaveLength(1)
  })

  test('a fresh mail to the address of a button answers nothing that could be older', async () => {
    const [button] = buttonsOf(await notification())
    await desk.writes(T, 'Hello?')
    await desk.receive(T + MINUTE, {
      from: ANA.address,
      to: button?.to ?? '',
      subject: button?.subject ?? '',
      text: WORDS,
    })
    expect(await relays()).toHaveLength(1)
  })

  test('notes and commands alone do not collide', async () => {
    const first = await notification()
    await desk.writes(T, 'Hello?')
    await desk.answers(T + MINUTE, first, '#note\nShe is angry.')
    await desk.answers(T + MINUTE, first, '#take')
    expect(await held()).toEqual([])
    expect((await desk.incident()).assignee).toBe(ANA.address)
  })

  test.each([
    ['#send', 'is on its way now'],
    ['#discard', 'was dropped'],
  ])('the receipt of %s says what became of the held answer', async (command, words) => {
    const first = await notification()
    await desk.writes(T, 'Hello?')
    await desk.answers(T + MINUTE, first, WORDS)
    await desk.answers(T + 2 * MINUTE, await desk.last('held-answer'), command)
    const { text } = await desk.last('receipt')
    expect(text).toContain(words)
    expect(text).not.toContain('Nothing changed')
  })

  test('the commands of a held mail wait with it', async () => {
    const first = await notification()
    await desk.writes(T, 'Hello?')
    await desk.answers(T + MINUTE, first, `#resolve\n\n${WORDS}`)
    expect((await desk.incident()).standing.status).toBe('open')
    await desk.answers(T + 2 * MINUTE, await desk.last('held-answer'), '#send')
    expect((await desk.incident()).standing.status).toBe('resolved')
    expect(await relays()).toHaveLength(1)
  })
})

describe('leak', () => {
  let other = 0
  beforeAll(async () => {
    other = await desk.opens(MONDAY, 'My vase is broken.', 'Luis <luis@vases.example>', 'Vase')
  })
  test.each<[string, () => string | Promise<string>]>([
    ['a note', () => 'She is one of those who always complain about everything.'],
    ['an address of ours that is a key', async () => `Write to ${(await notification()).replyTo}.`],
    ['another customer’s address', () => 'The same happened to luis@vases.example last week.'],
    [
      'another incident’s reference',
      async () => `See ${(await desk.last('acknowledgement', 'luis@vases.example', other)).subject}`,
    ],
  ])('%s', async (_, words) => {
    await desk.answers(T, await notification(), '#note\nShe is one of those who always complain about everything.')
    await desk.answers(T + MINUTE, await desk.last('receipt'), await words())
    expect(await relays()).toEqual([])
    expect((await desk.incident()).heldAnswers).toMatchObject([{ because: 'leak' }])
    await desk.answers(T + 2 * MINUTE, await desk.last('held-answer'), '#send')
    expect(await relays()).toHaveLength(1)
  })

  test('the agent’s own address, the customer’s and the own reference stay', async () => {
    const { subject } = await notification()
    const own = /INC-\d+-\w{5}/.exec(subject)?.[0]
    await desk.answers(T, await notification(), `Write to ${ANA.address}, ${desk.eva}, about ${own}.`)
    expect(await relays()).toHaveLength(1)
    expect((await relays())[0]).toContain(ANA.address)
  })

  test('quoted lines that the customer never saw are cut, not sent', async () => {
    await desk.answers(T, await notification(), 'Here it comes.\n  > #assign rui\n  > Owner: nobody yet\nBye.')
    expect((await relays())[0]).toMatch(/^Here it comes\.\nBye\./)
  })

  test('together with a collision: both are told, one #send releases it', async () => {
    const first = await notification()
    await desk.answers(T, first, '#note\nShe is one of those who always complain about everything.')
    await desk.writes(T + MINUTE, 'I want my money back.')
    await desk.answers(T + 2 * MINUTE, first, 'She is one of those who always complain about everything.')
    const mail = await desk.last('held-answer')
    expect(mail.text).toContain('I want my money back')
    expect(mail.text).toContain('always complain')
    await desk.answers(T + 3 * MINUTE, mail, '#send')
    expect(await relays()).toHaveLength(1)
  })
})

describe('what is held', () => {
  test('goes by answering the mail about it', async () => {
    await collide()
    await desk.answers(T + 2 * MINUTE, await desk.last('held-answer'), '#send')
    expect(await relays()).toEqual([expect.stringContaining(WORDS)])
    const incident = await desk.incident()
    expect(incident.heldAnswers).toEqual([])
    expect(incident.firstAnsweredAt).toBe(T + 2 * MINUTE)
    expect((await desk.last('receipt')).text).toContain('#send')
  })

  test('goes by its button, and by the word alone', async () => {
    await collide()
    const send = buttonsOf(await desk.last('held-answer')).find((button) => button.text.startsWith('#send'))
    await desk.receive(T + 2 * MINUTE, {
      from: ANA.address,
      to: send?.to ?? '',
      subject: send?.subject ?? '',
      text: send?.text ?? '',
    })
    expect(await relays()).toHaveLength(1)
    await desk.begin()
    await collide()
    await desk.answers(T + 2 * MINUTE, await notification(), '#send')
    expect(await relays()).toHaveLength(1)
  })

  test('of two the word alone does not say which; the mail and the number do', async () => {
    await collide()
    const older = await desk.last('held-answer')
    const first = (await desk.saidTo(ANA.address, 'notification'))[0]
    await desk.answers(T + 2 * MINUTE, first as never, 'Another try.')
    await desk.answers(T + 3 * MINUTE, await notification(), '#send')
    expect(await relays()).toEqual([])
    expect(await desk.refused()).toContain('Several of your mails')
    await desk.answers(T + 4 * MINUTE, older, '#send')
    expect(await relays()).toEqual([expect.stringContaining(WORDS)])
    await desk.answers(T + 5 * MINUTE, await notification(), '#send')
    expect(await relays()).toHaveLength(2)
  })

  test('is nobody else’s', async () => {
    await collide()
    await desk.answers(T + 2 * MINUTE, await notification(RUI.address), '#send')
    expect(await relays()).toEqual([])
    expect(await desk.saidTo(RUI.address, 'command-error')).toHaveLength(1)
    expect((await desk.incident()).heldAnswers).toHaveLength(1)
  })

  test('goes once', async () => {
    await collide()
    const mail = await desk.last('held-answer')
    await desk.answers(T + 2 * MINUTE, mail, '#send')
    await desk.answers(T + 3 * MINUTE, mail, '#send')
    await desk.sends(T + 3 * MINUTE)
    await desk.answers(T + 4 * MINUTE, mail, '#discard')
    expect(await relays()).toHaveLength(1)
    expect(await desk.saidTo(ANA.address, 'command-error')).toHaveLength(2)
    expect(await desk.refused()).toContain('Too late')
  })

  test('does not go after #discard', async () => {
    await collide()
    const mail = await desk.last('held-answer')
    const before = await desk.shop.ledger()
    expect(before.held).toBeGreaterThan(0)
    await desk.answers(T + 2 * MINUTE, mail, '#discard')
    await desk.answers(T + 3 * MINUTE, mail, '#send')
    expect(await relays()).toEqual([])
    expect((await desk.incident()).heldAnswers).toEqual([])
    expect((await desk.shop.ledger()).held).toBe(before.held - 1)
    expect(await desk.refused()).toContain('No mail of yours')
  })

  test('is gone after seven days, and says so', async () => {
    await collide()
    const mail = await desk.last('held-answer')
    await desk.shop.rawMails.discardExpired(desk.shop.mailbox, T + MINUTE + 7 * DAY)
    await desk.answers(T + 8 * DAY, mail, '#send')
    expect(await relays()).toEqual([])
    expect(await desk.refused()).toContain('No mail of yours')
  })

  test('is held again when something newer came after #send, and goes with the next', async () => {
    await collide()
    const mail = await desk.last('held-answer')
    // Both are taken in before either is processed: what came after the word stops it anew.
    await desk.shop.deliver(T + 2 * MINUTE, {
      from: ANA.address,
      to: mail.replyTo ?? '',
      subject: 'Re: x',
      text: '#send',
      headers: [`In-Reply-To: <${mail.messageId}>`],
    })
    const answered = (await desk.saidTo(desk.eva)).at(-1)
    await desk.shop.deliver(T + 3 * MINUTE, {
      from: desk.eva,
      to: answered?.replyTo ?? '',
      text: 'And my address has changed.',
    })
    await desk.shop.process(T + 4 * MINUTE)
    expect(await relays()).toEqual([])
    expect((await held()).at(-1)?.text).toContain('my address has changed')
    await desk.answers(T + 5 * MINUTE, await desk.last('held-answer'), '#send')
    expect(await relays()).toHaveLength(1)
  })

  test('with new words is refused: nobody knows whether instead or besides', async () => {
    await collide()
    await desk.answers(T + 2 * MINUTE, await desk.last('held-answer'), '#send\n\nOther words.')
    expect(await relays()).toEqual([])
  })

  test('goes with the incident into another', async () => {
    const older = await desk.opens(MONDAY, 'And the vase?', undefined, 'Vase')
    await collide()
    const mail = await desk.last('held-answer')
    await desk.answers(T + 2 * MINUTE, await desk.last('notification', ANA.address, older), `#merge INC-${desk.number}`)
    await desk.answers(T + 3 * MINUTE, mail, '#send')
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(1)
  })
})
