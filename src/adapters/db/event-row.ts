import type { Actor, IncidentEvent } from '../../domain/incident/events.ts'
import type { IncidentEventTable } from './tables/incident-event.ts'

export type EventRow = {
  readonly at: number
  readonly kind: IncidentEventTable['kind']
  readonly actor_kind: IncidentEventTable['actor_kind']
  readonly actor: string
  readonly data: Readonly<Record<string, unknown>>
}

export function rowToEvent(row: EventRow): IncidentEvent {
  const by: Actor =
    row.actor_kind === 'system' ? { kind: 'system', policy: row.actor } : { kind: row.actor_kind, address: row.actor }
  return { at: row.at, by, kind: row.kind, ...row.data } as IncidentEvent
}
