import { describe, expect, test } from 'vitest'
import { aligned, domainName } from '../../../src/domain/authority/alignment.ts'
import { readAuthentication } from '../../../src/domain/authority/authentication-results.ts'
import type { Mail } from '../../../src/domain/mail/mail.ts'
import { workedMs } from '../../support/processor-time.ts'

const MX = 'mx.store.example'

function aMail(results: readonly string[], from: readonly string[] = ['ana@shop.example']): Mail {
  return {
    inReplyTo: [],
    references: [],
    from: from.map((address) => ({ address, name: '' })),
    replyTo: [],
    to: [],
    cc: [],
    subject: '',
    arrivedAt: 0,
    text: '',
    attachments: [],
    headers: new Map([
      ['from', [from.join(', ')]],
      ['authentication-results', results],
    ]),
    size: 0,
  }
}

const verdict = (...results: string[]) => readAuthentication(aMail(results), MX).verdict

describe('the store’s server says pass', () => {
  test.each([
    ['DMARC', `${MX}; dmarc=pass header.from=shop.example`],
    ['DMARC with a comment', `${MX}; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=shop.example`],
    [
      'DMARC with more than the standard',
      `${MX}; dmarc=pass action=none header.from=shop.example; compauth=pass reason=100`,
    ],
    ['in capital letters', `MX.Store.Example; DMARC=Pass Header.From=Shop.Example`],
    ['with a version', `${MX} 1; dmarc=pass header.from=shop.example`],
    ['with a version of the method', `${MX}; dkim/1=pass header.d=shop.example`],
    [
      'with comments everywhere',
      `(a(b)c) ${MX} (x) 1 (y); (z) dkim (q) = (r) pass (s) header (t) . (u) d (v) = (w) shop.example (end)`,
    ],
    ['quoted', `"${MX}"; dkim=pass header.d="shop.example"`],
    ['folded and trailing', `${MX};\t dkim=pass   header.d=shop.example ;`],
    ['DKIM of a domain below', `${MX}; dkim=pass header.d=mail.shop.example`],
    ['DKIM with only an identity', `${MX}; dkim=pass header.i=@shop.example header.s=s1 header.b=Ab/+9x=`],
    [
      'one signature of several',
      `${MX}; dkim=fail header.d=list.example; dkim=pass header.d=shop.example; spf=softfail smtp.mailfrom=x@y.example`,
    ],
    ['DMARC unknown but DKIM good', `${MX}; dmarc=none header.from=shop.example; dkim=pass header.d=shop.example`],
    ['a final dot', `${MX}; dkim=pass header.d=shop.example.`],
    [
      'DKIM of the very domain, while its policy cannot be read',
      `${MX}; dmarc=temperror; dkim=pass header.d=shop.example`,
    ],
    ['pass, with "fail" in a comment', `${MX}; dmarc=pass (fail; dmarc=fail) header.from=shop.example`],
  ])('%s', (_, field) => {
    expect(verdict(field)).toBe('pass')
  })

  test('its own field lies on top of a forged one', () => {
    expect(verdict(`${MX}; dmarc=pass header.from=shop.example`, `${MX}; dmarc=fail header.from=shop.example`)).toBe(
      'pass',
    )
  })

  test('another server’s field lies above', () => {
    expect(verdict('relay.other.example; dmarc=fail', `${MX}; dmarc=pass header.from=shop.example`)).toBe('pass')
  })

  test('the evidence names result and server', () => {
    const { evidence } = readAuthentication(aMail([`${MX}; dmarc=pass header.from=shop.example`]), MX)
    expect(evidence).toBe('dmarc=pass header.from=shop.example, says mx.store.example')
  })
})

describe('refused', () => {
  test.each<[string, string[]]>([
    ['no field at all', []],
    ['a field of another server', ['mx.evil.example; dmarc=pass header.from=shop.example']],
    ['a server whose name begins like ours', [`${MX}.evil.example; dmarc=pass header.from=shop.example`]],
    ['a server whose name ends like ours', [`evil-${MX}; dmarc=pass header.from=shop.example`]],
    ['our name in a comment', [`mx.evil.example (${MX}); dmarc=pass header.from=shop.example`]],
    ['our name in a comment in front', [`(${MX};) mx.evil.example; dmarc=pass header.from=shop.example`]],
    [
      'a forged one below a real fail',
      [`${MX}; dmarc=fail header.from=shop.example`, `${MX}; dmarc=pass header.from=shop.example`],
    ],
    ['a forged one below a real "none"', [`${MX}; none`, `${MX}; dmarc=pass header.from=shop.example`]],
    ['a forged one below an unreadable one', [`${MX}; dmarc=pass (`, `${MX}; dmarc=pass header.from=shop.example`]],
    ['a forged one of our name below another’s', ['mx.evil.example; x=y', `${MX}; dkim=pass header.d=evil.example`]],
    ['pass in a comment', [`${MX}; dmarc=none (dmarc=pass header.from=shop.example)`]],
    ['pass in a nested comment', [`${MX}; spf=none (a (b); dmarc=pass header.from=shop.example)`]],
    ['pass after an escaped bracket in a comment', [`${MX}; spf=none (a \\); dmarc=pass header.from=shop.example)`]],
    ['pass in a quoted string', [`${MX}; spf=none reason="; dmarc=pass header.from=shop.example"`]],
    ['pass after an escaped quote', [`${MX}; spf=none reason="a\\"; dmarc=pass header.from=shop.example"`]],
    ['pass in a mail address', [`${MX}; spf=pass smtp.mailfrom="x; dmarc=pass header.from=shop.example"@evil.example`]],
    ['pass as a property', [`${MX}; spf=fail dmarc=pass header.from=shop.example`]],
    ['pass as a reason', [`${MX}; dmarc=fail reason=pass header.from=shop.example`]],
    ['DMARC of another domain', [`${MX}; dmarc=pass header.from=evil.example`]],
    ['DMARC without a domain', [`${MX}; dmarc=pass`]],
    ['the domain said twice', [`${MX}; dmarc=pass header.from=evil.example header.from=shop.example`]],
    ['the domain in a comment', [`${MX}; dmarc=pass header.from=evil.example (header.from=shop.example)`]],
    [
      'two DMARC results that disagree',
      [`${MX}; dmarc=pass header.from=shop.example; dmarc=fail header.from=shop.example`],
    ],
    ['two DMARC results', [`${MX}; dmarc=pass header.from=shop.example; dmarc=pass header.from=shop.example`]],
    ['DKIM of the attacker’s own domain', [`${MX}; dkim=pass header.d=evil.example`]],
    ['DKIM of a domain that ends alike', [`${MX}; dkim=pass header.d=evilshop.example`]],
    ['DKIM of a domain that begins alike', [`${MX}; dkim=pass header.d=shop.example.evil.example`]],
    ['DKIM of a top domain', [`${MX}; dkim=pass header.d=example`]],
    ['DKIM identity of ours, domain of theirs', [`${MX}; dkim=pass header.d=evil.example header.i=@shop.example`]],
    ['SPF alone', [`${MX}; spf=pass smtp.mailfrom=ana@shop.example`]],
    [
      'good DKIM but failed DMARC',
      [`${MX}; dkim=pass header.d=mail.shop.example; dmarc=fail header.from=shop.example`],
    ],
    [
      'DKIM of a domain below, while the policy cannot be read',
      [`${MX}; dmarc=temperror; dkim=pass header.d=a.shop.example`],
    ],
    ['our name with a final dot', [`${MX}.; dmarc=pass header.from=shop.example`]],
    ['our name with a version in it', [`${MX}/1; dmarc=pass header.from=shop.example`]],
    ['our name with a letter that only looks the same', ['mx.st\u043ere.example; dmarc=pass header.from=shop.example']],
    ['"passed"', [`${MX}; dmarc=passed header.from=shop.example`]],
    ['"bestguesspass"', [`${MX}; dmarc=bestguesspass header.from=shop.example`]],
    ['a method that ends alike', [`${MX}; x-dmarc=pass header.from=shop.example`]],
    ['a version we do not know', [`${MX} 2; dmarc=pass header.from=shop.example`]],
    ['a method version we do not know', [`${MX}; dmarc/2=pass header.from=shop.example`]],
    ['no semicolon', [`${MX} dmarc=pass header.from=shop.example`]],
    ['a comment that never ends', [`${MX}; dmarc=pass header.from=shop.example (`]],
    ['a quote that never ends', [`${MX}; dmarc=pass header.from=shop.example; x="`]],
    ['a NUL', [`${MX}; dmarc=pass header.from=shop.example\0`]],
    ['a line break', [`${MX}; spf=none\r\n; dmarc=pass header.from=shop.example`]],
    ['a word without a value', [`${MX}; dmarc=pass evil header.from=shop.example`]],
  ])('%s', (_, fields) => {
    expect(verdict(...fields)).not.toBe('pass')
  })

  test('two From addresses', () => {
    const good = `${MX}; dmarc=pass header.from=shop.example`
    expect(readAuthentication(aMail([good], ['ana@shop.example', 'eva@evil.example']), MX).verdict).toBe('none')
    expect(readAuthentication(aMail([good], []), MX).verdict).toBe('none')
  })

  test('two From fields', () => {
    const mail = aMail([`${MX}; dmarc=pass header.from=shop.example`])
    const headers = new Map(mail.headers).set('from', ['ana@shop.example', 'eva@evil.example'])
    expect(readAuthentication({ ...mail, headers }, MX).verdict).toBe('none')
  })

  test('a quoted local part that holds our domain', () => {
    const mail = aMail([`${MX}; dmarc=pass header.from=shop.example`], ['"ana@shop.example"@evil.example'])
    expect(readAuthentication(mail, MX).verdict).toBe('none')
  })

  test('everything when no server is trusted', () => {
    expect(readAuthentication(aMail(['; dmarc=pass header.from=shop.example']), '').verdict).toBe('none')
  })

  test('a plain fail is told from nothing', () => {
    expect(verdict(`${MX}; dmarc=fail header.from=shop.example`)).toBe('fail')
    expect(verdict(`${MX}; dkim=fail header.d=shop.example`)).toBe('fail')
    expect(verdict(`${MX}; dkim=fail header.d=evil.example`)).toBe('none')
  })
})

test.each([
  ['handed in by a server of the domain', 'spf=pass smtp.mailfrom=ana@shop.example', true],
  ['handed in by a server of a domain below', 'spf=pass smtp.mailfrom=bounce@mail.shop.example', true],
  ['passed on by somebody else', 'spf=pass smtp.mailfrom=list@lists.example', undefined],
  ['from a machine that may not', 'spf=softfail smtp.mailfrom=ana@shop.example', undefined],
  [
    'with two results of SPF',
    'spf=pass smtp.mailfrom=a@shop.example; spf=fail smtp.mailfrom=b@evil.example',
    undefined,
  ],
])('a pass is direct or not: %s', (_, spf, expected) => {
  const mail = aMail([`${MX}; ${spf}; dmarc=pass header.from=shop.example`])
  expect(readAuthentication(mail, MX)).toMatchObject({ verdict: 'pass' })
  expect(readAuthentication(mail, MX).isDirect).toBe(expected)
})

test.each([
  ['brackets', `${MX}; ${'('.repeat(1_000_000)}`],
  ['quotes', `${MX}; ${'"'.repeat(1_000_001)}`],
  ['semicolons', `${MX}${';'.repeat(30_000)}`],
  ['dots', `${MX}; a${' .'.repeat(15_000)}`],
  ['signs', `${MX}; a${' ='.repeat(15_000)}`],
])('endless %s take no time', (_, field) => {
  const start = workedMs()
  expect(verdict(field)).toBe('none')
  expect(workedMs() - start).toBeLessThan(500)
})

test.each([
  ['shop.example', 'shop.example', true],
  ['mail.shop.example', 'shop.example', true],
  ['shop.example', 'mail.shop.example', true],
  ['evilshop.example', 'shop.example', false],
  ['co.uk', 'shop.co.uk', false],
  ['com.br', 'loja.com.br', false],
  ['shop.co.uk', 'mail.shop.co.uk', true],
  ['tiénda.example', 'mail.tiénda.example', true],
])('%s and %s are aligned: %s', (signer, author, expected) => {
  expect(aligned(signer, author)).toBe(expected)
})

test.each([
  ['Shop.Example.', 'shop.example'],
  ['xn--tinda-csa.example', 'tiénda.example'],
  ['XN--TINDA-CSA.example', 'tiénda.example'],
  ['tie\u0301nda.example', 'tiénda.example'],
  // Hides plain letters: no name, and not that of the shop.
  ['xn--shop-.example', 'xn--shop-.example'],
  ['xn--99999999.example', 'xn--99999999.example'],
  ['localhost', undefined],
  ['', undefined],
  ['a..b', undefined],
  ['a b.example', undefined],
  [`${'a'.repeat(300)}.example`, undefined],
])('the domain name in %j is %s', (text, expected) => {
  expect(domainName(text)).toBe(expected)
})
