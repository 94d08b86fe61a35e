/**
 * Twelve mail clients in four languages, on both sides: the customer writes, the agent reads the notification by IMAP and answers it,
 * commands, taps, searches and lists, and the quotes under all that are our own mails as each client shows them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, test, vi } from 'vitest'
import { accountsOf } from '../support/accounts.ts'
import { answer, type MailClient, type Person, tap, write } from '../support/clients/client.ts'
import { CLIENTS } from '../support/clients/index.ts'
import { decoded } from '../support/clients/quote.ts'
import { buttonOf, wordsOf } from '../support/clients/read.ts'
import { STORIES, type Story } from '../support/clients/stories.ts'
import { conversations, type Threaded } from '../support/conversations.ts'
import { hasDovecot } from '../support/dovecot.ts'
import { type Installation, install, STORE } from '../support/installation.ts'
import { type PostOffice, postOffice, type ReadMail } from '../support/post-office.ts'

// Whole processes start and end here; a busy machine may take its time.
vi.setConfig({ testTimeout: 600_000 })

const PEOPLE = Object.values(STORIES).map(({ agent }) => agent)
const AGENTS = Object.entries(STORIES)
  .map(([language, { agent }]) => `${agent.name} <${agent.address}> ${language}`)
  .join('; ')

type Side = 'agent' | 'customer'

/** One customer's incident, and the client that both sides use for it. */
type Scene = {
  readonly client: MailClient
  readonly story: Story
  readonly agent: Person
  readonly customer: Person
  readonly order: string
  number: number
  /** The last notification, and the last mail the customer got. */
  notification: ReadMail
  toCustomer: ReadMail
  /** All that the agent's client would show about it. */
  readonly shown: Threaded[]
}

describe.skipIf(!hasDovecot())('a dialogue from clients as they are', () => {
  test('customer, notification, answer, commands, receipt, #undo, button, #find, #list and #close', async () => {
    const office = await postOffice()
    const shop = await install(
      { MANAGERS: '', HANDOVER_AT: '23:59', AGENTS, SMTP_URL: office.smtpUrl },
      { mailbox: office.mailbox },
    )
    const scenes = CLIENTS.map(sceneOf)
    const desk = deskOf(office, shop, scenes)

    // The customer writes; the agent's account gets the notification, the customer's the acknowledgement.
    for (const { client, story, customer, order } of scenes)
      await office.post(
        write(client, {
          me: customer,
          to: STORE,
          subject: story.subject,
          words: story.complaint.replace('ORDER', order),
        }),
        'stranger',
      )
    expect(await desk.pass('10:00')).toMatchObject({ opened: scenes.length, failed: 0, quarantined: 0 })
    for (const scene of scenes) {
      scene.number = await desk.numberOf(scene)
      scene.notification = desk.only(scene, 'agent', 'notification')
      scene.toCustomer = desk.only(scene, 'customer', 'acknowledgement')
      const newWords = scene.story.complaint.split('\n').at(-1)?.replace('ORDER', scene.order)
      expect.soft(scene.notification.text, scene.client.name).toContain(newWords)
    }

    // The agent answers it: these words, all of them, and nothing else reach the customer.
    for (const scene of scenes) await desk.answer(scene, 'agent', scene.notification, scene.story.answer)
    expect(await desk.pass('10:05')).toMatchObject({ threaded: scenes.length, held: 0, failed: 0, quarantined: 0 })
    for (const scene of scenes) {
      scene.toCustomer = desk.only(scene, 'customer', 'relay')
      expectOnly(scene, scene.client.typed(scene.story.answer))
    }

    // The customer answers from the same client; the agent reads the new words first.
    for (const scene of scenes) await desk.answer(scene, 'customer', scene.toCustomer, scene.story.question)
    expect(await desk.pass('10:10')).toMatchObject({ opened: 0, threaded: scenes.length })
    for (const scene of scenes) {
      scene.notification = desk.only(scene, 'agent', 'notification')
      const opening = scene.notification.text.split('\n').filter((line) => line !== '')[1]
      expect.soft(opening, scene.client.name).toBe(scene.client.typed(scene.story.question))
      // Our own mail quoted is nothing to be warned of.
      for (const warning of Object.values(warningsIn(scene.client.language)))
        expect.soft(scene.notification.text.includes(warning), `${scene.client.name}: ${warning}`).toBe(false)
    }

    // A command above the words or below them: the words go, the command does not, a receipt comes.
    for (const [index, scene] of scenes.entries()) {
      const { urgent } = scene.story.orders
      const lines = index % 2 === 0 ? [urgent, '', scene.story.second] : [scene.story.second, '', urgent]
      await desk.answer(scene, 'agent', scene.notification, lines.join('\n'))
    }
    await desk.pass('10:15')
    for (const scene of scenes) {
      scene.toCustomer = desk.only(scene, 'customer', 'relay')
      expectOnly(scene, scene.client.typed(scene.story.second))
      expect.soft(await desk.incident(scene), scene.client.name).toMatchObject({ urgent: true })
    }
    const receipts = new Map(scenes.map((scene) => [scene, desk.only(scene, 'agent', 'receipt')]))

    // #undo answers the receipt; a mistyped command comes back with the text, and the customer hears nothing.
    for (const scene of scenes) {
      await desk.answer(scene, 'agent', receipts.get(scene) as ReadMail, scene.story.orders.undo)
      await desk.answer(scene, 'agent', scene.notification, `${scene.story.orders.mistyped}\n\n${scene.story.unsaid}`)
    }
    await desk.pass('10:20')
    for (const scene of scenes) {
      const { name, typed } = scene.client
      expect.soft(await desk.incident(scene), name).toMatchObject({ urgent: false, assignee: null })
      expect.soft(desk.arrived(scene, 'customer'), name).toEqual([])
      desk.only(scene, 'agent', 'receipt')
      const error = desk.only(scene, 'agent', 'command-error')
      expect.soft(error.text, name).toContain(typed(scene.story.orders.mistyped))
      expect.soft(error.text, name).toContain(scene.story.unsaid)
    }

    // A button of the notification is tapped; the agent looks for the incident and asks for a list.
    for (const scene of scenes) {
      await desk.post(scene, tap(scene.client, scene.agent, buttonOf(scene.notification, '#take')))
      await desk.answer(scene, 'agent', scene.notification, scene.story.orders.find)
      await desk.answer(scene, 'agent', scene.notification, scene.story.orders.list)
    }
    await desk.pass('10:25')
    const lists = new Map<Scene, ReadMail>()
    for (const scene of scenes) {
      const { name } = scene.client
      expect.soft(await desk.incident(scene), name).toMatchObject({ assignee: scene.agent.address })
      expect.soft(desk.arrived(scene, 'customer'), name).toEqual([])
      desk.only(scene, 'agent', 'receipt')
    }
    for (const person of PEOPLE) {
      const own = scenes.filter(({ agent }) => agent === person)
      const found = desk.answersTo(person, 'found')
      const listed = desk.answersTo(person, 'list')
      expect.soft([found.length, listed.length], person.name).toEqual([own.length, own.length])
      for (const [index, scene] of own.entries()) {
        lists.set(scene, listed[index] as ReadMail)
        expect.soft(found[index]?.text, scene.client.name).toContain(`INC-${scene.number}-`)
        expect.soft(listed[index]?.text, scene.client.name).toContain(`INC-${scene.number}-`)
      }
    }

    // The list is answered by the number of a line. Which list it is, only In-Reply-To tells.
    for (const scene of scenes) {
      const list = lists.get(scene) as ReadMail
      const threading = { ...scene.client, threads: true }
      await office.post(answer(threading, scene.agent, list, `${scene.story.orders.close} ${lineOf(list, scene)}`))
    }
    await desk.pass('10:30')
    for (const scene of scenes) {
      expect.soft(await desk.incident(scene), scene.client.name).toMatchObject({ status: 'closed' })
      expect.soft(desk.arrived(scene, 'customer'), scene.client.name).toEqual([])
      // All that was said about the incident is one conversation in the agent's client.
      const one = { Thunderbird: 1, Gmail: 1, Outlook: 1 }
      expect.soft(conversations(scene.shown), scene.client.name).toEqual(one)
    }
  })
})

function sceneOf(client: MailClient, index: number): Scene {
  const story = STORIES[client.language]
  const n = index + 1
  return {
    client,
    story,
    agent: story.agent,
    customer: { name: `Marta Sol ${n}`, address: `marta${n}@correo${n}.example` },
    order: String(204_100 + n),
    number: 0,
    notification: undefined as unknown as ReadMail,
    toCustomer: undefined as unknown as ReadMail,
    shown: [],
  }
}

/** What people do in each round, and what then lies in their accounts. */
function deskOf(office: PostOffice, shop: Installation, scenes: readonly Scene[]) {
  const people = [...PEOPLE, ...scenes.map(({ customer }) => customer)]
  const accounts = accountsOf(
    office,
    shop,
    people.map(({ address }) => address),
  )
  const arrived = (scene: Scene, side: Side) =>
    accounts.at(scene[side].address).filter(({ about }) => about === scene.number)
  const post = async (scene: Scene, raw: string, side: Side = 'agent') => {
    const mail = await threadedOf(raw)
    // A mail that cites nothing is a conversation of its own, whatever we do.
    if (side === 'agent' && mail.inReplyTo !== '') scene.shown.push(mail)
    await office.post(raw, side === 'agent' ? 'author' : 'stranger')
  }
  return {
    post,
    arrived,
    answer: (scene: Scene, side: Side, mail: ReadMail, words: string) =>
      post(scene, answer(scene.client, scene[side], mail, words), side),
    async pass(time: string) {
      const counts = await accounts.pass(time)
      for (const scene of scenes) scene.shown.push(...arrived(scene, 'agent'))
      return counts
    },
    only(scene: Scene, side: Side, template: string): ReadMail {
      const found = arrived(scene, side).filter((mail) => mail.template === template)
      if (found.length === 1 && found[0] !== undefined) return found[0]
      const all = arrived(scene, side).map((mail) => mail.template)
      throw new Error(`${scene.client.name}: ${found.length} ${template} among: ${all}`)
    },
    answersTo: ({ address }: Person, template: string) => accounts.at(address, template),
    async numberOf({ customer }: Scene) {
      const rows = await shop.sql<{ number: string }>('select number from incident where customer_address = $1', [
        customer.address,
      ])
      return Number(rows[0]?.number)
    },
    async incident({ number }: Scene) {
      return (await shop.sql('select status, urgent, assignee from incident where number = $1', [number]))[0]
    },
  }
}

/** The customer got these words in text and in HTML, and in no part of the mail anything of the store's inside. */
function expectOnly({ client, story, agent, notification, toCustomer }: Scene, words: string): void {
  expect.soft(wordsOf(toCustomer), client.name).toBe(words)
  for (const line of words.split('\n').filter((one) => one !== ''))
    expect.soft(decoded(toCustomer.html).includes(line), `${client.name}, HTML: ${line}`).toBe(true)
  const all = `${toCustomer.raw}\n${toCustomer.text}\n${toCustomer.html}`
  const secrets = [notification.replyTo, agent.address, '600 123 456', 'Galaxy', 'iPhone', 'Outlook', 'X-Mailer']
  for (const secret of [...secrets, ...Object.values(story.orders), 'Thread-'])
    expect.soft(all.includes(secret), `${client.name}: ${secret}`).toBe(false)
}

function warningsIn(language: MailClient['language']): Readonly<Record<string, string>> {
  const path = join(import.meta.dirname, '../../templates', language, 'words.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { warnings: Record<string, string> }).warnings
}

/** The number of the line in which an incident stands. */
function lineOf(list: ReadMail, { number, client }: Scene): string {
  const found = new RegExp(`^\\s*(\\d+)\\..*INC-${number}-`, 'm').exec(list.text)?.[1]
  if (found === undefined) throw new Error(`${client.name}: no line for ${number} in: ${list.text}`)
  return found
}

async function threadedOf(raw: string): Promise<Threaded> {
  const mail = await simpleParser(Buffer.from(raw, 'latin1'))
  return {
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    references: [mail.references ?? []].flat(),
    subject: mail.subject ?? '',
  }
}
