/** Incidents and their events as they are written: whoever changes one goes through here. */
import type { MailboxId, Record_ } from '../../app/ports.ts'
import type { Actor, IncidentEvent } from '../../domain/incident/events.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { incidentToRow } from './incident-row.ts'
import { jsonRows } from './json-rows.ts'

/** Column -> type of the rows as they travel; all but the number are overwritten when the incident is there already. */
const INCIDENT: Readonly<Record<string, string>> = {
  number: 'bigint',
  status: 'text',
  status_at: 'timestamptz',
  merged_into: 'bigint',
  customer_address: 'text',
  customer_name: 'text',
  language: 'text',
  category: 'text',
  topic: 'text',
  urgent: 'boolean',
  assignee: 'text',
  order_numbers: 'text[]',
  subject: 'text',
  opened_at: 'timestamptz',
  first_answered_at: 'timestamptz',
  last_customer_at: 'timestamptz',
  awaiting_answer_since: 'timestamptz',
  last_heard_at: 'timestamptz',
  first_answer_reminded_at: 'timestamptz',
  escalated_at: 'timestamptz',
  promise_due_at: 'timestamptz',
  parent: 'bigint',
  facts: 'jsonb',
}

const SAVE_INCIDENTS = save('incident-save', INCIDENT)
const SAVE_INCIDENTS_AND_DUE = save('incident-save-due', { ...INCIDENT, next_due_at: 'timestamptz' })

function save(name: string, columns: Readonly<Record<string, string>>): Statement {
  const names = Object.keys(columns)
  const overwrite = names.filter((column) => column !== 'number').map((column) => `${column} = excluded.${column}`)
  const types = Object.entries(columns).map((entry) => entry.join(' '))
  return {
    name,
    text: `
      insert into incident (mailbox_id, ${names.join(', ')})
      select $1, ${names.map((column) => `i.${column}`).join(', ')}
      from json_to_recordset($2::json) as i (${types.join(', ')})
      on conflict (mailbox_id, number) do update set ${overwrite.join(', ')}`,
  }
}

const MOVE_DUE: Statement = {
  name: 'incident-move-due',
  text: `
    update incident i set next_due_at = d.next_due_at
    from json_to_recordset($2::json) as d (number bigint, next_due_at timestamptz)
    where i.mailbox_id = $1 and i.number = d.number`,
}

/** Events are numbered within their incident, which is locked or new: nobody else counts at the same time. */
const ADD_EVENTS: Statement = {
  name: 'incident-event-add',
  text: `
    insert into incident_event (mailbox_id, incident_number, seq, at, kind, actor_kind, actor, data)
    select $1, e.incident_number, coalesce(last.seq, 0)
        + row_number() over (partition by e.incident_number order by e.place), e.at, e.kind, e.actor_kind, e.actor, e.data
    from json_to_recordset($2::json) as e (place integer, incident_number bigint, at timestamptz, kind text,
      actor_kind text, actor text, data jsonb)
    left join lateral (
      select seq from incident_event
      where mailbox_id = $1 and incident_number = e.incident_number
      order by seq desc limit 1) as last on true`,
}

/** The last word about an incident counts when a batch names it twice. Who is not in `nextDueAt` keeps what is due. */
export async function saveIncidents(
  tx: Transaction,
  mailbox: MailboxId,
  { incidents, nextDueAt }: Pick<Record_, 'incidents' | 'nextDueAt'>,
): Promise<void> {
  const last = new Map(incidents.map((incident) => [incident.number, incident]))
  const moved: Record<string, unknown>[] = []
  const kept: Record<string, unknown>[] = []
  for (const incident of last.values()) {
    if (nextDueAt.has(incident.number)) {
      moved.push({ ...incidentToRow(incident), next_due_at: timestamp(nextDueAt.get(incident.number)) })
    } else {
      kept.push(incidentToRow(incident))
    }
  }
  if (moved.length > 0) await tx.run(SAVE_INCIDENTS_AND_DUE, [mailbox, jsonRows(moved)])
  if (kept.length > 0) await tx.run(SAVE_INCIDENTS, [mailbox, jsonRows(kept)])
  const dueOnly = [...nextDueAt].filter(([number]) => !last.has(number))
  if (dueOnly.length > 0) {
    const rows = dueOnly.map(([number, at]) => ({ number, next_due_at: timestamp(at) }))
    await tx.run(MOVE_DUE, [mailbox, jsonRows(rows)])
  }
}

export async function addEvents(tx: Transaction, mailbox: MailboxId, events: Record_['events']): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ incident, event }, place) => ({ place, incident_number: incident, ...eventToRow(event) }))
  await tx.run(ADD_EVENTS, [mailbox, jsonRows(rows)])
}

/** What of a row of `incident_event` is the event's own. */
export function eventToRow({ at, by, kind, ...data }: IncidentEvent): Record<string, unknown> {
  return { at: timestamp(at), kind, actor_kind: by.kind, actor: actorName(by), data }
}

function actorName(by: Actor): string {
  return by.kind === 'system' ? by.policy : by.address
}
