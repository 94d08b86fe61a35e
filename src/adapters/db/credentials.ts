/**
 * Tokens of mailboxes, sealed by whoever hands them in, and what is in the way of them. All times are the database's: tokens live an
 * hour, and workers whose clocks differ must agree on when one ends.
 */
import type {
  CredentialNews,
  Credentials,
  CredentialTelling,
  CredentialTrouble,
  SealedTokens,
} from '../../app/ports.ts'
import type { Door, RefusalReason } from '../../domain/access/refusal.ts'
import type { Database, Statement } from './database.ts'
import { addToOutbox } from './outbox-row.ts'

const READ: Statement = {
  name: 'credential-read',
  text: `
    select issued_to, refresh_token, refresh_expires_at, access_token, generation, authorised_at,
      coalesce(extract(epoch from access_expires_at - clock_timestamp()) * 1000, 0)::float8 as good_for,
      coalesce(extract(epoch from access_expires_at - access_obtained_at) * 1000, 0)::float8 as lifetime
    from credential where mailbox_id = $1`,
}

const SAVE: Statement = {
  name: 'credential-save',
  text: `
    insert into credential (mailbox_id, issued_to, access_token, access_obtained_at, access_expires_at, refresh_token,
      refresh_expires_at, generation, authorised_at)
    values ($1, $2, $3, clock_timestamp(), clock_timestamp() + $4::float8 * interval '1 ms', $5,
      clock_timestamp() + $6::float8 * interval '1 ms', 1, clock_timestamp())
    on conflict (mailbox_id) do update set issued_to = excluded.issued_to, access_token = excluded.access_token,
      access_obtained_at = excluded.access_obtained_at, access_expires_at = excluded.access_expires_at,
      refresh_token = excluded.refresh_token, refresh_expires_at = excluded.refresh_expires_at,
      generation = credential.generation + 1, authorised_at = excluded.authorised_at, renewed_by = null, renewal_until = null`,
}

const ENSURE: Statement = {
  name: 'credential-ensure',
  text: `
    insert into credential (mailbox_id, issued_to) values ($1, $2)
    on conflict (mailbox_id) do update set issued_to = excluded.issued_to, access_token = null, access_expires_at = null,
      refresh_token = null, refresh_expires_at = null, generation = credential.generation + 1, renewed_by = null,
      renewal_until = null
    where credential.issued_to <> excluded.issued_to`,
}

const CLAIM: Statement = {
  name: 'credential-claim',
  text: `
    update credential set renewed_by = $3, renewal_until = clock_timestamp() + $4::float8 * interval '1 ms'
    where mailbox_id = $1 and generation = $2 and (renewal_until is null or renewal_until <= clock_timestamp())`,
}

const RENEWED: Statement = {
  name: 'credential-renewed',
  text: `
    update credential set access_token = $3, access_obtained_at = clock_timestamp(),
      access_expires_at = clock_timestamp() + $4::float8 * interval '1 ms', refresh_token = coalesce($5, refresh_token),
      refresh_expires_at = coalesce(clock_timestamp() + $6::float8 * interval '1 ms', refresh_expires_at),
      generation = generation + 1, renewed_by = null, renewal_until = null
    where mailbox_id = $1 and renewed_by = $2`,
}

const GIVE_BACK: Statement = {
  name: 'credential-give-back',
  text: 'update credential set renewed_by = null, renewal_until = null where mailbox_id = $1 and renewed_by = $2',
}

const RESEAL_REFRESH: Statement = {
  name: 'credential-reseal-refresh',
  text: 'update credential set refresh_token = $3 where mailbox_id = $1 and refresh_token = $2',
}

const RESEAL_ACCESS: Statement = {
  name: 'credential-reseal-access',
  text: 'update credential set access_token = $3 where mailbox_id = $1 and access_token = $2',
}

const TROUBLE_COLUMNS = `door, kind, reason, code, since, failures,
  greatest(0, extract(epoch from next_try_at - clock_timestamp()) * 1000)::float8 as wait, told_at, ended_at`

const TROUBLES: Statement = {
  name: 'credential-troubles',
  text: `select ${TROUBLE_COLUMNS} from credential_trouble
    where mailbox_id = $1 and ended_at is null and door <> 'server' order by since`,
}

/** $6 first wait, $7 most. What is refused stays so while the provider is away; a refusal after an outage of the provider, or after a time of peace, is a trouble of its own. */
const NOTE_TROUBLE: Statement = {
  name: 'credential-note-trouble',
  text: `
    insert into credential_trouble as t (mailbox_id, door, kind, reason, code, since, failures, next_try_at)
    values ($1, $2, $3, $4, $5, clock_timestamp(), 1, clock_timestamp() + $6::float8 * interval '1 ms')
    on conflict (mailbox_id, door) do update set
      kind = excluded.kind, reason = excluded.reason, code = excluded.code, ended_at = null,
      since = case when t.ended_at is null and t.kind = excluded.kind then t.since else excluded.since end,
      told_at = case when t.ended_at is null and t.kind = excluded.kind then t.told_at end,
      failures = case when t.ended_at is null and t.kind = excluded.kind then t.failures + 1 else 1 end,
      next_try_at = clock_timestamp() + interval '1 ms' * case when t.ended_at is null and t.kind = excluded.kind
        then least($7::float8, $6::float8 * 2 ^ least(t.failures, 30)) else $6::float8 end
    where not (t.ended_at is null and t.kind = 'refused' and excluded.kind = 'away')`,
}

const END_TROUBLE: Statement = {
  name: 'credential-end-trouble',
  text: `
    update credential_trouble set ended_at = clock_timestamp()
    where mailbox_id = $1 and door = $2 and ended_at is null`,
}

const END_TROUBLES: Statement = {
  name: 'credential-end-troubles',
  text: `
    update credential_trouble set ended_at = clock_timestamp()
    where mailbox_id = $1 and ended_at is null and door <> 'server'`,
}

/** Asked at every look at the clock: mostly there is no row. */
const IS_NEWS: Statement = {
  name: 'credential-is-news',
  text: `
    select 1 from credential_trouble where mailbox_id = $1
      and (ended_at is not null or ((kind = 'refused' or door = 'server') and told_at is null)) limit 1`,
}

const LOCK_TROUBLES: Statement = {
  name: 'credential-lock-troubles',
  text: `select ${TROUBLE_COLUMNS} from credential_trouble where mailbox_id = $1 order by since for update`,
}

const NOTE_TOLD: Statement = {
  name: 'credential-note-told',
  text: `
    update credential_trouble set told_at = clock_timestamp()
    where mailbox_id = $1 and door = any($2::text[]) and ended_at is null and told_at is null`,
}

const DROP_ENDED: Statement = {
  name: 'credential-drop-ended',
  text: 'delete from credential_trouble where mailbox_id = $1 and ended_at is not null',
}

type CredentialRow = {
  readonly issued_to: string
  readonly refresh_token: Buffer | null
  readonly refresh_expires_at: number | null
  readonly access_token: Buffer | null
  readonly generation: number
  readonly authorised_at: number
  readonly good_for: number
  readonly lifetime: number
}

type TroubleRow = {
  readonly door: Door
  readonly kind: CredentialTrouble['kind']
  readonly reason: RefusalReason
  readonly code: string
  readonly since: number
  readonly failures: number
  readonly wait: number
  readonly told_at: number | null
  readonly ended_at: number | null
}

export function createCredentials(db: Database): Credentials {
  return {
    async read(mailbox) {
      const row = (await db.run<CredentialRow>(READ, [mailbox])).rows[0]
      if (row === undefined) return undefined
      return {
        issuedTo: row.issued_to,
        ...(row.refresh_token === null ? {} : { refreshToken: row.refresh_token }),
        ...(row.refresh_expires_at === null ? {} : { refreshExpiresAt: row.refresh_expires_at }),
        ...(row.access_token === null ? {} : { accessToken: row.access_token }),
        goodForMs: row.good_for,
        lifetimeMs: row.lifetime,
        generation: row.generation,
        authorisedAt: row.authorised_at,
      }
    },

    save: (mailbox, issuedTo, tokens) =>
      db.transaction(async (tx) => {
        await tx.run(SAVE, [mailbox, issuedTo, ...valuesOf(tokens)])
        await tx.run(END_TROUBLES, [mailbox])
      }),

    async ensure(mailbox, issuedTo) {
      await db.run(ENSURE, [mailbox, issuedTo])
    },

    claimRenewal: async (mailbox, generation, holder, ms) =>
      (await db.run(CLAIM, [mailbox, generation, holder, ms])).count === 1,

    noteRenewed: (mailbox, holder, tokens) =>
      db.transaction(async (tx) => {
        const { count } = await tx.run(RENEWED, [mailbox, holder, ...valuesOf(tokens)])
        if (count === 1) await tx.run(END_TROUBLE, [mailbox, 'renewal'])
        return count === 1
      }),

    async giveBackRenewal(mailbox, holder) {
      await db.run(GIVE_BACK, [mailbox, holder])
    },

    async reseal(mailbox, before, after) {
      await db.run(RESEAL_REFRESH, [mailbox, before, after])
      await db.run(RESEAL_ACCESS, [mailbox, before, after])
    },

    troubles: async (mailbox) => (await db.run<TroubleRow>(TROUBLES, [mailbox])).rows.map(troubleOf),

    async noteTrouble(mailbox, { door, kind, reason, code }, { firstMs, mostMs }) {
      await db.run(NOTE_TROUBLE, [mailbox, door, kind, reason, code, firstMs, mostMs])
    },

    async endTrouble(mailbox, door) {
      await db.run(END_TROUBLE, [mailbox, door])
    },

    async tell(mailbox, now, { isToBeTold, mailsOf }) {
      if ((await db.run(IS_NEWS, [mailbox])).rows.length === 0) return 0
      return await db.transaction(async (tx) => {
        const { rows } = await tx.run<TroubleRow>(LOCK_TROUBLES, [mailbox])
        const open = worthTelling(rows, isToBeTold)
        const untold = open.filter((row) => row.told_at === null).map(({ door }) => door)
        if (untold.length > 0) await tx.run(NOTE_TOLD, [mailbox, untold])
        // While another refusal goes on, all is not well.
        const told = open.length > 0 ? [] : rows.filter((row) => row.ended_at !== null && row.told_at !== null)
        if (open.length === 0) await tx.run(DROP_ENDED, [mailbox])
        const news = newsOf(untold.length > 0 ? open : [], told)
        return news === undefined ? 0 : await addToOutbox(tx, mailbox, await mailsOf(news), now)
      })
    },
  }
}

/** What goes on and was told, or is to be told now. */
function worthTelling(rows: readonly TroubleRow[], isToBeTold: CredentialTelling['isToBeTold']): readonly TroubleRow[] {
  const live = rows.filter((row) => row.ended_at === null)
  const open = live.map(troubleOf)
  return live.filter((row) => row.told_at !== null || isToBeTold(troubleOf(row), open))
}

function newsOf(open: readonly TroubleRow[], ended: readonly TroubleRow[]): CredentialNews | undefined {
  if (open.length > 0) return { open: open.map(troubleOf) }
  const [first] = ended.toSorted((a, b) => a.since - b.since)
  if (first === undefined) return undefined
  const { door, kind, since } = first
  return { open: [], ended: { door, kind, since, until: Math.max(...ended.map((row) => row.ended_at ?? row.since)) } }
}

function troubleOf({ door, kind, reason, code, since, failures, wait }: TroubleRow): CredentialTrouble {
  return { door, kind, reason, code, since, failures, waitMs: wait }
}

function valuesOf({ accessToken, expiresInMs, refreshToken, refreshExpiresInMs }: SealedTokens): readonly unknown[] {
  return [accessToken, expiresInMs, refreshToken ?? null, refreshExpiresInMs ?? null]
}
