/** Why an incident is as it is: `#explain`. */
import { describe, expect, test } from 'vitest'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import type { ReasonLine } from '../../../src/domain/incident/shown.ts'
import { type Aside, reasonsOf } from '../../../src/domain/report/explain.ts'
import { A_STORE, ANA } from '../../support/a-store.ts'
import { anIncident, OPENED_AT } from '../../support/an-incident.ts'

const BY_ANA = { kind: 'agent', address: ANA.address } as const

function event(happening: Happening, by: IncidentEvent['by'] = BY_ANA, at = OPENED_AT): IncidentEvent {
  return { at, by, ...happening }
}

function opened(changes: Partial<Extract<Happening, { kind: 'opened' }>> = {}): IncidentEvent {
  const { customer, classification } = anIncident(1)
  return event({
    kind: 'opened',
    number: 1,
    customer,
    language: 'es',
    subject: '',
    classification,
    orderNumbers: [],
    ...changes,
  })
}

function explained(changes: Partial<Incident>, events: readonly IncidentEvent[] = [], asides: readonly Aside[] = []) {
  return reasonsOf({ incident: anIncident(1, changes), events, asides, store: A_STORE }).map(
    ({ what, because, guess, signs = [], language = '' }) =>
      [
        `${what}: ${because}`.trim(),
        guess === undefined ? '' : guessLine(guess),
        signs.map(({ sign, words }) => `${sign} ${words.join(', ')}`).join('; '),
        language,
      ]
        .filter(Boolean)
        .join(' | '),
  )
}

function guessLine({ category, topic, sure, probability, runnerUp }: NonNullable<ReasonLine['guess']>): string {
  const second = runnerUp === undefined ? '' : ` or ${runnerUp.category}/${runnerUp.topic}`
  return `${sure ? 'sure' : 'unsure'} ${category}/${topic}${second}${probability === undefined ? '' : ` ${probability}`}`
}

const wrote = (n: number) =>
  event({ kind: 'customer-wrote', evidence: `subject-tag: mail ${n}`, onlyThanks: false, orderNumbers: [] })
const { classification } = anIncident(1)

describe('reasons', () => {
  test('the latest ten messages say how they came here', () => {
    const found = explained(
      {},
      Array.from({ length: 12 }, (_, n) => wrote(n)),
    ).filter((line) => line.startsWith('threaded'))
    expect(found).toHaveLength(10)
    expect(found.at(-1)).toBe('threaded: subject-tag: mail 11')
  })

  test.each<[string, Partial<Incident>, readonly IncidentEvent[], string]>([
    ['the words it was classified by', {}, [], 'classified: roto | sure delivery/damaged'],
    [
      'no words: the topic alone',
      { classification: { ...classification, evidence: [] } },
      [],
      'classified: | sure delivery/damaged',
    ],
    [
      'a guess between two, and how likely it is',
      {
        classification: {
          ...classification,
          sure: false,
          probability: 0.52,
          runnerUp: 'checkout',
          runnerUpTopic: 'cancel',
        },
      },
      [],
      'classified: roto | unsure delivery/damaged or checkout/cancel 0.52',
    ],
    [
      'an agent corrected it',
      {},
      [event({ kind: 'categorised', category: 'delivery', topic: 'damaged' })],
      'classified: Ana: #category delivery/damaged',
    ],
    [
      'urgent by its words',
      { classification: { ...classification, urgent: true, urgentBecause: 'legal: my solicitor' } },
      [],
      'urgent: | legal my solicitor',
    ],
    [
      'urgent by several signs, each with its words',
      {
        classification: {
          ...classification,
          urgent: true,
          urgentBecause: 'harm: burnt my hand',
          signs: [
            { sign: 'harm', words: ['burnt my hand'] },
            { sign: 'unanswered', words: ['third mail'] },
          ],
        },
      },
      [],
      'urgent: | harm burnt my hand; unanswered third mail',
    ],
    [
      'raised, not urgent',
      { classification: { ...classification, signs: [{ sign: 'broken-promise', words: ['you said Monday'] }] } },
      [],
      'raised: | broken-promise you said Monday',
    ],
    [
      'no sign is told that an agent overruled',
      {
        classification: {
          ...classification,
          signs: [
            { sign: 'anger', words: ['a disgrace'] },
            { sign: 'unanswered', words: ['third mail'] },
          ],
        },
      },
      [event({ kind: 'marked-urgent', urgent: false })],
      'raised: | unanswered third mail',
    ],
    [
      'urgent by an agent',
      { classification: { ...classification, urgent: true, urgentBecause: 'legal: my solicitor' } },
      [event({ kind: 'marked-urgent', urgent: true })],
      'urgent: Ana: #urgent | legal my solicitor',
    ],
    ['the language', { language: 'pl' }, [], 'language: | pl'],
    [
      'the language, and the words that told it',
      { language: 'es' },
      [opened({ languageBecause: 'pedido, roto' })],
      'language: pedido, roto | es',
    ],
    ['acknowledged', {}, [event({ kind: 'acknowledged' })], 'acknowledged:'],
    ['over the limit', { silentBecause: 'limit' }, [opened({ silentBecause: 'limit' })], 'not-acknowledged: limit'],
    ['nothing automatic is sent', { silentBecause: 'sender' }, [], 'silent: sender'],
    [
      'the address bounced, in the words of the server',
      { undeliverableSince: OPENED_AT },
      [
        event({
          kind: 'delivery-failed',
          recipient: 'eva@mail.example',
          severity: 'hard',
          diagnostic: '550 no such user',
          template: 'relay',
        }),
      ],
      'undeliverable: eva@mail.example: 550 no such user',
    ],
    ['away', { awayUntil: OPENED_AT }, [], 'away:'],
    [
      'a third party, and who brought it in',
      { thirdParties: ['v@fast.example'] },
      [event({ kind: 'copied', address: 'v@fast.example', name: '', thirdParty: true })],
      'third-party: v@fast.example (Ana: #cc)',
    ],
    [
      'somebody unconfirmed',
      {},
      [event({ kind: 'unconfirmed-wrote', evidence: 'subject-tag: x' }, { kind: 'stranger', address: 'x@y.example' })],
      'unconfirmed: x@y.example',
    ],
  ])('%s', (_, changes, events, expected) => {
    expect(explained(changes, events)).toContain(expected)
  })

  test('mails that became no message, the latest ten, each with what was decided', () => {
    const asides = [
      { at: 1, status: 'automatic', why: 'auto-reply: vacation' },
      { at: 2, status: 'held', why: 'collision' },
      { at: 3, status: 'filed', why: '' },
    ]
    expect(explained({}, [], asides).slice(-2)).toEqual(['automatic: auto-reply: vacation', 'held: collision'])
  })

  test('what the store opened by itself lacks no acknowledgement', () => {
    expect(explained({}, [opened({ byStore: true })]).join()).not.toContain('acknowledged')
  })
})
