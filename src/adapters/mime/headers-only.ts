import type { Envelope, Mail } from '../../domain/mail/mail.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { isBelievable } from './date.ts'
import { delivered } from './delivered.ts'
import { readEnvelope } from './envelope.ts'
import { scanHeaders } from './scan-headers.ts'

/** A raw mail as the parser takes it. */
export type MailToParse = {
  readonly content: Uint8Array
  /** The content is only the beginning of a mail of `size` bytes. */
  readonly truncated: boolean
  readonly size: number
  readonly arrivedAt: Instant
  readonly envelope?: Envelope
}

/** The reduced reading: header fields by a scanner that cannot fail; the raw mail has the rest. */
export function headersOnly(input: MailToParse, unreadable: string): Mail {
  const { date, ...envelope } = readEnvelope(scanHeaders(input.content))
  return {
    ...delivered(envelope, input.envelope),
    ...(date !== undefined && isBelievable(date, input.arrivedAt) ? { date } : {}),
    arrivedAt: input.arrivedAt,
    text: '',
    attachments: [],
    size: input.size,
    unreadable,
  }
}
