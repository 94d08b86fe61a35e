import { isMailFile } from './dangerous-file.ts'
import type { Mail } from './mail.ts'
import { maskSecrets } from './mask.ts'

/**
 * The mails and appointments sent along as files that hold what is masked wherever it is shown, by their index: a file
 * leaves as it is. People read the masked text of them, so nothing is lost when they stay back.
 */
export function filesWithSecrets({ attachments, embedded = [], invitations = [] }: Mail): ReadonlySet<number> {
  const mails = embedded.some(({ from, subject, text }) => hold(from?.name, from?.address, subject, text))
  const dates = invitations.some(({ summary, location, organizer, description }) =>
    hold(summary, location, organizer, description),
  )
  return new Set(
    attachments.filter((file) => (mails && isMailFile(file)) || (dates && isCalendar(file))).map(({ index }) => index),
  )
}

/** Whether a mail itself says something in its text that is masked where it is shown. */
export function hasSecrets({ subject, text, html = '' }: Mail): boolean {
  return hold(subject, text, html)
}

function hold(...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text = '') => maskSecrets(text) !== text)
}

function isCalendar({ contentType, filename }: { readonly contentType: string; readonly filename: string }): boolean {
  return contentType.startsWith('text/calendar') || /\.(?:ics|vcs)$/i.test(filename)
}
