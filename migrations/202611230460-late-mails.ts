import { type Kysely, sql } from 'kysely'

/** Mails of customers that were taken in late, after an outage: managers get one summary of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table late_mail (
      mailbox_id integer not null references mailbox (id),
      raw_mail_id bigint not null,
      incident_number bigint not null,
      arrived_at timestamptz not null,
      taken_at timestamptz not null,
      apologised boolean not null,
      -- The summary that tells of it.
      told_at timestamptz,
      primary key (mailbox_id, raw_mail_id)
    )`.execute(db)
  await sql`create index late_mail_untold on late_mail (mailbox_id, taken_at) where told_at is null`.execute(db)
  await sql`create index late_mail_told on late_mail (mailbox_id, told_at) where told_at is not null`.execute(db)
}
