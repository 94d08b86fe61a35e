import type { Address, Mail } from '../../domain/mail/mail.ts'
import { readAddresses } from './addresses.ts'
import { readDate } from './date.ts'
import { decodeWords, headerMap, messageIds, oneLine } from './header-text.ts'
import type { Field } from './scan-headers.ts'

/** So many fields of one name are looked at. */
const MOST_REPEATED = 10

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
  // Of a field that may stand once the first counts that says something; recipients and references are gathered.
  const addresses = (name: string): readonly Address[] => {
    for (const each of headers.get(name)?.slice(0, MOST_REPEATED) ?? []) {
      const found = readAddresses(each, charset)
      if (found.length > 0) return found
    }
    return []
  }
  const gathered = (name: string): string | undefined => headers.get(name)?.slice(0, MOST_REPEATED).join(', ')
  const [messageId] = messageIds(value('message-id'), 1)
  const [sender] = addresses('sender')
  const date = readDate(value('date'))
  return {
    ...(messageId === undefined ? {} : { messageId }),
    inReplyTo: messageIds(gathered('in-reply-to')),
    references: messageIds(gathered('references')),
    from: addresses('from'),
    ...(sender === undefined ? {} : { sender }),
    replyTo: addresses('reply-to'),
    to: readAddresses(gathered('to'), charset),
    cc: readAddresses(gathered('cc'), charset),
    subject: oneLine(decodeWords(value('subject') ?? '', charset)),
    ...(date === undefined ? {} : { date }),
    headers,
  }
}
