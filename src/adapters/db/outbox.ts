import type { Outbox, RefusedRecipient } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { cleanText, jsonRows } from './json-rows.ts'
import { dropOldFiles, readFiles } from './outbox-files.ts'
import { addToOutbox, OUTBOX_COLUMNS, type OutboxRow, rankOf, rowToMail } from './outbox-row.ts'
import { oldFollowUps } from './withdraw-follow-ups.ts'

/**
 * $1 mailbox, $2 count, $3 now, $4 milliseconds of the lease, $5 from when follow-ups to customers may leave. What waits is due by the clock of the pass; a claim ends by
 * the clock of the database. So a pass whose clock was set (`once --now`) neither takes a mail that another sender is
 * speaking about at this moment, nor leaves one claimed until a year that may be far off.
 */
const CLAIM: Statement = {
  name: 'outbox-claim',
  text: `
    with due as materialized (
      select id from outbox_mail
      where mailbox_id = $1 and status in ('pending', 'sending')
        and available_at <= case status when 'sending' then clock_timestamp() else $3 end
        and (lane <> ${rankOf('follow-up')} or not automatic or created_at > $5::timestamptz
          or (attempts > 0 and $5::timestamptz < 'infinity'))
      order by lane, id limit $2
      for update skip locked
    ), claimed as (
      update outbox_mail o set status = 'sending', attempts = o.attempts + 1,
        available_at = clock_timestamp() + $4::float8 * interval '1 ms'
      from due where o.mailbox_id = $1 and o.id = due.id
      returning o.*
    )
    select ${OUTBOX_COLUMNS} from claimed order by lane, id`,
}

const NOTE_SENT: Statement = {
  name: 'outbox-note-sent',
  text: `
    update outbox_mail o set status = 'sent', sent_at = $3, last_response = s.response, refused = s.refused,
      failure = case when s.refused is null then o.failure else 'undecided' end
    from json_to_recordset($2::json) as s (id bigint, response text, refused jsonb)
    where o.mailbox_id = $1 and o.id = any($4::bigint[]) and o.id = s.id and o.status <> 'sent'
    returning case o.template when 'acknowledgement' then (
      select i.opened_at from incident i where i.mailbox_id = $1 and i.number = o.incident_number) end as acknowledged`,
}

/** The empty string, here and below: rows are to be found by their ids, not through the index of all that wait. */
const GIVE_BACK: Statement = {
  name: 'outbox-give-back',
  text: `
    update outbox_mail set status = 'pending', attempts = greatest(attempts - 1, 0), available_at = '-infinity'
    where mailbox_id = $1 and id = any($2::bigint[]) and status || '' = 'sending'`,
}

const RENEW: Statement = {
  name: 'outbox-renew',
  text: `
    update outbox_mail set available_at = clock_timestamp() + $3::float8 * interval '1 ms'
    where mailbox_id = $1 and id = any($2::bigint[]) and status || '' = 'sending'`,
}

const NOTE_AGAIN: Statement = {
  name: 'outbox-note-again',
  text: `
    update outbox_mail set status = 'pending', last_response = $3, available_at = $4
    where mailbox_id = $1 and id = $2 and status || '' = 'sending'`,
}

const NOTE_GIVEN_UP: Statement = {
  name: 'outbox-note-given-up',
  text: `
    update outbox_mail set status = 'failed', last_response = $3, failure = 'undecided'
    where mailbox_id = $1 and id = $2 and status || '' in ('pending', 'sending')`,
}

/** Claimed by the database's clock: what a worker does not finish within five minutes, another one may decide. */
const UNDECIDED: Statement = {
  name: 'outbox-undecided',
  text: `
    with undecided as materialized (
      select id from outbox_mail
      where mailbox_id = $1 and failure = 'undecided' and failure_claimed_until <= clock_timestamp()
      order by id limit $2
      for update skip locked
    ), claimed as (
      update outbox_mail o set failure_claimed_until = clock_timestamp() + interval '5 min'
      from undecided u where o.mailbox_id = $1 and o.id = u.id
      returning o.*
    )
    select ${OUTBOX_COLUMNS}, refused from claimed order by id`,
}

const COUNTS: Statement = {
  name: 'outbox-counts',
  text: `
    select count(*) as pending, min(created_at) as oldest,
      (select count(*) from outbox_mail where mailbox_id = $1 and failure is not null and status = 'failed') as failed
    from outbox_mail where mailbox_id = $1 and status in ('pending', 'sending')`,
}

const KNOWN_KEYS: Statement = {
  name: 'outbox-known-keys',
  text: 'select once_key from outbox_mail where mailbox_id = $1 and once_key = any ($2::text[])',
}

export function createOutbox(db: Database): Outbox {
  return {
    async claim(mailbox, count, leaseMs, now, followUpsFrom) {
      const from =
        followUpsFrom === undefined ? '-infinity' : followUpsFrom < Infinity ? timestamp(followUpsFrom) : 'infinity'
      const values = [mailbox, count, timestamp(now), leaseMs, from]
      return (await db.run<OutboxRow>(CLAIM, values)).rows.map(rowToMail)
    },
    async noteSent(mailbox, sent, now) {
      if (sent.length === 0) return { acknowledged: [] }
      const rows = sent.map(({ id, response, refused = [] }) => ({
        id,
        response,
        refused: refused.length > 0 ? refused : null,
      }))
      const values = [mailbox, jsonRows(rows), timestamp(now), rows.map((row) => row.id)]
      const noted = await db.run<{ acknowledged: number | null }>(NOTE_SENT, values)
      return { acknowledged: noted.rows.flatMap(({ acknowledged }) => acknowledged ?? []) }
    },
    async giveBack(mailbox, ids) {
      if (ids.length > 0) await db.run(GIVE_BACK, [mailbox, ids])
    },
    async renew(mailbox, ids, leaseMs) {
      await db.run(RENEW, [mailbox, ids, leaseMs])
    },
    async noteAgain(mailbox, id, response, at) {
      await db.run(NOTE_AGAIN, [mailbox, id, cleanText(response), timestamp(at)])
    },
    async noteGivenUp(mailbox, id, response, _now) {
      await db.run(NOTE_GIVEN_UP, [mailbox, id, cleanText(response)])
    },
    async undecidedFailures(mailbox, limit) {
      type Row = OutboxRow & { readonly refused: readonly RefusedRecipient[] | null }
      const { rows } = await db.run<Row>(UNDECIDED, [mailbox, limit])
      return rows.map((row) => ({
        ...rowToMail(row),
        response: row.last_response ?? '',
        ...(row.refused !== null && { refused: row.refused }),
      }))
    },
    async noteFailureDecided(mailbox, id) {
      await db.ask((k) =>
        k
          .updateTable('outbox_mail')
          .set({ failure: 'decided' })
          .where('mailbox_id', '=', mailbox)
          .where('id', '=', id)
          .execute(),
      )
    },
    async add(mailbox, mails, now) {
      if (mails.length === 0) return 0
      if (mails.every(({ files = [] }) => files.length === 0)) return await addToOutbox(db, mailbox, mails, now)
      return await db.transaction((tx) => addToOutbox(tx, mailbox, mails, now))
    },
    files: (mailbox, hashes) => readFiles(db, mailbox, hashes),
    dropOldFiles: (mailbox) => dropOldFiles(db, mailbox),
    oldFollowUps: (mailbox, until, limit) => oldFollowUps(db, mailbox, until, limit),
    async unknownKeys(mailbox, keys) {
      const { rows } = await db.run<{ once_key: string }>(KNOWN_KEYS, [mailbox, keys])
      const known = new Set(rows.map((row) => row.once_key))
      return keys.filter((key) => !known.has(key))
    },
    async counts(mailbox) {
      type Row = { pending: number; failed: number; oldest: number | null }
      const row = (await db.run<Row>(COUNTS, [mailbox])).rows[0]
      return {
        pending: row?.pending ?? 0,
        failed: row?.failed ?? 0,
        ...(row?.oldest != null && { oldestPendingAt: row.oldest }),
      }
    },
  }
}
