import { describe, expect, test } from 'vitest'
import { mayLeaveFrom, senselessAfter, withdrawn } from '../../../src/domain/follow-up/withdrawn.ts'
import type { Actor, Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import { evolve, fold } from '../../../src/domain/incident/evolve.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { A_STORE, ANA, at } from '../../support/a-store.ts'
import { EVERY_HAPPENING } from '../../support/every-happening.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const T = at('2026-03-02T10:00:00+01:00')
const EVA: Actor = { kind: 'customer', address: 'eva@mail.example' }
const AGENT: Actor = { kind: 'agent', address: ANA.address }
const CLOCK: Actor = { kind: 'system', policy: 'no-silence' }

const happens = (when: number, by: Actor, happening: Happening): IncidentEvent => ({ at: when, by, ...happening })
const WROTE: Happening = { kind: 'customer-wrote', evidence: '', onlyThanks: false, orderNumbers: [] }
const endedBy = { agent: ANA.address }
const THANKS: Happening = { ...WROTE, onlyThanks: true }
const { opened } = EVERY_HAPPENING
const begun = [
  happens(T, EVA, {
    kind: 'opened',
    number: 1001,
    customer: { address: 'eva@mail.example', name: 'Eva' },
    language: 'es',
    subject: '',
    classification: opened.classification,
    orderNumbers: [],
  }),
  happens(T + HOUR, AGENT, { kind: 'answered' }),
]

function folded(events: readonly IncidentEvent[]): Incident {
  return fold(events) ?? expect.fail('no incident')
}

describe('a mail of the clock may leave', () => {
  test.each([
    ['2026-03-02T07:59:00+01:00', false],
    ['2026-03-02T08:00:00+01:00', true],
    ['2026-03-02T20:59:00+01:00', true],
    ['2026-03-02T21:00:00+01:00', false],
    // The clock goes forward in the night before.
    ['2026-03-29T08:00:00+02:00', true],
  ])('at %s: %s', (iso, may) => {
    expect(mayLeaveFrom(A_STORE.calendar, at(iso))).toBe(may ? at(iso) - DAY : Number.POSITIVE_INFINITY)
  })
})

describe('what makes it senseless', () => {
  const ALL = ['still-working', 'reminder', 'closing-notice', 'survey']

  test.each<[string, Actor, Happening, readonly string[]]>([
    ['the customer wrote', EVA, WROTE, ALL],
    ['the customer said thanks', EVA, THANKS, []],
    ['an agent answered', AGENT, { kind: 'answered' }, ALL],
    ['a note', AGENT, { kind: 'noted' }, []],
    ['an agent took it', AGENT, { kind: 'assigned', to: ANA.address }, []],
    ['#wait', AGENT, { kind: 'waited' }, ALL],
    ['#snooze', AGENT, { kind: 'snoozed', until: T + DAY }, ALL],
    ['#close', AGENT, { kind: 'closed', endedBy }, ALL],
    ['#spam', AGENT, { kind: 'spammed', endedBy }, ALL],
    ['#merge', AGENT, { kind: 'merged', into: 1000 }, ALL],
    ['the clock itself', CLOCK, { kind: 'still-working-told' }, []],
    ['a stranger', { kind: 'stranger', address: 'x@evil.example' }, { kind: 'unconfirmed-wrote', evidence: '' }, []],
    [
      'the address bounced',
      CLOCK,
      { ...EVERY_HAPPENING['delivery-failed'], severity: 'hard', recipient: 'eva@mail.example' },
      ALL,
    ],
    [
      'a copy bounced',
      CLOCK,
      { ...EVERY_HAPPENING['delivery-failed'], severity: 'hard', recipient: 'ivo@mail.example' },
      [],
    ],
  ])('%s', (_, by, happening, expected) => {
    const event = happens(T + DAY, by, happening)
    expect(senselessAfter(folded([...begun, event]), [event])).toEqual(expected)
  })

  test.each<[string, Actor, Happening, boolean]>([
    ['more is said', AGENT, { kind: 'answered' }, true],
    ['the score came by itself', EVA, { kind: 'survey-answered', score: 5 }, false],
    ['it is opened again', EVA, { kind: 'reopened', because: '' }, false],
    ['it is resolved again', AGENT, { kind: 'resolved', endedBy }, false],
  ])('the survey of a resolved matter, when %s: stays %s', (_, by, happening, stays) => {
    const event = happens(T + 2 * DAY, by, happening)
    const all = [...begun, happens(T + DAY, AGENT, { kind: 'resolved', endedBy }), event]
    expect(senselessAfter(folded(all), [event]).includes('survey')).toBe(!stays)
  })
})

describe('as if it had not been said', () => {
  const day = (n: number) => T + HOUR + n * DAY
  const waiting = [...begun, happens(T + HOUR, AGENT, { kind: 'waited' })]
  const reminded = (n: number) => happens(day(n), CLOCK, { kind: 'waiting-reminded' })
  const closed = happens(day(14), CLOCK, { kind: 'closed', endedBy: { policy: 'waiting-close' } })
  const told = happens(day(5), CLOCK, { kind: 'still-working-told' })
  const wrote = happens(day(6), EVA, WROTE)

  test.each<[string, readonly IncidentEvent[], number, readonly IncidentEvent[]]>([
    ['still at work', [...begun, told], day(5), begun],
    ['still at work, and the customer wrote', [...begun, told, wrote], day(5), [...begun, wrote]],
    ['the first reminder', [...waiting, reminded(3)], day(3), waiting],
    ['the second of two', [...waiting, reminded(3), reminded(7)], day(7), [...waiting, reminded(3)]],
    ['the notice', [...waiting, reminded(3), reminded(7), closed], day(14), [...waiting, reminded(3), reminded(7)]],
  ])('%s', (_, history, decidedAt, without) => {
    const event = withdrawn(history, [{ template: 'any', decidedAt }], day(20)) ?? expect.fail('nothing')
    expect(evolve(folded(history), event)).toEqual(folded(without))
  })

  test('two in turn', () => {
    const once = withdrawn([...waiting, reminded(3)], [{ template: 'reminder', decidedAt: day(3) }], day(4))
    const all = [...waiting, reminded(3), once as IncidentEvent, reminded(4)]
    const twice = withdrawn(all, [{ template: 'reminder', decidedAt: day(4) }], day(5)) as IncidentEvent
    expect(evolve(folded(all), twice)).toEqual(folded(waiting))
  })
})
