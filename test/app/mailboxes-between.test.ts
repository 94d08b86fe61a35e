/** Mail between two mailboxes of one installation, and people who write to both. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutboxMail } from '../../src/app/ports.ts'
import { findReferences } from '../../src/domain/mail/find-references.ts'
import {
  type AddressKind,
  KIND_LETTERS,
  signedAddress,
  signedMessageId,
  tagOf,
} from '../../src/domain/mail/reference.ts'
import { aReading, SEAL } from '../support/a-reading.ts'
import { ANA, type ATestStore, aMail, at, MAILBOX, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const MINUTE = 60_000
const SISTER = 'ajuda@sister.example'
const IVO = { address: 'ivo@sister.example', name: 'Ivo', language: 'en', categories: [] } as const
const EVA = 'eva@mail.example'

let ours: ATestStore
let sister: ATestStore

beforeAll(async () => {
  const pass = async () => 'pass' as const
  ours = await openTestStore({ agents: [ANA], siblings: [SISTER] }, pass)
  const of = { mailbox: SISTER, name: 'Sister', agents: [IVO], siblings: [MAILBOX] }
  sister = await openTestStore(of, pass, { timeLimitMs: 5_000, beside: ours })
})
afterAll(async () => {
  await sister?.close()
  await ours?.close()
})

const latest = async (shop: ATestStore) => (await shop.everyIncident()).at(-1)
const to = async (shop: ATestStore, address: string, since = 0) =>
  (await shop.said()).filter((mail) => mail.id > since && mail.to.some((one) => one.address === address))
const lastId = async (shop: ATestStore) => (await shop.said()).at(-1)?.id ?? 0

/** As it arrives: what the outbox holds, as mail. */
function arrived({ from, to, subject, text, headers, messageId, replyTo, inReplyTo }: OutboxMail): string {
  return aMail({
    from: `${from.name.replace(/[^ -~]/g, '-')} <${from.address}>`,
    to: to[0]?.address ?? '',
    subject: subject.replace(/[^ -~]/g, '-'),
    text: text.replace(/[^ -~\n]/g, '-'),
    id: messageId,
    headers: [
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
      ...(replyTo === undefined ? [] : [`Reply-To: ${replyTo}`]),
      ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
    ],
  })
}

describe('a customer of both', () => {
  test('one mail to both addresses is an incident of each, acknowledged by each', async () => {
    const mail = aMail({ from: EVA, to: `${MAILBOX}, ${SISTER}`, id: 'both@mail.example' })
    await ours.receive(MONDAY, mail)
    await sister.receive(MONDAY, mail)
    const [one, other] = [await latest(ours), await latest(sister)]
    expect(one?.number).not.toBe(other?.number)
    for (const shop of [ours, sister]) {
      const acknowledged = (await shop.said('acknowledgement')).filter((mail) => mail.to[0]?.address === EVA)
      expect(acknowledged.map((mail) => mail.replyTo?.split('@')[1])).toEqual([shop.store.mailbox.split('@')[1]])
    }
  })

  test('an answer to a mail of one, sent to the other, opens a new incident there and is no forgery', async () => {
    const [acknowledgement] = await to(sister, EVA)
    const theirs = await latest(sister)
    const known = (await ours.everyIncident()).length
    await ours.receive(MONDAY + 30 * MINUTE, {
      from: EVA,
      to: `${MAILBOX}, ${acknowledgement?.replyTo}`,
      subject: `Re: ${acknowledgement?.subject} [${tagOf(sister.seal, SISTER, theirs?.number ?? 0)}]`,
      text: 'And the invoice of order 998877 is wrong.',
      headers: [`In-Reply-To: <${acknowledgement?.messageId}>`],
    })
    expect((await ours.everyIncident()).length).toBe(known + 1)
    const [notification] = (await ours.said('notification')).slice(-1)
    expect(notification?.text).not.toMatch(/forged|signature/i)
    expect(await sister.incident(theirs?.number ?? 0)).toEqual(theirs)
  })
})

describe('one mailbox writes to the other', () => {
  test('a person of one is answered by people of the other, and by no machine', async () => {
    // Ivo names us as a third party of his case, and tells us what it is about.
    const theirs = (await latest(sister))?.number ?? 0
    const desk = signedAddress(sister.seal, SISTER, 'agent', theirs, IVO.address)
    const before = await lastId(sister)
    await sister.receive(MONDAY + 40 * MINUTE, {
      from: IVO.address,
      to: desk,
      subject: 'Re: parcel',
      text: `#to ${MAILBOX}\nDear colleagues, where is the lamp of order 5512345?`,
    })
    const [question] = await to(sister, MAILBOX, before)
    expect(question?.text).toContain('order 5512345')
    const quiet = await lastId(ours)
    await ours.receive(MONDAY + 41 * MINUTE, arrived(question as OutboxMail))
    const opened = await latest(ours)
    expect(opened?.customer.address).toBe(question?.from.address)
    expect(await to(ours, opened?.customer.address ?? '', quiet)).toEqual([])
    expect((await ours.said('notification')).at(-1)?.id).toBeGreaterThan(quiet)

    // Our agent answers, and it arrives in their incident.
    const answering = signedAddress(ours.seal, MAILBOX, 'agent', opened?.number ?? 0, ANA.address)
    await ours.receive(MONDAY + 50 * MINUTE, { from: ANA.address, to: answering, text: 'It left this morning.' })
    const [answer] = (await ours.said('relay')).slice(-1)
    expect(answer?.to[0]?.address).toBe(opened?.customer.address)
    const count = (await sister.everyIncident()).length
    await sister.receive(MONDAY + 51 * MINUTE, arrived(answer as OutboxMail))
    expect((await sister.everyIncident()).length).toBe(count)
    expect((await sister.incident(theirs)).number).toBe(theirs)
  })

  test('weeks of mail between machines come to rest', async () => {
    let now = MONDAY + 60 * MINUTE
    let [atUs, atThem] = [0, 0]
    const rounds: number[] = []
    for (let day = 0; day < 20; day++) {
      now += 86_400_000
      await ours.work(now)
      await sister.work(now)
      const forThem = (await ours.said()).filter(
        (mail) =>
          mail.id > atUs && mail.to[0]?.address.endsWith('@sister.example') && mail.to[0].address.startsWith('ajuda'),
      )
      const forUs = (await sister.said()).filter(
        (mail) => mail.id > atThem && mail.to[0]?.address.startsWith('incidencias'),
      )
      atUs = await lastId(ours)
      atThem = await lastId(sister)
      await sister.deliver(now, ...forThem.map(arrived))
      await ours.deliver(now, ...forUs.map(arrived))
      rounds.push(forThem.length + forUs.length)
    }
    // What was begun by people is followed up as for anybody, by each side for itself; nothing answers a machine.
    expect(Math.max(...rounds)).toBeLessThanOrEqual(4)
    expect(rounds.slice(-5)).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a signature of one is none in the other', () => {
  const { mail } = aReading({})
  const context = { mailbox: MAILBOX, agents: [ANA.address], seal: SEAL }
  const domain = SISTER.replace('ajuda', 'incidencias')

  test.each(Object.keys(KIND_LETTERS) as AddressKind[])('an address of kind %s, with our number', (kind) => {
    const address = signedAddress(SEAL, domain, kind, 1001, ANA.address).replace('@sister.example', '@shop.example')
    const found = findReferences({ ...mail, to: [{ address, name: '' }] }, '', context)
    expect(found.map(({ verdict }) => verdict)).toEqual(['forged'])
  })

  test('a tag and a Message-ID', () => {
    const id = signedMessageId(SEAL, domain, 1001, 'abc').replace('@sister.example', '@shop.example')
    const cited = { ...mail, subject: `[${tagOf(SEAL, domain, 1001)}]`, inReplyTo: [id] }
    expect(findReferences(cited, '', context).map(({ verdict }) => verdict)).toEqual(['forged', 'forged'])
    // Of a mailbox that this installation serves it is nothing at all.
    expect(findReferences(cited, '', { ...context, siblings: [domain] })).toEqual([])
  })
})
