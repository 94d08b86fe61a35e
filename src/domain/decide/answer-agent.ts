/** What an agent gets back: the receipt of commands, the help, or the refusal with the reason and the text. */
import type { Applied } from '../command/apply-commands.ts'
import type { AnsweredMail, KnownToCommands, Query } from '../command/command.ts'
import { COMMANDS } from '../command/index.ts'
import type { CommandProblem } from '../incident/command-answers.ts'
import type { Decision, RoundToStart } from '../incident/decision.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailData, MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { tagOf } from '../mail/reference.ts'
import { LIMITS } from '../policy/limits.ts'
import { agentPage } from '../say/agent-page.ts'
import { type ButtonLabel, buttonsFor, threadRoot } from '../say/buttons.ts'
import { languageOf } from '../say/people.ts'
import type { Person } from '../store.ts'
import type { Instant } from '../time/instant.ts'
import { answers } from './of-mail.ts'

export type AgentMail = {
  readonly reading: Reading
  readonly agent: Person
  /** The incident a valid reference leads to. */
  readonly incident?: Incident
  /** The mail of ours that it answers. */
  readonly answered?: AnsweredMail
  readonly known: KnownToCommands
  /** The agent said `#send` then: guards let it pass. */
  readonly approvedAt?: Instant
  /** A manager who is no agent: may ask, never change. */
  readonly queriesOnly?: boolean
  /** The facts of another incident: lines of a list name several. */
  factsOf(incident: Incident): MailFacts
}

/** A decision, and questions that need the database to be answered. */
export type AgentDecision = Decision & { readonly asked?: Asked }

/** Questions about the incident decided about or about none, and those about lines of a list. */
export type Asked = {
  readonly by: Person
  readonly queries: readonly Query[]
  readonly about?: readonly { readonly incident: Incident; readonly queries: readonly Query[] }[]
}

/** What became of the words of a mail. */
export type Said = {
  readonly sentToCustomer?: string
  /** Names or addresses of those who get them. */
  readonly sentTo?: readonly string[]
  readonly noted?: string
}

export function toAgent(person: Person, facts: MailFacts, reading: Reading) {
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
  words: Said,
  facts: MailFacts,
): MailToSend[] {
  const onlyAsked = applied.commands.length > 0 && applied.queries.length === applied.commands.length
  const round = applied.effects.find((effect) => effect.kind === 'start-round')?.round
  // How many got the words is told when it is known: that is the answer to `#stop`.
  const onlyStops = applied.commands.length > 0 && applied.commands.every((command) => command === '#stop')
  if (onlyStops) return []
  const delay = facts.store.replyDelayMs
  const stoppable = delay > 0 && words.sentToCustomer !== undefined
  // An absence has a receipt of its own.
  const isTold =
    applied.deeds.length > 0 &&
    applied.deeds.length === applied.commands.length &&
    !applied.deeds.some((deed) => deed.opened)
  if (isTold || onlyAsked || (applied.commands.length === 0 && !stoppable)) return []
  const held = applied.happenings.find((h) => h.kind === 'held-answer-ended')
  const undone = applied.happenings.some((h) => h.kind === 'undone')
  const undoable = incident.undoable?.at === facts.now && applied.changes.length > 0 && !undone
  const changes = [...applied.changes, ...applied.deeds.flatMap((deed) => deed.changes ?? [])]
  const buttons: ButtonLabel[] = [
    ...(undoable ? ['undo' as const] : []),
    ...(stoppable ? ['discard' as const] : []),
    ...(round ? ['stop' as const] : []),
    'status',
  ]
  return [
    {
      ...toAgent(input.agent, facts, input.reading),
      name: 'receipt',
      data: {
        reference: tagOf(facts.seal, facts.store.mailbox, incident.number),
        commands: applied.commands,
        changes: changes.map((change) => ({
          ...change,
          before: maskSecrets(change.before),
          after: maskSecrets(change.after),
        })),
        subject: incident.subject,
        sentTo: words.sentTo ?? [],
        buttons: buttonsFor(incident, input.agent, facts, buttons),
        ...(words.sentToCustomer === undefined ? {} : { sentToCustomer: maskSecrets(words.sentToCustomer) }),
        ...(round === undefined || round.text === '' ? {} : toMany(round)),
        ...(words.noted === undefined ? {} : { noted: maskSecrets(words.noted) }),
        ...(undoable ? { undoUntil: facts.now + LIMITS.undo.within } : {}),
        ...(stoppable ? { stoppableUntil: facts.now + delay } : {}),
        ...(undone && incident.undoable?.told ? { staysTold: true } : {}),
        ...(held === undefined ? {} : held.sent ? { released: true } : { dropped: true }),
        ...(applied.stopped === undefined ? {} : { stopped: maskSecrets(applied.stopped) }),
      },
      onceKey: `receipt:${facts.rawMailId}`,
      replyAs: 'agent',
      about: incident.number,
      references: cited(incident.number, input.reading, facts),
    },
  ]
}

/** Words to many: `#new` names its customers, the others go to all there are. */
function toMany({
  kind,
  text,
  customers,
}: RoundToStart): Pick<MailData['receipt'], 'sentToCustomer' | 'toCustomers' | 'toAll'> {
  return {
    sentToCustomer: maskSecrets(text),
    ...(kind === 'new' ? { toCustomers: customers.length } : { toAll: true }),
  }
}

export function helpFor(applied: Applied, input: AgentMail, facts: MailFacts): MailToSend[] {
  if (!applied.queries.some((query) => query.kind === 'help')) return []
  return [
    {
      ...toAgent(input.agent, facts, input.reading),
      name: 'help',
      data: agentPage(input.agent, facts.store, false),
      language: languageOf(input.agent, facts.store),
      onceKey: `help:${facts.rawMailId}`,
      replyAs: replyAsOf(input),
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
        replyAs: replyAsOf(input),
        // In one conversation with the incident, also where the agent's client cites nothing.
        ...(incident ? { references: cited(incident.number, reading, facts) } : {}),
        // The answer to a list that was refused is answered like the list.
        ...(input.answered?.lines === undefined ? {} : { lines: input.answered.lines }),
      },
    ],
    outcome: { kind: 'ignored', why: `refused: ${problems.map((p) => p.problem).join(', ')}` },
  }
}

function cited(number: number, reading: Reading, { store, seal }: MailFacts): readonly string[] {
  return [threadRoot(number, store, seal), ...(answers(reading).references ?? [])]
}

/** Agents answer at an address that proves them, with an incident or without; managers have none. */
export function replyAsOf({ queriesOnly }: AgentMail): 'agent' | 'plain' {
  return queriesOnly ? 'plain' : 'agent'
}
