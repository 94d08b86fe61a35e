import type { Generated } from 'kysely'
import type { StoredMessage } from '../../../app/ports.ts'
import type { Attachment } from '../../../domain/mail/mail.ts'
import type { Timestamp } from './time.ts'

export type MessageTable = {
  mailbox_id: number
  id: Generated<number>
  incident_number: number
  at: Timestamp
  side: StoredMessage['side']
  from_address: string
  from_name: string
  subject: string
  text: string
  quoted: string
  message_id: string | null
  raw_mail_id: number | null
  attachments: readonly Attachment[]
}
