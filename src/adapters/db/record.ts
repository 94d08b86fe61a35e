/** The only writer of incidents: one statement a table, whatever the size of the batch. */
import { Failure, type MailboxId, type Outcome, type Record_ } from '../../app/ports.ts'
import { domainOf } from '../../domain/decide/acknowledgement.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { carryOut } from './effects.ts'
import { jsonRows } from './json-rows.ts'
import { noteCorrections } from './note-corrections.ts'
import { addToOutbox } from './outbox-row.ts'
import { addEvents, saveIncidents } from './save-incidents.ts'
import { withdrawSenseless } from './withdraw-follow-ups.ts'

const ADD_MESSAGES: Statement = {
  name: 'message-add',
  text: `
    insert into message (mailbox_id, incident_number, at, side, from_address, from_name, subject, text, quoted,
      message_id, raw_mail_id, attachments)
    select $1, m.* from json_to_recordset($2::json) as m (incident_number bigint, at timestamptz, side text,
      from_address text, from_name text, subject text, text text, quoted text, message_id text, raw_mail_id bigint,
      attachments jsonb)`,
}

const ADD_REFS: Statement = {
  name: 'message-ref-add',
  text: `
    insert into message_ref (mailbox_id, message_id, cited, incident_number, from_address)
    select $1, r.* from json_to_recordset($2::json) as r (message_id text, cited boolean, incident_number bigint,
      from_address text)
    on conflict do nothing`,
}

/**
 * Only mails that still wait for their outcome: a second run after an unknown COMMIT finds none and is rolled back.
 * $3 are the ids once more, so that rows are found by them whatever the planner believes about the rest.
 */
const SET_OUTCOMES: Statement = {
  name: 'raw-mail-outcome',
  text: `
    update raw_mail r set status = o.status, reason = o.reason, incident_number = o.incident_number,
      opened = o.opened, bounced = o.bounced, held_for = o.held_for, held_until = o.held_until, error = null
    from json_to_recordset($2::json) as o (id bigint, status text, reason text, incident_number bigint,
      opened boolean, bounced boolean, held_for text, held_until timestamptz)
    where r.mailbox_id = $1 and r.id = any($3::bigint[]) and r.id = o.id
      and r.status not in ('filed', 'automatic', 'ignored', 'held', 'quarantined')`,
}

const RELEASE: Statement = {
  name: 'raw-mail-release',
  text: `
    update raw_mail r set status = 'pending', reason = null, confirmed_by = h.confirmed_by, held_for = null,
      held_until = null, attempts = 0, available_at = '-infinity'
    from json_to_recordset($2::json) as h (id bigint, confirmed_by text)
    where r.mailbox_id = $1 and r.id = h.id and r.status = 'held'`,
}

const ADD_ACKNOWLEDGEMENTS: Statement = {
  name: 'acknowledgement-add',
  text: `
    insert into acknowledgement (mailbox_id, address, domain, at, authenticated)
    select $1, a.* from json_to_recordset($2::json) as a (address text, domain text, at timestamptz,
      authenticated boolean)`,
}

/** An address that bounces twice in one batch is named twice; the later end counts. */
const SUPPRESS: Statement = {
  name: 'suppressed-address-add',
  text: `
    insert into suppressed_address (mailbox_id, address, until, because)
    select distinct on (s.address) $1, s.address, s.until, s.because
    from json_to_recordset($2::json) as s (address text, until timestamptz, because text)
    order by s.address, s.until desc
    on conflict (mailbox_id, address) do update set until = excluded.until, because = excluded.because`,
}

/** In the order of their keys, and after everything else: two workers never wait for each other in a ring. */
const ADD_PICTURES: Statement = {
  name: 'picture-seen-add',
  text: `
    insert into picture_seen as p (mailbox_id, sha256, domain, address, mails)
    select $1, s.sha256, s.domain, s.address, least(count(*), 2)
    from json_to_recordset($2::json) as s (sha256 text, domain text, address text)
    group by s.sha256, s.domain, s.address
    order by s.sha256, s.domain, s.address
    on conflict (mailbox_id, sha256, domain, address) do update set mails = least(p.mails + excluded.mails, 2)`,
}

export async function recordAll(tx: Transaction, mailbox: MailboxId, record: Record_): Promise<void> {
  const add = (statement: Statement, rows: readonly unknown[]) =>
    rows.length === 0 ? undefined : tx.run(statement, [mailbox, jsonRows(rows)])

  const outcomes = record.outcomes.map(({ rawMailId, outcome }) => ({ id: rawMailId, ...outcomeColumns(outcome) }))
  if (outcomes.length > 0) {
    const set = await tx.run(SET_OUTCOMES, [mailbox, jsonRows(outcomes), outcomes.map((outcome) => outcome.id)])
    const elsewhere = outcomes.length - set.count
    if (elsewhere !== 0)
      throw new Failure('database', `${elsewhere} of the mails already have an outcome from elsewhere`)
  }
  // Before the new mails are there: one that is said now is not meant.
  const withdrawn = await withdrawSenseless(tx, mailbox, record)
  await saveIncidents(tx, mailbox, withdrawn)
  await addEvents(tx, mailbox, withdrawn.events)
  await noteCorrections(tx, mailbox, record.events)
  await add(
    ADD_MESSAGES,
    record.messages.map(({ incident, at, from, messageId, rawMailId, ...rest }) => ({
      ...rest,
      incident_number: incident,
      at: timestamp(at),
      from_address: from.address,
      from_name: from.name,
      message_id: messageId ?? null,
      raw_mail_id: rawMailId ?? null,
    })),
  )
  await add(
    ADD_REFS,
    record.refs.map(({ messageId, cited, incident, from }) => ({
      message_id: messageId,
      cited,
      incident_number: incident,
      from_address: from,
    })),
  )
  if (record.outbox.length > 0) await addToOutbox(tx, mailbox, record.outbox)
  await add(
    RELEASE,
    record.release.map(({ rawMailId, confirmedBy }) => ({ id: rawMailId, confirmed_by: confirmedBy })),
  )
  await add(
    ADD_ACKNOWLEDGEMENTS,
    record.acknowledgements.map((given) => ({ ...given, at: timestamp(given.at) })),
  )
  await add(
    SUPPRESS,
    record.suppress.map((entry) => ({ ...entry, until: timestamp(entry.until) })),
  )
  await add(
    ADD_PICTURES,
    record.pictures.map(({ sha256, address }) => ({ sha256, address, domain: domainOf(address) })),
  )
  for (const effect of record.effects) await carryOut(tx, mailbox, effect)
}

function outcomeColumns(outcome: Outcome): Record<string, unknown> {
  switch (outcome.kind) {
    case 'filed':
      return { status: 'filed', incident_number: outcome.incident, opened: outcome.opened }
    case 'automatic':
      return {
        status: 'automatic',
        reason: outcome.why,
        incident_number: outcome.incident ?? null,
        bounced: outcome.bounced ?? null,
      }
    case 'ignored':
      return { status: 'ignored', reason: outcome.why }
    case 'held':
      return {
        status: 'held',
        reason: outcome.why,
        held_for: outcome.agent,
        held_until: timestamp(outcome.until),
        incident_number: outcome.incident ?? null,
      }
  }
}
