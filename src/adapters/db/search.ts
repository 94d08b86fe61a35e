/**
 * `#find`. A search runs inside a deciding transaction, so each step stands behind a savepoint and a time limit of its own,
 * and looks at a number of rows that is known beforehand, whatever was asked:
 *
 * 1. the newest messages are walked through: what is frequent is found at once, newest first;
 * 2. what was not found often enough there is rare, and the index of words gives all of it, year by year, back in time;
 * 3. in a year in which it was frequent after all the index is asked month by month, and such a month is walked through;
 * 4. nothing at all: words that nobody wrote are taken for typos, and once more from the beginning;
 * 5. what was found is ranked, and the best message of each incident stands for it.
 */
import type { FoundIncident, MailboxId, SearchResult } from '../../app/ports.ts'
import { asksNothing, type SearchQuestion } from '../../domain/report/search-words.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { type FoundRow, rowToFound } from './found-row.ts'
import { confined, type KnownTerm, queryOf } from './search-query.ts'
import { FILTERED, type Filters, INDEX, RANKED, SPAN, WALK } from './search-statements.ts'
import { type Step, timedSteps } from './search-step.ts'
import { corrected, knownTerms } from './search-terms.ts'

export type Bounds = {
  /** How many of the newest are walked through. */
  readonly walked: number
  /** Found so often among these, a word is too frequent for the index as a whole. */
  readonly frequent: number
  /** Candidates that are ranked. */
  readonly enough: number
  /** Rows the index may lead to in one step. */
  readonly mostHits: number
  /** For one statement; and after this in all, no further step begins. */
  readonly stepMs: number
  readonly allMs: number
}

const BOUNDS: Bounds = { walked: 3_000, frequent: 60, enough: 300, mostHits: 4_000, stepMs: 700, allMs: 1_200 }

/** `key` is the instant as the database writes it: to the microsecond. */
type Candidate = { readonly at: number; readonly key: string; readonly id: number }
type Gathered = { readonly candidates: readonly Candidate[]; readonly complete: boolean }

/** At most `limit` incidents, best first. */
export async function find(
  tx: Transaction,
  mailbox: MailboxId,
  question: SearchQuestion,
  limit: number,
  bounds: Bounds = BOUNDS,
): Promise<SearchResult> {
  const none = { incidents: [], corrections: [], complete: true }
  if (asksNothing(question)) return none
  const step = timedSteps(tx, bounds.stepMs, bounds.allMs)
  const search = { step, mailbox, filters: filtersOf(question), bounds, limit }
  if (question.terms.length === 0) {
    const rows = await step<FoundRow>(FILTERED, [mailbox, null, ...search.filters, limit])
    return { ...none, incidents: (rows ?? []).map((row) => rowToFound(row, [])), complete: rows !== undefined }
  }
  let terms = await knownTerms(step, mailbox, question.terms)
  let gathered = await gather(search, terms)
  let corrections: SearchResult['corrections'] = []
  if (gathered.candidates.length === 0 && gathered.complete) {
    const meant = await corrected(step, mailbox, terms)
    if (meant.corrections.length > 0) {
      terms = meant.terms
      gathered = await gather(search, terms)
      if (gathered.candidates.length > 0) corrections = meant.corrections
    }
  }
  // What was found in all the time there was is shown in any case.
  const ranking = { ...search, step: timedSteps(tx, bounds.stepMs, bounds.stepMs) }
  const ranked = await rank(ranking, terms, gathered.candidates, limit)
  return { incidents: ranked ?? [], corrections, complete: gathered.complete && ranked !== undefined }
}

type Search = {
  readonly step: Step
  readonly mailbox: MailboxId
  readonly filters: Filters
  readonly bounds: Bounds
  readonly limit: number
}

/** The newest messages that answer the terms. */
async function gather(search: Search, terms: readonly KnownTerm[]): Promise<Gathered> {
  const query = queryOf(terms)
  if (query === '') return { candidates: [], complete: true }
  const { step, mailbox, filters, bounds, limit } = search
  const { walked: newest, frequent, mostHits, enough } = bounds
  // Filters leave few of many: then the newest of those are enough.
  const filtered = filters.slice(2).some((filter) => filter !== null)
  const wanted = filtered ? Math.min(enough, limit * 3) : enough
  const look = async (statement: Statement, confinedQuery: string, most: number, meets = filters) => {
    const values = [mailbox, confinedQuery, ...meets, most, wanted]
    const rows = await step<{ hits: number } & (Candidate | { at: null; key: null; id: null })>(statement, values)
    const candidates = (rows ?? []).flatMap(({ at, key, id }) => (at === null ? [] : [{ at, key, id }]))
    return rows && { candidates, hits: rows[0]?.hits ?? 0 }
  }
  const walked = await look(WALK, query, newest)
  if (walked && walked.candidates.length >= wanted) return { candidates: walked.candidates, complete: true }
  const years = await yearsOf(search)
  if (years === undefined) return { candidates: walked?.candidates ?? [], complete: false }
  const isFrequent = walked !== undefined && walked.hits >= frequent
  const spans = isFrequent ? [...monthsOf(years[0]), ...years.slice(1)] : [...years]
  const found: Candidate[] = []
  /** What the index came upon first where it found too much: the oldest, better than nothing when time runs out. */
  let instead = walked?.candidates ?? []
  for (let span = spans.shift(); span !== undefined && found.length < wanted; span = spans.shift()) {
    const here = await look(INDEX, confined(query, mailbox, span), mostHits)
    if (here === undefined) return { candidates: found.length > 0 ? found : instead, complete: false }
    if (here.hits < mostHits) {
      found.push(...here.candidates)
    } else if (span.length === YEAR) {
      if (instead.length === 0) instead = here.candidates
      spans.unshift(...monthsOf(span))
    } else {
      const month = await look(WALK, query, mostHits * (filtered ? 10 : 2), within(filters, span))
      found.push(...(month ?? here).candidates)
      if (month === undefined) return { candidates: found, complete: false }
    }
  }
  return { candidates: found, complete: true }
}

/** `2026`; a month is `202611`. */
const YEAR = 4

/** The years of a mailbox in which something may be found, newest first. */
async function yearsOf({ step, mailbox, filters: [since, before] }: Search): Promise<readonly string[] | undefined> {
  const rows = await step<{ newest: number | null; oldest: number | null }>(SPAN, [mailbox])
  const span = rows?.[0]
  if (rows === undefined) return undefined
  if (!span || span.newest === null || span.oldest === null) return []
  const oldest = new Date(Math.max(span.oldest, since === null ? span.oldest : Date.parse(since))).getUTCFullYear()
  const newest = new Date(Math.min(span.newest, before === null ? span.newest : Date.parse(before))).getUTCFullYear()
  return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, n) => `${newest - n}`.padStart(YEAR, '0'))
}

function monthsOf(year: string | undefined): readonly string[] {
  return year === undefined ? [] : Array.from({ length: 12 }, (_, n) => `${year}${`${12 - n}`.padStart(2, '0')}`)
}

/** The filters with one month more. */
function within([since, before, ...rest]: Filters, named: string): Filters {
  const [year, month] = [Number(named.slice(0, YEAR)), Number(named.slice(YEAR))]
  const [from, to] = [Date.UTC(year, month - 1), Date.UTC(year, month)].map((at) => new Date(at).toISOString())
  const later = since !== null && from !== undefined && since > from ? since : from
  const earlier = before !== null && to !== undefined && before < to ? before : to
  return [later ?? since, earlier ?? before, ...rest]
}

async function rank(
  { step, mailbox, bounds }: Search,
  terms: readonly KnownTerm[],
  candidates: readonly Candidate[],
  limit: number,
): Promise<readonly FoundIncident[] | undefined> {
  if (candidates.length === 0) return []
  const newest = candidates.toSorted((a, b) => b.at - a.at).slice(0, bounds.enough)
  const query = queryOf(terms)
  const values = [mailbox, query, newest.map(({ key }) => key), newest.map(({ id }) => id), limit]
  return (await step<FoundRow>(RANKED, values))?.map((row) => rowToFound(row, terms))
}

function filtersOf({ since, before, statuses, category, agents }: SearchQuestion): Filters {
  return [
    timestamp(since),
    timestamp(before),
    statuses ?? null,
    category?.category ?? null,
    category?.topic ?? null,
    agents ?? null,
  ]
}
