import type { Status } from '../../../domain/incident/incident.ts'
import type { IncidentFacts } from '../incident-row.ts'
import type { MaybeTimestamp, Timestamp } from './time.ts'

export type IncidentTable = {
  mailbox_id: number
  number: number
  status: Status
  /** Since when it waits, or when it ended. */
  status_at: MaybeTimestamp
  merged_into: number | null
  customer_address: string
  customer_name: string
  language: string
  category: string
  topic: string
  urgent: boolean
  assignee: string | null
  order_numbers: string[]
  subject: string
  opened_at: Timestamp
  first_answered_at: MaybeTimestamp
  last_customer_at: Timestamp
  awaiting_answer_since: MaybeTimestamp
  last_heard_at: Timestamp
  first_answer_reminded_at: MaybeTimestamp
  escalated_at: MaybeTimestamp
  promise_due_at: MaybeTimestamp
  /** The incident found by the store itself of which this is one. */
  parent: number | null
  /** When the clock must look at it again. */
  next_due_at: MaybeTimestamp
  /** What is neither queried nor reported. */
  facts: IncidentFacts
}
