/** What happens because time passes: when, how often, and to whom. */
import { describe, expect, test } from 'vitest'
import { CLOCK_RULES, nextDueAt } from '../../../src/domain/follow-up/clock-rules.ts'
import { onClock } from '../../../src/domain/follow-up/on-clock.ts'
import type { Decision } from '../../../src/domain/incident/decision.ts'
import type { IncidentEvent } from '../../../src/domain/incident/events.ts'
import { evolve } from '../../../src/domain/incident/evolve.ts'
import type { Facts } from '../../../src/domain/incident/facts.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import type { MailToSend } from '../../../src/domain/incident/mails.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, at, BOSS, RUI } from '../../support/a-store.ts'
import { anIncident as incidentOf } from '../../support/an-incident.ts'

function anIncident(openedAt: number, changes: Partial<Incident> = {}): Incident {
  return incidentOf(7, {
    openedAt,
    lastCustomerAt: openedAt,
    awaitingAnswerSince: openedAt,
    lastHeardAt: openedAt,
    ...changes,
  })
}

/** The last word was ours. */
function answered(heardAt: number, changes: Partial<Incident> = {}): Incident {
  const { awaitingAnswerSince: _, ...rest } = anIncident(heardAt, { firstAnsweredAt: heardAt, ...changes })
  return rest
}

function facts(now: number, changes: Partial<Facts> = {}): Facts {
  return { now, store: A_STORE, seal: SEAL, conversation: [], earlier: [], ...changes }
}

const due = (id: string, incident: Incident) => CLOCK_RULES.find((rule) => rule.id === id)?.dueAt(incident, A_STORE)
const iso = (instant: number | undefined) =>
  instant === undefined ? 'never' : new Date(instant).toISOString().slice(0, 16)
const names = (mails: readonly MailToSend[]) => mails.map((mail) => `${mail.name} > ${mail.to.address}`)
const toldManagers = ({ effects = [] }: Decision) =>
  effects.flatMap((effect) =>
    effect.kind === 'escalate' ? effect.managers.map((manager) => `${effect.escalation.because} > ${manager}`) : [],
  )
const kinds = (events: readonly IncidentEvent[]) => events.map((event) => event.kind)

describe('the first answer is due after half an hour of business, escalation after double that', () => {
  test.each([
    ['in the morning', '2026-03-02T10:00+01:00', '2026-03-02T10:30+01:00', '2026-03-02T11:00+01:00'],
    ['just before the end of the day', '2026-03-02T17:45+01:00', '2026-03-03T09:15+01:00', '2026-03-03T09:45+01:00'],
    ['in the night', '2026-03-02T02:00+01:00', '2026-03-02T09:30+01:00', '2026-03-02T10:00+01:00'],
    ['on Friday evening', '2026-03-06T19:00+01:00', '2026-03-09T09:30+01:00', '2026-03-09T10:00+01:00'],
    [
      'on the weekend the clock goes forward',
      '2026-03-28T12:00+01:00',
      '2026-03-30T09:30+02:00',
      '2026-03-30T10:00+02:00',
    ],
    [
      'on the weekend the clock goes back',
      '2026-10-24T12:00+02:00',
      '2026-10-26T09:30+01:00',
      '2026-10-26T10:00+01:00',
    ],
  ])('%s', (_, opened, reminder, escalation) => {
    const incident = anIncident(at(opened))
    expect(iso(due('first-answer', incident))).toBe(iso(at(reminder)))
    expect(iso(due('escalation', incident))).toBe(iso(at(escalation)))
  })

  test('urgent ones after ten and twenty minutes', () => {
    const opened = at('2026-03-02T10:00+01:00')
    const urgent = anIncident(opened, { classification: { ...anIncident(0).classification, urgent: true } })
    expect(due('first-answer', urgent)).toBe(opened + 10 * MINUTE)
    expect(due('escalation', urgent)).toBe(opened + 20 * MINUTE)
  })

  test.each<[string, Partial<Incident>]>([
    ['when an agent has answered', { firstAnsweredAt: at('2026-03-02T10:05+01:00') }],
    ['when it was opened beyond a limit', { silentBecause: 'limit' }],
    ['when it is history', { silentBecause: 'history' }],
  ])('not %s', (_, changes) => {
    expect(due('first-answer', anIncident(at('2026-03-02T10:00+01:00'), changes))).toBeUndefined()
    expect(due('escalation', anIncident(at('2026-03-02T10:00+01:00'), changes))).toBeUndefined()
  })

  test('agents are reminded, managers hear of it', () => {
    const opened = at('2026-03-02T10:00+01:00')
    const first = onClock(anIncident(opened), facts(opened + 30 * MINUTE))
    expect(names(first.mails)).toEqual([
      `first-answer-reminder > ${ANA.address}`,
      `first-answer-reminder > ${RUI.address}`,
    ])
    const second = onClock(first.incident as Incident, facts(opened + HOUR))
    expect(second.mails).toEqual([])
    expect(toldManagers(second)).toEqual([`first-answer > ${BOSS.address}`])
    expect(onClock(second.incident as Incident, facts(opened + 2 * HOUR)).events).toEqual([])
  })
})

describe('nobody waits longer than five days', () => {
  test.each([
    ['at the same hour of day', '2026-03-02T10:00+01:00', '2026-03-07T10:00+01:00'],
    ['before the night when the limit lies in it', '2026-03-02T23:00+01:00', '2026-03-07T19:55+01:00'],
    ['before the night when the limit lies before the morning', '2026-03-03T03:00+01:00', '2026-03-07T19:55+01:00'],
    ['with leeway when the day ends soon', '2026-03-02T20:58+01:00', '2026-03-07T19:55+01:00'],
    ['across the clock going forward', '2026-03-26T10:00+01:00', '2026-03-31T11:00+02:00'],
    ['across the clock going back', '2026-10-23T10:00+02:00', '2026-10-28T09:00+01:00'],
  ])('%s', (_, heard, expected) => {
    expect(iso(due('no-silence', answered(at(heard))))).toBe(iso(at(expected)))
  })

  const heard = at('2026-03-02T10:00+01:00')
  test.each<[string, Partial<Incident>]>([
    ['while the customer is waited for', { standing: { status: 'waiting', since: heard } }],
    ['when resolved', { standing: { status: 'resolved', at: heard, by: { agent: ANA.address } } }],
    ['when it was never acknowledged because of a flood', { silentBecause: 'limit' }],
    ['when the address reads no answers', { silentBecause: 'sender' }],
    ['when it is history', { silentBecause: 'history' }],
  ])('but not %s', (_, changes) => {
    expect(due('no-silence', answered(heard, changes))).toBeUndefined()
  })

  test('for one of many customers of a matter the store found: not before the first words, and no nudge for each of them', () => {
    const one = { parent: 5001, openedAt: heard, lastCustomerAt: heard }
    const { firstAnsweredAt: _, ...untold } = answered(heard, one)
    expect(due('no-silence', untold)).toBeUndefined()
    expect(due('no-silence', answered(heard, one))).toBeDefined()
    expect(due('no-silence', answered(heard, { ...one, automaticInARow: 3 }))).toBeUndefined()
    // Whoever has written is a customer like any other.
    expect(due('no-silence', answered(heard, { ...one, automaticInARow: 3, lastCustomerAt: heard + 1 }))).toBeDefined()
  })

  test('nobody is told to have written to us who only heard from us', () => {
    const one = { parent: 5001, openedAt: heard, lastCustomerAt: heard }
    const told = (incident: Incident) => onClock(incident, facts(heard + 5 * DAY)).mails[0]?.data
    expect(told(answered(heard, one))).toMatchObject({ weWrote: true })
    expect(told(answered(heard, { ...one, lastCustomerAt: heard + 1 }))).not.toHaveProperty('weWrote')
    expect(told(answered(heard))).not.toHaveProperty('weWrote')
  })

  test('not before the day on which the customer is back', () => {
    const incident = answered(heard)
    const note = (address: string, returnsAt: number): IncidentEvent => ({
      kind: 'auto-reply-received',
      at: heard + HOUR,
      by: { kind: 'stranger', address },
      evidence: '',
      returnsAt,
    })
    const day = (date: string) => Date.parse(`${date}T00:00Z`)
    const away = evolve(incident, note(incident.customer.address, day('2026-03-16')))
    expect(iso(due('no-silence', away))).toBe(iso(at('2026-03-16T08:00+01:00')))
    expect(nextDueAt(away, A_STORE)).toBe(at('2026-03-16T08:00+01:00'))
    // A wrong year silences nobody, and a day that is over moves nothing.
    for (const absurd of ['2031-03-16', '2026-06-01', '2025-03-16'])
      expect(due('no-silence', evolve(incident, note(incident.customer.address, day(absurd))))).toBe(
        due('no-silence', incident),
      )
    // Back before anything is due, an agent's note, people to be asked: all as without it.
    for (const other of [
      evolve(incident, note(incident.customer.address, day('2026-03-04'))),
      evolve(incident, note(ANA.address, day('2026-03-16'))),
    ])
      expect(due('no-silence', other)).toBe(due('no-silence', incident))
    expect(due('no-silence', { ...away, automaticInARow: 3 })).toBe(due('no-silence', incident))
  })

  test('three times; then agents and managers are asked to write, every five days', () => {
    let incident = answered(heard)
    const said: string[][] = []
    for (let n = 1; n <= 5; n += 1) {
      const decision = onClock(incident, facts((due('no-silence', incident) ?? 0) + 1))
      said.push([...names(decision.mails), ...toldManagers(decision)])
      incident = decision.incident as Incident
    }
    const people = [`nudge > ${ANA.address}`, `nudge > ${RUI.address}`, `silence > ${BOSS.address}`]
    const customer = [`still-working > ${incident.customer.address}`]
    expect(said).toEqual([customer, customer, customer, people, people])
  })

  test('a new word of the customer begins the count again', () => {
    const event: IncidentEvent = {
      kind: 'customer-wrote',
      at: heard + 21 * DAY,
      by: { kind: 'customer', address: 'eva@mail.example' },
      evidence: '',
      onlyThanks: false,
      orderNumbers: [],
    }
    expect(evolve(answered(heard, { automaticInARow: 3, nudgedAt: heard + 20 * DAY }), event)).toMatchObject({
      automaticInARow: 0,
    })
  })

  test('to an address that bounced in another incident nothing goes; people are asked instead', () => {
    const now = heard + 5 * DAY
    const decision = onClock(answered(heard), facts(now, { suppressedUntil: now + DAY }))
    expect(names(decision.mails)).not.toContain('still-working > eva@mail.example')
    expect(kinds(decision.events)).toEqual(['nudged'])
  })

  test("a subject whose writer proved nothing is not repeated, nor is anybody's display name", () => {
    const incident = answered(heard, {
      subject: 'Buy at evil.example',
      subjectUnproved: true,
      customer: { address: 'eva@mail.example', name: 'Buy at evil.example' },
    })
    const [mail] = onClock(incident, facts(heard + 5 * DAY)).mails
    expect(mail?.name).toBe('still-working')
    expect(JSON.stringify(mail)).not.toContain('evil.example')
  })

  test.each([
    ['still to come', 6 * DAY, undefined],
    ['passed, and nobody said a word since', 2 * DAY, heard + 2 * DAY],
    ['passed before we last wrote', -DAY, undefined],
  ])('a date we gave that is %s', (_, after, missed) => {
    const promise = { dueAt: heard + after, remindAt: heard, text: '', by: ANA.address, reminded: true, missed: true }
    const { mails } = onClock(answered(heard, { promise }), facts(heard + 5 * DAY))
    const told = mails.find((mail) => mail.name === 'still-working')
    expect(told?.name === 'still-working' ? told.data.missed : 'not told').toBe(missed)
  })

  test('a reopened incident starts counting when it is reopened', () => {
    const ended = answered(heard, { standing: { status: 'resolved', at: heard, by: { agent: ANA.address } } })
    const again = evolve(ended, {
      kind: 'reopened',
      at: heard + 20 * DAY,
      by: { kind: 'customer', address: 'eva@mail.example' },
      because: '',
    })
    expect(due('no-silence', again)).toBe(heard + 25 * DAY)
  })
})

describe('a promise', () => {
  const made = at('2026-03-02T10:00+01:00')
  const promise = {
    dueAt: at('2026-03-06T18:00+01:00'),
    remindAt: at('2026-03-06T09:00+01:00'),
    text: 'a new lamp',
    by: RUI.address,
    reminded: false,
    missed: false,
  } as const

  test('is remembered when business begins on its day, and missed at the next beginning of business', () => {
    const incident = answered(made, { promise })
    expect(iso(due('promise-reminder', incident))).toBe('2026-03-06T08:00')
    expect(iso(due('promise-missed', incident))).toBe('2026-03-09T08:00')
  })

  test('reminds whoever made it; managers hear when it was missed', () => {
    const reminded = onClock(answered(made, { promise }), facts(promise.remindAt))
    expect(names(reminded.mails)).toEqual([`promise-reminder > ${RUI.address}`])
    const missed = onClock(
      { ...(reminded.incident as Incident), lastHeardAt: promise.dueAt },
      facts(at('2026-03-09T09:00+01:00')),
    )
    expect(names(missed.mails)).toEqual([`promise-reminder > ${RUI.address}`])
    expect(toldManagers(missed)).toEqual([`promise-missed > ${BOSS.address}`])
    expect(kinds(missed.events)).toEqual(['promise-missed'])
  })

  test('that was missed while the machine was off is said to be missed, not announced', () => {
    const decision = onClock(answered(promise.dueAt - HOUR, { promise }), facts(at('2026-03-10T09:00+01:00')))
    expect(kinds(decision.events)).toEqual(['promise-missed'])
    expect(decision.mails.map((mail) => mail.name === 'promise-reminder' && mail.data.missed)).toEqual([true])
  })

  test('made for today is not announced again the same day', () => {
    const now = at('2026-03-06T12:00+01:00')
    const incident = evolve(answered(made), {
      kind: 'promised',
      at: now,
      by: { kind: 'agent', address: RUI.address },
      promise,
    })
    expect(due('promise-reminder', incident)).toBeUndefined()
    expect(due('promise-missed', incident)).toBeDefined()
  })

  test('that was missed is over with the next answer', () => {
    const incident = evolve(answered(made, { promise: { ...promise, missed: true } }), {
      kind: 'answered',
      at: promise.dueAt + DAY,
      by: { kind: 'agent', address: ANA.address },
    })
    expect(incident.promise).toBeUndefined()
  })
})

describe('after days of downtime', () => {
  test('each rule acts once, in daytime; the customer hears one mail', () => {
    const opened = at('2026-03-02T10:00+01:00')
    const back = at('2026-03-28T12:00+01:00')
    const decision = onClock(anIncident(opened), facts(back))
    expect(kinds(decision.events)).toEqual(['first-answer-reminded', 'escalated', 'still-working-told'])
    expect(onClock(decision.incident as Incident, facts(back + MINUTE)).events).toEqual([])
  })

  test('nothing goes to a customer in the night; it is made up for in the morning', () => {
    const opened = at('2026-03-02T10:00+01:00')
    const night = onClock(answered(opened), facts(at('2026-03-28T23:30+01:00')))
    expect(night.events).toEqual([])
    expect(names(onClock(answered(opened), facts(at('2026-03-29T08:00+02:00'))).mails)).toEqual([
      'still-working > eva@mail.example',
    ])
  })
})

test('an ended incident has nothing due', () => {
  for (const status of ['closed', 'spam'] as const)
    expect(nextDueAt(anIncident(0, { standing: { status, at: 0, by: { policy: 'x' } } }), A_STORE)).toBeUndefined()
})
