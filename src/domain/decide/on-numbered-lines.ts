/**
 * An agent answers a list, a digest or a handover: `#close 3 5`, `#take 2`, `#snooze 4 3d` work on the incidents of those lines. All lines of the mail
 * are done, or none.
 */
import { type Applied, applyCommands } from '../command/apply-commands.ts'
import type { CommandContext, CommandName } from '../command/command.ts'
import { commandNamed } from '../command/names.ts'
import type { CommandLine } from '../command/read-commands.ts'
import type { CommandProblem } from '../incident/command-answers.ts'
import type { Decision } from '../incident/decision.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import { type Incident, isParent } from '../incident/incident.ts'
import type { MailData, MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import { tagOf } from '../mail/reference.ts'
import { LIMITS } from '../policy/limits.ts'
import { type AgentDecision, helpFor, refuse, toAgent } from './answer-agent.ts'
import { writeTo } from './answer-customer.ts'
import { type NumberedMail, sortLines } from './named-lines.ts'
import { mailsOfDeeds, tellAssigned } from './tell-agents.ts'

type Item = MailData['lines-receipt']['items'][number]

/** Decides about commands that name lines of the mail answered. */
export function onNumberedLines(input: NumberedMail, context: CommandContext, facts: MailFacts): AgentDecision {
  const { named, others, problems } = sortLines(input, context)
  if (problems.length > 0) return refuse(input, problems.slice(0, MOST_PROBLEMS), facts)
  // Nobody knows to whom of several customers the words should go.
  if (context.hasText && named.size > 0)
    return refuse(input, [{ line: context.mail.text.split('\n', 1)[0] ?? '', problem: 'text-for-nobody' }], facts)
  const apart = applyCommands(undefined, others, context)
  if (!apart.ok) return refuse(input, apart.problems, facts)

  const done: Done[] = []
  for (const { incident, places, lines } of named.values()) {
    const result = workOn(incident, places[0] ?? 0, lines, input, context, facts)
    if ('problems' in result) problems.push(...result.problems)
    else done.push(result)
  }
  // Two lines that each change the same incident would undo each other unseen.
  const decisions = [...apart.also, ...done.flatMap((one) => one.decisions)]
  if (touchesTwice(decisions)) problems.push({ line: input.lines[0]?.line ?? '', problem: 'contradiction' })
  if (problems.length > 0) return refuse(input, problems.slice(0, MOST_PROBLEMS), facts)

  const changed = done.filter(({ applied }) => applied.commands.length > applied.queries.length)
  const asked = done.flatMap(({ applied, incident }) =>
    applied.queries.length > 0 ? [{ incident, queries: applied.queries }] : [],
  )
  return {
    events: [],
    mails: [
      ...(changed.length > 0 ? [linesReceipt(input, changed, facts)] : []),
      ...helpFor(apart, input, facts),
      ...mailsOfDeeds(apart, input, facts),
    ],
    outcome: { kind: 'ignored', why: `commands on ${named.size} lines of a list, answered` },
    also: decisions,
    effects: apart.effects,
    ...(apart.queries.length + asked.length === 0
      ? {}
      : { asked: { by: input.agent, queries: apart.queries, about: asked } }),
  }
}

const MOST_PROBLEMS = 20

type Done = {
  readonly place: number
  /** As it is afterwards. */
  readonly incident: Incident
  readonly applied: Applied
  readonly told: boolean
  readonly decisions: readonly Decision[]
}

function workOn(
  incident: Incident,
  place: number,
  lines: readonly CommandLine[],
  input: NumberedMail,
  context: CommandContext,
  facts: MailFacts,
): Done | { readonly problems: readonly CommandProblem[] } {
  const atLine = (problem: CommandProblem): CommandProblem => ({ ...problem, line: `${place}: ${problem.line}` })
  const unread = unreadSince(incident, lines, input)
  if (unread) return { problems: [{ line: unread.line, problem: 'written-since', expected: `#status ${place}` }] }
  const applied = applyCommands(incident, lines, { ...context, current: incident.number })
  if (!applied.ok) return { problems: applied.problems.map(atLine) }
  const own = { ...input, incident }
  const theirs = input.factsOf(incident)
  const by = { kind: 'agent', address: input.agent.address } as const
  const says = applied.promise !== undefined || applied.offer !== undefined || applied.resolve
  const tells = says && !isParent(incident)
  if (tells && incident.customer.address === '')
    return { problems: [atLine({ line: lines[0]?.line ?? '', problem: 'no-address', expected: '#to, #note, #close' })] }
  const events = [...(tells ? [{ kind: 'answered' } as const] : []), ...applied.happenings].map(
    (happening): IncidentEvent => ({ at: facts.now, by, ...happening }),
  )
  const done = fold(events, incident) as Incident
  const mails: MailToSend[] = [
    ...writeTo({ incident: done, input: own, applied, facts: theirs, text: '', tells, copies: [] }).map(
      (mail) => ({ ...mail, onceKey: `${mail.onceKey}:${incident.number}` }) as MailToSend,
    ),
    ...tellAssigned(done, incident, '', own, theirs),
  ]
  return {
    place,
    incident: done,
    applied,
    told: tells,
    decisions: [{ incident: done, events, mails, effects: applied.effects }, ...applied.also],
  }
}

/** The customer has written since the list was made, and this line would put it away unread. */
function unreadSince(incident: Incident, lines: readonly CommandLine[], { answered }: NumberedMail) {
  const { awaitingAnswerSince, lastCustomerAt } = incident
  if (awaitingAnswerSince === undefined || lastCustomerAt <= answered.at) return undefined
  return lines.find((line) => PUTS_AWAY.has(commandNamed(line.word)?.name ?? 'status'))
}

const PUTS_AWAY: ReadonlySet<CommandName> = new Set<CommandName>(['close', 'resolve', 'spam', 'wait', 'snooze'])

function touchesTwice(decisions: readonly Decision[]): boolean {
  const numbers = decisions.flatMap(({ incident, events }) => (incident && events.length > 0 ? [incident.number] : []))
  return new Set(numbers).size < numbers.length
}

function linesReceipt(input: NumberedMail, done: readonly Done[], facts: MailFacts): MailToSend {
  const isUndone = done.some(({ applied }) => applied.happenings.some((happening) => happening.kind === 'undone'))
  const undoable = !isUndone && done.some(({ applied }) => applied.changes.length > 0)
  return {
    ...toAgent(input.agent, facts, input.reading),
    name: 'lines-receipt',
    data: {
      commands: input.lines.map((line) => `#${commandNamed(line.word)?.name ?? line.word} ${line.argument}`.trim()),
      // They are numbered anew: the receipt is answered by the numbers that stand in it.
      items: done.map(
        ({ incident, applied, told }, at): Item => ({
          n: at + 1,
          reference: tagOf(facts.seal, facts.store.mailbox, incident.number),
          subject: maskSecrets(incident.subject),
          changes: applied.changes.map((change) => ({
            ...change,
            before: maskSecrets(change.before),
            after: maskSecrets(change.after),
          })),
          told,
        }),
      ),
      buttons: [],
      ...(undoable ? { undoUntil: facts.now + LIMITS.undo.within } : {}),
    },
    onceKey: `lines-receipt:${facts.rawMailId}`,
    replyAs: 'agent',
    about: 0,
    lines: done.map(({ incident }) => incident.number),
  }
}
