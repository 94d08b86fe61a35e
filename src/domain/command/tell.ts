/**
 * `#tell`: these words and files go to all customers of a matter that the store found by itself, to each in the conversation of their own.
 * One round at a time: whoever wants to say something else says `#stop` first.
 */
import type { Effect } from '../incident/decision.ts'
import { type Incident, isParent, type RoundKind } from '../incident/incident.ts'
import { type Change, type Command, type CommandContext, type Refusal, unexpected } from './command.ts'

export const tell: Command = {
  name: 'tell',
  grammar: '#tell',
  kind: 'change',
  group: 'many',
  takesText: true,
  parse(argument, { hasText }) {
    const refused = unexpected(argument, '#tell')
    if (refused) return refused
    if (!hasText) return { problem: 'nothing-to-send', expected: '#tell' }
    return { kind: 'change', apply: (incident, context) => startRound(incident, 'tell', context) }
  },
}

/** `#resolve` on a parent: it is done for the customers, too. Words in the same mail go to each of them. */
export function resolveAll(incident: Incident, context: CommandContext): Change | Refusal {
  const started = startRound(incident, 'resolve', context)
  if ('problem' in started || incident.standing.status === 'resolved') return started
  return {
    ...started,
    happenings: [{ kind: 'resolved', endedBy: { agent: context.agent.address } }, ...started.happenings],
  }
}

function startRound(incident: Incident, kind: RoundKind, { agent, now, mail }: CommandContext): Change | Refusal {
  if (!isParent(incident)) return { problem: 'not-a-parent', expected: '#new' }
  if (incident.runningRound !== undefined) return { problem: 'wrong-state', expected: '#stop' }
  const start: Effect = {
    kind: 'start-round',
    round: {
      parent: incident.number,
      kind,
      by: agent.address,
      at: now,
      subject: incident.subject,
      text: mail.text,
      rawMailId: mail.rawMailId,
      files: mail.files,
      customers: [],
    },
  }
  return { happenings: [{ kind: 'round-started', round: kind }], effects: [start] }
}
