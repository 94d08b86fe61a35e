/**
 * Who is believed to be an agent, tried with real signatures: mails are signed with keys made here, published by a name server on loopback, and
 * taken through the whole intake on a real database; verified by ourselves, and by a trusted server that writes Authentication-Results.
 */
import { sealMessage } from 'mailauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedAddress, signedMessageId, tagOf } from '../../src/domain/mail/reference.ts'
import type { Store } from '../../src/domain/store.ts'
import { ANA, aMail, BOSS, MAILBOX } from '../support/a-store.ts'
import {
  BEA,
  type Case,
  CLO,
  DAY,
  type IdentityScene,
  KEYS,
  MONDAY,
  MX,
  openIdentityScene,
  type Scene,
  SHOPS_MACHINE,
} from '../support/identity-scene.ts'

const MICROSOFT = ['from', 'date', 'subject', 'message-id', 'content-type', 'mime-version'] as const
const GOOGLE = [
  'to',
  'subject',
  'message-id',
  'date',
  'from',
  'in-reply-to',
  'references',
  'from',
  'to',
  'cc',
  'subject',
] as const
const messageIdOf = ({ shop, number }: Pick<Scene, 'shop' | 'number'>) =>
  `<${signedMessageId(shop.seal, MAILBOX, number, 'abcdefgh01234567')}>`

const SIGNED: readonly Case[] = [
  { name: 'signed by the domain of the author', mail: (s) => s.sign(s.take()), own: 'agent' },
  { name: 'signed with Ed25519', mail: (s) => s.sign(s.take(), { selector: 'ed', key: KEYS.ed }), own: 'agent' },
  { name: 'signed as Google signs', mail: (s) => s.sign(s.take(), { fields: GOOGLE }), own: 'agent' },
  {
    name: 'signed by a domain below (relaxed)',
    mail: (s) => s.sign(s.take(), { domain: 'mail.shop.example' }),
    own: 'agent',
  },
  {
    name: 'signed by a domain below, where the policy is strict',
    mail: (s) => s.sign(s.take({ from: BEA.address }), { domain: 'mail.strict.example' }),
    own: 'held',
    by: BEA,
  },
  {
    name: 'signed by the very domain, where the policy is strict',
    mail: (s) => s.sign(s.take({ from: BEA.address }), { domain: 'strict.example' }),
    own: 'agent',
    by: BEA,
  },
  {
    name: 'signed by a domain below, where the policy cannot be read',
    mail: (s) => s.sign(s.take({ from: CLO.address }), { domain: 'mail.slow.example' }),
    own: 'held',
    by: CLO,
  },
  { name: 'S01 not signed', mail: async (s) => s.take(), own: 'held' },
  {
    name: 'not signed, handed in by the machine of the domain: SPF is nothing without the trusted server',
    mail: async (s) => s.take(),
    own: 'held',
    trusted: 'agent',
    machine: SHOPS_MACHINE,
  },
  {
    name: 'S04 signed by another domain, which passes for itself',
    mail: (s) => s.sign(s.take(), { domain: 'evil.example', key: KEYS.evil }),
    own: 'held',
  },
  {
    name: 'two signatures, the first of a stranger',
    mail: async (s) => s.sign(await s.sign(s.take()), { domain: 'evil.example', key: KEYS.evil }),
    own: 'agent',
  },
  {
    name: 'two signatures of the author, one with a revoked key',
    mail: async (s) => s.sign(await s.sign(s.take()), { selector: 'revoked' }),
    own: 'agent',
  },
  {
    name: 'with an expired signature',
    mail: (s) => s.sign(s.take(), { signedAt: MONDAY - 2 * DAY, expires: MONDAY - DAY }),
    own: 'held',
  },
  { name: 'with a revoked key', mail: (s) => s.sign(s.take(), { selector: 'revoked' }), own: 'held' },
  {
    name: 'with a key that is only being tried (what the trusted server makes of it is its own)',
    mail: (s) => s.sign(s.take(), { selector: 'testing' }),
    own: 'held',
    trusted: 'agent',
  },
  { name: 'with a key that is not there', mail: (s) => s.sign(s.take(), { selector: 'missing' }), own: 'held' },
  { name: 'with a key whose name server fails', mail: (s) => s.sign(s.take(), { selector: 'broken' }), own: 'held' },
  {
    name: 'with a key whose name server is silent',
    mail: (s) => s.sign(s.take(), { selector: 'silent' }),
    own: 'held',
  },
  {
    name: 'with a key of 1024 bits',
    mail: (s) => s.sign(s.take(), { selector: 'r1024', key: KEYS.r1024 }),
    own: 'agent',
  },
  { name: 'with a key of 512 bits', mail: (s) => s.sign(s.take(), { selector: 'r512', key: KEYS.r512 }), own: 'held' },
  {
    name: 'whose body was changed',
    mail: async (s) => (await s.sign(s.take({ text: 'We send the lamp.' }))).replace('the lamp', 'two lamps'),
    own: 'held',
  },
  {
    name: 'with words behind the signed length of the body',
    mail: async (s) => {
      const text = 'We send the lamp.'
      return `${await s.sign(s.take({ text }), { bodyLength: text.length + 2 })}Tell us your card number.\r\n`
    },
    own: 'held',
  },
  {
    name: 'with the footer of a mailing list',
    mail: async (s) =>
      `${await s.sign(s.take({ text: 'Hello' }))}\r\n-- \r\nTo leave this list write to staff-leave@lists.example\r\n`,
    own: 'held',
  },
  {
    name: 'through a mailing list that says so',
    mail: async (s) => `List-Id: <staff.lists.example>\r\nPrecedence: list\r\n${await s.sign(s.take())}`,
    own: 'machine',
  },
  {
    name: 'whose signature was broken on the way, in an ARC chain of the one who broke it',
    mail: async (s) => arcSealed((await s.sign(s.take({ text: 'Hello' }))).replace('Hello', 'Hello!')),
    own: 'held',
  },
  {
    name: 'with a good signature inside an ARC chain',
    mail: async (s) => arcSealed(await s.sign(s.take())),
    own: 'agent',
  },
  {
    name: 'with an ARC chain of rubbish',
    mail: async (s) =>
      `ARC-Seal: i=1; cv=pass\r\nARC-Seal: i=x; a=\r\nARC-Message-Signature: i=51; b=\r\n${await s.sign(s.take())}`,
    own: 'agent',
  },
  {
    name: 'with a hundred signatures',
    mail: async (s) => `${'DKIM-Signature: v=1; d=shop.example; s=s1\r\n'.repeat(100)}${await s.sign(s.take())}`,
    own: 'held',
  },
]

/** Genuine mails of Ana, sent on by somebody else with something around them. */
const REPLAYED: readonly Case[] = [
  {
    name: 'with another subject on top of the signed one',
    mail: async (s) => `Subject: #take [${s.tag}]\r\n${await s.sign(s.take({ subject: 'Hello' }))}`,
    own: 'held',
  },
  {
    name: 'with another subject below the signed one',
    mail: async (s) =>
      (await s.sign(s.take({ subject: 'Hello' }))).replace('MIME-Version', `Subject: #take [${s.tag}]\r\nMIME-Version`),
    own: 'held',
  },
  {
    name: 'whose signature leaves the subject out',
    mail: async (s) =>
      (await s.sign(s.take({ subject: 'Hello' }), { fields: ['from', 'to', 'date'] })).replace(
        'Subject: Hello',
        `Subject: #take [${s.tag}]`,
      ),
    own: 'held',
  },
  {
    name: 'S08 with a second From on top, which is then the sender',
    mail: async (s) => `From: Mallory <mallory@evil.example>\r\n${await s.sign(s.take())}`,
    own: 'stranger',
  },
  {
    name: 'S08 with a second From below',
    mail: async (s) => (await s.sign(s.take())).replace('MIME-Version', 'From: mallory@evil.example\r\nMIME-Version'),
    own: 'held',
  },
  { name: 'written to somebody else', mail: (s) => s.sign(s.take({ to: 'eva@example.org' })), own: 'held' },
  {
    name: 'written to somebody else, with our address in a second To on top',
    mail: async (s) => `To: ${MAILBOX}\r\n${await s.sign(s.take({ to: 'eva@example.org' }))}`,
    own: 'held',
  },
  {
    name: 'written to somebody else, with our address in a Cc the signature leaves out',
    mail: async (s) =>
      `Cc: ${MAILBOX}\r\n${await s.sign(s.take({ to: 'eva@example.org' }), { fields: ['from', 'to', 'subject'] })}`,
    own: 'held',
  },
  {
    name: 'written to somebody else by Microsoft, which does not sign To, with our address instead',
    mail: async (s) =>
      (await s.sign(s.take({ subject: '#take', to: 'eva@example.org', text: s.tag }), { fields: MICROSOFT })).replace(
        'To: eva@example.org',
        `To: ${MAILBOX}`,
      ),
    own: 'held',
  },
  {
    name: 'to which the Message-ID of an incident was added',
    mail: async (s) =>
      `References: ${messageIdOf(s)}\r\n${await s.sign(s.take({ subject: '#take' }), { fields: ['from', 'to', 'subject'] })}`,
    own: 'held',
  },
  {
    name: 'about one incident, delivered to the address of another',
    mail: async (s) =>
      `Delivered-To: ${signedAddress(s.shop.seal, MAILBOX, 'customer', s.other)}\r\n${await s.sign(s.take())}`,
    own: 'held',
  },
  {
    name: 'behind so many fields that the signed ones are not read',
    mail: async (s) => {
      const signed = await s.sign(s.take({ subject: 'Hello' }))
      const [signature, rest] = [signed.slice(0, signed.indexOf('From:')), signed.slice(signed.indexOf('From:'))]
      const [from, to, ...others] = rest.split('\r\n')
      return [signature.trimEnd(), from, to, `Subject: #take [${s.tag}]`, ...Array(1_200).fill('X: y'), ...others].join(
        '\r\n',
      )
    },
    own: 'held',
  },
]

const ANSWERS_OF_MICROSOFT: readonly Case[] = [
  { name: 'with the tag in the signed subject', mail: (s) => s.sign(s.take(), { fields: MICROSOFT }), own: 'agent' },
  {
    name: 'that names the same incident in a field that is not signed',
    mail: (s) => s.sign(s.take({ headers: [`In-Reply-To: ${messageIdOf(s)}`] }), { fields: MICROSOFT }),
    own: 'agent',
  },
  {
    name: 'that names another incident in a field that is not signed',
    mail: (s) =>
      s.sign(s.take({ headers: [`In-Reply-To: ${messageIdOf({ ...s, number: s.other })}`] }), { fields: MICROSOFT }),
    own: 'held',
  },
  {
    name: 'handed in by a machine of the domain itself, where the server says so',
    mail: (s) => s.sign(s.take({ subject: '#take', text: s.tag }), { fields: MICROSOFT }),
    own: 'held',
    trusted: 'agent',
    machine: SHOPS_MACHINE,
  },
]

async function arcSealed(mail: string): Promise<string> {
  const seal = await sealMessage(Buffer.from(mail), {
    signingDomain: 'evil.example',
    selector: 's1',
    privateKey: KEYS.evil.privateKey,
    authResults: `relay.evil.example; dkim=pass header.d=shop.example; dmarc=pass header.from=shop.example`,
    cv: 'none',
  })
  return `${seal.toString().trimEnd()}\r\n${mail}`
}

describe.each<[string, Partial<Store>]>([
  ['verified by ourselves', {}],
  ['verified by ourselves, without plus addresses', { plusAddressing: false }],
  ['told by the trusted server', { trustedAuthservId: MX }],
  ['told by the trusted server, without plus addresses', { trustedAuthservId: MX, plusAddressing: false }],
])('%s', (_, changes) => {
  let scene: IdentityScene
  beforeAll(async () => {
    scene = await openIdentityScene(changes)
  })
  afterAll(async () => {
    await scene.close()
  })
  const run = async (one: Case) => await scene.run(one)
  // Plus addresses have no part in a signature: a few will do.
  const isPlain = changes.plusAddressing === false

  describe('a mail of a listed agent', () => test.each(isPlain ? SIGNED.slice(0, 10) : [...SIGNED])('$name', run))
  describe('a signed mail that somebody else hands in', () => test.each([...REPLAYED])('$name', run))
  describe('an answer from Microsoft 365', () => test.each([...ANSWERS_OF_MICROSOFT])('$name', run))

  test('a signed mail that comes again by another way does nothing twice', async () => {
    scene.later()
    const { shop } = scene
    const [number] = await scene.opened()
    const subject = `Re: [${tagOf(shop.seal, MAILBOX, number)}]`
    const mail = await scene.sign(aMail({ from: ANA.address, subject, text: 'It comes today.' }))
    const said = (await shop.said('relay')).length
    for (const machine of ['198.51.100.1', SHOPS_MACHINE]) await scene.arrive(mail, ANA.address, machine)
    expect((await shop.said('relay')).length).toBe(said + 1)
  })

  test('S18 a manager may ask with a proof, and never change', async () => {
    scene.later()
    const { shop } = scene
    const [number] = await scene.opened()
    const tag = tagOf(shop.seal, MAILBOX, number)
    const say = async (subject: string, text = '') =>
      await scene.arrive(await scene.sign(aMail({ from: BOSS.address, subject, text })), BOSS.address)
    const lists = (await shop.said('list')).length
    await say('#list open')
    expect((await shop.said('list')).slice(lists).map((mail) => mail.to[0]?.address)).toEqual([BOSS.address])
    await say(`#take [${tag}]`)
    await say(`[${tag}]`, '#close')
    const incident = (await shop.everyIncident()).find((i) => i.number === number)
    expect([incident?.assignee, incident?.standing.status]).toEqual([undefined, 'open'])
  })
})
