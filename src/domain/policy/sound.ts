/**
 * What single numbers cannot know of each other: policies that are well-formed one by one and would still close somebody out before the
 * last reminder, or let the urgent wait longest.
 */
import { LIMITS } from './limits.ts'
import { changed, type Policies, type Policy, type PolicyScope } from './policies.ts'

/** The number that cannot stay: of an exception, by its index, or of the base. */
type PolicyPlace = {
  readonly exception?: number
  readonly path:
    | 'firstAnswer.within'
    | 'waiting.remindAfter'
    | 'waiting.closeAfter'
    | 'survey.after'
    | 'reopening.within'
}

/** `places`: all that may be changed to mend it, the likeliest first. */
export type PolicyFault = {
  readonly places: readonly PolicyPlace[]
  readonly what: 'closes-too-early' | 'urgent-slower' | 'survey-after-reopening'
  /** The two numbers that disagree, in milliseconds. */
  readonly found: number
  readonly against: number
}

/** Everything that does not go together, in the base and wherever one or two exceptions meet. */
export function faultsOf(policies: Policies): readonly PolicyFault[] {
  const faults = meetings(policies).flatMap((met) => [...tooEarly(policies, met), ...slower(policies, met)])
  const seen = new Set<string>()
  return faults.filter(({ what, places: [first] }) => {
    const key = `${what} ${first?.exception} ${first?.path}`
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

type Meeting = readonly number[]

/** No exception, each alone, and each two that one incident can have, in their order. */
function meetings({ exceptions }: Policies): readonly Meeting[] {
  const all: Meeting[] = [[]]
  for (const [second, { of }] of exceptions.entries()) {
    all.push([second])
    for (const [first, other] of exceptions.entries())
      if (first < second && canMeet(other.of, of)) all.push([first, second])
  }
  return all
}

function at({ base, exceptions }: Policies, meeting: Meeting): Policy {
  return meeting.reduce((policy, n) => changed(policy, exceptions[n]?.change ?? {}), base)
}

function tooEarly(policies: Policies, met: Meeting): readonly PolicyFault[] {
  const { waiting, survey, reopening } = at(policies, met)
  const { remindAfter, closeAfter } = waiting
  const last = remindAfter.at(-1)
  const faults: PolicyFault[] = []
  if (last !== undefined && closeAfter < last + LIMITS.customer.apart)
    faults.push({
      what: 'closes-too-early',
      places: placesOf(policies, met, 'waiting.closeAfter', 'waiting.remindAfter'),
      found: closeAfter,
      against: last,
    })
  if (survey.after >= reopening.within)
    faults.push({
      what: 'survey-after-reopening',
      places: placesOf(policies, met, 'survey.after', 'reopening.within'),
      found: survey.after,
      against: reopening.within,
    })
  return faults
}

/** What is urgent is answered no later than it would be without being so. */
function slower(policies: Policies, met: Meeting): readonly PolicyFault[] {
  const isUrgent = (n: number) => policies.exceptions[n]?.of.urgent === true
  if (!met.some(isUrgent)) return []
  const urgent = at(policies, met).firstAnswer.within
  const others = at(
    policies,
    met.filter((n) => !isUrgent(n)),
  ).firstAnswer.within
  if (urgent <= others) return []
  return [
    {
      what: 'urgent-slower',
      places: placesOf(policies, met, 'firstAnswer.within'),
      found: urgent,
      against: others,
    },
  ]
}

/** Where the numbers stand, those of the last exception first and those of the base last. */
function placesOf(
  { exceptions }: Policies,
  met: Meeting,
  ...paths: readonly PolicyPlace['path'][]
): readonly PolicyPlace[] {
  const named = (n: number, path: string) => {
    const [part = '', field = ''] = path.split('.')
    const change: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>> = exceptions[n]?.change ?? {}
    return change[part]?.[field] !== undefined
  }
  return [
    ...met
      .toReversed()
      .flatMap((exception) => paths.filter((path) => named(exception, path)).map((path) => ({ exception, path }))),
    ...paths.map((path) => ({ path })),
  ]
}

/** Whether one incident can be meant by both. */
function canMeet(one: PolicyScope, other: PolicyScope): boolean {
  const share = <T>(a: readonly T[] | undefined, b: readonly T[] | undefined) =>
    a === undefined || b === undefined || a.some((value) => b.includes(value))
  const categories = ({ categories, topics }: PolicyScope) =>
    categories ?? topics?.map((topic) => topic.slice(0, topic.indexOf('/')))
  return (
    (one.urgent === undefined || other.urgent === undefined || one.urgent === other.urgent) &&
    share(one.languages, other.languages) &&
    share(one.topics, other.topics) &&
    share(categories(one), categories(other))
  )
}
