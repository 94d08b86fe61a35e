/** `#take INC-4790` in a mail that answers nothing. */
import { describe, expect, test } from 'vitest'
import { readCommands } from '../../../src/domain/command/read-commands.ts'
import { namedIncident } from '../../../src/domain/decide/named-incident.ts'
import { anIncident } from '../../support/an-incident.ts'

const seven = anIncident(7)
const merged = anIncident(8, { standing: { status: 'merged', at: 1, into: 7 } })
const known = { incident: (number: number) => [seven, merged].find((incident) => incident.number === number) }
const named = (text: string) => namedIncident(readCommands(text), known)

describe('names it', () => {
  test.each([
    ['#take INC-7', ['']],
    ['#take [INC-7-Q7RXM]', ['']],
    ['#snooze 3d inc-7', ['3d']],
    ['#take INC-7\n#urgent', ['', '']],
    ['#take INC-7\n#urgent INC-7', ['', '']],
    ['#status INC-8', ['']],
  ])('%j', (text, expected) => {
    const found = named(text)
    expect(found?.incident.number).toBe(7)
    expect(found?.lines.map((line) => line.argument)).toEqual(expected)
  })
})

test.each([
  ['with words that would go to somebody', '#take INC-7\n\nHello'],
  ['that is not there', '#take INC-9'],
  ['of two', '#take INC-7\n#close INC-8'],
  ['that is another one', '#merge INC-7'],
  ['in a search', '#find INC-7'],
  ['not at all', '#take'],
])('does not name one %s', (_, text) => {
  expect(named(text)).toBeUndefined()
})
