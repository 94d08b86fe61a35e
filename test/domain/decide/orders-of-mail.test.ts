/** To whom an acknowledgement tells what the shop knows: one table, because one slip tells a stranger. */
import { describe, expect, test } from 'vitest'
import { merge } from '../../../src/domain/command/merge.ts'
import type { MailInput } from '../../../src/domain/decide/decide.ts'
import type { Happening } from '../../../src/domain/incident/events.ts'
import { evolve } from '../../../src/domain/incident/evolve.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import type { Reading } from '../../../src/domain/mail/reading.ts'
import type { AnsweredOrder, Order } from '../../../src/domain/order/order.ts'
import { cardOf } from '../../../src/domain/say/cards.ts'
import { aReading, aWorld, NO_PROOF, PASS, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { anIncident } from '../../support/an-incident.ts'

const EVA = 'eva@mail.example'
const order = (changes: Partial<Order> = {}): Order => ({
  email: EVA,
  state: 'sent',
  items: [],
  parcels: [{ tracking: 'AB123456' }],
  ...changes,
})
const answered = (changes?: Partial<Order>): readonly AnsweredOrder[] => [{ number: '4411', order: order(changes) }]
const LATE: ReadingParts = {
  text: 'Where is my order 4411? It is late.',
  orderNumbers: ['4411'],
  classification: { topic: 'late' },
}

function decided(parts: ReadingParts, change: (reading: Reading) => Reading, more: Partial<MailInput>) {
  const all = { ...LATE, ...parts }
  return aWorld().decide(all, { reading: change(aReading(all)), orders: answered(), ...more })
}

const same = (reading: Reading) => reading
const withReplyTo = (address: string) => (reading: Reading) => ({
  ...reading,
  mail: { ...reading.mail, replyTo: [{ address, name: '' }] },
})

type Case = [string, boolean, ReadingParts, (reading: Reading) => Reading, Partial<MailInput>]
test.each<Case>([
  ['the owner', true, {}, same, {}],
  ['the owner, proved', true, {}, same, { findings: PASS }],
  ['the owner, to be answered at the same address', true, {}, withReplyTo(EVA), {}],
  ['the owner, to be answered elsewhere', false, {}, withReplyTo('eve@evil.example'), {}],
  ['the owner and another in From', false, { also: 'eve@evil.example' }, same, {}],
  ['another', false, { from: 'eve@evil.example' }, same, {}],
  ['another who names the owner', false, { from: 'eve@evil.example', name: EVA }, same, {}],
  ['nobody', false, { from: '' }, same, {}],
  [
    'a form that names the owner',
    false,
    { from: 'form@shop.example', nature: { kind: 'human', evidence: 'form', writer: { address: EVA, name: '' } } },
    same,
    {},
  ],
  [
    'an order without an address',
    false,
    {},
    same,
    { orders: [{ number: '4411', order: { items: [], parcels: [], state: 'sent' } }] },
  ],
  ['an order of another', false, {}, same, { orders: answered({ email: 'other@mail.example' }) }],
  ['history', false, {}, same, { silent: true, findings: NO_PROOF }],
])('%s: told %s', (_, isTold, parts, change, more) => {
  const { mails } = decided(parts, change, more)
  const toOutside = mails.filter((mail) => mail.replyAs !== 'agent')
  expect(JSON.stringify(toOutside).includes('AB123456')).toBe(isTold)
  for (const mail of mails) if (mail.name === 'acknowledgement') expect(mail.data.known !== undefined).toBe(isTold)
})

test('what is kept of an order of another is its number, whatever the shop answered', () => {
  const { events, incident, mails } = decided({}, same, { orders: answered({ email: 'other@mail.example' }) })
  expect(JSON.stringify([events, incident, mails])).not.toMatch(/AB123456|other@/)
  expect(incident?.orders).toEqual([{ number: '4411', seenAt: expect.any(Number), kind: 'of-another' }])
  expect(mails.find((mail) => mail.name === 'notification')?.data).toMatchObject({ warnings: ['order-of-another'] })
})

test('what the order says is not asked for', () => {
  const asks = (items: Order['items']) => {
    const { mails } = decided(
      { text: 'It is 4411.', classification: { category: 'product_info', topic: 'usage' } },
      same,
      { orders: answered({ items }) },
    )
    return mails.flatMap((mail) => (mail.name === 'acknowledgement' ? mail.data.questions : []))
  }
  expect(asks([])).toEqual(['product-name'])
  expect(asks([{ name: 'Vase' }])).toEqual([])
})

describe('incidents that are joined', () => {
  const own = { number: '5522', seenAt: 1, kind: 'own', items: [], parcels: [] } as const
  const facts = { now: 0, store: aWorld().store, seal: SEAL, conversation: [], earlier: [] }
  const happening = (changes: Partial<Incident>): Happening | undefined => {
    const other = anIncident(8, { orderNumbers: ['4411', '5522'], orders: [own], ...changes })
    const context = { known: { byNumber: () => other, incident: () => other } } as never
    const parsed = merge.parse('INC-8', context)
    const done = 'apply' in parsed ? parsed.apply(anIncident(7), context) : undefined
    const { happenings = [] } = done as { happenings?: readonly Happening[] }
    return happenings.find(({ kind }) => kind === 'absorbed')
  }
  test('of one customer: what was known goes along, and leaves the card when it is undone', () => {
    const event = happening({})
    if (event === undefined) throw new Error('not merged')
    const by = { kind: 'agent', address: 'ana@shop.example' } as const
    const joined = evolve(anIncident(7), { at: 1, by, ...event })
    expect(cardOf(joined, facts).orders).toEqual([own])
    expect(cardOf({ ...joined, orderNumbers: ['4411'] }, facts).orders).toEqual([])
  })
  test('of two customers with one order: it does not', () => {
    expect(happening({ customer: { address: 'x@mail.example', name: '' } })).not.toHaveProperty('orders')
  })
})
