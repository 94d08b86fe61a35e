/** What agents and managers are shown: cards, lines, buttons, and the notification of a new message. */

import { correspondentOf } from '../authority/speaker.ts'
import type { Facts, MailFacts } from '../incident/facts.ts'
import type { Incident, Offer } from '../incident/incident.ts'
import type {
  AttachmentLine,
  Button,
  IncidentCard,
  IncidentLine,
  MailToSend,
  NumberedLine,
  WarningId,
} from '../incident/mails.ts'
import type { Language } from '../language/language.ts'
import { dangerousFiles } from '../mail/dangerous-file.ts'
import { WHOLE_MAIL } from '../mail/mail.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { type Seal, signedAddress, signedMessageId, tagOf } from '../mail/reference.ts'
import { filesWithSecrets, hasSecrets } from '../mail/secret-files.ts'
import { firstAnswerTarget, POLICIES } from '../policy/policies.ts'
import type { Person, Store } from '../store.ts'
import { addBusinessTime } from '../time/business-time.ts'
import { contentsOf, warningsAbout } from './contents.ts'
import { deskOf } from './desk.ts'

/** Who hears of an incident: the assigned agent or who covers, else all agents of its category, else all. Not those who are away. */
export function agentsFor(incident: Incident, store: Store): readonly Person[] {
  const assigned = store.agents.find((agent) => agent.address === incident.assignee)
  if (assigned && !assigned.away) return [assigned]
  const cover = store.agents.find((agent) => agent.address === assigned?.away?.cover && !agent.away)
  if (cover) return [cover]
  const present = store.agents.filter((agent) => !agent.away)
  // When all are away, all hear of it: somebody will look.
  const there = present.length > 0 ? present : store.agents
  const ofCategory = there.filter(
    (a) => a.categories.length === 0 || a.categories.includes(incident.classification.category),
  )
  return ofCategory.length > 0 ? ofCategory : there
}

export function languageOf(person: Person, store: Store): Language {
  return person.language ?? store.defaultLanguage
}

/** The incident as a card, as on top of every mail to agents. */
export function cardOf(incident: Incident, facts: Facts): IncidentCard {
  const answerDueAt =
    incident.firstAnsweredAt === undefined && incident.awaitingAnswerSince !== undefined
      ? addBusinessTime(
          facts.store.calendar,
          incident.awaitingAnswerSince,
          firstAnswerTarget(incident.classification.urgent),
        )
      : undefined
  return {
    reference: tagOf(facts.seal, facts.store.mailbox, incident.number),
    customer: incident.customer,
    language: incident.language,
    category: incident.classification.category,
    topic: incident.classification.topic,
    sure: incident.classification.sure,
    evidence: incident.classification.evidence.map(maskSecrets),
    urgent: incident.classification.urgent,
    status: incident.standing.status,
    orderNumbers: incident.orderNumbers,
    openedAt: incident.openedAt,
    ...assigneeOf(incident, facts.store),
    ...(incident.promise ? { promise: { dueAt: incident.promise.dueAt, text: incident.promise.text } } : {}),
    ...(answerDueAt === undefined ? {} : { answerDueAt }),
    ...(incident.snoozedUntil === undefined ? {} : { snoozedUntil: incident.snoozedUntil }),
    ...(incident.standing.status === 'waiting' ? { waitingSince: incident.standing.since } : {}),
    copied: incident.participants.filter(
      (address) => address !== incident.customer.address && address !== incident.addressee,
    ),
    ...(incident.addressee === undefined ? {} : { addressee: incident.addressee }),
    compensations: (incident.compensations ?? []).map(({ amount, currency, text }) =>
      maskSecrets(`${amount} ${currency} ${text}`.trim()),
    ),
    ...(incident.offer ? { offer: offerOf(incident.offer) } : {}),
    related: [...(incident.absorbed ?? []), ...(incident.splitOff ?? []), ...(incident.linked ?? [])].map((number) =>
      tagOf(facts.seal, facts.store.mailbox, number),
    ),
    ...(incident.parent === undefined ? {} : { parent: tagOf(facts.seal, facts.store.mailbox, incident.parent) }),
  }
}

function offerOf({ options, chosen }: Offer): NonNullable<IncidentCard['offer']> {
  const words = chosen === undefined ? undefined : options[chosen]
  return { options: options.map(maskSecrets), ...(words === undefined ? {} : { chosen: maskSecrets(words) }) }
}

/** Incidents as numbered lines, each with this agent's own address. */
export function numberedLines(
  incidents: readonly Incident[],
  person: Person,
  { store, seal }: Pick<Facts, 'store' | 'seal'>,
): readonly NumberedLine[] {
  const isAgent = store.agents.some((agent) => agent.address === person.address)
  return incidents.map((incident, index) => ({
    ...lineOf(incident, seal, store),
    n: index + 1,
    href: isAgent ? `mailto:${encodeAddress(agentAddress(incident.number, person, store, seal))}` : '',
  }))
}

/** The incident in one line. */
export function lineOf(incident: Incident, seal: Seal, store: Store): IncidentLine {
  return {
    reference: tagOf(seal, store.mailbox, incident.number),
    subject: maskSecrets(incident.subject),
    customer: incident.customer.name || incident.customer.address,
    category: incident.classification.category,
    topic: incident.classification.topic,
    status: incident.standing.status,
    since: incident.awaitingAnswerSince ?? incident.lastCustomerAt,
    ...(incident.promise === undefined ? {} : { promised: incident.promise.dueAt }),
    ...(incident.snoozedUntil === undefined ? {} : { snoozedUntil: incident.snoozedUntil }),
    urgent: incident.classification.urgent,
    ...assigneeOf(incident, store),
  }
}

/** The assigned agent by name, for people. */
function assigneeOf(incident: Incident, store: Store): { assignee?: string } {
  const { assignee } = incident
  if (assignee === undefined) return {}
  return { assignee: store.agents.find((agent) => agent.address === assignee)?.name || assignee }
}

/** A `mailto:` link (RFC 6068): one tap and send. */
export function mailtoButton(label: string, address: string, subject: string, body: string): Button {
  return {
    label,
    href: `mailto:${encodeAddress(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`,
  }
}

/** `+` and `@` stay as they are: some clients show the percent form to people (RFC 6068 allows both). */
function encodeAddress(address: string): string {
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
  return mailtoButton(label, address, `[${tagOf(seal, store.mailbox, incident.number)}]`, command)
}

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

/** The latest messages shown to agents; more of them in the answer to `#status`. */
const CONVERSATION_SHOWN = 8

/** Notifications to everybody who hears of this incident. */
export function notifications(
  incident: Incident,
  reading: Reading,
  facts: MailFacts,
  what: {
    readonly isNew: boolean
    readonly reopened: boolean
    readonly threadedBy: string
    readonly warnings: readonly WarningId[]
  },
): readonly MailToSend[] {
  const sender = correspondentOf(reading) ?? reading.mail.from[0]
  const writer = sender ? (sender.name ? `${sender.name} <${sender.address}>` : sender.address) : '?'
  const card = cardOf(incident, facts)
  const files = [...filesToPassOn(reading), ...originalToPassOn(reading)]
  const warnings: WarningId[] = [...what.warnings, ...warningsAbout(reading)]
  if (files.some((f) => f.because === 'dangerous')) warnings.push('dangerous-attachment')
  if (files.some((f) => f.because === 'secret')) warnings.push('attachment-with-secrets')
  if (files.some((f) => f.because === 'large')) warnings.push('large-attachment')
  if (replyToDiffers(reading)) warnings.push('reply-to-differs')
  if (isStorm(reading, facts)) return storm(incident, writer, reading, facts)
  const contents = contentsOf(reading)
  return agentsFor(incident, facts.store).map((agent) => ({
    name: 'notification',
    data: {
      card,
      isNew: what.isNew,
      reopened: what.reopened,
      threadedBy: what.threadedBy,
      writer,
      text: maskSecrets(textShown(reading)),
      ...contents,
      conversation: facts.conversation.slice(-CONVERSATION_SHOWN),
      earlier: facts.earlier.map((i) => lineOf(i, facts.seal, facts.store)),
      attachments: files.map(({ filename, size, withheld }) => ({ filename, size, withheld })),
      warnings,
      ...deskOf(incident, agent, facts),
      subject: maskSecrets(incident.subject),
    },
    to: { address: agent.address, name: agent.name },
    language: languageOf(agent, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `notification:${facts.rawMailId}:${agent.address}`,
    replyAs: 'agent',
    references: [threadRoot(incident.number, facts.store, facts.seal)],
    attachments: files
      .filter((f) => !f.withheld)
      .map((f) => ({ rawMailId: facts.rawMailId, index: f.index, filename: f.filename, contentType: f.contentType })),
  }))
}

/** Mail programs cut what is longer, and so a stranger's book is not sent to every agent twice, as text and as page. */
const TEXT_SHOWN = 100_000

function textShown({ reply }: Reading): string {
  if (reply.newText.length <= TEXT_SHOWN) return reply.newText
  return `${reply.newText.slice(0, TEXT_SHOWN).toWellFormed()} …`
}

/** Outsiders have written more to this incident lately than people do. */
function isStorm(reading: Reading, facts: MailFacts): boolean {
  return lately(reading, facts) >= POLICIES.storm.messages
}

function lately(reading: Reading, { conversation }: MailFacts): number {
  const since = reading.mail.arrivedAt - POLICIES.storm.within
  return conversation.filter((entry) => (entry.side === 'customer' || entry.side === 'unconfirmed') && entry.at > since)
    .length
}

/** One mail an hour to each agent: nothing is lost, and nobody's inbox is flooded. */
function storm(incident: Incident, writer: string, reading: Reading, facts: MailFacts): readonly MailToSend[] {
  const hour = Math.floor(reading.mail.arrivedAt / POLICIES.storm.within)
  return agentsFor(incident, facts.store).map((agent) => ({
    name: 'storm',
    data: {
      card: cardOf(incident, facts),
      writer,
      count: lately(reading, facts) + 1,
      buttons: buttonsFor(incident, agent, facts, ['status', 'close']),
      subject: maskSecrets(incident.subject),
    },
    to: { address: agent.address, name: agent.name },
    language: languageOf(agent, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    onceKey: `storm:${incident.number}:${hour}:${agent.address}`,
    replyAs: 'agent',
    references: [threadRoot(incident.number, facts.store, facts.seal)],
  }))
}

function replyToDiffers(reading: Reading): boolean {
  if (reading.nature.kind === 'human' && reading.nature.writer !== undefined) return false
  const from = reading.mail.from[0]?.address
  return reading.mail.replyTo.length > 0 && !reading.mail.replyTo.some((a) => a.address === from)
}

/** All files of one mail together, so that a notification still passes the agent's server. */
const MOST_BYTES_PASSED_ON = POLICIES.size.mostBytes

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
function originalToPassOn(reading: Reading): readonly FileToPassOn[] {
  const { unreadable, size } = reading.mail
  const isWhole = unreadable === undefined && reading.reply.newText.length <= TEXT_SHOWN
  const files = filesToPassOn(reading)
  const bytes = files.reduce((sum, file) => sum + file.size, size)
  if (isWhole || bytes > MOST_BYTES_PASSED_ON || files.some((file) => file.withheld) || hasSecrets(reading.mail))
    return []
  return [{ index: WHOLE_MAIL, filename: 'original.eml', contentType: 'message/rfc822', size, withheld: false }]
}

/** When an answer is promised in an acknowledgement. */
export function answerBy(incident: Incident, facts: Facts): number {
  const from = Math.max(incident.awaitingAnswerSince ?? incident.openedAt, facts.now)
  return addBusinessTime(facts.store.calendar, from, POLICIES.firstAnswer.businessTime)
}
