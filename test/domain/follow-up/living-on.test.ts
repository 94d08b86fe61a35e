/** What lives on when incidents are merged, when a promise is late, and when a matter has many customers. */
import { describe, expect, test } from 'vitest'
import { onClock } from '../../../src/domain/follow-up/on-clock.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { aHistory, type Changed } from '../../support/a-history.ts'
import { MONDAY, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const EVA = 'eva@mail.example'

function twoIncidents() {
  const history = aHistory(MONDAY)
  history.receive({ from: EVA, text: 'My lamp is broken.' })
  history.receive({ from: EVA, text: 'Where is my invoice?' })
  return history
}
const survivor = (history: ReturnType<typeof aHistory>) => history.incidents()[0] as Incident

describe('a merge', () => {
  test('keeps the earlier of two promises, with both texts', () => {
    const history = twoIncidents()
    history.agentWrites(ANA.address, 101, '#promise 4d a refund')
    history.agentWrites(RUI.address, 102, '#promise 2d a new lamp')
    const earlier = history.incidents()[1]?.promise
    history.agentWrites(ANA.address, 101, '#merge INC-102')
    expect(survivor(history).promise).toMatchObject({
      dueAt: earlier?.dueAt,
      by: RUI.address,
      text: 'a new lamp · a refund',
    })
  })

  test('brings the clock of the first answer along, and wakes what waited for the customer', () => {
    const history = twoIncidents()
    history.agentWrites(ANA.address, 101, '#wait\n\nWhich colour is it?')
    history.agentWrites(ANA.address, 101, '#merge INC-102')
    expect(survivor(history)).toMatchObject({ standing: { status: 'open' }, awaitingAnswerSince: MONDAY })
    history.passes(2 * HOUR)
    expect(history.said.some(({ mail, incident }) => mail.name === 'first-answer-reminder' && incident === 101)).toBe(
      true,
    )
    expect(history.said.some(({ mail, incident }) => mail.lane === 'follow-up' && incident === 102)).toBe(false)
  })
})

test('a promise that is resolved too late counts as missed, and managers are not woken for it', () => {
  const all: Changed[] = []
  const history = aHistory(MONDAY, { onChange: (changed) => all.push(changed) })
  history.receive({ from: EVA, text: 'My lamp is broken.' })
  history.agentWrites(ANA.address, 101, '#promise 1d a new lamp')
  history.passes((survivor(history).promise?.dueAt ?? MONDAY) - MONDAY + HOUR)
  history.agentWrites(ANA.address, 101, '#resolve')
  expect(all.at(-1)?.events.map(({ kind }) => kind)).toContain('promise-missed')
})

test('a matter of many customers is not forgotten: its agent is asked, managers and customers hear nothing', () => {
  const { awaitingAnswerSince: _, ...found } = anIncident(7, {
    customer: { address: '', name: 'Store' },
    participants: [],
    silentBecause: 'parent',
    assignee: ANA.address,
    openedAt: MONDAY,
    lastHeardAt: MONDAY,
  })
  const facts = { now: MONDAY + 5 * DAY, store: A_STORE, seal: SEAL, conversation: [], earlier: [] }
  const asked = onClock(found, facts)
  expect(asked.mails.map(({ name, to }) => `${name} > ${to.address}`)).toEqual([`nudge > ${ANA.address}`])
  expect(asked.effects).toEqual([])
  expect(onClock(asked.incident as Incident, { ...facts, now: facts.now + DAY }).mails).toEqual([])
  // While its customers are written to nobody is asked, nor when it is put off.
  expect(onClock({ ...found, runningRound: 'tell' }, facts).mails).toEqual([])
  expect(onClock({ ...found, snoozedUntil: facts.now + DAY }, facts).mails).toEqual([])
})
