/**
 * `#find`. A search runs inside a deciding transaction, so each step stands behind a savepoint and a time limit of its own,
 * and looks at a number of rows that is known beforehand, whatever was asked:
 *
 * 1. what waits to be indexed is, if it is not too much;
 * 2. where few incidents can be meant (`status:open`), the newest of them are looked through;
 * 3. the newest messages are walked through: what is frequent is found at once, newest first;
 * 4. what was not found often enough there is rare, and the index of words gives it, month by month, back in time;
 * 5. a month in which it was frequent after all is walked through;
 * 6. nothing at all: words that nobody wrote are taken for typos, and once more from the beginning;
 * 7. what was found is ranked, and the best message of each incident stands for it.
 */
import type { FoundIncident, MailboxId, SearchResult } from '../../app/ports.ts'
import { asksNothing, type SearchQuestion } from '../../domain/report/search-words.ts'
import { type Transaction, timestamp } from './database.ts'
import { type FoundRow, rowToFound } from './found-row.ts'
import { confined, hasBeginning, type KnownTerm, ofCategory, queryOf } from './search-query.ts'
import { indexBeforeSearch } from './search-queue.ts'
import { AMONG, type Few, FILTERED, type Filters, fewWith, INDEX, RANKED, WALK } from './search-statements.ts'
import { type Step, timedSteps } from './search-step.ts'
import { stretchesOf, within } from './search-stretches.ts'
import { corrected, knownTerms } from './search-terms.ts'

export type Bounds = {
  /** How many of the newest are walked through. */
  readonly walked: number
  /** How many of few incidents are looked through at once, and in all. */
  readonly firstFew: number
  readonly mostFew: number
  /** Candidates that are ranked. */
  readonly enough: number
  /** Rows the index may lead to in one step. */
  readonly mostHits: number
  /** For one statement; and after this in all, no further step begins. */
  readonly stepMs: number
  readonly allMs: number
}

const BOUNDS: Bounds = {
  walked: 3_000,
  firstFew: 400,
  mostFew: 6_000,
  enough: 300,
  mostHits: 1_000,
  stepMs: 700,
  allMs: 1_200,
}

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
  const indexed = await indexBeforeSearch(tx, mailbox)
  const step = timedSteps(tx, bounds.stepMs, bounds.allMs)
  const search = { step, mailbox, filters: filtersOf(question), bounds, limit }
  if (question.terms.length === 0) {
    const which = fewWith(question.statuses ?? null) ?? 'all'
    const rows = await step<FoundRow>(FILTERED[which], [mailbox, null, ...search.filters, limit])
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
  return { incidents: ranked ?? [], corrections, complete: indexed && gathered.complete && ranked !== undefined }
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
  const { filters, bounds } = search
  const few = fewWith(filters[2])
  const first = few && (await among(search, few, query, bounds.firstFew))
  if (first && (first.complete || first.candidates.length >= wantedBy(search))) return { ...first, complete: true }
  const all = await amongAll(search, query, hasBeginning(terms))
  if (few === undefined || all.complete) return all
  const rest = await among(search, few, query, bounds.mostFew, first?.last)
  return { candidates: [...(first?.candidates ?? []), ...rest.candidates], complete: rest.complete }
}

/** Where filters leave few of many the newest of those are enough. */
function wantedBy({ filters, bounds, limit }: Search): number {
  return filters.slice(2).some((filter) => filter !== null) ? Math.min(bounds.enough, limit * 3) : bounds.enough
}

type Row<More> = More & (Candidate | { readonly at: null; readonly key: null; readonly id: null })

/** In the newest incidents of a status that few have. */
async function among(search: Search, few: Few, query: string, most: number, below: number | null = null) {
  const { step, mailbox, filters } = search
  const wanted = wantedBy(search)
  const rows = await step<Row<{ incidents: number; last: number | null }>>(AMONG[few], [
    ...[mailbox, query, ...filters],
    ...[most, wanted, below],
  ])
  const candidates = (rows ?? []).flatMap(({ at, key, id }) => (at === null ? [] : [{ at, key, id }]))
  const isAll = rows !== undefined && (candidates.length >= wanted || (rows[0]?.incidents ?? 0) < most)
  return { candidates, last: rows?.[0]?.last ?? null, complete: isAll }
}

/** Among all messages. Incomplete is also, when incidents of few are asked for, what is too frequent to find these by the index. */
async function amongAll(search: Search, query: string, slow: boolean): Promise<Gathered> {
  const { step, mailbox, filters, bounds } = search
  const [, , statuses, category, topic] = filters
  const wanted = wantedBy(search)
  const most = bounds.mostHits * (isSifted(filters) ? SIFTED : 1)
  const walk = (rows: number, meets = filters) =>
    step<Candidate>(WALK, [...[mailbox, query], ...meets, ...[rows, wanted]])
  const walked = await walk(bounds.walked)
  if (walked && walked.length >= wanted) return { candidates: walked, complete: true }
  let instead: readonly Candidate[] = walked ?? []
  const inCategory = category === null ? query : ofCategory(query, mailbox, category, topic)
  const stretches = await stretchesOf(step, mailbox, filters, slow)
  if (stretches === undefined) return { candidates: instead, complete: false }
  const candidates: Candidate[] = []
  // What is frequent is soon enough, what nobody wrote lately takes one question for all.
  let count = instead.length === 0 ? stretches.length : FIRST_STRETCHES
  for (let next = 0; next < stretches.length && candidates.length < wanted; ) {
    const asked = stretches.slice(next, next + count)
    const queries = asked.map((stretch) => confined(inCategory, mailbox, stretch))
    const rows = await step<Row<{ hits: number; last: number; stretch: number }>>(INDEX, [
      ...[mailbox, queries],
      ...filters,
      ...[most, wanted],
    ])
    if (rows === undefined) return { candidates: candidates.length > 0 ? candidates : instead, complete: false }
    const { hits = 0, last = 0 } = rows[0] ?? {}
    const found = rows.flatMap((row) => (row.at === null ? [] : [row]))
    next += asked.length
    count *= 4
    if (hits < most) {
      candidates.push(...found)
      continue
    }
    if (fewWith(statuses)) return { candidates: [], complete: false }
    // Of the last stretch the index gave any, not the newest: it is walked through.
    candidates.push(...found.filter(({ stretch }) => stretch < last))
    if (candidates.length >= wanted) break
    if (instead.length === 0) instead = found
    next += last - asked.length
    const crowded = await walk(most * WALKED_A_HIT, within(filters, asked[last - 1] ?? ''))
    candidates.push(...(crowded ?? found))
    if (crowded === undefined) return { candidates, complete: false }
  }
  return { candidates, complete: true }
}

/** Months that are asked for first; then four times as many. */
const FIRST_STRETCHES = 6
/** Where hits are sifted by agent, there must be more of them. */
const SIFTED = 3
/** Where there are more hits than wanted, that many times as many rows have enough of them. */
const WALKED_A_HIT = 10

/** Whether filters leave out what the index gives: it knows times and categories. */
function isSifted([, , statuses, , , agents]: Filters): boolean {
  return statuses !== null || agents !== null
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
