import type { SentMail } from './outgoing.ts'
import { isStaff, nameOf } from './people.ts'

/** The same letter to one or several people. */
export type Letter = { readonly at: number; readonly names: readonly string[]; readonly gist: string }

/**
 * Mails as a reader would tell them: what went to several agents at once is one letter. Mails to customers are told by
 * their subject; mails to agents by their first line, because all mails about an incident have the same subject.
 */
export function letters(sent: readonly SentMail[]): readonly Letter[] {
  const found = new Map<string, { readonly at: number; readonly names: string[]; readonly gist: string }>()
  for (const mail of sent) {
    const aboutIncident = isStaff(mail.to) && mail.incident !== undefined
    const key = `${mail.at} ${mail.subject} ${aboutIncident ? '' : mail.to}`
    const letter = found.get(key) ?? {
      at: mail.at,
      names: [],
      gist: aboutIncident ? firstLine(mail.text) : untagged(mail.subject),
    }
    letter.names.push(nameOf(mail.to))
    found.set(key, letter)
  }
  return [...found.values()]
}

function firstLine(text: string): string {
  const [first = '', second = ''] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const line = first.endsWith(':') ? `${first} ${second.trim()}` : first
  return line.length > 100 ? `${line.slice(0, 99)}…` : line
}

function untagged(subject: string): string {
  return subject.replace(/\s*\[INC-\d+-\w+\]\s*/, ' ').trim()
}
