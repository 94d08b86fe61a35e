import { type Kysely, sql } from 'kysely'

/** Held mails that nobody released in time: agents are told at the next change of shifts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index raw_mail_lapsed on raw_mail (mailbox_id, held_until)
    where status = 'ignored' and reason = 'discarded'`.execute(db)
}
