/** `#urgent` and `#normal`: how fast the first answer is wanted. */
import type { Command } from './command.ts'
import { plainChange } from './command.ts'

function urgency(name: 'urgent' | 'normal'): Command {
  const grammar = `#${name}`
  const wanted = name === 'urgent'
  return {
    name,
    grammar,
    kind: 'change',
    group: 'course',
    parse: plainChange(grammar, ({ classification }) =>
      classification.urgent === wanted ? [] : [{ kind: 'marked-urgent', urgent: wanted }],
    ),
  }
}

export const urgent = urgency('urgent')
export const normal = urgency('normal')
