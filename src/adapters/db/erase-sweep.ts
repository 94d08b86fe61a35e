/**
 * Looks through everything of a mailbox that others wrote, in pieces of ids, and blacks out an erased person: the address wherever it
 * stands, names and passages where the address stands beside them or the person took part. Other people's mails stay theirs, so they
 * lose nothing else; the same piece again changes nothing.
 */
import type { MailboxId } from '../../app/ports.ts'
import { erasePart } from '../../domain/incident/erasure.ts'
import { blackOut } from '../../domain/mail/black-out.ts'
import { patternOf } from '../../domain/mail/named-in.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Statement, Transaction } from './database.ts'
import { incidents, rewrite } from './erase.ts'
import { CERTIFICATE, EMPTIED } from './erase-statements.ts'
import type { ErasureWork } from './erasure-row.ts'

/** What stands where the person stood, in texts of ours. */
const GONE = '[…]'
const NOBODY = 'erased-0@invalid'
/** Texts stand at the beginning of a mail; what is behind this are files. */
const LOOKED_INTO = 'part < 2'

/**
 * $2 to $3 ids, $4 the address as a pattern, $5 the address, $6 incidents in which the person took part. Mails whose bytes or whose read
 * words name the person. Bytes as escaped text: it may hold anything.
 */
const NAMING: Statement = {
  name: 'sweep-raw-mails',
  text: `
    select r.id from raw_mail r
    where r.mailbox_id = $1 and r.id > $2 and r.id <= $3 and r.size > 0 and (
      r.incident_number = any($6::bigint[])
      or exists (select from raw_mail_part p where p.mailbox_id = $1 and p.raw_mail_id = r.id and p.${LOOKED_INTO}
        and position($5 in lower(encode(p.bytes, 'escape'))) > 0)
      or exists (select from message m where m.mailbox_id = $1 and m.incident_number = r.incident_number
        and m.raw_mail_id = r.id and concat_ws(' ', m.subject, m.text, m.quoted) ~* $4))
    order by r.id`,
}

const PARTS: Statement = {
  name: 'sweep-parts',
  text: `
    select part, bytes from raw_mail_part where mailbox_id = $1 and raw_mail_id = $2 and ${LOOKED_INTO} order by part`,
}

const WRITE_PART: Statement = {
  name: 'sweep-part-write',
  text: 'update raw_mail_part set bytes = $4 where mailbox_id = $1 and raw_mail_id = $2 and part = $3',
}

/** $2 raw mail, $3 all words as one pattern. */
const HINTS: Statement = {
  name: 'sweep-hints',
  text: `
    update raw_mail set from_hint = regexp_replace(from_hint, $3, '${GONE}', 'gi'),
      subject_hint = regexp_replace(subject_hint, $3, '${GONE}', 'gi')
    where mailbox_id = $1 and id = $2 and concat_ws(' ', from_hint, subject_hint) ~* $3`,
}

/** $2 to $3 ids, $4 the address as a pattern, $5 all words as one pattern, $6 incidents in which the person took part. */
const MESSAGES: Statement = {
  name: 'sweep-messages',
  text: `
    update message m set subject = regexp_replace(m.subject, $5, '${GONE}', 'gi'),
      text = regexp_replace(m.text, $5, '${GONE}', 'gi'), quoted = regexp_replace(m.quoted, $5, '${GONE}', 'gi')
    where m.mailbox_id = $1 and m.id > $2 and m.id <= $3
      and (concat_ws(' ', m.subject, m.text, m.quoted) ~* $4
        or (m.incident_number = any($6::bigint[]) and concat_ws(' ', m.subject, m.text, m.quoted) ~* $5))
    returning m.incident_number as number`,
}

/** $4 the address as a pattern, $5 and $6 ids. What waits for others goes to the others. */
const OUTBOX: Statement = {
  name: 'sweep-outbox',
  text: `
    update outbox_mail o set ${EMPTIED}
    where o.mailbox_id = $1 and o.id > $5 and o.id <= $6 and o.status || '' not in ('pending', 'sending') and not ${CERTIFICATE}
      and concat_ws(' ', o.to_address, o.subject, o.text, o.html, o.last_response, o.parts, o.once_key) ~* $4`,
}

/** As above: whether something is about to leave to others that names the person. Then its copy goes when it has left. */
const WAITS: Statement = {
  name: 'sweep-outbox-waits',
  text: `
    select 1 from outbox_mail o
    where o.mailbox_id = $1 and o.id > $3 and o.id <= $4 and o.status || '' in ('pending', 'sending') and not ${CERTIFICATE}
      and concat_ws(' ', o.to_address, o.subject, o.text, o.html, o.parts) ~* $2 limit 1`,
}

/** Whom a sweep is about. */
export type Swept = { readonly address: string; readonly at: Instant; readonly by: string; readonly work: ErasureWork }

/**
 * Looks through the ids above `from` up to `to`. In how many mails of others something was blacked out, and whether a mail has to leave
 * before this piece is done.
 */
export async function sweepPiece(
  tx: Transaction,
  mailbox: MailboxId,
  { address, at, by, work }: Swept,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ readonly changed: number; readonly waits: boolean }> {
  const pattern = patternOf(address)
  const words = [address, ...work.words]
  const all = words.map(patternOf).join('|')
  let changed = 0
  const naming = await tx.run<{ id: number }>(NAMING, [mailbox, from, to, pattern, address, work.others])
  for (const { id } of naming.rows) {
    if (await blackOutMail(tx, mailbox, id, words)) changed++
    await tx.run(HINTS, [mailbox, id, all])
  }
  const touched = await tx.run<{ number: number }>(MESSAGES, [mailbox, from, to, pattern, all, work.others])
  await tx.run(OUTBOX, [mailbox, address, NOBODY, pattern, from, to])
  const numbers = [...new Set(touched.rows.map(({ number }) => number))]
  for (const incident of await incidents(tx, mailbox, numbers)) {
    await rewrite(tx, mailbox, incident, { address, pseudonym: NOBODY, at, by }, erasePart)
  }
  const { rows } = await tx.run(WAITS, [mailbox, pattern, from, to])
  return { changed, waits: rows.length > 0 }
}

async function blackOutMail(
  tx: Transaction,
  mailbox: MailboxId,
  id: number,
  words: readonly string[],
): Promise<boolean> {
  const { rows } = await tx.run<{ part: number; bytes: Buffer }>(PARTS, [mailbox, id])
  const changed = blackOut(Buffer.concat(rows.map(({ bytes }) => bytes)), words)
  if (changed === undefined) return false
  let start = 0
  for (const { part, bytes } of rows) {
    await tx.run(WRITE_PART, [mailbox, id, part, Buffer.from(changed.subarray(start, start + bytes.length))])
    start += bytes.length
  }
  return true
}
