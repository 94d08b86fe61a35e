import { type Kysely, sql } from 'kysely'

/**
 * What keeps a part of the work from going on, for whoever looks from another process (`incidencias status`): one row for each part
 * of a mailbox, in words of ours. And the few mails whose last one is asked for every few seconds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table trouble (
      mailbox_id integer not null references mailbox (id),
      part text not null,
      cause text not null,
      since timestamptz not null,
      at timestamptz not null,
      times integer not null,
      ended_at timestamptz,
      primary key (mailbox_id, part)
    )`.execute(db)
  // When the last digest and handover were sent: among all mails about no incident they would be looked for one by one.
  await sql`
    create index outbox_mail_reported on outbox_mail (mailbox_id, template, id desc)
    where template in ('digest', 'handover')`.execute(db)
}
