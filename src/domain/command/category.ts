/** `#category delivery/damaged`: corrects the classification. `#category delivery` and a topic that only one category has will do. */
import { nearestCategories, parseCategory } from '../classify/named-category.ts'
import type { Command } from './command.ts'

export const category: Command = {
  name: 'category',
  grammar: '#category delivery/damaged',
  kind: 'change',
  group: 'course',
  parse(argument, { store: { taxonomy } }) {
    if (argument === '') return { problem: 'missing-argument', expected: nearestCategories('', taxonomy).join(', ') }
    const found = parseCategory(argument, taxonomy)
    if (found === undefined)
      return { problem: 'unknown-category', expected: nearestCategories(argument, taxonomy).join(', ') }
    return {
      kind: 'change',
      apply: ({ classification }) =>
        classification.category === found.category && classification.topic === found.topic && classification.sure
          ? []
          : [{ kind: 'categorised', ...found }],
    }
  },
}
