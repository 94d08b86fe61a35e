/** What becomes of what was understood of a mail: what agents and the customer are told of it, and what people change. */
import { describe, expect, test } from 'vitest'
import type { Classification } from '../../../src/domain/classify/classification.ts'
import type { Happening, IncidentEvent } from '../../../src/domain/incident/events.ts'
import { evolve } from '../../../src/domain/incident/evolve.ts'
import type { Incident } from '../../../src/domain/incident/incident.ts'
import type { MailData, MailName } from '../../../src/domain/incident/mails.ts'
import { aWorld, MONDAY, type ReadingParts } from '../../support/a-reading.ts'
import { ANA } from '../../support/a-store.ts'

const GUESS = {
  sure: false,
  probability: 0.52,
  runnerUp: 'checkout',
  runnerUpTopic: 'cancel',
} as const satisfies Partial<Classification>

/** What is said when this mail comes in. */
function heard(parts: ReadingParts) {
  const decided = aWorld().decide(parts)
  const said = <K extends MailName>(name: K): MailData[K] => {
    const mail = decided.mails.find((one) => one.name === name)
    if (mail === undefined) throw new Error(`no ${name}`)
    return mail.data as MailData[K]
  }
  return { ...decided, said }
}

function opening({ events }: { readonly events: readonly IncidentEvent[] }) {
  const [first] = events
  if (first?.kind !== 'opened') throw new Error('not opened')
  return first
}

describe('buttons that correct a category', () => {
  test.each<[string, Partial<Classification>, readonly string[]]>([
    ['sure: the others', {}, ['product_info/other', 'checkout/other', 'support/other']],
    [
      'sure, with a second candidate: that one first',
      { runnerUp: 'support', runnerUpTopic: 'refund' },
      ['support/refund', 'product_info/other', 'checkout/other'],
    ],
    [
      'a guess: both candidates, then the others',
      GUESS,
      ['delivery/damaged', 'checkout/cancel', 'product_info/other', 'support/other'],
    ],
    [
      'a guess without a second',
      { sure: false },
      ['delivery/damaged', 'product_info/other', 'checkout/other', 'support/other'],
    ],
    [
      'two topics of one category',
      { ...GUESS, runnerUp: 'delivery', runnerUpTopic: 'incomplete' },
      ['delivery/damaged', 'delivery/incomplete', 'product_info/other', 'checkout/other', 'support/other'],
    ],
    [
      'a candidate that the store has no more is not offered',
      { ...GUESS, runnerUpTopic: 'barter' },
      ['delivery/damaged', 'product_info/other', 'checkout/other', 'support/other'],
    ],
    [
      'a second whose topic was not kept',
      { sure: false, runnerUp: 'support' },
      ['delivery/damaged', 'support/other', 'product_info/other', 'checkout/other'],
    ],
  ])('%s', (_, classification, expected) => {
    const { categories } = heard({ classification }).said('notification')
    expect(categories.map(({ label }) => label)).toEqual(expected)
    for (const { label, href } of categories) expect(decodeURIComponent(href)).toContain(`#category ${label}`)
  })
})

describe('the card', () => {
  test.each<[string, Partial<Classification>, Partial<MailData['notification']['card']>]>([
    ['names no second where it is sure', { ...GUESS, sure: true }, { sure: true }],
    ['names both where it is not', GUESS, { sure: false, runnerUp: { category: 'checkout', topic: 'cancel' } }],
    [
      'grades with all signs where it is urgent',
      {
        urgent: true,
        signs: [
          { sign: 'legal', words: ['my solicitor'] },
          { sign: 'unanswered', words: ['third mail'] },
        ],
      },
      {
        urgent: true,
        signs: [
          { sign: 'legal', words: ['my solicitor'] },
          { sign: 'unanswered', words: ['third mail'] },
        ],
      },
    ],
    [
      'shows what raises it where it is not',
      { signs: [{ sign: 'broken-promise', words: ['you said Monday'] }] },
      { urgent: false, signs: [{ sign: 'broken-promise', words: ['you said Monday'] }] },
    ],
    [
      'reads the sign of incidents that kept none',
      { urgent: true, urgentBecause: 'legal: my solicitor' },
      { signs: [{ sign: 'legal', words: ['my solicitor'] }] },
    ],
    ['shows none where there is none', { signs: [] }, { urgent: false, signs: [] }],
  ])('%s', (_, classification, expected) => {
    const { card } = heard({ classification }).said('notification')
    expect(card).toMatchObject(expected)
    expect('runnerUp' in card).toBe('runnerUp' in expected)
  })

  test('masks card numbers in every word that is shown or kept', () => {
    const number = '4111 1111 1111 1111'
    const decided = heard({
      classification: {
        evidence: [`charged ${number}`],
        urgent: true,
        urgentBecause: `chargeback: ${number}`,
        signs: [{ sign: 'chargeback', words: [`dispute ${number}`] }],
      },
      guess: { evidence: number },
    })
    expect(JSON.stringify([decided.incident, decided.events, decided.said('notification').card])).not.toContain(
      '1111 1111',
    )
  })
})

describe('the acknowledgement', () => {
  const asked = (classification: Partial<Classification>, text = 'Please have a look') =>
    heard({ classification, text }).said('acknowledgement').questions

  test.each<[string, readonly string[], readonly string[]]>([
    ['sure: what its topic lacks', asked({}), ['order-number', 'photo-of-damage']],
    ['a guess: what both candidates lack, and openly', asked(GUESS), ['order-number', 'what-you-need']],
    [
      'a guess: nothing that only one would need',
      asked({ ...GUESS, runnerUp: 'product_info', runnerUpTopic: 'size' }),
      ['what-you-need'],
    ],
    ['a guess without a second: openly', asked({ sure: false }), ['what-you-need']],
    [
      'a guess about a long story: it is not asked for again',
      asked(
        { sure: false },
        'I have told you the whole story from its beginning to its end, and I will not tell it again.',
      ),
      [],
    ],
    ['sure of the category alone: openly', asked({ category: 'support', topic: 'other' }), ['what-you-need']],
  ])('%s', (_, questions, expected) => {
    expect(questions).toEqual(expected)
  })
})

describe('why the language', () => {
  test.each<[string, ReadingParts, { language: string; languageBecause: string }]>([
    [
      'words',
      { language: 'pl', guess: { evidence: 'paczka, jest' } },
      { language: 'pl', languageBecause: 'paczka, jest' },
    ],
    [
      'too little: that of the store',
      { language: 'unknown', guess: { evidence: 'too few words' } },
      { language: 'en', languageBecause: 'too few words' },
    ],
    [
      'one that is understood and not spoken',
      { language: 'unknown', guess: { evidence: 'wo, ist', code: 'de' } },
      { language: 'en', languageBecause: 'de: wo, ist' },
    ],
    [
      'one that is not even understood',
      { language: 'unknown', guess: { evidence: 'nl: waar, is' } },
      { language: 'en', languageBecause: 'nl: waar, is' },
    ],
  ])('%s', (_, parts, expected) => {
    expect(opening(heard(parts))).toMatchObject(expected)
  })
})

describe('a later mail', () => {
  const ANGER = { sign: 'anger', words: ['a disgrace'] } as const
  const AGAIN = { sign: 'unanswered', words: ['third mail'] } as const
  const LEGAL = { sign: 'legal', words: ['my solicitor'] } as const

  /** How an incident that opened with some signs stands after a second mail with others. */
  function heardAgain(
    first: Partial<Classification>,
    later: Partial<Classification>,
    more: Partial<ReadingParts> = {},
  ) {
    const world = aWorld()
    const opened = world.decide({ classification: first, id: 'first@client.example' })
    const number = opened.incident?.number ?? 0
    const { incident, mails } = world.decide({
      classification: later,
      references: ['first@client.example'],
      arrivedAt: MONDAY + 60_000,
      ...more,
    })
    expect(incident?.number).toBe(number)
    const { signs = [], urgent } = incident?.classification ?? {}
    return { urgent, signs: signs.map(({ sign }) => sign), heard: mails.map(({ name }) => name) }
  }

  test.each<[string, Partial<Classification>, Partial<Classification>, { urgent: boolean; signs: readonly string[] }]>([
    ['makes a calm one urgent', {}, { urgent: true, signs: [LEGAL] }, { urgent: true, signs: ['legal'] }],
    ['raises it', { signs: [] }, { signs: [AGAIN] }, { urgent: false, signs: ['unanswered'] }],
    [
      'adds to what was there, the gravest first',
      { urgent: true, signs: [ANGER, AGAIN] },
      { urgent: true, signs: [LEGAL, ANGER] },
      { urgent: true, signs: ['legal', 'anger', 'unanswered'] },
    ],
    [
      'does not say again what an agent has seen and put aside',
      { urgent: false, signs: [ANGER] },
      { urgent: true, signs: [ANGER] },
      { urgent: false, signs: ['anger'] },
    ],
    [
      'that is calm changes nothing',
      { urgent: true, signs: [ANGER] },
      { signs: [] },
      { urgent: true, signs: ['anger'] },
    ],
  ])('%s', (_, first, later, expected) => {
    expect(heardAgain(first, later)).toMatchObject(expected)
  })

  test('of thanks alone is not weighed', () => {
    expect(heardAgain({}, { urgent: true, signs: [ANGER] }, { onlyThanks: true })).toEqual({
      urgent: false,
      signs: [],
      heard: [],
    })
  })
})

describe('what a person says', () => {
  const incident = heard({ classification: { ...GUESS, signs: [{ sign: 'unanswered', words: ['third mail'] }] } })
    .incident as Incident
  const changed = (happening: Happening) =>
    evolve(incident, { at: MONDAY, by: { kind: 'agent', address: ANA.address }, ...happening }).classification

  test('a category is sure, without what led to the guess; how the customer feels stays', () => {
    expect(changed({ kind: 'categorised', category: 'checkout', topic: 'cancel' })).toEqual({
      category: 'checkout',
      topic: 'cancel',
      sure: true,
      evidence: [],
      urgent: false,
      signs: [{ sign: 'unanswered', words: ['third mail'] }],
    })
  })

  test('urgent or not changes nothing else', () => {
    expect(changed({ kind: 'marked-urgent', urgent: true })).toEqual({ ...incident.classification, urgent: true })
  })
})
