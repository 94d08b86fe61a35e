/** Mails to agents that follow from what another agent did: an incident handed over, an absence covered, an erasure certified. */
import type { Applied } from '../command/apply-commands.ts'
import type { Deed } from '../command/command.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import { tagOf } from '../mail/reference.ts'
import { buttonsFor, threadRoot } from '../say/buttons.ts'
import { cardOf, numberedLines } from '../say/cards.ts'
import { languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'
import { type AgentMail, toAgent } from './answer-agent.ts'

/** Whoever gets an incident from a colleague is told what it is about; with the words of a note in the same mail. */
export function tellAssigned(
  incident: Incident,
  before: Incident,
  note: string,
  { agent }: AgentMail,
  facts: MailFacts,
): readonly MailToSend[] {
  const { assignee } = incident
  if (assignee === undefined || assignee === before.assignee || assignee === agent.address) return []
  const named = facts.store.agents.find((other) => other.address === assignee)
  // Whoever is away hears nothing; the one who covers does.
  const hears = named?.away ? facts.store.agents.find((a) => a.address === named.away?.cover && !a.away) : named
  return (hears === undefined || hears.address === agent.address ? [] : [hears]).map((other) => ({
    ...toColleague(other, facts),
    name: 'assigned',
    data: {
      card: cardOf(incident, facts),
      by: agent.name || agent.address,
      note: maskSecrets(note),
      conversation: facts.conversation.slice(-CONVERSATION_SHOWN),
      buttons: buttonsFor(incident, other, facts, ['resolve', 'close', 'release']),
      subject: incident.subject,
    },
    onceKey: `assigned:${facts.rawMailId}:${incident.number}:${other.address}`,
    about: incident.number,
    references: [threadRoot(incident.number, facts.store, facts.seal)],
  }))
}

const CONVERSATION_SHOWN = 8

/** What deeds tell: their own mails, and those of an absence. */
export function mailsOfDeeds({ deeds, commands }: Applied, input: AgentMail, facts: MailFacts): readonly MailToSend[] {
  return deeds.flatMap((deed) => [...(deed.mails ?? []), ...absence(deed, commands, input, facts)])
}

function absence(deed: Deed, commands: readonly string[], input: AgentMail, facts: MailFacts): readonly MailToSend[] {
  // What `#new` opened has a receipt of its own.
  if (deed.opened) return []
  const incidents = deed.decisions.flatMap((decision) => decision.incident ?? [])
  const numbers = incidents.map((incident) => incident.number)
  const { moved, tell } = deed
  const isBack = deed.effects.some((effect) => effect.kind === 'back')
  const told: MailToSend = {
    ...toAgent(input.agent, facts, input.reading),
    name: 'lines-receipt',
    data: {
      commands,
      items: incidents.map((incident, at) => ({
        n: at + 1,
        reference: tagOf(facts.seal, facts.store.mailbox, incident.number),
        subject: maskSecrets(incident.subject),
        changes: moved ? [{ field: 'assignee', before: moved.before, after: moved.after }] : [],
        told: false,
      })),
      ...(moved ? { awayUntil: moved.until, ...(moved.after === '' ? {} : { cover: moved.after }) } : {}),
      ...(isBack ? { isBack } : {}),
      buttons: [],
    },
    onceKey: `lines-receipt:${facts.rawMailId}`,
    replyAs: 'agent',
    about: 0,
    lines: numbers,
  }
  if (!tell || !moved) return [told]
  return [
    told,
    {
      ...toColleague(tell, facts),
      name: 'absence',
      data: {
        agentName: input.agent.name || input.agent.address,
        until: moved.until,
        lines: numberedLines(incidents, tell, facts),
      },
      onceKey: `absence:${facts.rawMailId}`,
      about: 0,
      lines: numbers,
    },
  ]
}

function toColleague(person: Person, facts: MailFacts) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-generated' },
    replyAs: 'agent',
  } as const
}

/** What was erased, in figures; it names nobody, and is about no incident, so that it is not erased with them. */
export function certificate(address: string, input: AgentMail, facts: MailFacts): MailToSend {
  const { inReplyTo: _, references: __, ...to } = toAgent(input.agent, facts, input.reading)
  return {
    ...to,
    name: 'forgotten',
    data: { at: facts.now, ...input.known.personFigures(address) },
    onceKey: `forgotten:${facts.rawMailId}`,
    replyAs: 'plain',
    about: 0,
  }
}
