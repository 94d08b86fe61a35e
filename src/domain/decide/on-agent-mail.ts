/**
 * A proved agent wrote: words for the customer, an internal note, command lines, or a customer's mail forwarded. All of it is
 * applied or nothing is, and what is not applied comes back with the reason and the text.
 */
import { type Applied, applyCommands } from '../command/apply-commands.ts'
import type { CommandName } from '../command/command.ts'
import { subjectCommands } from '../command/line-subject.ts'
import { commandNamed } from '../command/names.ts'
import { type CommandLine, readCommands } from '../command/read-commands.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { isSentToSee } from '../mail/logos.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { greetingName } from '../say/greeting.ts'
import { filesToPassOn, languageOf } from '../say/notify.ts'
import type { Person } from '../store.ts'
import { type AgentDecision, type AgentMail, helpFor, receipt, refuse } from './answer-agent.ts'
import { leaksIn, withoutForeignQuotes } from './leak-guard.ts'
import { messageOf } from './on-customer-mail.ts'

export type { AgentDecision, AgentMail }

/** Decides about the mail of a proved agent (or of a proved manager who asks). */
export function onAgentMail(input: AgentMail, facts: MailFacts): AgentDecision {
  const { reading, agent, incident } = input
  const { lines, text: written } = commandsOf(input)
  const text = withoutForeignQuotes(written, facts.conversation)
  const says = (name: CommandName) => lines.some((line) => commandNamed(line.word)?.name === name)
  const internal = says('note')
  // A new date in the same mail moves the promise; it does not keep it.
  const promises = says('promise')
  // A manager may ask and never change: what else stands in that mail goes to nobody.
  const saysSomething = !input.queriesOnly && (text !== '' || reading.mail.attachments.some(isSentToSee))
  if (input.queriesOnly && lines.length === 0)
    return refuse(input, [{ line: firstLine(text), problem: 'not-allowed' }], facts)
  if (lines.length === 0 && !saysSomething) return refuse(input, [{ line: '', problem: 'nothing-to-send' }], facts)
  if (lines.length === 0 && !incident) return refuse(input, [{ line: firstLine(text), problem: 'no-incident' }], facts)

  const by = { kind: 'agent', address: agent.address } as const
  const at = facts.now
  const event = (happening: Happening): IncidentEvent => ({ at, by, ...happening })
  const answered =
    incident && saysSomething && !internal
      ? [...(promises ? [] : keptBy(incident, reading)), ...answer()].map(event)
      : []
  const before = incident && (fold(answered, incident) as Incident)
  const applied = applyCommands(before, lines, {
    agent,
    store: facts.store,
    now: at,
    hasText: saysSomething,
    language: languageOf(agent, facts.store),
    ...(input.queriesOnly ? { queriesOnly: true } : {}),
  })
  if (!applied.ok) return refuse(input, applied.problems, facts)
  if (!incident || !before)
    return { events: [], mails: helpFor(applied, input, facts), outcome: answeredOutcome(), ...asked(applied, agent) }

  const isPublic = saysSomething && !applied.note
  if (isPublic && before.standing.status === 'spam')
    return refuse(input, [{ line: firstLine(text), problem: 'wrong-state', expected: '#reopen' }], facts)
  const leaks = isPublic ? leaksIn(text, incident, facts) : []
  if (leaks.length > 0)
    return refuse(
      input,
      leaks.map((line) => ({ line, problem: 'leak' as const })),
      facts,
    )

  const withheld = isPublic ? withheldFrom(reading) : []
  if (withheld.length > 0)
    return refuse(
      input,
      withheld.map((line) => ({ line, problem: 'withheld-file' as const })),
      facts,
    )

  // A promise or a resolution is told to the customer even without other words: that is an answer too.
  const tells = isPublic || applied.promise !== undefined || applied.resolve
  // Whoever believes that a customer was answered looks no more: say that nobody can be.
  if (tells && incident.customer.address === '')
    return refuse(input, [{ line: firstLine(text), problem: 'no-address', expected: '#note, #close' }], facts)
  const events = [
    ...(isPublic ? answered : tells ? answer().map(event) : []),
    ...(applied.note && saysSomething ? [event({ kind: 'noted' })] : []),
    ...applied.happenings.map(event),
  ]
  const after = fold(events, incident) as Incident
  const mails: MailToSend[] = []
  if (tells) mails.push(toCustomer(after, input, isPublic ? text : '', applied, facts))
  if (lines.length > 0)
    mails.push(
      ...receipt(
        after,
        input,
        applied,
        {
          ...(isPublic || (tells && !applied.note) ? { sentToCustomer: text } : {}),
          ...(applied.note ? { noted: text } : {}),
        },
        facts,
      ),
    )
  mails.push(...helpFor(applied, input, facts))
  return {
    incident: after,
    events,
    mails,
    ...(isPublic || (applied.note && saysSomething)
      ? { message: { ...messageOf(reading, applied.note ? 'note' : 'store'), text: maskSecrets(text) } }
      : {}),
    outcome: { kind: 'filed', incident: incident.number, opened: false },
    ...asked(applied, agent),
  }
}

/**
 * Command lines of the new text, else of the subject: agents without a current address write `#take [INC-4821-Q7RXM]` or
 * `#list mine` there.
 */
function commandsOf({ reading, agent, incident }: AgentMail): { lines: readonly CommandLine[]; text: string } {
  // What an agent copies from a customer may hold a card number; it goes into promises and records no more than elsewhere.
  const found = readCommands(maskSecrets(reading.reply.newText), agent.name)
  if (found.lines.length > 0) return found
  return { lines: subjectCommands(maskSecrets(reading.mail.subject), found.text, incident?.subject), text: found.text }
}

function answer(): Happening[] {
  return [{ kind: 'answered' }]
}

/** An agent's public words that arrive before the end of the promised day keep the promise. */
function keptBy(incident: Incident, reading: Reading): Happening[] {
  const { promise } = incident
  return promise && !promise.missed && reading.mail.arrivedAt <= promise.dueAt ? [{ kind: 'promise-kept' }] : []
}

function asked(applied: Applied, by: Person): Pick<AgentDecision, 'asked'> {
  const queries = applied.queries.filter((query) => query.kind !== 'help')
  return queries.length > 0 ? { asked: { by, queries } } : {}
}

function answeredOutcome() {
  return { kind: 'ignored', why: 'a question, answered by mail' } as const
}

function toCustomer(
  incident: Incident,
  { reading, agent }: AgentMail,
  text: string,
  applied: Applied,
  facts: MailFacts,
): MailToSend {
  const name = greetingName(incident.customer.name)
  const subject = incident.subject
  const promise = applied.promise && { dueAt: applied.promise.dueAt, text: applied.promise.text }
  const common = {
    to: incident.customer,
    language: incident.language,
    lane: 'reply',
    onceKey: `relay:${facts.rawMailId}`,
    replyAs: 'customer',
    author: agent.address,
    ...(facts.latestCustomerMessageId === undefined
      ? {}
      : { inReplyTo: facts.latestCustomerMessageId, references: [facts.latestCustomerMessageId] }),
  } as const
  const agentName = agent.name || facts.store.name
  // A note is internal with all that hangs on it, also when a command of the same mail tells the customer something.
  const files = applied.note ? [] : filesToPassOn(reading).filter((file) => !file.withheld)
  const words = text !== '' || files.length > 0
  if (words)
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
      },
      voice: { kind: 'agent', name: agentName },
      attachments: files.map((f) => ({
        rawMailId: facts.rawMailId,
        index: f.index,
        filename: f.filename,
        contentType: f.contentType,
      })),
    }
  const voice = { kind: 'agent', name: agentName } as const
  if (promise) return { ...common, name: 'promise', data: { name, agentName, ...promise, subject }, voice }
  return { ...common, name: 'resolved', data: { name, agentName, subject }, voice }
}

/** Files the agent attached that would not reach the customer; what a mail program puts into the text does not count. */
function withheldFrom(reading: Reading): readonly string[] {
  const shown = new Set(reading.mail.attachments.filter((a) => a.inline).map((a) => a.index))
  return filesToPassOn(reading).flatMap((file) => (file.withheld && !shown.has(file.index) ? [file.filename] : []))
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? ''
}
