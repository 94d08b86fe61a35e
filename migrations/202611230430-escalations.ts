import { type Kysely, sql } from 'kysely'

/** What managers are to hear, collected for each of them, and when each heard last. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table escalation (
      mailbox_id integer not null references mailbox (id),
      manager text not null,
      incident_number bigint not null,
      because text not null check (because in ('first-answer', 'promise-missed', 'silence')),
      since timestamptz not null,
      decided_at timestamptz not null,
      -- Nobody hears the same of the same incident twice in one mail.
      primary key (mailbox_id, manager, incident_number, because)
    )`.execute(db)
  // Locked by whoever writes to this manager: two workers never send two mails within the hour.
  await sql`
    create table escalation_turn (
      mailbox_id integer not null references mailbox (id),
      manager text not null,
      mailed_at timestamptz not null default '-infinity',
      primary key (mailbox_id, manager)
    )`.execute(db)
}
