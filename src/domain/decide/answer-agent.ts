/** What an agent gets back: the receipt of commands, the help, or the refusal with the reason and the text. */
import type { Applied } from '../command/apply-commands.ts'
import type { Query } from '../command/command.ts'
import { COMMANDS } from '../command/index.ts'
import { aliasesOf } from '../command/names.ts'
import type { Decision } from '../incident/decision.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { CommandProblem, MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { tagOf } from '../mail/reference.ts'
import { POLICIES } from '../policy/policies.ts'
import { buttonsFor, languageOf, threadRoot } from '../say/notify.ts'
import type { Person } from '../store.ts'
import { answers } from './on-customer-mail.ts'

export type AgentMail = {
  readonly reading: Reading
  readonly agent: Person
  /** The incident a valid reference leads to. */
  readonly incident?: Incident
  /** A manager who is no agent: may ask, never change. */
  readonly queriesOnly?: boolean
}

/** A decision, and questions that need the database to be answered. */
export type AgentDecision = Decision & { readonly asked?: { readonly by: Person; readonly queries: readonly Query[] } }

function toAgent(person: Person, facts: MailFacts, reading: Reading) {
  return {
    to: { address: person.address, name: person.name },
    language: languageOf(person, facts.store),
    lane: 'notification',
    voice: { kind: 'store', auto: 'auto-replied' },
    ...answers(reading),
  } as const
}

/** Before, after, and the way back; none when the mail only asked. */
export function receipt(
  incident: Incident,
  input: AgentMail,
  applied: Applied,
  words: { readonly sentToCustomer?: string; readonly noted?: string },
  facts: MailFacts,
): MailToSend[] {
  const onlyAsked = applied.queries.length === applied.commands.length
  if (onlyAsked) return []
  const undoable =
    incident.undoable?.at === facts.now &&
    applied.changes.length > 0 &&
    !applied.happenings.some((h) => h.kind === 'undone')
  const reference = tagOf(facts.seal, facts.store.mailbox, incident.number)
  return [
    {
      ...toAgent(input.agent, facts, input.reading),
      name: 'receipt',
      data: {
        reference,
        commands: applied.commands,
        changes: applied.changes,
        subject: incident.subject,
        buttons: undoable
          ? buttonsFor(incident, input.agent, facts, ['undo', 'status'])
          : buttonsFor(incident, input.agent, facts, ['status']),
        ...(words.sentToCustomer === undefined ? {} : { sentToCustomer: maskSecrets(words.sentToCustomer) }),
        ...(words.noted === undefined ? {} : { noted: maskSecrets(words.noted) }),
        ...(undoable ? { undoUntil: facts.now + POLICIES.undo.within } : {}),
      },
      onceKey: `receipt:${facts.rawMailId}`,
      replyAs: 'agent',
      references: [threadRoot(incident.number, facts.store, facts.seal), ...(answers(input.reading).references ?? [])],
    },
  ]
}

export function helpFor(applied: Applied, input: AgentMail, facts: MailFacts): MailToSend[] {
  if (!applied.queries.some((query) => query.kind === 'help')) return []
  const language = languageOf(input.agent, facts.store)
  return [
    {
      ...toAgent(input.agent, facts, input.reading),
      name: 'help',
      data: {
        commands: COMMANDS.map((command) => ({
          name: command.name,
          grammar: command.grammar,
          aliases: aliasesOf(command.name, language),
          meaning: command.name,
        })),
      },
      language,
      onceKey: `help:${facts.rawMailId}`,
      replyAs: input.incident ? 'agent' : 'plain',
    },
  ]
}

/** Nothing was applied, nobody was written to: what was wrong, the nearest right thing, and the text back. */
export function refuse(input: AgentMail, problems: readonly CommandProblem[], facts: MailFacts): AgentDecision {
  const { reading, agent, incident } = input
  const text = maskSecrets(reading.reply.newText)
  return {
    ...(incident ? { incident } : {}),
    events: [],
    mails: [
      {
        ...toAgent(agent, facts, reading),
        name: 'command-error',
        data: {
          problems: problems.map((p) => ({ ...p, line: maskSecrets(p.line) })),
          text,
          commands: COMMANDS.map((command) => command.grammar),
          subject: incident?.subject ?? maskSecrets(reading.mail.subject),
          ...(incident ? { reference: tagOf(facts.seal, facts.store.mailbox, incident.number) } : {}),
        },
        onceKey: `command-error:${facts.rawMailId}`,
        replyAs: incident ? 'agent' : 'plain',
      },
    ],
    outcome: { kind: 'ignored', why: `refused: ${problems.map((p) => p.problem).join(', ')}` },
  }
}
