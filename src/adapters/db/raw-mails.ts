import type { ClaimedMail, HeldMail, LedgerSum, MailboxId, QuarantinedMail, RawMails } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { unescapeBytes } from './escaped-bytes.ts'
import { cleanText } from './json-rows.ts'
import type { QuotaOf } from './sender-quota.ts'
import { PART_SIZE, storeMails } from './store-mails.ts'

/**
 * What is silent comes after what is not: fifty thousand old mails do not stand before a customer who writes now.
 * $1 mailbox, $2 count, $3 bytes, $4 now, $5 end of the lease, $6 size up to which the bytes come along.
 * A mail that was tried before comes alone: should it kill the worker, it takes no other mail with it. So a batch ends
 * before the first such mail, and one that leads the queue is the whole batch.
 * Leases and waits are minutes: one that ends an hour from now or later was noted by a pass whose clock was set to the
 * future (`once --now`), and would keep the mail waiting until then.
 */
const CLAIM: Statement = {
  name: 'raw-mail-claim',
  text: `
    with candidate as materialized (
      select id, size, attempts, arrived_at, silent from raw_mail
      where mailbox_id = $1 and status = 'pending' and not import_waits
        and (available_at <= $4 or available_at > $4::timestamptz + interval '1 hour')
      order by silent, arrived_at, id limit $2
      for update skip locked
    ), ranked as (
      select id, row_number() over w as place, sum(size) over w as bytes,
        count(*) filter (where attempts > 0) over w as tried_before
      from candidate
      window w as (order by silent, arrived_at, id rows unbounded preceding)
    ), claimed as (
      update raw_mail r set attempts = r.attempts + 1, available_at = $5
      from ranked k
      where r.mailbox_id = $1 and r.id = k.id and (k.place = 1 or (k.tried_before = 0 and k.bytes <= $3))
      returning r.id, r.inlet, r.message_id, r.arrived_at, r.size, r.attempts, r.silent, r.confirmed_by, r.approved_at,
        r.repeats_message_id, r.history, r.envelope_from, r.envelope_to
    )
    select c.*, case when c.size <= $6 then (
      select encode(string_agg(p.bytes, ''::bytea order by p.part), 'escape') from raw_mail_part p
      where p.mailbox_id = $1 and p.raw_mail_id = c.id
    ) end as content
    from claimed c order by c.silent, c.arrived_at, c.id`,
}

/** Of the mails that wait for their import, which alone asks for them. */
const CLAIM_IMPORTED: Statement = {
  name: 'raw-mail-claim-imported',
  text: CLAIM.text.replace('not import_waits', 'import_waits'),
}

/** In rows that fit what comes from the network at once: a longer one is put together by copying it again and again. */
const PART: Statement = {
  name: 'raw-mail-part-read',
  text: `
    select encode(substring(p.bytes from n * 32768 + 1 for 32768), 'escape') as content
    from raw_mail_part p, generate_series(0, (length(p.bytes) - 1) / 32768) as n
    where p.mailbox_id = $1 and p.raw_mail_id = $2 and p.part = $3 order by n`,
}

const SIZE: Statement = {
  name: 'raw-mail-size',
  text: 'select size from raw_mail where mailbox_id = $1 and id = $2',
}

/** Only while it is pending: whoever finished it meanwhile was right. (The empty string: by its id, not by the index of all pending.) */
const NOTE_FAILURE: Statement = {
  name: 'raw-mail-note-failure',
  text: `
    update raw_mail set error = $3, available_at = coalesce($4::timestamptz, available_at),
      status = case when $4::timestamptz is null then 'quarantined' else status end
    where mailbox_id = $1 and id = $2 and status || '' = 'pending'`,
}

/** Who claims counts one up: another count is another's claim. */
const GIVE_BACK: Statement = {
  name: 'raw-mail-give-back',
  text: `
    update raw_mail r set attempts = r.attempts - 1, available_at = '-infinity'
    from unnest($2::bigint[], $3::int[]) as c (id, attempts)
    where r.mailbox_id = $1 and r.id = c.id and r.attempts = c.attempts and r.status || '' = 'pending'`,
}

const RETRY: Statement = {
  name: 'raw-mail-retry',
  text: `
    update raw_mail set status = 'pending', attempts = 0, available_at = '-infinity', import_waits = false
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

/** $4 UIDs at the server, all there are above $5 up to $6. */
const COMPARE: Statement = {
  name: 'ledger-compare',
  text: `
    with there as materialized (select unnest($4::bigint[]) as uid),
    entry as materialized (
      select uid, finished from ledger_entry
      where mailbox_id = $1 and folder = $2 and uid_validity = $3 and uid > $5 and uid <= $6)
    select array(select t.uid from there t left join entry e on e.uid = t.uid where e.uid is null order by t.uid) as missing,
      count(*) filter (where t.uid is not null and e.finished)::int as finished_there,
      count(*) filter (where t.uid is not null and not e.finished)::int as unfinished_there,
      count(*) filter (where t.uid is null and e.finished)::int as finished_gone,
      count(*) filter (where t.uid is null and not e.finished)::int as unfinished_gone
    from entry e left join there t on t.uid = e.uid`,
}

const WITHOUT_CONTENT: Statement = {
  name: 'raw-mail-without-content',
  text: `
    select count(*)::int as mails from raw_mail r
    where r.mailbox_id = $1 and r.size > 0
      and not exists (select from raw_mail_part p where p.mailbox_id = $1 and p.raw_mail_id = r.id and p.part = 0)`,
}

/** Only of those whose content was not here: what another way brought is known not to be new. */
const READ_BEFORE: Statement = {
  name: 'raw-mail-read-before',
  text: `
    update raw_mail r set history = 'seen' from ledger_entry l
    where l.mailbox_id = $1 and l.folder = $2 and l.uid_validity = $3 and l.uid = any($4::bigint[])
      and r.mailbox_id = $1 and r.id = l.raw_mail_id and r.history is null and not r.silent and r.attempts <= 1
      and r.status in ('pending', 'filed')`,
}

const ACKNOWLEDGED_AGAIN: Statement = {
  name: 'raw-mail-acknowledged-again',
  text: `
    select r.incident_number as incident, count(*) over ()::int as count
    from raw_mail r
    where r.mailbox_id = $1 and r.history = 'seen' and r.opened and exists (
      select from outbox_mail o where o.mailbox_id = $1 and o.incident_number = r.incident_number
        and o.template = 'acknowledgement')
    order by r.id desc limit $2`,
}

/** The time is that of the first: when the server numbers its mails anew, it says which they are. */
const IGNORE_UP_TO: Statement = {
  name: 'folder-ignore-up-to',
  text: `
    insert into folder_cursor as c (mailbox_id, folder, uid_validity, last_uid, first_uid, ignored_uid, first_at)
    values ($1, $2, $3, $4, $5, $5, $6)
    on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
      first_uid = 0, ignored_uid = excluded.ignored_uid`,
}

const CURSOR: Statement = {
  name: 'folder-cursor',
  text: `
    select uid_validity::text as validity, last_uid, first_uid, ignored_uid, first_at
    from folder_cursor where mailbox_id = $1 and folder = $2`,
}

/** Not for each of the looks that follow each other within half a minute. */
const LOOKED: Statement = {
  name: 'folder-looked-at',
  text: `
    update folder_cursor set looked_at = $3
    where mailbox_id = $1 and folder = $2 and (looked_at is null or looked_at < $3::timestamptz - interval '30 seconds')`,
}

const LOOKED_AT: Statement = {
  name: 'mailbox-looked-at',
  text: 'select max(looked_at) as at from folder_cursor where mailbox_id = $1',
}

/** Through the index of what is set aside: asked often, beside millions of filed mails. */
const HELD: Statement = {
  name: 'raw-mail-held',
  text: `
    select held_for, held_until, incident_number, subject_hint from raw_mail
    where mailbox_id = $1 and status in ('held', 'quarantined') and status = 'held' order by id`,
}

const LAPSED: Statement = {
  name: 'raw-mail-lapsed',
  text: `
    select held_for, held_until, incident_number, subject_hint from raw_mail
    where mailbox_id = $1 and status = 'ignored' and reason = 'discarded' and held_until > $2 and held_until <= $3
    order by held_until`,
}

type HeldRow = {
  readonly held_for: string | null
  readonly held_until: number
  readonly incident_number: number | null
  readonly subject_hint: string
}

function toHeld(row: HeldRow): HeldMail {
  return {
    agent: row.held_for ?? '',
    subject: row.subject_hint,
    until: row.held_until,
    ...(row.incident_number !== null && { incident: row.incident_number }),
  }
}

const SUM: Statement = {
  name: 'ledger-sum',
  text: 'select status, count(*) as mails from raw_mail where mailbox_id = $1 group by status',
}

type CursorRow = {
  readonly validity: string
  readonly last_uid: number
  readonly first_uid: number
  readonly ignored_uid: number | null
  readonly first_at: number | null
}

type ComparedRow = {
  readonly missing: readonly (number | string)[]
  readonly finished_there: number
  readonly unfinished_there: number
  readonly finished_gone: number
  readonly unfinished_gone: number
}

type ClaimedRow = {
  id: number
  inlet: string
  message_id: string
  arrived_at: number
  size: number
  attempts: number
  silent: boolean
  confirmed_by: string | null
  approved_at: number | null
  readonly repeats_message_id: boolean
  readonly history: NonNullable<ClaimedMail['history']> | 'seen' | null
  readonly envelope_from: string | null
  readonly envelope_to: readonly string[] | null
  content: string | null
}

/** `quotaOf`: what a sender may send in a day; absent, nobody is counted. */
export function createRawMails(db: Database, quotaOf?: QuotaOf): RawMails {
  return {
    async cursor(mailbox, folder) {
      const { rows } = await db.run<CursorRow>(CURSOR, [mailbox, folder])
      const row = rows[0]
      if (row === undefined) return undefined
      const { last_uid: lastUid, first_uid: firstUid, ignored_uid, first_at } = row
      return {
        ...{ folder, uidValidity: BigInt(row.validity), lastUid, firstUid },
        ...(ignored_uid !== null && first_at !== null && { ignoredUid: ignored_uid, ignoredBefore: first_at }),
      }
    },

    store(mailbox, inlet, mails, cursor, now, silent = false) {
      // A stream can be read once only, so a transaction that has one is not tried again.
      const tries = mails.every((mail) => mail.content instanceof Uint8Array) ? 6 : 1
      return db.transaction(
        (tx) => storeMails(tx, { mailbox, inlet, mails, cursor, now, silent, ...(quotaOf && { quotaOf }) }),
        { tries },
      )
    },

    async unfinished(mailbox, folder, uidValidity) {
      const { rows } = await db.run<{ uid: number }>(UNFINISHED, [mailbox, folder, String(uidValidity)])
      return rows.map((row) => row.uid)
    },
    async noteFinished(mailbox, folder, uidValidity, uids) {
      if (uids.length > 0) await db.run(FINISHED, [mailbox, folder, String(uidValidity), uids])
    },
    async noteLooked(mailbox, folder, now) {
      await db.run(LOOKED, [mailbox, folder, timestamp(now)])
    },
    async lookedAt(mailbox) {
      return (await db.run<{ at: number | null }>(LOOKED_AT, [mailbox])).rows[0]?.at ?? undefined
    },
    async missing(mailbox, folder, uidValidity, uids) {
      const { rows } = await db.run<{ uid: number }>(MISSING, [mailbox, folder, String(uidValidity), uids])
      return rows.map((row) => row.uid)
    },

    async ignoreUpTo(mailbox, { folder, uidValidity, lastUid, ignoredUid }, now) {
      await db.run(IGNORE_UP_TO, [mailbox, folder, String(uidValidity), lastUid, ignoredUid, timestamp(now)])
    },
    async compare(mailbox, { folder, uidValidity, after, upTo, uids }) {
      const { rows } = await db.run<ComparedRow>(COMPARE, [mailbox, folder, String(uidValidity), uids, after, upTo])
      const [row] = rows
      return {
        missing: (row?.missing ?? []).map(Number),
        finishedThere: row?.finished_there ?? 0,
        unfinishedThere: row?.unfinished_there ?? 0,
        finishedGone: row?.finished_gone ?? 0,
        unfinishedGone: row?.unfinished_gone ?? 0,
      }
    },
    async noteReadBefore(mailbox, folder, uidValidity, uids) {
      if (uids.length > 0) await db.run(READ_BEFORE, [mailbox, folder, String(uidValidity), uids])
    },
    async acknowledgedAgain(mailbox, most) {
      const { rows } = await db.run<{ incident: number; count: number }>(ACKNOWLEDGED_AGAIN, [mailbox, most])
      return { count: rows[0]?.count ?? 0, incidents: rows.map(({ incident }) => incident) }
    },
    async withoutContent(mailbox) {
      return (await db.run<{ mails: number }>(WITHOUT_CONTENT, [mailbox])).rows[0]?.mails ?? 0
    },

    async claim(mailbox, { count, bytes, longest, leaseMs, imported }, now) {
      const values = [mailbox, count, bytes, timestamp(now), timestamp(now + leaseMs), PART_SIZE]
      const { rows } = await db.run<ClaimedRow>(imported ? CLAIM_IMPORTED : CLAIM, values)
      const claimed: ClaimedMail[] = []
      for (const row of rows) {
        const content =
          row.content === null
            ? await beginningOf(db, mailbox, row.id, Math.min(row.size, longest))
            : unescapeBytes(row.content).subarray(0, longest)
        claimed.push(toClaimed(row, content))
      }
      return claimed
    },
    async noteFailure(mailbox, id, cause, again) {
      await db.run(NOTE_FAILURE, [mailbox, id, cleanText(cause), timestamp(again)])
    },
    async giveBack(mailbox, claimed) {
      await db.run(GIVE_BACK, [mailbox, claimed.map((mail) => mail.id), claimed.map((mail) => mail.attempts)])
    },
    async read(mailbox, id) {
      const { rows } = await db.run<{ size: number }>(SIZE, [mailbox, id])
      return rows[0] && (await beginningOf(db, mailbox, id, rows[0].size))
    },
    pieces: (mailbox, id) => piecesOf(db, mailbox, id),

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
      return (await db.run<HeldRow>(HELD, [mailbox])).rows.map(toHeld)
    },
    async lapsed(mailbox, from, to) {
      return (await db.run<HeldRow>(LAPSED, [mailbox, timestamp(from), timestamp(to)])).rows.map(toHeld)
    },

    async ledger(mailbox) {
      const { rows } = await db.run<{ status: Exclude<keyof LedgerSum, 'received'>; mails: number }>(SUM, [mailbox])
      const sum = { pending: 0, filed: 0, automatic: 0, ignored: 0, held: 0, quarantined: 0 }
      for (const row of rows) sum[row.status] = row.mails
      return { received: rows.reduce((all, row) => all + row.mails, 0), ...sum }
    },
  }
}

async function* piecesOf(db: Database, mailbox: MailboxId, id: number): AsyncGenerator<Buffer> {
  for await (const content of escapedPieces(db, mailbox, id)) yield unescapeBytes(content)
}

async function* escapedPieces(db: Database, mailbox: MailboxId, id: number): AsyncGenerator<string> {
  for (let part = 0; ; part++) {
    const { rows } = await db.run<{ content: string }>(PART, [mailbox, id, part])
    if (rows.length === 0) return
    for (const { content } of rows) yield content
  }
}

/** Put together piece by piece, so that a big mail is in memory once. */
async function beginningOf(db: Database, mailbox: MailboxId, id: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(length)
  let filled = 0
  if (length === 0) return bytes
  for await (const piece of escapedPieces(db, mailbox, id)) {
    // Nearly all of a mail stands there as it is, and needs no second copy.
    filled += piece.includes('\\') ? unescapeBytes(piece).copy(bytes, filled) : bytes.write(piece, filled, 'latin1')
    if (filled >= length) break
  }
  return bytes.subarray(0, filled)
}

function toClaimed(row: ClaimedRow, content: Uint8Array): ClaimedMail {
  return {
    id: row.id,
    inlet: row.inlet,
    ...(row.message_id !== '' && { messageId: row.message_id }),
    arrivedAt: row.arrived_at,
    size: row.size,
    attempts: row.attempts,
    silent: row.silent,
    ...(row.confirmed_by !== null && { confirmedBy: row.confirmed_by }),
    ...(row.approved_at !== null && { approvedAt: row.approved_at }),
    ...(row.repeats_message_id && { repeatsMessageId: true as const }),
    ...(row.history !== null && row.history !== 'seen' && { history: row.history }),
    ...(row.envelope_to !== null && { envelope: { from: row.envelope_from ?? '', to: row.envelope_to } }),
    content,
    truncated: row.size > content.length,
  }
}
