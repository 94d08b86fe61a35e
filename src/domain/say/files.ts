/** Which files of a mail travel on, to agents and to customers, and why others do not. */
import type { AttachmentLine } from '../incident/shown.ts'
import { dangerousFiles } from '../mail/dangerous-file.ts'
import { WHOLE_MAIL } from '../mail/mail.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { filesWithSecrets, hasSecrets } from '../mail/secret-files.ts'
import { LIMITS } from '../policy/limits.ts'

/** Mail programs cut what is longer, and so a stranger's book is not sent to every agent twice, as text and as page. */
export const TEXT_SHOWN = 100_000

/** All files of one mail together, so that a notification still passes the agent's server. */
const MOST_BYTES_PASSED_ON = LIMITS.size.mostBytes

type FileToPassOn = AttachmentLine & {
  readonly index: number
  readonly contentType: string
  /** Why it is withheld. */
  readonly because?: 'dangerous' | 'secret' | 'large'
}

/**
 * The files of a mail; those that could harm a reader, hold card numbers or would not fit are withheld and named. A name
 * leaves as a field of the mail as well, so it is masked like all that is shown.
 */
export function filesToPassOn(reading: Reading): readonly FileToPassOn[] {
  const dangerous = dangerousFiles(reading.mail)
  const secret = filesWithSecrets(reading.mail)
  let bytes = 0
  return reading.mail.attachments.map(({ index, filename, contentType, size }) => {
    const file = { index, filename: maskSecrets(filename), contentType, size }
    if (dangerous.has(index)) return { ...file, withheld: true, because: 'dangerous' }
    if (secret.has(index)) return { ...file, withheld: true, because: 'secret' }
    if (bytes + size > MOST_BYTES_PASSED_ON) return { ...file, withheld: true, because: 'large' }
    bytes += size
    return { ...file, withheld: false }
  })
}

/**
 * The mail itself, when it could not be read or shown in full and fits: somebody can then look for what is missing. Not where a
 * file was withheld or a card number masked: it would come along.
 */
export function originalToPassOn(reading: Reading): readonly FileToPassOn[] {
  const { unreadable, size } = reading.mail
  const isWhole = unreadable === undefined && reading.reply.newText.length <= TEXT_SHOWN
  const files = filesToPassOn(reading)
  const bytes = files.reduce((sum, file) => sum + file.size, size)
  if (isWhole || bytes > MOST_BYTES_PASSED_ON || files.some((file) => file.withheld) || hasSecrets(reading.mail))
    return []
  return [{ index: WHOLE_MAIL, filename: 'original.eml', contentType: 'message/rfc822', size, withheld: false }]
}
