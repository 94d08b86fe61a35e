/** One customer's part in words to many. */
import { describe, expect, test } from 'vitest'
import { type CustomerOfRound, onRound, onStopped, type RunningRound } from '../../../src/domain/decide/on-round.ts'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import { fold } from '../../../src/domain/incident/evolve.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { ana, anIncident, now, store } from '../command/support.ts'

const seal = { sign: () => 'AAAAAAAAAA', verify: () => true }
const facts = { now, store, seal, conversation: [], earlier: [], freshNumber: 5002 }
const HOUR = 3_600_000

const aRound = (changes: Partial<RunningRound> = {}): RunningRound => ({
  id: 9,
  parent: 5001,
  kind: 'tell',
  by: ana.address,
  at: now,
  subject: 'Lamps of March',
  text: 'Unplug it.',
  rawMailId: 77,
  files: [],
  about: anIncident({ number: 5001, silentBecause: 'parent' }),
  ...changes,
})
const eva: CustomerOfRound = {
  n: 3,
  address: 'eva@mail.example',
  name: 'Eva Gómez',
  language: 'pl',
  unreachable: false,
}
/** Opened by the store, written to an hour ago. */
const child = (changes: Partial<Incident> = {}): Incident => {
  const { awaitingAnswerSince: _, ...rest } = anIncident({
    parent: 5001,
    firstAnsweredAt: now - HOUR,
    lastHeardAt: now - HOUR,
  })
  return { ...rest, ...changes }
}

describe('who hears what', () => {
  test.each<
    [
      string,
      Partial<RunningRound>,
      Partial<CustomerOfRound>,
      Incident | undefined,
      readonly string[] | undefined,
      string | undefined,
    ]
  >([
    ['a new customer is written to', { kind: 'new' }, {}, undefined, ['opened', 'answered'], 'relay'],
    [
      'a new customer is only noted when there are no words',
      { kind: 'new', text: '' },
      {},
      undefined,
      ['opened'],
      undefined,
    ],
    [
      'files are words',
      { kind: 'new', text: '', files: [{ index: 1, filename: 'a.pdf', contentType: 'application/pdf' }] },
      {},
      undefined,
      ['opened', 'answered'],
      'relay',
    ],
    ['a bouncing address is left out', { kind: 'new' }, { unreachable: true }, undefined, undefined, undefined],
    [
      'a bouncing address is noted when there are no words',
      { kind: 'new', text: '' },
      { unreachable: true },
      undefined,
      ['opened'],
      undefined,
    ],
    ['an agent is no customer', { kind: 'new' }, { address: 'rui@shop.example' }, undefined, undefined, undefined],
    [
      'our mailbox is no customer',
      { kind: 'new' },
      { address: 'incidencias+c1.x@store.example' },
      undefined,
      undefined,
      undefined,
    ],
    ['the erased are left out', { kind: 'new' }, { address: '' }, undefined, undefined, undefined],
    ['a child is told', {}, {}, child(), ['answered'], 'relay'],
    [
      'who waits for an answer goes on waiting',
      {},
      {},
      child({ awaitingAnswerSince: now - 5 }),
      ['still-working-told'],
      'relay',
    ],
    [
      'a child that was resolved is told',
      {},
      {},
      child({ standing: { status: 'resolved', at: 1, by: { agent: 'x' } } }),
      ['answered'],
      'relay',
    ],
    [
      'spam is left out',
      {},
      {},
      child({ standing: { status: 'spam', at: 1, by: { agent: 'x' } } }),
      undefined,
      undefined,
    ],
    [
      'whose incident is merged is left out',
      {},
      {},
      child({ standing: { status: 'merged', at: 1, into: 4 } }),
      undefined,
      undefined,
    ],
    ['whose incident is gone is left out', {}, {}, undefined, undefined, undefined],
    ['a child is resolved', { kind: 'resolve', text: '' }, {}, child(), ['answered', 'resolved'], 'resolved'],
    ['a child is resolved with words', { kind: 'resolve' }, {}, child(), ['answered', 'resolved'], 'relay'],
    [
      'nobody is told that it is done while they wait',
      { kind: 'resolve' },
      {},
      child({ awaitingAnswerSince: now - 5 }),
      undefined,
      undefined,
    ],
    [
      'what ended has ended',
      { kind: 'resolve' },
      {},
      child({ standing: { status: 'closed', at: 1, by: { agent: 'x' } } }),
      undefined,
      undefined,
    ],
  ])('%s', (_, round, customer, incident, events, mail) => {
    const decision = onRound(aRound(round), { ...eva, ...customer }, incident, facts)
    expect(decision?.events.map((event) => event.kind)).toEqual(events)
    expect(decision?.mails[0]?.name).toBe(mail)
  })

  test('whoever waits keeps the time since when', () => {
    const waits = child({ awaitingAnswerSince: now - 5 })
    expect(onRound(aRound(), eva, waits, facts)?.incident).toMatchObject({
      awaitingAnswerSince: now - 5,
      lastHeardAt: now,
    })
  })

  test('a promise that the resolution keeps is kept', () => {
    const promise = { dueAt: now + 5, remindAt: now, text: '', by: ana.address, reminded: false, missed: false }
    const decision = onRound(aRound({ kind: 'resolve' }), eva, child({ promise }), facts)
    expect(decision?.events.map(({ kind }) => kind)).toEqual(['promise-kept', 'answered', 'resolved'])
  })
})

test('the mail is the agent’s, in the customer’s language, once, and in a lane of its own', () => {
  const files = [{ index: 1, filename: 'a.pdf', contentType: 'application/pdf' }]
  const [mail] = onRound(aRound({ kind: 'new', files }), eva, undefined, facts)?.mails ?? []
  expect(mail).toMatchObject({
    to: { address: 'eva@mail.example', name: 'Eva Gómez' },
    language: 'pl',
    lane: 'round',
    voice: { kind: 'agent', name: 'Ana García' },
    onceKey: 'round:9:3',
    replyAs: 'customer',
    author: ana.address,
    data: { name: 'Eva', agentName: 'Ana García', text: 'Unplug it.', resolved: false, subject: 'Lamps of March' },
    attachments: [{ rawMailId: 77, index: 1 }],
  })
  expect(mail).not.toHaveProperty('inReplyTo')
  const below = onRound(aRound(), eva, child(), { ...facts, latestCustomerMessageId: 'm@x' })?.mails[0]
  expect(below).toMatchObject({ inReplyTo: 'm@x', references: ['m@x'] })
})

describe('words that never left', () => {
  const by = { kind: 'agent', address: ana.address } as const
  const opened: IncidentEvent = {
    at: now - HOUR,
    by,
    kind: 'opened',
    number: 5002,
    customer: { address: 'eva@mail.example', name: 'Eva' },
    language: 'es',
    subject: 'Lamps',
    classification: anIncident().classification,
    orderNumbers: [],
    byStore: true,
    parent: 5001,
  }
  const customer = { kind: 'customer', address: 'eva@mail.example' } as const
  const wrote = (at: number): IncidentEvent => ({
    at,
    by: customer,
    kind: 'customer-wrote',
    evidence: '',
    onlyThanks: false,
    orderNumbers: [],
  })
  const said = (kind: 'answered' | 'still-working-told', at = now): IncidentEvent => ({ at, by, kind })
  const resolved: Happening = { kind: 'resolved', endedBy: { agent: ana.address } }

  test.each<[string, Partial<RunningRound>, readonly IncidentEvent[], Partial<Incident>]>([
    [
      'an incident opened for them is closed without a word',
      { kind: 'new' },
      [opened, said('answered', now - HOUR)],
      { standing: { status: 'closed', at: now, by: { policy: 'round-stopped' } }, lastHeardAt: now - HOUR },
    ],
    [
      'a customer who wrote meanwhile is not closed',
      { kind: 'new' },
      [opened, said('answered', now - HOUR), wrote(now - 5)],
      { standing: { status: 'open' }, awaitingAnswerSince: now - 5 },
    ],
    [
      'an older answer stays',
      {},
      [opened, said('answered', now - 9), said('answered')],
      { firstAnsweredAt: now - 9, lastHeardAt: now - 9 },
    ],
    [
      'an open question stays',
      {},
      [opened, wrote(now - 9), said('still-working-told')],
      { awaitingAnswerSince: now - 9, lastHeardAt: now - HOUR },
    ],
    [
      'what was resolved in vain is open again',
      { kind: 'resolve' },
      [opened, said('answered', now - 9), said('answered'), { at: now, by, ...resolved }],
      { standing: { status: 'open' }, lastHeardAt: now - 9 },
    ],
  ])('%s', (_, round, history, expected) => {
    const decision = onStopped(aRound(round), fold(history) as Incident, history, facts)
    expect(decision.incident).toMatchObject(expected)
    expect(decision.effects).toEqual([{ kind: 'drop-message', incident: 5002, rawMailId: 77 }])
    expect(fold([...history, ...decision.events])).toEqual(decision.incident)
  })
})
