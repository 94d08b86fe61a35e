/**
 * Two years of a store, written by the database itself: a fifth of the incidents is live, one in fifty of all was opened in
 * the last week. Nothing is due at `NOW`, and some of what is live can be made due. The same for the same number every time.
 */
import { Client } from 'pg'
import { BASE_TAXONOMY } from '../../src/domain/classify/taxonomy.ts'
import { PRODUCTS, SENTENCES } from './words.ts'

/** Monday, 10:00 in Madrid: the digest of the week before is due, and customers may be written to. */
export const NOW = Date.UTC(2026, 10, 16, 9)

const LANGUAGES = ['es', 'pt', 'pl', 'en']
const AGENTS = ['ana@shop.example', 'rui@shop.example', 'ola@shop.example', 'tom@shop.example']
const TABLES = ['incident', 'incident_event', 'message', 'outbox_mail', 'raw_mail']
const CHUNK = 25_000
/** Every 50,000th is a matter the store found itself, and what follows is under it: this part of all incidents. */
const CHILDREN = 100

/** Fills a mailbox with `count` incidents and what belongs to them. */
export async function fillDueWork(url: string, mailbox: number, count: number): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set jit = off;
      set maintenance_work_mem = '256MB'; set work_mem = '64MB'`)
    await client.query(HELPERS)
    await client.query(SENTENCE_ROWS, [LANGUAGES, JSON.stringify(SENTENCES.slice(0, LANGUAGES.length))])
    // Indexes of a big table are made faster than they grow.
    const indexes = count < CHUNK ? [] : await dropIndexes(client)
    for (let from = 1; from <= count; from += CHUNK) {
      const to = Math.min(count, from + CHUNK - 1)
      await client.query(INCIDENTS, [mailbox, from, to, count, new Date(NOW), AGENTS, TOPICS, PRODUCTS])
      for (const text of [EVENTS, MESSAGES, RAW_MAILS, OUTBOX]) await client.query(text, [mailbox, from, to])
    }
    for (const index of indexes) await client.query(index)
    for (const table of TABLES) await client.query(`vacuum analyze ${table}`)
  } finally {
    await client.end()
  }
}

async function dropIndexes(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid::regclass::text = any($1) and not exists (select from pg_constraint where conindid = i.indexrelid)`,
    [TABLES],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

const TOPICS = BASE_TAXONOMY.categories.flatMap(({ id, topics }) => topics.map((topic) => `${id}/${topic.id}`))

/** `rnd`: evenly from 0 to 1, by number and purpose. `pick`: one of a list. */
const HELPERS = `
  create function pg_temp.rnd(n bigint, purpose bigint) returns float8 immutable language sql as
    $$ select (hashint8extended(n, purpose) & 1048575) / 1048576.0::float8 $$;
  create function pg_temp.pick(list text[], r float8) returns text immutable language sql as
    $$ select list[1 + floor(r * cardinality(list))::int] $$;
  create temp table sentence (language text, subjects text[], greetings text[], matters text[], details text[], endings text[])`

const SENTENCE_ROWS = `
  insert into sentence
  select ($1::text[])[s.n], s.subjects, s.greetings, s.matters, s.details, s.endings
  from rows from (json_to_recordset($2::json) as (subjects text[], greetings text[], matters text[], details text[],
    endings text[])) with ordinality as s (subjects, greetings, matters, details, endings, n)`

/**
 * $2 to $3 of $4 at $5. The newest fiftieth is of the last week, the rest grows over two years. Of the newest third seven
 * tenths are live; of those some wait for the customer, are snoozed, were promised a date, or wait for the first answer.
 */
const INCIDENTS = `
  with drawn as (
    select n, pg_temp.rnd(n, 1) as a, pg_temp.rnd(n, 2) as b, pg_temp.rnd(n, 3) as c, pg_temp.rnd(n, 4) as d,
      n > 50000 and n % 50000 between 1 and $4 / ${CHILDREN} as child,
      case when n > $4 * 0.98 then date_trunc('day', $5::timestamptz) - interval '1 hour' - (7 * ($4 - n) / ($4 * 0.02)) * interval '1 day'
        else date_trunc('day', $5::timestamptz) - interval '1 hour 1 minute 7 days' - 723 * power(1 - n / ($4 * 0.98), 0.8) * interval '1 day' end as opened
    from generate_series($2::bigint, $3::bigint) as n),
  standing as (
    select *, case when n > $4 * 0.65 and a < 0.7 then case when b < 0.82 then 'open' else 'waiting' end
      when b < 0.6 then 'closed' when b < 0.94 then 'resolved' else 'spam' end as status,
      pg_temp.pick('{es,es,es,es,es,pt,pt,pt,pl,pl,en}', c) as language,
      string_to_array(pg_temp.pick($7::text[], power(d, 3)), '/') as about,
      greatest(opened, $5::timestamptz - pg_temp.rnd(n, 5) * interval '4 days') as heard,
      case when child then null when pg_temp.rnd(n, 6) < 0.9 then opened + power(pg_temp.rnd(n, 7), 4) * interval '20 hours' end as answered
    from drawn),
  placed as (
    select *, status in ('open', 'waiting') as live,
      status = 'open' and pg_temp.rnd(n, 8) < 0.1 as snoozed,
      status = 'open' and pg_temp.rnd(n, 9) < 0.05 as promised,
      least(heard, opened + pg_temp.rnd(n, 10) * interval '5 days') as wrote,
      $5::timestamptz + (1 + pg_temp.rnd(n, 11) * 4) * interval '1 day' as later
    from standing)
  insert into incident (mailbox_id, number, status, status_at, customer_address, customer_name, language, category, topic, urgent,
    assignee, order_numbers, subject, opened_at, first_answered_at, last_customer_at, awaiting_answer_since, last_heard_at,
    first_answer_reminded_at, escalated_at, promise_due_at, next_due_at, facts, parent)
  select $1, p.n, p.status, case when p.status = 'open' then null else least(p.opened + pg_temp.rnd(p.n, 12) * interval '9 days',
      $5::timestamptz - interval '1 minute') end,
    format('customer%s@mail.example', floor(power(pg_temp.rnd(p.n, 13), 1.5) * $4 * 0.6)), 'Marta Ruiz', p.language, p.about[1], p.about[2], p.d < 0.05,
    case when pg_temp.rnd(p.n, 14) < 0.6 then pg_temp.pick($6::text[], p.c) end, array['A-' || 100000 + p.n],
    replace(replace(pg_temp.pick(s.subjects, p.a), '{order}', 'A-' || 100000 + p.n), '{product}', pg_temp.pick($8::text[], p.d)), p.opened,
    p.answered, case when p.child and p.a < 0.9 then p.opened else p.wrote end,
    case when p.live and p.status = 'open' and (p.answered is null or pg_temp.rnd(p.n, 15) < 0.4) and not p.child then p.wrote end,
    p.heard, case when p.answered is null then p.opened + interval '40 minutes' end,
    case when p.answered is null then p.opened + interval '2 hours' end, case when p.promised then p.later end,
    case when p.live then p.later when p.status = 'resolved' and p.opened > $5::timestamptz - interval '3 days' then p.later end,
    jsonb_strip_nulls(jsonb_build_object('participants', '[]'::jsonb, 'classification', '{"sure": true, "evidence": ["roto", "pedido"]}'::jsonb,
      'automaticInARow', floor(p.d * 2), 'reopened', 0,
      'endedBy', case when not p.live then '{"agent": "ana@shop.example"}'::jsonb end,
      'snoozedUntil', case when p.snoozed then floor(extract(epoch from p.later) * 1000) end,
      'compensations', case when p.b > 0.99 and not p.live then jsonb_build_array(jsonb_build_object('at',
        floor(extract(epoch from p.opened) * 1000), 'by', 'ana@shop.example', 'amount', '5.00', 'currency', 'EUR', 'text', '')) end,
      'silentBecause', case when p.n % 50000 = 0 then 'parent' end,
      'promise', case when p.promised then jsonb_build_object('dueAt', floor(extract(epoch from p.later) * 1000),
        'remindAt', floor(extract(epoch from p.later - interval '9 hours') * 1000), 'text', '', 'by', 'ana@shop.example',
        'reminded', false, 'missed', false) end)),
    case when p.child then p.n / 50000 * 50000 end
  from placed p join sentence s on s.language = p.language`

const ITS = 'from incident i where i.mailbox_id = $1 and i.number between $2 and $3'

const EVENTS = `
  insert into incident_event (mailbox_id, incident_number, seq, at, kind, actor_kind, actor, data)
  select $1, e.number, e.seq, e.at, e.kind, e.actor_kind, 'ana@shop.example', e.data
  from (select i.number, i.status, i.status_at, i.opened_at, i.first_answered_at, i.last_customer_at, i.promise_due_at, i.facts,
      i.category, i.topic, pg_temp.rnd(i.number, 20) as r ${ITS}) as i
  cross join lateral (values
    (i.number, 1, i.opened_at, 'opened', 'customer', jsonb_build_object('rawMailId', i.number, 'classification', jsonb_build_object(
      'category', case when i.r < 0.06 then 'support' else i.category end, 'topic', i.topic, 'sure', i.r > 0.1,
      'evidence', array['roto', 'pedido']))),
    (i.number, 2, i.opened_at, 'acknowledged', 'system', '{}'),
    (i.number, 3, i.first_answered_at, 'answered', 'agent', '{}'),
    (i.number, 4, nullif(i.last_customer_at, i.opened_at), 'customer-wrote', 'customer', '{"evidence": "signed-address"}'),
    (i.number, 5, case when i.promise_due_at is not null or i.r > 0.92 then i.first_answered_at end, 'promised', 'agent', '{}'),
    (i.number, 6, case when i.r > 0.92 then i.status_at end, case when i.r > 0.99 then 'promise-missed' else 'promise-kept' end, 'agent', '{}'),
    (i.number, 7, i.status_at, case i.status when 'waiting' then 'waited' when 'spam' then 'spammed' else i.status end, 'agent', '{}'),
    (i.number, 8, case when i.status in ('resolved', 'closed') and i.r < 0.15 then i.status_at + interval '2 days' end, 'survey-answered', 'customer',
      jsonb_build_object('score', 1 + floor(sqrt(i.r / 0.15) * 5))),
    (i.number, 9, case when i.facts ? 'compensations' then i.opened_at end, 'compensated', 'agent', '{}'),
    (i.number, 10, case when i.r > 0.48 and i.r < 0.5 then i.status_at end, 'reopened', 'customer', '{}'),
    (i.number, 11, case when i.r between 0.3 and 0.303 then i.opened_at end, 'delivery-failed', 'system', '{}')
  ) as e (number, seq, at, kind, actor_kind, data)
  where e.at is not null`

/** The customer's first words, an answer, and the customer's second ones. */
const MESSAGES = `
  insert into message (mailbox_id, incident_number, at, side, from_address, from_name, subject, text, quoted, attachments)
  select $1, i.number, m.at, m.side, m.address, i.customer_name, i.subject,
    concat_ws(E'\\n', pg_temp.pick(s.greetings, pg_temp.rnd(i.number, m.n)), replace(replace(pg_temp.pick(s.matters, pg_temp.rnd(i.number, m.n + 1)),
      '{order}', i.order_numbers[1]), '{product}', 'lamp'), pg_temp.pick(s.details, pg_temp.rnd(i.number, m.n + 2)),
      pg_temp.pick(s.details, pg_temp.rnd(i.number, m.n + 3)), pg_temp.pick(s.endings, pg_temp.rnd(i.number, m.n + 4))), '', '[]'
  from incident i join sentence s on s.language = i.language
  cross join lateral (values (30, i.opened_at, 'customer', i.customer_address), (40, i.first_answered_at, 'store', 'ana@shop.example'),
    (50, nullif(i.last_customer_at, i.opened_at), 'customer', i.customer_address)) as m (n, at, side, address)
  where i.mailbox_id = $1 and i.number between $2 and $3 and m.at is not null`

/** One in thirty is an automatic mail of somebody, and of no incident. */
const RAW_MAILS = `
  insert into raw_mail (mailbox_id, inlet, message_id, content_hash, size, arrived_at, stored_at, status, incident_number, opened, attempts)
  select $1, 'imap', format('m%s.%s@mail.example', i.number, m.n), decode(md5(i.number || '.' || m.n), 'hex'), 5000, m.at, m.at,
    case when m.n = 3 then 'automatic' else 'filed' end, case when m.n < 3 then i.number end, m.n = 1, 1
  from incident i
  cross join lateral (values (1, i.opened_at), (2, nullif(i.last_customer_at, i.opened_at)),
    (3, case when i.number % 30 = 0 then i.opened_at end)) as m (n, at)
  where i.mailbox_id = $1 and i.number between $2 and $3 and m.at is not null`

/** What we said: an acknowledgement, an answer, and to every third customer something by itself. */
const OUTBOX = `
  insert into outbox_mail (mailbox_id, once_key, incident_number, template, language, lane, message_id, to_address, subject, text, html,
    parts, author, status, attempts, available_at, created_at, sent_at, automatic)
  select $1, format('%s:%s', m.template, i.number), i.number, m.template, i.language, m.lane, format('inc.%s.%s@shop.example', i.number, m.lane),
    i.customer_address, i.subject, repeat('Hola, gracias por escribirnos. ', 4), repeat('<p>Hola, gracias por escribirnos.</p>', 4), '{}',
    m.author, 'sent', 1, m.at, m.at, m.at, m.lane in (1, 3)
  from incident i
  cross join lateral (values ('acknowledgement', 1, i.opened_at, null), ('answer', 0, i.first_answered_at, 'ana@shop.example'),
    ('still-working', 3, case when i.number % 3 = 0 then i.last_heard_at - interval '2 days' end, null)) as m (template, lane, at, author)
  where i.mailbox_id = $1 and i.number between $2 and $3 and m.at is not null`
