/**
 * What happens by itself, as data: the numbers that `follow-up/clock-rules.ts` and its neighbours go by. A store changes
 * them in its `policies.yaml`; what it does not name stays as it is here.
 */
import type { CategoryId } from '../classify/classification.ts'
import type { Incident } from '../incident/incident.ts'
import type { Language } from '../language/language.ts'
import { DAY, HOUR, MINUTE } from '../time/instant.ts'

/** The numbers for one incident, in milliseconds where they are times: business time for `firstAnswer`, calendar time otherwise. */
export type Policy = {
  /** The first answer belongs within this much business time; agents are reminded then. */
  readonly firstAnswer: { readonly within: number }
  /** Managers hear when the first answer is this many times the target late. */
  readonly escalation: { readonly timesTarget: number }
  /** A customer with an open incident hears something at least this often, and no more than `mostInARow` automatic mails. */
  readonly noSilence: { readonly every: number; readonly mostInARow: number }
  /** The ball is with the customer: asked again after each of these, closed with notice after the last. */
  readonly waiting: { readonly remindAfter: readonly number[]; readonly closeAfter: number }
  /** Thanks and a question how it was, so long after resolving; scores up to `low` (of 5) go to managers. `after` 0: never asked. */
  readonly survey: { readonly after: number; readonly low: number }
  /** An answer to an ended incident reopens it for this long; later it opens a linked one. */
  readonly reopening: { readonly within: number }
}

export type PolicyPart = keyof Policy

/** To which incidents an exception applies: to those of which all that is named is true. */
export type PolicyScope = {
  readonly categories?: readonly CategoryId[]
  /** `delivery/damaged`. */
  readonly topics?: readonly string[]
  readonly urgent?: boolean
  readonly languages?: readonly Language[]
}

export type PolicyChange = { readonly [P in PolicyPart]?: Partial<Policy[P]> }

/** The policies of a store: the later of two exceptions wins. */
export type Policies = {
  readonly base: Policy
  readonly exceptions: readonly { readonly of: PolicyScope; readonly change: PolicyChange }[]
  /** Managers get what escalates collected, at most one mail in this time. */
  readonly escalations: { readonly every: number }
  /** A hard-bounced address gets no automatic mail for this long. */
  readonly bounced: { readonly silentFor: number }
}

export const DEFAULT_POLICIES: Policies = {
  base: {
    firstAnswer: { within: 30 * MINUTE },
    escalation: { timesTarget: 2 },
    noSilence: { every: 5 * DAY, mostInARow: 3 },
    waiting: { remindAfter: [3 * DAY, 7 * DAY], closeAfter: 14 * DAY },
    survey: { after: 2 * DAY, low: 2 },
    reopening: { within: 30 * DAY },
  },
  exceptions: [{ of: { urgent: true }, change: { firstAnswer: { within: 10 * MINUTE } } }],
  escalations: { every: HOUR },
  bounced: { silentFor: 60 * DAY },
}

/** The numbers for one incident. */
export function policyOf(
  { base, exceptions }: Policies,
  { classification, language }: Pick<Incident, 'classification' | 'language'>,
): Policy {
  const { category, topic, urgent } = classification
  const isMeant = ({ categories, topics, urgent: isUrgent, languages }: PolicyScope) =>
    (categories?.includes(category) ?? true) &&
    (topics?.includes(`${category}/${topic}`) ?? true) &&
    (isUrgent === undefined || isUrgent === urgent) &&
    (languages?.includes(language) ?? true)
  let policy = base
  for (const { of, change } of exceptions) if (isMeant(of)) policy = changed(policy, change)
  return policy
}

/** A policy with what an exception makes of it. */
export function changed(policy: Policy, change: PolicyChange): Policy {
  return {
    firstAnswer: { ...policy.firstAnswer, ...change.firstAnswer },
    escalation: { ...policy.escalation, ...change.escalation },
    noSilence: { ...policy.noSilence, ...change.noSilence },
    waiting: { ...policy.waiting, ...change.waiting },
    survey: { ...policy.survey, ...change.survey },
    reopening: { ...policy.reopening, ...change.reopening },
  }
}

/** The first-answer target of an incident, in milliseconds of business time. */
export function firstAnswerTarget(policies: Policies, incident: Pick<Incident, 'classification' | 'language'>): number {
  return policyOf(policies, incident).firstAnswer.within
}
