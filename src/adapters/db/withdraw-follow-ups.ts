/** Mails of the clock to customers that have not left: cancelled, and their incidents as if they had not been said. */
import type { MailboxId, Record_ } from '../../app/ports.ts'
import { senselessAfter, type Unsaid, withdrawn } from '../../domain/follow-up/withdrawn.ts'
import type { IncidentEvent } from '../../domain/incident/events.ts'
import { evolve } from '../../domain/incident/evolve.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { readHistory } from './ask-incidents.ts'
import { type Runner, type Statement, type Transaction, timestamp } from './database.ts'
import { jsonRows } from './json-rows.ts'
import { loadKnown } from './load-known.ts'
import { rankOf } from './outbox-row.ts'
import { addEvents, saveIncidents } from './save-incidents.ts'

const LANE = rankOf('follow-up')

/**
 * Only what no sender has claimed. The key is free again, because the clock may come to say the same with right. (The empty
 * string: by the incident, not by the index of all that wait.)
 */
const WITHDRAW: Statement = {
  name: 'outbox-withdraw',
  text: `
    update outbox_mail o set status = 'cancelled', once_key = o.once_key || ':withdrawn:' || o.id
    from json_to_recordset($2::json) as w (incident_number bigint, template text)
    where o.mailbox_id = $1 and o.incident_number = w.incident_number and o.template = w.template
      and o.lane = ${LANE} and o.automatic and o.status || '' = 'pending'
    returning o.incident_number, o.template, o.created_at`,
}

/** $3: decided until then. What was tried belongs to the sender, who tries it again for some days. */
const WITHDRAW_OLD: Statement = {
  name: 'outbox-withdraw-old',
  text: `
    update outbox_mail o set status = 'cancelled', once_key = o.once_key || ':withdrawn:' || o.id
    where o.mailbox_id = $1 and o.incident_number = $2 and o.created_at <= $3 and o.attempts = 0
      and o.lane = ${LANE} and o.automatic and o.status || '' = 'pending'
    returning o.incident_number, o.template, o.created_at`,
}

const OLD: Statement = {
  name: 'outbox-old-follow-ups',
  text: `
    select distinct incident_number from outbox_mail
    where mailbox_id = $1 and status = 'pending' and lane = ${LANE} and automatic and attempts = 0
      and created_at <= $2 and incident_number is not null
    order by incident_number limit $3`,
}

type Row = { readonly incident_number: number; readonly template: string; readonly created_at: Instant }

/**
 * The record with what it brings about for mails that wait: those which its events make senseless are cancelled here. Their
 * incidents are looked at by the clock at once.
 */
export async function withdrawSenseless(tx: Transaction, mailbox: MailboxId, record: Record_): Promise<Record_> {
  const after = new Map(record.incidents.map((incident) => [incident.number, incident]))
  const told = Map.groupBy(record.events, ({ incident }) => incident)
  const senseless = [...told].flatMap(([number, entries]) => {
    const incident = after.get(number)
    const events = entries.map(({ event }) => event)
    if (incident === undefined || events.some(({ kind }) => kind === 'opened')) return []
    return senselessAfter(incident, events).map((template) => ({ incident_number: number, template }))
  })
  if (senseless.length === 0) return record
  const { rows } = await tx.run<Row>(WITHDRAW, [mailbox, jsonRows(senseless)])
  if (rows.length === 0) return record

  const events = [...record.events]
  const nextDueAt = new Map(record.nextDueAt)
  for (const [number, mails] of Map.groupBy(rows, (row) => row.incident_number)) {
    const incident = after.get(number)
    const now = told.get(number)?.map(({ event }) => event) ?? []
    const history = [...(await readHistory(tx, mailbox, number)), ...now]
    const at = now.at(-1)?.at
    const event = at === undefined ? undefined : withdrawn(history, mails.map(unsaid), at)
    if (incident === undefined || event === undefined) continue
    after.set(number, evolve(incident, event))
    events.push({ incident: number, event })
    nextDueAt.set(number, event.at)
  }
  return { ...record, incidents: [...after.values()], events, nextDueAt }
}

/** Incidents with mails of the clock that were decided until `until` and never tried. */
export async function oldFollowUps(
  on: Runner,
  mailbox: MailboxId,
  until: Instant,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await on.run<Pick<Row, 'incident_number'>>(OLD, [mailbox, timestamp(until), limit])
  return rows.map((row) => row.incident_number)
}

/** Withdraws those of one incident, which the clock looks at then. Returns how many there were. */
export async function withdrawOld(
  tx: Transaction,
  mailbox: MailboxId,
  number: number,
  until: Instant,
  now: Instant,
): Promise<number> {
  const wanted = { numbers: [number], messageIds: [], senders: [], sentMessageIds: [], pictures: [] }
  const incident = (await loadKnown(tx, mailbox, wanted)).incidents.find((one) => one.number === number)
  const { rows } = await tx.run<Row>(WITHDRAW_OLD, [mailbox, number, timestamp(until)])
  if (rows.length === 0 || incident === undefined) return rows.length
  const event = withdrawn(await readHistory(tx, mailbox, number), rows.map(unsaid), now)
  if (event === undefined) return rows.length
  await saveIncidents(tx, mailbox, { incidents: [evolve(incident, event)], nextDueAt: new Map([[number, now]]) })
  await addEvents(tx, mailbox, [{ incident: number, event } satisfies { incident: number; event: IncidentEvent }])
  return rows.length
}

function unsaid({ template, created_at }: Row): Unsaid {
  return { template, decidedAt: created_at }
}
