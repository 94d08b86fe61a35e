/** Without the person, an incident is still what its events add up to, and nothing in it is the person's. */
import { describe, expect, test } from 'vitest'
import { eraseCustomer, erasePart } from '../../../src/domain/incident/erasure.ts'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import { fold } from '../../../src/domain/incident/evolve.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { anIncident, OPENED_AT as NOW } from '../../support/an-incident.ts'
import { EVERY_HAPPENING, PERSONAL } from '../../support/every-happening.ts'

const EVA = 'eva@mail.example'
const IVO = 'ivo@mail.example'
const erasure = { address: EVA, pseudonym: 'erased-7@invalid', at: NOW + 99, by: 'ana@shop.example' }
const KINDS = Object.keys(EVERY_HAPPENING) as Happening['kind'][]
const LATER = KINDS.filter((kind) => kind !== 'opened')
const event = (kind: Happening['kind'], place = 0): IncidentEvent => ({
  at: NOW + place,
  by: { kind: 'customer', address: EVA },
  ...EVERY_HAPPENING[kind],
})
const begin = event('opened')
const all = [begin, ...LATER.map((kind, place) => event(kind, place + 1))]

describe('the customer of an incident is erased', () => {
  test.each(LATER)('whatever happened: %s', (kind) => {
    const history = [begin, event(kind, 1)]
    const without = eraseCustomer(fold(history) as Incident, history, erasure)
    expect(fold([...without.history, ...without.added])).toEqual(without.incident)
    expect(JSON.stringify(without)).not.toMatch(new RegExp(`${PERSONAL}|eva|ivo|Ramos`, 'i'))
    expect(without.history.map((e) => [e.kind, e.at])).toEqual(history.map((e) => [e.kind, e.at]))
  })

  test('and all of it at once', () => {
    const { incident, history, added } = eraseCustomer(fold(all) as Incident, all, erasure)
    expect(JSON.stringify([incident, history, added])).not.toMatch(new RegExp(`${PERSONAL}|eva|ivo|Ramos`, 'i'))
  })

  test.each([
    ['one that is open ends, by whoever said so', 'noted', 'closed'],
    ['one that waits ends, too', 'waited', 'closed'],
    ['what was resolved stays so', 'resolved', 'resolved'],
    ['what was merged stays so', 'merged', 'merged'],
  ] as const)('%s', (_, kind, status) => {
    const history = [begin, event(kind, 1)]
    expect(eraseCustomer(fold(history) as Incident, history, erasure).incident.standing.status).toBe(status)
  })

  test('nothing automatic is ever sent again, and no answer is held any more', () => {
    const history = [begin, event('answer-held', 1), event('answered', 2), event('commanded', 3), event('undone', 4)]
    const { incident } = eraseCustomer(fold(history) as Incident, history, erasure)
    expect([incident.silentBecause, incident.heldAnswers]).toEqual(['sender', []])
  })

  test('an incident without its history is erased all the same', () => {
    const { incident } = eraseCustomer(anIncident(7), [], erasure)
    expect(incident).toMatchObject({
      customer: { address: 'erased-7@invalid', name: '' },
      standing: { status: 'closed' },
    })
  })
})

describe('somebody who took part in another’s incident is erased', () => {
  const history = all.filter(({ kind }) => !['uncopied', 'undone', 'customer-named', 'merged'].includes(kind))

  test('the rest is as it was, and the person is out', () => {
    const before = fold(history) as Incident
    expect(before.participants).toContain(IVO)
    const { incident, ...after } = erasePart(before, history, { ...erasure, address: IVO })
    expect(fold([...after.history, ...after.added])).toEqual(incident)
    expect(JSON.stringify([incident, after])).not.toContain(IVO)
    expect(incident).toMatchObject({ participants: [EVA], subject: PERSONAL, customer: before.customer })
  })

  test('an address inside other words, and in capitals', () => {
    const before = anIncident(7, {
      classification: { ...anIncident(7).classification, evidence: ['to IVO@mail.example!'] },
    })
    const { incident } = erasePart(before, [], { ...erasure, address: IVO })
    expect(incident.classification.evidence).toEqual(['to erased-7@invalid!'])
  })
})
