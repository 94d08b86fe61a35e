import { type Kysely, sql } from 'kysely'

/** What the digest counts: how much ended, was promised, given, answered in the thirteen weeks that it looks at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One event in three or four is of these kinds, and all that is counted stands in the index itself.
  await sql`
    create index incident_event_reported on incident_event (mailbox_id, at, kind, incident_number)
    where kind in ('resolved', 'closed', 'reopened', 'promised', 'promise-kept', 'promise-missed', 'offered', 'offer-chosen',
      'compensated', 'survey-answered', 'delivery-failed')`.execute(db)
}
