import type { Mail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import { outerPrefix } from '../subject.ts'

/** What people write above a mail they send on: "see below", a name, nothing. Longer words are a matter of their own. */
const COVERING_NOTE = 300

/**
 * Mail programs can send a mail on as a file (message/rfc822) instead of in the text. What is in the file is then what
 * the sender wants read, as if it stood under the own words. A mail that only has a mail beside a matter of its own is
 * left as it is.
 */
export function withForwardedFile(mail: Mail, reply: ReplyText): ReplyText {
  const text = mail.embedded?.[0]?.text.trim() ?? ''
  if (text === '' || reply.forwarded?.text.trim() !== text || !isSentOn(mail, reply)) return reply
  return { ...reply, newText: reply.newText === '' ? text : `${reply.newText}\n\n${text}` }
}

/** The subject says so, or there is hardly a word but the file, in a mail that answers nothing. */
function isSentOn(mail: Mail, { newText, quotedText }: ReplyText): boolean {
  if (outerPrefix(mail.subject) === 'forward') return true
  return newText.length <= COVERING_NOTE && quotedText === '' && mail.inReplyTo.length === 0
}
