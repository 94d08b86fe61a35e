/** One mail in, events and mails out: customers, agents, what is held, and machines. */
import { describe, expect, test } from 'vitest'
import type { DecidedMail } from '../../../src/domain/decide/decide.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { signedAddress, tagOf } from '../../../src/domain/mail/reference.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { aWorld, MONDAY, PASS, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { ANA, at, BOSS, MAILBOX, RUI } from '../../support/a-store.ts'
import { anIncident as incidentOf } from '../../support/an-incident.ts'

const EVA = 'eva@mail.example'
const tag = `[${tagOf(SEAL, MAILBOX, 7)}]`
const anas = { from: ANA.address, to: signedAddress(SEAL, MAILBOX, 'agent', 7, ANA.address) }

function anIncident(changes: Partial<Incident> = {}): Incident {
  return incidentOf(7, {
    openedAt: MONDAY,
    lastCustomerAt: MONDAY,
    awaitingAnswerSince: MONDAY,
    lastHeardAt: MONDAY,
    ...changes,
  })
}
const resolved = (when: number) =>
  anIncident({ standing: { status: 'resolved', at: when, by: { agent: ANA.address } } })

const names = (decided: DecidedMail) => decided.mails.map((mail) => `${mail.name} > ${mail.to.address.split('@')[0]}`)
const kinds = (decided: DecidedMail) => decided.events.map((event) => event.kind)
const problems = (decided: DecidedMail) =>
  decided.mails.flatMap((mail) => (mail.name === 'command-error' ? mail.data.problems.map((p) => p.problem) : []))
const TO_AGENTS = ['notification > ana', 'notification > rui']

describe('a customer', () => {
  test('opens an incident: one acknowledgement, agents are notified', () => {
    const decided = aWorld().decide({})
    expect(kinds(decided)).toEqual(['opened', 'acknowledged'])
    expect(names(decided)).toEqual(['acknowledgement > eva', ...TO_AGENTS])
    expect(decided.mails[0]).toMatchObject({ nullReturnPath: true, voice: { kind: 'store', auto: 'auto-replied' } })
  })

  test('the acknowledgement carries nobody’s words to strangers where proof is asked for', () => {
    const words = { name: 'Buy at evil.example', subject: 'Visit evil.example', text: 'Click evil.example' }
    const strict = aWorld([], { trustedAuthservId: 'mx.shop.example' })
    const unproved = strict.decide(words)
    expect(JSON.stringify({ ...unproved.mails[0], inReplyTo: '', references: [] })).not.toContain('evil.example')
    expect(unproved.incident).toMatchObject({ subjectUnproved: true, subject: words.subject })
    const proved = aWorld([], { trustedAuthservId: 'mx.shop.example' }).decide(words, { findings: PASS })
    expect(proved.mails[0]?.data).toMatchObject({ subject: words.subject })
  })

  test('is acknowledged five times an hour; then silence, one word to the managers, and no flood of reminders', () => {
    const house = aWorld()
    const all = Array.from({ length: 8 }, (_, n) => house.decide({ subject: `Matter ${n}`, arrivedAt: MONDAY + n }))
    expect(all.map((d) => d.mails.filter((mail) => mail.name === 'acknowledgement').length)).toEqual([
      1, 1, 1, 1, 1, 0, 0, 0,
    ])
    expect(all.slice(5).map(names)).toEqual([['flood > boss'], ['flood > boss'], ['flood > boss']])
    expect(new Set(all.slice(5).flatMap((d) => d.mails.map((mail) => mail.onceKey))).size).toBe(1)
    expect(all.map((d) => d.outcome)).toEqual(
      all.map((d) => ({ kind: 'filed', incident: d.incident?.number, opened: true })),
    )
    expect(all[7]?.incident).toMatchObject({ silentBecause: 'limit' })
  })

  test.each<[string, number, boolean]>([
    ['in time', 0, false],
    ['a day ago', DAY, false],
    ['longer ago', DAY + 1, true],
  ])('who wrote %s is told of the delay: %s', (_, ago, late) => {
    const decided = aWorld().decide({ arrivedAt: MONDAY - ago }, { now: MONDAY })
    expect(decided.mails[0]?.data).toMatchObject({ late })
    expect(decided.incident).toMatchObject({
      openedAt: MONDAY - ago,
      awaitingAnswerSince: MONDAY - ago,
      lastHeardAt: MONDAY,
    })
  })

  test('history says nothing to anybody, and starts no clock', () => {
    const decided = aWorld().decide({ arrivedAt: MONDAY - 90 * DAY }, { now: MONDAY, silent: true })
    expect(decided.mails).toEqual([])
    expect(decided.incident).toMatchObject({ silentBecause: 'history' })
    expect(decided).not.toHaveProperty('acknowledged')
  })

  test('history that comes into a living or an ended incident starts and reopens nothing', () => {
    for (const incident of [anIncident({ awaitingAnswerSince: MONDAY }), resolved(MONDAY)]) {
      const decided = aWorld([incident]).decide(
        { subject: tag, arrivedAt: MONDAY - 9 * DAY },
        { now: MONDAY, silent: true },
      )
      expect(kinds(decided)).toEqual(['customer-wrote'])
      expect(decided.incident).toMatchObject({ standing: incident.standing, awaitingAnswerSince: MONDAY })
      expect(decided.mails).toEqual([])
    }
  })

  test('L09 a no-reply address: an incident, no acknowledgement', () => {
    const decided = aWorld().decide({ from: 'no-reply@mail.example' })
    expect(names(decided)).toEqual(TO_AGENTS)
    expect(decided.incident).toMatchObject({ silentBecause: 'sender' })
  })

  const month = 30 * DAY
  test.each<[string, number, boolean, readonly string[], readonly string[]]>([
    ['within thirty days of the end reopens', month, false, ['reopened', 'customer-wrote'], TO_AGENTS],
    [
      'later opens a linked incident',
      month + 1,
      false,
      ['opened', 'acknowledged'],
      ['acknowledgement > eva', ...TO_AGENTS],
    ],
    ['with only thanks nags nobody', HOUR, true, ['customer-wrote'], []],
    ['with only thanks, later still', month + 1, true, ['customer-wrote'], []],
  ])('who writes %s', (_, later, onlyThanks, events, mails) => {
    const decided = aWorld([resolved(MONDAY)]).decide({ subject: tag, arrivedAt: MONDAY + later, onlyThanks })
    expect(kinds(decided)).toEqual(events)
    expect(names(decided)).toEqual(mails)
    if (events[0] === 'opened') expect(decided.incident?.linkedTo).toBe(7)
  })

  test('a mail that waited in an outage was in time', () => {
    const decided = aWorld([resolved(MONDAY)]).decide(
      { subject: tag, arrivedAt: MONDAY + month },
      { now: MONDAY + month + 5 * DAY },
    )
    expect(kinds(decided)[0]).toBe('reopened')
  })

  test('S18 commands of a customer are words', () => {
    const decided = aWorld([anIncident()]).decide({ subject: tag, text: '#close\n#resolve' })
    expect(kinds(decided)).toEqual(['customer-wrote'])
  })
})

describe('somebody else with a reference', () => {
  const stranger = { from: 'mallory@evil.example', subject: tag, text: 'What is the address?' }
  test.each<[string, Incident]>([
    ['a live incident', anIncident()],
    ['an ended incident', resolved(MONDAY)],
  ])('S10 is kept unconfirmed in %s: agents see it, nobody else hears of it', (_, incident) => {
    const decided = aWorld([incident]).decide(stranger)
    expect(kinds(decided)).toEqual(['unconfirmed-wrote'])
    expect(names(decided)).toEqual(TO_AGENTS)
    expect(decided.mails.map((mail) => mail.name === 'notification' && mail.data.warnings)).toEqual([
      ['unconfirmed-sender'],
      ['unconfirmed-sender'],
    ])
    expect(decided.incident).toEqual(incident)
  })
})

describe('an agent', () => {
  test('answers: one relay to the customer, threaded under the last mail', () => {
    const house = aWorld([anIncident()])
    house.decide({ subject: tag, id: 'last@mail.example' })
    const decided = house.decide({ ...anas, text: 'On its way.' })
    expect(names(decided)).toEqual(['relay > eva'])
    expect(decided.mails[0]).toMatchObject({
      inReplyTo: 'last@mail.example',
      author: ANA.address,
      voice: { kind: 'agent', name: 'Ana' },
    })
  })

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['#note keeps the words inside', '#note\n\nBe careful.', ['noted'], ['receipt > ana']],
    [
      '#resolve alone tells the customer',
      '#resolve',
      ['answered', 'resolved', 'commanded'],
      ['resolved > eva', 'receipt > ana'],
    ],
    [
      '#resolve with words is one mail',
      '#resolve\n\nDone.',
      ['answered', 'resolved', 'commanded'],
      ['relay > eva', 'receipt > ana'],
    ],
    ['#close ends silently', '#close', ['closed', 'commanded'], ['receipt > ana']],
    ['a wrong line stops the whole mail', 'Hello!\n\n#clsoe', [], ['command-error > ana']],
  ])('%s', (_, text, events, mails) => {
    const decided = aWorld([anIncident()]).decide({ ...anas, text })
    expect(kinds(decided)).toEqual(events)
    expect(names(decided)).toEqual(mails)
  })

  const promise = {
    dueAt: MONDAY + DAY,
    remindAt: MONDAY + HOUR,
    text: '',
    by: ANA.address,
    reminded: false,
    missed: false,
  }
  test.each<[string, string, number, number, readonly string[]]>([
    ['words before its end keep a promise', 'Here it is.', 0, 0, ['answered', 'promise-kept']],
    [
      'words that arrived before its end, processed after',
      'Here it is.',
      DAY,
      DAY + HOUR,
      ['answered', 'promise-kept'],
    ],
    ['words after its end do not', 'Sorry, late.', DAY + 1, DAY + 1, ['answered']],
    [
      'a new date moves it',
      '#promise 2026-03-05 a lamp\n\nIt takes longer.',
      0,
      0,
      ['answered', 'promised', 'commanded'],
    ],
  ])('%s', (_, text, arrived, now, events) => {
    const decided = aWorld([anIncident({ promise })]).decide(
      { ...anas, text, arrivedAt: MONDAY + arrived },
      { now: MONDAY + now },
    )
    expect(kinds(decided)).toEqual(events)
  })

  test('S15 cannot send a note, a key or another reference by mistake', () => {
    const house = aWorld([anIncident()])
    house.decide({ ...anas, text: '#note\n\nShe complains every single month of the year.' })
    for (const text of [
      'Hi!\nShe complains every single month of the year.',
      `Write to ${anas.to}`,
      `See ${tagOf(SEAL, MAILBOX, 8)}`,
    ]) {
      const decided = house.decide({ ...anas, text })
      expect(decided.outcome).toMatchObject({ kind: 'held', why: 'leak', agent: ANA.address })
      expect(decided.mails.map((mail) => [mail.name, mail.to.address])).toEqual([['held-answer', ANA.address]])
      expect(kinds(decided)).toEqual(['answer-held'])
    }
  })

  test('hears it when the customer has no address', () => {
    const nobody = anIncident({ customer: { address: '', name: '' } })
    expect(problems(aWorld([nobody]).decide({ ...anas, text: 'Hello' }))).toEqual(['no-address'])
    expect(problems(aWorld([nobody]).decide({ ...anas, text: '#resolve' }))).toEqual(['no-address'])
    expect(kinds(aWorld([nobody]).decide({ ...anas, text: '#close' }))).toEqual(['closed', 'commanded'])
  })

  test.each<[string, boolean, readonly string[]]>([
    ['hears it when a file would not reach the customer', false, ['withheld-file']],
    ['may have such a picture in the text', true, []],
  ])('%s', (_, inline, expected) => {
    const file = { filename: 'logo.svg', contentType: 'image/svg+xml', inline }
    const decided = aWorld([anIncident()]).decide({ ...anas, text: 'See there', files: [file] })
    expect(problems(decided)).toEqual(expected)
  })

  test('says nothing to spam', () => {
    const spam = anIncident({ standing: { status: 'spam', at: MONDAY, by: { agent: ANA.address } } })
    expect(problems(aWorld([spam]).decide({ ...anas, text: 'Hello' }))).toEqual(['wrong-state'])
  })

  test('who forwards a mail opens an incident of the original customer, with nothing of the agent in it', () => {
    const house = aWorld()
    const forwarded = { from: 'Bob@mail.example', name: 'Bob', text: 'My lamp is broken.' }
    const decided = house.decide(
      { from: ANA.address, id: 'fwd@anas-home.example', text: forwarded.text, forwarded },
      { findings: PASS },
    )
    expect(decided.incident).toMatchObject({
      customer: { address: 'bob@mail.example' },
      participants: ['bob@mail.example'],
    })
    expect(names(decided)).toEqual(['acknowledgement > bob', ...TO_AGENTS])
    expect(JSON.stringify(decided.mails[0])).not.toMatch(/anas-home|ana@/)
    expect(house.world.messages(100)).toMatchObject([{ from: { address: 'bob@mail.example' } }])
    expect(house.world.latestCustomerMessageId(100)).toBeUndefined()
  })

  test('is held without proof, even on an own incident, and asked', () => {
    const decided = aWorld([anIncident({ customer: ANA, participants: [ANA.address] })]).decide({
      from: ANA.address,
      subject: tag,
    })
    expect(decided.outcome).toMatchObject({ kind: 'held', agent: ANA.address, until: MONDAY + DAY })
    expect(names(decided)).toEqual(['was-this-you > ana'])
  })

  test('who wrote during an outage has a day from the question on', () => {
    const decided = aWorld().decide({ from: ANA.address, arrivedAt: MONDAY - 3 * DAY }, { now: MONDAY })
    expect(decided.outcome).toMatchObject({ kind: 'held', until: MONDAY + DAY })
    expect(names(decided)).toEqual(['was-this-you > ana'])
  })

  test('is asked five times an hour at most; then managers hear of it, once', () => {
    const house = aWorld()
    const all = Array.from({ length: 9 }, (_, n) => house.decide({ from: ANA.address, arrivedAt: MONDAY + n }))
    expect(all.map((d) => d.mails.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1])
    expect(new Set(all.slice(5).flatMap((d) => d.mails.map((mail) => mail.onceKey))).size).toBe(1)
    expect(all.slice(5).flatMap(names)).toEqual(all.slice(5).map(() => 'flood > boss'))
    expect(all.map((d) => d.outcome.kind)).toEqual(all.map(() => 'held'))
  })
})

describe('confirming', () => {
  const held = { rawMailId: 3, agent: ANA.address }
  test.each<[string, ReadingParts, boolean]>([
    ['the listed address says yes', { from: ANA.address, text: 'Yes, that was me' }, true],
    ['the button', { from: ANA.address, text: '#send' }, true],
    ['no', { from: ANA.address, text: 'No, das war ich nicht' }, false],
    ['the other button', { from: ANA.address, text: '#discard' }, false],
    ['somebody else', { from: 'mallory@evil.example', text: 'yes' }, false],
    ['another agent', { from: RUI.address, text: 'yes' }, false],
    ['two senders at once', { from: ANA.address, also: 'mallory@evil.example', text: 'yes' }, false],
    [
      "the agent's vacation note",
      { from: ANA.address, text: 'I am away', nature: { kind: 'auto-reply', evidence: 'x' } },
      false,
    ],
  ])('%s', (_, parts, released) => {
    const decided = aWorld().decide(parts, { held })
    expect(decided.release).toEqual(released ? { rawMailId: 3, confirmedBy: ANA.address } : undefined)
  })
})

describe('a manager', () => {
  test.each<[string, string, readonly string[]]>([
    ['may ask', '#status', []],
    ['may not change', '#close', ['not-allowed']],
    ['may not answer the customer beside a question', '#status\n\nTell her she is wrong.', []],
    [
      'may not answer the customer with a sign that is no command',
      '#1 priority! Tell her she is wrong.',
      ['not-allowed'],
    ],
  ])('%s', (_, text, refused) => {
    const decided = aWorld([anIncident()]).decide({ from: BOSS.address, subject: tag, text }, { findings: PASS })
    expect(problems(decided)).toEqual(refused)
    expect(decided.events).toEqual([])
    expect(names(decided).filter((name) => !name.endsWith('> boss'))).toEqual([])
  })
})

describe('machines', () => {
  test.each<[string, ReadingParts]>([
    ["L04 an agent's vacation note is never relayed", { ...anas, nature: { kind: 'auto-reply', evidence: 'x' } }],
    [
      "L05 a customer's vacation note reopens nothing",
      { from: EVA, subject: tag, nature: { kind: 'auto-reply', evidence: 'x' } },
    ],
    ['L07 list mail', { from: EVA, subject: tag, nature: { kind: 'list', evidence: 'x' } }],
  ])('%s', (_, parts) => {
    const incident = resolved(MONDAY)
    const decided = aWorld([incident]).decide(parts)
    expect(decided.mails).toEqual([])
    expect(kinds(decided)).toEqual(['auto-reply-received'])
    expect(decided.incident).toEqual(incident)
    expect(decided.outcome).toMatchObject({ kind: 'automatic', incident: 7 })
  })

  test('L06 our own address is ignored', () => {
    const decided = aWorld().decide({ from: MAILBOX, nature: { kind: 'own', evidence: 'x' } })
    expect(decided).toMatchObject({ events: [], mails: [], outcome: { kind: 'ignored' } })
  })

  const bounce = (severity: 'hard' | 'soft' | 'delayed', recipient = EVA) =>
    ({ kind: 'bounce', evidence: 'x', bounce: { severity, recipient, diagnostic: '550 no such user' } }) as const
  const signed = { from: 'mailer-daemon@mail.example', to: signedAddress(SEAL, MAILBOX, 'bounce', 7) }

  test.each<[string, 'hard' | 'soft' | 'delayed', number, boolean]>([
    ['a hard bounce stops automatic mail for sixty days', 'hard', 2, true],
    ['a soft one is told', 'soft', 2, false],
    ['a delay is nothing yet', 'delayed', 0, false],
  ])('L03 %s', (_, severity, told, stops) => {
    const decided = aWorld([anIncident()]).decide({ ...signed, nature: bounce(severity) })
    expect(names(decided)).toEqual(['delivery-failed > ana', 'delivery-failed > rui'].slice(0, told))
    expect(decided.suppress?.until).toBe(stops ? MONDAY + 60 * DAY : undefined)
    expect(decided.outcome).toMatchObject({ kind: 'automatic', bounced: true })
  })

  test('a bounce that proves nothing about a mail of ours stops nothing', () => {
    const decided = aWorld([anIncident()]).decide({ from: 'mailer-daemon@evil.example', nature: bounce('hard') })
    expect(decided).toMatchObject({ events: [], mails: [] })
    expect(decided.suppress).toBeUndefined()
  })

  test("a bounce of an agent's own box suppresses nobody", () => {
    const decided = aWorld([anIncident()]).decide({ ...signed, nature: bounce('hard', ANA.address) })
    expect(decided).toMatchObject({ events: [{ kind: 'delivery-failed', recipient: ANA.address }], mails: [] })
    expect(decided.suppress).toBeUndefined()
    expect(decided.incident?.undeliverableSince).toBeUndefined()
  })
})

test('a mail in the weekend night is acknowledged at once; the answer is promised in business hours', () => {
  const decided = aWorld().decide({ arrivedAt: at('2026-03-07T23:00:00+01:00') })
  expect(decided.mails[0]?.data).toMatchObject({ answerBy: at('2026-03-09T09:30:00+01:00') })
})
