import { describe, expect, test } from 'vitest'
import { warningDue } from '../../../src/domain/access/expiry.ts'
import { refusalAtLogin, refusalByProvider } from '../../../src/domain/access/refusal.ts'

describe('what a provider refuses with', () => {
  test.each([
    ['invalid_grant', 'Token has been expired or revoked.', { reason: 'consent', code: 'invalid_grant' }],
    [
      'invalid_grant',
      'AADSTS50173: The provided grant has expired due to it being revoked',
      { reason: 'consent', code: 'AADSTS50173' },
    ],
    [
      'invalid_grant',
      'AADSTS700082: The refresh token has expired due to inactivity',
      { reason: 'consent', code: 'AADSTS700082' },
    ],
    [
      'invalid_grant',
      'AADSTS53003: Access has been blocked by Conditional Access policies',
      { reason: 'policy', code: 'AADSTS53003' },
    ],
    [
      'invalid_grant',
      'AADSTS65001: The user or administrator has not consented',
      { reason: 'scope', code: 'AADSTS65001' },
    ],
    ['invalid_grant', 'AADSTS999999: something new', { reason: 'consent', code: 'AADSTS999999' }],
    [
      'invalid_client',
      'AADSTS7000222: The provided client secret keys are expired',
      { reason: 'client', code: 'AADSTS7000222' },
    ],
    ['unauthorized_client', '', { reason: 'client', code: 'unauthorized_client' }],
    ['access_denied', '', { reason: 'policy', code: 'access_denied' }],
    ['invalid_scope', '', { reason: 'scope', code: 'invalid_scope' }],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIi', '', { reason: 'client', code: 'unknown' }],
  ])('%s, %s', (error, description, expected) => {
    expect(refusalByProvider(error, description)).toEqual(expected)
  })

  test.each(['temporarily_unavailable', 'server_error', 'slow_down'])('%s will be well by itself', (error) => {
    expect(refusalByProvider(error)).toBeUndefined()
  })
})

describe('what a server refuses a token with', () => {
  test.each([
    [
      { json: { status: '400', schemes: 'Bearer', scope: 'https://mail.google.com/' }, text: '' },
      { reason: 'mailbox', code: '400' },
    ],
    [
      { json: { status: 'invalid_token' }, text: 'Authentication failed.' },
      { reason: 'mailbox', code: 'invalid_token' },
    ],
    [{ json: { status: 'insufficient_scope' } }, { reason: 'scope', code: 'insufficient_scope' }],
    [
      { text: '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.' },
      { reason: 'switched-off', code: '5.7.139' },
    ],
    [{ text: '5.7.3 Authentication unsuccessful' }, { reason: 'mailbox', code: '5.7.3' }],
    [{ text: '[ALERT] IMAP access is disabled for your domain.' }, { reason: 'switched-off', code: 'disabled' }],
    [{ text: 'User is authenticated but not connected.' }, { reason: 'mailbox', code: 'not-connected' }],
    [{ json: ['no', 'object'] }, { reason: 'mailbox', code: 'refused' }],
    [
      { json: { status: '\u001b[2J eyJhbGciOi' }, text: '' },
      { reason: 'mailbox', code: 'unknown' },
    ],
  ])('%j', (said, expected) => {
    expect(refusalAtLogin(said)).toEqual(expected)
  })
})

describe('a secret that ends on 31 May', () => {
  const end = Date.parse('2027-05-31')
  test.each([
    ['2027-05-16T23:59:59Z', undefined],
    ['2027-05-17', 14],
    ['2027-05-23', 14],
    ['2027-05-24', 7],
    ['2027-05-28', 3],
    ['2027-05-30', 1],
    ['2027-05-30T23:59:59Z', 1],
    ['2027-05-31', undefined],
  ])('on %s is warned of as %s days before', (now, days) => {
    expect(warningDue(end, Date.parse(now))).toBe(days)
  })
})
