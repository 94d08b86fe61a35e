/**
 * `#find`. A search runs inside a deciding transaction, so each step stands behind a savepoint and a time limit of its own,
 * and looks at a number of rows that is known beforehand, whatever was asked:
 *
 * 1. the newest messages are walked through: what is frequent is found at once, newest first;
 * 2. what was not found often enough there is rare, and the index of words gives all of it;
 * 3. if it does not (it was frequent long ago), the index is asked month by month, back in time, in growing steps;
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
  const search = { step, mailbox, filters: filtersOf(question), bounds }
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
}

/** The newest messages that answer the terms. */
async function gather(search: Search, terms: readonly KnownTerm[]): Promise<Gathered> {
  const query = queryOf(terms)
  if (query === '') return { candidates: [], complete: true }
  const { step, mailbox, filters, bounds } = search
  const { walked: newest, frequent, enough, mostHits } = bounds
  const look = async (statement: Statement, confinedQuery: string, most: number, meets = filters) => {
    const values = [mailbox, confinedQuery, ...meets, most, enough]
    const rows = await step<{ hits: number } & (Candidate | { at: null; key: null; id: null })>(statement, values)
    const candidates = (rows ?? []).flatMap(({ at, key, id }) => (at === null ? [] : [{ at, key, id }]))
    return rows && { candidates, hits: rows[0]?.hits ?? 0 }
  }
  const walked = await look(WALK, query, newest)
  if (walked && walked.candidates.length >= enough) return { candidates: walked.candidates, complete: true }
  if (walked === undefined || walked.hits < frequent) {
    const all = await look(INDEX, confined(query, mailbox), mostHits)
    if (all === undefined) return { candidates: walked?.candidates ?? [], complete: false }
    if (all.hits < mostHits) return { candidates: all.candidates, complete: true }
  }
  const found: Candidate[] = []
  let complete = true
  const spans = [...(await growingSpans(search))]
  for (let span = spans.shift(); span !== undefined && found.length < enough; span = spans.shift()) {
    const here = await look(INDEX, confined(query, mailbox, span), mostHits)
    if (here === undefined)
      return { candidates: found.length > 0 ? found : (walked?.candidates ?? []), complete: false }
    if (here.hits >= mostHits && span.length > 1) {
      // The index comes upon the oldest first: so many would leave out the newest.
      const half = Math.ceil(span.length / 2)
      spans.unshift(span.slice(0, half), span.slice(half))
    } else if (here.hits >= mostHits) {
      const month = await look(WALK, query, mostHits * 10, within(filters, span[0] ?? ''))
      found.push(...(month ?? here).candidates)
      if (month === undefined) complete = false
    } else {
      found.push(...here.candidates)
    }
  }
  return { candidates: found, complete: complete || found.length >= enough }
}

/** The months of a mailbox from the newest back: one, two, four …, named as the index marks them. */
async function growingSpans({
  step,
  mailbox,
  filters: [since, before],
}: Search): Promise<readonly (readonly string[])[]> {
  const [span] = (await step<{ newest: number | null; oldest: number | null }>(SPAN, [mailbox])) ?? []
  if (!span || span.newest === null || span.oldest === null) return []
  const monthOf = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  const spans: string[][] = []
  const oldest = monthOf(Math.max(span.oldest, since === null ? span.oldest : Date.parse(since)))
  const newest = monthOf(Math.min(span.newest, before === null ? span.newest : Date.parse(before)))
  for (let month = newest, size = 1; month >= oldest; month -= size, size *= 2) {
    const length = Math.min(size, month - oldest + 1)
    spans.push(Array.from({ length }, (_, n) => markOf(month - n)))
  }
  return spans
}

/** The filters with one month more, as `markOf` names it. */
function within([since, before, ...rest]: Filters, mark: string): Filters {
  const [year, month] = [Number(mark.slice(0, 4)), Number(mark.slice(4))]
  const [from, to] = [Date.UTC(year, month - 1), Date.UTC(year, month)].map((at) => new Date(at).toISOString())
  const later = since !== null && from !== undefined && since > from ? since : from
  const earlier = before !== null && to !== undefined && before < to ? before : to
  return [later ?? since, earlier ?? before, ...rest]
}

function markOf(month: number): string {
  return `${Math.floor(month / 12)}`.padStart(4, '0') + `${(month % 12) + 1}`.padStart(2, '0')
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
