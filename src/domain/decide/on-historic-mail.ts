/**
 * A mail from before: of an import, or of what lay in the mailbox at the first start. It changes what is known and says nothing to
 * anybody, and nobody commands by it: who wrote is taken from the From field alone, which is enough for a memory and for nothing else.
 *
 * Its incident ends with its last word, as history. Only what an import brings, is young, and whose last word is the customer's, stays
 * open, so that it stands in lists and handovers: somebody may be waiting. No clock writes about it; the customer's next mail wakes it.
 */
import { maskedClassification } from '../incident/classified.ts'
import type { Decision, Outcome } from '../incident/decision.ts'
import type { Actor, Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import { settleLanguage } from '../language/language.ts'
import { type Address, header } from '../mail/mail.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { isOfInstallation, type Store } from '../store.ts'
import type { Threaded } from '../thread/thread.ts'
import { DAY } from '../time/instant.ts'
import { domainOf } from './acknowledgement.ts'
import { messageOf } from './of-mail.ts'

/** What an archive knows beside the bytes; absent for a first start. */
export type History = 'import' | 'sent' | 'answered'

/** Longer ago nobody waits for an answer to this very mail any more: who still does has written again, or will. */
export const STILL_OPEN_FOR = 14 * DAY

/** Who gets a mail of the store that is a word to a customer; more are a circular. */
const MOST_ADDRESSED = 3

/** Whether a customer's old mail may still wait for an answer. */
export function mayStillWait(reading: Reading, { now, history }: MailFacts): boolean {
  return history === 'import' && !reading.onlyThanks && now - reading.mail.arrivedAt < STILL_OPEN_FOR
}

/** Whether the store wrote this: its mailbox, an agent, or whoever sent what lay among sent mail. */
export function isOfStore(sender: string, history: History | undefined, store: Store): boolean {
  return history === 'sent' || isOfInstallation(sender, store) || store.agents.some((a) => a.address === sender)
}

/** Whether somebody unlisted answers the customer from one of the store's domains: an agent of then. */
export function isOfFormerAgent(sender: string, found: Threaded | undefined, reading: Reading, store: Store): boolean {
  if (found === undefined || found.incident.participants.includes(sender)) return false
  const domains = [store.mailbox, ...store.agents.map(({ address }) => address)].map(domainOf)
  const { customer } = found.incident
  return (
    domains.includes(domainOf(sender)) &&
    domainOf(customer.address) !== domainOf(sender) &&
    [...reading.mail.to, ...reading.mail.cc].some(({ address }) => address === customer.address)
  )
}

/** Those of the recipients who are none of ours. */
export function outsiders(reading: Reading, store: Store): readonly Address[] {
  const ours = [...store.agents, ...store.managers].map(({ address }) => address)
  return [...reading.mail.to, ...reading.mail.cc].filter(
    ({ address }) => address.includes('@') && !ours.includes(address) && !isOfInstallation(address, store),
  )
}

/** Machines of then: nothing follows, and what they cited leads to the conversation all the same. */
export function onHistoricMachine(reading: Reading, found: Threaded | undefined): Decision & { outcome: Outcome } {
  const { nature } = reading
  const bounced = nature.kind === 'bounce'
  return {
    events: [],
    mails: [],
    ...(found ? { incident: found.incident, refersAs: found.incident.customer.address } : {}),
    outcome: {
      kind: 'automatic',
      why: maskSecrets(`${nature.kind}: ${nature.evidence}`),
      ...(found ? { incident: found.incident.number } : {}),
      ...(bounced ? { bounced } : {}),
    },
  }
}

/** Whether a machine of the store wrote it, such as the acknowledgements of the desk before. */
export function isByMachine({ mail, nature }: Reading): boolean {
  if (nature.kind === 'auto-reply' || nature.kind === 'list') return true
  return !/^\s*(?:no\b|$)/i.test(header(mail, 'auto-submitted') ?? '')
}

/** Words of the store: joined to the conversation, or the beginning of one. */
export function onHistoricWords(
  reading: Reading,
  sender: Address,
  found: Threaded | undefined,
  facts: MailFacts,
): Decision & { outcome: Outcome } {
  const to = outsiders(reading, facts.store)
  const by: Actor = { kind: 'agent', address: sender.address }
  if (found) return join(reading, found, to, by)
  const [customer] = to
  if (customer === undefined || to.length > MOST_ADDRESSED) {
    const why = to.length > 0 ? `a circular of the store to ${to.length} people` : 'internal mail of the store'
    return { events: [], mails: [], outcome: { kind: 'ignored', why } }
  }
  return open(reading, customer, by, facts)
}

function join(reading: Reading, found: Threaded, to: readonly Address[], by: Actor): Decision & { outcome: Outcome } {
  const { incident: before } = found
  const tells = to.some(({ address }) => before.participants.includes(address))
  const happening: Happening = tells
    ? { kind: 'answered', silent: true }
    : to.length > 0
      ? { kind: 'wrote-to-others', to: to.map(({ address }) => address).slice(0, 20) }
      : { kind: 'noted' }
  const events: IncidentEvent[] = [{ at: reading.mail.arrivedAt, by, ...happening }]
  const incident = fold(events, before) as Incident
  return {
    incident,
    events,
    mails: [],
    message: messageOf(reading, tells ? 'store' : 'note'),
    refersAs: before.customer.address,
    outcome: { kind: 'filed', incident: incident.number, opened: false },
  }
}

/** The store wrote first. */
function open(reading: Reading, customer: Address, by: Actor, facts: MailFacts): Decision & { outcome: Outcome } {
  const { language, evidence } = settleLanguage(reading.language, facts.earlier[0]?.language)
  const at = reading.mail.arrivedAt
  const events: IncidentEvent[] = [
    {
      kind: 'opened',
      at,
      by,
      number: facts.freshNumber,
      customer,
      language: language === 'unknown' ? facts.store.defaultLanguage : language,
      languageBecause: maskSecrets(evidence),
      subject: maskSecrets(reading.mail.subject).slice(0, 300),
      classification: maskedClassification(reading.classification),
      orderNumbers: reading.orderNumbers,
      byStore: true,
      silentBecause: 'history',
    },
    { kind: 'answered', at, by, silent: true },
  ]
  const incident = fold(events) as Incident
  return {
    incident,
    events,
    mails: [],
    message: messageOf(reading, 'store'),
    refersAs: customer.address,
    outcome: { kind: 'filed', incident: incident.number, opened: true },
  }
}
