/** What `incidencias policies --incident` shows is what the clock then does, and showing it does nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SimulatedIncident, simulateIncident } from '../../src/app/simulate-incident.ts'
import { simulationLines } from '../../src/cli/policies-simulation.ts'
import { tagOf } from '../../src/domain/mail/reference.ts'
import { DAY, HOUR, type Instant } from '../../src/domain/time/instant.ts'
import { ANA, type ATestStore, at, openTestStore } from '../support/a-store.ts'

const OPENED = at('2026-03-02T10:00+01:00')
const TABLES = ['incident', 'incident_event', 'outbox_mail', 'message', 'escalation', 'raw_mail', 'mailbox']

let store: ATestStore
let opened = 0
beforeAll(async () => {
  store = await openTestStore()
  await store.deliver(OPENED, { from: 'Eva <eva@mail.example>', subject: 'Where is my parcel?' })
  await store.process(OPENED)
  opened = (await store.everyIncident())[0]?.number ?? 0
})
afterAll(() => store.close())

const simulated = (now: Instant, days: number, number = opened, signature?: string) =>
  simulateIncident(
    { ...store.deps, mailbox: { id: store.mailbox }, clock: { now: () => now } },
    { number, ...(signature === undefined ? {} : { signature }) },
    days,
  )

async function shown(now: Instant, days: number): Promise<SimulatedIncident> {
  const result = await simulated(now, days)
  if ('problem' in result) throw new Error(result.problem)
  return result
}

const time = (instant: Instant) => new Date(instant + HOUR).toISOString().slice(0, 16).replace('T', ' ')

/** Everything that the database holds, as text. */
async function everything(): Promise<string> {
  const tables = await Promise.all(
    TABLES.map((table) =>
      store.db.ask((k) =>
        k
          .selectFrom(table as 'incident')
          .selectAll()
          .execute(),
      ),
    ),
  )
  return JSON.stringify(tables, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

describe('nobody answers', () => {
  test('each mail with its time, its reader, its subject and the rule; nothing is written', async () => {
    const before = await everything()
    const { steps, incident, before: now } = await shown(OPENED, 22)
    expect(await everything()).toBe(before)
    expect(now.standing.status).toBe('open')
    expect(
      steps.map((step) => [
        time(step.at),
        step.rules.join(),
        step.mails.map(({ who, mail, to }) => `${who} ${to.name || to.address}: ${mail}`),
      ]),
    ).toEqual([
      ['2026-03-02 10:30', 'first-answer', ['agent Ana: first-answer-reminder', 'agent Rui: first-answer-reminder']],
      ['2026-03-02 11:00', 'escalation,collected', ['manager Marta: escalation']],
      ['2026-03-07 10:00', 'no-silence', ['customer eva@mail.example: still-working']],
      ['2026-03-12 10:00', 'no-silence', ['customer eva@mail.example: still-working']],
      ['2026-03-17 10:00', 'no-silence', ['customer eva@mail.example: still-working']],
      [
        '2026-03-22 10:00',
        'no-silence,collected',
        ['agent Ana: nudge', 'agent Rui: nudge', 'manager Marta: escalation'],
      ],
    ])
    expect(steps[2]?.mails[0]?.subject).toContain(tagOf(store.seal, store.store.mailbox, opened))
    expect(incident).toMatchObject({ standing: { status: 'open' }, automaticInARow: 3 })
  })

  test('the clock then does just that', async () => {
    const { steps } = await shown(OPENED, 6)
    const expected = steps.flatMap((step) => step.mails.map(({ mail, to }) => `${time(step.at)} ${mail} ${to.address}`))
    for (const step of steps) await store.work(step.at)

    const said = (await store.said()).filter(
      ({ template }) => !['acknowledgement', 'notification', 'handover', 'digest'].includes(template),
    )
    expect(
      said
        .map(({ decidedAt, template, to }) => `${time(decidedAt)} ${template} ${to[0]?.address}`)
        .filter((line) => !line.includes('escalation')),
    ).toEqual(expected.filter((line) => !line.includes('escalation')))
    // What was done is not announced again.
    const later = await shown(OPENED + 6 * DAY, 1)
    expect(later.steps).toEqual([])
    expect(later.next).toEqual({ what: 'no-silence', at: at('2026-03-12T10:00+01:00') })
  })
})

describe('the ball is with the customer', () => {
  test('two reminders, and the incident is closed with notice', async () => {
    const now = OPENED + 6 * DAY + HOUR
    const { seal, store: own } = store
    const tag = tagOf(seal, own.mailbox, opened)
    const wait = {
      from: `Ana <${ANA.address}>`,
      subject: `Re: [${tag}] Where is my parcel?`,
      text: 'Could you send us a photo?\n\n#wait',
    }
    const proved = await openWith(now, wait)
    expect(proved).toBe('waiting')
    const { steps, incident, next } = await shown(now, 30)
    expect(
      steps.map(({ at: when, rules, mails }) => `${time(when)} ${rules} ${mails.map(({ mail }) => mail)}`),
    ).toEqual([
      '2026-03-11 11:00 waiting-reminder reminder',
      '2026-03-15 11:00 waiting-reminder reminder',
      '2026-03-22 11:00 waiting-close closing-notice',
    ])
    expect(incident.standing).toMatchObject({ status: 'closed', by: { policy: 'waiting-close' } })
    expect(next).toBeUndefined()
  })
})

async function openWith(
  now: Instant,
  mail: { readonly from: string; readonly subject: string; readonly text: string },
) {
  const { signedAddress } = await import('../../src/domain/mail/reference.ts')
  const to = signedAddress(store.seal, store.store.mailbox, 'agent', opened, ANA.address)
  await store.deliver(now, { ...mail, to })
  await store.process(now)
  return (await store.incident(opened)).standing.status
}

test('in lines, by the clock of the store', async () => {
  const now = OPENED + 6 * DAY + HOUR
  const lines = simulationLines(await shown(now, 30), store.store, 30).split('\n')
  expect(lines[0]).toMatch(
    /^INC-\d+-\w{5} {2}delivery\/late, en, waiting for the customer since Sun 2026-03-08 11:00, nobody has it$/,
  )
  expect(lines.slice(3, 6)).toEqual([
    'Wed 2026-03-11 11:00  the customer has not answered (waiting-reminder)',
    '    to customer eva@mail.example: reminder, en',
    expect.stringContaining('Where is my parcel?'),
  ])
  // The clock of the store went forward meanwhile.
  expect(lines.slice(-2)).toEqual([
    'Tue 2026-04-07 12:00: closed since Sun 2026-03-22 11:00, nobody has it, after 3 mails.',
    'Nothing more is due.',
  ])
})

describe('what cannot be shown', () => {
  test('an incident that is not there', async () => {
    expect(await simulated(OPENED, 30, 4711)).toEqual({ problem: 'an incident of this mailbox' })
  })

  test('a reference whose signature is none of ours', async () => {
    expect(await simulated(OPENED, 30, opened, 'ZZZZZ')).toEqual({
      problem: `a reference of this mailbox; by its number alone: ${opened}`,
    })
    const [, , signature] = tagOf(store.seal, store.store.mailbox, opened).split('-')
    expect(await simulated(OPENED, 1, opened, signature?.toLowerCase())).toHaveProperty('steps')
  })
})
