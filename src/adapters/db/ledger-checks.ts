import type { LedgerChecks } from '../../app/ports.ts'
import type { LedgerFound } from '../../domain/report/ledger.ts'
import { type Database, type Statement, timestamp } from './database.ts'

const IS_CLAIMED: Statement = {
  name: 'ledger-check-is-claimed',
  text: `
    select from ledger_check where mailbox_id = $1 and day = $2 and (ended_at is not null or started_at > $3)`,
}

/** $3 now, $4 a beginning before this is a dead worker's. The first row of a mailbox only says that it began. */
const CLAIM: Statement = {
  name: 'ledger-check-claim',
  text: `
    insert into ledger_check as c (mailbox_id, day, started_at, ended_at)
    select $1, $2, $3::timestamptz,
      case when not exists (select from ledger_check where mailbox_id = $1) then $3::timestamptz end
    on conflict (mailbox_id, day) do update set started_at = excluded.started_at
      where c.ended_at is null and c.started_at <= $4
    returning ended_at is null as mine`,
}

const NOTE: Statement = {
  name: 'ledger-check-note',
  text: `
    update ledger_check set ended_at = $3, result = $4, difference = $5 where mailbox_id = $1 and day = $2`,
}

const LATEST: Statement = {
  name: 'ledger-check-latest',
  text: `
    select ended_at as at, result, difference from ledger_check
    where mailbox_id = $1 and result is not null order by day desc limit 1`,
}

type LatestRow = { readonly at: number; readonly result: LedgerFound; readonly difference: number }

export function createLedgerChecks(db: Database): LedgerChecks {
  return {
    async claim(mailbox, day, now, takeOverBefore) {
      if ((await db.run(IS_CLAIMED, [mailbox, day, timestamp(takeOverBefore)])).rows.length > 0) return false
      const { rows } = await db.run<{ mine: boolean }>(CLAIM, [mailbox, day, timestamp(now), timestamp(takeOverBefore)])
      return rows[0]?.mine ?? false
    },
    async note(mailbox, day, found, difference, now) {
      await db.run(NOTE, [mailbox, day, timestamp(now), JSON.stringify(found), difference])
    },
    async latest(mailbox) {
      const [row] = (await db.run<LatestRow>(LATEST, [mailbox])).rows
      return row && { at: row.at, found: row.result, difference: row.difference }
    },
  }
}
