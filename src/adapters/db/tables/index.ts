/** Every table, for queries that are built with kysely. Row types stay inside `adapters/db`. */
import type { IncidentTable } from './incident.ts'
import type { IncidentEventTable } from './incident-event.ts'
import type { MailboxTable } from './mailbox.ts'
import type { MessageTable } from './message.ts'
import type { OutboxMailTable } from './outbox-mail.ts'
import type { LedgerEntryTable, RawMailTable } from './raw-mail.ts'

export type Tables = {
  mailbox: MailboxTable
  raw_mail: RawMailTable
  ledger_entry: LedgerEntryTable
  incident: IncidentTable
  incident_event: IncidentEventTable
  message: MessageTable
  outbox_mail: OutboxMailTable
}
