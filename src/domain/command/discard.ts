/**
 * `#discard`: drops an answer that a guard stopped, or stops one that has not left yet (REPLY_DELAY): answer its receipt. What has left the house cannot
 * be called back, and the answer says so.
 */
import { clocksBefore } from '../incident/clocks-before.ts'
import type { Incident, Undoable } from '../incident/incident.ts'
import type { Change, Command, CommandContext, Refusal } from './command.ts'
import { heldAnswerOf, namedBy } from './held-answer.ts'
import { restored } from './undo.ts'
import { changedFields, type Field, sameField, snapshot } from './undoable.ts'

export const discard: Command = {
  name: 'discard',
  grammar: '#discard',
  kind: 'change',
  group: 'held',
  parse(argument, { hasText }) {
    if (!/^\d{0,15}$/.test(argument)) return { problem: 'unexpected-argument', expected: '#discard' }
    if (hasText) return { problem: 'contradiction', expected: '#discard' }
    return {
      kind: 'change',
      apply(incident, context) {
        const receipt = /^receipt:(\d{1,15})/.exec(context.mail.answered?.onceKey ?? '')?.[1]
        if (receipt !== undefined && argument === '') return stop(incident, Number(receipt), context)
        const held = heldAnswerOf(incident, argument, context)
        if (!('problem' in held)) {
          const { rawMailId } = held
          return {
            happenings: [{ kind: 'held-answer-ended', rawMailId, sent: false }],
            effects: [{ kind: 'discard-answer', rawMailId, why: `discarded by ${context.agent.address}` }],
          }
        }
        if (held.problem !== 'nothing-held') return held
        // Released already, or never held: it may not have left.
        const named = namedBy(argument, context)
        if (named !== undefined) return stop(incident, named, context)
        const latest = pendingOf(incident, context).at(-1)
        const rawMailId = latest && rawMailOf(latest.onceKey)
        return rawMailId === undefined ? held : stop(incident, rawMailId, context)
      },
    }
  },
}

/** `relay:<raw mail>` of this agent; copies for others are `relay:<raw mail>:<address>`. */
function pendingOf(incident: Incident, { agent, known }: CommandContext) {
  return known.pendingAnswers(incident.number).filter((answer) => answer.author === agent.address)
}

function rawMailOf(onceKey: string): number | undefined {
  const found = /^relay:(\d{1,15})/.exec(onceKey)
  return found ? Number(found[1]) : undefined
}

function stop(incident: Incident, rawMailId: number, context: CommandContext): Change | Refusal {
  const pending = pendingOf(incident, context).filter((answer) => rawMailOf(answer.onceKey) === rawMailId)
  if (pending.length === 0) return { problem: 'already-sent' }
  // What the same mail commanded was part of it: what nobody has changed since goes back, too.
  const { undoable } = incident
  const undone =
    undoable?.rawMailId === rawMailId && undoable.undoneAt === undefined
      ? restored(incident, undoable, unchanged(incident, undoable), context)
      : { happenings: [] }
  return {
    happenings: [...undone.happenings, { kind: 'answer-stopped', rawMailId, ...clocksBefore(incident, rawMailId) }],
    elsewhere: undone.elsewhere ?? [],
    effects: [
      { kind: 'stop-mails', onceKeys: pending.map((answer) => answer.onceKey) },
      { kind: 'drop-message', incident: incident.number, rawMailId },
    ],
    stopped: pending[0]?.text ?? '',
  }
}

function unchanged(incident: Incident, { before, after }: Undoable): readonly Field[] {
  const current = snapshot(incident)
  return changedFields(before, after).filter((field) => sameField(field, current, after))
}
