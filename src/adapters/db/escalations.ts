/** What managers are to hear: noted with the decision, taken out with the mail that tells it. */
import type { Escalations, MailboxId } from '../../app/ports.ts'
import type { Effect, Escalation } from '../../domain/incident/decision.ts'
import type { Incident } from '../../domain/incident/incident.ts'
import { type Database, type Statement, type Transaction, timestamp } from './database.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'
import { addToOutbox } from './outbox-row.ts'

/**
 * In the order of their keys, so that two workers never wait for each other in a ring. The later of two counts: the earlier may be about a
 * promise that was given anew since, and no longer stand.
 */
const NOTE: Statement = {
  name: 'escalation-note',
  text: `
    insert into escalation (mailbox_id, manager, incident_number, because, since, decided_at)
    select $1, manager, $3, $4, $5, $6 from unnest($2::text[]) as m (manager) order by manager
    on conflict (mailbox_id, manager, incident_number, because)
      do update set since = excluded.since, decided_at = excluded.decided_at`,
}

const ADD_TURNS: Statement = {
  name: 'escalation-turn-add',
  text: `
    insert into escalation_turn (mailbox_id, manager)
    select $1, manager from unnest($2::text[]) as m (manager) order by manager
    on conflict do nothing`,
}

/**
 * Whose last mail is not later than $2. One that lies further ahead than $3 was written by a pass whose clock was set
 * (`once --now`), and would keep the manager waiting until then.
 */
const ITS_TURN = '(t.mailed_at <= $2 or t.mailed_at > $3)'

const DUE: Statement = {
  name: 'escalation-due',
  text: `
    select t.manager from escalation_turn t
    where t.mailbox_id = $1 and ${ITS_TURN}
      and exists (select from escalation e where e.mailbox_id = $1 and e.manager = t.manager)
    order by t.manager`,
}

const LOCK: Statement = {
  name: 'escalation-turn-lock',
  text: `
    select t.manager from escalation_turn t
    where t.mailbox_id = $1 and ${ITS_TURN} and t.manager = $4
    for update skip locked`,
}

const TAKE: Statement = {
  name: 'escalation-take',
  text: `
    delete from escalation where mailbox_id = $1 and manager = $2
    returning incident_number, because, since, decided_at`,
}

const INCIDENTS: Statement = {
  name: 'escalation-incidents',
  text: `
    select ${INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')} from incident i
    where i.mailbox_id = $1 and i.number = any($2::bigint[]) order by i.number`,
}

const MAILED: Statement = {
  name: 'escalation-mailed',
  text: 'update escalation_turn set mailed_at = $3 where mailbox_id = $1 and manager = $2',
}

type Row = {
  readonly incident_number: number
  readonly because: Escalation['because']
  readonly since: number
  readonly decided_at: number
}

/** Carries out one effect in the transaction that records its decision. */
export async function noteEscalation(
  tx: Transaction,
  mailbox: MailboxId,
  { managers, escalation }: Extract<Effect, { kind: 'escalate' }>,
): Promise<void> {
  const { incident, because, since, at } = escalation
  await tx.run(NOTE, [mailbox, managers, incident, because, timestamp(since), timestamp(at)])
  await tx.run(ADD_TURNS, [mailbox, managers])
}

/** These incidents as they are now, by number; not locked. */
export async function incidentsOf(
  tx: Transaction,
  mailbox: MailboxId,
  numbers: readonly number[],
): Promise<readonly Incident[]> {
  return (await tx.run<IncidentRow>(INCIDENTS, [mailbox, numbers])).rows.map(rowToIncident)
}

export function createEscalations(db: Database): Escalations {
  return {
    async due(mailbox, now, every) {
      const values = [mailbox, timestamp(now - every), timestamp(now + every)]
      return (await db.run<{ manager: string }>(DUE, values)).rows.map(({ manager }) => manager)
    },

    tell: (mailbox, manager, now, every, mailOf) =>
      db.transaction(async (tx) => {
        const turn = await tx.run(LOCK, [mailbox, timestamp(now - every), timestamp(now + every), manager])
        if (turn.rows.length === 0) return false
        const { rows } = await tx.run<Row>(TAKE, [mailbox, manager])
        const numbers = [...new Set(rows.map((row) => row.incident_number))]
        const found = await incidentsOf(tx, mailbox, numbers)
        const mail = mailOf(
          rows.map((row) => ({
            incident: row.incident_number,
            because: row.because,
            since: row.since,
            at: row.decided_at,
          })),
          new Map(found.map((incident) => [incident.number, incident])),
        )
        if (!mail) return false
        await addToOutbox(tx, mailbox, [mail], now)
        await tx.run(MAILED, [mailbox, manager, timestamp(now)])
        return true
      }),
  }
}
