import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { findReferences } from '../../../src/domain/mail/find-references.ts'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { type Seal, signedAddress, signedMessageId, tagOf } from '../../../src/domain/mail/reference.ts'

/** A seal that is easy to predict; the real one is tested with its adapter. */
const seal: Seal = {
  sign: (parts, length) => signature(parts).slice(0, length),
  verify: (parts, given) => signature(parts).startsWith(given.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')),
}
function signature(parts: readonly string[]): string {
  const bytes = createHash('sha256').update(parts.join('|')).digest()
  return [...bytes].map((byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('')
}

const mailbox = 'incidencias@tienda.example'
const context = { mailbox, agents: ['ana@tienda.example', 'rui@tienda.example'], seal }
const tag = tagOf(seal, mailbox, 4821)
const EMPTY: Mail = {
  inReplyTo: [],
  references: [],
  from: [],
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  arrivedAt: 0,
  text: '',
  attachments: [],
  headers: new Map(),
  size: 0,
}
const find = (mail: Partial<Mail>, text = '') => findReferences({ ...EMPTY, ...mail }, text, context)

describe('tags', () => {
  const half = tag.length - 2
  test.each([
    ['in brackets', `[${tag}] Hola`],
    ['after any prefixes', `Re: RV: ENC: Odp: PD: AW: WG: TR: Fwd: [${tag}] Hola`],
    ['in small letters', `re: [${tag.toLowerCase()}]`],
    ['without brackets', `Re: ${tag} Hola`],
    ['folded inside', `Re: [${tag.slice(0, half)} ${tag.slice(half)}] Hola`],
    ['folded after the hyphen', `Re: [${tag.replace(/-/g, '- ')}]`],
    ['with long dashes', `Re: [${tag.replaceAll('-', '–')}]`],
    ['followed by a word', `Re: ${tag} gracias`],
  ])('are found %s', (_, subject) => {
    expect(find({ subject })).toMatchObject([{ by: 'subject-tag', number: 4821, verdict: 'valid' }])
  })

  test('with O for 0 and l for 1 are still read', () => {
    const odd = tagOf(seal, mailbox, 1010)
    const [inc, , sign] = odd.split('-')
    expect(find({ subject: `${inc}-lOlO-${sign}` })).toMatchObject([{ number: 1010, verdict: 'valid' }])
  })
  test('with a wrong signature are forged', () => {
    expect(find({ subject: '[INC-4821-00000]' })).toMatchObject([{ number: 4821, verdict: 'forged' }])
  })
  test.each([
    'Tienda Inc 2026 - ofertas',
    'incidencia 4821',
    'INC-4821',
    'INC-0-AAAAA',
    'INC-99999999999999999999-AAAAA',
    'Zinc-1234-abcde',
  ])('"%s" is none', (subject) => expect(find({ subject }).filter((each) => each.verdict === 'valid')).toEqual([]))
  test('in the text rank after those of the subject', () => {
    const other = tagOf(seal, mailbox, 7)
    expect(find({ subject: tag }, `hola ${other}`).map((each) => [each.by, each.number])).toEqual([
      ['subject-tag', 4821],
      ['text-tag', 7],
    ])
  })
})

describe('addresses', () => {
  test.each(['customer', 'bounce', 'survey'] as const)('of kind %s', (kind) => {
    const address = signedAddress(seal, mailbox, kind, 4821)
    expect(address).toMatch(/^incidencias\+[cbs]4821\.[0-9a-z]{10}@tienda\.example$/)
    expect(find({ to: [{ address, name: '' }] })).toMatchObject([
      { by: 'address', kind, number: 4821, verdict: 'valid' },
    ])
  })
  test('of an agent tell to whom they were issued', () => {
    const address = signedAddress(seal, mailbox, 'agent', 4821, 'rui@tienda.example')
    expect(find({ cc: [{ address, name: '' }] })).toMatchObject([
      { kind: 'agent', issuedTo: 'rui@tienda.example', verdict: 'valid' },
    ])
  })
  test('issued to somebody who is no agent any more are forged', () => {
    const address = signedAddress(seal, mailbox, 'agent', 4821, 'ex@tienda.example')
    const [found] = find({ to: [{ address, name: '' }] })
    expect(found?.verdict).toBe('forged')
    expect(found?.issuedTo).toBeUndefined()
  })
  test('are found in the fields that keep the envelope', () => {
    const address = signedAddress(seal, mailbox, 'customer', 5)
    for (const name of [
      'delivered-to',
      'x-original-to',
      'envelope-to',
      'x-envelope-to',
      'x-delivered-to',
      'x-rcpt-to',
    ]) {
      expect(find({ headers: new Map([[name, [`<${address.toUpperCase()}>`]]]) })).toHaveLength(1)
    }
  })
  test('with a changed number, kind or domain prove nothing', () => {
    const address = signedAddress(seal, mailbox, 'customer', 4821)
    for (const changed of [
      address.replace('4821', '4822'),
      address.replace('+c', '+s'),
      address.replace('tienda', 'otra'),
    ]) {
      expect(find({ to: [{ address: changed, name: '' }] }).some((each) => each.verdict === 'valid')).toBe(false)
    }
  })
})

describe('Message-IDs', () => {
  const id = signedMessageId(seal, mailbox, 4821, 'k3v9q0z2m4x8c1b7')
  test('prove themselves, In-Reply-To first, then References from the last', () => {
    const older = signedMessageId(seal, mailbox, 1, 'a')
    const newer = signedMessageId(seal, mailbox, 2, 'b')
    expect(find({ inReplyTo: [id], references: [older, newer] }).map((each) => each.number)).toEqual([4821, 2, 1])
  })
  test('with another unique part are forged', () => {
    expect(find({ inReplyTo: [id.replace('k3v9', 'aaaa')] })).toMatchObject([{ verdict: 'forged' }])
  })
})
