/** Several rules may speak of one incident at once, most of all after an outage: whoever hears of it hears the most pressing thing only. */
import type { MailName, MailToSend } from '../incident/mails.ts'

/** Mails to people of the store, the most pressing first. Whoever is an agent and a manager gets what can be answered. */
const PRESSING: readonly MailName[] = [
  'promise-reminder',
  'first-answer-reminder',
  'nudge',
  'snooze-over',
  'escalation',
]

/** One mail a person of those that are ranked, and all others. Each tells the state of the whole incident. */
export function mostPressing(mails: readonly MailToSend[]): readonly MailToSend[] {
  const best = new Map<string, MailToSend>()
  for (const mail of mails) {
    const known = best.get(mail.to.address)
    if (rankOf(mail) >= 0 && (known === undefined || rankOf(mail) < rankOf(known))) best.set(mail.to.address, mail)
  }
  return mails.filter((mail) => rankOf(mail) < 0 || best.get(mail.to.address) === mail)
}

function rankOf({ name }: MailToSend): number {
  return PRESSING.indexOf(name)
}
