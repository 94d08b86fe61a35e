/** The one translation between a finished mail and its row. */
import type { FinishedMail, MailboxId, OutboxMail, StoredFile } from '../../app/ports.ts'
import type { Lane } from '../../domain/incident/mails.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type Runner, type Statement, timestamp } from './database.ts'
import { jsonRows } from './json-rows.ts'
import { addFiles, namesOf } from './outbox-files.ts'

/** The most pressing first: a lane's place is its rank in the queue. */
const LANES = [
  'reply',
  'acknowledgement',
  'notification',
  'follow-up',
  'round',
  'digest',
] as const satisfies readonly Lane[]

/** A lane as the outbox stores it. */
export function rankOf(lane: Lane): number {
  return LANES.indexOf(lane)
}

export function laneOf(rank: number): Lane {
  return LANES[rank] ?? 'digest'
}

/** What is only needed to send it. */
export type OutboxParts = Pick<
  FinishedMail,
  'envelopeFrom' | 'from' | 'to' | 'replyTo' | 'headers' | 'inReplyTo' | 'references' | 'attachments' | 'notBefore'
> & { readonly files?: readonly StoredFile[] }

export type OutboxRow = {
  readonly id: number
  readonly once_key: string
  readonly incident_number: number | null
  readonly template: FinishedMail['template']
  readonly language: FinishedMail['language']
  readonly lane: number
  readonly message_id: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly parts: OutboxParts
  readonly author: string | null
  readonly attempts: number
  readonly created_at: number
  readonly last_response: string | null
}

export const OUTBOX_COLUMNS =
  'id, once_key, incident_number, template, language, lane, message_id, subject, text, html, parts, author, attempts, created_at, last_response'

/** $1 mailbox, $2 rows, $3 now (else the moment it was decided). A second mail with the same key is dropped silently. */
const ADD_TO_OUTBOX: Statement = {
  name: 'outbox-add',
  text: `
    insert into outbox_mail (mailbox_id, once_key, incident_number, template, language, lane, message_id, to_address,
      subject, text, html, parts, author, lines, automatic, available_at, created_at)
    select $1, m.once_key, m.incident_number, m.template, m.language, m.lane, m.message_id, m.to_address,
      m.subject, m.text, m.html, m.parts, m.author, m.lines, m.automatic, m.available_at, coalesce($3::timestamptz, m.decided_at)
    from json_to_recordset($2::json) as m (once_key text, incident_number bigint, template text, language text,
      lane smallint, message_id text, to_address text, subject text, text text, html text, parts jsonb, author text,
      lines bigint[], automatic boolean, decided_at timestamptz, available_at timestamptz)
    on conflict (mailbox_id, once_key) do nothing`,
}

/**
 * Adds mails with their files, created `now` or else when they were decided; returns how many were new. More than one
 * statement when there are files: to be run in a transaction then.
 */
export async function addToOutbox(
  on: Runner,
  mailbox: MailboxId,
  mails: readonly FinishedMail[],
  now?: Instant,
): Promise<number> {
  await addFiles(on, mailbox, mails)
  return (await on.run(ADD_TO_OUTBOX, [mailbox, jsonRows(mails.map(mailToRow)), timestamp(now)])).count
}

function mailToRow(mail: FinishedMail): Record<string, unknown> {
  const { envelopeFrom, from, to, replyTo, headers, inReplyTo, references, attachments, notBefore } = mail
  const files = mail.files && { files: namesOf(mail.files) }
  return {
    once_key: mail.onceKey,
    incident_number: mail.incident ?? null,
    template: mail.template,
    language: mail.language,
    lane: rankOf(mail.lane),
    message_id: mail.messageId,
    to_address: mail.to[0]?.address ?? '',
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    parts: { envelopeFrom, from, to, replyTo, headers, inReplyTo, references, attachments, notBefore, ...files },
    author: mail.author ?? null,
    lines: mail.lines ?? null,
    automatic: mail.automatic ?? false,
    decided_at: timestamp(mail.decidedAt),
    available_at: timestamp(notBefore),
  }
}

export function rowToMail(row: OutboxRow): OutboxMail {
  return {
    ...row.parts,
    id: row.id,
    onceKey: row.once_key,
    ...(row.incident_number !== null && { incident: row.incident_number }),
    template: row.template,
    language: row.language,
    lane: laneOf(row.lane),
    messageId: row.message_id,
    subject: row.subject,
    text: row.text,
    html: row.html,
    ...(row.author !== null && { author: row.author }),
    attempts: row.attempts,
    createdAt: row.created_at,
    decidedAt: row.created_at,
    ...(row.last_response !== null && { lastResponse: row.last_response }),
  }
}
