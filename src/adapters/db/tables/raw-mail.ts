import type { Generated } from 'kysely'
import type { MaybeTimestamp, Timestamp } from './time.ts'

export type RawMailTable = {
  mailbox_id: number
  id: Generated<number>
  inlet: string
  /** '' when the mail has none. */
  message_id: string
  /** SHA-256 over the mail without trace headers and carriage returns. */
  content_hash: Buffer
  /** Another mail with the same Message-ID and other content was here before. */
  repeats_message_id: boolean
  size: number
  arrived_at: Timestamp
  stored_at: Timestamp
  status: 'pending' | 'filed' | 'automatic' | 'ignored' | 'held' | 'quarantined'
  reason: string | null
  incident_number: number | null
  opened: boolean | null
  bounced: boolean | null
  attempts: number
  /** Not to be claimed before: the end of a lease, or of a back-off. */
  available_at: Timestamp
  error: string | null
  silent: boolean
  confirmed_by: string | null
  held_for: string | null
  held_until: MaybeTimestamp
  /** An agent said `#send` then: guards let it pass. */
  approved_at: MaybeTimestamp
  /** The From and Subject fields as they stand, for lists of mails that could not be read. */
  from_hint: string
  subject_hint: string
  /** The run of `import` that brought it, and what its archive knew beside the bytes. */
  import_id: number | null
  history: 'import' | 'sent' | 'answered' | 'seen' | null
  /** The import decides it, nobody else. */
  import_waits: Generated<boolean>
  /** '' for a notice; null where no envelope is known. */
  envelope_from: string | null
  envelope_to: string[] | null
}

export type LedgerEntryTable = {
  mailbox_id: number
  folder: string
  uid_validity: string
  uid: number
  raw_mail_id: number
  /** Marked, moved or deleted at the server, as IMAP_AFTER says. */
  finished: boolean
}
