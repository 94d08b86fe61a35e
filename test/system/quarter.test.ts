/**
 * A quarter of two stores: thirteen weeks, two thousand incidents in four languages, agents who answer, promise, wait and forget. The
 * clock goes from pass to pass as `once --now` sets it; each mail that left is accounted for by an event.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IncidentEvent } from '../../src/domain/incident/events.ts'
import { fold } from '../../src/domain/incident/evolve.ts'
import type { Incident } from '../../src/domain/incident/incident.ts'
import type { MailName } from '../../src/domain/incident/mails.ts'
import { policyOf } from '../../src/domain/policy/policies.ts'
import { addBusinessTime, beginOfBusiness, localDate } from '../../src/domain/time/business-time.ts'
import { isDaytime } from '../../src/domain/time/daytime.ts'
import { DAY, HOUR, type Instant } from '../../src/domain/time/instant.ts'
import { addDays, instantOn } from '../../src/domain/time/local-date.ts'
import { runProgram } from '../support/program.ts'
import { AGENTS, peopleOf } from '../support/quarter/people.ts'
import { MANAGER, openQuarter, type Quarter } from '../support/quarter/shop.ts'

const WEEKS = 13
/** Together two thousand. The clocks of Madrid change on 29 March, those of São Paulo never. */
const PLACES = [
  {
    name: 'Madrid',
    seed: 4821,
    incidents: 1_000,
    zone: 'Europe/Madrid',
    holidays: 'ES',
    start: '2026-03-02T00:00+01:00',
  },
  {
    name: 'São Paulo',
    seed: 4822,
    incidents: 1_000,
    zone: 'America/Sao_Paulo',
    holidays: 'BR',
    start: '2026-03-02T00:00-03:00',
  },
] as const
/** Hours of the store's clock at which a pass is made. */
const PASSES = { working: [8, 10, 11, 13, 15, 17, 20], other: [8, 14, 20] }

type Place = (typeof PLACES)[number]
type Told = { readonly incident: number; readonly event: IncidentEvent }

/** A store after its quarter. */
type Lived = {
  readonly shop: Quarter
  readonly events: readonly Told[]
  readonly histories: ReadonlyMap<number, readonly IncidentEvent[]>
  readonly end: Instant
}

const lived = new Map<string, Lived>()

// Side by side: while one asks its database, the other decides.
beforeAll(async () => {
  await Promise.all(PLACES.map(async (place) => lived.set(place.name, await live(place))))
}, 600_000)

afterAll(async () => {
  await Promise.all([...lived.values()].map(({ shop }) => shop.close()))
})

async function live({ seed, incidents, zone, holidays, start }: Place): Promise<Lived> {
  const from = Date.parse(start)
  const shop = await openQuarter(from, { TIME_ZONE: zone, HOLIDAYS: holidays })
  const { calendar } = shop.store
  const people = peopleOf(seed, incidents, from, WEEKS * 7, (at) => addBusinessTime(calendar, at, 1))
  let waiting = [...people.begins]
  let end = from
  for (let day = 0; day < WEEKS * 7; day += 1) {
    const date = addDays(localDate(calendar, from), day)
    const hours = beginOfBusiness(calendar, date) === undefined ? PASSES.other : PASSES.working
    for (const hour of hours) {
      end = instantOn(calendar, date, hour * 60)
      const due = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      waiting = waiting.filter(({ at }) => at > end)
      const left = await shop.pass(end, due)
      for (const mail of left) waiting.push(...people.react(mail, end))
    }
  }
  const events = await shop.events()
  const histories = new Map(
    [...Map.groupBy(events, ({ incident }) => incident)].map(([number, told]) => [
      number,
      told.map(({ event }) => event),
    ]),
  )
  return { shop, events, histories, end }
}

/** What the clock writes to customers; the acknowledgement and thanks for a score answer a deed of theirs. */
const AUTOMATIC = ['still-working', 'reminder', 'closing-notice', 'survey'] as const
const AGENTS_WORDS = ['relay', 'resolved', 'promise', 'offer'] as const

describe.each(PLACES)('$name', (place) => {
  let { shop, events, histories, end } = {} as Lived
  beforeAll(() => {
    ;({ shop, events, histories, end } = lived.get(place.name) as Lived)
  })
  const sentAs = (...names: readonly MailName[]) => shop.sent.filter(({ template }) => names.includes(template))
  const happened = (...kinds: readonly IncidentEvent['kind'][]) =>
    events.filter(({ event }) => kinds.includes(event.kind))

  describe('every mail that left', () => {
    test('was decided once, sent once, and nothing is left over', async () => {
      const { rows } = await shop.db.run<{ status: string; count: number }>(
        {
          name: 'quarter-outbox',
          text: 'select status, count(*)::int as count from outbox_mail where mailbox_id = $1 group by status',
        },
        [shop.mailbox],
      )
      expect(rows).toEqual([{ status: 'sent', count: shop.received.length }])
      expect(new Set(shop.sent.map(({ messageId }) => messageId)).size).toBe(shop.received.length)
    })

    test('stands for something that happened', () => {
      const calendar = shop.store.calendar
      const days = Array.from({ length: WEEKS * 7 }, (_, n) => addDays(localDate(calendar, Date.parse(place.start)), n))
      const openDays = days.filter((day) => beginOfBusiness(calendar, day) !== undefined).length
      // What is decided for an address that bounces may be said to nobody.
      const customerOf = (incident: number) => fold(histories.get(incident) ?? [])?.customer.address ?? ''
      const bounced = new Set(happened('delivery-failed').map(({ incident }) => customerOf(incident)))
      const reached = (told: readonly Told[]) =>
        told.filter(({ incident }) => !bounced.has(customerOf(incident))).length
      const byClock = (told: readonly Told[]) => told.filter(({ event }) => event.by.kind === 'system')
      const expected: Readonly<Partial<Record<MailName, number>>> = {
        acknowledgement: happened('acknowledged').length,
        'still-working': reached(byClock(happened('still-working-told'))),
        reminder: reached(happened('waiting-reminded')),
        'closing-notice': reached(byClock(happened('closed'))),
        survey: reached(happened('survey-asked')),
        'survey-thanks': [...histories]
          .filter(([incident]) => !bounced.has(customerOf(incident)))
          .reduce((sum, [, history]) => sum + surveysAnswered(history), 0),
        // Of the week before the quarter there is nothing to tell.
        digest: WEEKS - 1,
        handover: openDays * AGENTS.length,
      }
      const sent = Object.fromEntries(
        [...Map.groupBy(shop.sent, (mail) => mail.template)].map(([name, all]) => [
          name,
          isAutomatic(name) || name === 'survey-thanks' ? all.filter(({ to }) => !bounced.has(to)).length : all.length,
        ]),
      )
      expect(sent).toMatchObject(expected)
      expect(sentAs(...AGENTS_WORDS).length).toBe(happened('answered').length)
      for (const name of Object.keys(sent))
        expect([...Object.keys(expected), ...AGENTS_WORDS, ...TO_OURS]).toContain(name)
      // In ordinary life nothing is held back as a storm.
      expect(sent['held-back']).toBeUndefined()
      const ours = new Set([MANAGER, ...AGENTS.map(({ address }) => address)])
      for (const mail of sentAs(...TO_OURS)) expect(ours).toContain(mail.to)
      for (const mail of sentAs(...AUTOMATIC, ...AGENTS_WORDS, 'acknowledgement')) expect(ours).not.toContain(mail.to)
    })

    test('commands are answered once each, with a receipt or the reason why not', () => {
      const commands = shop.posted.filter(({ letter }) => ofAgent(letter.from) && /^#/m.test(letter.text))
      expect(commands.length).toBeGreaterThan(place.incidents)
      const answers = Map.groupBy(sentAs('receipt', 'command-error', 'held-answer'), ({ inReplyTo }) => inReplyTo)
      for (const { id, letter } of commands) {
        const names = (answers.get(id) ?? []).map(({ template }) => template)
        // One that was held has its receipt when it was sent after all.
        expect(`${names.join(' ')} for ${letter.text}`).toMatch(
          /^(held-answer )*(receipt|command-error|held-answer) for/,
        )
      }
      const ids = new Set(shop.posted.map(({ id }) => id))
      expect(sentAs('receipt').filter(({ inReplyTo }) => !ids.has(inReplyTo))).toEqual([])
    })

    test('was worth writing: a quarter has some of each', () => {
      const kinds = [
        'promise-kept',
        'promise-missed',
        'snooze-ended',
        'nudged',
        'delivery-failed',
        'offer-chosen',
        'compensated',
      ] as const
      for (const kind of [...kinds, 'auto-reply-received', 'reopened', 'escalated', 'survey-answered'] as const)
        expect([kind, happened(kind).length > 4]).toEqual([kind, true])
      expect(happened('opened').length).toBeGreaterThan(0.95 * place.incidents)
      expect(
        new Set(happened('opened').flatMap(({ event }) => (event.kind === 'opened' ? event.language : []))).size,
      ).toBeGreaterThan(3)
    })
  })

  describe('customers', () => {
    test('hear from the clock in the daytime only, and never twice within 24 hours', () => {
      const mails = sentAs(...AUTOMATIC)
      expect(mails.filter(({ at }) => !isDaytime(shop.store.calendar, at))).toEqual([])
      const tooSoon = [...Map.groupBy(mails, ({ to }) => to).values()].flatMap((all) =>
        all.filter((mail, n) => n > 0 && mail.at - (all[n - 1]?.at ?? 0) < DAY),
      )
      expect(tooSoon).toEqual([])
    })

    test('with an open incident are never left in silence for more than five days, or people were asked to write', () => {
      const told = Map.groupBy(shop.sent, ({ to }) => to)
      const silent: string[] = []
      let longest = 0
      for (const [number, history] of histories) {
        // Whatever incident it was about, somebody has written.
        const mails = told.get(fold(history)?.customer.address ?? '') ?? []
        let restedUntil = 0
        for (let n = 1; n <= history.length; n += 1) {
          const incident = fold(history.slice(0, n)) as Incident
          const next = history[n]?.at ?? end
          if (!hears(incident)) {
            restedUntil = next
            continue
          }
          const { every, mostInARow } = policyOf(shop.store.policies, incident).noSilence
          const heard = mails.findLast(({ at }) => at < next)?.at ?? 0
          const gap = next - Math.max(heard, incident.lastHeardAt, restedUntil)
          const wasNudged = incident.nudgedAt !== undefined || history[n]?.kind === 'nudged'
          if (incident.automaticInARow < mostInARow) longest = Math.max(longest, gap)
          else if (wasNudged) continue
          if (gap > every + BETWEEN_PASSES)
            silent.push(`${number}: ${(gap / DAY).toFixed(2)} days before ${new Date(next).toISOString()}`)
        }
      }
      expect(silent).toEqual([])
      expect(longest).toBeGreaterThan(4 * DAY)
    })

    test('are asked once a resolution how it went', () => {
      for (const [number, history] of histories) {
        const kinds = history.map(({ kind }) => kind).filter((kind) => kind === 'survey-asked' || kind === 'resolved')
        expect([number, kinds.join().includes('survey-asked,survey-asked')]).toEqual([number, false])
      }
    })
  })

  describe('people of the store', () => {
    test('managers hear of what escalates at most once an hour', () => {
      const mails = shop.sent.filter(({ to, template }) => to === MANAGER && template.startsWith('escalation'))
      expect(mails.length).toBeGreaterThan(10)
      expect(mails.filter((mail, n) => n > 0 && mail.at - (mails[n - 1]?.at ?? 0) < HOUR)).toEqual([])
    })

    test('each promise was kept, moved, missed and told, or ended by people', () => {
      const open: string[] = []
      for (const [number, history] of histories) {
        history.forEach((event, n) => {
          if (event.kind !== 'promised' || event.promise.dueAt > end - 4 * DAY) return
          const ends = history.slice(n + 1).some(({ kind }) => ENDS_A_PROMISE.has(kind))
          if (!ends) open.push(`${number}: promised for ${new Date(event.promise.dueAt).toISOString()}`)
        })
      }
      expect(open).toEqual([])
    })
  })

  test('every mail that came is accounted for, and every row is the fold of its events', async () => {
    const { received, filed, automatic, ignored, held, quarantined, pending } = await shop.rawMails.ledger(shop.mailbox)
    expect(filed + automatic + ignored + held).toBe(received)
    expect({ quarantined, pending }).toEqual({ quarantined: 0, pending: 0 })
    const rows = await shop.reports.byNumber(shop.mailbox, [...histories.keys()])
    expect(rows.length).toBe(histories.size)
    const plain = (incident: Incident | undefined) => JSON.parse(JSON.stringify(incident ?? null)) as unknown
    for (const row of rows) expect(plain(row)).toEqual(plain(fold(histories.get(row.number) ?? [])))
  })

  test('the program itself finds nothing left to do at the end', async () => {
    const ran = await runProgram(['once', '--json', '--now', new Date(end).toISOString()], shop.env)
    const line = ran.out.split('\n').find((one) => one.startsWith('{')) ?? '{}'
    expect(Object.values(JSON.parse(line) as Record<string, number>).every((count) => count === 0)).toBe(true)
  })
})

/** Mails to agents and managers: as many as there are people who hear of it. */
const TO_OURS: readonly MailName[] = [
  'notification',
  'first-answer-reminder',
  'promise-reminder',
  'snooze-over',
  'held-answer',
  'command-error',
  'delivery-failed',
  'escalation',
  'storm',
  'nudge',
  'low-score',
  'survey-answer',
  'receipt',
]

const ENDS_A_PROMISE: ReadonlySet<IncidentEvent['kind']> = new Set([
  'promise-kept',
  'promise-missed',
  'promised',
  'closed',
  'spammed',
  'merged',
  'undone',
])

const BETWEEN_PASSES = 6 * HOUR

function isAutomatic(name: MailName): boolean {
  return AUTOMATIC.some((one) => one === name)
}

function ofAgent(from: string): boolean {
  return AGENTS.some(({ address }) => from.includes(address))
}

/** How many of the questions how it went were answered. */
function surveysAnswered(history: readonly IncidentEvent[]): number {
  const kinds = history.map(({ kind }) => kind)
  const asked = kinds.flatMap((kind, at) => (kind === 'survey-asked' ? at : []))
  return asked.filter((at, n) => kinds.slice(at, asked[n + 1]).includes('survey-answered')).length
}

/** Whose customer hears something every five days. */
function hears({ standing, snoozedUntil, undeliverableSince, silentBecause, awayUntil }: Incident): boolean {
  const rests = [snoozedUntil, undeliverableSince, silentBecause, awayUntil].some((reason) => reason !== undefined)
  return standing.status === 'open' && !rests
}
