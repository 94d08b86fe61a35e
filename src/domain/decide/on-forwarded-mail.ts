/**
 * An agent forwarded a customer's mail: it is the customer's word. Command lines above it are the agent's, about the incident it belongs to or
 * opens; what cannot be done stops the whole mail, and nothing is opened.
 */
import { applyCommands } from '../command/apply-commands.ts'
import { commandNamed } from '../command/names.ts'
import { type CommandLine, readCommands } from '../command/read-commands.ts'
import type { Happening, IncidentEvent } from '../incident/events.ts'
import { fold } from '../incident/evolve.ts'
import type { MailFacts } from '../incident/facts.ts'
import type { Incident } from '../incident/incident.ts'
import { maskSecrets } from '../mail/mask.ts'
import type { Reading } from '../mail/reading.ts'
import { type AgentDecision, type AgentMail, helpFor, receipt, refuse } from './answer-agent.ts'
import { writeTo } from './answer-customer.ts'
import { asked, contextOf } from './on-agent-mail.ts'
import { mailsOfDeeds, tellAssigned } from './tell-agents.ts'

/** The command lines above the mail that was forwarded, and the reading without them. */
export function commandsAbove(reading: Reading): { readonly lines: readonly CommandLine[]; readonly reading: Reading } {
  const { newText, forwarded } = reading.reply
  // Nothing stands above it: its first line is the customer's.
  if (forwarded === undefined || newText.trim() === forwarded.text.trim()) return { lines: [], reading }
  const lines = newText.split('\n')
  const first = lines.findIndex((line) => line.trim() !== '' && !isCommand(line))
  const head = first === -1 ? lines : lines.slice(0, first)
  const found = readCommands(maskSecrets(head.join('\n'))).lines
  if (found.length === 0) return { lines: [], reading }
  const rest = first === -1 ? forwarded.text : lines.slice(first).join('\n')
  return { lines: found, reading: { ...reading, reply: { ...reading.reply, newText: rest } } }
}

function isCommand(line: string): boolean {
  return readCommands(line).lines.some(({ stray }) => !stray)
}

/** These need a mail of ours that is answered, or an incident that was there before. */
const NOT_HERE: ReadonlySet<string> = new Set(['merge', 'split', 'undo', 'send', 'discard'])

/** What the customer's mail led to, and then the commands. `input` has the incident as that left it. */
export function onCommandsAbove(
  opened: AgentDecision,
  incident: Incident,
  lines: readonly CommandLine[],
  input: AgentMail,
  facts: MailFacts,
): AgentDecision {
  const { incident: _, ...forNone } = input
  const misplaced = lines.filter(({ word }) => NOT_HERE.has(commandNamed(word)?.name ?? ''))
  if (misplaced.length > 0)
    return refuse(
      forNone,
      misplaced.map(({ line }) => ({ line, problem: 'no-incident' })),
      facts,
    )
  const applied = applyCommands(incident, lines, contextOf(input, facts, '', undefined))
  if (!applied.ok) return refuse(forNone, applied.problems, facts)
  const tells = applied.promise !== undefined || applied.offer !== undefined || applied.resolve
  const by = { kind: 'agent', address: input.agent.address } as const
  const happenings: readonly Happening[] = [
    ...(tells ? [{ kind: 'answered', rawMailId: facts.rawMailId } as const] : []),
    ...applied.happenings,
  ]
  const events = happenings.map((happening): IncidentEvent => ({ at: facts.now, by, ...happening }))
  const done = fold(events, incident) as Incident
  // The files are the customer's own.
  const written = {
    incident: done,
    input,
    applied: { ...applied, takesText: true },
    facts,
    text: '',
    tells,
    copies: [],
  }
  return {
    ...opened,
    incident: done,
    events: [...opened.events, ...events],
    mails: [
      ...opened.mails,
      ...writeTo(written),
      ...receipt(done, input, applied, { sentTo: tells ? [done.customer.name || done.customer.address] : [] }, facts),
      ...helpFor(applied, input, facts),
      ...mailsOfDeeds(applied, input, facts),
      ...tellAssigned(done, incident, '', input, facts),
    ],
    also: applied.also,
    effects: applied.effects,
    ...asked(applied, input),
  }
}
