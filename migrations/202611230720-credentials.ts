import { type Kysely, sql } from 'kysely'

/** How a mailbox logs in where the provider knows no passwords: tokens, and what is in the way of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Sealed with SECRET (`adapters/seal/vault.ts`): whoever reads the table alone can log in nowhere.
  await sql`
    create table credential (
      mailbox_id integer not null references mailbox (id),
      -- Provider and client the tokens were issued to: those of another client are nobody's.
      issued_to text not null,
      refresh_token bytea,
      -- Only where the provider says when it ends.
      refresh_expires_at timestamptz,
      access_token bytea,
      access_obtained_at timestamptz,
      access_expires_at timestamptz,
      -- Counts access tokens: who was refused with one asks for a later one.
      generation integer not null default 0,
      authorised_at timestamptz not null default now(),
      -- One worker renews at a time; a dead one's claim ends.
      renewed_by text,
      renewal_until timestamptz,
      primary key (mailbox_id)
    )`.execute(db)
  await sql`
    create table credential_trouble (
      mailbox_id integer not null references mailbox (id),
      -- Where it is refused: the renewal of tokens, or a login with one.
      door text not null,
      -- 'refused' is for people to mend, 'away' ends by itself.
      kind text not null,
      reason text not null,
      -- The provider's own word for it.
      code text not null,
      since timestamptz not null,
      failures integer not null,
      -- All workers wait until then: nobody hammers, no account is locked.
      next_try_at timestamptz not null,
      told_at timestamptz,
      -- All is well again, and people who heard of it are to hear that.
      ended_at timestamptz,
      primary key (mailbox_id, door)
    )`.execute(db)
}
