/** What a transaction asks about incidents beyond the first round of questions. Every answer is bounded. */
import type { IncidentTransaction, MailboxId, PendingAnswer, StoredMessage } from '../../app/ports.ts'
import type { Absence } from '../../domain/incident/decision.ts'
import type { IncidentEvent } from '../../domain/incident/events.ts'
import type { MailName } from '../../domain/incident/mails.ts'
import type { Attachment } from '../../domain/mail/mail.ts'
import type { Runner, Statement, Transaction } from './database.ts'
import { type EventRow, rowToEvent } from './event-row.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'

const COLUMNS = INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')

/**
 * $1 mailbox, $2 numbers: each with itself and all that were merged into it, whatever was merged into those before.
 * UNION, not UNION ALL: a ring would end, too.
 */
export const PARTS = `
  parts (survivor, number) as (
    select n, n from unnest($2::bigint[]) as w (n)
    union
    select p.survivor, i.number from parts p join incident i on i.mailbox_id = $1 and i.merged_into = p.number
  )`

/** $3 messages an incident: the latest ones, in the order they came. */
const CONVERSATION: Statement = {
  name: 'conversation',
  text: `
    with recursive ${PARTS}
    select w.number as incident_number, m.* from unnest($2::bigint[]) as w (number) cross join lateral (
      select m.* from parts p cross join lateral (
        select at, side, from_address, from_name, subject, text, quoted, message_id, raw_mail_id, attachments, id
        from message where mailbox_id = $1 and incident_number = p.number
        order by at desc, id desc limit $3) as m
      where p.survivor = w.number
      order by m.at desc, m.id desc limit $3) as m
    order by w.number, m.at, m.id`,
}

/**
 * $2 customers, $3 incidents of each, $4 order numbers. An order that half the world has is cut off. (+ 0: a few rows are
 * sorted; in the order of an index all incidents would be read.)
 */
const EARLIER: Statement = {
  name: 'earlier',
  text: `
    with known as materialized (
      select i.number from unnest($2::text[]) as w (address) cross join lateral (
        select number from incident where mailbox_id = $1 and customer_address = w.address
        order by number desc limit $3) as i
      union
      select live_with_orders($1, $4::text[], 20) where $4::text[] <> '{}')
    select ${COLUMNS} from known k join incident i on i.mailbox_id = $1 and i.number = k.number
    order by i.number + 0 desc`,
}

const ASSIGNED: Statement = {
  name: 'incident-assigned',
  text: `
    select number from incident
    where mailbox_id = $1 and assignee = $2 and status in ('open', 'waiting') order by number limit $3`,
}

/** Mails that bring an agent's words to a customer, or to whom the agent brought in. */
const ANSWERS = ['relay', 'offer', 'promise', 'resolved'] as const satisfies readonly MailName[]

/**
 * Nobody has spoken to a server about them: one that was tried may have arrived. Whoever is about to send one has it
 * locked, and it is left out. (The empty string: by their incident, not through the index of all that wait.)
 */
const PENDING_ANSWERS: Statement = {
  name: 'pending-answers',
  text: `
    with recursive ${PARTS}
    select o.once_key, o.template, o.author, o.created_at, o.text
    from parts p join outbox_mail o on o.mailbox_id = $1 and o.incident_number = p.number
    where o.status || '' = 'pending' and o.attempts = 0 and o.lane = 0 and o.author is not null and o.template = any($3::text[])
    order by o.id + 0
    for update of o skip locked`,
}

const HISTORY: Statement = {
  name: 'incident-history',
  text: `
    select at, kind, actor_kind, actor, data from incident_event
    where mailbox_id = $1 and incident_number = $2 order by seq`,
}

/** The latest hundred of this incident and those merged into it, in the order they came. */
const ASIDES: Statement = {
  name: 'raw-mail-asides',
  text: `
    with recursive ${PARTS}
    select a.arrived_at as at, a.status, coalesce(a.reason, '') as why from (
      select r.id, r.arrived_at, r.status, r.reason
      from parts p join raw_mail r on r.mailbox_id = $1 and r.incident_number = p.number
      where r.status in ('automatic', 'ignored', 'held')
      order by r.arrived_at desc, r.id desc limit 100) as a
    order by a.arrived_at, a.id`,
}

/** What is counted of the incidents under a parent. */
const ANSWERED = 'i.last_customer_at > i.opened_at'
const CHILDREN_FIGURES: Statement = {
  name: 'incident-children-figures',
  text: `
    select count(*) as total,
      count(*) filter (where i.first_answered_at is not null or i.last_heard_at > i.opened_at) as written,
      count(*) filter (where ${ANSWERED}) as answered,
      count(*) filter (where i.status not in ('open', 'waiting')) as ended,
      count(*) filter (where i.facts ? 'undeliverableSince') as undeliverable
    from incident i where i.mailbox_id = $1 and i.parent = $2`,
}
const CHILDREN: Statement = {
  name: 'incident-children',
  text: `
    select ${COLUMNS} from incident i where i.mailbox_id = $1 and i.parent = $2
    order by ${ANSWERED} desc, i.number limit $3`,
}

const ABSENCES: Statement = {
  name: 'absences',
  text: 'select agent, from_at, until, cover from absence where mailbox_id = $1 order by agent',
}

type Questions = Pick<
  IncidentTransaction,
  'conversation' | 'earlier' | 'assignedTo' | 'pendingAnswers' | 'history' | 'asides' | 'children'
>

export function askIncidents(tx: Transaction, mailbox: MailboxId): Questions {
  return {
    async conversation(numbers, perIncident) {
      if (numbers.length === 0) return []
      const { rows } = await tx.run<MessageRow>(CONVERSATION, [mailbox, [...new Set(numbers)], perIncident])
      return rows.map(rowToMessage)
    },
    async earlier(customers, orderNumbers, perCustomer) {
      if (customers.length + orderNumbers.length === 0) return []
      const values = [mailbox, [...new Set(customers)], perCustomer, [...new Set(orderNumbers)]]
      return (await tx.run<IncidentRow>(EARLIER, values)).rows.map(rowToIncident)
    },
    async assignedTo(agent, limit) {
      return (await tx.run<{ number: number }>(ASSIGNED, [mailbox, agent, limit])).rows.map((row) => row.number)
    },
    async pendingAnswers(incident) {
      const { rows } = await tx.run<PendingRow>(PENDING_ANSWERS, [mailbox, [incident], ANSWERS])
      return rows.map(
        (row): PendingAnswer => ({
          onceKey: row.once_key,
          template: row.template,
          author: row.author,
          at: row.created_at,
          text: row.text,
        }),
      )
    },
    history: (incident) => readHistory(tx, mailbox, incident),
    async asides(incident) {
      return (await tx.run<AsideRow>(ASIDES, [mailbox, [incident]])).rows
    },
    async children(parent, limit) {
      const figures = (await tx.run<FiguresRow>(CHILDREN_FIGURES, [mailbox, parent])).rows[0] ?? NO_CHILDREN
      const { rows } = await tx.run<IncidentRow>(CHILDREN, [mailbox, parent, limit])
      return { ...figures, incidents: rows.map(rowToIncident) }
    },
  }
}

export async function readHistory(on: Runner, mailbox: MailboxId, incident: number): Promise<readonly IncidentEvent[]> {
  return (await on.run<EventRow>(HISTORY, [mailbox, incident])).rows.map(rowToEvent)
}

export async function readAbsences(on: Runner, mailbox: MailboxId): Promise<readonly Absence[]> {
  return (await on.run<AbsenceRow>(ABSENCES, [mailbox])).rows.map(({ agent, from_at: from, until, cover }) => ({
    agent,
    from,
    until,
    ...(cover !== null && { cover }),
  }))
}

type AbsenceRow = {
  readonly agent: string
  readonly from_at: number
  readonly until: number
  readonly cover: string | null
}
type AsideRow = { readonly at: number; readonly status: string; readonly why: string }
type FiguresRow = Omit<Awaited<ReturnType<Questions['children']>>, 'incidents'>
const NO_CHILDREN: FiguresRow = { total: 0, written: 0, answered: 0, ended: 0, undeliverable: 0 }

type PendingRow = {
  readonly once_key: string
  readonly template: MailName
  readonly author: string
  readonly created_at: number
  readonly text: string
}

type MessageRow = {
  readonly incident_number: number
  readonly at: number
  readonly side: StoredMessage['side']
  readonly from_address: string
  readonly from_name: string
  readonly subject: string
  readonly text: string
  readonly quoted: string
  readonly message_id: string | null
  readonly raw_mail_id: number | null
  readonly attachments: readonly Attachment[]
}

function rowToMessage(row: MessageRow): StoredMessage {
  return {
    incident: row.incident_number,
    at: row.at,
    side: row.side,
    from: { address: row.from_address, name: row.from_name },
    subject: row.subject,
    text: row.text,
    quoted: row.quoted,
    ...(row.message_id !== null && { messageId: row.message_id }),
    ...(row.raw_mail_id !== null && { rawMailId: row.raw_mail_id }),
    attachments: row.attachments,
  }
}
