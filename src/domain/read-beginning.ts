import type { Mail } from './mail/mail.ts'
import type { Reading } from './mail/reading.ts'
import type { Seal } from './mail/reference.ts'
import { read, type WordSense } from './read.ts'
import type { Store } from './store.ts'

/** As much as a rule of any cost can read at once. */
const BEGINNING = { text: 8 * 1024, html: 32 * 1024, subject: 1_000 }

/**
 * The reading of a mail that could not be read to its end: of its beginning, by cheap rules only. The operator's own
 * pattern is left out, since nobody knows what it costs, and so are phrases. `mail` stays as it was given.
 */
export function readBeginning(mail: Mail, store: Store, seal: Seal, sense: Omit<WordSense, 'phrases'>): Reading {
  const { orderPattern: _, ...ours } = store
  const { html, ...rest } = mail
  const short: Mail = {
    ...rest,
    subject: beginning(mail.subject, BEGINNING.subject),
    text: beginning(mail.text, BEGINNING.text),
    ...(html === undefined ? {} : { html: beginning(html, BEGINNING.html) }),
  }
  return { ...read(short, ours, seal, { ...sense, phrases: () => [] }), mail }
}

/** Never half a character. */
function beginning(text: string, length: number): string {
  return text.slice(0, length).toWellFormed()
}
