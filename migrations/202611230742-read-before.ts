import { type Kysely, sql } from 'kysely'

/**
 * Mails that were marked as read at the server before they were first taken in (`history` is `seen`): a colleague read them, or this
 * database is older than the mailbox, and their customers may have been acknowledged before. The ledger counts and lists them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index raw_mail_read_before on raw_mail (mailbox_id, id) where history = 'seen'`.execute(db)
}
