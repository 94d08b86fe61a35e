/** What people find in the mails they get. */
import type { ReadMail } from '../post-office.ts'
import { readMailto } from './client.ts'
import { decoded } from './quote.ts'

/** The link of the button with this command. */
export function buttonOf(mail: ReadMail, command: string): string {
  const found = mailtosOf(mail).find((href) => readMailto(href).body.trim().split(' ')[0] === command)
  if (found === undefined) throw new Error(`no button ${command} in ${mail.subject}`)
  return found
}

/** What a customer reads above the store's own line. */
export function wordsOf(relay: ReadMail): string {
  return relay.text.split('\n-- \n')[0]?.trim() ?? ''
}

function mailtosOf({ html }: ReadMail): readonly string[] {
  return [...html.matchAll(/href="(mailto:[^"]+)"/g)].map(([, href = '']) => decoded(href))
}
