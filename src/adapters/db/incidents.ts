import type { IncidentFilter, Incidents, IncidentTransaction, MailboxId } from '../../app/ports.ts'
import { askIncidents, readAbsences, readHistory } from './ask-incidents.ts'
import { askBreaker } from './breaker.ts'
import { type Database, type Runner, type Statement, type Transaction, timestamp } from './database.ts'
import { personFigures } from './find-person.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'
import { loadKnown } from './load-known.ts'
import { lockCustomer } from './lock-customer.ts'
import { recordAll } from './record.ts'
import { workOnRounds } from './rounds.ts'
import { find } from './search.ts'
import { indexWaiting } from './search-queue.ts'
import { withdrawOld } from './withdraw-follow-ups.ts'

const COLUMNS = INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')

const NUMBERS: Statement = {
  name: 'incident-numbers',
  text: `select nextval('incident_number') as number from generate_series(1, $1)`,
}

const HELD: Statement = {
  name: 'raw-mail-held-for',
  text: `
    select held_for, held_until from raw_mail
    where mailbox_id = $1 and id = $2 and status = 'held' for update`,
}

const DUE: Statement = {
  name: 'incident-due',
  text: `
    select number, customer_address as customer from incident where mailbox_id = $1 and next_due_at <= $2
    order by next_due_at, number limit $3`,
}

/** Not out of lists until a later time than $3. */
const AWAKE = `(not i.facts ? 'snoozedUntil'
  or (i.facts ->> 'snoozedUntil')::bigint <= extract(epoch from $3::timestamptz) * 1000)`
/** Of the many incidents under a parent those whose customer has written. */
const SPEAKS = '(i.parent is null or i.last_customer_at > i.opened_at)'

/** The live ones are few and have an index of their own; the rest of each condition is looked at row by row. */
const LISTS: Readonly<Record<IncidentFilter['which'], Statement>> = {
  open: list('open', `status = 'open' and ${AWAKE} and ${SPEAKS}`),
  waiting: list('waiting', `status = 'waiting' and ${AWAKE} and ${SPEAKS}`),
  unassigned: list('unassigned', `assignee is null and ${AWAKE} and ${SPEAKS}`),
  mine: list('mine', `assignee = $3 and ${SPEAKS}`),
  snoozed: list('snoozed', `not ${AWAKE}`),
  // A promise is over, or the customer waits: after the reminder of the first answer, or for another answer. The rule
  // that knows business time looks at each of these once more.
  late: list(
    'late',
    `(promise_due_at < $3 or (awaiting_answer_since is not null
      and (first_answer_reminded_at is not null or escalated_at is not null or first_answered_at is not null)))`,
  ),
  resolved: {
    name: 'incident-list-resolved',
    text: `
      select ${COLUMNS} from incident i where i.mailbox_id = $1 and i.status = 'resolved' and $3::text is not null
      order by i.status_at desc limit $2`,
  },
}

function list(which: string, condition: string): Statement {
  return {
    name: `incident-list-${which}`,
    text: `
      select ${COLUMNS} from incident i
      where i.mailbox_id = $1 and i.status in ('open', 'waiting') and ${condition}
      order by i.number limit $2`,
  }
}

export function createIncidents(db: Database): Incidents {
  return {
    transaction: (mailbox, work) => db.transaction((tx) => work(incidentTransaction(tx, mailbox))),

    async due(mailbox, now, limit) {
      return (await db.run<{ number: number; customer: string }>(DUE, [mailbox, timestamp(now), limit])).rows
    },

    list: (mailbox, filter, limit) => listIncidents(db, mailbox, filter, limit),

    history: (mailbox, incident) => readHistory(db, mailbox, incident),
    absences: (mailbox) => readAbsences(db, mailbox),
    index: (mailbox, most) => indexWaiting(db, mailbox, most),
  }
}

function incidentTransaction(tx: Transaction, mailbox: MailboxId): IncidentTransaction {
  return {
    ...askIncidents(tx, mailbox),
    ...workOnRounds(tx, mailbox),
    ...askBreaker(tx, mailbox),
    load: (wanted) => loadKnown(tx, mailbox, wanted),
    lockCustomer: (address, since) => lockCustomer(tx, mailbox, address, since),
    list: (filter, limit) => listIncidents(tx, mailbox, filter, limit),
    find: (question, limit) => find(tx, mailbox, question, limit),
    async numbers(count) {
      if (count === 0) return []
      return (await tx.run<{ number: number }>(NUMBERS, [count])).rows.map((row) => row.number)
    },
    async heldMail(rawMailId) {
      const { rows } = await tx.run<{ held_for: string; held_until: number }>(HELD, [mailbox, rawMailId])
      return rows[0] && { agent: rows[0].held_for, until: rows[0].held_until }
    },
    personFigures: (address) => personFigures(tx, mailbox, address),
    record: (record) => recordAll(tx, mailbox, record),
    withdrawOld: (number, until, now) => withdrawOld(tx, mailbox, number, until, now),
  }
}

async function listIncidents(on: Runner, mailbox: MailboxId, filter: IncidentFilter, limit: number) {
  const value = 'agent' in filter ? filter.agent : timestamp(filter.now)
  return (await on.run<IncidentRow>(LISTS[filter.which], [mailbox, limit, value])).rows.map(rowToIncident)
}
