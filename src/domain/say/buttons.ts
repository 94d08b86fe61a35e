/** One-tap commands: `mailto:` links (RFC 6068) to signed addresses, and what keeps an incident's mails together. */
import type { Facts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { Button } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import { type Seal, signedAddress, signedMessageId, tagOf } from '../mail/reference.ts'
import { bareSubject } from '../mail/subject.ts'
import type { Person, Store } from '../store.ts'

/** A `mailto:` link (RFC 6068): one tap and send. */
export function mailtoButton(label: string, address: string, subject: string, body: string): Button {
  return {
    label,
    href: `mailto:${encodeAddress(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`,
  }
}

/** `+` and `@` stay as they are: some clients show the percent form to people (RFC 6068 allows both). */
export function encodeAddress(address: string): string {
  return encodeURIComponent(address).replace('%40', '@').replaceAll('%2B', '+')
}

/** Buttons for an incident, with the address issued to this agent. */
export function buttonsFor(
  incident: Incident,
  agent: Person,
  facts: Facts,
  labels: readonly ButtonLabel[],
  argument = '',
): readonly Button[] {
  return labels.map((label) => {
    const given = label === 'snooze' ? '3d' : label === 'send' || label === 'discard' ? argument : ''
    return commandButton(label, `#${label} ${given}`.trim(), incident, agent, facts)
  })
}

/** One tap: a whole command line to this agent's address of the incident. */
export function commandButton(
  label: string,
  command: string,
  incident: Incident,
  agent: Person,
  { store, seal }: Pick<Facts, 'store' | 'seal'>,
): Button {
  const address = agentAddress(incident.number, agent, store, seal)
  // The subject of all mails about it: programs that go by subjects keep what is sent with them.
  const topic = bareSubject(maskSecrets(incident.subject)).replace(/\s+/g, ' ').slice(0, LONGEST_TOPIC).toWellFormed()
  const subject = `[${tagOf(seal, store.mailbox, incident.number)}] ${topic}`.trim()
  return mailtoButton(label, address, subject, command)
}

/** Every button repeats it, and a mail has a dozen of them. */
const LONGEST_TOPIC = 80

export type ButtonLabel =
  | 'take'
  | 'release'
  | 'resolve'
  | 'close'
  | 'wait'
  | 'snooze'
  | 'spam'
  | 'undo'
  | 'reopen'
  | 'send'
  | 'discard'
  | 'stop'
  | 'status'
  | 'history'
  | 'explain'

/** Where this agent's answers about the incident go: signed and bound, or the plain address without plus addressing. */
export function agentAddress(number: number, agent: Person, store: Store, seal: Seal): string {
  return store.plusAddressing ? signedAddress(seal, store.mailbox, 'agent', number, agent.address) : store.mailbox
}

/**
 * The root that all mails to agents about an incident cite, so that clients show them as one conversation. It is
 * signed, so an answer that keeps only this reference still finds the incident.
 */
export function threadRoot(number: number, store: Store, seal: Seal): string {
  const unique = seal.sign(['root', store.mailbox, String(number)], 16).toLowerCase()
  return signedMessageId(seal, store.mailbox, number, unique)
}
