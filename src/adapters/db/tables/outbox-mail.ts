import type { Generated } from 'kysely'
import type { RefusedRecipient } from '../../../app/ports.ts'
import type { MailName } from '../../../domain/incident/mails.ts'
import type { Language } from '../../../domain/language/language.ts'
import type { OutboxParts } from '../outbox-row.ts'
import type { MaybeTimestamp, Timestamp } from './time.ts'

export type OutboxMailTable = {
  mailbox_id: number
  id: Generated<number>
  once_key: string
  incident_number: number | null
  template: MailName
  language: Language
  /** Rank in `LANES`: the most pressing first. */
  lane: number
  message_id: string
  /** The first recipient; all of them are in `parts`. */
  to_address: string
  subject: string
  text: string
  html: string
  parts: OutboxParts
  author: string | null
  status: 'pending' | 'sending' | 'sent' | 'failed' | 'cancelled'
  attempts: number
  /** Not to be claimed before: not wanted earlier, the end of a lease, or of a back-off. */
  available_at: Timestamp
  last_response: string | null
  created_at: Timestamp
  sent_at: MaybeTimestamp
  refused: readonly RefusedRecipient[] | null
  /** Whether the people concerned were told of a failure. */
  failure: 'undecided' | 'decided' | null
  failure_claimed_until: Timestamp
  /** Incidents of the numbered lines in it. */
  lines: number[] | null
}
