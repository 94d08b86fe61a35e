import { type Kysely, sql } from 'kysely'

/** Pictures inside the texts of mails, by the address they came from or went to: what comes again is a logo or a quote. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The key is the question: was this picture seen with this domain, and there with this address? No other index is needed.
  await sql`
    create table picture_seen (
      mailbox_id integer not null references mailbox (id),
      sha256 text not null,
      domain text not null,
      address text not null,
      mails smallint not null,
      primary key (mailbox_id, sha256, domain, address)
    )`.execute(db)
}
