/** What an erasure writes. $1 is the mailbox everywhere; where nothing else is said, $2 the address and $3 the pseudonym. */
import type { Statement } from './database.ts'

/** Whether a Message-ID names whoever has the address $2: some mail programs build it from the name of the account. */
const NAMES_PERSON = (id: string) =>
  `(position($2 in lower(${id})) > 0
    or (length(split_part($2, '@', 1)) > 2 and position(split_part($2, '@', 1) in lower(${id})) > 0))`

/** $4 own incidents. All that was said there; elsewhere what the person wrote. */
export const ERASE_MESSAGES: Statement = {
  name: 'erase-messages',
  text: `
    update message m set text = '', quoted = '', subject = '', attachments = '[]',
      from_name = case when m.side in ('customer', 'unconfirmed') or m.from_address = $2 then '' else m.from_name end,
      from_address = case when m.side in ('customer', 'unconfirmed') or m.from_address = $2 then $3 else m.from_address end,
      message_id = case when ${NAMES_PERSON('m.message_id')} then null else m.message_id end
    from (
      select o.id from unnest($4::bigint[]) as w (number)
      join message o on o.mailbox_id = $1 and o.incident_number = w.number
      union
      select o.id from message o where o.mailbox_id = $1 and o.from_address = $2) as found
    where m.mailbox_id = $1 and m.id = found.id`,
}

/** $2 incidents of others in which the person wrote: what others quote there may be the person's. */
export const ERASE_QUOTES: Statement = {
  name: 'erase-quotes',
  text: `
    update message m set quoted = '' from unnest($2::bigint[]) as w (number)
    where m.mailbox_id = $1 and m.incident_number = w.number and m.quoted <> ''`,
}

/** $2 own incidents: what is answered to a mail of theirs leads to none of them. */
export const DROP_REFS: Statement = {
  name: 'erase-refs',
  text: `
    delete from message_ref f using unnest($2::bigint[]) as w (number)
    where f.mailbox_id = $1 and f.incident_number = w.number`,
}

/** $4 incidents of others. */
export const RENAME_REFS: Statement = {
  name: 'rename-refs',
  text: `
    with named as (
      delete from message_ref f using unnest($4::bigint[]) as w (number)
      where f.mailbox_id = $1 and f.incident_number = w.number and f.from_address = $2 and ${NAMES_PERSON('f.message_id')}
    )
    update message_ref f set from_address = $3 from unnest($4::bigint[]) as w (number)
    where f.mailbox_id = $1 and f.incident_number = w.number and f.from_address = $2
      and not ${NAMES_PERSON('f.message_id')}`,
}

/** A Message-ID that names the person is kept as its hash: the same mail, fetched again, is known by that. */
export const hashedMessageId = (id: string) => `'erased ' || encode(sha256(convert_to(${id}, 'UTF8')), 'hex')`

/**
 * $3 raw mails. They keep their place in the ledger and what tells whether a mail is the same. One that waited for
 * something waits no longer.
 */
export const ERASE_RAW_MAILS: Statement = {
  name: 'erase-raw-mails',
  text: `
    update raw_mail r set size = 0, from_hint = '', subject_hint = '', error = null, envelope_from = null, envelope_to = null,
      message_id = case when ${NAMES_PERSON('r.message_id')} then ${hashedMessageId('r.message_id')} else r.message_id end,
      reason = case when r.status in ('pending', 'held', 'quarantined') then 'erased'
        when position($2 in lower(r.reason)) > 0 then '' else r.reason end,
      status = case when r.status in ('pending', 'held', 'quarantined') then 'ignored' else r.status end
    where r.mailbox_id = $1 and r.id = any($3::bigint[])`,
}

/** $2 raw mails. */
export const DROP_PARTS: Statement = {
  name: 'erase-parts',
  text: 'delete from raw_mail_part where mailbox_id = $1 and raw_mail_id = any($2::bigint[])',
}
export const EMPTY_PARTS: Statement = {
  name: 'erase-empty-parts',
  text: `
    insert into raw_mail_part (mailbox_id, raw_mail_id, part, bytes)
    select $1, id, 0, '' from unnest($2::bigint[]) as w (id)`,
}

/**
 * What is left of a mail that was sent (alias o; $2 address, $3 pseudonym): that it was, when and how, and the Message-ID a bounce would cite.
 * A key that named the person becomes one of the mail's own: with a pseudonym in its place it could be the key of another erased person's.
 */
export const EMPTIED = `subject = '', text = '', html = '', last_response = null, refused = null,
      failure = case when o.failure = 'undecided' then 'decided' else o.failure end,
      status = case when o.status in ('pending', 'sending') then 'cancelled' else o.status end,
      to_address = case when lower(o.to_address) = $2 then $3 else o.to_address end,
      once_key = case when position($2 in o.once_key) > 0 then 'gone:' || o.id else o.once_key end,
      parts = o.parts - 'replyTo' - 'inReplyTo' - 'files' || '{"to": [], "headers": {}, "references": [], "attachments": []}'`

/** Certificates are about no person any more, and are on their way. */
export const CERTIFICATE = `o.template in ('forgotten', 'forgotten-at-server')`

/** $4 own incidents. A mail that is being sent at this moment may arrive; it is not tried again. */
export const ERASE_OWN_OUTBOX: Statement = {
  name: 'erase-own-outbox',
  text: `
    update outbox_mail o set ${EMPTIED} from unnest($4::bigint[]) as w (number)
    where o.mailbox_id = $1 and o.incident_number = w.number and not ${CERTIFICATE}`,
}

/** $4 incidents of others, $5 those of them in which the person wrote, $6 the address as a pattern. What waits for others goes to the others. */
export const ERASE_OTHER_OUTBOX: Statement = {
  name: 'erase-other-outbox',
  text: `
    update outbox_mail o set ${EMPTIED} from unnest($4::bigint[]) as w (number)
    where o.mailbox_id = $1 and o.incident_number = w.number and not ${CERTIFICATE}
      and (lower(o.to_address) = $2
        or (o.status not in ('pending', 'sending') and (w.number = any($5::bigint[])
          or concat_ws(' ', o.subject, o.text, o.html, o.last_response, o.parts, o.once_key) ~* $6)))`,
}
export const DROP_RECIPIENT: Statement = {
  name: 'erase-recipient',
  text: `
    update outbox_mail o set parts = jsonb_set(o.parts, '{to}', (
      select coalesce(jsonb_agg(r), '[]') from jsonb_array_elements(o.parts -> 'to') as r
      where lower(r ->> 'address') <> $2))
    from unnest($3::bigint[]) as w (number)
    where o.mailbox_id = $1 and o.incident_number = w.number
      and o.status || '' in ('pending', 'sending') and position($2 in lower(o.parts ->> 'to')) > 0`,
}

/**
 * $4 incidents that have to do with the own ones, $5 patterns of what names the person or an own incident. Lists, digests and
 * handovers are about no incident, and notifications of related ones may name this one.
 */
export const ERASE_MENTIONS: Statement = {
  name: 'erase-mentions',
  text: `
    update outbox_mail o set ${EMPTIED}
    from (
      select id from outbox_mail where mailbox_id = $1 and incident_number is null
      union
      select m.id from unnest($4::bigint[]) as w (number)
      join outbox_mail m on m.mailbox_id = $1 and m.incident_number = w.number
      where m.status not in ('pending', 'sending')) as found
    where o.mailbox_id = $1 and o.id = found.id and not ${CERTIFICATE} and exists (
      select from unnest($5::text[]) as n (name) where concat_ws(' ', o.subject, o.text, o.html) ~* n.name)`,
}

/** All that is known of the address alone. */
export const ADDRESS_ALONE: readonly Statement[] = [
  { name: 'erase-acknowledgements', text: 'delete from acknowledgement where mailbox_id = $1 and address = $2' },
  { name: 'erase-suppressed', text: 'delete from suppressed_address where mailbox_id = $1 and address = $2' },
  { name: 'erase-pictures', text: 'delete from picture_seen where mailbox_id = $1 and address = $2' },
]

/** $2 the hash of the address. */
export const ERASE_SENDER_DAYS: Statement = {
  name: 'erase-sender-days',
  text: 'delete from sender_day where mailbox_id = $1 and sender = $2',
}

/** Who waits to be written to is left out. */
export const ERASE_ROUND_CUSTOMER: Statement = {
  name: 'erase-round-customer',
  text: `
    update round_customer set address = $3, name = '',
      status = case when status = 'waiting' then 'skipped' else status end
    where mailbox_id = $1 and address = $2`,
}

/** $2 incidents: what was learned from their mails is unlearned. */
export const DROP_CORRECTIONS: Statement = {
  name: 'erase-corrections',
  text: `
    delete from correction c using unnest($2::bigint[]) as w (number)
    where c.mailbox_id = $1 and c.incident_number = w.number`,
}

/** $2 rows of events as they are now. */
export const REWRITE_EVENTS: Statement = {
  name: 'erase-events',
  text: `
    update incident_event e set actor = v.actor, data = v.data
    from json_to_recordset($2::json) as v (incident_number bigint, seq integer, actor text, data jsonb)
    where e.mailbox_id = $1 and e.incident_number = v.incident_number and e.seq = v.seq`,
}
