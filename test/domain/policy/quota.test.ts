import { describe, expect, test } from 'vitest'
import { quotaOf } from '../../../src/domain/policy/quota.ts'
import { A_STORE, ANA, BOSS, MAILBOX } from '../../support/invented-store.ts'

const domain = MAILBOX.slice(MAILBOX.lastIndexOf('@'))

describe('what one sender may send in a day', () => {
  test.each([
    ['customer@example.net', 300],
    ['', 300],
    ['ana@example.net', 300],
    [ANA.address, 3_000],
    [BOSS.address, 3_000],
    [`formulario${domain}`, 3_000],
    ['mailer-daemon@googlemail.com', 3_000],
    ['postmaster@outlook.example', 3_000],
    ['mailer-daemonic@example.net', 300],
    [`someone@evil${domain.slice(1)}`, 300],
  ])('%s: %d mails', (sender, mails) => {
    const quota = quotaOf(sender, A_STORE)
    expect(quota.mails).toBe(mails)
    expect(quota.bytes).toBe((mails / 300) * 250 * 1024 * 1024)
  })
})
