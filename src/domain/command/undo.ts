/**
 * `#undo`: takes the last receipt back, within 24 hours, by the agent who got it.
 *
 * Only the fields that mail changed go back, and only while they are as it left them; what others changed meanwhile stays. A mail
 * that undoes does nothing else and says nothing to the customer; what he was told stays told, and the receipt says so.
 */
import type { Happening } from '../incident/events.ts'
import type { Incident, Undoable } from '../incident/incident.ts'
import { LIMITS } from '../policy/limits.ts'
import type { Change, Command, CommandContext, Refusal } from './command.ts'
import { unexpected } from './command.ts'
import { changedFields, type Field, restore, sameField, snapshot } from './undoable.ts'

export const undo: Command = {
  name: 'undo',
  grammar: '#undo',
  kind: 'change',
  group: 'held',
  parse(argument, { hasText }) {
    const refused = unexpected(argument, '#undo')
    if (refused) return refused
    if (hasText) return { problem: 'contradiction', expected: '#undo' }
    return { kind: 'change', apply: takeBack }
  },
}

function takeBack(incident: Incident, context: CommandContext): Change | Refusal {
  const { undoable } = incident
  const { agent, now } = context
  if (undoable === undefined) return { problem: 'nothing-to-undo' }
  if (undoable.by !== agent.address) return { problem: 'undo-not-yours' }
  if (undoable.undoneAt !== undefined) return { problem: 'undone-already' }
  // Whoever answers an older receipt means that one, and would be surprised to have the latest taken back.
  const receipt = receiptAnswered(context)
  if (receipt !== undefined && undoable.rawMailId !== undefined && receipt !== undoable.rawMailId)
    return { problem: receipt < undoable.rawMailId ? 'undo-superseded' : 'nothing-to-undo' }
  if (now - undoable.at > LIMITS.undo.within) return { problem: 'undo-too-late' }
  const current = snapshot(incident)
  const changed = changedFields(undoable.before, undoable.after)
  if (!changed.every((field) => sameField(field, current, undoable.after))) return { problem: 'undo-superseded' }
  const back = restored(incident, undoable, changed, context)
  // Customers are told at this moment that it is done: whoever was not told yet is not.
  if (incident.runningRound !== 'resolve') return back
  const stop = { kind: 'stop-rounds', parent: incident.number, by: agent.address } as const
  return { ...back, effects: [...(back.effects ?? []), stop] }
}

/** The mail whose receipt is answered. The receipt of an undo is not: what it took back is gone. */
function receiptAnswered({ mail }: CommandContext): number | undefined {
  const found = /^(?:lines-)?receipt:(\d{1,15})/.exec(mail.answered?.onceKey ?? '')
  return found ? Number(found[1]) : undefined
}

/** The fields as they were before, and what that means for other incidents. */
export function restored(
  incident: Incident,
  undoable: Undoable,
  fields: readonly Field[],
  context: CommandContext,
): Change {
  const others = elsewhere(incident, undoable, context)
  return {
    happenings: [{ kind: 'undone', restored: restore(snapshot(incident), undoable, fields) }, ...others.here],
    elsewhere: others.there,
  }
}

/** Incidents that were joined, linked or split off by the mail go back as well. */
function elsewhere(
  incident: Incident,
  { before, after }: Undoable,
  { known }: CommandContext,
): { readonly here: readonly Happening[]; readonly there: NonNullable<Change['elsewhere']> } {
  const other = (number: number, ...happenings: readonly Happening[]) => {
    const found = known.incident(number)
    return found === undefined ? [] : [{ incident: found, happenings }]
  }
  const joined = added(before.absorbed, after.absorbed).flatMap((number) => other(number, { kind: 'unmerged' }))
  const linked = added(before.linked, after.linked).flatMap((number) =>
    other(number, { kind: 'unlinked', with: incident.number }),
  )
  // What began elsewhere is merged back: its messages are shown here again, and its reference leads here.
  const split = added(before.splitOff, after.splitOff).flatMap((number) =>
    other(number, { kind: 'merged', into: incident.number }),
  )
  const here = split.map(
    ({ incident: back }): Happening => ({
      kind: 'absorbed',
      number: back.number,
      orderNumbers: back.orderNumbers,
      participants: [],
      thirdParties: [],
      lastCustomerAt: back.lastCustomerAt,
      ...(back.awaitingAnswerSince === undefined ? {} : { awaitingAnswerSince: back.awaitingAnswerSince }),
    }),
  )
  return { here, there: [...joined, ...linked, ...split] }
}

function added(before: readonly number[] = [], after: readonly number[] = []): readonly number[] {
  return after.filter((number) => !before.includes(number))
}
