/** `#cc`, `#uncc`, `#to`: addresses as mail programs write them, and those that are refused. */
import { describe, expect, test } from 'vitest'
import { applyCommands } from '../../../src/domain/command/apply-commands.ts'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { aContext, ana, anIncident, knowing, store } from './support.ts'

const EVA = 'eva@mail.example'
const copied = anIncident({ participants: [EVA, 'x@y.example'], thirdParties: ['x@y.example'] })

function say(text: string, incident: Incident = anIncident(), over = {}) {
  const read = readCommands(text)
  return applyCommands(incident, read.lines, aContext({ hasText: read.text !== '', ...over }))
}
const participants = (result: ReturnType<typeof say>) =>
  result.ok ? result.incident?.participants.slice(1) : result.problems

describe('addresses', () => {
  test.each<[string, readonly string[]]>([
    ['x@y.example', ['x@y.example']],
    ['X@Y.Example.', ['x@y.example']],
    ['<x@y.example>', ['x@y.example']],
    ['Courier <x@y.example>', ['x@y.example']],
    ['"Fast, Courier" <x@y.example>', ['x@y.example']],
    ['x@y.example<mailto:x@y.example>', ['x@y.example']],
    ['[x@y.example](mailto:x@y.example)', ['x@y.example']],
    ['mailto:x@y.example', ['x@y.example']],
    ['x@y.example, z@w.example', ['x@y.example', 'z@w.example']],
    ['x@y.example; z@w.example', ['x@y.example', 'z@w.example']],
    ['x@y.example z@w.example', ['x@y.example', 'z@w.example']],
    ['x@y.example x@y.example', ['x@y.example']],
    ['x@münchen.example', ['x@münchen.example']],
  ])('#cc %s', (argument, expected) => {
    expect(participants(say(`#cc ${argument}`))).toEqual(expected)
  })

  test.each([
    ['', 'missing-argument'],
    ['nobody', 'unreadable-address'],
    ['x@y', 'unreadable-address'],
    ['@y.example', 'unreadable-address'],
    ['x@y..example', 'unreadable-address'],
    ['x@y.example, nobody', 'unreadable-address'],
    [ana.address, 'unreadable-address'],
    [store.mailbox, 'unreadable-address'],
    ['incidencias+a4821.AAAAA@store.example', 'unreadable-address'],
    [Array.from({ length: 11 }, (_, n) => `x${n}@y.example`).join(', '), 'unreadable-address'],
    ['x@y.example<mailto:z@w.example>', 'unreadable-address'],
  ])('#cc %j is refused', (argument, problem) => {
    const result = say(`#cc ${argument}`)
    expect(result.ok ? participants(result) : result.problems.map((p) => p.problem).join()).toBe(problem)
  })
})

test.each([
  ['courier', 'courier@example.com'],
  ['Mensajería', 'mensajeria@example.com'],
  ['fast courier', 'ana@example.com'],
  [ana.address, 'ana@example.com'],
])('#cc %s is told what an address looks like', (argument, expected) => {
  expect(say(`#cc ${argument}`)).toMatchObject({ problems: [{ expected }] })
})

describe('who is what', () => {
  test('whoever was brought in is a third party; who wrote unconfirmed is of the customer’s side', () => {
    const wrote = { who: 'x', side: 'unconfirmed', at: 0, text: '', address: 'x@y.example' } as const
    const known = knowing([], { conversation: () => [wrote] })
    expect(say('#cc z@w.example', anIncident(), { known })).toMatchObject({
      incident: { thirdParties: ['z@w.example'] },
    })
    expect(say('#cc x@y.example', anIncident(), { known })).toMatchObject({ incident: { thirdParties: [] } })
  })

  test('the customer and who is there already are not added', () => {
    expect(say(`#cc ${EVA}`)).toMatchObject({ ok: true, happenings: [] })
    expect(say('#cc x@y.example', copied)).toMatchObject({ ok: true, happenings: [] })
  })

  test('#uncc takes out who is there, and nobody else', () => {
    expect(participants(say('#uncc x@y.example', copied))).toEqual([])
    expect(say('#uncc z@w.example', copied)).toMatchObject({
      problems: [{ problem: 'unreadable-address', expected: 'x@y.example' }],
    })
    expect(say(`#uncc ${EVA}`, copied)).toMatchObject({ ok: false })
  })

  test.each(['customer', 'the customer', 'cliente', 'klient', EVA])('#to %s sends to the customer again', (name) => {
    const incident = { ...copied, addressee: 'x@y.example' }
    const result = say(`#to ${name}`, incident)
    expect(result.ok && result.incident?.addressee).toBeUndefined()
    expect(say(`#to ${name}`)).toMatchObject({ ok: true, happenings: [] })
  })

  test('#to takes one address, and none of ours', () => {
    expect(say('#to x@y.example, z@w.example')).toMatchObject({ ok: false })
    expect(say(`#to ${ana.address}`)).toMatchObject({ ok: false })
    expect(say('#to x@y.example')).toMatchObject({
      incident: { addressee: 'x@y.example', thirdParties: ['x@y.example'] },
    })
  })

  test('#to names the customer where there is none to write to', () => {
    const nobody = anIncident({ customer: { address: '', name: '' }, participants: [] })
    expect(say('#to Eva <x@y.example>', nobody)).toMatchObject({
      incident: { customer: { address: 'x@y.example', name: 'Eva' } },
    })
    const bounced = anIncident({ undeliverableSince: 1 })
    expect(say('#to x@y.example', bounced)).toMatchObject({
      incident: { customer: { address: 'x@y.example', name: 'Eva' }, participants: ['x@y.example'] },
    })
  })
})
