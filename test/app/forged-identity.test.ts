/** Who only looks like an agent: addresses written in odd ways, and results of authentication that came along with the mail. */
import { afterAll, beforeAll, describe, test } from 'vitest'
import type { Store } from '../../src/domain/store.ts'
import { ANA } from '../support/a-store.ts'
import {
  type Case,
  type Fate,
  IDA,
  type IdentityScene,
  KEYS,
  MX,
  openIdentityScene,
} from '../support/identity-scene.ts'

const WRITTEN_ODDLY: readonly Case[] = [
  { name: 'in capitals', mail: (s) => s.sign(s.take({ from: 'ANA@Shop.EXAMPLE' })), own: 'agent' },
  {
    name: 'with a display name',
    mail: (s) => s.sign(s.take({ from: '"Ana, boss of all" <ana@shop.example>' })),
    own: 'agent',
  },
  { name: 'with a comment', mail: (s) => s.sign(s.take({ from: 'ana@shop.example (Ana)' })), own: 'agent' },
  {
    name: 'with a plus tag, which is another address',
    mail: (s) => s.sign(s.take({ from: 'ana+x@shop.example' })),
    own: 'stranger',
  },
  {
    name: 'of an international domain, as xn--',
    mail: (s) => s.sign(s.take({ from: 'ida@xn--tinda-csa.example' }), { domain: 'xn--tinda-csa.example' }),
    own: 'agent',
    by: IDA,
  },
  {
    name: 'of an international domain, as people read it',
    mail: (s) => s.sign(s.take({ from: 'ida@tiénda.example' }), { domain: 'xn--tinda-csa.example' }),
    own: 'agent',
    by: IDA,
  },
  {
    name: 'with a letter that only looks the same',
    mail: (s) => s.sign(s.take({ from: '\u0430na@shop.example' })),
    own: 'stranger',
  },
  {
    name: 'with a domain that only looks the same',
    mail: (s) => s.sign(s.take({ from: 'ana@sh\u043ep.example' })),
    own: 'stranger',
  },
  {
    name: 'in an encoded word',
    mail: (s) =>
      s.sign(s.take({ from: '=?utf-8?q?ana=40shop.example?= <mallory@evil.example>' }), {
        domain: 'evil.example',
        key: KEYS.evil,
      }),
    own: 'stranger',
  },
  {
    name: 'in a quoted local part',
    mail: (s) =>
      s.sign(s.take({ from: '"ana@shop.example"@evil.example' }), { domain: 'evil.example', key: KEYS.evil }),
    own: 'stranger',
  },
  {
    name: 'as the name of another',
    mail: (s) =>
      s.sign(s.take({ from: '"ana@shop.example" <mallory@evil.example>' }), { domain: 'evil.example', key: KEYS.evil }),
    own: 'stranger',
  },
  { name: 'in a group', mail: (s) => s.sign(s.take({ from: 'Staff: ana@shop.example;' })), own: 'agent' },
  {
    name: 'S08 in a group with another',
    mail: (s) => s.sign(s.take({ from: 'Staff: ana@shop.example, mallory@evil.example;' })),
    own: 'held',
  },
  {
    name: 'S08 beside another',
    mail: (s) => s.sign(s.take({ from: 'ana@shop.example, mallory@evil.example' })),
    own: 'held',
  },
  {
    name: 'S09 in Sender, Resent-From and Reply-To of somebody else’s mail',
    mail: (s) =>
      s.sign(
        s.take({
          from: 'mallory@evil.example',
          headers: [`Sender: ${ANA.address}`, `Resent-From: ${ANA.address}`, `Reply-To: ${ANA.address}`],
        }),
        { domain: 'evil.example', key: KEYS.evil },
      ),
    own: 'stranger',
  },
  {
    name: 'with a stranger as Sender',
    mail: (s) => s.sign(s.take({ headers: ['Sender: mallory@evil.example'] })),
    own: 'agent',
  },
]

/** Authentication-Results that came along. Without a trusted server none of them is read. */
const pass = 'dmarc=pass header.from=shop.example'
const forged = (name: string, trusted: Fate, ...fields: string[]): Case => ({
  name,
  mail: async (s) => fields.map((field) => `${field}\r\n`).join('') + s.take(),
  own: 'held',
  trusted,
  asIs: true,
})
const RESULTS: readonly Case[] = [
  forged('S03 none', 'held'),
  forged('S05 of another server', 'held', `Authentication-Results: mx.evil.example; ${pass}`),
  forged(
    'of another server above that of ours',
    'agent',
    'Authentication-Results: mx.evil.example; dmarc=fail',
    `Authentication-Results: ${MX}; ${pass}`,
  ),
  forged(
    'S05 a pass below a fail',
    'held',
    `Authentication-Results: ${MX}; dmarc=fail header.from=shop.example`,
    `Authentication-Results: ${MX}; ${pass}`,
  ),
  forged(
    'S05 a pass below "none"',
    'held',
    `Authentication-Results: ${MX}; none`,
    `Authentication-Results: ${MX}; ${pass}`,
  ),
  forged(
    'below the Received fields of our own servers',
    'agent',
    'Received: from a by b; Mon, 02 Mar 2026 09:00:00 +0100',
    `Authentication-Results: ${MX}; ${pass}`,
  ),
  forged('in capitals', 'agent', `AUTHENTICATION-RESULTS: ${MX.toUpperCase()}; ${pass}`),
  forged('of our name with a final dot', 'held', `Authentication-Results: ${MX}.; ${pass}`),
  forged('of our name with a version in it', 'held', `Authentication-Results: ${MX}/1; ${pass}`),
  forged('with the version of the standard', 'agent', `Authentication-Results: ${MX} 1; ${pass}`),
  forged('with a version to come', 'held', `Authentication-Results: ${MX} 2; ${pass}`),
  forged('of our name in a comment', 'held', `Authentication-Results: (${MX}) mx.evil.example; ${pass}`),
  forged(
    'of our name with a letter that only looks the same',
    'held',
    `Authentication-Results: mx.st\u043ere.example; ${pass}`,
  ),
  forged(
    'folded between comments',
    'agent',
    `Authentication-Results:\r\n (hi) ${MX}\r\n (dmarc=fail); dmarc=pass\r\n (p=none; dmarc=fail)\r\n header.from=shop.example`,
  ),
  forged(
    'S06 a pass in a comment of a fail',
    'held',
    `Authentication-Results: ${MX}; dmarc=fail (dmarc=pass) header.from=shop.example`,
  ),
  forged(
    'a fail in a comment of a pass',
    'agent',
    `Authentication-Results: ${MX}; dmarc=pass (fail) header.from=shop.example`,
  ),
  forged('S06 a pass in a quoted string', 'held', `Authentication-Results: ${MX}; dmarc=fail reason="; ${pass}"`),
  forged('S04 a signature of another domain', 'held', `Authentication-Results: ${MX}; dkim=pass header.d=evil.example`),
  forged('S04 a domain that ends alike', 'held', `Authentication-Results: ${MX}; dkim=pass header.d=evilshop.example`),
  forged('SPF alone', 'held', `Authentication-Results: ${MX}; spf=pass smtp.mailfrom=ana@shop.example`),
]

describe.each<[string, Partial<Store>]>([
  ['verified by ourselves', {}],
  ['told by the trusted server', { trustedAuthservId: MX }],
])('%s', (_, changes) => {
  let scene: IdentityScene
  beforeAll(async () => {
    scene = await openIdentityScene(changes)
  })
  afterAll(async () => {
    await scene.close()
  })
  const run = async (one: Case) => await scene.run(one)

  describe('an address written', () => test.each([...WRITTEN_ODDLY])('$name', run))
  describe('Authentication-Results that came along:', () => test.each([...RESULTS])('$name', run))
})
