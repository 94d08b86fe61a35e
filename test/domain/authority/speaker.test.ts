/** Who is speaking: a listed From address alone is nothing; the proof makes the agent. */
import { describe, expect, test } from 'vitest'
import { type SenderProof, speakerOf } from '../../../src/domain/authority/speaker.ts'
import { signedAddress, tagOf } from '../../../src/domain/mail/reference.ts'
import type { Store } from '../../../src/domain/store.ts'
import { aReading, NO_PROOF, PASS, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { A_STORE, ANA, BOSS, MAILBOX, RUI } from '../../support/a-store.ts'

const anas = signedAddress(SEAL, MAILBOX, 'agent', 7, ANA.address)
const ruis = signedAddress(SEAL, MAILBOX, 'agent', 7, RUI.address)
const FAIL: SenderProof = { authentication: 'fail', evidence: 'dmarc=fail' }
const TRUSTING: Partial<Store> = { trustedAuthservId: 'mx.shop.example' }

function role(parts: ReadingParts, proof: SenderProof, changes: Partial<Store> = {}): string {
  return speakerOf(aReading(parts), { ...A_STORE, ...changes }, proof).role
}

describe('an agent is proved', () => {
  test.each<[string, ReadingParts, SenderProof, Partial<Store>]>([
    ['by the address issued to this very agent', { from: ANA.address, to: anas }, NO_PROOF, {}],
    ['by an aligned pass', { from: ANA.address }, PASS, {}],
    ['by both, where a server is trusted', { from: ANA.address, to: anas }, PASS, TRUSTING],
    ['by a pass alone, where a server is trusted', { from: ANA.address }, PASS, TRUSTING],
    ['by confirming', { from: ANA.address }, { ...NO_PROOF, confirmedBy: ANA.address }, TRUSTING],
  ])('%s', (_, parts, proof, changes) => {
    expect(role(parts, proof, changes)).toBe('agent')
  })
})

describe('an agent is not proved', () => {
  const tag = `[${tagOf(SEAL, MAILBOX, 7)}]`
  test.each<[string, ReadingParts, SenderProof, Partial<Store>]>([
    ['S01 by From alone', { from: ANA.address }, NO_PROOF, {}],
    [
      "S01 by From and the customer's reference",
      { from: ANA.address, subject: tag, to: signedAddress(SEAL, MAILBOX, 'customer', 7) },
      NO_PROOF,
      {},
    ],
    [
      'S02 by an address with a guessed signature',
      { from: ANA.address, to: 'incidencias+a7.aaaaaaaaaa@shop.example' },
      NO_PROOF,
      {},
    ],
    ['S03 by the address alone, where a server is trusted', { from: ANA.address, to: anas }, NO_PROOF, TRUSTING],
    [
      'S03 by the address and a failed check, where a server is trusted',
      { from: ANA.address, to: anas },
      FAIL,
      TRUSTING,
    ],
    ["S16 by another agent's address", { from: ANA.address, to: ruis }, NO_PROOF, {}],
    ["S16 by another agent's address with a pass", { from: ANA.address, to: ruis }, PASS, {}],
    ['S08 with two addresses in From', { from: ANA.address, also: 'mallory@evil.example', to: anas }, PASS, {}],
    ['by what another agent confirmed', { from: ANA.address }, { ...NO_PROOF, confirmedBy: RUI.address }, {}],
  ])('%s', (_, parts, proof, changes) => {
    expect(role(parts, proof, changes)).toBe('unproved-agent')
  })
})

describe('others', () => {
  test.each<[string, ReadingParts, SenderProof, string]>([
    ['a manager with a pass', { from: BOSS.address }, PASS, 'manager'],
    ['a manager without is anybody', { from: BOSS.address }, NO_PROOF, 'other'],
    [
      'S17 an agent who left is anybody, even at the old address',
      { from: 'gone@shop.example', to: signedAddress(SEAL, MAILBOX, 'agent', 7, 'gone@shop.example') },
      PASS,
      'other',
    ],
    [
      'S08 the second address of From is not the sender',
      { from: 'mallory@evil.example', also: ANA.address, to: anas },
      PASS,
      'other',
    ],
    ['a customer', { from: 'eva@mail.example' }, NO_PROOF, 'other'],
    ['a mail without From', { from: '' }, NO_PROOF, 'nobody'],
  ])('%s', (_, parts, proof, expected) => {
    expect(role(parts, proof)).toBe(expected)
  })

  test('S09 Reply-To gives no rights', () => {
    const reading = aReading({ from: 'mallory@evil.example', to: anas })
    const mail = { ...reading.mail, replyTo: [{ address: ANA.address, name: '' }] }
    expect(speakerOf({ ...reading, mail }, A_STORE, PASS).role).toBe('other')
  })
})
