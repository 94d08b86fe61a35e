/** The clock writes to a customer at most once a day, over all incidents: so it asks before, and nobody else writes meanwhile. */
import type { IncidentTransaction, MailboxId } from '../../app/ports.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type Statement, type Transaction, timestamp } from './database.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'
import { lockKeys, senderKey } from './load-known.ts'
import { rankOf } from './outbox-row.ts'

/**
 * $1 mailbox, $2 address, $3 since when, $4 lane. Of whoever has thousands of incidents the newest ones are looked at. A mail counts from when
 * it left; one that a server puts off leaves when it is tried again. What lies more than a day ahead was written by a pass whose clock was set
 * (`once --now`, a machine that jumped), and would keep the customer in silence until then.
 */
const LAST_AUTOMATIC: Statement = {
  name: 'customer-last-automatic',
  text: `
    select (extract(epoch from max(greatest(o.created_at,
      case when o.sent_at <= $3::timestamptz + interval '48 hours' then o.sent_at end,
      case when o.status = 'pending' and o.attempts > 0 then o.available_at end))) * 1000)::bigint as at
    from (
      select number from incident where mailbox_id = $1 and customer_address = $2 order by number desc limit 200
    ) as i
    join outbox_mail o on o.mailbox_id = $1 and o.incident_number = i.number
    where o.to_address = $2 and o.lane = $4 and o.author is null and o.status <> 'cancelled'
      and o.created_at > $3::timestamptz - interval '7 days' and o.created_at <= $3::timestamptz + interval '48 hours'
      and (o.created_at > $3 or o.sent_at > $3 or o.status = 'pending')`,
}

/** $1 mailbox, $2 address. */
const LIVE: Statement = {
  name: 'customer-live',
  text: `
    select ${INCIDENT_COLUMNS.map((column) => `i.${column}`).join(', ')} from incident i
    where i.mailbox_id = $1 and i.customer_address = $2 and i.status in ('open', 'waiting')
    order by i.number desc limit 20`,
}

export async function lockCustomer(
  tx: Transaction,
  mailbox: MailboxId,
  address: string,
  since: Instant,
): Promise<Awaited<ReturnType<IncidentTransaction['lockCustomer']>>> {
  await lockKeys(tx, mailbox, [senderKey(address)])
  const values = [mailbox, address, timestamp(since), rankOf('follow-up')]
  const at = (await tx.run<{ at: number | null }>(LAST_AUTOMATIC, values)).rows[0]?.at
  const live = (await tx.run<IncidentRow>(LIVE, [mailbox, address])).rows.map(rowToIncident)
  return { live, ...(at == null ? {} : { lastAutomaticAt: at }) }
}
