import type { Mail } from '../mail.ts'
import type { ReplyText } from '../reading.ts'
import { outerPrefix } from '../subject.ts'

/** What people write above a mail they send on: "see below", a name, nothing. Longer words are a matter of their own. */
const COVERING_NOTE = 300

/**
 * Mail programs can send a mail on as a file (message/rfc822) instead of in the text. What is in the file is then what
 * the sender wants read, as if it stood under the own words; whose it is is known for certain.
 */
export function withForwardedFile(mail: Mail, reply: ReplyText): ReplyText {
  const [file] = mail.embedded ?? []
  if (file === undefined || reply.forwarded !== undefined || !isSentOn(mail, reply)) return reply
  return {
    ...reply,
    newText: [reply.newText, file.text].filter((text) => text !== '').join('\n\n'),
    forwarded: {
      ...(file.from === undefined ? {} : { from: file.from.address }),
      ...(file.from === undefined || file.from.name === '' ? {} : { name: file.from.name }),
      ...(file.subject === '' ? {} : { subject: file.subject }),
      ...(file.date === undefined ? {} : { date: file.date }),
      text: file.text,
    },
  }
}

/** The subject says so, or there is hardly a word but the file, in a mail that answers nothing. */
function isSentOn(mail: Mail, { newText, quotedText }: ReplyText): boolean {
  if (outerPrefix(mail.subject) === 'forward') return true
  return newText.length <= COVERING_NOTE && quotedText === '' && mail.inReplyTo.length === 0
}
