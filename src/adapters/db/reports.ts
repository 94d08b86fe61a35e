import type { Reports } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { rowToEvent } from './event-row.ts'
import { INCIDENT_COLUMNS, rowToIncident } from './incident-row.ts'

/** Mails are stored about as they arrive; the first thousand hold the first of all, without reading a million. */
const FIRST_ARRIVAL: Statement = {
  name: 'raw-mail-first-arrival',
  text: `
    select min(arrived_at) as first from (
      select arrived_at from raw_mail where mailbox_id = $1 order by id limit 1000) as earliest`,
}

/** Rows for digests and handovers: `from` is included, `to` is not. */
export function createReports(db: Database): Reports {
  return {
    async events(mailbox, kinds, from, to) {
      const rows = await db.ask((k) =>
        k
          .selectFrom('incident_event')
          .select(['incident_number', 'at', 'kind', 'actor_kind', 'actor', 'data'])
          .where('mailbox_id', '=', mailbox)
          .where('at', '>=', iso(from))
          .where('at', '<', iso(to))
          .where('kind', 'in', [...kinds])
          .orderBy('at')
          .orderBy('incident_number')
          .orderBy('seq')
          .execute(),
      )
      return rows.map((row) => ({ incident: row.incident_number, event: rowToEvent(row) }))
    },

    async opened(mailbox, from, to) {
      const rows = await db.ask((k) =>
        k
          .selectFrom('incident')
          .select(INCIDENT_COLUMNS)
          .where('mailbox_id', '=', mailbox)
          .where('opened_at', '>=', iso(from))
          .where('opened_at', '<', iso(to))
          .orderBy('opened_at')
          .orderBy('number')
          .execute(),
      )
      return rows.map(rowToIncident)
    },

    async live(mailbox) {
      const rows = await db.ask((k) =>
        k
          .selectFrom('incident')
          .select(INCIDENT_COLUMNS)
          .where('mailbox_id', '=', mailbox)
          .where('status', 'in', ['open', 'waiting'])
          .orderBy('number')
          .execute(),
      )
      return rows.map(rowToIncident)
    },

    async byNumber(mailbox, numbers) {
      if (numbers.length === 0) return []
      const rows = await db.ask((k) =>
        k
          .selectFrom('incident')
          .select(INCIDENT_COLUMNS)
          .where('mailbox_id', '=', mailbox)
          .where('number', 'in', [...numbers])
          .orderBy('number')
          .execute(),
      )
      return rows.map(rowToIncident)
    },

    async firstArrival(mailbox) {
      return (await db.run<{ first: number | null }>(FIRST_ARRIVAL, [mailbox])).rows[0]?.first ?? undefined
    },
  }
}

// kysely compares a column in the type it is read in; ours is written as ISO 8601.
function iso(instant: number): never {
  return timestamp(instant) as never
}
