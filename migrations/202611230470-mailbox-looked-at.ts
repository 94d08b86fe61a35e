import { type Kysely, sql } from 'kysely'

/** When the mailbox was last looked through to its end: while nobody can look, mail that changes everything may lie in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table folder_cursor add column looked_at timestamptz`.execute(db)
}
