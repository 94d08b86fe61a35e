/**
 * The last looks before an agent's words go to a customer: is it too much for a mail server (refused), does it hold what must not leave, was something
 * said meanwhile that the agent has not seen (both held, until `#send` or `#discard`).
 */

import type { CommandProblem } from '../incident/command-answers.ts'
import { evolve } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { HeldAnswer, Incident } from '../incident/incident.ts'
import type { ConversationEntry } from '../incident/shown.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { LIMITS } from '../policy/limits.ts'
import { buttonsFor, threadRoot } from '../say/buttons.ts'
import { cardOf } from '../say/cards.ts'
import { filesToPassOn } from '../say/files.ts'
import type { Instant } from '../time/instant.ts'
import { type AgentDecision, type AgentMail, toAgent } from './answer-agent.ts'
import { leaksIn } from './leak-guard.ts'
import { answers } from './of-mail.ts'

/** Files that would not reach the customer: dangerous ones by name, and all of them when together they are too large. */
export function tooMuch(reading: Reading): readonly CommandProblem[] {
  // What a mail program puts into the text (a logo in a signature) is not what the agent meant to send.
  const shown = new Set(reading.mail.attachments.filter((a) => a.inline).map((a) => a.index))
  const files = filesToPassOn(reading).filter((file) => !shown.has(file.index))
  const refused = files
    .filter((file) => file.because === 'dangerous' || file.because === 'secret')
    .map((file) => ({ line: file.filename, problem: 'withheld-file' as const }))
  const bytes = files.reduce((sum, file) => sum + file.size, 0)
  if (!files.some((file) => file.because === 'large')) return refused
  const expected = `${megabytes(bytes)} MB > ${megabytes(LIMITS.size.mostBytes)} MB`
  return [
    ...refused,
    {
      line: files
        .map((file) => file.filename)
        .join(', ')
        .slice(0, 200),
      problem: 'too-large',
      expected,
    },
  ]
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1)
}

/** Holds the mail when it collides or leaks; nothing when it may go. */
export function guard(text: string, incident: Incident, input: AgentMail, facts: MailFacts): AgentDecision | undefined {
  const newer = collisions(input, facts)
  const leaks = input.approvedAt === undefined ? leaksIn(text, incident, input.known, facts) : []
  // What could leak is told first: it is still there when the rest was read.
  if (leaks.length > 0) return hold('leak', { leaks, newer }, text, incident, input, facts)
  if (newer.length > 0) return hold('collision', { leaks, newer }, text, incident, input, facts)
  return undefined
}

/** Public messages of others that came after the mail that is answered, and after the agent last said `#send`. */
function collisions(
  { answered, agent, approvedAt }: AgentMail,
  { conversation }: MailFacts,
): readonly ConversationEntry[] {
  if (answered === undefined) return []
  const shown = conversation.find((entry) => entry.rawMailId === rawMailOf(answered.onceKey))
  const seen = Math.max(shown?.at ?? answered.at, approvedAt ?? 0)
  // Servers date arrivals to the second: of two mails of one, the one that was taken in later is newer.
  const isLater = (entry: ConversationEntry) =>
    entry.at > seen || (entry.at === shown?.at && entry.at === seen && (entry.rawMailId ?? 0) > (shown.rawMailId ?? 0))
  return conversation.filter((entry) => {
    const isPublic = entry.side === 'customer' || entry.side === 'store'
    return isPublic && isLater(entry) && entry.address !== agent.address
  })
}

/** A notification shows the mail it is about, and what came before that. */
function rawMailOf(onceKey: string): number | undefined {
  const found = /^notification:(\d{1,15}):/.exec(onceKey)
  return found ? Number(found[1]) : undefined
}

function hold(
  because: HeldAnswer['because'],
  found: { readonly leaks: readonly string[]; readonly newer: readonly ConversationEntry[] },
  text: string,
  incident: Incident,
  input: AgentMail,
  facts: MailFacts,
): AgentDecision {
  const { agent, reading } = input
  const { rawMailId, now } = facts
  const until: Instant = now + LIMITS.hold.answer
  const held: HeldAnswer = { rawMailId, by: agent.address, at: now, because }
  const event = { kind: 'answer-held', at: now, by: { kind: 'agent', address: agent.address }, held } as const
  const after = evolve(incident, event)
  return {
    incident: after,
    events: [event],
    mails: [
      {
        ...toAgent(agent, facts, reading),
        name: 'held-answer',
        data: {
          card: cardOf(after, facts),
          because,
          newer: found.newer.map((entry) => ({ ...entry, text: maskSecrets(entry.text) })),
          leaks: found.leaks.map(maskSecrets),
          text: maskSecrets(text),
          discardAt: until,
          buttons: buttonsFor(after, agent, facts, ['send', 'discard', 'status'], `${rawMailId}`),
          subject: incident.subject,
        },
        // One that is held once more is told once more.
        onceKey: `held-answer:${rawMailId}${input.approvedAt === undefined ? '' : `:${input.approvedAt}`}`,
        replyAs: 'agent',
        references: [threadRoot(incident.number, facts.store, facts.seal), ...(answers(reading).references ?? [])],
      },
    ],
    outcome: { kind: 'held', why: because, agent: agent.address, until, incident: incident.number },
  }
}
