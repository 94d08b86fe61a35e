import { type Kysely, sql } from 'kysely'

/**
 * What `#find` looks through. Triggers say what must be looked at, whatever is done to messages: a queue takes the numbers of
 * those that were written, moved or changed, and `search_work` indexes them later, so that no mail waits for it. What is
 * erased leaves the index at once, with the message. The extensions come with PostgreSQL (package postgresql-contrib where
 * that is separate) and need no superuser, only the right CREATE on the database. Without them the program works all the
 * same: accents are then folded by decomposing, and typos are corrected by one letter instead of by likeness.
 * `search_fold` and `search_likeness` are the only functions that know.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFolding(db)
  await createLikeness(db)
  await createTables(db)
  await createIndexing(db)
  await createForgetting(db)
  await createTriggers(db)
  // What is there already is indexed like everything else, newest first, while the program runs.
  await sql`insert into search_queue (mailbox_id, message_id) select mailbox_id, id from message`.execute(db)
}

/**
 * Text as its words are compared: no accents, small letters, and nothing between words but spaces, so that the parser
 * sees neither addresses nor host names nor negative numbers: A-10482 and marta.gomez@ are words that stand in a row.
 */
async function createFolding(db: Kysely<unknown>): Promise<void> {
  const unaccented = (await extension(db, 'unaccent'))
    ? `unaccent('unaccent', t)`
    : `translate(regexp_replace(normalize(t, NFD), '[\\u0300-\\u036f]+', '', 'g'), 'łŁøØđĐıß', 'lLoOdDis')`
  // In the locale C only ASCII has small letters.
  const collation = await sql<{ name: string }>`
    select collname as name from pg_collation where collname in ('pg_c_utf8', 'und-x-icu')
    order by collname = 'pg_c_utf8' desc limit 1`.execute(db)
  const lower = collation.rows[0] ? `lower(x collate "${collation.rows[0].name}")` : 'lower(x)'
  const between =
    '[\\u0001-/:-@\\[-`{-\\u00bf\\u00d7\\u00f7\\u02b0-\\u036f\\u2000-\\u2bff\\u3000-\\u303f\\ue000-\\uf8ff' +
    '\\ufe00-\\ufe6f\\uff00-\\uff0f\\U0001f000-\\U0001faff]+'
  await sql`
    create function search_fold(t text) returns text language sql immutable parallel safe as ${sql.lit(
      `select ${lower.replace('x', `regexp_replace(${unaccented}, '${between}', ' ', 'g')`)}`,
    )}`.execute(db)
}

async function createLikeness(db: Kysely<unknown>): Promise<void> {
  const body = (await extension(db, 'pg_trgm')) ? 'select similarity(a, b)' : 'select 0::real'
  await sql`
    create function search_likeness(a text, b text) returns real language sql immutable parallel safe
    as ${sql.lit(body)}`.execute(db)
}

/** True when it is there now. Whoever may not create it gets none, and everything else. */
async function extension(db: Kysely<unknown>, name: 'unaccent' | 'pg_trgm'): Promise<boolean> {
  await sql`
    do ${sql.lit(`begin create extension if not exists ${name}; exception when others then null; end`)}`.execute(db)
  const found = await sql`select from pg_extension where extname = ${name}`.execute(db)
  return found.rows.length > 0
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  // Beside the messages: a search looks at thousands of these rows, and a text is ten times as long. The key is the order
  // in which the newest are looked through. `search` holds, by weight, A subject, order numbers and reference, B people,
  // C names of files, D the text; without position what the language's stemmer leaves of the text; and marks, the mailbox
  // with its year, its month and its category (:7:2026, :7:202611, :7:delivery, :7:delivery/late; :7:merged instead of the
  // last two), by which the index itself tells mailboxes, times and categories apart.
  await sql`
    create table message_search (
      mailbox_id integer not null references mailbox (id),
      at timestamptz not null,
      message_id bigint not null,
      incident_number bigint not null,
      search tsvector not null,
      primary key (mailbox_id, at, message_id)
    )`.execute(db)
  // Written in batches, after which the step that indexes writes it out: a search reads through what waits in it.
  await sql`
    create index message_search_words on message_search using gin (search)
    with (fastupdate = on, gin_pending_list_limit = 2048)`.execute(db)
  // Few incidents and a frequent word: what is open is looked through by incident.
  await sql`create index message_search_of on message_search (mailbox_id, incident_number)`.execute(db)
  await sql`create index incident_spam on incident (mailbox_id, number) where status = 'spam'`.execute(db)
  // Messages to be indexed. A message may stand here twice: whoever adds it waits for nobody.
  await sql`
    create table search_queue (
      mailbox_id integer not null references mailbox (id),
      message_id bigint not null,
      n bigint not null generated always as identity,
      primary key (mailbox_id, message_id, n)
    )`.execute(db)
  // Words as they are written, to tell a typo from a word. Sorted by bytes, so that words with the same beginning are neighbours.
  await sql`
    create table search_word (
      mailbox_id integer not null references mailbox (id),
      word text collate "C" not null,
      primary key (mailbox_id, word)
    )`.execute(db)
}

async function createIndexing(db: Kysely<unknown>): Promise<void> {
  // Words as people write them, of the fields $2. Stems have no position.
  await sql`
    create function search_words(search tsvector, fields "char"[]) returns table (lexeme text) language sql immutable
    parallel safe as $$
      select lexeme from unnest(ts_filter(search, fields))
      where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]' and positions is not null $$`.execute(db)

  await sql`
    create function search_dictionary(language text) returns regconfig language sql immutable parallel safe as $$
      select case language when 'es' then 'pg_catalog.spanish' when 'pt' then 'pg_catalog.portuguese'
        when 'en' then 'pg_catalog.english' when 'fr' then 'pg_catalog.french' when 'de' then 'pg_catalog.german'
        when 'it' then 'pg_catalog.italian' end::regconfig $$`.execute(db)

  // A message is looked through up to its 30,000th letter and gives 1,500 words of its text to the list of words: who sends a
  // dictionary shall not fill it.
  await sql`
    create function search_index(box integer, ids bigint[]) returns void language sql as $$
      with source as materialized (
        select m.at, m.id, i.number, search_dictionary(i.language) as dictionary,
          ':' || box || ':' as mark, to_char(m.at at time zone 'UTC', 'YYYYMM') as month,
          case when i.status = 'merged' then array['merged'] else array[i.category, i.category || '/' || i.topic] end as about,
          search_fold(left(concat_ws(' ', nullif(m.subject, i.subject), i.subject,
            array_to_string(i.order_numbers, ' ')), 2000)) as subject,
          regexp_replace(array_to_string(i.order_numbers, ' '), '[^[:alnum:] ]', '', 'g') || ' inc' || i.number as numbers,
          search_fold(left(concat_ws(' ', m.from_name, m.from_address, i.customer_name,
            nullif(i.customer_address, m.from_address)), 1000)) as people,
          search_fold(left((select string_agg(a ->> 'filename', ' ') from jsonb_array_elements(m.attachments) a), 2000)) as files,
          search_fold(left(m.text, 30000)) as text
        from message m join incident i on i.mailbox_id = box and i.number = m.incident_number
        where m.mailbox_id = box and m.id = any(ids)),
      added as (
        insert into message_search as s (mailbox_id, at, message_id, incident_number, search)
        select box, at, id, number,
          setweight(to_tsvector('simple', subject || ' ' || numbers), 'A')
            || setweight(coalesce(to_tsvector(dictionary, subject), ''), 'A')
            || setweight(to_tsvector('simple', people), 'B')
            || setweight(coalesce(to_tsvector('simple', files), ''), 'C')
            || to_tsvector('simple', text)
            || coalesce(strip(to_tsvector(dictionary, text)), '')
            || array_to_tsvector(array[mark || left(month, 4), mark || month]
              || (select array_agg(mark || a) from unnest(about) as a))
        from source order by id
        on conflict (mailbox_id, at, message_id) do update
          set incident_number = excluded.incident_number, search = excluded.search
        returning s.search)
      insert into search_word (mailbox_id, word)
      select distinct box, w.word from added cross join lateral (
        select lexeme as word from search_words(added.search, '{a,b,c}')
        union all
        (select lexeme from search_words(added.search, '{d}') limit 1500)) as w
      order by 2
      on conflict do nothing $$`.execute(db)

  // Works off part of the queue, the newest first: how many it were. One at a time for a mailbox, so that nothing waits
  // for words that another writes, and nothing is indexed while somebody erases: who comes second has nothing to do.
  // What cannot be indexed is left out, so that it does not stand in the way of the rest.
  await sql`
    create function search_work(box integer, most integer) returns integer language plpgsql as $$
    declare
      ids bigint[];
      one bigint;
    begin
      if not pg_try_advisory_xact_lock(hashtext('search_work'), box) then return 0; end if;
      with next as materialized (
        select message_id, n from search_queue where mailbox_id = box order by message_id desc, n desc limit most),
      taken as (
        delete from search_queue q using next
        where q.mailbox_id = box and q.message_id = next.message_id and q.n = next.n
        returning q.message_id)
      select array_agg(message_id) into ids from taken;
      if ids is null then return 0; end if;
      begin
        perform search_index(box, ids);
      exception when others then
        foreach one in array ids loop
          begin
            perform search_index(box, array[one]);
          exception when others then null;
          end;
        end loop;
      end;
      return cardinality(ids);
    end $$`.execute(db)
}

async function createForgetting(db: Kysely<unknown>): Promise<void> {
  // Beginnings of words are looked for in the list of words: one that others use stays in it. Most of those stand in the
  // newest messages; the index, which takes long for what is frequent, is asked for the rest only.
  await sql`
    create function search_forget(box integer, ats timestamptz[], ids bigint[], with_words boolean) returns void
    language plpgsql set enable_bitmapscan = on as $$
    declare
      gone text[];
    begin
      perform pg_advisory_xact_lock(hashtext('search_work'), box);
      with erased as (
        delete from message_search s using unnest(ats, ids) as g (at, id)
        where s.mailbox_id = box and s.at = g.at and s.message_id = g.id
        returning s.search)
      select array_agg(distinct w.lexeme) into gone from erased, search_words(erased.search, '{a,b,c,d}') as w;
      if gone is null or not with_words then return; end if;
      gone := array(
        select unnest(gone) except
        select w.lexeme from (
          select search from message_search where mailbox_id = box order by at desc, message_id desc limit 1000) as newest,
          unnest(newest.search) as w
        where w.positions is not null);
      delete from search_word w where mailbox_id = box and word = any(gone)
        and not exists (select from message_search d where d.mailbox_id + 0 = box
          and d.search @@ quote_literal(w.word)::tsquery);
    end $$`.execute(db)
}

async function createTriggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function message_search_added() returns trigger language plpgsql as $$ begin
      insert into search_queue (mailbox_id, message_id) select mailbox_id, id from added;
      return null;
    end $$`.execute(db)
  await sql`
    create function message_search_removed() returns trigger language plpgsql as $$ begin
      perform search_forget(mailbox_id, array_agg(at), array_agg(id), true) from removed group by mailbox_id;
      return null;
    end $$`.execute(db)
  // Moved to another incident a message keeps its words.
  await sql`
    create function message_search_changed() returns trigger language plpgsql set enable_hashjoin = on as $$ begin
      perform search_forget(o.mailbox_id, array_agg(o.at), array_agg(o.id),
        bool_or((o.text, o.subject, o.from_name, o.from_address, o.attachments)
          is distinct from (m.text, m.subject, m.from_name, m.from_address, m.attachments)))
      from removed o join added m on m.mailbox_id = o.mailbox_id and m.id = o.id group by o.mailbox_id;
      insert into search_queue (mailbox_id, message_id) select mailbox_id, id from added;
      return null;
    end $$`.execute(db)
  // Messages say whose incident they belong to.
  await sql`
    create function message_search_renamed() returns trigger language plpgsql as $$ begin
      perform search_forget(mailbox_id, array_agg(at), array_agg(id), true)
      from message where mailbox_id = new.mailbox_id and incident_number = new.number group by mailbox_id;
      insert into search_queue (mailbox_id, message_id)
      select mailbox_id, id from message where mailbox_id = new.mailbox_id and incident_number = new.number;
      return null;
    end $$`.execute(db)
  // And what it is about. Of an endless conversation the newest part, or each mail with a new order number would cost all of it.
  await sql`
    create function message_search_described() returns trigger language plpgsql as $$ begin
      insert into search_queue (mailbox_id, message_id)
      select mailbox_id, id from message where mailbox_id = new.mailbox_id and incident_number = new.number
      order by at desc, id desc limit 200;
      return null;
    end $$`.execute(db)
  await sql`
    create trigger message_search_added after insert on message
    referencing new table as added for each statement execute function message_search_added()`.execute(db)
  await sql`
    create trigger message_search_changed after update on message
    referencing old table as removed new table as added
    for each statement execute function message_search_changed()`.execute(db)
  await sql`
    create trigger message_search_removed after delete on message
    referencing old table as removed for each statement execute function message_search_removed()`.execute(db)
  await sql`
    create trigger message_search_renamed after update on incident for each row
    when ((old.customer_address, old.customer_name) is distinct from (new.customer_address, new.customer_name))
    execute function message_search_renamed()`.execute(db)
  await sql`
    create trigger message_search_described after update on incident for each row
    when ((old.subject, old.order_numbers, old.category, old.topic, old.language, old.status = 'merged')
      is distinct from (new.subject, new.order_numbers, new.category, new.topic, new.language, new.status = 'merged'))
    execute function message_search_described()`.execute(db)
}
