/** `#find words`: takes the rest of its line. What can stand there: `report/search-words.ts`. Needs no incident. */
import { asksNothing, readSearch } from '../report/search-words.ts'
import type { Command } from './command.ts'

export const find: Command = {
  name: 'find',
  grammar: '#find words',
  kind: 'query',
  group: 'asking',
  parse(argument, { store, now }) {
    const { agents, taxonomy, calendar } = store
    const question = readSearch(argument, { agents, taxonomy, timeZone: calendar.timeZone, now })
    if (argument === '' || asksNothing(question)) return { problem: 'missing-argument', expected: find.grammar }
    return { kind: 'query', query: { kind: 'find', question, words: argument } }
  },
}
