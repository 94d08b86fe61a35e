/** Of ten thousand open incidents a handover shows eighty: the database sorts them, and only those that can be shown are read. */
import type { Reports } from '../../app/ports.ts'
import { type Database, type Statement, timestamp } from './database.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'

/**
 * $2 now, $3 until when a promise is of today, $4 how many of each category and part, $5 those left out. Parts and order are those of
 * `handedOver` and `byNeed` in the domain, which sorts what comes along once more: by category, because each agent's own come first.
 */
const FIRST: Statement = {
  name: 'handover-first',
  text: `
    with live as materialized (
      select number, category, urgent, promise_due_at, facts ? 'snoozedUntil' as put_off,
        coalesce(awaiting_answer_since, last_customer_at) as since,
        case when promise_due_at < $3 then 1
          when awaiting_answer_since is not null
            and coalesce((facts ->> 'snoozedUntil')::float8, 0) <= extract(epoch from $2::timestamptz) * 1000 then 2
          else 3 end as part
      from incident
      where mailbox_id = $1 and status in ('open', 'waiting') and (parent is null or last_customer_at > opened_at)
        and number <> all($5::bigint[])),
    placed as materialized (
      select number from (
        select number, row_number() over (partition by part, category collate "C" order by
          case part when 1 then promise_due_at end, put_off, urgent desc, since, number) as place
        from live) as p
      where place <= $4)
    select i.*, (select count(*) from live)::int as live
    from placed cross join lateral (
      select ${INCIDENT_COLUMNS} from incident where mailbox_id = $1 and number = placed.number limit 1) as i`,
}

export function createHandoverReports(db: Database): Pick<Reports, 'toHandOver'> {
  return {
    async toHandOver(mailbox, { now, midnight, most, except }) {
      const values = [mailbox, timestamp(now), timestamp(midnight), most, except]
      const { rows } = await db.run<IncidentRow & { readonly live: number }>(FIRST, values)
      const incidents = rows.map(rowToIncident).sort((a, b) => a.number - b.number)
      return { incidents, more: (rows[0]?.live ?? 0) - rows.length }
    },
  }
}
