import { type Kysely, sql } from 'kysely'

/**
 * The envelope of a mail that was handed to us: who it was really for, and who gets it back. Its header says neither for certain (Bcc), and
 * the mail itself stays as it came. Null where the inlet knows of none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table raw_mail add column envelope_from text, add column envelope_to text[]`.execute(db)
}
