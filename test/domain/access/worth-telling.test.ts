/** When managers hear that a mailbox lets nobody in: what lasted, not a hiccup. */
import { expect, test } from 'vitest'
import { type Closed, isWorthTelling } from '../../../src/domain/access/worth-telling.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { A_STORE, at } from '../../support/a-store.ts'

/** Monday 10:00 in Madrid; business begins at 9:00. */
const NOW = at('2026-03-02T10:00:00+01:00')
const refused = { door: 'server', kind: 'refused', since: NOW - 15 * MINUTE, failures: 3 } as const
const away = { door: 'server', kind: 'away', since: NOW - HOUR, failures: 30 } as const
const token = { door: 'imap', kind: 'refused', since: NOW, failures: 1 } as const

test.each<[string, Closed, boolean, Closed[]?]>([
  ['a refused token, at once', token, true],
  ["a token's provider that is away, never", { ...token, kind: 'away', since: NOW - 9 * HOUR }, false],
  ['a password refused three times in a quarter of an hour', refused, true],
  ['a password refused twice', { ...refused, failures: 2 }, false],
  ['a password refused for ten minutes', { ...refused, since: NOW - 10 * MINUTE }, false],
  ['a server away for an hour of business', away, true],
  ['a server away for fifty minutes', { ...away, since: NOW - 50 * MINUTE }, false],
  ['a server away for the weekend, when business has lasted an hour', { ...away, since: NOW - 60 * HOUR }, true],
  ['a server away beside a refused token, which is told by itself', away, false, [away, token]],
])('%s', (_, one, isTold, open = [one]) => {
  expect(isWorthTelling(one, open, A_STORE.calendar, NOW)).toBe(isTold)
})

test('a server away all night is no news before business has lasted an hour', () => {
  const early = at('2026-03-02T09:59:00+01:00')
  expect(isWorthTelling({ ...away, since: early - 12 * HOUR }, [], A_STORE.calendar, early)).toBe(false)
})
