/** Which incident a mail belongs to: every way, their order, and who counts as a participant. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { signedAddress, signedMessageId, tagOf } from '../../../src/domain/mail/reference.ts'
import type { Candidates } from '../../../src/domain/thread/candidates.ts'
import { thread, threadOfAgent } from '../../../src/domain/thread/thread.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { aReading, aWorld, MONDAY, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { ANA, MAILBOX, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const EVA = 'eva@mail.example'
const STRANGER = 'mallory@evil.example'

type Ref = { readonly id: string; readonly incident: number; readonly cited: boolean; readonly from: string }

/** Evas's incidents 7 (order 4411) and 8, Bob's 9. */
function candidates(
  refs: readonly Ref[] = [],
  acknowledged: readonly number[] = [],
  changes: Partial<Incident> = {},
): Candidates {
  const live = { openedAt: MONDAY, lastCustomerAt: MONDAY, lastHeardAt: MONDAY }
  const incidents = [
    anIncident(8, { ...live, orderNumbers: [], ...changes }),
    anIncident(7, { ...live, ...changes }),
    anIncident(9, {
      ...live,
      customer: { address: 'bob@mail.example', name: '' },
      participants: ['bob@mail.example'],
      orderNumbers: ['4411'],
    }),
  ]
  const byNumber = (number: number) => incidents.find((i) => i.number === number)
  return {
    byNumber,
    byMessageId: (id) =>
      refs
        .filter((r) => r.id === id)
        .flatMap((r) => ({ incident: byNumber(r.incident) as Incident, cited: r.cited, from: r.from })),
    liveOf: (address) => incidents.filter((i) => i.customer.address === address),
    acknowledgedAt: (address) => (address === EVA ? acknowledged : []),
  }
}

const tag = (n: number) => `[${tagOf(SEAL, MAILBOX, n)}]`
const address = (n: number) => signedAddress(SEAL, MAILBOX, 'customer', n)
const ownId = (n: number) => signedMessageId(SEAL, MAILBOX, n, 'abcdefgh01234567')
const forgedTag = '[INC-7-AAAAA]'
const stored: Ref = { id: 'first@client.example', incident: 7, cited: false, from: EVA }

function found(parts: ReadingParts, sender = EVA, known = candidates()) {
  const result = thread(aReading({ from: sender, ...parts }), sender, known)
  return (
    result.found &&
    `${result.found.way} ${result.found.incident.number}${result.found.participant ? '' : ' unconfirmed'}`
  )
}

describe('every way finds its incident', () => {
  test.each<[string, ReadingParts, string]>([
    ['the signed address', { to: address(7) }, 'signed-address 7'],
    ['an own Message-ID in In-Reply-To', { inReplyTo: [ownId(7)] }, 'own-message-id 7'],
    ['an own Message-ID in References', { references: ['a@b.example', ownId(7)] }, 'own-message-id 7'],
    ['a tag in the subject', { subject: `Odp: RV: ${tag(7)} Broken lamp` }, 'subject-tag 7'],
    ['a tag in lower case without brackets', { subject: `re: ${tag(7).slice(1, -1).toLowerCase()}` }, 'subject-tag 7'],
    ['a tag in the text', { text: `My case is ${tag(7)}, is there any news?` }, 'text-tag 7'],
    ['the same sender and the same order', { orderNumbers: ['4411'] }, 'order-number 7'],
  ])('%s', (_, parts, expected) => {
    expect(found(parts)).toBe(expected)
  })

  test('a stored mail that is cited', () => {
    expect(found({ inReplyTo: [stored.id] }, EVA, candidates([stored]))).toBe('references 7')
  })
  test('a stored mail of the sender that cites this one: it came late', () => {
    const later: Ref = { id: 'first@client.example', incident: 7, cited: true, from: EVA }
    expect(found({ id: 'first@client.example' }, EVA, candidates([later]))).toBe('references 7')
  })
  test('F22 the same Message-ID again with other content', () => {
    expect(found({ id: stored.id }, EVA, candidates([stored]))).toBe('references 7')
  })
  test('nothing of all this: a new incident', () => {
    expect(found({ subject: 'Re: Broken lamp', inReplyTo: ['unknown@client.example'] })).toBeUndefined()
  })
})

describe('the stronger way wins', () => {
  test.each<[string, ReadingParts, string]>([
    ['address over Message-ID', { to: address(7), inReplyTo: [ownId(8)] }, 'signed-address 7'],
    ['Message-ID over subject', { inReplyTo: [ownId(7)], subject: tag(8) }, 'own-message-id 7'],
    ['subject over text', { subject: tag(7), text: `compare ${tag(8)}` }, 'subject-tag 7'],
    ['text over references', { text: `about ${tag(8)}`, inReplyTo: [stored.id] }, 'text-tag 8'],
    ['references over order number', { inReplyTo: ['eight@client.example'], orderNumbers: ['4411'] }, 'references 8'],
    ["one's own case over a friend's in the same text", { text: `not ${tag(9)} but ${tag(7)}` }, 'text-tag 7'],
    [
      "one's own address over a leaked tag of another's",
      { to: address(7), text: `I also know ${tag(9)}` },
      'signed-address 7',
    ],
  ])('%s', (_, parts, expected) => {
    const known = candidates([stored, { id: 'eight@client.example', incident: 8, cited: false, from: EVA }])
    expect(found(parts, EVA, known)).toBe(expected)
  })
})

describe('order numbers join only what is young and the same customer’s', () => {
  const order = { orderNumbers: ['4411'] }
  test.each<[string, string, number, string | undefined]>([
    ['fourteen days later', EVA, 14 * DAY, 'order-number 7'],
    ['more than fourteen days later', EVA, 14 * DAY + 1, undefined],
    ["another customer's", STRANGER, HOUR, undefined],
    ['nobody’s', '', HOUR, undefined],
  ])('%s', (_, sender, later, expected) => {
    expect(found({ ...order, from: sender, arrivedAt: MONDAY + later }, sender)).toBe(expected)
  })
})

describe('strangers', () => {
  test.each<[string, ReadingParts]>([
    ['a signed address', { to: address(7) }],
    ['an own Message-ID', { inReplyTo: [ownId(7)] }],
    ['a tag', { subject: tag(7) }],
    ["a participant's Message-ID", { inReplyTo: [stored.id] }],
  ])('with %s join unconfirmed', (_, parts) => {
    expect(found(parts, STRANGER, candidates([stored]))).toMatch(/ 7 unconfirmed$/)
  })
  test('a citation by a stranger leads nobody anywhere', () => {
    const cited: Ref = { id: 'x@client.example', incident: 7, cited: true, from: STRANGER }
    expect(found({ id: 'x@client.example' }, EVA, candidates([cited]))).toBeUndefined()
    expect(found({ inReplyTo: ['x@client.example'] }, EVA, candidates([cited]))).toBeUndefined()
  })
  test("a stranger's own mail in an incident is no bridge into it", () => {
    const own: Ref = { id: 'm@evil.example', incident: 7, cited: false, from: STRANGER }
    expect(found({ inReplyTo: ['m@evil.example'] }, STRANGER, candidates([own]))).toBeUndefined()
  })
  test('a mail without From is no participant of anything', () => {
    expect(found({ from: '', to: address(7) }, '', candidates([], [], { participants: [''] }))).toBe(
      'signed-address 7 unconfirmed',
    )
  })
})

describe('forged references', () => {
  test.each<[string, ReadingParts]>([
    ['tag', { subject: forgedTag }],
    ['address', { to: 'incidencias+c7.aaaaaaaaaa@shop.example' }],
    ['Message-ID', { inReplyTo: ['inc.7.abcdefgh01234567.aaaaaaaaaa@shop.example'] }],
    ['tag of another number', { subject: tag(7).replace('INC-7', 'INC-8') }],
  ])('a %s counts for nothing and is told', (_, parts) => {
    const result = thread(aReading({ from: STRANGER, ...parts }), STRANGER, candidates())
    expect(result.found).toBeUndefined()
    expect(result.forged).toHaveLength(1)
  })
})

describe("an agent's address in other hands", () => {
  const agents = signedAddress(SEAL, MAILBOX, 'agent', 7, ANA.address)
  test('opens a new incident for a stranger, whatever else he holds', () => {
    const result = thread(aReading({ from: STRANGER, to: agents, subject: tag(7) }), STRANGER, candidates())
    expect(result).toMatchObject({ strangerAtAgentAddress: true })
    expect(result.found).toBeUndefined()
  })
  test('does not cut the customer off from the own incident', () => {
    const result = thread(aReading({ from: EVA, to: agents, subject: tag(7) }), EVA, candidates())
    expect(result).toMatchObject({
      strangerAtAgentAddress: true,
      found: { participant: true, incident: { number: 7 } },
    })
  })
  test('alone opens a new one even for the customer', () => {
    expect(found({ to: agents })).toBeUndefined()
  })
})

describe('a responder that does not say so', () => {
  test.each<[string, readonly number[], number, string | undefined]>([
    ['within moments of the second acknowledgement joins', [0, MINUTE], MINUTE + 5_000, 'unmarked-responder 8'],
    ['within moments of the first opens another', [0], 5_000, undefined],
    ['a quarter of an hour later opens another', [0, MINUTE], 16 * MINUTE, undefined],
    ['the next day opens another', [0, MINUTE], DAY + 2 * MINUTE, undefined],
  ])('%s', (_, acknowledged, later, expected) => {
    const known = candidates(
      [],
      acknowledged.map((ms) => MONDAY + ms),
    )
    expect(found({ arrivedAt: MONDAY + later }, EVA, known)).toBe(expected)
  })
  test('answers what was said, however late its mail was processed', () => {
    const said = MONDAY + 10 * MINUTE
    const known = candidates([], [MONDAY, MONDAY + 1], { lastHeardAt: said })
    expect(found({ arrivedAt: said + 3_000 }, EVA, known)).toBe('unmarked-responder 8')
  })
  test('goes on joining while its mails follow each other', () => {
    const known = candidates([], [MONDAY, MONDAY + 1], { lastCustomerAt: MONDAY + HOUR })
    expect(found({ arrivedAt: MONDAY + HOUR + MINUTE }, EVA, known)).toBe('unmarked-responder 8')
  })
})

test("an agent's mail is about what the own address says, and never about a held mail", () => {
  const mine = signedAddress(SEAL, MAILBOX, 'agent', 7, ANA.address)
  const confirm = signedAddress(SEAL, MAILBOX, 'confirm', 7, RUI.address)
  expect(threadOfAgent(aReading({ from: ANA.address, to: mine, subject: tag(8) }), candidates())?.number).toBe(7)
  expect(threadOfAgent(aReading({ from: RUI.address, to: confirm }), candidates())).toBeUndefined()
  expect(threadOfAgent(aReading({ from: ANA.address, subject: forgedTag }), candidates())).toBeUndefined()
})

test('a conversation gives one incident with the same content, in whatever order its mails arrive', () => {
  const ids = ['a@c.example', 'b@c.example', 'c@c.example', 'd@c.example', 'e@c.example']
  const mails = ids.map(
    (id, n): ReadingParts => ({
      id,
      from: EVA,
      text: `Mail ${n}`,
      orderNumbers: [`500${n}`],
      references: ids.slice(0, n),
      inReplyTo: n === 0 ? [] : [ids[n - 1] as string],
    }),
  )
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
  fc.assert(
    fc.property(orders, fc.boolean(), (order, atOnce) => {
      const house = aWorld()
      order.forEach((n, place) => {
        house.decide({ ...(mails[n] as ReadingParts), arrivedAt: MONDAY + (atOnce ? 0 : place * HOUR) })
      })
      expect([...house.world.changed.keys()]).toEqual([100])
      const incident = house.world.changed.get(100)
      expect([...(incident?.orderNumbers ?? [])].sort()).toEqual(['5000', '5001', '5002', '5003', '5004'])
      expect(incident).toMatchObject({ awaitingAnswerSince: MONDAY, participants: [EVA], standing: { status: 'open' } })
      expect(house.world.messages(100)).toHaveLength(5)
      expect(house.world.newAcknowledgements).toHaveLength(1)
    }),
  )
})
