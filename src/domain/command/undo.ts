/**
 * `#undo`: takes the last receipt back, within 24 hours, by the agent who got it.
 *
 * Only the fields that mail changed go back, and only while they are as it left them; what others changed meanwhile stays. A mail
 * that undoes does nothing else and says nothing to the customer.
 */
import { POLICIES } from '../policy/policies.ts'
import type { Command } from './command.ts'
import { unexpected } from './command.ts'
import { changedFields, restore, sameField, snapshot } from './undoable.ts'

export const undo: Command = {
  name: 'undo',
  grammar: '#undo',
  kind: 'change',
  parse(argument, { hasText }) {
    const refused = unexpected(argument, '#undo')
    if (refused) return refused
    if (hasText) return { problem: 'contradiction', expected: '#undo' }
    return {
      kind: 'change',
      apply(incident, { agent, now }) {
        const { undoable } = incident
        if (undoable === undefined) return { problem: 'nothing-to-undo' }
        if (undoable.by !== agent.address) return { problem: 'undo-not-yours' }
        if (now - undoable.at > POLICIES.undo.within) return { problem: 'undo-too-late' }
        const current = snapshot(incident)
        const changed = changedFields(undoable.before, undoable.after)
        if (!changed.every((field) => sameField(field, current, undoable.after))) return { problem: 'undo-superseded' }
        return [{ kind: 'undone', restored: restore(current, undoable.before, changed) }]
      },
    }
  },
}
