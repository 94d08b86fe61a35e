/** What of a mail its signature vouches for: the subject, that it was said to us, and which incident it is about. */
import { describe, expect, test } from 'vitest'
import { unsignedWords } from '../../../src/domain/authority/signed-words.ts'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { signedAddress, signedMessageId, tagOf } from '../../../src/domain/mail/reference.ts'
import { aReading, type ReadingParts, SEAL } from '../../support/a-reading.ts'
import { ANA, MAILBOX, RUI } from '../../support/a-store.ts'

const ALL = 'From:To:Cc:Subject:In-Reply-To:References'
const MICROSOFT = 'From:Date:Subject:Message-ID:Content-Type:MIME-Version'
const sig = (h: string, more = '') => `v=1; a=rsa-sha256; d=shop.example; s=s1; h=${h}; ${more} bh=x; b=y`
const id = (number: number) => signedMessageId(SEAL, MAILBOX, number, 'abcdefgh01234567')
const tag = (number: number) => `Re: [${tagOf(SEAL, MAILBOX, number)}]`
const anas = signedAddress(SEAL, MAILBOX, 'agent', 7, ANA.address)
const customers = (number: number) => signedAddress(SEAL, MAILBOX, 'customer', number)

function gap(
  parts: ReadingParts,
  signatures: readonly string[],
  changes: Partial<Mail> = {},
  fields: Record<string, string[]> = {},
) {
  const reading = aReading({ from: ANA.address, ...parts })
  const headers = new Map([
    ...reading.mail.headers,
    ['subject', [reading.mail.subject]] as const,
    ['dkim-signature', signatures] as const,
    ...Object.entries(fields),
  ])
  return unsignedWords({ ...reading, mail: { ...reading.mail, headers, ...changes } }, MAILBOX)
}

describe('the signature vouches for a mail', () => {
  test.each<[string, ReadingParts, string[]]>([
    ['to the plain address', {}, [sig(ALL)]],
    ['to an address below it', { to: customers(7) }, [sig(ALL)]],
    ['with the fields folded and in any case', {}, [sig('from : TO :\t subject')]],
    ['beside a stranger’s, which covers nothing', {}, [sig(ALL), 'd=evil.example; h=from']],
    ['of a domain below', {}, [sig(ALL).replace('d=shop', 'd=mail.shop')]],
    ['with no signature: the store’s server knows why', {}, []],
    ['about an incident that signed fields name', { subject: tag(7), inReplyTo: [id(7)] }, [sig(ALL)]],
    ['of Microsoft, with the tag in the subject', { subject: tag(7) }, [sig(MICROSOFT)]],
    [
      'of Microsoft, with the tag and what is not signed but agrees',
      { subject: tag(7), references: [id(7)] },
      [sig(MICROSOFT)],
    ],
    ['of Microsoft, to the address issued to this agent', { to: anas, inReplyTo: [id(7)] }, [sig(MICROSOFT)]],
    [
      'of Microsoft, in a conversation that once was of another incident',
      { to: anas, references: [id(3), id(7)] },
      [sig(MICROSOFT)],
    ],
    ['with a tag in the text, which is signed as a whole', { text: tag(7) }, [sig(ALL)]],
  ])('%s', (_, parts, signatures) => {
    expect(gap(parts, signatures)).toBeUndefined()
  })
})

describe('the signature does not vouch for a mail', () => {
  const toUs = 'no signed field says that it was written to us'
  const elsewhere = 'the incident 8 is named in a field that is not signed'
  test.each<[string, ReadingParts, string[], string]>([
    ['whose From it leaves out', {}, [sig('to:subject')], 'From is not signed'],
    ['whose subject it leaves out', {}, [sig('from:to')], 'the subject is not signed'],
    ['that one of two of the author leaves out', {}, [sig(ALL), sig('from:to')], 'the subject is not signed'],
    ['that one of nobody leaves out', {}, [sig(ALL), 'd=; h=from:to'], 'the subject is not signed'],
    ['with its tags said twice', {}, [`${sig(ALL)}; h=from`], 'From is not signed'],
    ['with a length', {}, [sig(ALL, 'l=10;')], 'the signature may cover a part of the body only (l=)'],
    ['to somebody else', { to: 'eva@mail.example' }, [sig(ALL)], toUs],
    ['to somebody else about our incident', { to: 'eva@mail.example', subject: tag(7) }, [sig(ALL)], toUs],
    ['to a name like ours', { to: `x${MAILBOX}` }, [sig(ALL)], toUs],
    ['of Microsoft, to the plain address', {}, [sig(MICROSOFT)], toUs],
    ['of Microsoft, with a tag in the text alone', { text: tag(7) }, [sig(MICROSOFT)], toUs],
    ['of Microsoft, to the address of a customer', { to: customers(7) }, [sig(MICROSOFT)], toUs],
    [
      'of Microsoft, to the address of another agent',
      { to: signedAddress(SEAL, MAILBOX, 'agent', 7, RUI.address) },
      [sig(MICROSOFT)],
      toUs,
    ],
    ['that answers another incident, unsigned', { subject: tag(7), inReplyTo: [id(8)] }, [sig(MICROSOFT)], elsewhere],
    ['that cites another incident, unsigned', { references: [id(8)] }, [sig('from:to:subject')], elsewhere],
  ])('%s', (_, parts, signatures, why) => {
    expect(gap(parts, signatures)).toBe(why)
  })

  test.each(['subject', 'to', 'from', 'content-type', 'message-id'])('with %s twice', (name) => {
    expect(gap({}, [sig(ALL)], {}, { [name]: ['one', 'two'] })).toBe(`the field ${name} stands there twice`)
  })

  test('delivered to the address of another incident', () => {
    const reading = aReading({ from: ANA.address, subject: tag(7) })
    const other = { by: 'address', number: 8, verdict: 'valid', kind: 'customer', found: customers(8) } as const
    const headers = new Map([['dkim-signature', [sig(ALL)]]])
    const delivered = { ...reading, references: [other, ...reading.references], mail: { ...reading.mail, headers } }
    expect(unsignedWords(delivered, MAILBOX)).toBe(elsewhere)
  })

  test('that could not be read in full', () => {
    expect(gap({}, [sig(ALL)], { unreadable: 'header block too large' })).toBe('the mail could not be read in full')
  })
})
