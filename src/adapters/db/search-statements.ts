/**
 * The statements of a search. They have no names: each is planned for its own values, and which way it goes is said here,
 * not left to estimates (nobody can estimate how often two words meet).
 */
import type { Statement } from './database.ts'
import { INCIDENT_COLUMNS } from './incident-row.ts'

const COLUMNS = INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')

/** $1 words as they were asked. One row a lexeme, in order. */
export const LEXEMES: Statement = {
  name: '',
  text: `
    select w.place::int, l.lexeme as word, s.stems, s.small
    from unnest($1::text[]) with ordinality as w (word, place)
    cross join lateral unnest(to_tsvector('simple', search_fold(w.word))) as l
    cross join lateral (
      select array_agg(distinct stem) filter (where stem <> '') as stems, bool_or(cardinality(d.stems) = 0) as small
      from (values (ts_lexize('spanish_stem', l.lexeme)), (ts_lexize('portuguese_stem', l.lexeme)),
        (ts_lexize('english_stem', l.lexeme)), (ts_lexize('french_stem', l.lexeme)),
        (ts_lexize('german_stem', l.lexeme)), (ts_lexize('italian_stem', l.lexeme))) as d (stems)
      left join lateral unnest(d.stems) as stem on true) as s
    order by w.place, l.positions[1]`,
}

/** $1 mailbox, $2 beginnings, $3 how many of each: written words that begin so, the shortest of the first hundreds. */
export const WORDS_BEGINNING: Statement = {
  name: '',
  text: `
    select b.beginning, w.word from unnest($2::text[]) as b (beginning)
    cross join lateral (
      select word from (
        select word from search_word
        where mailbox_id = $1 and word >= b.beginning and word < b.beginning || '\u{10ffff}' order by word limit 300) as first
      order by length(word) limit $3) as w`,
}

/** $1 mailbox, $2 words: those that are written somewhere. */
export const WRITTEN_WORDS: Statement = {
  name: '',
  text: `
    select s.word from unnest($2::text[]) as w (word) join search_word s on s.mailbox_id = $1 and s.word = w.word`,
}

/** $1 mailbox, $2 words: of the written words with the same first two letters the likest. */
export const LIKE_WORDS: Statement = {
  name: '',
  text: `
    select a.asked, w.word from unnest($2::text[]) as a (asked)
    cross join lateral (
      select word from (
        select word, search_likeness(a.asked, word) as likeness from (
          select word from search_word where mailbox_id = $1 and word >= left(a.asked, 2) and word < left(a.asked, 2) || '~'
          order by word limit 20000) as near) as compared
      where likeness >= 0.3 order by likeness desc limit 10) as w`,
}

/** Filters of a question as the statements below take them from $3 on: each null when it was not asked. */
export type Filters = readonly [
  since: string | null,
  before: string | null,
  statuses: readonly string[] | null,
  category: string | null,
  topic: string | null,
  agents: readonly string[] | null,
]

const WITHIN = '($3::timestamptz is null or d.at >= $3) and ($4::timestamptz is null or d.at < $4)'

const MEETS = `
  ($5::text[] is null or i.status = any($5)) and ($6::text is null or i.category = $6)
  and ($7::text is null or i.topic = $7)
  and ($8::text[] is null or i.assignee = any($8) or (cardinality($8) = 0 and i.assignee is null))`

/** The incident a message counts for: the one it lives on in when its own was merged, however often. */
const THEIR_INCIDENT = `
  join incident o on o.mailbox_id = $1 and o.number = d.incident_number
  join incident i on i.mailbox_id = $1 and i.number = case when o.merged_into is null then o.number else (
    with recursive way (number, next, steps) as (
      select o.number, o.merged_into, 0
      union all
      select n.number, n.merged_into, way.steps + 1 from way join incident n on n.mailbox_id = $1 and n.number = way.next
      where way.steps < 20)
    select number from way order by steps desc limit 1) end`

/**
 * The newest messages one by one, as the key has them: finds what is frequent. $1 mailbox, $2 query, $9 how many are
 * looked at, $10 how many are wanted.
 */
export const WALK: Statement = {
  name: '',
  text: `
    select d.at, d.at::text as key, d.message_id as id from (
      select d.at, d.message_id, d.incident_number, d.search from message_search d where d.mailbox_id = $1 and ${WITHIN}
      order by d.at desc, d.message_id desc limit $9) as d ${THEIR_INCIDENT}
    where d.search @@ $2::tsquery and ${MEETS} limit $10`,
}

/**
 * By the index of words, which has no order: $2 are queries for one stretch of time each, looked at one after the other,
 * and no further than to the $9th hit. The sum keeps the planner from the key, which would be a walk through everything.
 * Rows have the number of hits before filters, and the stretch of the last; one row without a message when none is left.
 */
export const INDEX: Statement = {
  name: '',
  text: `
    with hit as materialized (
      select d.*, q.stretch from unnest($2::text[]) with ordinality as q (query, stretch) cross join lateral (
        select d.at, d.message_id, d.incident_number from message_search d
        where d.mailbox_id + 0 = $1 and d.search @@ q.query::tsquery and ${WITHIN} limit $9) as d
      limit $9),
    newest as (select at, message_id, incident_number, stretch from hit order by at desc, message_id desc)
    select c.hits, c.stretch as last, met.at, met.key, met.id, met.stretch
    from (select count(*)::int as hits, max(stretch)::int as stretch from hit) as c left join (
      select d.at, d.at::text as key, d.message_id as id, d.stretch::int from newest d ${THEIR_INCIDENT}
      where ${MEETS} order by d.at desc, d.message_id desc limit $10) as met on true`,
}

/** Statuses that few incidents have, each with an index: what is asked with one of them is looked for incident by incident. */
const FEW = {
  live: `i.status in ('open', 'waiting')`,
  resolved: `i.status = 'resolved'`,
  spam: `i.status = 'spam'`,
}
export type Few = keyof typeof FEW

/** Which index has all incidents of these statuses. */
export function fewWith(statuses: readonly string[] | null): Few | undefined {
  if (statuses === null || statuses.length === 0) return undefined
  if (statuses.every((status) => status === 'open' || status === 'waiting')) return 'live'
  const [only] = statuses
  return statuses.length === 1 && (only === 'resolved' || only === 'spam') ? only : undefined
}

/**
 * The incidents that meet the filters, newest first, and in each its messages and those of what was merged into it. $2 query,
 * $9 how many incidents, $10 how many messages are wanted, $11 only incidents with a smaller number.
 */
export const AMONG: Readonly<Record<Few, Statement>> = {
  live: among('live'),
  resolved: among('resolved'),
  spam: among('spam'),
}

function among(few: Few): Statement {
  return {
    name: '',
    text: `
      with recursive chosen as materialized (
        select i.number from incident i
        where i.mailbox_id = $1 and ${FEW[few]} and ${MEETS} and ($11::bigint is null or i.number < $11)
        order by i.number desc limit $9),
      own as (
        select number, 0 as steps from chosen
        union all
        select n.number, own.steps + 1 from own join incident n on n.mailbox_id = $1 and n.merged_into = own.number
        where own.steps < 20)
      select c.incidents, c.last, met.at, met.key, met.id
      from (select count(*)::int as incidents, min(number) as last from chosen) as c left join (
        select d.at, d.at::text as key, d.message_id as id
        from own join message_search d on d.mailbox_id = $1 and d.incident_number = own.number
        where d.search @@ $2::tsquery and ${WITHIN} limit $10) as met on true`,
  }
}

/** Newest and oldest message of a mailbox, $1. */
export const SPAN: Statement = {
  name: '',
  text: `
    select (select at from message_search where mailbox_id = $1 order by at desc limit 1) as newest,
      (select at from message_search where mailbox_id = $1 order by at limit 1) as oldest`,
}

/**
 * The best message of each incident, best first. $1 mailbox, $2 query, $3 and $4 the candidates (their keys), $5 how many.
 * Subject and order number count most, then people, files, text; what is half a year older counts half.
 */
export const RANKED: Statement = {
  name: '',
  text: `
    with scored as materialized (
      select d.at, d.message_id, i.number,
        ts_rank('{0.2, 0.5, 0.8, 1}', d.search, $2::tsquery, 1)
          * exp(extract(epoch from d.at - max(d.at) over ()) / (86400 * 260)) as score
      from unnest($3::timestamptz[], $4::bigint[]) as c (at, id)
      join message_search d on d.mailbox_id = $1 and d.at = c.at and d.message_id = c.id ${THEIR_INCIDENT}),
    best as (
      select distinct on (number) number, at, message_id, score from scored order by number, score desc, at desc)
    select ${COLUMNS}, best.at as found_at, m.side, m.subject as found_subject, left(m.text, 30000) as text, m.from_name,
      m.from_address, m.attachments, m.id as message_id
    from best join incident i on i.mailbox_id = $1 and i.number = best.number
    join message m on m.mailbox_id = $1 and m.id = best.message_id
    order by best.score desc, best.at desc limit $5`,
}

/** Without words: incidents that meet the filters, newest first, with their last message. $2 is not used, $9 how many. */
export const FILTERED: Readonly<Record<Few | 'all', Statement>> = {
  live: filtered(FEW.live),
  resolved: filtered(FEW.resolved),
  spam: filtered(FEW.spam),
  all: filtered(`i.status <> 'merged'`),
}

function filtered(status: string): Statement {
  return {
    name: '',
    text: `
      select ${COLUMNS}, m.at as found_at, m.side, m.subject as found_subject, left(m.text, 1000) as text, m.from_name,
        m.from_address, m.attachments, m.id as message_id
      from (
        select ${COLUMNS} from incident i
        where i.mailbox_id = $1 and ${status} and $2::text is null and ${MEETS}
          and ($3::timestamptz is null or i.last_heard_at >= $3 or i.last_customer_at >= $3)
          and ($4::timestamptz is null or i.opened_at < $4)
        order by i.number desc limit $9) as i
      join lateral (
        select * from message where mailbox_id = $1 and incident_number = i.number order by at desc, id desc limit 1) as m on true
      order by i.number desc`,
  }
}
