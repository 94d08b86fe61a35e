import { type Kysely, sql } from 'kysely'

/**
 * The ledger is compared with the server once a day, whichever worker comes first: the key says so. `result` is absent while it is
 * compared, and for ever where the worker died; then another may take it over.
 * Of a folder: when it was opened for the first time, and the highest UID that was there and is left alone (`FIRST_START=ignore`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ledger_check (
      mailbox_id integer not null references mailbox (id),
      day text not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      result jsonb,
      difference integer,
      primary key (mailbox_id, day)
    )`.execute(db)
  await sql`
    alter table folder_cursor
      add column first_at timestamptz,
      add column ignored_uid bigint`.execute(db)
}
