import { describe, expect, test } from 'vitest'
import { onBounce, type SentBefore } from '../../../src/domain/decide/on-bounce.ts'
import type { MailFacts } from '../../../src/domain/incident/facts.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import { findReturnedReferences } from '../../../src/domain/mail/find-references.ts'
import type { ReturnedMail } from '../../../src/domain/mail/mail.ts'
import type { Bounce } from '../../../src/domain/mail/reading.ts'
import { signedAddress, signedMessageId, tagOf } from '../../../src/domain/mail/reference.ts'
import { aReading, MONDAY, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, MAILBOX, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const EVA = 'eva@mail.example'
const LUIS = 'luis@mail.example'
const ID = signedMessageId(SEAL, MAILBOX, 7, 'k3v9q0z2m4x8c1b7')
const NOTHING: ReturnedMail = { references: [], to: [], senders: [], subject: '' }

type Parts = {
  readonly incident?: Incident
  readonly to?: string
  readonly sent?: SentBefore
  readonly returned?: ReturnedMail
}

/** Decides about a bounce; `sent` is the mail of ours that has the Message-ID. */
function decided(bounce: Bounce, { incident = anIncident(7), to = MAILBOX, sent, returned }: Parts = {}) {
  const nature = { kind: 'bounce', evidence: 'x', bounce } as const
  const base = aReading({ from: 'mailer-daemon@mail.example', to, nature })
  const context = { mailbox: MAILBOX, agents: [ANA.address, RUI.address], seal: SEAL }
  const references = [...base.references, ...(returned ? findReturnedReferences(returned, context) : [])]
  const facts: MailFacts = {
    now: MONDAY,
    store: A_STORE,
    seal: SEAL,
    conversation: [],
    earlier: [],
    rawMailId: 1,
    freshNumber: 8,
    acknowledgements: [],
    silent: false,
    notes: [],
  }
  const known = {
    sent: (id: string) => (id === ID ? sent : undefined),
    byNumber: (number: number) => (number === incident.number ? incident : undefined),
  }
  return onBounce({ reading: { ...base, references }, bounce, rawMailId: 1, known }, () => facts)
}

const HARD = { severity: 'hard', recipient: EVA, status: '5.1.1', diagnostic: '550 no such user' } as const
const SENT: SentBefore = {
  incident: 7,
  to: EVA,
  template: 'relay',
  author: ANA.address,
  text: 'A lamp is on its way.',
  onceKey: 'relay:1',
  at: MONDAY,
}
const BOTH = anIncident(7, { participants: [EVA, LUIS] })

describe('which mail came back', () => {
  test.each<[string, Bounce, Parts]>([
    ['by the Message-ID that is returned', { ...HARD, originalMessageId: ID }, { sent: SENT }],
    ['by the signed address it was sent to', HARD, { to: signedAddress(SEAL, MAILBOX, 'bounce', 7) }],
    [
      'by the signed address it returns',
      HARD,
      { returned: { ...NOTHING, senders: [signedAddress(SEAL, MAILBOX, 'bounce', 7)] } },
    ],
    ['by the Message-ID our mail answered', HARD, { returned: { ...NOTHING, references: [ID] } }],
  ])('%s', (_, bounce, parts) => {
    const { outcome, suppress, events } = decided(bounce, parts)
    expect(outcome).toMatchObject({ kind: 'automatic', incident: 7, bounced: true })
    expect(events[0]).toMatchObject({ kind: 'delivery-failed', recipient: EVA, severity: 'hard' })
    expect(suppress).toMatchObject({ address: EVA })
  })

  test.each<[string, Bounce, Parts]>([
    [
      'by the reply address it returns',
      HARD,
      { returned: { ...NOTHING, senders: [signedAddress(SEAL, MAILBOX, 'customer', 7)] } },
    ],
    [
      'by the tag in the subject it returns',
      HARD,
      { returned: { ...NOTHING, subject: `Re: [${tagOf(SEAL, MAILBOX, 7)}] Lamp` } },
    ],
  ])('%s, which is told and stops nothing: many may know it', (_, bounce, parts) => {
    const { outcome, suppress, events } = decided(bounce, parts)
    expect(outcome).toMatchObject({ kind: 'automatic', incident: 7, bounced: true })
    expect(events[0]).toMatchObject({ kind: 'delivery-failed', recipient: EVA, severity: 'soft' })
    expect(suppress).toBeUndefined()
  })

  test.each<[string, Bounce, Parts]>([
    [
      'a Message-ID that looks like ours',
      { ...HARD, originalMessageId: `${ID.slice(0, 25)}0${ID.slice(26)}` },
      { sent: SENT },
    ],
    ['a bounce address with a wrong signature', HARD, { to: MAILBOX.replace('@', '+b7.0000000000@') }],
    [
      'a returned address with a wrong signature',
      HARD,
      { returned: { ...NOTHING, senders: [MAILBOX.replace('@', '+b7.0000000000@')] } },
    ],
    ['a returned tag with a wrong signature', HARD, { returned: { ...NOTHING, subject: '[INC-7-00000] Lamp' } }],
    ['a bare number', HARD, { returned: { ...NOTHING, subject: 'INC-7' } }],
    ['an address to confirm held mail number 7', HARD, { to: signedAddress(SEAL, MAILBOX, 'confirm', 7, ANA.address) }],
  ])('forged, it proves nothing: %s', (_, bounce, parts) => {
    expect(decided(bounce, parts)).toMatchObject({
      events: [],
      mails: [],
      outcome: { kind: 'automatic', bounced: true },
    })
    expect(decided(bounce, parts).suppress).toBeUndefined()
  })
})

describe('a bounce stops mail only to whom the mail was sent', () => {
  test('who got a mail cannot stop mail to somebody else by returning his own', () => {
    const { suppress, events } = decided(
      { ...HARD, recipient: EVA, originalMessageId: ID },
      { incident: BOTH, sent: { ...SENT, to: LUIS } },
    )
    expect(suppress).toMatchObject({ address: LUIS })
    expect(events).toMatchObject([{ recipient: LUIS }])
  })

  test('with the signed address alone, one of two is told of and not stopped', () => {
    const { suppress, events, incident } = decided(HARD, {
      incident: BOTH,
      to: signedAddress(SEAL, MAILBOX, 'bounce', 7),
    })
    expect(events[0]).toMatchObject({ kind: 'delivery-failed', recipient: EVA, severity: 'soft' })
    expect(suppress).toBeUndefined()
    expect(incident?.undeliverableSince).toBeUndefined()
  })

  test('an address that has nothing to do with the incident', () => {
    const { suppress, events } = decided(
      { ...HARD, recipient: 'victim@mail.example' },
      { to: signedAddress(SEAL, MAILBOX, 'bounce', 7) },
    )
    expect(events).toEqual([])
    expect(suppress).toBeUndefined()
  })

  test('passed on to another address, it is about the one we wrote to, and the words name the other', () => {
    const { suppress, mails } = decided(
      { ...HARD, recipient: 'old.eva@work.example', originalMessageId: ID },
      { sent: SENT },
    )
    expect(suppress).toMatchObject({ address: EVA })
    expect(JSON.stringify(mails)).toContain('old.eva@work.example: 550 no such user')
  })
})

describe('several recipients', () => {
  const failures = [
    HARD,
    { severity: 'soft', recipient: LUIS, status: '5.2.2', diagnostic: '552 mailbox full' },
  ] as const

  test('each of ours that failed is noted', () => {
    const { events } = decided({ ...HARD, failures }, { incident: BOTH, to: signedAddress(SEAL, MAILBOX, 'bounce', 7) })
    expect(events).toMatchObject([{ recipient: EVA }, { recipient: LUIS, severity: 'soft' }])
  })

  test('agents read the words for each', () => {
    const { mails } = decided({ ...HARD, failures, originalMessageId: ID }, { incident: BOTH, sent: SENT })
    expect(mails[0]?.data).toMatchObject({
      serverWords: `${EVA}: 550 no such user\n${LUIS}: 552 mailbox full`,
    })
  })
})

describe('a complaint', () => {
  const complaint = {
    severity: 'hard',
    reason: 'complaint',
    recipient: EVA,
    diagnostic: 'Feedback-Type: abuse',
  } as const

  test('stops automatic mail, tells the agents, and hands nothing back: the mail arrived', () => {
    const { suppress, events, mails } = decided({ ...complaint, originalMessageId: ID }, { sent: SENT })
    expect(suppress).toMatchObject({ address: EVA, because: 'Feedback-Type: abuse' })
    expect(events.map((event) => event.kind)).toEqual(['delivery-failed'])
    expect(mails).toMatchObject([{ data: { complaint: true } }, { data: { complaint: true } }])
  })

  test('an agent who complains is not cut off', () => {
    const { suppress, mails } = decided(
      { ...complaint, recipient: ANA.address, originalMessageId: ID },
      { sent: { ...SENT, to: ANA.address, template: 'notification' } },
    )
    expect(suppress).toBeUndefined()
    expect(mails).toEqual([])
  })
})
