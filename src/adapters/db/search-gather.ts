/** How a search comes upon messages: walking through the newest, through few incidents, or by the index of words. */
import type { MailboxId } from '../../app/ports.ts'
import { confined, hasBeginning, isSeveral, type KnownTerm, ofCategory, queryOf } from './search-query.ts'
import { AMONG, type Few, type Filters, fewWith, INDEX, WALK } from './search-statements.ts'
import type { Step } from './search-step.ts'
import { monthsOf, type Stretch, together, upTo, within } from './search-stretches.ts'

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

/** `key` is the instant as the database writes it: to the microsecond. */
export type Candidate = { readonly at: number; readonly key: string; readonly id: number }
type Gathered = { readonly candidates: readonly Candidate[]; readonly complete: boolean }

export type Search = {
  readonly step: Step
  readonly mailbox: MailboxId
  readonly filters: Filters
  readonly bounds: Bounds
  readonly limit: number
}

/** The newest messages that answer the terms. */
export async function gather(search: Search, terms: readonly KnownTerm[]): Promise<Gathered> {
  const query = queryOf(terms)
  if (query === '') return { candidates: [], complete: true }
  const { filters, bounds } = search
  const few = fewWith(filters[2])
  if (few === undefined) return amongAll(search, query, terms)
  const first = await among(search, few, query, bounds.firstFew)
  if (first.complete) return first
  const rare = await ifRare(search, query, terms)
  if (rare) return { candidates: rare, complete: true }
  const rest = await among(search, few, query, bounds.mostFew, first.last)
  return { candidates: [...first.candidates, ...rest.candidates], complete: rest.complete }
}

/** Where filters leave few of many the newest of those are enough. */
function wantedBy({ filters, bounds, limit }: Search): number {
  return filters[2] !== null || filters[5] !== null ? Math.min(bounds.enough, limit * 6) : bounds.enough
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

/** Among all messages. */
async function amongAll(search: Search, query: string, terms: readonly KnownTerm[]): Promise<Gathered> {
  const walked = await walk(search, query, search.bounds.walked)
  if (walked && walked.length >= wantedBy(search)) return { candidates: walked, complete: true }
  const months = await monthsOf(search.step, search.mailbox, search.filters)
  if (months === undefined) return { candidates: walked ?? [], complete: false }
  const asked = { ...search, query, indexed: inCategory(search, query) }
  // What was written a short while ago will be enough soon, if it is not slow to ask for each month.
  const isLate = walked !== undefined && walked.length > 0 && !hasBeginning(terms)
  const lately = isLate ? months.slice(0, LATELY) : []
  const late = await byMonth(asked, lately)
  if (!late.complete || late.candidates.length >= wantedBy(search)) return late
  const rest = months.slice(lately.length)
  const old = isBetterAtOnce(terms)
    ? await byIndex(asked, [together(rest)], isLate ? upTo(search.filters, rest[0]) : search.filters)
    : undefined
  if (old && !old.isFull) return { candidates: [...late.candidates, ...old.found], complete: true }
  const found = await byMonth(asked, rest)
  const candidates = [...late.candidates, ...found.candidates]
  // When time runs out, what the index came upon is better than nothing.
  return { candidates: candidates.length > 0 ? candidates : (old?.found ?? walked ?? []), complete: found.complete }
}

/** All there is, if it is rare. */
async function ifRare(search: Search, query: string, terms: readonly KnownTerm[]) {
  const months = await monthsOf(search.step, search.mailbox, search.filters)
  const stretches = months && isBetterAtOnce(terms) ? [together(months)] : months
  const all = stretches && (await byIndex({ ...search, query, indexed: inCategory(search, query) }, stretches))
  return all && !all.isFull ? all.found : undefined
}

type Asked = Search & { readonly query: string; readonly indexed: string }

function inCategory({ mailbox, filters: [, , , category, topic] }: Search, query: string): string {
  return category === null ? query : ofCategory(query, mailbox, category, topic)
}

/**
 * What stands seldom together is found at once in all time, and a beginning takes as long for each month. One word that was
 * frequent once is found month by month.
 */
function isBetterAtOnce(terms: readonly KnownTerm[]): boolean {
  return hasBeginning(terms) || isSeveral(terms)
}

/** In these months one by one, newest first, until enough is found. */
async function byMonth(asked: Asked, months: readonly Stretch[]): Promise<Gathered> {
  const candidates: Candidate[] = []
  const wanted = wantedBy(asked)
  for (let next = 0; next < months.length && candidates.length < wanted; ) {
    const rest = months.slice(next)
    const here = await byIndex(asked, rest)
    if (here === undefined) return { candidates, complete: false }
    if (!here.isFull) return { candidates: [...candidates, ...here.found], complete: true }
    // Of the last month the index gave any, not the newest: it is walked through.
    candidates.push(...here.found.filter(({ stretch }) => stretch < here.last))
    if (candidates.length >= wanted) break
    const rows = mostHits(asked) * WALKED_A_HIT
    const crowded = await walk(asked, asked.query, rows, within(asked.filters, rest[here.last - 1] ?? []))
    candidates.push(...(crowded ?? here.found))
    if (crowded === undefined) return { candidates, complete: false }
    next += here.last
  }
  return { candidates, complete: true }
}

/** In stretches of time, one after the other; `isFull` when there is more in `last` and after it. */
async function byIndex(asked: Asked, stretches: readonly Stretch[], filters = asked.filters) {
  if (stretches.length === 0 || stretches[0]?.length === 0) return { found: [], last: 0, isFull: false }
  const { step, mailbox, indexed } = asked
  const most = mostHits(asked)
  const queries = stretches.map((stretch) => confined(indexed, mailbox, stretch))
  const values = [mailbox, queries, ...filters, most, wantedBy(asked)]
  const rows = await step<Row<{ hits: number; last: number; stretch: number }>>(INDEX, values)
  const { hits = 0, last = 0 } = rows?.[0] ?? {}
  return rows && { found: rows.flatMap((row) => (row.at === null ? [] : [row])), last, isFull: hits >= most }
}

/** The newest one by one. */
function walk({ step, mailbox, filters, ...search }: Search, query: string, rows: number, meets = filters) {
  return step<Candidate>(WALK, [mailbox, query, ...meets, rows, wantedBy({ step, mailbox, filters, ...search })])
}

/** Months that are asked for first where something was written a short while ago. */
const LATELY = 6
/** Where hits are sifted by agent, there must be more of them. */
const SIFTED = 3
/** Where there are more hits than wanted, that many times as many rows have enough of them. */
const WALKED_A_HIT = 10

function mostHits({ filters, bounds }: Search): number {
  return bounds.mostHits * (isSifted(filters) ? SIFTED : 1)
}

/** Whether filters leave out what the index gives: it knows times and categories. */
function isSifted([, , statuses, , , agents]: Filters): boolean {
  return agents !== null || (statuses !== null && fewWith(statuses) === undefined)
}
