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
import { sqlState } from './failures.ts'
import { type FoundRow, rowToFound } from './found-row.ts'
import { confined, type KnownTerm, queryOf } from './search-query.ts'
import { FILTERED, type Filters, INDEX, RANKED, SPAN, WALK } from './search-statements.ts'
import { corrected, knownTerms } from './search-terms.ts'

/** How many of the newest are walked through. */
const WALKED = 3_000
/** Found so often among these, a word is too frequent for the index as a whole. */
const FREQUENT = 60
/** Candidates that are ranked. */
const ENOUGH = 300
/** Rows the index may lead to in one step. */
const MOST_HITS = 4_000
/** For one statement; and after this in all, no further step begins. */
const STEP_MS = 700
const ALL_MS = 1_200

type Candidate = { readonly at: number; readonly id: number }
type Gathered = { readonly candidates: readonly Candidate[]; readonly complete: boolean }

/** At most `limit` incidents, best first. */
export async function find(
  tx: Transaction,
  mailbox: MailboxId,
  question: SearchQuestion,
  limit: number,
): Promise<SearchResult> {
  const none = { incidents: [], corrections: [], complete: true }
  if (asksNothing(question)) return none
  const search = { tx, mailbox, filters: filtersOf(question), until: performance.now() + ALL_MS }
  if (question.terms.length === 0) {
    const rows = await step<FoundRow>(tx, FILTERED, [mailbox, null, ...search.filters, limit])
    return { ...none, incidents: (rows ?? []).map((row) => rowToFound(row, [])), complete: rows !== undefined }
  }
  let terms = await knownTerms(tx, mailbox, question.terms, step)
  let gathered = await gather(search, terms)
  let corrections: SearchResult['corrections'] = []
  if (gathered.candidates.length === 0 && gathered.complete) {
    const meant = await corrected(tx, mailbox, terms, step)
    if (meant.corrections.length > 0) {
      terms = meant.terms
      gathered = await gather(search, terms)
      if (gathered.candidates.length > 0) corrections = meant.corrections
    }
  }
  const ranked = await rank(search, terms, gathered.candidates, limit)
  return { incidents: ranked ?? [], corrections, complete: gathered.complete && ranked !== undefined }
}

type Search = {
  readonly tx: Transaction
  readonly mailbox: MailboxId
  readonly filters: Filters
  readonly until: number
}

/** The newest messages that answer the terms. */
async function gather(search: Search, terms: readonly KnownTerm[]): Promise<Gathered> {
  const query = queryOf(terms)
  if (query === '') return { candidates: [], complete: true }
  const { mailbox } = search
  const look = async (statement: Statement, confinedQuery: string, most: number) => {
    const values = [mailbox, confinedQuery, ...search.filters, most, ENOUGH]
    const rows = await step<{ hits: number; at: number | null; id: number | null }>(search.tx, statement, values)
    const candidates = (rows ?? []).flatMap(({ at, id }) => (at === null || id === null ? [] : [{ at, id }]))
    return rows && { candidates, hits: rows[0]?.hits ?? 0 }
  }
  const walked = await look(WALK, query, WALKED)
  if (walked && walked.candidates.length >= ENOUGH) return { candidates: walked.candidates, complete: true }
  if (walked === undefined || walked.hits < FREQUENT) {
    const all = await look(INDEX, confined(query, mailbox), MOST_HITS)
    if (all === undefined) return { candidates: walked?.candidates ?? [], complete: false }
    if (all.hits < MOST_HITS) return { candidates: all.candidates, complete: true }
  }
  const found: Candidate[] = []
  let complete = true
  const spans = [...(await growingSpans(search))]
  for (let span = spans.shift(); span !== undefined && found.length < ENOUGH; span = spans.shift()) {
    const here =
      performance.now() > search.until ? undefined : await look(INDEX, confined(query, mailbox, span), MOST_HITS)
    if (here === undefined)
      return { candidates: found.length > 0 ? found : (walked?.candidates ?? []), complete: false }
    if (here.hits >= MOST_HITS && span.length > 1) {
      // The index comes upon the oldest first: so many would leave out the newest.
      const half = Math.ceil(span.length / 2)
      spans.unshift(span.slice(0, half), span.slice(half))
    } else {
      found.push(...here.candidates)
      if (here.hits >= MOST_HITS) complete = false
    }
  }
  return { candidates: found, complete: complete || found.length >= ENOUGH }
}

/** The months of a mailbox from the newest back: one, two, four …, named as the index marks them. */
async function growingSpans({ tx, mailbox }: Search): Promise<readonly (readonly string[])[]> {
  const [span] = (await step<{ newest: number | null; oldest: number | null }>(tx, SPAN, [mailbox])) ?? []
  if (!span || span.newest === null || span.oldest === null) return []
  const monthOf = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  const spans: string[][] = []
  const oldest = monthOf(span.oldest)
  for (let month = monthOf(span.newest), size = 1; month >= oldest; month -= size, size *= 2) {
    const length = Math.min(size, month - oldest + 1)
    spans.push(Array.from({ length }, (_, n) => markOf(month - n)))
  }
  return spans
}

function markOf(month: number): string {
  return `${Math.floor(month / 12)}`.padStart(4, '0') + `${(month % 12) + 1}`.padStart(2, '0')
}

async function rank(
  { tx, mailbox }: Search,
  terms: readonly KnownTerm[],
  candidates: readonly Candidate[],
  limit: number,
): Promise<readonly FoundIncident[] | undefined> {
  if (candidates.length === 0) return []
  const newest = candidates.toSorted((a, b) => b.at - a.at).slice(0, ENOUGH)
  const query = queryOf(terms)
  const values = [mailbox, query, newest.map(({ at }) => timestamp(at)), newest.map(({ id }) => id), limit]
  return (await step<FoundRow>(tx, RANKED, values))?.map((row) => rowToFound(row, terms))
}

/**
 * One statement within its time; undefined when that was not enough. The savepoint gives the transaction back as it was,
 * settings too: everywhere else the ways that are opened here stay closed.
 */
async function step<Row extends Record<string, unknown>>(
  tx: Transaction,
  statement: Statement,
  values: readonly unknown[],
): Promise<readonly Row[] | undefined> {
  await tx.run(BEGIN_STEP, [])
  try {
    return (await tx.run<Row>(statement, values)).rows
  } catch (error) {
    if (sqlState(error) === '57014') return undefined
    throw error
  } finally {
    await tx.run(END_STEP, [])
  }
}

export type Step = typeof step

const BEGIN_STEP: Statement = {
  name: '',
  text: `savepoint search; set local statement_timeout = ${STEP_MS}; set local work_mem = '32MB';
    set local enable_bitmapscan = on; set local enable_sort = on`,
}

const END_STEP: Statement = { name: '', text: 'rollback to savepoint search; release savepoint search' }

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
