/** `#wait` and `#snooze`: what time does while the ball is with the customer, or later. Calendar days, in the daytime of the store. */
import { describe, expect, test } from 'vitest'
import { nextDueAt } from '../../../src/domain/follow-up/clock-rules.ts'
import { onClock } from '../../../src/domain/follow-up/on-clock.ts'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import { fold } from '../../../src/domain/incident/evolve.ts'
import type { Facts } from '../../../src/domain/incident/facts.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { DAY, HOUR, type Instant } from '../../../src/domain/time/instant.ts'
import { ana, anIncident, store } from '../command/support.ts'

const seal = { sign: () => 'AAAAA', verify: () => true }
/** A Wednesday, 12:00 in Madrid. */
const T = Date.parse('2026-11-25T11:00Z')
const EVA = 'eva@mail.example'

function facts(now: Instant, over: Partial<Facts> = {}): Facts {
  return { now, store, seal, conversation: [], earlier: [], ...over }
}

function later(
  incident: Incident,
  at: Instant,
  by: IncidentEvent['by'],
  ...happenings: readonly Happening[]
): Incident {
  return fold(
    happenings.map((happening): IncidentEvent => ({ at, by, ...happening })),
    incident,
  ) as Incident
}

const byAna = { kind: 'agent', address: ana.address } as const
const byEva = { kind: 'customer', address: EVA } as const
const bySystem = { kind: 'system', policy: 'x' } as const
const wrote: Happening = { kind: 'customer-wrote', evidence: 'x', onlyThanks: false, orderNumbers: [] }
const waiting = later(
  anIncident({ lastHeardAt: T, lastCustomerAt: T - HOUR }),
  T,
  byAna,
  { kind: 'answered' },
  { kind: 'waited' },
)

/** What is said from `from` on, looked at every hour: the templates with the days since. */
function timeline(incident: Incident, from: Instant, to: Instant, over: Partial<Facts> = {}): readonly string[] {
  let current = incident
  const said: string[] = []
  for (let now = from; now <= to; now += HOUR / 2) {
    if ((nextDueAt(current, store) ?? Number.POSITIVE_INFINITY) > now) continue
    const decision = onClock(current, facts(now, over))
    current = decision.incident as Incident
    for (const mail of decision.mails) said.push(`${mail.name} ${((now - T) / DAY).toFixed(1)}`)
    for (const event of decision.events) if (event.kind === 'closed') said.push('closed')
  }
  return said
}

describe('#wait', () => {
  test('asks again after 3 and 7 days, and closes with notice after 14', () => {
    expect(timeline(waiting, T, T + 40 * DAY)).toEqual([
      'reminder 3.0',
      'reminder 7.0',
      'closing-notice 14.0',
      'closed',
    ])
  })

  test('after three weeks without a look it goes on at its own pace, each date as it was told', () => {
    const back = T + 21 * DAY
    expect(timeline(waiting, back, T + 60 * DAY)).toEqual([
      'reminder 21.0',
      'reminder 25.0',
      'closing-notice 32.0',
      'closed',
    ])
    const [reminder] = onClock(waiting, facts(back)).mails
    expect(reminder?.name === 'reminder' && reminder.data.closesAt).toBe(back + 11 * DAY)
  })

  test.each<[string, Incident, readonly string[]]>([
    ['the customer’s word', later(waiting, T + DAY, byEva, wrote), []],
    [
      'an agent’s word begins it anew',
      later(waiting, T + 2 * DAY, byAna, { kind: 'answered' }),
      ['reminder 5.0', 'reminder 9.0', 'closing-notice 16.0', 'closed'],
    ],
    ['#resolve', later(waiting, T + DAY, byAna, { kind: 'resolved', endedBy: { agent: ana.address } }), []],
    ['#reopen', later(waiting, T + DAY, byAna, { kind: 'reopened', because: '#reopen' }), []],
    [
      'an address that bounces',
      later(waiting, T + DAY, bySystem, {
        kind: 'delivery-failed',
        recipient: EVA,
        severity: 'hard',
        diagnostic: '550',
        template: 'relay',
      }),
      [],
    ],
    [
      'an absence until the 10th day moves it, and all that follows',
      later(
        waiting,
        T + HOUR,
        { kind: 'stranger', address: EVA },
        { kind: 'auto-reply-received', evidence: 'x', returnsAt: Date.parse('2026-12-05') },
      ),
      ['reminder 9.8', 'reminder 13.8', 'closing-notice 20.8', 'closed'],
    ],
    [
      'an absence note of somebody else does not',
      later(
        waiting,
        T + HOUR,
        { kind: 'stranger', address: 'x@y.example' },
        { kind: 'auto-reply-received', evidence: 'x', returnsAt: Date.parse('2026-12-05') },
      ),
      ['reminder 3.0', 'reminder 7.0', 'closing-notice 14.0', 'closed'],
    ],
    [
      'a third party’s word does not',
      later(
        waiting,
        T + DAY,
        { kind: 'stranger', address: 'x@y.example' },
        { kind: 'third-party-wrote', evidence: 'x' },
      ),
      ['reminder 3.0', 'reminder 7.0', 'closing-notice 14.0', 'closed'],
    ],
    [
      '“thanks!” does not',
      later(waiting, T + DAY, byEva, { ...wrote, onlyThanks: true }),
      ['reminder 3.0', 'reminder 7.0', 'closing-notice 14.0', 'closed'],
    ],
  ])('and %s', (_, incident, said) => {
    expect(
      timeline(incident, T, T + 40 * DAY).filter(
        (mail) => /reminder \d|closing|closed/.test(mail) && !mail.startsWith('first'),
      ),
    ).toEqual(said)
  })

  test.each([3, 7, 14, 21, 60])('a machine that was off for %i days says one thing at a time', (days) => {
    const said = timeline(waiting, T + days * DAY, T + (days + 30) * DAY)
    expect(said.map((mail) => mail.split(' ')[0])).toEqual(['reminder', 'reminder', 'closing-notice', 'closed'])
    const at = said.slice(0, 3).map((mail) => Number(mail.split(' ')[1]))
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(0.5)
    expect((at[2] ?? 0) - (at[1] ?? 0)).toBeGreaterThanOrEqual(0.5)
  })

  test.each([
    ['begun at night', Date.parse('2026-11-25T02:00Z')],
    ['begun late in the evening', Date.parse('2026-11-25T21:30Z')],
  ])('%s: nothing goes out between 21:00 and 8:00', (_, begin) => {
    const incident = later(anIncident({ lastHeardAt: begin }), begin, byAna, { kind: 'answered' }, { kind: 'waited' })
    for (const line of timeline(incident, begin, begin + 30 * DAY).slice(0, 3)) {
      const at = T + Number(line.split(' ')[1]) * DAY
      const hour = new Date(at + HOUR).getUTCHours()
      expect(hour).toBeGreaterThanOrEqual(7)
      expect(hour).toBeLessThanOrEqual(21)
    }
  })

  test('a suppressed address gets no mail', () => {
    expect(timeline(waiting, T, T + 40 * DAY, { suppressedUntil: T + 60 * DAY })).toEqual(['closed'])
  })

  test('a promise goes on being reminded of', () => {
    const promise = {
      dueAt: T + 2 * DAY,
      remindAt: T + 2 * DAY - 3 * HOUR,
      text: 'x',
      by: ana.address,
      reminded: false,
      missed: false,
    }
    expect(timeline({ ...waiting, promise }, T, T + 3 * DAY)).toContain('promise-reminder 1.9')
  })
})

describe('#snooze', () => {
  const open = anIncident({ lastHeardAt: T, firstAnsweredAt: T, awaitingAnswerSince: T - HOUR })
  const snoozed = later(open, T, byAna, { kind: 'snoozed', until: T + 8 * DAY })

  test('no-silence rests, and its end tells the agents', () => {
    expect(timeline(open, T, T + 6 * DAY)).toEqual([expect.stringMatching(/^still-working/)])
    expect(timeline(snoozed, T, T + 7 * DAY)).toEqual([])
    const end = timeline(snoozed, T, T + 8 * DAY)
    expect(end.filter((mail) => mail.startsWith('snooze-over'))).toHaveLength(store.agents.length)
  })

  test('ends once, also after a long pause', () => {
    const end = timeline(snoozed, T + 30 * DAY, T + 40 * DAY)
    expect(end.filter((mail) => mail.startsWith('snooze-over'))).toHaveLength(store.agents.length)
  })

  test.each<[string, Happening, boolean]>([
    ['the customer’s word ends it', wrote, false],
    ['“thanks!” does not', { ...wrote, onlyThanks: true }, true],
  ])('%s', (_, happening, still) => {
    expect(later(snoozed, T + DAY, byEva, happening).snoozedUntil !== undefined).toBe(still)
  })

  test('an agent’s answer leaves it', () => {
    expect(later(snoozed, T + DAY, byAna, { kind: 'answered' }).snoozedUntil).toBe(T + 8 * DAY)
  })
})
