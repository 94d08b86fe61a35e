/** All that happened, told to people: `#history`. */
import { describe, expect, test } from 'vitest'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import type { ConversationEntry } from '../../../src/domain/incident/shown.ts'
import { historyOf } from '../../../src/domain/report/history.ts'
import { A_STORE, ANA, at, RUI } from '../../support/a-store.ts'
import { anIncident, OPENED_AT } from '../../support/an-incident.ts'

const TOLD = { incident: anIncident(1), store: A_STORE, tag: (number: number) => `INC-${number}-XXXXX` }
const BY_ANA = { kind: 'agent', address: ANA.address } as const
const CLASSIFICATION = TOLD.incident.classification

function event(happening: Happening, minutes = 0, by: IncidentEvent['by'] = BY_ANA): IncidentEvent {
  return { at: OPENED_AT + minutes * 60_000, by, ...happening }
}

function note(minutes: number, text: string, agent: { address: string; name: string } = ANA): ConversationEntry {
  return { who: agent.name, side: 'note', at: OPENED_AT + minutes * 60_000, text, address: agent.address }
}

const linesOf = (events: readonly IncidentEvent[], conversation: readonly ConversationEntry[] = []) =>
  historyOf(events, conversation, TOLD).lines.map(({ by, what, detail }) => `${by} ${what} ${detail}`.trim())

describe('one event', () => {
  test.each<[Happening, string]>([
    [{ kind: 'answered' }, 'Ana answered'],
    [{ kind: 'assigned', to: RUI.address }, 'Ana assigned Rui'],
    [{ kind: 'assigned', to: 'gone@shop.example' }, 'Ana assigned gone@shop.example'],
    [{ kind: 'snoozed', until: at('2026-03-05T09:00:00+01:00') }, 'Ana snoozed 2026-03-05 09:00'],
    [
      { kind: 'copied', address: 'v@fast.example', name: 'Veloz', thirdParty: true },
      'Ana copied Veloz <v@fast.example>',
    ],
    [{ kind: 'addressed' }, 'Ana addressed Eva'],
    [{ kind: 'linked', with: 7 }, 'Ana linked INC-7-XXXXX'],
    [{ kind: 'merged', into: 3 }, 'Ana merged INC-3-XXXXX'],
    [{ kind: 'categorised', category: 'checkout', topic: 'charge' }, 'Ana categorised checkout/charge'],
    [{ kind: 'marked-urgent', urgent: true }, 'Ana marked-urgent #urgent'],
    [{ kind: 'held-answer-ended', rawMailId: 9, sent: false }, 'Ana held-answer-ended #discard'],
    [{ kind: 'wrote-to-others', to: ['a@b.example', 'c@d.example'] }, 'Ana wrote-to-others a@b.example, c@d.example'],
    [{ kind: 'round-started', round: 'tell', total: 48 }, 'Ana round-started #tell · 48'],
    [
      { kind: 'compensated', compensation: { at: 0, by: '', amount: '12.50', currency: 'EUR', text: 'vale' } },
      'Ana compensated 12.50 EUR vale',
    ],
    [
      {
        kind: 'promised',
        promise: {
          dueAt: at('2026-03-05T18:00:00+01:00'),
          remindAt: 0,
          text: 'a new lamp',
          by: '',
          reminded: false,
          missed: false,
        },
      },
      'Ana promised 2026-03-05 a new lamp',
    ],
  ])('%j', (happening, expected) => {
    expect(linesOf([event(happening)])).toEqual([expected])
  })

  test.each<[IncidentEvent['by'], string]>([
    [{ kind: 'system', policy: 'no-silence' }, 'closed'],
    [{ kind: 'customer', address: 'eva@mail.example' }, 'Eva closed'],
    [{ kind: 'stranger', address: 'x@y.example' }, 'x@y.example closed'],
  ])('by %j', (by, expected) => {
    expect(linesOf([event({ kind: 'closed', endedBy: { policy: 'x' } }, 0, by)])).toEqual([expected])
  })

  test('of a message tells the way it was threaded', () => {
    const wrote = {
      kind: 'customer-wrote',
      evidence: 'subject-tag: INC-1-AAAAA',
      onlyThanks: false,
      orderNumbers: [],
    } as const
    expect(linesOf([event(wrote)])).toEqual(['Ana customer-wrote subject-tag'])
  })

  test('shows no card number, whoever wrote it', () => {
    expect(linesOf([event({ kind: 'noted' }, 2)], [note(1, 'paid with 4111 1111 1111 1111')])[0]).not.toContain(
      '1111 1111',
    )
  })

  test('a choice stands there in its words, from the offer before it', () => {
    const offer = { at: 0, by: '', options: ['a new lamp', 'the money'] }
    const chosen = event({ kind: 'offer-chosen', chosen: 1 }, 2, { kind: 'customer', address: 'eva@mail.example' })
    expect(linesOf([event({ kind: 'offered', offer }), chosen])).toEqual([
      'Ana offered a new lamp | the money',
      'Eva offer-chosen the money',
    ])
  })
})

describe('notes', () => {
  test('stand at their event, each agent his own, whatever order they came in', () => {
    const events = [
      event({ kind: 'noted' }, 2),
      event({ kind: 'noted' }, 5, { kind: 'agent', address: RUI.address }),
      event({ kind: 'noted' }, 9),
    ]
    const conversation = [note(1, 'first'), note(3, 'his', RUI), note(8, 'second')]
    expect(linesOf(events, conversation)).toEqual(['Ana noted first', 'Rui noted his', 'Ana noted second'])
  })

  test('of an incident that was merged into this one stand in between', () => {
    const events = [event({ kind: 'answered' }), event({ kind: 'closed', endedBy: { policy: 'x' } }, 9)]
    expect(linesOf(events, [note(4, 'from the other')])).toEqual([
      'Ana answered',
      'Ana noted from the other',
      'Ana closed',
    ])
  })
})

test('of a long history the latest are shown and how it began, and how many are left out', () => {
  const opened = event({
    kind: 'opened',
    number: 1,
    customer: TOLD.incident.customer,
    language: 'es',
    subject: '',
    classification: CLASSIFICATION,
    orderNumbers: [],
  })
  const events = [opened, ...Array.from({ length: 400 }, (_, n) => event({ kind: 'answered' }, n + 1))]
  const { lines, leftOut } = historyOf(events, [], TOLD)
  expect(lines).toHaveLength(150)
  expect(leftOut).toBe(251)
  expect(lines[0]?.what).toBe('opened')
  expect(lines.at(-1)?.at).toBe(OPENED_AT + 400 * 60_000)
})
