/** Reads what is kept of one person, a piece at a time: years of mail are no reason for much memory. */
import type { MailboxId, PersonalData, StoredMessage } from '../../app/ports.ts'
import { patternOf } from '../../domain/mail/named-in.ts'
import { askIncidents, readHistory } from './ask-incidents.ts'
import type { Database, Statement } from './database.ts'
import { INCIDENT_COLUMNS, type IncidentRow, rowToIncident } from './incident-row.ts'
import { OUTBOX_COLUMNS, type OutboxRow, rowToMail } from './outbox-row.ts'

const INCIDENTS_AT_ONCE = 20
const MAILS_AT_ONCE = 20
/** More messages than any incident has. */
const MOST_MESSAGES = 10_000

/** $2 address, $3 the last number seen, $4 how many. */
const INCIDENTS: Statement = {
  name: 'personal-incidents',
  text: `
    select ${INCIDENT_COLUMNS.join(', ')} from incident
    where mailbox_id = $1 and customer_address = $2 and number > $3 order by number limit $4`,
}

/** $2 address, $3 the address as a pattern. */
const WRITTEN: Statement = {
  name: 'personal-written',
  text: `
    select r.id, r.arrived_at as at from message m join raw_mail r on r.mailbox_id = $1 and r.id = m.raw_mail_id
    where m.mailbox_id = $1 and m.from_address = $2 and r.size > 0
    union
    select r.id, r.arrived_at from raw_mail r
    where r.mailbox_id = $1 and r.incident_number is null and r.size > 0
      and r.status in ('automatic', 'ignored', 'held', 'quarantined') and r.from_hint ~* $3
    order by at, id`,
}

/** $2 address, $3 the last id seen, $4 how many. */
const SENT: Statement = {
  name: 'personal-sent',
  text: `
    select ${OUTBOX_COLUMNS} from outbox_mail o
    where o.mailbox_id = $1 and o.id > $3 and o.status = 'sent' and lower(o.to_address) = $2 and o.text <> ''
    order by o.id limit $4`,
}

export function createPersonalData(db: Database): PersonalData {
  return {
    async *incidents(mailbox, address) {
      for (let last = 0; ; ) {
        const { rows } = await db.run<IncidentRow>(INCIDENTS, [mailbox, address, last, INCIDENTS_AT_ONCE])
        for (const incident of rows.map(rowToIncident)) {
          const events = await readHistory(db, mailbox, incident.number)
          const messages = await conversationOf(db, mailbox, incident.number)
          yield { incident, events, messages }
          last = incident.number
        }
        if (rows.length < INCIDENTS_AT_ONCE) return
      }
    },

    async written(mailbox, address) {
      return (await db.run<{ id: number; at: number }>(WRITTEN, [mailbox, address, patternOf(address)])).rows
    },

    async *sent(mailbox, address) {
      for (let last = 0; ; ) {
        const { rows } = await db.run<OutboxRow>(SENT, [mailbox, address, last, MAILS_AT_ONCE])
        for (const row of rows) yield rowToMail(row)
        last = rows.at(-1)?.id ?? last
        if (rows.length < MAILS_AT_ONCE) return
      }
    },
  }
}

function conversationOf(db: Database, mailbox: MailboxId, number: number): Promise<readonly StoredMessage[]> {
  return db.transaction((tx) => askIncidents(tx, mailbox).conversation([number], MOST_MESSAGES))
}
