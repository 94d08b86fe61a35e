import type { Mail } from '../../domain/mail/mail.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { cheapAddress, decodeWords, headerMap, messageIds, oneLine } from './header-text.ts'
import { scanHeaders } from './scan-mime.ts'

/** A raw mail as the parser takes it. */
export type MailToParse = {
  readonly content: Uint8Array
  /** The content is only the beginning of a mail of `size` bytes. */
  readonly truncated: boolean
  readonly size: number
  readonly arrivedAt: Instant
}

/** The reduced reading: header fields by a scanner that cannot fail; the raw mail has the rest. */
export function headersOnly(input: MailToParse, unreadable: string): Mail {
  const headers = headerMap(scanHeaders(input.content))
  const value = (name: string): string | undefined => headers.get(name)?.[0]
  const [messageId] = messageIds(value('message-id'), 1)
  return {
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: messageIds(value('in-reply-to')),
    references: messageIds(value('references')),
    from: cheapAddress(value('from')),
    replyTo: cheapAddress(value('reply-to')),
    to: cheapAddress(value('to')),
    cc: cheapAddress(value('cc')),
    subject: oneLine(decodeWords(value('subject') ?? '')),
    arrivedAt: input.arrivedAt,
    text: '',
    attachments: [],
    headers,
    size: input.size,
    unreadable,
  }
}
