/** What retention reads and writes. $1 is the mailbox everywhere; where nothing else is said, $2 are numbers of incidents. */
import type { Statement } from './database.ts'
import { hashedMessageId } from './erase-statements.ts'

/**
 * $2 the last number seen, $3 ended before, $4 how many. Ended ones without an open promise, held answers, words that wait to be sent,
 * a round that runs, or incidents under them that are still there. An anonymous one can only be deleted.
 */
const AGED = `
    select i.number, i.category, i.topic, i.language, i.status = 'spam' as spam,
      coalesce(i.facts ->> 'silentBecause', '') = 'history' as history,
      greatest(i.status_at, i.last_customer_at) as ended,
      case when i.retained_at >= greatest(i.status_at, i.last_customer_at) then i.retained end as done
    from incident i
    where i.mailbox_id = $1 and i.number > $2 and i.status in ('resolved', 'closed', 'spam')
      and greatest(i.status_at, i.last_customer_at) < $3 and i.promise_due_at is null
      and jsonb_array_length(coalesce(i.facts -> 'heldAnswers', '[]')) = 0 and not i.facts ? 'runningRound'
      and not exists (select from outbox_mail o where o.mailbox_id = $1 and o.incident_number = i.number
        and o.status || '' in ('pending', 'sending'))
      and not exists (select from incident c where c.mailbox_id = $1 and c.parent = i.number and c.status <> 'merged'
        and c.status || '' in ('open', 'waiting'))
    order by i.number limit $4`
export const AGED_INCIDENTS: Statement = { name: 'retention-aged', text: AGED }
export const LOCK_AGED: Statement = { name: 'retention-aged-lock', text: `${AGED} for update of i skip locked` }

/** With those that were merged into them. */
export const WITH_PARTS: Statement = {
  name: 'retention-parts',
  text: `
    with recursive parts (number) as (
      select unnest($2::bigint[])
      union
      select i.number from parts p join incident i on i.mailbox_id = $1 and i.merged_into = p.number)
    select number from parts`,
}

const OF_INCIDENTS = 'from unnest($2::bigint[]) as w (number) where'

/** Words stay as they were read, the mail and its files go. */
export const DROP_ATTACHMENTS: readonly Statement[] = [
  {
    name: 'retention-message-files',
    text: `update message m set attachments = '[]' ${OF_INCIDENTS} m.mailbox_id = $1 and m.incident_number = w.number
      and m.attachments <> '[]'`,
  },
  {
    name: 'retention-outbox-files',
    text: `
      update outbox_mail o set parts = o.parts - 'files' || '{"attachments": []}'
      ${OF_INCIDENTS} o.mailbox_id = $1 and o.incident_number = w.number`,
  },
  {
    name: 'retention-empty-mails',
    text: `update raw_mail r set size = 0 ${OF_INCIDENTS} r.mailbox_id = $1 and r.incident_number = w.number`,
  },
  {
    name: 'retention-drop-parts',
    text: `
      delete from raw_mail_part p using unnest($2::bigint[]) as w (number), raw_mail r
      where r.mailbox_id = $1 and r.incident_number = w.number and p.mailbox_id = $1 and p.raw_mail_id = r.id`,
  },
]

/** What a mail was is known by its hash, so that it does not come in again. */
const NAMELESS = `size = 0, from_hint = '', subject_hint = '', error = null, envelope_from = null, envelope_to = null, reason = '',
      message_id = case when r.message_id = '' or r.message_id like 'erased %' then r.message_id
        else ${hashedMessageId('r.message_id')} end`

/** What was said in them goes, and who it was; $3 stands for whoever it was. */
export const ANONYMISE: readonly Statement[] = [
  {
    name: 'retention-messages',
    text: `
      update message m set text = '', quoted = '', subject = '', message_id = null,
        from_name = case when m.side in ('store', 'note') then m.from_name else '' end,
        from_address = case when m.side in ('store', 'note') then m.from_address else $3 end
      ${OF_INCIDENTS} m.mailbox_id = $1 and m.incident_number = w.number`,
  },
  {
    name: 'retention-outbox',
    text: `
      update outbox_mail o set subject = '', text = '', html = '', last_response = null, refused = null, to_address = $3,
        once_key = 'gone:' || o.id, failure = case when o.failure = 'undecided' then 'decided' else o.failure end,
        parts = o.parts - 'replyTo' - 'inReplyTo' - 'files'
          || '{"to": [], "headers": {}, "references": [], "attachments": []}'
      ${OF_INCIDENTS} o.mailbox_id = $1 and o.incident_number = w.number`,
  },
  {
    name: 'retention-round-customers',
    text: `
      update round_customer c set address = $3, name = ''
      ${OF_INCIDENTS} c.mailbox_id = $1 and c.incident_number = w.number`,
  },
]

/** The same where nobody stands for anybody. */
export const SILENCE: readonly Statement[] = [
  {
    name: 'retention-raw-mails',
    text: `update raw_mail r set ${NAMELESS} ${OF_INCIDENTS} r.mailbox_id = $1 and r.incident_number = w.number`,
  },
  {
    name: 'retention-rounds',
    text: `
      update round r set subject = '', text = '', files = '[]' ${OF_INCIDENTS} r.mailbox_id = $1 and r.parent = w.number`,
  },
]

const gone = (table: string, column = 'incident_number'): Statement => ({
  name: `retention-delete-${table}`,
  text: `delete from ${table} t using unnest($2::bigint[]) as w (number) where t.mailbox_id = $1 and t.${column} = w.number`,
})

/** After that they never were; the mails keep their places in the ledger. In an order that every reference allows. */
export const DELETE: readonly Statement[] = [
  ...['message_ref', 'correction', 'late_mail', 'escalation', 'breaker_turn', 'message', 'incident_event'].map(
    (table) => gone(table),
  ),
  gone('outbox_mail'),
  gone('round', 'parent'),
  {
    name: 'retention-free-mails',
    text: `
      update raw_mail r set incident_number = null ${OF_INCIDENTS} r.mailbox_id = $1 and r.incident_number = w.number`,
  },
  gone('incident', 'number'),
]

export const DROP_REFS_AND_LESSONS: readonly Statement[] = [gone('message_ref'), gone('correction')]

/** $3 the step, $4 now. */
export const NOTE_STEP: Statement = {
  name: 'retention-note',
  text: `
    update incident i set retained = $3, retained_at = $4
    from unnest($2::bigint[]) as w (number) where i.mailbox_id = $1 and i.number = w.number`,
}

/** $2 the last id seen, $3 to $5 what arrived before these is old (null: never), by how it ended, $6 how many. */
export const AGED_MAILS: Statement = {
  name: 'retention-aged-mails',
  text: `
    select id from raw_mail
    where mailbox_id = $1 and incident_number is null and status in ('automatic', 'ignored', 'held', 'quarantined') and id > $2
      and (size > 0 or from_hint <> '' or subject_hint <> '')
      and ((status = 'automatic' and stored_at < $3) or (status = 'ignored' and stored_at < $4)
        or (status = 'quarantined' and stored_at < $5))
    order by id limit $6`,
}

/** $2 mails. One that could not be read is given up with it. */
export const FORGET_MAILS: Statement = {
  name: 'retention-forget-mails',
  text: `
    update raw_mail r set ${NAMELESS}, status = case when r.status = 'quarantined' then 'ignored' else r.status end
    where r.mailbox_id = $1 and r.id = any($2::bigint[])`,
}
export const DROP_PARTS_OF_MAILS: Statement = {
  name: 'retention-drop-parts-of-mails',
  text: 'delete from raw_mail_part where mailbox_id = $1 and raw_mail_id = any($2::bigint[])',
}

/** $2 created before, $3 how many. */
export const AGED_REPORTS: Statement = {
  name: 'retention-aged-reports',
  text: `
    select id from outbox_mail
    where mailbox_id = $1 and incident_number is null and status || '' not in ('pending', 'sending') and created_at < $2
      and text <> '' and template not in ('forgotten', 'forgotten-at-server')
    order by id limit $3`,
}
export const FORGET_REPORTS: Statement = {
  name: 'retention-forget-reports',
  text: `
    update outbox_mail o set subject = '', text = '', html = '', once_key = 'gone:' || o.id,
      parts = o.parts - 'files' || '{"references": [], "attachments": []}'
    where o.mailbox_id = $1 and o.id = any($2::bigint[])`,
}

/** $2 a month ago: limits count hours, and what nobody has written from is nobody's picture. */
export const LEFT_BEHIND: readonly Statement[] = [
  { name: 'retention-acknowledgements', text: 'delete from acknowledgement where mailbox_id = $1 and at < $2' },
  { name: 'retention-suppressed', text: 'delete from suppressed_address where mailbox_id = $1 and until < $2' },
  {
    name: 'retention-sender-days',
    text: 'delete from sender_day where mailbox_id = $1 and day < $2::timestamptz::date',
  },
  {
    name: 'retention-pictures',
    text: `
      delete from picture_seen p where p.mailbox_id = $1 and $2::timestamptz is not null
        and not exists (select from incident i where i.mailbox_id = $1 and i.customer_address = p.address)`,
  },
]
