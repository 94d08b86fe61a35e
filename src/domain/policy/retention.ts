/**
 * How long what is kept of whom, as data: after which time files go, the person goes, the incident goes. Times count from the end of an
 * incident, or from the last word of its customer when that came later. Nothing is said, nothing goes.
 */
import type { CategoryId } from '../classify/classification.ts'
import type { Language } from '../language/language.ts'
import type { Instant } from '../time/instant.ts'

/** From the mildest to the strongest; each includes those before it. */
export const RETENTION_STEPS = ['delete-attachments', 'anonymise', 'delete'] as const
export type RetentionStep = (typeof RETENTION_STEPS)[number]

/** Milliseconds; `never` where a wider rule names a time. */
export type RetentionAges = { readonly [S in RetentionStep]?: number | 'never' }

/** What belongs to no incident, or to none that anybody worked on. */
export const LEFTOVERS = ['automatic', 'ignored', 'quarantined', 'spam', 'history', 'reports'] as const
export type Leftover = (typeof LEFTOVERS)[number]

/** To which incidents an exception applies: to those of which all that is named is true. */
export type RetentionScope = {
  readonly categories?: readonly CategoryId[]
  /** `delivery/damaged`. */
  readonly topics?: readonly string[]
  readonly languages?: readonly Language[]
}

export type RetentionRules = {
  readonly incidents: RetentionAges
  /** The later of two wins. */
  readonly exceptions: readonly { readonly of: RetentionScope; readonly ages: RetentionAges }[]
  /** Mails (and for `spam` and `history` incidents, for `reports` our own lists) are deleted after so long. */
  readonly leftovers: { readonly [L in Leftover]?: number }
  /** Incidents that are kept whatever their age: a legal hold. */
  readonly hold: readonly number[]
}

export const KEEP_ALL: RetentionRules = { incidents: {}, exceptions: [], leftovers: {}, hold: [] }

/** An ended incident, as far as its age goes. */
export type Aged = {
  readonly number: number
  readonly category: CategoryId
  readonly topic: string
  readonly language: Language
  readonly isSpam: boolean
  /** Filed from the time before, and worked on by nobody since. */
  readonly isHistory: boolean
  /** Since when nothing happens any more. */
  readonly endedAt: Instant
  /** The last step that was done since then. */
  readonly done?: RetentionStep
}

/** What is due for one incident now: the strongest step, once. */
export function stepDue(rules: RetentionRules, incident: Aged, now: Instant): RetentionStep | undefined {
  if (rules.hold.includes(incident.number)) return undefined
  const ages = agesOf(rules, incident)
  const age = now - incident.endedAt
  const due = RETENTION_STEPS.findLast((step) => {
    const after = ages[step]
    return typeof after === 'number' && age >= after
  })
  const done = incident.done === undefined ? -1 : RETENTION_STEPS.indexOf(incident.done)
  return due !== undefined && RETENTION_STEPS.indexOf(due) > done ? due : undefined
}

/** The times for one incident. */
export function agesOf({ incidents, exceptions, leftovers }: RetentionRules, incident: Aged): RetentionAges {
  const { category, topic, language, isSpam, isHistory } = incident
  const isMeant = ({ categories, topics, languages }: RetentionScope) =>
    (categories?.includes(category) ?? true) &&
    (topics?.includes(`${category}/${topic}`) ?? true) &&
    (languages?.includes(language) ?? true)
  let ages = incidents
  for (const exception of exceptions) if (isMeant(exception.of)) ages = { ...ages, ...exception.ages }
  const own = isSpam ? leftovers.spam : isHistory ? leftovers.history : undefined
  return own === undefined ? ages : { ...ages, delete: own }
}

/** The shortest of all times for incidents: what ended later needs no look. Undefined when nothing ever goes. */
export function shortestAge({ incidents, exceptions, leftovers }: RetentionRules): number | undefined {
  const all = [incidents, ...exceptions.map(({ ages }) => ages)].flatMap((ages) => Object.values(ages))
  const times = [...all, leftovers.spam, leftovers.history].filter((time) => typeof time === 'number')
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Whether these rules ever do anything. */
export function isKeepingAll(rules: RetentionRules): boolean {
  return shortestAge(rules) === undefined && Object.keys(rules.leftovers).length === 0
}
