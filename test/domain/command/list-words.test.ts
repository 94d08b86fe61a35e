import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { list } from '../../../src/domain/command/list.ts'
import { LANGUAGES } from '../../../src/domain/language/language.ts'
import { aContext } from './support.ts'

test.each(LANGUAGES)('help in %s names lists by words that are understood', (code) => {
  const words = JSON.parse(readFileSync(new URL(`../../../templates/${code}/words.json`, import.meta.url), 'utf8'))
  const named = /#list ([^.]+)\./.exec(words.commands.list)?.[1]?.split(', ') ?? []
  const shown = named.map((name) => list.parse(name, aContext())).map((read) => ('query' in read ? read.query : read))
  const kinds = ['open', 'mine', 'late', 'waiting', 'unassigned', 'snoozed', 'resolved']
  expect(shown).toEqual(kinds.map((which) => ({ kind: 'list', which })))
})
