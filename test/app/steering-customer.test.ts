/** What customers are offered, given and sent ready-made, and what ends a matter for good. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buttonsOf, type Desk, HOUR, MINUTE, MONDAY, openDesk } from '../support/a-desk.ts'
import { ANA } from '../support/a-store.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk({
    readyAnswers: {
      en: [
        {
          name: 'refund-policy',
          title: 'Refunds',
          about: 'delivery',
          text: 'Hello {name}:\n\nYou have {days} days. {agent} of {store}, about {reference}.',
        },
        { name: 'bye', title: 'Bye', text: 'Have a nice day.' },
      ],
      es: [{ name: 'saludo', title: 'Saludo', text: 'Hola, {name}.' }],
    },
  })
})
beforeEach(() => desk.begin())
afterAll(() => desk.close())

const T = MONDAY + HOUR
const WORDS = 'A new lamp leaves today.'
const notification = () => desk.last('notification')
const relays = async () => (await desk.saidTo(desk.eva, 'relay')).map((mail) => mail.text)

describe('#offer', () => {
  test('tells the customer, with a button for each', async () => {
    await desk.answers(T, await notification(), '#offer a new lamp | the money back')
    const mail = await desk.last('offer', desk.eva)
    expect(buttonsOf(mail).map((button) => button.text)).toEqual(['1. a new lamp', '2. the money back'])
    expect(buttonsOf(mail)[0]?.to).toMatch(/^incidencias\+c/)
    expect((await desk.incident()).awaitingAnswerSince).toBeUndefined()
  })

  test.each<[string, string, number | undefined]>([
    ['by its button', '2. the money back', 1],
    ['by its number', '2', 1],
    ['by its number with a point', '1.', 0],
    ['by its words', 'The money back!', 1],
    ['in other words', 'I would rather have a cup of tea.', undefined],
    ['by a number that is none of it', '3', undefined],
  ])('chosen %s', async (_, text, chosen) => {
    await desk.answers(T, await notification(), '#offer a new lamp | the money back')
    await desk.writes(T + HOUR, text)
    expect((await desk.incident()).offer?.chosen).toBe(chosen)
    expect(/has chosen from your offer/.test((await notification()).text)).toBe(chosen !== undefined)
  })

  test('goes with words in one mail, and a second one replaces it', async () => {
    await desk.answers(T, await notification(), `#offer a lamp | the money\n\n${WORDS}`)
    expect(await desk.saidTo(desk.eva, 'offer')).toEqual([])
    expect((await relays())[0]).toContain('the money')
    await desk.writes(T + MINUTE, '1')
    await desk.answers(T + HOUR, await notification(), '#offer a chair | a table')
    expect((await desk.incident()).offer).toMatchObject({ options: ['a chair', 'a table'] })
    expect((await desk.incident()).offer?.chosen).toBeUndefined()
  })
})

describe('#use', () => {
  test.each<[string, string, RegExp]>([
    ['alone', '#use refund-policy days=14', /^Hello Eva:\n\nYou have 14 days\. Ana of Tienda Sol, about INC-\d+\./],
    ['above the words', `#use bye\n\n${WORDS}`, /^Have a nice day\.\n\nA new lamp leaves today\./],
    ['below the words', `${WORDS}\n\n#use bye`, /^A new lamp leaves today\.\n\nHave a nice day\./],
    ['a value in quotes', '#use refund-policy days="fourteen whole"', /You have fourteen whole days/],
    ['its name in capitals', '#Use Refund-Policy days=14', /You have 14 days/],
    ['two', '#use bye\n#use refund-policy days=3', /nice day\.\n\nHello Eva/],
  ])('%s: what is kept is what is sent', async (_, text, sent) => {
    await desk.answers(T, await notification(), text)
    const [relay = ''] = await relays()
    expect(relay).toMatch(sent)
    const kept = (await desk.conversation()).at(-1)?.replace('store: ', '') ?? '-'
    expect(relay).toContain(kept)
  })

  test.each([
    ['without a value', '#use refund-policy', 'days=…'],
    ['unknown', '#use policy', 'refund-policy, bye'],
    ['of another language than the customer’s', '#use saludo', 'refund-policy, bye'],
    ['in a note', '#note\n#use bye\nx', '#note'],
  ])('%s is refused', async (_, text, words) => {
    await desk.answers(T, await notification(), text)
    expect(await relays()).toEqual([])
    expect(await desk.refused()).toContain(words)
  })
})

describe('#forget', () => {
  test('erases the customer at once; the certificate names nobody and is kept', async () => {
    await desk.answers(T, await notification(), `#take\n\n${WORDS}`)
    const { eva, number } = desk
    await desk.answers(T + MINUTE, await notification(), '#forget')
    const rows = await desk.saidTo(ANA.address, 'forgotten', 0)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(eva)
    const about = await desk.said(undefined, number)
    expect(JSON.stringify(about)).not.toContain(eva)
    expect(JSON.stringify(await desk.shop.history(number))).not.toContain(eva)
    expect(await desk.conversation()).not.toContain(expect.stringContaining('lamp'))
    const incident = await desk.incident()
    expect(incident.standing.status).toBe('closed')
    expect(rows[0]?.text).toMatch(/cannot be undone|can't be undone|final/i)
  })

  test('with other words is refused', async () => {
    await desk.answers(T, await notification(), `#forget\n\n${WORDS}`)
    expect(await relays()).toEqual([])
    expect((await desk.incident()).customer.address).toBe(desk.eva)
  })
})

describe('#spam', () => {
  test('ends it, nothing is said any more, and its customer is heard no more', async () => {
    await desk.answers(T, await notification(), '#spam')
    const told = await desk.said('notification')
    await desk.writes(T + MINUTE, 'Buy my pills.')
    expect(await desk.said('notification')).toEqual(told)
    expect(await desk.saidTo(desk.eva)).toHaveLength(1)
    await desk.answers(T + HOUR, await notification(), WORDS)
    expect(await relays()).toEqual([])
    await desk.answers(T + HOUR, await desk.last('command-error'), `#reopen\n\n${WORDS}`)
    expect(await relays()).toHaveLength(1)
  })

  test('with words is refused', async () => {
    await desk.answers(T, await notification(), `#spam\n\n${WORDS}`)
    expect(await relays()).toEqual([])
    expect((await desk.incident()).standing.status).toBe('open')
  })
})

describe('a customer’s mail that an agent forwards', () => {
  let customers = 0
  /** Forwards a mail of a customer nobody has heard of, with lines above it. */
  async function forwards(above: string, words = 'The vase I ordered is not here.') {
    customers += 1
    const customer = `luis${customers}@vases.example`
    const text = `${above}\n\n---------- Forwarded message ---------\nFrom: Luis <${customer}>\nDate: Mon, 2 Mar 2026 at 09:00\nSubject: Vase ${customers}\nTo: <info@shop.example>\n\n${words}\n`
    const { replyTo } = await notification()
    const before = await desk.shop.everyIncident()
    const proof = replyTo?.replace(/\+.*@/, '@') ?? ''
    await desk.receive(T, {
      from: ANA.address,
      to: proof,
      subject: `Fwd: Vase ${customers}`,
      text,
      headers: [
        'Authentication-Results: mx.store.example; dmarc=pass header.from=shop.example; spf=pass smtp.mailfrom=ana@shop.example',
      ],
    })
    const opened = (await desk.shop.everyIncident()).slice(before.length)
    return { customer, opened: opened[0] }
  }

  beforeAll(async () => {
    await desk.close()
    desk = await openDesk({ trustedAuthservId: 'mx.store.example' })
  })

  test.each([
    ['#take', { assignee: ANA.address }],
    [
      '#take\n#urgent\n#category delivery/late',
      { assignee: ANA.address, classification: { urgent: true, topic: 'late' } },
    ],
    ['#cerrar', { standing: { status: 'closed' } }],
  ])('%j above it is about the incident that it opens', async (above, expected) => {
    const { customer, opened } = await forwards(above)
    expect(opened).toMatchObject({ customer: { address: customer }, ...expected })
    expect(await desk.saidTo(ANA.address, 'receipt', opened?.number)).toHaveLength(1)
    expect(await desk.saidTo(customer, 'acknowledgement', opened?.number)).toHaveLength(1)
    expect((await desk.conversation(opened?.number ?? 0)).join()).not.toContain('#')
  })

  test('without lines it is the customer’s word alone', async () => {
    const { opened } = await forwards('')
    expect(opened?.assignee).toBeUndefined()
    expect(await desk.saidTo(ANA.address, 'receipt', opened?.number)).toEqual([])
  })

  test('a command that the customer wrote is none', async () => {
    const { opened } = await forwards('', '#close\nWhere is it?\n#spam')
    expect(opened?.standing.status).toBe('open')
  })

  test.each(['#tkae', '#merge INC-1001', '#note', '#take\n#promise yesterday'])(
    '%j stops the whole mail',
    async (above) => {
      const { customer, opened } = await forwards(above)
      expect(opened).toBeUndefined()
      expect(await desk.saidTo(customer)).toEqual([])
      expect((await desk.saidTo(ANA.address, 'command-error', 0)).at(-1)?.text).toContain('vase')
    },
  )
})
