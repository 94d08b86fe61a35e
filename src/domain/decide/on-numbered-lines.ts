/**
 * An agent answers a list, a digest or a handover: `#close 3 5`, `#take 2`, `#snooze 4 3d` work on the incidents of those lines. All lines of the mail
 * are done, or none.
 */
import { applyCommands } from '../command/apply-commands.ts'
import type { AnsweredMail, CommandContext } from '../command/command.ts'
import { commandNamed } from '../command/names.ts'
import type { CommandLine } from '../command/read-commands.ts'
import type { Decision } from '../incident/decision.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import type { CommandProblem, MailData, MailToSend } from '../incident/mails.ts'
import { maskSecrets } from '../mail/mask.ts'
import { tagOf } from '../mail/reference.ts'
import { POLICIES } from '../policy/policies.ts'
import { type AgentDecision, type AgentMail, helpFor, refuse, toAgent } from './answer-agent.ts'
import { writeTo } from './answer-customer.ts'
import { mailsOfDeeds, tellAssigned } from './tell-agents.ts'

type NumberedMail = AgentMail & {
  readonly lines: readonly CommandLine[]
  readonly answered: AnsweredMail & { readonly lines: readonly number[] }
}

type Item = MailData['lines-receipt']['items'][number]

/** Decides about commands that name lines of the mail answered. */
export function onNumberedLines(input: NumberedMail, context: CommandContext, facts: MailFacts): AgentDecision {
  const { lines, answered } = input
  const problems: CommandProblem[] = []
  /** Place in the list -> the lines about it, without the numbers. */
  const wanted = new Map<number, CommandLine[]>()
  const others: CommandLine[] = []
  for (const line of lines) {
    const command = commandNamed(line.word)
    const { numbers, rest } = readNumbers(line.argument)
    const undoesAll = command?.name === 'undo' && answered.template === 'lines-receipt' && numbers.length === 0
    const places = undoesAll ? answered.lines.map((_, at) => at + 1) : numbers
    const isAboutOne =
      command !== undefined && !line.stray && (command.kind === 'change' || ABOUT_ONE.has(command.name))
    if (!isAboutOne) others.push(line)
    else if (places.length === 0)
      problems.push({ line: line.line, problem: 'no-incident', expected: `${command.grammar.split(' ', 1)[0]} 3 5` })
    else
      for (const place of places) {
        if (answered.lines[place - 1] === undefined)
          problems.push({ line: line.line, problem: 'unknown-line', expected: `1–${answered.lines.length}` })
        else wanted.set(place, [...(wanted.get(place) ?? []), { ...line, argument: rest }])
      }
  }
  if (problems.length > 0) return refuse(input, problems.slice(0, 20), facts)
  // Nobody knows to whom of several customers the words should go.
  if (context.hasText && wanted.size > 0)
    return refuse(input, [{ line: context.mail.text.split('\n', 1)[0] ?? '', problem: 'text-for-nobody' }], facts)

  const apart = applyCommands(undefined, others, context)
  if (!apart.ok) return refuse(input, apart.problems, facts)
  const decisions: Decision[] = []
  const items: Item[] = []
  const asked: { incident: Incident; queries: typeof apart.queries }[] = []
  for (const [place, own] of [...wanted].sort(([a], [b]) => a - b)) {
    const number = answered.lines[place - 1] as number
    const incident = survivor(number, input)
    if (incident === undefined) {
      problems.push({ line: own[0]?.line ?? '', problem: 'unknown-line', expected: `${place}` })
      continue
    }
    const applied = applyCommands(incident, own, { ...context, current: incident.number })
    if (!applied.ok) {
      problems.push(...applied.problems.map((p) => ({ ...p, line: `${place}: ${p.line}` })))
      continue
    }
    const own_ = { ...input, incident }
    const theirs = input.factsOf(incident)
    const by = { kind: 'agent', address: input.agent.address } as const
    const tells = applied.promise !== undefined || applied.offer !== undefined || applied.resolve
    const events = [...(tells ? [{ kind: 'answered' } as const] : []), ...applied.happenings].map(
      (happening): IncidentEvent => ({ at: facts.now, by, ...happening }),
    )
    const done = fold(events, incident) as Incident
    const mails: MailToSend[] = [
      ...writeTo({ incident: done, input: own_, applied, facts: theirs, text: '', tells, copies: [] }).map(
        (mail) => ({ ...mail, onceKey: `${mail.onceKey}:${incident.number}` }) as MailToSend,
      ),
      ...tellAssigned(done, incident, '', own_, theirs),
    ]
    decisions.push({ incident: done, events, mails }, ...applied.also)
    if (applied.queries.length > 0) asked.push({ incident: done, queries: applied.queries })
    items.push({
      n: place,
      reference: tagOf(facts.seal, facts.store.mailbox, incident.number),
      subject: maskSecrets(incident.subject),
      changes: applied.changes,
      told: tells,
    })
    if (applied.effects.length > 0) decisions.push({ events: [], mails: [], effects: applied.effects })
  }
  if (problems.length > 0) return refuse(input, problems.slice(0, 20), facts)
  const changed = items.filter((item) => item.changes.length > 0)
  const numbers = items.map((item) => answered.lines[item.n - 1] as number)
  return {
    events: [],
    mails: [
      ...(wanted.size > asked.length ? [linesReceipt(input, items, numbers, changed.length > 0, facts)] : []),
      ...helpFor(apart, input, facts),
      ...mailsOfDeeds(apart, input, facts),
    ],
    outcome: { kind: 'ignored', why: `commands on ${wanted.size} lines of a list, answered` },
    also: [...apart.also, ...decisions],
    effects: apart.effects,
    ...(apart.queries.length + asked.length === 0
      ? {}
      : { asked: { by: input.agent, queries: apart.queries, about: asked } }),
  }
}

const ABOUT_ONE: ReadonlySet<string> = new Set(['status', 'history', 'explain'])

function survivor(number: number, { known }: NumberedMail): Incident | undefined {
  const found = known.incident(number)
  return found?.standing.status === 'merged' ? known.incident(found.standing.into) : found
}

/** `3 5`, `3,5`, `3-5`, `#3 y 5` in front; what follows is the command's own argument. */
function readNumbers(argument: string): { readonly numbers: readonly number[]; readonly rest: string } {
  const numbers: number[] = []
  let rest = argument
  for (;;) {
    const found =
      /^(?:[,;&+]|\p{L}{1,3}(?=\s{1,3}#?\d))?\s{0,3}#?(\d{1,3})(?:\s{0,2}[-–]\s{0,2}(\d{1,3}))?(?![\p{L}\p{N}.:/%€-])[\s,;]{0,3}/u.exec(
        rest,
      )
    if (!found || (numbers.length === 0 && !/^#?\d/.test(rest))) break
    const first = Number(found[1])
    const last = found[2] === undefined ? first : Number(found[2])
    for (let n = first; n <= last && numbers.length < MOST_LINES; n += 1) numbers.push(n)
    rest = rest.slice(found[0].length)
  }
  return { numbers: [...new Set(numbers)], rest: rest.trim() }
}

/** A list has no more lines. */
const MOST_LINES = 200

function linesReceipt(
  input: NumberedMail,
  items: readonly Item[],
  numbers: readonly number[],
  undoable: boolean,
  facts: MailFacts,
): MailToSend {
  return {
    ...toAgent(input.agent, facts, input.reading),
    name: 'lines-receipt',
    data: {
      commands: input.lines.map((line) => `#${commandNamed(line.word)?.name ?? line.word} ${line.argument}`.trim()),
      // They are numbered anew: the receipt is answered by the numbers that stand in it.
      items: items.map((item, at) => ({ ...item, n: at + 1 })),
      buttons: [],
      ...(undoable ? { undoUntil: facts.now + POLICIES.undo.within } : {}),
    },
    onceKey: `lines-receipt:${facts.rawMailId}`,
    replyAs: 'agent',
    about: 0,
    lines: numbers,
  }
}
