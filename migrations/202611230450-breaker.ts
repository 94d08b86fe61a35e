import { type Kysely, sql } from 'kysely'

/** Automatic mail to people outside the store is counted; what is too much at once is held back, and people hear of it once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox_mail add column automatic boolean not null default false`.execute(db)
  // How much went out lately, by kind (the lane), and how much to one address.
  await sql`create index outbox_mail_automatic on outbox_mail (mailbox_id, lane, created_at) where automatic`.execute(
    db,
  )
  await sql`create index outbox_mail_automatic_to on outbox_mail (mailbox_id, to_address, created_at)
    where automatic`.execute(db)
  // One storm at a time: whoever holds something back takes the next turn, under the lock of this row.
  await sql`
    create table breaker (
      mailbox_id integer not null references mailbox (id),
      opened_at timestamptz not null,
      last_turn_at timestamptz not null,
      bound integer not null,
      told_at timestamptz,
      primary key (mailbox_id)
    )`.execute(db)
  await sql`
    create table breaker_turn (
      mailbox_id integer not null references mailbox (id),
      incident_number bigint not null,
      rule text not null,
      -- The incident, or the matter it belongs to.
      about bigint not null,
      turn_at timestamptz not null,
      -- Whoever looks at it before its turn finds the turn it has.
      primary key (mailbox_id, incident_number)
    )`.execute(db)
}
