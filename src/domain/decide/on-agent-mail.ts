/**
 * A proved agent wrote: words for the customer, an internal note, command lines, or a customer's mail forwarded. All of it is
 * applied or nothing is, and what is not applied comes back with the reason and the text.
 */
import { type Applied, applyCommands } from '../command/apply-commands.ts'
import type { CommandContext, CommandName } from '../command/command.ts'
import { subjectCommands } from '../command/line-subject.ts'
import { survivorOf } from '../command/merge.ts'
import { commandNamed } from '../command/names.ts'
import { type CommandLine, readCommands } from '../command/read-commands.ts'
import { maskedClassification } from '../incident/classified.ts'
import type { CommandProblem } from '../incident/command-answers.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import { type Incident, isParent } from '../incident/incident.ts'
import type { MailToSend } from '../incident/mails.ts'
import { isSentToSee } from '../mail/logos.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { tagOf } from '../mail/reference.ts'
import { bareSubject } from '../mail/subject.ts'
import { filesToPassOn } from '../say/files.ts'
import { languageOf } from '../say/people.ts'
import { type AgentDecision, type AgentMail, helpFor, receipt, refuse } from './answer-agent.ts'
import { toOthers, writeTo } from './answer-customer.ts'
import { guardRound } from './guard-round.ts'
import { guard, tooMuch } from './guards.ts'
import { withoutForeignQuotes } from './leak-guard.ts'
import { namedIncident } from './named-incident.ts'
import { namesLines } from './named-lines.ts'
import { messageOf } from './of-mail.ts'
import { onNumberedLines } from './on-numbered-lines.ts'
import { withReadyAnswers } from './ready-answers.ts'
import { certificate, mailsOfDeeds, tellAssigned } from './tell-agents.ts'

export type { AgentDecision, AgentMail }

/** Decides about the mail of a proved agent (or of a proved manager who asks). */
export function onAgentMail(given: AgentMail, facts: MailFacts): AgentDecision {
  const found = commandsOf(given)
  const answersNothing = !given.incident && given.answered?.lines === undefined
  const named = answersNothing ? namedIncident(found, given.known) : undefined
  if (!named) return onWords(given, found, facts)
  return onWords(
    { ...given, incident: named.incident },
    { lines: named.lines, text: '' },
    given.factsOf(named.incident),
  )
}

type Found = { readonly lines: readonly CommandLine[]; readonly text: string }

function onWords(given: AgentMail, found: Found, givenFacts: MailFacts): AgentDecision {
  const { lines } = found
  const current = given.incident
  // Whatever a mail says that joins two incidents is about the one that is left.
  const incident = current && workedOn(current, lines, given)
  const moved = incident !== undefined && incident.number !== current?.number
  const facts = moved ? given.factsOf(incident) : givenFacts
  const input: AgentMail = incident ? { ...given, incident } : given
  const says = (name: CommandName) => lines.some((line) => commandNamed(line.word)?.name === name)

  const written = withoutForeignQuotes(found.text, facts.conversation)
  const context = contextOf(input, facts, written, current)
  // Under a parent stand its customers: whoever names them by number means them, else the parent.
  const isOfLines = !incident || (input.answered?.template === 'status' && namesLines(lines, context))
  if (isOfLines && input.answered?.lines !== undefined && lines.length > 0)
    return onNumberedLines(
      { ...input, lines, answered: { ...input.answered, lines: input.answered.lines } },
      context,
      facts,
    )

  const filled = incident ? withReadyAnswers(lines, written, incident, context) : { text: written, problems: [] }
  if (filled.problems.length > 0) return refuse(input, filled.problems, facts)
  const { text } = filled
  const takesText = lines.some((line) => commandNamed(line.word)?.takesText === true)
  const internal = says('note')
  const parent = incident !== undefined && isParent(incident)
  // A manager may ask and never change: what else stands in that mail goes to nobody.
  const hasWords = !input.queriesOnly && (text !== '' || input.reading.mail.attachments.some(isSentToSee))
  const saysSomething = hasWords && !takesText
  const refusedAt = (problem: CommandProblem['problem'], expected?: string) =>
    refuse(input, [{ line: firstLine(text), problem, ...(expected === undefined ? {} : { expected }) }], facts)
  if (input.queriesOnly && lines.length === 0) return refusedAt('not-allowed')
  if (lines.length === 0 && !hasWords) return refusedAt('nothing-to-send')
  if (lines.length === 0 && !incident) return refusedAt(input.answered?.lines ? 'text-for-nobody' : 'no-incident')

  const by = { kind: 'agent', address: input.agent.address } as const
  const at = facts.now
  const event = (happening: Happening): IncidentEvent => ({ at, by, ...happening })
  const isPublicText = saysSomething && !internal && !(parent && says('resolve'))
  // A new date in the same mail moves the promise; it does not keep it.
  const answered =
    incident && isPublicText && incident.addressee === undefined && !says('to')
      ? [answer(facts), ...(says('promise') ? [] : keptBy(incident, input.reading))].map(event)
      : []
  const before = incident && (fold(answered, incident) as Incident)
  const applied = applyCommands(before, lines, { ...context, hasText: hasWords, mail: { ...context.mail, text } })
  if (!applied.ok) return refuse(input, applied.problems, facts)
  const toMany = guardRound(applied, incident, input, facts)
  if (toMany.length > 0) return refuse(input, toMany, facts)
  if (!incident || !before) return withoutIncident(applied, input, facts)

  const isPublic = isPublicText && !applied.note
  // A parent has no customer of its own: whoever writes there means all of them.
  if (isPublic && parent) return refusedAt('no-address', '#tell, #note')
  const after = fold(applied.happenings.map(event), before) as Incident
  if (isPublic && after.standing.status === 'spam') return refusedAt('wrong-state', '#reopen')
  const elsewhere = isPublic && after.addressee !== undefined
  // A promise, an offer or a resolution is told to the customer even without other words: that is an answer too.
  const tells =
    (isPublic && !elsewhere) || applied.promise !== undefined || applied.offer !== undefined || applied.resolve
  // Whoever believes that a customer was answered looks no more: say that nobody can be.
  if (tells && after.customer.address === '' && !parent) return refusedAt('no-address', '#to, #note, #close')

  if (isPublic) {
    const problems = tooMuch(input.reading)
    if (problems.length > 0) return refuse(input, problems, facts)
    const stopped = guard(text, incident, input, facts)
    if (stopped) return stopped
  }

  const copies = isPublic ? toOthers(after, input.agent.address, applied) : []
  const said =
    elsewhere || copies.length > 0 ? [event({ kind: 'wrote-to-others', to: copies.map((to) => to.address) })] : []
  const kept = isPublic && !elsewhere && !says('promise') ? keptBy(incident, input.reading) : []
  const answers = tells && !parent ? (answered.length > 0 ? answered : [answer(facts), ...kept].map(event)) : []
  const events = [
    ...answers,
    ...said,
    ...(applied.note && saysSomething ? [event({ kind: 'noted' })] : []),
    ...applied.happenings.map(event),
  ]
  const done = fold(events, incident) as Incident
  const mails: MailToSend[] = [
    ...writeTo({ incident: done, input, applied, facts, text: isPublic ? text : '', tells: tells && !parent, copies }),
  ]
  const erased = applied.effects.find((effect) => effect.kind === 'forget')
  if (erased) mails.push(certificate(erased.address, input, facts))
  else
    mails.push(
      ...receipt(
        done,
        input,
        applied,
        {
          ...(isPublic || (tells && !applied.note && !parent) ? { sentToCustomer: text } : {}),
          sentTo: [...(tells && !parent ? [nameOf(done)] : []), ...copies.map((to) => to.name || to.address)],
          ...(applied.note ? { noted: text } : {}),
        },
        facts,
      ),
    )
  mails.push(...helpFor(applied, input, facts), ...mailsOfDeeds(applied, input, facts))
  mails.push(...tellAssigned(done, incident, applied.note ? text : '', input, facts))
  return {
    incident: done,
    events,
    mails,
    ...(isPublic || (applied.note && saysSomething)
      ? { message: { ...messageOf(input.reading, applied.note ? 'note' : 'store'), text: maskSecrets(text) } }
      : {}),
    outcome: { kind: 'filed', incident: incident.number, opened: false },
    also: applied.also,
    effects: applied.effects,
    ...asked(applied, input),
  }
}

/** Questions, an absence, or a matter the store found by itself. */
function withoutIncident(applied: Applied, input: AgentMail, facts: MailFacts): AgentDecision {
  const opened = applied.deeds.find((deed) => deed.opened !== undefined)?.opened
  return {
    events: [],
    mails: [
      ...helpFor(applied, input, facts),
      ...mailsOfDeeds(applied, input, facts),
      ...(opened ? receipt(opened, input, applied, {}, facts) : []),
    ],
    outcome: opened
      ? { kind: 'filed', incident: opened.number, opened: true }
      : { kind: 'ignored', why: 'commands and questions about no incident, answered' },
    also: applied.also,
    effects: applied.effects,
    ...asked(applied, input),
  }
}

/** The incident the lines are about: that of the mail answered, or the one it is merged into. */
function workedOn(current: Incident, lines: readonly CommandLine[], input: AgentMail): Incident {
  const joins = lines.find((line) => commandNamed(line.word)?.name === 'merge')
  return joins ? survivorOf(current, joins.argument, input) : current
}

/** Who commands, and what the mail says besides. */
export function contextOf(
  input: AgentMail,
  facts: MailFacts,
  text: string,
  current: Incident | undefined,
): Omit<CommandContext, 'hasText'> & { readonly hasText: boolean } {
  const { reading, agent, known, answered } = input
  return {
    agent,
    store: facts.store,
    now: facts.now,
    language: languageOf(agent, facts.store),
    hasText: text !== '',
    mail: {
      rawMailId: facts.rawMailId,
      arrivedAt: reading.mail.arrivedAt,
      subject: bareSubject(maskSecrets(reading.mail.subject)).trim(),
      text,
      attachments: reading.mail.attachments,
      files: filesToPassOn(reading)
        .filter((file) => !file.withheld)
        .map(({ index, filename, contentType }) => ({ index, filename, contentType })),
      classification: maskedClassification(reading.classification),
      freshNumber: facts.freshNumber,
      ...(answered ? { answered } : {}),
    },
    known,
    tag: (number) => tagOf(facts.seal, facts.store.mailbox, number),
    ...(current ? { current: current.number } : {}),
    ...(input.queriesOnly ? { queriesOnly: true } : {}),
  }
}

/**
 * Command lines of the new text, else of the subject: agents without a current address write `#take [INC-4821-Q7RXM]` or
 * `#list mine` there.
 */
function commandsOf({ reading, agent, incident }: AgentMail): Found {
  // What an agent copies from a customer may hold a card number; it goes into promises and records no more than elsewhere.
  const found = readCommands(maskSecrets(reading.reply.newText), agent.name)
  if (found.lines.length > 0) return found
  return { lines: subjectCommands(maskSecrets(reading.mail.subject), found.text, incident?.subject), text: found.text }
}

function answer(facts: MailFacts): Happening {
  return { kind: 'answered', rawMailId: facts.rawMailId }
}

/** An agent's public words that arrive before the end of the promised day keep the promise. */
function keptBy(incident: Incident, reading: Reading): Happening[] {
  const { promise } = incident
  return promise && !promise.missed && reading.mail.arrivedAt <= promise.dueAt ? [{ kind: 'promise-kept' }] : []
}

export function asked({ queries }: Applied, { agent }: AgentMail): Pick<AgentDecision, 'asked'> {
  return queries.length === 0 ? {} : { asked: { by: agent, queries } }
}

function nameOf({ customer }: Incident): string {
  return customer.name || customer.address
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 200) ?? ''
}
