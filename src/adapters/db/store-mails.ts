/**
 * Writes mails as they came. Small ones: one statement for the rows of a whole batch, one for their bytes, ledger
 * entries and cursor. Big ones are hashed and written piece by piece; their row follows when the hash is known.
 */
import type { FolderCursor, IncomingMail, MailboxId, StoreResult } from '../../app/ports.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { hashedMessageId } from './erase-statements.ts'
import { addressHash, writtenAddress } from './erasure-row.ts'
import { jsonRows } from './json-rows.ts'
import { createIdentityReader, identify, type MailIdentity } from './mail-identity.ts'
import { type FreshMail, holdBeyondQuota, type QuotaOf } from './sender-quota.ts'

/** Bytes of one row of `raw_mail_part`. */
export const PART_SIZE = 1024 * 1024

export type Arrival = {
  readonly mailbox: MailboxId
  readonly inlet: string
  readonly mails: readonly IncomingMail[]
  readonly cursor: FolderCursor | undefined
  readonly now: Instant
  readonly silent: boolean
  /** Absent: nobody is counted. */
  readonly quotaOf?: QuotaOf
}

const MAIL_ROW =
  'message_id text, hash text, size bigint, arrived_at timestamptz, from_hint text, subject_hint text, silent boolean, ' +
  'envelope_from text, envelope_to text[], from_hash text, to_hashes text[]'

/**
 * $1 mailbox, $2 inlet, $3 rows, $4 now. Returns only what was not there yet; a mail that was erased was there.
 * What somebody wrote before being erased is nothing any more, from wherever it comes: it has its row, for the ledger, and no content. So is
 * what an archive holds that went to erased people and to nobody else (`to_hashes`).
 */
const INSERT_MAILS: Statement = {
  name: 'raw-mail-insert',
  text: `
    insert into raw_mail (mailbox_id, inlet, message_id, content_hash, repeats_message_id, size, arrived_at, stored_at,
      silent, from_hint, subject_hint, envelope_from, envelope_to, status, reason)
    select $1, $2, case when gone then ${hashedMessageId('m.message_id')} else m.message_id end, decode(m.hash, 'hex'),
      m.message_id <> '' and exists (
        select from raw_mail o where o.mailbox_id = $1 and o.message_id = m.message_id),
      case when gone then 0 else m.size end, m.arrived_at, $4, m.silent, case when gone then '' else m.from_hint end,
      case when gone then '' else m.subject_hint end, case when not gone then m.envelope_from end,
      case when not gone then m.envelope_to end,
      case when gone then 'ignored' else 'pending' end, case when gone then 'erased' end
    from json_to_recordset($3::json) as m (${MAIL_ROW})
    cross join lateral (select exists (select from erasure e where e.mailbox_id = $1 and e.address_hash = m.from_hash
      and e.asked_at >= m.arrived_at) or coalesce(cardinality(m.to_hashes), 0) > 0 and not exists (
        select from unnest(m.to_hashes) as t (hash) where not exists (select from erasure e
          where e.mailbox_id = $1 and e.address_hash = t.hash and e.asked_at >= m.arrived_at)) as gone) as g
    where not exists (select from raw_mail e
      where e.mailbox_id = $1 and e.message_id = ${hashedMessageId('m.message_id')} and e.content_hash = decode(m.hash, 'hex'))
    on conflict (mailbox_id, message_id, content_hash) do nothing
    returning id, message_id, encode(content_hash, 'hex') as hash, status = 'ignored' as gone,
      from_hint, size, arrived_at, silent`,
}

/** As above with an id taken before ($5), for a mail whose pieces are there already. */
const INSERT_WITH_ID: Statement = {
  name: 'raw-mail-insert-with-id',
  text: INSERT_MAILS.text
    .replace('(mailbox_id, inlet', '(id, mailbox_id, inlet')
    .replace('select $1, $2', 'select $5::bigint, $1, $2'),
}

/** $1 mailbox, $2 rows. */
const FIND_MAILS: Statement = {
  name: 'raw-mail-find',
  text: `
    select r.id, w.message_id, w.hash from json_to_recordset($2::json) as w (message_id text, hash text)
    join raw_mail r on r.mailbox_id = $1 and r.message_id in (w.message_id, ${hashedMessageId('w.message_id')})
      and r.content_hash = decode(w.hash, 'hex')`,
}

/**
 * $1 mailbox, $2 rows. A mail that came before is handed in again, for another of our addresses perhaps: as long as nobody decided about
 * it, it is for both.
 */
const ADD_RECIPIENTS: Statement = {
  name: 'raw-mail-add-recipients',
  text: `
    update raw_mail r set envelope_from = coalesce(r.envelope_from, w.envelope_from), envelope_to = (
      select array_agg(t.address) from (
        select address from unnest(coalesce(r.envelope_to, '{}') || w.envelope_to) with ordinality as a (address, place)
        group by address order by min(place) limit 100) t)
    from json_to_recordset($2::json) as w (id bigint, envelope_from text, envelope_to text[])
    where r.mailbox_id = $1 and r.id = w.id and r.status || '' = 'pending'
      and not coalesce(r.envelope_to, '{}') @> w.envelope_to`,
}

/** $1 mailbox, $2 all bytes of the batch in one piece, $3 where each part lies in it (`start` counts from 1). */
const INSERT_PARTS: Statement = {
  name: 'raw-mail-parts',
  text: `
    insert into raw_mail_part (mailbox_id, raw_mail_id, part, bytes)
    select $1, p.id, p.part, substring($2::bytea from p.start for p.length)
    from json_to_recordset($3::json) as p (id bigint, part integer, start integer, length integer)`,
}

/** $4 folder, $5 UIDVALIDITY, $6 ledger rows, $7 last UID, $8 last UID of the first start: with the parts, so that a batch is four round trips. */
const INSERT_PARTS_AND_LEDGER: Statement = {
  name: 'raw-mail-parts-ledger',
  text: `
    with parts as (${INSERT_PARTS.text}
    ), ledger as (
      insert into ledger_entry (mailbox_id, folder, uid_validity, uid, raw_mail_id)
      select $1, $4, $5, l.uid, l.id from json_to_recordset($6::json) as l (uid bigint, id bigint)
      on conflict do nothing
    )
    insert into folder_cursor as c (mailbox_id, folder, uid_validity, last_uid, first_uid) values ($1, $4, $5, $7, $8)
    on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity,
      first_uid = case when c.uid_validity = excluded.uid_validity then c.first_uid else excluded.first_uid end,
      last_uid = case when c.uid_validity = excluded.uid_validity
        then greatest(c.last_uid, excluded.last_uid) else excluded.last_uid end`,
}

const NEXT_ID: Statement = {
  name: 'raw-mail-next-id',
  text: `select nextval(pg_get_serial_sequence('raw_mail', 'id')) as id`,
}
const INSERT_PART: Statement = {
  name: 'raw-mail-part',
  text: 'insert into raw_mail_part (mailbox_id, raw_mail_id, part, bytes) values ($1, $2, $3, $4)',
}
const DROP_PARTS: Statement = {
  name: 'raw-mail-drop-parts',
  text: 'delete from raw_mail_part where mailbox_id = $1 and raw_mail_id = $2',
}
const DEFER: Statement = { name: 'raw-mail-defer', text: 'set constraints raw_mail_part_of deferred' }

type Found = { readonly id: number; readonly message_id: string; readonly hash: string; readonly gone?: boolean }
/** As it was inserted. */
type Inserted = Found & {
  readonly from_hint: string
  readonly size: number
  readonly arrived_at: number
  readonly silent: boolean
}
type Part = { readonly id: number; readonly part: number; readonly bytes: Uint8Array }

/** Stores everything in the transaction given. */
export async function storeMails(tx: Transaction, arrival: Arrival): Promise<StoreResult> {
  const { mailbox, mails, cursor } = arrival
  const ids = new Map<IncomingMail, number>()
  const parts: Part[] = []
  const fresh = [...(await storeWhole(tx, arrival, ids, parts))]
  for (const mail of mails) {
    if (!(mail.content instanceof Uint8Array)) fresh.push(...(await storeStream(tx, arrival, mail, mail.content, ids)))
  }
  if (arrival.quotaOf) await holdBeyondQuota(tx, mailbox, arrival.quotaOf, fresh.flatMap(counted))
  if (fresh.length < mails.length) await addRecipients(tx, arrival, ids)
  const { bytes, places } = layOut(parts)
  if (cursor === undefined) {
    if (parts.length > 0) await tx.run(INSERT_PARTS, [mailbox, bytes, jsonRows(places)])
  } else {
    const ledger = mails.flatMap((mail) => (mail.uid === undefined ? [] : [{ uid: mail.uid, id: ids.get(mail) }]))
    const { folder, uidValidity, lastUid, firstUid = 0 } = cursor
    const values = [mailbox, bytes, jsonRows(places), folder, String(uidValidity), jsonRows(ledger), lastUid, firstUid]
    await tx.run(INSERT_PARTS_AND_LEDGER, values)
  }
  return {
    stored: fresh.length,
    duplicates: mails.length - fresh.length,
    fresh: fresh.map(({ id, message_id: messageId }) => ({
      rawMail: id,
      ...(messageId === '' ? {} : { messageId }),
    })),
  }
}

async function addRecipients(
  tx: Transaction,
  { mailbox, mails }: Arrival,
  ids: ReadonlyMap<IncomingMail, number>,
): Promise<void> {
  const rows = mails.flatMap((mail) => {
    const id = ids.get(mail)
    if (mail.envelope === undefined || id === undefined) return []
    return [{ id, envelope_from: mail.envelope.from, envelope_to: mail.envelope.to }]
  })
  if (rows.length > 0) await tx.run(ADD_RECIPIENTS, [mailbox, jsonRows(rows)])
}

/** Rows of the mails that are in memory; says which id each one has, adds the parts of new ones and returns these. */
async function storeWhole(
  tx: Transaction,
  arrival: Arrival,
  ids: Map<IncomingMail, number>,
  parts: Part[],
): Promise<readonly Inserted[]> {
  const { mailbox, inlet, now, silent } = arrival
  const whole = arrival.mails.flatMap((mail) =>
    mail.content instanceof Uint8Array ? [{ mail, content: mail.content, identity: identify(mail.content) }] : [],
  )
  if (whole.length === 0) return []
  const rows = whole.map(({ mail, content, identity }) => toRow(mail, content.byteLength, identity, silent, inlet))
  const inserted = await tx.run<Inserted>(INSERT_MAILS, [mailbox, inlet, jsonRows(rows), timestamp(now)])
  const known = new Map(inserted.rows.map((row) => [key(row), row.id]))
  const withParts = new Set<string>()
  const others = rows.filter((row) => !known.has(key(row)))
  for (const { content, identity } of whole) {
    const k = key({ message_id: identity.messageId, hash: identity.hash })
    const id = known.get(k)
    if (id === undefined || withParts.has(k)) continue
    withParts.add(k)
    for (let part = 0; part * PART_SIZE < content.byteLength || part === 0; part++) {
      parts.push({ id, part, bytes: content.subarray(part * PART_SIZE, (part + 1) * PART_SIZE) })
    }
  }
  if (others.length > 0) {
    const found = await tx.run<Found>(FIND_MAILS, [mailbox, jsonRows(others)])
    for (const row of found.rows) known.set(key(row), row.id)
  }
  for (const { mail, identity } of whole) {
    const id = known.get(key({ message_id: identity.messageId, hash: identity.hash }))
    if (id !== undefined) ids.set(mail, id)
  }
  return inserted.rows
}

/** Writes the pieces as they come, then the row. Returns the mail when it is new. */
async function storeStream(
  tx: Transaction,
  { mailbox, inlet, now, silent }: Arrival,
  mail: IncomingMail,
  content: AsyncIterable<Uint8Array>,
  ids: Map<IncomingMail, number>,
): Promise<readonly Inserted[]> {
  await tx.run(DEFER, [])
  const id = (await tx.run<{ id: number }>(NEXT_ID, [])).rows[0]?.id
  const identity = createIdentityReader()
  let size = 0
  let part = 0
  for await (const bytes of inParts(content)) {
    identity.add(bytes)
    size += bytes.length
    await tx.run(INSERT_PART, [mailbox, id, part++, bytes])
  }
  const row = toRow(mail, size, identity.end(), silent, inlet)
  const values = [mailbox, inlet, jsonRows([row]), timestamp(now), id]
  const inserted = await tx.run<Inserted>(INSERT_WITH_ID, values)
  if (inserted.rows[0] !== undefined) {
    ids.set(mail, inserted.rows[0].id)
    if (inserted.rows[0].gone === true) await tx.run(DROP_PARTS, [mailbox, id])
    return inserted.rows
  }
  await tx.run(DROP_PARTS, [mailbox, id])
  const found = await tx.run<Found>(FIND_MAILS, [mailbox, jsonRows([row])])
  if (found.rows[0] !== undefined) ids.set(mail, found.rows[0].id)
  return []
}

/** Cuts and joins pieces of any size into parts of `PART_SIZE`, one after the other in the same place. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(PART_SIZE)
  let filled = 0
  for await (const piece of content) {
    for (let from = 0; from < piece.length; ) {
      const taken = Math.min(PART_SIZE - filled, piece.length - from)
      buffer.set(piece.subarray(from, from + taken), filled)
      filled += taken
      from += taken
      if (filled < PART_SIZE) continue
      yield buffer
      filled = 0
    }
  }
  if (filled > 0) yield buffer.subarray(0, filled)
}

function layOut(parts: readonly Part[]): { bytes: Buffer; places: object[] } {
  let start = 1
  const places = parts.map(({ id, part, bytes }) => {
    const place = { id, part, start, length: bytes.length }
    start += bytes.length
    return place
  })
  return { bytes: Buffer.concat(parts.map((part) => part.bytes)), places }
}

function toRow(
  mail: IncomingMail,
  size: number,
  identity: MailIdentity,
  silent: boolean,
  inlet: string,
): Found & Record<string, unknown> {
  const { hash, messageId, from, subject, to } = identity
  const row = { message_id: messageId, hash, size, arrived_at: timestamp(mail.arrivedAt) }
  const { from: envelope_from, to: envelope_to } = mail.envelope ?? {}
  return {
    ...row,
    from_hint: from,
    from_hash: addressHash(writtenAddress(from)),
    ...(inlet === 'import' ? { to_hashes: to.map(addressHash) } : {}),
    subject_hint: subject,
    silent: mail.silent ?? silent,
    envelope_from,
    envelope_to,
  } as unknown as Found & Record<string, unknown>
}

/** What is taken in as history, and what is kept out, is no flood. */
function counted({ id, from_hint, size, arrived_at, silent, gone }: Inserted): readonly FreshMail[] {
  const sender = writtenAddress(from_hint).trim().toLowerCase()
  return silent || gone ? [] : [{ id, sender, size, arrivedAt: arrived_at }]
}

function key(row: Pick<Found, 'message_id' | 'hash'>): string {
  return `${row.hash} ${row.message_id}`
}
