/**
 * Weeks of a store at random: whatever customers, agents and machines write, in whatever order, and however long the machine was off.
 * What must hold is asked after every change and every look at the clock.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../src/domain/incident/evolve.ts'
import { type Incident, isLive } from '../../../src/domain/incident/incident.ts'
import { businessTimeBetween, nextBeginOfBusiness } from '../../../src/domain/time/business-time.ts'
import { isDaytime } from '../../../src/domain/time/daytime.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { type AHistory, aHistory, type Changed } from '../../support/a-history.ts'
import { A_STORE, ANA, at, RUI } from '../../support/a-store.ts'

const CUSTOMERS = ['eva@mail.example', 'ivo@mail.example']
const { calendar, policies } = A_STORE
const { every, mostInARow } = policies.base.noSilence

/** More of them by hand: `RUNS=500 vitest run …`. */
const RUNS = Number(process.env['RUNS'] ?? 30)

type Act =
  | { readonly kind: 'opens'; readonly from: string }
  | { readonly kind: 'writes' | 'thanks' }
  | { readonly kind: 'away'; readonly days: number }
  | { readonly kind: 'bounces'; readonly severity: 'hard' | 'soft'; readonly complaint: boolean }
  | { readonly kind: 'agent'; readonly who: string; readonly text: string }
  | { readonly kind: 'merge'; readonly with: number }

const COMMANDS = [
  '#wait',
  '#wait\n\nWhich colour is it?',
  '#promise 1d a new lamp',
  '#promise 3d a refund',
  '#promise 12d a courier',
  '#snooze 1d',
  '#snooze 9d',
  '#resolve',
  '#resolve\n\nIt is on its way.',
  '#close',
  '#reopen',
  '#undo',
  '#take',
  '#release',
  '#urgent',
  '#note\n\nThe stock is empty.',
  '#offer voucher | refund',
  '#spam',
  '#away 4d',
  '#back',
]

const agent = (text: fc.Arbitrary<string>): fc.Arbitrary<Act> =>
  fc.record({ kind: fc.constant('agent'), who: fc.constantFrom(ANA.address, RUI.address), text })

/** What happens between two stretches of time, to one of the incidents. */
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('opens'), from: fc.constantFrom(...CUSTOMERS) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('writes', 'writes', 'writes', 'thanks') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('away'),
      days: fc.oneof(fc.integer({ min: -400, max: 60 }), fc.constantFrom(90, 365, 2_000)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('bounces'),
      severity: fc.constantFrom('hard', 'soft'),
      complaint: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: agent(fc.constant('We look into it and write to you.')) },
  { weight: 8, arbitrary: agent(fc.constantFrom(...COMMANDS)) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge'), with: fc.nat(9) }) },
)

function perform(history: AHistory, number: number, act: Act): void {
  switch (act.kind) {
    case 'opens':
      history.receive({ from: act.from, text: 'My lamp is broken.' })
      return
    case 'writes':
      history.customerWrites(number)
      return
    case 'thanks':
      history.customerWrites(number, { text: 'Thanks!', onlyThanks: true })
      return
    case 'away': {
      const returnsAt = (Math.floor(history.now / DAY) + act.days) * DAY
      history.customerWrites(number, { nature: { kind: 'auto-reply', evidence: 'away', returnsAt } })
      return
    }
    case 'bounces':
      history.comesBack(number, act.severity, act.complaint && act.severity === 'hard')
      return
    case 'agent':
      history.agentWrites(act.who, number, act.text)
      return
    case 'merge':
      history.agentWrites(ANA.address, number, `#merge INC-${history.incidents().at(-1 - act.with)?.number ?? 101}`)
      return
  }
}

const stretch = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: MINUTE, max: 3 * HOUR }) },
  { weight: 4, arbitrary: fc.integer({ min: HOUR, max: 3 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: DAY, max: 20 * DAY }) },
)
const step = fc.record({
  after: stretch,
  isOff: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  which: fc.nat(9),
  act,
})

describe('whatever happens, in whatever order', () => {
  test('the promises of the store to its customers and its people hold', () => {
    // Both changes of the clocks lie in the histories.
    const start = fc.integer({ min: at('2026-02-20T00:00Z'), max: at('2026-10-20T00:00Z') })
    fc.assert(
      fc.property(start, fc.array(step, { minLength: 10, maxLength: 30 }), (from, steps) => {
        const asked = questions()
        const history: AHistory = aHistory(from, {
          onChange: (changed) => asked.ofChange(changed),
          onLook: () => asked.ofLook(history),
        })
        history.receive({ from: CUSTOMERS[0] as string, text: 'My lamp is broken.' })
        for (const { after, isOff, which, act } of steps) {
          if (isOff) history.isOff(after)
          else history.passes(after)
          const incidents = history.incidents()
          perform(history, (incidents[which % incidents.length] as Incident).number, act)
        }
        history.passes(12 * DAY)
      }),
      { seed: 2026, numRuns: RUNS, endOnFailure: true },
    )
  })
})

/** What is asked of every history, with what has to be remembered for it. */
function questions() {
  const keys = new Set<string>()
  const toCustomer = new Map<string, number>()
  const inARow = new Map<number, number>()
  const openSince = new Map<number, number>()

  return {
    ofChange(changed: Changed): void {
      const { at: now, before, after, events, mails } = changed
      if (before !== undefined) expect(fold(events, before)).toEqual(after)
      for (const mail of mails) {
        expect(keys.has(mail.onceKey), `said twice: ${mail.onceKey}`).toBe(false)
        keys.add(mail.onceKey)
      }
      promisesEnd(changed)
      must((after.awayUntil ?? 0) < now + 50 * DAY, 'a day of return far away is believed')
      if (events.some(({ kind }) => kind === 'reopened')) openSince.set(after.number, now)
      const isByPerson = events.some(({ by, kind }) => by.kind === 'agent' || kind === 'customer-wrote')
      if (changed.by === 'mail') return void (isByPerson && inARow.set(after.number, 0))
      // Nothing from what has ended or was merged, but for the question how it went.
      if (before === undefined || (!isLive(before) && mails.some(({ name }) => name !== 'survey')))
        expect(mails.map(({ name }) => name)).toEqual([])
      const isAsked = (before?.automaticInARow ?? 0) >= mostInARow || changed.isSuppressed
      if (events.some(({ kind }) => kind === 'nudged')) expect(isAsked, 'people asked too early').toBe(true)
      const people = mails.filter(({ to }) => to.address !== after.customer.address).map(({ to }) => to.address)
      expect(new Set(people).size, 'one mail a person').toBe(people.length)
      if (people.length > 0)
        expect(isDaytime(calendar, now) || businessTimeBetween(calendar, now, now + 1) > 0, 'people at night').toBe(
          true,
        )
      for (const mail of mails.filter(({ to }) => to.address === after.customer.address)) {
        expect(isDaytime(calendar, now), `${mail.name} at night`).toBe(true)
        expect(now - (toCustomer.get(mail.to.address) ?? 0), `${mail.name} within a day`).toBeGreaterThanOrEqual(DAY)
        toCustomer.set(mail.to.address, now)
        inARow.set(after.number, (inARow.get(after.number) ?? 0) + 1)
        if (mail.name === 'still-working') expect(inARow.get(after.number)).toBeLessThanOrEqual(mostInARow)
      }
    },
    ofLook(history: AHistory): void {
      const { now } = history
      const isDay = isDaytime(calendar, now)
      for (const incident of history.incidents()) {
        const next = history.nextDue(incident.number)
        must(next === undefined || next > now, `INC-${incident.number} is due, and not done`)
        if (!isDay) continue
        promiseIsLookedAfter(incident, now)
        nobodyWaitsInSilence(history, incident, openSince.get(incident.number) ?? 0)
      }
    },
  }
}

/** A promise that is gone was kept, missed or moved, or a person took it away. */
function promisesEnd({ before, after, events }: Changed): void {
  const promise = before?.promise
  if (promise === undefined || promise.missed || after.promise !== undefined) return
  const ends = ['promise-kept', 'promise-missed', 'closed', 'spammed', 'undone', 'answer-stopped', 'delivery-failed']
  expect(
    events.map(({ kind }) => kind).filter((kind) => ends.includes(kind)),
    'a promise is gone',
  ).not.toEqual([])
}

/** Whoever broke it, and managers, have heard as soon as somebody can act. */
function promiseIsLookedAfter({ promise, number, ...incident }: Incident, now: number): void {
  if (promise === undefined || !isLive({ number, ...incident })) return
  if (promise.missed || promise.dueAt > now) return
  const heard = nextBeginOfBusiness(calendar, promise.dueAt)
  must(heard > now || promise.missed, `the promise of INC-${number} is over`)
}

/** An open incident that does not rest: its customer heard something, or people were asked to write. */
function nobodyWaitsInSilence(history: AHistory, incident: Incident, openSince: number): void {
  const { now, said } = history
  const { standing, snoozedUntil, silentBecause, undeliverableSince, customer, awayUntil = 0 } = incident
  const rests = standing.status !== 'open' || snoozedUntil !== undefined || silentBecause !== undefined
  if (rests || undeliverableSince !== undefined) return
  const isAsked = incident.automaticInARow >= mostInARow || history.suppressed(customer.address)
  if (incident.automaticInARow < mostInARow && awayUntil + DAY > now) return
  const heard = said.findLast(
    ({ mail, lost, incident: of }) =>
      !lost && (mail.to.address === customer.address || (isAsked && of === incident.number && mail.name !== 'receipt')),
  )
  const since = Math.max(heard?.at ?? 0, openSince, incident.nudgedAt ?? 0, isAsked ? incident.lastHeardAt : 0)
  must(now - since <= every, `INC-${incident.number} is silent for ${(now - since) / DAY} days`)
}

/** Asked some hundred thousand times: cheaper than an expectation. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
