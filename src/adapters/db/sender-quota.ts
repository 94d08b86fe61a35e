/**
 * How much each sender sent in a day, and what is held of it. Counted in the transaction that stores the mails, so that two workers count
 * together. A mail beyond the quota is kept byte for byte and set aside: it is not read, shown or answered, and waits with the cause for
 * somebody to let it in.
 */
import type { Floods, MailboxId } from '../../app/ports.ts'
import { BEYOND_QUOTA, type Quota } from '../../domain/policy/quota.ts'
import { type Database, type Statement, type Transaction, timestamp } from './database.ts'
import { addressHash } from './erasure-row.ts'
import { jsonRows } from './json-rows.ts'
import { addToOutbox } from './outbox-row.ts'

/** What a sender, in lower case, may send in a day. */
export type QuotaOf = (sender: string) => Quota

/** A mail that was not there before. */
export type FreshMail = {
  readonly id: number
  readonly sender: string
  readonly size: number
  readonly arrivedAt: number
}

/**
 * $1 mailbox, $2 rows, $3 why. Senders in their order, so that two batches wait for each other and never both. Days that are over are
 * forgotten on the way.
 */
const COUNT: Statement = {
  name: 'sender-quota-count',
  text: `
    with fresh as (
      select m.*, count(*) over one as nth, sum(m.size) over one as upto,
        count(*) over (partition by m.sender, m.day) as mails, sum(m.size) over (partition by m.sender, m.day) as bytes
      from json_to_recordset($2::json) as m (id bigint, sender text, day date, size bigint, most_mails bigint, most_bytes bigint)
      window one as (partition by m.sender, m.day order by m.id rows unbounded preceding)
    ), over as (
      delete from sender_day where mailbox_id = $1 and day < (select min(day) from fresh) - 3
    ), counted as (
      insert into sender_day as d (mailbox_id, day, sender, mails, bytes)
      select distinct $1::integer, day, sender, mails, bytes from fresh order by sender, day
      on conflict (mailbox_id, day, sender) do update set mails = d.mails + excluded.mails, bytes = d.bytes + excluded.bytes
      returning d.sender, d.day, d.mails, d.bytes
    )
    update raw_mail r set status = 'quarantined', error = $3
    from fresh f join counted c on c.sender = f.sender and c.day = f.day
    where r.mailbox_id = $1 and r.id = f.id and r.status || '' = 'pending'
      and (c.mails - f.mails + f.nth > f.most_mails or c.bytes - f.bytes + f.upto > f.most_bytes)
    returning r.id, f.sender, f.day::text as day`,
}

/** $2 day, $3 sender, $4 raw mail. */
const NOTE_FIRST: Statement = {
  name: 'sender-quota-first',
  text: `
    update sender_day set held_from = $4
    where mailbox_id = $1 and day = $2::date and sender = $3 and held_from is null`,
}

const TAKE_UNTOLD: Statement = {
  name: 'sender-quota-untold',
  text: `
    update sender_day d set told_at = $2
    where d.mailbox_id = $1 and d.held_from is not null and d.told_at is null
    returning d.day::text as day, d.mails, (
      select r.from_hint from raw_mail r where r.mailbox_id = $1 and r.id = d.held_from) as from_hint`,
}

const UNTOLD: Statement = {
  name: 'sender-quota-any-untold',
  text: 'select from sender_day where mailbox_id = $1 and held_from is not null and told_at is null limit 1',
}

/** Counts mails that are new, and sets aside what is beyond a quota. */
export async function holdBeyondQuota(
  tx: Transaction,
  mailbox: MailboxId,
  quotaOf: QuotaOf,
  fresh: readonly FreshMail[],
): Promise<void> {
  if (fresh.length === 0) return
  const rows = fresh.map(({ id, sender, size, arrivedAt }) => {
    const { mails, bytes } = quotaOf(sender)
    const day = new Date(arrivedAt).toISOString().slice(0, 10)
    return { id, sender: addressHash(sender), day, size, most_mails: mails, most_bytes: bytes }
  })
  const held = await tx.run<{ id: number; sender: string; day: string }>(COUNT, [mailbox, jsonRows(rows), BEYOND_QUOTA])
  const first = new Map(held.rows.toReversed().map((row) => [`${row.day} ${row.sender}`, row]))
  for (const { day, sender, id } of first.values()) await tx.run(NOTE_FIRST, [mailbox, day, sender, id])
}

export function createFloods(db: Database): Floods {
  return {
    async areUntold(mailbox) {
      return (await db.run(UNTOLD, [mailbox])).count > 0
    },
    tell: (mailbox, now, mailsOf) =>
      db.transaction(async (tx) => {
        type Row = { readonly day: string; readonly mails: number; readonly from_hint: string | null }
        const { rows } = await tx.run<Row>(TAKE_UNTOLD, [mailbox, timestamp(now)])
        const mails = mailsOf(rows.map(({ day, mails, from_hint }) => ({ day, mails, from: from_hint ?? '' })))
        return await addToOutbox(tx, mailbox, mails, now)
      }),
  }
}
