/** `#cc`, `#uncc`, `#to`: third parties see what is sent to them, and what they write is for agents alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { answerTo, DAY, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA, MAILBOX, RUI } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const T = MONDAY + HOUR
const WORDS = 'A new lamp leaves today.'
const COURIER = 'courier@fast.example'
const notification = (agent: string = ANA.address) => desk.last('notification', agent)
const copies = () => desk.saidTo(COURIER)
/** All that leaves the house. */
const everything = (mail: OutboxMail | undefined) => JSON.stringify({ ...mail, author: '' })

describe('a third party', () => {
  test('gets a mail of its own that shows nobody and nothing else', async () => {
    await desk.answers(T, await notification(), '#cc husband@home.example')
    await desk.answers(T + MINUTE, await notification(), `#cc ${COURIER}\n\n${WORDS}`)
    const [copy, ...more] = await copies()
    expect(more).toEqual([])
    expect(copy?.text).toContain(WORDS)
    for (const word of [desk.eva, 'husband@home.example', ANA.address, 'is broken'])
      expect(everything(copy)).not.toContain(word)
    expect(copy?.replyTo).toMatch(/^incidencias\+c\d/)
    const relay = await desk.last('relay', desk.eva)
    expect(relay.text).toContain(WORDS)
    expect(everything(relay)).not.toContain(COURIER)
    const { text } = await desk.last('receipt')
    expect(text).toContain(COURIER)
    expect(text).toContain('Eva')
  })

  test('answers to agents alone, marked, and moves no clock of the customer', async () => {
    await desk.answers(T, await notification(), `#cc ${COURIER}\n#wait\n\n${WORDS}`)
    await desk.answers(T + MINUTE, await notification(), '#snooze 3d')
    const before = await desk.incident()
    const toEva = await desk.saidTo(desk.eva)
    await desk.receive(T + HOUR, answerTo((await copies())[0] as OutboxMail, 'It is at our depot.'))
    const mail = await notification()
    expect(mail.text).toContain('It is at our depot.')
    expect(mail.text).toContain('not from the customer')
    expect(await desk.incident()).toEqual(before)
    expect(await desk.saidTo(desk.eva)).toEqual(toEva)
    expect(await desk.conversation()).toContain('third-party: It is at our depot.')
  })

  test('that answers does not make the agent’s next answer collide', async () => {
    await desk.answers(T, await notification(), `#cc ${COURIER}\n\n${WORDS}`)
    await desk.receive(T + HOUR, answerTo((await copies())[0] as OutboxMail, 'It is at our depot.'))
    await desk.answers(
      T + HOUR + MINUTE,
      (await desk.saidTo(ANA.address, 'notification'))[0] as OutboxMail,
      'More words.',
    )
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(2)
  })

  test('goes on getting what is written, until #uncc', async () => {
    await desk.answers(T, await notification(), `#cc ${COURIER}`)
    expect(await copies()).toEqual([])
    await desk.answers(T + MINUTE, await notification(), WORDS)
    expect(await copies()).toHaveLength(1)
    await desk.answers(T + 2 * MINUTE, await notification(), `#uncc ${COURIER}\n\nAnother word.`)
    expect(await copies()).toHaveLength(1)
    await desk.receive(T + HOUR, answerTo((await copies())[0] as OutboxMail, 'Where is the parcel now?'))
    expect(await desk.conversation()).toContain('unconfirmed: Where is the parcel now?')
  })

  test('hears nothing of notes, promises without words, and reminders', async () => {
    await desk.answers(T, await notification(), `#cc ${COURIER}`)
    await desk.answers(T + MINUTE, await notification(), '#note\nShe is angry.')
    await desk.answers(T + 2 * MINUTE, await notification(), '#promise 2026-03-06 a new lamp')
    await desk.answers(T + 3 * MINUTE, await notification(), '#offer a lamp | the money')
    await desk.answers(T + 4 * MINUTE, await notification(), '#resolve')
    expect(await copies()).toEqual([])
    expect(await desk.saidTo(desk.eva)).toHaveLength(4)
  })
})

describe('#cc', () => {
  test('of somebody who wrote without being known makes one of the customer’s side', async () => {
    const answered = await desk.last('acknowledgement', desk.eva)
    await desk.receive(
      T,
      answerTo(answered, 'I am her husband: the shade is broken, too.', { from: 'husband@home.example' }),
    )
    expect(await desk.conversation()).toContain('unconfirmed: I am her husband: the shade is broken, too.')
    await desk.answers(T + MINUTE, await notification(), `#cc husband@home.example\n\n${WORDS}`)
    expect((await desk.incident()).thirdParties ?? []).toEqual([])
    const [copy] = await desk.saidTo('husband@home.example')
    await desk.receive(T + HOUR, answerTo(copy as OutboxMail, 'When does it come?'))
    expect(await desk.conversation()).toContain('customer: When does it come?')
    expect((await desk.incident()).awaitingAnswerSince).toBe(T + HOUR)
  })

  test('people in a customer’s Cc are no participants', async () => {
    await desk.writes(T, 'My neighbour reads along.', { headers: ['Cc: neighbour@home.example'] })
    await desk.answers(T + MINUTE, await notification(), WORDS)
    expect((await desk.incident()).participants).toEqual([desk.eva])
    expect(await desk.saidTo('neighbour@home.example')).toEqual([])
  })

  test.each([RUI.address, MAILBOX, 'incidencias+a1.XYZ@shop.example', 'nobody', 'a@b', ''])(
    '%j is refused, and nothing goes out',
    async (address) => {
      await desk.answers(T, await notification(), `#cc ${address}\n\n${WORDS}`)
      expect(await desk.saidTo(desk.eva, 'relay')).toEqual([])
      expect(await desk.saidTo(ANA.address, 'command-error')).toHaveLength(1)
    },
  )
})

describe('#to', () => {
  test('a supplier gets the words, and the customer goes on waiting', async () => {
    await desk.answers(T, await notification(), `#cc husband@home.example`)
    await desk.answers(T + MINUTE, await notification(), `#to ${COURIER}\n\nWhere is the parcel?`)
    expect(await desk.saidTo(desk.eva, 'relay')).toEqual([])
    expect(await desk.saidTo('husband@home.example')).toEqual([])
    const [mail] = await copies()
    expect(mail?.text).toContain('Where is the parcel?')
    for (const word of [desk.eva, 'husband@home.example', 'is broken']) expect(everything(mail)).not.toContain(word)
    expect(await desk.incident()).toMatchObject({ awaitingAnswerSince: MONDAY, addressee: COURIER })
    expect((await desk.incident()).firstAnsweredAt).toBeUndefined()
    await desk.answers(T + 2 * MINUTE, await notification(), 'And when does it arrive?')
    expect(await copies()).toHaveLength(2)
    expect(await desk.saidTo(desk.eva, 'relay')).toEqual([])
  })

  test('keeps no promise, and #to customer ends it', async () => {
    await desk.answers(T, await notification(), '#promise 2026-03-06 a new lamp')
    await desk.answers(T + MINUTE, await notification(), `#to ${COURIER}\n\nWhere is the parcel?`)
    expect((await desk.incident()).promise).toBeDefined()
    await desk.writes(T + HOUR, 'Any news?')
    expect((await notification()).text).toMatch(/answers? (?:now )?go/i)
    await desk.answers(T + HOUR + MINUTE, await notification(), `#to customer\n\n${WORDS}`)
    expect((await desk.saidTo(desk.eva, 'relay'))[0]?.text).toContain(WORDS)
    const incident = await desk.incident()
    expect(incident.addressee).toBeUndefined()
    expect(incident.promise).toBeUndefined()
    expect(incident.awaitingAnswerSince).toBeUndefined()
  })

  test('who was written to alone gets nothing of what is said to the customer afterwards, until #cc', async () => {
    await desk.answers(T, await notification(), `#to ${COURIER}\n\nWhere is the parcel?`)
    expect((await desk.last('receipt')).text).not.toMatch(/copy/i)
    await desk.answers(T + MINUTE, await notification(), `#to customer\n\n${WORDS}`)
    await desk.answers(T + 2 * MINUTE, await notification(), 'It leaves today.')
    expect(await desk.saidTo(desk.eva, 'relay')).toHaveLength(2)
    expect(await copies()).toHaveLength(1)
    expect(await desk.incident()).toMatchObject({ thirdParties: [COURIER], aside: [COURIER] })
    await desk.answers(T + 3 * MINUTE, await notification(), `#cc ${COURIER}\n\nThe courier reads along now.`)
    expect(await copies()).toHaveLength(2)
    await desk.answers(T + 4 * MINUTE, await desk.last('receipt'), '#undo')
    await desk.answers(T + 5 * MINUTE, await notification(), 'It is on its way.')
    expect(await copies()).toHaveLength(2)
  })

  test('a promise and a resolution are told to the customer all the same', async () => {
    await desk.answers(T, await notification(), `#to ${COURIER}\n\nWhere is the parcel?`)
    await desk.answers(T + MINUTE, await notification(), '#resolve\n\nThank you for your help, courier.')
    expect(await desk.saidTo(desk.eva, 'resolved')).toHaveLength(1)
    expect(everything((await desk.saidTo(desk.eva, 'resolved'))[0])).not.toContain('courier.')
    expect(await copies()).toHaveLength(2)
  })

  test('of a customer whose address bounced gives a new one, and #undo the old', async () => {
    const { outbox, mailbox, deps } = desk.shop
    await desk.answers(T, await notification(), WORDS)
    for (const mail of await outbox.claim(mailbox, 500, MINUTE, T))
      if (mail.to[0]?.address === desk.eva && mail.template === 'relay')
        await outbox.noteGivenUp(mailbox, mail.id, '550 5.1.1 No such user here', T)
    const { decideFailures } = await import('../../src/app/follow-up.ts')
    await decideFailures(deps, mailbox, T)
    const before = await desk.incident()
    expect(before.undeliverableSince).toBe(T)
    await desk.answers(T + HOUR, await desk.last('delivery-failed'), `#to Eva <eva@work.example>\n\n${WORDS}`)
    expect((await desk.saidTo('eva@work.example', 'relay'))[0]?.text).toContain(WORDS)
    expect(await desk.incident()).toMatchObject({
      customer: { address: 'eva@work.example' },
      participants: ['eva@work.example'],
    })
    expect((await desk.incident()).undeliverableSince).toBeUndefined()
    await desk.answers(T + 2 * HOUR, await desk.last('receipt'), '#undo')
    expect(await desk.incident()).toMatchObject({ customer: { address: desk.eva }, undeliverableSince: T })
    expect(T + DAY).toBeGreaterThan(T)
  })
})
