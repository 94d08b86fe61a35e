/** A card number anywhere in a mail: no event, no message kept, no mail of ours has it. */
import { expect, test } from 'vitest'
import { World } from '../../../../src/app/world.ts'
import { decideMail } from '../../../../src/domain/decide/decide.ts'
import type { Reading } from '../../../../src/domain/mail/reading.ts'
import { tagOf } from '../../../../src/domain/mail/reference.ts'
import { aReading, aWorld, NO_PROOF, PASS, type ReadingParts, SEAL } from '../../../support/a-reading.ts'
import { A_STORE, ANA, MAILBOX } from '../../../support/a-store.ts'

const CARD = '4111 1111 1111 1111'
const LEFT = /4111[^0-9a-z]{0,3}1111[^0-9a-z]{0,3}1111/i
const CODE = 'CVV 987'

function decideOn(reading: Reading) {
  const world = new World(
    { incidents: [], refs: [], sent: [], acknowledgements: [], suppressed: new Map(), pictures: [], absences: [] },
    [],
  )
  const decided = decideMail({
    reading,
    findings: NO_PROOF,
    rawMailId: 1,
    freshNumber: 100,
    silent: false,
    now: reading.mail.arrivedAt,
    store: A_STORE,
    seal: SEAL,
    known: world,
  })
  world.apply(decided, reading, 1, reading.mail.from[0] ?? { address: '', name: '' })
  return { decided, kept: world.newMessages.map(({ subject, text, quoted }) => ({ subject, text, quoted })) }
}

test('in subject, text, quote, signature, hidden words, invitation and mail inside', () => {
  const base = aReading({ subject: `Card ${CARD}`, text: `Refund to ${CARD}, ${CODE}`, quoted: `> ${CARD}` })
  const reading: Reading = {
    ...base,
    reply: { ...base.reply, signature: CARD, hidden: CARD },
    classification: { ...base.classification, evidence: [CARD] },
    mail: {
      ...base.mail,
      invitations: [{ summary: CARD, allDay: false, location: CARD, organizer: '', description: CARD }],
      embedded: [{ subject: CARD, text: CARD }],
    },
  }
  const { decided, kept } = decideOn(reading)
  expect(decided.mails.map((mail) => mail.name)).toContain('notification')
  expect(decided.mails.map((mail) => mail.name)).toContain('acknowledgement')
  expect(JSON.stringify([decided, kept])).not.toMatch(LEFT)
  expect(JSON.stringify([decided, kept])).not.toContain('987')
})

test('in an answer of a machine, and in why a mail came back', () => {
  const { decided, kept } = decideOn(
    aReading({ text: `Away. ${CARD}`, nature: { kind: 'auto-reply', evidence: `subject: ${CARD}` } }),
  )
  expect(JSON.stringify([decided, kept])).not.toMatch(LEFT)
})

test('held mail of an agent without proof', () => {
  const { decided } = decideOn(aReading({ from: ANA.address, subject: `Re: ${CARD}`, text: `${CARD}\n#close` }))
  expect(decided.mails.map((mail) => mail.name)).toEqual(['was-this-you'])
  expect(JSON.stringify(decided)).not.toMatch(LEFT)
})

test.each<[string, Partial<ReadingParts>]>([
  ['words', { text: `Your card ${CARD}, ${CODE}.` }],
  ['a promise', { text: `#promise 3d refund to ${CARD}` }],
  ['a note', { text: `#note\nShe gave ${CARD}` }],
  ['words and a command', { text: `#resolve\nRefunded to ${CARD}` }],
  ['a line that is no command', { text: `#refund ${CARD}` }],
  ['a question in the subject', { subject: `#list ${CARD}`, text: '' }],
])('an agent writes %s', (_, parts) => {
  const shop = aWorld()
  const opened = shop.decide({ text: 'My lamp is broken, order 123456.' }).incident
  const tag = tagOf(SEAL, MAILBOX, opened?.number ?? 0)
  const decided = shop.decide({ from: ANA.address, subject: `Re: [${tag}]`, ...parts }, { findings: PASS })
  expect(decided.outcome.kind).not.toBe('held')
  expect(decided.mails.length).toBeGreaterThan(0)
  expect(JSON.stringify([decided, shop.world.newMessages.map(({ subject, text }) => ({ subject, text }))])).not.toMatch(
    LEFT,
  )
})
