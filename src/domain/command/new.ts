/**
 * `#new`: a matter the store found by itself (`affected-customers.ts` says how customers are named). One parent is opened for the agent, and
 * under it an incident for each customer, in pieces, after the decision. What stands behind the command is the subject, else that
 * of the mail; the words go to each customer at once, without words nobody is written to before `#tell`.
 */
import type { Classification } from '../classify/classification.ts'
import { saidByPerson } from '../incident/classified.ts'
import type { ReceiptChange } from '../incident/command-answers.ts'
import type { Effect } from '../incident/decision.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { Incident } from '../incident/incident.ts'
import { type Affected, readAffected } from './affected-customers.ts'
import { type Command, type CommandContext, type Deed, isRefusal, type Refusal } from './command.ts'

const LONGEST_SUBJECT = 300

export const newCommand: Command = {
  name: 'new',
  grammar: '#new',
  kind: 'deed',
  group: 'many',
  takesText: true,
  parse: (argument) => ({ kind: 'deed', perform: (context) => open(argument, context) }),
}

function open(argument: string, context: CommandContext): Deed | Refusal {
  const { agent, mail, known, now, store } = context
  const subject = (argument || withoutCommand(mail.subject)).trim().slice(0, LONGEST_SUBJECT)
  if (subject === '') return { problem: 'missing-argument', expected: '#new …' }
  const affected = readAffected(mail, known, store)
  if (isRefusal(affected)) return affected
  const by = { kind: 'agent', address: agent.address } as const
  const happenings: readonly Happening[] = [
    {
      kind: 'opened',
      number: mail.freshNumber,
      // It stands for all of them and has no customer of its own.
      customer: { address: '', name: store.name },
      language: agent.language ?? store.defaultLanguage,
      subject,
      classification: classificationOf(affected, context),
      orderNumbers: affected.orderNumbers,
      byStore: true,
      silentBecause: 'parent',
    },
    { kind: 'assigned', to: agent.address },
    { kind: 'round-started', round: 'new', total: affected.customers.length },
  ]
  const events = happenings.map((happening): IncidentEvent => ({ at: now, by, ...happening }))
  const parent = fold(events) as Incident
  return {
    decisions: [{ incident: parent, events, mails: [] }],
    effects: [startOf(parent, affected, context)],
    mails: [],
    changes: changesOf(parent, context),
    opened: parent,
  }
}

function startOf(parent: Incident, affected: Affected, { agent, mail, now }: CommandContext): Effect {
  const { text, files, customers } = affected
  return {
    kind: 'start-round',
    round: {
      parent: parent.number,
      kind: 'new',
      by: agent.address,
      at: now,
      subject: parent.subject,
      text,
      rawMailId: mail.rawMailId,
      files,
      customers,
    },
  }
}

/** The category the agent gives is sure; else what the words of the mail say. */
function classificationOf({ category, urgent }: Affected, { mail }: CommandContext): Classification {
  const read = mail.classification ?? { category: 'support', topic: 'other', sure: false, evidence: [], urgent: false }
  // Whose mood the agent's words tell is not known.
  const { urgentBecause: _, signs: __, ...plain } = read
  return { ...(category === undefined ? plain : saidByPerson(plain, category)), urgent }
}

function changesOf({ standing, classification }: Incident, { agent }: CommandContext): readonly ReceiptChange[] {
  const { category, topic, urgent } = classification
  return [
    { field: 'status', before: '', after: standing.status },
    { field: 'assignee', before: '', after: agent.name || agent.address },
    { field: 'category', before: '', after: `${category}/${topic}` },
    ...(urgent ? [{ field: 'urgent', before: 'normal', after: 'urgent' } as const] : []),
  ]
}

/** The command may stand in the subject itself. */
function withoutCommand(subject: string): string {
  return subject.replace(/^\s{0,20}[#＃﹟♯]\s{0,3}\p{L}{2,30}[\s:.–—-]{0,5}/u, '')
}
