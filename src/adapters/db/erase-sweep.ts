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
import { CERTIFICATE, DROP_PARTS, EMPTIED, EMPTY_PARTS, ERASE_RAW_MAILS } from './erase-statements.ts'
import type { ErasureWork } from './erasure-row.ts'
import { inAscii, tagsOf } from './find-person.ts'

/** What stands where the person stood, in texts of ours. */
const GONE = '[…]'
const NOBODY = 'erased-0@invalid'
/** Texts stand at the beginning of a mail; what is behind this are files. */
const LOOKED_INTO = 'part < 2'
/** What the files of a message m are called. */
const FILE_NAMES = `jsonb_path_query_array(m.attachments, '$[*].filename')`

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

/**
 * $2 to $3 ids, $4 tags of the person's own incidents. Mails of no incident that cite one: commands that were refused, answers to lists, our
 * own mails that came back. They quote what was written there, and were only kept to be looked at.
 */
const CITING: Statement = {
  name: 'sweep-citing',
  text: `
    select r.id from raw_mail r
    where r.mailbox_id = $1 and r.id > $2 and r.id <= $3 and r.size > 0 and r.incident_number is null
      and r.status in ('automatic', 'ignored', 'held', 'quarantined')
      and exists (select from raw_mail_part p where p.mailbox_id = $1 and p.raw_mail_id = r.id and p.part = 0
        and encode(p.bytes, 'escape') ~* $4)
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

/** As they stand in the header: encoded words are looked behind as in the mail itself. */
const HINTS: Statement = {
  name: 'sweep-hints',
  text: 'select from_hint, subject_hint from raw_mail where mailbox_id = $1 and id = $2',
}

const WRITE_HINTS: Statement = {
  name: 'sweep-hints-write',
  text: 'update raw_mail set from_hint = $3, subject_hint = $4 where mailbox_id = $1 and id = $2',
}

/** $2 to $3 ids, $4 the address as a pattern, $5 all words as one pattern, $6 incidents in which the person took part. */
const MESSAGES: Statement = {
  name: 'sweep-messages',
  text: `
    update message m set subject = regexp_replace(m.subject, $5, '${GONE}', 'gi'),
      text = regexp_replace(m.text, $5, '${GONE}', 'gi'), quoted = regexp_replace(m.quoted, $5, '${GONE}', 'gi'),
      attachments = (select coalesce(jsonb_agg(case when a ->> 'filename' is null then a
          else jsonb_set(a, '{filename}', to_jsonb(regexp_replace(a ->> 'filename', $5, '${GONE}', 'gi'))) end order by place), '[]')
        from jsonb_array_elements(m.attachments) with ordinality as f (a, place))
    where m.mailbox_id = $1 and m.id > $2 and m.id <= $3
      and (concat_ws(' ', m.subject, m.text, m.quoted, ${FILE_NAMES}) ~* $4
        or (m.incident_number = any($6::bigint[]) and concat_ws(' ', m.subject, m.text, m.quoted, ${FILE_NAMES}) ~* $5))
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
  const written = inAscii(address)
  const words = [address, written, ...work.words]
  const all = words.map(patternOf).join('|')
  let changed = 0
  const citing = await tx.run<{ id: number }>(CITING, [mailbox, from, to, tagsOf(work.own ?? [])])
  const cited = citing.rows.map(({ id }) => id)
  await tx.run(ERASE_RAW_MAILS, [mailbox, address, cited])
  await tx.run(DROP_PARTS, [mailbox, cited])
  await tx.run(EMPTY_PARTS, [mailbox, cited])
  const naming = await tx.run<{ id: number }>(NAMING, [mailbox, from, to, pattern, written, work.others])
  for (const { id } of naming.rows) {
    if (await blackOutMail(tx, mailbox, id, words)) changed++
    await blackOutHints(tx, mailbox, id, words)
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

async function blackOutHints(tx: Transaction, mailbox: MailboxId, id: number, words: readonly string[]): Promise<void> {
  const { rows } = await tx.run<{ from_hint: string; subject_hint: string }>(HINTS, [mailbox, id])
  const [hints] = rows
  if (hints === undefined) return
  const [from, subject] = [hints.from_hint, hints.subject_hint].map((hint) => {
    const changed = blackOut(Buffer.from(hint), words)
    return changed === undefined ? hint : Buffer.from(changed).toString()
  })
  if (from !== hints.from_hint || subject !== hints.subject_hint)
    await tx.run(WRITE_HINTS, [mailbox, id, from, subject])
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
