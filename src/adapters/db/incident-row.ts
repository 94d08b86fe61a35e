/** The one translation between an incident and its row. Columns are what is queried or reported; `facts` is the rest. */
import type { Incident, Standing } from '../../domain/incident/incident.ts'
import { timestamp } from './database.ts'

/** Fields without a column of their own. */
export type IncidentFacts = Pick<
  Incident,
  | 'participants'
  | 'automaticInARow'
  | 'promise'
  | 'nudgedAt'
  | 'awayUntil'
  | 'undeliverableSince'
  | 'silentBecause'
  | 'subjectUnproved'
  | 'linkedTo'
  | 'orders'
  | 'thirdParties'
  | 'aside'
  | 'addressee'
  | 'snoozedUntil'
  | 'remindedWaiting'
  | 'firstAnswerOwed'
  | 'compensations'
  | 'offer'
  | 'survey'
  | 'linked'
  | 'absorbed'
  | 'splitOff'
  | 'beforeMerge'
  | 'runningRound'
  | 'heldAnswers'
  | 'stoppable'
  | 'undoable'
  | 'reopened'
> & {
  readonly classification: Omit<Incident['classification'], 'category' | 'topic' | 'urgent'>
  readonly endedBy?: Extract<Standing, { readonly by: unknown }>['by']
}

/** A row as it is read; times in milliseconds. */
export type IncidentRow = {
  readonly number: number
  readonly status: Standing['status']
  readonly status_at: number | null
  readonly merged_into: number | null
  readonly customer_address: string
  readonly customer_name: string
  readonly language: string
  readonly category: string
  readonly topic: string
  readonly urgent: boolean
  readonly assignee: string | null
  readonly order_numbers: string[]
  readonly subject: string
  readonly opened_at: number
  readonly first_answered_at: number | null
  readonly last_customer_at: number
  readonly awaiting_answer_since: number | null
  readonly last_heard_at: number
  readonly first_answer_reminded_at: number | null
  readonly escalated_at: number | null
  readonly parent: number | null
  readonly facts: IncidentFacts
}

/** Columns an incident is read from. */
export const INCIDENT_COLUMNS = [
  'number',
  'status',
  'status_at',
  'merged_into',
  'customer_address',
  'customer_name',
  'language',
  'category',
  'topic',
  'urgent',
  'assignee',
  'order_numbers',
  'subject',
  'opened_at',
  'first_answered_at',
  'last_customer_at',
  'awaiting_answer_since',
  'last_heard_at',
  'first_answer_reminded_at',
  'escalated_at',
  'parent',
  'facts',
] as const satisfies readonly (keyof IncidentRow)[]

/** Facts that most incidents do not have. */
const LATER_FACTS = [
  'linkedTo',
  'orders',
  'thirdParties',
  'aside',
  'addressee',
  'snoozedUntil',
  'remindedWaiting',
  'firstAnswerOwed',
  'compensations',
  'offer',
  'survey',
  'linked',
  'absorbed',
  'splitOff',
  'beforeMerge',
  'runningRound',
  'heldAnswers',
  'stoppable',
  'undoable',
] as const

/** Only what is there: `undefined` would not come back from JSON. */
function present<K extends keyof Incident>(incident: Incident, keys: readonly K[]): Partial<Pick<Incident, K>> {
  const found: Partial<Pick<Incident, K>> = {}
  for (const key of keys) if (incident[key] !== undefined) found[key] = incident[key]
  return found
}

/** A row to be written, as a value for `json_to_recordset`. */
export function incidentToRow(incident: Incident): Record<string, unknown> {
  const { standing, classification } = incident
  const { category, topic, urgent, ...reading } = classification
  const facts: IncidentFacts = {
    participants: incident.participants,
    classification: reading,
    automaticInARow: incident.automaticInARow,
    reopened: incident.reopened,
    ...('by' in standing && { endedBy: standing.by }),
    ...(incident.promise && { promise: incident.promise }),
    ...(incident.nudgedAt !== undefined && { nudgedAt: incident.nudgedAt }),
    ...(incident.awayUntil !== undefined && { awayUntil: incident.awayUntil }),
    ...(incident.undeliverableSince !== undefined && { undeliverableSince: incident.undeliverableSince }),
    ...(incident.silentBecause !== undefined && { silentBecause: incident.silentBecause }),
    ...(incident.subjectUnproved && { subjectUnproved: incident.subjectUnproved }),
    ...present(incident, LATER_FACTS),
  }
  return {
    number: incident.number,
    status: standing.status,
    status_at: timestamp(statusAt(standing)),
    merged_into: standing.status === 'merged' ? standing.into : null,
    customer_address: incident.customer.address,
    customer_name: incident.customer.name,
    language: incident.language,
    category,
    topic,
    urgent,
    assignee: incident.assignee ?? null,
    order_numbers: incident.orderNumbers,
    subject: incident.subject,
    opened_at: timestamp(incident.openedAt),
    first_answered_at: timestamp(incident.firstAnsweredAt),
    last_customer_at: timestamp(incident.lastCustomerAt),
    awaiting_answer_since: timestamp(incident.awaitingAnswerSince),
    last_heard_at: timestamp(incident.lastHeardAt),
    first_answer_reminded_at: timestamp(incident.firstAnswerRemindedAt),
    escalated_at: timestamp(incident.escalatedAt),
    promise_due_at: timestamp(incident.promise?.dueAt),
    parent: incident.parent ?? null,
    facts,
  }
}

export function rowToIncident(row: IncidentRow): Incident {
  const { classification, endedBy: _, ...facts } = row.facts
  return {
    number: row.number,
    standing: rowToStanding(row),
    openedAt: row.opened_at,
    customer: { address: row.customer_address, name: row.customer_name },
    language: row.language as Incident['language'],
    subject: row.subject,
    classification: {
      ...classification,
      category: row.category,
      topic: row.topic,
      urgent: row.urgent,
    },
    orderNumbers: row.order_numbers,
    ...(row.assignee !== null && { assignee: row.assignee }),
    ...(row.first_answered_at !== null && { firstAnsweredAt: row.first_answered_at }),
    lastCustomerAt: row.last_customer_at,
    ...(row.awaiting_answer_since !== null && { awaitingAnswerSince: row.awaiting_answer_since }),
    lastHeardAt: row.last_heard_at,
    ...(row.first_answer_reminded_at !== null && { firstAnswerRemindedAt: row.first_answer_reminded_at }),
    ...(row.escalated_at !== null && { escalatedAt: row.escalated_at }),
    ...(row.parent !== null && { parent: row.parent }),
    ...facts,
  }
}

function statusAt(standing: Standing): number | undefined {
  if (standing.status === 'open') return undefined
  return standing.status === 'waiting' ? standing.since : standing.at
}

function rowToStanding(row: IncidentRow): Standing {
  const at = row.status_at ?? row.opened_at
  switch (row.status) {
    case 'open':
      return { status: 'open' }
    case 'waiting':
      return { status: 'waiting', since: at }
    case 'merged':
      return { status: 'merged', at, into: row.merged_into ?? row.number }
    case 'resolved':
    case 'closed':
    case 'spam':
      return { status: row.status, at, by: row.facts.endedBy ?? { policy: 'unknown' } }
  }
}
