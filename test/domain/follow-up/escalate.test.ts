/** What still needs a manager when the mail is made, who hears of it, and in which order it stands there. */
import { describe, expect, test } from 'vitest'
import { escalate, pressing } from '../../../src/domain/follow-up/escalate.ts'
import { escalationsMail } from '../../../src/domain/follow-up/escalations-mail.ts'
import type { Escalation } from '../../../src/domain/incident/decision.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { MONDAY, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, BOSS, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const promise = { dueAt: MONDAY, remindAt: MONDAY, text: '', by: ANA.address, reminded: true, missed: true }

function waiting(number: number, changes: Partial<Incident> = {}): Incident {
  return anIncident(number, { openedAt: MONDAY, awaitingAnswerSince: MONDAY, nudgedAt: MONDAY, promise, ...changes })
}

function because(reason: Escalation['because'], incident = 1, since = MONDAY): Escalation {
  return { incident, because: reason, since, at: MONDAY + HOUR }
}

function left(collected: readonly Escalation[], ...incidents: readonly Incident[]) {
  return pressing(collected, new Map(incidents.map((one) => [one.number, one]))).map(({ incident, reasons }) => [
    incident.number,
    ...reasons.map((one) => one.because),
  ])
}

const { awaitingAnswerSince: _a, ...answered } = waiting(1, { firstAnsweredAt: MONDAY })
const { nudgedAt: _n, ...heard } = waiting(1)
const { promise: _p, ...kept } = waiting(1)

describe('left out is', () => {
  test.each<[string, Escalation, Incident]>([
    ['a first answer that was given', because('first-answer'), answered],
    ['a silence that a person ended', because('silence'), heard],
    ['a promise that ended', because('promise-missed'), kept],
    ['one that was replaced', because('promise-missed'), waiting(1, { promise: { ...promise, dueAt: MONDAY + HOUR } })],
    [
      'what was closed',
      because('silence'),
      waiting(1, { standing: { status: 'closed', at: MONDAY, by: { agent: '' } } }),
    ],
  ])('%s', (_, escalation, incident) => {
    expect(left([escalation], waiting(1))).toHaveLength(1)
    expect(left([escalation], incident)).toEqual([])
  })
})

test('one line an incident with all its reasons; urgent ones, broken words, then who waits longest', () => {
  const urgent = waiting(4, { classification: { ...waiting(4).classification, urgent: true } })
  expect(
    left(
      [
        because('silence', 1),
        because('first-answer', 2, MONDAY + HOUR),
        because('first-answer', 3),
        because('silence', 4),
        because('silence', 5),
        because('promise-missed', 5),
        because('silence', 6),
      ],
      ...[1, 2, 3, 5].map((number) => waiting(number)),
      urgent,
    ),
  ).toEqual([
    [4, 'silence'],
    [5, 'promise-missed', 'silence'],
    [3, 'first-answer'],
    [2, 'first-answer'],
    [1, 'silence'],
  ])
})

describe('managers', () => {
  const facts = { now: MONDAY, seal: SEAL, conversation: [], earlier: [] }
  const heardBy = (managers: typeof A_STORE.managers) =>
    escalate(waiting(1), { ...facts, store: { ...A_STORE, managers } }, 'silence', MONDAY).flatMap((effect) =>
      effect.kind === 'escalate' ? effect.managers : [],
    )
  const of = (address: string, ...categories: string[]) => ({ address, name: '', categories })

  test('hear of their categories, all of them where nobody has it, none where there are none', () => {
    const { category } = waiting(1).classification
    expect(heardBy([of('all@x'), of('mine@x', category), of('other@x', 'else')])).toEqual(['all@x', 'mine@x'])
    expect(heardBy([of('other@x', 'else')])).toEqual(['other@x'])
    expect(heardBy([])).toEqual([])
  })

  test('who only manages writes to whoever has it, and changes nothing', () => {
    const mail = (assignee?: string) => {
      const incident = { ...waiting(1), ...(assignee === undefined ? {} : { assignee }) }
      const said = escalationsMail(BOSS, [{ incident, reasons: [because('silence')] }], { ...facts, store: A_STORE })
      return said.name === 'escalation' ? (said.data.lines[0]?.buttons ?? []) : []
    }
    expect(mail().map(({ label }) => label)).toEqual(['writeTeam', 'status'])
    expect(mail()[0]?.href).toMatch(new RegExp(`^mailto:${ANA.address},${RUI.address}\\?subject=`))
    expect(mail(RUI.address)[0]?.href).toMatch(new RegExp(`^mailto:${RUI.address}\\?subject=`))
    for (const { href } of mail()) expect(href).not.toMatch(/\+a\d|%23(?:take|assign|promise|close|resolve)/)
  })
})
