import { describe, expect, test } from 'vitest'
import type { Applied } from '../../../src/domain/command/apply-commands.ts'
import { applyCommands } from '../../../src/domain/command/apply-commands.ts'
import type { CommandContext } from '../../../src/domain/command/command.ts'
import { COMMANDS } from '../../../src/domain/command/index.ts'
import { aliasesOf, nearestCommand } from '../../../src/domain/command/names.ts'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { COMMAND_PACKS } from '../../../src/domain/language/command-packs.ts'
import { fold } from '../../../src/domain/language/fold.ts'
import { LANGUAGES } from '../../../src/domain/language/language.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { workedMs } from '../../support/processor-time.ts'
import { aContext, ana, anIncident, now } from './support.ts'

type Result = ReturnType<typeof applyCommands>

function say(text: string, incident: Incident | undefined = anIncident(), over: Partial<CommandContext> = {}) {
  const read = readCommands(text)
  return applyCommands(incident, read.lines, aContext({ hasText: read.text !== '', ...over }))
}

function done(result: Result): Applied {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

function refused(result: Result): string[] {
  return result.ok ? [] : result.problems.map((p) => `${p.problem}: ${p.expected ?? ''}`)
}

const closed = anIncident({ standing: { status: 'closed', at: now - HOUR, by: { agent: 'rui@shop.example' } } })
const promised = anIncident({
  promise: { dueAt: now + HOUR, remindAt: now - HOUR, text: 'soon', by: ana.address, reminded: true, missed: false },
})

describe('a change', () => {
  test.each<[string, Incident, string, string, string]>([
    ['#take', anIncident(), 'assigned', '', 'Ana García'],
    ['#tomar', anIncident(), 'assigned', '', 'Ana García'],
    ['#assumir', anIncident(), 'assigned', '', 'Ana García'],
    ['#biorę', anIncident(), 'assigned', '', 'Ana García'],
    ['#biore', anIncident(), 'assigned', '', 'Ana García'],
    ['#BIORĘ', anIncident(), 'assigned', '', 'Ana García'],
    ['#take', anIncident({ assignee: 'rui@shop.example' }), 'assigned', 'Rui', 'Ana García'],
    ['#assign rui', anIncident(), 'assigned', '', 'Rui'],
    ['#assign RUI@shop.example', anIncident(), 'assigned', '', 'Rui'],
    ['#assign @rui', anIncident(), 'assigned', '', 'Rui'],
    ['#assign garcia', anIncident(), 'assigned', '', 'Ana García'],
    ['#assign anab', anIncident(), 'assigned', '', 'Anabel Łuczak'],
    ['#assign łuc', anIncident(), 'assigned', '', 'Anabel Łuczak'],
    ['#assign ana', anIncident(), 'assigned', '', 'Ana García'],
    ['#resolve', anIncident(), 'resolved', 'open', 'resolved'],
    ['#załatwione', anIncident(), 'resolved', 'open', 'resolved'],
    ['#close', anIncident(), 'closed', 'open', 'closed'],
    ['#cerrar', anIncident(), 'closed', 'open', 'closed'],
    ['#fechar', anIncident(), 'closed', 'open', 'closed'],
    ['#zamknij', anIncident(), 'closed', 'open', 'closed'],
    ['#reopen', closed, 'reopened', 'closed', 'open'],
    ['#category checkout/coupon', anIncident(), 'categorised', 'delivery/damaged', 'checkout/coupon'],
    ['#categoría coupon', anIncident(), 'categorised', 'delivery/damaged', 'checkout/coupon'],
    ['#urgent', anIncident(), 'marked-urgent', 'normal', 'urgent'],
    ['#promise fri new parcel', anIncident(), 'promised', '', '2026-11-27 new parcel'],
    ['#termin piątek', anIncident(), 'promised', '', '2026-11-27'],
    ['#promise tue', promised, 'promised', '2026-11-25 soon', '2026-12-01'],
  ])('%s', (text, incident, kind, before, after) => {
    const result = done(say(text, incident))
    expect(result.happenings.map((h) => h.kind)).toEqual([kind, 'commanded'])
    expect(result.changes).toMatchObject([{ before, after }])
  })

  test.each([
    ['#take', anIncident({ assignee: ana.address })],
    ['#assign ana', anIncident({ assignee: ana.address })],
    ['#close', closed],
    ['#reopen', anIncident()],
    ['#normal', anIncident()],
    ['#category delivery/damaged', anIncident()],
  ])('repeated changes nothing: %s', (text, incident) => {
    const result = done(say(text, incident))
    expect(result.happenings).toEqual([])
    expect(result.changes).toEqual([])
    expect(result.commands).toEqual([text])
  })

  test('a whole mail repeated changes nothing', () => {
    const text = '#take\n#urgent\n#promise fri x'
    const once = done(say(text))
    const twice = done(say(text, once.incident))
    expect(once.happenings).toHaveLength(4)
    expect(twice.happenings).toEqual([])
    expect(twice.promise).toBeUndefined()
  })

  test('all lines or none', () => {
    expect(refused(say('#take\n#assing'))).toEqual(['unknown-command: #assign'])
    expect(refused(say('#take\n#frobnicate\n#promise someday'))).toEqual([
      expect.stringContaining('unknown-command: #'),
      expect.stringContaining('unreadable-date: '),
    ])
  })

  test('endless lines are refused in no time', () => {
    const start = workedMs()
    const many = Array.from({ length: 50_000 }, (_, i) => `#promise ${i} x`).join('\n')
    expect(say(many).ok).toBe(false)
    expect(say('#frobnicate\n'.repeat(50_000)).ok).toBe(false)
    expect(done(say('#take\n'.repeat(50_000))).commands).toEqual(['#take'])
    expect(say(`${'#list\n'.repeat(1_000)}#frobnicate`).ok).toBe(false)
    expect(workedMs() - start).toBeLessThan(5_000)
  })

  test('a resolved promise in time is kept', () => {
    expect(done(say('#resolve', promised)).happenings.map((h) => h.kind)).toEqual([
      'promise-kept',
      'resolved',
      'commanded',
    ])
  })

  test('notes are internal', () => {
    const result = done(say('#note\n#take\nThe customer is angry'))
    expect([result.note, result.resolve, result.promise]).toEqual([true, false, undefined])
    expect(result.happenings.map((h) => h.kind)).toEqual(['assigned', 'commanded'])
  })

  test('reopening comes first and ending last', () => {
    const result = done(say('#promise fri\n#reopen', closed))
    expect(result.happenings.map((h) => h.kind)).toEqual(['reopened', 'promised', 'commanded'])
  })
})

describe('a promise', () => {
  test.each([
    ['#promise 2026-11-27 text', '2026-11-27T17:00Z', '2026-11-27T08:00Z', 'text'],
    ['#promise fri', '2026-11-27T17:00Z', '2026-11-27T08:00Z', ''],
    ['#promise 24h', '2026-11-26T17:00Z', '2026-11-26T08:00Z', ''],
    ['#promise 5d', '2026-11-30T17:00Z', '2026-11-30T08:00Z', ''],
    ['#promise 3d', '2026-11-30T17:00Z', '2026-11-30T08:00Z', ''],
    ['#promise today', '2026-11-25T17:00Z', '2026-11-25T08:00Z', ''],
    ['#promise fri 15:00 call', '2026-11-27T14:00Z', '2026-11-27T08:00Z', 'call'],
    ['#promise 2027-03-29', '2027-03-29T16:00Z', '2027-03-29T07:00Z', ''],
  ])('%s is due at the end of business', (text, dueAt, remindAt, words) => {
    expect(done(say(text)).promise).toEqual({
      dueAt: Date.parse(dueAt),
      remindAt: Date.parse(remindAt),
      text: words,
      by: ana.address,
      reminded: false,
      missed: false,
    })
  })

  test.each([
    ['a Saturday', '#promise 2026-11-28', 'no-business-day: 2026-11-27, 2026-11-30'],
    ['a holiday', '#promise 2026-12-25', 'no-business-day: 2026-12-24, 2026-12-28'],
    ['yesterday', '#promise 2026-11-24', 'date-in-the-past: '],
    ['an hour that is over', '#promise today 9:00', 'date-in-the-past: 2026-11-26'],
    ['nothing', '#promise', 'missing-argument: 2026-11-28'],
    ['no date', '#promise soon', 'unreadable-date: 2026-11-28'],
  ])('refuses %s', (_, text, problem) => {
    expect(refused(say(text))).toEqual([expect.stringContaining(problem)])
  })
})

describe('refused', () => {
  test.each<[string, Incident | undefined, string]>([
    ['#close\n#reopen', anIncident(), 'contradiction: #close'],
    ['#resolve\n#close', anIncident(), 'contradiction: #resolve'],
    ['#note\n#promise fri\ntext', anIncident(), 'contradiction: #note'],
    ['#resolve\n#promise fri', anIncident(), 'contradiction: #resolve'],
    ['#take\n#assign rui', anIncident(), 'contradiction: #take'],
    ['#urgent\n#normal', anIncident(), 'contradiction: #urgent'],
    ['#assign rui\n#assign ana', anIncident(), 'contradiction: #assign rui'],
    ['#promise fri\n#promise mon', anIncident(), 'contradiction: #promise fri'],
    ['#undo\n#take', anIncident(), 'contradiction: #undo'],
    ['#undo\nsorry', anIncident(), 'contradiction: #undo'],
    ['#take it', anIncident(), 'unexpected-argument: #take'],
    ['#note she is angry', anIncident(), 'unexpected-argument: #note'],
    ['#note', anIncident(), 'nothing-to-send: #note'],
    ['#assign', anIncident(), 'missing-argument: Ana García, Rui, Anabel Łuczak'],
    ['#assign a', anIncident(), 'unknown-agent: ana@shop.example, anabel@shop.example'],
    ['#category', anIncident(), 'missing-argument: '],
    ['#category delivery/purple', anIncident(), 'unknown-category: '],
    ['#list everything', anIncident(), 'unexpected-argument: #list open|'],
    ['#clsoe', anIncident(), 'unknown-command: #close'],
    ['#cerar', anIncident(), 'unknown-command: #close'],
    ['#orders are late', anIncident(), 'unknown-command: #'],
    ['#waitress', anIncident(), 'unknown-command: #wait'],
    ['Hola\n#close\nAdiós', anIncident(), 'misplaced-command: #close'],
    ['#take', undefined, 'no-incident: '],
    ['#status', undefined, 'no-incident: '],
    ['#resolve', closed, 'wrong-state: #reopen'],
    ['#promise fri', closed, 'wrong-state: #reopen'],
    ['#take', anIncident({ standing: { status: 'merged', at: now, into: 7 } }), 'wrong-state: '],
    ['#undo', anIncident(), 'nothing-to-undo: '],
  ])('%j', (text, incident, problem) => {
    const result = applyCommands(
      incident,
      readCommands(text).lines,
      aContext({ hasText: readCommands(text).text !== '' }),
    )
    expect(refused(result)[0]).toContain(problem)
  })

  test('managers may ask and not change', () => {
    expect(refused(say('#close\n#list', anIncident(), { queriesOnly: true }))).toEqual(['not-allowed: '])
    expect(done(say('#list', anIncident(), { queriesOnly: true })).queries).toHaveLength(1)
  })
})

describe('a question', () => {
  test.each([
    ['#list', { kind: 'list', which: 'open' }],
    ['#list mine', { kind: 'list', which: 'mine' }],
    ['#lista moje', { kind: 'list', which: 'mine' }],
    ['#listar minhas', { kind: 'list', which: 'mine' }],
    ['#list LATE', { kind: 'list', which: 'late' }],
    ['#help', { kind: 'help' }],
    ['#ayuda', { kind: 'help' }],
    ['#pomoc', { kind: 'help' }],
    ['#help me', { kind: 'help' }],
  ])('%s needs no incident', (text, query) => {
    const result = done(applyCommands(undefined, readCommands(text).lines, aContext()))
    expect(result.queries).toEqual([query])
    expect(result.happenings).toEqual([])
  })

  test('about an incident can come with a change', () => {
    const result = done(say('#take\n#status'))
    expect(result.queries).toEqual([{ kind: 'status' }])
    expect(result.happenings.map((h) => h.kind)).toEqual(['assigned', 'commanded'])
  })
})

describe('#undo', () => {
  const took = done(say('#take\n#urgent\n#resolve')).incident as Incident

  test('restores every field the mail changed', () => {
    const result = done(say('#undo', took))
    expect(result.happenings.map((h) => h.kind)).toEqual(['undone'])
    const { undoable: _, ...back } = result.incident as Incident
    expect(back).toEqual(anIncident())
    expect(result.changes.map((c) => `${c.field} ${c.before} ${c.after}`)).toEqual([
      'status resolved open',
      'assignee Ana García ',
      'urgent urgent normal',
    ])
  })

  test('works once', () => {
    const back = done(say('#undo', took)).incident as Incident
    expect(refused(say('#undo', back))).toEqual(['undone-already: '])
  })

  test('leaves alone what others changed meanwhile', () => {
    const later = { ...took, classification: { ...took.classification, topic: 'late' } }
    const back = done(say('#undo', later)).incident as Incident
    expect(back.classification.topic).toBe('late')
    expect(back.standing.status).toBe('open')
  })

  test.each<[string, Partial<Incident>, Partial<CommandContext>, string]>([
    ['after 24 hours and a moment', {}, { now: now + 24 * HOUR + 1 }, 'undo-too-late'],
    ['by another agent', {}, { agent: { address: 'rui@shop.example', name: 'Rui', categories: [] } }, 'undo-not-yours'],
    ['when a colleague took it since', { assignee: 'rui@shop.example' }, {}, 'undo-superseded'],
    ['when the customer reopened it since', { standing: { status: 'open' } }, {}, 'undo-superseded'],
  ])('is refused %s', (_, over, context, problem) => {
    expect(refused(say('#undo', { ...took, ...over }, context))[0]).toContain(problem)
  })

  test('is allowed for 24 hours', () => {
    expect(say('#undo', took, { now: now + 24 * HOUR }).ok).toBe(true)
  })

  test('of a promise that was reminded meanwhile works', () => {
    const made = done(say('#promise fri')).incident as Incident
    const reminded = { ...made, promise: { ...(made.promise as NonNullable<Incident['promise']>), reminded: true } }
    expect(done(say('#undo', reminded)).incident?.promise).toBeUndefined()
  })
})

describe('names', () => {
  test('each means one command, in all languages', () => {
    const meanings = new Map<string, Set<string>>()
    const note = (word: string, name: string) =>
      meanings.set(fold(word), (meanings.get(fold(word)) ?? new Set()).add(name))
    for (const command of COMMANDS) note(command.name, command.name)
    for (const pack of COMMAND_PACKS)
      for (const [name, words] of Object.entries(pack.aliases)) for (const w of words) note(w, name)
    expect([...meanings].filter(([, names]) => names.size > 1)).toEqual([])
  })

  test.each([
    ['clos', 'close'],
    ['closee', 'close'],
    ['rezolve', 'resolve'],
    ['zamnkij', 'close'],
    ['stat', 'status'],
    ['asign', 'assign'],
    ['xyzzyplugh', 'help'],
    ['', 'help'],
  ] as const)('the nearest to #%s is #%s', (word, name) => {
    expect(nearestCommand(word)).toBe(name)
  })

  test('what a button of the agent’s language says is a command', () => {
    const named = (word: string) => readCommands(`#${word}`).lines.map((line) => line.word)
    for (const [word, name] of [
      ['situação', 'status'],
      ['encerrar', 'close'],
      ['devolver', 'release'],
    ] as const) {
      expect(aliasesOf(name, 'pt'), word).toContain(`#${word}`)
      expect(named(word)).toHaveLength(1)
    }
  })

  test('aliases of the reader’s language come first', () => {
    expect(aliasesOf('close', 'pl')[0]).toBe('#zamknij')
    expect(aliasesOf('close', 'es')[0]).toBe('#cerrar')
  })

  test('every language has an alias of every common command, or the same word', () => {
    for (const language of LANGUAGES.filter((l) => l !== 'en')) {
      const pack = COMMAND_PACKS.find((p) => p.language === language)
      // The same word in all of them.
      for (const { name } of COMMANDS.filter((c) => c.name !== 'normal' && c.name !== 'spam')) {
        expect(pack?.aliases[name], `${language} ${name}`).not.toBeUndefined()
      }
    }
  })
})
