import { type Kysely, sql } from 'kysely'

/**
 * What `#find` looks through. Triggers keep it, so that it follows whatever is done to messages: written, moved to another
 * incident, erased. The extensions come with PostgreSQL (package postgresql-contrib where that is separate) and need
 * no superuser, only the right CREATE on the database. Without them the program works all the same: accents are then
 * folded by decomposing, and typos are corrected by one letter instead of by likeness. `search_fold` and
 * `search_likeness` are the only functions that know.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createFolding(db)
  await createLikeness(db)
  await createTables(db)
  await createIndexing(db)
  await createTriggers(db)
  await indexWhatIsThere(db)
  // Written in batches of a quarter MB: a search reads through what waits, an insert that finds it full writes it all.
  await sql`
    create index message_search_words on message_search using gin (search)
    with (fastupdate = on, gin_pending_list_limit = 256)`.execute(db)
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
  // C names of files, D the text; without position what the language's stemmer leaves of the text; and two marks, the
  // mailbox with its year and its month (:7:2026, :7:202611), by which the index itself tells mailboxes and times apart.
  await sql`
    create table message_search (
      mailbox_id integer not null references mailbox (id),
      at timestamptz not null,
      message_id bigint not null,
      incident_number bigint not null,
      search tsvector not null,
      primary key (mailbox_id, at, message_id)
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
  await sql`
    create function search_dictionary(language text) returns regconfig language sql immutable parallel safe as $$
      select case language when 'es' then 'pg_catalog.spanish' when 'pt' then 'pg_catalog.portuguese'
        when 'en' then 'pg_catalog.english' when 'fr' then 'pg_catalog.french' when 'de' then 'pg_catalog.german'
        when 'it' then 'pg_catalog.italian' end::regconfig $$`.execute(db)

  // A message is looked through up to its 30,000th letter and gives 400 words to the list of words: who sends a
  // dictionary shall not fill it.
  await sql`
    create function search_index(box integer, ids bigint[]) returns void language sql as $$
      with source as materialized (
        select m.at, m.id, i.number, search_dictionary(i.language) as dictionary,
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
        insert into message_search (mailbox_id, at, message_id, incident_number, search)
        select box, at, id, number,
          setweight(to_tsvector('simple', subject || ' ' || numbers), 'A')
            || setweight(coalesce(to_tsvector(dictionary, subject), ''), 'A')
            || setweight(to_tsvector('simple', people), 'B')
            || setweight(coalesce(to_tsvector('simple', files), ''), 'C')
            || to_tsvector('simple', text)
            || coalesce(strip(to_tsvector(dictionary, text)), '')
            || array_to_tsvector(array[':' || box || ':' || to_char(at at time zone 'UTC', 'YYYY'),
              ':' || box || ':' || to_char(at at time zone 'UTC', 'YYYYMM')])
        from source
        returning search)
      insert into search_word (mailbox_id, word)
      select distinct box, w.word from added cross join lateral (
        select lexeme as word from unnest(ts_filter(added.search, '{b,c,d}'))
        where length(lexeme) between 3 and 40 and lexeme !~ '[0-9]' and positions is not null
        limit 400) as w
      order by 2
      on conflict do nothing $$`.execute(db)

  // The words go with the message, also those that others use: they come back with the next message that has them, and
  // until then are only not offered for a typo. No name of an erased person stays behind.
  await sql`
    create function search_forget(box integer, ats timestamptz[], ids bigint[]) returns void language sql as $$
      with gone as (
        delete from message_search s using unnest(ats, ids) as g (at, id)
        where s.mailbox_id = box and s.at = g.at and s.message_id = g.id
        returning s.search)
      delete from search_word where mailbox_id = box and word in (
        select word from search_word where mailbox_id = box
          and word in (select w.lexeme from gone, unnest(gone.search) as w)
        order by word for update) $$`.execute(db)
}

async function createTriggers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function message_search_added() returns trigger language plpgsql as $$ begin
      perform search_index(mailbox_id, array_agg(id)) from added group by mailbox_id;
      return null;
    end $$`.execute(db)
  await sql`
    create function message_search_removed() returns trigger language plpgsql as $$ begin
      perform search_forget(mailbox_id, array_agg(at), array_agg(id)) from removed group by mailbox_id;
      return null;
    end $$`.execute(db)
  await sql`
    create function message_search_changed() returns trigger language plpgsql as $$ begin
      perform search_forget(mailbox_id, array_agg(at), array_agg(id)) from removed group by mailbox_id;
      perform search_index(mailbox_id, array_agg(id)) from added group by mailbox_id;
      return null;
    end $$`.execute(db)
  // Messages say whose incident they belong to. Its subject and order numbers are taken along with the next message.
  await sql`
    create function message_search_renamed() returns trigger language plpgsql as $$ begin
      perform search_forget(mailbox_id, array_agg(at), array_agg(id)), search_index(mailbox_id, array_agg(id))
      from message where mailbox_id = new.mailbox_id and incident_number = new.number group by mailbox_id;
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
}

/** Some thousand messages at a time, so that the memory of one statement is enough whatever the size of the table. */
async function indexWhatIsThere(db: Kysely<unknown>): Promise<void> {
  const boxes = await sql<{ id: number }>`select id from mailbox order by id`.execute(db)
  for (const { id: box } of boxes.rows) {
    for (let last: string | undefined = '-1'; last !== undefined; ) {
      const batch: { rows: { last: string | null }[] } = await sql<{ last: string | null }>`
        with batch as materialized (
          select id from message where mailbox_id = ${box} and id > ${last}::bigint order by id limit 2000),
        done as materialized (select search_index(${box}::integer, array_agg(id)) from batch having count(*) > 0)
        select max(id)::text as last from batch, done`.execute(db)
      last = batch.rows[0]?.last ?? undefined
    }
  }
}
