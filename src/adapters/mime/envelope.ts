import type { Address, Mail } from '../../domain/mail/mail.ts'
import { readAddresses } from './addresses.ts'
import { readDate } from './date.ts'
import { decodeWords, headerMap, messageIds, oneLine } from './header-text.ts'
import type { Field } from './scan-headers.ts'

/** The header fields that people read, and all of them undecoded. */
export type Envelope = Pick<
  Mail,
  | 'messageId'
  | 'inReplyTo'
  | 'references'
  | 'from'
  | 'sender'
  | 'replyTo'
  | 'to'
  | 'cc'
  | 'subject'
  | 'date'
  | 'headers'
>

/** The header fields alone; `charset` is what the words of the mail are in. */
export function readEnvelope(fields: readonly Field[], charset?: string): Envelope {
  const headers = headerMap(fields, charset)
  const value = (name: string): string | undefined => headers.get(name)?.[0]
  const addresses = (name: string): readonly Address[] => readAddresses(value(name), charset)
  const [messageId] = messageIds(value('message-id'), 1)
  const [sender] = addresses('sender')
  const date = readDate(value('date'))
  return {
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: messageIds(value('in-reply-to')),
    references: messageIds(value('references')),
    from: addresses('from'),
    ...(sender === undefined ? {} : { sender }),
    replyTo: addresses('reply-to'),
    to: addresses('to'),
    cc: addresses('cc'),
    subject: oneLine(decodeWords(value('subject') ?? '', charset)),
    ...(date === undefined ? {} : { date }),
    headers,
  }
}
