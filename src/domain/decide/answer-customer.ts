/** An agent's words on their way: to the customer, to whom `#to` names instead, and as copies to whom `#cc` added. */
import type { Applied } from '../command/apply-commands.ts'
import type { MailFacts } from '../incident/facts.ts'
import { type Incident, isThirdParty } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { Choice } from '../incident/shown.ts'
import type { Address } from '../mail/mail.ts'
import { maskSecrets } from '../mail/mask.ts'
import { signedAddress, tagOf } from '../mail/reference.ts'
import { mailtoButton } from '../say/buttons.ts'
import { filesToPassOn } from '../say/files.ts'
import { greetingName } from '../say/greeting.ts'
import type { AgentMail } from './answer-agent.ts'

export type Writing = {
  /** As it is after the mail. */
  readonly incident: Incident
  readonly input: AgentMail
  readonly applied: Applied
  readonly facts: MailFacts
  /** The agent's words; '' when they go to nobody. */
  readonly text: string
  /** The customer is written to. */
  readonly tells: boolean
  /** Others who get the words. */
  readonly copies: readonly Address[]
}

/**
 * Who gets the words besides the customer: not who was only ever written to alone. Where somebody is written to instead, only that one and whom the
 * same mail adds.
 */
export function toOthers(incident: Incident, agent: string, applied: Applied): readonly Address[] {
  const { addressee, customer } = incident
  const added = new Map(
    applied.happenings.flatMap((h) =>
      (h.kind === 'copied' || h.kind === 'addressed') && h.address !== undefined ? [[h.address, h.name ?? '']] : [],
    ),
  )
  return incident.participants
    .filter((address) => address !== customer.address && address !== agent && address !== '')
    .filter((address) =>
      addressee === undefined
        ? added.has(address) || !incident.aside?.includes(address)
        : address === addressee || added.has(address),
    )
    .map((address) => ({ address, name: added.get(address) ?? '' }))
}

/** One mail each: nobody sees the address of another, and each answers at an address of the store. */
export function writeTo(writing: Writing): readonly MailToSend[] {
  const { tells, text, copies, input } = writing
  const files = filesOf(writing)
  const hasWords = text !== '' || files.length > 0
  return [
    ...(tells ? [toCustomer(writing)] : []),
    ...(hasWords && !writing.applied.note ? copies.map((to) => copyFor(to, writing, input.agent.name)) : []),
  ]
}

function toCustomer(writing: Writing): MailToSend {
  const { incident, input, applied, facts } = writing
  const { agent } = input
  const name = greetingName(incident.customer.name)
  const { subject } = incident
  const promise = applied.promise && { dueAt: applied.promise.dueAt, text: maskSecrets(applied.promise.text) }
  const offer = applied.offer && choices(incident, applied.offer.options, facts)
  const agentName = agent.name || facts.store.name
  const common = {
    to: incident.customer,
    language: incident.language,
    lane: 'reply',
    onceKey: `relay:${facts.rawMailId}`,
    replyAs: 'customer',
    author: agent.address,
    about: incident.number,
    voice: { kind: 'agent', name: agentName },
    ...(facts.latestCustomerMessageId === undefined
      ? {}
      : { inReplyTo: facts.latestCustomerMessageId, references: [facts.latestCustomerMessageId] }),
  } as const
  // What goes to somebody else, or stays in the house, is not what the customer reads.
  const own = incident.addressee === undefined && !applied.note
  const text = own ? writing.text : ''
  const files = own ? filesOf(writing) : []
  if (text !== '' || files.length > 0)
    return {
      ...common,
      name: 'relay',
      data: {
        name,
        agentName,
        text: maskSecrets(text),
        resolved: applied.resolve,
        subject,
        ...(promise ? { promise } : {}),
        ...(offer ? { offer } : {}),
      },
      attachments: files,
    }
  if (offer && promise)
    return { ...common, name: 'relay', data: { name, agentName, text: '', resolved: false, subject, promise, offer } }
  if (offer) return { ...common, name: 'offer', data: { name, agentName, options: offer, subject } }
  if (promise) return { ...common, name: 'promise', data: { name, agentName, ...promise, subject } }
  return { ...common, name: 'resolved', data: { name, agentName, subject } }
}

/** The addressee gets the words as his own; everybody else a copy that says so. */
function copyFor(to: Address, writing: Writing, agent: string): MailToSend {
  const { incident, input, facts, text } = writing
  const isAddressee = to.address === incident.addressee
  const agentName = agent || facts.store.name
  const customer = greetingName(incident.customer.name) || facts.store.name
  return {
    name: 'relay',
    data: {
      name: '',
      agentName,
      text: maskSecrets(text),
      resolved: false,
      subject: incident.subject,
      ...(isAddressee ? {} : { copyOf: customer }),
    },
    to,
    language: isThirdParty(incident, to.address) ? facts.store.defaultLanguage : incident.language,
    lane: 'reply',
    voice: { kind: 'agent', name: agentName },
    onceKey: `relay:${facts.rawMailId}:${to.address}`,
    replyAs: 'customer',
    author: input.agent.address,
    about: incident.number,
    attachments: filesOf(writing),
  }
}

/** A note is internal with all that hangs on it, also when a command of the same mail tells the customer something. */
function filesOf({ input, applied, facts }: Writing) {
  if (applied.note || applied.takesText) return []
  return filesToPassOn(input.reading)
    .filter((file) => !file.withheld)
    .map(({ index, filename, contentType }) => ({ rawMailId: facts.rawMailId, index, filename, contentType }))
}

/** A choice is an answer to the customer's own address, with the option as its text. */
function choices(incident: Incident, options: readonly string[], { store, seal }: MailFacts): readonly Choice[] {
  const { mailbox, plusAddressing } = store
  const address = plusAddressing ? signedAddress(seal, mailbox, 'customer', incident.number) : mailbox
  const subject = `[${tagOf(seal, mailbox, incident.number)}]`
  return options.map((text, at) => ({
    text: maskSecrets(text),
    href: mailtoButton('offer', address, subject, `${at + 1}. ${maskSecrets(text)}`).href,
  }))
}
