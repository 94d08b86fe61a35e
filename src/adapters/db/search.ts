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
import { type Bounds, type Candidate, gather, type Search } from './search-gather.ts'
import { type KnownTerm, queryOf } from './search-query.ts'
import { indexBeforeSearch } from './search-queue.ts'
import { FILTERED, type Filters, fewWith, RANKED } from './search-statements.ts'
import { timedSteps } from './search-step.ts'
import { corrected, knownTerms } from './search-terms.ts'

const BOUNDS: Bounds = {
  walked: 3_000,
  firstFew: 400,
  mostFew: 6_000,
  enough: 300,
  mostHits: 1_000,
  stepMs: 700,
  allMs: 1_200,
}

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
