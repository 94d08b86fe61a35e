import type { ClaimedMail, LedgerSum, QuarantinedMail, RawMails } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { unescapeBytes } from './escaped-bytes.ts'
import { cleanText } from './json-rows.ts'
import { PART_SIZE, storeMails } from './store-mails.ts'

/**
 * $1 mailbox, $2 count, $3 bytes, $4 now, $5 end of the lease, $6 parts to read at most.
 * A mail that was tried before comes alone: should it kill the worker, it takes no other mail with it. So a batch ends
 * before the first such mail, and one that leads the queue is the whole batch.
 * Leases and waits are minutes: one that ends an hour from now or later was noted by a pass whose clock was set to the
 * future (`once --now`), and would keep the mail waiting until then.
 */
const CLAIM: Statement = {
  name: 'raw-mail-claim',
  text: `
    with candidate as materialized (
      select id, size, attempts, arrived_at from raw_mail
      where mailbox_id = $1 and status = 'pending'
        and (available_at <= $4 or available_at > $4::timestamptz + interval '1 hour')
      order by arrived_at, id limit $2
      for update skip locked
    ), ranked as (
      select id, row_number() over w as place, sum(size) over w as bytes,
        count(*) filter (where attempts > 0) over w as tried_before
      from candidate
      window w as (order by arrived_at, id rows unbounded preceding)
    ), claimed as (
      update raw_mail r set attempts = r.attempts + 1, available_at = $5
      from ranked k
      where r.mailbox_id = $1 and r.id = k.id and (k.place = 1 or (k.tried_before = 0 and k.bytes <= $3))
      returning r.id, r.arrived_at, r.size, r.attempts, r.silent, r.confirmed_by
    )
    select c.*, (
      select encode(string_agg(p.bytes, ''::bytea order by p.part), 'escape') from raw_mail_part p
      where p.mailbox_id = $1 and p.raw_mail_id = c.id and p.part < $6
    ) as content
    from claimed c order by c.arrived_at, c.id`,
}

const READ: Statement = {
  name: 'raw-mail-read',
  text: `
    select encode(string_agg(bytes, ''::bytea order by part), 'escape') as content
    from raw_mail_part where mailbox_id = $1 and raw_mail_id = $2`,
}

/** Only while it is pending: whoever finished it meanwhile was right. (The empty string: by its id, not by the index of all pending.) */
const NOTE_FAILURE: Statement = {
  name: 'raw-mail-note-failure',
  text: `
    update raw_mail set error = $3, available_at = coalesce($4::timestamptz, available_at),
      status = case when $4::timestamptz is null then 'quarantined' else status end
    where mailbox_id = $1 and id = $2 and status || '' = 'pending'`,
}

const RETRY: Statement = {
  name: 'raw-mail-retry',
  text: `
    update raw_mail set status = 'pending', attempts = 0, available_at = '-infinity'
    where mailbox_id = $1 and status = 'quarantined' and ($2::bigint[] is null or id = any($2))`,
}

const DISCARD: Statement = {
  name: 'raw-mail-discard',
  text: `
    update raw_mail set status = 'ignored', reason = 'discarded'
    where mailbox_id = $1 and status = 'held' and held_until <= $2`,
}

const FINISHED: Statement = {
  name: 'ledger-finished',
  text: `
    update ledger_entry set finished = true
    where mailbox_id = $1 and folder = $2 and uid_validity = $3 and uid = any($4::bigint[])`,
}

const UNFINISHED: Statement = {
  name: 'ledger-unfinished',
  text: `
    select uid from ledger_entry
    where mailbox_id = $1 and folder = $2 and uid_validity = $3 and not finished order by uid`,
}

const MISSING: Statement = {
  name: 'ledger-missing',
  text: `
    select w.uid from unnest($4::bigint[]) as w (uid)
    where not exists (select from ledger_entry l
      where l.mailbox_id = $1 and l.folder = $2 and l.uid_validity = $3 and l.uid = w.uid)
    order by w.uid`,
}

const CURSOR: Statement = {
  name: 'folder-cursor',
  text: `
    select uid_validity::text as validity, last_uid, first_uid from folder_cursor where mailbox_id = $1 and folder = $2`,
}

/** Through the index of what is set aside: asked often, beside millions of filed mails. */
const HELD: Statement = {
  name: 'raw-mail-held',
  text: `
    select count(*) as mails from raw_mail
    where mailbox_id = $1 and status in ('held', 'quarantined') and status = 'held'`,
}

const SUM: Statement = {
  name: 'ledger-sum',
  text: 'select status, count(*) as mails from raw_mail where mailbox_id = $1 group by status',
}

type ClaimedRow = {
  id: number
  arrived_at: number
  size: number
  attempts: number
  silent: boolean
  confirmed_by: string | null
  content: string | null
}

export function createRawMails(db: Database): RawMails {
  return {
    async cursor(mailbox, folder) {
      const { rows } = await db.run<{ validity: string; last_uid: number; first_uid: number }>(CURSOR, [
        mailbox,
        folder,
      ])
      const row = rows[0]
      return row && { folder, uidValidity: BigInt(row.validity), lastUid: row.last_uid, firstUid: row.first_uid }
    },

    store(mailbox, inlet, mails, cursor, now, silent = false) {
      // A stream can be read once only, so a transaction that has one is not tried again.
      const tries = mails.every((mail) => mail.content instanceof Uint8Array) ? 6 : 1
      return db.transaction((tx) => storeMails(tx, { mailbox, inlet, mails, cursor, now, silent }), { tries })
    },

    async unfinished(mailbox, folder, uidValidity) {
      const { rows } = await db.run<{ uid: number }>(UNFINISHED, [mailbox, folder, String(uidValidity)])
      return rows.map((row) => row.uid)
    },
    async noteFinished(mailbox, folder, uidValidity, uids) {
      if (uids.length > 0) await db.run(FINISHED, [mailbox, folder, String(uidValidity), uids])
    },
    async missing(mailbox, folder, uidValidity, uids) {
      const { rows } = await db.run<{ uid: number }>(MISSING, [mailbox, folder, String(uidValidity), uids])
      return rows.map((row) => row.uid)
    },

    async claim(mailbox, { count, bytes, leaseMs }, now) {
      const parts = Math.ceil(bytes / PART_SIZE)
      const values = [mailbox, count, bytes, timestamp(now), timestamp(now + leaseMs), parts]
      const { rows } = await db.run<ClaimedRow>(CLAIM, values)
      return rows.map((row) => toClaimed(row, bytes))
    },
    async noteFailure(mailbox, id, cause, again) {
      await db.run(NOTE_FAILURE, [mailbox, id, cleanText(cause), timestamp(again)])
    },
    async read(mailbox, id) {
      const content = (await db.run<{ content: string | null }>(READ, [mailbox, id])).rows[0]?.content
      return content == null ? undefined : unescapeBytes(content)
    },

    async quarantined(mailbox) {
      const rows = await db.ask((k) =>
        k
          .selectFrom('raw_mail')
          .select(['id', 'from_hint', 'subject_hint', 'error', 'arrived_at', 'attempts', 'size'])
          .where('mailbox_id', '=', mailbox)
          .where('status', '=', 'quarantined')
          .orderBy('id')
          .execute(),
      )
      return rows.map(
        (row): QuarantinedMail => ({
          id: row.id,
          from: row.from_hint,
          subject: row.subject_hint,
          cause: row.error ?? '',
          arrivedAt: row.arrived_at,
          attempts: row.attempts,
          size: row.size,
        }),
      )
    },
    async retryQuarantined(mailbox, ids) {
      return (await db.run(RETRY, [mailbox, ids ?? null])).count
    },
    async discardExpired(mailbox, now) {
      return (await db.run(DISCARD, [mailbox, timestamp(now)])).count
    },

    async held(mailbox) {
      return (await db.run<{ mails: number }>(HELD, [mailbox])).rows[0]?.mails ?? 0
    },

    async ledger(mailbox) {
      const { rows } = await db.run<{ status: Exclude<keyof LedgerSum, 'received'>; mails: number }>(SUM, [mailbox])
      const sum = { pending: 0, filed: 0, automatic: 0, ignored: 0, held: 0, quarantined: 0 }
      for (const row of rows) sum[row.status] = row.mails
      return { received: rows.reduce((all, row) => all + row.mails, 0), ...sum }
    },
  }
}

function toClaimed(row: ClaimedRow, limit: number): ClaimedMail {
  const content = unescapeBytes(row.content ?? '').subarray(0, limit)
  return {
    id: row.id,
    arrivedAt: row.arrived_at,
    size: row.size,
    attempts: row.attempts,
    silent: row.silent,
    ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
    content,
    truncated: row.size > content.length,
  }
}
