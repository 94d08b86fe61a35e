/** Commands around an answer: `#offer`, `#send`, `#discard`, `#merge`, `#link`, `#wait`, `#spam`, `#away`, and what contradicts what. */
import { describe, expect, test } from 'vitest'
import { applyCommands } from '../../../src/domain/command/apply-commands.ts'
import type { CommandContext } from '../../../src/domain/command/command.ts'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { aContext, ana, anIncident, knowing, now } from './support.ts'

const other = anIncident({ number: 4790 })
const lena = anIncident({
  number: 4791,
  customer: { address: 'lena@mail.example', name: 'Lena' },
  participants: ['lena@mail.example'],
})
const spam = anIncident({ number: 4792, standing: { status: 'spam', at: now, by: { agent: ana.address } } })
const parent = anIncident({ number: 4793, silentBecause: 'parent' })
const merged = anIncident({ standing: { status: 'merged', at: now, into: 4790 } })
const closed = anIncident({ standing: { status: 'closed', at: now, by: { agent: ana.address } } })
const held = anIncident({ heldAnswers: [{ rawMailId: 70, by: ana.address, at: now - DAY, because: 'leak' }] })
const twoHeld = anIncident({
  heldAnswers: [70, 71].map((rawMailId) => ({ rawMailId, by: ana.address, at: now, because: 'leak' as const })),
})
const overdue = anIncident({ heldAnswers: [{ rawMailId: 70, by: ana.address, at: now - 7 * DAY, because: 'leak' }] })

function say(text: string, incident: Incident = anIncident(), over: Partial<CommandContext> = {}): string {
  const read = readCommands(text)
  const known = knowing([incident, other, lena, spam, parent])
  const result = applyCommands(incident, read.lines, aContext({ hasText: read.text !== '', known, ...over }))
  if (!result.ok) return result.problems.map((p) => `${p.problem}${p.expected ? `: ${p.expected}` : ''}`).join('; ')
  return result.happenings
    .map((h) => h.kind)
    .filter((kind) => kind !== 'commanded')
    .join(' ')
}

test('#merge: what makes the other urgent comes along, and goes with #undo', () => {
  const { classification } = other
  const pressing: Incident = {
    ...other,
    classification: { ...classification, urgent: true, signs: [{ sign: 'harm', words: ['burnt'] }] },
  }
  const result = applyCommands(
    anIncident(),
    readCommands(`#merge ${other.number}`).lines,
    aContext({ known: knowing([anIncident(), pressing]) }),
  )
  const joined = result.ok ? result.incident : undefined
  if (joined === undefined) throw new Error(JSON.stringify(result))
  expect(joined.classification).toMatchObject({ urgent: true, signs: [{ sign: 'harm', words: ['burnt'] }] })
  const undone = applyCommands(joined, readCommands('#undo').lines, aContext({ known: knowing([joined, pressing]) }))
  expect(undone.ok && undone.incident?.classification.urgent).toBe(false)
})

describe('each says what becomes of it', () => {
  test.each<[string, Incident, string]>([
    ['#offer a lamp | the money', anIncident(), 'offered'],
    ['#offer a lamp', anIncident(), 'offered'],
    ['#ofrecer a | b | c | d | e | f', anIncident(), 'offered'],
    ['#offer a | b', closed, 'wrong-state: #reopen'],
    ['#wait', anIncident(), 'waited'],
    ['#esperar', anIncident(), 'waited'],
    ['#wait', anIncident({ standing: { status: 'waiting', since: 1 } }), ''],
    ['#wait', closed, 'wrong-state: #reopen'],
    ['#wait 3d', anIncident(), 'unexpected-argument: #wait'],
    ['#snooze 3d', closed, 'wrong-state: #reopen'],
    ['#spam', anIncident(), 'spammed'],
    ['#basura', anIncident(), 'spammed'],
    ['#spam', spam, ''],
    ['#take', spam, 'wrong-state'],
    ['#reopen', spam, 'reopened'],
    ['#take', merged, 'wrong-state'],
    ['#release', anIncident(), ''],
    ['#release', anIncident({ assignee: ana.address }), 'released'],
    ['#assign nobody', anIncident({ assignee: ana.address }), 'released'],
    ['#assign nadie', anIncident({ assignee: ana.address }), 'released'],
    ['#asignar ninguém', anIncident({ assignee: ana.address }), 'released'],
    ['#przypisz nikt', anIncident({ assignee: ana.address }), 'released'],
    ['#merge INC-4790', anIncident(), 'absorbed'],
    ['#merge inc 4790', anIncident(), 'absorbed'],
    ['#merge [INC-4790-0K2VD]', anIncident(), 'absorbed'],
    ['#merge #4790.', anIncident(), 'absorbed'],
    ['#unir 4790', anIncident(), 'absorbed'],
    ['#merge', anIncident(), 'missing-argument: #merge INC-4790'],
    ['#merge lamp', anIncident(), 'unknown-incident: #merge INC-4790'],
    ['#merge 1', anIncident(), 'unknown-incident: #merge INC-4790'],
    ['#merge 4821', anIncident(), 'same-incident'],
    ['#merge 4791', anIncident(), 'other-customer: #link INC-4791'],
    ['#merge 4792', anIncident(), 'wrong-state'],
    ['#merge 4793', anIncident(), 'wrong-state'],
    ['#merge 4790', closed, 'reopened absorbed'],
    ['#link 4791', anIncident(), 'linked'],
    ['#link 4791', anIncident({ linked: [4791] }), ''],
    ['#link 4821', anIncident(), 'same-incident'],
    ['#link 1', anIncident(), 'unknown-incident: #link INC-4790'],
    ['#send', held, 'held-answer-ended'],
    ['#send 70', held, 'held-answer-ended'],
    ['#send 71', held, 'nothing-held'],
    ['#send now', held, 'unexpected-argument: #send'],
    ['#send', anIncident(), 'nothing-held'],
    ['#send', overdue, 'nothing-held'],
    ['#send', twoHeld, 'several-held: 70, 71'],
    ['#enviar 71', twoHeld, 'held-answer-ended'],
    ['#discard', held, 'held-answer-ended'],
    ['#descartar', held, 'held-answer-ended'],
    ['#discard', anIncident(), 'nothing-held'],
    ['#split', anIncident(), 'no-message'],
    ['#forget', anIncident({ customer: { address: '', name: '' } }), 'no-address'],
    ['#undo', anIncident(), 'nothing-to-undo'],
  ])('%s', (text, incident, expected) => {
    expect(say(text, incident)).toBe(expected)
  })

  test.each([
    ['#offer', 'missing-argument'],
    ['#offer |', 'missing-argument'],
    ['#offer a | A', 'unreadable-offer'],
    ['#offer a|b|c|d|e|f|g', 'unreadable-offer'],
    [`#offer ${'a'.repeat(121)}`, 'unreadable-offer'],
    ['#away', 'missing-argument'],
    ['#away monday nosuch', 'unknown-agent'],
    ['#away monday\n\nSee you!', 'contradiction'],
    ['#note', 'nothing-to-send'],
    ['#note she called\n\nText', 'unexpected-argument'],
  ])('%j is refused', (text, problem) => {
    expect(say(text)).toContain(problem)
  })
})

describe('what contradicts what', () => {
  test.each([
    '#resolve\n#close',
    '#wait\n#snooze 3d',
    '#spam\n#take',
    '#undo\n#take',
    '#send\n#discard',
    '#resolve\n#promise fri',
    '#resolve\n#offer a | b',
    '#close\n#offer a | b',
    '#take\n#assign rui',
    '#take\n#release',
    '#urgent\n#normal',
    '#promise fri\n#promise thu',
    '#merge 4790\n#merge 4791',
    '#note\n#offer a | b\n\nText',
    '#spam\n\nText',
    '#undo\n\nText',
    '#send\n\nText',
    '#discard\n\nText',
    '#forget\n\nText',
    '#forget\n#take',
  ])('%j', (text) => {
    expect(say(text, held)).toContain('contradiction')
  })

  test.each([
    ['#take\n#urgent\n#cc x@y.example\n#cc z@w.example\n#wait', 'assigned marked-urgent copied copied waited'],
    ['#close\n#merge 4790', 'absorbed closed'],
    ['#take\n#take', 'assigned'],
    ['#promise fri\n#wait', 'promised waited'],
    ['#compensate 5 EUR\n#resolve', 'compensated resolved'],
  ])('%j goes together', (text, kinds) => {
    expect(say(text)).toBe(kinds)
  })
})
