/**
 * What is seen of a mailbox from outside: each statement goes by an index over what waits, and counts no further than a bound, so that it
 * costs the same beside a hundred incidents and a million.
 */
import type { LiveFigure, MailboxFigures, OutboxFigure, SchemaFigures, Seeing, TroubleFigure } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { migrationNames } from './migrator.ts'
import { laneOf } from './outbox-row.ts'

/** Counted at most: whoever has more of them needs no exact number. */
const MOST = 100_000
/** Of mails that were stored last: whether one of them was fetched. What an import brings shows nobody looking at the mailbox. */
const LATEST = 100
/** What is due is done within a minute; later it is overdue. */
const OVERDUE = `interval '10 min'`

const SCHEMA: Statement = {
  name: 'seeing-schema',
  text: `
    select current_setting('server_version') as version, to_regclass('kysely_migration') is not null as migrated`,
}

const MIGRATIONS: Statement = { name: 'seeing-migrations', text: 'select name from kysely_migration' }

const LEASES: Statement = {
  name: 'seeing-leases',
  text: 'select name, holder, held_until from lease where mailbox_id = $1 and held_until > clock_timestamp() order by name',
}

const RAW_MAILS: Statement = {
  name: 'seeing-raw-mails',
  text: `
    select (select max(looked_at) from folder_cursor where mailbox_id = $1) as looked_at,
      (select max(stored_at) from (select stored_at, inlet from raw_mail
        where mailbox_id = $1 order by id desc limit ${LATEST}) as r where inlet <> 'import') as stored_at,
      count(*) as pending, min(stored_at) filter (where not silent and not import_waits) as oldest,
      (select count(*) from (select from raw_mail where mailbox_id = $1 and status in ('held', 'quarantined')
        and status = 'held' limit ${MOST}) as h) as held,
      (select count(*) from (select from raw_mail where mailbox_id = $1 and status in ('held', 'quarantined')
        and status = 'quarantined' limit ${MOST}) as q) as quarantined
    from (select stored_at, silent, import_waits from raw_mail
      where mailbox_id = $1 and status = 'pending' order by arrived_at, id limit ${MOST}) as p`,
}

/** $2 now. */
const OUTBOX: Statement = {
  name: 'seeing-outbox',
  text: `
    select lane, case when status = 'sending' and available_at > clock_timestamp() then 'sending'
        when attempts > 0 then 'again' else 'waiting' end as state,
      count(*) as mails, min(created_at) as oldest,
      min(greatest(created_at, available_at)) filter (where available_at <= $2) as due_since
    from (select lane, status, attempts, available_at, created_at from outbox_mail
      where mailbox_id = $1 and status in ('pending', 'sending') order by lane, id limit ${MOST}) as w
    group by 1, 2 order by 1, 2`,
}

const UNTOLD: Statement = {
  name: 'seeing-untold',
  text: `
    select count(*) as mails from (select from outbox_mail
      where mailbox_id = $1 and failure = 'undecided' limit ${MOST}) as f`,
}

/** $2 now. */
const DUE: Statement = {
  name: 'seeing-due',
  text: `
    select count(*) as incidents, min(next_due_at) as oldest,
      count(*) filter (where next_due_at < $2::timestamptz - ${OVERDUE}) as overdue,
      (select min(next_due_at) from incident where mailbox_id = $1 and next_due_at > $2) as next
    from (select next_due_at from incident
      where mailbox_id = $1 and next_due_at <= $2 order by next_due_at, number limit ${MOST}) as d`,
}

const LIVE: Statement = {
  name: 'seeing-live',
  text: `
    select status, category, count(*) as incidents, count(*) filter (where urgent) as urgent,
      count(*) filter (where awaiting_answer_since is not null) as unanswered
    from (select status, category, urgent, awaiting_answer_since from incident
      where mailbox_id = $1 and status in ('open', 'waiting') order by number limit ${MOST}) as l
    group by 1, 2 order by 1, 2`,
}

/** $2 now. A turn that has passed is looked at again with what is due. */
const REST: Statement = {
  name: 'seeing-rest',
  text: `
    select (select opened_at from breaker where mailbox_id = $1) as opened_at,
      (select count(*) from (select from breaker_turn where mailbox_id = $1 and turn_at > $2 limit ${MOST}) as b) as turns,
      (select count(*) from (select from correction where mailbox_id = $1 limit ${MOST}) as c) as corrections,
      (select coalesce(sent_at, created_at) from outbox_mail
        where mailbox_id = $1 and template = 'digest' order by id desc limit 1) as digest_at,
      (select coalesce(sent_at, created_at) from outbox_mail
        where mailbox_id = $1 and template = 'handover' order by id desc limit 1) as handover_at,
      (select coalesce(refresh_expires_at, 'infinity') from credential where mailbox_id = $1) as expires_at,
      exists (select from credential_trouble
        where mailbox_id = $1 and kind = 'refused' and door <> 'server' and ended_at is null) as refused,
      (select difference from ledger_check
        where mailbox_id = $1 and ended_at is not null order by day desc limit 1) as difference`,
}

const TROUBLES: Statement = {
  name: 'seeing-troubles',
  text: 'select part, cause, since, at, times, ended_at from trouble where mailbox_id = $1 order by at desc',
}

const NOTE_TROUBLE: Statement = {
  name: 'trouble-note',
  text: `
    insert into trouble as t (mailbox_id, part, cause, since, at, times) values ($1, $2, $3, $4, $4, 1)
    on conflict (mailbox_id, part) do update set cause = excluded.cause, at = excluded.at, ended_at = null,
      since = case when t.ended_at is null then t.since else excluded.since end,
      times = case when t.ended_at is null then t.times + 1 else 1 end`,
}

const NOTE_WELL: Statement = {
  name: 'trouble-ended',
  text: 'update trouble set ended_at = $3 where mailbox_id = $1 and part = $2 and ended_at is null',
}

type RawMailsRow = {
  looked_at: number | null
  stored_at: number | null
  pending: number
  oldest: number | null
  held: number
  quarantined: number
}
type OutboxRow = {
  lane: number
  state: OutboxFigure['state']
  mails: number
  oldest: number
  due_since: number | null
}
type DueRow = { incidents: number; overdue: number; oldest: number | null; next: number | null }
type RestRow = {
  opened_at: number | null
  turns: number
  corrections: number
  digest_at: number | null
  handover_at: number | null
  difference: number | null
  expires_at: number | null
  refused: boolean
}
type TroubleRow = Omit<TroubleFigure, 'endedAt'> & { readonly ended_at: number | null }

export function createSeeing(db: Database): Seeing {
  return {
    async schema(): Promise<SchemaFigures> {
      const [row] = (await db.run<{ version: string; migrated: boolean }>(SCHEMA, [])).rows
      const ran = row?.migrated ? (await db.run<{ name: string }>(MIGRATIONS, [])).rows : []
      const [names, done] = [await migrationNames(), new Set(ran.map(({ name }) => name))]
      return {
        version: row?.version ?? 'unknown',
        missing: names.filter((name) => !done.has(name)),
        unknown: [...done].filter((name) => !names.includes(name)),
      }
    },

    async figures(mailbox, now): Promise<MailboxFigures> {
      const at = timestamp(now)
      const leases = await db.run<{ name: string; holder: string; held_until: number }>(LEASES, [mailbox])
      const [raw] = (await db.run<RawMailsRow>(RAW_MAILS, [mailbox])).rows
      const outbox = await db.run<OutboxRow>(OUTBOX, [mailbox, at])
      const [untold] = (await db.run<{ mails: number }>(UNTOLD, [mailbox])).rows
      const [due] = (await db.run<DueRow>(DUE, [mailbox, at])).rows
      const live = await db.run<LiveFigure>(LIVE, [mailbox])
      const [rest] = (await db.run<RestRow>(REST, [mailbox, at])).rows
      const troubles = await db.run<TroubleRow>(TROUBLES, [mailbox])
      return {
        leases: leases.rows.map(({ name, holder, held_until: until }) => ({ name, holder, until })),
        ...known('lookedAt', raw?.looked_at),
        ...known('storedAt', raw?.stored_at),
        pending: { mails: raw?.pending ?? 0, ...known('oldestAt', raw?.oldest) },
        held: raw?.held ?? 0,
        quarantined: raw?.quarantined ?? 0,
        outbox: outbox.rows.map(({ lane, state, mails, oldest, due_since }) => ({
          ...{ lane: laneOf(lane), state, mails, oldestAt: oldest },
          ...known('dueSince', due_since),
        })),
        untoldFailures: untold?.mails ?? 0,
        due: {
          ...{ incidents: due?.incidents ?? 0, overdue: due?.overdue ?? 0 },
          ...known('oldestAt', due?.oldest),
          ...known('nextAt', due?.next),
        },
        live: live.rows,
        breaker: { waiting: rest?.turns ?? 0, ...known('openedAt', rest?.opened_at) },
        ...known('digestAt', rest?.digest_at),
        ...known('handoverAt', rest?.handover_at),
        ...known('ledgerDifference', rest?.difference),
        ...credentialOf(rest),
        corrections: rest?.corrections ?? 0,
        troubles: troubles.rows.map(({ ended_at, ...row }) => ({ ...row, ...known('endedAt', ended_at) })),
      }
    },

    async noteTrouble(mailbox, part, cause, now) {
      await db.run(NOTE_TROUBLE, [mailbox, part, cause, timestamp(now)])
    },
    async noteWell(mailbox, part, now) {
      await db.run(NOTE_WELL, [mailbox, part, timestamp(now)])
    },
  }
}

function credentialOf(row: RestRow | undefined): Pick<MailboxFigures, 'credential'> {
  const { expires_at: expiresAt = null, refused = false } = row ?? {}
  if (expiresAt === null && !refused) return {}
  const isStored = expiresAt !== null
  return { credential: { isStored, refused, ...(expiresAt !== null && expiresAt < Infinity ? { expiresAt } : {}) } }
}

/** A property that is there only when the row has a value. */
function known<K extends string>(name: K, value: number | null | undefined): { readonly [key in K]?: number } {
  return value === null || value === undefined ? {} : ({ [name]: value } as { readonly [key in K]?: number })
}
