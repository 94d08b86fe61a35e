/** Answers of customers whom the store wrote to first. */
import { expect, test } from 'vitest'
import { tagOf } from '../../../src/domain/mail/reference.ts'
import { aWorld, SEAL } from '../../support/a-reading.ts'
import { ANA, MAILBOX, RUI } from '../../support/a-store.ts'
import { anIncident } from '../../support/an-incident.ts'

const EVA = 'eva@mail.example'
const parent = anIncident(6, { customer: { address: '', name: 'Shop' }, participants: [], assignee: RUI.address })

test.each([
  ['goes to whoever has the parent', {}, [RUI.address]],
  ['goes to whoever has it already', { assignee: ANA.address }, [ANA.address]],
])('an answer %s', (_, over, expected) => {
  const child = anIncident(7, { customer: { address: EVA, name: 'Eva' }, participants: [EVA], parent: 6, ...over })
  const house = aWorld([parent, child])
  const decided = house.decide({
    from: EVA,
    subject: `Re: [${tagOf(SEAL, MAILBOX, 7)}]`,
    text: 'And when will it come?',
  })
  expect(decided.mails.map((mail) => mail.to.address)).toEqual(expected)
  expect(decided.incident?.assignee).toBe(expected[0])
})
