/** `#send`: releases the answer that a guard stopped. It goes its way again; what the agent had not seen then stops it anew. */
import type { Command } from './command.ts'
import { heldAnswerOf } from './held-answer.ts'

export const send: Command = {
  name: 'send',
  grammar: '#send',
  kind: 'change',
  group: 'held',
  parse(argument, { hasText }) {
    if (!/^\d{0,15}$/.test(argument)) return { problem: 'unexpected-argument', expected: '#send' }
    // New words are a new answer: nobody knows whether they come instead of the old ones or besides.
    if (hasText) return { problem: 'contradiction', expected: '#send' }
    return {
      kind: 'change',
      apply(incident, context) {
        const held = heldAnswerOf(incident, argument, context)
        if ('problem' in held) return held
        const { rawMailId } = held
        const { agent, mail } = context
        // The mail about the held answer showed what there was then; a word said elsewhere, what had come before it.
        const approvedAt = mail.answered?.template === 'held-answer' ? mail.answered.at : mail.arrivedAt
        return {
          happenings: [{ kind: 'held-answer-ended', rawMailId, sent: true }],
          effects: [{ kind: 'release-answer', rawMailId, agent: agent.address, approvedAt }],
        }
      },
    }
  },
}
