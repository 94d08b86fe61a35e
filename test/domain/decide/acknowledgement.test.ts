/** Nobody uses the store to send mail to strangers: who is acknowledged, and how often. */
import { describe, expect, test } from 'vitest'
import { mayAcknowledge } from '../../../src/domain/decide/acknowledgement.ts'
import type { AcknowledgementGiven } from '../../../src/domain/incident/decision.ts'
import { isOfInstallation } from '../../../src/domain/store.ts'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { MONDAY } from '../../support/a-reading.ts'
import { A_STORE, MAILBOX } from '../../support/a-store.ts'

function given(
  count: number,
  over: Partial<AcknowledgementGiven> & { readonly every?: number } = {},
): AcknowledgementGiven[] {
  return Array.from({ length: count }, (_, n) => ({
    address: 'eva@mail.example',
    domain: 'mail.example',
    authenticated: true,
    at: MONDAY - 1 - n * (over.every ?? 0),
    ...over,
  }))
}

function verdict(
  list: readonly AcknowledgementGiven[],
  over: { address?: string; authenticated?: boolean; at?: number; suppressedUntil?: number } = {},
) {
  const from = { address: over.address ?? 'eva@mail.example', name: '' }
  return mayAcknowledge(from, over.authenticated ?? true, over.at ?? MONDAY, A_STORE, list, over.suppressedUntil)
}

describe('limits roll, by arrival', () => {
  const others = (count: number) => given(count).map((g, n) => ({ ...g, address: `p${n}@mail.example` }))
  const unproved = (count: number) =>
    given(count).map((g, n) => ({ ...g, address: `p@d${n}.example`, domain: `d${n}.example`, authenticated: false }))
  test.each<[string, readonly AcknowledgementGiven[], Parameters<typeof verdict>[1], string]>([
    ['four within the hour leave room', given(4), {}, 'give'],
    ['five within the hour are enough for an address', given(5), {}, 'limit'],
    ['five of an hour ago count no more', given(5, { at: MONDAY - HOUR }), {}, 'give'],
    ['nineteen within the day leave room', given(19, { every: 70 * MINUTE }), {}, 'give'],
    ['twenty within the day are enough for an address', given(20, { every: 70 * MINUTE }), {}, 'limit'],
    ['twenty of yesterday count no more', given(20, { at: MONDAY - DAY }), {}, 'give'],
    ['forty-nine of a domain leave room', others(49), {}, 'give'],
    ['fifty of a domain within the hour are enough', others(50), {}, 'limit'],
    ['fifty of another domain do not count', others(50), { address: 'x@other.example' }, 'give'],
    ['199 without authentication leave room', unproved(199), { authenticated: false }, 'give'],
    ['200 without authentication are enough for all of them', unproved(200), { authenticated: false }, 'limit'],
    ['but not for whoever is authenticated', unproved(200), { authenticated: true }, 'give'],
    [
      'authenticated ones do not count for the others',
      given(200).map((g, n) => ({ ...g, address: `p@d${n}.example`, domain: `d${n}.example` })),
      { authenticated: false },
      'give',
    ],
    ['mails that arrived later count for one that comes in late', given(5, { at: MONDAY + MINUTE }), {}, 'limit'],
  ])('%s', (_, list, over, expected) => {
    expect(verdict(list, over).kind).toBe(expected)
  })
})

describe('L09 never to', () => {
  test.each([
    'noreply@shop.example',
    'no-reply@a.example',
    'no_reply+123@a.example',
    'do-not-reply@a.example',
    'orders-noreply@a.example',
    'nao-responda@a.example',
    'naoresponder@a.example',
    'nie-odpowiadaj@a.example',
    'no-responder@a.example',
    'ne-pas-repondre@a.example',
    'mailer-daemon@a.example',
    'postmaster@a.example',
    'bounces+7@a.example',
    MAILBOX,
    'incidencias+c7.x@shop.example',
    '',
    'nobody',
  ])('%s', (address) => {
    expect(verdict([], { address })).toMatchObject({ kind: 'silent', lasting: true })
  })

  test.each([
    'norbert@a.example',
    'replyna@a.example',
    'eva@noreply.example',
    'eva@mail.no-reply.example',
    'bouncer@a.example',
  ])('but to %s', (address) => {
    expect(verdict([], { address }).kind).toBe('give')
  })

  test('an address that bounced for good, for sixty days', () => {
    expect(verdict([], { suppressedUntil: MONDAY + 1 })).toMatchObject({ kind: 'silent', lasting: false })
    expect(verdict([], { suppressedUntil: MONDAY }).kind).toBe('give')
  })
})

test.each([
  [MAILBOX, true],
  ['incidencias+a1.b@shop.example', true],
  ['incidencias@evil.example', false],
  ['incidencias+a1.b@evil.example', false],
  ['xincidencias@shop.example', false],
  ['incidencias@sister.example', true],
  ['incidencias+c1.b@sister.example', true],
  ['sister@sister.example', false],
])('%s is read by this installation: %s', (address, expected) => {
  const store = { ...A_STORE, siblings: ['incidencias@sister.example'] }
  expect(isOfInstallation(address, store)).toBe(expected)
  expect(mayAcknowledge({ address, name: '' }, true, MONDAY, store, [], undefined).kind).toBe(
    expected ? 'silent' : 'give',
  )
})
