/** `#category delivery/damaged`: corrects the classification. `#category delivery` and a topic that only one category has will do. */
import { nearestCategories, parseCategory } from '../classify/categories.ts'
import type { Command } from './command.ts'

export const category: Command = {
  name: 'category',
  grammar: '#category delivery/damaged',
  kind: 'change',
  group: 'course',
  parse(argument) {
    if (argument === '') return { problem: 'missing-argument', expected: nearestCategories('').join(', ') }
    const found = parseCategory(argument)
    if (found === undefined) return { problem: 'unknown-category', expected: nearestCategories(argument).join(', ') }
    return {
      kind: 'change',
      apply: ({ classification }) =>
        classification.category === found.category && classification.topic === found.topic && classification.sure
          ? []
          : [{ kind: 'categorised', ...found }],
    }
  },
}
