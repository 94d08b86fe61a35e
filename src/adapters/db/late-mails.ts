/** Mails that were taken in late: noted with the decision, told of once the outage is over. */
import type { LateMails, MailboxId } from '../../app/ports.ts'
import type { Effect } from '../../domain/incident/decision.ts'
import { type Database, type Statement, type Transaction, timestamp } from './database.ts'
import { incidentsOf } from './escalations.ts'
import { addToOutbox } from './outbox-row.ts'

const NOTE: Statement = {
  name: 'late-mail-note',
  text: `
    insert into late_mail (mailbox_id, raw_mail_id, incident_number, arrived_at, taken_at, apologised)
    values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
}

/** $2 now, $3 no late mail was taken in since, $4 what arrived before it is late, $5 no summary since. */
const DUE: Statement = {
  name: 'late-mail-due',
  text: `
    select 1 where exists (select from late_mail where mailbox_id = $1 and told_at is null)
      and not exists (select from late_mail where mailbox_id = $1 and told_at is null and taken_at > $3 and taken_at <= $2)
      and not exists (select from raw_mail where mailbox_id = $1 and status = 'pending' and not import_waits and arrived_at < $4)
      and not exists (select from late_mail where mailbox_id = $1 and told_at is not null and told_at > $5 and told_at <= $2)`,
}

/** Another worker that waits here finds none left. */
const TAKE: Statement = {
  name: 'late-mail-take',
  text: `
    update late_mail set told_at = $2 where mailbox_id = $1 and told_at is null
    returning raw_mail_id, incident_number, arrived_at, taken_at, apologised`,
}

type Row = {
  readonly raw_mail_id: number
  readonly incident_number: number
  readonly arrived_at: number
  readonly taken_at: number
  readonly apologised: boolean
}

/** Carries out one effect in the transaction that records its decision. */
export async function noteLateMail(
  tx: Transaction,
  mailbox: MailboxId,
  { rawMailId, incident, arrivedAt, takenAt, apologised }: Extract<Effect, { kind: 'late-mail' }>,
): Promise<void> {
  const values = [mailbox, rawMailId, incident, timestamp(arrivedAt), timestamp(takenAt), apologised]
  await tx.run(NOTE, values)
}

export function createLateMails(db: Database): LateMails {
  return {
    async areDue(mailbox, now, { quiet, late, apart }) {
      const values = [mailbox, now, now - quiet, now - late, now - apart].map((value, at) =>
        at === 0 ? value : timestamp(value),
      )
      return (await db.run(DUE, values)).rows.length > 0
    },

    tell: (mailbox, now, mailsOf) =>
      db.transaction(async (tx) => {
        const { rows } = await tx.run<Row>(TAKE, [mailbox, timestamp(now)])
        if (rows.length === 0) return 0
        const numbers = [...new Set(rows.map((row) => row.incident_number))]
        const late = rows.map((row) => ({
          rawMailId: row.raw_mail_id,
          arrivedAt: row.arrived_at,
          takenAt: row.taken_at,
          apologised: row.apologised,
        }))
        return await addToOutbox(tx, mailbox, mailsOf(late, await incidentsOf(tx, mailbox, numbers)), now)
      }),
  }
}
