/** What an envelope says counts, and what a mail says of its own envelope does not. */
import { expect, test } from 'vitest'
import { createRawMails } from '../../src/adapters/db/raw-mails.ts'
import { parseMail } from '../../src/adapters/mime/parse-mail.ts'
import { createSeal } from '../../src/adapters/seal/seal.ts'
import { findReferences } from '../../src/domain/mail/find-references.ts'
import type { Envelope } from '../../src/domain/mail/mail.ts'
import { signedAddress } from '../../src/domain/mail/reference.ts'
import { freshDatabase } from '../support/database.ts'

const MAILBOX = 'incidencias@shop.example'
const seal = createSeal('a secret for tests that is long enough', [])
const addressOf = (number: number) => signedAddress(seal, MAILBOX, 'customer', number)

const mailTo = (to: string, ...fields: readonly string[]) =>
  [...fields, 'From: Luz <luz@example.net>', `To: ${to}`, 'Message-ID: <one@example.net>', '', 'Hola'].join('\r\n')

async function read(mail: string, envelope?: Envelope) {
  const content = Buffer.from(mail)
  const raw = { content, truncated: false, size: content.length, arrivedAt: 0 }
  return await parseMail(envelope ? { ...raw, envelope } : raw)
}

async function numbersIn(mail: string, envelope?: Envelope) {
  const found = findReferences(await read(mail, envelope), '', { mailbox: MAILBOX, agents: [], seal })
  return found.filter(({ verdict }) => verdict === 'valid').map(({ number }) => number)
}

test('the recipient of the envelope goes before those in the fields, and alone where there are none (Bcc)', async () => {
  expect(await numbersIn(mailTo('tia@example.org'), { from: '', to: [addressOf(7)] })).toEqual([7])
  expect(await numbersIn(mailTo(addressOf(8)), { from: '', to: [addressOf(7)] })).toEqual([7, 8])
  expect(await numbersIn(mailTo(addressOf(8)), { from: '', to: [MAILBOX] })).toEqual([8])
  expect(await numbersIn(mailTo(addressOf(8)))).toEqual([8])
})

test('a recipient without a right signature is nobody’s reference', async () => {
  expect(
    await numbersIn(mailTo('x@example.org'), { from: '', to: ['incidencias+c7.0000000000@shop.example'] }),
  ).toEqual([])
})

test('a Return-Path that came along is a stranger’s; that of the envelope is ours', async () => {
  const forged = mailTo(MAILBOX, 'Return-Path: <>', 'Return-Path: <mailer-daemon@example.org>')
  const handed = await read(forged, { from: 'luz@example.net', to: [MAILBOX] })
  expect(handed.headers.get('return-path')).toEqual(['<luz@example.net>'])
  expect((await read(forged, { from: '', to: [MAILBOX] })).headers.get('return-path')).toEqual(['<>'])
  expect((await read(forged)).headers.get('return-path')).toEqual(['<>', '<mailer-daemon@example.org>'])
})

test('envelopes are kept beside the bytes; a second delivery for another address of ours adds it, until somebody decided', async () => {
  const database = await freshDatabase()
  try {
    const { db, mailbox } = database
    const rawMails = createRawMails(db)
    const content = Buffer.from(mailTo('tia@example.org'))
    const bring = (to: readonly string[]) =>
      rawMails.store(
        mailbox,
        'lmtp',
        [{ arrivedAt: 1, size: content.length, content, envelope: { from: 'luz@example.net', to } }],
        undefined,
        1,
      )
    await bring([addressOf(7)])
    await bring([addressOf(7), MAILBOX])
    await bring([addressOf(9)])
    const limits = { count: 10, bytes: 1e6, longest: 1e6, leaseMs: 1 }
    const [claimed] = await rawMails.claim(mailbox, limits, 2)
    expect(claimed?.envelope).toEqual({ from: 'luz@example.net', to: [addressOf(7), MAILBOX, addressOf(9)] })
    expect(Buffer.from(claimed?.content ?? []).equals(content)).toBe(true)
    await rawMails.noteFailure(mailbox, claimed?.id ?? 0, 'set aside', undefined)
    await bring([addressOf(10)])
    await rawMails.retryQuarantined(mailbox)
    expect((await rawMails.claim(mailbox, limits, 3))[0]?.envelope?.to.length).toBe(3)
  } finally {
    await database.drop()
  }
})
