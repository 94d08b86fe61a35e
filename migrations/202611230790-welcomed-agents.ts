import { type Kysely, sql } from 'kysely'

/** Who became an agent gets the page for agents, once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table welcomed_agent (
      mailbox_id integer not null references mailbox (id),
      agent text not null,
      welcomed_at timestamptz not null,
      primary key (mailbox_id, agent)
    )`.execute(db)
}
