import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { describe, expect, test } from 'vitest'
import { createAuthenticate } from '../../src/adapters/auth/authenticate.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const NOW = Date.UTC(2026, 10, 25, 12)

const PLAIN = [
  'From: Ana <ana@shop.test>',
  'To: incidencias@store.test',
  'Subject: =?UTF-8?Q?Env=C3=ADo?=',
  'Date: Wed, 25 Nov 2026 12:00:00 +0100',
  'Message-ID: <1@shop.test>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '#close',
  '',
].join('\r\n')

async function signed(
  signingDomain: string,
  mail = PLAIN,
  more: { maxBodyLength?: number; signTime?: Date; expires?: Date } = {},
) {
  const signature = { signingDomain, selector: 's1', privateKey: pem, ...more }
  const { signatures, errors } = await dkimSign(mail, { ...signature, signatureData: [signature] })
  expect(errors).toEqual([])
  return signatures + mail
}

const missing = () => Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })

/** A name server that knows these records and has been asked nothing else. */
function names(records: Readonly<Record<string, string>>) {
  return async (name: string, type: string) => {
    const found = type === 'TXT' ? records[name] : undefined
    if (found === undefined) throw missing()
    return [[found]]
  }
}

const resolver = names({
  's1._domainkey.shop.test': `v=DKIM1; k=rsa; p=${key}`,
  's1._domainkey.mail.shop.test': `v=DKIM1; k=rsa; p=${key}`,
  's1._domainkey.evil.test': `v=DKIM1; k=rsa; p=${key}`,
  '_dmarc.shop.test': 'v=DMARC1; p=reject',
  's1._domainkey.mail.strict.test': `v=DKIM1; k=rsa; p=${key}`,
  '_dmarc.strict.test': 'v=DMARC1; p=reject; adkim=s',
})
const authenticate = createAuthenticate({ resolver })
const ask = (mail: string, from = 'ana@shop.test') => authenticate(inPieces(mail), from, NOW)

async function* inPieces(mail: string) {
  const bytes = Buffer.from(mail)
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700)
}

describe('a mail', () => {
  test('signed by the domain of its author passes', async () => {
    expect(await ask(await signed('shop.test'))).toBe('pass')
  })

  test('signed by a domain below passes', async () => {
    expect(await ask(await signed('mail.shop.test'))).toBe('pass')
  })

  test('passes without a DMARC policy', async () => {
    const bare = createAuthenticate({ resolver: names({ 's1._domainkey.shop.test': `v=DKIM1; k=rsa; p=${key}` }) })
    expect(await bare(inPieces(await signed('shop.test')), 'ana@shop.test', NOW)).toBe('pass')
  })

  test('whose body was changed fails', async () => {
    expect(await ask((await signed('shop.test')).replace('#close', '#spam'))).toBe('fail')
  })

  test('whose subject was changed fails', async () => {
    expect(await ask((await signed('shop.test')).replace('Env=C3=ADo', 'Other'))).toBe('fail')
  })

  test('with words added behind the signed part does not pass', async () => {
    const mail = await signed('shop.test', PLAIN, { maxBodyLength: 8 })
    expect(await ask(`${mail}#resolve\r\n`)).not.toBe('pass')
  })

  test('with a second From does not pass', async () => {
    expect(await ask(`From: Eva <eva@evil.test>\r\n${await signed('shop.test')}`)).not.toBe('pass')
  })

  test('signed by a stranger’s domain does not pass', async () => {
    expect(await ask(await signed('evil.test'))).toBe('unknown')
  })

  test('signed by a domain below, where the policy is strict, does not pass', async () => {
    const mail = PLAIN.replace('ana@shop.test', 'ana@strict.test')
    expect(await ask(await signed('mail.strict.test', mail), 'ana@strict.test')).not.toBe('pass')
  })

  test('signed by a domain below, where the policy cannot be read, does not pass', async () => {
    const unsure = createAuthenticate({
      resolver: async (name, type) =>
        name.startsWith('_dmarc')
          ? await Promise.reject(Object.assign(new Error('server failed'), { code: 'ESERVFAIL' }))
          : await resolver(name, type),
    })
    expect(await unsure(inPieces(await signed('mail.shop.test')), 'ana@shop.test', NOW)).toBe('unknown')
    expect(await unsure(inPieces(await signed('shop.test')), 'ana@shop.test', NOW)).toBe('pass')
  })

  test('signed with a key in test mode does not pass', async () => {
    const testing = createAuthenticate({ resolver: names({ 's1._domainkey.shop.test': `v=DKIM1; t=y; p=${key}` }) })
    expect(await testing(inPieces(await signed('shop.test')), 'ana@shop.test', NOW)).toBe('unknown')
  })

  test('whose signature ran out passes when it arrived before, and not after', async () => {
    const mail = await signed('shop.test', PLAIN, { signTime: new Date(NOW), expires: new Date(NOW + 3_600_000) })
    expect(await authenticate(inPieces(mail), 'ana@shop.test', NOW + 3_000_000)).toBe('pass')
    expect(await authenticate(inPieces(mail), 'ana@shop.test', NOW + 4_000_000)).toBe('unknown')
  })

  test('without a signature is unknown', async () => {
    expect(await ask(PLAIN)).toBe('unknown')
  })

  test('of another author than the one asked about is unknown', async () => {
    expect(await ask(await signed('shop.test'), 'rui@shop.test')).toBe('unknown')
  })

  test('that says itself that it passed is unknown', async () => {
    expect(await ask(`Authentication-Results: localhost; dmarc=pass header.from=shop.test\r\n${PLAIN}`)).toBe('unknown')
  })
})

describe('a name server', () => {
  test.each([
    ['no signature', async () => PLAIN],
    ['only a stranger’s signature', () => signed('evil.test')],
    [
      'a thousand signatures, each of which would want the body hashed',
      async () =>
        Array.from({ length: 1_000 }, (_, n) => `DKIM-Signature: v=1; d=shop.test; s=s1; l=${n}\r\n`).join('') + PLAIN,
    ],
    ['a signature in the body', async () => `${PLAIN}DKIM-Signature: v=1; d=shop.test; s=s1\r\n`],
  ])('is not asked about a mail with %s', async (_, mail) => {
    const asked: string[] = []
    const recording = createAuthenticate({
      resolver: (name) => {
        asked.push(name)
        return Promise.reject(missing())
      },
    })
    expect(await recording(inPieces(await mail()), 'ana@shop.test', NOW)).toBe('unknown')
    expect(asked).toEqual([])
  })

  test('of a stranger who signed as well is not asked', async () => {
    const asked: string[] = []
    const recording = createAuthenticate({
      resolver: async (name, type) => {
        asked.push(name)
        return name.includes('evil') ? await new Promise(() => {}) : await resolver(name, type)
      },
      timeoutMs: 1_000,
    })
    const arc = 'ARC-Message-Signature: i=1; a=rsa-sha256; d=evil.test; s=s1; h=from; bh=x; b=y\r\n'
    const mail = arc + (await signed('evil.test', await signed('shop.test')))
    expect(await recording(inPieces(mail), 'ana@shop.test', NOW)).toBe('pass')
    expect(asked.filter((name) => name.includes('evil'))).toEqual([])
  })

  test('is asked for the policies above the author', async () => {
    const asked: string[] = []
    const recording = createAuthenticate({
      resolver: async (name, type) => {
        asked.push(name)
        return name.startsWith('s1.')
          ? await names({ [name]: `v=DKIM1; p=${key}` })(name, type)
          : await Promise.reject(missing())
      },
    })
    const mail = await signed('a.shop.test', PLAIN.replace('ana@shop.test', 'ana@a.shop.test'))
    expect(await recording(inPieces(mail), 'ana@a.shop.test', NOW)).toBe('pass')
    expect(asked).toEqual(['s1._domainkey.a.shop.test', '_dmarc.a.shop.test', '_dmarc.shop.test', '_dmarc.test'])
  })

  test('that does not answer in time leaves it unknown', async () => {
    const silent = createAuthenticate({ resolver: () => new Promise(() => {}), timeoutMs: 50 })
    expect(await silent(inPieces(await signed('shop.test')), 'ana@shop.test', NOW)).toBe('unknown')
  })

  test('that fails leaves it unknown', async () => {
    const broken = createAuthenticate({
      resolver: () => Promise.reject(Object.assign(new Error('server failed'), { code: 'ESERVFAIL' })),
    })
    expect(await broken(inPieces(await signed('shop.test')), 'ana@shop.test', NOW)).toBe('unknown')
  })
})

test.each([
  ['nothing', ''],
  ['no header', '\r\n\r\nHola'],
  ['bytes', '\0\x01\xff'.repeat(1_000)],
])('%s is unknown', async (_, mail) => {
  expect(await ask(mail)).toBe('unknown')
})
