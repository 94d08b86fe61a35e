/** What is read of a mail. */
import type { Envelope } from '../../domain/mail/mail.ts'
import type { Reading } from '../../domain/mail/reading.ts'
import type { Instant } from '../../domain/time/instant.ts'

/** A raw mail to be read. */
export type MailToRead = {
  readonly content: Uint8Array
  /** The content is only the beginning of a mail of `size` bytes. */
  readonly truncated: boolean
  readonly size: number
  readonly arrivedAt: Instant
  readonly envelope?: Envelope
}

/**
 * Reads raw mails, off the main thread, each within limits of time and memory. Never throws on a mail's shape: what could
 * not be read is named in `mail.unreadable`, and the rest stands. `mail.text` and `mail.html` come back as their beginning;
 * the words that count are those of `reply`.
 */
export type MailReader = {
  /** Starts what reading needs, so that the first mail does not wait for it. */
  ready(): Promise<void>
  /** In the order of the mails; an error is that mail's failure alone. Big contents are given away: they are empty afterwards. */
  read(mails: readonly MailToRead[]): Promise<readonly (Reading | Error)[]>
  close(): Promise<void>
}

/** Extracts attachments' bytes from a raw mail by `Attachment.index`. */
export type AttachmentReader = {
  read(content: Uint8Array, indexes: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>
}

/**
 * Verifies DKIM and DMARC alignment of a raw mail by DNS. Only asked when a listed address has no other proof. A signature that was good when
 * the mail arrived is good: a mail that waited in an outage is not refused for it.
 */
export type Authenticate = (
  content: AsyncIterable<Uint8Array>,
  from: string,
  arrivedAt: Instant,
) => Promise<'pass' | 'fail' | 'unknown'>
