/** A classification as an incident keeps it: without secrets, and as people change it. */
import type { Classification, FoundSign } from '../classify/classification.ts'
import { SIGNS, type Sign, URGENT_SIGNS } from '../classify/model/model.ts'
import type { CategoryAndTopic } from '../classify/taxonomy.ts'
import { maskSecrets } from '../mail/mask.ts'

/** What a person said is sure: the words, the likelihood and the candidates that led elsewhere are no reason any more. */
export function saidByPerson(classification: Classification, { category, topic }: CategoryAndTopic): Classification {
  return { ...withoutReasons(classification), category, topic, sure: true }
}

/** The category as a guess about other words than those it was read from. */
export function unread(classification: Classification): Classification {
  return { ...withoutReasons(classification), sure: false }
}

function withoutReasons(classification: Classification): Classification {
  const { probability: _, runnerUp: __, runnerUpTopic: ___, ...rest } = classification
  return { ...rest, evidence: [] }
}

/** The classification with card numbers and the like masked in the words that led to it. */
export function maskedClassification(classification: Classification): Classification {
  const { evidence, signs, urgentBecause } = classification
  return {
    ...classification,
    evidence: evidence.map(maskSecrets),
    ...(signs === undefined
      ? {}
      : { signs: signs.map(({ sign, words }) => ({ sign, words: words.map(maskSecrets) })) }),
    ...(urgentBecause === undefined ? {} : { urgentBecause: maskSecrets(urgentBecause) }),
  }
}

/** The runner-up as people are shown it; `other` where only its category is known. */
export function runnerUpOf({ runnerUp, runnerUpTopic }: Classification): CategoryAndTopic | undefined {
  return runnerUp === undefined ? undefined : { category: runnerUp, topic: runnerUpTopic ?? 'other' }
}

/**
 * The signs that grade an incident, the gravest first: all of them where it is urgent, else those that only raise it (what makes urgent
 * was overruled by a person then). Incidents from before signs were kept have them in `urgentBecause`.
 */
export function gradedSigns({ signs, urgent, urgentBecause = '' }: Classification): readonly FoundSign[] {
  if (signs !== undefined) return signs.filter(({ sign }) => urgent || RAISING.has(sign))
  const [, named, words = ''] = /^([a-z-]{1,20}): ([\s\S]*)$/.exec(urgentBecause) ?? []
  const sign = SIGNS.find((one) => one === named)
  return urgent && sign !== undefined ? [{ sign, words: [words] }] : []
}

/**
 * The classification with the signs of a later mail. A sign that was not there before makes it urgent, also where a person had said that it can
 * wait; the same one again does not.
 */
export function withSigns(classification: Classification, later: readonly FoundSign[]): Classification {
  const known = classification.signs ?? gradedSigns(classification)
  const fresh = later.filter(({ sign }) => !known.some((one) => one.sign === sign))
  if (fresh.length === 0) return classification
  const gravity = ({ sign }: FoundSign) => (URGENT_SIGNS.includes(sign) ? URGENT_SIGNS.indexOf(sign) : SIGNS.length)
  return {
    ...classification,
    signs: [...known, ...fresh].sort((a, b) => gravity(a) - gravity(b)),
    urgent: classification.urgent || fresh.some(({ sign }) => URGENT_SIGNS.includes(sign)),
  }
}

const RAISING: ReadonlySet<Sign> = new Set(['unanswered', 'broken-promise'])
