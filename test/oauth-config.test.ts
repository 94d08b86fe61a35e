import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config/config.ts'

const STORE = {
  MAILBOX_ADDRESS: 'incidencias@shop.example',
  SECRET: 'a secret for tests that is long enough',
  IMAP_URL: 'imaps://store%40shop.example@imap.gmail.com/INBOX',
  SMTP_URL: 'smtps://store%40shop.example@smtp.gmail.com',
}
const GOOGLE = { OAUTH_PROVIDER: 'google', OAUTH_CLIENT_ID: 'id', OAUTH_CLIENT_SECRET: 'the-canary' }
const MICROSOFT = { OAUTH_PROVIDER: 'microsoft', OAUTH_CLIENT_ID: 'id' }
const read = (env: Record<string, string>) => readConfig({ ...STORE, ...env })

describe('tokens in the place of passwords', () => {
  test.each([
    ['Google', GOOGLE, { provider: { kind: 'google' }, flow: 'authorize' }],
    ['Microsoft, any organisation', MICROSOFT, { provider: { kind: 'microsoft', tenant: 'organizations' } }],
    [
      'Microsoft, the application itself',
      {
        ...MICROSOFT,
        OAUTH_CLIENT_SECRET: 's',
        OAUTH_TENANT: 'shop.example',
        OAUTH_FLOW: 'client-credentials',
        OAUTH_SECRET_EXPIRES: '2027-05-31',
      },
      { flow: 'client-credentials', secretExpires: Date.parse('2027-05-31') },
    ],
    [
      'an issuer',
      { OAUTH_PROVIDER: 'https://login.shop.example/realm', OAUTH_CLIENT_ID: 'id', OAUTH_SCOPE: 'mail' },
      { scope: 'mail' },
    ],
  ])('%s', (_who, env, expected) => {
    const { config, problems } = read(env)
    expect(problems).toBeUndefined()
    expect(config?.oauth).toMatchObject(expected)
    expect(config).toMatchObject({ imap: { byToken: true }, smtp: { login: { byToken: true } } })
    expect(JSON.stringify(config)).not.toContain('the-canary')
  })

  test('a server with a password is logged in to with that', () => {
    const { config } = read({ ...GOOGLE, SMTP_PASSWORD: 'p' })
    expect(config).toMatchObject({ imap: { byToken: true }, smtp: { login: { byToken: false } } })
  })

  test('without a provider nothing changes', () => {
    const { config } = read({ IMAP_PASSWORD: 'p', SMTP_PASSWORD: 'p' })
    expect(config?.oauth).toBeUndefined()
    expect(config?.imap?.byToken).toBe(false)
  })
})

describe('what does not go together is named', () => {
  test.each([
    ['no client', { OAUTH_PROVIDER: 'microsoft' }, 'OAUTH_CLIENT_ID'],
    [
      'a client without a provider',
      { OAUTH_CLIENT_ID: 'id', IMAP_PASSWORD: 'p', SMTP_PASSWORD: 'p' },
      'OAUTH_PROVIDER',
    ],
    ['passwords everywhere', { ...GOOGLE, IMAP_PASSWORD: 'p', SMTP_PASSWORD: 'p' }, 'OAUTH_PROVIDER'],
    ['Google without its secret', { OAUTH_PROVIDER: 'google', OAUTH_CLIENT_ID: 'id' }, 'OAUTH_CLIENT_SECRET'],
    ['Google without a person', { ...GOOGLE, OAUTH_FLOW: 'client-credentials' }, 'OAUTH_FLOW'],
    [
      'an application without its tenant',
      { ...MICROSOFT, OAUTH_CLIENT_SECRET: 's', OAUTH_FLOW: 'client-credentials' },
      'OAUTH_TENANT',
    ],
    ['a tenant at Google', { ...GOOGLE, OAUTH_TENANT: 't' }, 'OAUTH_TENANT'],
    ['a scope at Google', { ...GOOGLE, OAUTH_SCOPE: 's' }, 'OAUTH_SCOPE'],
    ['the end of no secret', { ...MICROSOFT, OAUTH_SECRET_EXPIRES: '2027-05-31' }, 'OAUTH_SECRET_EXPIRES'],
    ['a day that is none', { ...GOOGLE, OAUTH_SECRET_EXPIRES: '2027-02-30' }, 'OAUTH_SECRET_EXPIRES'],
    ['an issuer without TLS', { ...MICROSOFT, OAUTH_PROVIDER: 'http://login.shop.example' }, 'OAUTH_PROVIDER'],
    ['a token in plain text', { ...GOOGLE, SMTP_URL: 'smtp://store@smtp.gmail.com?tls=none' }, 'SMTP_URL'],
  ])('%s', (_what, env, name) => {
    const { problems = [] } = read(env)
    expect(problems.map((problem) => problem.name)).toEqual([name])
    expect(JSON.stringify(problems)).not.toContain('the-canary')
  })
})

describe('what is probably not meant is told', () => {
  test.each([
    [
      'tokens for a stranger',
      { ...GOOGLE, IMAP_URL: 'imaps://store@imap.shop.example' },
      /IMAP_URL leads to a server that is not google's/,
    ],
    ['a look-alike of Google', { ...GOOGLE, IMAP_URL: 'imaps://store@imap.notgmail.com' }, /IMAP_URL leads/],
    [
      'a secret without its end',
      {
        ...MICROSOFT,
        OAUTH_CLIENT_SECRET: 's',
        IMAP_URL: 'imaps://s@outlook.office365.com',
        SMTP_URL: 'smtp://s@smtp.office365.com',
      },
      /OAUTH_SECRET_EXPIRES/,
    ],
  ])('%s', (_what, env, words) => {
    expect(read(env).config?.warnings.join('\n')).toMatch(words)
  })
})
