/** What is kept of an erasure: that it was, and, until it is over, whom and what to look for elsewhere. */
import { createHash } from 'node:crypto'
import type { MailboxId } from '../../app/ports.ts'
import type { Erasure } from '../../domain/incident/erasure.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { figuresOf, inAscii, type Person } from './find-person.ts'

/** As it is stored: what the sweep blacks out in others' mails, and how the person's own are known at the server. */
export type ErasureWork = {
  /** Full names, and lines the person wrote in others' incidents. */
  readonly words: readonly string[]
  /** Others' incidents in which the person took part: words are looked for there even where the address is not. */
  readonly others: readonly number[]
  /** The person's own incidents; absent of an erasure that an older version began. */
  readonly own?: readonly number[]
  readonly messageIds: readonly string[]
  readonly places: readonly {
    readonly folder: string
    readonly uidValidity: string
    readonly uids: readonly number[]
  }[]
}

/** $2 raw mails, $3 own incidents. Those that were never sent are at no server. */
const MESSAGE_IDS: Statement = {
  name: 'erasure-message-ids',
  text: `
    select r.message_id as id from unnest($2::bigint[]) as w (id)
    join raw_mail r on r.mailbox_id = $1 and r.id = w.id where r.message_id <> '' and r.message_id not like 'erased %'
    union
    select o.message_id from unnest($3::bigint[]) as w (number)
    join outbox_mail o on o.mailbox_id = $1 and o.incident_number = w.number where o.sent_at is not null`,
}

const PLACES: Statement = {
  name: 'erasure-places',
  text: `
    select folder, uid_validity::text as validity, json_agg(uid order by uid) as uids from ledger_entry
    where mailbox_id = $1 and raw_mail_id = any($2::bigint[]) group by folder, uid_validity order by folder`,
}

/** $2 address, $3 others' incidents in which the person wrote. */
const LINES: Statement = {
  name: 'erasure-lines',
  text: `
    select distinct trim(l.line) as line from unnest($3::bigint[]) as w (number)
    join message m on m.mailbox_id = $1 and m.incident_number = w.number and m.from_address = $2
    cross join lateral regexp_split_to_table(left(m.text, 20000), '\\n') as l (line)
    where length(trim(l.line)) >= 20 limit 100`,
}

/** $7 the last of the messages, mails and outgoing mails that there are now: what comes later is looked at when it comes. */
const ADD: Statement = {
  name: 'erasure-add',
  text: `
    insert into erasure (mailbox_id, address, address_hash, asked_at, asked_by, figures, work, sweep_to)
    select $1, $2, $3, $4, $5, $6, $7, greatest(
      coalesce((select id from message where mailbox_id = $1 order by id desc limit 1), 0),
      coalesce((select id from raw_mail where mailbox_id = $1 order by id desc limit 1), 0),
      coalesce((select id from outbox_mail where mailbox_id = $1 order by id desc limit 1), 0))`,
}

/** How a person who was erased is known again: by whom mails are from, without keeping the address. */
export function addressHash(address: string): string {
  return createHash('sha256')
    .update(`erased ${inAscii(address.trim().toLowerCase())}`)
    .digest('hex')
}

/** The address in the words of a From field: the last between angle brackets, else the first thing with an @. */
export function writtenAddress(from: string): string {
  const open = from.lastIndexOf('<')
  const close = from.indexOf('>', open + 1)
  if (open !== -1 && close !== -1) return from.slice(open + 1, close)
  return /[^\s<>"(),;:]{1,64}@[^\s<>"(),;:]{1,255}/.exec(from)?.[0] ?? ''
}

/** Notes it before anything is erased, in the same transaction. */
export async function noteErasure(
  tx: Transaction,
  mailbox: MailboxId,
  { address, at, by }: Erasure,
  person: Person,
): Promise<void> {
  const { own, others, wrote, rawMailIds, names } = person
  const figures = await figuresOf(tx, mailbox, address, person)
  const ids = await tx.run<{ id: string }>(MESSAGE_IDS, [mailbox, rawMailIds, own])
  const places = await tx.run<{ folder: string; validity: string; uids: readonly number[] }>(PLACES, [
    mailbox,
    rawMailIds,
  ])
  const lines = await tx.run<{ line: string }>(LINES, [mailbox, address, wrote])
  const work: ErasureWork = {
    // One word alone may be anybody's.
    words: [...names.filter((name) => /\S\s+\S/.test(name)), ...lines.rows.map(({ line }) => line)],
    others,
    own,
    messageIds: ids.rows.map(({ id }) => id),
    places: places.rows.map(({ folder, validity, uids }) => ({ folder, uidValidity: validity, uids })),
  }
  const values = [
    mailbox,
    address,
    addressHash(address),
    timestamp(at),
    by,
    JSON.stringify(figures),
    JSON.stringify(work),
  ]
  await tx.run(ADD, values)
}
