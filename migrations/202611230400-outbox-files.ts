import { type Kysely, sql } from 'kysely'

/** Files of our own that go along with mails (a logo, charts, tables), by their content: the same logo is there once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outbox_file (
      mailbox_id integer not null references mailbox (id),
      sha256 text not null,
      bytes bytea not null,
      -- When a mail was last decided that carries it; by the clock of the database, whatever the clock of a pass was set to.
      used_at timestamptz not null,
      primary key (mailbox_id, sha256)
    )`.execute(db)
  // Pictures are compressed already.
  await sql`alter table outbox_file alter column bytes set storage external`.execute(db)
  // What nobody used for long is dropped, the oldest first.
  await sql`create index outbox_file_used on outbox_file (mailbox_id, used_at)`.execute(db)
}
