/** What a decision changes beyond incidents: messages that move, mails that stop or go, agents who leave and come back. */
import type { MailboxId } from '../../app/ports.ts'
import type { Absence, Effect } from '../../domain/incident/decision.ts'
import { PARTS } from './ask-incidents.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { forget } from './erase.ts'
import { noteEscalation } from './escalations.ts'
import { noteLateMail } from './late-mails.ts'
import { startRound, stopRounds } from './rounds.ts'

/** Whatever was merged into $2 belongs to it, and its messages are stored with their own numbers. */
const MOVE_MESSAGES: Statement = {
  name: 'message-move',
  text: `
    with recursive ${PARTS}
    update message m set incident_number = $3
    from parts p where m.mailbox_id = $1 and m.incident_number = p.number and m.raw_mail_id = any($4::bigint[])`,
}

const MOVE_RAW_MAILS: Statement = {
  name: 'raw-mail-move',
  text: `
    with recursive ${PARTS}
    update raw_mail r set incident_number = $3
    where r.mailbox_id = $1 and r.id = any($4::bigint[]) and r.incident_number in (select number from parts)`,
}

/**
 * What is known of the mails that moved, by their Message-IDs: later answers to them are answers there. What they cite
 * stays, it may be cited by those that stay as well. Inserted and deleted, because the other incident may have the row.
 */
const MOVE_REFS: Statement = {
  name: 'message-ref-move',
  text: `
    with recursive ${PARTS},
    gone as (
      delete from message_ref f using raw_mail r, parts p
      where r.mailbox_id = $1 and r.id = any($4::bigint[]) and r.message_id <> ''
        and f.mailbox_id = $1 and f.message_id = r.message_id and f.incident_number = p.number and p.number <> $3
      returning f.message_id, f.cited, f.from_address
    )
    insert into message_ref (mailbox_id, message_id, cited, incident_number, from_address)
    select distinct on (message_id, cited) $1, message_id, cited, $3::bigint, from_address from gone
    order by message_id, cited
    on conflict do nothing`,
}

/**
 * Only an answer that a guard stopped: a mail that waits for "was this you?" belongs to no incident, and nothing but the
 * confirmation proves it. (The empty string, here and below: by its id, not by the index of all that wait.)
 */
const RELEASE_ANSWER: Statement = {
  name: 'held-answer-release',
  text: `
    update raw_mail set status = 'pending', reason = null, confirmed_by = $3, approved_at = $4, held_for = null,
      held_until = null, attempts = 0, available_at = '-infinity'
    where mailbox_id = $1 and id = $2 and status || '' = 'held' and held_for = $3 and incident_number is not null`,
}

const DISCARD_ANSWER: Statement = {
  name: 'held-answer-discard',
  text: `
    update raw_mail set status = 'ignored', reason = $3
    where mailbox_id = $1 and id = $2 and status || '' = 'held' and incident_number is not null`,
}

const STOP_MAILS: Statement = {
  name: 'outbox-stop',
  text: `
    update outbox_mail set status = 'cancelled'
    where mailbox_id = $1 and once_key = any($2::text[]) and status || '' = 'pending'`,
}

const DROP_MESSAGE: Statement = {
  name: 'message-drop',
  text: `
    with recursive ${PARTS}
    delete from message m using parts p
    where m.mailbox_id = $1 and m.incident_number = p.number and m.raw_mail_id = $3`,
}

const AWAY: Statement = {
  name: 'absence-begin',
  text: `
    insert into absence (mailbox_id, agent, from_at, until, cover) values ($1, $2, $3, $4, $5)
    on conflict (mailbox_id, agent) do update set from_at = excluded.from_at, until = excluded.until,
      cover = excluded.cover`,
}

const BACK: Statement = { name: 'absence-end', text: 'delete from absence where mailbox_id = $1 and agent = $2' }

/** Carries out one effect in the transaction that records its decision. */
export async function carryOut(tx: Transaction, mailbox: MailboxId, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'move-messages':
      return await moveMessages(tx, mailbox, effect)
    case 'release-answer': {
      const { rawMailId, agent, approvedAt } = effect
      await tx.run(RELEASE_ANSWER, [mailbox, rawMailId, agent, timestamp(approvedAt)])
      return
    }
    case 'discard-answer':
      await tx.run(DISCARD_ANSWER, [mailbox, effect.rawMailId, effect.why])
      return
    case 'stop-mails':
      await tx.run(STOP_MAILS, [mailbox, effect.onceKeys])
      return
    case 'drop-message':
      await tx.run(DROP_MESSAGE, [mailbox, [effect.incident], effect.rawMailId])
      return
    case 'start-round':
      return await startRound(tx, mailbox, effect.round)
    case 'stop-rounds':
      return await stopRounds(tx, mailbox, effect.parent)
    case 'away':
      return await leave(tx, mailbox, effect.absence)
    case 'back':
      await tx.run(BACK, [mailbox, effect.agent])
      return
    case 'forget':
      return await forget(tx, mailbox, effect)
    case 'late-mail':
      return await noteLateMail(tx, mailbox, effect)
    case 'escalate':
      return await noteEscalation(tx, mailbox, effect)
  }
}

async function moveMessages(
  tx: Transaction,
  mailbox: MailboxId,
  { from, to, rawMailIds }: Extract<Effect, { kind: 'move-messages' }>,
): Promise<void> {
  const values = [mailbox, from, to, rawMailIds]
  await tx.run(MOVE_MESSAGES, values)
  await tx.run(MOVE_REFS, values)
  await tx.run(MOVE_RAW_MAILS, values)
}

async function leave(tx: Transaction, mailbox: MailboxId, { agent, from, until, cover }: Absence): Promise<void> {
  await tx.run(AWAY, [mailbox, agent, timestamp(from), timestamp(until), cover ?? null])
}
