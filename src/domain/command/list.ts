/** `#list`, `#list mine`: incidents in one line each; open ones when nothing is said. Needs no incident. */
import { COMMAND_PACKS } from '../language/command-packs.ts'
import { fold } from '../language/fold.ts'
import type { Command, ListedKind } from './command.ts'

const LISTED = [
  'open',
  'mine',
  'unassigned',
  'waiting',
  'late',
  'snoozed',
  'resolved',
] as const satisfies readonly ListedKind[]

export const list: Command = {
  name: 'list',
  grammar: `#list ${LISTED.join('|')}`,
  kind: 'query',
  group: 'asking',
  parse(argument) {
    const which = argument === '' ? 'open' : BY_WORD.get(fold(argument))
    if (which === undefined) return { problem: 'unexpected-argument', expected: list.grammar }
    return { kind: 'query', query: { kind: 'list', which } }
  },
}

const BY_WORD: ReadonlyMap<string, ListedKind> = new Map([
  ...LISTED.map((kind) => [kind, kind] as const),
  ...COMMAND_PACKS.flatMap((pack) =>
    LISTED.flatMap((kind) => (pack.lists[kind] ?? []).map((word) => [fold(word), kind] as const)),
  ),
])
