/**
 * Rounds: what one agent says to many customers. Started and stopped by a decision, worked off in pieces, each in a transaction of its own:
 * whoever dies leaves nothing half done, and the next worker goes on with the customer whose turn it is.
 */
import type { IncidentTransaction, MailboxId, Round, RoundCustomer, RoundProgress, Rounds } from '../../app/ports.ts'
import type { RoundToStart } from '../../domain/incident/decision.ts'
import type { RoundFigures } from '../../domain/incident/shown.ts'
import type { Language } from '../../domain/language/language.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type Database, type Statement, type Transaction, timestamp } from './database.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'
import { jsonRows } from './json-rows.ts'
import { rankOf } from './outbox-row.ts'

/** The mails of a round are those with its once keys (`decide/on-round.ts`), in a lane of their own. */
const LANE = rankOf('round')
/** Looked up customer by customer, however many other mails there are: that is what the limit is for. */
const MAIL_OF = `(select m.status from outbox_mail m
      where m.mailbox_id = $1 and m.once_key = 'round:' || c.round_id || ':' || c.n limit 1)`
const ITS_MAIL = `o.mailbox_id = $1 and o.lane = ${LANE} and o.once_key like 'round:' || r.id || ':%'`

const START: Statement = {
  name: 'round-start',
  text: `
    insert into round (mailbox_id, parent, kind, by_agent, started_at, subject, text, raw_mail_id, files)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
}

const ADD_CUSTOMERS: Statement = {
  name: 'round-customers',
  text: `
    insert into round_customer (mailbox_id, round_id, n, address, name, language)
    select $1, $2, c.* from json_to_recordset($3::json) as c (n integer, address text, name text, language text)`,
}

/**
 * $3 parent, $4 the states of those concerned. Whose incident was merged is spoken to where it lives on. Left out are the erased, and those
 * who were never written to because the round that opened them was stopped (closed, and never answered).
 */
const ADD_CHILDREN: Statement = {
  name: 'round-children',
  text: `
    with recursive reached as (
      select number, status, merged_into from incident where mailbox_id = $1 and parent = $3
      union
      select i.number, i.status, i.merged_into
      from reached r join incident i on i.mailbox_id = $1 and i.number = r.merged_into
      where r.status = 'merged'
    )
    insert into round_customer (mailbox_id, round_id, n, address, name, language, incident_number)
    select $1, $2, row_number() over (order by i.number), i.customer_address, i.customer_name, i.language, i.number
    from (select distinct number from reached where status = any($4::text[])) as r
    join incident i on i.mailbox_id = $1 and i.number = r.number
    where i.customer_address <> '' and (i.status <> 'closed' or i.first_answered_at is not null
      or i.last_customer_at > i.opened_at)`,
}

/** Stopped is also whose last mails still wait: nothing of it leaves from now on but what is at the mail server. */
const STOP: Statement = {
  name: 'round-stop',
  text: `
    update round set status = 'stopped', worked_at = '-infinity'
    where mailbox_id = $1 and parent = $2 and ended_at is null
    returning id`,
}
const STOP_CUSTOMERS: Statement = {
  name: 'round-stop-customers',
  text: `
    update round_customer set status = 'stopped'
    where mailbox_id = $1 and round_id = any($2::bigint[]) and status = 'waiting'`,
}
const CANCEL_MAILS: Statement = {
  name: 'round-cancel-mails',
  text: `
    update outbox_mail o set status = 'cancelled'
    from round r where r.mailbox_id = $1 and r.id = any($2::bigint[]) and ${ITS_MAIL} and o.status = 'pending'`,
}

/** Carries out the beginning of a round, in the transaction that records its decision. */
export async function startRound(tx: Transaction, mailbox: MailboxId, round: RoundToStart): Promise<void> {
  const { parent, kind, by, at, subject, text, rawMailId, files, customers } = round
  const values = [mailbox, parent, kind, by, timestamp(at), subject, text, rawMailId, JSON.stringify(files)]
  const id = (await tx.run<{ id: number }>(START, values)).rows[0]?.id
  if (kind === 'new') {
    const rows = customers.map((customer, index) => ({ n: index + 1, ...customer }))
    await tx.run(ADD_CUSTOMERS, [mailbox, id, jsonRows(rows)])
    return
  }
  const concerned = kind === 'resolve' ? ['open', 'waiting'] : ['open', 'waiting', 'resolved', 'closed']
  await tx.run(ADD_CHILDREN, [mailbox, id, parent, concerned])
}

/** Nobody more is written to; what was said in vain is taken back afterwards. */
export async function stopRounds(tx: Transaction, mailbox: MailboxId, parent: number): Promise<void> {
  const ids = (await tx.run<{ id: number }>(STOP, [mailbox, parent])).rows.map((row) => row.id)
  if (ids.length === 0) return
  await tx.run(STOP_CUSTOMERS, [mailbox, ids])
  await tx.run(CANCEL_MAILS, [mailbox, ids])
}

/** $2 mails of rounds that may wait. One that was stopped must not end before what is at the mail server has an answer. */
const DUE: Statement = {
  name: 'round-due',
  text: `
    select r.id as round, r.parent, r.status from round r
    where r.mailbox_id = $1 and r.ended_at is null and case r.status
      when 'running' then $2::bigint >= (
        select count(*) from (
          select from outbox_mail o
          where o.mailbox_id = $1 and o.lane = ${LANE} and o.status in ('pending', 'sending') limit $2::bigint + 1) as w)
      when 'done' then not exists (select from outbox_mail o where ${ITS_MAIL} and o.status in ('pending', 'sending'))
      else not exists (
        select from outbox_mail o where ${ITS_MAIL} and o.status = 'sending')
    end
    order by r.worked_at, r.id limit 1`,
}

const RUNNING: Statement = {
  name: 'round-running',
  text: 'select from round where mailbox_id = $1 and ended_at is null limit 1',
}

export function createRounds(db: Database): Rounds {
  return {
    async due(mailbox, waiting) {
      type Row = { readonly round: number; readonly parent: number; readonly status: Round['status'] }
      return (await db.run<Row>(DUE, [mailbox, waiting])).rows[0]
    },
    running: async (mailbox) => (await db.run(RUNNING, [mailbox])).count > 0,
  }
}

/** The parent as it stands, not locked: a piece and a mail about the parent do not wait for each other. */
const LOCK: Statement = {
  name: 'round-lock',
  text: `
    select r.id, r.parent as round_parent, r.kind, r.by_agent, r.started_at, r.subject as round_subject, r.text,
      r.raw_mail_id, r.files, r.status as round_status, r.reported_at,
      (select count(*) from round_customer c where c.mailbox_id = $1 and c.round_id = r.id) as total,
      ${INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')}
    from round r join incident i on i.mailbox_id = $1 and i.number = r.parent
    where r.mailbox_id = $1 and r.id = $2 and r.ended_at is null
    for update of r skip locked`,
}

const CUSTOMER_COLUMNS = `c.n, c.address, c.name, c.language, c.incident_number, exists (
      select from suppressed_address s where s.mailbox_id = $1 and s.address = c.address and s.until > $4
    ) as unreachable`

const PIECE: Statement = {
  name: 'round-piece',
  text: `
    select ${CUSTOMER_COLUMNS} from round_customer c
    where c.mailbox_id = $1 and c.round_id = $2 and c.status = 'waiting'
    order by c.n limit $3`,
}

const TAKE_BACK: Statement = {
  name: 'round-take-back',
  text: `
    select ${CUSTOMER_COLUMNS}
    from round_customer c cross join lateral ${MAIL_OF} as o
    where c.mailbox_id = $1 and c.round_id = $2 and c.status = 'done' and o.status = 'cancelled'
    order by c.n limit $3`,
}

const NOTE_CUSTOMERS: Statement = {
  name: 'round-note-customers',
  text: `
    update round_customer c set status = d.status, incident_number = coalesce(d.incident, c.incident_number)
    from json_to_recordset($3::json) as d (n integer, incident bigint, status text)
    where c.mailbox_id = $1 and c.round_id = $2 and c.n = d.n`,
}

const NOTE: Statement = {
  name: 'round-note',
  text: `
    update round set worked_at = clock_timestamp(), status = coalesce($3, status),
      reported_at = coalesce($4, reported_at), ended_at = $5
    where mailbox_id = $1 and id = $2`,
}

/** Whoever is still to be written to counts as waiting, too, where something is to be written. */
const FIGURES: Statement = {
  name: 'round-figures',
  text: `
    select count(*) as total,
      count(*) filter (where c.status = 'done') as done,
      count(*) filter (where c.status = 'skipped') as skipped,
      count(*) filter (where o.status = 'sent') as sent,
      count(*) filter (where o.status = 'failed') as failed,
      count(*) filter (where o.status in ('pending', 'sending') or (c.status = 'waiting'
        and (r.kind = 'resolve' or r.text <> '' or r.files <> '[]'))) as waiting
    from round r join round_customer c on c.mailbox_id = $1 and c.round_id = r.id
    left join lateral ${MAIL_OF} as o on true
    where r.mailbox_id = $1 and r.id = $2`,
}

type RoundRow = IncidentRow & {
  readonly id: number
  readonly round_parent: number
  readonly kind: Round['kind']
  readonly by_agent: string
  readonly started_at: number
  readonly round_subject: string
  readonly text: string
  readonly raw_mail_id: number
  readonly files: Round['files']
  readonly round_status: Round['status']
  readonly reported_at: number | null
  readonly total: number
}
type CustomerRow = {
  readonly n: number
  readonly address: string
  readonly name: string
  readonly language: string
  readonly incident_number: number | null
  readonly unreachable: boolean
}

type OnRounds = Pick<IncidentTransaction, 'lockRound' | 'roundPiece' | 'takeBack' | 'noteRound' | 'roundFigures'>

/** What a transaction can do about rounds. */
export function workOnRounds(tx: Transaction, mailbox: MailboxId): OnRounds {
  const customers = async (statement: Statement, round: number, count: number, now: Instant) =>
    (await tx.run<CustomerRow>(statement, [mailbox, round, count, timestamp(now)])).rows.map(rowToCustomer)
  return {
    async lockRound(round) {
      const row = (await tx.run<RoundRow>(LOCK, [mailbox, round])).rows[0]
      return row && rowToRound(row)
    },
    roundPiece: (round, count, now) => customers(PIECE, round, count, now),
    async takeBack(round, count, now) {
      // Mails that the server sent back for later since `#stop` are waiting again.
      await tx.run(CANCEL_MAILS, [mailbox, [round]])
      return await customers(TAKE_BACK, round, count, now)
    },
    async noteRound(round, { customers: noted = [], status, reportedAt, endedAt }: RoundProgress) {
      if (noted.length > 0) await tx.run(NOTE_CUSTOMERS, [mailbox, round, jsonRows(noted)])
      await tx.run(NOTE, [mailbox, round, status ?? null, timestamp(reportedAt), timestamp(endedAt)])
    },
    async roundFigures(round) {
      type Row = Omit<RoundFigures, 'waitingToBeSent'> & { readonly waiting: number }
      const row = (await tx.run<Row>(FIGURES, [mailbox, round])).rows[0]
      const { waiting = 0, ...figures } = row ?? { total: 0, done: 0, sent: 0, failed: 0, skipped: 0 }
      return { ...figures, waitingToBeSent: waiting }
    },
  }
}

function rowToRound(row: RoundRow): Round {
  return {
    id: row.id,
    parent: row.round_parent,
    kind: row.kind,
    by: row.by_agent,
    at: row.started_at,
    subject: row.round_subject,
    text: row.text,
    rawMailId: row.raw_mail_id,
    files: row.files,
    status: row.round_status,
    total: row.total,
    about: rowToIncident(row),
    ...(row.reported_at !== null && { reportedAt: row.reported_at }),
  }
}

function rowToCustomer(row: CustomerRow): RoundCustomer {
  return {
    n: row.n,
    address: row.address,
    name: row.name,
    language: row.language as Language,
    unreachable: row.unreachable,
    ...(row.incident_number !== null && { incident: row.incident_number }),
  }
}
