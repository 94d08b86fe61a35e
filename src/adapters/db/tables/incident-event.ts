import type { Actor, Happening } from '../../../domain/incident/events.ts'
import type { Timestamp } from './time.ts'

export type IncidentEventTable = {
  mailbox_id: number
  incident_number: number
  /** Counts within the incident, from 1. */
  seq: number
  at: Timestamp
  kind: Happening['kind']
  actor_kind: Actor['kind']
  /** An address, or the name of a policy. */
  actor: string
  data: Record<string, unknown>
}
