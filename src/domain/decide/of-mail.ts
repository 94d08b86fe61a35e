/** What of a mail goes into the conversation, into the headers of an answer, and into warnings. */
import type { MessageSide, WarningId } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import type { Thread } from '../thread/thread.ts'

/** Threading headers of an answer to this mail (RFC 5322 section 3.6.4). */
export function answers(reading: Reading): { inReplyTo?: string; references?: readonly string[] } {
  const id = reading.mail.messageId
  return id === undefined ? {} : { inReplyTo: id, references: [...reading.mail.references.slice(-10), id] }
}

/** What threading gives to warn of. */
export function warningsOf({ thread }: { readonly thread: Thread }): WarningId[] {
  const warnings: WarningId[] = []
  if (thread.found?.incident.addressee !== undefined) warnings.push('answers-go-elsewhere')
  if (thread.strangerAtAgentAddress && !thread.found) warnings.push('stranger-at-agent-address')
  if (thread.forged.length > 0) warnings.push('forged-tag')
  return warnings
}

/** The mail as a message of the conversation. */
export function messageOf(reading: Reading, side: MessageSide) {
  return {
    side,
    text: maskSecrets(reading.reply.newText),
    quoted: maskSecrets(reading.reply.quotedText),
    attachments: reading.mail.attachments,
  }
}
