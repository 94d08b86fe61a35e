/** The statements of the digest. Each goes by an index that begins with the mailbox and the time. */
import type { Statement } from './database.ts'

/** One of many customers of a matter the store found, who never wrote: the matter stands for it. */
const SPOKEN_FOR = '(parent is not null and last_customer_at <= opened_at)'

/** $2 to $3. Owed an answer is who wrote: not what was taken in from before, nor what the store began itself. */
export const OPENED: Statement = {
  name: 'week-opened',
  text: `
    select number, category, topic, language, urgent, customer_address as customer, opened_at as opened,
      first_answered_at as answered, order_numbers as orders,
      coalesce(facts ->> 'silentBecause', '') not in ('history', 'parent')
        and first_answered_at is distinct from opened_at as owed
    from incident
    where mailbox_id = $1 and opened_at >= $2 and opened_at < $3 and status not in ('spam', 'merged') and not ${SPOKEN_FOR}
    order by opened_at, number`,
}

/** $2 and $3 the beginnings and ends of the weeks. The kinds are those of the index, which has all that is counted. */
export const HAPPENED: Statement = {
  name: 'week-happened',
  text: `
    select w.n::int as week, case e.kind when 'closed' then 'resolved' else e.kind end as kind,
      count(*)::int as times, count(distinct e.incident_number)::int as incidents
    from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality as w (starts, ends, n)
    join incident_event e on e.mailbox_id = $1 and e.at >= w.starts and e.at < w.ends and e.kind in ('resolved', 'closed',
      'reopened', 'promise-kept', 'promise-missed', 'offered', 'offer-chosen', 'delivery-failed')
    group by 1, 2`,
}

/** Promises of $2 to $3 that took the place of one that was neither kept nor missed. */
export const MOVED: Statement = {
  name: 'week-promises-moved',
  text: `
    select count(*)::int as moved
    from incident_event e
    cross join lateral (
      select b.kind from incident_event b
      where b.mailbox_id = $1 and b.incident_number = e.incident_number and b.seq < e.seq
        and b.kind in ('promised', 'promise-kept', 'promise-missed')
      order by b.seq desc limit 1) as last
    where e.mailbox_id = $1 and e.at >= $2 and e.at < $3 and e.kind = 'promised' and last.kind = 'promised'`,
}

/** Hours until the end of what ended from $2 to $3, and has not begun anew. */
export const RESOLUTION: Statement = {
  name: 'week-resolution',
  text: `
    select (extract(epoch from i.status_at - i.opened_at) / 3600)::float8 as hours
    from (
      select distinct incident_number as number from incident_event
      where mailbox_id = $1 and at >= $2 and at < $3 and kind in ('resolved', 'closed')) as e
    join incident i on i.mailbox_id = $1 and i.number = e.number
    where i.status in ('resolved', 'closed') order by hours`,
}

/** The last word of each customer from $2 to $3; of strangers who held the address nothing. By the time first, and not in the order of all events. */
export const SCORES: Statement = {
  name: 'week-scores',
  text: `
    with said as materialized (
      select incident_number, seq, (data ->> 'score')::int as score from incident_event
      where mailbox_id = $1 and at >= $2 and at < $3 and kind = 'survey-answered' and not data ? 'unconfirmed')
    select distinct on (incident_number) incident_number as incident, score from said order by incident_number, seq desc`,
}

/** What was given from $2 to $3 and not taken back: the events say where, the incidents what stands. */
export const COMPENSATED: Statement = {
  name: 'week-compensated',
  text: `
    select c ->> 'currency' as currency, sum((c ->> 'amount')::numeric)::float8 as amount, count(*)::int as count
    from (
      select distinct incident_number as number from incident_event
      where mailbox_id = $1 and at >= $2 and at < $3 and kind = 'compensated') as e
    join incident i on i.mailbox_id = $1 and i.number = e.number
    cross join lateral jsonb_array_elements(i.facts -> 'compensations') as c
    where (c ->> 'at')::float8 >= extract(epoch from $2::timestamptz) * 1000
      and (c ->> 'at')::float8 < extract(epoch from $3::timestamptz) * 1000
    group by 1 order by 3 desc, 1`,
}

/** Live incidents by age: $2 are instants in order; 0 are those before the first. */
export const BACKLOG: Statement = {
  name: 'week-backlog',
  text: `
    select width_bucket(opened_at, $2::timestamptz[]) as age, count(*)::int as live
    from incident where mailbox_id = $1 and status in ('open', 'waiting') and not ${SPOKEN_FOR} group by 1`,
}

/** At $2: live incidents that need a manager, those first that wait longest; $3 is too long ago to be unanswered, $4 how many of each. */
export const NEEDED: Statement = {
  name: 'week-needed',
  text: `
    with live as materialized (
      select number, status, awaiting_answer_since, last_heard_at, promise_due_at, (facts ->> 'nudgedAt')::float8 as nudged,
        (facts ->> 'undeliverableSince')::float8 as undeliverable, facts ? 'snoozedUntil' as snoozed
      from incident where mailbox_id = $1 and status in ('open', 'waiting') and not ${SPOKEN_FOR}),
    reason as (
      select 'promise-missed' as because, number, extract(epoch from promise_due_at) as since
      from live where promise_due_at < $2
      union all
      select 'unanswered', number, extract(epoch from awaiting_answer_since)
      from live where status = 'open' and awaiting_answer_since < $3 and not snoozed
      union all
      select 'limit-reached', number, nudged from live where nudged is not null
      union all
      select 'unreachable', number, undeliverable from live where undeliverable is not null),
    placed as (
      select because, number, count(*) over (partition by because)::int as total,
        row_number() over (partition by because order by since, number) as place
      from reason)
    select because, number, total from placed where place <= $4 order by because, place`,
}

/**
 * The first words of customers whose incidents were opened from $2 to $3; of many every $4th. What came in a flood, beyond the limits of
 * acknowledgements, counts among the incidents; its words are those of whoever wants them read.
 */
export const TEXTS: Statement = {
  name: 'week-texts',
  text: `
    select i.number, i.language, i.customer_address as customer, i.customer_name as name, i.order_numbers as orders, m.text
    from incident i
    cross join lateral (
      select left(message.text, 2000) as text from message
      where message.mailbox_id = $1 and message.incident_number = i.number and message.side = 'customer'
      order by message.at, message.id limit 1) as m
    where i.mailbox_id = $1 and i.opened_at >= $2 and i.opened_at < $3 and i.status not in ('spam', 'merged')
      and coalesce(i.facts ->> 'silentBecause', '') <> 'limit'
      and i.number % $4::int = 0
    order by i.opened_at, i.number`,
}

/** Mails that arrived before $2 and have no outcome yet: by the time of a digest there should be none. */
export const UNACCOUNTED: Statement = {
  name: 'week-unaccounted',
  text: `
    select count(*)::int as mails from raw_mail where mailbox_id = $1 and status = 'pending' and not import_waits and arrived_at < $2`,
}
