/** The incident after each event, and the one law: what was decided is the fold of its events. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onDeliveryFailed } from '../../../src/domain/decide/on-automatic-mail.ts'
import { onClock } from '../../../src/domain/follow-up/on-clock.ts'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import { evolve, fold } from '../../../src/domain/incident/evolve.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { signedAddress, tagOf } from '../../../src/domain/mail/reference.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { aWorld, MONDAY, PASS, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, MAILBOX, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const LATER = MONDAY + DAY
const by = { kind: 'agent', address: ANA.address } as const
const evolved = (incident: Incident, happening: Happening, at = LATER) => evolve(incident, { at, by, ...happening })
const wrote = (changes: { readonly onlyThanks?: boolean; readonly silent?: true } = {}): Happening => ({
  kind: 'customer-wrote',
  evidence: '',
  onlyThanks: false,
  orderNumbers: ['77'],
  ...changes,
})
const { awaitingAnswerSince: _, ...quiet } = anIncident(7, { automaticInARow: 2, nudgedAt: 5, lastHeardAt: 1 })
const waiting: Incident = { ...quiet, standing: { status: 'waiting', since: 1 } }
const resolved: Incident = { ...quiet, standing: { status: 'resolved', at: 1, by: { agent: ANA.address } } }
const promise = {
  dueAt: LATER + DAY,
  remindAt: LATER + HOUR,
  text: 'x',
  by: ANA.address,
  reminded: false,
  missed: false,
}

describe('an event changes', () => {
  test.each<[string, Incident, Partial<Record<keyof Incident, unknown>>]>([
    [
      'a customer writes: an answer is owed',
      evolved(quiet, wrote()),
      {
        awaitingAnswerSince: LATER,
        automaticInARow: 0,
        nudgedAt: undefined,
        lastCustomerAt: LATER,
        orderNumbers: ['4411', '77'],
      },
    ],
    [
      'a customer writes twice: the first counts',
      evolved(evolved(quiet, wrote()), wrote(), LATER + DAY),
      { awaitingAnswerSince: LATER },
    ],
    [
      'mails come in out of their order: the earliest counts',
      evolved(evolved(quiet, wrote()), wrote(), LATER - HOUR),
      { awaitingAnswerSince: LATER - HOUR, lastCustomerAt: LATER },
    ],
    ['a customer who was waited for writes: open', evolved(waiting, wrote()), { standing: { status: 'open' } }],
    [
      'only thanks: nobody owes anything, nothing is open again',
      evolved(waiting, wrote({ onlyThanks: true })),
      { standing: waiting.standing, awaitingAnswerSince: undefined },
    ],
    [
      'only thanks after the end: still ended',
      evolved(resolved, wrote({ onlyThanks: true })),
      { standing: resolved.standing },
    ],
    [
      'whoever writes has an address that works',
      evolved({ ...quiet, undeliverableSince: 1 }, wrote()),
      { undeliverableSince: undefined },
    ],
    [
      'an answer: nothing is owed',
      evolved(anIncident(7, { automaticInARow: 3, nudgedAt: 1 }), { kind: 'answered' }),
      {
        awaitingAnswerSince: undefined,
        firstAnsweredAt: LATER,
        lastHeardAt: LATER,
        automaticInARow: 0,
        nudgedAt: undefined,
      },
    ],
    [
      'a second answer: the first keeps its time',
      evolved({ ...quiet, firstAnsweredAt: 3 }, { kind: 'answered' }),
      { firstAnsweredAt: 3 },
    ],
    ['an answer keeps a promise that stands', evolved({ ...quiet, promise }, { kind: 'answered' }), { promise }],
    [
      'a hard bounce of the customer',
      evolved(quiet, {
        kind: 'delivery-failed',
        recipient: quiet.customer.address,
        severity: 'hard',
        diagnostic: '',
        template: 'relay',
      }),
      { undeliverableSince: LATER },
    ],
    [
      'a soft bounce',
      evolved(quiet, {
        kind: 'delivery-failed',
        recipient: quiet.customer.address,
        severity: 'soft',
        diagnostic: '',
        template: 'relay',
      }),
      { undeliverableSince: undefined },
    ],
    [
      "a bounce of somebody else's",
      evolved(quiet, {
        kind: 'delivery-failed',
        recipient: 'x@y.example',
        severity: 'hard',
        diagnostic: '',
        template: 'relay',
      }),
      { undeliverableSince: undefined },
    ],
    [
      'the end: nothing is owed or promised',
      evolved({ ...anIncident(7), promise }, { kind: 'resolved', endedBy: { agent: ANA.address } }),
      { awaitingAnswerSince: undefined, promise: undefined },
    ],
    [
      'a reopening: its clocks begin',
      evolved({ ...resolved, firstAnswerRemindedAt: 1, escalatedAt: 1 }, { kind: 'reopened', because: '' }),
      {
        standing: { status: 'open' },
        lastHeardAt: LATER,
        firstAnswerRemindedAt: undefined,
        escalatedAt: undefined,
        automaticInARow: 0,
        reopened: 1,
      },
    ],
    [
      'a still-working mail',
      evolved(quiet, { kind: 'still-working-told' }),
      { lastHeardAt: LATER, automaticInARow: 3 },
    ],
    [
      'an acknowledgement is none of the automatic ones in a row',
      evolved(quiet, { kind: 'acknowledged' }),
      { lastHeardAt: LATER, automaticInARow: 2 },
    ],
    ['a promise', evolved(quiet, { kind: 'promised', promise }), { promise, lastHeardAt: LATER, automaticInARow: 0 }],
    [
      'a missed promise needs no reminder',
      evolved({ ...quiet, promise }, { kind: 'promise-missed' }),
      { promise: { ...promise, reminded: true, missed: true } },
    ],
    [
      'history stays asleep while history comes in',
      evolved({ ...quiet, silentBecause: 'history' }, wrote({ silent: true })),
      { silentBecause: 'history' },
    ],
    [
      'history wakes up when the customer writes',
      evolved({ ...anIncident(7), silentBecause: 'history' }, wrote()),
      { silentBecause: undefined, awaitingAnswerSince: LATER, lastHeardAt: LATER },
    ],
    [
      'a flood stays silent while it goes on',
      evolved({ ...quiet, silentBecause: 'limit' }, wrote()),
      { silentBecause: 'limit' },
    ],
    [
      'an answer ends the silence of a flood',
      evolved({ ...quiet, silentBecause: 'limit' }, { kind: 'answered' }),
      { silentBecause: undefined },
    ],
    [
      'but not that of a no-reply address',
      evolved({ ...quiet, silentBecause: 'sender' }, { kind: 'answered' }),
      { silentBecause: 'sender' },
    ],
    ['an auto-reply changes nothing', evolved(waiting, { kind: 'auto-reply-received', evidence: '' }), waiting],
    [
      'the absence note of somebody else says nothing about the customer',
      evolved(waiting, { kind: 'auto-reply-received', evidence: '', returnsAt: LATER + 9 * DAY }),
      { awayUntil: undefined },
    ],
    [
      'a word of the customer ends an absence',
      evolved({ ...quiet, awayUntil: LATER + DAY }, wrote()),
      { awayUntil: undefined },
    ],
    ['a stranger changes nothing', evolved(resolved, { kind: 'unconfirmed-wrote', evidence: '' }), resolved],
  ])('%s', (_, incident, expected) => {
    for (const [field, value] of Object.entries(expected))
      expect(incident[field as keyof Incident], field).toEqual(value)
  })

  test('a history begins with "opened", once', () => {
    const opened: IncidentEvent = {
      kind: 'opened',
      at: MONDAY,
      by,
      number: 7,
      customer: quiet.customer,
      language: 'es',
      subject: '',
      classification: quiet.classification,
      orderNumbers: [],
    }
    expect(() => evolve(undefined, { kind: 'answered', at: 1, by })).toThrow(/begins with/)
    expect(() => evolve(fold([opened]), opened)).toThrow(/opened already/)
  })
})

test('what is decided is the fold of its events, whatever comes in', () => {
  type Sent = {
    readonly from: 'eva' | 'ana' | 'rui' | 'stranger' | 'clock' | 'bounce'
    readonly text: string
    readonly after: number
  }
  const text = fc.constantFrom(
    'My lamp is broken.',
    'Where is it?',
    '#take',
    '#assign rui',
    '#promise 2026-12-04 a lamp',
    '#promise 5d\n\nIt takes a while.',
    '#resolve',
    '#resolve\n\nDone!',
    '#close',
    '#reopen',
    '#undo',
    '#urgent',
    '#normal',
    '#category checkout',
    '#note\n\nBe careful.',
    '#status',
    '#nonsense',
    'On its way.',
  )
  const sent: fc.Arbitrary<Sent> = fc.record({
    from: fc.constantFrom('eva', 'ana', 'rui', 'stranger', 'clock', 'bounce'),
    text,
    after: fc.oneof(fc.integer({ min: 0, max: HOUR }), fc.integer({ min: HOUR, max: 40 * DAY })),
  })
  fc.assert(
    fc.property(fc.array(sent, { minLength: 1, maxLength: 25 }), fc.boolean(), (all, thanks) => {
      const house = aWorld()
      const events = new Map<number, IncidentEvent[]>()
      const keep = (incident: Incident | undefined, happened: readonly IncidentEvent[]) => {
        if (!incident || happened.length === 0) return
        const list = [...(events.get(incident.number) ?? []), ...happened]
        events.set(incident.number, list)
        expect(fold(list)).toEqual(incident)
      }
      const first = house.decide({ orderNumbers: ['1234'] })
      keep(first.incident, first.events)
      const keys = new Set(first.mails.map((mail) => mail.onceKey))
      let now = MONDAY
      for (const { from, text, after: pause } of all) {
        now += pause
        const facts = { now, store: A_STORE, seal: SEAL, conversation: [], earlier: [] }
        const current = house.world.byNumber(100) as Incident
        if (from === 'clock' || from === 'bounce') {
          const failure = {
            recipient: current.customer.address,
            severity: 'hard',
            diagnostic: '550',
            template: 'relay',
            text: '',
            id: `${now}`,
            author: ANA.address,
          } as const
          const decision = from === 'clock' ? onClock(current, facts) : onDeliveryFailed(current, failure, facts)
          keep(decision.incident, decision.events)
          house.world.apply(decision, undefined, undefined, { address: '', name: '' })
          continue
        }
        const parts: ReadingParts = {
          eva: { subject: `[${tagOf(SEAL, MAILBOX, 100)}]`, onlyThanks: thanks && text.length < 12 },
          stranger: { from: 'mallory@evil.example', subject: `[${tagOf(SEAL, MAILBOX, 100)}]` },
          ana: { from: ANA.address, to: signedAddress(SEAL, MAILBOX, 'agent', 100, ANA.address) },
          rui: { from: RUI.address, to: signedAddress(SEAL, MAILBOX, 'agent', 100, RUI.address) },
        }[from]
        const decided = house.decide({ ...parts, text, arrivedAt: now }, { findings: PASS })
        keep(decided.incident, decided.events)
        for (const mail of decided.mails) {
          expect(keys.has(mail.onceKey), mail.onceKey).toBe(false)
          keys.add(mail.onceKey)
          // A stranger and a customer never hear each other, nor what is internal.
          expect(mail.to.address).not.toBe('mallory@evil.example')
          if (mail.to.address === current.customer.address)
            expect(JSON.stringify(mail.data)).not.toContain('Be careful')
        }
      }
    }),
    { numRuns: 300 },
  )
})
