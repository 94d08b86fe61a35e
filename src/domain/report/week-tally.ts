/** What was opened in one week, counted: rows go in one week at a time and are not kept. */
import type { CategoryId } from '../classify/classification.ts'
import type { Language } from '../language/language.ts'
import { firstAnswerTarget } from '../policy/policies.ts'
import type { Store } from '../store.ts'
import { addBusinessTime, businessTimeBetween } from '../time/business-time.ts'
import { type Instant, MINUTE } from '../time/instant.ts'
import type { Part } from './significance.ts'

/** An incident as figures need it; no spam, none that was merged. */
export type OpenedRow = {
  readonly number: number
  readonly category: CategoryId
  readonly topic: string
  readonly language: Language
  readonly urgent: boolean
  readonly customer: string
  readonly openedAt: Instant
  readonly firstAnsweredAt?: Instant
  /** Somebody wrote and is owed a first answer: not what the store opened by itself, or took in from before. */
  readonly isOwed: boolean
  readonly orderNumbers: readonly string[]
}

export type WeekTally = {
  readonly opened: number
  readonly byCategory: ReadonlyMap<CategoryId, number>
  readonly byTopic: ReadonlyMap<string, number>
  readonly byLanguage: ReadonlyMap<Language, number>
  /** Minutes of business time until the first answer, sorted. */
  readonly answerMinutes: readonly number[]
  readonly inTarget: Part
  readonly customers: number
  /** `delivery/damaged`, and order numbers by the letters they begin with: customers, and the incidents that came first. */
  readonly topics: ReadonlyMap<string, Seen>
  readonly prefixes: ReadonlyMap<string, Seen>
}

/** How many customers something came from, with examples. */
export type Seen = { readonly count: number; readonly examples: readonly number[] }

/** Incidents shown beside what recurs. */
export const MOST_EXAMPLES = 3

/**
 * Counts the incidents opened in a week. `asOf`: only those whose time for an answer was up by then are judged by it; so long after the
 * end of each week, and weeks compare.
 */
export function tallyWeek(rows: readonly OpenedRow[], store: Store, asOf: Instant): WeekTally {
  const byCategory = new Map<CategoryId, number>()
  const byTopic = new Map<string, number>()
  const byLanguage = new Map<Language, number>()
  const topics = seenTally()
  const prefixes = seenTally()
  const customers = new Set<string>()
  const answerMinutes: number[] = []
  let [inTime, judged] = [0, 0]
  for (const row of rows) {
    const topic = `${row.category}/${row.topic}`
    byCategory.set(row.category, (byCategory.get(row.category) ?? 0) + 1)
    byTopic.set(topic, (byTopic.get(topic) ?? 0) + 1)
    byLanguage.set(row.language, (byLanguage.get(row.language) ?? 0) + 1)
    customers.add(row.customer)
    topics.add(topic, row.customer, row.number)
    for (const prefix of new Set(row.orderNumbers.flatMap(prefixOf))) prefixes.add(prefix, row.customer, row.number)
    if (!row.isOwed) continue
    const { took, target, isDue } = firstAnswer(row, store, asOf)
    if (took !== undefined) answerMinutes.push(took / MINUTE)
    if (!isDue) continue
    judged++
    if (took !== undefined && took <= target) inTime++
  }
  return {
    ...{ opened: rows.length, byCategory, byTopic, byLanguage, customers: customers.size },
    answerMinutes: answerMinutes.sort((a, b) => a - b),
    inTarget: { count: inTime, total: judged },
    topics: topics.seen(),
    prefixes: prefixes.seen(),
  }
}

/** How long the first answer took, in business time; `isDue`: the time for it was up. */
function firstAnswer({ openedAt, firstAnsweredAt, ...row }: OpenedRow, { calendar, policies }: Store, asOf: Instant) {
  const classification = { category: row.category, topic: row.topic, urgent: row.urgent, sure: true, evidence: [] }
  const target = firstAnswerTarget(policies, { classification, language: row.language })
  const took = firstAnsweredAt === undefined ? undefined : businessTimeBetween(calendar, openedAt, firstAnsweredAt)
  return { took, target, isDue: addBusinessTime(calendar, openedAt, target) < asOf }
}

/**
 * The letters an order number begins with: a channel, a country, a warehouse. Its first digits say nothing, they count up
 * by themselves and would be new every week.
 */
function prefixOf(orderNumber: string): readonly string[] {
  const letters = /^\p{L}{1,8}(?=[-_/. ]?\d)/u.exec(orderNumber)?.[0]
  return letters === undefined ? [] : [letters.toUpperCase()]
}

function seenTally() {
  const customersOf = new Map<string, { customers: Set<string>; examples: number[] }>()
  return {
    add(what: string, customer: string, number: number): void {
      const seen = customersOf.get(what) ?? { customers: new Set<string>(), examples: [] }
      customersOf.set(what, seen)
      if (seen.customers.has(customer)) return
      seen.customers.add(customer)
      if (seen.examples.length < MOST_EXAMPLES) seen.examples.push(number)
    },
    seen: (): ReadonlyMap<string, Seen> =>
      new Map(
        Array.from(customersOf, ([what, { customers, examples }]) => [what, { count: customers.size, examples }]),
      ),
  }
}
