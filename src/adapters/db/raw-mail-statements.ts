/** What is asked of mails as they came, of their places in the ledger, and of how far each folder was looked through. $1 is the mailbox everywhere. */
import type { Statement } from './database.ts'

/**
 * What is silent comes after what is not: fifty thousand old mails do not stand before a customer who writes now.
 * $1 mailbox, $2 count, $3 bytes, $4 now, $5 end of the lease, $6 size up to which the bytes come along.
 * A mail that was tried before comes alone: should it kill the worker, it takes no other mail with it. So a batch ends
 * before the first such mail, and one that leads the queue is the whole batch.
 * Leases and waits are minutes: one that ends an hour from now or later was noted by a pass whose clock was set to the
 * future (`once --now`), and would keep the mail waiting until then.
 */
export const CLAIM: Statement = {
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
export const CLAIM_IMPORTED: Statement = {
  name: 'raw-mail-claim-imported',
  text: CLAIM.text.replace('not import_waits', 'import_waits'),
}

/** In rows that fit what comes from the network at once: a longer one is put together by copying it again and again. */
export const PART: Statement = {
  name: 'raw-mail-part-read',
  text: `
    select encode(substring(p.bytes from n * 32768 + 1 for 32768), 'escape') as content
    from raw_mail_part p, generate_series(0, (length(p.bytes) - 1) / 32768) as n
    where p.mailbox_id = $1 and p.raw_mail_id = $2 and p.part = $3 order by n`,
}

export const SIZE: Statement = {
  name: 'raw-mail-size',
  text: 'select size from raw_mail where mailbox_id = $1 and id = $2',
}

/** Only while it is pending: whoever finished it meanwhile was right. (The empty string: by its id, not by the index of all pending.) */
export const NOTE_FAILURE: Statement = {
  name: 'raw-mail-note-failure',
  text: `
    update raw_mail set error = $3, available_at = coalesce($4::timestamptz, available_at),
      status = case when $4::timestamptz is null then 'quarantined' else status end
    where mailbox_id = $1 and id = $2 and status || '' = 'pending'`,
}

/** Who claims counts one up: another count is another's claim. */
export const GIVE_BACK: Statement = {
  name: 'raw-mail-give-back',
  text: `
    update raw_mail r set attempts = r.attempts - 1, available_at = '-infinity'
    from unnest($2::bigint[], $3::int[]) as c (id, attempts)
    where r.mailbox_id = $1 and r.id = c.id and r.attempts = c.attempts and r.status || '' = 'pending'`,
}

export const RETRY: Statement = {
  name: 'raw-mail-retry',
  text: `
    update raw_mail set status = 'pending', attempts = 0, available_at = '-infinity', import_waits = false
    where mailbox_id = $1 and status = 'quarantined' and ($2::bigint[] is null or id = any($2))`,
}

export const DISCARD: Statement = {
  name: 'raw-mail-discard',
  text: `
    update raw_mail set status = 'ignored', reason = 'discarded'
    where mailbox_id = $1 and status = 'held' and held_until <= $2`,
}

export const FINISHED: Statement = {
  name: 'ledger-finished',
  text: `
    update ledger_entry set finished = true
    where mailbox_id = $1 and folder = $2 and uid_validity = $3 and uid = any($4::bigint[])`,
}

export const UNFINISHED: Statement = {
  name: 'ledger-unfinished',
  text: `
    select uid from ledger_entry
    where mailbox_id = $1 and folder = $2 and uid_validity = $3 and not finished order by uid`,
}

export const MISSING: Statement = {
  name: 'ledger-missing',
  text: `
    select w.uid from unnest($4::bigint[]) as w (uid)
    where not exists (select from ledger_entry l
      where l.mailbox_id = $1 and l.folder = $2 and l.uid_validity = $3 and l.uid = w.uid)
    order by w.uid`,
}

/** $4 UIDs at the server, all there are above $5 up to $6. */
export const COMPARE: Statement = {
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

export const WITHOUT_CONTENT: Statement = {
  name: 'raw-mail-without-content',
  text: `
    select count(*)::int as mails from raw_mail r
    where r.mailbox_id = $1 and r.size > 0
      and not exists (select from raw_mail_part p where p.mailbox_id = $1 and p.raw_mail_id = r.id and p.part = 0)`,
}

/** Only of those whose content was not here: what another way brought is known not to be new. */
export const READ_BEFORE: Statement = {
  name: 'raw-mail-read-before',
  text: `
    update raw_mail r set history = 'seen' from ledger_entry l
    where l.mailbox_id = $1 and l.folder = $2 and l.uid_validity = $3 and l.uid = any($4::bigint[])
      and r.mailbox_id = $1 and r.id = l.raw_mail_id and r.history is null and not r.silent and r.attempts <= 1
      and r.status in ('pending', 'filed')`,
}

export const ACKNOWLEDGED_AGAIN: Statement = {
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
export const IGNORE_UP_TO: Statement = {
  name: 'folder-ignore-up-to',
  text: `
    insert into folder_cursor as c (mailbox_id, folder, uid_validity, last_uid, first_uid, ignored_uid, first_at)
    values ($1, $2, $3, $4, $5, $5, $6)
    on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
      first_uid = 0, ignored_uid = excluded.ignored_uid`,
}

export const CURSOR: Statement = {
  name: 'folder-cursor',
  text: `
    select uid_validity::text as validity, last_uid, first_uid, ignored_uid, first_at
    from folder_cursor where mailbox_id = $1 and folder = $2`,
}

/** Not for each of the looks that follow each other within half a minute. */
export const LOOKED: Statement = {
  name: 'folder-looked-at',
  text: `
    update folder_cursor set looked_at = $3
    where mailbox_id = $1 and folder = $2 and (looked_at is null or looked_at < $3::timestamptz - interval '30 seconds')`,
}

export const LOOKED_AT: Statement = {
  name: 'mailbox-looked-at',
  text: 'select max(looked_at) as at from folder_cursor where mailbox_id = $1',
}

/** Through the index of what is set aside: asked often, beside millions of filed mails. */
export const HELD: Statement = {
  name: 'raw-mail-held',
  text: `
    select held_for, held_until, incident_number, subject_hint from raw_mail
    where mailbox_id = $1 and status in ('held', 'quarantined') and status = 'held' order by id`,
}

export const LAPSED: Statement = {
  name: 'raw-mail-lapsed',
  text: `
    select held_for, held_until, incident_number, subject_hint from raw_mail
    where mailbox_id = $1 and status = 'ignored' and reason = 'discarded' and held_until > $2 and held_until <= $3
    order by held_until`,
}

export const SUM: Statement = {
  name: 'ledger-sum',
  text: 'select status, count(*) as mails from raw_mail where mailbox_id = $1 group by status',
}
