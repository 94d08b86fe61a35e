/** A mail of a listed agent without proof: the question, its answers, and agents who come, go and change their address. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { process as processMails } from '../../src/app/process.ts'
import { signedAddress, tagOf } from '../../src/domain/mail/reference.ts'
import type { Store } from '../../src/domain/store.ts'
import { lazyReader } from '../../src/wiring/lazy.ts'
import { ANA, type ATestStore, at, MAILBOX, type MailParts, openTestStore, RUI } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const HOUR = 3_600_000
const MX = 'mx.store.example'
const EVA = 'eva@example.org'

let shop: ATestStore
const opened: { close(): Promise<void> }[] = []
beforeEach(async () => {
  shop = await anotherStore()
})
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

async function anotherStore(changes: Partial<Store> = {}): Promise<ATestStore> {
  const other = await openTestStore(changes)
  opened.push(other)
  return other
}

const incident = async (of = shop) => (await of.everyIncident())[0]
const tag = (of = shop, number = 1) => tagOf(of.seal, MAILBOX, number)
const relays = async (of = shop) => (await of.said('relay')).map((mail) => mail.text)
const questions = async (of = shop) => await of.said('was-this-you')
const to = (mails: readonly OutboxMail[], address: string) =>
  mails.filter((mail) => mail.to.some((one) => one.address === address))

/** An incident of Eva's; gives the notification that this agent got. */
async function evaWrites(agent: string = ANA.address, of = shop): Promise<OutboxMail> {
  await of.receive(MONDAY, {
    from: `Eva <${EVA}>`,
    subject: 'Broken lamp',
    text: 'The lamp of order 774411 is broken.',
  })
  return to(await of.said('notification'), agent)[0] as OutboxMail
}

/** A mail of Ana's without proof, and the question about it. */
async function asked(parts: Partial<MailParts> = {}, of = shop): Promise<OutboxMail> {
  await evaWrites(ANA.address, of)
  const number = (await incident(of))?.number as number
  await of.receive(MONDAY + HOUR, {
    from: ANA.address,
    subject: `Re: [${tag(of, number)}]`,
    text: 'A new lamp leaves today.',
    ...parts,
  })
  return (await questions(of)).at(-1) as OutboxMail
}

/** Answers as mail clients do. */
const answer = (question: OutboxMail, text: string, parts: Partial<MailParts> = {}): MailParts => ({
  from: ANA.address,
  to: question.replyTo ?? MAILBOX,
  subject: `Re: ${question.subject}`,
  text,
  headers: [`In-Reply-To: <${question.messageId}>`],
  ...parts,
})

/** What the buttons of a mail write. */
function buttonsOf(mail: OutboxMail): readonly { to: string; subject: string; text: string }[] {
  return [...mail.html.matchAll(/href="(mailto:[^"]{1,2000})"/g)].map(([, href = '']) => {
    const url = new URL(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    const value = (name: string) => url.searchParams.get(name) ?? ''
    return { to: decodeURIComponent(url.pathname), subject: value('subject'), text: value('body') }
  })
}

/** The same database, after somebody edited AGENTS and started again. */
async function afterEditing(changes: Partial<Store>) {
  const store = { ...shop.store, ...changes }
  const secrets = { current: 'a secret for tests that is long enough', previous: [] }
  const reader = lazyReader({ store, secrets }, shop.seal, 5_000)
  opened.push(reader)
  return {
    async receive(when: number, mail: MailParts) {
      await shop.deliver(when, mail)
      const counts = await processMails({ ...shop.deps, store, reader }, shop.mailbox, () => when)
      // What a confirmation released is the next pass's.
      await processMails({ ...shop.deps, store, reader }, shop.mailbox, () => when)
      return counts
    },
  }
}

describe('"was this you?" is answered', () => {
  test('with a yes: the held mail is processed, once', async () => {
    const question = await asked()
    expect(await relays()).toEqual([])
    await shop.receive(MONDAY + 2 * HOUR, answer(question, 'Yes'))
    await shop.work(MONDAY + 2 * HOUR)
    expect(await relays()).toEqual([expect.stringContaining('A new lamp leaves today.')])
    expect((await shop.ledger()).held).toBe(0)
    for (const again of [answer(question, 'Yes'), answer(question, 'Yes, really')]) {
      const counts = await shop.receive(MONDAY + 3 * HOUR, again)
      expect(counts).toMatchObject({ held: 0, opened: 0, threaded: 0 })
    }
    await shop.work(MONDAY + 26 * HOUR)
    expect(await relays()).toHaveLength(1)
    expect(await questions()).toHaveLength(1)
  })

  test('by the buttons: one confirms, one does not', async () => {
    const question = await asked()
    const [yes, no] = buttonsOf(question)
    expect([yes?.to, no?.to]).toEqual([question.replyTo, question.replyTo])
    await shop.receive(MONDAY + 2 * HOUR, { from: ANA.address, ...no })
    await shop.work(MONDAY + 2 * HOUR)
    expect(await relays()).toEqual([])
    await shop.receive(MONDAY + 3 * HOUR, { from: ANA.address, ...yes })
    await shop.work(MONDAY + 3 * HOUR)
    expect(await relays()).toHaveLength(1)
  })

  test.each([
    ['#discard', '#discard'],
    ['no', 'no'],
    ['a sentence that means no', "That wasn't me!"],
    ['a sentence that means no, in Polish', 'To nie ja'],
  ])('with %s: nothing is released, and its day discards it', async (_, text) => {
    const question = await asked()
    await shop.receive(MONDAY + 2 * HOUR, answer(question, text))
    await shop.work(MONDAY + 26 * HOUR)
    expect(await relays()).toEqual([])
    expect((await shop.ledger()).held).toBe(0)
  })

  test.each<[string, Partial<MailParts>]>([
    ['a stranger', { from: 'mallory@evil.example' }],
    ['another agent', { from: RUI.address }],
    ['an address like hers', { from: 'ana+x@shop.example' }],
    ['two senders', { from: `${ANA.address}, mallory@evil.example` }],
    [
      'a stranger with her in Sender and Reply-To',
      { from: 'mallory@evil.example', headers: [`Sender: ${ANA.address}`, `Reply-To: ${ANA.address}`] },
    ],
    ['her vacation responder', { headers: ['Auto-Submitted: auto-replied'] }],
  ])('by %s: nothing is released', async (_, parts) => {
    const question = await asked()
    await shop.receive(MONDAY + 2 * HOUR, answer(question, 'Yes', parts))
    await shop.work(MONDAY + 2 * HOUR)
    expect(await relays()).toEqual([])
    expect((await incident())?.standing.status).toBe('open')
  })

  test('at an address that was guessed, or at the plain one: nothing is released', async () => {
    const question = await asked()
    const guessed = (question.replyTo as string).replace(/\.\w+@/, '.aaaaaaaaaa@')
    for (const at of [guessed, MAILBOX])
      await shop.receive(MONDAY + 2 * HOUR, answer(question, 'Yes', { to: at, headers: [], subject: 'Yes' }))
    await shop.work(MONDAY + 2 * HOUR)
    expect(await relays()).toEqual([])
  })

  test('after its day: it was discarded, and the answer changes nothing', async () => {
    const question = await asked()
    await shop.work(MONDAY + 26 * HOUR)
    const counts = await shop.receive(MONDAY + 27 * HOUR, answer(question, 'Yes'))
    await shop.work(MONDAY + 27 * HOUR)
    expect(counts).toMatchObject({ held: 0, opened: 0, threaded: 0 })
    expect(await relays()).toEqual([])
  })

  test('without plus addresses: answering the question confirms, a fresh mail does not', async () => {
    const plain = await anotherStore({ plusAddressing: false })
    const question = await asked({}, plain)
    expect(buttonsOf(question)).toEqual([])
    await plain.receive(MONDAY + 2 * HOUR, answer(question, 'Yes', { headers: [], subject: 'Yes' }))
    await plain.work(MONDAY + 2 * HOUR)
    expect(await relays(plain)).toEqual([])
    await plain.receive(MONDAY + 3 * HOUR, answer(question, 'Yes'))
    await plain.work(MONDAY + 3 * HOUR)
    expect(await relays(plain)).toHaveLength(1)
  })

  test.each([
    ['forged, as the trusted server says', 'dmarc=fail header.from=shop.example', 0],
    ['by a domain that proves nothing', 'dmarc=none header.from=shop.example', 1],
    ['with a pass', 'dmarc=pass header.from=shop.example', 1],
  ])('%s', async (_, result, expected) => {
    const strict = await anotherStore({ trustedAuthservId: MX })
    const question = await asked({}, strict)
    const headers = [`Authentication-Results: ${MX}; ${result}`, `In-Reply-To: <${question.messageId}>`]
    await strict.receive(MONDAY + 2 * HOUR, answer(question, 'Yes', { headers }))
    await strict.work(MONDAY + 2 * HOUR)
    expect(await relays(strict)).toHaveLength(expected)
  })
})

describe('an address issued to an agent, in other hands', () => {
  test('S03 of a stranger: a new incident, the agents are warned, nothing of the old one goes out', async () => {
    const notification = await evaWrites()
    const counts = await shop.receive(MONDAY + HOUR, {
      from: 'mallory@evil.example',
      to: notification.replyTo as string,
      subject: notification.subject,
      headers: [`In-Reply-To: <${notification.messageId}>`],
      text: '#status\nWhat is her address?',
    })
    expect(counts).toMatchObject({ opened: 1, threaded: 0, held: 0 })
    const toMallory = to(await shop.said(), 'mallory@evil.example')
    expect(toMallory.map((mail) => mail.template)).toEqual(['acknowledgement'])
    expect(toMallory[0]?.text).not.toMatch(/lamp|774411|Eva/)
    const warned = to(await shop.said('notification'), ANA.address).at(-1)
    expect(warned?.text).toContain('mallory@evil.example')
    expect((await incident())?.assignee).toBeUndefined()
  })

  test('S16 of another listed agent: held, and that one is asked; confirmed, it is that one’s', async () => {
    const notification = await evaWrites()
    const counts = await shop.receive(MONDAY + HOUR, {
      from: RUI.address,
      to: notification.replyTo as string,
      text: '#take',
    })
    expect(counts.held).toBe(1)
    const [question] = await questions()
    expect(question?.to.map((one) => one.address)).toEqual([RUI.address])
    await shop.receive(MONDAY + 2 * HOUR, answer(question as OutboxMail, 'Sim, fui eu', { from: RUI.address }))
    await shop.work(MONDAY + 2 * HOUR)
    expect((await incident())?.assignee).toBe(RUI.address)
  })
})

describe('an agent with another address', () => {
  const NEW = { ...ANA, address: 'ana@new.example' }

  test('writes from the new one to the address issued to the old: asked there, and confirmed it works', async () => {
    const notification = await evaWrites()
    const later = await afterEditing({ agents: [NEW, RUI] })
    const reply = {
      from: NEW.address,
      to: notification.replyTo as string,
      subject: `Re: ${notification.subject}`,
      headers: [`In-Reply-To: <${notification.messageId}>`],
      text: 'A new lamp leaves today.',
    }
    expect(await later.receive(MONDAY + HOUR, reply)).toMatchObject({ held: 1 })
    const [question] = await questions()
    expect(question?.to.map((one) => one.address)).toEqual([NEW.address])
    await later.receive(MONDAY + 2 * HOUR, answer(question as OutboxMail, 'Sí', { from: NEW.address }))
    expect(await relays()).toEqual([expect.stringContaining('A new lamp leaves today.')])
    expect(to(await shop.said('relay'), EVA)).toHaveLength(1)
  })

  test('writes from the old one: a stranger, whose words the agents see and nobody else', async () => {
    const notification = await evaWrites()
    const later = await afterEditing({ agents: [NEW, RUI] })
    const before = (await shop.said()).length
    await later.receive(MONDAY + HOUR, {
      from: ANA.address,
      to: notification.replyTo as string,
      subject: `Re: ${notification.subject}`,
      headers: [`In-Reply-To: <${notification.messageId}>`],
      text: 'A new lamp leaves today.',
    })
    const since = (await shop.said()).slice(before)
    expect(await relays()).toEqual([])
    expect(to(since, EVA)).toEqual([])
    expect(
      to(since, ANA.address)
        .map((mail) => mail.text)
        .join(),
    ).not.toMatch(/774411|broken/)
    const seen = to(since, NEW.address)
    expect(seen.map((mail) => mail.template)).toEqual(['notification'])
    expect(seen[0]?.text).toContain('A new lamp leaves today.')
    expect(seen[0]?.text).toContain(ANA.address)
  })

  test('S17 confirms after leaving: the mail is a stranger’s', async () => {
    const question = await asked({ text: '#close' })
    const later = await afterEditing({ agents: [RUI] })
    await later.receive(MONDAY + 2 * HOUR, answer(question, 'Yes'))
    await later.receive(MONDAY + 3 * HOUR, { from: 'other@example.com', text: 'Where is order 991122?' })
    expect(await relays()).toEqual([])
    expect((await incident())?.standing.status).toBe('open')
  })
})

test('a signed address of another mailbox of the same secret opens nothing', async () => {
  await evaWrites()
  const number = (await incident())?.number as number
  const foreign = signedAddress(shop.seal, 'ayuda@shop.example', 'agent', number, ANA.address)
  const counts = await shop.receive(MONDAY + HOUR, {
    from: ANA.address,
    to: foreign.replace('ayuda', 'incidencias'),
    text: '#close',
  })
  expect(counts.held).toBe(1)
})
