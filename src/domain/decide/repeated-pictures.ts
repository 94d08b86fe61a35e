import { isOnlyThanks } from '../classify/only-thanks.ts'
import { besideWords } from '../mail/beside-words.ts'
import { isPictureInText, isSentToSee } from '../mail/logos.ts'
import type { Reading } from '../mail/reading.ts'

/** The reading without the pictures that were there before: they are passed on to nobody again and count for nothing. */
export function withoutRepeated(reading: Reading, isRepeated: (sha256: string) => boolean): Reading {
  const { mail, reply } = reading
  const attachments = mail.attachments.filter((file) => !isPictureInText(file) || !isRepeated(file.sha256))
  if (attachments.length === mail.attachments.length) return reading
  const onlyThanks =
    reading.onlyThanks || (!attachments.some(isSentToSee) && isOnlyThanks(reply.newText, besideWords(mail, [])))
  return { ...reading, mail: { ...mail, attachments }, onlyThanks }
}
