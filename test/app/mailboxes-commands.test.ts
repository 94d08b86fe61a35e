/** Two mailboxes of one installation: an agent of one commands about incidents of the other, in every way there is, and nothing comes of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { workRounds } from '../../src/app/rounds.ts'
import { COMMANDS } from '../../src/domain/command/index.ts'
import { signedAddress, tagOf } from '../../src/domain/mail/reference.ts'
import { ANA, type ATestStore, at, type MailParts, openTestStore } from '../support/a-store.ts'
import { rowsOf, tablesOfMailboxes } from '../support/look-alikes.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const MINUTE = 60_000
/** In all that the sister's customers and agents wrote, and nowhere else. */
const CANARY = 'zanzibar'
const EVA = 'eva@mail.example'
const SISTER = 'ajuda@sister.example'
/** Of the sister alone, and of both. */
const IVO = { address: 'ivo@sister.example', name: 'Ivo', language: 'en', categories: [] } as const
const ADA = { address: 'ada@both.example', name: 'Ada', language: 'en', categories: [] } as const

let ours: ATestStore
let sister: ATestStore
let tables: readonly string[]
/** The sister's incident, with a note, words of an agent and a promise. */
let theirs: number
/** An incident of the same customer with us. */
let own: number

/** THE list, what ends everything last. */
const NAMES = COMMANDS.map((command) => command.name).sort((a, b) => Number(a === 'forget') - Number(b === 'forget'))

beforeAll(async () => {
  const pass = async () => 'pass' as const
  const base = { defaultLanguage: 'en' } as const
  ours = await openTestStore({ ...base, agents: [ANA, ADA], siblings: [SISTER] }, pass)
  const of = { ...base, mailbox: SISTER, name: 'Sister', agents: [IVO, ADA], siblings: [ours.store.mailbox] }
  sister = await openTestStore(of, pass, { timeLimitMs: 5_000, beside: ours })
  tables = await tablesOfMailboxes(ours.db)

  await sister.receive(MONDAY, {
    from: `Eva Zanzibar <${EVA}>`,
    to: SISTER,
    subject: `${CANARY} parcel`,
    text: `My ${CANARY} parcel 123456 has not arrived.`,
  })
  theirs = (await sister.everyIncident())[0]?.number ?? 0
  await say(sister, IVO.address, theirs, `A ${CANARY} note\n#note`)
  await say(sister, IVO.address, theirs, `#promise 2026-03-20 the ${CANARY} van\n#category delivery/late`)
  await ours.receive(MONDAY, { from: EVA, subject: 'A lamp', text: 'The lamp 123456 is broken. Please help me.' })
  own = (await ours.everyIncident())[0]?.number ?? 0
})
afterAll(async () => {
  await sister?.close()
  await ours?.close()
})

/** An agent's answer to the signed address. */
async function say(shop: ATestStore, agent: string, number: number, text: string): Promise<void> {
  const to = signedAddress(shop.seal, shop.store.mailbox, 'agent', number, agent)
  await shop.receive(MONDAY + MINUTE, { from: agent, to, subject: 'Re: parcel', text })
}

const tag = () => tagOf(sister.seal, SISTER, theirs)
const grammarOf = (name: string) =>
  COMMANDS.find((command) => command.name === name)?.grammar.replaceAll('4790', `${theirs}`)

/** Every way to say what a command is about. */
const WAYS: readonly [string, (name: string) => MailParts][] = [
  [
    'a new mail that names the tag',
    (name) => ({ from: ANA.address, subject: `[${tag()}]`, text: `${grammarOf(name)}` }),
  ],
  [
    'a new mail that names the number',
    (name) => ({ from: ANA.address, subject: name, text: `#${name} INC-${theirs}` }),
  ],
  [
    'an answer to a mail of the other mailbox, which she got by mistake',
    (name) => ({
      from: ADA.address,
      subject: `Re: [${tag()}] parcel`,
      text: `${grammarOf(name)}`,
      headers: [`In-Reply-To: <${notified().messageId}>`, `References: <${notified().messageId}>`],
    }),
  ],
  [
    'the signed address of the other mailbox, handed to ours',
    (name) => ({
      from: ADA.address,
      to: `${signedAddress(sister.seal, SISTER, 'agent', theirs, ADA.address)}, ${ours.store.mailbox}`,
      subject: 'Re',
      text: `${grammarOf(name)}`,
    }),
  ],
  [
    'the number in an incident of hers',
    (name) => ({
      from: ANA.address,
      to: signedAddress(ours.seal, ours.store.mailbox, 'agent', own, ANA.address),
      subject: 'Re: A lamp',
      text: `#${name} ${theirs}`,
    }),
  ],
]

let notifications: readonly OutboxMail[] = []
function notified(): OutboxMail {
  const found = notifications.find(({ to }) => to[0]?.address === ADA.address)
  if (found === undefined) throw new Error('the agent of both was told of nothing')
  return found
}

describe('an agent of one mailbox about an incident of another', () => {
  beforeAll(async () => {
    notifications = await sister.said('notification')
    expect(notified().text.toLowerCase()).toContain(CANARY)
  })

  test.each(WAYS)('%s', async (_, mail) => {
    const before = await rowsOf(ours.db, sister.mailbox, tables)
    const heard = (await ours.said()).length
    await ours.deliver(MONDAY + 2 * MINUTE, ...NAMES.map(mail))
    expect((await ours.work(MONDAY + 3 * MINUTE)).quarantined).toBe(0)
    await workRounds(ours.deps, ours.mailbox, MONDAY + 3 * MINUTE)
    const said = await ours.said()
    expect(said.length).toBeGreaterThan(heard)
    for (const { template, to, subject, text, html } of said)
      expect(`${template} ${to[0]?.address} ${subject} ${text} ${html}`.toLowerCase()).not.toContain(CANARY)
    expect(await rowsOf(ours.db, sister.mailbox, tables)).toEqual(before)
  })

  test('and in the other mailbox she is a customer like any other', async () => {
    const known = (await sister.everyIncident()).map(({ number }) => number)
    const mails = NAMES.map((name) => ({ ...WAYS[0]?.[1](name), from: ANA.address, to: SISTER }) as MailParts)
    const heard = new Set((await sister.said()).map(({ id }) => id))
    const before = await sister.incident(theirs)
    await sister.receive(MONDAY + 4 * MINUTE, ...mails)
    const after = await sister.incident(theirs)
    // Whoever holds the tag and is no participant is kept unconfirmed; nothing is done, and nothing goes out to her.
    expect({ ...after, lastHeardAt: 0 }).toEqual({ ...before, lastHeardAt: 0 })
    const fresh = (await sister.said()).filter(({ id }) => !heard.has(id))
    const toHer = fresh.filter(({ to }) => to.some(({ address }) => address === ANA.address))
    for (const { subject, text } of toHer) expect(`${subject} ${text}`.toLowerCase()).not.toContain(CANARY)
    expect((await sister.everyIncident()).map(({ number }) => number).slice(0, known.length)).toEqual(known)
  })
})
