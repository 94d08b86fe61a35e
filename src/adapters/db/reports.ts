import type { Reports } from '../../app/ports.ts'
import type { GuessCount } from '../../domain/report/precision.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { INCIDENT_COLUMNS, rowToIncident } from './incident-row.ts'
import { createHandoverReports } from './reports-handover.ts'
import { createWeekReports } from './reports-week.ts'

/**
 * Mails are stored about as they arrive; the first thousand hold the first of all, without reading a million. What came in from before tells
 * when it was taken in: no week before that was ours to report.
 */
const FIRST_ARRIVAL: Statement = {
  name: 'raw-mail-first-arrival',
  text: `
    select min(case when silent then stored_at else arrived_at end) as first from (
      select arrived_at, stored_at, silent from raw_mail where mailbox_id = $1 order by id limit 1000) as earliest`,
}

/** What the store opened itself was guessed by nobody, and spam is of no category. */
const GUESSES: Statement = {
  name: 'report-guesses',
  text: `
    select g.category, g.language, count(*) as guessed, count(*) filter (where g.sure) as sure,
      count(*) filter (where g.sure and g.category = g.category_now) as kept
    from (
      select o.data -> 'classification' ->> 'category' as category, (o.data -> 'classification' ->> 'sure')::boolean as sure,
        i.language, i.category as category_now
      from incident i
      join incident_event o on o.mailbox_id = i.mailbox_id and o.incident_number = i.number and o.seq = 1
      where i.mailbox_id = $1 and i.opened_at >= $2 and i.opened_at < $3 and i.status <> 'spam'
        and o.kind = 'opened' and not o.data ? 'byStore') as g
    group by g.category, g.language order by g.category, g.language`,
}

/** Rows for digests and handovers: `from` is included, `to` is not. */
export function createReports(db: Database): Reports {
  return {
    ...createWeekReports(db),
    ...createHandoverReports(db),

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

    async guesses(mailbox, from, to) {
      return (await db.run<GuessCount>(GUESSES, [mailbox, timestamp(from), timestamp(to)])).rows
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
