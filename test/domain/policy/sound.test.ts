/** Numbers that are right one by one and do not go together. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/domain/policy/limits.ts'
import {
  DEFAULT_POLICIES,
  type Policies,
  type PolicyChange,
  type PolicyScope,
  policyOf,
} from '../../../src/domain/policy/policies.ts'
import { faultsOf } from '../../../src/domain/policy/sound.ts'
import { DAY, MINUTE } from '../../../src/domain/time/instant.ts'

const withExceptions = (...exceptions: readonly [PolicyScope, PolicyChange][]): Policies => ({
  ...DEFAULT_POLICIES,
  exceptions: exceptions.map(([of, change]) => ({ of, change })),
})
const close = (days: number): PolicyChange => ({ waiting: { closeAfter: days * DAY } })
const remind = (...days: readonly number[]): PolicyChange => ({ waiting: { remindAfter: days.map((n) => n * DAY) } })
const within = (minutes: number): PolicyChange => ({ firstAnswer: { within: minutes * MINUTE } })

describe('faults', () => {
  test('the shipped ones have none', () => {
    expect(faultsOf(DEFAULT_POLICIES)).toEqual([])
  })

  test.each<[string, Policies, readonly string[]]>([
    [
      'closing before the last reminder',
      withExceptions([{ languages: ['pl'] }, close(5)]),
      ['closes-too-early 0 waiting.closeAfter'],
    ],
    [
      'without reminders nothing comes too early',
      withExceptions([{ languages: ['pl'] }, { waiting: { remindAfter: [], closeAfter: DAY } }]),
      [],
    ],
    [
      'two that meet',
      withExceptions([{ languages: ['pl'] }, close(10)], [{ categories: ['support'] }, remind(3, 9.5)]),
      ['closes-too-early 1 waiting.remindAfter'],
    ],
    [
      'two of different languages never meet',
      withExceptions([{ languages: ['pl'] }, close(10)], [{ languages: ['pt'] }, remind(3, 9.5)]),
      [],
    ],
    [
      'two of different categories never meet',
      withExceptions([{ categories: ['delivery'] }, close(10)], [{ topics: ['support/refund'] }, remind(3, 9.5)]),
      [],
    ],
    [
      'a topic meets its category',
      withExceptions([{ categories: ['support'] }, close(10)], [{ topics: ['support/refund'] }, remind(3, 9.5)]),
      ['closes-too-early 1 waiting.remindAfter'],
    ],
    [
      'reminders that go on after closing',
      withExceptions([{ languages: ['pl'] }, remind(3, 20)]),
      ['closes-too-early 0 waiting.remindAfter'],
    ],
    [
      'the urgent waiting longer',
      withExceptions([{ urgent: true }, within(40)]),
      ['urgent-slower 0 firstAnswer.within'],
    ],
    [
      'the urgent of a language waiting longer',
      withExceptions([{ languages: ['pl'] }, within(20)], [{ urgent: true, languages: ['pl'] }, within(25)]),
      ['urgent-slower 1 firstAnswer.within'],
    ],
    [
      'a survey after reopening ended',
      withExceptions([{ categories: ['support'] }, { reopening: { within: DAY } }]),
      ['survey-after-reopening 0 reopening.within'],
    ],
    [
      'no survey, nothing to come too late',
      withExceptions([{ categories: ['support'] }, { reopening: { within: DAY }, survey: { after: 0 } }]),
      [],
    ],
  ])('%s', (_, policies, expected) => {
    expect(faultsOf(policies).map(({ what, places: [first] }) => `${what} ${first?.exception} ${first?.path}`)).toEqual(
      expected,
    )
  })
})

test('where no two exceptions are at fault, no incident is closed before its last reminder', () => {
  const scope: fc.Arbitrary<PolicyScope> = fc.record(
    {
      languages: fc.subarray(['es', 'pt', 'pl'] as const, { minLength: 1 }),
      categories: fc.subarray(['delivery', 'support'] as const, { minLength: 1 }),
      urgent: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const change = fc.record(
    {
      closeAfter: fc.integer({ min: 1, max: 30 }).map((n) => n * DAY),
      remindAfter: fc.integer({ min: 1, max: 20 }).map((n) => [n * DAY]),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ of: scope, change: change.map((waiting) => ({ waiting })) }), { maxLength: 4 }),
      (exceptions) => {
        const policies = { ...DEFAULT_POLICIES, exceptions }
        fc.pre(faultsOf(policies).length === 0)
        for (const language of ['es', 'pt', 'pl'] as const)
          for (const category of ['delivery', 'support'])
            for (const urgent of [true, false]) {
              const classification = { category, topic: 'other', urgent } as never
              const { remindAfter, closeAfter } = policyOf(policies, { classification, language }).waiting
              expect(closeAfter).toBeGreaterThanOrEqual((remindAfter.at(-1) ?? 0) + LIMITS.customer.apart)
            }
      },
    ),
    { seed: 20_261_122, numRuns: 300 },
  )
})
