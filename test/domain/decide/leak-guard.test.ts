/** The last look at an agent's words before they go to a customer. */
import { describe, expect, test } from 'vitest'
import { leaksIn } from '../../../src/domain/decide/leak-guard.ts'
import type { MailFacts } from '../../../src/domain/incident/facts.ts'
import { signedAddress, tagOf } from '../../../src/domain/mail/reference.ts'
import { MONDAY, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, MAILBOX } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const NOTE =
  'Careful with this one.\nShe has had three refunds this year; her husband complains as well! Ask Rui before you pay anything.'
const facts: MailFacts = {
  now: MONDAY,
  store: A_STORE,
  seal: SEAL,
  conversation: [],
  earlier: [],
  rawMailId: 1,
  freshNumber: 9,
  acknowledgements: [],
  silent: false,
  notes: [NOTE],
}
const others = anIncident(12, { customer: { address: 'luis@mail.example', name: 'Luis' } })
const known = { of: (address: string) => (address === 'luis@mail.example' ? [others] : []) }
const leaks = (text: string) => leaksIn(text, anIncident(7), known, facts)
const keyed = signedAddress(SEAL, MAILBOX, 'agent', 7, ANA.address)

describe('stops', () => {
  test.each([
    ["a signed agent's address", `write to ${keyed}`],
    ['the same in brackets and capitals', `Reply-To: <${keyed.toUpperCase()}>`],
    ['the same as a link', `<a href="mailto:${keyed}?subject=x">`],
    ['a confirm address', signedAddress(SEAL, MAILBOX, 'confirm', 3, ANA.address)],
    ['the tag of another incident', `see ${tagOf(SEAL, MAILBOX, 8)}`],
    ['a line of an internal note', 'As I said: ask Rui before you pay anything.'],
    ['one sentence of it', 'Hello!\n\nher husband complains as well!\n\nBye'],
    ['a sentence that a client wrapped and quoted', '> She has had three\n> refunds this year;\n'],
    ['the address of another customer', 'Your neighbour (luis@mail.example) got it.'],
    ['a quoted command line', 'Hello\n> #close\nBye'],
    ['other capitals and blanks', 'SHE HAS HAD  THREE REFUNDS THIS YEAR;'],
  ])('%s', (_, text) => {
    expect(leaks(text).length).toBeGreaterThan(0)
  })
})

test('stops a signed address of another mailbox of the installation', () => {
  const sister = 'ajuda@sister.example'
  const theirs = signedAddress(SEAL, sister, 'agent', 7, ANA.address)
  expect(leaks(`write to ${theirs}`)).toEqual([])
  const store = { ...facts.store, siblings: [sister] }
  expect(leaksIn(`write to ${theirs}`, anIncident(7), known, { ...facts, store })).toEqual([theirs])
})

describe('lets pass', () => {
  test.each([
    ['plain words', 'A new lamp is on its way to you.'],
    ['the tag of this incident', `Your case ${tagOf(SEAL, MAILBOX, 7)}`],
    ['the plain address of the store', `Write to ${MAILBOX} any time.`],
    ['words that everybody says, though a note says them too', 'Careful with this one.'],
    ['another number', 'Your invoice INC-2026 is attached.'],
  ])('%s', (_, text) => {
    expect(leaks(text)).toEqual([])
  })
})
