import { type Kysely, sql } from 'kysely'

/**
 * How much each sender sent a day, so that one who floods fills neither storage nor anybody's day. Senders by the hash of their address:
 * whoever is to be erased is in here under no name. Rows are of use for days.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sender_day (
      mailbox_id integer not null references mailbox (id),
      day date not null,
      sender text not null,
      mails integer not null,
      bytes bigint not null,
      -- The first mail that was held; by it people are told who sends.
      held_from bigint,
      told_at timestamptz,
      primary key (mailbox_id, day, sender)
    )`.execute(db)
  // Looked at with every tick of the clock: whom nobody was told of.
  await sql`create index sender_day_untold on sender_day (mailbox_id) where held_from is not null and told_at is null`.execute(
    db,
  )
}
