/** The notification of a new message to everybody who hears of the incident, and the one mail an hour when it storms. */
import { correspondentOf } from '../authority/speaker.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import type { WarningId } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { LIMITS } from '../policy/limits.ts'
import { buttonsFor, threadRoot } from './buttons.ts'
import { cardOf, lineOf } from './cards.ts'
import { contentsOf, warningsAbout } from './contents.ts'
import { deskOf } from './desk.ts'
import { filesToPassOn, originalToPassOn, TEXT_SHOWN } from './files.ts'
import { agentsFor, languageOf } from './people.ts'

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
  const card = cardOf(incident, facts)
  const files = [...filesToPassOn(reading), ...originalToPassOn(reading)]
  const warnings: WarningId[] = [...what.warnings, ...warningsAbout(reading)]
  if (files.some((f) => f.because === 'dangerous')) warnings.push('dangerous-attachment')
  if (files.some((f) => f.because === 'secret')) warnings.push('attachment-with-secrets')
  if (files.some((f) => f.because === 'large')) warnings.push('large-attachment')
  if (replyToDiffers(reading)) warnings.push('reply-to-differs')
  if (isStorm(reading, facts)) return storm(incident, reading, facts)
  const contents = contentsOf(reading)
  return agentsFor(incident, facts.store).map((agent) => ({
    name: 'notification',
    data: {
      card,
      isNew: what.isNew,
      reopened: what.reopened,
      threadedBy: what.threadedBy,
      writer: writerShown(reading),
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

function writerShown(reading: Reading): string {
  const sender = correspondentOf(reading) ?? reading.mail.from[0]
  return sender ? (sender.name ? `${sender.name} <${sender.address}>` : sender.address) : '?'
}

function textShown({ reply }: Reading): string {
  if (reply.newText.length <= TEXT_SHOWN) return reply.newText
  return `${reply.newText.slice(0, TEXT_SHOWN).toWellFormed()} …`
}

/** Outsiders have written more to this incident lately than people do. */
export function isStorm(reading: Reading, facts: MailFacts): boolean {
  return lately(reading, facts) >= LIMITS.storm.messages
}

/** Messages of outsiders to this incident within the hour before this one. */
export function lately(reading: Reading, { conversation }: Pick<MailFacts, 'conversation'>): number {
  const since = reading.mail.arrivedAt - LIMITS.storm.within
  return conversation.filter((entry) => (entry.side === 'customer' || entry.side === 'unconfirmed') && entry.at > since)
    .length
}

/** One mail an hour to each agent: nothing is lost, and nobody's inbox is flooded. */
export function storm(incident: Incident, reading: Reading, facts: MailFacts): readonly MailToSend[] {
  const hour = Math.floor(reading.mail.arrivedAt / LIMITS.storm.within)
  return agentsFor(incident, facts.store).map((agent) => ({
    name: 'storm',
    data: {
      card: cardOf(incident, facts),
      writer: writerShown(reading),
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
