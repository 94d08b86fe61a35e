/** What is needed for every mail is not there: no mail is to blame, none is lost, and all go on when it is back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { process as processMails } from '../../src/app/process.ts'
import { type ATestStore, at, openTestStore } from '../support/a-store.ts'

const MONDAY = at('2026-03-02T10:00:00+01:00')
const HOUR = 3_600_000
/** More often than a mail may be claimed before it is set aside. */
const PASSES = 9

let shop: ATestStore
beforeEach(async () => {
  shop = await openTestStore()
})
afterEach(() => shop.close())

const gone = async () => Promise.reject(new Error('it is not there'))

test.each([
  ['the model', () => ({ reader: { ...shop.deps.reader, ready: gone } })],
  ['the templates', () => ({ templates: gone })],
])('without %s mails wait', async (_, without) => {
  await shop.deliver(MONDAY, { from: 'eva@mail.example' }, { from: 'max@mail.example' })
  for (let pass = 0; pass < PASSES; pass++) {
    const passing = processMails({ ...shop.deps, ...without() }, shop.mailbox, () => MONDAY + pass * HOUR)
    await expect(passing).rejects.toThrow('it is not there')
  }
  expect(await shop.ledger()).toMatchObject({ pending: 2, quarantined: 0 })

  expect(await shop.process(MONDAY + PASSES * HOUR)).toMatchObject({ processed: 2, opened: 2, quarantined: 0 })
})
